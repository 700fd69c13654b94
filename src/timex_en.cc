#include "timex_en.h"

#include <algorithm>
#include <array>
#include <string>

#include "english.h"
#include "timex_tables.h"

namespace zhibiao::timex {
namespace {

using english::is_digit;

constexpr int kFirstEnglishYear = 1900;
constexpr int kPlanLength = 5, kFourteenthPlan = 2021;  // first year of the 14th Five-Year Plan

class Scanner {
 public:
  Scanner(std::string_view text, std::string_view lower, Span sentence,
          const std::vector<number::Number>& numbers, const Tables::Impl& tables)
      : text_(sentence.of(text)),
        base_(sentence.begin),
        numbers_(numbers),
        tables_(tables),
        lower_(sentence.of(lower)),
        not_years_(tables.last_year < 0
                       ? nullptr
                       : &tables.words[static_cast<std::size_t>(tables.last_year)].not_before) {}

  void run(std::vector<Expression>& out) {
    for (std::size_t at = 0; at < text_.size();) {
      if (at > 0 && inside_word(at)) {
        ++at;
        continue;
      }
      if (!tables_.pairs.may_start(lower_, at) || !english::is_edge(text_, at)) {
        ++at;
        continue;
      }
      Expression it;
      const std::size_t end = parse(at, it);
      if (end == 0) {
        ++at;
        continue;
      }
      it.at = {at + base_, end + base_};
      it.core += base_;
      out.push_back(it);
      at = end;
    }
  }

 private:
  // Most places, told by two looks: both bytes are ASCII letters or digits.
  bool inside_word(std::size_t at) const {
    const auto word = [this](std::size_t k) {
      return english::kWordBytes[static_cast<unsigned char>(text_[k])] == english::WordByte::word;
    };
    return word(at) && word(at - 1);
  }

  Trie::Match match(Group group, std::size_t at) const {
    if (at >= text_.size()) return {};
    return english::whole_words(tables_.tries[static_cast<std::size_t>(group)], lower_, at);
  }
  const TimeWord& word(Trie::Match m) const { return tables_.words[static_cast<std::size_t>(m.value)]; }
  std::size_t skip(std::size_t at) const { return english::skip_space(text_, at); }

  // With the longest prefix that an expression follows, or with none.
  std::size_t parse(std::size_t at, Expression& it) {
    std::array<Trie::Match, 6> prefixes;
    std::size_t count = 0;
    tables_.tries[static_cast<std::size_t>(Group::prefix)].each(lower_, at, [&](Trie::Match m) {
      if (count < prefixes.size() && english::is_edge(lower_, at + m.length)) prefixes[count++] = m;
    });
    while (count > 0) {
      const Trie::Match m = prefixes[--count];
      Expression trial;
      if (const std::size_t end = behind(skip(at + m.length), word(m).role, trial); end != 0) {
        trial.since = trial.since || word(m).says.since;
        if (const int months = word(m).says.span_years; trial.year_to && months != 0)
          trial.months_to = months;
        it = trial;
        return end;
      }
    }
    return behind(at, Role::atom, it);
  }

  std::size_t behind(std::size_t pos, Role prefix, Expression& it) {
    bare_ = prefix == Role::atom;
    it.core = pos;
    if (prefix == Role::prefix_past || prefix == Role::prefix_future) return span(pos, prefix, it);
    std::size_t end = plan(pos, it);
    if (end == 0) end = atoms(pos, it);
    if (end == 0) return 0;
    end = suffix(range(end, it), it);
    if (prefix == Role::prefix_day && it.day == 0 && it.weekday == 0) return 0;
    if (it.day != 0 || it.month != 0) it.weekday = 0;  // Thursday, 3 May
    it.point = it.point || prefix == Role::prefix_point;
    it.until = prefix == Role::prefix_until;
    it.year_to = prefix == Role::prefix_year && it.month != 0 && it.month == it.month_high && !it.year_high;
    it.week_to = prefix == Role::prefix_week && (it.day != 0 || it.weekday != 0);
    if (prefix == Role::prefix_year && !it.year_to) return 0;
    if (prefix == Role::prefix_week && !it.week_to) return 0;
    it.onwards = prefix == Role::prefix_since && !it.year_high && it.month == it.month_high;
    return end;
  }

