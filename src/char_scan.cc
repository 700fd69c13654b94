#include "char_scan.h"

#include <bit>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace zhibiao {
namespace {

constexpr std::size_t kRuns = 15;  // the sixteenth bucket has what one byte tells
// How common characters are by the low half of their first byte, about: marks first, then ideographs.
constexpr std::array<std::uint32_t, 16> kCommon = {1, 1, 10, 10, 10, 6, 4, 3, 3, 2, 1, 1, 1, 1, 1, 10};

// ASCII digits and letters with some marks between them, and the first bytes of two and of four.
constexpr bool stands_alone(unsigned char byte) noexcept {
  return (byte >= 0x30 && byte < 0x80) || (byte >= 0xC0 && byte < 0xE0) || byte >= 0xF0;
}

/// The halves of bytes that a bucket lets through.
struct Cover {
  std::uint16_t first = 0, second_low = 0, second_high = 0, third_low = 0, third_high = 0;

  void take(std::uint8_t a, std::uint8_t b, const std::vector<std::uint8_t>& third) {
    const auto bit = [](unsigned half) { return static_cast<std::uint16_t>(1U << half); };
    first |= bit(a & 15U), second_low |= bit(b & 15U), second_high |= bit(b >> 4U);
    for (const std::uint8_t c : third) third_low |= bit(c & 15U), third_high |= bit(c >> 4U);
  }
  /// How often that stops the search, about: every character it lets through, the wanted ones included.
  std::uint32_t cost() const {
    const auto count = [](unsigned bits) { return static_cast<std::uint32_t>(std::popcount(bits)); };
    std::uint32_t leads = 0;
    for (std::size_t i = 0; i < 16; ++i) leads += ((first >> i) & 1U) * kCommon[i];
    return leads * count(second_low) * count(second_high) * count(third_low) * count(third_high);
  }
};

#if defined(__x86_64__)
#define ZHIBIAO_AVX2 __attribute__((target("avx2")))

/// The buckets of half a byte, for 32 bytes at once.
struct Lookup {
  __m256i low, high;

  ZHIBIAO_AVX2 void load(const std::uint8_t* of_low, const std::uint8_t* of_high) noexcept {
    low = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(of_low)));
    high = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(of_high)));
  }
  ZHIBIAO_AVX2 __m256i of(__m256i lows, __m256i highs) const noexcept {
    return _mm256_and_si256(_mm256_shuffle_epi8(low, lows), _mm256_shuffle_epi8(high, highs));
  }
};

bool has_avx2() noexcept {
  static const bool has = __builtin_cpu_supports("avx2") != 0;
  return has;
}
#endif

}  // namespace

void CharScan::add(char32_t code) {
  if (code < 0x800 || code >= 0x10000) return;
  set_[code >> 6U] |= std::uint64_t{1} << (code & 63U);
}

std::vector<CharScan::Group> CharScan::groups() const {
  std::vector<Group> out;
  for (std::uint32_t code = 0x800; code < 0x10000; ++code) {
    if (!has(code)) continue;
    const auto a = static_cast<std::uint8_t>(0xE0U | code >> 12U);
    const auto b = static_cast<std::uint8_t>(0x80U | (code >> 6U & 63U));
    if (out.empty() || out.back().first != a || out.back().second != b) out.push_back({a, b, {}});
    out.back().third.push_back(static_cast<std::uint8_t>(0x80U | (code & 63U)));
  }
  return out;
}

void CharScan::put(const Group& group, std::size_t bucket) {
  const auto bit = static_cast<std::uint8_t>(1U << bucket % 8);
  auto& halves = halves_[bucket / 8];
  halves[0][group.first & 15U] |= bit, halves[1][group.first >> 4U] |= bit;
  halves[2][group.second & 15U] |= bit, halves[3][group.second >> 4U] |= bit;
  for (const std::uint8_t c : group.third) halves[4][c & 15U] |= bit, halves[5][c >> 4U] |= bit;
}

