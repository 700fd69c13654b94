// Characters as the text room sees them: decoding that never fails, and the few classes that spacing and
// joining need.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhibiao::text {

constexpr char32_t ill_formed = 0xFFFFFFFF;  // no character; written as U+FFFD

struct Decoded {
  char32_t point = 0;  // `ill_formed` for a byte that belongs to no character
  std::uint32_t size = 1;
};

/// The character at `at`, which must lie inside `text`.
inline Decoded decode(std::string_view text, std::size_t at) noexcept;

/// The character that ends just before `at` (> 0). A byte that belongs to no character comes as `ill_formed`.
Decoded decode_before(std::string_view text, std::size_t at) noexcept;

/// Appends `point` to `out` in UTF-8.
template <class Out>
void append_utf8(Out& out, char32_t point);

enum class CharClass : std::uint8_t { other, digit, latin, ideograph, cjk_mark };

/// `other` holds ASCII punctuation and the marks that Chinese and English share (curly quotes, dashes).
CharClass class_of(char32_t point) noexcept;

constexpr bool is_digit(char32_t c) noexcept {
  return (c >= U'0' && c <= U'9') || (c >= 0xFF10 && c <= 0xFF19);
}
constexpr bool is_upper(char32_t c) noexcept { return c >= U'A' && c <= U'Z'; }
constexpr bool is_lower(char32_t c) noexcept { return c >= U'a' && c <= U'z'; }
constexpr bool is_letter(char32_t c) noexcept { return is_upper(c) || is_lower(c); }
constexpr bool is_cjk(CharClass c) noexcept { return c == CharClass::ideograph || c == CharClass::cjk_mark; }

bool is_space(char32_t point) noexcept;        ///< Spaces of any width, controls, zero-width characters.
unsigned columns_of(char32_t space) noexcept;  ///< Columns that white space takes; zero-width ones take none.
bool is_terminal(char32_t point) noexcept;     ///< 。！？；：and their ASCII forms, …
bool is_closer(char32_t point) noexcept;       ///< Closing quotes and brackets.
bool is_opener(char32_t point) noexcept;       ///< Opening quotes and brackets.
bool cannot_start_line(
    char32_t point) noexcept;  ///< ，。）％ and the like: what typesetting never puts first.

namespace detail {

// The six bits of the continuation byte at `at`, or a value over 0x3F where there is none.
inline std::uint32_t tail(std::string_view text, std::size_t at) noexcept {
  return at < text.size() ? static_cast<unsigned char>(text[at]) ^ 0x80u : 0xFFu;
}

inline Decoded decode_four(std::string_view text, std::size_t at, std::uint32_t lead) noexcept {
  const std::uint32_t b = tail(text, at + 1), c = tail(text, at + 2), d = tail(text, at + 3);
  const char32_t point = ((lead & 0x07) << 18) | (b << 12) | (c << 6) | d;
  if (lead > 0xF4 || (b | c | d) > 0x3F || point < 0x10000 || point > 0x10FFFF) return {ill_formed, 1};
  return {point, 4};
}

}  // namespace detail

inline Decoded decode(std::string_view text, std::size_t at) noexcept {
  const std::uint32_t lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2) return {ill_formed, 1};
  const std::uint32_t b = detail::tail(text, at + 1);
  if (b > 0x3F) return {ill_formed, 1};
  if (lead < 0xE0) return {((lead & 0x1F) << 6) | b, 2};
  if (lead >= 0xF0) return detail::decode_four(text, at, lead);
  const std::uint32_t c = detail::tail(text, at + 2);
  const char32_t point = ((lead & 0x0F) << 12) | (b << 6) | c;
  if (c > 0x3F || point < 0x800 || (point >= 0xD800 && point <= 0xDFFF)) return {ill_formed, 1};
  return {point, 3};
}

template <class Out>
void append_utf8(Out& out, char32_t c) {
  const auto put = [&out](char32_t byte) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  if (c < 0x10000) return put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)),
      put(0x80 | (c & 0x3F));
}

}  // namespace zhibiao::text
