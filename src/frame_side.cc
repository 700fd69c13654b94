// Sides and wholes: a clause that says only which part of what was spoken of (frame.h has the whole).
#include "frame.h"
#include "utf8.h"

namespace zhibiao::frame {

using name::Name;

namespace {

constexpr std::size_t kOneCharacter = 3;  // bytes

}  // namespace

// The word in `name` that says which side it is of: one that shares a character with `side` (昼间, 夜间),
// else the first.
Span Frames::side_in(const Name& name, const Name& side) const {
  const std::string_view text = in_.clean.bytes, own = side.parts.front().of(text);
  Span first;
  for (const Span& part : name.parts) {
    for (std::size_t at = part.begin; at < part.end; at = utf8::bound_from(text, at + 1)) {
      const Trie::Match word = in_.lexicon.match(part.of(text), at - part.begin);
      if (!word || in_.lexicon.word(word.value).cls != side_) continue;
      const Span found{at, at + word.length};
      const std::string_view like = found.of(text);
      if (like.substr(0, kOneCharacter) == own.substr(0, kOneCharacter) ||
          like.ends_with(own.substr(own.size() - kOneCharacter)))
        return found;
      if (first.empty()) first = found;
    }
  }
  return first;
}

// 男性有 7 万人，女性则有 5 万人; 一类区昼间达标率…，夜间…: the other side of the same thing.
Name Frames::other_side(const Name& side, const Name& of) const {
  const Span old = side_in(of, side);
  if (old.empty()) return name::joined(side, of);
  Name out, rest;
  bool before = true;
  for (const Span& part : of.parts) {
    if (part.begin > old.begin || part.end < old.end) {
      (before ? out : rest).parts.push_back(part);
      continue;
    }
    before = false;
    if (part.begin < old.begin) out.parts.push_back({part.begin, old.begin});
    if (old.end < part.end) rest.parts.push_back({old.end, part.end});
  }
  return name::joined(name::joined(out, side), rest);
}

// 3641 个断面中，; 出口方面，: at the end of a clause it says only where.
Name Frames::without_locative(Name name) const {
  if (name.empty()) return name;
  Span& last = name.parts.back();
  last.end -= in_.lexicon.locative(last.of(in_.clean.bytes));
  return name;
}

// 丽水、舟山优良率为 100%，杭州为 85%: places before a mark of a list are those of the value before.
void Frames::pass_places(Name& name) const {
  Span& words = name.parts.front();
  for (;;) {
    const Trie::Match place = in_.places.match(in_.clean.bytes, words.begin);
    if (!place || !place::is_inland(in_.places.sort(place.value))) return;
    const std::size_t mark = words.begin + place.length;
    const Trie::Match m = mark < words.end ? in_.lexicon.match(in_.clean.bytes, mark) : Trie::Match{};
    if (!m || mark + m.length >= words.end || in_.lexicon.word(m.value).cls != kPause) return;
    words.begin = mark + m.length;
  }
}

// 保障性住房开工…，基本建成…; 新开工商品房…，竣工…: the thing without what was done before.
Name Frames::thing_built(Name whole) const {
  constexpr std::size_t longest = 4;  // characters
  Span& last = whole.parts.back();
  for (std::size_t size = longest * kOneCharacter; size > kOneCharacter; size -= kOneCharacter) {
    if (size >= last.size()) continue;
    const Word* deed = in_.lexicon.whole(in_.clean.bytes, {last.end - size, last.end});
    if (!deed || deed->cls != new_) continue;
    last.end -= size;
    return whole;
  }
  Span& first = whole.parts.front();
  const Trie::Match m = in_.lexicon.match(in_.clean.bytes, first.begin);
  if (m && m.length + kOneCharacter < first.size() && in_.lexicon.word(m.value).cls == new_)
    first.begin += m.length;
  return whole;
}

// 占比 alone, 累计建成 alone: of the thing itself.
Naming Frames::of_whole(Naming out, const Measured& by) const {
  const Name modifier = bearer_of(out.name, by);  // 出口增速 in a sentence of its own names itself
  const bool measures =
      !modifier.empty() && in_.lexicon.measure(name::folded(modifier, in_.clean)) != nullptr;
  if (measures && last_.sentence != sentence_) return out;
  const Frame& before = last_.sentence == sentence_ ? last_ : standing_;
  Name whole = fresh_topic() && topic_opens_ ? topic_
               : !before.subject.empty()     ? before.subject
                                             : before.base;
  if (whole.empty() && by.measure) whole = near_;  // 指数走高，涨幅为 1.8%
  if (whole.empty()) return out;
  if (!by.measure) whole = thing_built(whole);
  out.base = whole;
  if (ends_alike(whole, out.name)) {
    out.name = whole;
    return out;
  }
  if (measures && modifier.parts.size() == out.name.parts.size() && ends_alike(whole, modifier))
    out.name.parts.back().begin = modifier.parts.back().end;
  const Measured of = measured(whole);  // 平均数为 39 万元，中位数为 34 万元
  const bool alike = by.measure && of.measure && of.measure->bearer && of.measure->kind == by.measure->kind;
  const bool apart = by.measure && by.measure->apart && of.measure;  // 苹果出货量 2030 万部，市场份额 19%
  if (const Name thing = alike || apart ? bearer_of(whole, of) : Name{}; !thing.empty()) whole = thing;
  out.name = name::joined(whole, out.name);
  return out;
}

}  // namespace zhibiao::frame
