#include "rulebook.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>

namespace zhibiao {
namespace {

constexpr const char* kAdvice = "write a smaller pattern without look-around, as RE2 reads it";

std::string escaped(TokenClass byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  return std::string("\\x") + kHex[byte >> 4U] + kHex[byte & 15U];
}

std::string any_of(std::string_view bytes) {
  std::string out = "[";
  for (const char c : bytes) out += escaped(static_cast<TokenClass>(c));
  return out + "]";
}

std::string quantity_bytes() {
  std::string out;
  for (int c = kBare; c <= kRatio; ++c) out += static_cast<char>(c);
  return out;
}

// Any token but a quantity and the focus mark.
std::string free_token() {
  std::string out = "[^" + escaped(kFocus);
  for (int c = kBare; c <= kRatio; ++c) out += escaped(static_cast<TokenClass>(c));
  return out + "]";
}

bool is_name(char c) { return (c >= 'A' && c <= 'Z') || c == '_'; }

Rule read(const rules::Node& node) {
  node.only({"name",   "pattern",   "kind",   "direction",  "drop",   "base",      "like_last",
             "gap",    "by_values", "carry",  "needs_unit", "labels", "divisions", "not_divisions",
             "places", "closers",   "covers", "holders",    "goals",  "accept",    "reject"});
  Rule out;
  out.name = node.string("name");
  out.pattern = node.string("pattern");
  const std::string kind = node.string_or("kind", "auto");
  if (kind != "auto") out.kind = read_kind(node, kind);
  const std::string direction = node.string_or("direction", "cue");
  if (direction == "none")
    out.direction = Direction::none;
  else if (direction != "cue")
    out.direction = read_direction(node, direction);
  out.drop = node.boolean_or("drop", false);
  out.base = node.boolean_or("base", false);
  out.like_last = node.boolean_or("like_last", false);
  out.gap = node.boolean_or("gap", false);
  out.by_values = node.boolean_or("by_values", false);
  out.carry = node.boolean_or("carry", false);
  out.goals = node.strings("goals");
  out.divisions = node.strings("divisions");
  out.not_divisions = node.strings("not_divisions");
  out.holders = node.strings("holders");
  out.covers = node.strings("covers");
  out.closers = node.strings("closers");
  for (const std::string& label : node.strings("labels")) out.labels.push_back("item:" + label);
  for (const std::string& place : node.strings("places")) out.places.push_back("item:" + place);
  out.needs_unit = node.boolean_or("needs_unit", false);
  return out;
}

std::string entry_name(const Rule& rule) { return "[[rule]] \"" + rule.name + '"'; }

// Where an entry stands, without what it says.
rules::Node place_of(const rules::Node& entry) {
  rules::Node out;
  out.file = entry.file;
  out.line = entry.line;
  out.column = entry.column;
  return out;
}

}  // namespace

void RuleBook::add(const rules::Node& file) {
  for (const rules::Node* node : file.tables("set")) {
    node->only({"name", "classes"});
    sets_.emplace_back(node->string("name"), node->strings("classes"));
  }
  const bool own = !file.file.starts_with("<built-in>");
  for (const rules::Node* node : file.tables("rule")) {
    Rule rule = read(*node);
    if (!names_.insert(rule.name).second)
      node->fail(ErrorCode::schema, "this rule name is taken; choose another", entry_name(rule));
    (own ? own_sources_ : sources_).push_back({place_of(*node), rule.pattern, entry_name(rule)});
    (own ? own_rules_ : rules_).push_back(std::move(rule));
  }
}

// The rules of the caller's files go first.
void RuleBook::put_own_first() {
  own_rules_.insert(own_rules_.end(), std::make_move_iterator(rules_.begin()),
                    std::make_move_iterator(rules_.end()));
  own_sources_.insert(own_sources_.end(), std::make_move_iterator(sources_.begin()),
                      std::make_move_iterator(sources_.end()));
  rules_ = std::move(own_rules_);
  sources_ = std::move(own_sources_);
  names_.clear();
}

std::string RuleBook::expand(std::string_view word, const Source& source, const Lexicon& lexicon) const {
  if (word == "X") return free_token();
  if (word == "Q") return any_of(quantity_bytes());
  for (const auto& [name, classes] : sets_) {
    if (name != word) continue;
    std::string bytes;
    for (const std::string& cls : classes) {
      const TokenClass byte = lexicon.class_of(cls);
      if (byte == 0)
        source.node.fail(
            ErrorCode::pattern,
            "the set " + name + " names an unknown class " + cls + "; declare it with a [[word]] entry",
            source.entry);
      bytes += static_cast<char>(byte);
    }
    return any_of(bytes);
  }
  const TokenClass byte = lexicon.class_of(word);
  if (byte == 0) {
    source.node.fail(ErrorCode::pattern,
                     "unknown token class " + std::string(word) +
                         "; declare it with a [[word]] entry or use one of the existing classes",
                     source.entry);
  }
  return escaped(byte);
}

std::string RuleBook::translate(const Source& source, const Lexicon& lexicon) const {
  const std::string& text = source.pattern;
  std::string out = "(?:.*" + any_of(quantity_bytes()) + ")?";
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == ' ') {
      ++i;
    } else if (c == '@') {
      out += escaped(kFocus);
      ++i;
    } else if (c == '?' && text.compare(i, 3, "?P<") == 0) {
      const std::size_t close = std::min(text.find('>', i), text.size() - 1);
      out += text.substr(i, close + 1 - i);
      i = close + 1;
    } else if (c == '(' && text.compare(i, 2, "(?") != 0) {
      out += "(?:";
      ++i;
    } else if (is_name(c)) {
      std::size_t end = i;
      while (end < text.size() && is_name(text[end])) ++end;
      out += expand(std::string_view(text).substr(i, end - i), source, lexicon);
      i = end;
    } else {
      out += c;
      ++i;
    }
  }
  return out + ".*";
}

