// Room 4, unit: numbers → quantities. The longest unit or classifier at a number, currency before it,
// per-units, bounds, and the guards that keep names, dates, lists and phones out.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "number.h"
#include "rules/node.h"
#include "text.h"
#include "zhibiao/indicator.h"
#include "zhibiao/rules.h"

namespace zhibiao::unit {

/// What a quantity's unit measures, as coarse as the rules need it.
enum class Class : std::uint8_t {
  bare,      ///< no unit
  percent,   ///< percent, permille, per-100000, fractions, tenths
  point,     ///< percentage-point, basis-point
  times,     ///< 倍, 番: `one`
  money,     ///< ISO 4217 and its compounds
  physical,  ///< CLDR units, teu
  item,      ///< item:X
  duration,  ///< year, month, day, hour … (年, 个月, 天, 小时)
  score,     ///< 点, 分 of an index or grade: `one`
  ordinal,   ///< 第3位, 第一, 首位: `one`
  ratio,     ///< 2.39∶1
};

/// A number with its unit.
struct Quantity {
  Span at;       ///< In CleanText::bytes: sign, number, scale, unit.
  Span number;   ///< The number alone.
  Span unit_at;  ///< The unit as written; empty where there is none. May stand before the number (`$`,
                 ///< `每吨`).
  Span noun;  ///< What a share of two counts is of: 工程师 in 每三名工程师里就有一名. Else empty.
  Decimal value;
  std::optional<Decimal> high;
  std::string unit;  ///< Standard id; "one" where none is written.
  Class unit_class = Class::bare;
  Bound bound = Bound::exact;
  Span bound_before;  ///< The bound word before (近, 超过, 不低于), empty where none. Not part of `at`.
  Span bound_after;   ///< The bound word after (以上, 左右, 以内), empty where none. Not part of `at`.
  number::Form form = number::Form::arabic;
  std::uint8_t digits = 0;  ///< As in Number.
  bool scaled = false;      ///< As in Number.
  bool negative = false;
  bool overflow = false;  ///< It, or an end or a part of it, cannot be held exactly: `value` says nothing.
  std::string guard;      ///< Empty for a candidate, else why it is none: "date", "name", "list" …

  /// No value is better than a wrong one.
  void set_overflow() {
    overflow = true;
    guard = "overflow";
    value = Decimal();
    high.reset();
  }
};

/// Units, bounds and guards of the rule files: `[[unit]]`, `[[classifier]]`, `[[rank]]`, `[[rate]]`,
/// `[[bound]]`,
/// `[[guard]]`, `[[word_guard]]`; src/rules/units.toml and src/rules/zh/guards.toml explain the keys.
class Tables {
 public:
  void add(const rules::Node& file);  ///< Throws Error{schema}.
  void build();
  std::vector<UnitInfo> list() const;  ///< Every unit, in file order.
  /// Calls `see` with each word that is a number and a unit by itself (翻番). After build().
  void each_word_number(const std::function<void(std::string_view)>& see) const;

  struct Impl;
  std::shared_ptr<const Impl> impl;
  std::shared_ptr<Impl> draft;
};

/// One quantity for each number, in order; a three-part structure (9.3∶37.4∶53.3) gives one for each part, a
/// number inside another's unit (the 10万 of 17.8/10万, the 3 of m3) none, 33℃～37℃ and 2小时50分 one, and
/// words such as 翻番 one. `dates` are the spans of time expressions: a number inside one gets the guard
/// "date". Linear.
std::vector<Quantity> attach(const text::CleanText& clean, const std::vector<number::Number>& numbers,
                             const std::vector<Span>& dates, const Tables& tables);

/// The same for one block of `text`, whose numbers and dates are given; appends its quantities.
void attach(std::string_view text, Span block, const std::vector<number::Number>& numbers,
            const std::vector<Span>& dates, const Tables& tables, std::vector<Quantity>& out);

/// The tables that an accept line needs.
struct Rooms {
  const text::Tables& text;
  const number::Tables& number;
  const Tables& unit;
};

/// Runs the `accept` and `reject` lines of a file's units, bounds and guards. Adds the lines that fail to
/// `failures`; returns how many ran.
std::size_t check(const rules::Node& file, const Rooms& rooms, std::vector<RuleFailure>& failures);

}  // namespace zhibiao::unit
