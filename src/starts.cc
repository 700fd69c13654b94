#include "starts.h"

namespace zhibiao {
namespace {

void join(std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] |= from[i];
}

}  // namespace

void Starts::add(std::string_view word) {
  const auto byte = [word](std::size_t i) -> std::uint32_t {
    return i < word.size() ? static_cast<unsigned char>(word[i]) : 0x80;
  };
  if (word.empty() || byte(0) >= 0xF0) return;  // next() always stops there
  const auto* bytes = reinterpret_cast<const unsigned char*>(word.data());
  const std::size_t size = character_size(word[0]);
  const std::uint32_t first = size == 1 ? byte(0)
                              : size == 2
                                  ? (byte(0) & 0x1FU) << 6 | (byte(1) & 0x3FU)
                                  : (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  const std::uint32_t second = size == 3 && word.size() >= 6 ? wide_character(bytes + 3) : 0;
  set(any_, first);
  if (second == 0)
    set(alone_, first);
  else
    set(pairs_, pair_slot(first, second));
}

void Starts::add(const Starts& other) {
  join(any_, other.any_);
  join(alone_, other.alone_);
  join(pairs_, other.pairs_);
}

}  // namespace zhibiao
