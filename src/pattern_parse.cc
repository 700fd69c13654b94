#include "pattern_parse.h"

#include <algorithm>
#include <utility>

namespace zhibiao::pattern {
namespace {

constexpr int kMostNested = 50;     // brackets inside brackets
constexpr int kMostRepeats = 1000;  // as RE2 has it

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool names(char c, bool first) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return letter || (!first && c >= '0' && c <= '9');
}

bool nullable(const Tree& tree) {
  switch (tree.sort) {
    case Tree::Sort::bytes:
      return false;
    case Tree::Sort::repeat:
      return tree.least == 0;
    case Tree::Sort::either:
      return std::any_of(tree.parts.begin(), tree.parts.end(), nullable);
    case Tree::Sort::sequence:
    case Tree::Sort::group:
      return std::all_of(tree.parts.begin(), tree.parts.end(), nullable);
  }
  return false;
}

Tree of_bytes(const Bytes& bytes) {
  Tree out;
  out.sort = Tree::Sort::bytes;
  out.bytes = bytes;
  return out;
}

// Reads by recursive descent; each function gives nothing at what it does not know.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<Parsed> run() {
    auto tree = either();
    if (!tree || at_ != text_.size()) return std::nullopt;
    return Parsed{std::move(*tree), std::move(groups_)};
  }

 private:
  bool see(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }
  bool take(std::string_view mark) {
    if (!see(mark)) return false;
    at_ += mark.size();
    return true;
  }

  std::optional<Tree> either() {
    Tree out;
    out.sort = Tree::Sort::either;
    do {
      auto part = sequence();
      if (!part) return std::nullopt;
      out.parts.push_back(std::move(*part));
    } while (take("|"));
    if (out.parts.size() == 1) return std::move(out.parts.front());
    return merged(std::move(out));
  }

  // A choice of single bytes is a set of them.
  static Tree merged(Tree choice) {
    Bytes all;
    for (const Tree& part : choice.parts) {
      if (part.sort != Tree::Sort::bytes) return choice;
      all |= part.bytes;
    }
    return of_bytes(all);
  }

  std::optional<Tree> sequence() {
    Tree out;
    while (at_ < text_.size() && !see("|") && !see(")")) {
      auto part = repeated();
      if (!part) return std::nullopt;
      out.parts.push_back(std::move(*part));
    }
    return out.parts.size() == 1 ? std::move(out.parts.front()) : std::move(out);
  }

  std::optional<Tree> repeated() {
    auto out = single();
    int least = 0, most = Tree::kAny;
    if (!out || at_ == text_.size() || !take_repeat(least, most)) return out;
    if (at_ < text_.size() && std::string_view("*+?{").find(text_[at_]) != std::string_view::npos)
      return std::nullopt;                    // a lazy mark, or a mark of a mark
    if (nullable(*out)) return std::nullopt;  // which turn a group keeps is RE2's own
    if (least > kMostRepeats || most > kMostRepeats || (most != Tree::kAny && most < least))
      return std::nullopt;
    Tree repeat;
    repeat.sort = Tree::Sort::repeat;
    repeat.least = least;
    repeat.most = most;
    repeat.parts.push_back(std::move(*out));
    return repeat;
  }

  bool take_repeat(int& least, int& most) {
    if (take("*")) return true;
    if (take("+")) return least = 1, true;
    if (take("?")) return most = 1, true;
    if (!take("{")) return false;
    least = number();
    most = take(",") ? (see("}") ? Tree::kAny : number()) : least;
    if (!take("}")) least = kMostRepeats + 1;
    return true;
  }

  // Digits; more than any that is allowed where there are none or too many.
  int number() {
    const std::size_t begin = at_;
    int value = 0;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && at_ < begin + 4)
      value = value * 10 + (text_[at_++] - '0');
    return at_ == begin ? kMostRepeats + 1 : value;
  }

  std::optional<Tree> single() {
    if (take("(?:")) return bracket();
    if (take("(?P<")) return named();
    if (take(".")) return of_bytes(Bytes().set());
    if (take("[")) return set();
    const int byte = escaped();
    return byte < 0 ? std::nullopt : std::optional(of_bytes(Bytes().set(static_cast<std::size_t>(byte))));
  }

  std::optional<Tree> bracket() {
    if (++nested_ > kMostNested) return std::nullopt;
    auto out = either();
    --nested_;
    return out && take(")") ? std::move(out) : std::nullopt;
  }

  std::optional<Tree> named() {
    std::string name;
    while (at_ < text_.size() && names(text_[at_], name.empty())) name += text_[at_++];
    if (name.empty() || !take(">") || std::find(groups_.begin(), groups_.end(), name) != groups_.end())
      return std::nullopt;
    Tree out;
    out.sort = Tree::Sort::group;
    out.group = groups_.size();
    groups_.push_back(std::move(name));
    auto inner = bracket();
    if (!inner) return std::nullopt;
    out.parts.push_back(std::move(*inner));
    return out;
  }

  std::optional<Tree> set() {
    const bool others = take("^");
    Bytes bytes;
    for (int byte = escaped(); byte >= 0; byte = escaped()) bytes.set(static_cast<std::size_t>(byte));
    if (bytes.none() || !take("]")) return std::nullopt;
    return of_bytes(others ? ~bytes : bytes);
  }

  // The byte of `\xNN`, -1 where something else stands.
  int escaped() {
    if (!see("\\x") || at_ + 4 > text_.size()) return -1;
    const int high = hex(text_[at_ + 2]), low = hex(text_[at_ + 3]);
    if (high < 0 || low < 0) return -1;
    at_ += 4;
    return high * 16 + low;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int nested_ = 0;
  std::vector<std::string> groups_;
};

void add_needs(const Tree& tree, std::vector<Bytes>& out) {
  switch (tree.sort) {
    case Tree::Sort::bytes:
      if (!tree.bytes.all()) out.push_back(tree.bytes);
      return;
    case Tree::Sort::repeat:
      if (tree.least > 0) add_needs(tree.parts.front(), out);
      return;
    case Tree::Sort::sequence:
    case Tree::Sort::group:
      for (const Tree& part : tree.parts) add_needs(part, out);
      return;
    case Tree::Sort::either:
      return;
  }
}

}  // namespace

std::optional<Parsed> parse(std::string_view regex) { return Parser(regex).run(); }

std::vector<Bytes> needs(const Tree& tree) {
  std::vector<Bytes> out;
  add_needs(tree, out);
  std::sort(out.begin(), out.end(), [](const Bytes& a, const Bytes& b) { return a.count() < b.count(); });
  std::vector<Bytes> once;
  for (const Bytes& bytes : out) {
    if (std::find(once.begin(), once.end(), bytes) == once.end()) once.push_back(bytes);
  }
  return once;
}

}  // namespace zhibiao::pattern
