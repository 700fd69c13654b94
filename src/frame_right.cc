// Nouns behind a value: when they, and not the words before it, name it (frame.h has the whole).
#include <algorithm>

#include "frame.h"

namespace zhibiao::frame {

using name::Name;
using name::Range;
using token::Token;

namespace {

constexpr std::size_t kShortVerb = 9;     // bytes: three Chinese characters
constexpr std::size_t kOneCharacter = 3;  // bytes
constexpr std::size_t kShortestNoun = 6;  // bytes
constexpr std::size_t kShortDeed = 12;    // bytes: four Chinese characters
constexpr std::size_t kLongestSaid = 48;  // bytes: 16 Chinese characters

}  // namespace

bool Frames::prefers_right(const Clause& c, std::size_t i) const {
  const std::vector<Token>& tokens = c.s.tokens;
  const unit::Class u = quantity(tokens[i]).unit_class;
  if (u == unit::Class::ordinal) return false;
  if (c.match.rule->kind == Kind::streak) {
    const Range tail = range_of(c.match.tail, c.seg, i);
    const bool reaches =
        !tail.empty() && (tokens[tail.first].cls == reach_ || tokens[tail.first].cls == done_) &&
        !tail_moves(c, tail) && !in_.lexicon.measure(name::folded(names_.name_of(tokens, tail), in_.clean));
    return !c.has_left && (reaches || last_.sentence != sentence_ || frame_name().empty());
  }
  if (u == unit::Class::percent) return !c.has_left && (frame_name().empty() || opens(c, i));
  if (u == unit::Class::point || u == unit::Class::times) return !c.has_left && frame_name().empty();
  const bool counts = u == unit::Class::item || u == unit::Class::bare;
  const bool direct = i > c.seg.first && (tokens[i - 1].cls == be_ || tokens[i - 1].cls == reach_ ||
                                          tokens[i - 1].cls == kBound);
  const Range cue = range_of(c.match.cue, c.seg, i);
  if (!cue.empty() && tokens[cue.first].cls != be_ && tokens[cue.first].cls != reach_ &&
      tokens[cue.first].cls != done_) {
    return !c.has_left && counts && !c.match.rule->base;
  }
  if (!c.has_left) return true;
  if (counts && direct && (stands_in(c) || holds(c, i))) return true;
  if (u == unit::Class::bare && measures_whole(c, i)) return false;
  if (const Measured by = measured(names_.name_of(c.s.tokens, c.own));
      by.measure && by.measure->partial && by.length < by.size && c.s.tokens[c.own.last - 1].cls == kOther)
    return false;  // 公营房屋建屋量 15 万个单位
  if (counts) return !direct || tokens[c.own.last - 1].cls == verb_ || only_new(c);
  return tokens[c.own.last - 1].cls == verb_ || tokens[c.own.last - 1].cls == new_ ||
         (short_verb(c) && !direct);
}

// 班列通达 18 个省份的 157 个站点: what reaches them, of the second count that of the first.
Name Frames::covers(const Clause& c) const {
  if (c.own.empty()) return {};
  const Token& last = c.s.tokens[c.own.last - 1];
  const std::string_view word = last.at.of(in_.clean.bytes);
  const std::vector<std::string>& verbs = c.match.rule->covers;
  if (std::any_of(verbs.begin(), verbs.end(),
                  [word](const std::string& verb) { return word.ends_with(verb); }))
    return c.has_left ? names_.name_of(c.s.tokens, c.own) : Name{};
  const bool of = c.own.last < c.seg.last && c.s.tokens[c.own.last].cls == de_;
  const bool follows = c.own.first > c.seg.first && c.s.tokens[c.own.first - 1].is_quantity();
  return of && follows && last_.sentence == sentence_ ? last_.lead : Name{};
}

// 3126 家用人单位通过市场发布…: those counted, and not what they do.
Name Frames::without_deed(Name name) const {
  if (name.parts.size() != 1) return name;
  const std::size_t at = in_.lexicon.deed(name.parts.front().of(in_.clean.bytes));
  if (at != std::string_view::npos) name.parts.front().end = name.parts.front().begin + at;
  return name;
}

// 常住人口 960 万的城市: the measure before the number has it, and the noun behind has the measure.
bool Frames::measures_whole(const Clause& c, std::size_t i) const {
  if (i + 1 >= c.seg.last || c.s.tokens[i + 1].cls != de_) return false;
  const Lexicon::Measure* measure = measured(names_.name_of(c.s.tokens, c.own)).measure;
  return measure && !measure->unit.empty();
}

// 每三名工程师里就有一名毕业于本地: of the noun inside, which may be as general as 人, and what is said of
// it; 市场上的瓷砖，每五片里就有一片来自本地: of what the clause before speaks of.
Naming Frames::of_part(const Clause& c, std::size_t i, Range right) const {
  const Span noun = quantity(c.s.tokens[i]).noun;
  if (noun.size() <= kOneCharacter && right.empty()) return inherited(c, i);
  Naming out;
  const std::size_t is = right.last;  // 每百台家电中有 67 台贴的是自主品牌
  const bool told =
      !right.empty() && is + 2 < c.seg.last && c.s.tokens[is].cls == de_ && c.s.tokens[is + 1].cls == be_;
  if (told) right = names_.close(c.s.tokens, {is + 2, c.seg.last});
  if (!right.empty()) out.name = names_.name_of(c.s.tokens, right);
  if (noun.size() <= kOneCharacter && fresh_topic()) out.name = name::joined(topic_, out.name);
  if (noun.size() > kOneCharacter || out.name.empty()) out.name = name::joined(out.name, Name{{noun}});
  out.base = out.name;
  out.own = right;
  out.stated = out.counted = true;
  return out;
}

// 名册上有 120 宗申请: what stands before says where.
bool Frames::stands_in(const Clause& c) const {
  const std::string_view last = c.s.tokens[c.own.last - 1].at.of(in_.clean.bytes);
  const std::vector<std::string>& ends = c.match.rule->closers;
  return c.s.tokens[c.own.last - 1].cls == kOther &&
         std::any_of(ends.begin(), ends.end(), [last](const std::string& end) {
           return (last.size() > end.size() || end.size() > kOneCharacter) && last.ends_with(end);
         });
}

// 园区现有 40 家企业: the subject of 有 has what is counted.
bool Frames::holds(const Clause& c, std::size_t i) const {
  const std::vector<std::string>& verbs = c.match.rule->holders;
  if (verbs.empty() || i + 1 >= c.seg.last || c.s.tokens[i + 1].cls != kOther) return false;
  std::size_t verb = i - 1;
  while (verb > c.seg.first && (c.s.tokens[verb].cls == kBound || c.s.tokens[verb].cls == adv_)) --verb;
  const std::string_view word = c.s.tokens[verb].at.of(in_.clean.bytes);
  return std::find(verbs.begin(), verbs.end(), word) != verbs.end();
}

// 全行业共有服务机构 5 万家: of what is there, not of who has it.
Range Frames::without_holder(const Clause& c) const {
  const std::vector<std::string>& verbs = c.match.rule->holders;
  for (std::size_t i = c.own.last; i-- > c.own.first + 1;) {
    if (c.s.tokens[i].cls != be_ || i + 1 == c.own.last) continue;
    const std::string_view word = c.s.tokens[i].at.of(in_.clean.bytes);
    if (std::find(verbs.begin(), verbs.end(), word) != verbs.end())
      return names_.trim(c.s.tokens, {i + 1, c.own.last});
  }
  return c.own;
}

// 连续七个月录得按年增长: the tail says only how it moved.
bool Frames::tail_moves(const Clause& c, Range tail) const {
  return std::any_of(c.s.tokens.begin() + static_cast<std::ptrdiff_t>(tail.first),
                     c.s.tokens.begin() + static_cast<std::ptrdiff_t>(tail.last),
                     [this](const Token& t) { return moves(t); });
}

// 贡献了 60% 的税收, 将 10% 的收入投入研发, 带动三倍的社会资金: the noun is what the verb is done to.
bool Frames::gives(const Clause& c, std::size_t i, Range right) const {
  const std::vector<Token>& tokens = c.s.tokens;
  const unit::Class u = quantity(tokens[i]).unit_class;
  if ((u != unit::Class::percent && u != unit::Class::times) || i + 1 >= c.seg.last) return false;
  std::size_t de = i + 1;
  while (de < c.seg.last && tokens[de].cls == kBound) ++de;
  if (de >= c.seg.last || tokens[de].cls != de_) return false;
  std::size_t whole = i;  // 集中了全市七成的机构
  while (whole > c.left.first && tokens[whole - 1].cls == kBound) --whole;
  if (whole > c.left.first && tokens[whole - 1].cls == kPlace) i = whole - 1;
  TokenClass verb = verb_before(c, i);
  for (std::size_t j = i; j > c.seg.first && (verb == kPause || verb == and_);
       --j) {  // the next of its objects
    const TokenClass t = tokens[j - 1].cls;
    if (t == give_ || t == pull_ || t == with_) verb = t;
  }
  if (verb != give_ && verb != verb_ && verb != with_ && verb != mod_ && verb != pull_) return false;
  const Name noun = names_.name_of(tokens, right);
  const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(noun, in_.clean));
  return !(measure && measure->bearer);
}

