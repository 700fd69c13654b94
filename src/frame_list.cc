// Lists: the names of several values that follow each other (frame.h has the whole).
#include <algorithm>

#include "frame.h"
#include "utf8.h"

namespace zhibiao::frame {

using name::Name;
using name::Range;
using token::Token;

namespace {

constexpr std::size_t kShortestMeasure = 6;  // bytes
constexpr std::size_t kWordAndMeasure = 9;   // bytes: two characters and one
constexpr std::size_t kOneCharacter = 3;     // bytes
constexpr std::size_t kShortestCommaList = 3;
constexpr std::size_t kShortModifier = 6;  // bytes: 平均, 累计 before a measure

}  // namespace

// 分别增长 5%、下降 3%: the names of a list stand once for values that have a verb each.
std::vector<Name> Frames::shared_names(const Clause& c, const Group& group) {
  const std::size_t n = group.members.size(), first = group.first();
  const auto taken = [&] {
    const auto from = shared_.begin() + static_cast<std::ptrdiff_t>(shared_next_);
    shared_next_ += n;
    return std::vector<Name>(from, from + static_cast<std::ptrdiff_t>(n));
  };
  if (shared_next_ + n <= shared_.size()) return taken();
  if (shared_.empty() && shares_out(c, first)) {
    const std::size_t all = n + verbs_behind(c, group);
    if (all > n) shared_ = spread(c, all, first);
    if (shared_.size() == all) return taken();
    shared_.clear();
  }
  return spread(c, n, first);
}

// How many values follow a group with nothing between but marks and how they moved.
std::size_t Frames::verbs_behind(const Clause& c, const Group& group) const {
  std::size_t n = 0;
  for (std::size_t i = group.members.back() + 1; i < c.seg.last; ++i) {
    const Token& t = c.s.tokens[i];
    if (t.is_quantity())
      ++n;
    else if (!moves(t) && t.cls != kPause && t.cls != and_ && t.cls != kBound && t.cls != adv_ &&
             t.cls != cmp_)
      break;
  }
  return n;
}

// The names of a group's values where the clause, or the one before it, lists as many.
std::vector<Name> Frames::spread(const Clause& c, std::size_t n, std::size_t first) const {
  if (n < 2) return {};
  if (std::vector<Name> some = some_of_list(c, n, first); !some.empty()) return some;
  if (std::vector<Name> counted = summed_up(c, n); !counted.empty()) return counted;
  if (std::vector<Name> listed = comma_list(c, n); !listed.empty()) return listed;
  if (counts_names(c, n) && sentence_names_.size() >= n)
    return {sentence_names_.end() - static_cast<std::ptrdiff_t>(n), sentence_names_.end()};
  if (!c.own.empty()) {
    const name::Ranges items = names_.items(c.s.tokens, c.own, n);
    if (std::vector<Name> counts = counted_behind(c, items, n, first); !counts.empty()) return counts;
    if (items.size() == n) return items_named(c, items);
    if (c.has_left) return measured_items(c, n);
  }
  if (compares(c, first) >= n) return {};
  const bool dist = shares_out(c, first);
  if (dist && fresh_topic()) {
    if (told_.size() == n) return told_;
    if (told_by_pause_.size() == n) return told_by_pause_;
  }
  // 甲、乙营收增长超过一倍，分别为…: the clause before lists them for one value.
  if (last_.sentence == sentence_ && c.own.empty() && !fresh_topic()) {
    const name::Ranges items = names_.items(c.s.tokens, own_, n);
    if (items.size() == n) return items_named(c, items);
  }
  // 甲、乙由 1 元、2 元分别提高到…
  if (dist && c.own.empty() && segment_names_.size() == n) return segment_names_;
  if (previous_names_.size() == n) return previous_names_;
  if (items_.size() == n) return items_;
  if (dist && sentence_names_.size() >= n)
    return {sentence_names_.end() - static_cast<std::ptrdiff_t>(n), sentence_names_.end()};
  return {};
}

// 批发业、制造业和建筑业，三者合计占…; 甲、乙出口各为…，合占…: all that was listed.
Name Frames::of_all(const Clause& c, std::size_t i) const {
  if (c.has_left) return {};
  const bool sums =
      std::any_of(c.s.tokens.begin() + static_cast<std::ptrdiff_t>(c.seg.first),
                  c.s.tokens.begin() + static_cast<std::ptrdiff_t>(i), [this](const Token& t) {
                    return t.cls >= kFirstWordClass && t.ref >= 0 && in_.lexicon.word(t.ref).sums;
                  });
  if (!sums) return {};
  Name out;
  for (const Name& item : fresh_topic() && told_.size() > 1 ? told_ : items_)
    out = name::joined(out, c.match.whole.found() ? shared_by(item) : item);
  return out;
}

// 浓度最高的 3 个城市依次是甲、乙和丙，分别为…: places listed behind a count have the values of the next
// clause.
void Frames::list_behind(const Clause& c, const Group& group) {
  std::size_t first = group.members.back() + 1;
  while (first < c.seg.last && c.s.tokens[first].cls != dist_ && c.s.tokens[first].cls != be_) ++first;
  if (first >= c.seg.last || c.seg.end != marks_.comma) return;
  std::vector<Name> places;
  for (const Range item : names_.items(c.s.tokens, {first + 1, c.seg.last}, 0)) {
    if (item.last - item.first != 1 || c.s.tokens[item.first].cls != kPlace) return;
    const Name of = c.has_left ? names_.name_of(c.s.tokens, c.own) : frame_name();
    places.push_back(name::joined(names_.name_of(c.s.tokens, item), place_in(of).empty() ? of : Name{}));
  }
  if (places.size() > 1) items_ = places;
}

// 前两者分别下降…: the first of the last list, or the last of it.
std::vector<Name> Frames::some_of_list(const Clause& c, std::size_t n, std::size_t first) const {
  if (items_.size() <= n) return {};
  const auto count = static_cast<std::ptrdiff_t>(n);
  for (std::size_t i = c.seg.first; i < first; ++i) {
    if (c.s.tokens[i].cls == firsts_) return {items_.begin(), items_.begin() + count};
    if (c.s.tokens[i].cls == lasts_) return {items_.end() - count, items_.end()};
  }
  return {};
}

// 江苏、浙江各有 18 家和 15 家企业上榜: each place has some of what is counted behind the last.
std::vector<Name> Frames::counted_behind(const Clause& c, const name::Ranges& items, std::size_t n,
                                         std::size_t first) const {
  if (c.has_left || items.size() != n || quantity(c.s.tokens[first]).unit_class != unit::Class::item)
    return {};
  std::size_t last = first;
  for (std::size_t k = 1; k < n && last < c.seg.last; ++k) {
    do ++last;
    while (last < c.seg.last && !c.s.tokens[last].is_quantity());
  }
  if (last >= c.seg.last) return {};
  const Range noun = names_.counted(c.s.tokens, last, c.seg.last);
  if (noun.empty()) return {};
  std::vector<Name> out;
  for (const Range item : items)
    out.push_back(name::joined(names_.name_of(c.s.tokens, item), names_.name_of(c.s.tokens, noun)));
  return out;
}

// 两项指标分列第 3 位和第 5 位: as many things as there are values.
bool Frames::counts_names(const Clause& c, std::size_t n) const {
  if (c.own.empty() || c.own.last - c.own.first > 2 || c.s.tokens[c.own.first].cls != kGuarded) return false;
  return quantity(c.s.tokens[c.own.first]).value == Decimal(static_cast<std::int64_t>(n), 0);
}

// 分别 stands before token `last` of the clause.
bool Frames::shares_out(const Clause& c, std::size_t last) const {
  return std::any_of(c.s.tokens.begin() + static_cast<std::ptrdiff_t>(c.seg.first),
                     c.s.tokens.begin() + static_cast<std::ptrdiff_t>(last),
                     [this](const Token& t) { return t.cls == dist_; });
}

// The last character of what a measure belongs to: 业 of 供应业增加值; empty where nothing is measured.
std::string_view Frames::sort_of(const Name& name) const {
  std::size_t length = 0;
  if (name.parts.empty() || !in_.lexicon.measure(name::folded(name, in_.clean), &length)) return {};
  const std::string_view last = last_words(name).of(in_.clean.bytes);
  if (last.size() < length + kOneCharacter) return {};
  return last.substr(last.size() - length - kOneCharacter, kOneCharacter);
}

// 采矿业，制造业，电力、热力供应业增加值分别增长…: the items before stand between commas, since the last has
// marks of its own; all are of one sort.
std::vector<Name> Frames::comma_list(const Clause& c, std::size_t n) const {
  const auto at = static_cast<std::size_t>(&c.seg - c.s.segments.data());
  if (n < kShortestCommaList || at + 1 < n || c.own.empty() || !shares_out(c, c.seg.last)) return {};
  const std::string_view sort = sort_of(names_.name_of(c.s.tokens, c.own));
  if (sort.empty()) return {};
  name::Ranges items;
  for (std::size_t k = at + 1 - n; k < at; ++k) {
    const token::Segment& segment = c.s.segments[k];
    const Range item = names_.trim(c.s.tokens, {segment.first, segment.last});
    if (segment.quantity || segment.end != marks_.comma || item.empty()) return {};
    const bool words = std::all_of(c.s.tokens.begin() + static_cast<std::ptrdiff_t>(item.first),
                                   c.s.tokens.begin() + static_cast<std::ptrdiff_t>(item.last),
                                   [](const Token& t) { return t.cls == kOther || t.cls == kNote; });
    const Name name = names_.name_of(c.s.tokens, item);
    if (!words || name.parts.empty() || !name.parts.back().of(in_.clean.bytes).ends_with(sort)) return {};
    items.push_back(item);
  }
  items.push_back(c.own);
  return items_named(c, items);
}

// 环比、同比分别减少…: how many comparisons the clause lists.
std::size_t Frames::compares(const Clause& c, std::size_t first) const {
  std::size_t n = 0;
  for (std::size_t i = c.seg.first; i < first; ++i) n += c.s.tokens[i].cls == cmp_;
  return n;
}

// 教育、卫生、文化三个领域分别占…: the list stands before the word that sums it up.
std::vector<Name> Frames::summed_up(const Clause& c, std::size_t n) const {
  const std::size_t count = c.left.first;
  if (count <= c.seg.first || !c.s.tokens[count - 1].is_quantity()) return {};
  const unit::Quantity& q = quantity(c.s.tokens[count - 1]);
  if (q.unit_class != unit::Class::item || q.value != Decimal(static_cast<std::int64_t>(n), 0)) return {};
  std::size_t first = count - 1;
  while (first > c.seg.first && !c.s.tokens[first - 1].is_quantity()) --first;
  const Range list = names_.trim(c.s.tokens, {first, count - 1});
  const name::Ranges items = names_.items(c.s.tokens, list, n);
  if (items.size() != n) return {};
  std::vector<Name> out = names_of(c.s, items);
  for (Name& name : out)
    name = name::joined(name, c.own.empty() ? frame_name() : names_.name_of(c.s.tokens, c.own));
  return out;
}

// 两年平均增速分别为…: one measure for all the items of the list before.
std::vector<Name> Frames::measured_items(const Clause& c, std::size_t n) const {
  const Name own = names_.name_of(c.s.tokens, c.own);
  if (!is_bare_measure(own, measured(own))) return named_topics(c, own, n);
  std::vector<Name> list = previous_names_.size() == n ? previous_names_ : items_;
  if (list.size() != n && sentence_names_.size() >= n)
    list.assign(sentence_names_.end() - static_cast<std::ptrdiff_t>(n), sentence_names_.end());
  if (fresh_topic() && told_.size() == n) list = told_;  // 甲、乙收跌，跌幅为…
  if (list.size() != n) return {};
  std::vector<Name> out;
  for (const Name& item : list) out.push_back(name::joined(item, own));
  return out;
}

// 灯具、船舶出口拉动作用强，分别出口 3 亿元、2 亿元: what the topic lists, each with the measure.
std::vector<Name> Frames::named_topics(const Clause& c, const Name& own, std::size_t n) const {
  if (!fresh_topic() || told_.size() != n || !measured(own).is_all() || !shares_out(c, c.seg.last)) return {};
  std::vector<Name> out;
  for (Name item : told_) {
    const std::string_view words = item.parts.back().of(in_.clean.bytes);
    const std::size_t at = words.find(std::string_view(name::folded(own, in_.clean)));
    if (at != words.npos && at > 0) item.parts.back().end = item.parts.back().begin + at;
    out.push_back(name::joined(item, own));
  }
  return out;
}

// Each item with what the last one adds for all: 太阳能电池、锂离子蓄电池出口; 芜湖、阜阳 with the frame's
// measure.
std::vector<Name> Frames::items_named(const Clause& c, const name::Ranges& items) const {
  std::vector<Name> out;
  const Name tail = clipped(c, items) ? behind_first(c, items.back()) : tail_of(c, items);
  for (std::size_t k = 0; k < items.size(); ++k) {
    Name item = names_.name_of(c.s.tokens, items[k]);
    if (k > 0 && shares_ordinal(c, items.front(), items[k])) {
      std::size_t first = items.front().first;
      while (c.s.tokens[first].cls == kPlace) ++first;
      const std::size_t mark = c.s.tokens[first].at.begin;
      item = name::joined(Name{{{mark, mark + kOneCharacter}}}, item);
    }
    if (k > 0 && c.s.tokens[items.front().first].cls == prep_ && c.s.tokens[items[k].first].cls == kPlace)
      item = name::joined(Name{{c.s.tokens[items.front().first].at}}, item);  // 对东盟、欧盟进出口
    if (k + 1 < items.size() && only_number(c, items[k])) item = name::joined(item, number_tail(c, items, k));
    const bool bare = only_sides(c, items[k]) || names_.only_places(c.s.tokens, items[k]);
    const bool last_bare = only_sides(c, items.back()) || names_.only_places(c.s.tokens, items.back());
    if (bare && last_bare)
      item = name::joined(item, frame_name());
    else if (k + 1 < items.size() && (bare || moves_all(item, tail) ||
                                      shares_tail(item, c, items.back(), tail) || !has_measure(item)))
      item = name::joined(item, tail);
    if (tail.empty() && !bare && elliptic(item)) item = name::joined(item, of_frame());
    out.push_back(item);
  }
  return out;
}

// 内、外贸吞吐量; 猪、牛、禽肉产量: one character each, and the last is the first of a word.
bool Frames::clipped(const Clause& c, const name::Ranges& items) const {
  const auto one = [&](Range r, std::size_t size) {
    const Token& t = c.s.tokens[r.first];
    return (t.cls == kOther || (size == 0 && t.cls == side_)) &&
           (size == 0 ? t.at.size() > kOneCharacter : r.last - r.first == 1 && t.at.size() == size);
  };
  return items.size() > 1 && one(items.back(), 0) &&
         std::all_of(items.begin(), items.end() - 1, [&](Range r) { return one(r, kOneCharacter); });
}

Name Frames::behind_first(const Clause& c, Range item) const {
  Name out = names_.name_of(c.s.tokens, item);
  out.parts.front().begin = utf8::bound_from(in_.clean.bytes, out.parts.front().begin + 1);
  return out;
}

// 吞吐量 508 万标箱；防城港域、北海港域依次为…: items of the same sort measure what was measured before.
bool Frames::elliptic(const Name& item) const {
  const bool counts = current_ == unit::Class::item || current_ == unit::Class::physical;
  return last_.sentence == sentence_ && measured_of_ == current_ && counts && !measured_.empty() &&
         !in_.lexicon.measure(name::folded(item, in_.clean));
}

// 四港库存量上升，甲港增加 8 万吨，秦皇岛增加 5 万吨: of the measure of the sentence, not of the item before.
Name Frames::of_measured(const Name& name) const {
  if (measured_.empty() || measured_in_ != sentence_ || in_.lexicon.measure(name::folded(name, in_.clean)))
    return {};
  return of_frame();
}

// The measured name without the place that it starts with.
Name Frames::of_frame() const {
  Name out = measured_;
  const Span place = place_in(out);
  if (!place.empty() && place.size() < out.parts.front().size()) out.parts.front().begin = place.end;
  return out;
}

// 营业收入、净利润环比增速: what grows, and how fast all of it does.
bool Frames::moves_all(const Name& item, const Name& tail) const {
  const Lexicon::Measure* rate = in_.lexicon.measure(name::folded(tail, in_.clean));
  const Lexicon::Measure* of = in_.lexicon.measure(name::folded(item, in_.clean));
  return rate && rate->bearer && of && !of->bearer && of->kind.empty();
}

// 出口, but no thing that is measured in turn: 化学需氧量.
bool Frames::has_measure(const Name& item) const {
  const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(item, in_.clean));
  return measure && !measure->thing;
}

