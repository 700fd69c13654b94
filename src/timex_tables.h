// The compiled `[[time]]` entries; shared by timex_tables.cc (loads) and timex.cc (reads).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "byte_pairs.h"
#include "char_sets.h"
#include "starts.h"
#include "timex.h"
#include "trie.h"

namespace zhibiao::timex {

/// What a time word does in an expression.
enum class Role : std::uint8_t {
  atom,  ///< names a period by itself: 今年, 上半年, “十三五”
  year,
  month,
  day,
  hour,
  year_unit,
  whole,
  same,
  year_end,
  year_start,
  month_end,
  this_month,
  noted,     ///< before a bracket that says which: 昨(11)日, 本(7)月
  same_day,  ///< 当日: the day last spoken of
  end,
  start,
  since,
  during,
  before,  ///< 2027年底之前: a time to be reached
  ended,   ///< 截至…止六个月: the months that end there
  first_half,
  last_half,  ///< 前五年, 后五年
  prefix_point,
  prefix_since,
  prefix_until,
  prefix_past,
  prefix_future,
  prefix_in,
  prefix_day,   ///< English: in 2022; on 5 May, of 2022
  prefix_year,  ///< months that end there: the year to March
  prefix_week,  ///< seven days that do
  range,
  fiscal,     ///< after two years: 2025/26年度
  quarter,    ///< after one to four, or a list of them: 一至四季度
  day_head,   ///< after a day without its month: 23日当晚
  first,      ///< after a plan: “十四五”前三年
  list_mark,  ///< between the numbers of such a list
  era_hint,   ///< a text with one of these may leave 民国 out
  era,        ///< 民国: the number of years after it counts from 1912
  link,       ///< English, between the parts of a date: May of 2021, 5 May, 2021
  day_end,    ///< behind the digits of a day or plan: 5th
  day_link,   ///< between a day and its month: the 5th of May
  clause,     ///< ends a clause: a day without its month may stand between two
  decade,     ///< 年代, after its first year or the tens alone: 1990年代, 90年代
  century,    ///< 世纪, after its number and before a decade: 20世纪90年代
  centuries,  ///< a century by name, before a decade: 上世纪90年代
  months,     ///< after how many months a list had: 7、8、9三个月
};

/// A Chinese text speaks of these years by number alone.
inline constexpr int kFirstYear = 1800, kLastYear = 2149;

inline bool is_year(const Decimal& value) {
  const auto whole = value.to_int64();
  return whole && *whole >= kFirstYear && *whole <= kLastYear;
}

/// A small whole number in [1, most]; 0 where it is none.
inline int small(const Decimal& value, int most) {
  const auto whole = value.to_int64();
  return whole && *whole >= 1 && *whole <= most ? static_cast<int>(*whole) : 0;
}

struct TimeWord {
  Role role = Role::atom;
  Expression says;
  std::vector<std::string> not_before, not_after;
};

/// Words are looked up by the place they can take in an expression, since one surface may play several parts
/// (年, 至).
enum class Group : std::uint8_t {
  atom,
  prefix,
  suffix,
  year,
  month,
  day,
  hour,
  year_unit,
  range,
  era,
  era_hint,
  fiscal,
  quarter,
  list_mark,
  first,
  day_head,
  half,
  noted,
  link,
  day_end,
  day_link,
  clause,
  decade,
  century,
  centuries,
  months,
  count
};

/// The group that a role is looked up in.
constexpr Group group_of(Role role) noexcept {
  switch (role) {
    case Role::year:
      return Group::year;
    case Role::month:
      return Group::month;
    case Role::day:
      return Group::day;
    case Role::hour:
      return Group::hour;
    case Role::year_unit:
      return Group::year_unit;
    case Role::range:
      return Group::range;
    case Role::era:
      return Group::era;
    case Role::era_hint:
      return Group::era_hint;
    case Role::fiscal:
      return Group::fiscal;
    case Role::quarter:
      return Group::quarter;
    case Role::list_mark:
      return Group::list_mark;
    case Role::first:
      return Group::first;
    case Role::day_head:
      return Group::day_head;
    case Role::link:
      return Group::link;
    case Role::day_end:
      return Group::day_end;
    case Role::day_link:
      return Group::day_link;
    case Role::clause:
      return Group::clause;
    case Role::decade:
      return Group::decade;
    case Role::century:
      return Group::century;
    case Role::centuries:
      return Group::centuries;
    case Role::months:
      return Group::months;
    case Role::noted:
      return Group::noted;
    case Role::first_half:
    case Role::last_half:
      return Group::half;
    case Role::before:
    case Role::ended:
    case Role::end:
    case Role::start:
    case Role::since:
    case Role::during:
      return Group::suffix;
    case Role::prefix_point:
    case Role::prefix_since:
    case Role::prefix_until:
    case Role::prefix_past:
    case Role::prefix_future:
    case Role::prefix_in:
    case Role::prefix_day:
    case Role::prefix_year:
    case Role::prefix_week:
      return Group::prefix;
    default:
      return Group::atom;
  }
}

struct Tables::Impl {
  std::vector<TimeWord> words;
  std::vector<std::string> surfaces;  ///< words[i] as written
  std::array<Trie, static_cast<std::size_t>(Group::count)> tries;
  CharSets firsts;  ///< Which groups have a word that starts with a character: bit by Group.

  Starts starts;       ///< What an expression may start with, other than a number.
  Starts hint_starts;  ///< What an era hint starts with.
  BytePairs pairs;     ///< What an English expression may start with, in lower case.
  int last_year = -1;  ///< The last of `words` that is a mark of a year; -1 where none is.

  void finish();
  /// True where `text` holds an era hint. Linear.
  bool hints_at_era(std::string_view text) const;
  /// The longest word of `group` at `at` whose follower is allowed; length 0 where there is none.
  Trie::Match match(Group group, std::string_view text, std::size_t at) const;
};

}  // namespace zhibiao::timex
