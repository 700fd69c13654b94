// Time grows with the text: eight times the text takes less than twelve times the processor time, whatever
// its shape.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <string>
#include <string_view>

#include "engine_helper.h"

namespace {

constexpr std::size_t kSmall = 64 * 1024;
constexpr int kFactor = 8;
constexpr double kMost = 12.0;

std::string repeated(std::string_view piece, std::size_t size) {
  std::string out;
  out.reserve(size + piece.size());
  while (out.size() < size) out += piece;
  return out;
}

double seconds(const std::string& text) {
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < 3; ++round) {
    const std::clock_t start = std::clock();
    const auto records = zhibiao::test::extractor().extract(text);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    CHECK(records.size() <= text.size());
  }
  return best;
}

void check(const char* shape, std::string_view piece) {
  CAPTURE(shape);
  const double small = std::max(seconds(repeated(piece, kSmall)), 1e-3);
  const double large = seconds(repeated(piece, kSmall * kFactor));
  INFO(small, " s for 64 KiB, ", large, " s for 512 KiB");
  CHECK(large / small < kMost);
}

}  // namespace

TEST_CASE("linear: bulletin text") {
  check("sentences",
        "2021年，粮食产量37万吨，比上年增长2.6%；港口、机场货运量分别为37万吨和5万吨，分别增长2%和3%。\n");
  check("one line", "2021年，粮食产量37万吨，比上年增长2.6%；棉花产量5万吨，下降3%。");
  check("one sentence", "粮食产量37万吨，增长2.6%，");
  check("wrapped lines",
        "粮食产量37万吨，比上年增长2.6%，棉花产\n\n量5万吨，其中细绒棉4万吨，占八\n\n成。\n\n");
  check("headings", "一、农业\n\n　　粮食产量37万吨，增长2.6%。\n\n");
}

TEST_CASE("linear: one clause without an end") {
  check("a list of values", "37万吨、");
  check("values and words", "粮食37万吨棉花5万吨");
  check("cues", "增长3%下降2%");
  check("names without a value", "城镇居民和农村居民的");
  check("times", "2021年1月至5月");
}

TEST_CASE("linear: runs of one character") {
  check("digits", "7");
  check("digits and commas", "777,");
  check("commas", ",");
  check("Chinese commas", "，");
  check("Chinese ones", "一");
  check("Chinese scales", "十万");
  check("dots", ".");
  check("spaces", " ");
  check("line breaks", "\n");
  check("percent signs", "%");
  check("open brackets", "（");
  check("brackets around values", "（3%");
  check("ill-formed bytes", "\xff");
  check("Latin letters", "a");
  check("colons", "3:");
}
