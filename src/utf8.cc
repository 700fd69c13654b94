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

}  // namespace zhibiao::utf8