// Of all ways to cut the sorted groups into runs, the one whose buckets stop the search least.
void CharScan::build() {
  const std::vector<Group> all = groups();
  const std::size_t n = all.size();
  std::vector<std::uint32_t> least(n + 1, std::numeric_limits<std::uint32_t>::max() / 2);  // of the first i
  least[0] = 0;
  std::vector<std::vector<std::size_t>> begins;  // of each run, by where it ends
  for (std::size_t run = 0; run < kRuns; ++run) {
    std::vector<std::uint32_t> cost = least;
    std::vector<std::size_t> begin(n + 1);
    for (std::size_t i = 0; i <= n; ++i) begin[i] = i;
    for (std::size_t i = 0; i < n; ++i) {
      Cover cover;
      for (std::size_t j = i; j < n; ++j) {
        cover.take(all[j].first, all[j].second, all[j].third);
        const std::uint32_t sum = least[i] + cover.cost();
        if (sum < cost[j + 1]) cost[j + 1] = sum, begin[j + 1] = i;
      }
    }
    least = std::move(cost);
    begins.push_back(std::move(begin));
  }
  for (std::size_t run = kRuns, end = n; run-- > 0;) {
    const std::size_t begin = begins[run][end];
    for (std::size_t i = begin; i < end; ++i) put(all[i], run);
    end = begin;
  }
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (stands_alone(static_cast<unsigned char>(byte))) halves_[1][1][byte >> 4U] |= 0x80;
  }
  for (const std::size_t any : {0U, 2U, 3U, 4U, 5U}) {
    for (std::uint8_t& half : halves_[1][any]) half |= 0x80;
  }
}

bool CharScan::stands(std::string_view text, std::size_t at) const noexcept {
  const auto byte = [text, at](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (stands_alone(static_cast<unsigned char>(text[at]))) return true;
  const bool whole = byte(0) >= 0xE0 && ((byte(1) ^ 0x80U) | (byte(2) ^ 0x80U)) <= 0x3F;
  return whole && has((byte(0) & 15U) << 12U | (byte(1) & 63U) << 6U | (byte(2) & 63U));
}

#if defined(__x86_64__)
// Where one stands from `from` on, or the first place that it did not look at.
ZHIBIAO_AVX2 std::size_t CharScan::next_avx2(std::string_view text, std::size_t from) const noexcept {
  Lookup lookups[2][3];
  for (std::size_t set = 0; set < 2; ++set) {
    for (std::size_t i = 0; i < 3; ++i)
      lookups[set][i].load(halves_[set][2 * i].data(), halves_[set][2 * i + 1].data());
  }
  const __m256i half = _mm256_set1_epi8(15);
  for (; from + 34 <= text.size(); from += 32) {
    __m256i a = _mm256_set1_epi8(-1), b = a;
    for (std::size_t i = 0; i < 3; ++i) {
      const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + from + i));
      const __m256i lows = _mm256_and_si256(bytes, half);
      const __m256i highs = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
      a = _mm256_and_si256(a, lookups[0][i].of(lows, highs));
      b = _mm256_and_si256(b, lookups[1][i].of(lows, highs));
    }
    const __m256i none = _mm256_cmpeq_epi8(_mm256_or_si256(a, b), _mm256_setzero_si256());
    for (auto found = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none)); found != 0;
         found &= found - 1) {
      const std::size_t at = from + static_cast<std::size_t>(std::countr_zero(found));
      if (stands(text, at)) return at;
    }
  }
  return from;
}
#endif

std::size_t CharScan::plain_next(std::string_view text, std::size_t from) const noexcept {
  while (from < text.size() && !stands(text, from)) ++from;
  return from;
}

std::size_t CharScan::next(std::string_view text, std::size_t from) const noexcept {
#if defined(__x86_64__)
  if (has_avx2()) from = next_avx2(text, from);
#endif
  return plain_next(text, from);
}

}  // namespace zhibiao
