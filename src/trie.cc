#include "trie.h"

#include <algorithm>

namespace zhibiao {
namespace {

constexpr std::size_t kMany = 3;         // children from which a table is quicker than a search
constexpr std::size_t kManyWords = 256;  // from which a table of pairs is quicker than the nodes

}  // namespace

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
  nodes_.reserve(draft_.size());
  for (const Draft& draft : draft_) nodes_.push_back(frozen(draft));
  for (const auto& [label, target] : draft_[0].next) {
    root_[label] = target;
    starts_[label] = true;
  }
  draft_.clear();
  draft_.shrink_to_fit();
  mark_leads();
}

Trie::Node Trie::frozen(const Draft& draft) {
  Node out;
  out.value = draft.value;
  out.count = static_cast<std::uint16_t>(draft.next.size());
  out.first = static_cast<std::uint32_t>(targets_.size());
  const bool tails = std::all_of(draft.next.begin(), draft.next.end(),
                                 [](const auto& edge) { return (edge.first & 0xC0U) == 0x80U; });
  if (out.count == 1) {
    out.fan = Fan::one;
    out.label = draft.next[0].first;
    out.first = draft.next[0].second;
  } else if (out.count >= kMany && tails) {
    out.fan = Fan::tails;
    targets_.resize(targets_.size() + 64);
    labels_.resize(targets_.size());
    for (const auto& [label, target] : draft.next) targets_[out.first + (label & 0x3FU)] = target;
  } else {
    for (const auto& [label, target] : draft.next) {
      labels_.push_back(label);
      targets_.push_back(target);
    }
  }
  return out;
}

void Trie::mark_leads() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;  // character, node
  bool whole = true;  // every word that starts with such a byte starts with a whole character
  each_first([&](std::string_view bytes, std::uint32_t node) {
    const auto byte = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (byte(0) < 0xE0) return;
    whole = whole && bytes.size() == 3 && byte(0) < 0xF0;
    if (whole) found.emplace_back((byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU), node);
  });
  if (!whole || found.empty()) return;
  lead_pages_.assign(1024, 0);
  lead_nodes_.assign(64, 0);
  for (const auto& [code, node] : found) {
    std::uint16_t& page = lead_pages_[code >> 6];
    if (page == 0) {
      page = static_cast<std::uint16_t>(lead_nodes_.size() / 64);
      lead_nodes_.resize(lead_nodes_.size() + 64);
    }
    const bool alone = nodes_[node].value >= 0;
    lead_nodes_[page * std::size_t{64} + (code & 63U)] = alone ? node | kAlone : node;
    if (words_ >= kManyWords) mark_pairs(code, node);
  }
}

// What follows one byte is found by asking for all: while loading only.
void Trie::mark_pairs(std::uint32_t first, std::uint32_t node) {
  if (pairs_.empty()) pairs_.assign(1024, 0);
  const auto child = [this](std::uint32_t at, std::uint32_t byte) {
    return step(nodes_[at], static_cast<unsigned char>(byte));
  };
  for (std::uint32_t a = 0xE0; a < 0xF0; ++a) {
    const std::uint32_t behind_a = child(node, a);
    for (std::uint32_t b = 0; behind_a != 0 && b < 64; ++b) {
      const std::uint32_t behind_b = child(behind_a, b | 0x80U);
      for (std::uint32_t c = 0; behind_b != 0 && c < 64; ++c) {
        if (child(behind_b, c | 0x80U) == 0) continue;
        const std::uint32_t hash = pair_slot(first, (a & 0x0FU) << 12 | b << 6 | c);
        pairs_[hash >> 6] |= std::uint64_t{1} << (hash & 63U);
      }
    }
  }
}

Trie::Match Trie::longest_joined(std::string_view first, std::string_view text,
                                 std::size_t at) const noexcept {
  Match best;
  std::uint32_t next = root_[static_cast<unsigned char>(first[0])];
  for (std::size_t length = 1; next != 0; ++length) {
    const Node& node = nodes_[next];
    if (node.value >= 0) best = {length, node.value};
    if (length == first.size() + at) break;
    const char byte = length < first.size() ? first[length] : text[at - 1 - (length - first.size())];
    next = step(node, static_cast<unsigned char>(byte));
  }
  return best;
}

std::int32_t Trie::find(std::string_view word) const noexcept {
  const Match m = longest(word, 0);
  return m.length == word.size() ? m.value : -1;
}

}  // namespace zhibiao