void RuleBook::build(Lexicon& lexicon) {
  put_own_first();
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const std::string problem = matcher_.add(translate(sources_[i], lexicon));
    if (!problem.empty()) {
      sources_[i].node.fail(ErrorCode::pattern, "the pattern does not compile: " + problem + "; " + kAdvice,
                            entry_name(rules_[i]));
    }
  }
  sources_.clear();
  static std::atomic<std::uint64_t> books{0};
  number_ = ++books;
}

std::optional<RuleMatch> RuleBook::first(std::string_view skeleton) const {
  const auto found = matcher_.first(skeleton);
  if (!found) return std::nullopt;
  RuleMatch out;
  out.rule = &rules_[found->pattern];
  const std::vector<std::string>& names = matcher_.groups(found->pattern);
  for (std::size_t g = 0; g < names.size(); ++g) {
    if (names[g] == "name") out.name = found->groups[g];
    if (names[g] == "cue") out.cue = found->groups[g];
    if (names[g] == "whole") out.whole = found->groups[g];
    if (names[g] == "tail") out.tail = found->groups[g];
  }
  return out;
}

std::vector<const Rule*> RuleBook::all(std::string_view skeleton) const {
  std::vector<const Rule*> out;
  for (const std::size_t i : matcher_.all(skeleton)) out.push_back(&rules_[i]);
  return out;
}

RuleMemo::RuleMemo(const RuleBook& rules) : rules_(rules), seen_(seen_of(rules.number())) {}

// Two books an extractor, for its two languages. The one that came first makes room.
std::shared_ptr<RuleMemo::Seen> RuleMemo::seen_of(std::uint64_t book) {
  struct Shelf {
    std::uint64_t book = 0;
    std::shared_ptr<Seen> seen;
  };
  thread_local std::array<Shelf, 4> shelves;
  thread_local std::size_t oldest = 0;
  for (const Shelf& shelf : shelves) {
    if (shelf.book == book && shelf.seen) return shelf.seen;
  }
  Shelf& shelf = shelves[oldest];
  oldest = (oldest + 1) % shelves.size();
  shelf = {book, std::make_shared<Seen>()};
  return shelf.seen;
}

const std::optional<RuleMatch>& RuleMemo::first(const std::string& skeleton) {
  const auto known = seen_->find(skeleton);
  if (known != seen_->end()) return known->second;
  if (seen_->size() >= kMost) seen_->clear();
  return seen_->emplace(skeleton, rules_.first(skeleton)).first->second;
}

}  // namespace zhibiao
