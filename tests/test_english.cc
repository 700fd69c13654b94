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
      {"The index dropped below 300 points.", "index | 300 one | index down"},
      {"A fall of 3 percent in tram fares is planned.", "tram fares | 3 percent | growth down"},
      {"The key rate was held at 2.5 percent.", "key rate | 2.5 percent | share flat"},
      {"The board voted to maintain Ferry Rate at 2.5 percent.", "Ferry Rate | 2.5 percent | share flat"},
      {"The survey shows that tea output is up 3 percent.", "tea output | 3 percent | growth up"},
      {"Tram use continues to fall, with cuts now seen at 3 percent.", "Tram use | 3 percent | share"},
      {"Toll income fell 7% m-o-m to $3 billion (-$200 million m-o-m).",
       "Toll income | 7 percent | growth down; Toll income | 3000000000 USD | level down; "
       "Toll income | -200000000 USD | change down"},
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
      {"The ratio of teachers to pupils was 3:1.", "ratio of teachers to pupils | 3 one | ratio"},
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

TEST_CASE("english: number words and scales") {
  check({
      {"The town planted twenty-five million trees.", "trees | 25000000 item:trees | level"},
      {"Two thirds of the wells ran dry.", "wells | 66.6667 percent | share"},
      {"The farm sold a dozen horses.", "horses | 12 item:horses | level"},
      {"The farm sold 5 dozen tonnes of hay.", "hay | 60 tonne | level"},
      {"The farm sold 2.5 hundred horses.", "horses | 250 item:horses | level"},
      {"Half of the roofs were repaired.", "roofs | 50 percent | share"},
      {"Half a million homes lost power.", "homes | 500000 item:homes | level"},
      {"The council of the region met on the first day of the session and was told\nthat the debt of the "
       "region is worth 3 tril-\nlion yuan, as the auditors of the region had said in the spring of the "
       "year.",
       "debt of the region | 3000000000000 CNY | level"},
      {"Rates average about 1¾ percent.", "Rates | 1.75 percent | share"},
      {"Fares fell by three-quarters.", "Fares | 75 percent | growth down"},
      {"One in five lamps failed.", "lamps | 20 percent | share"},
      {"One job in ten depends on tea.", "job | 10 percent | share"},
      {"Three of the eight seats went to women.", "seats | 3 item:seats | level"},
      {"The vote was three-to-one.", "vote | 3 one | ratio"},
  });
}

TEST_CASE("english: money in every writing") {
  check({
      {"The fund holds $1.2bn.", "fund | 1200000000 USD | level"},
      {"Imports came to US$127 billion.", "Imports | 127000000000 USD | level"},
      {"Output reached RMB 6.2 trillion.", "Output | 6200000000000 CNY | level"},
      {"The rescue cost €45m.", "rescue | 45000000 EUR | level"},
      {"A stamp costs 12 cents.", "stamp | 0.12 USD | level"},
      {"The fare rose to HK$3.5, up 20 cents.", "fare | 3.5 HKD | level up; fare | 0.2 HKD | change up"},
      {"The toll is €2, 5 cents less than before.", "toll | 2 EUR | level; toll | 0.05 EUR | change down"},
      {"The fee is RMB 30, 50 cents more than in 2019.", "fee | 30 CNY | level; fee | 0.5 CNY | change up"},
      {"The dividend was 12 Hong Kong cents.", "dividend | 0.12 HKD | level"},
      {"The coupon was 30 pence.", "coupon | 0.3 GBP | level"},
      {"Sixty cents of every euro went to schools.", "schools | 60 percent | share"},
      {"Premiums were between €75 and €95 a tonne.", "Premiums | 75..95 EUR-per-tonne | level"},
      {"Hides fetched $9 a year ago.", "Hides | 9 USD | level"},
  });
}

