// Where words may start: a set of first characters, and the search for the next of them. What passes over
// text without cue words, numbers or times.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "trie.h"

namespace zhibiao {

/// Bytes of a character of valid UTF-8 by its first byte.
constexpr std::size_t character_size(char lead) noexcept {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// A set of characters that words start with. Characters beyond U+FFFF and bytes that are no UTF-8 count as
/// members, so next() may stop where nothing starts, never pass where something does.
class Starts {
 public:
  /// Adds the first character of each word of a built trie.
  void add(const Trie& words) {
    words.each_first_character([this](std::string_view character) { add(character); });
  }
  /// Adds one character; of bytes that are none, every character that begins with them.
  void add(std::string_view character);
  void add(const Starts& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  }

  /// The first place in [from, end) of `text` where a member stands, `end` where there is none. `from` must
  /// lie on a character bound.
  std::size_t next(std::string_view text, std::size_t from, std::size_t end) const noexcept;

 private:
  bool has(std::uint32_t code) const noexcept { return (bits_[code >> 6] >> (code & 63U)) & 1U; }
  std::array<std::uint64_t, 1024> bits_{};
};

inline std::size_t Starts::next(std::string_view text, std::size_t from, std::size_t end) const noexcept {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  while (from < end) {
    const std::uint32_t lead = bytes[from];
    if (lead >= 0xE0) {
      if (lead >= 0xF0 || from + 2 >= text.size()) return from;
      const std::uint32_t b = bytes[from + 1] ^ 0x80U, c = bytes[from + 2] ^ 0x80U;
      if ((b | c) > 0x3F || has((lead & 0x0F) << 12 | b << 6 | c)) return from;
      from += 3;
    } else if (lead < 0x80) {
      if (has(lead)) return from;
      ++from;
    } else {
      if (lead < 0xC0 || from + 1 >= text.size() || has((lead & 0x1F) << 6 | (bytes[from + 1] & 0x3FU)))
        return from;
      from += 2;
    }
  }
  return end;
}

}  // namespace zhibiao
