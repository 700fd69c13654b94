// Unit ids are what they claim to be: ISO 4217 codes and CLDR units that ICU knows, or on the list of our
// own.
#include <doctest/doctest.h>
#include <unicode/measunit.h>
#include <unicode/ucurr.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "zhibiao/rules.h"

namespace {

// Units that CLDR has no name for; src/rules/units.toml says what each is. Times of a year and counts are
// ours too.
const std::set<std::string> kOwn = {"ampere-hour",
                                    "basis-point",
                                    "becquerel",
                                    "decibel",
                                    "dobson-unit",
                                    "eflops",
                                    "gigawatt-peak",
                                    "gram-coal-equivalent",
                                    "half-year",
                                    "jin",
                                    "kilogram-coal-equivalent",
                                    "kilowatt-peak",
                                    "li",
                                    "liang",
                                    "mach",
                                    "magnitude",
                                    "megawatt-peak",
                                    "milliampere-hour",
                                    "millisievert",
                                    "mu",
                                    "mu-times",
                                    "nephelometric-turbidity-unit",
                                    "part-per-1e9",
                                    "per-10000",
                                    "per-100000",
                                    "percentage-point",
                                    "person-kilometer",
                                    "pflops",
                                    "ping",
                                    "sievert",
                                    "standard-cubic-meter",
                                    "steam-ton",
                                    "teu",
                                    "tonne-carbon-dioxide-equivalent",
                                    "tonne-coal-equivalent",
                                    "tonne-oil-equivalent",
                                    "vehicle-kilometer"};

bool is_code(const std::string& id) {
  return id.size() == 3 &&
         std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isupper(c) != 0; });
}

bool currency(const std::string& id) {
  icu::UnicodeString code(id.c_str(), -1, US_INV);
  return ucurr_getNumericCode(code.getTerminatedBuffer()) > 0;
}

bool cldr(const std::string& id) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MeasureUnit unit = icu::MeasureUnit::forIdentifier(id, status);
  return U_SUCCESS(status) && id == unit.getIdentifier();
}

}  // namespace

TEST_CASE("every unit id is a currency, a CLDR unit, a counted thing or one of our own") {
  std::set<std::string> used;
  for (const zhibiao::UnitInfo& unit : zhibiao::builtin_units()) {
    CAPTURE(unit.id);
    used.insert(unit.id);
    if (unit.id.starts_with("item:")) {
      CHECK(unit.id.size() > 5);
    } else if (is_code(unit.id)) {
      CHECK(currency(unit.id));
    } else {
      const bool known = unit.id == "one" || cldr(unit.id) || kOwn.count(unit.id) == 1;
      CHECK(known);
    }
  }
  for (const std::string& id : kOwn) {
    CAPTURE(id);
    CHECK(used.count(id) == 1);
  }
}