// 主板 149 家公司、创业板 28 家公司: what stands behind the mark is of the next number.
Range Frames::before_next(const Clause& c, Range right) const {
  if (right.last >= c.seg.last || !c.s.tokens[right.last].is_quantity()) return right;
  std::size_t mark = right.last;
  while (mark > right.first && c.s.tokens[mark - 1].cls != kPause && c.s.tokens[mark - 1].cls != and_) --mark;
  return mark > right.first + 1 ? Range{right.first, mark - 1} : right;
}

// 新建 53 个、在建 58 个服务中心: what is counted stands behind the last of the counts.
Range Frames::of_next(const Clause& c, std::size_t i) const {
  const std::vector<Token>& tokens = c.s.tokens;
  if (i + 2 >= c.seg.last || tokens[i + 1].cls != kPause ||
      quantity(tokens[i]).unit_class != unit::Class::item)
    return {};
  std::size_t next = i + 2;
  while (next < c.seg.last && !tokens[next].is_quantity()) ++next;
  if (next == c.seg.last || quantity(tokens[next]).unit != quantity(tokens[i]).unit) return {};
  if (tokens[next].at.begin - tokens[i + 1].at.end > kShortDeed || !deed(c, {i + 2, next})) return {};
  std::size_t stop = next + 1;
  while (stop < c.seg.last && !tokens[stop].is_quantity()) ++stop;
  return names_.counted(tokens, next, stop);
}

