// Kind, direction and unit of an English mention.
#pragma once

#include "context.h"
#include "count_en.h"
#include "frame_en.h"

namespace zhibiao::english {

/// Decides from the rule, the cue word, the unit and the words of the name. Immutable.
class Kinds {
 public:
  Kinds(const token::Input& input, const CountTables& counts, const Names& names);

  /// Sets kind, direction and, where the name gives it, the unit of `m`, which is the quantity at token `i`.
  void read(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const;

  /// True where the name says that the movement is one over a year: annual inflation.
  bool yearly(const context::Mention& m) const;

 private:
  void by_rule(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const;
  void by_sign(const Clause& c, std::size_t i, context::Mention& m) const;
  void once_more(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const;
  void by_sentence(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const;
  // A word of movement, verb or noun.
  bool moves(const token::Token& t) const {
    return t.ref >= 0 && (t.cls == up_ || t.cls == down_ || t.cls == upn_ || t.cls == downn_);
  }
  bool above(const Clause& c, std::size_t i) const;
  bool of_level(const Clause& c, std::size_t i) const;
  bool usual(const token::Token& t) const;
  Direction moved_since(const Clause& c, std::size_t i) const;
  Direction of_name(const name::Name& name) const;
  const Lexicon::Measure* measure(const name::Name& name) const;
  void automatic(const unit::Quantity& q, context::Mention& m) const;
  void carried(const Clause& c, std::size_t i, const Frames& frames, context::Mention& m) const;
  Direction run_direction(const Clause& c, std::size_t i, const Frames& frames) const;
  bool to_thing(const Clause& c, std::size_t i) const;
  std::string flowing(const name::Name& name) const;
  bool takes_people(const Clause& c, std::size_t i) const;
  void unit(const unit::Quantity& q, bool acts, bool taken, const Frames& frames, context::Mention& m) const;

  const token::Input& in_;
  const CountTables& counts_;
  const Names& names_;
  TokenClass by_, in_class_, up_, down_, of_, to_, than_, against_, open_, close_ = 0, more_ = 0, less_ = 0,
                                                                           upn_ = 0, downn_ = 0;
};

}  // namespace zhibiao::english
