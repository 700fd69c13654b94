// Which words name a quantity: those behind it, before it, or those of the clause before.
#include <algorithm>

#include "count_text_en.h"
#include "english.h"
#include "frame_en.h"

namespace zhibiao::english {

using name::Name;
using name::Range;
using unit::Class;

// The noun that the quote counts.
Naming Frames::counted(const Clause& c, std::size_t i) const {
  const unit::Quantity& q = quantity(c.tokens[i]);
  const std::size_t from = skip_space(in_.clean.bytes, q.number.end);
  if (from >= q.at.end) {  // three of the eight seats
    const Range own = left(c);
    if (!own.empty() && !names_.is_generic(c.tokens, own)) return {names_.name_of(c.tokens, own), true, true};
    for (std::size_t k = i + 1; !verb_before(c) && k < c.right; ++k) {
      if (c.tokens[k].ref >= 0 && c.tokens[k].cls == kGuarded && !quantity(c.tokens[k]).unit_at.empty())
        return {Name{{quantity(c.tokens[k]).unit_at}}, true};
    }
    return inherited(c);
  }
  return {Name{{{from, q.at.end}}}, true};
}

// Two thirds of households use it: what follows is the subject.
bool Frames::subject_right(const Clause& c, std::size_t i, std::size_t at) const {
  const bool opens = at == c.seg.first || c.tokens[at - 1].cls == and_ || c.tokens[at - 1].cls == but_;
  if (!opens || i + 1 >= c.seg.last || c.tokens[i + 1].cls != of_) return false;
  const Range phrase = names_.object(c.tokens, {i + 1, c.seg.last});
  return !phrase.empty() && phrase.last < c.seg.last &&
         (names_.has_verb(c.tokens, {phrase.last, phrase.last + 1}) || c.tokens[phrase.last].cls == rel_);
}

// True where the noun to the right names the value: it is counted, or nothing to the left can.
bool Frames::wants_right(const Clause& c, std::size_t i) const {
  const unit::Quantity& q = quantity(c.tokens[i]);
  std::size_t at = i;
  while (at > c.seg.first &&
         (c.tokens[at - 1].cls == kBound || c.tokens[at - 1].cls == adv_ || c.tokens[at - 1].cls == det_ ||
          c.tokens[at - 1].cls == total_ || c.tokens[at - 1].at.empty()))
    --at;
  if (subject_right(c, i, at)) return true;
  const bool start = at == c.seg.first && !in_sentence_ && !topic_newer_;
  const bool verb = at > c.seg.first + 1 && c.tokens[at - 1].cls == verb_;
  if (in_every(q)) return true;
  const bool aim = at > c.seg.first + 1 && c.tokens[at - 1].cls == be_ &&
                   c.tokens[at - 2].cls == mod_;  // the goal is 30 percent of
  return start || aim || (verb && !pronoun(c) && (!subject_ || !in_sentence_));
}

// What stands where the rule or the quantity itself says: a tail, its place in a list, the object of "halve".
std::optional<Naming> Frames::told(const Clause& c, std::size_t i, bool object) const {
  const unit::Quantity& q = quantity(c.tokens[i]);
  if (c.match.tail.found() || object) {
    const Range range = frame::range_of(object ? c.match.name : c.match.tail, c.seg, c.first);
    const Range phrase = names_.object(c.tokens, range);
    const bool side = object || among(tables_.growth_of, c.tokens[range.first - 1]);
    if (!phrase.empty() && side) return Naming{names_.name_of(c.tokens, phrase), true};
  }
  if (const Name own = respective(c, i); !own.empty()) return Naming{own, true};
  const bool is = i > c.seg.first && (c.tokens[i - 1].cls == be_ || c.tokens[i - 1].cls == kBound);
  const bool verb = q.unit_class == Class::times && q.unit_at == q.at && i + 1 < c.right && !is;
  if (verb && (c.tokens[i + 1].cls == kOther || c.tokens[i + 1].cls == det_)) {  // halve the time
    const Range phrase = names_.object(c.tokens, {i + 1, c.right});
    if (!phrase.empty()) return Naming{names_.name_of(c.tokens, phrase), true};
  }
  return std::nullopt;
}

// What the words around the quantity name beside the subject.
std::optional<Naming> Frames::beside_subject(const Clause& c, std::size_t i) const {
  const unit::Quantity& q = quantity(c.tokens[i]);
  const Range added = added_to(c, i);
  const bool amount = q.unit_class == Class::money || q.unit_class == Class::percent;
  const Range given = amount && added.empty() ? given_to(c, i) : added;
  if (!given.empty() && !names_.is_generic(c.tokens, given))
    return Naming{names_.name_of(c.tokens, given), true, false, added.empty()};
  if (const Range thing = predicate(c, i); !thing.empty())
    return Naming{names_.name_of(c.tokens, thing), true, true};
  for (const Range& thing : {object_for(c, i), more_of(c, i)}) {
    if (!thing.empty()) return Naming{names_.name_of(c.tokens, thing), true};
  }
  if (const Name other = beside(c, i); !other.empty()) return Naming{other, true};
  for (const Range& thing : {compared(c, i), bracketed(c, i), attributive(c, i), from_part(c, i)}) {
    if (!thing.empty()) return Naming{names_.name_of(c.tokens, thing), true};
  }
  return std::nullopt;
}

// One job in ten; one in five pupils.
std::optional<Naming> Frames::one_in(const Clause& c, std::size_t i, Range own) const {
  const unit::Quantity& q = quantity(c.tokens[i]);
  const bool part = c.match.rule->kind == Kind::share && !own.empty() && !names_.is_generic(c.tokens, own);
  if (part || !in_every(q)) return std::nullopt;
  if (q.unit_at.begin > q.number.begin && !q.unit_at.empty()) return Naming{Name{{q.unit_at}}, true};
  const Range phrase = counted_phrase(c, names_.object(c.tokens, {i + 1, c.right}));
  if (phrase.empty() || names_.is_generic(c.tokens, phrase)) return std::nullopt;
  return Naming{names_.name_of(c.tokens, phrase), true};
}

// A counted noun names its number, unless a verb of being or reaching says it of the subject.
std::optional<Naming> Frames::counted_thing(const Clause& c, std::size_t i, Range own, bool named) const {
  const unit::Quantity& q = quantity(c.tokens[i]);
  const bool behind_colon = topic_newer_ && topic_short_ && i == c.seg.first && i > 0 &&
                            c.tokens[i - 1].cls == colon_ &&
                            !names_.has_verb(c.tokens, {i + 1, c.seg.last});  // Mortality: 310 deaths
  if (q.unit_class == Class::item && takes(c, i)) {
    Naming out = counted(c, i);
    const bool field = named && !is_in(tables_.actors, lower(names_.head(names_.name_of(c.tokens, own))));
    if (field) out.name = name::joined(names_.name_of(c.tokens, own), out.name);  // health care jobs
    return out;
  }
  const bool cut_off =
      topic_newer_ && i == c.seg.first + 1 && among(tables_.stands_at, c.tokens[c.seg.first]);
  if (q.unit_class == Class::item && !behind_colon && !cut_off) {
    const bool moved = c.match.rule->carry && moving_ != Direction::none;
    bool states = c.match.cue.found() || c.match.rule->base || moved;
    for (std::size_t k = own.empty() ? c.seg.first : own.last; k < i; ++k) {
      const token::Token& t = c.tokens[k];
      if (t.cls == be_) states = states || !among(tables_.there, t);
      if (k + 1 == i && t.cls == kBound && t.ref < 0 && k > c.seg.first && own.last == k)
        states = true;      // the population exceeded 19 million people
      if (t.cls == reach_)  // not: reached 3,000 families
        states = states || !among(tables_.met, t) || counts(own, c);
    }
    if (!(named && states) && !(states && (c.match.cue.found() || c.match.rule->carry) && in_sentence_))
      return counted(c, i);
  }
  const bool goes_on = q.unit_class == Class::bare && counted_last_ && own.empty() && !joined(c);
  if (goes_on && i > c.seg.first && i - 1 == c.seg.first && c.tokens[i - 1].cls == verb_)
    return Naming{last_, false};  // killed 154 people, injured 366
  return std::nullopt;
}

// A 2 billion dollar surplus, a $3-billion loan: what the amount is of. Verbs and participles are none: the
// $982 million recorded.
Range Frames::attributive(const Clause& c, std::size_t i) const {
  const unit::Quantity& q = quantity(c.tokens[i]);
  if (q.unit_class != Class::money || i == c.seg.first || i + 1 >= c.right || c.tokens[i + 1].cls != kOther)
    return {};
  const std::string_view lead = c.tokens[i - 1].at.of(in_.clean.bytes);
  const bool article = is_in(tables_.articles, lower(lead.substr(lead.rfind(' ') + 1)));
  const bool hyphen = q.at.of(in_.clean.bytes).find('-') != std::string_view::npos;
  if (!article && !hyphen) return {};
  Range phrase = names_.object(c.tokens, {i + 1, c.right});
  if (phrase.first != i + 1) return {};
  const auto plain = [&](const token::Token& t) {
    return t.cls == kOther || t.cls == kPlace || t.cls == of_;
  };
  std::size_t end = phrase.first;
  while (end < phrase.last && plain(c.tokens[end])) ++end;
  phrase.last = end;
  return names_.is_generic(c.tokens, phrase) ? Range{} : phrase;
}

// Where the words begin that only lead to a value: about, a total of, the.
std::size_t Frames::before_value(const Clause& c, std::size_t i) const {
  const auto leads = [this](TokenClass cls) {
    return cls == kBound || cls == adv_ || cls == det_ || cls == total_;
  };
  while (i > c.seg.first && leads(c.tokens[i - 1].cls)) --i;
  return i;
}

// Employers added 3,000 jobs, the bank cut 12 branches: the verb does something to those counted.
bool Frames::takes(const Clause& c, std::size_t i) const {
  const std::size_t at = before_value(c, i);
  return at > c.seg.first && among(tables_.takers, c.tokens[at - 1]);
}

// 40 percent came from coal, 22 percent from gas and 16 percent from wind: each part is of its own source.
Range Frames::from_part(const Clause& c, std::size_t i) const {
  const bool list = i == c.seg.first || c.tokens[i - 1].cls == and_;
  if (!in_sentence_ || !last_percent_ || percent_kind_ != Kind::share || !list) return {};
  if (quantity(c.tokens[i]).unit_class != Class::percent || i + 1 >= c.right || c.tokens[i + 1].cls != from_)
    return {};
  const Range phrase = names_.object(c.tokens, {i + 2, c.right});
  return phrase.empty() || names_.is_generic(c.tokens, phrase) ? Range{} : phrase;
}

// Two thirds of households; nothing before: 30 million fewer people.
std::optional<Naming> Frames::right_of(const Clause& c, std::size_t i, bool named) const {
  const bool of_right = i + 1 < c.right && c.tokens[i + 1].cls == of_;
  const number::Form form = quantity(c.tokens[i]).form;  // half the firms
  const bool half = form == number::Form::tenths && i + 1 < c.right && c.tokens[i + 1].cls == det_;
  const bool direct = form == number::Form::fraction || half;
  if (named || !(of_right || direct) || !wants_right(c, i)) return std::nullopt;
  Range phrase = names_.object(c.tokens, {i + 1, c.right});
  if (!of_right) phrase = counted_phrase(c, phrase);
  if (phrase.empty() && of_right) {  // two thirds of the 1,500 firms
    const token::Token* whole = c.right < c.seg.last ? &c.tokens[c.right] : nullptr;
    if (whole && whole->is_quantity() && quantity(*whole).unit_class == Class::item)
      return counted(c, c.right);
  }
  if (phrase.empty() || names_.is_generic(c.tokens, phrase)) return std::nullopt;
  return Naming{names_.name_of(c.tokens, phrase), true};
}

// No subject of its own: what follows, what the movement is called, or what was spoken of.
Naming Frames::unnamed(const Clause& c, std::size_t i, bool aims) const {
  if (const Range next = ahead(c); !next.empty()) return {names_.name_of(c.tokens, next), true, true};
  if (!in_sentence_ && !topic_newer_ && c.first == i && !pronoun(c)) {  // one third (32 percent) of women
    const Range phrase = names_.object(c.tokens, later(c, i));
    if (!phrase.empty() && !names_.is_generic(c.tokens, phrase))
      return {names_.name_of(c.tokens, phrase), true};
  }
  // expect growth of 2 percent: the movement is all that is named
  const Range cue = frame::range_of(c.match.cue, c.seg, c.first);
  const bool opens = cue.first == c.seg.first && !in_sentence_ && !topic_newer_;
  if (!cue.empty() && c.tokens[cue.first].cls == upn_ &&
      (opens || aims ||
       (cue.first > c.seg.first && (c.tokens[cue.first - 1].cls == mod_ || views(c, cue.first)))) &&
      c.tokens[cue.first + 1].cls == of_)
    return {names_.name_of(c.tokens, {cue.first, cue.first + 1}), true};
  return inherited(c);
}

Naming Frames::one(const Clause& c, std::size_t i) const {
  const bool object = c.match.cue.found() && c.match.name.found() && c.match.cue.begin < c.match.name.begin;
  if (const auto says = told(c, i, object)) return *says;
  const Range own = object ? Range{} : left(c);
  // rose by 3 percent to 5 tonnes: one subject for both.
  const bool shared =
      in_sentence_ && !own.empty() && own.last < i && token::any_quantity(c.tokens, own.last, i);
  if (shared) return {last_, false};
  if (const auto side = beside_subject(c, i)) return *side;
  if (const auto part = one_in(c, i, own)) return *part;
  const bool aims = forecaster(c, own);
  const bool named = !own.empty() && !names_.is_generic(c.tokens, own) && !aims && !refers(c, own);
  const bool actor = named && own.last - own.first == 1 && c.tokens[own.first].cls == kPlace;
  if (actor && !in_sentence_ && !about_.empty())
    return {about_, true, true};  // As for soybeans, China bought
  if (const Range thing = measured(c, i, own); !thing.empty()) return {names_.name_of(c.tokens, thing), true};
  if (const auto thing = counted_thing(c, i, own, named)) return *thing;
  const bool its = actor && i + 2 < c.right && among(tables_.possessives, c.tokens[i + 2]);  // of its copper
  if (const auto right = right_of(c, i, named && !its)) return *right;
  if (const Name other = named ? elided(c, own) : Name{}; !other.empty()) return {other, true, false};
  if (named) {
    Naming out{names_.name_of(c.tokens, with_cue(c, whole_list(c, own))), true, true};
    if (const Name of = owner(c, own); !of.empty()) out.shown = name::joined(of, out.name);
    return out;
  }
  return unnamed(c, i, aims);
}

}  // namespace zhibiao::english
