#include "kind_en.h"

#include <algorithm>

#include "count_text_en.h"
#include "english.h"
#include "kind.h"

namespace zhibiao::english {

using unit::Class;
using unit::Quantity;

namespace {

constexpr int kLeastIndex = 50;  // of 100: what is less is how fast an index moves

}  // namespace

Kinds::Kinds(const token::Input& input, const CountTables& counts, const Names& names)
    : in_(input), counts_(counts), names_(names) {
  by_ = input.lexicon.class_of("BY");
  in_class_ = input.lexicon.class_of("IN");
  up_ = input.lexicon.class_of("UP");
  down_ = input.lexicon.class_of("DOWN");
  of_ = input.lexicon.class_of("OF");
  to_ = input.lexicon.class_of("TO");
  than_ = input.lexicon.class_of("THAN");
  more_ = input.lexicon.class_of("MORE");
  less_ = input.lexicon.class_of("LESS");
  against_ = input.lexicon.class_of("AGAINST");
  open_ = input.lexicon.class_of("OPEN");
  close_ = input.lexicon.class_of("CLOSE");
  upn_ = input.lexicon.class_of("UPN");
  downn_ = input.lexicon.class_of("DOWNN");
}

// What the last word of the name's head says.
const Lexicon::Measure* Kinds::measure(const name::Name& name) const {
  const std::string head = names_.head(name);
  std::size_t length = 0;
  const Lexicon::Measure* found = in_.lexicon.measure(head, &length);
  if (!found || (length < head.size() && is_word(head, head.size() - length - 1))) return nullptr;
  return found;
}

bool Kinds::yearly(const context::Mention& m) const {
  const std::string head = names_.head(m.name);
  const Lexicon::Measure* found = measure(m.name);
  if (!found || found->kind != "growth") return false;
  return is_in(counts_.yearly, head.substr(0, head.find(' ')));
}

void Kinds::automatic(const Quantity& q, context::Mention& m) const {
  const Lexicon::Measure* found = measure(m.name);
  const std::string_view says = found ? std::string_view(found->kind) : std::string_view();
  m.kind = context::kind_of(q.unit_class, says);
  const bool thing = q.unit_class == Class::physical || q.unit_class == Class::item;
  if (thing && says == "growth" && found->direction == Direction::up)  // demand growth slowed to 3 tonnes
    m.kind = Kind::change, m.direction = Direction::up;
  const bool rate = says == "index" && q.value < Decimal(kLeastIndex, 0);  // the price index was 2.3 percent
  if (q.unit_class == Class::percent && (says == "ratio" || rate)) m.kind = Kind::share;
  if (q.unit_class == Class::percent && m.kind == Kind::growth && found->direction != Direction::none)
    m.direction = found->direction;
}

// and wages by 2 percent, to 500 dollars: what the sentence said of the movement before holds on.
void Kinds::carried(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const {
  const Quantity& q = in_.quantities[m.quantity];
  bool by = false;
  for (std::size_t j = i; j-- > c.seg.first && !c.tokens[j].is_quantity();) by = by || c.tokens[j].cls == by_;
  const bool grew = frames.percent_kind() == Kind::growth && q.unit_class == Class::percent &&
                    c.match.rule->direction.has_value();
  if (by && frames.moving() != Direction::none)
    m.kind = q.unit_class == Class::percent ? Kind::growth : Kind::change;
  else if (grew)
    m.kind = Kind::growth;
  else if (c.match.rule->direction.has_value())
    return;
  m.direction = frames.moving();
  if (m.direction == Direction::none && m.kind == Kind::growth) m.direction = Direction::up;
}

// A movement in the words of the run itself, or between it and the quantity before.
Direction Kinds::run_direction(const Clause& c, std::size_t i, const Frames& frames) const {
  const std::string text =
      lower(in_.quantities[static_cast<std::size_t>(c.tokens[i].ref)].at.of(in_.clean.bytes));
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_edge(text, at)) continue;
    const Trie::Match m = whole_words(in_.lexicon.words(), text, at);
    if (m && in_.lexicon.word(m.value).direction != Direction::none)
      return in_.lexicon.word(m.value).direction;
  }
  for (std::size_t j = i; j-- > c.seg.first && !c.tokens[j].is_quantity();) {
    if (moves(c.tokens[j])) return in_.lexicon.word(c.tokens[j].ref).direction;
  }
  if (i + 2 < c.right && c.tokens[i + 1].cls == of_ && moves(c.tokens[i + 2]))  // the ninth quarter of growth
    return in_.lexicon.word(c.tokens[i + 2].ref).direction;
  const bool after = token::any_quantity(c.tokens, c.seg.first, i);
  return after || frames.verb_before(c) ? Direction::none : frames.moving();
}

