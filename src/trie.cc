#include "trie.h"

#include <algorithm>

namespace zhibiao {

bool Trie::add(std::string_view word, std::int32_t value) {
  std::uint32_t at = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    auto& next = draft_[at].next;
    auto place = std::lower_bound(next.begin(), next.end(), byte,
                                  [](const auto& edge, unsigned char b) { return edge.first < b; });
    if (place == next.end() || place->first != byte) {
      const auto fresh = static_cast<std::uint32_t>(draft_.size());
      next.insert(place, {byte, fresh});
      draft_.emplace_back();
      at = fresh;
    } else {
      at = place->second;
    }
  }
  if (word.empty() || draft_[at].value >= 0) return false;
  draft_[at].value = value;
  ++words_;
  return true;
}

void Trie::build() {
  nodes_.resize(draft_.size());
  for (std::size_t i = 0; i < draft_.size(); ++i) {
    nodes_[i] = {static_cast<std::uint32_t>(labels_.size()),
                 static_cast<std::uint32_t>(draft_[i].next.size()), draft_[i].value};
    for (const auto& [label, target] : draft_[i].next) {
      labels_.push_back(label);
      targets_.push_back(target);
    }
  }
  draft_.clear();
  draft_.shrink_to_fit();
}

const Trie::Node* Trie::step(const Node& node, unsigned char byte) const noexcept {
  const auto first = labels_.begin() + node.first;
  const auto last = first + node.count;
  const auto found = node.count <= 8 ? std::find(first, last, byte) : std::lower_bound(first, last, byte);
  if (found == last || *found != byte) return nullptr;
  return &nodes_[targets_[static_cast<std::size_t>(found - labels_.begin())]];
}

Trie::Match Trie::longest(std::string_view text, std::size_t at) const noexcept {
  Match best;
  each(text, at, [&best](Match m) { best = m; });
  return best;
}

std::int32_t Trie::find(std::string_view word) const noexcept {
  const Match m = longest(word, 0);
  return m.length == word.size() ? m.value : -1;
}

}  // namespace zhibiao
