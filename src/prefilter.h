// Texts that hold no number, known by one pass over the caller's bytes: most lines of most texts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "char_scan.h"
#include "text.h"

namespace zhibiao {

/// Knows the characters and words that numbers start with, in every form that the text room folds into them.
class Prefilter {
 public:
  /// Adds a character or word that a number may start with, as it stands in clean text; English ones in lower
  /// case.
  void add(std::string_view word);
  /// Adds a word that is a number by itself only where it stands whole: a number with such words is passed
  /// over where another character follows the first. While loading, after every add().
  void add_pair(std::string_view word);
  /// Takes in the forms that fold into what was added. No add() after it.
  void build(const text::Tables& tables);

  /// False where nothing in `source` can become a number. Linear, stops at the first that can.
  bool passes(std::string_view source) const;

 private:
  using Bits = std::vector<std::uint64_t>;
  static bool has(const Bits& bits, std::uint32_t code) { return (bits[code >> 6] >> (code & 63U)) & 1U; }
  static void set(Bits& bits, std::uint32_t code) { bits[code >> 6] |= std::uint64_t{1} << (code & 63U); }
  bool word_at(std::string_view source, std::size_t at) const;
  bool pair_at(std::string_view source, std::size_t next, char32_t first) const;

  CharScan scan_;           // all that follows, and digits
  Bits sure_ = Bits(1024);  // characters that start a number, or that the text room leaves out
  std::array<std::uint64_t, 256> pairs_{};  // two ASCII letters that start a number word
  std::vector<std::u32string> words_;       // of add_pair: their first two characters
  std::vector<char16_t> fold_;              // of the characters in words_
};

}  // namespace zhibiao