// 整体出口和进口货值: both are of the value of trade.
bool Frames::shares_tail(const Name& item, const Clause& c, Range last, const Name& tail) const {
  Name rest = names_.name_of(c.s.tokens, last);
  if (tail.empty() || rest.parts.empty() || rest.parts.back().size() <= tail.parts.front().size())
    return false;
  rest.parts.back().end -= tail.parts.front().size();
  const Lexicon::Measure* a = in_.lexicon.measure(name::folded(item, in_.clean));
  const Lexicon::Measure* b = in_.lexicon.measure(name::folded(rest, in_.clean));
  return a && b && a->partial && b->partial && !ends_alike(item, tail);
}

Name Frames::tail_of(const Clause& c, const name::Ranges& items) const {
  const Range last = items.back();
  const std::vector<Token>& tokens = c.s.tokens;
  // 第一、二、三产业…, 城镇、农村居民…: all items but the last are one token, and the last starts with its
  // like.
  const TokenClass head = tokens[last.first].cls;
  const bool heads = std::all_of(items.begin(), items.end() - 1, [&](Range r) {
    return r.last - r.first == 1 ||
           (head == kGuarded && tokens[r.last - 1].cls == kGuarded);  // 不含在校生的 16—24 岁、…
  });
  if (heads && last.last - last.first > 1 && (head == side_ || head == kPlace || head == kGuarded)) {
    return names_.name_of(tokens, {last.first + 1, last.last});
  }
  const Name name = names_.name_of(tokens, last);
  std::size_t length = 0;
  if (name.parts.empty() || !in_.lexicon.measure(name.parts.back().of(in_.clean.bytes), &length)) return {};
  // 使用量, 减排量: a one-character measure takes the word before it along.
  if (length < kShortestMeasure) length = kWordAndMeasure;
  const Span part = last_words(name);
  Span tail{utf8::bound_from(in_.clean.bytes, part.end - std::min(length, part.size())), part.end};
  if (last.last - last.first > 1 && tokens[last.last - 1].at == tail && tokens[last.last - 2].cls == cmp_)
    tail.begin = tokens[last.last - 2].at.begin;  // 环比增速
  return Name{{tail}};
}

