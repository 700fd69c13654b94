// Room 5, context: quantities → mentions. Clause by clause: name, kind, direction, comparison, period, place,
// modality.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "calendar.h"
#include "name.h"
#include "outline.h"
#include "rulebook.h"
#include "token.h"
#include "zhibiao/indicator.h"

namespace zhibiao::context {

/// A quantity that is an indicator, with all its fields; spans are in CleanText::bytes.
struct Mention {
  std::size_t quantity = 0;  ///< Index into the quantities.
  name::Name name;
  bool name_own = false;  ///< The name stands in the mention's own clause.
  std::string unit;       ///< Where the quantity itself names none: 人口…1109万.
  Kind kind = Kind::level;
  Direction direction = Direction::none;
  std::string comparison;
  Modality modality = Modality::actual;
  Interval period;
  std::string place;
  const Rule* rule = nullptr;
  Span sentence;
};

/// The mentions of a text, in text order. Linear.
std::vector<Mention> bind(const token::Input& input, const outline::Outline& outline, const RuleBook& rules);

/// Notes in the input's trace the clause that rules are tried on for the quantities at tokens `members`.
void trace_rules(const token::Input& input, const RuleBook& rules, const token::Sentence& sentence,
                 const token::Segment& segment, std::span<const std::size_t> members);

}  // namespace zhibiao::context
