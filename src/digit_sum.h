// Decimal digits, one at a time, into an exact value. Shared by Decimal::parse, Arabic literals and 二〇二二.
#pragma once

#include <cstdint>
#include <optional>

#include "zhibiao/indicator.h"

namespace zhibiao {

/// Collects up to 18 significant digits; zeros in front and at the end are free.
class DigitSum {
 public:
  /// Adds the next digit, 0 to 9, from the left.
  void push(int digit) noexcept {
    if (fraction_) ++places_;
    if (digit == 0) {
      ++zeros_;
      return;
    }
    for (; zeros_ > 0 && digits_ > 0 && fits_; --zeros_) shift(0);
    zeros_ = 0;
    shift(digit);
  }
  /// The digits that follow stand behind the decimal point.
  void point() noexcept { fraction_ = true; }
  /// The value, or nothing where it has more than 18 significant digits.
  std::optional<Decimal> value() const {
    if (!fits_ || zeros_ > kMaxExponent || places_ > kMaxExponent) return std::nullopt;
    if (digits_ == 0) return Decimal();
    return Decimal(digits_, static_cast<int>(zeros_ - places_));
  }

 private:
  static constexpr std::int64_t kLimit = 100'000'000'000'000'000;  // one more digit still fits
  static constexpr std::int64_t kMaxExponent = 30000;

  void shift(int digit) noexcept {
    if (digits_ >= kLimit) fits_ = false;
    if (fits_) digits_ = digits_ * 10 + digit;
  }

  std::int64_t digits_ = 0;
  std::int64_t zeros_ = 0;   // zeros seen since the last other digit
  std::int64_t places_ = 0;  // digits behind the point
  bool fraction_ = false;
  bool fits_ = true;
};

}  // namespace zhibiao
