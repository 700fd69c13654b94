// Room 5d for English: the names of mentions, and what a clause without one takes from the clause before it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "context.h"
#include "count_en.h"
#include "frame.h"
#include "name_en.h"

namespace zhibiao::english {

/// One quantity, or the first of a list, with the rule that bound it.
struct Clause {
  const Tokens& tokens;
  const token::Segment& seg;
  const RuleMatch& match;
  std::size_t first;  ///< Index of the quantity's token.
  std::size_t right;  ///< One past the last token that belongs to it.
};

/// A name and whether its own clause states it.
struct Naming {
  name::Name name;
  bool stated = false;
  bool subject = false;   ///< It stands before the verb, so that the next clause can leave it out.
  bool given = false;     ///< It is what the value went to.
  name::Name shown = {};  ///< With whose it is or what it is for, where the record says more than `name`.
};

/// Names mentions in text order. One an extraction.
class Frames {
 public:
  Frames(const token::Input& input, const CountTables& tables);

  const Names& names() const noexcept { return names_; }
  void block();
  void sentence();
  /// A segment without a quantity may name what the next ones measure.
  void topic(const Tokens& tokens, const token::Segment& segment, bool colon);
  /// The names of a group's values, one each.
  std::vector<Naming> name(const Clause& c, const frame::Group& group);
  void keep(const Naming& naming, const context::Mention& mention);

  /// True where a verb stands between the clause's start and its quantity.
  bool verb_before(const Clause& c) const;
  /// The direction of the sentence's last movement.
  Direction moving() const noexcept { return moving_; }
  /// Kind, unit class and unit of the sentence's last mention.
  std::optional<Kind> last_kind() const noexcept { return last_kind_; }
  /// Kind of the sentence's last percentage.
  std::optional<Kind> percent_kind() const noexcept { return percent_kind_; }
  const std::string& last_unit() const noexcept { return last_unit_; }
  /// The currency of the sentence's last amount; empty where it has none.
  const std::string& last_money() const noexcept { return last_money_; }
  Direction last_direction() const noexcept { return last_direction_; }
  bool in_sentence() const noexcept { return in_sentence_; }
  bool last_base() const noexcept { return last_base_; }
  bool last_percent() const noexcept { return last_percent_; }
  const Decimal& last_value() const noexcept { return last_value_; }
  /// True where the sentence said how many points its subject moved.
  bool scored() const noexcept { return scored_; }

