#include "lexicon.h"

#include <algorithm>

#include "utf8.h"

namespace zhibiao {
namespace {

constexpr std::int32_t kLocative = 1, kPast = 2;  // what a word behind a noun says
constexpr std::int32_t kBehind = 1, kAlone = 2;   // where a bearer stands

constexpr std::array<const char*, kFirstWordClass> kFixedNames = {
    "",      "W",       "TIME",  "PLACE",   "NOTE",  "PAUSE",    "SPACE", "FOCUS",
    "BARE",  "PERCENT", "POINT", "TIMES",   "MONEY", "PHYSICAL", "ITEM",  "DURATION",
    "SCORE", "ORDINAL", "RATIO", "GUARDED", "BOUND", "SPAN"};

}  // namespace

Direction read_direction(const rules::Node& entry, std::string_view text) {
  for (const Direction d : {Direction::none, Direction::up, Direction::down, Direction::flat}) {
    if (text == to_string(d)) return d;
  }
  entry.fail(ErrorCode::schema, "unknown direction \"" + std::string(text) + "\"; write up, down or flat");
}

Kind read_kind(const rules::Node& entry, std::string_view text) {
  for (int k = 0; k <= static_cast<int>(Kind::streak); ++k) {
    if (text == to_string(static_cast<Kind>(k))) return static_cast<Kind>(k);
  }
  entry.fail(ErrorCode::schema, "unknown kind \"" + std::string(text) +
                                    "\"; write level, change, growth, share, ratio, index, rank or streak");
}

Modality read_modality(const rules::Node& entry, std::string_view text) {
  for (const Modality m : {Modality::actual, Modality::target, Modality::forecast}) {
    if (text == to_string(m)) return m;
  }
  entry.fail(ErrorCode::schema,
             "unknown modality \"" + std::string(text) + "\"; write actual, target or forecast");
}

void Lexicon::mark(std::array<bool, 256>& table, std::initializer_list<Name> names) const {
  for (const Name& name : names) table[class_at(name.key_, name.slot_)] = true;
  table[0] = false;
}

TokenClass Lexicon::class_of_long(std::string_view name) const {
  const auto found = classes_.find(name);
  return found == classes_.end() ? TokenClass{0} : found->second;
}

TokenClass Lexicon::declare(std::string_view name) {
  if (class_names_.empty()) {
    class_names_.emplace_back();  // byte 0
    for (const char* fixed : kFixedNames) {
      if (*fixed) add_class(fixed);
    }
  }
  if (const TokenClass known = class_of(name)) return known;
  return add_class(name);
}

TokenClass Lexicon::add_class(std::string_view name) {
  const auto cls = static_cast<TokenClass>(class_names_.size());
  class_names_.emplace_back(name);
  classes_.emplace(name, cls);
  if (name.size() > ShortName::kMost) return cls;
  const ShortName key(name);
  std::size_t i = key.slot();
  while (slots_[i].cls != 0) i = (i + 1) % kSlots;
  slots_[i] = {key, cls};
  return cls;
}

// A class is a byte of the skeleton.
TokenClass Lexicon::declared(const std::string& name, const rules::Node& entry) {
  constexpr std::size_t kMost = 255;
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || c == '_';
  });
  if (!is_name)
    entry.fail(ErrorCode::schema, "the class \"" + name + "\" is no name; write capitals and _, as in UP");
  if (class_of(name) == 0 && class_names_.size() >= kMost)
    entry.fail(ErrorCode::schema, "there are more than 255 token classes; use one that is there");
  return declare(name);
}

void Lexicon::add_word(const std::string& text, const Word& word, const rules::Node& entry) {
  if (!trie_.add(text, static_cast<std::int32_t>(words_.size()))) {
    entry.fail(ErrorCode::schema,
               "the word \"" + text + "\" is empty or stands in another [[word]] entry; keep one");
  }
  words_.push_back(word);
  starts_.add(text);
}