// 5 percent in May, down from 7
Direction Kinds::moved_since(const Clause& c, std::size_t i) const {
  for (std::size_t j = i + 1; j < c.seg.last; ++j) {
    if (c.tokens[j].is_quantity()) return Direction::none;
  }
  const std::size_t next = c.seg.last + 1;
  if (next >= c.tokens.size() || c.tokens[next].cls != against_ || c.tokens[next].ref < 0)
    return Direction::none;
  return in_.lexicon.word(c.tokens[next].ref).direction;
}

// Rate cuts totalling 30 points: the name says which way.
Direction Kinds::of_name(const name::Name& name) const {
  if (name.empty()) return Direction::none;
  const std::string text = lower(name.parts.back().of(in_.clean.bytes));
  const std::size_t at = text.rfind(' ') + 1;
  if (at == 0) return Direction::none;
  const Trie::Match m = whole_words(in_.lexicon.words(), text, at);
  return m && at + m.length == text.size() ? in_.lexicon.word(m.value).direction : Direction::none;
}

// Above, below, expectations of: what leads to a value that another is held against.
bool Kinds::above(const Clause& c, std::size_t i) const {
  return std::any_of(c.tokens.begin() + static_cast<std::ptrdiff_t>(c.seg.first),
                     c.tokens.begin() + static_cast<std::ptrdiff_t>(i), [this](const token::Token& t) {
                       return t.cls == more_ || t.cls == less_ ||
                              (t.cls == kOther && is_in(counts_.views, lower(t.at.of(in_.clean.bytes))));
                     });
}

// The average, its peak, the record: the thing itself at another time.
bool Kinds::usual(const token::Token& t) const {
  const std::string text = lower(t.at.of(in_.clean.bytes));
  const std::string_view word = std::string_view(text).substr(text.rfind(' ') + 1);
  return std::find(counts_.usual.begin(), counts_.usual.end(), word) != counts_.usual.end();
}

// 90 percent of the 2019 level
bool Kinds::of_level(const Clause& c, std::size_t i) const {
  constexpr std::size_t kFar = 5;  // tokens
  const bool dated = i + 1 < c.seg.last && c.tokens[i + 1].cls == kTime &&
                     lower(c.tokens[i + 1].at.of(in_.clean.bytes)).starts_with("of ");  // of the 2019 level
  const bool of = i + 1 < c.seg.last && (c.tokens[i + 1].cls == of_ || dated);
  for (std::size_t j = i + 2; of && j < c.seg.last && j <= i + kFar; ++j) {
    if (is_in(counts_.levels, lower(c.tokens[j].at.of(in_.clean.bytes)))) return true;
    if (c.tokens[j].is_quantity() || moves(c.tokens[j])) return false;
  }
  return false;
}

// A gap to another thing has no direction; one to another time, or to nothing that is said, has that of its
// word.
bool Kinds::to_thing(const Clause& c, std::size_t i) const {
  const name::Range cue = frame::range_of(c.match.cue, c.seg, c.first);
  std::size_t from = i + 1;
  const bool directly =
      !cue.empty() && is_in(counts_.gap_words, lower(c.tokens[cue.first].at.of(in_.clean.bytes)));
  while (!directly && from < c.right && c.tokens[from].cls != than_ && c.tokens[from].cls != against_) ++from;
  for (std::size_t j = from; j < c.right; ++j) {
    if (c.tokens[j].cls == kTime || usual(c.tokens[j])) return false;
    if (c.tokens[j].cls == kOther || c.tokens[j].cls == kPlace) return true;
  }
  return false;
}