TEST_CASE("english: percentages, points and units a time or a volume") {
  check({
      {"Wages rose 3 per cent.", "Wages | 3 percent | growth up"},
      {"The gap widened by 3 percentage points.", "gap | 3 percentage-point | change up"},
      {"The yield fell 25 basis points.", "yield | 25 basis-point | change down"},
      {"The rate fell by half a percentage point.", "rate | 0.5 percentage-point | change down"},
      {"Dust averaged 40 µg/m3.", "Dust | 40 microgram-per-cubic-meter | level"},
      {"Dust averaged 40 micrograms per cubic metre.", "Dust | 40 microgram-per-cubic-meter | level"},
      {"Pumping rose by 1.2 mb/d.", "Pumping | 1200000 barrel-per-day | change up"},
      {"The mill emitted 30 tonnes of CO2 equivalent.", "mill | 30 tonne-carbon-dioxide-equivalent | level"},
      {"The village has 600 mu of orchards.", "village | 600 mu | level"},
      {"The yield was 900 jin per mu.", "yield | 900 jin-per-mu | level"},
  });
}

TEST_CASE("english: ranges, from and to, respectively, bounds") {
  check({
      {"Growth of 3-5 percent is likely.", "Growth | 3..5 percent | growth up"},
      {"Between 20 and 30 million birds passed.", "birds | 20000000..30000000 item:birds | level"},
      {"Some 20–30 ships wait.", "ships | 20..30 item:ships | level"},
      {"Prices went from 30 to 40 euros.", "Prices | 30 EUR | level; Prices | 40 EUR | level up"},
      {"Tea and salt rose by 3 and 5 percent respectively.",
       "Tea | 3 percent | growth up; salt | 5 percent | growth up"},
      {"Output doubled.", "Output | 2 one | ratio up"},
      {"Output more than trebled.", "Output | 3 one | ratio up"},
      {"Leeds came third.", "Leeds | 3 one | rank"},
      {"Rents rose for the seventh consecutive year.", "Rents | 7 year | streak up"},
      {"Sales growth was minus 3 percent.", "Sales growth | -3 percent | growth down"},
  });
  const auto bound = [](std::string_view text) {
    const auto records = extractor().extract(text);
    return records.size() == 1 ? std::string(to_string(records[0].bound)) : std::string("not one record");
  };
  CHECK(bound("Nearly 40 ships sank.") == "about");
  CHECK(bound("Some 40 ships sank.") == "about");
  CHECK(bound("At least 40 ships sank.") == "at_least");
  CHECK(bound("Up to 40 ships sank.") == "at_most");
  CHECK(bound("Fewer than 40 ships sank.") == "under");
  CHECK(bound("Ice covered 40 lakes or more.") == "at_least");
  CHECK(bound("The rate edged up to 4 percent.") == "exact");
}

TEST_CASE("english: names before, behind and beside") {
  check({
      {"The board left the key rate unchanged at 3 percent.", "key rate | 3 percent | share flat"},
      {"An increase of 3.2 percent in exports of machinery was recorded.",
       "exports of machinery | 3.2 percent | growth up"},
      {"Returns on capital employed were 14 percent.", "Returns on capital employed | 14 percent | share"},
      {"The trimmed mean was 3 percent.", "trimmed mean | 3 percent | share"},
      {"The grain index, which tracks many crops, fell to 95 points.", "grain index | 95 one | index down"},
      {"Trade with Peru reached $5bn, that with Chile $3bn.",
       "Trade with Peru | 5000000000 USD | level; Trade with Chile | 3000000000 USD | level"},
      {"Women make up 36 percent of staff, against 80 percent for men.",
       "Women | 36 percent | share; men | 80 percent | share"},
      {"With a share of 23 percent, China led.", "China | 23 percent | share"},
      {"About €2.6 million was given to village schools.", "village schools | 2600000 EUR | level"},
      {"The detour adds 600 km to the trip.", "trip | 600 kilometer | change up"},
      {"The region holds a 51 percent stake.", "stake | 51 percent | share"},
      {"The main buyers were China (23%) and Japan (15%).",
       "China | 23 percent | share; Japan | 15 percent | share"},
      {"Wind supplies 46 percent of power, coal 11 and gas 5.",
       "Wind | 46 percent | share; coal | 11 percent | share; gas | 5 percent | share"},
      {"The rate was 5 percent, down from 7 percent.",
       "rate | 5 percent | share down; rate | 7 percent | share"},
  });
}

