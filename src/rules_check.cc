#include "rules_check.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "english.h"
#include "record.h"
#include "rules/entry.h"
#include "token.h"
#include "token_en.h"

namespace zhibiao::rules {
namespace {

using Problem = std::optional<std::string>;

// A line split at "=>" and "|": the text and what is wanted of it.
struct Line {
  std::string text;
  std::vector<std::string> want;
};

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

// "a, b and c" of what came, for messages.
std::string listed(const std::vector<std::string>& items) {
  if (items.empty()) return "nothing";
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    out += i == 0 ? "" : i + 1 == items.size() ? " and " : ", ";
    out += quoted(items[i]);
  }
  return out;
}

std::string wanted(std::string_view what, const std::vector<std::string>& came) {
  return "wanted " + std::string(what) + ", got " + listed(came);
}

bool in(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Problem number(const Engine& engine, const Node&, const Line& line, bool accept) {
  if (accept && line.want.size() != 1) return "write it as \"text => value\"";
  std::vector<std::string> came;
  for (const unit::Quantity& q : engine.read(line.text).quantities) {
    came.push_back(q.high ? q.value.to_string() + ".." + q.high->to_string() : q.value.to_string());
  }
  if (accept ? in(came, line.want[0]) : came.empty()) return std::nullopt;
  return wanted(accept ? quoted(line.want[0]) : "no number", came);
}

// Every token of the text that is of class `cls`, as (folded) text; for PLAIN the runs of other words.
std::vector<std::string> tokens(const Engine& engine, const Line& line, std::string_view cls) {
  const Engine::Reading reading = engine.read(line.text);
  const token::Input zh{reading.clean, reading.quantities, reading.times, engine.lexicon(), engine.places()};
  const token::Input en{reading.clean, reading.quantities, reading.times, engine.english_lexicon(),
                        engine.english_places()};
  token::Tokenizer chinese(zh);
  english::Tokenizer english(en, engine.english_lists());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < reading.clean.sentences.size(); ++i) {
    const Span sentence = reading.clean.sentences[i];
    const Lexicon& lexicon = reading.english[i] ? en.lexicon : zh.lexicon;
    const TokenClass wanted = cls == "PLAIN" ? TokenClass{kOther} : lexicon.class_of(cls);
    for (const token::Token& t :
         (reading.english[i] ? english.read(sentence) : chinese.read(sentence)).tokens) {
      if (t.cls != wanted) continue;
      const std::string_view text = t.at.of(reading.clean.bytes);
      out.push_back(reading.english[i] ? english::lower(text) : std::string(text));
    }
  }
  return out;
}

Problem word(const Engine& engine, const Node& entry, const Line& line, bool accept) {
  const std::string& cls = entry.string("class");
  const bool plain = cls == "PLAIN";
  const std::vector<std::string> words = entry.strings("words");
  const std::vector<std::string> came = tokens(engine, line, cls);
  const auto is_own = [&](const std::string& token) {
    if (!plain) return in(words, token);
    return std::any_of(words.begin(), words.end(),
                       [&](const auto& w) { return token.find(w) != token.npos; });
  };
  if (std::any_of(came.begin(), came.end(), is_own) == accept) return std::nullopt;
  return wanted(
      (accept ? "one of the words as a token of class " : "none of the words as a token of class ") + cls,
      came);
}

Problem place(const Engine& engine, const Node& entry, const Line& line, bool accept) {
  const std::vector<std::string> names = entry.strings("names");
  const std::vector<std::string> came = tokens(engine, line, "PLACE");
  const bool found =
      std::any_of(came.begin(), came.end(), [&](const auto& token) { return in(names, token); });
  if (found == accept) return std::nullopt;
  return wanted(accept ? "one of the names as a place" : "none of the names as a place", came);
}

Problem place_beside(const Engine& engine, const Node&, const Line& line, bool accept) {
  const std::vector<std::string> came = tokens(engine, line, "PLACE");
  if (came.empty() == accept) return std::nullopt;
  return wanted(accept ? "no place" : "a place", came);
}

Problem time(const Engine& engine, const Node& entry, const Line& line, bool accept) {
  const std::vector<std::string> words = entry.strings("words");
  const Engine::Reading reading = engine.read(line.text);
  std::vector<std::string> came;
  bool found = false;
  const bool beside = entry.string_or("role", "") == "clause";  // stands beside the expression, not in it
  for (const timex::Expression& time : reading.times) {
    came.push_back(english::lower(time.at.of(reading.clean.bytes)));
    found = found || beside || std::any_of(words.begin(), words.end(), [&](const auto& w) {
              return came.back().find(w) != std::string::npos;
            });
  }
  if (found == accept) return std::nullopt;
  return wanted(
      accept ? "a time expression with one of the words" : "no time expression with one of the words", came);
}

std::vector<Indicator> records(const Engine& engine, const Line& line) {
  const Engine::Reading reading = engine.read(line.text);
  return record::make(reading.clean, reading.quantities, engine.mentions(reading, std::nullopt), {});
}

std::string shown(const Indicator& r) {
  std::string out = r.name + " | " + std::string(to_string(r.kind));
  if (r.direction != Direction::none) out += " | " + std::string(to_string(r.direction));
  return out;
}

Problem measure(const Engine& engine, const Node& entry, const Line& line, bool accept) {
  const std::vector<std::string> words = entry.strings("words");
  const std::string kind = entry.string_or("kind", "");
  std::vector<std::string> came;
  bool found = false;
  for (const Indicator& r : records(engine, line)) {
    came.push_back(shown(r));
    const bool own =
        std::any_of(words.begin(), words.end(), [&r](const auto& w) { return r.name.ends_with(w); });
    found = found || (own && (kind.empty() || kind == to_string(r.kind)));
  }
  if (found == accept) return std::nullopt;
  const std::string what = kind.empty() ? "name that ends in one of the words"
                                        : "name that ends in one of the words and kind " + quoted(kind);
  return wanted((accept ? "a record with a " : "no record with a ") + what, came);
}

Problem rule(const Engine& engine, const Node& entry, const Line& line, bool accept) {
  if (accept && (line.want.size() < 2 || line.want.size() > 3)) {
    return "write it as \"text => name | kind\" or \"text => name | kind | direction\"";
  }
  const std::string& name = entry.string("name");
  std::vector<std::string> came;
  bool found = false;
  for (const Indicator& r : records(engine, line)) {
    came.push_back(shown(r) + " (rule " + r.rule + ')');
    if (r.rule != name) continue;
    found = found || !accept ||
            (r.name.find(line.want[0]) != std::string::npos && line.want[1] == to_string(r.kind) &&
             (line.want.size() == 2 || line.want[2] == to_string(r.direction)));
  }
  if (found == accept) return std::nullopt;
  return wanted(accept ? "a record of this rule as the line says" : "no record of this rule", came);
}

// A list of words shows in the records of a line; a line without "=>" has none.
Problem list(const Engine& engine, const Node&, const Line& line, bool accept) {
  if (accept && (line.want.size() < 2 || line.want.size() > 3)) {
    return "write it as \"text => name | kind\" or \"text => name | kind | direction\"";
  }
  std::vector<std::string> came;
  bool found = false;
  for (const Indicator& r : records(engine, line)) {
    came.push_back(shown(r));
    found = found || line.want.size() < 2 ||
            (r.name == line.want[0] && line.want[1] == to_string(r.kind) &&
             (line.want.size() == 2 || line.want[2] == to_string(r.direction)));
  }
  if (found == accept) return std::nullopt;
  return wanted(accept ? "a record as the line says" : "no record as the line says", came);
}

using Run = Problem (*)(const Engine&, const Node&, const Line&, bool);

struct Section {
  const char* name;
  Run run;
};

constexpr std::array kSections = std::to_array<Section>({{"time", time},
                                                         {"word", word},
                                                         {"measure", measure},
                                                         {"place", place},
                                                         {"place_beside", place_beside},
                                                         {"rule", rule},
                                                         {"list", list},
                                                         {"hollow", list},
                                                         {"deed", list},
                                                         {"bearer", list},
                                                         {"multiple", list},
                                                         {"cent", list},
                                                         {"span", list}});

const Section* section_of(std::string_view name) {
  static constexpr Section kNumber = {"number", number};
  if (name.starts_with("number.")) return &kNumber;
  const auto found =
      std::find_if(kSections.begin(), kSections.end(), [name](const Section& s) { return name == s.name; });
  return found == kSections.end() ? nullptr : &*found;
}

Line parse(std::string_view line) {
  Line out;
  const std::size_t arrow = line.find("=>");
  out.text = trimmed(line.substr(0, arrow));
  if (arrow == std::string_view::npos) return out;
  for (std::size_t at = arrow + 2; at <= line.size();) {
    const std::size_t bar = std::min(line.find('|', at), line.size());
    out.want.push_back(trimmed(line.substr(at, bar - at)));
    at = bar + 1;
  }
  return out;
}

class Checker {
 public:
  explicit Checker(const Engine& engine) : engine_(engine) {}

