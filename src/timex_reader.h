// The reader of Chinese time expressions. Internal to the time room: the flow, words, ranges and suffixes;
// years, months and days in numbers stand in timex_number.cc.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "timex_tables.h"

namespace zhibiao::timex {

inline constexpr std::size_t kOneCharacter = 3;  // bytes of a Chinese character
inline constexpr int kMonths = 12;

class Scanner {
 public:
  Scanner(std::string_view text, Span stretch, const std::vector<number::Number>& numbers,
          const Tables::Impl& tables, Known& known)
      : text_(text), stretch_(stretch), numbers_(numbers), tables_(tables), known_(known) {
    const auto begins_before = [](const number::Number& n, std::size_t at) { return n.at.begin < at; };
    const auto first = std::lower_bound(numbers.begin(), numbers.end(), stretch.begin, begins_before);
    next_ = coming_ = static_cast<std::size_t>(first - numbers.begin());
  }

  void run(std::vector<Expression>& out) {
    for (std::size_t at = next_start(stretch_.begin); at < stretch_.end; at = next_start(at)) {
      Expression it;
      if (const std::size_t end = parse(at, it); end != 0) {
        it.at = {at, end};
        out.push_back(it);
        at = end;
      } else {
        at += character_size(text_[at]);
      }
    }
  }

 private:
  // The next place from `at` on where a number or a word of time stands.
  std::size_t next_start(std::size_t at) {
    while (coming_ < numbers_.size() && numbers_[coming_].at.begin < at) ++coming_;
    const std::size_t number = coming_ < numbers_.size() ? numbers_[coming_].at.begin : stretch_.end;
    return tables_.starts.next(text_, at, std::min(number, stretch_.end));
  }

  const number::Number* number_at(std::size_t at) {
    while (next_ < numbers_.size() && numbers_[next_].at.begin < at) ++next_;
    while (next_ > 0 && numbers_[next_ - 1].at.begin >= at) --next_;
    return next_ < numbers_.size() && numbers_[next_].at.begin == at ? &numbers_[next_] : nullptr;
  }

  const TimeWord& word(Trie::Match m) const { return tables_.words[static_cast<std::size_t>(m.value)]; }

  // The end of the expression at `at`, 0 where there is none.
  std::size_t parse(std::size_t at, Expression& it) {
    std::size_t pos = at;
    Role prefix = Role::atom;
    if (const Trie::Match m = tables_.match(Group::prefix, text_, at)) {
      prefix = word(m).role;
      pos += m.length;
    }
    it.core = pos;
    it.point = prefix == Role::prefix_point;
    const std::size_t end =
        prefix == Role::prefix_past || prefix == Role::prefix_future ? span(pos, prefix, it) : body(pos, it);
    if (end == 0) return 0;
    it.until = it.until || prefix == Role::prefix_until;
    it.onwards = prefix == Role::prefix_since && !it.ranged;  // 自1月28日至3月8日 has both ends
    return end;
  }

  // 三年, 5 年来: a whole number up to `most` and a word of years; its end is 0 where none stands at `pos`.
  struct Years {
    int count = 0;
    std::size_t end = 0;
    bool long_unit = false;  // 年来, 年间
  };
  Years years_at(std::size_t pos, int most) {
    const number::Number* n = number_at(pos);
    const int count = n && !n->high ? small(n->value, most) : 0;
    const Trie::Match unit = count ? tables_.match(Group::year_unit, text_, n->at.end) : Trie::Match{};
    if (!unit) return {};
    return {count, n->at.end + unit.length, unit.length > kOneCharacter};
  }

  // 近三年, 未来 5 年
  std::size_t span(std::size_t pos, Role prefix, Expression& it) {
    const Years years = years_at(pos, 200);
    if (years.end == 0) return prefix == Role::prefix_past ? body(pos, it) : 0;
    it.span_years = prefix == Role::prefix_future ? -years.count : years.count;
    return years.end;
  }

  std::size_t body(std::size_t pos, Expression& it) {
    const std::size_t start = pos;
    pos = atoms(pos, it);
    if (pos == start) {
      const std::size_t half = half_years(pos, it);
      return half != 0 ? half : while_of(pos, it);
    }
    pos = of_year(pos, it);
    const std::size_t single = pos;
    pos = range(pos, it);
    it.ranged = pos != single;
    it.point = it.point || (it.midnight && !it.ranged);
    pos = first_years(pos, it);
    return suffixes(pos, it);
  }

