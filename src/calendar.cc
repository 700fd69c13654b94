#include "calendar.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace zhibiao {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void write(std::string& out, std::size_t at, std::size_t digits, int value) {
  for (; digits > 0; --digits, value /= 10) out[at + digits - 1] = static_cast<char>('0' + value % 10);
}

std::chrono::sys_days serial(const Date& d) { return std::chrono::year(d.year) / d.month / d.day; }

}  // namespace

std::size_t read_date(std::string_view text, Date& out) {
  constexpr std::size_t kYearDigits = 4;
  const std::optional<int> year =
      text.size() > kYearDigits ? digits(text.substr(0, kYearDigits)) : std::nullopt;
  if (!year) return 0;
  const char mark = text[kYearDigits];
  if (mark != '-' && mark != '/' && mark != '.') return 0;
  std::size_t pos = kYearDigits;
  std::array<int, 2> parts{};
  for (int& part : parts) {
    if (pos >= text.size() || text[pos] != mark) return 0;
    std::size_t stop = ++pos;
    while (stop < text.size() && stop - pos < 3 && text[stop] >= '0' && text[stop] <= '9') ++stop;
    if (stop == pos || stop - pos > 2) return 0;
    part = *digits(text.substr(pos, stop - pos));
    pos = stop;
  }
  if (parts[0] < 1 || parts[0] > 12 || parts[1] < 1 || parts[1] > 31) return 0;
  if (mark == '.' && pos + 1 < text.size() && text[pos] == mark && digits(text.substr(pos + 1, 1)))
    return 0;  // 2001.2.3.4
  out = {*year, parts[0], parts[1]};
  return pos;
}

int days_in_month(int year, int month) noexcept {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

Date plus_days(const Date& date, int days) noexcept {
  const std::chrono::year_month_day day(serial(date) + std::chrono::days(days));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date monday_of(const Date& date) noexcept {
  const auto day = std::chrono::weekday(serial(date)).iso_encoding();  // 1 to 7
  return plus_days(date, 1 - static_cast<int>(day));
}

int days_between(const Date& from, const Date& to) noexcept {
  return static_cast<int>((serial(to) - serial(from)).count());
}

std::string Date::to_string() const {
  if (year < 0 || year > 9999) {
    std::array<char, 40> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
    return {buffer.data(), static_cast<std::size_t>(size)};
  }
  std::string out = "0000-00-00";
  write(out, 0, 4, year);
  write(out, 5, 2, month);
  write(out, 8, 2, day);
  return out;
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
             day = digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return Date{*year, *month, *day};
}

Interval Interval::a_year_earlier() const {
  if (!start || !end) return {};
  const auto earlier = [](const Date& day) {
    return Date{day.year - 1, day.month, std::min(day.day, days_in_month(day.year - 1, day.month))};
  };
  Interval out{earlier(*start), earlier(*end)};
  if (end->day == days_in_month(end->year, end->month))
    out.end->day = days_in_month(out.end->year, out.end->month);
  return out;
}

std::string Interval::to_string() const {
  if (!known()) return {};
  constexpr std::size_t kSize = 21;  // 2022-01-01/2022-12-31
  std::string out;
  out.reserve(kSize);
  out += start ? start->to_string() : "..";
  out += '/';
  out += end ? end->to_string() : "..";
  return out;
}

}  // namespace zhibiao
