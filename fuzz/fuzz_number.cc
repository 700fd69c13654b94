// Target: the number room beside its twin. Spans in order and inside; a numeral that both read has one value;
// what cannot be held is said to overflow.
#include <memory>
#include <string>
#include <vector>

#include "number.h"
#include "number_twin.h"
#include "require.h"
#include "rules/node.h"

namespace {

using zhibiao::Decimal;
using zhibiao::number::Number;

struct Rooms {
  Rooms() {
    for (const auto& file : zhibiao::rules::embedded_files()) {
      const auto node = zhibiao::rules::parse_toml(file.toml, std::string(file.file));
      text.add(node);
      number.add(node);
    }
    text.build();
    number.build();
  }
  zhibiao::text::Tables text;
  zhibiao::number::Tables number;
};

const Rooms& rooms() {
  static const Rooms made;
  return made;
}

void check(const Number& n, std::string_view text) {
  REQUIRE(n.at.begin < n.at.end && n.at.end <= text.size());
  REQUIRE(n.at.contains(n.first) && n.at.contains(n.last));
  REQUIRE(n.parts.size() == n.part_at.size());
  if (n.overflow) return;
  const auto read = Decimal::parse(n.value.to_string());
  REQUIRE(read && *read == n.value);
  if (n.high || n.more || !n.unit.empty() || n.form == zhibiao::number::Form::ratio) return;
  std::string_view written = n.at.of(text);
  if (n.negative) return;
  if (const auto twin = zhibiao::fuzz::NumberTwin::value(written)) REQUIRE(*twin == n.value);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = zhibiao::fuzz::view(data, size);
  const auto clean = zhibiao::text::clean(source, rooms().text);
  const std::vector<Number> numbers = zhibiao::number::scan(clean, rooms().number);
  std::size_t last = 0;
  for (const Number& n : numbers) {
    REQUIRE(n.at.begin >= last);
    last = n.at.end;
    check(n, clean.bytes);
  }
  return 0;
}
