// Everything that rule files say, compiled: one immutable object that all rooms read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar.h"
#include "context.h"
#include "lexicon.h"
#include "number.h"
#include "outline.h"
#include "place.h"
#include "rulebook.h"
#include "rules/node.h"
#include "text.h"
#include "timex.h"
#include "unit.h"

namespace zhibiao {

/// The compiled rules. Made once; every member function is const and thread-safe.
class Engine {
 public:
  /// Compiles the built-in rules and then `files`. Throws Error.
  explicit Engine(const std::vector<std::string>& files);

  /// What the rooms up to the units find in one text; `clean.source` points into `source`.
  struct Reading {
    text::CleanText clean;
    std::vector<timex::Expression> times;
    std::vector<unit::Quantity> quantities;
  };
  Reading read(std::string_view source) const;

  /// The context room over a reading.
  std::vector<context::Mention> mentions(const Reading& reading, std::optional<Date> date) const;

  /// The outline that mentions() reads by.
  outline::Outline outline_of(const Reading& reading, std::optional<Date> date) const;

  std::vector<UnitInfo> units() const { return units_.list(); }
  const Lexicon& lexicon() const noexcept { return lexicon_; }
  const place::Tables& places() const noexcept { return places_; }
  unit::Rooms rooms() const noexcept { return {text_, numbers_, units_}; }

 private:
  void add(const rules::Node& file);

  text::Tables text_;
  number::Tables numbers_;
  timex::Tables times_;
  unit::Tables units_;
  Lexicon lexicon_;
  place::Tables places_;
  outline::Tables outline_;
  RuleBook rules_;
};

}  // namespace zhibiao
