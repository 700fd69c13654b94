#include "outline_en.h"

#include <algorithm>
#include <string>

#include "english.h"
#include "outline_places_en.h"
#include "outline_words_en.h"

namespace zhibiao::english {
namespace {

using outline::Outline;
using outline::Part;
using outline::Role;
using outline::Scope;

constexpr std::size_t kLongestHeading = 110;  // bytes
constexpr std::size_t kLongestPartWord = 16;
constexpr std::size_t kHeadBlocks = 6;  // where title and dateline stand

class Reader {
 public:
  Reader(const text::CleanText& clean, const std::vector<timex::Expression>& times,
         const place::Tables& places, const outline::Tables& tables)
      : clean_(clean), times_(times), places_(places), tables_(tables) {}

  Outline run(std::optional<Date> date, const Outline* before) {
    if (before) out_ = outline::continued(*before), head_ = 0;
    out_.parts.resize(clean_.blocks.size());
    for (std::size_t i = 0; i < clean_.blocks.size(); ++i) set_role(i);
    if (!before) {
      out_.today = date ? date : find_today();
      read_document();
      read_brief();
    }
    for (std::size_t i = 0; i < clean_.blocks.size(); ++i) {
      if (out_.parts[i].role == Role::heading) out_.parts[i].scope = scope_of(i);
    }
    for (std::size_t i = 0; i < clean_.blocks.size(); ++i) read_list(i);
    return std::move(out_);
  }

 private:
  std::string_view block(std::size_t i) const { return clean_.blocks[i].at.of(clean_.bytes); }

  template <class See>
  void each_time(std::size_t i, See&& see) const {
    const Span at = clean_.blocks[i].at;
    auto t = std::lower_bound(times_.begin(), times_.end(), at.begin,
                              [](const timex::Expression& a, std::size_t b) { return a.at.begin < b; });
    for (; t != times_.end() && t->at.begin < at.end; ++t) {
      if (see(*t)) return;
    }
  }

  void set_role(std::size_t i) {
    const std::string_view text = block(i);
    Part& part = out_.parts[i];
    const bool ends = std::any_of(tables_.terminals.begin(), tables_.terminals.end(),
                                  [text](const auto& t) { return text.ends_with(t); });
    if (text.size() > kLongestHeading || ends || bulleted(text)) return;
    if (i < head_ && !title_seen_) {
      part.role = Role::title;
      title_seen_ = true;
      return;
    }
    bool full = false;
    each_time(i, [&full](const timex::Expression& t) { return full = t.day != 0 && t.year.has_value(); });
    part.role = i < head_ && full ? Role::dateline : Role::heading;
    part.level = level_of(text);
    numbered_ = numbered_ || (part.role == Role::heading && part.level == 1);
  }

  // "The targets for 2024 are as follows:" before the points of a list: what it says holds for each of them.
  void read_list(std::size_t lead) {
    if (out_.parts[lead].role != Role::paragraph || !block(lead).ends_with(":")) return;
    std::optional<Scope> scope;
    for (std::size_t i = lead + 1; i < clean_.blocks.size() && bulleted(block(i)); ++i) {
      if (!scope) scope = scope_of(lead);
      out_.parts[i].scope = *scope;
    }
  }

