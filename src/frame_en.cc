#include "frame_en.h"

#include <algorithm>

#include "count_text_en.h"
#include "english.h"

namespace zhibiao::english {

using name::Name;
using name::Range;
using token::Segment;
using unit::Class;

namespace {

constexpr std::size_t kRecent = 12;

}  // namespace

Frames::Frames(const token::Input& input, const CountTables& tables)
    : in_(input), tables_(tables), names_(input, tables) {
  const Lexicon& lexicon = input.lexicon;
  of_ = lexicon.class_of("OF");
  verb_ = lexicon.class_of("VERB");
  be_ = lexicon.class_of("BE");
  reach_ = lexicon.class_of("REACH");
  and_ = lexicon.class_of("AND");
  in_class_ = lexicon.class_of("IN");
  ofwhich_ = lexicon.class_of("OFWHICH");
  rel_ = lexicon.class_of("REL");
  to_ = lexicon.class_of("TO");
  from_ = lexicon.class_of("FROM");
  that_of_ = lexicon.class_of("THATOF");
  comma_ = lexicon.class_of("COMMA");
  open_ = lexicon.class_of("OPEN");
  close_ = lexicon.class_of("CLOSE");
  colon_ = lexicon.class_of("COLON");
  share_ = lexicon.class_of("SHARE");
  pron_ = lexicon.class_of("PRON");
  det_ = lexicon.class_of("DET");
  mod_ = lexicon.class_of("MOD");
  generic_ = lexicon.class_of("GENERIC");
  cmp_ = lexicon.class_of("CMP");
  adv_ = lexicon.class_of("ADV");
  but_ = lexicon.class_of("BUT");
  up_ = lexicon.class_of("UP");
  down_ = lexicon.class_of("DOWN");
  upn_ = lexicon.class_of("UPN");
  downn_ = lexicon.class_of("DOWNN");
  between_ = lexicon.class_of("BETWEEN");
  total_ = lexicon.class_of("TOTAL");
  by_ = lexicon.class_of("BY");
  have_ = lexicon.class_of("HAVE");
  speaker_ = lexicon.class_of("SPEAKER");
}

void Frames::block() {
  topic_ = before_ = {};
  topic_newer_ = false;
}

void Frames::sentence() {
  list_open_ = topic_newer_ = in_sentence_ = false;
  list_from_ = list_to_ = 0;
  last_money_.clear();
  moving_ = Direction::none;
  last_kind_.reset();
  percent_kind_.reset();
  last_percent_ = last_base_ = scored_ = given_last_ = false;
  if (!subject_name_.empty())
    before_ = subject_name_;
  else if (!here_.empty())
    before_ = here_.front();
  here_.clear();
  subject_name_ = held_ = about_ = {};
  last_direction_ = Direction::none;
}

void Frames::topic(const Tokens& tokens, const Segment& segment, bool colon) {
  Range all{segment.first, segment.last};
  const TokenClass first = tokens[segment.first].cls;
  const bool clause = names_.has_verb(tokens, all);
  for (std::size_t i = all.first; i < all.last; ++i) {
    if (tokens[i].cls == up_ || tokens[i].cls == down_) moving_ = in_.lexicon.word(tokens[i].ref).direction;
  }
  if (clause && in_sentence_ && !colon && first != but_) return;
  const bool listed =
      segment.end == open_ && segment.last - segment.first < 5;  // the United Kingdom (3 percent)
  if (in_sentence_ && first == det_ && !clause && !colon && !listed && segment.first > 0 &&
      (tokens[segment.first - 1].cls == comma_ || tokens[segment.first - 1].cls == close_))
    return;  // 300 euros ($330) a month, the highest since
  // For housing, 3 million; of young people, 3 percent
  const bool about = first == of_ || (first == in_class_ && among(tables_.about, tokens[segment.first]));
  if (!in_sentence_ && !clause && about) about_ = names_.name_of(tokens, names_.object(tokens, all));
  if (first == rel_) return;  // the index, which tracks six currencies, rose
  if (in_sentence_ && segment.last - segment.first > 1 && tokens[segment.first + 1].cls == ofwhich_)
    return;  // most of them women, generate
  // "X, the largest of them, …" stays X.
  const bool most = first == generic_ && tables_.article(lower(tokens[segment.first].at.of(in_.clean.bytes)));
  const bool beside = list_open_ && topic_newer_ && (first == det_ || first == but_ || first == adv_ || most);
  // up 2 percent, with food, drink and tobacco up 3
  const bool led = is_in(tables_.carrying, tokens[segment.first].at.of(in_.clean.bytes)) &&
                   segment.last - segment.first > 1 && segment.end == comma_;
  if (!list_open_) list_from_ = segment.first + (led ? 1 : 0), list_led_ = led;
  const bool aside =
      !led && (first == in_class_ || first == by_ || first == to_ || first == from_);  // By mode of trade,
  list_open_ = !clause && !aside && first != kTime && first != cmp_ && first != adv_;
  if (!colon && !clause &&
      (aside || first == ofwhich_ || first == of_ || beside ||
       (in_sentence_ && (first == kTime || first == cmp_)) || (topic_newer_ && first == kTime)))
    return;
  if (clause) all = before_verb(tokens, all);
  Range phrase = names_.subject(tokens, all, false);
  if (phrase.empty() && clause &&
      spoken(tokens, {segment.first, all.last}))  // we will open the line, 30 km long
    phrase = names_.object(tokens, {all.last + 1, segment.last});
  if (phrase.empty() && !clause && !in_sentence_ && tokens[all.last - 1].cls == upn_ &&
      all.last - all.first < 3)
    phrase = {all.last - 1, all.last};  // Growth, which averaged
  if (phrase.empty() || names_.is_generic(tokens, phrase)) return;
  if (clause) subject_name_ = names_.name_of(tokens, phrase);
  if (const Range says = clause ? named_last(tokens, {all.last, segment.last}, phrase) : Range{};
      !says.empty())
    phrase = says;
  list_to_ = segment.last;
  const Name other = pointed(tokens, segment.first, phrase);
  topic_ = other.empty() ? names_.name_of(tokens, phrase) : other;
  topic_newer_ = true;
  topic_short_ = !clause && segment.last - segment.first < 6;
}

// What stands before the verb of a clause, or of what the clause reports.
Range Frames::before_verb(const Tokens& tokens, Range clause) const {
  const auto up_to_verb = [&](std::size_t from) {
    std::size_t at = from;
    while (at < clause.last && (tokens[at].cls == mod_ || !names_.has_verb(tokens, {at, at + 1}))) ++at;
    return Range{from, at};
  };
  const Range out = up_to_verb(clause.first);
  const std::size_t says = reported(tokens, {out.last, clause.last});  // Data showed prices were
  return says > out.last ? up_to_verb(says) : out;
}

// Data showed that prices were: where what the verb at the head of `rest` reports begins; that head where it
// reports no clause.
std::size_t Frames::reported(const Tokens& tokens, Range rest) const {
  if (rest.empty() || tokens[rest.first].cls != verb_ || !among(tables_.reporting, tokens[rest.first]))
    return rest.first;
  const std::size_t from = rest.first + 1;
  return from < rest.last && !tokens[from].is_quantity() && names_.has_verb(tokens, {from, rest.last})
             ? from
             : rest.first;
}

// The noun phrase before the first verb of a clause.
void Frames::note_subject(const Tokens& tokens, Range clause) {
  std::size_t verb = clause.first;
  const auto acts = [&](std::size_t i) {
    return names_.has_verb(tokens, {i, i + 1}) && !is_possessive(tokens[i].at.of(in_.clean.bytes));
  };
  while (verb < clause.last && !acts(verb)) {
    if (tokens[verb].is_quantity() || tokens[verb].cls == rel_) return;
    ++verb;
  }
  if (verb == clause.last) return;
  if (const std::size_t says = reported(tokens, {verb, clause.last}); says > verb)
    return note_subject(tokens, {says, clause.last});
  const Range phrase = names_.subject(tokens, {clause.first, verb}, false);
  if (phrase.first > clause.first && tokens[phrase.first - 1].cls == that_of_) {
    if (Name other = pointed(tokens, clause.first, phrase); !other.empty()) subject_name_ = std::move(other);
    return;
  }
  if (!phrase.empty() && !names_.is_generic(tokens, phrase)) subject_name_ = names_.name_of(tokens, phrase);
}

// And, but before the verb: what was said of the subject goes on.
bool Frames::joined(const Clause& c) const {
  for (std::size_t i = c.first; i-- > c.seg.first && !c.tokens[i].is_quantity();) {
    if (c.tokens[i].cls == and_ || c.tokens[i].cls == but_) return true;
  }
  return false;
}

// It, they: the subject spoken of.
bool Frames::pronoun(const Clause& c) const {
  return std::any_of(c.tokens.begin() + static_cast<std::ptrdiff_t>(c.seg.first),
                     c.tokens.begin() + static_cast<std::ptrdiff_t>(c.first),
                     [this](const token::Token& t) { return t.cls == pron_; });
}

// We, I: not what was spoken of.
bool Frames::speaks(const Clause& c) const { return spoken(c.tokens, {c.seg.first, c.first}); }

bool Frames::spoken(const Tokens& tokens, Range range) const {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(range.first),
                     tokens.begin() + static_cast<std::ptrdiff_t>(range.last), [this](const token::Token& t) {
                       return t.cls == speaker_ || (t.cls == mod_ && among(tables_.speakers, t));
                     });
}