// What the rule, its cue and the name say.
void Kinds::by_rule(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const {
  const Rule& rule = *c.match.rule;
  const Quantity& q = in_.quantities[m.quantity];
  const name::Range cue = frame::range_of(c.match.cue, c.seg, c.first);
  if (rule.direction)
    m.direction = *rule.direction;
  else if (!cue.empty() && c.tokens[cue.first].ref >= 0)
    m.direction = in_.lexicon.word(c.tokens[cue.first].ref).direction;
  if (rule.kind)
    m.kind = *rule.kind;
  else
    automatic(q, m);
  if (rule.carry) carried(c, i, frames, m);
  if (q.unit_class == Class::percent && of_level(c, i)) m.kind = Kind::ratio, m.direction = Direction::none;
  if (rule.gap && to_thing(c, i)) m.direction = Direction::none;
  if (m.kind == Kind::streak) m.direction = run_direction(c, i, frames);
  if (m.kind == Kind::change && m.direction == Direction::none && !rule.gap) m.direction = of_name(m.name);
  if (rule.base && m.kind != Kind::growth) m.direction = Direction::none;
  if (q.form != number::Form::word) return;
  if (const Multiple* multiple = counts_.multiple(lower(q.at.of(in_.clean.bytes))))
    m.kind = Kind::ratio, m.direction = multiple->direction;
}

// -2.3%, (+33,000): the sign of a movement.
void Kinds::by_sign(const Clause& c, std::size_t i, context::Mention& m) const {
  const Quantity& q = in_.quantities[m.quantity];
  const bool plus = in_.clean.bytes[q.at.begin] == '+';
  if (!q.negative && !plus) return;
  const bool part = i + 1 < c.right && c.tokens[i + 1].cls == of_;
  if (m.kind == Kind::share && !part && !measure(m.name)) m.kind = Kind::growth;
  const bool bracket = i > 0 && c.tokens[i - 1].cls == open_;
  const bool counts =
      q.unit_class == Class::bare || q.unit_class == Class::item || q.unit_class == Class::money;
  if (bracket && counts && m.kind == Kind::level) m.kind = Kind::change;
  if (m.kind == Kind::growth || m.kind == Kind::change) m.direction = plus ? Direction::up : Direction::down;
}

// 7 percent of output, or 30 tonnes; fell 10 percent, or 28 tonnes; rose 100 points, or 0.3 percent: the same
// said once more.
void Kinds::once_more(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const {
  const bool beside = i > c.seg.first + 1 && c.tokens[i - 2].is_quantity();  // rose 30 tonnes or 2 percent
  if (i != c.seg.first + 1 && !beside) return;
  if (!is_in(counts_.restates, c.tokens[i - 1].at.of(in_.clean.bytes))) return;
  const Quantity& q = in_.quantities[m.quantity];
  const bool moves = m.kind == Kind::growth || m.kind == Kind::change;
  const bool moved = frames.last_kind() == Kind::change || frames.last_kind() == Kind::growth;
  if (!moved && !moves) m.direction = frames.last_direction();
  if (moved && m.kind == Kind::share && q.unit_class == Class::percent)
    m.kind = Kind::growth, m.direction = frames.last_direction();
  const bool amount =
      q.unit_class == Class::physical || q.unit_class == Class::money || q.unit_class == Class::score;
  const bool percent = frames.last_percent() && frames.last_kind() == Kind::growth && frames.in_sentence();
  if (percent && amount && (m.kind == Kind::level || m.kind == Kind::index))
    m.kind = Kind::change, m.direction = frames.last_direction();
}

// What the mentions before in the sentence say of this one.
void Kinds::by_sentence(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const {
  const Rule& rule = *c.match.rule;
  const Quantity& q = in_.quantities[m.quantity];
  if (m.direction == Direction::none && m.kind != Kind::growth && m.kind != Kind::change && !rule.base)
    m.direction = moved_since(c, i);
  if (frames.scored() && q.unit_class == Class::bare && m.kind == Kind::level && !m.name_own)
    m.kind = Kind::index;
  // down 9 cents at 78 dollars
  const bool moved =
      frames.in_sentence() && (frames.last_kind() == Kind::growth || frames.last_kind() == Kind::change);
  const bool at = moved && i > c.seg.first && m.kind == Kind::level && !m.name_own &&
                  c.tokens[i - 1].cls == in_class_ &&
                  is_in(counts_.stands_at, c.tokens[i - 1].at.of(in_.clean.bytes));
  if (at && m.direction == Direction::none && !rule.base) m.direction = frames.last_direction();
  // rose 2 percent to 33,519.7: nothing else is counted with decimals
  const std::optional<std::int64_t> thousand = q.value.to_int64();
  const bool points = q.unit_class == Class::bare && !q.scaled && !thousand && Decimal(1, 3) < q.value;
  if (points && m.kind == Kind::level && frames.last_percent() && frames.last_kind() == Kind::growth &&
      frames.in_sentence())
    m.kind = Kind::index;
  // went from 61 to 402: what the two ends say
  std::size_t lead = i;
  while (lead > c.seg.first && c.tokens[lead - 1].cls == kBound) --lead;
  if (frames.last_base() && rule.carry && m.direction == Direction::none && lead > c.seg.first &&
      c.tokens[lead - 1].cls == to_ && frames.last_value() != q.value && m.kind != Kind::streak)
    m.direction = frames.last_value() < q.value ? Direction::up : Direction::down;
  // grew 5 percent in March, 3 percent in April
  const bool next_time =
      i + 1 < c.seg.last &&
      (c.tokens[i + 1].cls == kTime ||
       (c.tokens[i + 1].cls == in_class_ && i + 2 < c.seg.last && c.tokens[i + 2].cls == kTime));
  if (i == c.seg.first && next_time && m.kind == Kind::share && !m.name_own && frames.in_sentence() &&
      frames.last_percent() && frames.last_kind() == Kind::growth)
    m.kind = Kind::growth, m.direction = frames.last_direction();
  // 39 million barrels above last year (11.8%)
  const bool noted = i == c.seg.first && i > 0 && c.tokens[i - 1].cls == open_ && c.seg.end == close_ &&
                     m.kind == Kind::share && !m.name_own && frames.in_sentence() &&
                     frames.last_kind() == Kind::change && frames.last_direction() != Direction::none;
  if (noted) m.kind = Kind::growth, m.direction = frames.last_direction();
  // fell by 4.6% (3.8 Mt)
  const bool amount = i == c.seg.first && i > 0 && c.tokens[i - 1].cls == open_ && c.seg.end == close_ &&
                      m.kind == Kind::level && !m.name_own && q.unit_class == Class::physical &&
                      frames.in_sentence() && frames.last_percent() && frames.last_kind() == Kind::growth;
  if (amount) m.kind = Kind::change, m.direction = frames.last_direction();
  // grew 5 percent, above the average of 3
  const bool beside = !m.name_own && m.kind == Kind::share && q.unit_class == Class::percent && !rule.base &&
                      frames.in_sentence() && frames.percent_kind() == Kind::growth && above(c, i);
  if (beside)
    m.kind = Kind::growth, m.direction = frames.moving() == Direction::none ? Direction::up : frames.moving();
}

void Kinds::read(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const {
  const Rule& rule = *c.match.rule;
  const Quantity& q = in_.quantities[m.quantity];
  by_rule(c, i, frames, m);
  by_sign(c, i, m);
  once_more(c, i, frames, m);
  by_sentence(c, i, frames, m);
  // from 60 days to 30
  const bool same =
      q.unit_class == Class::bare && frames.last_base() && i > c.seg.first && c.tokens[i - 1].cls == to_;
  // to 72 years from 46
  const bool base = rule.base && !m.name_own && q.unit_class == Class::bare && m.kind == Kind::level &&
                    frames.in_sentence() && frames.last_kind() == Kind::level && !frames.last_unit().empty();
  if ((same || base) && frames.last_unit() != "one")
    m.unit = frames.last_unit();
  else
    unit(q, frames.verb_before(c), takes_people(c, i), frames, m);
}

// Floods killed 289; the firm employs 3,400: whom the verb counts.
bool Kinds::takes_people(const Clause& c, std::size_t i) const {
  std::size_t verb = i;
  while (verb > c.seg.first && c.tokens[verb - 1].cls == kBound) --verb;
  return verb > c.seg.first && is_in(counts_.taken, lower(c.tokens[verb - 1].at.of(in_.clean.bytes)));
}

// What an outflow of migrants consists of; empty for other names.
std::string Kinds::flowing(const name::Name& name) const {
  const std::string text = lower(std::string_view(name::folded(name, in_.clean)));
  const std::size_t head = names_.head(name).size();
  const std::string_view flow = std::string_view(text).substr(0, head);
  if (!is_in(counts_.flows, flow.substr(flow.rfind(' ') + 1)) || head + 1 >= text.size()) return {};
  const std::size_t noun = text.find(' ', head + 1) + 1;
  const std::size_t end = noun == 0 ? noun : std::min(text.find(' ', noun), text.size());
  const std::string word = text.substr(noun, end - noun);
  return noun != 0 && counts_.is_plural(word) ? word : std::string();
}

// A bare number takes the noun of its name; points beside a percentage are percentage points.
void Kinds::unit(const Quantity& q, bool acts, bool taken, const Frames& frames, context::Mention& m) const {
  if (q.unit_class == Class::score && m.kind == Kind::change) {
    const Lexicon::Measure* found = measure(m.name);
    const bool rate = found && (found->kind == "share" || found->kind == "growth");
    if (rate || (!found && frames.last_percent())) m.unit = "percentage-point";
  }
  if (q.unit_class != Class::bare || (m.kind != Kind::level && m.kind != Kind::change)) return;
  if (taken) {
    m.unit = "item:people";
    return;
  }
  const std::string head = names_.head(m.name);
  const auto counts_people = [&head](const std::string& word) {
    const std::size_t at = head.rfind(word);
    return at != std::string::npos && is_edge(head, at) && is_edge(head, at + word.size());
  };
  if (std::any_of(counts_.people.begin(), counts_.people.end(), counts_people)) {
    m.unit = "item:people";
    return;
  }
  const bool money = frames.last_money().size() == 3 && frames.in_sentence() && q.scaled;
  if (money && !acts) {  // footwear 3 billion
    m.unit = frames.last_money();
    return;
  }
  if (const std::string thing = flowing(m.name); !thing.empty()) {
    m.unit = "item:" + thing;
    return;
  }
  // The last plural of the head: "deaths" of "premature deaths attributable to smoke".
  std::size_t end = head.size();
  while (end > 0) {
    std::size_t begin = head.rfind(' ', end - 1);
    begin = begin == std::string::npos ? 0 : begin + 1;
    if (counts_.is_plural(std::string_view(head).substr(begin, end - begin)) &&
        !is_in(counts_.figures, std::string_view(head).substr(begin, end - begin))) {
      m.unit = "item:" + head.substr(begin, end - begin);
      return;
    }
    if (begin == 0) break;
    end = begin - 1;
  }
  if (money) m.unit = frames.last_money();
  const bool same = !m.name_own || (q.scaled && frames.in_sentence() &&
                                    acts);  // trains carried 3 million people, planes 2 million
  if (same && frames.last_unit().starts_with("item:")) m.unit = frames.last_unit();
}

}  // namespace zhibiao::english
