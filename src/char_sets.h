// Which of several sets of words may start, or end, with a character: one look tells which of them are worth
// a search.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "starts.h"

namespace zhibiao {

/// A mask for every character. Characters beyond U+FFFF and bytes that are no UTF-8 are in every set; the end
/// of a text counts as a line break.
class CharSets {
 public:
  using Mask = std::uint32_t;

  /// Puts the first, or the last, character of `word` into the sets of `mask`. Empty words are nothing.
  void add_first(Mask mask, std::string_view word) {
    if (!word.empty()) add(mask, first(word, 0));
  }
  void add_last(Mask mask, std::string_view word) {
    if (!word.empty()) add(mask, last(word, word.size()));
  }

  /// The sets of the character at `at`.
  Mask at(std::string_view text, std::size_t at) const noexcept {
    return at < text.size() ? of(first(text, at)) : of('\n');
  }
  /// The sets of the character that ends before `at`.
  Mask before(std::string_view text, std::size_t at) const noexcept {
    return at > 0 ? of(last(text, at)) : of('\n');
  }

 private:
  static constexpr std::uint32_t kNone = 0x10000;  // no character of U+0000 to U+FFFF

  static std::uint32_t byte(std::string_view text, std::size_t at) noexcept {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
  }
  static std::uint32_t first(std::string_view text, std::size_t at) noexcept {
    const std::uint32_t lead = byte(text, at), b = byte(text, at + 1) ^ 0x80U;
    if (lead < 0x80) return lead;
    if (lead >= 0xE0 && lead < 0xF0) {
      const std::uint32_t c = byte(text, at + 2) ^ 0x80U;
      return (b | c) > 0x3F ? kNone : (lead & 0x0FU) << 12 | b << 6 | c;
    }
    return lead < 0xC0 || lead >= 0xF0 || b > 0x3F ? kNone : (lead & 0x1FU) << 6 | b;
  }
  static std::uint32_t last(std::string_view text, std::size_t end) noexcept {
    if (byte(text, end - 1) < 0x80) return byte(text, end - 1);
    if (end >= 3 && byte(text, end - 3) >= 0xE0) return first(text, end - 3);
    return end >= 2 && byte(text, end - 2) >= 0xC0 ? first(text, end - 2) : kNone;
  }

  void add(Mask mask, std::uint32_t code) {
    if (code >= kNone) return;  // of() has them in every set
    std::uint16_t& page = pages_[code >> 6];
    if (page == 0) {
      page = static_cast<std::uint16_t>(masks_.size() / 64);
      masks_.resize(masks_.size() + 64);
    }
    masks_[page * std::size_t{64} + (code & 63U)] |= mask;
  }
  Mask of(std::uint32_t code) const noexcept {
    return code >= kNone ? ~Mask{0} : masks_[pages_[code >> 6] * std::size_t{64} + (code & 63U)];
  }

  std::array<std::uint16_t, 1024> pages_{};  // page 0 holds characters of no set
  std::vector<Mask> masks_ = std::vector<Mask>(64);
};

}  // namespace zhibiao
