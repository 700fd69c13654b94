#include <algorithm>
#include <array>

#include "count_en.h"
#include "count_text_en.h"
#include "english.h"

namespace zhibiao::english {
namespace {

struct List {
  std::string_view name;
  std::vector<std::string> CountTables::*words;
};

constexpr std::array kLists = std::to_array<List>({
    {"about", &CountTables::about},
    {"abstract", &CountTables::abstract},
    {"actors", &CountTables::actors},
    {"adds", &CountTables::adds},
    {"against", &CountTables::against},
    {"ages", &CountTables::ages},
    {"ands", &CountTables::ands},
    {"articles", &CountTables::articles},
    {"base_before", &CountTables::base_before},
    {"best", &CountTables::best},
    {"between", &CountTables::between},
    {"by", &CountTables::by},
    {"carrying", &CountTables::carrying},
    {"cent_words", &CountTables::cent_words},
    {"clock_past", &CountTables::clock_past},
    {"compared_for", &CountTables::compared_for},
    {"counters", &CountTables::counters},
    {"definers", &CountTables::definers},
    {"definite", &CountTables::definite},
    {"degrees", &CountTables::degrees},
    {"drifts", &CountTables::drifts},
    {"each", &CountTables::each},
    {"earlier", &CountTables::earlier},
    {"figures", &CountTables::figures},
    {"firsts", &CountTables::firsts},
    {"flows", &CountTables::flows},
    {"foremost", &CountTables::foremost},
    {"from_words", &CountTables::from_words},
    {"gap_words", &CountTables::gap_words},
    {"given_for", &CountTables::given_for},
    {"giving", &CountTables::giving},
    {"goes_to", &CountTables::goes_to},
    {"growth_of", &CountTables::growth_of},
    {"half", &CountTables::half},
    {"half_units", &CountTables::half_units},
    {"held_against", &CountTables::held_against},
    {"in_links", &CountTables::in_links},
    {"infinitive_ends", &CountTables::infinitive_ends},
    {"irregular", &CountTables::irregular},
    {"labels", &CountTables::labels},
    {"list_leads", &CountTables::list_leads},
    {"list_links", &CountTables::list_links},
    {"more_words", &CountTables::more_words},
    {"lowering", &CountTables::lowering},
    {"met", &CountTables::met},
    {"modals", &CountTables::modals},
    {"moves", &CountTables::moves},
    {"multiple_before", &CountTables::multiple_before},
    {"nearly", &CountTables::nearly},
    {"no_plurals", &CountTables::no_plurals},
    {"not_first", &CountTables::not_first},
    {"of", &CountTables::of},
    {"of_every", &CountTables::of_every},
    {"of_hundred", &CountTables::of_hundred},
    {"one", &CountTables::one},
    {"or_fewer", &CountTables::or_fewer},
    {"or_more", &CountTables::or_more},
    {"ordinal_ends", &CountTables::ordinal_ends},
    {"ordinals", &CountTables::ordinals},
    {"out_of", &CountTables::out_of},
    {"part_links", &CountTables::part_links},
    {"passed", &CountTables::passed},
    {"people", &CountTables::people},
    {"place_in", &CountTables::place_in},
    {"plurals", &CountTables::plurals},
    {"plus", &CountTables::plus},
    {"points", &CountTables::points},
    {"possessives", &CountTables::possessives},
    {"pronouns", &CountTables::pronouns},
    {"range_after", &CountTables::range_after},
    {"rank_after", &CountTables::rank_after},
    {"rank_before", &CountTables::rank_before},
    {"rank_moves", &CountTables::rank_moves},
    {"rank_of", &CountTables::rank_of},
    {"reporting", &CountTables::reporting},
    {"restates", &CountTables::restates},
    {"run_words", &CountTables::run_words},
    {"runs_after", &CountTables::runs_after},
    {"scores", &CountTables::scores},
    {"share_for", &CountTables::share_for},
    {"span_adjectives", &CountTables::span_adjectives},
    {"span_in", &CountTables::span_in},
    {"spans_before", &CountTables::spans_before},
    {"spans_of", &CountTables::spans_of},
    {"speakers", &CountTables::speakers},
    {"spent_in", &CountTables::spent_in},
    {"stands_at", &CountTables::stands_at},
    {"compares", &CountTables::compares},
    {"compares_with", &CountTables::compares_with},
    {"table_growth", &CountTables::table_growth},
    {"table_labels", &CountTables::table_labels},
    {"table_links", &CountTables::table_links},
    {"table_places", &CountTables::table_places},
    {"table_share", &CountTables::table_share},
    {"table_values", &CountTables::table_values},
    {"takers", &CountTables::takers},
    {"taken", &CountTables::taken},
    {"than", &CountTables::than},
    {"the", &CountTables::the},
    {"there", &CountTables::there},
    {"times_of_day", &CountTables::times_of_day},
    {"to_links", &CountTables::to_links},
    {"up_to", &CountTables::up_to},
    {"levels", &CountTables::levels},
    {"usual", &CountTables::usual},
    {"views", &CountTables::views},
    {"weekdays", &CountTables::weekdays},
    {"whereabouts", &CountTables::whereabouts},
    {"wills", &CountTables::wills},
    {"within", &CountTables::within},
    {"year_before", &CountTables::year_before},
    {"yearly", &CountTables::yearly},
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
    entry->only({"words", "unit", "accept", "reject"});
    for (const std::string& word : entry->strings("words")) spans.emplace_back(word, entry->string("unit"));
  }
  for (const rules::Node* entry : file.tables("cent")) {
    entry->only({"words", "unit", "accept", "reject"});
    for (const std::string& word : entry->strings("words")) cents.emplace_back(word, entry->string("unit"));
  }
  for (const rules::Node* entry : file.tables("list")) {
    entry->only({"name", "words", "accept", "reject"});
    const List* list = list_of(entry->string("name"));
    if (!list)
      entry->fail(ErrorCode::schema, "no list is called \"" + entry->string("name") +
                                         "\"; write a name of a [[list]] of the built-in en/ files");
    for (std::string& word : entry->strings("words")) (this->*list->words).push_back(std::move(word));
  }
}

bool CountTables::article(std::string_view text) const { return article_size(text) != 0; }

std::size_t CountTables::article_size(std::string_view text) const {
  const std::string_view first = text.substr(0, text.find(' '));
  return first.size() < text.size() && (is_in(the, first) || is_in(articles, first)) ? first.size() + 1 : 0;
}

bool CountTables::infinitive(std::string_view text) const {
  return is_in(infinitive_ends, text.substr(text.rfind(' ') + 1));
}

bool CountTables::is_plural(std::string_view word) const {
  return is_in(plurals, word) || (has_plural_end(word) && !is_in(no_plurals, word));
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
