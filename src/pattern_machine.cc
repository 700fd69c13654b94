#include "pattern_machine.h"

#include <algorithm>
#include <map>
#include <utility>

namespace zhibiao::pattern {
namespace {

using Set = std::vector<std::uint64_t>;

void put(Set& set, std::size_t i) { set[i / 64] |= std::uint64_t{1} << (i % 64); }
bool meet(const Set& a, const Set& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((a[i] & b[i]) != 0) return true;
  }
  return false;
}

/// A node of Thompson's automaton.
struct Node {
  enum class Sort : unsigned char { step, split, bound, end };
  Sort sort = Sort::end;
  Bytes bytes;                      // of a step
  std::size_t next = 0, else_ = 0;  // of a split: the better one first
  std::uint8_t bound = 0;
  std::uint16_t step = 0;  // which one
};

/// Thompson's construction, from the end to the start. Stops growing at a limit.
class Graph {
 public:
  explicit Graph(const Tree& tree) {
    add({});
    start = build(tree, 0);
  }

  std::vector<Node> nodes;
  std::size_t start = 0;
  std::size_t steps = 0;
  bool full() const { return steps > Machine::kMostSteps || nodes.size() > kMostNodes; }

 private:
  static constexpr std::size_t kMostNodes = 4 * Machine::kMostSteps;

  std::size_t add(Node node) {
    if (full()) return 0;
    if (node.sort == Node::Sort::step) node.step = static_cast<std::uint16_t>(steps++);
    nodes.push_back(node);
    return nodes.size() - 1;
  }

  // The entry of `tree` where `next` comes after it.
  std::size_t build(const Tree& tree, std::size_t next) {
    if (full()) return 0;
    switch (tree.sort) {
      case Tree::Sort::bytes:
        return add({Node::Sort::step, tree.bytes, next, 0, 0, 0});
      case Tree::Sort::sequence:
        for (std::size_t i = tree.parts.size(); i-- > 0;) next = build(tree.parts[i], next);
        return next;
      case Tree::Sort::either:
        return build_either(tree, next);
      case Tree::Sort::repeat:
        return build_repeat(tree, next);
      case Tree::Sort::group: {
        const auto bound = static_cast<std::uint8_t>(2 * tree.group);
        const std::size_t end =
            add({Node::Sort::bound, {}, next, 0, static_cast<std::uint8_t>(bound + 1), 0});
        return add({Node::Sort::bound, {}, build(tree.parts.front(), end), 0, bound, 0});
      }
    }
    return next;
  }

  std::size_t build_either(const Tree& tree, std::size_t next) {
    std::size_t entry = build(tree.parts.back(), next);
    for (std::size_t i = tree.parts.size() - 1; i-- > 0;)
      entry = add({Node::Sort::split, {}, build(tree.parts[i], next), entry, 0, 0});
    return entry;
  }

  std::size_t build_repeat(const Tree& tree, std::size_t next) {
    const Tree& part = tree.parts.front();
    if (tree.most == Tree::kAny) {
      next = build_loop(part, next, tree.least == 0);
      for (int i = 1; i < tree.least && !full(); ++i) next = build(part, next);
      return next;
    }
    const std::size_t out = next;
    for (int i = tree.least; i < tree.most && !full(); ++i)
      next = add({Node::Sort::split, {}, build(part, next), out, 0, 0});
    for (int i = 0; i < tree.least && !full(); ++i) next = build(part, next);
    return next;
  }

  // x* is entered at the choice behind its part, x+ at the part.
  std::size_t build_loop(const Tree& part, std::size_t next, bool any) {
    const std::size_t again = add({Node::Sort::split, {}, 0, next, 0, 0});
    const std::size_t entry = build(part, again);
    if (!full()) nodes[again].next = entry;
    return any ? again : entry;
  }
};

}  // namespace

class MachineMaker {
 public:
  explicit MachineMaker(const Tree& tree) : graph_(tree) {}

  std::optional<Machine> run() {
    if (graph_.full()) return std::nullopt;
    end_ = graph_.steps;  // the end of the text is one more step, which nothing comes behind
    out_.words_ = end_ / 64 + 1;
    sort_bytes();
    out_.behind_.resize(end_ + 1);
    reach_.assign(end_ + 1, Set(out_.words_));
    steps_.resize(end_);
    for (const Node& node : graph_.nodes) {
      if (node.sort != Node::Sort::step) continue;
      steps_[node.step] = &node;
      open(node.next, node.step);
    }
    open(graph_.start, end_);
    return make_states() ? std::optional(std::move(out_)) : std::nullopt;
  }