TEST_CASE("english: whose a name is") {
  check({
      {"They sold cocoa, whose price rose 3 percent.", "cocoa price | 3 percent | growth up"},
      {"Hedge funds cut their net positions by 3 percent.",
       "Hedge funds net positions | 3 percent | growth down"},
      {"The bank's forecast is growth of 3 percent.", "growth | 3 percent | growth up"},
      {"Data showed tea prices were flat in May, and up 3 percent on the year.",
       "tea prices | 3 percent | growth up"},
      {"Losses ran at 6 percent for wine and 9 percent for beer.",
       "Losses for wine | 6 percent | share; Losses for beer | 9 percent | share"},
      {"Rents were 500 dollars, an annual rise of 3 percent.",
       "Rents | 500 USD | level; Rents | 3 percent | growth up"},
      {"The floods cost the city 300 million dollars.", "floods | 300000000 USD | level"},
      {"Tea sales beat forecasts with a 7 percent rise.", "Tea sales | 7 percent | growth up"},
  });
}

// A bound behind the number leaves none before it: looking for that one read before the sentence.
TEST_CASE("english: a bound behind a number of a later sentence") {
  CHECK(
      brief(
          "Tea rose 3 percent.\n\nThe fair lasted 20 days at most, below the 25 days that guests had booked.")
          .find("20 day") != std::string::npos);
}

TEST_CASE("english: places of entries and of offices") {
  const auto places = [](std::string_view text) {
    std::string out;
    for (const Indicator& r : extractor().extract(text)) out += (out.empty() ? "" : "; ") + or_dash(r.place);
    return out;
  };
  CHECK(places("Market notes\n\nPeru. Rents rose by 3 percent.\n\nChile. Rents fell by 2 percent.\n") ==
        "Peru; Chile");
  const std::string rest = "\nStatement\n\nRents rose by 3 percent in the year. They had been flat before.\n";
  CHECK(places("South African Reserve Bank" + rest) == "South Africa");
  CHECK(places("South African Wines" + rest) == "-");
}

TEST_CASE("english: numbers that name, date or order") {
  for (const char* text :
       {"Rooms 1 to 4 are closed.", "Terminals 1 and 2 reopen.", "Doors open at 7.", "The war began in 1756.",
        "Turn into 42nd Street.", "It meets on the 1st and 3rd Thursday.", "Set SIZE = 64 first.",
        "Bus 41 leaves soon.", "Hall 3 opens at half past seven.", "He read \"One Hundred Dinners\".",
        "COP28 opened.", "She signed twice.", "See Figures 2.1 and 4.3.", "They left within 15 minutes."}) {
    CAPTURE(text);
    CHECK(brief(text) == "");
  }
}

TEST_CASE("english: what goes on with a movement") {
  const auto kinds = [](std::string_view text) {
    std::string out;
    for (const Indicator& r : extractor().extract(text))
      out += r.name + ' ' + std::string(to_string(r.kind)) + ' ' + std::string(to_string(r.direction)) + "; ";
    return out;
  };
  CHECK(kinds("Fees increased $9 million or 3 percent.") == "Fees change up; Fees growth up; ");
  CHECK(kinds("Rents grew 4.1 percent in April, 3.2 percent in May and 2.3 percent in June.") ==
        "Rents growth up; Rents growth up; Rents growth up; ");
  CHECK(kinds("The surplus was 3 million dollars as imports of tea fell 2 percent.") ==
        "surplus level ; imports of tea growth down; ");
  CHECK(kinds("Rents fell 2 percent, the least in more than six years.") == "Rents growth down; ");
}

TEST_CASE("english: the place of a text that names many") {
  const auto place = [](std::string_view text) { return extractor().extract(text).back().place; };
  CHECK(place("The group grew.\n\nSales in Peru were flat.\n\nRents rose 3 percent.") == "Peru");
  CHECK(place("The group grew.\n\nSales in Peru and Chile were flat.\n\nRents rose 3 percent.") == "");
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
  CHECK(periods("Jobs rose 3 percent in the year to March 2021.") == "2020-04-01/2021-03-31");
  CHECK(periods("In 2021 sales were $3m (2020: $2m) and costs $1m.") ==
        "2021-01-01/2021-12-31; 2020-01-01/2020-12-31; 2021-01-01/2021-12-31");
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
