#include "engine.h"

#include <algorithm>

#include "block_reader.h"
#include "context_en.h"
#include "language.h"
#include "outline_en.h"
#include "rules/entry.h"
#include "rules_check.h"

namespace zhibiao {

namespace {

// The first line of a file's own that does not hold is an error of the file.
void hold_lines(const Engine& engine, const rules::Node& file) {
  std::size_t count = 0;
  const std::vector<RuleFailure> failures = rules::check(engine, file, count);
  if (failures.empty()) return;
  const RuleFailure& first = failures.front();
  throw Error(ErrorCode::self_test, first.message + "; mend the entry or the line", first.file, first.line,
              first.column, first.entry);
}

// Sections of one table, and those that English alone reads.
void check_sections(const rules::Node& file, bool english) {
  for (const char* key : {"unit_marks", "not_unit", "one_in", "numerals", "number", "text", "outline"})
    static_cast<void>(file.table(key));
  if (english) return;
  for (const char* key : {"list", "multiple", "cent", "span"}) {
    if (const rules::Node* entries = file.find(key)) {
      throw Error(
          ErrorCode::schema,
          "[[" + std::string(key) + "]] is for English words; write language = \"en\" at the top of the file",
          file.file, entries->line, entries->column);
    }
  }
}

}  // namespace

Engine::Engine(const std::vector<std::string>& files, Lines lines) {
  for (const rules::Embedded& file : rules::embedded_files())
    add(rules::parse_toml(file.toml, std::string(file.file)));
  std::vector<rules::Node> own;
  for (const std::string& path : files) {
    own.push_back(rules::read_toml(path));
    add_own(own.back());
  }
  build();
  if (lines == Lines::skip) return;
  for (const rules::Node& file : own) hold_lines(*this, file);
}

// What is wrong in a file names the entry that it stands in.
void Engine::add_own(const rules::Node& file) {
  try {
    rules::check_lines(file);
    add(file);
  } catch (const Error& e) {
    if (!e.entry().empty() || e.line() == 0) throw;
    throw Error(e.code(), e.message(), e.file(), e.line(), e.column(), rules::entry_at(file, e.line()));
  }
}

void Engine::build() {
  text_.build();
  numbers_.build();
  times_.build();
  units_.build();
  lexicon_.build();
  places_.build();
  outline_.build();
  lexicon_.add_starts(places_.starts());
  rules_.build(lexicon_);
  english_.times.build();
  english_.lexicon.build();
  english_.places.build();
  english_.outline.build();
  english_.rules.build(english_.lexicon);
  english_.counts.build();
  build_prefilter();
}

void Engine::build_prefilter() {
  numbers_.each_start([this](std::string_view word) { prefilter_.add(word); });
  units_.each_word_number([this](std::string_view word) { prefilter_.add_pair(word); });
  for (const std::string& word : english_.counts.ordinals) prefilter_.add(word);
  for (const english::Multiple& multiple : english_.counts.multiples) prefilter_.add(multiple.word);
  prefilter_.build(text_);
}

void Engine::add(const rules::Node& file) {
  file.only({"unit",     "unit_marks", "not_unit", "one_in",   "classifier",   "rank",    "rate", "bound",
             "guard",    "word_guard", "class",    "numerals", "number",       "text",    "fold", "time",
             "currency", "word",       "measure",  "place",    "place_beside", "outline", "set",  "rule",
             "language", "hollow",     "deed",     "list",     "multiple",     "cent",    "span", "bearer"});
  const std::string language = file.string_or("language", "zh");
  if (language != "zh" && language != "en")
    file.fail(ErrorCode::schema, "unknown language \"" + language + "\"; write zh or en");
  check_sections(file, language == "en");
  rules::check_once(file);
  text_.add(file);
  numbers_.add(file);
  units_.add(file);
  if (language == "en") {
    english_.times.add(file);
    english_.lexicon.add(file);
    english_.places.add(file);
    english_.outline.add(file);
    english_.rules.add(file);
    english_.counts.add(file);
    return;
  }
  times_.add(file);
  lexicon_.add(file);
  places_.add(file);
  outline_.add(file);
  rules_.add(file);
}

Engine::Reading Engine::read(std::string_view source, Language language) const {
  Reading out;
  read(source, language, out);
  return out;
}

void Engine::read(std::string_view source, Language language, Reading& out) const {
  text::clean(source, text_, out.clean);
  out.times.clear();
  out.quantities.clear();
  out.english = language::english(out.clean, language);
  if (language == Language::automatic) language::mark_dates(out.clean, english_.times, out.english);
  constexpr std::size_t kBytesEach = 100;  // of text, to a number: a guess, so that lists seldom move
  out.quantities.reserve(out.clean.bytes.size() / kBytesEach);
  BlockReader reader({numbers_, times_, units_, english_.times, english_.lexicon, english_.counts}, out);
  for (const text::Block& block : out.clean.blocks) reader.read(block.at);
  out.cells.clear();
  if (std::find(out.english.begin(), out.english.end(), true) != out.english.end()) {
    out.cells = english::read_tables(
        out.clean, out.english, out.times, english_.counts,
        [this](std::string_view words) { return unit_of(words); }, out.quantities);
  }
}

// "µg/m3" and "US$ million" of a table's heading.
std::optional<unit::Quantity> Engine::unit_of(std::string_view words) const {
  constexpr std::size_t kLongest = 40;  // bytes
  if (words.empty() || words.size() > kLongest) return std::nullopt;
  const std::size_t blank = words.find(' ');
  std::string behind = "1 " + std::string(words);
  std::string before = std::string(words.substr(0, blank)) + " 1";
  if (blank != words.npos) before += std::string(words.substr(blank));
  for (const std::string& text : {behind, before}) {
    const text::CleanText clean = text::clean(text, text_);
    const std::vector<unit::Quantity> found = unit::attach(clean, number::scan(clean, numbers_), {}, units_);
    if (found.size() == 1 && found[0].at.begin == 0 && found[0].at.end == clean.bytes.size()) return found[0];
  }
  return std::nullopt;
}

outline::Outline Engine::outline_of(const Reading& reading, std::optional<Date> date,
                                    const outline::Outline* before) const {
  if (language::mostly(reading.clean, reading.english)) {
    return english::outline(reading.clean, reading.times, english_.places, english_.outline, date, before);
  }
  return outline::read(reading.clean, reading.times, places_, outline_, date, before);
}

namespace {

bool any_open(const std::vector<unit::Quantity>& quantities) {
  return std::any_of(quantities.begin(), quantities.end(),
                     [](const unit::Quantity& q) { return q.guard.empty(); });
}

}  // namespace

std::vector<context::Mention> Engine::mentions(const Reading& reading, std::optional<Date> date,
                                               Trace* trace) const {
  if (!any_open(reading.quantities)) return {};
  return mentions_under(outline_of(reading, date), reading, trace);
}

std::vector<context::Mention> Engine::mentions_under(const outline::Outline& outline, const Reading& reading,
                                                     Trace* trace) const {
  if (!any_open(reading.quantities)) return {};
  const token::Input input{reading.clean, reading.quantities, reading.times, lexicon_,
                           places_,       &reading.english,   trace};
  std::vector<context::Mention> out = context::bind(input, outline, rules_);
  if (std::find(reading.english.begin(), reading.english.end(), true) == reading.english.end()) return out;
  const token::Input english{
      reading.clean, reading.quantities, reading.times, english_.lexicon, english_.places, nullptr, trace};
  std::vector<context::Mention> others =
      english::bind(english, reading.english, reading.cells, outline, english_.rules, english_.counts);
  if (out.empty()) return others;
  const auto chinese = static_cast<std::ptrdiff_t>(out.size());
  out.insert(out.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
  std::inplace_merge(
      out.begin(), out.begin() + chinese, out.end(),
      [](const context::Mention& a, const context::Mention& b) { return a.quantity < b.quantity; });
  return out;
}

}  // namespace zhibiao