  const number::Number* number_at(std::size_t at) const {
    const auto n = std::lower_bound(numbers_.begin(), numbers_.end(), at + base_,
                                    [](const number::Number& a, std::size_t b) { return a.at.begin < b; });
    return n != numbers_.end() && n->at.begin == at + base_ ? &*n : nullptr;
  }

  // the past three years, the next decade
  std::size_t span(std::size_t pos, Role prefix, Expression& it) const {
    int count = 1;
    if (const number::Number* n = number_at(pos); n && !n->high && n->value.to_int64()) {
      count = static_cast<int>(std::min<std::int64_t>(*n->value.to_int64(), 200));
      pos = skip(n->at.end - base_);
    }
    const Trie::Match unit = match(Group::year_unit, pos);
    if (!unit || count < 1) return 0;
    const int years = count * std::max(1, word(unit).says.span_years);
    it.span_years = prefix == Role::prefix_future ? -years : years;
    return pos + unit.length;
  }

  // the 14th Five-Year Plan period, in Arabic ordinals
  std::size_t plan(std::size_t pos, Expression& it) const {
    std::size_t end = pos;
    int n = 0;
    while (end < text_.size() && is_digit(text_[end]) && n < 100) n = n * 10 + (text_[end++] - '0');
    const Trie::Match th = match(Group::day_end, end);
    if (n < 1 || n > 99 || !th) return 0;
    end = skip(end + th.length);
    const Trie::Match m = match(Group::month, end);  // the words of role "month" here: five-year plan
    if (!m) return 0;
    it.year = kFourteenthPlan + (n - 14) * kPlanLength;
    it.year_high = *it.year + kPlanLength - 1;
    return end + m.length;
  }

  std::size_t atoms(std::size_t pos, Expression& it) {
    std::size_t end = 0;
    for (std::size_t at = pos;;) {
      const std::size_t next = one(at, end != 0, it);
      if (next == 0) return end;
      end = next;
      at = linked(end);
      if (at == 0) return end;
    }
  }

  // Where the next atom may start: after a space, a comma, "of", "of the", "in".
  std::size_t linked(std::size_t end) const {
    const Trie::Match m = tables_.tries[static_cast<std::size_t>(Group::link)].longest(lower_, end);
    return m ? end + m.length : 0;
  }

  std::size_t one(std::size_t at, bool joined, Expression& it) {
    if (at >= text_.size()) return 0;
    if (is_digit(text_[at])) {
      const std::size_t end = iso(at, it);
      if (end != 0) return end;
      const std::size_t day = day_at(at, it);
      return day != 0 ? day : year_at(at, at, joined, it);
    }
    if (const Trie::Match m = match(Group::year, at)) {
      const std::size_t from = text_[at + m.length - 1] == '-' ? at + m.length : skip(at + m.length);
      const std::size_t end = year_at(from, at, true, it);
      if (end != 0) return end;
    }
    return word_at(at, joined, it);
  }

  // 2023-10-13
  std::size_t iso(std::size_t at, Expression& it) const {
    if (it.has_year() || it.month || at + 10 > text_.size() || text_[at + 4] != '-' || text_[at + 7] != '-')
      return 0;
    const auto date = Date::parse(text_.substr(at, 10));
    if (!date || (at + 10 < text_.size() && is_digit(text_[at + 10]))) return 0;
    it.year = date->year;
    it.month = it.month_high = date->month;
    it.day = date->day;
    return at + 10;
  }

