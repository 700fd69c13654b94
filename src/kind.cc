#include "kind.h"

#include <algorithm>

namespace zhibiao::context {

using name::Range;
using token::Segment;
using token::Sentence;
using token::Token;

Kind kind_of(unit::Class c, std::string_view measure) {
  using unit::Class;
  switch (c) {
    case Class::percent:
      return measure == "growth"  ? Kind::growth
             : measure == "index" ? Kind::index
             : measure == "ratio" ? Kind::ratio
                                  : Kind::share;
    case Class::point:
      return Kind::change;
    case Class::times:
    case Class::ratio:
      return Kind::ratio;
    case Class::score:
      return Kind::index;
    case Class::ordinal:
      return Kind::rank;
    case Class::bare:
      return measure == "index" ? Kind::index : measure == "ratio" ? Kind::ratio : Kind::level;
    default:
      return Kind::level;
  }
}

void extend_streak(const unit::Quantity& q, bool bare_years, Mention& m) {
  const auto n = q.value.to_int64();
  if (!n || *n < 1 || *n > 500) return;
  const bool years = q.unit == "year" || (bare_years && q.unit == "one");
  if (years && m.period.start && !m.period.end)  // 自 2019 年以来连续 5 年
    m.period.end = Date{m.period.start->year + static_cast<int>(*n) - 1, 12, 31};
  if (!m.period.end) return;
  const int months = q.unit == "month" ? 1 : q.unit == "quarter" ? 3 : 0;
  if (months != 0) {
    const int first = m.period.end->year * 12 + m.period.end->month - static_cast<int>(*n) * months;
    m.period.start = Date{first / 12, first % 12 + 1, 1};
  } else if (q.unit == "week") {
    m.period.start = plus_days(monday_of(*m.period.end), -kDaysOfWeek * (static_cast<int>(*n) - 1));
  } else if (q.unit == "day") {
    m.period.start = plus_days(*m.period.end, 1 - static_cast<int>(*n));
  } else if (years) {
    m.period.start = Date{m.period.end->year - static_cast<int>(*n) + 1, 1, 1};
  }
}

KindReader::KindReader(const token::Input& input)
    : in_(input),
      than_(input.lexicon.class_of("THAN")),
      cmp_(input.lexicon.class_of("CMP")),
      run_(input.lexicon.class_of("RUN")),
      double_(input.lexicon.class_of("DOUBLE")),
      gap_(input.lexicon.class_of("GAP")),
      discount_(input.lexicon.class_of("DISCOUNT")),
      and_(input.lexicon.class_of("AND")),
      equal_(input.lexicon.class_of("EQUAL")) {}

bool KindReader::read(const Sentence& s, const Segment& seg, std::size_t i, const RuleMatch& match,
                      Mention& m) const {
  const Rule& rule = *match.rule;
  const unit::Quantity& q = in_.quantities[static_cast<std::size_t>(s.tokens[i].ref)];
  const Range cue_range = frame::range_of(match.cue, seg, i);
  const Token* cue = cue_range.empty() ? nullptr : &s.tokens[cue_range.first];
  if (rule.direction)
    m.direction = *rule.direction;
  else if (cue && cue->ref >= 0)
    m.direction = in_.lexicon.word(cue->ref).direction;
  const Lexicon::Measure* says = in_.lexicon.measure(name::folded(m.name, in_.clean));
  if (rule.kind) {
    m.kind = *rule.kind;
  } else {
    automatic_kind(q, says, rule.base, m);
    read_gap(s, seg, i, m);
  }
  if (m.comparison.empty() && says) m.comparison = says->comparison;
  if (m.kind == Kind::growth && rule.kind && moves_share(q, says)) m.kind = Kind::change;
  if (q.unit_class == unit::Class::point && m.direction == Direction::none && !rule.gap) {
    if (says && says->kind == "growth") m.direction = says->direction;  // 跌幅最大，达 4.4 个百分点
  }
  // 占比还不足四成: a share in itself, and no multiple of one
  const bool limited = i > seg.first && s.tokens[i - 1].cls == equal_ && m.name_own;
  if (m.kind == Kind::ratio && limited && says && says->kind == "share") m.kind = Kind::share;
  if (match.whole.found() && of_goal(s, frame::range_of(match.whole, seg, i), rule)) m.kind = Kind::ratio;
  const bool to_time = rule.gap && set_gap(s, seg, i, cue, m);
  if (m.kind == Kind::streak && m.direction == Direction::none) m.direction = tail_direction(s, i, seg);
  if (rule.base && m.kind != Kind::growth) m.direction = Direction::none;
  if (rule.by_values) m.direction = from_before(s, seg, i);
  read_sign(q, says, m);
  read_quote(q, m);
  return to_time;
}

// 全年多 3.5%; 4111 小时，多 23 小时: what it is more than was said before, or is the year before.
void KindReader::read_gap(const Sentence& s, const Segment& seg, std::size_t i, Mention& m) const {
  std::size_t cue = i;
  while (cue > seg.first && s.tokens[cue - 1].cls == kBound) --cue;
  if (cue == seg.first || s.tokens[cue - 1].cls < kFirstWordClass || s.tokens[cue - 1].ref < 0) return;
  const Word& word = in_.lexicon.word(s.tokens[cue - 1].ref);
  if (!word.alone || (m.kind != Kind::level && m.kind != Kind::share && m.kind != Kind::ratio)) return;
  const unit::Class sort = in_.quantities[m.quantity].unit_class;
  m.kind = sort == unit::Class::percent || sort == unit::Class::times ? Kind::growth : Kind::change;
  m.direction = word.direction;
}

// 由 3 万个扩建至 5 万个: which way it goes from the value before to this one.
Direction KindReader::from_before(const Sentence& s, const Segment& seg, std::size_t i) const {
  const auto value = [&](std::size_t at) -> const unit::Quantity& {
    return in_.quantities[static_cast<std::size_t>(s.tokens[at].ref)];
  };
  std::size_t before = i;
  while (before > seg.first && !s.tokens[before - 1].is_quantity()) --before;
  if (before == seg.first || s.tokens[i].cls != s.tokens[before - 1].cls) return Direction::none;
  const unit::Quantity &from = value(before - 1), &to = value(i);
  if (from.form == number::Form::ratio || from.unit != to.unit || from.value == to.value)
    return Direction::none;
  return from.value < to.value ? Direction::up : Direction::down;
}

// 占年度计划的 63%: how much of an aim is done.
bool KindReader::of_goal(const Sentence& s, Range whole, const Rule& rule) const {
  while (!whole.empty() && s.tokens[whole.last - 1].cls != kOther) --whole.last;
  if (whole.empty()) return false;
  const std::string_view last = s.tokens[whole.last - 1].at.of(in_.clean.bytes);
  return std::any_of(rule.goals.begin(), rule.goals.end(),
                     [last](const std::string& goal) { return last.ends_with(goal); });
}

// 比重提高 11.84%: a share moves by points, whatever the writer calls them.
bool KindReader::moves_share(const unit::Quantity& q, const Lexicon::Measure* says) {
  return q.unit_class == unit::Class::percent && says && says->bearer && says->kind == "share";
}

// An explicit sign is a movement: +8.3%, (-1.9%).
void KindReader::read_sign(const unit::Quantity& q, const Lexicon::Measure* says, Mention& m) const {
  const bool plus = in_.clean.bytes[q.at.begin] == '+';
  if (!q.negative && !plus) return;
  if (m.kind == Kind::share && q.unit_class == unit::Class::percent && !(says && says->kind == "share"))
    m.kind = Kind::growth;
  if (m.kind == Kind::growth || m.kind == Kind::change) m.direction = plus ? Direction::up : Direction::down;
}

// Quantities that carry their own verb: 翻一番, 九连降.
void KindReader::read_quote(const unit::Quantity& q, Mention& m) const {
  const Trie::Match start = in_.lexicon.match(in_.clean.bytes, q.at.begin);
  if (start && in_.lexicon.word(start.value).cls == double_) {
    m.kind = Kind::ratio;
    m.direction = in_.lexicon.word(start.value).direction;
  }
  const Trie::Match last = in_.lexicon.match(in_.clean.bytes, previous(q.at.end));
  if (last && in_.lexicon.word(last.value).cls == discount_) m.kind = Kind::ratio;
  const Trie::Match unit = in_.lexicon.match(in_.clean.bytes, q.number.end);
  if (q.number.end < q.at.end && unit && in_.lexicon.word(unit.value).cls == run_) {
    m.kind = Kind::streak;
    m.direction = in_.lexicon.word(unit.value).direction;
  }
}

// Where the character before `end` begins.
std::size_t KindReader::previous(std::size_t end) const {
  --end;
  while (end > 0 && (static_cast<unsigned char>(in_.clean.bytes[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

Direction KindReader::tail_direction(const Sentence& s, std::size_t i, const Segment& seg) const {
  bool flat = false;
  for (std::size_t j = i + 1; j < seg.last; ++j) {
    if (s.tokens[j].cls == kTimes) {  // 连续四年翻番
      const Trie::Match verb = in_.lexicon.match(in_.clean.bytes, s.tokens[j].at.begin);
      if (verb && in_.lexicon.word(verb.value).cls == double_) return in_.lexicon.word(verb.value).direction;
    }
    if (s.tokens[j].cls == kOther) {
      const Lexicon::Measure* says = in_.lexicon.measure(s.tokens[j].at.of(in_.clean.bytes));
      if (says && says->direction != Direction::none) return says->direction;
    }
    if (s.tokens[j].cls < kFirstWordClass || s.tokens[j].cls == gap_) continue;  // 连续三年高于全国
    const Direction d = in_.lexicon.word(s.tokens[j].ref).direction;
    if (d != Direction::none && d != Direction::flat) return d;
    flat = flat || d == Direction::flat;  // 保持下滑 goes down
  }
  return flat ? Direction::flat : Direction::none;
}

// The measure word that ends the name decides, else the unit.
void KindReader::automatic_kind(const unit::Quantity& q, const Lexicon::Measure* says, bool base,
                                Mention& m) {
  const std::string_view word = says ? std::string_view(says->kind) : std::string_view();
  m.kind = kind_of(q.unit_class, word);
  if (q.unit_class == unit::Class::bare && word == "share") m.kind = Kind::ratio;     // 比率约为 1.56
  if (q.unit_class == unit::Class::times && word == "growth") m.kind = Kind::growth;  // 增幅达 2 倍
  const bool amount = m.kind == Kind::level && q.unit_class != unit::Class::bare &&
                      q.unit_class != unit::Class::item;           // 有 21 个增速高于全国
  if (amount && m.name_own && word == "growth" && says->bearer) {  // 累计降幅为 45 元/吨
    m.kind = Kind::change;
    m.direction = says->direction;
  }
  // 人口增量高达 45 万人, 差距为 5 亿元; but 差距由 2 亿元扩大到 5 亿元 is what it comes to
  if (m.kind == Kind::level && m.name_own && word == "change" &&
      (says->direction != Direction::none || (m.direction == Direction::none && !base))) {
    m.kind = Kind::change;
    m.direction = says->direction;
  }
  const bool relative = q.unit_class == unit::Class::percent || q.unit_class == unit::Class::times;
  if (relative && m.kind == Kind::growth) m.direction = says->direction;
}

// A gap to another place has no direction; one to another time, and a relative one to another thing, has that
// of its word.
bool KindReader::set_gap(const Sentence& s, const Segment& seg, std::size_t i, const Token* cue,
                         Mention& m) const {
  const unit::Class c = in_.quantities[static_cast<std::size_t>(s.tokens[i].ref)].unit_class;
  m.kind = c == unit::Class::percent || c == unit::Class::times ? Kind::growth : Kind::change;
  bool to_time = false, to_place = false;
  for (std::size_t j = seg.first; j + 1 < i; ++j) {
    const bool compares = s.tokens[j].cls == than_ || s.tokens[j].cls == gap_;
    if ((compares && s.tokens[j + 1].cls == kTime) || s.tokens[j].cls == cmp_) to_time = true;
    if (compares && s.tokens[j + 1].cls == kPlace) to_place = true;
  }
  m.direction = (to_time || (m.kind == Kind::growth && !to_place)) && cue && cue->ref >= 0
                    ? in_.lexicon.word(cue->ref).direction
                    : Direction::none;
  return to_time;
}

std::string KindReader::unit_of_places(const Sentence& s, std::size_t i) const {
  if (i == 0 || s.tokens[i - 1].cls != kPlace) return {};
  while (i + 3 < s.tokens.size() && (s.tokens[i + 1].cls == kPause || s.tokens[i + 1].cls == and_) &&
         s.tokens[i + 2].cls == kPlace && s.tokens[i + 3].is_quantity()) {
    i += 3;
    const unit::Quantity& q = in_.quantities[static_cast<std::size_t>(s.tokens[i].ref)];
    if (q.unit_class != unit::Class::bare) return q.unit;
  }
  return {};
}

}  // namespace zhibiao::context