bool Frames::only_sides(const Clause& c, Range range) const {
  return !range.empty() && std::all_of(c.s.tokens.begin() + static_cast<std::ptrdiff_t>(range.first),
                                       c.s.tokens.begin() + static_cast<std::ptrdiff_t>(range.last),
                                       [this](const Token& t) { return t.cls == side_; });
}

// A measure that needs a bearer, with no more than a short modifier: 占比, 平均增速.
bool Frames::is_bare_measure(const Name& name, const Measured& by) const {
  if (!by.measure || !by.measure->bearer || by.size - by.length > kShortModifier || !place_in(name).empty())
    return false;
  const name::Folded text = name::folded(name, in_.clean);
  const std::string_view modifier = std::string_view(text).substr(0, by.size - by.length);
  const Trie::Match side = in_.lexicon.match(modifier, 0);  // 城镇占比
  return modifier.size() < kShortModifier || in_.lexicon.hollow(modifier) || in_.lexicon.measure(modifier) ||
         (side && side.length == modifier.size() && in_.lexicon.word(side.value).cls == side_);
}

Frames::Measured Frames::measured(const Name& name) const {
  const name::Folded text = name::folded(name, in_.clean);
  Measured out;
  out.size = text.size();
  out.measure = in_.lexicon.measure(text, &out.length);
  return out;
}

// The place that a name starts with (榆林增速, 美国占比); empty where it starts with none.
Span Frames::place_in(const Name& name) const {
  if (name.parts.empty()) return {};
  const std::size_t at = name.parts.front().begin;
  const Trie::Match found = in_.places.match(in_.clean.bytes, at);
  return found && in_.places.sort(found.value) != place::Sort::other ? Span{at, at + found.length} : Span{};
}

}  // namespace zhibiao::frame