  int digits(std::size_t at, std::size_t& end) const {
    int value = 0;
    for (end = at; end < text_.size() && is_digit(text_[end]) && end - at < 5;)
      value = value * 10 + (text_[end++] - '0');
    return value;
  }

  bool is_year(std::size_t at, std::size_t& end) const {
    const int value = digits(at, end);
    if (end - at != 4 || value < kFirstEnglishYear || value > kLastYear) return false;
    if (at > 0 && (is_digit(text_[at - 1]) || (text_[at - 1] == '.' || text_[at - 1] == ','))) return false;
    if (end >= text_.size()) return true;
    const bool runs_on =
        (text_[end] == '.' || text_[end] == ',') && end + 1 < text_.size() && is_digit(text_[end + 1]);
    return !runs_on && english::is_edge(text_, end) && text_[end] != '%';
  }

  // A year with what makes it a span: 2018-2022, 2018–22, 2024/25.
  std::size_t year_at(std::size_t at, std::size_t before, bool joined, Expression& it) const {
    std::size_t end = 0;
    if (it.has_year() || !is_year(at, end)) return 0;
    if (!joined && !year_stands(before, end)) return 0;
    it.year = digits(at, end);
    for (const std::string_view mark : {"-", "\xE2\x80\x93", "/"}) {
      std::size_t stop = 0;
      if (text_.compare(end, mark.size(), mark) != 0) continue;
      const int last = digits(end + mark.size(), stop);
      const std::size_t size = stop - end - mark.size();
      const int high = size == 4 ? last : size == 2 ? *it.year / 100 * 100 + last : 0;
      if (high <= *it.year || high > kLastYear || !english::is_edge(text_, stop)) continue;
      it.year_high = high;
      return stop;
    }
    return end;
  }

  // 2000 workers, 1950 tonnes and $2000 are no years.
  bool year_stands(std::size_t at, std::size_t end) const {
    if (at > 0 && (text_[at - 1] == '$' || text_[at - 1] == '-' || text_[at - 1] == '/' ||
                   text_[at - 1] == ':' || static_cast<unsigned char>(text_[at - 1]) >= 0x80))
      return false;
    if (at > 0 && bare_ && (english::is_upper(text_[at - 1]) || text_[at - 1] == '+')) return false;
    const std::size_t next = skip(end);
    if (next == end || next >= text_.size()) return true;
    if (!not_years_) return true;
    for (const std::string& word : *not_years_) {
      if (lower_.compare(next, word.size(), word) == 0 && english::is_edge(text_, next + word.size()))
        return false;
    }
    return true;
  }

  // The day before or after a month: 17 May, May 17th.
  std::size_t day_at(std::size_t at, Expression& it) {
    std::size_t end = 0;
    const int value = digits(at, end);
    if (value < 1 || value > 31 || end - at > 2 || it.day) return 0;
    if (end < text_.size() && (text_[end] == '%' || text_[end] == '.') && end + 1 < text_.size() &&
        text_[end + 1] != ' ')
      return 0;
    end += match(Group::day_end, end).length;
    if (!english::is_edge(text_, end)) return 0;
    if (it.month != 0 && after_month_) {
      it.day = value;
      return end;
    }
    if (it.month != 0) return 0;
    std::size_t next = skip(end);
    if (const Trie::Match of = match(Group::day_link, next)) next = skip(next + of.length);
    const Trie::Match m = match(Group::atom, next);
    if (!m || word(m).says.month == 0 || word(m).says.month != word(m).says.month_high ||
        !english::is_upper(text_[next]))
      return 0;
    it.day = value;
    return word_at(next, true, it);
  }

