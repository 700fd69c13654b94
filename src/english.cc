#include "english.h"

#include <algorithm>
#include <cstring>

namespace zhibiao::english {
namespace {

constexpr std::size_t kLongestWord = 200;  // bytes: longer runs are data, cut anywhere
constexpr std::uint64_t kEach = 0x0101010101010101U, kHighBits = kEach * 0x80;

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  char* bytes = out.data();
  std::size_t at = 0;
  const auto slow = [&](std::size_t end) {
    for (; at < end; ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      const bool accented = at > 0 && bytes[at - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
      if (is_upper(bytes[at]) || accented) bytes[at] = static_cast<char>(byte + 0x20);
    }
  };
  while (at + 8 <= out.size()) {  // eight at a time, where all are ASCII
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + at, 8);
    if ((word & kHighBits) != 0) {
      slow(at + 8);
      continue;
    }
    // The high bit of a byte: it is 'A' or more, and not more than 'Z'.
    const std::uint64_t upper = (word + kEach * (0x80 - 'A')) & ~(word + kEach * (0x7F - 'Z')) & kHighBits;
    word |= upper >> 2U;
    std::memcpy(bytes + at, &word, 8);
    at += 8;
  }
  slow(out.size());
  return out;
}

Trie::Match whole_words(const Trie& trie, std::string_view lower, std::size_t at) noexcept {
  Trie::Match best;
  trie.each(lower, at, [&](Trie::Match m) {
    if (is_edge(lower, at + m.length)) best = m;
  });
  return best;
}

std::size_t word_end(std::string_view text, std::size_t at) noexcept {
  const std::size_t last = std::min(text.size(), at + kLongestWord);
  std::size_t end = at;
  while (end < last) {
    const char c = text[end];
    if (kWordBytes[static_cast<unsigned char>(c)] == WordByte::word || is_word(text, end))
      ++end;
    else if (c == '\xE2' && text.compare(end, 3, "\xE2\x80\x99") == 0 && is_word(text, end + 3))
      end += 3;  // ’ joins as ' does
    else if ((c == '\'' || c == '-' || c == '.' || c == '&' || c == '/' || c == '+') && end > at &&
             is_word(text, end + 1))
      ++end;
    else
      break;
  }
  return end;
}

bool is_possessive(std::string_view word) noexcept {
  return word.ends_with("'s") || word.ends_with("\xE2\x80\x99s");
}

bool has_plural_end(std::string_view word) noexcept {
  if (word.size() < 4 || word.back() != 's' || word.ends_with("ss") || is_possessive(word)) return false;
  return !word.ends_with("ous") && !word.ends_with("ius");
}

}  // namespace zhibiao::english
