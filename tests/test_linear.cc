// Time grows with the text: eight times the text takes less than twelve times the processor time, whatever
// its shape.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include "engine_helper.h"
#include "number_helper.h"
#include "rule_file.h"

namespace {

constexpr std::size_t kLong = 256 * 1024;  // both sizes are past the caches and the first allocations
constexpr std::size_t kShort = 32 * 1024;  // for texts that are one endless clause, whose records are large
constexpr std::size_t kLongestSentence = 8 * 1024;
constexpr std::size_t kEntries = 1000;  // of a rule file, beside the built-in ones
constexpr int kFactor = 8;
constexpr double kMost = 12.0;

std::string repeated(std::string_view piece, std::size_t size) {
  std::string out;
  out.reserve(size + piece.size());
  while (out.size() < size) out += piece;
  return out;
}

// Processor seconds of this process's own code: what the kernel does for fresh memory grows by steps.
double own_time() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

// The least processor time of one run of `work`, over at least a tenth of a second.
template <class Work>
double least_time(Work&& work) {
  double best = std::numeric_limits<double>::max();
  double total = 0;
  for (int round = 0; round < 2 || total < 0.1; ++round) {
    const double start = own_time();
    work();
    const double time = own_time() - start;
    best = std::min(best, time);
    total += time;
  }
  return best;
}

double seconds(const std::string& text) {
  return least_time([&] { CHECK(zhibiao::test::extractor().extract(text).size() <= text.size()); });
}

// A sentence as long as the text would make the records' memory grow with its square.
bool bounded(const std::string& text) {
  const auto records = zhibiao::test::extractor().extract(text);
  return std::all_of(records.begin(), records.end(),
                     [](const zhibiao::Indicator& r) { return r.sentence.size() <= kLongestSentence; });
}

// What `time` takes for eight times the size over what it takes for the size; the least of six tries, each of
// twice the size, since machines are busy and what is short fits caches that its eightfold does not. What is
// not linear stays so at any size.
template <class Time>
double growth(Time&& time, std::size_t size) {
  double least = std::numeric_limits<double>::max();
  for (int attempt = 0; attempt < 6 && least >= kMost; ++attempt, size *= 2) {
    const double small = std::max(time(size), 1e-4);
    least = std::min(least, time(size * kFactor) / small);
  }
  return least;
}

void check(const std::string& shape, std::string_view piece, std::size_t size = kLong) {
  CAPTURE(shape);
  const bool small_sentences = bounded(repeated(piece, kShort));
  CHECK(small_sentences);
  if (!small_sentences) return;
  CHECK(growth([piece](std::size_t bytes) { return seconds(repeated(piece, bytes)); }, size) < kMost);
}

}  // namespace

TEST_CASE("linear: bulletin text") {
  check("sentences",
        "2021年，粮食产量37万吨，比上年增长2.6%；港口、机场货运量分别为37万吨和5万吨，分别增长2%和3%。\n");
  check("one line", "2021年，粮食产量37万吨，比上年增长2.6%；棉花产量5万吨，下降3%。");
  check("one sentence", "粮食产量37万吨，增长2.6%，", kShort);
  check("one sentence of megabytes", "粮食产量37万吨，", 4 * kLong);
  check("wrapped lines",
        "粮食产量37万吨，比上年增长2.6%，棉花产\n\n量5万吨，其中细绒棉4万吨，占八\n\n成。\n\n");
  check("headings", "一、农业\n\n　　粮食产量37万吨，增长2.6%。\n\n");
}

TEST_CASE("linear: one clause without an end") {
  check("a list of values", "37万吨、", kShort);
  check("values and words", "粮食37万吨棉花5万吨", kShort);
  check("cues", "增长3%下降2%", kShort);
  check("names without a value", "城镇居民和农村居民的", kShort);
  check("times", "2021年1月至5月", kShort);
  check("bracketed numbers", "(3)");
  check("dashed numbers", "1-1-");
}

TEST_CASE("linear: runs of one character") {
  check("digits", "7");
  check("digits and commas", "777,");
  check("commas", ",");
  check("Chinese commas", "，");
  check("Chinese ones", "一");
  check("Chinese scales", "十万", kShort);
  check("dots", ".");
  check("spaces", " ");
  check("line breaks", "\n");
  check("percent signs", "%");
  check("open brackets", "（");
  check("brackets around values", "（3%", kShort);
  check("ill-formed bytes", "\xff");
  check("Latin letters", "a");
  check("colons", "3:", kShort);
}

TEST_CASE("linear: numbers alone") {
  for (const std::string_view piece : {"7", "一", "1,", "1,111", "1 111", "1.", "1:", "1-", "一点", "一百",
                                       "万亿", "壹", "三四", "百分之"}) {
    CAPTURE(piece);
    const auto time = [piece](std::size_t bytes) {
      const std::string text = repeated(piece, bytes);
      return least_time([&] { CHECK(!zhibiao::test::scan(text).empty()); });
    };
    CHECK(growth(time, 2 * kShort) < kMost);
  }
}

TEST_CASE("linear: the entries of a rule file") {
  const auto time = [](std::size_t entries) {
    const zhibiao::test::RuleFile file(zhibiao::test::many_units(entries));
    zhibiao::Options options;
    options.rules = {file.path()};
    return least_time([&] { static_cast<void>(zhibiao::Extractor(options)); });
  };
  CHECK(growth(time, kEntries) < kMost);
}
