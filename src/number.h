// Room 3, number: clean text → numbers with exact values. Knows digits, numerals and scales; nothing of
// units.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.h"
#include "text.h"
#include "trie.h"
#include "zhibiao/indicator.h"

namespace zhibiao::number {

/// Values are held from 10^-36 to 10^36, by 18 digits; what lies beyond overflows. (The largest amounts of
/// nations have 16 digits, 34 is what decimal128 and most warehouses hold.)
inline constexpr int kMostPower = 36;

/// How a number is written.
enum class Form : std::uint8_t {
  arabic,    ///< 5.45, 1,349,084, with or without a scale: 5.45万亿
  chinese,   ///< 一千二百, 三十万, 两千余
  mixed,     ///< 1亿2千万, 3百
  fraction,  ///< 四分之一, 三分之一: value is already percent (25, 33.3333)
  percent,   ///< 百分之三十, 千分之五: the unit is part of the words (`unit` says which)
  tenths,    ///< 三成, 八成五, 一半: value is already percent (30, 85, 50)
  ratio,     ///< 2.39∶1, 11:1, 9.3∶37.4∶53.3: `value` is the first part, `parts` holds all
  word,      ///< English number words
};

/// A number as it stands in the text.
struct Number {
  Span at;        ///< In CleanText::bytes: sign, digits, scale; ordinal marks and units excluded.
  Decimal value;  ///< Scale multiplied out.
  std::optional<Decimal> high;  ///< Second end of a range: 3%—5%, 2000至3000, 三四十.
  Form form = Form::arabic;
  /// Set where the words name it, and then part of `at`: "percent" for fraction, tenths and 百分之,
  /// "permille", "per-10000", "per-100000" (十万分之三, 12.3/10万), "one" (两倍半).
  std::string unit;
  Span first;  ///< For a range: the first end as written (with its own scale), else `at`; 三四十 has `at`.
  Span last;   ///< For a range: the second end as written, else `at`.
  std::vector<Decimal> parts;  ///< Ratio: every part. `part_at` has their places.
  std::vector<Span> part_at;
  std::uint8_t digits = 0;  ///< Digits before the decimal point as written; 0 for Chinese numerals.
  bool grouped = false;     ///< Written with thousands separators.
  bool scaled = false;      ///< A scale word (十百千万亿兆) ends it: a counted noun may follow at once.
  bool more = false;  ///< 多, 余, 来, 几 inside or at its end (`120多`, `两千余`): bound over; inside `at`.
  bool negative = false;  ///< A minus sign or 负 stands before it (inside `at`).
  bool overflow = false;  ///< Cannot be held exactly: later rooms drop it with the guard "overflow".
};

/// Numerals, scales, separators and range marks, from the `[number]` sections of rule files.
class Tables {
 public:
  void add(const rules::Node& file);  ///< Throws Error{schema}.
  void build();
  /// Calls `see` with each character, and each English word in lower case (or its first letters), that a
  /// number may start with; digits are left out. After build().
  void each_start(const std::function<void(std::string_view)>& see) const;

  struct Impl;
  std::shared_ptr<const Impl> impl;
  std::shared_ptr<Impl> draft;
};

/// - A run with two or more dots (v1.2.3, 2023.10.13) gives 1.2 and 3: guards look at the dots around a
/// number.
/// - A range needs a rising pair (3-5, not 5-3); dates (2023-10-13), phones (025-846) and clocks (9:30-10:15)
/// stay single
///   numbers. 2018—2022 is a range, 2019年至2022年 and 3月至5月 are two numbers: what they are is for the
///   time room.
/// - A unit between the ends of a range must stand behind it, too: `3%—5%`, `2000家至3000家`; it is inside
/// `at`.
/// - A clock time (14:30) is two numbers, no ratio.
/// - 数十, 几百万, 上亿 give nothing: they state no number.
///
/// Every number of the text in order, never overlapping, none over the end of a block. A single numeral
/// inside a word (一带一路, 进一步) is still reported: which of them count is for the unit room. Linear.
std::vector<Number> scan(const text::CleanText& clean, const Tables& tables);

/// The same block by block, with memory that it uses again. For one text and one thread.
class Finder {
 public:
  /// `text` is CleanText::bytes; both arguments must outlive the finder.
  Finder(std::string_view text, const Tables& tables);
  ~Finder();
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;

  /// Appends the numbers of one block. Linear in its size.
  void find(Span block, std::vector<Number>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The power of ten that stands behind the digits of a number as it is `written` (8 for 7.6亿, 6 for 2.4
/// million), where it has one from a thousand on; `value` has it multiplied out.
std::optional<int> written_scale(std::string_view written, const Decimal& value);

/// True where `to` is so much more than `from` that a verb of movement before `from` makes it what was
/// reached, and no end of a range: 跌 40 元至 3170 元.
inline bool far_beyond(const Decimal& from, const Decimal& to) {
  const auto far = from.times(Decimal(3, 0));
  return far && *far <= to;
}

}  // namespace zhibiao::number
