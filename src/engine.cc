#include "engine.h"

namespace zhibiao {

Engine::Engine(const std::vector<std::string>& files) {
  for (const rules::Embedded& file : rules::embedded_files())
    add(rules::parse_toml(file.toml, std::string(file.file)));
  for (const std::string& path : files) add(rules::read_toml(path));
  text_.build();
  numbers_.build();
  times_.build();
  units_.build();
  lexicon_.build();
  places_.build();
  outline_.build();
  rules_.build(lexicon_);
}

void Engine::add(const rules::Node& file) {
  file.only({"unit",  "unit_marks", "not_unit", "classifier", "rank",    "rate", "bound",
             "guard", "word_guard", "class",    "numerals",   "number",  "text", "fold",
             "time",  "currency",  "word",       "measure",  "place",      "outline", "set",  "rule"});
  text_.add(file);
  numbers_.add(file);
  times_.add(file);
  units_.add(file);
  lexicon_.add(file);
  places_.add(file);
  outline_.add(file);
  rules_.add(file);
}

Engine::Reading Engine::read(std::string_view source) const {
  Reading out;
  out.clean = text::clean(source, text_);
  const std::vector<number::Number> numbers = number::scan(out.clean, numbers_);
  out.times = timex::scan(out.clean, numbers, times_);
  std::vector<Span> dates;
  dates.reserve(out.times.size());
  for (const timex::Expression& time : out.times) dates.push_back(time.at);
  out.quantities = unit::attach(out.clean, numbers, dates, units_);
  return out;
}

outline::Outline Engine::outline_of(const Reading& reading, std::optional<Date> date) const {
  return outline::read(reading.clean, reading.times, places_, outline_, date);
}

std::vector<context::Mention> Engine::mentions(const Reading& reading, std::optional<Date> date) const {
  const token::Input input{reading.clean, reading.quantities, reading.times, lexicon_, places_};
  return context::bind(input, outline_of(reading, date), rules_);
}

}  // namespace zhibiao