// 在建, 规范运行: verbs, and nothing that could be counted.
bool Frames::deed(const Clause& c, Range range) const {
  const Name words = names_.name_of(c.s.tokens, range);
  return !in_.lexicon.measure(name::folded(words, in_.clean)) && place_in(words).empty();
}

// 27 家公司营业收入、净利润增长 5%, 5 家公司研发费用占比超过 20%: those counted have what the next value
// measures.
Name Frames::bearers(const Clause& c, std::size_t i, Range right) const {
  const std::vector<Token>& tokens = c.s.tokens;
  if (quantity(tokens[i]).unit_class != unit::Class::item || right.empty()) return {};
  const auto at = [&tokens](std::size_t k) { return tokens.begin() + static_cast<std::ptrdiff_t>(k); };
  if (!token::any_quantity(tokens, right.last, c.seg.last)) return {};
  const auto mark = std::find_if(at(right.first), at(right.last),
                                 [this](const Token& t) { return t.cls == kPause || t.cls == and_; });
  Name noun = names_.name_of(tokens, {right.first, static_cast<std::size_t>(mark - tokens.begin())});
  Name out;
  for (Measured by = measured(noun); by.measure && by.measure->unit.empty();
       by = measured(noun)) {  // 费用占比
    noun = bearer_of(noun, by);
    if (name::folded(noun, in_.clean).size() < kShortestNoun) break;
    out = noun;
  }
  return out;
}

