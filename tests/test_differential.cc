// Two ways to the same records: a slow second reader, parts of a text, traditional characters, threads.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "../fuzz/number_twin.h"
#include "engine_helper.h"
#include "number_helper.h"
#include "utf8.h"

namespace {

using zhibiao::Decimal;
using zhibiao::Indicator;

// Sentences that say all of their own: year, place and name.
const std::vector<std::string> kSentences = {
    "2021年，河北省粮食产量为37万吨。",   "2019年，山西省棉花产量达到5.5万吨，比上年增长2.6%。",
    "2020年，河南省森林覆盖率为24.3%。",  "2018年，湖北省进出口总额为3400亿元，下降0.8%。",
    "2017年，湖南省城镇人口为3600万人。", "2022年，四川省港口吞吐量为1.2亿吨。",
};

// What a record says, without where it stands.
std::string said(const Indicator& r) {
  return r.name + '|' + zhibiao::test::amount(r) + '|' + std::string(to_string(r.kind)) + '|' +
         std::string(to_string(r.direction)) + '|' + r.period + '|' + r.place + '|' + r.quote;
}

std::vector<std::string> said(const std::vector<Indicator>& records) {
  std::vector<std::string> out;
  for (const Indicator& r : records) out.push_back(said(r));
  return out;
}

// simplified → traditional, the reverse of the text room's own table.
std::string traditional(std::string_view text) {
  static const std::map<std::string, std::string> forms = [] {
    std::map<std::string, std::string> out;
    const auto characters = [](const std::string& s) {
      std::vector<std::string> each;
      for (std::size_t i = 0; i < s.size(); i += zhibiao::utf8::decode(s, i).size)
        each.push_back(s.substr(i, zhibiao::utf8::decode(s, i).size));
      return each;
    };
    for (const auto& file : zhibiao::rules::embedded_files()) {
      if (file.file.find("traditional") == std::string_view::npos) continue;
      const auto node = zhibiao::rules::parse_toml(file.toml, std::string(file.file));
      for (const auto* fold : node.tables("fold")) {
        const auto from = characters(fold->string("from")), to = characters(fold->string("to"));
        for (std::size_t i = 0; i < from.size(); ++i) out.emplace(to[i], from[i]);
      }
    }
    return out;
  }();
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = zhibiao::utf8::decode(text, i).size;
    const std::string character(text.substr(i, size));
    const auto found = forms.find(character);
    out += found == forms.end() ? character : found->second;
    i += size;
  }
  return out;
}

}  // namespace

TEST_CASE("differential: the twin reads what the number room reads") {
  std::mt19937_64 random(20261122);
  const std::vector<std::string_view> pieces = {"一", "二", "三", "五", "九", "零", "十", "百",
                                                "千", "万", "亿", "7",  "0",  ".",  ","};
  std::size_t both = 0;
  for (int i = 0; i < 300'000; ++i) {
    std::string text;
    const bool digits = random() % 4 == 0;
    for (std::uint64_t k = random() % 7 + 1; k > 0; --k)
      text += pieces[random() % (digits ? 5 : 11) + (digits ? 10 : 0)];
    const auto twin = zhibiao::fuzz::NumberTwin::value(text);
    const auto found = zhibiao::test::scan(text);
    if (!twin || found.size() != 1 || found[0].high || found[0].at.size() != text.size()) continue;
    CAPTURE(text);
    REQUIRE(found[0].value == *twin);
    ++both;
  }
  CHECK(both > 5000);
}

TEST_CASE("differential: the parts of a text give the records of the whole") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string whole;
    std::vector<std::string> parts;
    for (int k = 0; k < 8; ++k) {
      const std::string& sentence = kSentences[random() % kSentences.size()];
      whole += sentence;
      for (const std::string& line : said(zhibiao::test::extractor().extract(sentence)))
        parts.push_back(line);
    }
    CAPTURE(whole);
    REQUIRE(said(zhibiao::test::extractor().extract(whole)) == parts);
  }
}

TEST_CASE("differential: quantities do not depend on the sentences around") {
  for (const auto& path : zhibiao::test::texts_of("tests/corpus/docs")) {
    const std::string text = zhibiao::test::read_file(path);
    const auto whole = zhibiao::test::extractor().quantities(text);
    CHECK_FALSE(whole.empty());
    const std::string filler = "\n\n没有数字的句子。\n";
    const auto later = zhibiao::test::extractor().quantities(text + filler);
    CAPTURE(path.string());
    REQUIRE(later.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      CHECK(later[i].begin == whole[i].begin);
      CHECK(later[i].quote == whole[i].quote);
      CHECK(later[i].value == whole[i].value);
      CHECK(later[i].unit == whole[i].unit);
    }
  }
}

TEST_CASE("differential: traditional characters give the same values") {
  std::size_t records = 0;
  for (const std::string& sentence : kSentences) {
    const auto plain = zhibiao::test::extractor().extract(sentence);
    const auto other = zhibiao::test::extractor().extract(traditional(sentence));
    CAPTURE(sentence);
    CHECK(traditional(sentence) != sentence);
    REQUIRE(plain.size() == other.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
      CHECK(zhibiao::test::amount(plain[i]) == zhibiao::test::amount(other[i]));
      CHECK(plain[i].kind == other[i].kind);
      CHECK(plain[i].direction == other[i].direction);
      CHECK(plain[i].period == other[i].period);
      ++records;
    }
  }
  CHECK(records >= kSentences.size());
}

TEST_CASE("threads: one extractor, four threads, the same records") {
  std::vector<std::string> texts;
  for (const char* folder : {"tests/corpus/docs", "samples"})
    for (const auto& path : zhibiao::test::texts_of(folder)) texts.push_back(zhibiao::test::read_file(path));
  texts.push_back("\xFF\xFE 5% \xE4\xBA");
  REQUIRE(texts.size() > 5);
  const zhibiao::Extractor extractor;
  std::vector<std::vector<Indicator>> expected;
  for (const std::string& text : texts) expected.push_back(zhibiao::test::extractor().extract(text));
  std::vector<std::size_t> wrong(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t at = (i + t * 3) % texts.size();
        wrong[t] += extractor.extract(texts[at]) != expected[at];
        wrong[t] += extractor.quantities(texts[at]).empty() !=
                    zhibiao::test::extractor().quantities(texts[at]).empty();
        wrong[t] += zhibiao::decode(texts[at]).text().empty();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<std::size_t>(4));
}
