// The context rules: small regular expressions over token names, each with what it says of the quantity it
// binds.
//
//   [[rule]]
//   name = "zh.growth"
//   pattern = "(?P<name>X*) (?P<cue>UP|DOWN) F* @(PERCENT|TIMES)"
//   kind = "growth"
//
// In a pattern an upper-case word is a token class or a [[set]] of classes, X any token but a quantity, Q any
// quantity, and @ marks the quantity that the rule binds. What stands before the last quantity, and after the
// pattern, is free.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lexicon.h"
#include "pattern.h"
#include "rules/node.h"
#include "zhibiao/indicator.h"

namespace zhibiao {

/// What a rule says when its pattern matches.
struct Rule {
  std::string name;
  std::string pattern;                 ///< As written.
  std::optional<Kind> kind;            ///< Nothing: from the measure word of the name, else from the unit.
  std::optional<Direction> direction;  ///< Nothing: from the word in group `cue`.
  bool drop = false;                   ///< The quantity is no indicator here.
  bool base =
      false;  ///< The value stands at the start of a change (由 X 提高到 Y): no direction, own period.
  bool carry =
      false;  ///< Direction and kind of growth come from the movement that the sentence spoke of last.
  bool needs_unit =
      false;  ///< A bare number without a scale is no indicator here, unless its name says what it counts.
  std::vector<std::string> goals,  ///< Wholes that are aims: a part of them is a ratio (占年度计划的 63%).
      covers,   ///< Verbs that belong to the name with what they reach: 班列通达 18 个省份.
      holders,  ///< Verbs whose subject only has what the value counts: 数码港现有 2300 家企业.
      closers;  ///< What ends a clause that only says how large a field is (190 个断面中，).
  std::vector<std::string> divisions;  ///< Nouns whose count only says whose value follows (2个区的总量).
  std::vector<std::string> not_divisions;  ///< Words that begin so and are none (县级以上水源地).
  std::vector<std::string> labels;         ///< Units that with a small number only say where (3 栋, 二层).
  std::vector<std::string> places;         ///< Units that count the places by which a rank moves.
  bool like_last = false;  ///< A percentage is of the kind of the one before it (增长 5%，高于去年的 4%).
  bool by_values = false;  ///< The direction is that from the value before to this one.
  bool gap = false;        ///< A gap to another thing: direction only where that thing is a time.
};

/// One rule that matched, with its groups as token ranges of the skeleton.
struct RuleMatch {
  const Rule* rule = nullptr;
  pattern::Match::Range name, cue, whole, tail;
};

/// Every rule of the loaded files, in file order, those of the caller's own files first. Immutable after
/// build().
class RuleBook {
 public:
  void add(const rules::Node& file);  ///< Takes `[[set]]` and `[[rule]]`. Throws Error{schema}.
  /// Compiles the patterns. Throws Error{pattern} with the rule's place.
  void build(Lexicon& lexicon);

  /// The first rule that matches `skeleton`, in which kFocus stands before the quantity to bind.
  std::optional<RuleMatch> first(std::string_view skeleton) const;
  /// Every rule that matches, in order; for `explain`.
  std::vector<const Rule*> all(std::string_view skeleton) const;
  const std::vector<Rule>& rules() const noexcept { return rules_; }
  /// The patterns of rules(), in the same order.
  const pattern::Matcher& matcher() const noexcept { return matcher_; }
  /// A number that no other book of this process has had since its build().
  std::uint64_t number() const noexcept { return number_; }

 private:
  struct Source {
    rules::Node node;
    std::string pattern;
    std::string entry;  ///< As errors name it.
  };
  void put_own_first();
  std::string translate(const Source& source, const Lexicon& lexicon) const;
  std::string expand(std::string_view word, const Source& source, const Lexicon& lexicon) const;

  std::uint64_t number_ = 0;
  std::vector<Rule> rules_;
  std::vector<Source> sources_;
  std::vector<Rule> own_rules_;  // of the caller's files, until build()
  std::vector<Source> own_sources_;
  std::unordered_set<std::string> names_;
  std::vector<std::pair<std::string, std::vector<std::string>>> sets_;
  pattern::Matcher matcher_;
};

/// A rule book with a memory: the same few skeletons come again and again in a text, and in the next. Gives
/// what the book gives. What it has seen is the calling thread's own, of at most kMost skeletons a book and
/// of the last few books.
class RuleMemo {
 public:
  static constexpr std::size_t kMost = 4096;

  /// For the thread that makes it.
  explicit RuleMemo(const RuleBook& rules);
  /// As RuleBook::first. The result is good until the next call.
  const std::optional<RuleMatch>& first(const std::string& skeleton);
  const RuleBook& book() const noexcept { return rules_; }

 private:
  using Seen = std::unordered_map<std::string, std::optional<RuleMatch>>;
  static std::shared_ptr<Seen> seen_of(std::uint64_t book);

  const RuleBook& rules_;
  std::shared_ptr<Seen> seen_;
};

}  // namespace zhibiao
