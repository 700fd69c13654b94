#include "text_char.h"

namespace zhibiao::text {
namespace {

// Letters and ideographs, which are in none of the sets below.
constexpr bool is_plain(char32_t c) noexcept {
  return (c >= 0x3400 && c <= 0x9FFF) || is_letter(c) || (c >= U'0' && c <= U'9');
}

bool is_one_of(char32_t c, std::u32string_view set) noexcept {
  return !is_plain(c) && set.find(c) != set.npos;
}

constexpr bool between(char32_t point, char32_t low, char32_t high) noexcept {
  return point >= low && point <= high;
}

}  // namespace

Decoded decode_before(std::string_view text, std::size_t at) noexcept {
  for (std::size_t size = 1; size <= 4 && size <= at; ++size) {
    if ((static_cast<unsigned char>(text[at - size]) & 0xC0) == 0x80) continue;
    const Decoded found = decode(text, at - size);
    if (found.size == size) return found;
    break;
  }
  return {ill_formed, 1};
}

CharClass class_of(char32_t c) noexcept {
  if (is_digit(c)) return CharClass::digit;
  if (is_letter(c) || between(c, 0xC0, 0x24F) || between(c, 0x370, 0x52F)) return CharClass::latin;
  if (between(c, 0xFF21, 0xFF3A) || between(c, 0xFF41, 0xFF5A)) return CharClass::latin;
  if (c == 0x3005 || c == 0x3007) return CharClass::ideograph;
  if (between(c, 0x3000, 0x303F) || between(c, 0xFF00, 0xFFEF) || between(c, 0xFE30, 0xFE6F))
    return CharClass::cjk_mark;
  if (between(c, 0x2E80, 0x9FFF) || between(c, 0xAC00, 0xD7AF) || between(c, 0xF900, 0xFAFF))
    return CharClass::ideograph;
  if (between(c, 0x20000, 0x3FFFF)) return CharClass::ideograph;
  return CharClass::other;
}

bool is_space(char32_t c) noexcept {
  if (c <= 0x20) return true;
  if (c < 0x85) return false;
  if (between(c, 0x2000, 0x200F) || between(c, 0x2028, 0x202F)) return true;
  return is_one_of(c, U"\u00AD\u1680\u205F\u2060\u3000\uFEFF\u00A0") || c == 0x85;
}

unsigned columns_of(char32_t point) noexcept {
  if (point == U'\t') return 4;
  if (point == 0x3000) return 2;
  const bool zero =
      (point >= 0x200B && point <= 0x200F) || point == 0xFEFF || point == 0xAD || point == 0x2060;
  return zero ? 0 : 1;
}

bool is_terminal(char32_t c) noexcept {
  return is_one_of(c, U".!?;:\u3002\uFF01\uFF1F\uFF1B\uFF1A\uFF0E\u2026");
}

bool is_closer(char32_t c) noexcept {
  return is_one_of(c, U")]}\"'\u2019\u201D\u300B\u3009\u300D\u300F\u3011\u3015\u3017\uFF09\uFF3D\uFF5D");
}

bool is_opener(char32_t c) noexcept {
  return is_one_of(c, U"([{\u2018\u201C\u300A\u3008\u300C\u300E\u3010\u3014\u3016\uFF08\uFF3B\uFF5B");
}

bool cannot_start_line(char32_t c) noexcept {
  return is_one_of(c,
                   U"%,.;:!?)]}\u2030\u2019\u201D\u3001\u3002\u300B\u3009\u300D\u300F\u3011\u3015\u3017"
                   U"\uFF05\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF01\uFF1F\u2236");
}

}  // namespace zhibiao::text