// The rule's name group before its cue.
Range Frames::left(const Clause& c) const {
  const Range range = frame::range_of(c.match.name, c.seg, c.first);
  const bool after = range.first > c.seg.first && c.tokens[range.first - 1].is_quantity();
  return names_.subject(c.tokens, range, after);
}

bool Frames::verb_before(const Clause& c) const {
  std::size_t from = c.first;
  while (from > c.seg.first && !c.tokens[from - 1].is_quantity()) --from;
  return names_.has_verb(c.tokens, {from, c.first});
}

std::vector<Naming> Frames::name(const Clause& c, const frame::Group& group) {
  clause_before_ = subject_name_;
  note_subject(c.tokens, {c.seg.first, c.first});
  if (heard_ != c.tokens.front().at.begin) {
    heard_ = c.tokens.front().at.begin;
    respectively_ = std::any_of(c.tokens.begin(), c.tokens.end(), [this](const token::Token& t) {
      return t.cls == adv_ && among(tables_.each, t);
    });
  }
  const TokenClass opens = c.tokens[c.seg.first].cls;
  const bool bracket = c.seg.first > 0 && c.tokens[c.seg.first - 1].cls == open_;
  if ((opens == rel_ || opens == in_class_ || opens == det_ || opens == ofwhich_ || bracket) && topic_newer_)
    held_ = topic_;  // its economy, with a GDP of
  const std::vector<Name> each = spread(c, group.members.size());
  std::vector<Naming> out;
  for (std::size_t k = 0; k < group.members.size(); ++k) {
    out.push_back(k < each.size() ? Naming{each[k], true} : one(c, group.members[k]));
    Naming& naming = out.back();
    if (naming.name.empty()) naming = {said(c, group.members[k]), true};
    if (!naming.stated && naming.name == last_) naming.shown = last_shown_;
    if (Name other = shown_for(c, group.members[k], naming); !other.empty()) naming.shown = std::move(other);
  }
  list_open_ = false;
  return out;
}

