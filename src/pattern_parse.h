// The regular expressions of rules as trees: the part of RE2's syntax that rules use.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::pattern {

/// A set of skeleton bytes.
using Bytes = std::bitset<256>;

/// A regular expression over bytes.
struct Tree {
  enum class Sort : unsigned char {
    bytes,     ///< one byte of `bytes`
    sequence,  ///< `parts` one behind the other; none: the empty text
    either,    ///< one of `parts`, the first that lets the whole match
    repeat,    ///< `parts[0]` from `least` to `most` times, as often as the whole lets it
    group      ///< `parts[0]`, which is the group `group`
  };
  static constexpr int kAny = -1;  ///< `most` where there is no limit.

  Sort sort = Sort::sequence;
  Bytes bytes;
  std::vector<Tree> parts;
  int least = 0, most = kAny;
  std::size_t group = 0;
};

struct Parsed {
  Tree tree;
  std::vector<std::string> groups;  ///< Names, by Tree::group.
};

/// Reads bytes as `\xNN`, `.` (any byte), `[…]` and `[^…]` of such, `(?:…)`, `(?P<name>…)`, `|`, `*`, `+`,
/// `?` and `{n,m}` behind what is not empty, which mean what they mean to RE2 with the options of pattern.cc.
/// Gives nothing where there is more, or anything that RE2 refuses. Linear in the size of `regex`.
std::optional<Parsed> parse(std::string_view regex);

/// Sets of bytes of each of which every text that matches holds one.
std::vector<Bytes> needs(const Tree& tree);

}  // namespace zhibiao::pattern
