// Whose a name is where a pronoun says so: its share, whose growth; the rate that was spoken of.
#include <algorithm>

#include "count_text_en.h"
#include "english.h"
#include "frame_en.h"

namespace zhibiao::english {

using name::Name;
using name::Range;

namespace {

constexpr std::size_t kLongestOwner = 40;  // bytes: a longer one would bury the name itself

}  // namespace

// Solar cells, whose share: the noun phrase right before the pronoun at `at`.
Name Frames::whose(const Tokens& tokens, std::size_t at) const {
  std::size_t end = at;
  while (end > 0 && (tokens[end - 1].cls == comma_ || tokens[end - 1].cls == and_)) --end;
  std::size_t from = end;
  while (from > 0 && !tokens[from - 1].is_quantity() && tokens[from - 1].cls != comma_ &&
         !names_.has_verb(tokens, {from - 1, from}))
    --from;
  const Range phrase = names_.subject(tokens, {from, end}, false);
  return phrase.empty() || names_.is_generic(tokens, phrase) ? Name{} : names_.name_of(tokens, phrase);
}

// On which the increase was: the movement of what was spoken of.
bool Frames::refers(const Clause& c, Range own) const {
  if (!in_sentence_ || own.last - own.first != 1) return false;
  const token::Token& t = c.tokens[own.first];
  if (t.cls != upn_ && t.cls != downn_) return false;
  return among(tables_.the, t);
}

// The forecast is growth of: a view before the verb names nothing.
bool Frames::views(const Clause& c, std::size_t at) const {
  return at > c.seg.first + 1 && c.tokens[at - 1].cls == be_ && c.tokens[at - 2].cls == mod_;
}

// The model projects 3 percent: the subject says who thinks so.
bool Frames::forecaster(const Clause& c, Range own) const {
  const bool leads = own.last - own.first == 1 && (own.last == c.first || c.tokens[own.last].cls == of_ ||
                                                   c.tokens[own.last].cls == in_class_);
  if (leads && is_in(tables_.views, lower(c.tokens[own.first].at.of(in_.clean.bytes))))
    return true;                // beating expectations of
  std::size_t view = own.last;  // had pencilled in, were expecting
  const bool polled =
      view < c.first && c.tokens[view].cls == verb_;  // economists polled by Acme had expected
  const auto passes = [&](TokenClass t) {
    return t == have_ || t == be_ || (polled && (t == verb_ || t == by_ || t == kOther || t == kPlace));
  };
  while (view < c.first && passes(c.tokens[view].cls)) ++view;
  if (view < c.first && view > own.last && c.tokens[view - 1].cls == be_ &&
      c.tokens[view].at.of(in_.clean.bytes).find("ing") == std::string_view::npos)
    return false;  // sales were expected
  for (std::size_t i = view; i < c.first; ++i) {
    const TokenClass t = c.tokens[i].cls;
    if (t != mod_ && t != kBound && t != det_ && t != upn_ && t != downn_ && t != of_ && t != between_ &&
        t != in_class_ && t != to_)
      return false;
  }
  if (own.empty() || view >= c.first || c.tokens[view].cls != mod_) return false;
  if (among(tables_.modals, c.tokens[view])) return false;  // the surplus may reach
  const bool noun =
      view + 1 < c.first && c.tokens[view + 1].cls == of_;  // than the bank's consensus estimate of
  return view > own.last || (noun && c.match.rule->base) ||
         c.tokens[view].at.of(in_.clean.bytes).ends_with("s") ||
         (own.last > 0 && tables_.is_plural(lower(c.tokens[own.last - 1].at.of(in_.clean.bytes))));
}

// Who does what the verb says; nobody where it is a place, which the record has beside.
Name Frames::acting(const Clause& c, std::size_t verb) const {
  const Range who = names_.subject(c.tokens, {c.seg.first, verb}, false);
  const bool place = who.last - who.first == 1 && c.tokens[who.first].cls == kPlace;
  return who.empty() || place || names_.is_generic(c.tokens, who) ? Name{} : names_.name_of(c.tokens, who);
}

// Its share, their exports: what the sentence or the one before spoke of. Empty where `own` says it all.
Name Frames::owner(const Clause& c, Range own) const {
  if (own.empty() || own.first == 0) return {};
  if (own.last < c.first && c.tokens[own.last].cls == mod_) return {};  // its inflation forecast
  std::size_t at = own.first - 1;
  while (at > c.seg.first && c.tokens[at].cls == adv_) --at;
  if (at < c.seg.first || !among(tables_.possessives, c.tokens[at])) return {};
  Name of;
  std::size_t verb = c.seg.first;
  while (verb < at && !names_.has_verb(c.tokens, {verb, verb + 1})) ++verb;
  if (c.tokens[at].cls == rel_)
    of = whose(c.tokens, at);
  else if (verb < at)  // hedge funds cut their holdings
    of = acting(c, verb);
  else if (topic_newer_)
    of = topic_;
  else if (in_sentence_)
    of = clause_before_.empty() ? last_ : clause_before_;
  else
    of = before_;
  if (of.empty()) return {};
  Span first = of.parts.front();
  first.end = std::min(first.end, first.begin + names_.head(of).size());
  of = Name{{first}};
  const std::string_view text = in_.clean.bytes;
  const bool longer = first.size() > kLongestOwner;
  const bool inside = lower(first.of(text)) == lower(names_.name_of(c.tokens, own).parts.front().of(text));
  return longer || inside ? Name{} : of;
}

// The rate, the index: the last name that ends in the noun, where the one before does not; null where there
// is none.
const Name* Frames::spoken_of(const Clause& c, Range range) const {
  std::size_t at = range.last;
  while (at > range.first && c.tokens[at - 1].cls != generic_) --at;
  if (at == range.first) return nullptr;
  const std::string text = lower(c.tokens[at - 1].at.of(in_.clean.bytes));
  const std::string noun = text.substr(text.rfind(' ') + 1);
  if (is_in(tables_.pronouns, noun)) return nullptr;
  const auto ends = [&](const Name& n) {
    const std::string head = names_.head(n);
    return head.ends_with(noun) && is_edge(head, head.size() - noun.size());
  };
  if (last_.empty() || ends(last_)) return nullptr;
  const auto found = std::find_if(recent_.rbegin(), recent_.rend(), ends);
  return found == recent_.rend() ? nullptr : &*found;
}

// Against 80 percent for men: whose value the one compared with is.
Range Frames::compared(const Clause& c, std::size_t i) const {
  if (!c.match.rule->base || i + 2 >= c.tokens.size() || c.tokens[i + 1].cls != in_class_) return {};
  if (!among(tables_.compared_for, c.tokens[i + 1])) return {};
  std::size_t last = i + 2;
  while (last < c.seg.last &&
         (c.tokens[last].cls == kOther || c.tokens[last].cls == kPlace || c.tokens[last].cls == det_))
    ++last;
  const bool time = last < c.seg.last && c.tokens[last].cls == kTime;
  return time ? Range{} : names_.object(c.tokens, {i + 2, last});
}

// 6 percent for wind: the preposition and the noun behind the quantity, up to what ends the phrase.
Range Frames::one_for(const Clause& c, std::size_t i) const {
  if (i + 2 >= c.tokens.size() || c.tokens[i + 1].cls != in_class_) return {};
  if (!among(tables_.compared_for, c.tokens[i + 1])) return {};
  std::size_t end = i + 2;
  while (end < c.seg.last && (c.tokens[end].cls == kOther || c.tokens[end].cls == det_)) ++end;
  const bool ends = end == c.seg.last || c.tokens[end].cls == and_ || c.tokens[end].cls == but_;
  return ends && end > i + 2 ? Range{i + 1, end} : Range{};
}

// Whose growth was, at an average price of: what a name that a pronoun or "at a" leads is of.
Name Frames::completed(const Clause& c, const Naming& naming) const {
  if (naming.name.parts.size() != 1) return {};
  std::size_t at = c.seg.first;
  while (at < c.first && c.tokens[at].at.end <= naming.name.parts.front().begin) ++at;
  if (at >= c.first || at == c.seg.first) return {};
  if (const Name of = owner(c, {at, at + 1}); !of.empty()) return name::joined(of, naming.name);
  const bool leads = in_sentence_ && at <= c.seg.first + 2 && c.tokens[c.seg.first].cls == in_class_ &&
                     (among(tables_.stands_at, c.tokens[c.seg.first]) ||
                      is_in(tables_.carrying, c.tokens[c.seg.first].at.of(in_.clean.bytes))) &&
                     c.tokens[c.first - 1].cls == of_;
  if (!leads || last_.empty()) return {};
  const Span first = last_.parts.front();
  const Name of{{{first.begin, std::min(first.end, first.begin + names_.head(last_).size())}}};
  if (!among(tables_.articles, c.tokens[at])) return {};
  return of.parts.front().size() > kLongestOwner ? Name{} : name::joined(of, naming.name);
}

// 6 percent for wind and 9 percent for solar, for men the figure is: what tells the values of one name apart.
Name Frames::shown_for(const Clause& c, std::size_t i, const Naming& naming) const {
  if (c.match.rule->base) return {};
  if (const Range mine = one_for(c, i); !mine.empty()) {
    bool others = false;
    for (std::size_t k = c.seg.first; k < c.seg.last; ++k)
      others = others || (k != i && c.tokens[k].is_quantity() && !one_for(c, k).empty());
    if (others) return name::joined(naming.name, names_.name_of(c.tokens, mine));
  }
  if (naming.stated) return naming.shown.empty() ? completed(c, naming) : Name{};
  std::size_t at = c.seg.first;
  while (at < i && (c.tokens[at].cls == and_ || c.tokens[at].cls == but_)) ++at;
  if (!among(tables_.compared_for, c.tokens[at])) return {};
  std::size_t end = at + 1;
  while (end < i && (c.tokens[end].cls == kOther || c.tokens[end].cls == det_)) ++end;
  const bool stands = end < i && (c.tokens[end].cls == generic_ || c.tokens[end].cls == pron_);
  if (!stands || end == at + 1) return {};
  const Range phrase = names_.object(c.tokens, {at + 1, end});
  return phrase.empty() ? Name{} : names_.name_of(c.tokens, phrase);
}

}  // namespace zhibiao::english
