#include "frame.h"

#include <algorithm>

namespace zhibiao::frame {

using name::Name;
using name::Range;
using token::Segment;
using token::Sentence;
using token::Token;

namespace {

constexpr std::size_t kShortRate = 12;  // bytes: 每辆补贴
constexpr std::size_t kShortWord = 6;   // bytes
constexpr std::size_t kOneNoun = 3;     // bytes: 人

}  // namespace

Frames::Frames(const token::Input& input, const name::Reader& names)
    : in_(input), names_(names), marks_(input.lexicon) {
  const Lexicon& lexicon = input.lexicon;
  dist_ = lexicon.class_of("DIST");
  be_ = lexicon.class_of("BE");
  reach_ = lexicon.class_of("REACH");
  new_ = lexicon.class_of("NEW");
  verb_ = lexicon.class_of("VERB");
  share_ = lexicon.class_of("SHARE");
  pull_ = lexicon.class_of("PULL");
  prep_ = lexicon.class_of("PREP");
  side_ = lexicon.class_of("SIDE");
  in_word_ = lexicon.class_of("IN");
  done_ = lexicon.class_of("DONE");
  de_ = lexicon.class_of("DE");
  and_ = lexicon.class_of("AND");
  from_ = lexicon.class_of("FROM");
  cause_ = lexicon.class_of("CAUSE");
  sub_ = lexicon.class_of("SUB");
  former_ = lexicon.class_of("FORMER");
  latter_ = lexicon.class_of("LATTER");
  give_ = lexicon.class_of("GIVE");
  with_ = lexicon.class_of("WITH");
  mod_ = lexicon.class_of("MOD");
  adv_ = lexicon.class_of("ADV");
  act_ = lexicon.class_of("ACT");
  per_ = lexicon.class_of("PER");
  cmp_ = lexicon.class_of("CMP");
  ahead_ = lexicon.class_of("AHEAD");
  say_ = lexicon.class_of("SAY");
  peaked_ = lexicon.class_of("PEAKED");
  shows_ = lexicon.class_of("SHOWS");
  look_ = lexicon.class_of("LOOK");
  except_ = lexicon.class_of("EXCEPT");
  as_for_ = lexicon.class_of("ASFOR");
  so_ = lexicon.class_of("SO");
  source_ = lexicon.class_of("SOURCE");
  pron_ = lexicon.class_of("PRON");
  firsts_ = lexicon.class_of("FIRSTS");
  lasts_ = lexicon.class_of("LASTS");
  superlative_ = lexicon.class_of("SUPERLATIVE");
  rank_ = lexicon.class_of("RANK");
}

const std::vector<Naming>& Frames::name(const Sentence& s, const Segment& seg, const Group& group,
                                        const RuleMatch& match) {
  Clause c{s, seg, match, range_of(match.name, seg, group.first()), {}, false};
  skip_previous(c);
  c.own = without_move(s, behind_list(s, names_.trim(s.tokens, c.left)));
  const unit::Class u = current_ = quantity(s.tokens[group.first()]).unit_class;
  unit_ = quantity(s.tokens[group.first()]).unit;
  if (match.rule->kind == Kind::rank) c.own = without_field(c);
  c.own = without_place_in_row(c, c.own);
  if (u == unit::Class::item) c.own = without_holder(c);
  // 在连续 17 个月下降后转为增长 2%: of what the value before was of
  const bool after = c.own.first > c.seg.first && c.left.first > c.seg.first &&
                     in_.lexicon.past(name::folded(names_.name_of(s.tokens, c.own), in_.clean));
  if (after || names_.hollow(s.tokens, c.own)) c.own.last = c.own.first;
  if (!c.own.empty() && s.tokens[c.own.first].cls == pull_ && u != unit::Class::point)
    c.own = names_.trim(s.tokens, {c.own.first + 1, c.own.last});
  c.has_left = !c.own.empty() && !names_.only_places(s.tokens, c.own);
  const std::vector<Name> each = shared_names(c, group);
  namings_.clear();
  for (std::size_t k = 0; k < group.members.size(); ++k) {
    Naming& naming = namings_.emplace_back(one(c, group.members[k]));
    if (k < each.size()) {
      naming.name = naming.base = each[k], naming.stated = true;
      add_measure(c, group.members[k], naming);
    }
    segment_names_.push_back(naming.name);
    sentence_names_.push_back(naming.name);
  }
  if (!shared_.empty())
    items_ = shared_;
  else if (each.size() > 1 && some_of_list(c, each.size(), group.first()).empty())
    items_ = each;
  else if (c.has_left)
    items_.clear();
  list_behind(c, group);
  return namings_;
}

void Frames::uncounted(const unit::Quantity& q) {
  if (q.unit_class != unit::Class::item || q.form != number::Form::chinese) return;
  last_.subject = standing_.subject = {};
  last_.counted = false;
}

// 前三位分别是舟山: what is listed, where that is a place.
Range Frames::behind_list(const Sentence& s, Range own) const {
  std::size_t be = own.last;
  while (be > own.first && (s.tokens[be - 1].cls == kPlace)) --be;
  const bool listed = be < own.last && be > own.first + 1 && s.tokens[own.first].cls == kGuarded &&
                      (s.tokens[be - 1].cls == be_ || s.tokens[be - 1].cls == dist_);
  return listed ? Range{be, own.last} : own;
}

// 下调全年增长率为 2.7%, 维持失业率在 4%: what is done to a measure is no part of its name.
Range Frames::without_move(const Sentence& s, Range own) const {
  if (own.last - own.first < 2) return own;
  if (!moves(s.tokens[own.first])) return own;
  const Range rest = names_.trim(s.tokens, {own.first + 1, own.last});
  const Measured by = measured(names_.name_of(s.tokens, rest));
  return by.measure && !by.measure->thing && !by.measure->kind.empty() && !by.is_all() ? rest : own;
}

// What follows a quantity up to the next 、 belongs to it (4.7 万亿元台阶、增长 5%).
void Frames::skip_previous(Clause& c) const {
  if (c.left.first == c.seg.first || !c.s.tokens[c.left.first - 1].is_quantity()) return;
  for (std::size_t i = c.left.first; i < c.left.last; ++i) {
    if (c.s.tokens[i].cls != kPause) continue;
    // 27 家公司营业收入、净利润: both are measured.
    if (!bearers(c, c.left.first - 1, {c.left.first, i}).empty()) return;
    c.left.first = i;
    return;
  }
}

Naming Frames::one(const Clause& c, std::size_t i) const {
  std::size_t stop = i + 1;
  while (stop < c.seg.last && !c.s.tokens[stop].is_quantity()) ++stop;
  Range right = c.match.tail.found() ? range_of(c.match.tail, c.seg, i) : names_.counted(c.s.tokens, i, stop);
  right = before_next(c, right);
  if (right.empty()) right = of_next(c, i);
  if (names_.hollow(c.s.tokens, right) || is_goal(c, right)) right.last = right.first;
  if (const Span noun = quantity(c.s.tokens[i]).noun;
      !noun.empty() && (!c.has_left || (noun.size() > kOneNoun && !fresh_topic())))
    return of_part(c, i, right);
  const bool lasts = c.match.rule->kind == Kind::ratio &&
                     quantity(c.s.tokens[i]).unit_class == unit::Class::duration;  // 相当于 11 个月的支出
  if (!right.empty() && !lasts && (prefers_right(c, i) || gives(c, i, right))) {
    Naming out = from_right(c, said_of(c, i, right));
    if (const Name owner = bearers(c, i, right); !owner.empty()) out.name = out.base = owner;
    return out;
  }
  if (const Range object = object_of(c, i, stop); !object.empty()) return from_right(c, object);
  if (const Range object = purpose(c, i); !object.empty()) return from_right(c, object);
  if (const Range done = done_by(c, i); !done.empty() && right.empty()) return from_right(c, done);
  Naming out = c.has_left ? from_left(c) : inherited(c, i);
  if (const Name said = said_of_part(c, i); !said.empty() && !out.name.empty()) {
    out.base = out.name;
    out.name = name::joined(out.name, said);
  }
  if (Name all = of_all(c, i); !all.empty()) out.name = out.base = std::move(all);
  if (const Name* one_of = paired(c)) {
    if (const Span at = place_in(*one_of); !at.empty())
      out.place = at;
    else
      out = of_pair(c, *one_of);
  }
  add_measure(c, i, out);
  add_verb(c, i, out);
  rank_in_list(c, i, out);
  return out;
}

// 亩均增产 85 公斤: a mean of nothing but how much it moved is named with the verb.
void Frames::add_verb(const Clause& c, std::size_t i, Naming& naming) const {
  const Range cue = range_of(c.match.cue, c.seg, i);
  const unit::Class u = quantity(c.s.tokens[i]).unit_class;
  if (cue.empty() || u == unit::Class::percent || u == unit::Class::times || naming.own.last != cue.first)
    return;
  const Lexicon::Measure* measure = measured(naming.name).measure;
  if (measure && measure->takes_verb)
    naming.name = name::joined(naming.name, Name{{c.s.tokens[cue.first].at}});
}

// 前者持平，后者降幅 4.3%: the measure behind the pronoun, where there is one.
Naming Frames::of_pair(const Clause& c, const Name& one_of) const {
  Naming out;
  out.name = out.base = one_of;
  out.stated = true;
  if (c.has_left) {
    const Name own = names_.name_of(c.s.tokens, c.own);
    if (is_bare_measure(own, measured(own)) && !ends_alike(out.name, own))
      out.name = name::joined(out.name, own);
  }
  return out;
}

// 录得 105 亿元赤字, 实现 3 亿元利润: what was reached stands behind the value.
bool Frames::reaches(const Clause& c, std::size_t i) const {
  if (i + 2 != c.seg.last || c.s.tokens[i + 1].cls != kOther) return false;
  const TokenClass verb = verb_before(c, i);
  return (verb == done_ || verb == reach_) && quantity(c.s.tokens[i]).unit_class == unit::Class::money;
}

// 以 8.8% 的增速, 录得 46%、23% 的升幅: the measure stands behind the value, or the last of its list.
void Frames::add_measure(const Clause& c, std::size_t i, Naming& naming) const {
  const std::vector<Token>& tokens = c.s.tokens;
  if (reaches(c, i)) {
    const Name measure{{tokens[i + 1].at}};
    if (in_.lexicon.measure(name::folded(measure, in_.clean)) && !ends_alike(naming.name, measure))
      naming.name = name::joined(naming.name, measure);
    return;
  }
  std::size_t de = i + 1;
  while (de < c.seg.last && (tokens[de].is_quantity() || tokens[de].cls == kPause || tokens[de].cls == and_ ||
                             tokens[de].cls == kBound))
    ++de;
  if (de >= c.seg.last || tokens[de].cls != de_) return;
  Range right{de + 1, c.seg.last};
  while (right.first < right.last && tokens[right.first].cls == cmp_) ++right.first;
  if (right.empty() || tokens[right.first].cls != kOther) return;
  const Name measure = measure_at(c.s.tokens[right.first].at, false);
  if (measure.empty() || in_.lexicon.hollow(name::folded(measure, in_.clean))) return;  // 819 万吨的水平
  if (!ends_alike(naming.name, measure)) naming.name = name::joined(naming.name, measure);
}

Naming Frames::from_right(const Clause& c, Range right) const {
  Naming out;
  out.name = without_deed(names_.name_of(c.s.tokens, right));
  if (right.last == c.seg.last && c.seg.end == marks_.comma) out.name = without_locative(out.name);
  if (c.match.rule->kind == Kind::streak && !c.own.empty()) {
    out.name = name::joined(names_.name_of(c.s.tokens, c.own), out.name);
  } else if (!c.own.empty() && c.s.tokens[c.own.last - 1].cls == new_) {
    out.name = name::joined(names_.name_of(c.s.tokens, {c.own.last - 1, c.own.last}), out.name);
  } else if (const Name lead = covers(c); !lead.empty()) {
    out.lead = lead;
    out.name = name::joined(lead, out.name);
  } else if (short_verb(c) && c.has_left) {
    const bool of_share = c.s.tokens[c.own.first].cls == share_;  // 占全球 15 亿吨产量的 46%
    out.name = name::joined(names_.name_of(c.s.tokens, {c.own.first + of_share, c.own.last}), out.name);
  } else if (c.has_left && c.s.tokens[c.own.last - 1].cls != verb_) {  // 财政拿出 2.6 亿元资金
    out.subject = names_.name_of(c.s.tokens, c.own);
  }
  out.base = out.name;
  out.own = right;
  out.stated = out.counted = true;
  return out;
}

// 海外收入占 36%，收入 164 亿元: the same once more.
bool Frames::said_again(const Clause& c, const Name& own, const Measured& by) const {
  const bool opens = c.own.first == c.seg.first || c.s.tokens[c.own.first - 1].cls == kTime;
  return opens && by.measure && by.is_all() && last_.sentence == sentence_ && ends_alike(last_.base, own);
}

Naming Frames::from_left(const Clause& c) const {
  Naming out;
  out.own = c.own;
  out.name = out.base = names_.name_of(c.s.tokens, c.own);
  out.stated = true;
  if (const Name listed = in_list(c, out.name); !listed.empty()) {
    out.name = out.base = listed;
    return out;
  }
  const Name frame = frame_name();
  if (wants_subject(c)) {  // 占地区生产总值的比重, 拉动出口: of what was spoken of
    const Name subject = before_rate(c);
    const Lexicon::Measure* measure = measured(out.name).measure;
    out.base = subject.empty() ? frame : subject;
    out.name = name::joined(out.base, out.name);
    out.stated = measure && measure->of_other;
    return out;
  }
  if (only_sides(c, c.own)) {
    out.name = out.base = other_side(out.name, frame);
    return out;
  }
  const Measured by = measured(out.name);
  if (!bracket_.empty() && by.measure && by.size <= by.length + kShortWord) {  // 超市货品（销货价值升 0.7%）
    out.name = out.base = name::joined(bracket_, out.name);
    return out;
  }
  if (is_bare_measure(out.name, by) || only_new(c)) return of_whole(out, by);
  const bool told = fresh_topic() && topic_opens_ && !topic_measure_;
  if (told && short_verb(c)) {  // 拖欠企业的账款，去年清了 11 亿元
    out.base = topic_;
    out.name = name::joined(topic_, out.name);
    return out;
  }
  if (const Name bearer = told && by.measure && by.is_all() ? bearer_told() : Name{}; !bearer.empty()) {
    out.name = out.base = name::joined(bearer, out.name);
    return out;
  }
  if (said_again(c, out.name, by)) {
    out.name = out.base = last_.base;
    return out;
  }
  const bool rate = !by.measure && grows_alike(c);
  if (rate || (!by.measure && shares_measure(c))) {
    if (const Name other = of_other_place(out.name); !rate && !other.empty()) {
      out.name = out.base = name::joined(out.name, other);
      return out;
    }
    out.name = out.base = name::joined(out.name, measure_of(last_.base));
    return out;
  }
  if (by.measure && by.measure->partial && by.is_all())
    out.name = out.base = of_bearer(out.name, *by.measure);
  return out;
}

bool Frames::only_new(const Clause& c) const {
  return std::all_of(c.s.tokens.begin() + static_cast<std::ptrdiff_t>(c.own.first),
                     c.s.tokens.begin() + static_cast<std::ptrdiff_t>(c.own.last), [this](const Token& t) {
                       return t.cls == new_ || t.cls == act_ || t.cls == be_ || t.cls == adv_ ||
                              in_.lexicon.hollow(t.at.of(in_.clean.bytes));
                     });
}

// 差饷宽减以每户每季 1000 元为上限: the rate is of what stands before 以.
Name Frames::before_rate(const Clause& c) const {
  const std::size_t with = c.own.first;
  if (c.s.tokens[with].cls != per_ || with < c.seg.first + 2 || c.s.tokens[with - 1].cls != with_) return {};
  return names_.name_of(c.s.tokens, names_.trim(c.s.tokens, {c.seg.first, with - 1}));
}

bool Frames::wants_subject(const Clause& c) const {
  const TokenClass first = c.s.tokens[c.own.first].cls;
  if (first == share_ || first == pull_) return true;
  if (first == per_)  // 每座最高 60 万元; but 每千人口床位数 names itself
    return c.s.tokens[c.own.last - 1].at.end - c.s.tokens[c.own.first].at.begin <= kShortRate &&
           !in_.lexicon.measure(name::folded(names_.name_of(c.s.tokens, c.own), in_.clean));
  if (first != prep_) return false;
  const Name own = names_.name_of(c.s.tokens, c.own);
  const Measured by = measured(own);
  if (!by.measure || by.measure->of_other) return by.measure;          // 对增量的贡献率
  return by.measure->bearer && !measured(bearer_of(own, by)).measure;  // but 对美出口占比
}

// A change in points is of the share just named; anything else is of the thing that has it.
Naming Frames::inherited(const Clause& c, std::size_t i) const {
  Naming out;
  out.name = out.base = frame_name();
  if (!c.own.empty() && !out.name.empty()) {  // 江苏棉花产量…，浙江 3 万吨: the place is another
    pass_places(out.name);
    const Trie::Match m = in_.places.match(in_.clean.bytes, out.name.parts.front().begin);
    const place::Sort sort = m ? in_.places.sort(m.value) : place::Sort::other;
    const bool country = sort == place::Sort::country || sort == place::Sort::bloc;
    if (m && m.length < out.name.parts.front().size() && (place::is_inland(sort) || country)) {
      out.name.parts.front().begin += m.length;
      const Trie::Match of = in_.lexicon.match(in_.clean.bytes, out.name.parts.front().begin);
      if (of && in_.lexicon.word(of.value).cls == de_ && of.length < out.name.parts.front().size())
        out.name.parts.front().begin += of.length;  // 郑州的经济总量
      out.base = out.name;
    }
    if (const Name measure = of_measured(out.name); !measure.empty()) out.name = out.base = measure;
  }
  if (c.match.whole.found()) out.name = out.base = shared_by(out.name);
  const bool points = quantity(c.s.tokens[i]).unit_class == unit::Class::point;
  const bool reached = last_.base_value && current_ == unit::Class::percent;  // 占…由 19% 提高到 46%
  if ((points || reached) && last_.sentence == sentence_ && last_.base == out.name && !last_.whole.empty())
    out.name = last_.whole;
  if (current_ == unit::Class::percent && c.match.rule->kind == Kind::growth && !grown_.empty()) {
    const Measured by =
        measured(out.name);  // 通胀率则为 1.9%，其后实质增长 3%: a rate of growth does not grow
    if (by.measure && by.measure->kind == "growth" && !by.measure->bearer) out.name = out.base = grown_;
  }
  if (out.name.empty() && !c.own.empty()) out.name = out.base = names_.name_of(c.s.tokens, c.own);
  return out;
}

void Frames::keep(const Naming& naming, const name::Name& whole, const Interval& period, bool base_value) {
  topic_newer_ = false;
  last_.whole = whole;
  last_.lead = naming.lead;
  last_.name = naming.name;
  last_.unit = unit_;
  last_.base = naming.base;
  const Measured by = naming.stated ? measured(naming.base) : Measured{};
  if (naming.stated && !naming.counted && (!by.measure || by.measure->kind.empty())) grown_ = naming.base;
  if (naming.stated) {
    last_.bearer = bearer_of(naming.base, by);
    last_.subject = naming.subject;
  }
  if (naming.stated && (pair_.empty() || !(pair_.back() == naming.base))) pair_.push_back(naming.base);
  if (pair_.size() > 2) pair_.erase(pair_.begin());
  own_ = naming.own;
  last_.period = period;
  last_.base_value = base_value;
  last_.sentence = sentence_;
  last_.counted = naming.stated ? naming.counted : last_.counted;
  if (naming.stated && naming.subject.empty() && !part_) standing_ = last_;
  if (!naming.counted && !part_ && by.measure && !by.measure->bearer && !by.is_all())
    measured_ = naming.base, measured_of_ = current_, measured_in_ = sentence_;
}

}  // namespace zhibiao::frame
