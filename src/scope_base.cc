// Times that values are compared with (scope.h has the whole).
#include <algorithm>
#include <utility>

#include "scope.h"

namespace zhibiao::scope {
namespace {

std::string since(int year) { return std::string("since:").append(std::to_string(year)); }

}  // namespace

// What a value is compared with that stands beside `time`; empty where that says nothing.
std::string Tracker::comparison_with(const timex::Expression& time) const {
  const bool year_before = time.same && time.year && now_.year && *time.year == *now_.year - 1;
  if (year_before) return "yoy";                          // 较 2023 年同期, in 2024
  if (time.year && time.month != 0 && !time.year_high) {  // 与 2022 年 11 月比较, of November 2023
    const Interval base = timex::resolve(time, reference());
    if (a_year_before(base)) return "yoy";
  }
  if (time.year) return since(*time.year);
  if (time.year_offset == -1 || time.scope_offset == -1) return "yoy";
  if (const auto year = timex::year_of(time, reference());
      time.year_offset && *time.year_offset < -1 && year && now_.year)
    return *year == *now_.year - 1 ? "yoy" : since(*year);  // 较前年, of last year
  if (time.month_offset == -1) return "mom";
  if (time.quarter_offset == -1) return "qoq";
  const bool quarter = time.month % 3 == 1 && time.month_high == time.month + 2;
  if (time.month == 0 || time.day != 0 || !(quarter || time.month == time.month_high)) return {};
  const Interval base = timex::resolve(time, reference());
  if (!follows_on(base)) return {};
  return quarter ? "qoq" : "mom";
}

// True where `base` is the months in force a year earlier.
bool Tracker::a_year_before(const Interval& base) const {
  const Interval& now = now_.period;
  return base.start && base.end && now.start && now.end && base.start->month == now.start->month &&
         base.end->month == now.end->month && base.start->year + 1 == now.start->year &&
         base.end->year + 1 == now.end->year;
}

// True where the period in force is as long as `base` and comes right after it, as far as both are known: a
// half year is not measured by its first quarter.
bool Tracker::follows_on(const Interval& base) const {
  const Interval& now = now_.period;
  if (!base.end || !now.end) return true;
  const auto months = [](const Interval& it) {
    return it.start ? 12 * (it.end->year - it.start->year) + it.end->month - it.start->month + 1 : 0;
  };
  const int length = months(base), own = months(now);
  const int apart = 12 * (now.end->year - base.end->year) + now.end->month - base.end->month;
  if (length == 0 || own == 0) return true;  // stocks
  return length == own && apart == length;
}

void Tracker::set_base(const timex::Expression& time) {
  std::string with = comparison_with(time);
  compared_apart_ = compared_apart_ || (with.empty() && time.has_month());  // 比上半年, 较 1—2 月
  if (!with.empty()) own_comparison_ = std::move(with);
  // A base reaches to the end of its sentence; 比上年 holds for the paragraph.
  if (own_comparison_.starts_with("since") || !segment_.quantity)
    now_.comparison = own_comparison_, rates_compared_.clear();
  if (own_comparison_ == "yoy") now_.comparison = paragraph_.comparison = own_comparison_;
}

bool Tracker::starts(const token::Sentence& sentence, std::size_t i) const {
  if (start_at_ >= i) return false;
  const std::size_t of = i - (sentence.tokens[i - 1].cls == kBound ? 2 : 1);
  if (of <= start_at_ || sentence.tokens[of].cls != de_) return false;
  return !token::any_quantity(sentence.tokens, start_at_, i);
}

Interval Tracker::years_of_average(Interval period) const {
  if (!average_ || own_time_ || !from_year_) return period;
  const auto &start = period.start, &end = period.end;
  if (!end || end->month != 12 || (start && start->year != end->year) || *from_year_ + 1 >= end->year)
    return period;
  period.start = Date{*from_year_ + 1, 1, 1};
  return period;
}

}  // namespace zhibiao::scope
