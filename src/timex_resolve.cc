// Which days a time expression names, given the year and the period around it.
#include <algorithm>
#include <cstdlib>

#include "timex.h"

namespace zhibiao::timex {
namespace {

constexpr int kYearMonths = 12;
constexpr int kEarlyMonths = 3;  // reports on the year before are given by March

Interval shifted_month(const Date& today, int offset) {
  const int month = today.year * 12 + today.month - 1 + offset;
  return Interval::months(month / 12, month % 12 + 1, month % 12 + 1);
}

Interval shifted_quarter(const Date& today, int offset) {
  const int quarter = today.year * 4 + (today.month - 1) / 3 + offset;
  return Interval::months(quarter / 4, quarter % 4 * 3 + 1, quarter % 4 * 3 + 3);
}

// The last year that is over for a text of `today`: what speaks early in a year looks back on the one before.
int full_year(int year, const Reference& reference) {
  const bool early =
      reference.today && reference.today->year == year && reference.today->month <= kEarlyMonths;
  return early ? year - 1 : year;
}

// 近三年 ends with the year in force, 未来三年 starts after it.
Interval span_of(int years, const Reference& reference) {
  if (!reference.year) return {};
  const std::optional<int> now = full_year(*reference.year, reference);
  return years > 0 ? Interval::years(*now - years + 1, *now) : Interval::years(*now + 1, *now - years);
}

// 前五年…后五年 of the ten years in force.
Interval part_of(int years, const Interval& whole) {
  if (!whole.start || !whole.end || whole.end->year - whole.start->year < std::abs(years)) return {};
  return years > 0 ? Interval::years(whole.start->year, whole.start->year + years - 1)
                   : Interval::years(whole.end->year + years + 1, whole.end->year);
}

// True for a period that starts in one year and ends in the next: a fiscal year, a winter.
bool turns_year(const Interval& it) {
  return it.start && it.end && it.start->year + 1 == it.end->year && it.end->month < it.start->month;
}

Interval same_period(int year, const Interval& period) {
  if (!period.start || !period.end) return Interval::years(year, year);
  if (turns_year(period))
    return {Date{year - 1, period.start->month, 1},
            Date{year, period.end->month, days_in_month(year, period.end->month)}};
  return Interval::months(year, period.start->month, period.end->month);
}

// 9月末…当月: the last month of the period in force; in a year that is not over, the month of the document.
Interval month_in_force(const Reference& reference) {
  if (reference.month.known()) return reference.month;
  const Interval& period = reference.period;
  const bool year = period.end && period.end->month == 12 && (!period.start || period.start->month == 1);
  if (period.end && !(year && reference.today && reference.today->year == period.end->year))
    return Interval::months(period.end->year, period.end->month, period.end->month);
  return reference.today ? shifted_month(*reference.today, 0) : Interval{};
}

// Months that make a whole: one, or a quarter.
bool is_months(const Interval& it, int count) {
  return it.start && it.end && it.start->year == it.end->year && it.start->day == 1 &&
         it.end->month - it.start->month + 1 == count &&
         it.end->day == days_in_month(it.end->year, it.end->month);
}

// 14日 in news is the last such day, in a forecast the next one; in a report on a month or a week a day of
// that.
Interval month_of_day(int day, const Reference& reference) {
  const bool of_report = is_months(reference.document, 1) || reference.period.within_week();
  if (reference.month.known() || of_report || !reference.dated || !reference.today)
    return month_in_force(reference);
  if (!reference.results) return shifted_month(*reference.today, day < reference.today->day ? 1 : 0);
  return shifted_month(*reference.today, day <= reference.today->day ? 0 : -1);
}

// What 本月 (1) and 本季 (3) count from: a report on a month means that one, any other text the month of its
// day.
std::optional<Date> counted_from(int months, const Reference& reference) {
  if (reference.news && reference.dated) return reference.today;
  return is_months(reference.document, months) ? reference.document.end : reference.today;
}

// 本周 is the week in force, else that of the document's day; 周五 a day of it.
Interval week_of(const Expression& it, const Reference& reference) {
  const bool day_of_week = it.weekday != 0 && !it.week_offset && reference.week.known();
  const Interval& now = day_of_week                        ? reference.week
                        : reference.document.within_week() ? reference.document
                                                           : reference.period;
  const bool in_week = now.within_week();
  if (!in_week && !reference.today) return {};
  if (in_week && it.weekday == 0 && it.week_offset == 0) return now;
  const Date day = in_week ? *now.end : *reference.today;
  const Date monday = plus_days(monday_of(day), kDaysOfWeek * it.week_offset.value_or(0));
  if (it.weekday == 0) return {monday, plus_days(monday, kDaysOfWeek - 1)};
  Date only = plus_days(monday, it.weekday - 1);
  if (it.weekday_past && reference.today && *reference.today < only) only = plus_days(only, -kDaysOfWeek);
  return {only, only};
}

// 报告期末, 年初至报告期末, 期初: of the months that a company's report is for.
Interval account_of(int part, const Interval& report) {
  if (!report.start || !report.end) return {};
  if (part == 1) return {std::nullopt, report.end};
  if (part == 2) return {Date{report.end->year, 1, 1}, report.end};
  if (part == 3) return report;
  return {std::nullopt, Date{report.end->year - 1, kYearMonths, 31}};
}

// 今日 is the document's day, 当日 the day last spoken of.
Interval day_of(const Expression& it, const Reference& reference) {
  std::optional<Date> day = reference.day;
  if (it.day_offset) {
    if (!reference.dated || !reference.today) return {};
    day = plus_days(*reference.today, *it.day_offset);
  }
  if (!day) return {};
  Interval out{day, day};
  if (it.point) out.start.reset();
  return out;
}

// What lies after the document's day cannot be a result: 第四季 in a speech of February is of the year
// before.
bool is_ahead(const Expression& it, int year, const Reference& reference) {
  if (it.month == 0 || it.until || it.onwards || !reference.results || !reference.today) return false;
  const Date& today = *reference.today;
  const bool to_date = it.month == 1 && it.month_high > 1;  // 1—12月 told in January
  if (to_date && year == today.year && it.month_high > today.month) return true;
  return year == today.year && today < Date{today.year, it.month, std::max(it.day, 1)};
}

// The year of a month that names none: that in force, or where it turns, the one that has the month.
std::optional<int> year_in_force(const Expression& it, const Reference& reference) {
  const Interval& now = reference.period;
  if (it.month == 0 || !turns_year(now)) return reference.year;
  return it.month >= now.start->month ? now.start->year : now.end->year;
}

}  // namespace

std::optional<int> year_of(const Expression& it, const Reference& reference) {
  if (it.year) return it.year_high ? it.year_high : it.year;
  if (it.year_offset) {
    if (!reference.today) return std::nullopt;
    return reference.today->year + *it.year_offset;
  }
  if (it.scope_offset) {
    if (!reference.year) return std::nullopt;
    return *reference.year + *it.scope_offset;
  }
  std::optional<int> year = year_in_force(it, reference);
  // 到 2025 年，…。截至 2 月底: a month that has been is of no year to come.
  if (year && it.month != 0 && !it.until && !it.onwards && reference.results && reference.today &&
      *year > reference.today->year)
    year = reference.today->year;
  return year && is_ahead(it, *year, reference) ? *year - 1 : year;
}

Interval resolve(const Expression& it, const Reference& reference) {
  if (it.account != 0) return account_of(it.account, reference.document);
  if (it.day_offset || it.same_day) return day_of(it, reference);
  if (it.fiscal) return {Date{*it.year, 4, 1}, Date{*it.year_high, 3, 31}};
  if (it.week_offset || it.weekday != 0) return week_of(it, reference);
  if (it.part_years != 0) return part_of(it.part_years, reference.period);
  if (it.loose && !reference.period.known()) return {};
  if (it.span_years != 0) return span_of(it.span_years, reference);
  if (it.month_offset) {
    const auto from = counted_from(1, reference);
    return from ? shifted_month(*from, *it.month_offset) : Interval{};
  }
  if (it.quarter_offset) {
    const auto from = counted_from(3, reference);
    return from ? shifted_quarter(*from, *it.quarter_offset) : Interval{};
  }
  if (it.this_month && it.month == 0 && !it.has_year()) {
    Interval month = it.day != 0 ? month_of_day(it.day, reference) : month_in_force(reference);
    if (it.day != 0 && month.end)
      month.start = month.end = Date{month.end->year, month.end->month,
                                     std::min(it.day, days_in_month(month.end->year, month.end->month))};
    if (it.day_high > it.day && month.end)
      month.end->day = std::min(it.day_high, days_in_month(month.end->year, month.end->month));
    if (it.point) month.start.reset();
    return month;
  }
  const std::optional<int> year = year_of(it, reference);
  if (!year) return {};
  Interval out = Interval::years(it.year ? *it.year : *year, *year + it.ahead);
  if (it.same && it.month == 0 && !it.year_high) out = same_period(*year, reference.period);
  if (it.month != 0 && it.year_high)
    out = {Date{*it.year, it.month, 1},
           Date{*it.year_high, it.month_high, days_in_month(*it.year_high, it.month_high)}};
  if (it.month != 0 && !it.year_high) out = Interval::months(*year, it.month, it.month_high);
  if (it.day != 0) {
    const Date day{*year, it.month, std::min(it.day, days_in_month(*year, it.month))};
    out = {day, day};
    if (it.day_high != 0)
      out.end = Date{*year, it.month_high, std::min(it.day_high, days_in_month(*year, it.month_high))};
  }
  if (it.year_to && out.end) {
    if (it.months_to == 12 || it.day == 0) out.end->day = days_in_month(out.end->year, out.end->month);
    out.start = plus_days(*out.end, 1);
    const int months = out.start->year * 12 + out.start->month - 1 - it.months_to;
    out.start->year = months / 12, out.start->month = months % 12 + 1;
    out.start->day = std::min(out.start->day, days_in_month(out.start->year, out.start->month));
  }
  if (it.week_to && out.end) out.start = plus_days(*out.end, 1 - kDaysOfWeek);
  if (it.since)
    out.end.reset();
  else if (it.point)
    out.start.reset();
  return out;
}

}  // namespace zhibiao::timex
