#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "zhibiao/indicator.h"

using zhibiao::Decimal;

TEST_CASE("decimal: parse and to_string") {
  struct Row {
    const char* text;
    const char* out;  // nullptr: not a number
  };
  const Row rows[] = {
      {"0", "0"},
      {"-0", "0"},
      {"007", "7"},
      {"-12.50", "-12.5"},
      {"1,349,084", "1349084"},
      {"12,345.600", "12345.6"},
      {"0.001", "0.001"},
      {"-0.5", "-0.5"},
      {"100.00", "100"},
      {"434.344", "434.344"},
      {"999999999999999999", "999999999999999999"},
      {"1000000000000000000000", "1000000000000000000000"},
      {"123456789012345678000", "123456789012345678000"},
      {"1234567890123456789", nullptr},
      {"0.1234567890123456789", nullptr},
      {"", nullptr},
      {"-", nullptr},
      {"+1", nullptr},
      {".5", nullptr},
      {"5.", nullptr},
      {"1.2.3", nullptr},
      {"1,34", nullptr},
      {"1234,567", nullptr},
      {"1,2345", nullptr},
      {"12e3", nullptr},
      {" 1", nullptr},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto value = Decimal::parse(row.text);
    REQUIRE(value.has_value() == (row.out != nullptr));
    if (value) CHECK(value->to_string() == row.out);
  }
}

TEST_CASE("decimal: normal form") {
  CHECK(Decimal(5450, 9) == Decimal(545, 10));
  CHECK(Decimal(5450, 9).digits() == 545);
  CHECK(Decimal(0, 12) == Decimal());
  CHECK(Decimal(545, 10).to_string() == "5450000000000");
  CHECK(Decimal(-5, -4).to_string() == "-0.0005");
  CHECK(Decimal(12, 0).is_integer());
  CHECK_FALSE(Decimal(12, -1).is_integer());
  CHECK(Decimal(-1, 0).is_negative());
}

TEST_CASE("decimal: integers and doubles") {
  CHECK(Decimal(12, 3).to_int64() == 12000);
  CHECK_FALSE(Decimal(12, -1).to_int64());
  CHECK_FALSE(Decimal(1, 19).to_int64());
  CHECK_FALSE(Decimal(93, 17).to_int64());
  CHECK(Decimal(92, 17).to_int64() == 9'200'000'000'000'000'000);
  CHECK(Decimal(1, -1).to_double() == 0.1);
  CHECK(Decimal(545, 10).to_double() == 5.45e12);
  CHECK(Decimal(-434344, -3).to_double() == -434.344);
  CHECK(Decimal(1, 400).to_double() == std::numeric_limits<double>::infinity());
  CHECK(Decimal(1, -400).to_double() == 0.0);
}

TEST_CASE("decimal: arithmetic is exact or nothing") {
  CHECK(Decimal(1, -1).plus(Decimal(2, -1)) == Decimal(3, -1));
  CHECK(Decimal(5, 0).plus(Decimal(-5, 0)) == Decimal());
  CHECK(Decimal(1, 17).plus(Decimal(1, 0))->to_string() == "100000000000000001");
  CHECK_FALSE(Decimal(1, 18).plus(Decimal(1, 0)));
  CHECK_FALSE(Decimal(1, 1000).plus(Decimal(1, -1000)));
  CHECK(Decimal(12, -1).times(Decimal(5, 4)) == Decimal(6, 4));
  CHECK_FALSE(Decimal(999999999999, 0).times(Decimal(999999999999, 0)));
  CHECK_FALSE(Decimal(1, 20000).times(Decimal(1, 20000)));
  CHECK(Decimal(1, 0).divided(Decimal(3, 0), 4)->to_string() == "0.3333");
  CHECK(Decimal(200, 0).divided(Decimal(3, 0), 4)->to_string() == "66.6667");
  CHECK(Decimal(1, 0).divided(Decimal(8, 0), 2)->to_string() == "0.13");
  CHECK(Decimal(-1, 0).divided(Decimal(8, 0), 2)->to_string() == "-0.13");
  CHECK(Decimal(1, -30).divided(Decimal(7, 20), 4) == Decimal());
  CHECK_FALSE(Decimal(1, 0).divided(Decimal(), 4));
  CHECK(Decimal(66, 0).negated() == Decimal(-66, 0));
  CHECK(Decimal(12, 0).scaled(-3).to_string() == "0.012");
}

TEST_CASE("decimal: order is by value") {
  const Decimal rising[] = {
      Decimal(-1, 5), Decimal(-9, 0),  Decimal(-5, -1), Decimal(),
      Decimal(1, -3), Decimal(99, -2), Decimal(1, 0),   Decimal(999999999999999999, -10),
      Decimal(1, 300)};
  for (std::size_t i = 0; i < std::size(rising); ++i) {
    for (std::size_t j = 0; j < std::size(rising); ++j) CHECK((rising[i] <=> rising[j]) == (i <=> j));
  }
}

TEST_CASE("decimal: random values survive the round trip and agree with integers") {
  const std::uint64_t seed = 20240607;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20000; ++i) {
    const auto a = static_cast<std::int64_t>(random() % 2'000'000'001) - 1'000'000'000;
    const auto b = static_cast<std::int64_t>(random() % 200'001) - 100'000;
    const int places = static_cast<int>(random() % 6);
    const Decimal x(a, -places);
    const Decimal y(b, -places);
    REQUIRE(Decimal::parse(x.to_string()) == x);
    REQUIRE(x.plus(y) == Decimal(a + b, -places));
    REQUIRE(x.times(y) == Decimal(a * b, -2 * places));
    REQUIRE((x <=> y) == (a <=> b));
    REQUIRE(Decimal(a, 3).to_int64() == a * 1000);
  }
}

TEST_CASE("decimal: the ends of the integer range do no harm") {
  const Decimal least(std::numeric_limits<std::int64_t>::min(), 0);
  CHECK(least.negated().digits() == std::numeric_limits<std::int64_t>::max());
  CHECK(least < Decimal());
  CHECK_FALSE(least.times(least));
  CHECK(least.to_string() == "-9223372036854775808");
}

TEST_CASE("enums: their names") {
  using namespace zhibiao;
  CHECK(to_string(Kind::level) == "level");
  CHECK(to_string(Kind::streak) == "streak");
  CHECK(to_string(Direction::none).empty());
  CHECK(to_string(Direction::down) == "down");
  CHECK(to_string(Bound::at_least) == "at_least");
  CHECK(to_string(Modality::forecast) == "forecast");
}
