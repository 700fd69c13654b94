#include "starts.h"

namespace zhibiao {

void Starts::add(std::string_view character) {
  const auto byte = [character](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  if (character.empty() || byte(0) >= 0xF0) return;  // next() always stops there
  const std::size_t size = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : 3;
  std::uint32_t first = size == 1 ? byte(0) : size == 2 ? byte(0) & 0x1FU : byte(0) & 0x0FU;
  std::uint32_t count = 1;
  for (std::size_t i = 1; i < size; ++i) {
    first = first << 6 | (i < character.size() ? byte(i) & 0x3FU : 0);
    if (i >= character.size()) count <<= 6;
  }
  for (std::uint32_t code = first; code < first + count; ++code)
    bits_[code >> 6] |= std::uint64_t{1} << (code & 63U);
}

}  // namespace zhibiao
