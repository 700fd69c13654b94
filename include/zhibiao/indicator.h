// One numeric indicator found in a text, and the quantity below it. Plain data: copy it, compare it, store
// it.
//
// Offsets are half-open byte ranges into the UTF-8 text that the caller passed in:
//
//   进出口总额达到 5.45 万亿元人民币
//   ^name_begin   ^begin            ^end           quote = "5.45 万亿元人民币"
//                ^name_end
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao {

/// Half-open byte range [begin, end).
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const noexcept { return end - begin; }
  constexpr bool empty() const noexcept { return begin == end; }
  constexpr bool contains(const Span& other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  constexpr bool overlaps(const Span& other) const noexcept { return begin < other.end && other.begin < end; }
  /// The bytes of `text` at this span. Precondition: end <= text.size(). The view dies with `text`.
  constexpr std::string_view of(std::string_view text) const noexcept { return text.substr(begin, size()); }
  constexpr bool operator==(const Span&) const = default;
};

/// An exact decimal, digits × 10^exponent; 5.45 trillion is {545, 10}, never 5449999999999.999.
/// Always normalised: `digits` has no trailing zero, and zero is {0, 0}. Holds 18 significant digits.
class Decimal {
 public:
  constexpr Decimal() = default;
  /// digits × 10^exponent, normalised.
  Decimal(std::int64_t digits, int exponent);

  /// Reads plain or grouped ASCII notation: "-12.50", "1,349,084". Nothing where `text` is anything else or
  /// has more than 18 significant digits.
  static std::optional<Decimal> parse(std::string_view text);

  constexpr std::int64_t digits() const noexcept { return digits_; }
  constexpr int exponent() const noexcept { return exponent_; }
  constexpr bool is_zero() const noexcept { return digits_ == 0; }
  constexpr bool is_negative() const noexcept { return digits_ < 0; }
  /// True where the value is a whole number.
  constexpr bool is_integer() const noexcept { return exponent_ >= 0; }
  /// The value as an integer where it is one and fits, else nothing.
  std::optional<std::int64_t> to_int64() const noexcept;

  double to_double() const noexcept;  ///< The nearest double.
  std::string to_string()
      const;  ///< Plain notation: no exponent, no trailing zeros: "5450000000000", "-0.5".

  Decimal negated() const;                 ///< -x.
  Decimal scaled(int power_of_ten) const;  ///< x × 10^power, exact.
  std::optional<Decimal> times(
      const Decimal& other) const;                          ///< Exact product; nothing where it does not fit.
  std::optional<Decimal> plus(const Decimal& other) const;  ///< Exact sum; nothing where it does not fit.
  /// x / y to `places` decimals, half up: 1/3 to 4 places is 0.3333. Nothing where y is 0 or the result does
  /// not fit.
  std::optional<Decimal> divided(const Decimal& other, int places) const;

  bool operator==(const Decimal&) const = default;
  std::strong_ordering operator<=>(const Decimal& other) const;  ///< By value.

 private:
  std::int64_t digits_ = 0;
  std::int32_t exponent_ = 0;
};

/// What the number says of the measured thing (gold GUIDE, section 2).
enum class Kind : std::uint8_t { level, change, growth, share, ratio, index, rank, streak };

/// The movement that the text states; for growth its sign.
enum class Direction : std::uint8_t { none, up, down, flat };

/// How the words around the number bound the value.
enum class Bound : std::uint8_t { exact, about, over, at_least, under, at_most };

/// Whether the value is a fact, something aimed at, or something foreseen.
enum class Modality : std::uint8_t { actual, target, forecast };

std::string_view to_string(Kind kind) noexcept;            ///< "level", "change", …
std::string_view to_string(Direction direction) noexcept;  ///< "up", "down", "flat"; "" for none.
std::string_view to_string(Bound bound) noexcept;          ///< "exact", "about", …
std::string_view to_string(Modality modality) noexcept;    ///< "actual", "target", "forecast".

/// One record. An empty string means "the text does not say" (null in Python, JSONL and tables).
struct Indicator {
  std::string doc;        ///< Document id, as the caller gave it.
  std::size_t begin = 0;  ///< Where the number with sign, scale and unit starts, in bytes.
  std::size_t end = 0;    ///< One past its last byte.
  std::string quote;      ///< The caller's own bytes at [begin, end).

  std::string name;  ///< What is measured, in the document's words, white space and wraps removed.
  std::optional<std::size_t> name_begin;  ///< Where the name stands; nothing where it was put together.
  std::optional<std::size_t> name_end;    ///< One past its last byte.

  Decimal value;                ///< In `unit`, scale words multiplied out; percent stays percent.
  std::optional<Decimal> high;  ///< Second end of a range.
  std::string unit;             ///< CLDR unit id, ISO 4217 code, "percentage-point", "item:家", "one" …
  std::string unit_text;        ///< The unit as written: "万亿元人民币" has "元人民币".

  Kind kind = Kind::level;
  Direction direction = Direction::none;
  Bound bound = Bound::exact;
  std::string comparison;  ///< "yoy", "mom", "qoq", "since:2015", or empty.
  Modality modality = Modality::actual;

  std::string period;        ///< ISO 8601 interval of days, "2022-01-01/2022-12-31"; ".." is an open end.
  std::string period_start;  ///< First day, "2022-01-01"; empty where open or unknown.
  std::string period_end;    ///< Last day; empty where open or unknown.
  std::string place;         ///< The region that the value is for, as written.
  std::string
      concept_id;  ///< Canonical indicator id of the catalogue (`concept` elsewhere; a keyword of C++).

  std::string sentence;            ///< The sentence around the quote, line wraps undone.
  std::size_t sentence_begin = 0;  ///< Where it starts in the caller's text, in bytes.
  std::size_t sentence_end = 0;    ///< One past its last byte.
  std::string rule;                ///< The rule that bound name and value.

  bool operator==(const Indicator&) const = default;
};

/// The layer below: a number with value, unit and span, whether or not it is an indicator.
struct Quantity {
  std::size_t begin = 0;  ///< In bytes of the caller's text.
  std::size_t end = 0;
  std::string quote;             ///< The caller's own bytes at [begin, end).
  std::optional<Decimal> value;  ///< In `unit`; none where it cannot be held exactly (guard "overflow").
  std::optional<Decimal> high;   ///< Second end of a range.
  std::string unit;              ///< As in Indicator.
  std::string unit_text;         ///< The unit as written.
  Bound bound = Bound::exact;    ///< As in Indicator.
  std::string guard;  ///< Why this is no indicator: "date", "name", "list", "phone" …; empty for a candidate.

  bool operator==(const Quantity&) const = default;
};

/// What became of a quantity.
enum class Outcome : std::uint8_t {
  record,   ///< It is an indicator.
  guard,    ///< A guard kept it out.
  no_rule,  ///< No rule fits its clause.
  dropped,  ///< The rule that fits says that it is none.
  doubted,  ///< A rule fits, but the clause does not say what the number counts or measures.
};

std::string_view to_string(Outcome outcome) noexcept;  ///< "record", "guard", "no_rule", …

/// One token of a clause as the rules see it.
struct ClauseWord {
  std::string cls;   ///< Its class, as patterns write it: "REACH", "MONEY"; "W" for other words.
  std::string text;  ///< The document's words.

  bool operator==(const ClauseWord&) const = default;
};

/// Why a quantity is an indicator, or is none.
struct Explanation {
  Quantity quantity;
  Outcome outcome = Outcome::no_rule;
  std::string before;              ///< Its sentence up to the number.
  std::string after;               ///< Its sentence from the number on.
  std::string bound_text;          ///< The words behind `quantity.bound`; empty where there are none.
  std::vector<ClauseWord> clause;  ///< The clause that rules were tried on; empty where none was.
  std::string rule;                ///< The first rule that fits; empty where none does.
  std::string pattern;             ///< Its pattern.
  std::vector<std::string> later;  ///< Rules that fit too, and stand after it.

  bool operator==(const Explanation&) const = default;
};

}  // namespace zhibiao
