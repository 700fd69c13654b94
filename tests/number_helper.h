// What the number tests share: the built-in tables, and a scan over plain text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "number.h"
#include "rules/node.h"

namespace zhibiao::test {

/// The tables of both built-in rule files, read once.
inline const number::Tables& number_tables() {
  static const number::Tables tables = [] {
    number::Tables made;
    made.add(rules::read_toml(ZHIBIAO_SOURCE_DIR "/src/rules/zh/numbers.toml"));
    made.add(rules::read_toml(ZHIBIAO_SOURCE_DIR "/src/rules/en/numbers.toml"));
    made.build();
    return made;
  }();
  return tables;
}

/// Scans text that is clean already.
inline std::vector<number::Number> scan(std::string text) {
  text::CleanText clean;
  clean.bytes = std::move(text);
  clean.blocks.push_back({{0, clean.bytes.size()}});
  return number::scan(clean, number_tables());
}

}  // namespace zhibiao::test
