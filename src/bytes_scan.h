// Searches over bytes, sixteen at a time where the processor has SSE2 (every x86-64 does).
#pragma once

#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace zhibiao {

/// True where a sentence may end at `at`: . ! ? or the first byte of 。 ！ ？
inline bool is_stop(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  if (c == '.' || c == '!' || c == '?') return true;
  if (c == '\xE3') return text.substr(at, 3) == "\xE3\x80\x82";
  return c == '\xEF' && (text.substr(at, 3) == "\xEF\xBC\x81" || text.substr(at, 3) == "\xEF\xBC\x9F");
}

/// The first place in [from, end) where is_stop() holds, `end` where there is none; end <= text.size().
inline std::size_t next_stop(std::string_view text, std::size_t from, std::size_t end) noexcept {
#if defined(__SSE2__)
  const auto same = [](__m128i bytes, unsigned char byte) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte)));
  };
  const auto any = [](__m128i a, __m128i b) { return _mm_or_si128(a, b); };
  const auto both = [](__m128i a, __m128i b) { return _mm_and_si128(a, b); };
  for (; from + 18 <= end; from += 16) {  // three bytes from each of sixteen places on
    const auto load = [&](std::size_t at) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from + at));
    };
    const __m128i a = load(0), b = load(1), c = load(2);
    const __m128i ascii = any(same(a, '.'), any(same(a, '!'), same(a, '?')));
    const __m128i full = both(same(a, 0xE3), both(same(b, 0x80), same(c, 0x82)));
    const __m128i wide = both(both(same(a, 0xEF), same(b, 0xBC)), any(same(c, 0x81), same(c, 0x9F)));
    const int found = _mm_movemask_epi8(any(ascii, any(full, wide)));
    if (found != 0) return from + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(found)));
  }
#endif
  while (from < end && !is_stop(text, from)) ++from;
  return from;
}

/// As text.find(word, from). std::string_view::find looks for the first byte alone, which Chinese words
/// share.
inline std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) noexcept {
#if defined(__SSE2__)
  if (word.size() >= 3) {
    const __m128i first = _mm_set1_epi8(word[0]), second = _mm_set1_epi8(word[1]),
                  third = _mm_set1_epi8(word[2]);
    for (; from + 18 <= text.size(); from += 16) {  // three bytes from each of sixteen places on
      const auto load = [&](std::size_t at) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from + at));
      };
      const __m128i two = _mm_and_si128(_mm_cmpeq_epi8(load(0), first), _mm_cmpeq_epi8(load(1), second));
      const __m128i all = _mm_and_si128(two, _mm_cmpeq_epi8(load(2), third));
      for (auto found = static_cast<unsigned>(_mm_movemask_epi8(all)); found != 0; found &= found - 1) {
        const std::size_t at = from + static_cast<std::size_t>(__builtin_ctz(found));
        if (text.compare(at, word.size(), word) == 0) return at;
      }
    }
  }
#endif
  return text.find(word, from);
}

}  // namespace zhibiao
