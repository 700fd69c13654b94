#include <array>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <utility>

#include "digit_sum.h"
#include "zhibiao/indicator.h"

namespace zhibiao {
namespace {

__extension__ typedef __int128 Wide;  // wide enough for a product of two 19-digit numbers

constexpr int kMaxExponent = 30000;                                // beyond it a value is taken as unholdable
constexpr Wide kLimit = 1'000'000'000'000'000'000;                 // 10^18
constexpr Wide kWideLimit = kLimit * 10'000'000'000'000'000'000U;  // 10^37: times ten still fits

// 10^0 to 10^18.
constexpr auto kPowers = [] {
  std::array<std::int64_t, 19> out{1};
  for (std::size_t i = 1; i < out.size(); ++i) out[i] = out[i - 1] * 10;
  return out;
}();

// x × 10^power where the result stays under 10^38.
std::optional<Wide> raised(Wide x, int power) {
  for (; power > 0 && x != 0; --power) {
    if (x >= kWideLimit || x <= -kWideLimit) return std::nullopt;
    x *= 10;
  }
  return x;
}

std::optional<Decimal> narrowed(Wide digits, int exponent) {
  const bool small =
      digits < kLimit && digits > -kLimit && exponent < kMaxExponent / 2 && exponent > -kMaxExponent;
  if (small) return Decimal(static_cast<std::int64_t>(digits), exponent);  // no division of 128 bits
  while (digits % 10 == 0) {
    digits /= 10;
    ++exponent;
  }
  if (digits >= kLimit || digits <= -kLimit) return std::nullopt;
  if (exponent > kMaxExponent || exponent < -kMaxExponent) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(digits), exponent);
}

int digit_count(std::int64_t x) {
  int count = 1;
  while ((x /= 10) != 0) ++count;
  return count;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Length of a run of groups ",ddd" that starts at `at`; nothing where a comma is not followed by exactly
// three digits.
std::optional<std::size_t> groups(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && text[i] == ',') {
    std::size_t digits = 0;
    while (i + 1 + digits < text.size() && is_digit(text[i + 1 + digits])) ++digits;
    if (digits != 3) return std::nullopt;
    i += 4;
  }
  return i - at;
}

}  // namespace

Decimal::Decimal(std::int64_t digits, int exponent) : digits_(digits), exponent_(exponent) {
  if (digits_ == 0) exponent_ = 0;
  while (digits_ != 0 && digits_ % 10 == 0) {
    digits_ /= 10;
    ++exponent_;
  }
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  DigitSum sum;
  std::size_t i = 0;
  const auto push_run = [&](std::string_view run) {
    for (const char c : run) {
      if (c != ',') sum.push(c - '0');
    }
  };
  while (i < text.size() && is_digit(text[i])) ++i;
  if (i == 0) return std::nullopt;
  if (i <= 3) {
    const auto grouped = groups(text, i);
    if (!grouped) return std::nullopt;
    i += *grouped;
  }
  push_run(text.substr(0, i));
  if (i < text.size() && text[i] == '.') {
    const std::size_t begin = ++i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i == begin) return std::nullopt;
    sum.point();
    push_run(text.substr(begin, i - begin));
  }
  if (i != text.size()) return std::nullopt;
  const auto value = sum.value();
  return value && negative ? value->negated() : value;
}

std::optional<std::int64_t> Decimal::to_int64() const noexcept {
  if (exponent_ == 0) return digits_;
  if (exponent_ < 0 || exponent_ >= static_cast<int>(kPowers.size())) return std::nullopt;
  std::int64_t value = 0;
  const bool fits = !__builtin_mul_overflow(digits_, kPowers[static_cast<std::size_t>(exponent_)], &value);
  return fits ? std::optional(value) : std::nullopt;
}

double Decimal::to_double() const noexcept {
  // Through the text form: from_chars rounds to the nearest double, arithmetic on parts would round twice.
  std::array<char, 48> buffer{};
  char* at = std::to_chars(buffer.data(), buffer.data() + 24, digits_).ptr;
  *at++ = 'e';
  at = std::to_chars(at, buffer.data() + buffer.size(), exponent_).ptr;
  double value = 0;
  const auto [end, error] = std::from_chars(buffer.data(), at, value);
  if (error == std::errc::result_out_of_range && exponent_ > 0) {
    value = std::numeric_limits<double>::infinity();
    return digits_ < 0 ? -value : value;
  }
  return value;
}