void Lexicon::add_words(const rules::Node& entry) {
  entry.only({"class",    "words", "direction", "kind",   "comparison", "modality", "average",
              "timeless", "first", "aside",     "weak",   "otherwise",  "soft",     "helps",
              "sums",     "alone", "to",        "before", "accept",     "reject"});
  Word word;
  word.cls = declared(entry.string("class"), entry);
  word.direction = read_direction(entry, entry.string_or("direction", ""));
  word.kind = entry.string_or("kind", "");
  if (!word.kind.empty()) read_kind(entry, word.kind);
  word.comparison = entry.string_or("comparison", "");
  if (const rules::Node* modality = entry.find("modality"))
    word.modality = read_modality(entry, modality->text);
  word.timeless = entry.boolean_or("timeless", false);
  word.first = entry.boolean_or("first", false);
  word.aside = entry.boolean_or("aside", false);
  word.average = entry.boolean_or("average", false);
  word.weak = entry.boolean_or("weak", false);
  if (const rules::Node* otherwise = entry.find("otherwise"))
    word.otherwise = declared(otherwise->text, entry);
  word.soft = entry.boolean_or("soft", false);
  word.helps = entry.boolean_or("helps", false);
  word.sums = entry.boolean_or("sums", false);
  word.alone = entry.boolean_or("alone", false);
  const std::vector<std::string> words = entry.strings("words");
  if (words.empty()) entry.fail(ErrorCode::schema, "\"words\" is missing or empty; list at least one word");
  for (const std::string& text : words) add_word(text, word, entry);

  // `to` makes the forms that lead up to a value: 提高 + 到.
  const std::string to_class = entry.string_or("to", "");
  if (to_class.empty()) return;
  Word reached = word;
  reached.cls = declared(to_class, entry);
  reached.weak = false;
  for (const std::string& text : words) {
    for (const std::string& suffix : entry.strings("before")) derived_.emplace_back(text + suffix, reached);
  }
}

void Lexicon::add_measures(const rules::Node& entry) {
  entry.only({"words", "kind", "direction", "comparison", "bearer", "partial", "total", "thing", "unit",
              "takes_verb", "apart", "of_other", "accept", "reject"});
  Measure measure;
  measure.kind = entry.string_or("kind", "");
  if (!measure.kind.empty()) read_kind(entry, measure.kind);
  measure.direction = read_direction(entry, entry.string_or("direction", ""));
  measure.comparison = entry.string_or("comparison", "");
  measure.unit = entry.string_or("unit", "");
  measure.partial = entry.boolean_or("partial", false);
  measure.takes_verb = entry.boolean_or("takes_verb", false);
  measure.of_other = entry.boolean_or("of_other", false);
  measure.apart = entry.boolean_or("apart", false);
  measure.thing = entry.boolean_or("thing", false);
  measure.total = entry.boolean_or("total", false);
  measure.bearer = entry.boolean_or("bearer", false);
  const auto index = static_cast<std::int32_t>(measures_.size());
  measures_.push_back(measure);
  for (const std::string& text : entry.strings("words")) {
    if (!reversed_measures_.add(std::string(text.rbegin(), text.rend()), index)) {
      entry.fail(ErrorCode::schema,
                 "the measure \"" + text + "\" is empty or stands in another entry; keep one");
    }
    measure_ends_.add_last(1, text);
  }
}

void Lexicon::add_hollow(const rules::Node& entry) {
  entry.only({"words", "behind", "past", "unless", "accept", "reject"});
  const auto reversed = [](const std::string& text) { return std::string(text.rbegin(), text.rend()); };
  for (const std::string& text : entry.strings("behind")) locatives_.add(reversed(text), kLocative);
  for (const std::string& text : entry.strings("past")) locatives_.add(reversed(text), kPast);
  for (const std::string& text : entry.strings("unless")) locatives_.add(reversed(text), 0);
  for (const std::string& text : entry.strings("words")) {
    if (!hollow_.add(text, 1))
      entry.fail(ErrorCode::schema,
                 "the hollow word \"" + text + "\" is empty or stands in another entry; keep one");
  }
}

