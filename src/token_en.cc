#include "token_en.h"

#include <algorithm>

#include "count_text_en.h"
#include "english.h"
#include "utf8.h"

namespace zhibiao::english {

using token::Sentence;
using token::Token;

namespace {

constexpr std::size_t kLongestNote = 120;  // bytes between brackets that may stand inside a name

std::size_t character(std::string_view text, std::size_t at) { return utf8::bound_from(text, at + 1) - at; }

}  // namespace

Tokenizer::Tokenizer(const token::Input& input, const CountTables& words)
    : in_(input),
      words_(words),
      plain_(input.lexicon.class_of("PLAIN")),
      streak_(input.lexicon.class_of("STREAK")),
      verb_(input.lexicon.class_of("VERB")),
      rel_(input.lexicon.class_of("REL")),
      det_(input.lexicon.class_of("DET")),
      to_(input.lexicon.class_of("TO")),
      that_of_(input.lexicon.class_of("THATOF")),
      up_(input.lexicon.class_of("UP")),
      down_(input.lexicon.class_of("DOWN")),
      open_(input.lexicon.class_of("OPEN")),
      close_(input.lexicon.class_of("CLOSE")),
      be_(input.lexicon.class_of("BE")),
      flat_(input.lexicon.class_of("FLAT")),
      adv_(input.lexicon.class_of("ADV")),
      mod_(input.lexicon.class_of("MOD")),
      have_(input.lexicon.class_of("HAVE")),
      pron_(input.lexicon.class_of("PRON")),
      and_(input.lexicon.class_of("AND")),
      keep_(input.lexicon.class_of("KEEP")),
      dash_(input.lexicon.class_of("DASH")),
      less_(input.lexicon.class_of("LESS")),
      generic_(input.lexicon.class_of("GENERIC")),
      speaker_(input.lexicon.class_of("SPEAKER")),
      comma_(input.lexicon.class_of("COMMA")),
      upn_(input.lexicon.class_of("UPN")),
      downn_(input.lexicon.class_of("DOWNN")),
      as_(input.lexicon.class_of("AS")),
      but_(input.lexicon.class_of("BUT")),
      against_(input.lexicon.class_of("AGAINST")) {
  const Lexicon& lexicon = input.lexicon;
  lexicon.mark(verb_follows_, {"PRON", "SPEAKER", "MOD", "TO", "AND", "HAVE", "ADV", "REL", "COMMA", "NOTE",
                               "BUT", "PLACE"});
  lexicon.mark(object_follows_, {"BOUND", "IN", "TO", "BY", "FROM", "ADV", "TIME", "DET", "GUARDED"});
  lexicon.mark(past_follows_, {"PRON", "SPEAKER", "REL", "BUT", "HAVE", "ADV", "AND", "COMMA"});
  lexicon.mark(joint_, {"AND", "COMMA", "BUT", "TO"});
  lexicon.mark(noun_before_, {"OF", "BE", "KEEP", "UP", "DOWN", "HAVE", "MOD", "SHARE", "REACH", "VERB", "BY",
                              "FLAT", "COMMA", "STOP"});
  lexicon.mark(clause_, {"BE", "MOD", "HAVE", "REACH", "SHARE"});
  lexicon.mark(acts_, {"UP", "DOWN", "KEEP", "VERB", "REACH"});
  lexicon.mark(prepositions_, {"IN", "FROM", "TO", "BY", "AS"});
  lexicon.mark(parts_, {"AND", "REL", "BUT", "COMMA", "SEMI", "COLON", "STOP", "OPEN", "CLOSE"});
  lexicon.mark(finite_, {"BE", "REACH", "SHARE", "UP", "DOWN", "FLAT", "VERB", "MOD", "HAVE"});
  lexicon.mark(noun_leads_, {"DET", "OF", "IN"});
  lexicon.mark(adjective_follows_,
               {"DET", "OF", "IN", "TIME", "GENERIC", "TOTAL", "PER", "FROM", "TO", "BY"});
}

// Second consecutive year, a fifth straight rise: the words say so themselves.
bool Tokenizer::runs_on(const unit::Quantity& q) const {
  if (q.unit_class != unit::Class::duration) return false;
  if (q.form == number::Form::word && q.scaled) return true;
  const std::string text = lower(q.at.of(in_.clean.bytes));
  return std::any_of(words_.run_words.begin(), words_.run_words.end(),
                     [&text](const std::string& w) { return text.find(w) != text.npos; });
}

bool Tokenizer::quantity_at(std::size_t at, Sentence& out) {
  const auto& all = in_.quantities;
  while (quantity_ < all.size() && all[quantity_].at.end <= at) ++quantity_;
  if (quantity_ == all.size() || all[quantity_].at.begin != at) return false;
  const unit::Quantity& q = all[quantity_];
  const bool counts = q.guard.empty();
  if (counts && runs_on(q)) out.tokens.push_back({{at, at}, streak_, -1});
  const auto cls = static_cast<TokenClass>(kBare + static_cast<int>(q.unit_class));
  const TokenClass guarded = q.unit_class == unit::Class::duration ? TokenClass{kSpan} : TokenClass{kGuarded};
  out.tokens.push_back({q.at, counts ? cls : guarded, static_cast<std::int32_t>(quantity_)});
  return true;
}

bool Tokenizer::time_at(std::size_t at, Token& out) {
  const auto& all = in_.times;
  while (time_ < all.size() && all[time_].at.end <= at) ++time_;
  if (time_ == all.size() || all[time_].at.begin != at) return false;
  out = {all[time_].at, kTime, static_cast<std::int32_t>(time_)};
  return true;
}

bool Tokenizer::bound_at(std::size_t at, Token& out) const {
  const auto& all = in_.quantities;
  if (quantity_ > 0 && all[quantity_ - 1].guard.empty() && !all[quantity_ - 1].bound_after.empty() &&
      all[quantity_ - 1].bound_after.begin == at) {
    out = {all[quantity_ - 1].bound_after, kBound, -1};
    return true;
  }
  for (std::size_t i = quantity_; i < all.size() && all[i].at.begin < at + 32; ++i) {
    if (!all[i].guard.empty() || all[i].bound_before.empty() || all[i].bound_before.begin != at) continue;
    out = {all[i].bound_before, kBound, -1};
    return true;
  }
  return false;
}

// Where the next quantity or time begins: no cue word runs into it.
std::size_t Tokenizer::limit(std::size_t at) {
  const auto& all = in_.quantities;
  while (counted_ < all.size() && (!all[counted_].guard.empty() || all[counted_].at.begin <= at)) ++counted_;
  std::size_t out = sentence_.end;
  if (counted_ < all.size()) {
    const unit::Quantity& q = all[counted_];
    const bool bound =
        !q.bound_before.empty() && q.bound_before.begin > at && q.bound_before.end <= q.at.begin;
    out = std::min(out, bound ? q.bound_before.begin : q.at.begin);
  }
  if (time_ < in_.times.size() && in_.times[time_].at.begin > at)
    out = std::min(out, in_.times[time_].at.begin);
  return out;
}

// "fell below 3 percent" is fell to less than 3 percent.
bool Tokenizer::passes(const Sentence& out, const Token& bound) const {
  if (out.tokens.empty() || (out.tokens.back().cls != up_ && out.tokens.back().cls != down_)) return false;
  return is_in(words_.passed, bound.at.of(in_.clean.bytes));
}

// US, WHO, IT: capitals make a name of what else were a small word.
bool Tokenizer::acronym(Span at) const {
  const std::string_view text = at.of(in_.clean.bytes);
  return text.size() > 1 && text.size() < 6 && std::all_of(text.begin(), text.end(), is_upper) && !shouts_;
}

// U.S., e.g.: the last dot belongs to it, unless the sentence ends there.
std::size_t Tokenizer::abbreviation(std::size_t at, std::size_t end) const {
  const std::string_view text = in_.clean.bytes;
  const bool dotted = end - at >= 3 && text[end - 2] == '.' && end + 1 < sentence_.end && text[end] == '.';
  return dotted ? end + 1 : end;
}

// Slowly, broadly; words that only end alike are listed as PLAIN.
bool Tokenizer::adverb(Span at) const {
  const std::string_view text = at.of(in_.clean.bytes);
  return text.size() > 5 && text.ends_with("ly") && !is_upper(text[0]) && text.find('-') == text.npos;
}

Token Tokenizer::word_at(std::size_t at) {
  const std::string_view text = in_.clean.bytes;
  const std::size_t end = limit(at) - sentence_.begin;
  const std::string_view view = std::string_view(lower_).substr(0, end);
  const Trie::Match word = whole_words(in_.lexicon.words(), view, at - sentence_.begin);
  Trie::Match place;
  if (is_upper(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80) {
    place = in_.places.match(view, at - sentence_.begin);
    if (place && !is_edge(text, at + place.length)) place = {};
  }
  if (place && at + place.length + 1 < sentence_.end && text[at + place.length] == '-' &&
      is_upper(text[at + place.length + 1]))
    place = {};  // Leeds-Bradford line
  if (place && place.length >= word.length) {
    const place::Sort sort = in_.places.sort(place.value);
    const bool other = sort == place::Sort::other || sort == place::Sort::demonym;
    return {
        {at, at + place.length}, other ? TokenClass{kOther} : TokenClass{kPlace}, other ? -1 : place.value};
  }
  // A hyphenated or dotted word is one word: a cue inside it says nothing (run-up, up-to-date).
  const std::size_t whole = abbreviation(at, std::min(word_end(text, at), sentence_.end));
  if (word && at + word.length >= whole &&
      !(acronym({at, whole}) && in_.lexicon.word(word.value).comparison.empty())) {
    const TokenClass cls = in_.lexicon.word(word.value).cls;
    const bool inside = cls == dash_ && text[at] == '-' && at > sentence_.begin && text[at - 1] != ' ';
    if (inside) return {{at, at + 1}, kOther, -1};  // Antwerp-Bruges
    return {
        {at, at + word.length}, cls == plain_ ? TokenClass{kOther} : cls, cls == plain_ ? -1 : word.value};
  }
  if (word && at + word.length < text.size() && text[at + word.length] == '\'')
    return {{at, whole}, kOther, -1};
  if (!word && adverb({at, whole})) return {{at, whole}, adv_, -1};
  return {{at, whole > at ? whole : at + character(text, at)}, kOther, -1};
}

// Exports of the three – cars, cells and chips – rose: where what two dashes set apart ends; 0 where it says
// something of its own.
std::size_t Tokenizer::set_apart(const Sentence& out, std::size_t i) const {
  constexpr std::size_t kMost = 120;  // bytes
  if (i == 0 || out.tokens[i].cls != dash_) return 0;
  for (std::size_t j = i + 1; j < out.tokens.size(); ++j) {
    const Token& u = out.tokens[j];
    const bool says = u.cls == up_ || u.cls == down_ || u.cls == be_ || u.cls == have_ || u.cls == mod_ ||
                      u.cls == verb_ || u.cls == flat_;
    if (u.is_quantity() || says || u.at.end - out.tokens[i].at.begin > kMost) return 0;
    if (u.cls == dash_) return j > i + 1 && j + 1 < out.tokens.size() ? j : 0;
  }
  return 0;
}

// Brackets without a quantity, and what dashes set apart, become one NOTE.
void Tokenizer::fold_notes(Sentence& out) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    std::size_t close = set_apart(out, i);
    for (std::size_t j = i + 1; out.tokens[i].cls == open_ && j < out.tokens.size(); ++j) {
      const Token& u = out.tokens[j];
      if (u.is_quantity() || u.cls == open_ || u.at.end - out.tokens[i].at.begin > kLongestNote) break;
      if (u.cls != close_) continue;
      close = j;
      break;
    }
    if (close == 0) {
      out.tokens[kept++] = out.tokens[i];
      continue;
    }
    out.tokens[kept++] = {{out.tokens[i].at.begin, out.tokens[close].at.end}, kNote, -1};
    i = close;
  }
  out.tokens.resize(kept);
}

Sentence& Tokenizer::read(Span sentence) {
  Sentence& out = out_;
  out.tokens.clear();
  out.segments.clear();
  out.at = sentence_ = sentence;
  const std::string_view text = in_.clean.bytes;
  lower_ = lower(sentence.of(text));
  shouts_ =
      lower_.size() > 12 && std::none_of(text.begin() + static_cast<std::ptrdiff_t>(sentence.begin),
                                         text.begin() + static_cast<std::ptrdiff_t>(sentence.end), is_lower);
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    Token t;
    if (time_at(at, t)) {
      out.tokens.push_back(t);
    } else if (!quantity_at(at, out)) {
      if (!bound_at(at, t))
        t = word_at(at);
      else if (passes(out, t))
        out.tokens.push_back({{at, at}, to_, -1});
      out.tokens.push_back(t);
    }
    at = out.tokens.back().at.end;
  }
  settle(out);
  fold_notes(out);
  return out;
}

}  // namespace zhibiao::english
