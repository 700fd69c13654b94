#include "prefilter.h"

#include <algorithm>

#include "text_char.h"

namespace zhibiao {
void Prefilter::add(std::string_view word) {
  if (word.empty()) return;
  const text::Decoded first = text::decode(word, 0);
  if (first.point >= 0x80) {
    if (first.point < 0x10000) set(sure_, first.point);
    return;
  }
  for (std::uint32_t second = 0; second < 128; ++second) {  // a one-letter word may be followed by anything
    const char32_t small = text::is_upper(second) ? second + 32 : second;
    if (word.size() > 1 && small != static_cast<unsigned char>(word[1])) continue;
    const std::uint32_t pair = first.point * 128 + second;
    pairs_[pair / 64] |= std::uint64_t{1} << (pair % 64);
  }
}

void Prefilter::add_pair(std::string_view word) {
  const text::Decoded first = text::decode(word, 0);
  if (first.point < 0x80 || first.size >= word.size()) return add(word);
  words_.push_back({first.point, text::decode(word, first.size).point});
}

void Prefilter::build(const text::Tables& tables) {
  fold_ = tables.fold;
  for (char32_t code = 0x80; code < 0x10000; ++code) {
    const char32_t to = fold_[code] == 0 ? code : fold_[code];
    const bool ascii = text::is_letter(to) || text::is_digit(to);
    if (ascii || to == text::Tables::dropped || has(sure_, to)) set(sure_, code);
    const bool word =
        std::any_of(words_.begin(), words_.end(), [to](const std::u32string& w) { return w[0] == to; });
    if (word || has(sure_, code)) scan_.add(code);
  }
  scan_.build();
}

// An English word that may be a number; where no ASCII follows it cannot be told.
bool Prefilter::word_at(std::string_view source, std::size_t at) const {
  if (!text::is_letter(static_cast<unsigned char>(source[at]))) return false;
  if (at + 1 >= source.size() || static_cast<unsigned char>(source[at + 1]) >= 0x80) return true;
  const std::uint32_t pair =
      (static_cast<unsigned char>(source[at]) | 0x20U) * 128U + static_cast<unsigned char>(source[at + 1]);
  return (pairs_[pair / 64] >> (pair % 64)) & 1U;
}

// A word, or its first character with a break behind it that may stand inside.
bool Prefilter::pair_at(std::string_view source, std::size_t next, char32_t first) const {
  const auto folded = [this](char32_t c) { return fold_[c] == 0 ? c : static_cast<char32_t>(fold_[c]); };
  const auto opens = [&](const std::u32string& w) { return w[0] == folded(first); };
  if (next >= source.size() || std::none_of(words_.begin(), words_.end(), opens)) return false;
  const char32_t second = text::decode(source, next).point;
  if (second >= 0x10000 || text::class_of(second) != text::CharClass::ideograph) return true;
  return std::any_of(words_.begin(), words_.end(),
                     [&](const std::u32string& w) { return opens(w) && w[1] == folded(second); });
}

bool Prefilter::passes(std::string_view source) const {
  for (std::size_t at = 0; (at = scan_.next(source, at)) < source.size();) {
    const text::Decoded c = text::decode(source, at);
    if (c.point >= 0x10000 || text::is_digit(c.point)) return true;  // beyond the tables, or wrong bytes
    if (c.point >= 0x80 ? has(sure_, c.point) || pair_at(source, at + c.size, c.point) : word_at(source, at))
      return true;
    at += c.size;
    while (c.size == 1 && at < source.size() && text::is_letter(static_cast<unsigned char>(source[at]))) ++at;
  }
  return false;
}

}  // namespace zhibiao
