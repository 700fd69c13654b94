// Room 3b, time: clean text and its numbers → time expressions. 2022年, 前三季度, 1—9月, 去年末, “十三五”期间
// …
//
// An expression says what it names; which days those are depends on the year around it and is found by
// resolve().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "calendar.h"
#include "number.h"
#include "rules/node.h"
#include "text.h"

namespace zhibiao::timex {

/// One time expression, unresolved. Months 0 mean "the whole year".
struct Expression {
  Span at;  ///< In CleanText::bytes, prefix (截至, 自) and suffix (末, 以来, 期间) included.
  std::size_t core = 0;             ///< Where it starts without its prefix.
  std::optional<int> year;          ///< Calendar year.
  std::optional<int> year_high;     ///< Last year of a range 2018—2022.
  std::optional<int> year_offset;   ///< 今年 0, 去年 -1, 明年 +1.
  std::optional<int> scope_offset;  ///< 上年 -1: counted from the year in force, not from today.
  std::optional<int> month_offset;  ///< 本月 0, 上月 -1.
  std::optional<int> quarter_offset;
  std::optional<int> week_offset;  ///< 本周 0, 上周 -1.
  std::optional<int> day_offset;   ///< 今日 0, 昨日 -1.
  int account = 0;  ///< Of a report's own period: 1 its end (报告期末), 2 from the year's start to it, -1 the
                    ///< end of the year before (期初), 3 the whole.
  bool same_day = false;      ///< 当日: the day last spoken of.
  int ahead = 0;              ///< Years after the first: 今明两年 1.
  int weekday = 0;            ///< 1 Monday to 7 Sunday.
  bool weekday_past = false;  ///< The last such day: English news says "on Thursday" of what was.
  bool fiscal = false;        ///< 2025/26 财政年度: from April of the first year to March of the next.
  int month = 0;              ///< First month, 1 to 12.
  int month_high = 0;         ///< Last month.
  int day = 0;                ///< Day of a month.
  int day_high = 0;           ///< Last day of a range 9月9日—9月15日.
  int span_years = 0;         ///< 近三年 3; 未来三年 -3.
  int part_years = 0;         ///< 前五年 of a longer period 5; 后五年 -5.
  bool loose = false;         ///< 三年来: `span_years` that nothing ties to an end.
  bool point = false;         ///< 末, 底, 截至: a stock at the end.
  bool since = false;         ///< 自, 以来, 至今: open end.
  bool midnight = false;      ///< 31日24时, 1日0时: a stock at that hour, where no range follows.
  bool ranged = false;        ///< Both ends are written: 1月28日至3月8日.
  bool onwards = false;       ///< 自 or 从 before it: a start, whether or not 以来 follows.
  bool until = false;         ///< 到, 至 before it.
  bool this_month = false;    ///< 当月, 月末: the month last spoken of.
  bool same = false;          ///< 同期: the same months of the year named.
  bool whole = false;         ///< 全年
  bool plan = false;          ///< “十四五”: the years of a plan, by its name.
  bool start_of = false;      ///< 年初
  bool year_to = false;       ///< the months that end with it: the year to March
  int months_to = 12;         ///< how many of them
  bool week_to = false;       ///< the seven days that end with it: the week ended 5 May

  /// True where it names more than a day: what a value can be for.
  bool is_period() const noexcept {
    return (day == 0 && !day_offset && !same_day) || day_high != 0 || year_to || week_to;
  }
  /// True for one day that nothing makes the bound of a longer time: no 自8月18日起, 截至8月18日.
  bool is_one_day() const noexcept {
    return day != 0 && day_high == 0 && !since && !onwards && !until && !point;
  }
  bool has_month() const noexcept { return month != 0; }
  bool has_year() const noexcept { return year || year_offset || scope_offset; }
};

/// What an expression is resolved against.
struct Reference {
  std::optional<Date> today;     ///< The document's own date: what 今年 counts from.
  std::optional<int> year;       ///< The year last spoken of: what a bare month belongs to.
  Interval period;               ///< The period in force: what 同期 shifts.
  Interval document = {};        ///< The period that the document is about; a week counts.
  Interval month = {};           ///< The month last spoken of in the sentence: 当月.
  std::optional<Date> day = {};  ///< The day last spoken of: 当日.
  bool dated = false;            ///< `today` is the very day, not guessed from a year or month.
  bool results = false;          ///< `today` is written in the text and it speaks of what has been.
  Interval week = {};            ///< The week last spoken of: 下周…，其中周一.
  bool news = false;             ///< No title says what the text is for: 上月 counts from its day.
};

/// The days that `it` names; unknown where the document does not give its year.
Interval resolve(const Expression& it, const Reference& reference);

/// The year that `it` speaks of, where it can be known.
std::optional<int> year_of(const Expression& it, const Reference& reference);

/// Words of the `[[time]]` entries.
class Tables {
 public:
  void add(const rules::Node& file);  ///< Throws Error{schema}.
  void build();

  struct Impl;
  std::shared_ptr<const Impl> impl;
  std::shared_ptr<Impl> draft;
};

/// Every time expression, in text order, not overlapping. `numbers` are those of the number room. Linear.
std::vector<Expression> scan(const text::CleanText& clean, const std::vector<number::Number>& numbers,
                             const Tables& tables);

/// What is known of the whole of a text once it was looked for.
struct Known {
  std::optional<bool> era;  ///< It has a word that goes with years of the Republic (民国).
};

/// The same for the expressions that start in `stretch` of `text`, which it appends. `numbers` are those of
/// the stretch, and perhaps more.
void scan(std::string_view text, Span stretch, const std::vector<number::Number>& numbers,
          const Tables& tables, Known& known, std::vector<Expression>& out);

}  // namespace zhibiao::timex