void Lexicon::add_deeds(const rules::Node& entry) {
  entry.only({"words", "unless", "accept", "reject"});
  for (const std::string& text : entry.strings("unless")) deeds_.add(text, 0);
  for (const std::string& text : entry.strings("words")) {
    if (!deeds_.add(text, 1))
      entry.fail(ErrorCode::schema,
                 "the deed \"" + text + "\" is empty or stands in another entry; keep one");
  }
}

void Lexicon::add_bearers(const rules::Node& entry) {
  entry.only({"words", "alone", "unless", "accept", "reject"});
  for (const std::string& text : entry.strings("unless")) bearers_.add(text, 0);
  for (const std::string& text : entry.strings("alone")) bearers_.add(text, kAlone);
  for (const std::string& text : entry.strings("words")) {
    if (!bearers_.add(text, kBehind))
      entry.fail(ErrorCode::schema,
                 "the bearer \"" + text + "\" is empty or stands in another entry; keep one");
  }
}

void Lexicon::add(const rules::Node& file) {
  declare("W");
  for (const rules::Node* entry : file.tables("word")) add_words(*entry);
  for (const rules::Node* entry : file.tables("measure")) add_measures(*entry);
  for (const rules::Node* entry : file.tables("hollow")) add_hollow(*entry);
  for (const rules::Node* entry : file.tables("deed")) add_deeds(*entry);
  for (const rules::Node* entry : file.tables("bearer")) add_bearers(*entry);
}

void Lexicon::build() {
  starts_.add(" ");
  for (const auto& [text, word] : derived_) {
    if (!trie_.add(text, static_cast<std::int32_t>(words_.size()))) continue;
    words_.push_back(word);
    starts_.add(text);
  }
  derived_.clear();
  trie_.build();
  reversed_measures_.build();
  hollow_.build();
  locatives_.build();
  deeds_.build();
  bearers_.build();
}

std::size_t Lexicon::locative(std::string_view name) const {
  const Trie::Match found = locatives_.longest_before(name, name.size());
  return found.value == kLocative && found.length < name.size() ? found.length : 0;
}

bool Lexicon::past(std::string_view name) const {
  const Trie::Match found = locatives_.longest_before(name, name.size());
  return found && found.value == kPast;
}

std::size_t Lexicon::deed(std::string_view noun) const {
  constexpr std::size_t kShortestNoun = 6, kCharacter = 3, kShortDeed = 24;  // bytes
  for (std::size_t at = kCharacter; at < noun.size(); at = utf8::bound_from(noun, at + 1)) {
    const Trie::Match found = deeds_.longest(noun, at);
    if (!found) continue;
    // A short one tells which they are: 困难群众享受低保.
    if (found.value == 1 && at >= kShortestNoun && noun.size() > at + std::max(at, kShortDeed)) return at;
    at += found.length - 1;
  }
  return std::string_view::npos;
}

std::size_t Lexicon::bearer(std::string_view topic) const {
  constexpr std::size_t kLongest = 36;  // bytes
  for (std::size_t at = 0; at < std::min(topic.size(), kLongest); at = utf8::bound_from(topic, at + 1)) {
    const Trie::Match found = bearers_.longest(topic, at);
    if (found.value == kAlone || (found.value == kBehind && at > 0)) return at + found.length;
    if (found) at += found.length - 1;
  }
  return 0;
}

bool Lexicon::hollow(std::string_view name) const {
  constexpr std::size_t kLongest = 24;  // bytes
  if (name.size() > kLongest) return false;
  for (std::size_t at = 0; at < name.size();) {
    const Trie::Match found = hollow_.longest(name, at);
    if (!found) return false;
    at += found.length;
  }
  return !name.empty();
}

const Lexicon::Measure* Lexicon::measure(std::string_view name, std::size_t* length) const {
  constexpr std::size_t kLongest = 36;  // bytes
  if (measure_ends_.before(name, name.size()) == 0) return nullptr;
  const std::string_view tail = name.substr(name.size() - std::min(name.size(), kLongest));
  const Trie::Match found = reversed_measures_.longest_before(tail, tail.size());
  if (!found) return nullptr;
  if (length) *length = found.length;
  return &measures_[static_cast<std::size_t>(found.value)];
}

}  // namespace zhibiao
