// Ranks and ordinals: what ranks, and where in a row it stands (frame.h has the whole).
#include "frame.h"

namespace zhibiao::frame {

using name::Name;
using name::Range;
using token::Token;

namespace {

constexpr std::size_t kShortSubject = 15;  // bytes: what a list ranks, 桂海集团

}  // namespace

// 在全部城市排名第12位, 由全国第11位升至第8位: where it ranks is no name.
Range Frames::without_field(const Clause& c) const {
  Range left = c.left;
  for (std::size_t i = left.first; i < left.last; ++i) {
    const TokenClass t = c.s.tokens[i].cls;
    if (t == in_word_ || t == from_ || t == ahead_) left.last = i;
  }
  // 吞吐量在全国 141 个港口中排名第 9: the field has a quantity of its own.
  for (std::size_t i = c.seg.first; i < left.first; ++i) {
    if (c.s.tokens[i].cls == in_word_) left = {c.seg.first, i};
  }
  Range own = names_.trim(c.s.tokens, left);
  if (own.last - own.first > 1 && c.s.tokens[own.last - 1].cls == kPlace &&
      c.s.tokens[own.last - 2].cls == kOther)
    --own.last;  // 增速全省第一
  return only_sides(c, own) ? Range{left.first, left.first} : own;
}

// 航运指数第 31 周环比…: which one of a row it is names nothing at the end; but 全省第一、二、三产业.
Range Frames::without_place_in_row(const Clause& c, Range own) const {
  const std::vector<Token>& tokens = c.s.tokens;
  while (own.last - own.first > 1 && tokens[own.last - 1].cls == kGuarded &&
         quantity(tokens[own.last - 1]).unit_class == unit::Class::ordinal &&
         tokens[own.last - 2].cls != kPlace && tokens[own.last].cls != kPause)
    --own.last;
  return own;
}

// 在全球港口榜单上列第 36 位; 在 500 强榜单上，集团…第 178 位: the list that the clause, or the one before
// it, speaks of.
Name Frames::list_of(const Clause& c, std::size_t i) const {
  const auto listed = [this](const Name& name) {
    const Measured by = measured(name);
    return by.measure && by.measure->kind == "rank";
  };
  for (std::size_t in = c.seg.first; in < i; ++in) {
    if (c.s.tokens[in].cls != in_word_) continue;
    std::size_t end = in + 1;
    while (end < i && c.s.tokens[end].cls != rank_ && c.s.tokens[end].cls != be_) ++end;
    const Name list = without_locative(names_.name_of(c.s.tokens, names_.trim(c.s.tokens, {in + 1, end})));
    if (!list.empty() && listed(list)) return list;
  }
  return !near_.empty() && listed(near_) ? near_ : Name{};
}

// A rank in a list is of the short subject and of the list; of the list alone where no subject is named.
void Frames::rank_in_list(const Clause& c, std::size_t i, Naming& naming) const {
  if (c.match.rule->kind != Kind::rank) return;
  const Name own = names_.name_of(c.s.tokens, c.own);
  if (c.has_left && (measured(own).measure || name::folded(own, in_.clean).size() > kShortSubject)) return;
  const Name list = list_of(c, i);
  if (list.empty()) return;
  naming.name = naming.base = name::joined(own, list);
  naming.stated = true;
}

bool Frames::only_number(const Clause& c, Range item) const {
  while (item.last - item.first > 1 && c.s.tokens[item.first].cls == kPlace) ++item.first;  // 全省第一、二…
  return item.last - item.first == 1 && c.s.tokens[item.first].cls == kGuarded;
}

// 第一、二、三产业和居民生活用电: the numbers share what follows the last of them.
Name Frames::number_tail(const Clause& c, const name::Ranges& items, std::size_t k) const {
  while (k + 1 < items.size() && only_number(c, items[k])) ++k;
  if (c.s.tokens[items[k].first].cls != kGuarded) return {};
  return names_.name_of(c.s.tokens, {items[k].first + 1, items[k].last});
}

// 第一、二、三产业: the mark of the first holds for all.
bool Frames::shares_ordinal(const Clause& c, Range first, Range item) const {
  while (first.last - first.first > 1 && c.s.tokens[first.first].cls == kPlace) ++first.first;
  const Token &a = c.s.tokens[first.first], &b = c.s.tokens[item.first];
  return a.cls == kGuarded && b.cls == kGuarded && quantity(a).unit_class == unit::Class::ordinal &&
         quantity(b).unit_class != unit::Class::ordinal;
}

}  // namespace zhibiao::frame
