// Room 5e, kind: what sort of value a bound quantity is, and which way it moved.
#pragma once

#include <string>

#include "context.h"
#include "frame.h"
#include "rulebook.h"
#include "token.h"

namespace zhibiao::context {

/// Decides kind, direction and a comparison that the name itself states. Immutable; one an extraction.
class KindReader {
 public:
  explicit KindReader(const token::Input& input);

  /// Sets `m.kind`, `m.direction` and, where the measure says it (同比增幅), `m.comparison` for the quantity
  /// at token `i`. `m.name` is read. Returns true where a gap is one to another time (比上年高), so that it
  /// has a comparison.
  bool read(const token::Sentence& sentence, const token::Segment& segment, std::size_t i,
            const RuleMatch& match, Mention& m) const;

 private:
  const Lexicon::Measure* measure(const Mention& m) const;
  bool moves_share(const unit::Quantity& q, const Mention& m) const;
  void read_sign(const unit::Quantity& q, Mention& m) const;
  void read_quote(const unit::Quantity& q, Mention& m) const;
  std::size_t previous(std::size_t end) const;
  Direction tail_direction(const token::Sentence& s, std::size_t i, const token::Segment& seg) const;
  void automatic_kind(const unit::Quantity& q, Mention& m) const;
  bool set_gap(const token::Sentence& s, const token::Segment& seg, std::size_t i, const token::Token* cue,
               Mention& m) const;

  const token::Input& in_;
  TokenClass than_, run_, double_, gap_, discount_;
};

}  // namespace zhibiao::context