  // A section of entries, or a table of such sections ([[number.scale]]).
  void section(const std::string& name, const Node& value) {
    for (const auto& [key, inner] : value.entries) section(name + '.' + key, inner);
    const Section* known = value.type == Node::Type::array ? section_of(name) : nullptr;
    if (!known) return;
    for (const Node& entry : value.items) {
      if (entry.type != Node::Type::table) continue;
      for (const Node* text : entry.lines("accept")) line(name, *known, entry, *text, true);
      for (const Node* text : entry.lines("reject")) line(name, *known, entry, *text, false);
    }
  }

  std::vector<RuleFailure> failures;
  std::size_t count = 0;

 private:
  void line(const std::string& section, const Section& known, const Node& entry, const Node& text,
            bool accept) {
    ++count;
    const Problem wrong = known.run(engine_, entry, parse(text.text), accept);
    if (!wrong) return;
    const std::string message = std::string("the ") + (accept ? "accept" : "reject") + " line " +
                                quoted(text.text) + " fails: " + *wrong;
    failures.push_back(
        {entry.file, text.line, entry_name("[[" + section + "]]", entry), message, text.column});
  }

  const Engine& engine_;
};

}  // namespace

std::vector<RuleFailure> check(const Engine& engine, const Node& file, std::size_t& count) {
  Checker checker(engine);
  for (const auto& [key, value] : file.entries) checker.section(key, value);
  count += checker.count;
  count += unit::check(file, engine.rooms(), checker.failures);
  return std::move(checker.failures);
}

}  // namespace zhibiao::rules
