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

/// The `[[list]]`, `[[multiple]]`, `[[span]]` and `[[cent]]` entries of English rule files. Immutable once
/// loaded.
class CountTables {
 public:
  void add(const rules::Node& file);  ///< Throws Error{schema}.
  void build();                       ///< After the last file.

  // Lists of rules/en/lists.toml, which says what each is for.
  std::vector<std::string> about, abstract, actors, adds, against, ages, ands, articles, base_before, best,
      between, by, carrying, cent_words, clock_past, compared_for, counters, definers, definite, degrees,
      drifts, each, earlier, figures, firsts, flows, foremost, from_words, gap_words, given_for, giving,
      goes_to, growth_of, half, half_units, held_against, in_links, infinitive_ends, irregular, labels,
      list_leads, list_links, more_words, lowering, met, modals, moves, multiple_before, nearly, no_plurals,
      not_first, of, of_every, of_hundred, one, or_fewer, or_more, ordinal_ends, ordinals, out_of, part_links,
      passed, people, place_in, plurals, plus, points, possessives, pronouns, range_after, rank_after,
      rank_before, rank_moves, rank_of, reporting, restates, run_words, runs_after, scores, share_for,
      span_adjectives, span_in, spans_before, spans_of, speakers, spent_in, compares, compares_with,
      stands_at, table_growth, table_labels, table_links, table_places, table_share, table_values, takers,
      taken, than, the, there, times_of_day, to_links, up_to, levels, usual, views, weekdays, whereabouts,
      wills, within, year_before, yearly;
  std::vector<Multiple> multiples;
  std::vector<std::pair<std::string, std::string>> cents;  ///< whose cents: "hong kong" → HKD
  std::vector<std::pair<std::string, std::string>> spans;  ///< year, yearly, annual → year

  /// True where `text` (lower case) opens with an article.
  bool article(std::string_view text) const;
  /// Bytes of that article and the blank behind it; 0 where there is none.
  std::size_t article_size(std::string_view text) const;
  /// True where `text` (lower case) is or ends in "to".
  bool infinitive(std::string_view text) const;
  /// True for what reads like a plural noun (workers, cities, people); `word` is in lower case.
  bool is_plural(std::string_view word) const;
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
