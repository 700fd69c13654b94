// Room 4b for English: what stands at a number beyond its unit. Counted nouns (392 large companies), units
// shared by a list, ranks and runs in words (third-largest, the fifth straight year), multiples (doubled).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "byte_pairs.h"
#include "lexicon.h"
#include "number.h"
#include "rules/node.h"
#include "text.h"
#include "timex.h"
#include "trie.h"
#include "unit.h"

namespace zhibiao::english {

/// A verb or adverb that states a multiple: doubled is 2, up.
struct Multiple {
  std::string word;
  Decimal value;
  Direction direction = Direction::none;
};

/// The `[count]` section and the `[[multiple]]` entries of English rule files. Immutable once loaded.
class CountTables {
 public:
  void add(const rules::Node& file);  ///< Throws Error{schema}.
  void build();                       ///< After the last file.

  std::vector<std::string> ordinals;  ///< first, second …: the place is the value
  std::vector<std::string>
      abstract;  ///< counted nouns that make no indicator with a number word: two reasons
  std::vector<std::string>
      definite;  ///< before a number word: the thing is known, not counted: the three ports
  std::vector<std::string> run_words;     ///< consecutive, straight
  std::vector<std::string> runs_after;    ///< in a row, running
  std::vector<std::string> rank_after;    ///< what follows an ordinal that ranks: place, largest
  std::vector<std::string> rank_before;   ///< ranked, placed
  std::vector<std::string> moves;         ///< before "3 tonnes to 5 tonnes" they make two values of it
  std::vector<std::string> scores;        ///< before "77 out of 100"
  std::vector<std::string> ages;          ///< before "over 65": those, people
  std::vector<std::string> against;       ///< before what something is counted against: per 1,000 people
  std::vector<std::string> people;        ///< names of what counts people: employment, population
  std::vector<std::string> labels;        ///< nouns that a number names: gate 4, rules 3 and 5
  std::vector<std::string> definers;      ///< between "of" and a count that is known: three of the eight
  std::vector<std::string> times_of_day;  ///< what follows a time of day: a.m., past
  std::vector<std::string> weekdays;      ///< and months: the 1st Monday
  std::vector<std::string>
      multiple_before;                    ///< what follows "twice" where it is no mere "two times": as, the
  std::vector<std::string> year_before;   ///< before the number of a year: in 1648
  std::vector<std::string> of_every;      ///< sixty cents of every euro
  std::vector<std::string> usual;         ///< what a thing is at another time: average, peak, trough
  std::vector<std::string> spans_before;  ///< before days and sessions that only frame: last, past
  std::vector<std::string> spans_of;      ///< those: days, sessions
  std::vector<std::string> gap_words;     ///< comparatives that another thing follows without "than": above
  std::vector<std::string> in_links;      ///< one job in ten
  std::vector<std::string> best;          ///< before "in 12 years": time, most
  std::vector<std::string> figures;       ///< plurals that count nothing: numbers, levels
  std::vector<std::string> or_more;       ///< behind a counted noun: or more
  std::vector<std::string> or_fewer;
  std::vector<std::string> not_first;   ///< before "first" they rank nothing: came
  std::vector<std::string> half_units;  ///< behind "half": a percentage point
  std::vector<std::string> growth_of;   ///< between "growth of 3 percent" and what grew
  std::vector<std::string> given_for;   ///< between an amount that is given and what it is for
  std::vector<std::string> spent_in;    ///< between an amount and what it consists of: in taxes
  std::vector<std::string> giving;      ///< verbs whose amount is for something: spent, allocated
  std::vector<std::string> speakers;    ///< with what the speaker opens an aim: we will
  std::vector<std::string> stands_at;   ///< before the value of a subject that commas cut off: at 3 million
  std::vector<std::string> goes_to;     ///< of money: went to
  std::vector<std::string> met;         ///< verbs of reaching whose object is counted: reached 300 families
  std::vector<std::string> each;        ///< respectively
  std::vector<std::string> share_for;   ///< between a name and its part of a whole: wheat for 5
  std::vector<std::string> foremost;    ///< adjectives of the one that the verb names: the top buyer was
  std::vector<std::string> counters;    ///< counted nouns that say nothing of the thing: units, sets
  std::vector<std::string> about;       ///< at the head of a sentence: For housing, 3 million
  std::vector<std::string> earlier;     ///< behind "a year" they make it a time: $9 a year ago
  std::vector<Multiple> multiples;
  std::vector<std::pair<std::string, std::string>> cents;  ///< whose cents: "hong kong" → HKD
  std::vector<std::pair<std::string, std::string>> spans;  ///< year, yearly, annual → year

  /// The multiple that `word` (lower case) states; nullptr where it states none.
  const Multiple* multiple(std::string_view word) const;
  /// The place of `word` (lower case) among the ordinals, from 1; 0 where it is none.
  int ordinal(std::string_view word) const { return places_.find(word) + 1; }
  /// False where no ordinal, in words or digits, and no multiple starts at `at`.
  bool may_count(std::string_view lower, std::size_t at) const { return starts_.may_start(lower, at); }

 private:
  BytePairs starts_;
  Trie places_;     // ordinals
  Trie multiples_;  // → multiples
};

/// Completes the quantities of English sentences, from the start of one text to its end.
class Counter {
 public:
  /// `text` is CleanText::bytes, `lower` the same in lower case; all arguments must outlive the counter.
  Counter(std::string_view text, std::string_view lower, const Lexicon& lexicon, const CountTables& tables);
  ~Counter();
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;

  /// Completes the quantities from `first` on in `found`, all of one English sentence, with its numbers and
  /// times (and perhaps others). Linear in the sentence.
  void complete(Span sentence, const std::vector<number::Number>& numbers,
                std::span<const timex::Expression> times, std::size_t first,
                std::vector<unit::Quantity>& found);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zhibiao::english