// Year-on-year growth 0.1 percent; the 48th consecutive monthly surplus: where nothing else names a value,
// all that stands before it does, or the end of its own words.
Name Frames::said(const Clause& c, std::size_t i) const {
  const auto silent = [&](const token::Token& t) {
    return t.cls == kBound || t.cls == be_ || t.cls == pron_ || t.cls == det_ || t.at.empty() ||
           !is_word(in_.clean.bytes, t.at.begin);
  };
  Range before{c.seg.first, i};
  while (!before.empty() && silent(c.tokens[before.first])) ++before.first;
  while (!before.empty() && silent(c.tokens[before.last - 1])) --before.last;
  if (c.match.rule->kind != Kind::streak && !before.empty() && !names_.has_verb(c.tokens, before))
    return names_.name_of(c.tokens, before);
  const unit::Quantity& q = quantity(c.tokens[i]);
  const std::size_t noun = q.at.of(in_.clean.bytes).rfind(' ');
  const bool ends = c.match.rule->kind == Kind::streak && noun != std::string_view::npos;
  return ends ? Name{{{q.at.begin + noun + 1, q.at.end}}} : Name{};
}

// One name each for the values of a list, from a list of as many subjects or from what was spoken of last.
std::vector<Name> Frames::spread(const Clause& c, std::size_t n) const {
  if (n < 2) return {};
  Range range = left(c);
  if (!range.empty() && list_open_) range.first = list_from_;
  const std::vector<Range> items = names_.items(c.tokens, range);
  std::vector<Name> out;
  if (items.size() == n) {
    // Output of cars, cells and chips: what stands before "of" is for all.
    std::size_t of = items[0].first;
    const bool places = c.tokens[items.back().first].cls == kPlace;  // exports to Spain, Italy and Peru
    const auto leads = [&](const token::Token& t) {  // clearance times for imports and exports
      return t.cls == in_class_ && among(tables_.about, t);
    };
    while (
        of < items[0].last && c.tokens[of].cls != of_ && !leads(c.tokens[of]) &&
        !(places && (c.tokens[of].cls == to_ || c.tokens[of].cls == from_ || c.tokens[of].cls == in_class_)))
      ++of;
    for (std::size_t k = 0; k < n; ++k) {
      Name item = names_.name_of(c.tokens, items[k]);
      const auto has_of = [&](const Range& r) {
        return std::any_of(c.tokens.begin() + static_cast<std::ptrdiff_t>(r.first),
                           c.tokens.begin() + static_cast<std::ptrdiff_t>(r.last),
                           [&](const token::Token& t) { return t.cls == of_ || leads(t); });
      };
      if (k > 0 && of < items[0].last && !has_of(items[k]))
        item = name::joined(names_.name_of(c.tokens, {items[0].first, of + 1}), item);
      out.push_back(item);
    }
    return out;
  }
  const bool known = !range.empty() && range.first > c.seg.first &&
                     c.tokens[range.first - 1].cls == kGuarded;  // the three ports
  if (topic_newer_ && range.empty()) {  // cars, cells and chips, the new three, rose by 3, 5 and 7 percent
    if (list_to_ <= list_from_ || list_to_ > c.seg.first) return {};
    std::vector<Name> listed;
    for (const Range& item : names_.items(c.tokens, {list_from_, list_to_}))
      listed.push_back(names_.name_of(c.tokens, item));
    return listed.size() == n ? listed : std::vector<Name>{};
  }
  if (in_sentence_ && range.empty()) {
    if (here_.size() == n) return here_;
    return {};
  }
  if (recent_.size() >= n && (range.empty() || known || names_.is_generic(c.tokens, range))) {
    out.assign(recent_.end() - static_cast<std::ptrdiff_t>(n), recent_.end());
  }
  return out;
}

