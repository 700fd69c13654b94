// English sentences through the whole flow: names, values, units, kinds, directions, periods, guards.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine_helper.h"

namespace zhibiao::test {
namespace {

// name | amount | kind direction, one a record, joined by "; "
std::string brief(std::string_view text) {
  std::string out;
  for (const Indicator& r : extractor().extract(text)) {
    out += (out.empty() ? "" : "; ") + r.name + " | " + amount(r) + " | " + std::string(to_string(r.kind));
    if (r.direction != Direction::none) out += ' ' + std::string(to_string(r.direction));
  }
  return out;
}

struct Case {
  const char* text;
  const char* want;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(brief(c.text) == c.want);
  }
}

std::string periods(std::string_view text) {
  std::string out;
  for (const Indicator& r : extractor().extract(text)) out += (out.empty() ? "" : "; ") + or_dash(r.period);
  return out;
}

}  // namespace

TEST_CASE("english: movements and what they lead to") {
  check({
      {"Tea output rose 3 percent.", "Tea output | 3 percent | growth up"},
      {"Tea output fell by 30 tonnes.", "Tea output | 30 tonne | change down"},
      {"The vacancy rate fell to 4.5 percent.", "vacancy rate | 4.5 percent | share down"},
      {"Rents climbed from 500 euros to 520 euros.", "Rents | 500 EUR | level; Rents | 520 EUR | level up"},
      {"Sales grew by 4 percent to 33 million dollars, an increase of 1.2 million dollars.",
       "Sales | 4 percent | growth up; Sales | 33000000 USD | level up; Sales | 1200000 USD | change up"},
      {"The index dropped below 300 points.", "The index | 300 one | index down"},
      {"A fall of 3 percent in tram fares is planned.", "tram fares | 3 percent | growth down"},
      {"The key rate was held at 2.5 percent.", "key rate | 2.5 percent | share flat"},
      {"Fares rose 3 percent and tolls 2 percent.",
       "Fares | 3 percent | growth up; tolls | 2 percent | growth up"},
  });
}

TEST_CASE("english: comparisons, shares, multiples") {
  check({
      {"Tea output was 300 tonnes, 5 percent more than a year earlier.",
       "Tea output | 300 tonne | level; Tea output | 5 percent | growth up"},
      {"The yield was 3 points above the limit.", "yield | 3 percentage-point | change"},
      {"Hops accounted for 30 percent of farm sales.", "Hops | 30 percent | share"},
      {"Two thirds of households own a bicycle.", "households | 66.6667 percent | share"},
      {"One in five pupils walks to school.", "pupils | 20 percent | share"},
      {"Ticket sales doubled.", "Ticket sales | 2 one | ratio up"},
      {"Bus fares are 3 times as high as tram fares.", "Bus fares | 3 one | ratio"},
      {"The ratio of teachers to pupils was 3:1.", "The ratio of teachers to pupils | 3 one | ratio"},
  });
}

TEST_CASE("english: counted nouns, ranks and runs") {
  check({
      {"The city planted 300 young oak trees.", "young oak trees | 300 item:trees | level"},
      {"Some 40 electric and hybrid vans were bought.", "electric and hybrid vans | 40 item:vans | level"},
      {"Births numbered 3,400.", "Births | 3400 item:births | level"},
      {"Employment fell by 600.", "Employment | 600 item:people | change down"},
      {"Leeds ranked third.", "Leeds | 3 one | rank"},
      {"Tea output rose for the fifth straight year.", "Tea output | 5 year | streak up"},
      {"Rents fell for 6 months in a row.", "Rents | 6 month | streak down"},
      {"Imports of tea, salt and rice rose by 3, 5 and 7 percent respectively.",
       "Imports of tea | 3 percent | growth up; Imports of salt | 5 percent | growth up; Imports of rice | 7 "
       "percent | growth up"},
      {"Exports and imports reached 3.1 and 2.4 trillion yuan.",
       "Exports | 3100000000000 CNY | level; imports | 2400000000000 CNY | level"},
  });
}

TEST_CASE("english: what is no indicator") {
  for (const char* text : {"See Table 3 and Section 5.", "The G20 met on 17 May.", "COVID-19 spread.",
                           "It is one of the towns.", "Line 4 opens soon.", "Call 020 7946 0991 today.",
                           "He is 37 years old.", "Those over 65 travel free."}) {
    CAPTURE(text);
    CHECK(brief(text) == "");
  }
}

TEST_CASE("english: periods") {
  CHECK(periods("Rents rose 3 percent in 2021.") == "2021-01-01/2021-12-31");
  CHECK(periods("In the first half of 2021 rents rose 3 percent.") == "2021-01-01/2021-06-30");
  CHECK(periods("At the end of June 2021 the town had 300 shops.") == "../2021-06-30");
  CHECK(periods("Rents rose 3 percent between March and May 2021.") == "2021-03-01/2021-05-31");
  CHECK(periods("Rents fell to 300 euros in May 2021 from 310 euros in April 2021.") ==
        "2021-05-01/2021-05-31; 2021-04-01/2021-04-30");
  CHECK(periods("On 17 May 2021 the index stood at 300.") == "2021-05-17/2021-05-17");
  CHECK(periods("From 2018 to 2021 the town built 300 homes.") == "2018-01-01/2021-12-31");
  CHECK(periods("Under the 14th Five-Year Plan the town will build 300 homes.") == "2021-01-01/2025-12-31");
}

TEST_CASE("english: modality and comparison") {
  const auto target = extractor().extract("We aim to raise the recycling rate to 65 percent by 2030.");
  REQUIRE(target.size() == 1);
  CHECK(target[0].modality == Modality::target);
  CHECK(target[0].period == "2030-01-01/2030-12-31");
  const auto forecast = extractor().extract("Rents are expected to rise 3 percent.");
  REQUIRE(forecast.size() == 1);
  CHECK(forecast[0].modality == Modality::forecast);
  const auto since = extractor().extract("Rents were 3 percent higher than in 2019.");
  REQUIRE(since.size() == 1);
  CHECK(since[0].comparison == "since:2019");
}

TEST_CASE("english: the language of each sentence") {
  const std::string mixed =
      "2021年全县粮食产量增长3.1%。\nTea output in the county rose 4 percent in the same year.";
  const auto records = extractor().extract(mixed);
  REQUIRE(records.size() == 2);
  CHECK(records[0].name == "粮食产量");
  CHECK(records[1].name == "Tea output in the county");
  Options chinese;
  chinese.lang = Language::zh;
  CHECK(Extractor(chinese).extract("GDP增长5.2%")[0].name == "GDP");
  Options english;
  english.lang = Language::en;
  CHECK(Extractor(english).extract("Rents rose 3 percent.")[0].name == "Rents");
}

}  // namespace zhibiao::test
