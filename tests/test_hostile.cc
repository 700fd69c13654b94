// Hostile text: what cannot be read is dropped with a reason, and nothing is wrong, lost or slow.
// test_linear.cc has the growth of time.
#include <doctest/doctest.h>
#include <sys/mman.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine_helper.h"
#include "volume.h"

namespace {

using zhibiao::Decimal;
using zhibiao::Indicator;
using zhibiao::Quantity;

std::string times(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

std::vector<Indicator> extract(const std::string& text) { return zhibiao::test::extractor().extract(text); }

// The guard of the only number of `text`.
std::string guard(const std::string& text) {
  const std::vector<Quantity> found = zhibiao::test::extractor().quantities(text);
  REQUIRE(found.size() == 1);
  return found[0].guard;
}

bool has(const std::string& text, const Decimal& value) {
  const auto records = extract(text);
  return std::any_of(records.begin(), records.end(), [&](const Indicator& r) { return r.value == value; });
}

}  // namespace

TEST_CASE("hostile: a number that cannot be held is dropped, and explain can say why") {
  for (const std::string& text :
       {std::string("粮食产量亿亿亿亿亿吨"), std::string("粮食产量5万亿亿亿亿亿亿亿亿亿亿亿亿亿吨"),
        "粮食产量" + times("7", 10'000) + "吨", "粮食产量1" + times("0", 10'000) + "吨",
        "粮食产量0." + times("0", 100) + "1吨", "粮食产量" + times("七", 10'000) + "吨",
        std::string("粮食产量1e400吨"), std::string("粮食产量5×10^99吨"),
        std::string("粮食产量1234567890123456789吨"), std::string("粮食产量99999999999999999.9担"),
        std::string("Output was 5 million million million million million million million tonnes."),
        std::string("Output was one million million million million million million million tonnes.")}) {
    CAPTURE(text.substr(0, 80));
    if (text.find("担") != std::string::npos) {
      CHECK(guard(text.substr(0, text.find("担")))
                .empty());  // 18 digits can be held, 担 is a unit that scales or none
      continue;
    }
    CHECK(guard(text) == "overflow");
    CHECK_FALSE(zhibiao::test::extractor().quantities(text)[0].value);
    CHECK(zhibiao::test::extractor().explain(text).at(0).outcome == zhibiao::Outcome::guard);
    CHECK(extract(text).empty());
  }
}

TEST_CASE("hostile: where an end or a part of a number cannot be held, none of it is a value") {
  const std::string big = times("9", 30);
  for (const std::string& text :
       {"粮食产量5吨～" + big + "吨。", "粮食产量" + big + "吨～5吨。", "粮食产量5～" + big + "吨。",
        "平均用时2小时" + big + "分钟。", "平均用时" + big + "小时5分钟。", "收入翻了99番。" + std::string(),
        "收入翻1.5番。" + std::string(), "增长百分之" + big + "。", "增长三分之" + big + "。"}) {
    CAPTURE(text);
    CHECK(extract(text).empty());
    for (const Quantity& q : zhibiao::test::extractor().quantities(text)) {
      CHECK(q.guard == "overflow");
      CHECK_FALSE(q.value);
      CHECK_FALSE(q.high);
    }
  }
  const auto doubled = extract("收入翻两到三番。");
  REQUIRE(doubled.size() == 1);
  CHECK(doubled[0].value == Decimal(4, 0));
  CHECK(doubled[0].high == Decimal(8, 0));
}

TEST_CASE("hostile: a cell of a table that cannot be held has no value") {
  const std::string text =
      "Table 1. Output by port, million tonnes\n\nPort      2021      2022\nAxton     5.5       " +
      times("9", 30) + "\nBrill     7.5       8.5\n";
  const auto records = extract(text);
  CHECK(records.size() >= 2);
  for (const Indicator& r : records) CHECK_FALSE(r.value.is_zero());
  std::size_t without = 0;
  for (const Quantity& q : zhibiao::test::extractor().quantities(text)) without += !q.value;
  CHECK(without == 1);
}

TEST_CASE("hostile: powers of ten are read, not cut in two") {
  CHECK(has("粮食产量1.5e3吨", Decimal(1500, 0)));
  CHECK(has("粮食产量1.5E+03吨", Decimal(1500, 0)));
  CHECK(has("粮食产量5×10^3吨", Decimal(5000, 0)));
  CHECK(has("粮食产量3.2 × 10⁻³吨", Decimal(32, -4)));
  CHECK(has("Output was five thousand million tonnes.", Decimal(5, 9)));
  CHECK(has("Output was 5 thousand million tonnes.", Decimal(5, 9)));
  CHECK(has("粮食产量五万亿吨", Decimal(5, 12)));
}

TEST_CASE("hostile: zero units") {
  const auto zero = extract("2021年粮食产量0吨，增长0%。");
  REQUIRE(zero.size() == 2);
  CHECK(zero[0].value.is_zero());
}

TEST_CASE("hostile: a range written from its greater end is that range, and never one end alone") {
  struct Case {
    const char* text;
    const char* quote;
    const char* value;
    const char* high;
  };
  for (const Case& c :
       {Case{"粮食产量5-3吨。", "5-3吨", "3", "5"}, Case{"粮食产量约5—3吨。", "5—3吨", "3", "5"},
        Case{"粮食产量5-3万吨。", "5-3万吨", "30000", "50000"},
        Case{"粮食产量500-1万吨。", "500-1万吨", "500", "10000"},
        Case{"粮食产量20~1.4亿吨。", "20~1.4亿吨", "140000000", "2000000000"},
        Case{"粮食产量5吨-3吨。", "5吨-3吨", "3", "5"}, Case{"粮食产量占比9%—3%。", "9%—3%", "3", "9"},
        Case{"气温5℃～-3℃。", "5℃～-3℃", "-3", "5"},
        Case{"Output was between 9 and 3 percent of demand.", "9 and 3 percent", "3", "9"},
        Case{"Output was 5–3 million tonnes.", "5–3 million tonnes", "3000000", "5000000"}}) {
    CAPTURE(c.text);
    const auto records = extract(c.text);
    REQUIRE(records.size() == 1);
    CHECK(records[0].quote == c.quote);
    CHECK(records[0].value.to_string() == c.value);
    REQUIRE(records[0].high);
    CHECK(records[0].high->to_string() == c.high);
  }
  // A chain or an id, no range; two values of a movement, each right by itself.
  for (const char* text : {"产量7-5-3吨。", "电话025-8吨。"}) {
    CAPTURE(text);
    CHECK(extract(text).empty());
  }
  const auto both = extract("粮食产量占比为9%至3%。");
  REQUIRE(both.size() == 2);
  CHECK_FALSE(both[0].high);
  CHECK_FALSE(both[1].high);
}

TEST_CASE("hostile: a paragraph of over 4 GiB is refused, with what to do") {
  const std::size_t size = (std::size_t{4} << 30) + 1;
  void* const zeros = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  REQUIRE(zeros != MAP_FAILED);
  try {
    static_cast<void>(zhibiao::test::engine().read(std::string_view(static_cast<const char*>(zeros), size)));
    FAIL_CHECK("the text was taken");
  } catch (const zhibiao::Error& e) {
    CHECK(e.code() == zhibiao::ErrorCode::option);
    CHECK(std::string(e.what()) == "a text of more than 4 GiB; cut it into parts");
  }
  munmap(zeros, size);
}

TEST_CASE("hostile: ten million of one character") {
  for (const std::string_view piece : {"7", "一", "（", "\xCC\x81", "\xE2\x80\xAE"}) {
    CAPTURE(piece);
    CHECK(extract(times(piece, zhibiao::test::volume(10'000'000))).empty());
  }
  CHECK(extract(std::string(zhibiao::test::volume(10'000'000), '\0')).empty());
}

TEST_CASE("hostile: a line of 100 MB gives the records of its parts") {
  const std::string filler = times("没有数字的句子。", zhibiao::test::volume(4'000'000));  // 96 MB
  const std::string line = "粮食产量37万吨。" + filler + "棉花产量5万吨。";
  const auto records = extract(line);
  REQUIRE(records.size() == 2);
  CHECK(records[0].name == "粮食产量");
  CHECK(records[1].name == "棉花产量");
  CHECK(line.substr(records[1].begin, records[1].end - records[1].begin) == "5万吨");
}

TEST_CASE("hostile: 100000 indicators in one sentence are all found") {
  const std::size_t kMany = zhibiao::test::volume(100'000);
  const std::string text = times("粮食产量37万吨，", kMany);
  const auto records = extract(text);
  CHECK(records.size() == kMany);
  CHECK(std::all_of(records.begin(), records.end(),
                    [](const Indicator& r) { return r.value == Decimal(37, 4); }));
  CHECK(std::all_of(records.begin(), records.end(), [](const Indicator& r) {
    return r.sentence.size() <= 3002;
  }));  // what it holds is constant
}

TEST_CASE("hostile: marks, controls and brackets around a record do not lose it") {
  for (const std::string& noise :
       {times("\xCC\x81", 1000), times("\xE2\x80\xAE", 1000), std::string(1000, '\0'), times("（", 1000),
        times("）", 1000), times("((（（[[", 200), times("\xFF", 1000), times("\x0B\x0C", 500),
        times("\xEF\xBB\xBF", 300)}) {
    CAPTURE(noise.substr(0, 6));
    const std::string text = noise + "\n\n粮食产量37万吨，增长2.6%。\n\n" + noise;
    const auto records = extract(text);
    REQUIRE(records.size() == 2);
    CHECK(records[0].name == "粮食产量");
    for (const Indicator& r : records) CHECK(text.substr(r.begin, r.end - r.begin) == r.quote);
  }
}

TEST_CASE("hostile: bidirectional controls are no part of a name or value") {
  const auto records = extract(
      "粮食\xE2\x80\xAE产量3\xE2\x80\xAC"
      "7万吨。");
  REQUIRE(records.size() == 1);
  CHECK(records[0].value == Decimal(37, 4));
}