  std::size_t word_at(std::size_t at, bool joined, Expression& it) {
    const Trie::Match m = match(Group::atom, at);
    if (!m) return 0;
    const TimeWord& w = word(m);
    const std::size_t end = at + m.length;
    const bool month = w.says.month != 0 && w.says.month == w.says.month_high;
    if ((month || w.says.weekday != 0) && !english::is_upper(text_[at])) return 0;
    // "May" and "March" alone at the head of a sentence are verbs.
    if (month && !joined && bare_ && at == 0 && (m.length < 6) &&
        !(end + 1 < text_.size() && is_digit(text_[end + 1])))
      return 0;
    after_month_ = false;
    switch (w.role) {
      case Role::whole:
        it.whole = true;
        return end;
      case Role::same:
        it.same = true;
        return end;
      case Role::year_end:
        it.month = it.month_high = 12, it.point = true;
        return end;
      case Role::year_start:
        it.start_of = true;
        return end;
      case Role::month_end:
        it.point = true;
        return end;
      default:
        break;
    }
    if ((w.says.has_year() && it.has_year()) || (w.says.month && it.month)) return 0;
    if (w.says.year_offset) it.year_offset = w.says.year_offset;
    if (w.says.scope_offset) it.scope_offset = w.says.scope_offset;
    if (w.says.month_offset) it.month_offset = w.says.month_offset;
    if (w.says.quarter_offset) it.quarter_offset = w.says.quarter_offset;
    if (w.says.weekday != 0) it.weekday = w.says.weekday, it.weekday_past = true;
    if (w.says.month) it.month = w.says.month, it.month_high = w.says.month_high;
    after_month_ = month;
    return end;
  }

  // January–September 2023, from 2018 to 2022
  std::size_t range(std::size_t end, Expression& it) {
    const std::size_t at = text_[std::min(end, text_.size() - 1)] == ' ' ? end + 1 : end;
    const Trie::Match mark = match(Group::range, at);
    if (!mark || it.day || it.point) return end;
    Expression last;
    const std::size_t stop = atoms(skip(at + mark.length), last);
    if (stop == 0) return end;
    if (last.year && it.year && !it.month && !last.month && *last.year > *it.year) {
      it.year_high = last.year;
      return stop;
    }
    const bool months = last.month && it.month && last.month >= it.month && !last.day;
    if (!months || (it.year && last.year && *it.year != *last.year)) return end;
    it.month_high = last.month_high;
    if (last.year) it.year = last.year;
    if (last.year_offset) it.year_offset = last.year_offset;
    return stop;
  }

  std::size_t suffix(std::size_t end, Expression& it) const {
    const Trie::Match m = match(Group::suffix, skip(end));
    if (!m) return end;
    if (word(m).role == Role::since) it.since = true;
    if (word(m).role == Role::end) it.point = true;
    return skip(end) + m.length;
  }

  std::string_view text_;  // the sentence
  std::size_t base_;       // where the sentence begins; all positions here count from it
  const std::vector<number::Number>& numbers_;
  const Tables::Impl& tables_;
  std::string_view lower_;
  const std::vector<std::string>* not_years_;  // what follows a number that is no year
  bool after_month_ = false;
  bool bare_ = false;  // no word leads to the expression
};

}  // namespace

void scan_english(std::string_view text, std::string_view lower, Span sentence,
                  const std::vector<number::Number>& numbers, const Tables& tables,
                  std::vector<Expression>& out) {
  Scanner(text, lower, sentence, numbers, *tables.impl).run(out);
}

bool names_english_month(std::string_view line, const Tables& tables) {
  if (std::none_of(line.begin(), line.end(), is_digit)) return false;
  const std::string lower = english::lower(line);
  const Trie& words = tables.impl->tries[static_cast<std::size_t>(Group::atom)];
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const Trie::Match m =
        english::is_edge(lower, at) ? english::whole_words(words, lower, at) : Trie::Match{};
    if (!m) continue;
    const Expression& says = tables.impl->words[static_cast<std::size_t>(m.value)].says;
    if (says.month != 0 && says.month == says.month_high) return true;
  }
  return false;
}

}  // namespace zhibiao::timex