  // 1. and II. are 1, 3.1 and unnumbered ones below them 2, (a) is 3.
  std::uint8_t level_of(std::string_view text) const {
    if (text.starts_with("(")) return 3;
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > 0) return end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]) ? 2 : 1;
    while (end < text.size() && std::string_view("IVX").find(text[end]) != std::string_view::npos) ++end;
    if (end > 0 && end < text.size() && text[end] == '.') return 1;
    const std::string head = lower(text.substr(0, kLongestPartWord));
    if (std::any_of(tables_.part_words.begin(), tables_.part_words.end(),
                    [&head](const std::string& w) { return head.starts_with(w); }))
      return 1;
    return numbered_ ? 2 : 1;
  }

  std::optional<Date> find_today() const {
    const std::size_t n = clean_.blocks.size();
    std::optional<Date> out;
    const auto full = [&out](const timex::Expression& t) {
      if (!t.year || t.day == 0 || t.month == 0) return false;
      out = Date{*t.year, t.month, std::min(t.day, days_in_month(*t.year, t.month))};
      return true;
    };
    const auto any = [&out](const timex::Expression& t) {
      if (!t.year || t.until || t.onwards) return false;
      const int year = t.year_high.value_or(*t.year);
      out = Date{year, t.month_high ? t.month_high : 12, 28};
      return true;
    };
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks) && !out; ++i) {
      if (out_.parts[i].role != Role::paragraph || i == 0) each_time(i, full);
    }
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks) && !out; ++i) {
      if (out_.parts[i].role != Role::paragraph) each_time(i, any);
    }
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks) && !out; ++i) each_time(i, full);
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks) && !out; ++i) each_time(i, any);
    return out;
  }

  timex::Reference reference() const {
    std::optional<int> year = out_.document.year;
    if (!year && out_.today) year = out_.today->year;
    return {out_.today, year, {}, {}};
  }

  Scope scope_of(std::size_t i) const {
    Scope out;
    bool two = false;  // the head of a table: 2021 2022
    each_time(i, [&](const timex::Expression& t) {
      if (!t.is_period() || t.span_years != 0 || t.onwards) return false;
      const Interval period = timex::resolve(t, reference());
      if (!period.known() || published(t, period)) return false;
      two = out.period.known() && !(out.period == period);
      out.period = period;
      out.year = timex::year_of(t, reference());
      return two;
    });
    if (two) out = {};
    const std::string text = lower(block(i));
    if (has_any(text, tables_.actual_words))
      out.modality = Modality::actual;
    else if (has_any(text, tables_.target_words))
      out.modality = Modality::target;
    else if (opens(text, tables_.forecast_words))
      out.modality = Modality::forecast;
    return out;
  }

  // The period that the first sentence of a report speaks of.
  Scope lead_scope(std::size_t i) const {
    Scope out;
    const auto sentence =
        std::lower_bound(clean_.sentences.begin(), clean_.sentences.end(), clean_.blocks[i].at.begin,
                         [](const Span& s, std::size_t b) { return s.begin < b; });
    each_time(i, [&](const timex::Expression& t) {
      if (sentence == clean_.sentences.end() || t.at.begin >= sentence->end) return true;
      if (!t.is_period() || t.span_years != 0 || t.onwards || t.until || t.scope_offset) return false;
      constexpr std::size_t kReach = 12;  // bytes in which a preposition stands before it
      const std::size_t from = std::max(sentence->begin, t.core - std::min(t.core, kReach));
      const std::string before = lower(std::string_view(clean_.bytes).substr(from, t.core - from));
      const bool leads =
          ends_with_any(before, tables_.period_leads) || t.core == sentence->begin || t.weekday != 0;
      if (!leads || held_against(sentence->begin, t.core)) return false;
      const Interval period = timex::resolve(t, reference());
      const bool ahead = out_.today && period.start && *out_.today < *period.start;  // will leave in 2026
      if (!period.known() || ahead) return false;
      out.period = period;
      out.year = timex::year_of(t, reference());
      return true;
    });
    return out;
  }

  // Compared with 4 percent in 2018: the time of the sentence is another.
  bool held_against(std::size_t sentence, std::size_t time) const {
    constexpr std::size_t kReach = 36;  // bytes that an amount and its preposition may take
    const std::size_t from = std::max(sentence, time - std::min(time, kReach));
    const std::string before = lower(std::string_view(clean_.bytes).substr(from, time - from));
    return has_any(before, tables_.period_bases);
  }

  // The month of a statement is when it was made, not what it speaks of.
  bool published(const timex::Expression& t, const Interval& period) const {
    if (t.year_to) return false;
    const bool alone = t.month != 0 && t.month == t.month_high && t.core == t.at.begin && t.year && !t.point;
    return alone || (t.month != 0 && t.month == t.month_high && out_.today && period.end &&
                     period.end->year == out_.today->year && period.end->month == out_.today->month);
  }

  void read_document() {
    const std::size_t n = clean_.blocks.size();
    bool told = false;  // the first paragraph says what the text is of, or names no place
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks); ++i) {
      const bool paragraph = out_.parts[i].role == Role::paragraph;
      if (out_.document.place.empty() && !dated_line(i) &&
          !(paragraph && told && names_many_places(clean_, places_, kHeadBlocks)))
        out_.document.place = place_in(i);
      told = told || paragraph;
    }
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks) && out_.document.place.empty(); ++i) {
      if (out_.parts[i].role == Role::paragraph) out_.document.place = dateline(i);
    }
    for (std::size_t i = 0; i < std::min(n, kHeadBlocks + 2) && !out_.document.period.known(); ++i) {
      const bool paragraph = out_.parts[i].role == Role::paragraph;
      if (out_.parts[i].role == Role::heading && i > 2) continue;
      const Scope scope = paragraph ? lead_scope(i) : scope_of(i);
      out_.document.period = scope.period;
      out_.document.year = scope.year;
      if (paragraph) break;
      if (has_any(lower(block(i)), tables_.forecast_words)) read_edition(i);
    }
    if (!out_.document.year && out_.today) out_.document.year = out_.today->year;
  }

  // ANKARA – Turkey has…, LIMA – Output in Peru…: each item of a brief is of the place that it opens with.
  void read_brief() {
    const auto item = [this](std::size_t i) {
      return out_.parts[i].role == Role::paragraph && behind_dateline(i) != clean_.blocks[i].at.begin;
    };
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < out_.parts.size(); ++i) {
      if (item(i)) items.push_back(i);
    }
    if (items.size() < 3) return;
    out_.document.place.clear();
    for (const std::size_t i : items) out_.parts[i].scope.place = place_in(i);
  }

  // Energy Outlook 2024 opens with what went on in 2023: the year of its title is that of the edition.
  void read_edition(std::size_t title) {
    std::size_t i = title;
    while (i < clean_.blocks.size() && out_.parts[i].role != Role::paragraph) ++i;
    if (i == clean_.blocks.size() || i > kHeadBlocks) return;
    const Scope told = lead_scope(i);
    if (!told.year || !out_.document.year || *told.year + 1 != *out_.document.year) return;
    out_.document.period = told.period;
    out_.document.year = told.year;
  }

  // A gazetteer name, or what stands beside a word such as city, in a heading; the place of a dateline.
  std::string place_in(std::size_t i) const {
    const Span at = clean_.blocks[i].at;
    const bool paragraph = out_.parts[i].role == Role::paragraph;
    if (paragraph && bulleted(block(i))) return {};  // one point of many
    const std::size_t reach = paragraph ? std::min(at.end, at.begin + kLongestHeading) : at.end;
    const std::size_t from = paragraph ? behind_dateline(i) : at.begin;
    std::string text = lower(std::string_view(clean_.bytes).substr(at.begin, reach - at.begin));
    std::fill(text.begin(),
              text.begin() + static_cast<std::ptrdiff_t>(std::min(from - at.begin, text.size())), ' ');
    for (const std::string& word : tables_.nation_words) {
      const std::size_t found = text.find(word + ' ');
      if (found == text.npos || !is_edge(text, found)) continue;
      const Span name = proper(at.begin + found + word.size() + 1, reach);
      if (!name.empty()) return shown(name);
    }
    for (std::size_t p = 0; p < text.size(); ++p) {
      if (!is_word(text, p) || !is_edge(text, p)) continue;
      const Trie::Match m = places_.match(text, p);
      if (!m || !is_edge(text, p + m.length) || !is_upper(clean_.bytes[at.begin + p])) continue;
      const place::Sort sort = places_.sort(m.value);
      if (sort == place::Sort::demonym) {  // South African Reserve Bank
        if (!paragraph && has_any(text, tables_.offices)) return places_.code(m.value);
        continue;
      }
      const bool wide =
          sort == place::Sort::region && (paragraph || leads_noun(clean_.bytes, at.begin + p + m.length));
      if (sort != place::Sort::other && sort != place::Sort::bloc && !wide)
        return shown({at.begin + p, at.begin + p + m.length});
    }
    if (!paragraph) {
      if (const Span named = governed(clean_.bytes, at, tables_); !named.empty()) return shown(named);
    }
    return {};
  }

  // BEIJING, Jan. 23 -- the text itself begins behind it.
  std::size_t behind_dateline(std::size_t i) const {
    const Span at = clean_.blocks[i].at;
    const Span name = proper(at.begin, at.end);
    if (name.empty()) return at.begin;
    const bool shouted = is_upper(clean_.bytes[name.end - 1]);
    if (const std::size_t text = behind_agency(clean_.bytes, name.end); shouted && text != name.end)
      return text;
    if (clean_.bytes.compare(name.end, 2, ", ") != 0) return at.begin;
    if (const Span country = dateline_country(name); shouted && !country.empty())
      return behind_agency(clean_.bytes, country.end);
    std::size_t end = at.begin;
    each_time(i, [&](const timex::Expression& t) {
      if (t.at.begin == name.end + 2 && t.day != 0) end = t.at.end;
      return true;
    });
    return end;
  }

  // MANILA, Philippines - The country posted: the country behind a city that opens a dateline.
  Span dateline_country(Span city) const {
    constexpr std::size_t kLongestCountry = 32;  // bytes
    const std::size_t begin = city.end + 2;
    if (begin >= clean_.bytes.size() || clean_.bytes.compare(city.end, 2, ", ") != 0) return {};
    const std::string text = lower(std::string_view(clean_.bytes).substr(begin, kLongestCountry));
    const Trie::Match m = places_.match(text, 0);
    if (!m || places_.sort(m.value) != place::Sort::country) return {};
    const Span country{begin, begin + m.length};
    return behind_agency(clean_.bytes, country.end) != country.end ? country : Span{};
  }

  // Oslo, 24 October 2024: where it was written, not what it is of.
  bool dated_line(std::size_t i) const {
    if (out_.parts[i].role == Role::paragraph) return false;
    bool full = false;
    each_time(i, [&full](const timex::Expression& t) { return full = t.day != 0 && t.year.has_value(); });
    return full;
  }

  // ROTTERDAM, 16 February 2024 - Throughput in Rotterdam: where it was written is what it is of only where
  // the title or the opening names it as well.
  std::string dateline(std::size_t i) const {
    const std::size_t text_begin = behind_dateline(i);
    const Span at = clean_.blocks[i].at;
    if (text_begin == at.begin) return {};
    const Span name = proper(at.begin, at.end);
    if (const Span country = dateline_country(name); !country.empty()) return shown(country);
    const std::string head = lower(std::string_view(clean_.bytes).substr(0, at.begin)) + ' ' +
                             lower(std::string_view(clean_.bytes).substr(text_begin, kLongestHeading));
    const std::size_t found = head.find(lower(name.of(clean_.bytes)));
    return found != head.npos && is_edge(head, found) ? shown(name) : std::string();
  }

  // Capitalised words, at most three, up to a word such as province; an all-capitals title ends at one that
  // is no name.
  Span proper(std::size_t begin, std::size_t end) const {
    const std::string_view text = std::string_view(clean_.bytes).substr(0, end);
    Span out{begin, begin};
    for (int k = 0; k < 3; ++k) {
      const std::size_t at = out.end == begin ? begin : skip_space(text, out.end);
      if (at >= text.size() || (out.end != begin && at == out.end)) break;
      const bool capital = is_upper(text[at]) || static_cast<unsigned char>(text[at]) == 0xC3;
      if (!capital) break;
      const std::size_t stop = word_end(text, at);
      const std::string word = lower(text.substr(at, stop - at));
      const bool shouted = k > 0 && stop - at > 1 && is_upper(text[stop - 1]);
      if (std::find(tables_.self_suffixes.begin(), tables_.self_suffixes.end(), word) !=
          tables_.self_suffixes.end())
        break;
      if (shouted && !lower_elsewhere(text.substr(begin, stop - begin))) break;
      out.end = stop;
      if (!is_possessive(word)) continue;
      out.end -= word.size() - word.find_last_of("'\xE2");  // England's bank
      break;
    }
    return out;
  }

  // True where the words stand in the text with small letters as well.
  bool lower_elsewhere(std::string_view words) const { return mixed(words) != std::string_view::npos; }

  // Where the words stand as a name in small letters; npos where nowhere in the first pages.
  std::size_t mixed(std::string_view words) const {
    constexpr std::size_t kPages = 20000;
    const std::string_view text = std::string_view(clean_.bytes).substr(0, kPages);
    if (words.empty()) return std::string_view::npos;
    if (lower_.empty()) lower_ = lower(text);
    const std::string want = lower(words);
    for (std::size_t at = lower_.find(want); at != std::string::npos; at = lower_.find(want, at + 1)) {
      if (text.substr(at, want.size()) == words && is_upper(words.back())) continue;
      if (is_upper(text[at]) && is_edge(text, at) && is_edge(text, at + want.size())) return at;
    }
    return std::string_view::npos;
  }

  std::string shown(Span name) const {
    const std::size_t at = mixed(name.of(clean_.bytes));
    if (at == std::string_view::npos) return in_small_letters(clean_.original(name));
    return clean_.original({at, at + name.size()});
  }

  const text::CleanText& clean_;
  const std::vector<timex::Expression>& times_;
  const place::Tables& places_;
  const outline::Tables& tables_;
  mutable std::string lower_;
  Outline out_;
  bool title_seen_ = false, numbered_ = false;
  std::size_t head_ = kHeadBlocks;
};

}  // namespace

Outline outline(const text::CleanText& clean, const std::vector<timex::Expression>& times,
                const place::Tables& places, const outline::Tables& tables, std::optional<Date> date,
                const Outline* before) {
  return Reader(clean, times, places, tables).run(date, before);
}

}  // namespace zhibiao::english
