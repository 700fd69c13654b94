#include "likeness.h"

#include <algorithm>

namespace zhibiao::context {

using token::Segment;
using token::Sentence;
using token::Token;

void Likeness::ratio(const Sentence& s, const Segment& seg, std::size_t i, const Mention& last,
                     Mention& m) const {
  if (i < seg.first + 2 || s.tokens[i - 2].cls != kPlace || s.tokens[i - 1].cls != de_) return;
  const bool fragment = i == seg.first + 2 || s.tokens[i - 3].cls == kPause || s.tokens[i - 3].cls == and_;
  if (!fragment || last.kind != Kind::ratio || m.kind != Kind::share) return;
  m.kind = Kind::ratio;
  m.place = last.place;
}

void Likeness::growth(const Sentence& s, const Mention& last, Mention& m) const {
  const bool restates = last.kind == Kind::change && (namely(s, last, m) || beside(s, last, m));
  if (last.kind != Kind::growth && !restates) return;
  if (quantity(m).unit_class != unit::Class::percent) return;
  m.kind = Kind::growth;
  m.direction = last.direction;
}

void Likeness::amount(const Sentence& s, const Mention& last, Mention& m) const {
  if (m.kind != Kind::level || last.kind != Kind::growth || !namely(s, last, m)) return;
  m.kind = Kind::change;
  m.direction = last.direction;
}

void Likeness::next_time(const Mention& last, Mention& m) const {
  if (m.kind != Kind::share || m.rule->kind || last.kind != Kind::growth || !(last.name == m.name)) return;
  const Lexicon::Measure* says = in_.lexicon.measure(name::folded(m.name, in_.clean));
  if (says && says->kind == "share") return;
  m.kind = Kind::growth;
  m.direction = last.direction;
}

void Likeness::listed(const Sentence& s, const Segment& seg, std::size_t i, const Mention& last,
                      Mention& m) const {
  if (m.kind != Kind::level || last.kind != Kind::change || quantity(last).unit != quantity(m).unit) return;
  std::size_t at = i;  // of the pause before its own words
  while (at > seg.first && s.tokens[at - 1].cls == kOther) --at;
  if (at == i || at < seg.first + 2 || s.tokens[at - 1].cls != kPause || !s.tokens[at - 2].is_quantity())
    return;
  std::size_t verb = at - 2;  // 增加|水稻 26 万亩; of an item behind the second the verb has been seen
  while (verb > seg.first && s.tokens[verb - 1].cls == kOther) --verb;
  const bool object = verb + 2 < at && verb > seg.first && token::moves(s.tokens[verb - 1], in_.lexicon);
  const bool goes_on = verb > seg.first && s.tokens[verb - 1].cls == kPause && last.name_own;
  if (!object && !goes_on) return;
  m.kind = Kind::change;
  m.direction = last.direction;
}

bool Likeness::next_of_kind(const Mention& last, const Mention& m) const {
  const auto bare = [this](const Mention& of) {
    return of.name_own && !in_.lexicon.measure(name::folded(of.name, in_.clean));
  };
  return m.kind == Kind::share && bare(m) && bare(last);
}

// Nothing but a bracket, a 、 or 或 stands between the last value and this one.
bool Likeness::beside(const Sentence& s, const Mention& last, const Mention& m) const {
  bool joined = false;
  for (const Token& t : s.tokens) {
    if (t.at.begin < quantity(last).at.end || t.at.end > quantity(m).at.begin) continue;
    const bool joint = t.cls == marks_.open || t.cls == and_ || t.cls == kPause;
    joined = joined || joint;
    if (!joint && t.cls != marks_.comma && t.cls != kBound) return false;
  }
  return joined;
}

// 即 between the last value and this one.
bool Likeness::namely(const Sentence& s, const Mention& last, const Mention& m) const {
  return std::any_of(s.tokens.begin(), s.tokens.end(), [&](const Token& t) {
    return t.cls == namely_ && t.at.end <= quantity(m).at.begin && t.at.begin >= quantity(last).at.end;
  });
}

}  // namespace zhibiao::context
