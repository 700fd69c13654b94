// Longest-match lookup of words in UTF-8 bytes: units, cue words, places.
//
//   Trie trie; trie.add("万吨", 7); trie.build(); trie.longest("万吨级", 0) → {length 6, value 7}
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao {

/// An immutable byte trie after build(). Lookups are const and thread-safe, cost the bytes they match.
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
  Match longest(std::string_view text, std::size_t at) const noexcept;
  /// Calls `see(Match)` for every word that starts at `at`, shortest first.
  template <class See>
  void each(std::string_view text, std::size_t at, See&& see) const;
  /// The value of exactly `word`, or -1.
  std::int32_t find(std::string_view word) const noexcept;
  /// True where some word starts with this byte. After build().
  bool starts_with(unsigned char byte) const noexcept {
    return !nodes_.empty() && step(nodes_[0], byte) != nullptr;
  }
  std::size_t size() const noexcept { return words_; }

 private:
  struct Node {
    std::uint32_t first = 0;  // index of its first child edge
    std::uint32_t count = 0;  // child edges
    std::int32_t value = -1;
  };
  struct Draft {
    std::vector<std::pair<unsigned char, std::uint32_t>> next;
    std::int32_t value = -1;
  };
  const Node* step(const Node& node, unsigned char byte) const noexcept;

  std::vector<Draft> draft_{1};
  std::vector<Node> nodes_;
  std::vector<unsigned char> labels_;   // per edge
  std::vector<std::uint32_t> targets_;  // per edge
  std::size_t words_ = 0;
};

template <class See>
void Trie::each(std::string_view text, std::size_t at, See&& see) const {
  if (nodes_.empty()) return;
  const Node* node = nodes_.data();
  for (std::size_t i = at; i < text.size(); ++i) {
    node = step(*node, static_cast<unsigned char>(text[i]));
    if (!node) return;
    if (node->value >= 0) see(Match{i + 1 - at, node->value});
  }
}

}  // namespace zhibiao
