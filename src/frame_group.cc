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
  return x == y || x == unit::Class::bare || y == unit::Class::bare;
}

const std::vector<Group>& Groups::of(const Sentence& s, const Segment& seg) {
  out_.clear();
  bool joined = false, listed = false;  // 分别增加 6 列、512 标箱: a list may mix units
  for (std::size_t i = seg.first; i < seg.last; ++i) {
    const Token& t = s.tokens[i];
    if (!t.is_quantity()) {
      listed = listed || t.cls == dist_;
      joined = joined && (t.cls == kPause || t.cls == and_ || t.cls == kSpace || t.cls == dist_ ||
                          t.cls == kBound || t.cls == kNote);
      continue;
    }
    if (!joined || !(listed || alike(s.tokens[out_.back().members.back()], t))) out_.emplace_back();
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
