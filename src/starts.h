// Where words may start: a set of first and second characters, and the search for the next place where a word
// may stand. What passes over text without cue words, numbers or times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhibiao {

/// Bytes of a character of valid UTF-8 by its first byte.
constexpr std::size_t character_size(char lead) noexcept {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The character of three bytes at `at`; 0 where there is none.
inline std::uint32_t wide_character(const unsigned char* at) noexcept {
  const std::uint32_t b = at[1] ^ 0x80U, c = at[2] ^ 0x80U;
  return (at[0] & 0xF0U) != 0xE0 || (b | c) > 0x3F ? 0 : (at[0] & 0x0FU) << 12 | b << 6 | c;
}

/// Where two characters that follow each other have their bit in a table of pairs.
constexpr std::uint32_t pair_slot(std::uint32_t first, std::uint32_t second) noexcept {
  return (first * 0x9E37U + second) & 0xFFFFU;
}

/// The beginnings of a set of words. next() never passes a place where one of them stands; it may stop where
/// none does: at characters beyond U+FFFF, at bytes that are no UTF-8, and now and then where two characters
/// look like the first two of a word.
class Starts {
 public:
  /// Adds one word; empty ones are nothing.
  void add(std::string_view word);
  void add(const Starts& other);

  /// The first place in [from, end) of `text` where a word may stand, `end` where there is none. `from` must
  /// lie on a character bound. Words may run beyond `end`.
  std::size_t next(std::string_view text, std::size_t from, std::size_t end) const noexcept;

 private:
  static constexpr std::size_t kWords =
      1024;  // 64 bits each: a bit for each character, or pair of two by hash

  static bool has(const std::vector<std::uint64_t>& bits, std::uint32_t index) noexcept {
    return (bits[index >> 6] >> (index & 63U)) & 1U;
  }
  static void set(std::vector<std::uint64_t>& bits, std::uint32_t index) {
    bits[index >> 6] |= std::uint64_t{1} << (index & 63U);
  }
  bool may_start(std::uint32_t first, std::string_view text, std::size_t after) const noexcept;

  std::vector<std::uint64_t> any_ = std::vector<std::uint64_t>(kWords);    // first characters of all words
  std::vector<std::uint64_t> alone_ = std::vector<std::uint64_t>(kWords);  // those that tell no second one
  std::vector<std::uint64_t> pairs_ = std::vector<std::uint64_t>(kWords);
};

// `first`, which ends at `after`, is the first character of some word.
inline bool Starts::may_start(std::uint32_t first, std::string_view text, std::size_t after) const noexcept {
  if (has(alone_, first)) return true;
  if (after + 2 >= text.size()) return false;
  const std::uint32_t second = wide_character(reinterpret_cast<const unsigned char*>(text.data()) + after);
  return second != 0 && has(pairs_, pair_slot(first, second));
}

inline std::size_t Starts::next(std::string_view text, std::size_t from, std::size_t end) const noexcept {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  while (from < end) {
    const std::uint32_t lead = bytes[from];
    if (lead >= 0xE0) {
      if (lead >= 0xF0 || from + 2 >= text.size()) return from;
      const std::uint32_t code = wide_character(bytes + from);
      if (code == 0 || (has(any_, code) && may_start(code, text, from + 3))) return from;
      from += 3;
    } else if (lead < 0x80) {
      if (has(any_, lead)) return from;
      ++from;
    } else {
      if (lead < 0xC0 || from + 1 >= text.size()) return from;
      if (has(any_, (lead & 0x1F) << 6 | (bytes[from + 1] & 0x3FU))) return from;
      from += 2;
    }
  }
  return end;
}

}  // namespace zhibiao
