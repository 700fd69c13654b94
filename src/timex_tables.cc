#include "timex_tables.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhibiao::timex {
namespace {

constexpr std::array<std::pair<const char*, Role>, 47> kRoles = {{{"this_month", Role::this_month},
                                                                  {"", Role::atom},
                                                                  {"year", Role::year},
                                                                  {"month", Role::month},
                                                                  {"day", Role::day},
                                                                  {"hour", Role::hour},
                                                                  {"year_unit", Role::year_unit},
                                                                  {"whole", Role::whole},
                                                                  {"same", Role::same},
                                                                  {"year_end", Role::year_end},
                                                                  {"year_start", Role::year_start},
                                                                  {"month_end", Role::month_end},
                                                                  {"end", Role::end},
                                                                  {"start", Role::start},
                                                                  {"since", Role::since},
                                                                  {"during", Role::during},
                                                                  {"prefix_point", Role::prefix_point},
                                                                  {"prefix_since", Role::prefix_since},
                                                                  {"prefix_until", Role::prefix_until},
                                                                  {"prefix_past", Role::prefix_past},
                                                                  {"prefix_future", Role::prefix_future},
                                                                  {"range", Role::range},
                                                                  {"era", Role::era},
                                                                  {"fiscal", Role::fiscal},
                                                                  {"quarter", Role::quarter},
                                                                  {"list_mark", Role::list_mark},
                                                                  {"first", Role::first},
                                                                  {"day_head", Role::day_head},
                                                                  {"era_hint", Role::era_hint},
                                                                  {"before", Role::before},
                                                                  {"ended", Role::ended},
                                                                  {"first_half", Role::first_half},
                                                                  {"last_half", Role::last_half},
                                                                  {"prefix_in", Role::prefix_in},
                                                                  {"prefix_day", Role::prefix_day},
                                                                  {"prefix_year", Role::prefix_year},
                                                                  {"prefix_week", Role::prefix_week},
                                                                  {"link", Role::link},
                                                                  {"day_end", Role::day_end},
                                                                  {"day_link", Role::day_link},
                                                                  {"same_day", Role::same_day},
                                                                  {"noted", Role::noted},
                                                                  {"clause", Role::clause},
                                                                  {"decade", Role::decade},
                                                                  {"century", Role::century},
                                                                  {"centuries", Role::centuries},
                                                                  {"months", Role::months}}};

Role read_role(const rules::Node& entry) {
  const std::string name = entry.string_or("role", "");
  for (const auto& [text, role] : kRoles) {
    if (name == text) return role;
  }
  entry.fail(ErrorCode::schema, "unknown role \"" + name + "\"; see the head of zh/times.toml for the roles");
}

std::optional<int> offset(const rules::Node& entry, std::string_view key) {
  if (!entry.find(key)) return std::nullopt;
  return static_cast<int>(entry.integer_within(key, -1000, 1000, 0));
}

void read_plan(const rules::Node& entry, Expression& says) {
  const rules::Node* plan = entry.find("plan");
  if (!plan) return;
  if (plan->items.size() != 2)
    entry.fail(ErrorCode::schema, "\"plan\" takes two years; write plan = [2016, 2020]");
  for (const rules::Node& year : plan->items) {
    if (year.type != rules::Node::Type::integer || year.number < 1 || year.number > 9999)
      entry.fail(ErrorCode::schema, "\"plan\" takes two years; write plan = [2016, 2020]");
  }
  says.year = static_cast<int>(plan->items[0].number);
  says.year_high = static_cast<int>(plan->items[1].number);
}

// Days of a month: 上旬.
void read_days(const rules::Node& entry, Expression& says) {
  const rules::Node* days = entry.find("days");
  if (!days) return;
  const auto is_day = [](const rules::Node& day) {
    return day.type == rules::Node::Type::integer && day.number >= 1 && day.number <= 31;
  };
  if (days->items.size() != 2 || !is_day(days->items[0]) || !is_day(days->items[1]))
    entry.fail(ErrorCode::schema, "\"days\" takes two days of a month; write days = [1, 10]");
  says.day = static_cast<int>(days->items[0].number);
  says.day_high = static_cast<int>(days->items[1].number);
}

TimeWord read(const rules::Node& entry) {
  entry.only({"role",         "words",          "not_before",  "not_after",  "year_offset", "scope_offset",
              "month_offset", "quarter_offset", "week_offset", "day_offset", "days",        "account",
              "weekday",      "ahead",          "from",        "to",         "plan",        "span",
              "since",        "accept",         "reject"});
  TimeWord word;
  word.role = read_role(entry);
  word.says.year_offset = offset(entry, "year_offset");
  word.says.scope_offset = offset(entry, "scope_offset");
  word.says.month_offset = offset(entry, "month_offset");
  word.says.quarter_offset = offset(entry, "quarter_offset");
  word.says.week_offset = offset(entry, "week_offset");
  word.says.day_offset = offset(entry, "day_offset");
  word.says.account = static_cast<int>(entry.integer_within("account", -1, 3, 0));
  word.says.ahead = static_cast<int>(entry.integer_or("ahead", 0));
  word.says.weekday = static_cast<int>(entry.integer_within("weekday", 0, 7, 0));
  word.says.month = static_cast<int>(entry.integer_within("from", 0, 12, 0));
  word.says.month_high = static_cast<int>(entry.integer_within("to", 0, 12, word.says.month));
  if (word.says.month < 0 || word.says.month_high > 12 || word.says.month > word.says.month_high) {
    entry.fail(ErrorCode::schema,
               "\"from\" and \"to\" are months; write 1 to 12, the first not after the second");
  }
  word.says.span_years = static_cast<int>(entry.integer_within("span", 0, 1000, 0));
  read_days(entry, word.says);
  word.says.since = entry.boolean_or("since", false);
  word.not_before = entry.strings("not_before");
  word.not_after = entry.strings("not_after");
  read_plan(entry, word.says);
  return word;
}

}  // namespace

