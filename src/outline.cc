#include "outline.h"

#include <algorithm>
#include <unordered_map>

namespace zhibiao::outline {
namespace {

constexpr std::size_t kLongestHeading = 120;  // bytes: 40 Chinese characters
constexpr std::size_t kHeadBlocks = 6;        // where title and dateline stand
constexpr std::size_t kLeadParagraphs = 3;    // where a report says which period it is for
constexpr std::size_t kLeadBytes = 300;       // of each: 100 Chinese characters
constexpr std::size_t kOpening = 60;          // bytes of a heading in which its region stands
constexpr std::size_t kNumbering = 10;        // bytes of its number
constexpr std::size_t kLongestChapter = 24;   // bytes in which the mark of a chapter stands
constexpr std::size_t kShortHeading = 30;     // bytes: a heading of ten characters says no more than its word
constexpr int kSeldom = 2;                    // the same where no other region is spoken of as often
constexpr int kStandsOut = 3;                 // clauses that start with a region before it is the document's

bool has_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [text](const std::string& w) { return text.find(w) != text.npos; });
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [text](const std::string& w) { return text.ends_with(w); });
}

// Time expressions of one block, in order.
struct Times {
  const timex::Expression* first;
  const timex::Expression* last;
  const timex::Expression* begin() const { return first; }
  const timex::Expression* end() const { return last; }
};

class Reader {
 public:
  Reader(const text::CleanText& clean, const std::vector<timex::Expression>& times, const place::Tables& places,
         const Tables& tables)
      : clean_(clean), times_(times), places_(places), tables_(tables) {}

  Outline run(std::optional<Date> date) {
    out_.parts.resize(clean_.blocks.size());
    for (std::size_t i = 0; i < clean_.blocks.size(); ++i) set_role(i);
    out_.today = date ? date : find_today();
    read_document();
    for (std::size_t i = 0; i < clean_.blocks.size(); ++i) {
      if (out_.parts[i].role != Role::heading) continue;
      out_.parts[i].scope = scope_of(i);
      out_.parts[i].scope.place = heading_place(i);
    }
    return std::move(out_);
  }

 private:
  std::string_view block(std::size_t i) const { return clean_.blocks[i].at.of(clean_.bytes); }

  Times times_of(std::size_t i) const {
    const Span at = clean_.blocks[i].at;
    const auto from = std::lower_bound(times_.begin(), times_.end(), at.begin,
                                       [](const timex::Expression& t, std::size_t b) { return t.at.begin < b; });
    auto to = from;
    while (to != times_.end() && to->at.begin < at.end) ++to;
    return {times_.data() + (from - times_.begin()), times_.data() + (to - times_.begin())};
  }

  void set_role(std::size_t i) {
    const std::string_view text = block(i);
    Part& part = out_.parts[i];
    if (text.size() > kLongestHeading || ends_with_any(text, tables_.terminals)) return;
    if (i < kHeadBlocks && !title_seen_) {
      part.role = Role::title;
      title_seen_ = true;
      return;
    }
    part.role = Role::heading;
    part.level = level_of(text);
    if (i < kHeadBlocks && times_of(i).first != times_of(i).last && has_full_date(i)) part.role = Role::dateline;
  }

  bool has_full_date(std::size_t i) const {
    return std::any_of(times_of(i).begin(), times_of(i).end(), [](const auto& t) { return t.day != 0 && t.year; });
  }

  // 一、 is 1, （一） is 2, 1. and everything else is 3.
  std::uint8_t level_of(std::string_view text) const {
    if (text.starts_with("(")) return 2;
    if (const Trie::Match m = chapter(text)) return 1;
    const bool ascii = !text.empty() && text[0] >= '0' && text[0] <= '9';
    if (ascii) return 3;
    for (std::size_t at = 3; at <= 9 && at < text.size(); at += 3) {
      if (text.substr(at).starts_with(tables_.heading_marks.front())) return 1;
    }
    return 3;
  }

  // 第三章, 第一部分
  Trie::Match chapter(std::string_view text) const {
    if (tables_.chapter_prefix.empty() || !text.starts_with(tables_.chapter_prefix)) return {};
    for (const std::string& mark : tables_.chapter_marks) {
      if (text.substr(0, kLongestChapter).find(mark) != text.npos) return {mark.size(), 0};
    }
    return {};
  }