// "The index fell" names the index, unless one was spoken of; "the figure" names nothing.
Range Frames::generic_of(const Clause& c, Range range) const {
  std::size_t at = range.last;
  while (at > range.first && c.tokens[at - 1].cls != generic_) --at;
  if (at == range.first) return {};
  const std::string text = lower(c.tokens[at - 1].at.of(in_.clean.bytes));
  const std::string noun = text.substr(text.rfind(' ') + 1);
  if (!tables_.article(text) || is_in(tables_.pronouns, noun)) return {};
  const std::string before = lower(std::string_view(name::folded(last_, in_.clean)));
  return before.find(noun) == std::string::npos ? Range{at - 1, at} : Range{};
}

Naming Frames::inherited(const Clause& c) const {
  if (topic_newer_ && !topic_.empty()) return {topic_, false};
  const bool acts = verb_before(c) || c.match.rule->kind == Kind::streak;
  const bool goes_on = acts && (counted_last_ || joined(c));
  if (!held_.empty() && c.tokens[c.seg.first].cls != rel_ && !inside(c) &&
      names_.has_verb(c.tokens, {c.seg.first, c.seg.first + 1}))
    return {held_, false};  // the index, which tracks six peers, eased to
  if (c.tokens[c.seg.first].cls == rel_ && c.seg.first > 1 && in_sentence_) {  // led by miners, which jumped
    std::size_t from = c.seg.first - 1;
    while (from > 0 && c.tokens[from - 1].cls != comma_ && !c.tokens[from - 1].is_quantity()) --from;
    const Range side = names_.subject(c.tokens, {from, c.seg.first - 1}, false);
    if (!side.empty() && !names_.is_generic(c.tokens, side)) return {names_.name_of(c.tokens, side), true};
  }
  if (const Range own = around(c); !own.empty()) return {names_.name_of(c.tokens, own), true, true};
  const bool beside = c.first > c.seg.first + 1 && c.tokens[c.first - 2].cls == and_ && last_object_ &&
                      !last_.empty() && among(tables_.drifts, c.tokens[c.first - 1]);
  const Range before = frame::range_of(c.match.name, c.seg, c.first);
  const bool total = counted_last_ && !before.empty() && c.tokens[before.last - 1].cls == generic_;
  if (in_sentence_ && total) return {last_, false};   // three cases, bringing the total to
  if (in_sentence_ && beside) return {last_, false};  // bought 3 tonnes of tea, and up 2 percent
  if (in_sentence_ && (goes_on || pronoun(c)) && !subject_name_.empty()) return {subject_name_, false};
  if (!in_sentence_ && pronoun(c) && !before_.empty()) return {before_, false};
  if (!in_sentence_ && !about_.empty()) return {about_, true};
  const Range said = frame::range_of(c.match.name, c.seg, c.first);
  if (const Name* same = spoken_of(c, said); same) return {*same, false};
  if (in_sentence_ && !last_.empty()) return {last_, false};
  const Range raw = frame::range_of(c.match.name, c.seg, c.first);
  if (const Range own = generic_of(c, raw); !own.empty()) return {names_.name_of(c.tokens, own), true, true};
  if (last_.empty() && topic_.empty()) {
    const Range phrase = names_.object(c.tokens, raw.empty() ? Range{c.first + 1, c.right} : raw);
    Name own = names_.name_of(c.tokens, phrase);
    return own.empty() ? Naming{subject_name_, false} : Naming{std::move(own), true};
  }
  return {last_.empty() ? topic_ : last_, false};
}

