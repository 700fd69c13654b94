// Room 5f, doubt: which bound quantities are no indicators after all.
#pragma once

#include "context.h"
#include "frame.h"
#include "rulebook.h"
#include "token.h"

namespace zhibiao::context {

/// The last guard, which knows the clause: labels (3 栋), fields (190 个断面中，), numbers that say nothing
/// by themselves. Immutable; one an extraction.
class Doubts {
 public:
  explicit Doubts(const token::Input& input);

  /// True where a small count in words opens a clause and only says whose value follows (三项保险基金收入合计
  /// 285 亿元).
  bool frames(const token::Sentence& s, const token::Segment& seg, const frame::Group& group) const;
  bool delimits(const token::Sentence& s, const token::Segment& seg, const frame::Group& group) const;
  /// True where a bound quantity is no indicator: nothing in the clause says that it counts or measures
  /// something.
  bool drops(const token::Sentence& s, const frame::Naming& naming, const Mention& m) const;

 private:
  bool says_nothing(const token::Sentence& s, const frame::Naming& naming, const Mention& m) const;
  bool only_divides(const token::Sentence& s, const unit::Quantity& q, const Rule& rule) const;
  bool only_labels(const token::Sentence& s, const unit::Quantity& q, const Rule& rule) const;
  bool is_field(const token::Sentence& s, const unit::Quantity& q, const Rule& rule) const;
  bool measured(const Mention& m) const;
  bool stands_alone(const token::Sentence& s, const unit::Quantity& q) const;
  bool in_word(const Mention& m) const;

  const token::Input& in_;
  token::Marks marks_;
  TokenClass new_;
};

}  // namespace zhibiao::context
