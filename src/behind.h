// What stands before a place, read backwards.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace zhibiao {

/// The bytes before a position, at most 64, reversed, so that a trie of reversed words finds what stands
/// right before it.
class Behind {
 public:
  Behind(std::string_view text, std::size_t at) noexcept : size_(std::min(at, kMost)) {
    if (size_ < kMost) {
      std::reverse_copy(text.data() + (at - size_), text.data() + at, buffer_.begin());
      return;
    }
    for (std::size_t i = 0; i < size_; i += sizeof(std::uint64_t)) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + at - i - sizeof bytes, sizeof bytes);
      bytes = __builtin_bswap64(bytes);
      std::memcpy(buffer_.data() + i, &bytes, sizeof bytes);
    }
  }
  std::string_view view() const noexcept { return {buffer_.data(), size_}; }

 private:
  static constexpr std::size_t kMost = 64;

  std::size_t size_ = 0;
  std::array<char, kMost> buffer_;
};

}  // namespace zhibiao