void Frames::keep(const Naming& naming, const context::Mention& mention) {
  last_ = naming.name;
  last_shown_ = naming.shown;
  last_object_ = naming.stated ? !naming.subject : last_object_;
  subject_ = naming.stated ? naming.subject : subject_;
  in_sentence_ = true;
  topic_newer_ = false;
  if (here_.empty() || !(here_.back() == naming.name)) here_.push_back(naming.name);
  last_kind_ = mention.kind;
  if (in_.quantities[mention.quantity].unit_class == Class::percent) percent_kind_ = mention.kind;
  const unit::Quantity& q = in_.quantities[mention.quantity];
  last_unit_ = mention.unit.empty() ? q.unit : mention.unit;
  if (q.unit_class == Class::money && last_unit_.size() == 3) last_money_ = last_unit_;
  last_percent_ = q.unit_class == Class::percent || q.unit_class == Class::point;
  scored_ = (scored_ && !naming.stated) || (q.unit_class == Class::score && mention.kind == Kind::change);
  const bool run = mention.kind == Kind::streak && moving_ != Direction::none;
  if (mention.direction != Direction::none && !run) moving_ = mention.direction;
  last_direction_ = mention.direction;
  last_base_ = mention.rule->base;
  last_value_ = q.value;
  given_last_ = naming.given;
  counted_last_ = q.unit_class == Class::item && naming.stated && !naming.subject;
  if (naming.stated && (recent_.empty() || !(recent_.back() == naming.name))) recent_.push_back(naming.name);
  if (recent_.size() > kRecent) recent_.erase(recent_.begin());
}

}  // namespace zhibiao::english