 private:
  Naming one(const Clause& c, std::size_t i) const;
  std::optional<Naming> told(const Clause& c, std::size_t i, bool object) const;
  std::optional<Naming> beside_subject(const Clause& c, std::size_t i) const;
  std::optional<Naming> one_in(const Clause& c, std::size_t i, name::Range own) const;
  std::optional<Naming> counted_thing(const Clause& c, std::size_t i, name::Range own, bool named) const;
  name::Range attributive(const Clause& c, std::size_t i) const;
  std::size_t before_value(const Clause& c, std::size_t i) const;
  bool takes(const Clause& c, std::size_t i) const;
  name::Range from_part(const Clause& c, std::size_t i) const;
  std::optional<Naming> right_of(const Clause& c, std::size_t i, bool named) const;
  Naming unnamed(const Clause& c, std::size_t i, bool aims) const;
  Naming inherited(const Clause& c) const;
  name::Name said(const Clause& c, std::size_t i) const;
  name::Range left(const Clause& c) const;
  bool wants_right(const Clause& c, std::size_t i) const;
  std::vector<name::Name> spread(const Clause& c, std::size_t n) const;
  const unit::Quantity& quantity(const token::Token& t) const {
    return in_.quantities[static_cast<std::size_t>(t.ref)];
  }
  name::Name elided(const Clause& c, name::Range own) const;
  name::Name owner(const Clause& c, name::Range own) const;
  name::Name acting(const Clause& c, std::size_t verb) const;
  bool refers(const Clause& c, name::Range own) const;
  bool views(const Clause& c, std::size_t at) const;
  name::Name whose(const Tokens& tokens, std::size_t at) const;
  const name::Name* spoken_of(const Clause& c, name::Range range) const;
  name::Range one_for(const Clause& c, std::size_t i) const;
  name::Name completed(const Clause& c, const Naming& naming) const;
  name::Name shown_for(const Clause& c, std::size_t i, const Naming& naming) const;
  name::Range compared(const Clause& c, std::size_t i) const;
  name::Range before_verb(const Tokens& tokens, name::Range clause) const;
  std::size_t reported(const Tokens& tokens, name::Range rest) const;
  void note_subject(const Tokens& tokens, name::Range clause);
  bool joined(const Clause& c) const;
  bool pronoun(const Clause& c) const;
  bool spoken(const Tokens& tokens, name::Range range) const;
  bool speaks(const Clause& c) const;
  name::Range object_for(const Clause& c, std::size_t i) const;
  name::Range more_of(const Clause& c, std::size_t i) const;
  name::Name beside(const Clause& c, std::size_t i) const;
  name::Range around(const Clause& c) const;
  name::Range aimed(const Clause& c, std::size_t i) const;
  name::Name respective(const Clause& c, std::size_t i) const;
  bool counts(name::Range own, const Clause& c) const;
  bool inside(const Clause& c) const;
  name::Range named_last(const Tokens& tokens, name::Range rest, name::Range subject) const;
  name::Range predicate(const Clause& c, std::size_t i) const;
  name::Range was(const Clause& c, std::size_t i) const;
  bool among(const std::vector<std::string>& words, const token::Token& t) const;
  name::Name pointed(const Tokens& tokens, std::size_t first, name::Range own) const;
  name::Range ahead(const Clause& c) const;
  name::Range bracketed(const Clause& c, std::size_t i) const;
  name::Range given_to(const Clause& c, std::size_t i) const;
  name::Range added_to(const Clause& c, std::size_t i) const;
  bool in_every(const unit::Quantity& q) const;
  bool subject_right(const Clause& c, std::size_t i, std::size_t at) const;
  name::Range later(const Clause& c, std::size_t i) const;
  name::Range whole_list(const Clause& c, name::Range own) const;
  name::Range generic_of(const Clause& c, name::Range range) const;
  name::Range counted_phrase(const Clause& c, name::Range phrase) const;
  bool forecaster(const Clause& c, name::Range own) const;
  name::Range measured(const Clause& c, std::size_t i, name::Range own) const;
  name::Range with_cue(const Clause& c, name::Range own) const;
  Naming counted(const Clause& c, std::size_t i) const;

  const token::Input& in_;
  const CountTables& tables_;
  Names names_;
  TokenClass of_, verb_, be_, reach_, and_, in_class_, to_, from_, that_of_, comma_, open_, close_, colon_,
      share_, pron_, ofwhich_, rel_, det_, mod_, between_, adv_, but_, cmp_, generic_, up_, down_, upn_,
      downn_, total_, speaker_, by_, have_;
  name::Name topic_, last_, last_shown_, subject_name_, clause_before_, held_, before_,
      about_;                              // before_: the subject of the sentence before
  std::vector<name::Name> here_;           // of the sentence, each once in a row
  std::vector<name::Name> recent_;         // of the block, oldest first, at most twelve
  std::size_t heard_ = std::string::npos;  // the sentence that respectively_ is of
  bool respectively_ = false;
  std::size_t list_from_ = 0, list_to_ = 0;  // tokens of a list of subjects that commas cut
  bool list_open_ = false, list_led_ = false, topic_newer_ = false, in_sentence_ = false, subject_ = false;
  Direction moving_ = Direction::none;
  std::optional<Kind> last_kind_, percent_kind_;
  std::string last_unit_, last_money_;
  Decimal last_value_;
  Direction last_direction_ = Direction::none;
  bool last_percent_ = false, last_base_ = false, scored_ = false, topic_short_ = false,
       counted_last_ = false, given_last_ = false, last_object_ = false;
};

}  // namespace zhibiao::english
