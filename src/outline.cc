#include "outline.h"

#include <algorithm>

#include "find_word.h"
#include "outline_day.h"
#include "outline_place.h"
#include "outline_role.h"

namespace zhibiao::outline {
namespace {

constexpr std::size_t kLeadParagraphs = 3;  // where a report says which period it is for
constexpr std::size_t kLeadBytes = 300;     // of each: 100 Chinese characters
constexpr std::size_t kIssueBytes = 16;     // 第612期
constexpr std::size_t kHourBytes = 6;       // 零时 behind a day
constexpr std::size_t kShortHeading = 30;   // bytes: a heading of ten characters says no more than its word

bool has_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](const std::string& w) { return find_word(text, w) != text.npos; });
}

class Reader {
 public:
  Reader(const text::CleanText& clean, const std::vector<timex::Expression>& times,
         const place::Tables& places, const Tables& tables)
      : clean_(clean), tables_(tables), regions_(clean, times, places, tables), days_(clean, times, tables) {}

  Outline run(std::optional<Date> date, const Outline* before) {
    if (before) out_ = continued(*before);
    out_.parts.resize(clean_.blocks.size());
    Roles roles(clean_, tables_, days_, before ? 0 : kHeadBlocks, out_.parts);
    for (std::size_t i = 0; i < clean_.blocks.size(); ++i) {
      roles.set(i);
      if (out_.parts[i].role != Role::paragraph) continue;
      const std::size_t lead = days_.behind_dateline(clean_.blocks[i].at);
      if (lead != clean_.blocks[i].at.begin) out_.parts[i].lead = lead;
    }
    if (!before) {
      out_.today = date ? date : days_.written();
      out_.dated = out_.today.has_value();
      if (!out_.today) out_.today = days_.guessed(out_.parts);
      read_document();
    }
    for (std::size_t i = 0; i < clean_.blocks.size(); ++i) {
      if (out_.parts[i].role != Role::heading) continue;
      Scope& scope = out_.parts[i].scope = scope_of(i);
      if (!out_.plan && scope.modality != Modality::target && lies_ahead(scope.period)) scope.period = {};
      out_.parts[i].scope.place = regions_.of_heading(clean_.blocks[i].at);
    }
    return std::move(out_);
  }

 private:
  std::string_view block(std::size_t i) const { return clean_.blocks[i].at.of(clean_.bytes); }

  Times times_of(std::size_t i) const { return days_.times_of(clean_.blocks[i].at); }

  // 2026年第3期 counts issues.
  bool numbers_issue(const timex::Expression& t) const {
    const std::string_view rest = std::string_view(clean_.bytes).substr(t.at.end, kIssueBytes);
    return std::any_of(tables_.issue_marks.begin(), tables_.issue_marks.end(),
                       [rest](const auto& mark) { return !mark.empty() && rest.find(mark) != rest.npos; }) &&
           rest.starts_with(tables_.chapter_prefix);
  }

  bool joined(const timex::Expression& a, const timex::Expression& b) const { return days_.joined(a, b); }

  timex::Reference reference() const {
    const Interval& about = out_.document.period;
    return {out_.today, out_.document.year ? out_.document.year : today_year(),
            about,      about,
            {},         std::nullopt,
            out_.dated, out_.dated};
  }
  std::optional<int> today_year() const {
    return out_.today ? std::optional(out_.today->year) : std::nullopt;
  }

  Scope scope_of(std::size_t i) const {
    Scope out;
    const std::string_view text = block(i);
    for (const auto& t : times_of(i)) {
      if (!t.is_period() || t.loose || (out.period.known() && t.day_high == 0)) continue;
      if (numbers_issue(t)) continue;
      if (t.has_month() && t.month == t.month_high && acted(t)) continue;
      timex::Reference from = reference();
      if (!t.year && ends_before_title(timex::resolve(t, from)))
        from.year = today_year(), from.period = from.document = {};
      const Interval period = timex::resolve(t, from);
      if (!period.known()) continue;
      out.period = period;
      out.year = timex::year_of(t, from);
    }
    const bool both = looks_back(text);  // 经济回顾及展望: its paragraphs tell which
    if (both || has_any(text, tables_.actual_words)) out.modality = Modality::actual;
    const bool numbered = out_.parts[i].level < 3 || out.period.known() || text.size() <= kShortHeading;
    if (!both && numbered && has_any(text, tables_.target_words)) out.modality = Modality::target;
    return out;
  }

  // 上年办理情况, below the title 2023 年…报告 of January 2024: told from the day, not from the title's year.
  bool ends_before_title(const Interval& period) const {
    const auto& start = out_.document.period.start;
    return out_.dated && start && period.end && *period.end < *start && out_.today->year > start->year;
  }

  // A budget of February for the year from April: what it tells of the past has no part in that.
  bool lies_ahead(const Interval& period) const {
    return out_.dated && period.start && *out_.today < *period.start;
  }