  // The first full date of the head, then of the tail, then any year with a month.
  std::optional<Date> find_today() const {
    const std::size_t n = clean_.blocks.size();
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks); ++i) {
      if (const auto d = full_date(i)) return d;
    }
    for (std::size_t i = n - std::min<std::size_t>(n, 3); i < n; ++i) {
      if (const auto d = full_date(i)) return d;
    }
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks); ++i) {
      if (out_.parts[i].role == Role::paragraph) continue;
      for (const auto& t : times_of(i)) {
        if (t.year && !t.until) return Date{*year_of(t), t.month_high ? t.month_high : 12, t.day ? t.day : 28};
      }
    }
    return latest_month();
  }

  // The latest month of a year that is spoken of as past; plans and bases of comparison name no month.
  std::optional<Date> latest_month() const {
    std::optional<Date> best;
    for (const auto& t : times_) {
      if (!t.year || t.until || (t.month == 0 && !t.since)) continue;
      const Date date{*t.year, std::max(t.month_high, 1), std::max(t.day, 1)};
      if (!best || *best < date) best = date;
    }
    return best;
  }

  static std::optional<int> year_of(const timex::Expression& t) { return timex::year_of(t, {}); }

  std::optional<Date> full_date(std::size_t i) const {
    for (const auto& t : times_of(i)) {
      if (t.year && t.day) return Date{*t.year, t.month, std::min(t.day, days_in_month(*t.year, t.month))};
    }
    return std::nullopt;
  }

  timex::Reference reference() const { return {out_.today, out_.document.year ? out_.document.year : today_year(), {}}; }
  std::optional<int> today_year() const { return out_.today ? std::optional(out_.today->year) : std::nullopt; }

  Scope scope_of(std::size_t i) const {
    Scope out;
    const std::string_view text = block(i);
    for (const auto& t : times_of(i)) {
      if (!t.is_period() || t.span_years != 0) continue;
      const Interval period = timex::resolve(t, reference());
      if (!period.known()) continue;
      out.period = period;
      out.year = timex::year_of(t, reference());
      break;
    }
    if (has_any(text, tables_.actual_words)) out.modality = Modality::actual;
    const bool numbered = out_.parts[i].level < 3 || out.period.known() || text.size() <= kShortHeading;
    if (numbered && has_any(text, tables_.target_words)) out.modality = Modality::target;
    return out;
  }

  void read_document() {
    const auto title = std::find_if(out_.parts.begin(), out_.parts.end(), [](const Part& p) { return p.role == Role::title; });
    if (title != out_.parts.end()) {
      const auto i = static_cast<std::size_t>(title - out_.parts.begin());
      const Scope scope = scope_of(i);
      out_.document.period = scope.period;
      out_.document.year = scope.year;
      out_.plan = has_any(block(i), tables_.plan_words);
    }
    for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks); ++i) {
      if (out_.document.place.empty() && out_.parts[i].role != Role::paragraph) out_.document.place = title_place(i);
    }
    if (out_.document.place.empty()) out_.document.place = spoken_of();
    if (out_.document.place.empty()) out_.document.place = meant_by_self();
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < clean_.blocks.size() && paragraphs < kLeadParagraphs; ++i) {
      paragraphs += out_.parts[i].role == Role::paragraph;
      if (out_.document.period.known() || out_.parts[i].role == Role::title) continue;
      const Scope scope = lead_scope(i);
      if (scope.period.known()) out_.document.period = scope.period, out_.document.year = scope.year;
    }
    if (!out_.document.year) out_.document.year = today_year();
    for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks + 4); ++i) {
      if (has_any(block(i), tables_.same_below)) out_.comparison = "yoy";
    }
  }

  // A period that opens the first paragraphs, or a heading among them.
  Scope lead_scope(std::size_t i) const {
    Scope out;
    for (const auto& t : times_of(i)) {
      if (!t.is_period() || t.span_years != 0 || t.until || t.onwards || t.same) continue;
      if (t.at.begin > clean_.blocks[i].at.begin + kLeadBytes || !starts_clause_exactly(t.at.begin, clean_.blocks[i].at.begin)) continue;
      const Interval period = timex::resolve(t, reference());
      if (!period.known()) continue;
      out.period = period;
      out.year = timex::year_of(t, reference());
      break;
    }
    return out;
  }

  // The first gazetteer name; else what stands before the first 省, 市, 县 … of a title that starts with it.
  std::string title_place(std::size_t i) const {
    const Span at = clean_.blocks[i].at;
    for (std::size_t p = at.begin; p < at.end; ++p) {
      const Trie::Match m = places_.match(std::string_view(clean_.bytes).substr(0, at.end), p);
      if (!m) continue;
      const bool subject = places_.sort(m.value) != place::Sort::nation || starts_clause_exactly(p, at.begin);
      if (place::is_home(places_.sort(m.value)) && subject) return clean_.original({p, p + m.length});
      p += m.length - 1;
    }
    return suffix_place(at);
  }

  // True where an office, a report or a time follows the name of a region: X县人民政府, X区2023年…
  bool issues(std::string_view rest) const {
    if (rest.empty() || (rest[0] >= '0' && rest[0] <= '9')) return true;
    return std::any_of(tables_.issuer_words.begin(), tables_.issuer_words.end(), [rest](const std::string& w) { return rest.starts_with(w); });
  }

  // A region that a heading starts with.
  std::string heading_place(std::size_t i) const {
    const Span at = clean_.blocks[i].at;
    for (std::size_t p = at.begin; p < std::min(at.end, at.begin + kOpening); ++p) {
      const Trie::Match m = places_.match(std::string_view(clean_.bytes).substr(0, at.end), p);
      if (m && place::is_home(places_.sort(m.value)) && starts_heading(p, at.begin)) return clean_.original({p, p + m.length});
    }
    return {};
  }

  // True where only a number, a mark or a time stands before `p`.
  bool starts_heading(std::size_t p, std::size_t begin) const {
    return p < begin + kNumbering || starts_clause_exactly(p, begin);
  }

  std::string suffix_place(Span at) const {
    std::size_t begin = at.begin;
    for (const auto& t : times_) {
      if (t.at.begin == begin) begin = t.at.end;
    }
    for (std::size_t p = begin + 6; p <= begin + 24 && p < at.end; p += 3) {
      const std::string_view rest = std::string_view(clean_.bytes).substr(p, at.end - p);
      for (const std::string& suffix : tables_.self_suffixes) {
        if (rest.starts_with(suffix) && issues(rest.substr(suffix.size()))) return clean_.original({begin, p + suffix.size()});
      }
    }
    return {};
  }

  // The region that clauses most often start with; nothing where none stands out.
  std::string spoken_of() {
    std::unordered_map<std::string, std::pair<int, Span>> counts;
    const std::string_view text = clean_.bytes;
    bool start = true;
    for (std::size_t p = 0; p < text.size();) {
      const std::size_t mark = mark_at(p);
      if (mark != 0) {
        start = true;
        p += mark;
        continue;
      }
      if (!start) {
        ++p;
        continue;
      }
      if (const std::size_t after = skip_time(p); after != p) {
        p = after;
        continue;
      }
      const Trie::Match m = places_.match(text, p);
      if (m && place::Sort::region >= places_.sort(m.value) && places_.sort(m.value) != place::Sort::country &&
          places_.sort(m.value) != place::Sort::bloc) {
        auto& [count, at] = counts[places_.code(m.value)];
        if (count++ == 0) at = {p, p + m.length};
      } else if (m && places_.sort(m.value) == place::Sort::nation) {
        auto& [count, at] = counts[places_.code(m.value)];
        if (count++ == 0) at = {p, p + m.length};
        nation_code_ = places_.code(m.value);
      }
      start = false;
      p += std::max<std::size_t>(m.length, 1);
    }
    return most_spoken(counts);
  }

  // 全市, 本港: the text has a region of its own; the one that it names most.
  std::string meant_by_self() const {
    std::unordered_map<std::string, std::pair<int, Span>> counts;
    const std::string_view text = clean_.bytes;
    bool self = false;
    for (std::size_t p = 0; p < text.size();) {
      const Trie::Match m = places_.match(text, p);
      if (m && places_.sort(m.value) == place::Sort::self) self = true;
      if (m && place::is_home(places_.sort(m.value)) && places_.sort(m.value) != place::Sort::nation) {
        auto& [count, at] = counts[places_.code(m.value)];
        if (count++ == 0) at = {p, p + m.length};
      }
      p += std::max<std::size_t>(m.length, 1);
    }
    if (!self || counts.empty()) return {};
    const auto best = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
      return std::pair(a.second.first, b.second.second.begin) < std::pair(b.second.first, a.second.second.begin);
    });
    return clean_.original(best->second.second);
  }

  std::string most_spoken(const std::unordered_map<std::string, std::pair<int, Span>>& counts) const {
    int best = 0, total = 0;
    Span at;
    for (const auto& [code, entry] : counts) {
      total += entry.first;
      if (entry.first > best || (entry.first == best && entry.second.begin < at.begin)) best = entry.first, at = entry.second;
    }
    const auto nation = counts.find(nation_code_);
    const int national = nation == counts.end() ? 0 : nation->second.first;
    if (best >= kStandsOut && best > national && 3 * best >= total) return clean_.original(at);
    if (national > 0) return clean_.original(nation->second.second);
    return best >= kSeldom && 2 * best > total ? clean_.original(at) : std::string();
  }

  bool starts_clause_exactly(std::size_t p, std::size_t begin) const {
    if (p == begin || ends_with_any(std::string_view(clean_.bytes).substr(0, p), tables_.terminals)) return true;
    return std::any_of(times_.begin(), times_.end(), [p](const timex::Expression& t) { return t.at.end == p; }) || clean_.bytes[p - 1] == ':';
  }

  // The size of the mark that ends a clause at `p`; 0 where there is none.
  std::size_t mark_at(std::size_t p) const {
    const std::string_view rest = std::string_view(clean_.bytes).substr(p);
    if (rest[0] == '\n' || rest[0] == ' ') return 1;
    for (const std::string& mark : tables_.terminals) {
      if (rest.starts_with(mark)) return mark.size();
    }
    return 0;
  }

  std::size_t skip_time(std::size_t p) const {
    const auto at = std::lower_bound(times_.begin(), times_.end(), p, [](const timex::Expression& t, std::size_t b) { return t.at.begin < b; });
    return at != times_.end() && at->at.begin == p && at->at.end < clean_.bytes.size() ? at->at.end : p;
  }

  const text::CleanText& clean_;
  const std::vector<timex::Expression>& times_;
  const place::Tables& places_;
  const Tables& tables_;
  Outline out_;
  bool title_seen_ = false;
  std::string nation_code_;
};

