// What a word is in its sentence: verb, noun or adjective.
#include <algorithm>

#include "count_text_en.h"
#include "english.h"
#include "token_en.h"

namespace zhibiao::english {

using token::Sentence;
using token::Token;

namespace {

constexpr std::size_t kReach = 24;  // tokens in which the verb of a clause must follow

}  // namespace

// Of; of the plan.
bool Tokenizer::opens_with(const Token& t, const std::vector<std::string>& words) const {
  if (t.at.empty()) return false;
  const std::string_view text = lower_of(t);
  return is_in(words, text.substr(0, text.find(' ')));
}

// A word in -ed between a noun and what a verb takes: the agency appealed for 3 million.
bool Tokenizer::past(const std::vector<Token>& tokens, std::size_t i) const {
  const Span at = tokens[i].at;
  if (at.size() < 5 || is_upper(in_.clean.bytes[at.begin])) return false;
  const std::string_view text = at.of(in_.clean.bytes);
  const bool holds =
      tokens[i - 1].cls == kOther && words_.is_plural(lower(tokens[i - 1].at.of(in_.clean.bytes))) &&
      (tokens[i + 1].is_quantity() || tokens[i + 1].cls == kBound);  // parcels holding 3 tonnes
  const bool part =
      i + 2 >= tokens.size() || !opens_with(tokens[i + 2], words_.of);  // clothing 3 percent, housing 2
  if (text.ends_with("ing") && joint_[tokens[i - 1].cls] && tokens[i + 1].cls == kPercent && part)
    return false;
  if (text.ends_with("ing") && (joint_[tokens[i - 1].cls] || holds))
    return tokens[i + 1].is_quantity() || object_follows_[tokens[i + 1].cls];
  if (!text.ends_with("ed")) return false;
  const TokenClass before = tokens[i - 1].cls;
  return (before == kOther || past_follows_[before] || before == kPlace || before == kNote) &&
         (tokens[i + 1].is_quantity() || object_follows_[tokens[i + 1].cls]);
}

// The trimmed mean, a growing share, capital employed was: a form in -ed or -ing that is no verb of the
// clause.
bool Tokenizer::adjective(const std::vector<Token>& tokens, std::size_t i) const {
  const Token& t = tokens[i];
  if (t.cls != up_ && t.cls != down_ && t.cls != verb_) return false;
  const std::string_view text = t.at.of(in_.clean.bytes);
  if (text.find(' ') != text.npos || i + 1 >= tokens.size()) return false;
  if (participle(tokens, i)) return true;
  const bool form = text.ends_with("ed") || text.ends_with("ing");
  const TokenClass next = tokens[i + 1].cls;
  if (i == 0 && next == kOther && text.ends_with("ing")) return true;  // Declining issues outnumbered
  if (text.ends_with("ed") && next == kOther && i > 0 && is_possessive(tokens[i - 1].at.of(in_.clean.bytes)))
    return true;  // China's installed capacity
  if (text.ends_with("ed") && next == kOther && i > 1 && tokens[i - 1].cls == adv_ &&
      noun_leads_[tokens[i - 2].cls])
    return true;  // of newly installed cells
  if (form && next == kOther && i > 0 && noun_leads_[tokens[i - 1].cls])
    return text.ends_with("ed") || tokens[i - 1].cls == det_;
  return t.cls == verb_ && text.ends_with("ed") && i > 0 && tokens[i - 1].cls == kOther && clause_[next];
}

// Goods exported from Peru in May were worth 3 million: another verb of the clause follows.
bool Tokenizer::participle(const std::vector<Token>& tokens, std::size_t i) const {
  if (tokens[i].cls != verb_ || i == 0 || i + 1 >= tokens.size() || tokens[i - 1].cls != kOther) return false;
  const TokenClass next = tokens[i + 1].cls;
  const std::string_view text = lower_of(tokens[i]);
  const bool where = next == kOther && is_in(words_.whereabouts, lower_of(tokens[i + 1]));  // sold abroad
  if (!(text.ends_with("ed") || is_in(words_.irregular, text)) ||
      !(prepositions_[next] || next == kTime || where))
    return false;
  return speaks(tokens, i + 1);
}

// ", overtaking coal": what no verb of its own follows.
bool Tokenizer::acting(const std::vector<Token>& tokens, std::size_t i) const {
  const std::string_view text = tokens[i].at.of(in_.clean.bytes);
  if (text.size() < 5 || !text.ends_with("ing") || is_upper(text[0]) || tokens[i - 1].cls != comma_)
    return false;
  if (whole_words(in_.lexicon.words(), lower_, tokens[i].at.begin - sentence_.begin)) return false;  // PLAIN
  const TokenClass next = tokens[i + 1].cls;
  if (next != kOther && next != det_ && next != kPlace && next != generic_) return false;
  const std::size_t end = std::min(tokens.size(), i + kReach);
  for (std::size_t k = i + 1;
       k < end && !tokens[k].is_quantity() && tokens[k].cls != comma_ && tokens[k].cls != open_; ++k) {
    if (finite_[tokens[k].cls]) return false;
  }
  return true;
}

// Will, could: the next word is a verb whatever it is.
bool Tokenizer::modal(const Token& t) const {
  if (t.cls != mod_ && t.cls != have_) return false;
  const std::string_view text = t.at.of(in_.clean.bytes);
  return is_in(words_.modals, text.substr(text.rfind(' ') + 1));
}

// Rate cuts totalled, the fall was: a movement before the verb of its clause is a noun.
bool Tokenizer::noun(const std::vector<Token>& tokens, std::size_t i) const {
  const Token& t = tokens[i];
  if ((t.cls != up_ && t.cls != down_) || i == 0 || i + 1 >= tokens.size()) return false;
  const std::string_view text = t.at.of(in_.clean.bytes);
  if (text.find(' ') != text.npos || text.ends_with("ed") || text.size() < 3) return false;
  return tokens[i - 1].cls == kOther && clause_[tokens[i + 1].cls];
}

// We built 30 and sell 40: a bare form behind "and" is a verb where something before asks for one.
bool Tokenizer::willed(const std::vector<Token>& tokens, std::size_t i) const {
  for (std::size_t k = i; k-- > 0 && i - k < 24;) {
    if (tokens[k].cls == mod_ || tokens[k].cls == to_ || tokens[k].cls == pron_ || tokens[k].cls == speaker_)
      return true;
  }
  return false;
}

// To lower the rate, will lower costs
bool Tokenizer::lowers(const std::vector<Token>& tokens, std::size_t i) const {
  const TokenClass next = tokens[i + 1].cls;
  const bool object = next == det_ || next == kOther || next == generic_;
  return object && (tokens[i - 1].cls == to_ || tokens[i - 1].cls == mod_ || modal(tokens[i - 1]));
}

// Inching up, nudged down
bool Tokenizer::drifts(const std::vector<Token>& tokens, std::size_t i) const {
  const std::string_view text = tokens[i].at.of(in_.clean.bytes);
  const std::string_view next = tokens[i + 1].at.of(in_.clean.bytes);
  return is_in(words_.drifts, next) && (text.ends_with("ing") || text.ends_with("ed"));
}

// Verbs that no list has, and "that" where it opens no clause.
void Tokenizer::read_form(std::vector<Token>& tokens, std::size_t i) const {
  Token& t = tokens[i];
  const bool last = i + 1 >= tokens.size();
  if (t.cls == kOther && !last) {
    if (i > 0 && (past(tokens, i) || acting(tokens, i))) t.cls = verb_;
    if (t.cls == kOther && drifts(tokens, i)) t.cls = verb_;
    if (t.cls == kOther && i > 0 && !is_upper(in_.clean.bytes[t.at.begin])) {
      std::size_t lead = i - 1;
      while (lead > 0 && tokens[lead].cls == adv_) --lead;
      if (modal(tokens[lead])) t.cls = verb_;  // will still tackle
    }
  }
  if (t.cls == rel_ && i > 0 && adjective_follows_[tokens[i - 1].cls] && tokens[i - 1].cls != kTime)
    t.cls = det_, t.ref = -1;  // from that date
  if (t.cls == rel_ && !last && adjective_follows_[tokens[i + 1].cls] && tokens[i + 1].cls != kTime &&
      tokens[i + 1].cls != det_ && (i == 0 || joint_[tokens[i - 1].cls]))
    t.cls = that_of_;  // while that with Peru fell
}

// Peru's exports, the target band, the imported goods, rate cuts totalled: a cue that is part of a noun.
bool Tokenizer::part_of_noun(const std::vector<Token>& tokens, std::size_t i) const {
  const Token& t = tokens[i];
  const bool before_noun = i + 1 < tokens.size() && tokens[i + 1].cls == kOther;
  if (t.cls == be_ && i > 0 && tokens[i - 1].cls == kPlace && is_possessive(lower_of(t)) && before_noun)
    return true;
  if (t.cls == mod_ && before_noun && words_.article(lower_of(t))) return true;
  return adjective(tokens, i) || noun(tokens, i);
}

// A form that is a noun as well (costs, plant) is a verb only between what a verb follows and what no noun
// stands before.
bool Tokenizer::is_verb(const std::vector<Token>& tokens, std::size_t i) const {
  const Token& t = tokens[i];
  const bool weak = in_.lexicon.word(t.ref).weak;
  const TokenClass next = i + 1 < tokens.size() ? tokens[i + 1].cls : TokenClass{0};
  if (!weak) {
    const bool form = t.cls == verb_ && next == kOther && lower_of(t).ends_with("ed");
    return !form || (i > 0 && !adjective_follows_[tokens[i - 1].cls]);  // the imported goods
  }
  if ((next == rel_ || next == det_) && is_in(words_.reporting, lower_of(t)) &&
      (next == rel_ || speaks(tokens, i + 2)))
    return true;  // the study shows that, figures from the port show the yard sold
  const bool takes = i + 1 < tokens.size() && (tokens[i + 1].is_quantity() || next == kBound);
  const bool third = lower_of(t).ends_with("s");
  if (takes && i > 0 && tokens[i - 1].cls != det_)
    return t.cls != verb_ || tokens[i - 1].cls != and_ || third || willed(tokens, i);
  if (noun_before_[next] || i == 0) return false;
  if (t.cls == mod_ && (next == and_ || next == comma_)) return false;  // water projects and
  const Token& before = tokens[i - 1];
  if (before.cls == mod_ && !modal(before) && !words_.infinitive(lower_of(before)))
    return false;                                         // targeting export growth
  if (acts_[before.cls] && next == kOther) return false;  // to lift return on capital
  if (before.cls == kOther) return third != words_.is_plural(lower_of(before));
  return verb_follows_[before.cls] && (t.cls == verb_ || t.cls == keep_ || !joint_[before.cls]) &&
         (third || before.cls != and_ || willed(tokens, i));
}

// True where a verb follows in the clause, before a quantity.
bool Tokenizer::speaks(const std::vector<Token>& tokens, std::size_t from) const {
  const std::size_t end = std::min(tokens.size(), from + kReach);
  for (std::size_t k = from; k < end && !tokens[k].is_quantity() && !parts_[tokens[k].cls]; ++k) {
    if (finite_[tokens[k].cls]) return true;
  }
  return false;
}

// A, an; by a, from an.
bool Tokenizer::indefinite(const Token& t) const {
  if (t.at.empty() || t.cls < kFirstWordClass) return false;
  const std::string_view text = lower_of(t);
  return is_in(words_.articles, text.substr(text.rfind(' ') + 1));
}

// An annual rise, a further slight decline: one past the movement that the words from the article on grade;
// 0 where they do not.
std::size_t Tokenizer::graded(const std::vector<Token>& tokens, std::size_t i) const {
  std::size_t noun = i + 1;
  while (noun < tokens.size() && (tokens[noun].cls == adv_ || is_in(words_.degrees, lower_of(tokens[noun]))))
    ++noun;
  if (noun == i + 1 || noun + 1 >= tokens.size() || tokens[noun + 1].cls == kOther) return 0;
  return noun + 1;
}

// What only grades is no word of a name: an annual rise of 3 percent, a meagre 3 percent.
void Tokenizer::grade(std::vector<Token>& tokens) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token t = tokens[i];
    const bool leads = i + 2 < tokens.size() && (tokens[i + 1].cls == kOther || tokens[i + 1].cls == adv_);
    const bool article = leads && indefinite(t);
    if (article && tokens[i + 1].cls == kOther && tokens[i + 2].is_quantity() &&
        !is_upper(in_.clean.bytes[tokens[i + 1].at.begin]))
      tokens[i + 1].cls = adv_;  // a meagre 3 percent
    const bool measures = t.cls == kPercent && leads && tokens[i + 1].cls == kOther &&
                          (tokens[i + 2].cls == up_ || tokens[i + 2].cls == down_);
    if (measures && is_in(words_.degrees, lower_of(tokens[i + 1])))
      tokens[i + 1].cls = adv_;  // a 3% annual rise
    const bool sees = i + 2 < tokens.size() && t.cls == verb_ &&
                      is_in(words_.degrees, lower_of(tokens[i + 1])) &&
                      (tokens[i + 2].cls == upn_ || tokens[i + 2].cls == downn_);
    if (sees) tokens[i + 1].cls = adv_, tokens[i + 1].ref = -1;  // saw moderate growth of
    const std::size_t end = article && t.cls == det_ ? graded(tokens, i) : 0;
    if (end > 0) {
      std::string plain;
      for (const std::string& a : words_.articles) {
        plain = a + ' ' + std::string(lower_of(tokens[end - 1]));
        const Trie::Match m = whole_words(in_.lexicon.words(), plain, 0);
        if (!m || m.length != plain.size()) continue;
        const TokenClass cls = in_.lexicon.word(m.value).cls;
        if (cls != upn_ && cls != downn_) continue;
        t = {{t.at.begin, tokens[end - 1].at.end}, cls, m.value};
        i = end - 1;
        break;
      }
    }
    tokens[kept++] = t;
  }
  tokens.resize(kept);
}

