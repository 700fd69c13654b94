#include "engine.h"
#include "rules_check.h"
#include "zhibiao/rules.h"

namespace zhibiao {

std::vector<RuleFailure> test_rules(const std::string& path, std::size_t* count) {
  const Engine engine(path.empty() ? std::vector<std::string>{} : std::vector<std::string>{path});
  std::size_t lines = 0;
  std::vector<RuleFailure> out;
  const auto run = [&](const rules::Node& file) {
    for (RuleFailure& failure : rules::check(engine, file, lines)) out.push_back(std::move(failure));
  };
  for (const rules::Embedded& file : rules::embedded_files())
    run(rules::parse_toml(file.toml, std::string(file.file)));
  if (!path.empty()) run(rules::read_toml(path));
  if (count) *count = lines;
  return out;
}

std::vector<UnitInfo> builtin_units() { return Engine({}).units(); }

}  // namespace zhibiao
