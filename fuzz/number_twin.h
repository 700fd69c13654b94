// A second reader of numerals: slow, obvious, and written without a look at the number room. It reads a
// numeral that stands alone, or says that it is none that it knows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "zhibiao/indicator.h"

namespace zhibiao::fuzz {

class NumberTwin {
 public:
  /// The value of a Chinese numeral (三千零五十, 两万, 1亿2千万 is none) or of digits with commas, a dot and
  /// scale words (1,234.5万亿). Nothing for anything else, and for what has more than 18 digits.
  static std::optional<Decimal> value(std::string_view text) {
    if (!text.empty() && text[0] >= '0' && text[0] <= '9') return arabic(text);
    const auto read = chinese(text);
    return read ? std::optional(Decimal(*read, 0)) : std::nullopt;
  }

 private:
  struct Scale {
    std::string_view word;
    int power;
  };
  static constexpr std::array<Scale, 5> kScales = {{{"亿", 8}, {"万", 4}, {"千", 3}, {"百", 2}, {"十", 1}}};
  static constexpr std::array<std::string_view, 10> kDigits = {"零", "一", "二", "三", "四",
                                                               "五", "六", "七", "八", "九"};

  // Digits, then any number of 万 and 亿, each a factor.
  static std::optional<Decimal> arabic(std::string_view text) {
    int power = 0;
    for (bool more = true; more;) {
      more = false;
      for (const Scale& scale : kScales) {
        if (scale.power < 2 || !text.ends_with(scale.word)) continue;
        text.remove_suffix(scale.word.size());
        power += scale.power;
        more = true;
      }
    }
    std::string digits;
    int decimals = -1;
    for (const char c : text) {
      if (c == ',' && decimals < 0) continue;
      if (c == '.' && decimals < 0) {
        decimals = 0;
        continue;
      }
      if (c < '0' || c > '9') return std::nullopt;
      digits += c;
      if (decimals >= 0) ++decimals;
    }
    if (digits.size() > 18) return std::nullopt;
    return Decimal(std::stoll(digits), power - (decimals > 0 ? decimals : 0));
  }

  // Splits at the largest scale: what stands before is how many, what stands behind is added. Every part must
  // be smaller than the scale it is split at, a gap must have its 零, and a section is written once.
  static std::optional<std::int64_t> chinese(std::string_view text, int limit = 12, bool gap = false) {
    if (text.empty()) return std::nullopt;
    if (text.starts_with(kDigits[0])) {
      if (!gap || text.size() == 3) return std::nullopt;
      return chinese(text.substr(3), limit - 1, false);
    }
    for (const Scale& scale : kScales) {
      const std::size_t at = text.rfind(scale.word);
      if (at == std::string_view::npos) continue;
      if (scale.power >= limit) return std::nullopt;
      const bool bare_ten = at == 0 && scale.power == 1;  // 十五
      const auto many = bare_ten ? std::optional<std::int64_t>(1)
                                 : chinese(text.substr(0, at), scale.power == 8 ? 5 : scale.power);
      if (!many) return std::nullopt;
      std::int64_t unit = 1;
      for (int i = 0; i < scale.power; ++i) unit *= 10;
      const std::string_view rest = text.substr(at + 3);
      if (rest.empty()) return *many * unit;
      const auto behind = chinese(rest, scale.power, true);
      if (!behind) return std::nullopt;
      const bool filled = *behind >= unit / 10;  // else there is a gap, which 零 must mark
      if (filled == rest.starts_with(kDigits[0])) return std::nullopt;
      return *many * unit + *behind;
    }
    for (std::size_t d = 1; d < kDigits.size(); ++d) {
      if (text == kDigits[d]) return static_cast<std::int64_t>(d);
    }
    return std::nullopt;
  }
};

}  // namespace zhibiao::fuzz
