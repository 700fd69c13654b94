// UTF-8 as Python and the Encoding Standard count it, for every room and sink that must agree with them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace zhibiao::utf8 {

/// One character of UTF-8 text. Each maximal part of an ill-formed sequence is one U+FFFD, as Python's
/// bytes.decode("utf-8", "replace") and the Encoding Standard count it.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  ///< Bytes taken, from 1 to 4.
  bool valid = true;     ///< False where `value` stands for ill-formed bytes.
};

/// The character at `at`. Precondition: at < text.size().
CodePoint decode(std::string_view text, std::size_t at) noexcept;

/// One past the well-formed text from `at` on: where the first ill-formed byte stands, or the end. `at` must
/// lie on a character bound. Linear, some bytes at a time.
std::size_t well_formed_end(std::string_view text, std::size_t at) noexcept;

/// How many characters start in a stretch of well-formed text.
std::size_t count(std::string_view text) noexcept;

/// The first character bound from `at` on, of well-formed text; the end where there is none.
inline std::size_t bound_from(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) ++at;
  return at;
}

/// Eight bytes at once, for loops that look at one bit of each.
inline std::uint64_t eight_bytes(const char* at) noexcept {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}
constexpr std::uint64_t kHighBits = 0x8080808080808080;

/// True where a well-formed character of three bytes stands at `at`, all of which must be readable; false for
/// those that begin with E0, ED or a byte of `but`, whatever they are.
inline bool is_wide(const char* at, unsigned char but = 0) noexcept {
  const auto byte = [at](std::size_t i) { return static_cast<unsigned char>(at[i]); };
  return (byte(0) & 0xF0U) == 0xE0 && byte(0) != 0xE0 && byte(0) != 0xED && byte(0) != but &&
         (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80;
}

}  // namespace zhibiao::utf8
