// Room 5, context: values that are of the kind of the one before them in the sentence.
#pragma once

#include "context.h"
#include "token.h"

namespace zhibiao::context {

/// Compares a mention with `last`, the one before it in its sentence, and changes its kind and direction
/// where it goes on with it. Immutable; O(tokens of the sentence) a call.
class Likeness {
 public:
  explicit Likeness(const token::Input& input)
      : in_(input),
        marks_(input.lexicon),
        and_(input.lexicon.class_of("AND")),
        de_(input.lexicon.class_of("DE")),
        namely_(input.lexicon.class_of("NAMELY")) {}

  /// 约是上海的四分之一，天津的五分之一: another place that the same thing is measured by.
  void ratio(const token::Sentence& s, const token::Segment& seg, std::size_t i, const Mention& last,
             Mention& m) const;
  /// 增长 3.2%，高于前年的 2.6%: what is compared with is of the same kind; 多 247 亿元，即 3.7%.
  void growth(const token::Sentence& s, const Mention& last, Mention& m) const;
  /// 比上年多 3.2%，即 5 亿元: the growth in another unit.
  void amount(const token::Sentence& s, const Mention& last, Mention& m) const;
  /// 一季度增长 5.4%，二季度为 4.8%: the growth of the next time.
  void next_time(const Mention& last, Mention& m) const;
  /// 增加水稻 26 万亩、蔬菜 16 万亩: the verb before the first of a list is that of all.
  void listed(const token::Sentence& s, const token::Segment& seg, std::size_t i, const Mention& last,
              Mention& m) const;
  /// True for 制造业 6.5% behind 采矿业增长 2.4%: two things, and no measure of either that would say
  /// otherwise.
  bool next_of_kind(const Mention& last, const Mention& m) const;

 private:
  bool beside(const token::Sentence& s, const Mention& last, const Mention& m) const;
  bool namely(const token::Sentence& s, const Mention& last, const Mention& m) const;
  const unit::Quantity& quantity(const Mention& m) const { return in_.quantities[m.quantity]; }

  const token::Input& in_;
  token::Marks marks_;
  TokenClass and_, de_, namely_;
};

}  // namespace zhibiao::context