  // A heading that names what has been done, then a joint, then what is to come.
  bool looks_back(std::string_view text) const {
    return std::any_of(tables_.past_words.begin(), tables_.past_words.end(), [&](const std::string& word) {
      const std::size_t at = find_word(text, word);
      if (at == text.npos) return false;
      const std::string_view rest = text.substr(at + word.size());
      return std::any_of(tables_.joints.begin(), tables_.joints.end(),
                         [rest](const std::string& joint) { return rest.starts_with(joint); });
    });
  }

  void read_document() {
    const auto title = std::find_if(out_.parts.begin(), out_.parts.end(),
                                    [](const Part& p) { return p.role == Role::title; });
    if (title != out_.parts.end()) {
      const auto i = static_cast<std::size_t>(title - out_.parts.begin());
      Scope scope = scope_of(i);
      if (!scope.period.known()) scope.period = day_in_title(i);
      out_.document.period = scope.period;
      out_.document.year = scope.year;
      out_.titled = scope.period.known();
      out_.plan = has_any(block(i), tables_.plan_words);
      if (!out_.plan && lies_ahead(scope.period))
        out_.document.period = {}, out_.document.year = today_year();
      out_.document.place = regions_.nation_of(clean_.blocks[i].at);  // whoever the letterhead names
    }
    for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks); ++i) {
      if (titled_place_ends(i)) break;
      if (out_.document.place.empty() && out_.parts[i].role != Role::paragraph)
        out_.document.place = regions_.of_title(clean_.blocks[i].at);
    }
    const Regions::Said said = regions_.said();
    out_.money_place = regions_.money_place(said);
    out_.placed = !out_.document.place.empty() && !regions_.several_in_title();
    if (out_.document.place.empty()) out_.document.place = regions_.spoken_of(of_a_national_office());
    if (out_.document.place.empty() && national_lead()) out_.document.place = tables_.nation;
    if (out_.document.place.empty()) out_.document.place = regions_.meant_by_self();
    out_.placed = out_.placed || (out_.document.place.empty() && regions_.of_some_province());
    if (out_.document.place.empty() && Regions::marked(said)) out_.document.place = tables_.region;
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < clean_.blocks.size() && paragraphs < kLeadParagraphs; ++i) {
      paragraphs += out_.parts[i].role == Role::paragraph;
      if (out_.document.period.known() || out_.parts[i].role == Role::title) continue;
      Scope scope = lead_scope(i);
      const bool story = !out_.plan && out_.parts[i].role == Role::paragraph;
      const auto last = story ? days_.last_year(clean_.blocks[i].at, scope.period, out_.today) : std::nullopt;
      if (last) scope.period = Interval::years(*last, *last), scope.year = last;
      if (is_history(scope.period)) break;
      if (scope.period.known()) out_.document.period = scope.period, out_.document.year = scope.year;
      if (tells_at_no_time(i)) break;
    }
    if (!out_.document.period.known()) out_.document.period = counted_at();
    if (!out_.document.period.known()) out_.document.period = day_of_lead();
    add_up();
    for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks); ++i) read_days(i);
    if (!out_.document.year) out_.document.year = today_year();
    for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks + 4); ++i) {
      if (has_any(block(i), tables_.same_below)) out_.comparison = "yoy";
    }
  }

  // A caption or a line of the page below the first paragraph says nothing of the whole.
  bool titled_place_ends(std::size_t i) const {
    return out_.parts[i].role == Role::paragraph && i > 0 && out_.parts[0].role == Role::paragraph;
  }

  // A story of today that opens with years long past goes on through others.
  bool is_history(const Interval& lead) const {
    return out_.today && !out_.plan && lead.end && lead.end->year + 1 < out_.today->year;
  }

  // A report titled 三季度 that opens with 1—9月 tells the year up to then.
  void add_up() {
    std::size_t paragraphs = 0;
    const Interval titled = out_.document.period;
    for (std::size_t i = 0; i < clean_.blocks.size() && paragraphs < kLeadParagraphs; ++i) {
      if (out_.parts[i].role != Role::paragraph) continue;
      ++paragraphs;
      const Interval lead = lead_scope(i).period;
      if (!lead.known()) continue;
      const bool to_date = lead.start && titled.start && lead.start->month == 1 && lead.start->day == 1 &&
                           *lead.start < *titled.start && lead.end == titled.end;
      if (to_date) out_.document.period = lead;
      return;
    }
  }

  // 统计时段：9月9日—9月15日: the days that a report says it covers.
  void read_days(std::size_t i) {
    if (out_.parts[i].role == Role::paragraph) return;
    for (const auto& t : times_of(i)) {
      const Interval days = t.day_high != 0 ? timex::resolve(t, reference()) : Interval{};
      if (days.known()) out_.document.period = days;
    }
  }

  // 8月18日新增…, 7月15日批发价格: the day that the whole text tells of.
  Interval day_in_title(std::size_t i) const {
    for (const auto& t : times_of(i)) {
      if (t.at.size() * 2 > clean_.blocks[i].at.size()) return {};  // a dateline on its own
      if (t.is_one_day() &&
          !has_any(block(i).substr(t.at.end - clean_.blocks[i].at.begin), tables_.starting_words))
        return timex::resolve(t, reference());
    }
    return {};
  }

  // 以2020年11月1日零时为标准时点: when a census or survey counts.
  Interval counted_at() const {
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < clean_.blocks.size() && paragraphs < kLeadParagraphs; ++i) {
      paragraphs += out_.parts[i].role == Role::paragraph;
      for (const auto& t : times_of(i)) {
        const std::string_view rest = std::string_view(clean_.bytes).substr(t.at.end);
        const auto stands = [rest](const std::string& word) {
          return rest.substr(0, word.size() + kHourBytes).find(word) != rest.npos;
        };
        if (std::none_of(tables_.as_of_words.begin(), tables_.as_of_words.end(), stands)) continue;
        Interval at = timex::resolve(t, reference());
        at.start.reset();
        return at;
      }
    }
    return {};
  }

  // 7月15日，三大股指集体收涨。…: a story of what happened on one day; when it was told is another matter.
  Interval day_of_lead() const {
    for (std::size_t i = 0; i < clean_.blocks.size(); ++i) {
      if (out_.parts[i].role != Role::paragraph) continue;
      if (!days_.has_figure(clean_.blocks[i].at)) return {};
      const std::size_t begin = std::max(out_.parts[i].lead, clean_.blocks[i].at.begin);
      for (const auto& t : times_of(i)) {
        if (t.at.begin < begin) continue;
        const std::string_view rest = days_.sentence_of(t.at.begin).of(clean_.bytes);
        if (t.at.begin != begin || !t.is_one_day() || has_any(rest, tables_.announce_words) ||
            has_any(rest, tables_.act_words))
          return {};
        return timex::resolve(t, reference());
      }
      return {};
    }
    return {};
  }

  bool of_a_national_office() const {
    for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks); ++i) {
      if (out_.parts[i].role != Role::paragraph && has_any(block(i), tables_.nation_words)) return true;
    }
    return false;
  }

  // A national office speaks in the title or the first paragraphs, and no region does.
  bool national_lead() const {
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < clean_.blocks.size() && paragraphs < kLeadParagraphs; ++i) {
      paragraphs += out_.parts[i].role == Role::paragraph;
      if (regions_.names_office(block(i))) return true;
    }
    return false;
  }

  // 2021 年 11 月，…提出: when something was said or done, not what the figures are for.
  bool acted(const timex::Expression& time) const {
    return has_any(days_.sentence_of(time.at.begin).of(clean_.bytes), tables_.act_words);
  }

  // A story that opens with figures of no time: a year that a later paragraph names is not theirs.
  bool tells_at_no_time(std::size_t i) const {
    const auto dated = [](const timex::Expression& t) { return t.has_year() || t.has_month(); };
    return out_.parts[i].role == Role::paragraph &&
           std::none_of(times_of(i).begin(), times_of(i).end(), dated) &&
           days_.has_figure(clean_.blocks[i].at);
  }

  // A period that opens the first paragraphs, or a heading among them.
  Scope lead_scope(std::size_t i) const {
    Scope out;
    for (const auto& t : times_of(i)) {
      if (!t.is_period() || t.span_years != 0 || t.until || t.onwards || t.same || t.since) continue;
      if (t.week_offset && *t.week_offset != 0)
        continue;  // a week spoken of, not the one that the text is for
      if (&t + 1 != times_of(i).end() && joined(t, *(&t + 1))) break;
      if (t.has_month() && t.month == t.month_high && acted(t)) continue;
      if (t.at.begin < out_.parts[i].lead || t.at.begin > clean_.blocks[i].at.begin + kLeadBytes) continue;
      if (t.at.begin != out_.parts[i].lead && !days_.announced(t.at.begin) &&
          !regions_.starts_clause(t.at.begin, clean_.blocks[i].at.begin))
        continue;
      Interval period = timex::resolve(t, reference());
      if (!period.known()) continue;
      // 本周（6月23日至27日）: the bracket says which days.
      const timex::Expression* next = &t + 1 == times_of(i).end() ? nullptr : &t + 1;
      const bool bracket = next && next->at.begin == t.at.end + 1 && clean_.bytes[t.at.end] == '(';
      if (bracket && next->is_period()) period = timex::resolve(*next, reference());
      out.period = period;
      out.year = timex::year_of(t, reference());
      break;
    }
    return out;
  }

  const text::CleanText& clean_;
  const Tables& tables_;
  Regions regions_;
  Days days_;
  Outline out_;
};

}  // namespace

Outline read(const text::CleanText& clean, const std::vector<timex::Expression>& times,
             const place::Tables& places, const Tables& tables, std::optional<Date> date,
             const Outline* before) {
  return Reader(clean, times, places, tables).run(date, before);
}

}  // namespace zhibiao::outline
