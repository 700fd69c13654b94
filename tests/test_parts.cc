// Long texts are read in parts: where those end, that they give the records of the whole, on any number of
// threads, and that the work can be stopped.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine_helper.h"
#include "parts.h"
#include "volume.h"

namespace {

using zhibiao::Indicator;
using zhibiao::parts::kWhole;

constexpr std::size_t kLong = 2 * kWhole;
constexpr std::size_t kTwoParts = kWhole + kWhole / 4;  // what is extracted: a record takes much room

const zhibiao::Extractor& extractor() { return zhibiao::test::extractor(); }

std::string repeated(std::string_view piece, std::size_t size) {
  std::string out;
  out.reserve(size + piece.size());
  while (out.size() < size) out += piece;
  return out;
}

// The end of the first part of a long text of such pieces; empty where it is the whole.
std::string end_of(std::string_view piece) {
  const std::string text = repeated(piece, kLong);
  const std::size_t end = zhibiao::parts::end_of_part(text, 0);
  return end == text.size() ? "" : text.substr(end - piece.size(), piece.size());
}

std::vector<Indicator> on(unsigned jobs, const std::string& text) {
  return extractor().extract_many(std::vector<std::string_view>{text},
                                  {.jobs = jobs, .progress = {}, .docs = {}})[0];
}

}  // namespace

TEST_CASE("parts: they end with a paragraph, a line that ends a sentence, or a sentence") {
  for (const char* piece :
       {"产量5吨。\n天气晴\n\n", "Output fell. Sales did not\n \t\r\n", "天气晴\n产量5吨。\n",
        "Output fell.\r\n", "他说，产量5吨。”", "产量5.5吨！", "Output fell. "}) {
    CAPTURE(piece);
    CHECK(end_of(piece) == piece);
  }
  CHECK(end_of("产量5吨，天气晴。\n\n天气晴。") == "天气晴。产量5吨，天气晴。\n\n");
}

TEST_CASE("parts: one sentence of megabytes ends behind a comma, else at a line break") {
  for (const char* piece :
       {"产量5.5吨，", "产量5.5吨；", "3.5 tonnes, U.S. 7.5 tonnes, ", "产量5吨天气晴\n", "GET 7\n"}) {
    CAPTURE(piece);
    CHECK(end_of(piece) == piece);
  }
}

TEST_CASE("parts: a short text is whole, and a text without an end is, too, for no number is parted") {
  CHECK(zhibiao::parts::end_of_part(std::string(kWhole, 'a'), 0) == kWhole);
  for (const char* piece : {"7", "7,", "7，", "７，", "7\n", "一", "7.5、"}) {
    CAPTURE(piece);
    CHECK(end_of(piece).empty());
  }
}

TEST_CASE("parts: one sentence of megabytes has the records of its clauses, and none of a cut number") {
  const std::string text = repeated("粮食产量达到37万吨，", kTwoParts) + repeated("7", kLong) + "吨";
  const auto found = extractor().extract(text);
  std::size_t wrong = 0;
  for (const Indicator& r : found)
    wrong +=
        r.name != "粮食产量" || r.quote != "37万吨" || text.compare(r.begin, r.end - r.begin, r.quote) != 0;
  CHECK(wrong == 0);
  CHECK(found.size() == (kTwoParts + 28) / 29);
  CHECK(on(4, text) == found);
}

TEST_CASE("parts: a long text has the records of its paragraphs, in their places") {
  const std::vector<std::string> sentences = {
      "2021年，河北省粮食产量为37万吨。\n\n", "2019年，山西省棉花产量达到5.5万吨，比上年增长2.6%。\n\n",
      "2018年，湖北省进出口总额为3400亿元，下降0.8%。\n\n", "没有数字的句子，也没有年份。\n\n"};
  std::string text;
  std::vector<std::string> wanted;
  const auto said = [](const Indicator& r) {
    return r.name + '|' + zhibiao::test::amount(r) + '|' + std::string(to_string(r.kind)) + '|' + r.period +
           '|' + r.place;
  };
  for (std::size_t i = 0; text.size() < kTwoParts; ++i) {
    const std::string& next = sentences[i * i % sentences.size()];
    for (const Indicator& r : extractor().extract(next)) wanted.push_back(said(r));
    text += next;
  }
  const auto found = extractor().extract(text, "doc");
  REQUIRE(found.size() == wanted.size());
  std::size_t wrong = 0, last = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Indicator& r = found[i];
    wrong += said(r) != wanted[i] || r.doc != "doc" || r.begin < last;
    wrong += text.compare(r.begin, r.end - r.begin, r.quote) != 0;
    wrong += !r.name_begin || text.compare(*r.name_begin, *r.name_end - *r.name_begin, r.name) != 0;
    wrong += text.compare(r.sentence_begin, r.sentence_end - r.sentence_begin, r.sentence) != 0;
    last = r.end;
  }
  CHECK(wrong == 0);
  const auto quantities = extractor().quantities(text);
  CHECK(quantities.size() > found.size());
  for (const auto& q : quantities) wrong += text.compare(q.begin, q.end - q.begin, q.quote) != 0;
  CHECK(wrong == 0);
}

