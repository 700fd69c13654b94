// English texts through the whole flow: what titles, datelines, lists and comparisons say of period, place
// and modality.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "engine_helper.h"

namespace zhibiao::test {
namespace {

template <class Field>
std::string each(std::string_view text, Field field) {
  std::string out;
  for (const Indicator& r : extractor().extract(text)) out += (out.empty() ? "" : "; ") + field(r);
  return out;
}

std::string told(std::string_view text) {
  return each(text, [](const Indicator& r) {
    return r.name + " | " + amount(r) + " | " + std::string(to_string(r.kind)) + ' ' +
           std::string(to_string(r.direction));
  });
}

std::string periods(std::string_view text) {
  return each(text, [](const Indicator& r) { return or_dash(r.period); });
}

std::string places(std::string_view text) {
  return each(text, [](const Indicator& r) { return or_dash(r.place); });
}

}  // namespace

TEST_CASE("english texts: the time a value is held against is not its own") {
  const std::string months = "2021-01-01/2021-05-31";
  CHECK(periods("In the first five months of 2021 rents fell by 8 percent over the same period in 2020.") ==
        months);
  CHECK(
      periods(
          "Comparing the first five months of 2021 with the same period in 2020, rents fell by 8 percent.") ==
      months);
  CHECK(periods("Comparing May 2021 with May 2020, rents rose by 3 percent.") == "2021-05-01/2021-05-31");
  CHECK(told("Compared with the same periods in 2020, the index rose by 3 percent in May 2021.") ==
        "index | 3 percent | growth up");
  CHECK(periods("In the same period of 2020 the town built 300 homes.") == "2020-01-01/2020-12-31");
}

TEST_CASE("english texts: what leads a list in holds for its points, and no further") {
  const std::string_view text =
      "Town report\n\nOn 3 March 2021 the council met.\n\nThe main targets for 2022 are as follows:\n\n"
      "\xE2\x96\xA0 rent growth of 3 percent;\n\n-- over 300 new homes.\n\nTolls fell 2 percent in May "
      "2020.\n";
  CHECK(each(text, [](const Indicator& r) { return std::string(to_string(r.modality)); }) ==
        "target; target; actual");
  CHECK(periods(text) == "2022-01-01/2022-12-31; 2022-01-01/2022-12-31; 2020-05-01/2020-05-31");
  const auto lines = extractor().extract("Report\n\nThe council met:\n\n- Rents rose 3 percent.\n");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].modality == Modality::actual);
}

TEST_CASE("english texts: a dateline says where a text was written") {
  CHECK(places("Rents rise\n\nLIMA, 3 March 2021 - Rents rose 3 percent.\n") == "-");
  CHECK(places("Rents rise\n\nLima, 3 March 2021 - Rents in the centre of Lima rose 3 percent.\n") == "Lima");
  CHECK(places("Rents in the Tessin region\n\nRents rose 3 percent.\n") == "Tessin region");
  CHECK(places("Asia wrap: rents rise\n\nRents rose 3 percent.\n") == "-");
  CHECK(places("Rents in Asia\n\nRents rose 3 percent.\n") == "Asia");
}

TEST_CASE("english texts: the year of an edition") {
  CHECK(periods("Housing Outlook 2022\n\nRents rose by 3 percent in 2021.\n\nTolls fell by 2 percent.\n") ==
        "2021-01-01/2021-12-31; 2021-01-01/2021-12-31");
  CHECK(periods("Housing Report 2022\n\nRents rose by 3 percent in 2021.\n\nTolls fell by 2 percent.\n") ==
        "2021-01-01/2021-12-31; 2022-01-01/2022-12-31");
}

TEST_CASE("english texts: verbs of markets and customs") {
  CHECK(told("Exports of tea were valued 3 billion yuan.") == "Exports of tea | 3000000000 CNY | level ");
  CHECK(told("The index descended 30.5 points, or 1.3%, to 400.5.") ==
        "index | 30.5 one | change down; index | 1.3 percent | growth down; index | 400.5 one | "
        "index down");
  CHECK(told("Tea prices regained 71 cents.") == "Tea prices | 0.71 USD | change up");
  CHECK(told("We will invest 30 million dollars in water projects and cut tolls by 4 percent.") ==
        "water projects | 30000000 USD | level ; tolls | 4 percent | growth down");
  CHECK(told("Demand will rise to an average of 30 mb/d.") == "Demand | 30000000 barrel-per-day | level up");
  CHECK(told("Growth is expected to moderate to 3 percent.") == "Growth | 3 percent | growth up");
}

}  // namespace zhibiao::test