void Tables::add(const rules::Node& file) {
  if (!draft) draft = std::make_shared<Impl>();
  for (const rules::Node* entry : file.tables("time")) {
    const TimeWord word = read(*entry);
    for (const std::string& text : entry->strings("words")) {
      draft->words.push_back(word);
      draft->surfaces.push_back(text);
    }
  }
}

void Tables::build() {
  if (!draft) draft = std::make_shared<Impl>();
  draft->finish();
  impl = std::exchange(draft, nullptr);
}

void Tables::Impl::finish() {
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto& trie = tries[static_cast<std::size_t>(group_of(words[i].role))];
    trie.add(surfaces[i], static_cast<std::int32_t>(i));
    const Group group = group_of(words[i].role);
    firsts.add_first(CharSets::Mask{1} << static_cast<unsigned>(group), surfaces[i]);
    if (group == Group::prefix || group == Group::atom || group == Group::era || group == Group::half ||
        group == Group::noted || group == Group::centuries)
      starts.add(surfaces[i]);
    if (group == Group::era_hint) hint_starts.add(surfaces[i]);
    if (group == Group::prefix || group == Group::atom || group == Group::year) pairs.add(surfaces[i]);
    if (words[i].role == Role::year) last_year = static_cast<int>(i);
  }
  for (char digit = '0'; digit <= '9'; ++digit) pairs.add(std::string_view(&digit, 1));
  for (Trie& trie : tries) trie.build();
}

bool Tables::Impl::hints_at_era(std::string_view text) const {
  for (std::size_t at = 0; (at = hint_starts.next(text, at, text.size())) < text.size();
       at += character_size(text[at])) {
    if (match(Group::era_hint, text, at)) return true;
  }
  return false;
}

Trie::Match Tables::Impl::match(Group group, std::string_view text, std::size_t at) const {
  if (at >= text.size() || ((firsts.at(text, at) >> static_cast<unsigned>(group)) & 1U) == 0) return {};
  const Trie::Match found = tries[static_cast<std::size_t>(group)].longest(text, at);
  if (!found) return {};
  const std::string_view before = text.substr(0, at), after = text.substr(at + found.length);
  const TimeWord& word = words[static_cast<std::size_t>(found.value)];
  const bool barred = std::any_of(word.not_before.begin(), word.not_before.end(),
                                  [after](const std::string& next) { return after.starts_with(next); }) ||
                      std::any_of(word.not_after.begin(), word.not_after.end(),
                                  [before](const std::string& last) { return before.ends_with(last); });
  return barred ? Trie::Match{} : found;
}

}  // namespace zhibiao::timex
