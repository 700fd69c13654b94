// The noun that a quantity counts, to its right (name.h has the whole).
#include <algorithm>

#include "name.h"

namespace zhibiao::name {
namespace {

constexpr std::size_t kShortestMark = 10;    // bytes: more than a classifier between brackets
constexpr std::size_t kLongestScale = 6;     // bytes: 千亿
constexpr std::size_t kLongestCounted = 60;  // bytes: 20 Chinese characters

}  // namespace

// 9 条千亿产业链群: a scale that stands for a size belongs to the noun; 第16年 does not.
bool Reader::opens_with_scale(const std::vector<token::Token>& tokens, Range range) const {
  if (tokens[range.first].cls != kGuarded || range.last - range.first < 2) return false;
  const std::string_view scale = tokens[range.first].at.of(clean_.bytes);
  const bool digits = std::any_of(scale.begin(), scale.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !digits && scale.size() <= kLongestScale && tokens[range.first + 1].cls == kOther;
}

// A name ends with the quotation that it opens, or before it.
Range Reader::balanced(const std::vector<token::Token>& tokens, Range range, std::size_t end) const {
  std::size_t open = range.last;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (tokens[i].cls == quote_) open = i;
    if (tokens[i].cls == close_) open = range.last;
  }
  if (open == range.last) return range;
  for (std::size_t i = range.last; i < end && tokens[i].at.end - tokens[open].at.begin <= kLongestCounted;
       ++i) {
    if (tokens[i].is_quantity()) break;
    if (tokens[i].cls == close_) return {range.first, i + 1};
  }
  return open > range.first ? Range{range.first, open} : range;
}

// 608 万名失业人员发放…: a verb behind the noun says what it does, where an object follows.
bool Reader::does(const std::vector<token::Token>& tokens, Range noun) const {
  if (noun.empty() || !soft_[tokens[noun.last].cls] || tokens[noun.last - 1].cls != kOther) return false;
  const std::string_view word =
      std::string_view(clean_.bytes)
          .substr(tokens[noun.first].at.begin, tokens[noun.last - 1].at.end - tokens[noun.first].at.begin);
  const Lexicon::Measure* who = lexicon_.measure(word);
  return who && who->thing;
}

Range Reader::counted(const std::vector<token::Token>& tokens, std::size_t at, std::size_t end) const {
  Range out{at + 1, at + 1};
  while (out.first < end && tokens[out.first].cls == kBound) ++out.first;
  while (out.first < end && tokens[out.first].cls == de_) ++out.first;
  if (out.first + 1 < end && tokens[out.first].cls == kNote && tokens[out.first].at.size() < kShortestMark &&
      tokens[out.first + 1].cls == kOther)
    ++out.first;  // 3791 套（户）安置房
  out.last = out.first;
  while (out.last < end && noun_[tokens[out.last].cls] && !does(tokens, out) &&
         tokens[out.last].at.end - tokens[out.first].at.begin <= kLongestCounted) {
    ++out.last;
  }
  if (out.last < end && tokens[out.last].cls == peak_) return {at + 1, at + 1};  // 7 万元的年内高点
  while (!out.empty() && trails(tokens[out.last - 1])) --out.last;
  out = balanced(tokens, out, end);
  if (!out.empty() && tokens[out.first].cls != kOther && tokens[out.first].cls != kPlace &&
      tokens[out.first].cls != new_ && tokens[out.first].cls != side_ && tokens[out.first].cls != quote_ &&
      !opens_with_scale(tokens, out)) {
    out.last = out.first;
  }
  return out;
}

}  // namespace zhibiao::name
