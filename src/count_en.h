// Room 4b for English: what stands at a number beyond its unit. Counted nouns (392 large companies), units
// shared by a list, ranks and runs in words (third-largest, the fifth straight year), multiples (doubled).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon.h"
#include "number.h"
#include "rules/node.h"
#include "text.h"
#include "timex.h"
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

  // Lists of rules/en/lists.toml, which says what each is for.
  std::vector<std::string> about, abstract, adds, against, ages, ands, articles, base_before, best, between,
      by, carrying, cent_words, clock_past, compared_for, counters, definers, definite, drifts, each, earlier,
      figures, firsts, foremost, gap_words, given_for, giving, goes_to, growth_of, half, half_units,
      held_against, in_links, infinitive_ends, labels, list_links, lowering, met, modals, moves,
      multiple_before, nearly, no_plurals, not_first, of, of_every, of_hundred, one, or_fewer, or_more,
      ordinal_ends, ordinals, out_of, part_links, passed, people, place_in, plurals, plus, points, pronouns,
      rank_after, rank_before, rank_moves, rank_of, restates, run_words, runs_after, scores, share_for,
      span_adjectives, span_in, spans_before, spans_of, speakers, spent_in, stands_at, table_growth,
      table_labels, table_links, table_places, table_share, table_values, than, the, there, times_of_day,
      to_links, up_to, usual, weekdays, wills, within, year_before, yearly;
  std::vector<Multiple> multiples;
  std::vector<std::pair<std::string, std::string>> cents;  ///< whose cents: "hong kong" → HKD
  std::vector<std::pair<std::string, std::string>> spans;  ///< year, yearly, annual → year

  /// True where `text` (lower case) opens with an article.
  bool article(std::string_view text) const;
  /// True where `text` (lower case) is or ends in "to".
  bool infinitive(std::string_view text) const;
  /// True for what reads like a plural noun (workers, cities, people); `word` is in lower case.
  bool is_plural(std::string_view word) const;
  /// The multiple that `word` (lower case) states; nullptr where it states none.
  const Multiple* multiple(std::string_view word) const;
};

/// The quantities of a text with those of its English sentences completed. `english` has one entry a
/// sentence. Linear.
std::vector<unit::Quantity> complete(const text::CleanText& clean, const std::vector<bool>& english,
                                     const std::vector<number::Number>& numbers,
                                     const std::vector<timex::Expression>& times,
                                     std::vector<unit::Quantity> found, const Lexicon& lexicon,
                                     const CountTables& tables);

}  // namespace zhibiao::english
