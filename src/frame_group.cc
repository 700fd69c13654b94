// Runs of quantities that share what stands before them, and a match's groups as tokens (frame.h has the
// whole).
#include "frame.h"

namespace zhibiao::frame {

using name::Range;
using token::Segment;
using token::Sentence;
using token::Token;

bool Groups::alike(const Token& a, const Token& b) const {
  const unit::Class x = in_.quantities[static_cast<std::size_t>(a.ref)].unit_class;
  const unit::Class y = in_.quantities[static_cast<std::size_t>(b.ref)].unit_class;
  if (x == unit::Class::duration && y == unit::Class::bare) return false;  // 连续9个季度高于1.4
  return x == y || x == unit::Class::bare || y == unit::Class::bare;
}

// 周转量、客运量和货运量 65 亿吨公里、3513 万人和 74 万吨: as many values, of any units, as measures before
// them.
bool Groups::lists_measures(const Sentence& s, const Segment& seg, std::size_t first) const {
  const auto parts = [this](const Token& t) { return t.cls == kPause || t.cls == and_; };
  std::size_t values = 1, names = 0;
  for (std::size_t i = first + 1; i + 1 < seg.last && parts(s.tokens[i]); i += 2) {
    if (!s.tokens[i + 1].is_quantity()) return false;
    ++values;
  }
  for (std::size_t i = first; values > 1 && i > seg.first; --i) {
    const Token& last = s.tokens[i - 1];  // of an item
    if (last.cls != kOther || !in_.lexicon.measure(last.at.of(in_.clean.bytes))) return false;
    ++names;
    while (i > seg.first && !parts(s.tokens[i - 1]) && !s.tokens[i - 1].is_quantity()) --i;
    if (i == seg.first || s.tokens[i - 1].is_quantity()) break;
  }
  return values > 1 && names == values;
}

const std::vector<Group>& Groups::of(const Sentence& s, const Segment& seg) {
  out_.clear();
  bool joined = false, listed = false, measures = false;  // 分别增加 6 列、512 标箱: a list may mix units
  for (std::size_t i = seg.first; i < seg.last; ++i) {
    const Token& t = s.tokens[i];
    if (!t.is_quantity()) {
      listed = listed || t.cls == dist_;
      joined = joined && (t.cls == kPause || t.cls == and_ || t.cls == kSpace || t.cls == dist_ ||
                          t.cls == kBound || t.cls == kNote);
      continue;
    }
    if (!joined) measures = lists_measures(s, seg, i);
    if (!joined || !(listed || measures || alike(s.tokens[out_.back().members.back()], t)))
      out_.emplace_back();
    out_.back().members.push_back(i);
    joined = true;
  }
  return out_;
}

Range range_of(pattern::Match::Range r, const Segment& seg, std::size_t focus) {
  if (!r.found()) return {seg.first, seg.first};
  const auto index = [&](int at) {
    const std::size_t i = seg.first + static_cast<std::size_t>(at);
    return i > focus ? i - 1 : i;
  };
  return {index(r.begin), index(r.end)};
}

}  // namespace zhibiao::frame