TEST_CASE("parts: the title and the heading in force hold in later parts") {
  const std::string text = "安庆市2023年政府工作报告\n\n一、2023年工作回顾\n\n" +
                           repeated("粮食产量达到37万吨。\n\n", kTwoParts) + "二、2024年工作目标\n\n" +
                           repeated("粮食产量达到38万吨。\n\n", kTwoParts);
  const auto found = extractor().extract(text);
  REQUIRE(found.size() > 100'000);
  std::size_t wrong = 0;
  for (const Indicator& r : found) {
    const bool target = r.quote == "38万吨";
    wrong += r.place != "安庆市" ||
             r.period != (target ? "2024-01-01/2024-12-31" : "2023-01-01/2023-12-31") ||
             (r.modality == zhibiao::Modality::target) != target;
  }
  CHECK(wrong == 0);
}

TEST_CASE("parts: English headings, too") {
  const std::string text = "Port report for 2021\n\n1. Results\n\n" +
                           repeated("Cargo throughput reached 37 million tonnes.\n\n", kTwoParts) +
                           "2. Targets for 2024\n\n" +
                           repeated("Cargo throughput reaches 38 million tonnes.\n\n", kTwoParts);
  std::size_t wrong = 0;
  for (const Indicator& r : extractor().extract(text)) {
    const bool target = r.quote == "38 million tonnes";
    wrong += r.period != (target ? "2024-01-01/2024-12-31" : "2021-01-01/2021-12-31") ||
             (r.modality == zhibiao::Modality::target) != target;
  }
  CHECK(wrong == 0);
}

TEST_CASE("parts: threads change nothing") {
  std::string text;
  while (text.size() < kTwoParts) {
    for (const char* folder : {"tests/corpus/docs", "tests/corpus/mixed", "samples"})
      for (const auto& path : zhibiao::test::texts_of(folder))
        text += zhibiao::test::read_file(path) + "\n\n";
  }
  const auto wanted = extractor().extract(text);
  REQUIRE(wanted.size() > 10'000);
  for (const unsigned jobs : {2U, 7U}) CHECK(on(jobs, text) == wanted);
}

TEST_CASE("parts: a long text is given up soon, by the answer of progress, by its throwing or by a token") {
  const std::string text =
      repeated("粮食产量达到37万吨，比上年增长2.6%。\n\n", zhibiao::test::volume(24) * kWhole + kLong);
  const std::vector<std::string_view> texts = {text};
  for (const unsigned jobs : {1U, 2U}) {
    CAPTURE(jobs);
    using Clock = std::chrono::steady_clock;
    Clock::time_point asked;
    const auto stop = [&](std::size_t) {
      asked = Clock::now();
      return false;
    };
    const auto found = extractor().extract_many(texts, {.jobs = jobs, .progress = stop, .docs = {}});
    CHECK(found.at(0).empty());
    CHECK(Clock::now() - asked <
          std::chrono::seconds(5));  // the whole takes many times that under valgrind alone
    const auto fail = [](std::size_t) -> bool { throw std::runtime_error("enough"); };
    CHECK_THROWS_WITH(extractor().extract_many(texts, {.jobs = jobs, .progress = fail, .docs = {}}),
                      "enough");
    std::stop_source source;
    source.request_stop();
    CHECK(extractor()
              .extract_many(texts, {.jobs = jobs, .progress = {}, .docs = {}, .stop = source.get_token()})
              .at(0)
              .empty());
  }
}
