// Which two bytes words may begin with: one test a place passes over most of an English sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhibiao {

/// The first two bytes of a set of words. may_start() is true wherever one of them stands, and now and then
/// where none does.
class BytePairs {
 public:
  /// Adds one word; empty ones are nothing.
  void add(std::string_view word) {
    if (word.empty()) return;
    if (word.size() > 1) return set(index(word[0], word[1]));
    for (unsigned second = 0; second < 256; ++second) set(index(word[0], static_cast<char>(second)));
  }

  /// True where a word may start at `at`, which must lie inside `text`.
  bool may_start(std::string_view text, std::size_t at) const noexcept {
    const std::size_t pair = index(text[at], at + 1 < text.size() ? text[at + 1] : '\0');
    return (bits_[pair / 64] >> (pair % 64)) & 1U;
  }

 private:
  static std::size_t index(char first, char second) noexcept {
    return static_cast<unsigned char>(first) * std::size_t{256} + static_cast<unsigned char>(second);
  }
  void set(std::size_t pair) { bits_[pair / 64] |= std::uint64_t{1} << (pair % 64); }

  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(1024);
};

}  // namespace zhibiao
