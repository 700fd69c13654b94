#include "pattern.h"

#include <re2/re2.h>

#include <algorithm>

#include "pattern_machine.h"

namespace zhibiao::pattern {
namespace {

// Instructions of the patterns that RE2 matches, at 16 bytes each, and states of the machines of the others.
constexpr int kMostInstructions = 1 << 20;
constexpr std::size_t kMostStates = 1 << 17;
constexpr const char* kTooLarge = "all patterns together are larger than their budget";

RE2::Options options() {
  RE2::Options out;
  out.set_encoding(RE2::Options::EncodingLatin1);
  out.set_log_errors(false);
  out.set_dot_nl(true);
  return out;
}

/// A bit for each of the first sets of bytes that patterns need.
using Held = std::bitset<128>;

/// A pattern, and which sets a skeleton must hold a byte of before a search is worth it.
struct Pattern {
  std::optional<Machine> machine;
  std::unique_ptr<RE2> re2;  // where there is no machine
  Held needs;
  std::vector<std::string> groups;
  std::string regex;
};

std::optional<Machine::Groups> match(const RE2& re2, std::string_view skeleton) {
  std::array<re2::StringPiece, kMaxGroups + 1> pieces;
  const re2::StringPiece text(skeleton.data(), skeleton.size());
  if (!re2.Match(text, 0, text.size(), RE2::ANCHOR_BOTH, pieces.data(), 1 + re2.NumberOfCapturingGroups()))
    return std::nullopt;
  Machine::Groups out;
  for (std::size_t g = 0; g < kMaxGroups; ++g) {
    const re2::StringPiece& piece = pieces[g + 1];
    if (!piece.data()) continue;
    out[g].begin = static_cast<int>(piece.data() - text.data());
    out[g].end = out[g].begin + static_cast<int>(piece.size());
  }
  return out;
}

std::optional<Machine::Groups> match(const Pattern& pattern, std::string_view skeleton) {
  return pattern.machine ? pattern.machine->match(skeleton) : match(*pattern.re2, skeleton);
}

}  // namespace

struct Matcher::Impl {
  std::vector<Pattern> patterns;
  std::vector<Bytes> needed;           // at most as many as Held has bits
  std::array<Held, 256> sets_of = {};  // those of `needed` that hold a byte
  int instructions = 0;
  std::size_t states = 0;

  bool take_machine(const std::string& regex, Pattern& pattern);
  void need(const Bytes& bytes, Pattern& pattern);
  template <class See>
  void each_match(std::string_view skeleton, See&& see) const;
  std::string take_re2(const std::string& regex, Pattern& pattern);
};

Matcher::Matcher() : impl_(std::make_unique<Impl>()) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

void Matcher::Impl::need(const Bytes& bytes, Pattern& pattern) {
  const auto known = std::find(needed.begin(), needed.end(), bytes);
  const auto index = static_cast<std::size_t>(known - needed.begin());
  if (index == Held().size()) return;
  pattern.needs.set(index);
  if (known != needed.end()) return;
  needed.push_back(bytes);
  for (std::size_t byte = 0; byte < sets_of.size(); ++byte) sets_of[byte][index] = bytes[byte];
}

// Calls `see` with each pattern that matches and its groups, in order, until it returns false.
template <class See>
void Matcher::Impl::each_match(std::string_view skeleton, See&& see) const {
  Held held;
  for (const char c : skeleton) held |= sets_of[static_cast<unsigned char>(c)];
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if ((patterns[i].needs & ~held).any()) continue;
    const auto groups = match(patterns[i], skeleton);
    if (groups && !see(i, *groups)) return;
  }
}

bool Matcher::Impl::take_machine(const std::string& regex, Pattern& pattern) {
  std::optional<Parsed> parsed = parse(regex);
  if (!parsed || parsed->groups.size() > kMaxGroups) return false;
  pattern.machine = Machine::make(parsed->tree);
  if (!pattern.machine) return false;
  for (const Bytes& bytes : needs(parsed->tree)) need(bytes, pattern);
  pattern.groups = std::move(parsed->groups);
  return true;
}

std::string Matcher::Impl::take_re2(const std::string& regex, Pattern& pattern) {
  pattern.re2 = std::make_unique<RE2>(regex, options());
  const RE2& re2 = *pattern.re2;
  if (!re2.ok()) return re2.error();
  if (re2.NumberOfCapturingGroups() > static_cast<int>(kMaxGroups)) return "more than four groups";
  instructions += re2.ProgramSize();
  if (instructions > kMostInstructions) return kTooLarge;
  pattern.groups.resize(static_cast<std::size_t>(re2.NumberOfCapturingGroups()));
  for (const auto& [name, index] : re2.NamedCapturingGroups())
    pattern.groups[static_cast<std::size_t>(index - 1)] = name;
  return {};
}

std::string Matcher::add(const std::string& regex) {
  Pattern pattern;
  pattern.regex = regex;
  if (impl_->take_machine(regex, pattern)) {
    impl_->states += pattern.machine->states();
    if (impl_->states > kMostStates) return kTooLarge;
  } else if (std::string error = impl_->take_re2(regex, pattern); !error.empty()) {
    return error;
  }
  impl_->patterns.push_back(std::move(pattern));
  return {};
}

std::size_t Matcher::size() const noexcept { return impl_->patterns.size(); }
const std::string& Matcher::regex(std::size_t pattern) const { return impl_->patterns[pattern].regex; }
bool Matcher::has_tables(std::size_t pattern) const { return impl_->patterns[pattern].machine.has_value(); }
const std::vector<std::string>& Matcher::groups(std::size_t pattern) const {
  return impl_->patterns[pattern].groups;
}

std::vector<std::size_t> Matcher::all(std::string_view skeleton) const {
  std::vector<std::size_t> out;
  impl_->each_match(skeleton, [&out](std::size_t pattern, const Machine::Groups&) {
    out.push_back(pattern);
    return true;
  });
  return out;
}

std::optional<Match> Matcher::first(std::string_view skeleton) const {
  std::optional<Match> out;
  impl_->each_match(skeleton, [&out](std::size_t pattern, const Machine::Groups& groups) {
    out = {pattern, groups};
    return false;
  });
  return out;
}

}  // namespace zhibiao::pattern