 private:
  // Bytes that the same steps take are one class.
  void sort_bytes() {
    std::vector<Bytes> sets;
    for (const Node& node : graph_.nodes) {
      if (node.sort == Node::Sort::step && std::find(sets.begin(), sets.end(), node.bytes) == sets.end())
        sets.push_back(node.bytes);
    }
    std::map<std::vector<bool>, std::uint8_t> classes;
    for (std::size_t byte = 0; byte < 256; ++byte) {
      std::vector<bool> in(sets.size());
      for (std::size_t i = 0; i < sets.size(); ++i) in[i] = sets[i][byte];
      const auto [place, fresh] = classes.emplace(std::move(in), static_cast<std::uint8_t>(classes.size()));
      if (fresh) byte_of_.push_back(byte);
      out_.class_of_[byte] = place->second;
    }
    out_.classes_ = classes.size();
  }

  // The ways from `node` on, in the order of preference, as what comes behind `step`.
  void open(std::size_t node, std::size_t step) {
    seen_.assign(graph_.nodes.size(), false);
    path_.clear();
    Machine::Choice& choice = out_.behind_[step];
    choice.first = static_cast<std::uint16_t>(out_.ways_.size());
    follow(node, step);
    choice.last = static_cast<std::uint16_t>(out_.ways_.size());
  }

  void follow(std::size_t at, std::size_t step) {
    if (seen_[at]) return;
    seen_[at] = true;
    const Node& node = graph_.nodes[at];
    if (node.sort == Node::Sort::split) {
      follow(node.next, step);
      return follow(node.else_, step);
    }
    if (node.sort == Node::Sort::bound) {
      path_.push_back(node.bound);
      follow(node.next, step);
      return path_.pop_back();
    }
    const std::size_t to = node.sort == Node::Sort::end ? end_ : node.step;
    put(reach_[step], to);
    const auto first = static_cast<std::uint16_t>(out_.bounds_.size());
    out_.bounds_.insert(out_.bounds_.end(), path_.begin(), path_.end());
    out_.ways_.push_back(
        {static_cast<std::uint16_t>(to), first, static_cast<std::uint16_t>(out_.bounds_.size())});
  }

  // Steps that take a byte of class `c` with `after` behind it.
  Set before(const Set& after, std::size_t c) const {
    Set out(out_.words_);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i]->bytes[byte_of_[c]] && meet(reach_[i], after)) put(out, i);
    }
    return out;
  }

  bool make_states() {
    std::map<Set, std::uint16_t> known;
    std::vector<Set> all;
    const auto number = [&](Set set) {
      const auto [place, fresh] = known.emplace(std::move(set), static_cast<std::uint16_t>(all.size()));
      if (fresh) all.push_back(place->first);
      return place->second;
    };
    Set end(out_.words_);
    put(end, end_);
    number(std::move(end));
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t c = 0; c < out_.classes_; ++c) out_.next_.push_back(number(before(all[i], c)));
      if (all.size() > Machine::kMostStates || out_.ways_.size() > 0xFFFF || out_.bounds_.size() > 0xFFFF)
        return false;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      out_.from_start_.push_back(meet(reach_[end_], all[i]));
      out_.sets_.insert(out_.sets_.end(), all[i].begin(), all[i].end());
    }
    if (const auto dead = known.find(Set(out_.words_)); dead != known.end()) out_.dead_ = dead->second;
    return true;
  }

  Graph graph_;
  std::size_t end_ = 0;
  std::vector<const Node*> steps_;
  std::vector<Set> reach_;            // by step: what may come behind it
  std::vector<std::size_t> byte_of_;  // one of each class
  std::vector<bool> seen_;
  std::vector<std::uint8_t> path_;
  Machine out_;
};

std::optional<Machine> Machine::make(const Tree& tree) { return MachineMaker(tree).run(); }

// The states before each byte and at the end, from the last to the first; false where nothing matches.
bool Machine::read_back(std::string_view text, std::vector<std::uint16_t>& states) const {
  states.resize(text.size() + 1);
  std::uint16_t state = 0;
  states[text.size()] = state;
  for (std::size_t i = text.size(); i-- > 0;) {
    state = next_[state * classes_ + class_of_[static_cast<unsigned char>(text[i])]];
    if (state == dead_) return false;
    states[i] = state;
  }
  return from_start_[state];
}

const Machine::Way& Machine::best(const Choice& choice, std::uint16_t state) const noexcept {
  std::size_t i = choice.first;
  while (!goes(state, ways_[i].step)) ++i;  // one does, since the text matches
  return ways_[i];
}

std::optional<Machine::Groups> Machine::match(std::string_view text) const {
  thread_local std::vector<std::uint16_t> states;
  if (!read_back(text, states)) return std::nullopt;
  std::array<int, 2 * kMaxGroups> bounds;
  bounds.fill(-1);
  const Choice* choice = &behind_.back();
  for (std::size_t i = 0;; ++i) {
    const Way& way = best(*choice, states[i]);
    for (std::size_t b = way.first_bound; b < way.last_bound; ++b) bounds[bounds_[b]] = static_cast<int>(i);
    if (i == text.size()) break;
    choice = &behind_[way.step];
  }
  Groups out;
  for (std::size_t g = 0; g < kMaxGroups; ++g) out[g] = {bounds[2 * g], bounds[2 * g + 1]};
  return out;
}

}  // namespace zhibiao::pattern