void extend(std::vector<std::string>& list, const rules::Node& section, std::string_view key) {
  for (std::string& word : section.strings(key)) list.push_back(std::move(word));
}

}  // namespace

void Tables::add(const rules::Node& file) {
  const rules::Node* section = file.find("outline");
  if (!section) return;
  section->only({"heading_marks", "terminals", "target_words", "actual_words", "plan_words", "publish_words",
                 "self_suffixes", "nation_words", "same_below", "chapter_prefix", "chapter_marks", "issuer_words"});
  extend(issuer_words, *section, "issuer_words");
  chapter_prefix = section->string_or("chapter_prefix", chapter_prefix);
  extend(chapter_marks, *section, "chapter_marks");
  extend(heading_marks, *section, "heading_marks");
  extend(terminals, *section, "terminals");
  extend(target_words, *section, "target_words");
  extend(actual_words, *section, "actual_words");
  extend(plan_words, *section, "plan_words");
  extend(publish_words, *section, "publish_words");
  extend(self_suffixes, *section, "self_suffixes");
  extend(nation_words, *section, "nation_words");
  extend(same_below, *section, "same_below");
}

void Tables::build() {
  if (heading_marks.empty()) heading_marks.emplace_back(".");
}

Outline read(const text::CleanText& clean, const std::vector<timex::Expression>& times, const place::Tables& places,
             const Tables& tables, std::optional<Date> date) {
  return Reader(clean, times, places, tables).run(date);
}

}  // namespace zhibiao::outline
