// Room 5b, name: which of a clause's tokens name the measured thing.
#pragma once

#include <string>
#include <vector>

#include "lexicon.h"
#include "place.h"
#include "small_list.h"
#include "token.h"

namespace zhibiao::name {

/// A half-open range of token indexes.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
  bool empty() const noexcept { return first >= last; }
};

using Ranges = SmallList<Range, 8>;

/// A name: the stretches of clean text that make it, in order.
struct Name {
  SmallList<Span, 2> parts;
  bool empty() const noexcept { return parts.empty(); }
  bool operator==(const Name&) const = default;
};

/// `a` followed by `b`; stretches that touch become one.
Name joined(const Name& a, const Name& b);

/// `name` without its stretch number `part`, from 0.
Name without(const Name& name, std::size_t part);

/// The words of a name in clean (folded) text; for lookups, not for users. Copies only where the name has
/// several parts; must not outlive the text.
class Folded {
 public:
  Folded(const Name& name, const text::CleanText& clean);
  operator std::string_view() const noexcept { return joined_.empty() ? single_ : joined_; }
  std::size_t size() const noexcept { return std::string_view(*this).size(); }
  bool empty() const noexcept { return size() == 0; }
  bool ends_with(std::string_view tail) const noexcept { return std::string_view(*this).ends_with(tail); }

 private:
  std::string_view single_;
  std::string joined_;
};

inline Folded folded(const Name& name, const text::CleanText& clean) { return {name, clean}; }

/// Decides by token classes. Immutable; thread-safe.
class Reader {
 public:
  Reader(const text::CleanText& clean, const Lexicon& lexicon, const place::Tables& places);

  /// `range` without what only leads to a name or follows it (times, adverbs, verbs of reaching, 其中, 全省
  /// …), cut after the last word that no name runs across (a reporting verb, a conjunction between clauses).
  Range trim(const std::vector<token::Token>& tokens, Range range) const;
  /// `range` without fillers at its end.
  Range close(const std::vector<token::Token>& tokens, Range range) const;
  bool describes(const std::vector<token::Token>& tokens, Range range, std::size_t i) const;
  /// The noun that a quantity at `at` counts, to its right, within `end`; empty where there is none.
  Range counted(const std::vector<token::Token>& tokens, std::size_t at, std::size_t end) const;
  /// A trimmed range as a name: times and notes inside are left out.
  Name name_of(const std::vector<token::Token>& tokens, Range range) const;
  /// The items of a list (城镇、农村居民…), each trimmed; one range where it is no list. `want` items are
  /// preferred.
  Ranges items(const std::vector<token::Token>& tokens, Range range, std::size_t want) const;
  /// The items that 、 alone parts.
  Ranges pauses(const std::vector<token::Token>& tokens, Range range) const;
  /// True where the range holds nothing but places and fillers.
  bool only_places(const std::vector<token::Token>& tokens, Range range) const;
  /// True where the range is made of words that name nothing (更是, 还剩).
  bool hollow(const std::vector<token::Token>& tokens, Range range) const;
  /// The place that a note holds and nothing else, （湖州）; empty where it holds something else.
  Span place_note(const token::Token& note) const;
  bool is_foreign(const token::Token& t)
      const;  ///< A country or bloc: a partner of trade rather than where the value is.
  bool is_self(const token::Token& t) const;
  bool is_within(const token::Token& t) const;
  bool is_nation(const token::Token& t) const;

 private:
  bool ends_in_rate(const std::vector<token::Token>& tokens, Range range) const;
  bool leads(const token::Token& t) const {
    return lead_[t.cls] || (is_self(t) && !is_within(t)) || is_nation(t);
  }
  bool trails(const token::Token& t) const { return trail_[t.cls]; }

  Range without_frame(const std::vector<token::Token>& tokens, Range range, std::size_t end) const;
  bool does(const std::vector<token::Token>& tokens, Range noun) const;
  Range without_compared(const std::vector<token::Token>& tokens, Range range) const;
  Range without_adjunct(const std::vector<token::Token>& tokens, Range range) const;
  bool keeps(const std::vector<token::Token>& tokens, Range range, std::size_t i) const;
  static Ranges split(const std::vector<token::Token>& tokens, Range range, TokenClass mark);
  bool is_noun(const std::vector<token::Token>& tokens, Range range) const;
  Range balanced(const std::vector<token::Token>& tokens, Range range, std::size_t end) const;
  bool opens_with_scale(const std::vector<token::Token>& tokens, Range range) const;
  bool lists_numbers(const std::vector<token::Token>& tokens, Range range) const;
  bool remark(const token::Token& note) const;
  bool footnote(const token::Token& note) const;
  bool is_aside(const token::Token& t) const;
  bool numbers_list(const token::Token& t) const;
  bool marks_only(const std::vector<token::Token>& tokens, Range range) const;

  const text::CleanText& clean_;
  const Lexicon& lexicon_;
  const place::Tables& places_;
  std::array<bool, 256> lead_{}, trail_{}, break_{}, soft_{}, reach_{}, noun_{};
  TokenClass pause_, and_, de_, new_, side_, quote_, than_, since_, in_, from_, per_, peak_, mod_, with_,
      dist_, cause_, effect_, so_, except_, adv_, pull_, be_, close_, cmp_, share_;
};

}  // namespace zhibiao::name