  // 2018年的前两个月
  std::size_t of_year(std::size_t pos, Expression& it) {
    const Trie::Match of = it.has_year() && !it.year_high && it.month == 0
                               ? tables_.match(Group::suffix, text_, pos)
                               : Trie::Match{};
    if (!of || word(of).role != Role::during || of.length > kOneCharacter) return pos;
    Expression months = it;
    const std::size_t end = atoms(pos + of.length, months);
    if (months.month == 0 || months.day != 0 || months.point != it.point) return pos;
    it = months;
    return end;
  }

  // “十四五”前三年
  std::size_t first_years(std::size_t pos, Expression& it) {
    const Trie::Match mark = it.year_high ? tables_.match(Group::first, text_, pos) : Trie::Match{};
    const Years years = mark ? years_at(pos + mark.length, 4) : Years{};
    if (years.end == 0) return pos;
    it.year_high = *it.year + years.count - 1;
    return years.end;
  }

  // 前五年…, 后五年…: of the ten years that are spoken of.
  std::size_t half_years(std::size_t pos, Expression& it) {
    const Trie::Match mark = tables_.match(Group::half, text_, pos);
    const Years years = mark ? years_at(pos + mark.length, 50) : Years{};
    if (years.end == 0 || years.long_unit) return 0;
    it.part_years = word(mark).role == Role::last_half ? -years.count : years.count;
    return years.end;
  }

  // 五年间, 三年来
  std::size_t while_of(std::size_t pos, Expression& it) {
    const Years years = years_at(pos, 100);
    if (years.end == 0 || !years.long_unit) return 0;
    it.span_years = years.count;
    it.loose = true;
    return years.end;
  }

  std::size_t atoms(std::size_t pos, Expression& it) {
    for (;;) {
      std::size_t next = number_atom(pos, it);
      if (next == 0) next = word_atom(pos, it);
      if (next == 0) return pos;
      pos = next;
    }
  }

  // 民国 112 年
  std::size_t era_year(std::size_t pos, Expression& it);
  // 114年9月 where the text is of Taiwan; 15年来 is a span.
  std::size_t bare_era_year(const number::Number& n, Expression& it);
  bool hinted();
  // 90年代 of the century that starts with `year`; 1990年代, 20世纪90年代; 上世纪90年代.
  std::size_t tens(const number::Number* n, int year, Expression& it);
  std::size_t decade(const number::Number& n, Expression& it);
  std::size_t named_century(std::size_t pos, Expression& it);
  std::size_t set_years(int first, int last, std::size_t end, Expression& it);
  std::size_t number_atom(std::size_t pos, Expression& it);
  // A day without its month: at the head of a clause, with a word behind it that takes a day (23日当天).
  bool opens_day(std::size_t pos, std::size_t end) const;
  bool day_follows(std::size_t pos) const;
  bool clause_ends_at(std::size_t pos) const;
  // 15日5时
  std::size_t hour(std::size_t pos, Expression& it);
  std::size_t set_year(const number::Number& n, std::size_t end, Expression& it);
  std::size_t set_month(const number::Number& n, int month, std::size_t end, Expression& it);
  // 2025/26年度, 二○二五至二六年度: from April to March; 二○二六至三○年: calendar years.
  std::size_t year_pair(const number::Number& first, Expression& it);
  std::size_t fiscal_range(std::size_t pos, Expression& it);
  int digit_pair(std::size_t pos) const;
  // Numbers in a row, joined by marks; `end` behind the last. All 0 where none stands at `pos`.
  struct Row {
    int first = 0, last = 0;
    std::size_t end = 0;
  };
  Row row_at(std::size_t pos, int most);
  // 一至四季度; 一、二、三季度 (three or more: 一、二季度… may be a heading); `row` starts with `n`.
  std::size_t quarter_list(const number::Number& n, Row row, Expression& it);
  // 7、8月份; 7、8、9三个月
  std::size_t month_list(const number::Number& n, Row row, Expression& it);
  // 2015和2016年
  std::size_t year_list(std::size_t pos, Expression& it);
  // 2023-10-13, 2023/10/13
  std::size_t iso_date(const number::Number& year, Expression& it);

  std::size_t word_atom(std::size_t pos, Expression& it) {
    const Trie::Match m = tables_.match(Group::atom, text_, pos);
    if (!m) {
      const std::size_t end = named_century(pos, it);
      return end != 0 ? end : noted(pos, it);
    }
    const TimeWord& w = word(m);
    switch (w.role) {
      case Role::whole:
        it.whole = true;
        break;
      case Role::same:
        it.same = true;
        break;
      case Role::year_end:
        it.month = it.month_high = 12, it.point = true;
        break;
      case Role::year_start:
        it.start_of = true;
        break;
      case Role::month_end:
        it.this_month = it.point = true;
        break;
      case Role::this_month:
        it.this_month = true;
        break;
      case Role::same_day:
        if (it.has_year() || it.month || it.week_offset || it.weekday) return 0;
        it.same_day = true;
        break;
      default:
        return merge(w.says, pos + m.length, it);
    }
    after_month_ = false;
    return pos + m.length;
  }