// 新增就业 5500 万人的目标任务: what was to be done is no name where the clause, or the one before, has
// another.
bool Frames::is_goal(const Clause& c, Range right) const {
  if (right.empty() || (!c.has_left && frame_name().empty())) return false;
  const Name name = names_.name_of(c.s.tokens, right);
  const name::Folded noun(name, in_.clean);
  const std::vector<std::string>& goals = c.match.rule->goals;
  return std::any_of(goals.begin(), goals.end(),
                     [&noun](const std::string& goal) { return std::string_view(noun) == goal; });
}

// The class of what stands before a value, its bounds and adverbs left out.
TokenClass Frames::verb_before(const Clause& c, std::size_t i) const {
  while (i > c.left.first &&
         (c.s.tokens[i - 1].cls == kBound || c.s.tokens[i - 1].cls == adv_ || c.s.tokens[i - 1].cls == kTime))
    --i;
  return i > c.seg.first ? c.s.tokens[i - 1].cls : TokenClass{0};
}

// 拿出 20 亿元设立产业基金: what the money is for.
Range Frames::object_of(const Clause& c, std::size_t i, std::size_t stop) const {
  if (quantity(c.s.tokens[i]).unit_class != unit::Class::money || verb_before(c, i) != verb_) return {};
  if (i + 2 >= stop || c.s.tokens[i + 1].cls != verb_) return {};
  return names_.counted(c.s.tokens, i + 1, stop);
}

// 就业 1300 万人以上、99% 的乡镇: where the next of a list of sayings begins; else where the clause does.
std::size_t Frames::next_said(const Clause& c, std::size_t i) const {
  const std::vector<Token>& tokens = c.s.tokens;
  while (i > c.seg.first && tokens[i - 1].cls == kBound) --i;
  if (i == c.seg.first || tokens[i - 1].cls != kPause) return c.seg.first;
  std::size_t before = i - 1;
  while (before > c.seg.first && tokens[before - 1].cls == kBound) --before;
  return before > c.seg.first && tokens[before - 1].is_quantity() ? i : c.seg.first;
}

// 7,000 万元以增加 320 个宿位: where nothing stands before it money is named by what it brings about.
Range Frames::purpose(const Clause& c, std::size_t i) const {
  const std::vector<Token>& tokens = c.s.tokens;
  if (quantity(tokens[i]).unit_class != unit::Class::money || c.has_left) return {};
  if (i + 2 >= c.seg.last || tokens[i + 1].cls != with_) return {};
  const Token& does = tokens[i + 2];
  if (does.cls != verb_ && !moves(does)) return {};
  std::size_t last = i + 2;
  if (last + 1 < c.seg.last && tokens[last + 1].is_quantity()) ++last;
  return names_.counted(tokens, last, c.seg.last);
}

// True where nothing but a bound stands before the value in its clause, and a noun behind it: 近六成企业,
// 百分之八十五的行政村.
bool Frames::opens(const Clause& c, std::size_t i) const {
  bool has = false, with = false;  // 有七成的厂商; 以不到千分之三的土地
  for (std::size_t j = next_said(c, i); j < i; ++j) {
    const TokenClass t = c.s.tokens[j].cls;
    if (t != kBound && t != be_ && t != kTime && t != kPlace && t != adv_ && t != with_) return false;
    has = has || t == be_;
    with = with || t == with_;
  }
  const std::vector<Token>& tokens = c.s.tokens;
  std::size_t next = i + 1;
  while (next < c.seg.last && tokens[next].cls == kBound) ++next;  // 99% 以上的行政村
  const bool of = next < c.seg.last && tokens[next].cls == de_;
  next += of;
  if (next >= c.seg.last) return false;
  const TokenClass noun = tokens[next].cls;
  const bool part = quantity(tokens[i]).form != number::Form::arabic;  // 已有六成半规模以上企业
  if (!of) return noun == kOther && !with && (!has || part);
  if (noun != kOther && noun != side_ && noun != new_) return false;
  return measure_at(tokens[next].at, true).empty();  // 百分之八十的村; but 5% 的增速
}

