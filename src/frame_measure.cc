// Measures: names that say only what is measured, and values that share the measure of the one before
// (frame.h has the whole).
#include <algorithm>

#include "frame.h"
#include "utf8.h"

namespace zhibiao::frame {

using name::Name;
using name::Range;

namespace {

constexpr std::size_t kLongestBearer = 24;   // bytes: what may stand before a bare 产量
constexpr std::size_t kShortTopic = 18;      // bytes: 二手房更热
constexpr std::size_t kShortPlace = 12;      // bytes: 西湖
constexpr std::size_t kWordAndMeasure = 9;   // bytes: 准班率, of the measure 率
constexpr std::size_t kOneCharacter = 3;     // bytes
constexpr std::size_t kShortestMeasure = 6;  // bytes: a one-character suffix (量, 数) is no word of its own

}  // namespace

// 产量, 成交, 总量 alone: with what the clauses before speak of.
Name Frames::of_bearer(const Name& part, const Lexicon::Measure& measure) const {
  const bool headed = fresh_topic() && topic_colon_ && !topic_measure_;
  if (headed && name::folded(topic_, in_.clean).size() <= kShortTopic)
    return name::joined(topic_, part);  // 二手房更热：成交 7085 套
  // 进出口…，其中出口…，总量: of the whole.
  if (measure.total && standing_.sentence == sentence_ && !standing_.base.empty() && part_) {
    const Lexicon::Measure* whole = in_.lexicon.measure(name::folded(standing_.base, in_.clean));
    return whole && whole->total ? standing_.base : name::joined(standing_.base, part);
  }
  const Name& bearer = last_.bearer.empty() && !in_.lexicon.measure(name::folded(last_.base, in_.clean))
                           ? last_.base
                           : last_.bearer;
  const bool near = last_.sentence == sentence_ && !bearer.empty() &&
                    name::folded(bearer, in_.clean).size() <= kLongestBearer;
  if (!near) return part;
  const Measured by = measured(bearer);  // 货物贸易进出口, 进口: of what bears both
  const std::string_view whole = bearer.parts.back().of(in_.clean.bytes),
                         last = part.parts.back().of(in_.clean.bytes);
  const bool alike = by.measure && bearer.parts.size() == 1 && last.size() >= kShortestMeasure &&
                     whole.ends_with(last.substr(last.size() - kOneCharacter));
  if (alike && by.is_all()) return part;
  const Name owner = alike ? bearer_of(bearer, by) : Name{};
  return name::joined(without_overlap(owner.empty() ? bearer : owner, part), part);
}

// 商品房销售 of 商品房销售面积, and 销售额: the word that both hold stands once.
Name Frames::without_overlap(const Name& bearer, const Name& part) const {
  Name out = bearer;
  const std::string_view words = part.parts.front().of(in_.clean.bytes);
  Span& last = out.parts.back();
  if (words.size() > kShortestMeasure && last.size() > kShortestMeasure &&
      last.of(in_.clean.bytes).ends_with(words.substr(0, kShortestMeasure)))
    last.end -= kShortestMeasure;
  return out;
}

// 国有企业, where 外商投资企业 bears the measure: the last characters are the same.
bool Frames::alike(const Clause& c) const {
  const std::string_view sort = sort_of(measured_);
  const Name own = names_.name_of(c.s.tokens, c.own);
  return !sort.empty() && name::folded(own, in_.clean).ends_with(sort);
}

// 托位数 37 万个，每千人口托位 4 个: the name has the measure but for its last character.
bool Frames::holds_measure(const Name& own, const Name& measure) const {
  const name::Folded name = name::folded(own, in_.clean), by = name::folded(measure, in_.clean);
  const std::string_view words = by;
  return words.size() > kShortestMeasure &&
         std::string_view(name).ends_with(words.substr(0, words.size() - kOneCharacter));
}

// 优良水质比例为 94%，劣四类水质 1%: a value in the unit of the one before it, of something else, is of the
// same measure.
bool Frames::shares_measure(const Clause& c) const {
  const Lexicon::Measure* before = in_.lexicon.measure(name::folded(last_.base, in_.clean));
  if (before && before->thing) return false;  // 在校生 5 万人，班级 3 万人
  const Name measure = measure_of(last_.base);
  if (in_.lexicon.hollow(name::folded(measure, in_.clean))) return false;  // 吞吐水平
  std::size_t noun = c.own.first;
  while (noun > c.seg.first && (c.s.tokens[noun - 1].cls == kTime || c.s.tokens[noun - 1].cls == adv_))
    --noun;
  const TokenClass verb = noun > c.seg.first ? c.s.tokens[noun - 1].cls : TokenClass{0};
  if (verb == done_ || verb == verb_) return false;  // 发放补贴 250 户，完成改造 90 户
  // 甲类企业进出口 2 亿元，下降 8%，占 34%；乙类企业 1 亿元
  const bool next_of_row = c.seg.first > 0 && c.s.tokens[c.seg.first - 1].cls == marks_.semi &&
                           measured_in_ == sentence_ && measured_of_ == current_ && measured_ == last_.base &&
                           alike(c);
  const bool of_place = c.s.tokens[c.own.first].cls == kPlace;  // 装卸量…，其中高雄港 698 万标箱
  return last_.sentence == sentence_ && (unit_ == last_.unit || next_of_row) && (!part_ || of_place) &&
         !c.match.whole.found() && c.match.rule->kind != Kind::rank && c.match.rule->kind != Kind::streak &&
         c.match.rule->kind != Kind::growth && c.match.rule->kind != Kind::change &&
         !holds_measure(names_.name_of(c.s.tokens, c.own), measure);
}

// 全球经济增长率为 3.2%，美国增长 1.8%: a country's growth is the rate that was spoken of.
bool Frames::grows_alike(const Clause& c) const {
  if (last_.sentence != sentence_ || c.match.rule->kind != Kind::growth) return false;
  const bool country = c.own.last - c.own.first == 1 && names_.is_foreign(c.s.tokens[c.own.first]);
  const Measured by = measured(last_.base);
  return country && by.measure && by.measure->kind == "growth";
}

// 城镇居民 5 万元，农村居民 2 万元，两者之比 2.5: of the two named last.
Name Frames::ratio_of_two(const Clause& c) const {
  if (pair_.empty() || c.own.first <= c.seg.first) return {};
  Range own = c.own;
  if (c.s.tokens[own.first - 1].cls == de_ && own.first > c.seg.first + 1) --own.first;
  if (c.s.tokens[own.first - 1].cls != pron_) return {};
  const Name name = names_.name_of(c.s.tokens, own);
  const Measured by = measured(name);
  if (!by.measure || by.measure->kind != "ratio" || !by.is_all()) return {};
  return name::joined(pair_.size() > 1 ? name::joined(pair_.front(), pair_.back()) : pair_.front(), name);
}

// 降幅为 1.3%，占…: what fell has the share, not its fall.
Name Frames::shared_by(const Name& name) const {
  const Measured by = measured(name);
  const bool rate = by.measure && by.measure->bearer && by.measure->kind == "growth";
  const Name bearer = rate ? bearer_of(name, by) : Name{};
  return bearer.empty() ? name : bearer;
}

// The last stretch without a remark at its end: 成长率（yoy）. What a measure's length is of.
Span Frames::last_words(const Name& name) const {
  std::size_t size = 0;
  for (const Span& part : name.parts) size += part.size();
  Span out = name.parts.back();
  out.end -= std::min(size - name::folded(name, in_.clean).size(), out.size());
  return out;
}

Name Frames::bearer_of(const Name& name, const Measured& by) const {
  if (!by.measure || by.length < kShortestMeasure || name.parts.empty()) return {};
  const Span last = last_words(name);
  const bool apart = last.size() == by.length;  // the measure of a clause of its own
  if (!apart && last.size() < by.length) return {};
  if (apart) return name::without(name, name.parts.size() - 1);
  Name out = name;
  out.parts.back().end = last.end - by.length;
  return out;
}

// The word that a name ends with and that says what is measured; empty where it has none, or no other.
Name Frames::measure_of(const Name& name) const {
  std::size_t length = 0;
  if (name.parts.empty() || !in_.lexicon.measure(name::folded(name, in_.clean), &length)) return {};
  const Span last = last_words(name);
  if (length < kShortestMeasure) length = kWordAndMeasure;
  if (last.size() < length) return {};
  return Name{{{utf8::bound_from(in_.clean.bytes, last.end - length), last.end}}};
}

// 甲湖营养指数 32，乙湖 46; 每百万人科研人员数…，韩国是 9082 人: what the last name says of another place.
Name Frames::of_other_place(const Name& own) const {
  const Span place = place_in(own);
  const Span before = place_in(last_.base);
  const std::size_t size = name::folded(own, in_.clean).size();
  Name out = last_.base;
  if (!before.empty() && before.size() < out.parts.front().size() && size <= kShortPlace) {
    out.parts.front().begin = before.end;
    return out;
  }
  return !place.empty() && place.size() == size && before.empty() ? out : Name{};
}

bool Frames::ends_alike(const Name& whole, const Name& part) const {
  return name::folded(whole, in_.clean).ends_with(name::folded(part, in_.clean));
}

}  // namespace zhibiao::frame
