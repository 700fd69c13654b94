// The search for one word in a text of Chinese, and for one of many at its end.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace zhibiao {

/// As text.find(word, from). Compares three bytes at sixteen places at a time: the first bytes of Chinese
/// characters are a handful, so that a search for one stops at every other character.
inline std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) noexcept {
#if defined(__SSE2__)
  if (word.size() >= 3 && from <= text.size()) {
    const __m128i a = _mm_set1_epi8(word[0]), b = _mm_set1_epi8(word[1]), c = _mm_set1_epi8(word[2]);
    for (; from + 18 <= text.size(); from += 16) {
      const auto load = [&](std::size_t at) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from + at));
      };
      const __m128i two = _mm_and_si128(_mm_cmpeq_epi8(load(0), a), _mm_cmpeq_epi8(load(1), b));
      const __m128i all = _mm_and_si128(two, _mm_cmpeq_epi8(load(2), c));
      for (auto found = static_cast<unsigned>(_mm_movemask_epi8(all)); found != 0; found &= found - 1) {
        const std::size_t at = from + static_cast<std::size_t>(__builtin_ctz(found));
        if (text.compare(at, word.size(), word) == 0) return at;
      }
    }
  }
#endif
  return text.find(word, from);
}

/// True where `text` ends with one of the words.
inline bool ends_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [text](const std::string& w) { return text.ends_with(w); });
}

}  // namespace zhibiao
