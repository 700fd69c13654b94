// Room 5b for English: which of a clause's tokens name the measured thing. Noun phrases stand before the
// verb; articles, times and what leads to them go.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "count_en.h"
#include "name.h"
#include "token.h"

namespace zhibiao::english {

using Tokens = std::vector<token::Token>;

/// Decides by token classes. Immutable; thread-safe.
class Names {
 public:
  Names(const token::Input& input, const CountTables& words);

  /// The noun phrase that ends `range`: the subject before a verb, what stands before "of" a quantity.
  /// `after_quantity` says that the range starts right after one, so that it begins with what belongs to
  /// that. Empty where there is none.
  name::Range subject(const Tokens& tokens, name::Range range, bool after_quantity) const;
  /// The noun phrase that starts `range` (of GDP, three in ten households); empty where there is none.
  name::Range object(const Tokens& tokens, name::Range range) const;
  /// True where the phrase only points at what was spoken of (the total, it).
  bool is_generic(const Tokens& tokens, name::Range range) const;
  /// True where the range holds a verb, so that it is a clause of its own.
  bool has_verb(const Tokens& tokens, name::Range range) const;
  /// A phrase as a name: times and long notes inside are left out; words keep the space between them.
  name::Name name_of(const Tokens& tokens, name::Range range) const;
  /// Phrases joined by commas and "and".
  std::vector<name::Range> items(const Tokens& tokens, name::Range range) const;
  /// The words of a name in lower case up to its first preposition: what decides kind and unit.
  std::string head(const name::Name& name) const;

 private:
  bool carries(const Tokens& tokens, name::Range range) const;
  name::Range viewed(const Tokens& tokens, name::Range range) const;
  std::size_t modified(const Tokens& tokens, name::Range range) const;
  name::Range linked(const Tokens& tokens, name::Range range, std::size_t whole, std::size_t first) const;
  bool stands_for(const Tokens& tokens, name::Range range) const;
  name::Range trimmed(const Tokens& tokens, name::Range range) const;
  name::Range owned(const Tokens& tokens, name::Range range) const;
  bool breaks_any(const Tokens& tokens, name::Range range) const;
  bool breaks(const Tokens& tokens, name::Range range, std::size_t i) const;
  bool opens_with(const token::Token& t, const std::vector<std::string>& words) const;
  bool possessive(const token::Token& t) const;

  const token::Input& in_;
  const CountTables& words_;
  std::array<bool, 256> lead_{}, trail_{}, break_{}, verb_{}, part_{};
  TokenClass and_, adv_, of_, in_class_, det_, comma_, but_, rel_, generic_, pron_, semi_, between_, upn_,
      verb_class_, be_, flat_, to_, by_, from_, mod_, total_;
};

}  // namespace zhibiao::english
