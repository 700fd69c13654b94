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

TEST_CASE("english texts: units that a list names once") {
  CHECK(
      told("Food rose by 12.2, cloth by 12.4 and rents by 10.4 percent.") ==
      "Food | 12.2 percent | growth up; cloth | 12.4 percent | growth up; rents | 10.4 percent | growth up");
  CHECK(told("The volume index of trade amounted to 112.3 percent, that of farming to 90.7.") ==
        "volume index of trade | 112.3 percent | index ; volume index of farming | 90.7 percent | index ");
  CHECK(told("Fuel prices fell to 617 from 699 naira a litre.") ==
        "Fuel prices | 617 NGN-per-liter | level down; Fuel prices | 699 NGN-per-liter | level ");
  CHECK(told("The rate was held at 5-1/4 to 5-1/2 percent after a cut of 1/2 percentage point.") ==
        "rate | 5.25..5.5 percent | share flat; rate | 0.5 percentage-point | change down");
}

TEST_CASE("english texts: what an amount is of, whom a verb counts") {
  CHECK(told("The country posted a $2.1 billion surplus after a $55-million deficit.") ==
        "surplus | 2100000000 USD | level ; deficit | 55000000 USD | level ");
  CHECK(told("Employers added 3,000 jobs; health care gained 560 jobs.") ==
        "jobs | 3000 item:jobs | change up; health care jobs | 560 item:jobs | change up");
  CHECK(told("The flood killed 289.") == "flood | 289 item:people | level ");
  CHECK(told("The outflow of migrants shrank from 5,100 to 2,700.") ==
        "outflow of migrants | 5100 item:migrants | level ; outflow of migrants | 2700 item:migrants | level "
        "down");
  CHECK(told("Oil averaged $47/b, a $10/b decrease from July.") ==
        "Oil | 47 USD-per-barrel | level ; Oil | 10 USD-per-barrel | change down");
  CHECK(told("The bank said the trade surplus may reach $3.7 billion.") ==
        "trade surplus | 3700000000 USD | level ");
  CHECK(told("40 percent came from coal, 22 percent from gas and 16 percent from wind.") ==
        " | 40 percent | share ; gas | 22 percent | share ; wind | 16 percent | share ");
}

TEST_CASE("english texts: movements that are graded, and runs of sessions") {
  CHECK(told("Exports showed a modest increase of 2 percent and imports a steep decline of 3.1 percent.") ==
        "Exports | 2 percent | growth up; imports | 3.1 percent | growth down");
  CHECK(told("Rents saw moderate growth of 2.2 percent.") == "Rents | 2.2 percent | growth up");
  CHECK(told("Output rose for four consecutive trading days.") == "Output | 4 day | streak up");
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
TEST_CASE("English: what forecasts are of, and what analysts expect") {
  CHECK(told("The bank lowered its forecast for GDP growth to 2.1% from 2.5%.") ==
        "GDP growth | 2.1 percent | growth up; GDP growth | 2.5 percent | growth up");
  CHECK(told("The growth outlook for Peru was lowered from 4.7 percent to 4.6 percent.") ==
        "growth | 4.7 percent | growth up; growth | 4.6 percent | growth up");
  CHECK(told("Net profit beat forecasts at 642 million dollars.") == "Net profit | 642000000 USD | level ");
  CHECK(told("Sales were $3 million; analysts had pencilled in $4 million.") ==
        "Sales | 3000000 USD | level ; Sales | 4000000 USD | level ");
  CHECK(told("The economy grew at a 1.7% annual rate.") == "economy | 1.7 percent | growth up");
}

TEST_CASE("English: appositions, lists with a last comma, movements in something") {
  CHECK(told("Sales of tea, the largest item, went up 14.3%.") == "Sales of tea | 14.3 percent | growth up");
  CHECK(told("The output of pork, beef, and poultry was 39 tonnes.") ==
        "output of pork, beef, and poultry | 39 tonne | level ");
  CHECK(told("The gap reflected a decrease in the steel deficit of $12.5 billion or 1.6 percent to $750 "
             "billion.") ==
        "steel deficit | 12500000000 USD | change down; steel deficit | 1.6 percent | growth down; "
        "steel deficit | 750000000000 USD | level down");
  CHECK(told("Peru supplied 48 percent of it and Chile 13 percent.") ==
        "Peru | 48 percent | share ; Chile | 13 percent | share ");
}

TEST_CASE("English: times that end on a day, and their own time for each of two values") {
  CHECK(periods("Sales for the six months ended June 2024 rose 3 percent.") == "2024-01-01/2024-06-30");
  CHECK(periods("Net profit for the quarter ended 30 September 2024 rose 3 percent.") ==
        "2024-07-01/2024-09-30");
  CHECK(periods("Output in the week to 5 May 2024 rose 3 percent.") == "2024-04-29/2024-05-05");
  CHECK(periods("It was 3 percent for May 2019 in Peru, for the first time since 2011.") ==
        "2019-05-01/2019-05-31");
  CHECK(periods("In 2023 exports rose 3 percent and 5 percent in 2024.") ==
        "2023-01-01/2023-12-31; 2024-01-01/2024-12-31");
}

TEST_CASE("English: scales behind a blank, amounts between two currencies") {
  CHECK(told("Imports were 80 bn yuan.") == "Imports | 80000000000 CNY | level ");
  CHECK(told("Imports were 3.5 mln tonnes.") == "Imports | 3500000 tonne | level ");
  CHECK(told("Debt was Rs 3 lakh crore.") == "Debt | 3000000000000 INR | level ");
  CHECK(told("It expects sales of $3 m in May.") == "sales | 3000000 USD | level ");
  CHECK(told("It expects sales of $3 million to $4 million.") == "sales | 3000000..4000000 USD | level ");
  CHECK(told("Rents rose by $3 to $40.") == "Rents | 3 USD | change up; Rents | 40 USD | level up");
  CHECK(told("The fare is 13 euro cents.") == "fare | 0.13 EUR | level ");
}

TEST_CASE("English: who says it, with whom, and beside what") {
  CHECK(told("Eurostat said prices in the 20 countries rose 3 percent.") ==
        "countries | 20 item:countries | level ; prices | 3 percent | growth up");
  CHECK(told("Figures from the Marine Department show the port handled 2 million TEU.") ==
        "port | 2000000 teu | level ");
  CHECK(told("Prices rose 3 percent with tea up 5 percent.") ==
        "Prices | 3 percent | growth up; tea | 5 percent | growth up");
  CHECK(told("Sales rose 3.4 percent, against expectations of 2.9 percent.") ==
        "Sales | 3.4 percent | growth up; Sales | 2.9 percent | growth up");
  CHECK(told("Copper was $4.07 a pound.") == "Copper | 4.07 USD-per-pound | level ");
  CHECK(told("The tax office collected Sh656.9 billion.") == "tax office | 656900000000 KES | level ");
  CHECK(each("BEIJING - Industrial output rose 3 percent.",
             [](const Indicator& r) { return or_dash(r.place); }) == "-");
}

}  // namespace zhibiao::test
