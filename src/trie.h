// Longest-match lookup of words in UTF-8 bytes: units, cue words, places.
//
//   Trie trie; trie.add("万吨", 7); trie.build(); trie.longest("万吨级", 0) → {length 6, value 7}
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhibiao {

/// An immutable byte trie after build(). Lookups are const and thread-safe, cost the bytes they match; a
/// place where no word starts costs one or two table tests.
class Trie {
 public:
  struct Match {
    std::size_t length = 0;   ///< bytes matched; 0 where nothing did
    std::int32_t value = -1;  ///< what was added with the word
    explicit operator bool() const noexcept { return length != 0; }
  };

  /// Adds a word. Returns false where the word is there already (the first value stays). Not after build().
  bool add(std::string_view word, std::int32_t value);
  /// Freezes the words into flat arrays.
  void build();

  /// The longest word that starts at `at`.
  Match longest(std::string_view text, std::size_t at) const noexcept {
    Match best;
    each(text, at, [&best](Match m) { best = m; });
    return best;
  }
  /// Calls `see(Match)` for every word that starts at `at`, shortest first.
  template <class See>
  void each(std::string_view text, std::size_t at, See&& see) const;
  /// The value of exactly `word`, or -1.
  std::int32_t find(std::string_view word) const noexcept;
  /// True where some word starts with this byte. After build().
  bool starts_with(unsigned char byte) const noexcept { return starts_[byte]; }
  /// Calls `see(bytes)` for the first character of each word: its one to four bytes, fewer where the word is
  /// no UTF-8. A character may come more than once. After build().
  template <class See>
  void each_first_character(See&& see) const;
  std::size_t size() const noexcept { return words_; }

 private:
  /// How a node finds the child of a byte.
  enum class Fan : std::uint8_t {
    one,   ///< a single child: `label`, at nodes_[first]
    few,   ///< `count` labels to look through, from labels_[first] and targets_[first] on
    tails  ///< many children, all continuation bytes: targets_[first + (byte & 0x3F)]
  };
  struct Node {
    std::uint32_t first = 0;
    std::int32_t value = -1;
    std::uint16_t count = 0;
    Fan fan = Fan::few;
    unsigned char label = 0;
  };
  struct Draft {
    std::vector<std::pair<unsigned char, std::uint32_t>> next;
    std::int32_t value = -1;
  };
  Node frozen(const Draft& draft);
  void mark_leads();
  std::uint32_t step(const Node& node, unsigned char byte) const noexcept;
  bool may_start(std::string_view text, std::size_t at) const noexcept;

  std::vector<Draft> draft_{1};
  std::vector<Node> nodes_;
  std::vector<unsigned char> labels_;   // per edge of a node with few; parallel to targets_
  std::vector<std::uint32_t> targets_;  // 0: none, since no edge leads back to the root
  std::array<std::uint32_t, 256> root_{};
  std::array<bool, 256> starts_{};
  std::vector<std::uint64_t> leads_;  // a bit for each three-byte character that a word starts with
  std::size_t words_ = 0;
};

inline std::uint32_t Trie::step(const Node& node, unsigned char byte) const noexcept {
  if (node.fan == Fan::one) return node.label == byte ? node.first : 0;
  if (node.fan == Fan::tails) return (byte & 0xC0U) == 0x80U ? targets_[node.first + (byte & 0x3FU)] : 0;
  for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
    if (labels_[i] == byte) return targets_[i];
  }
  return 0;
}

// Rules out most places of Chinese text; says yes where it cannot tell.
inline bool Trie::may_start(std::string_view text, std::size_t at) const noexcept {
  if (at >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (!starts_[byte]) return false;
  if (byte < 0xE0 || leads_.empty() || at + 2 >= text.size()) return true;
  const std::uint32_t low = (static_cast<unsigned char>(text[at + 1]) & 0x3FU) << 6 |
                            (static_cast<unsigned char>(text[at + 2]) & 0x3FU);
  return (leads_[(byte & 0x0FU) << 6 | low >> 6] >> (low & 63U)) & 1U;
}

template <class See>
void Trie::each(std::string_view text, std::size_t at, See&& see) const {
  if (!may_start(text, at)) return;
  std::uint32_t next = root_[static_cast<unsigned char>(text[at])];
  for (std::size_t i = at + 1;; ++i) {
    const Node& node = nodes_[next];
    if (node.value >= 0) see(Match{i - at, node.value});
    if (i >= text.size()) return;
    next = step(node, static_cast<unsigned char>(text[i]));
    if (next == 0) return;
  }
}

template <class See>
void Trie::each_first_character(See&& see) const {
  const auto visit = [&](auto&& self, std::uint32_t at, std::string& bytes) -> void {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (bytes.size() == size || nodes_[at].value >= 0) see(std::string_view(bytes));
    if (bytes.size() >= size) return;
    for (unsigned byte = 0; byte < 256; ++byte) {
      const std::uint32_t next = step(nodes_[at], static_cast<unsigned char>(byte));
      if (next == 0) continue;
      bytes.push_back(static_cast<char>(byte));
      self(self, next, bytes);
      bytes.pop_back();
    }
  };
  for (unsigned byte = 0; byte < 256; ++byte) {
    std::string bytes(1, static_cast<char>(byte));
    if (root_[byte] != 0) visit(visit, root_[byte], bytes);
  }
}

}  // namespace zhibiao
