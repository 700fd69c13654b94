#include "utf8.h"

namespace zhibiao::utf8 {
namespace {

// Bytes that may follow each lead byte, from the table of well-formed sequences in the Unicode standard
// (3-7).
struct Lead {
  std::size_t size;    // of the whole sequence; 0 for a byte that cannot lead
  unsigned char low;   // least second byte
  unsigned char high;  // greatest second byte
};

Lead lead(unsigned char byte) noexcept {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {4, 0x80, 0xBF};
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Lead head = lead(byte(at));
  if (head.size == 1) return {byte(at), 1, true};
  if (head.size == 0) return {0xFFFD, 1, false};
  char32_t value = byte(at) & (0xFFu >> (head.size + 1));
  for (std::size_t i = 1; i < head.size; ++i) {
    const unsigned char low = i == 1 ? head.low : 0x80;
    const unsigned char high = i == 1 ? head.high : 0xBF;
    if (at + i == text.size() || byte(at + i) < low || byte(at + i) > high) return {0xFFFD, i, false};
    value = (value << 6) | (byte(at + i) & 0x3Fu);
  }
  return {value, head.size, true};
}

std::size_t well_formed_end(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    if (at + sizeof(std::uint64_t) <= text.size() && (eight_bytes(text.data() + at) & kHighBits) == 0) {
      at += sizeof(std::uint64_t);
    } else if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else if (at + 3 <= text.size() && is_wide(text.data() + at)) {
      at += 3;
    } else {
      const CodePoint c = decode(text, at);
      if (!c.valid) return at;
      at += c.size;
    }
  }
  return at;
}

// A byte starts a character unless its first two bits are 10.
std::size_t count(std::string_view text) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::size_t out = 0, at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    const std::uint64_t bytes = eight_bytes(text.data() + at);
    const std::uint64_t inside = (bytes >> 7U) & ~(bytes >> 6U) & kOnes;
    out += sizeof(std::uint64_t) - (inside * kOnes >> 56U);
  }
  for (; at < text.size(); ++at) out += (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
  return out;
}

}  // namespace zhibiao::utf8
