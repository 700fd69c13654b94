// Names that stand elsewhere than before the verb: behind the quantity, in what a pronoun leaves out, in the
// next clause.
#include <algorithm>

#include "count_text_en.h"
#include "english.h"
#include "frame_en.h"

namespace zhibiao::english {

using name::Name;
using name::Range;
using unit::Class;

// 2.6 million was given to local causes, 3 million went into roads: what the money is for.
Range Frames::given_to(const Clause& c, std::size_t i) const {
  std::size_t at = i;
  while (at > c.seg.first && (c.tokens[at - 1].cls == kBound || c.tokens[at - 1].cls == and_ ||
                              c.tokens[at - 1].cls == adv_ || c.tokens[at - 1].cls == det_))
    --at;
  if (at != c.seg.first && !c.tokens[at - 1].is_quantity() && c.tokens[at].cls != and_) return {};
  std::size_t next = i + 1;
  bool verb = false;
  for (; next < c.right && (c.tokens[next].cls == be_ || c.tokens[next].cls == verb_ ||
                            c.tokens[next].cls == adv_ || c.tokens[next].cls == mod_);
       ++next)
    verb = verb || c.tokens[next].cls == verb_;
  const bool leads = next + 1 < c.right && (c.tokens[next].cls == to_ || c.tokens[next].cls == in_class_);
  const bool goes = verb && next < c.right && among(tables_.goes_to, c.tokens[next - 1]);
  const bool again = given_last_ && i + 2 < c.right && c.tokens[i + 1].cls == to_;  // 30 percent to Europe
  if (again) next = i + 1;
  if (!again && (!verb || !(leads || goes))) return {};
  const std::size_t first = goes && !again ? next : next + 1;
  std::size_t last = first;
  while (last < c.right && c.tokens[last].cls != and_) ++last;
  for (std::size_t k = last; k < c.right; ++k) {
    if (c.tokens[k].cls == to_) return names_.object(c.tokens, {first, last});
  }
  return names_.object(c.tokens, {first, c.right});
}

bool Frames::among(const std::vector<std::string>& words, const token::Token& t) const {
  const std::string text = lower(t.at.of(in_.clean.bytes));
  return std::any_of(words.begin(), words.end(), [&text](const std::string& w) {
    return text.starts_with(w) && (text.size() == w.size() || text[w.size()] == ' ');
  });
}

// We spent 3 million on roads, it collected 3 million in taxes: what the object is for or consists of.
Range Frames::object_for(const Clause& c, std::size_t i) const {
  const bool part = quantity(c.tokens[i]).unit_class == Class::percent;
  if ((!part && quantity(c.tokens[i]).unit_class != Class::money) || i + 2 >= c.right) return {};
  const std::size_t at = before_value(c, i);
  std::size_t next = i + 1;
  if (part && c.tokens[next].cls != of_) return {};
  while (part && next < c.right && c.tokens[next].cls != in_class_) ++next;  // 4 percent of GDP on schools
  while (next < c.right && c.tokens[next].cls == kTime) ++next;
  if (next + 1 >= c.right || (part && !among(tables_.given_for, c.tokens[next]))) return {};
  const bool is_for = c.tokens[next].cls == be_ && next + 2 < c.right &&
                      among(tables_.share_for, c.tokens[next + 1]);  // 3 million is for
  if (is_for) return names_.object(c.tokens, {next + 2, c.right});
  const TokenClass lead = c.tokens[next].cls;
  if (lead != in_class_ && lead != to_) return {};
  if (at == c.seg.first) return {};
  const TokenClass verb = c.tokens[at - 1].cls;
  const bool acts = verb == verb_ || verb == mod_;
  const bool consists = !part && among(tables_.spent_in, c.tokens[next]) && c.tokens[next + 1].cls == kOther;
  const bool given = among(tables_.given_for, c.tokens[next]) &&
                     ((!part && speaks(c)) || among(tables_.giving, c.tokens[at - 1]));
  if (!acts || !(consists || given)) return {};
  const Range phrase = names_.object(c.tokens, {next + 1, c.right});
  return names_.is_generic(c.tokens, phrase) ? Range{} : phrase;
}

// 12 percent fewer tigers than in 2010: the noun behind the comparative.
Range Frames::more_of(const Clause& c, std::size_t i) const {
  const Range cue = frame::range_of(c.match.cue, c.seg, c.first);
  if (!c.match.rule->gap || cue.empty() || cue.first < i || cue.last >= c.right ||
      c.tokens[cue.last].cls != kOther)
    return {};
  std::size_t last = cue.last;
  while (last < c.right && c.tokens[last].cls == kOther) ++last;
  return tables_.is_plural(lower(c.tokens[last - 1].at.of(in_.clean.bytes))) ? Range{cue.last, last}
                                                                             : Range{};
}

// Trade with Peru rose 3 percent, with Chile by 5: the noun of the name before, where the same word leads on.
Name Frames::beside(const Clause& c, std::size_t i) const {
  std::size_t at = c.seg.first;
  while (at < i && (c.tokens[at].cls == and_ || c.tokens[at].cls == but_)) ++at;
  if (!in_sentence_ || last_.empty() || at + 1 >= i) return {};
  const TokenClass lead = c.tokens[at].cls;
  if (lead != in_class_ && lead != to_ && lead != from_) return {};
  std::size_t end = at + 1;
  while (end < i && (c.tokens[end].cls == kOther || c.tokens[end].cls == kPlace ||
                     c.tokens[end].cls == det_ || c.tokens[end].cls == and_))
    ++end;
  const Range phrase = names_.object(c.tokens, {at + 1, end});
  if (phrase.empty()) return {};
  const std::string_view text = in_.clean.bytes;
  const Span first = last_.parts.front();
  const std::size_t head = names_.head(last_).size();
  const std::string_view word = c.tokens[at].at.of(text).substr(0, c.tokens[at].at.of(text).find(' '));
  if (last_.parts.size() > 1 || head == 0 || head + 1 + word.size() >= first.size()) {
    const bool pointed = last_.parts.size() > 1 && last_.parts[1].of(text) == word;
    if (!pointed) return {};
  } else if (text.compare(first.begin + head + 1, word.size(), word) != 0) {
    return {};
  }
  const std::size_t noun = last_.parts.size() > 1 ? first.size() : head;
  Name out{{{first.begin, first.begin + noun}, {c.tokens[at].at.begin, c.tokens[at].at.begin + word.size()}}};
  for (const Span& part : names_.name_of(c.tokens, phrase).parts) out.parts.push_back(part);
  return out;
}

// Remittances from 13 million migrants reached 21 billion: the subject holds a quantity of its own.
Range Frames::around(const Clause& c) const {
  std::size_t last = c.first;
  while (last > c.seg.first && !c.tokens[last - 1].is_quantity()) --last;
  if (last == c.seg.first || last >= c.first) return {};
  const std::size_t inner = last - 1;
  while (last < c.first && !names_.has_verb(c.tokens, {last, last + 1}) && c.tokens[last].cls != and_ &&
         c.tokens[last].cls != but_ && c.tokens[last].cls != rel_)
    ++last;
  if (last == c.first || !names_.has_verb(c.tokens, {last, last + 1})) return {};
  std::size_t from = c.seg.first;
  for (std::size_t i = from; i < inner; ++i) {
    const bool verb = names_.has_verb(c.tokens, {i, i + 1});
    if (const std::size_t says = verb ? reported(c.tokens, {i, c.first}) : i; says > i) {
      from = i = says;  // Eurostat said prices in the 20 countries rose
      continue;
    }
    if (c.tokens[i].is_quantity() || c.tokens[i].cls == and_ || verb) return {};
  }
  const Range own = names_.subject(c.tokens, {from, inner}, false);
  return own.empty() || names_.is_generic(c.tokens, own) ? Range{} : own;
}

// True where the segment stands in a bracket.
bool Frames::inside(const Clause& c) const {
  constexpr std::size_t kReach = 60;  // tokens
  for (std::size_t i = c.seg.first; i-- > 0 && c.seg.first - i < kReach;) {
    if (c.tokens[i].cls == close_) return false;
    if (c.tokens[i].cls == open_) return true;
  }
  return false;
}

// Exports and imports went up 3 percent and down 1 percent respectively: the one that stands at the same
// place.
Name Frames::respective(const Clause& c, std::size_t i) const {
  if (!respectively_) return {};
  std::size_t n = 0, mine = 0, verb = c.seg.last;
  bool says = false;
  for (std::size_t k = c.seg.first; k < c.seg.last; ++k) {
    const token::Token& t = c.tokens[k];
    if (k == i) mine = n;
    if (t.is_quantity()) ++n;
    if (verb == c.seg.last && names_.has_verb(c.tokens, {k, k + 1})) verb = k;
    says = says || (t.cls == adv_ && among(tables_.each, t));
  }
  if (!says && c.seg.end == comma_ && c.seg.last + 1 < c.tokens.size())
    says = among(tables_.each, c.tokens[c.seg.last + 1]);
  if (!says || n < 2 || verb == c.seg.last) return {};
  const Range own = names_.subject(c.tokens, {c.seg.first, verb}, false);
  const std::vector<Range> items = names_.items(c.tokens, own);
  return items.size() == n ? names_.name_of(c.tokens, items[mine]) : Name{};
}

// Attendance reached 3 million people: the subject counts what the quote counts.
bool Frames::counts(Range own, const Clause& c) const {
  const std::string& counted = quantity(c.tokens[c.first]).unit;
  if (is_in(tables_.counters, std::string_view(counted).substr(counted.find(':') + 1))) return true;
  return std::any_of(c.tokens.begin() + static_cast<std::ptrdiff_t>(own.first),
                     c.tokens.begin() + static_cast<std::ptrdiff_t>(own.last), [&](const token::Token& t) {
                       const std::string text = lower(t.at.of(in_.clean.bytes));
                       return is_in(tables_.people, text) || counted.ends_with(':' + text);
                     });
}

// The largest supplier was Brazil, with: who it was.
Range Frames::named_last(const Tokens& tokens, Range rest, Range subject) const {
  if (subject.empty() || rest.last - rest.first < 2 || tokens[rest.first].cls != be_) return {};
  const bool best = tokens[subject.first].cls == generic_ || among(tables_.foremost, tokens[subject.first]);
  std::size_t last = rest.first + 1;
  const auto proper = [&](const token::Token& t) {
    return t.cls == kPlace || (t.cls == kOther && is_upper(in_.clean.bytes[t.at.begin]));
  };
  if (last < rest.last && tokens[last].cls == det_) ++last;
  const std::size_t first = last;
  while (last < rest.last && proper(tokens[last])) ++last;
  return best && last > first && last == rest.last ? Range{first, last} : Range{};
}

// Of which 14 GW was solar, three quarters of it were solar cells: the noun that ends the clause.
Range Frames::was(const Clause& c, std::size_t i) const {
  std::size_t at = i;
  while (at > c.seg.first && (c.tokens[at - 1].cls == kBound || c.tokens[at - 1].cls == adv_)) --at;
  const bool part = at > c.seg.first && c.tokens[at - 1].cls == ofwhich_;
  const bool opens = at == c.seg.first || c.tokens[at - 1].cls == and_ || c.tokens[at - 1].cls == but_;
  std::size_t be = i + 1;
  if (opens && be < c.seg.last && c.tokens[be].cls == ofwhich_) {  // half of them children
    std::size_t end = be + 1;
    while (end < c.seg.last && c.tokens[end].cls == kOther) ++end;
    const bool noun = end > be + 1 && tables_.is_plural(lower(c.tokens[end - 1].at.of(in_.clean.bytes)));
    if (noun && end == c.seg.last) return {be + 1, end};
  }
  const bool of = opens && quantity(c.tokens[i]).unit_class == Class::percent && be < c.seg.last &&
                  c.tokens[be].cls == of_;
  while (of && be < c.seg.last && c.tokens[be].cls != be_ && !c.tokens[be].is_quantity()) ++be;
  if (!(part || of) || be >= c.seg.last || c.tokens[be].cls != be_) return {};
  std::size_t last = be + 1;
  while (last < c.seg.last && c.tokens[last].cls == kOther) ++last;
  if (last == be + 1 || (last < c.seg.last && c.tokens[last].cls != and_)) return {};
  const std::string_view noun = c.tokens[last - 1].at.of(in_.clean.bytes);
  const bool thing = tables_.is_plural(lower(noun)) || is_upper(noun[0]) ||
                     (part && !noun.ends_with("ed") && !noun.ends_with("en"));
  return thing ? Range{be + 1, last} : Range{};
}

// 3.5 million were public chargers: the noun behind "were" says what is counted.
Range Frames::predicate(const Clause& c, std::size_t i) const {
  if (const Range thing = was(c, i); !thing.empty()) return thing;
  if (quantity(c.tokens[i]).unit_class != Class::bare || i + 2 > c.seg.last) return {};
  std::size_t at = i;
  while (at > c.seg.first && (c.tokens[at - 1].cls == kBound || c.tokens[at - 1].cls == adv_)) --at;
  const bool opens = at == c.seg.first || c.tokens[at - 1].cls == and_ || c.tokens[at - 1].cls == but_ ||
                     c.tokens[at - 1].cls == ofwhich_;
  if (!opens || i + 2 >= c.seg.last || c.tokens[i + 1].cls != be_ || c.tokens[i + 2].cls != kOther) return {};
  std::size_t last = i + 2;
  while (last < c.seg.last && c.tokens[last].cls == kOther) ++last;
  return tables_.is_plural(lower(c.tokens[last - 1].at.of(in_.clean.bytes))) ? Range{i + 2, last} : Range{};
}

// Adds 6,000 kilometres to the voyage: the voyage gets longer.
Range Frames::added_to(const Clause& c, std::size_t i) const {
  const Range cue = frame::range_of(c.match.cue, c.seg, c.first);
  if (cue.empty() || c.tokens[cue.first].cls != up_ || i + 2 >= c.right) return {};
  if (!among(tables_.adds, c.tokens[cue.first]) || c.tokens[i + 1].cls != to_) return {};
  const TokenClass next = c.tokens[i + 2].cls;
  return next == kOther || next == det_ ? names_.object(c.tokens, {i + 2, c.right}) : Range{};
}

// One in five, nine out of ten: of what, stands behind.
bool Frames::in_every(const unit::Quantity& q) const {
  const std::string_view quote = q.at.of(in_.clean.bytes);
  return q.form == number::Form::fraction &&
         std::any_of(tables_.part_links.begin(), tables_.part_links.end(),
                     [quote](const std::string& link) { return quote.find(link) != quote.npos; });
}

// One in five pupils walks: up to the plural, unless "of" or "in" goes on.
Range Frames::counted_phrase(const Clause& c, Range phrase) const {
  for (std::size_t i = phrase.first; i < phrase.last; ++i) {
    if (c.tokens[i].cls != kOther || !tables_.is_plural(lower(c.tokens[i].at.of(in_.clean.bytes)))) continue;
    const TokenClass next = i + 1 < phrase.last ? c.tokens[i + 1].cls : TokenClass{0};
    if (next == kOther || next == 0) return {phrase.first, i + 1};
  }
  std::size_t end = phrase.first;
  while (end < phrase.last && c.tokens[end].cls == kOther) ++end;
  const bool noun = end == phrase.first || tables_.is_plural(lower(c.tokens[end - 1].at.of(in_.clean.bytes)));
  return noun || !in_sentence_ ? phrase : Range{};  // but one in four cook with wood
}

// The city plans to add 30 MW of wind power: who aims is not what is measured.
Range Frames::aimed(const Clause& c, std::size_t i) const {
  std::size_t at = i;
  while (at > c.seg.first && (c.tokens[at - 1].cls == kBound || c.tokens[at - 1].cls == det_)) --at;
  if (at == c.seg.first || i + 2 >= c.right || c.tokens[i + 1].cls != of_) return {};
  const TokenClass verb = c.tokens[at - 1].cls;
  if (verb != verb_ && verb != up_) return {};
  const bool aims = at > c.seg.first + 1 && c.tokens[at - 2].cls == mod_ &&
                    in_.lexicon.word(c.tokens[at - 2].ref).modality == Modality::target;
  return aims ? names_.object(c.tokens, {i + 1, c.right}) : Range{};
}

// What an amount is of: 30 tonnes of coal behind a verb, a 30 MW wind farm. Empty where the subject is what
// is measured.
Range Frames::measured(const Clause& c, std::size_t i, Range own) const {
  const Class u = quantity(c.tokens[i]).unit_class;
  if (const Range aim = aimed(c, i); !aim.empty()) return aim;
  if (u == Class::percent) {  // a 51 percent stake
    const bool part = i > c.seg.first && c.tokens[i - 1].cls == det_ && i + 1 < c.right &&
                      c.tokens[i + 1].cls == kOther && i + 1 == c.first + 1 &&
                      !is_in(tables_.usual, lower(c.tokens[i + 1].at.of(in_.clean.bytes)));
    return part ? names_.object(c.tokens, {i + 1, c.right}) : Range{};
  }
  if (u != Class::physical && u != Class::duration && u != Class::money) return {};
  std::size_t at = i;
  while (at > c.seg.first &&
         (c.tokens[at - 1].cls == kBound || c.tokens[at - 1].cls == between_ || c.tokens[at - 1].at.empty()))
    --at;
  if (i + 1 >= c.right || at == c.seg.first) return {};
  if (u == Class::duration && quantity(c.tokens[i]).unit != "hour") return {};
  const bool verb = c.tokens[at - 1].cls == verb_ || among(tables_.adds, c.tokens[at - 1]) ||
                    (c.tokens[at - 1].cls == and_ && counted_last_);
  const bool of = c.tokens[i + 1].cls == of_ && verb && u != Class::money;
  const bool modifies = c.tokens[at - 1].cls == det_ && c.tokens[i + 1].cls == kOther && own.empty();
  return of || modifies ? names_.object(c.tokens, {i + 1, c.right}) : Range{};
}

// Where the noun to the right may start: behind a comparative, or behind brackets and "of".
Range Frames::later(const Clause& c, std::size_t i) const {
  const Range cue = frame::range_of(c.match.cue, c.seg, c.first);
  if (c.match.rule->gap && !cue.empty()) return {cue.last, c.right};
  if (quantity(c.tokens[i]).unit_class != Class::percent || c.seg.end == 0) return {};
  std::size_t at = i + 1;
  while (at < c.tokens.size() && at - i < 6 && c.tokens[at].cls != of_) ++at;
  if (at + 1 >= c.tokens.size() || c.tokens[at].cls != of_ || at == i + 1) return {};
  return {at, c.tokens.size()};
}

// Trade with Peru …, that with Chile; exports to Spain …, to France: the noun of the name before, and the
// words here.
Name Frames::elided(const Clause& c, Range own) const { return pointed(c.tokens, c.seg.first, own); }

Name Frames::pointed(const Tokens& tokens, std::size_t segment, Range own) const {
  if (last_.empty() || own.empty() || own.first <= segment) return {};
  std::size_t at = own.first - 1;
  while (at > segment && tokens[at].cls == det_) --at;
  const token::Token& lead = tokens[at];
  const bool points = lead.cls == that_of_;
  const bool side = (lead.cls == to_ || lead.cls == from_) && at - segment < 2 && in_sentence_;
  if (!points && !side) return {};
  const std::string_view text = in_.clean.bytes;
  const Name& base = points || subject_name_.empty() ? last_ : subject_name_;
  const Span first = base.parts.front();
  const std::size_t head = names_.head(base).size();
  const bool joined = base.parts.size() > 1;  // that of the second, that of the third
  if (head == 0 || (head >= first.size() && !joined)) return {};
  std::size_t word = lead.at.begin;
  if (points) word = lead.at.begin + text.substr(lead.at.begin, lead.at.size()).rfind(' ') + 1;
  if (side && joined) return {};
  if (side && text.compare(first.begin + head + 1, lead.at.size(), lead.at.of(text)) != 0) return {};
  Name out{{{first.begin, first.begin + head}, {word, lead.at.end}}};
  const Name rest = names_.name_of(tokens, own);
  for (const Span& part : rest.parts) out.parts.push_back(part);
  return out;
}

// With a share of 23 percent, China was: the subject that follows. Empty where the clause names one.
Range Frames::ahead(const Clause& c) const {
  const TokenClass opens = c.tokens[c.seg.first].cls;
  if (in_sentence_ || (opens != in_class_ && opens != share_) || c.seg.end != comma_) return {};
  for (std::size_t i = c.seg.first; i < c.first; ++i) {
    if (c.tokens[i].cls != share_ && names_.has_verb(c.tokens, {i, i + 1})) return {};
  }
  const std::size_t from = c.seg.last + 1;
  std::size_t verb = from;
  while (verb < c.tokens.size() && c.tokens[verb].cls != comma_ && !c.tokens[verb].is_quantity() &&
         !names_.has_verb(c.tokens, {verb, verb + 1}))
    ++verb;
  if (verb >= c.tokens.size() || !names_.has_verb(c.tokens, {verb, verb + 1})) return {};
  return names_.subject(c.tokens, {from, verb}, false);
}

// Partners were China (23 percent): the proper name right before the bracket.
Range Frames::bracketed(const Clause& c, std::size_t i) const {
  if (i != c.seg.first || i < 2 || c.tokens[i - 1].cls != open_ || in_sentence_) return {};
  std::size_t from = i - 1;
  while (from > 0 && (c.tokens[from - 1].cls == kOther || c.tokens[from - 1].cls == kPlace)) --from;
  if (from + 1 > i - 1 || from == 0) return {};
  const bool proper = is_upper(in_.clean.bytes[c.tokens[from].at.begin]);
  const bool led =
      c.tokens[from - 1].cls == by_ || c.tokens[from - 1].cls == ofwhich_;  // were led by cars (3 percent)
  return (proper || led) && !c.tokens[from].is_quantity() ? Range{from, i - 1} : Range{};
}

// Cars, trucks and buses together: all that commas cut off.
Range Frames::whole_list(const Clause& c, Range own) const {
  const bool joins = std::any_of(c.tokens.begin() + static_cast<std::ptrdiff_t>(own.first),
                                 c.tokens.begin() + static_cast<std::ptrdiff_t>(own.last),
                                 [this](const token::Token& t) { return t.cls == and_; });
  const bool last = own.first == c.seg.first + 1 && c.tokens[c.seg.first].cls == and_;  // , and buses
  if (list_open_ && ((joins && own.first == c.seg.first) || last) && own.first > list_from_ &&
      (!in_sentence_ || list_led_))
    own.first = list_from_;
  while (own.last > own.first + 1 && c.tokens[own.first].cls == det_) ++own.first;
  return own;
}

// Steel cuts of 3 tonnes: the movement is a noun, and part of the name.
Range Frames::with_cue(const Clause& c, Range own) const {
  const Range cue = frame::range_of(c.match.cue, c.seg, c.first);
  const bool noun =
      !cue.empty() && cue.first == own.last && cue.first + 1 < c.first && c.tokens[cue.first + 1].cls == of_;
  if (noun && !tables_.article(lower(c.tokens[cue.first].at.of(in_.clean.bytes)))) ++own.last;
  return own;
}

}  // namespace zhibiao::english
