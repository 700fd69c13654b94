// Statistical bulletins made up from a seed, dense with indicators, with the records that they state: so that
// a benchmark can check answers before it times anything. The words are our own, the figures random.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/indicator.h"

namespace zhibiao::bench {

/// What a record must say.
struct Stated {
  std::string name;
  Decimal value;
  std::string unit;
  Kind kind = Kind::level;
  Direction direction = Direction::none;
};

struct Bulletin {
  std::string text;
  std::vector<Stated> records;  ///< In text order.
};

enum class Tongue { chinese, english };

/// Bulletins of about `bytes` bytes in all, each some thousand characters long, with a title and paragraphs.
/// About 45 records a 1000 Chinese characters. The same seed gives the same text on every machine.
std::vector<Bulletin> bulletins(Tongue tongue, std::uint64_t seed, std::size_t bytes);

/// How many of `stated` stand in `found` in the same order with every field equal. Where `first_wrong` is
/// given it gets a sentence about the first that does not.
std::size_t agreeing(std::span<const Stated> stated, std::span<const Indicator> found,
                     std::string* first_wrong = nullptr);

}  // namespace zhibiao::bench
