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

#include "starts.h"

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
  /// Of a trie of reversed words: the longest that ends at `at`.
  Match longest_before(std::string_view text, std::size_t at) const noexcept {
    Match best;
    each_before(text, at, [&best](Match m) { best = m; });
    return best;
  }
  /// The longest word that is `first`, and then the bytes before `at` of `text` backwards; `first` is not
  /// empty.
  Match longest_joined(std::string_view first, std::string_view text, std::size_t at) const noexcept;
  /// Calls `see(Match)` for every word that starts at `at`, shortest first.
  template <class See>
  void each(std::string_view text, std::size_t at, See&& see) const;
  /// Of a trie of reversed words: calls `see(Match)` for every one that ends at `at`, shortest first.
  template <class See>
  void each_before(std::string_view text, std::size_t at, See&& see) const;
  /// Calls `see` with the first character of every word, once each. After build().
  template <class See>
  void each_start(See&& see) const {
    each_first([&see](std::string_view bytes, std::uint32_t) { see(bytes); });
  }
  /// The value of exactly `word`, or -1.
  std::int32_t find(std::string_view word) const noexcept;
  /// True where some word starts with this byte. After build().
  bool starts_with(unsigned char byte) const noexcept { return starts_[byte]; }
  std::size_t size() const noexcept { return words_; }

 private:
  template <class See>
  void each_first(See&& see) const;
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
  static constexpr std::uint32_t kAlone = std::uint32_t{1} << 31;  ///< In lead_nodes_: a word by itself.
  Node frozen(const Draft& draft);
  void mark_leads();
  void mark_pairs(std::uint32_t first, std::uint32_t node);
  std::uint32_t step(const Node& node, unsigned char byte) const noexcept;
  std::uint32_t lead_node(std::uint32_t code) const noexcept;
  bool goes_on(std::uint32_t first, std::string_view text, std::size_t at) const noexcept;
  std::uint32_t enter(std::string_view text, std::size_t at, std::size_t& next) const noexcept;

  std::vector<Draft> draft_{1};
  std::vector<Node> nodes_;
  std::vector<unsigned char> labels_;   // per edge of a node with few; parallel to targets_
  std::vector<std::uint32_t> targets_;  // 0: none, since no edge leads back to the root
  std::array<std::uint32_t, 256> root_{};
  std::array<bool, 256> starts_{};
  // Nodes behind characters of three bytes, 64 a page; page 0 has none. Empty where a word starts with less.
  std::vector<std::uint16_t> lead_pages_;
  std::vector<std::uint32_t> lead_nodes_;
  // A bit for the hash of the first two characters of each longer word: most places where only the first
  // fits are told without a look at the nodes. Empty where words are few.
  std::vector<std::uint64_t> pairs_;
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

// The node behind a character of three bytes; 0 where no word starts with it.
inline std::uint32_t Trie::lead_node(std::uint32_t code) const noexcept {
  return lead_nodes_[lead_pages_[code >> 6] * std::size_t{64} + (code & 63U)];
}

// False where no word starts with the character `first` and the one at `at`.
inline bool Trie::goes_on(std::uint32_t first, std::string_view text, std::size_t at) const noexcept {
  if (pairs_.empty() || at + 2 >= text.size()) return true;
  const std::uint32_t second = wide_character(reinterpret_cast<const unsigned char*>(text.data()) + at);
  if (second == 0) return true;
  const std::uint32_t hash = pair_slot(first, second);
  return (pairs_[hash >> 6] >> (hash & 63U)) & 1U;
}

// The first node at `at`, 0 where no word starts; `next` becomes the byte after it. Skips the first character
// of Chinese words in one step.
inline std::uint32_t Trie::enter(std::string_view text, std::size_t at, std::size_t& next) const noexcept {
  if (at >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  next = at + 1;
  if (byte < 0xE0 || lead_pages_.empty()) return root_[byte];
  if (at + 2 >= text.size()) return 0;
  const std::uint32_t b = static_cast<unsigned char>(text[at + 1]) ^ 0x80U;
  const std::uint32_t c = static_cast<unsigned char>(text[at + 2]) ^ 0x80U;
  next = at + 3;
  if ((b | c) > 0x3F || byte >= 0xF0) return 0;
  const std::uint32_t code = (byte & 0x0FU) << 12 | b << 6 | c;
  const std::uint32_t entry = lead_node(code);
  if (entry == 0 || (entry & kAlone) != 0) return entry & ~kAlone;
  return goes_on(code, text, next) ? entry : 0;
}

template <class See>
void Trie::each(std::string_view text, std::size_t at, See&& see) const {
  std::size_t i = 0;
  for (std::uint32_t next = enter(text, at, i); next != 0; ++i) {
    const Node& node = nodes_[next];
    if (node.value >= 0) see(Match{i - at, node.value});
    if (i >= text.size()) return;
    next = step(node, static_cast<unsigned char>(text[i]));
  }
}

template <class See>
void Trie::each_before(std::string_view text, std::size_t at, See&& see) const {
  if (at == 0) return;
  std::size_t i = at - 1;
  for (std::uint32_t next = root_[static_cast<unsigned char>(text[i])]; next != 0;) {
    const Node& node = nodes_[next];
    if (node.value >= 0) see(Match{at - i, node.value});
    if (i == 0) return;
    next = step(node, static_cast<unsigned char>(text[--i]));
  }
}

template <class See>
void Trie::each_first(See&& see) const {
  const auto visit = [&](auto&& self, std::uint32_t at, std::string& bytes) -> void {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (bytes.size() == size || nodes_[at].value >= 0) see(std::string_view(bytes), at);
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
