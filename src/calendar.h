// Days and intervals of the proleptic Gregorian calendar, as ISO 8601 writes them.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhibiao {

/// A calendar day.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  constexpr auto operator<=>(const Date&) const = default;
  std::string to_string() const;  ///< "2022-12-31"
  /// Reads "YYYY-MM-DD"; nothing where it is anything else or no such day.
  static std::optional<Date> parse(std::string_view text);
};

/// Reads a day that `text` starts with: a year of four digits, then month and day of one or two, parted by -,
/// by / or by full stops. Gives the bytes read; 0 where there is none.
std::size_t read_date(std::string_view text, Date& out);

/// Days of a month; 29 for February of leap years.
int days_in_month(int year, int month) noexcept;

constexpr int kDaysOfWeek = 7;
/// The Monday of the week that holds `date` (ISO 8601: weeks begin with it).
Date monday_of(const Date& date) noexcept;
/// The day `days` later; earlier where it is negative.
Date plus_days(const Date& date, int days) noexcept;
/// Days from the first to the second.
int days_between(const Date& from, const Date& to) noexcept;

/// An interval of days; an end that is not there is open. Both missing: unknown.
struct Interval {
  std::optional<Date> start;
  std::optional<Date> end;

  bool known() const noexcept { return start || end; }
  std::string to_string() const;  ///< "2022-01-01/2022-12-31", "../2022-12-31"; empty where unknown.
  bool operator==(const Interval&) const = default;

  /// True for three whole months that are a quarter of one year.
  bool is_quarter() const noexcept {
    return start && end && start->year == end->year && start->month % 3 == 1 &&
           end->month == start->month + 2;
  }
  /// True for a week, or some days of it; a single day is none.
  bool within_week() const noexcept {
    return start && end && *start < *end && days_between(*start, *end) < kDaysOfWeek;
  }

  /// The same days a year earlier, a month's end at its end; unknown where either end is.
  Interval a_year_earlier() const;

  /// Months `from` to `to` of a year, whole.
  static Interval months(int year, int from, int to) {
    return {Date{year, from, 1}, Date{year, to, days_in_month(year, to)}};
  }
  /// Years, whole.
  static Interval years(int from, int to) { return {Date{from, 1, 1}, Date{to, 12, 31}}; }
};

}  // namespace zhibiao
