// The search for one word in a text of Chinese.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace zhibiao {

/// As text.find(word, from). Looks for the last byte of the word: the first bytes of Chinese characters are a
/// handful, so that a search for them stops at every other character.
inline std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) noexcept {
  if (word.empty()) return from <= text.size() ? from : text.npos;
  const std::size_t before = word.size() - 1;
  for (std::size_t at = from + before; at < text.size(); ++at) {
    const void* const last = std::memchr(text.data() + at, word.back(), text.size() - at);
    if (!last) return text.npos;
    at = static_cast<std::size_t>(static_cast<const char*>(last) - text.data());
    if (std::memcmp(text.data() + at - before, word.data(), before) == 0) return at - before;
  }
  return text.npos;
}

}  // namespace zhibiao
