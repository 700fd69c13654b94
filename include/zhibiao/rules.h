// Rule files: what an analyst may add without a compiler, and how to check it.
//
//   for (const zhibiao::RuleFailure& f : zhibiao::test_rules("my_rules.toml"))
//     std::cerr << f.file << ':' << f.line << ' ' << f.message << '\n';
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace zhibiao {

/// One `accept` or `reject` line that does not hold.
struct RuleFailure {
  std::string file;          ///< As given; "<built-in>/…" for our own rules.
  std::uint32_t line = 0;    ///< Of the line that fails, from 1.
  std::string entry;         ///< E.g. `[[unit]] "tonne"`.
  std::string message;       ///< A full sentence: the line, what was wanted, what came.
  std::uint32_t column = 0;  ///< Of the line that fails, from 1.
};

/// Runs the `accept` and `reject` lines of every built-in entry, and of `path` where it is not empty.
/// Returns the lines that fail; throws Error where a file cannot be loaded. `count`, where given, gets the
/// number of lines run. Costs about a tenth of a millisecond a line.
std::vector<RuleFailure> test_rules(const std::string& path = {}, std::size_t* count = nullptr);

/// One unit of the lexicon, for listings.
struct UnitInfo {
  std::string id;                     ///< Standard id.
  std::string dimension;              ///< What it measures: "mass", "money", "count" …
  std::vector<std::string> surfaces;  ///< How it is written.
};

/// Every unit and classifier of the built-in lexicon, in file order.
std::vector<UnitInfo> builtin_units();

}  // namespace zhibiao
