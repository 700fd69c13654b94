#include <algorithm>
#include <array>

#include "count_en.h"

namespace zhibiao::english {
namespace {

struct List {
  std::string_view name;
  std::vector<std::string> CountTables::*words;
};

constexpr std::array kLists = std::to_array<List>({
    {"abstract", &CountTables::abstract},
    {"about", &CountTables::about},
    {"against", &CountTables::against},
    {"ages", &CountTables::ages},
    {"best", &CountTables::best},
    {"definers", &CountTables::definers},
    {"definite", &CountTables::definite},
    {"earlier", &CountTables::earlier},
    {"figures", &CountTables::figures},
    {"gap_words", &CountTables::gap_words},
    {"given_for", &CountTables::given_for},
    {"growth_of", &CountTables::growth_of},
    {"giving", &CountTables::giving},
    {"goes_to", &CountTables::goes_to},
    {"met", &CountTables::met},
    {"each", &CountTables::each},
    {"share_for", &CountTables::share_for},
    {"foremost", &CountTables::foremost},
    {"counters", &CountTables::counters},
    {"half_units", &CountTables::half_units},
    {"in_links", &CountTables::in_links},
    {"labels", &CountTables::labels},
    {"moves", &CountTables::moves},
    {"multiple_before", &CountTables::multiple_before},
    {"not_first", &CountTables::not_first},
    {"of_every", &CountTables::of_every},
    {"or_fewer", &CountTables::or_fewer},
    {"or_more", &CountTables::or_more},
    {"ordinals", &CountTables::ordinals},
    {"stands_at", &CountTables::stands_at},
    {"people", &CountTables::people},
    {"rank_after", &CountTables::rank_after},
    {"rank_before", &CountTables::rank_before},
    {"run_words", &CountTables::run_words},
    {"runs_after", &CountTables::runs_after},
    {"scores", &CountTables::scores},
    {"spans_before", &CountTables::spans_before},
    {"spans_of", &CountTables::spans_of},
    {"speakers", &CountTables::speakers},
    {"spent_in", &CountTables::spent_in},
    {"times_of_day", &CountTables::times_of_day},
    {"usual", &CountTables::usual},
    {"weekdays", &CountTables::weekdays},
    {"year_before", &CountTables::year_before},
});

const List* list_of(std::string_view name) {
  const auto found =
      std::find_if(kLists.begin(), kLists.end(), [name](const List& l) { return l.name == name; });
  return found == kLists.end() ? nullptr : &*found;
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
  for (const auto& [key, inner] : section->entries) {
    const List* list = list_of(key);
    if (!list) section->fail(ErrorCode::schema, "no list of words is called \"" + key + "\"");
    for (std::string& word : section->strings(key)) (this->*list->words).push_back(std::move(word));
  }
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
