// Room 5a for English: a sentence → typed tokens, one a word.
#pragma once

#include <array>
#include <string>

#include "count_en.h"
#include "token.h"

namespace zhibiao::english {

/// Tokenises English sentences of one text in order; `input.lexicon` and `input.places` are the English ones.
class Tokenizer {
 public:
  Tokenizer(const token::Input& input, const CountTables& words);

  /// The tokens of `sentence`, which are good until the next call; its segments are not cut. A run that goes
  /// on (the third year running) gets an empty STREAK token before it. Call with ascending sentences. Linear
  /// in its size.
  token::Sentence& read(Span sentence);

 private:
  bool quantity_at(std::size_t at, token::Sentence& out);
  bool time_at(std::size_t at, token::Token& out);
  bool bound_at(std::size_t at, token::Token& out) const;
  token::Token word_at(std::size_t at);
  std::size_t limit(std::size_t at);
  bool acronym(Span at) const;
  bool passes(const token::Sentence& out, const token::Token& bound) const;
  bool past(const std::vector<token::Token>& tokens, std::size_t i) const;
  bool adjective(const std::vector<token::Token>& tokens, std::size_t i) const;
  void settle(token::Sentence& out) const;
  void read_form(std::vector<token::Token>& tokens, std::size_t i) const;
  bool part_of_noun(const std::vector<token::Token>& tokens, std::size_t i) const;
  bool is_verb(const std::vector<token::Token>& tokens, std::size_t i) const;
  // The words of a token of this sentence, in lower case.
  std::string_view lower_of(const token::Token& t) const {
    return std::string_view(lower_).substr(t.at.begin - sentence_.begin, t.at.size());
  }
  bool runs_on(const unit::Quantity& q) const;
  std::size_t set_apart(const token::Sentence& out, std::size_t i) const;
  void fold_notes(token::Sentence& out) const;
  bool willed(const std::vector<token::Token>& tokens, std::size_t i) const;
  bool participle(const std::vector<token::Token>& tokens, std::size_t i) const;
  bool speaks(const std::vector<token::Token>& tokens, std::size_t from) const;
  bool acting(const std::vector<token::Token>& tokens, std::size_t i) const;
  bool lowers(const std::vector<token::Token>& tokens, std::size_t i) const;
  bool drifts(const std::vector<token::Token>& tokens, std::size_t i) const;
  bool modal(const token::Token& t) const;
  bool noun(const std::vector<token::Token>& tokens, std::size_t i) const;
  std::size_t abbreviation(std::size_t at, std::size_t end) const;
  bool adverb(Span at) const;
  void grade(std::vector<token::Token>& tokens) const;
  std::size_t graded(const std::vector<token::Token>& tokens, std::size_t i) const;
  bool opens_with(const token::Token& t, const std::vector<std::string>& words) const;
  bool indefinite(const token::Token& t) const;
  bool opens_clause(const std::vector<token::Token>& tokens, std::size_t i) const;

  const token::Input& in_;
  const CountTables& words_;
  TokenClass plain_, streak_, verb_, rel_, det_, to_, that_of_, up_, down_, open_, close_, be_, flat_, adv_,
      mod_, have_, pron_, and_, keep_, dash_, less_, generic_, speaker_, comma_, upn_, downn_, as_, but_,
      against_;
  std::array<bool, 256> verb_follows_{}, joint_{}, noun_before_{}, adjective_follows_{}, object_follows_{},
      past_follows_{}, clause_{}, noun_leads_{}, acts_{}, prepositions_{}, parts_{}, finite_{};
  std::size_t quantity_ = 0, time_ = 0, counted_ = 0;
  Span sentence_;
  bool shouts_ = false;  // the sentence is in capitals
  std::string lower_;    // of the sentence
  token::Sentence out_;
};

}  // namespace zhibiao::english
