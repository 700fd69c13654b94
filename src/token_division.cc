// Divisions that no list has, told by how they stand; what ends a clause (token.h has the whole).
#include "token.h"

namespace zhibiao::token {
namespace {

constexpr std::size_t kShortestDivision = 9, kLongestDivision = 15;  // bytes: three to five characters

}  // namespace

// 9.3∶37.4∶53.3, 12 辆/360 吨: a colon or stroke between two quantities only separates them.
void Tokenizer::join_ratios(Sentence& out) const {
  for (std::size_t i = 1; i + 1 < out.tokens.size(); ++i) {
    Token& mark = out.tokens[i];
    const bool parts = mark.cls == marks_.colon || (mark.cls == kOther && mark.at.of(in_.clean.bytes) == "/");
    if (parts && out.tokens[i - 1].is_quantity() && out.tokens[i + 1].is_quantity()) mark.cls = kPause;
  }
}

// 与 2022 年 11 月比较，…: at the end of its clause alone it compares with a time.
bool Tokenizer::ends_clause(std::size_t at, std::size_t end) const {
  const Trie::Match next = at < end ? in_.lexicon.match(in_.clean.bytes, at) : Trie::Match{};
  if (at >= end || !next) return at >= end;
  const TokenClass cls = in_.lexicon.word(next.value).cls;
  return marks_.ends_segment(cls) || cls == up_ || cls == down_;  // 与 2024 年同期比较下跌
}

// True for a cue word up to `end` that holds the first part of a time with a month: 比去年 of 比去年 3 月.
bool Tokenizer::cuts_time(std::size_t at, std::size_t end) const {
  if (time_ >= in_.times.size()) return false;
  const timex::Expression& t = in_.times[time_];
  return t.core > at && t.core < end && t.at.end > end && t.month != 0 && t.day == 0 && !t.point;
}

// 东坪县 7420 人，柘岭区下降 5%: two divisions or more with a value each, which no list need have.
void Tokenizer::read_divisions(Sentence& out) const {
  std::vector<std::size_t>& found = divisions_;
  found.clear();
  std::size_t listed = 0;  // of places that are known
  for (std::size_t i = 0; i + 1 < out.tokens.size(); ++i) {
    const Token& t = out.tokens[i];
    const bool fits = t.at.size() >= kShortestDivision && t.at.size() <= kLongestDivision;
    if (t.cls != kPlace && (t.cls != kOther || !fits)) continue;
    const TokenClass before = i > 0 ? out.tokens[i - 1].cls : marks_.comma;
    const bool opens = marks_.ends_segment(before) || before == marks_.open || before == kPause;
    const std::size_t value = i + 1 + (out.tokens[i + 1].cls == up_ || out.tokens[i + 1].cls == down_);
    if (!opens || value == out.tokens.size() || !out.tokens[value].is_quantity()) continue;
    if (t.cls == kPlace)
      ++listed;
    else if (in_.places.is_division(t.at.of(in_.clean.bytes)))
      found.push_back(i);
  }
  if (found.empty() || found.size() + listed < 2) return;
  for (const std::size_t i : found) out.tokens[i].cls = kPlace, out.tokens[i].ref = place::Tables::kUnlisted;
}

}  // namespace zhibiao::token
