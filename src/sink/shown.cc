#include "sink/shown.h"

#include <algorithm>
#include <string_view>

namespace zhibiao::sink {
namespace {

constexpr std::string_view kEnDash = "\xE2\x80\x93";  // U+2013

// Thousands separators in the whole part: 5,450,000,000,000.
std::string grouped(const Decimal& value) {
  std::string text = value.to_string();
  const std::size_t first = value.is_negative() ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3; at -= 3)
    text.insert(at - 3, 1, ',');
  return text;
}

bool is_month_end(std::string_view month, std::string_view day) {
  if (month == "02") return day == "28" || day == "29";
  const bool short_month = month == "04" || month == "06" || month == "09" || month == "11";
  return day == (short_month ? "30" : "31");
}

}  // namespace

std::string shown_value(const Indicator& r) {
  std::string text = grouped(r.value);
  if (r.high) text.append(kEnDash).append(grouped(*r.high));
  return text;
}

std::string shown_period(const std::string& period) {
  constexpr std::size_t kDays = 21;  // 2022-01-01/2022-12-31
  if (period.size() != kDays) return period;
  const std::string_view start = std::string_view(period).substr(0, 10);
  const std::string_view end = std::string_view(period).substr(11);
  if (start.substr(0, 4) != end.substr(0, 4) || start.substr(8) != "01") return period;
  if (start.substr(5) == "01-01" && end.substr(5) == "12-31") return std::string(start.substr(0, 4));
  const bool month = start.substr(0, 7) == end.substr(0, 7) && is_month_end(end.substr(5, 2), end.substr(8));
  return month ? std::string(start.substr(0, 7)) : period;
}

}  // namespace zhibiao::sink