// 百分之八十五的行政村通了公交: the noun and what is said of it, where that is short.
Range Frames::said_of(const Clause& c, std::size_t i, Range noun) const {
  const std::vector<Token>& tokens = c.s.tokens;
  const bool share = quantity(tokens[i]).unit_class == unit::Class::percent;
  if (!share || noun.empty() || tokens[noun.first - 1].cls != de_ || !opens(c, i)) return noun;
  Range all = names_.close(tokens, {noun.first, c.seg.last});
  for (std::size_t j = all.first; j < all.last; ++j) {
    if (tokens[j].is_quantity()) return noun;
  }
  return tokens[all.last - 1].at.end - tokens[all.first].at.begin <= kLongestSaid ? all : noun;
}

// 外籍佣工 35 万名，当中 55% 来自菲律宾: what is said of the part.
Name Frames::said_of_part(const Clause& c, std::size_t i) const {
  const std::vector<Token>& tokens = c.s.tokens;
  if (quantity(tokens[i]).unit_class != unit::Class::percent || c.has_left || !c.own.empty()) return {};
  if (tokens[c.seg.first].cls != sub_) return {};
  std::size_t next = i + 1;
  while (next < c.seg.last && tokens[next].cls == kBound) ++next;
  if (next < c.seg.last && tokens[next].cls == be_) ++next;
  if (next >= c.seg.last || tokens[next].cls != kOther) return {};
  const Range all = names_.close(tokens, {next, c.seg.last});
  if (token::any_quantity(tokens, all.first, all.last)) return {};
  if (tokens[all.last - 1].at.end - tokens[all.first].at.begin > kLongestSaid) return {};
  return names_.name_of(tokens, all);
}

// 1880 万人报名考试，347 万人取得证书: people are named by what they did, where nothing stands before them.
Range Frames::done_by(const Clause& c, std::size_t i) const {
  const std::vector<Token>& tokens = c.s.tokens;
  const unit::Quantity& q = quantity(tokens[i]);
  if (q.unit_class != unit::Class::item || !q.scaled || c.has_left || i + 1 >= c.seg.last) return {};
  for (std::size_t j = c.seg.first; j < i; ++j) {
    if (tokens[j].cls != kBound && tokens[j].cls != adv_ && tokens[j].cls != kTime && tokens[j].cls != kPlace)
      return {};
  }
  const TokenClass verb = tokens[i + 1].cls;
  if (verb != reach_ && verb != verb_ && verb != done_) return {};
  const Range all = names_.close(tokens, {i + 1, c.seg.last});
  if (all.last - all.first < 2 || tokens[all.last - 1].at.end - tokens[all.first].at.begin > kLongestSaid)
    return {};
  const auto counts = [](const Token& t) { return t.is_quantity(); };
  const auto at = [&tokens](std::size_t k) { return tokens.begin() + static_cast<std::ptrdiff_t>(k); };
  return std::any_of(at(all.first), at(all.last), counts) ? Range{} : all;
}

// 发行 1 万亿元国债, 保障 5.6 亿吨煤炭: a word or two that are no measure, then the quantity, then what it is
// of.
bool Frames::short_verb(const Clause& c) const {
  const bool planned = c.own.last - c.own.first > 1 && c.s.tokens[c.own.first].cls == mod_;  // 计划发行
  const Name own = names_.name_of(c.s.tokens, {c.own.first + planned, c.own.last});
  const name::Folded text = name::folded(own, in_.clean);
  return !text.empty() && text.size() <= kShortVerb && !in_.lexicon.measure(text);
}

}  // namespace zhibiao::frame
