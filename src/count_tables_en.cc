#include <algorithm>

#include "count_en.h"

namespace zhibiao::english {
namespace {

void extend(std::vector<std::string>& list, const rules::Node& section, std::string_view key) {
  for (std::string& word : section.strings(key)) list.push_back(std::move(word));
}

}  // namespace

void CountTables::add(const rules::Node& file) {
  for (const rules::Node* entry : file.tables("multiple")) {
    entry->only({"words", "value", "direction", "accept", "reject"});
    const auto value = Decimal::parse(entry->string("value"));
    if (!value) entry->fail(ErrorCode::schema, "\"value\" is no number; write it as a string: value = \"2\"");
    const Direction direction = read_direction(*entry, entry->string_or("direction", ""));
    for (const std::string& word : entry->strings("words")) multiples.push_back({word, *value, direction});
  }
  for (const rules::Node* entry : file.tables("span")) {
    entry->only({"words", "unit"});
    for (const std::string& word : entry->strings("words")) spans.emplace_back(word, entry->string("unit"));
  }
  for (const rules::Node* entry : file.tables("cent")) {
    entry->only({"words", "unit"});
    for (const std::string& word : entry->strings("words")) cents.emplace_back(word, entry->string("unit"));
  }
  const rules::Node* section = file.find("count");
  if (!section) return;
  section->only({"ordinals",        "abstract",   "definite",     "run_words",
                 "runs_after",      "rank_after", "rank_before",  "moves",
                 "scores",          "people",     "ages",         "against",
                 "labels",          "definers",   "times_of_day", "weekdays",
                 "multiple_before", "earlier",    "year_before",  "of_every",
                 "half_units",      "usual",      "spans_before", "spans_of",
                 "gap_words",       "in_links",   "best",         "figures",
                 "or_more",         "or_fewer",   "not_first"});
  extend(ordinals, *section, "ordinals");
  extend(abstract, *section, "abstract");
  extend(definite, *section, "definite");
  extend(run_words, *section, "run_words");
  extend(runs_after, *section, "runs_after");
  extend(rank_after, *section, "rank_after");
  extend(rank_before, *section, "rank_before");
  extend(moves, *section, "moves");
  extend(scores, *section, "scores");
  extend(ages, *section, "ages");
  extend(against, *section, "against");
  extend(people, *section, "people");
  extend(labels, *section, "labels");
  extend(definers, *section, "definers");
  extend(times_of_day, *section, "times_of_day");
  extend(weekdays, *section, "weekdays");
  extend(multiple_before, *section, "multiple_before");
  extend(earlier, *section, "earlier");
  extend(year_before, *section, "year_before");
  extend(of_every, *section, "of_every");
  extend(half_units, *section, "half_units");
  extend(usual, *section, "usual");
  extend(gap_words, *section, "gap_words");
  extend(in_links, *section, "in_links");
  extend(best, *section, "best");
  extend(not_first, *section, "not_first");
  extend(or_more, *section, "or_more");
  extend(or_fewer, *section, "or_fewer");
  extend(figures, *section, "figures");
  extend(spans_of, *section, "spans_of");
  extend(spans_before, *section, "spans_before");
}

void CountTables::build() {
  for (std::size_t i = 0; i < ordinals.size(); ++i) places_.add(ordinals[i], static_cast<std::int32_t>(i));
  for (std::size_t i = 0; i < multiples.size(); ++i)
    multiples_.add(multiples[i].word, static_cast<std::int32_t>(i));
  places_.build();
  multiples_.build();
  for (const std::string& word : ordinals) starts_.add(word);
  for (const Multiple& multiple : multiples) starts_.add(multiple.word);
  for (char digit = '0'; digit <= '9'; ++digit) starts_.add(std::string_view(&digit, 1));
}

const Multiple* CountTables::multiple(std::string_view word) const {
  const std::int32_t found = multiples_.find(word);
  return found < 0 ? nullptr : &multiples[static_cast<std::size_t>(found)];
}

}  // namespace zhibiao::english
