// Room 5e, kind: what sort of value a bound quantity is, and which way it moved.
#pragma once

#include <string>
#include <string_view>

#include "context.h"
#include "frame.h"
#include "rulebook.h"
#include "token.h"

namespace zhibiao::context {

/// The kind of a value by its sort of unit and by what the measure that ends its name says ("growth",
/// "index", "ratio"; empty where it says nothing). Of both languages.
Kind kind_of(unit::Class c, std::string_view measure);

/// Lets the period of a run of `q` months, quarters or years start so long before its end; `bare_years`: a
/// number without a unit counts years (九连降). Of both languages.
void extend_streak(const unit::Quantity& q, bool bare_years, Mention& m);

/// Decides kind, direction and a comparison that the name itself states. Immutable; one an extraction.
class KindReader {
 public:
  explicit KindReader(const token::Input& input);

  /// Sets `m.kind`, `m.direction` and, where the measure says it (同比增幅), `m.comparison` for the quantity
  /// at token `i`. `m.name` is read. Returns true where a gap is one to another time (比上年高), so that it
  /// has a comparison.
  bool read(const token::Sentence& sentence, const token::Segment& segment, std::size_t i,
            const RuleMatch& match, Mention& m) const;

  /// 舟山 15、丽水 19、台州 22 微克/立方米: the unit behind the last of the places that token `i` is the
  /// value of one of; empty where there is none.
  std::string unit_of_places(const token::Sentence& sentence, std::size_t i) const;

 private:
  // `says`: the measure that ends the mention's name, nullptr where none does
  static bool moves_share(const unit::Quantity& q, const Lexicon::Measure* says);
  void read_sign(const unit::Quantity& q, const Lexicon::Measure* says, Mention& m) const;
  void read_quote(const unit::Quantity& q, Mention& m) const;
  std::size_t previous(std::size_t end) const;
  Direction tail_direction(const token::Sentence& s, std::size_t i, const token::Segment& seg) const;
  static void automatic_kind(const unit::Quantity& q, const Lexicon::Measure* says, bool base, Mention& m);
  void read_gap(const token::Sentence& s, const token::Segment& seg, std::size_t i, Mention& m) const;
  Direction from_before(const token::Sentence& s, const token::Segment& seg, std::size_t i) const;
  bool of_goal(const token::Sentence& s, name::Range whole, const Rule& rule) const;
  bool set_gap(const token::Sentence& s, const token::Segment& seg, std::size_t i, const token::Token* cue,
               Mention& m) const;

  const token::Input& in_;
  TokenClass than_, cmp_, run_, double_, gap_, discount_, and_, equal_;
};

}  // namespace zhibiao::context
