// Everything that rule files say, compiled: one immutable object that all rooms read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar.h"
#include "context.h"
#include "count_en.h"
#include "lexicon.h"
#include "number.h"
#include "outline.h"
#include "place.h"
#include "prefilter.h"
#include "rulebook.h"
#include "rules/node.h"
#include "table_en.h"
#include "text.h"
#include "timex.h"
#include "unit.h"
#include "zhibiao/extractor.h"

namespace zhibiao {

struct Trace;

/// The compiled rules. Made once; every member function is const and thread-safe.
class Engine {
 public:
  /// Whether the `accept` and `reject` lines of the caller's files must hold.
  enum class Lines : bool { skip, hold };

  /// Compiles the built-in rules and then `files`. Throws Error.
  explicit Engine(const std::vector<std::string>& files, Lines lines = Lines::skip);

  /// False where no number can stand in `source`: read() would find none. One quick pass.
  bool may_count(std::string_view source) const { return prefilter_.passes(source); }

  /// What the rooms up to the units find in one text; `clean.source` points into `source`.
  struct Reading {
    text::CleanText clean;
    std::vector<timex::Expression> times;
    std::vector<unit::Quantity> quantities;
    std::vector<english::Cell> cells;  ///< Values of English tables, in text order.
    std::vector<bool> english;         ///< One entry a sentence: the English rules read it.
  };
  Reading read(std::string_view source, Language language = Language::automatic) const;
  /// The same in the memory of another reading, which it replaces.
  void read(std::string_view source, Language language, Reading& out) const;

  /// The context room over a reading; `trace`, where given, gets what the rules were tried on.
  std::vector<context::Mention> mentions(const Reading& reading, std::optional<Date> date,
                                         Trace* trace = nullptr) const;
  /// The same with an outline that has been read already.
  std::vector<context::Mention> mentions_under(const outline::Outline& outline, const Reading& reading,
                                               Trace* trace = nullptr) const;

  /// The outline that mentions() reads by. `before` is that of the part before, in a long text.
  outline::Outline outline_of(const Reading& reading, std::optional<Date> date,
                              const outline::Outline* before = nullptr) const;

  std::vector<UnitInfo> units() const { return units_.list(); }
  const RuleBook& rules() const noexcept { return rules_; }
  const RuleBook& english_rules() const noexcept { return english_.rules; }
  const Lexicon& lexicon() const noexcept { return lexicon_; }
  const Lexicon& english_lexicon() const noexcept { return english_.lexicon; }
  const english::CountTables& english_lists() const noexcept { return english_.counts; }
  const place::Tables& english_places() const noexcept { return english_.places; }
  const place::Tables& places() const noexcept { return places_; }
  unit::Rooms rooms() const noexcept { return {text_, numbers_, units_}; }

 private:
  /// What the files with `language = "en"` say; units, guards and numbers serve both languages.
  struct English {
    timex::Tables times;
    Lexicon lexicon;
    place::Tables places;
    outline::Tables outline;
    RuleBook rules;
    english::CountTables counts;
  };
  void add(const rules::Node& file);
  void add_own(const rules::Node& file);
  void build();
  std::optional<unit::Quantity> unit_of(std::string_view words) const;
  void build_prefilter();

  English english_;
  Prefilter prefilter_;
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
