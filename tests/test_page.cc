// The HTML page, and what `explain` says.
#include <doctest/doctest.h>

#include <string>

#include "sink/html.h"
#include "zhibiao/zhibiao.h"

using zhibiao::Explanation;
using zhibiao::Indicator;
using zhibiao::Outcome;

namespace {

Indicator quoted(const std::string& sentence, const std::string& quote, std::size_t begin) {
  Indicator r;
  r.sentence = sentence;
  r.quote = quote;
  r.begin = begin;
  return r;
}

std::string marked(const Indicator& r) {
  return std::string(zhibiao::sink::quote_in_sentence(r).of(r.sentence));
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a page escapes what documents bring") {
  Indicator r = quoted("<img src=x> 5% & \"x\"\x01\xFF", "5%", 12);
  r.name = "</td><script>";
  const std::string page = zhibiao::to_html(std::vector<Indicator>{r}, "<title>");
  CHECK(!has(page, "<img"));
  CHECK(!has(page, "<script"));
  CHECK(has(page, "&lt;img src=x&gt; <mark>5%</mark> &amp; &quot;x&quot;\xEF\xBF\xBD\xEF\xBF\xBD"));
  CHECK(has(page, "<title>&lt;title&gt;</title>"));
  CHECK(has(page, "default-src 'none'"));
}

TEST_CASE("the quote is found in its sentence, wraps aside, the nearest one") {
  CHECK(marked(quoted("产量5万吨", "5万\r\n 吨", 6)) == "5万吨");
  CHECK(marked(quoted("占 5 %", "5%", 4)) == "5 %");
  CHECK(zhibiao::sink::quote_in_sentence(quoted("5%，后5%", "5%", 9)).begin == 8);
  CHECK(zhibiao::sink::quote_in_sentence(quoted("5%，后5%", "5%", 0)).begin == 0);
  CHECK(marked(quoted("没有", "5%", 0)).empty());
  CHECK(marked(quoted("", "5%", 0)).empty());
}

TEST_CASE("the first records of a table, and how many more there are") {
  const std::vector<Indicator> many(7, quoted("增长5%", "5%", 6));
  const std::string table = zhibiao::sink::html_table(many, "", 3);
  CHECK(has(table, "4 more records"));
  CHECK(!has(zhibiao::sink::html_table(many), "more records"));
}

TEST_CASE("explain: every quantity once, with its outcome") {
  const zhibiao::Extractor extractor;
  const std::string text = "2022年，全省进出口总额超过5.45万亿元，PM2.5浓度为30微克/立方米。";
  const std::vector<Explanation> found = extractor.explain(text);
  const auto quantities = extractor.quantities(text);
  REQUIRE(found.size() == quantities.size());
  std::size_t records = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].quantity == quantities[i]);
    CHECK((found[i].outcome == Outcome::guard) == !quantities[i].guard.empty());
    records += found[i].outcome == Outcome::record;
  }
  CHECK(records == extractor.extract(text).size());
  const Explanation& amount = found[1];
  CHECK(amount.outcome == Outcome::record);
  CHECK(amount.bound_text == "超过");
  CHECK(amount.before == "2022年，全省进出口总额超过");
  CHECK(!amount.pattern.empty());
  CHECK(amount.clause.back().cls == "MONEY");
  CHECK(amount.rule == extractor.extract(text).front().rule);
}

TEST_CASE("explain in English") {
  const std::string text = "In 2022 exports rose 6.2 percent to 5.4 billion dollars.";
  const zhibiao::Extractor extractor;
  const auto found = extractor.explain(text);
  std::size_t explained = 0;
  for (const Explanation& e : found) explained += e.outcome == Outcome::record && !e.clause.empty();
  CHECK(explained == extractor.extract(text).size());
  CHECK(explained >= 2);
}
