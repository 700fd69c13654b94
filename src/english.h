// What the English parts of several rooms share: words, letters, whole-word lookup.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "trie.h"

namespace zhibiao::english {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }

/// What a byte is to words: ASCII letters, digits and the first byte of an accented or Greek letter, which
/// always belong to one; a continuation byte, which does behind such a byte; any other.
enum class WordByte : std::uint8_t { other, word, tail };

constexpr std::array<WordByte, 256> make_word_bytes() {
  std::array<WordByte, 256> out{};
  for (unsigned b = 0; b < 256; ++b) {
    const char c = static_cast<char>(b);
    if (is_digit(c) || is_upper(c) || is_lower(c) || (b >= 0xC3 && b <= 0xCF)) out[b] = WordByte::word;
    if ((b & 0xC0U) == 0x80U) out[b] = WordByte::tail;
  }
  return out;
}

inline constexpr std::array<WordByte, 256> kWordBytes = make_word_bytes();

/// True for a byte that belongs to a word: ASCII letters and digits, and every byte of an accented or Greek
/// letter.
inline bool is_word(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return false;
  const WordByte kind = kWordBytes[static_cast<unsigned char>(text[at])];
  if (kind != WordByte::tail) return kind == WordByte::word;
  // The second byte of such a letter; the rest of longer characters are punctuation or Chinese.
  return at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80 &&
         kWordBytes[static_cast<unsigned char>(text[at - 1])] == WordByte::word;
}

/// True where a word can start or end between at - 1 and at.
inline bool is_edge(std::string_view text, std::size_t at) noexcept {
  return at == 0 || !is_word(text, at) || !is_word(text, at - 1);
}

/// `text` with A to Z and À to Þ in lower case; as long as `text`.
std::string lower(std::string_view text);

/// The longest entry of `trie` at `at` that is whole words; `at` must be a word's start. The trie is in lower
/// case.
Trie::Match whole_words(const Trie& trie, std::string_view lower, std::size_t at) noexcept;

/// The end of the word at `at`: letters, digits, inner apostrophes, hyphens, dots and ampersands (year-end,
/// PM2.5, R&D).
std::size_t word_end(std::string_view text, std::size_t at) noexcept;

/// `at` without one space.
inline std::size_t skip_space(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

/// True for what ends as plurals do (workers, cities); `word` is in lower case. CountTables::is_plural knows
/// the others.
bool has_plural_end(std::string_view word) noexcept;

/// True for what ends in 's, with either apostrophe.
bool is_possessive(std::string_view word) noexcept;

}  // namespace zhibiao::english