  // 昨(11)日, 本(7)月, 今(112)年
  std::size_t noted(std::size_t pos, Expression& it);

  std::size_t merge(const Expression& says, std::size_t end, Expression& it) {
    if ((says.has_year() && (it.has_year() || it.month)) || (says.month && it.month)) return 0;
    if (says.day_offset && (it.has_year() || it.month)) return 0;
    if (says.day) {  // 7月上旬
      if (it.month == 0 || it.month != it.month_high || it.day) return 0;
      it.day = says.day, it.day_high = says.day_high;
    }
    if (says.day_offset) it.day_offset = says.day_offset;
    if (says.account != 0 && (it.has_year() || it.month || it.account)) return 0;
    if (says.account != 0) it.account = says.account, it.point = says.account == 1 || says.account == -1;
    if (says.year) it.year = says.year, it.year_high = says.year_high, it.plan = true;
    if (says.year_offset) it.year_offset = says.year_offset;
    if (says.scope_offset) it.scope_offset = says.scope_offset;
    if (says.month_offset) it.month_offset = says.month_offset;
    if (says.quarter_offset) it.quarter_offset = says.quarter_offset;
    if (says.month) it.month = says.month, it.month_high = says.month_high;
    if (says.week_offset) it.week_offset = says.week_offset;
    if (says.weekday) it.weekday = says.weekday;
    if (says.ahead) it.ahead = says.ahead;
    after_month_ = false;
    return end;
  }

  // 2018年至2022年, 2023年1月至9月, 一季度至三季度
  std::size_t range(std::size_t pos, Expression& it) {
    const Trie::Match mark = tables_.match(Group::range, text_, pos);
    if (!mark || it.point) return pos;
    if (it.day) return day_range(pos + mark.length, pos, it);
    Expression last;
    const std::size_t end = atoms(pos + mark.length, last);
    if (end == pos + mark.length || last.day) return pos;
    if (last.year && it.year && !it.month && !last.month) {
      it.year_high = last.year;
    } else if (!last.has_year() && last.month && it.month && last.month_high >= it.month) {
      it.month_high = last.month_high;
    } else if (last.year && it.year && it.month && last.month && *last.year >= *it.year) {
      it.year_high = last.year;  // 2019年10月至2020年3月
      it.month_high = last.month_high;
    } else {
      return pos;
    }
    return end;
  }

  // 9月9日—15日, 1月1日至9月15日; `otherwise` where no day follows.
  std::size_t day_range(std::size_t pos, std::size_t otherwise, Expression& it) {
    Expression last;
    std::size_t end = atoms(pos, last);
    if (end == pos) {
      const number::Number* n = number_at(pos);
      const Trie::Match mark = n ? tables_.match(Group::day, text_, n->at.end) : Trie::Match{};
      if (!mark || small(n->value, 31) < it.day) return otherwise;
      it.day_high = small(n->value, 31);
      return n->at.end + mark.length;
    }
    if (!last.day || last.month < it.month || (last.year && last.year != it.year)) return otherwise;
    it.month_high = last.month;
    it.day_high = last.day;
    return end;
  }

  std::size_t suffixes(std::size_t pos, Expression& it) {
    while (const Trie::Match m = tables_.match(Group::suffix, text_, pos)) {
      switch (word(m).role) {
        case Role::end:
          it.point = true;
          break;
        case Role::since:
          it.since = true;
          break;
        case Role::start:
          it.start_of = true;
          break;
        case Role::before:
          if (!it.point) return pos;
          it.until = true;
          break;
        case Role::ended:
          set_months_before(word(m).says.month_high, it);
          break;
        default:
          return pos + (word(m).role == Role::during && m.length > 3 ? m.length : 0);
      }
      pos += m.length;
    }
    return pos;
  }

  // 截至2024年6月30日止六个月: the months that end with it.
  static void set_months_before(int months, Expression& it) {
    if (it.month == 0 || it.month != it.month_high) return;
    it.day = it.day_high = 0;
    it.point = false;
    if (it.month >= months)
      it.month -= months - 1;
    else
      it.year_to = months == kMonths;
  }

  std::string_view text_;
  Span stretch_;
  const std::vector<number::Number>& numbers_;
  const Tables::Impl& tables_;
  Known& known_;
  std::size_t next_ = 0;
  std::size_t coming_ = 0;  ///< The first number from here on.
  bool after_month_ = false;
};

}  // namespace zhibiao::timex