std::string Decimal::to_string() const {
  std::string out = std::to_string(digits_);
  if (exponent_ >= 0) return out.append(static_cast<std::size_t>(exponent_), '0');
  const std::size_t sign = digits_ < 0 ? 1 : 0;
  const auto places = static_cast<std::size_t>(-static_cast<std::int64_t>(exponent_));
  if (out.size() - sign <= places) out.insert(sign, places + 1 - (out.size() - sign), '0');
  return out.insert(out.size() - places, 1, '.');
}

Decimal Decimal::negated() const {
  if (digits_ == std::numeric_limits<std::int64_t>::min())
    return {std::numeric_limits<std::int64_t>::max(), exponent_};
  return {-digits_, exponent_};
}

Decimal Decimal::scaled(int power_of_ten) const { return {digits_, exponent_ + power_of_ten}; }

std::optional<Decimal> Decimal::times(const Decimal& other) const {
  return narrowed(static_cast<Wide>(digits_) * other.digits_, exponent_ + other.exponent_);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  if (is_zero()) return other;
  if (other.is_zero()) return *this;
  const Decimal& high = exponent_ >= other.exponent_ ? *this : other;
  const Decimal& low = exponent_ >= other.exponent_ ? other : *this;
  const auto aligned = raised(high.digits_, high.exponent_ - low.exponent_);
  if (!aligned) return std::nullopt;
  return narrowed(*aligned + low.digits_, low.exponent_);
}

std::optional<Decimal> Decimal::divided(const Decimal& other, int places) const {
  if (other.is_zero()) return std::nullopt;
  const bool negative = is_negative() != other.is_negative();
  const Wide above = is_negative() ? -static_cast<Wide>(digits_) : static_cast<Wide>(digits_);
  const Wide below =
      other.is_negative() ? -static_cast<Wide>(other.digits_) : static_cast<Wide>(other.digits_);
  const int power = exponent_ - other.exponent_ + places;
  const auto top = raised(above, power);
  if (!top) return std::nullopt;
  const auto bottom = raised(below, -power);
  if (!bottom) return Decimal();  // below 10^-19 of a unit in the last place
  Wide result = *top / *bottom;
  const Wide rest = *top % *bottom;
  if (rest >= *bottom - rest) ++result;
  return narrowed(negative ? -result : result, -places);
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  if (exponent_ == other.exponent_) return digits_ <=> other.digits_;
  const auto sign = [](const Decimal& x) { return x.digits_ > 0 ? 1 : x.digits_ < 0 ? -1 : 0; };
  if (sign(*this) != sign(other) || is_zero()) return sign(*this) <=> sign(other);
  const int size = digit_count(digits_) + exponent_;
  const int other_size = digit_count(other.digits_) + other.exponent_;
  if (size != other_size) return is_negative() ? other_size <=> size : size <=> other_size;
  // The same size: exponents differ by 18 at most, so both fit when aligned.
  const auto mine = raised(digits_, exponent_ - other.exponent_);
  const auto theirs = raised(other.digits_, other.exponent_ - exponent_);
  const Wide difference = mine.value_or(0) - theirs.value_or(0);
  return difference < 0   ? std::strong_ordering::less
         : difference > 0 ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
}

std::string_view to_string(Kind kind) noexcept {
  constexpr std::array<std::string_view, 8> names = {"level", "change", "growth", "share",
                                                     "ratio", "index",  "rank",   "streak"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view to_string(Direction direction) noexcept {
  constexpr std::array<std::string_view, 4> names = {"", "up", "down", "flat"};
  return names[static_cast<std::size_t>(direction)];
}

std::string_view to_string(Bound bound) noexcept {
  constexpr std::array<std::string_view, 6> names = {"exact",    "about", "over",
                                                     "at_least", "under", "at_most"};
  return names[static_cast<std::size_t>(bound)];
}

std::string_view to_string(Modality modality) noexcept {
  constexpr std::array<std::string_view, 3> names = {"actual", "target", "forecast"};
  return names[static_cast<std::size_t>(modality)];
}

}  // namespace zhibiao