// The deficit was 3 billion as imports fell 2 percent: behind a quantity, with a subject and a verb of its
// own.
bool Tokenizer::opens_clause(const std::vector<Token>& tokens, std::size_t i) const {
  std::size_t k = i;
  while (k > 0 && !parts_[tokens[k - 1].cls] && !tokens[k - 1].is_quantity()) --k;
  if (k == 0 || !tokens[k - 1].is_quantity()) return false;
  k = i + 1;
  const auto in_subject = [&](TokenClass c) {  // as shipments from Peru climbed
    const bool joins = k > i + 1 && (noun_leads_[c] || prepositions_[c] || c == kTime);
    return joins || c == kOther || c == det_ || c == kPlace || c == adv_ || c == generic_;
  };
  while (k < tokens.size() && in_subject(tokens[k].cls)) ++k;
  const bool subject = k > i + 1 && tokens[k - 1].cls != det_ && tokens[k - 1].cls != adv_;
  return subject && k < tokens.size() && finite_[tokens[k].cls] && tokens[k].cls != mod_;
}

void Tokenizer::settle(Sentence& out) const {
  std::vector<Token>& tokens = out.tokens;
  grade(tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& t = tokens[i];
    read_form(tokens, i);
    if (t.cls < kFirstWordClass || t.ref < 0) continue;
    const bool inside = i > 0 && i + 1 < tokens.size();
    if (t.cls == less_ && inside && is_in(words_.lowering, lower_of(t)) && lowers(tokens, i)) t.cls = down_;
    if (part_of_noun(tokens, i) || !is_verb(tokens, i)) t.cls = kOther, t.ref = -1;
  }
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const bool after = tokens[i].cls == against_ && tokens[i + 1 < tokens.size() ? i + 1 : i].cls != det_;
    if ((tokens[i].cls == as_ || after) && opens_clause(tokens, i)) tokens[i].cls = but_;
  }
}

}  // namespace zhibiao::english
