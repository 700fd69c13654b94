// What the unit and guard tests share: the tables of the rooms below the context, and those rooms run on a
// text.
#pragma once

#include <string>
#include <vector>

#include "number.h"
#include "rules/node.h"
#include "text.h"
#include "unit.h"

namespace zhibiao::test {

struct UnitRooms {
  text::Tables text;
  number::Tables number;
  unit::Tables unit;

  UnitRooms() {
    const std::string base = std::string(ZHIBIAO_SOURCE_DIR) + "/src/rules/";
    for (const char* file : {"text.toml", "zh/traditional.toml", "zh/numbers.toml", "en/numbers.toml",
                             "units.toml", "zh/classifiers.toml", "zh/bounds.toml", "zh/guards.toml",
                             "en/units.toml", "en/bounds.toml", "en/guards.toml"}) {
      const auto node = rules::read_toml(base + file);
      text.add(node);
      number.add(node);
      unit.add(node);
    }
    text.build();
    number.build();
    unit.build();
  }
};

/// The built-in tables, read once.
inline const UnitRooms& rooms() {
  static const UnitRooms made;
  return made;
}

/// Every quantity of clean text, guarded ones too.
inline std::vector<unit::Quantity> quantities(const text::CleanText& clean) {
  return unit::attach(clean, number::scan(clean, rooms().number), {}, rooms().unit);
}

}  // namespace zhibiao::test
