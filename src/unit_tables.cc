// From rule files to the compiled tables of the unit room.
#include "unit_tables.h"

#include <algorithm>
#include <set>

namespace zhibiao::unit {
namespace {

using Draft = Tables::Impl;

template <class Value>
using Name = std::pair<std::string_view, Value>;

constexpr std::array<Name<Class>, 11> kClasses = {{{"bare", Class::bare},
                                                   {"percent", Class::percent},
                                                   {"point", Class::point},
                                                   {"times", Class::times},
                                                   {"money", Class::money},
                                                   {"physical", Class::physical},
                                                   {"item", Class::item},
                                                   {"duration", Class::duration},
                                                   {"score", Class::score},
                                                   {"ordinal", Class::ordinal},
                                                   {"ratio", Class::ratio}}};

constexpr std::array<Name<Bound>, 6> kBounds = {{{"exact", Bound::exact},
                                                 {"about", Bound::about},
                                                 {"over", Bound::over},
                                                 {"at_least", Bound::at_least},
                                                 {"under", Bound::under},
                                                 {"at_most", Bound::at_most}}};

template <class Table>
auto parse_name(const rules::Node& node, std::string_view name, const Table& names, std::string_view entry) {
  std::string known;
  for (const auto& [key, value] : names) {
    if (key == name) return value;
    known += (known.empty() ? "" : ", ") + std::string(key);
  }
  node.fail(ErrorCode::schema, "unknown word \"" + std::string(name) + "\"; write one of " + known,
            std::string(entry));
}

std::string entry_name(std::string_view block, std::string_view id) {
  return "[[" + std::string(block) + "]] \"" + std::string(id) + '"';
}

bool ends_in_letter(std::string_view word) {
  const char c = word.empty() ? '\0' : word.back();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Class class_of(const rules::Node& node, const Entry& entry) {
  const std::string name = node.string_or("class", "");
  if (!name.empty()) return parse_class(node, name);
  if (entry.dimension == "money") return Class::money;
  return entry.dimension == "time" ? Class::duration : Class::physical;
}

Decimal decimal_of(const rules::Node& node, std::string_view key, const std::string& entry) {
  const std::string text = node.string_or(key, "1");
  const auto value = Decimal::parse(text);
  if (!value)
    node.fail(ErrorCode::schema, '"' + text + "\" is no decimal number; write it as \"0.01\"", entry);
  return *value;
}

// Adds a word that stands before the number.
void add_left(Draft& to, Trie& trie, Left sort, const std::string& word, std::int32_t value) {
  trie.add(reversed(word), value);
  to.left.add_last(sort, word);
}

// Adds one writing after the number. It may stand for one unit alone.
void add_surface(Draft& to, const rules::Node& node, const std::string& word, Surface surface,
                 const std::string& entry) {
  surface.latin = ends_in_letter(word);
  if (!to.after.add(word, static_cast<std::int32_t>(to.surfaces.size()))) {
    node.fail(ErrorCode::schema, '"' + word + "\" stands twice; take it out of one entry", entry);
  }
  to.right.add_first(kUnit, word);
  to.surfaces.push_back(surface);
}

void add_per(Draft& to, const std::string& word, std::int32_t entry) {
  if (!to.per.add(word, static_cast<std::int32_t>(to.surfaces.size()))) return;
  to.surfaces.push_back({entry, ends_in_letter(word), false});
}

// Percent, multiples and scores make no denominators.
bool divides(Class cls) {
  return cls == Class::physical || cls == Class::item || cls == Class::duration || cls == Class::money;
}

Entry read_unit(const rules::Node& node) {
  node.only({"id", "dimension", "class", "zh", "en", "scale", "per", "before", "outside", "arabic", "scaled",
             "prefix", "power", "words", "value", "accept", "reject"});
  Entry entry;
  entry.id = node.string("id");
  entry.dimension = node.string("dimension");
  entry.cls = class_of(node, entry);
  entry.scale = decimal_of(node, "scale", entry_name("unit", entry.id));
  entry.arabic = node.boolean_or("arabic", false);
  entry.scaled = node.boolean_or("scaled", false);
  entry.power = node.boolean_or("power", false);
  std::set<std::string> seen;
  for (const char* key : {"zh", "en"}) {
    for (const std::string& word : node.strings(key)) {
      if (seen.insert(word).second) entry.surfaces.push_back(word);
    }
  }
  return entry;
}

void add_unit(Draft& to, const rules::Node& node) {
  Entry entry = read_unit(node);
  const std::string name = entry_name("unit", entry.id);
  const auto [known, fresh] = to.dimensions.emplace(entry.id, entry.dimension);
  if (!fresh && entry.id != "one" && known->second != entry.dimension) {
    node.fail(ErrorCode::schema,
              "another entry with this id measures " + known->second +
                  "; write that dimension or choose another id",
              name);
  }
  const auto index = static_cast<std::int32_t>(to.entries.size());
  for (const std::string& word : entry.surfaces) {
    add_surface(to, node, word, {index, false, false}, name);
    if (divides(entry.cls)) add_per(to, word, index);
  }
  for (const std::string& word : node.strings("per")) add_per(to, word, index);
  for (const std::string& word : node.strings("outside"))
    add_surface(to, node, word, {index, false, true}, name);
  for (const std::string& word : node.strings("before")) add_left(to, to.before, kCurrency, word, index);
  for (const std::string& word : node.strings("prefix")) {
    to.prefix.add(reversed(word), index);
    entry.prefixed = true;
  }
  for (const std::string& word : node.strings("words"))
    to.word_numbers.push_back({word, decimal_of(node, "value", name), index});
  to.entries.push_back(std::move(entry));
}

void add_classifier(Draft& to, const rules::Node& node) {
  node.only({"zh", "dimension", "arabic", "scaled", "accept", "reject"});
  Entry entry;
  const std::string& word = node.string("zh");
  entry.id = "item:" + word;
  entry.dimension = node.string_or("dimension", "count");
  entry.cls = Class::item;
  entry.arabic = node.boolean_or("arabic", false);
  entry.scaled = node.boolean_or("scaled", false);
  entry.surfaces = {word};
  const auto index = static_cast<std::int32_t>(to.entries.size());
  add_surface(to, node, word, {index, false, false}, entry_name("classifier", word));
  add_per(to, word, index);
  to.entries.push_back(std::move(entry));
}

void add_rank(Draft& to, const rules::Node& node) {
  node.only({"before", "after", "at_most", "accept", "reject"});
  Entry entry;
  entry.id = "one";
  entry.dimension = "rank";
  entry.cls = Class::ordinal;
  entry.at_most = node.boolean_or("at_most", false);
  entry.surfaces = node.strings("after");
  for (const std::string& word : node.strings("before")) {
    add_left(to, to.rank, kRank, word, static_cast<std::int32_t>(to.entries.size()));
  }
  to.entries.push_back(std::move(entry));
}

// A word before the number that divides its unit.
void add_rate(Draft& to, const rules::Node& node) {
  node.only({"before", "id", "dimension", "accept", "reject"});
  Entry entry;
  entry.id = node.string("id");
  entry.dimension = node.string_or("dimension", "");
  for (const std::string& word : node.strings("before")) {
    add_left(to, to.rate, kRate, word, static_cast<std::int32_t>(to.entries.size()));
  }
  to.entries.push_back(std::move(entry));
}

void add_bound(Draft& to, const rules::Node& node) {
  node.only({"bound", "before", "after", "reach", "reach_parts", "early", "accept", "reject"});
  const std::string& name = node.string("bound");
  const auto bound = static_cast<std::int32_t>(parse_name(node, name, kBounds, entry_name("bound", name)));
  for (const std::string& word : node.strings("before"))
    add_left(to, to.bound_before, kBoundBefore, word, bound);
  for (const std::string& word : node.strings("after")) {
    to.bound_after.add(word, bound);
    to.right.add_first(kBoundAfter, word);
  }
  for (const std::string& word : node.strings("reach")) to.bound_reach.add(word, bound);
  for (const std::string& word : node.strings("reach_parts")) to.bound_parts.add(word, bound);
  for (const std::string& word : node.strings("early")) to.bound_early.add(reversed(word), bound);
}

void add_marks(Draft& to, const rules::Node& node) {
  node.only({"per", "range", "range_falls", "reach_end", "reach_stops", "suffixes", "plain_money",
             "bound_verbs", "joints", "runs"});
  for (const std::string& word : node.strings("per")) {
    to.per_marks.push_back(word);
    to.right.add_first(kPerMark, word);
  }
  for (const std::string& word : node.strings("range")) {
    to.range_marks.push_back(word);
    to.right.add_first(kRangeMark, word);
  }
  for (const std::string& word : node.strings("range_falls")) {
    to.falling_marks.push_back(word);
    to.right.add_first(kRangeMark, word);
  }
  for (const std::string& word : node.strings("suffixes")) to.suffixes.push_back(word);
  for (const std::string& word : node.strings("reach_stops")) to.reach_stops.add(word, 0);
  for (const std::string& word : node.strings("runs")) to.runs.add(reversed(word), 0);
  for (const std::string& word : node.strings("joints")) to.joints.add(word, 0);
  for (const std::string& word : node.strings("bound_verbs")) add_left(to, to.bound_verbs, kVerb, word, 0);
  if (node.find("plain_money")) to.plain_money = node.string("plain_money");
  if (node.find("reach_end")) to.reach_end = node.string("reach_end");
}

void add_one_in(Draft& to, const rules::Node& node) {
  node.only({"each", "have", "between", "among", "any", "apart", "stops", "accept", "reject"});
  to.one_in = {node.string("each"), node.string("have"),   node.strings("between"), node.strings("among"),
               node.strings("any"), node.strings("apart"), node.strings("stops")};
}

void add_not_units(Draft& to, const rules::Node& node) {
  node.only({"zh", "en", "unless", "accept", "reject"});
  for (const char* key : {"zh", "en", "unless"}) {
    const bool after_all = std::string_view(key) == "unless";
    for (const std::string& word : node.strings(key)) {
      if (!to.after.add(word, static_cast<std::int32_t>(to.surfaces.size()))) continue;
      to.right.add_first(kUnit, word);
      to.surfaces.push_back({-1, !after_all && ends_in_letter(word), false, after_all});
    }
  }
}

// A classifier with a suffix counts runs, where no entry says so.
void add_compound_classifiers(Draft& to) {
  const std::size_t plain = to.entries.size();
  for (std::size_t i = 0; i < plain; ++i) {
    if (to.entries[i].cls != Class::item || to.entries[i].surfaces.size() != 1) continue;
    for (const std::string& suffix : to.suffixes) {
      const std::string word = to.entries[i].surfaces[0] + suffix;
      if (!to.after.add(word, static_cast<std::int32_t>(to.surfaces.size()))) continue;
      to.surfaces.push_back({static_cast<std::int32_t>(to.entries.size()), false, false});
      Entry entry = to.entries[i];
      entry.id = "item:" + word;
      entry.surfaces.clear();
      to.entries.push_back(std::move(entry));
    }
  }
}

}  // namespace

std::string reversed(std::string_view word) { return {word.rbegin(), word.rend()}; }

Class parse_class(const rules::Node& node, std::string_view name) {
  return parse_name(node, name, kClasses, entry_name("unit", node.string_or("id", "")));
}

void Tables::add(const rules::Node& file) {
  if (!draft) draft = std::make_shared<Impl>();
  for (const rules::Node* node : file.tables("unit")) add_unit(*draft, *node);
  for (const rules::Node* node : file.tables("classifier")) add_classifier(*draft, *node);
  for (const rules::Node* node : file.tables("rank")) add_rank(*draft, *node);
  for (const rules::Node* node : file.tables("rate")) add_rate(*draft, *node);
  for (const rules::Node* node : file.tables("bound")) add_bound(*draft, *node);
  if (const rules::Node* node = file.find("unit_marks")) add_marks(*draft, *node);
  if (const rules::Node* node = file.find("one_in")) add_one_in(*draft, *node);
  if (const rules::Node* node = file.find("not_unit")) add_not_units(*draft, *node);
  draft->guards.add(file);
}

void Tables::each_word_number(const std::function<void(std::string_view)>& see) const {
  for (const WordNumber& word : impl->word_numbers) see(word.text);
}

void Tables::build() {
  if (!draft) draft = std::make_shared<Impl>();
  add_compound_classifiers(*draft);
  for (Trie* trie :
       {&draft->after, &draft->per, &draft->before, &draft->prefix, &draft->rate, &draft->rank,
        &draft->bound_before, &draft->bound_after, &draft->bound_reach, &draft->bound_parts,
        &draft->reach_stops, &draft->bound_early, &draft->bound_verbs, &draft->joints, &draft->runs}) {
    trie->build();
  }
  draft->guards.build();
  draft->dimensions.clear();
  impl = std::move(draft);
}

std::vector<UnitInfo> Tables::list() const {
  std::vector<UnitInfo> out;
  for (const Entry& entry : impl->entries) {
    if (!entry.surfaces.empty()) out.push_back({entry.id, entry.dimension, entry.surfaces});
  }
  return out;
}

}  // namespace zhibiao::unit
