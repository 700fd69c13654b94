#include "pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

namespace zhibiao::pattern {
namespace {

constexpr std::int64_t kSetMemory = std::int64_t{48} << 20;
// Instructions of all patterns together, at 16 bytes each: half of the set's memory is left for its states.
constexpr int kMostInstructions = 1 << 20;

RE2::Options options() {
  RE2::Options out;
  out.set_encoding(RE2::Options::EncodingLatin1);
  out.set_log_errors(false);
  out.set_dot_nl(true);
  return out;
}

RE2::Options set_options() {
  RE2::Options out = options();
  out.set_max_mem(kSetMemory);
  return out;
}

}  // namespace

struct Matcher::Impl {
  RE2::Set set{set_options(), RE2::ANCHOR_BOTH};
  std::vector<std::unique_ptr<RE2>> patterns;
  std::vector<std::vector<std::string>> names;
  int instructions = 0;
};

Matcher::Matcher() : impl_(std::make_unique<Impl>()) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

std::string Matcher::add(const std::string& regex) {
  auto compiled = std::make_unique<RE2>(regex, options());
  if (!compiled->ok()) return compiled->error();
  if (compiled->NumberOfCapturingGroups() > static_cast<int>(kMaxGroups)) return "more than four groups";
  impl_->instructions += compiled->ProgramSize();
  if (impl_->instructions > kMostInstructions) return "all patterns together are larger than their budget";
  std::string error;
  if (impl_->set.Add(regex, &error) < 0) return error;
  std::vector<std::string> names(static_cast<std::size_t>(compiled->NumberOfCapturingGroups()));
  for (const auto& [name, index] : compiled->NamedCapturingGroups())
    names[static_cast<std::size_t>(index - 1)] = name;
  impl_->names.push_back(std::move(names));
  impl_->patterns.push_back(std::move(compiled));
  return {};
}

bool Matcher::build() { return impl_->patterns.empty() || impl_->set.Compile(); }

const std::vector<std::string>& Matcher::groups(std::size_t pattern) const { return impl_->names[pattern]; }

std::vector<std::size_t> Matcher::all(std::string_view skeleton) const {
  std::vector<int> ids;
  if (impl_->patterns.empty()) return {};
  impl_->set.Match(re2::StringPiece(skeleton.data(), skeleton.size()), &ids);
  std::vector<std::size_t> out(ids.begin(), ids.end());
  std::sort(out.begin(), out.end());  // RE2::Set gives ids unordered
  return out;
}

std::optional<Match> Matcher::first(std::string_view skeleton) const {
  const std::vector<std::size_t> ids = all(skeleton);
  if (ids.empty()) return std::nullopt;
  Match out;
  out.pattern = ids.front();
  std::array<re2::StringPiece, kMaxGroups + 1> pieces;
  const RE2& re = *impl_->patterns[out.pattern];
  const re2::StringPiece text(skeleton.data(), skeleton.size());
  if (!re.Match(text, 0, text.size(), RE2::ANCHOR_BOTH, pieces.data(), 1 + re.NumberOfCapturingGroups()))
    return std::nullopt;
  for (std::size_t g = 0; g < kMaxGroups; ++g) {
    const re2::StringPiece& piece = pieces[g + 1];
    if (!piece.data()) continue;
    out.groups[g].begin = static_cast<int>(piece.data() - text.data());
    out.groups[g].end = out.groups[g].begin + static_cast<int>(piece.size());
  }
  return out;
}

}  // namespace zhibiao::pattern
