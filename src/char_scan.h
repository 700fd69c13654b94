// The search for the next character of a set in text that holds few of them, 32 bytes at a time where the
// processor has AVX2 (asked when the program runs).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhibiao {

/// A set of characters of three bytes of UTF-8 (U+0800 to U+FFFF), together with ASCII from 0 on and all
/// characters of two or four bytes.
///
/// How it works: each of sixteen buckets holds some of the characters, as the values that either half of
/// their first, second and third byte has; a place where one bucket has all six halves is looked at more
/// closely. (The method of Hyperscan's "Teddy": Wang et al., Hyperscan, NSDI 2019.)
class CharScan {
 public:
  /// Adds a character; others than those of three bytes are there already. While loading.
  void add(char32_t code);
  /// Spreads the characters over the buckets. No add() after it.
  void build();

  /// The first place at or after `from` where a character of the set stands, the size of `text` where there
  /// is none. Reads each byte once; thread-safe.
  std::size_t next(std::string_view text, std::size_t from) const noexcept;
  /// The same, a byte at a time.
  std::size_t plain_next(std::string_view text, std::size_t from) const noexcept;

 private:
  using Halves = std::array<std::uint8_t, 16>;  // a bit for each of eight buckets, by half a byte
  /// Characters that share their first two bytes.
  struct Group {
    std::uint8_t first, second;
    std::vector<std::uint8_t> third;
  };

  bool has(std::uint32_t code) const noexcept { return (set_[code >> 6U] >> (code & 63U)) & 1U; }
  std::vector<Group> groups() const;
  void put(const Group& group, std::size_t bucket);
  bool stands(std::string_view text, std::size_t at) const noexcept;
  std::size_t next_avx2(std::string_view text, std::size_t from) const noexcept;

  std::vector<std::uint64_t> set_ = std::vector<std::uint64_t>(1024);
  // Low and high half of the first byte, of the second and of the third, for twice eight buckets.
  std::array<std::array<Halves, 6>, 2> halves_{};
};

}  // namespace zhibiao
