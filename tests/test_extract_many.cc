// extract_many: the same records in the same order on any number of threads, progress and its ways to stop.
#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "../benchmarks/bulletin.h"
#include "zhibiao/zhibiao.h"

namespace {

using zhibiao::Extractor;
using zhibiao::Indicator;

const Extractor& extractor() {
  static const Extractor made;
  return made;
}

std::vector<std::string> texts() {
  std::vector<std::string> out;
  for (const auto& b : zhibiao::bench::bulletins(zhibiao::bench::Tongue::chinese, 3, 120000))
    out.push_back(b.text);
  for (const auto& b : zhibiao::bench::bulletins(zhibiao::bench::Tongue::english, 3, 60000))
    out.push_back(b.text);
  out.emplace_back();
  return out;
}

std::vector<std::string_view> views(const std::vector<std::string>& list) {
  return {list.begin(), list.end()};
}

}  // namespace

TEST_CASE("extract_many: threads change nothing") {
  const std::vector<std::string> list = texts();
  std::vector<std::string> docs;
  std::vector<std::vector<Indicator>> wanted;
  for (const std::string& text : list) {
    docs.push_back("doc-" + std::to_string(docs.size()));
    wanted.push_back(extractor().extract(text, docs.back()));
  }
  REQUIRE(wanted.front().size() > 10);
  for (const unsigned jobs : {1U, 2U, 5U, 0U}) {
    CAPTURE(jobs);
    CHECK(extractor().extract_many(views(list), {.jobs = jobs, .progress = {}, .docs = docs}) == wanted);
  }
  CHECK(extractor().extract_many({}).empty());
}

TEST_CASE("extract_many: progress ends at the number of texts") {
  const std::vector<std::string> list = texts();
  for (const unsigned jobs : {1U, 3U}) {
    std::vector<std::size_t> seen;
    extractor().extract_many(views(list), {.jobs = jobs,
                                           .progress =
                                               [&](std::size_t done) {
                                                 seen.push_back(done);
                                                 return true;
                                               },
                                           .docs = {}});
    REQUIRE(!seen.empty());
    CHECK(seen.back() == list.size());
    CHECK(std::is_sorted(seen.begin(), seen.end()));
  }
}

TEST_CASE("extract_many: progress stops the work, by its answer or by throwing") {
  std::vector<std::string> list;
  for (int i = 0; i < 400; ++i) list.push_back(texts().front());
  for (const unsigned jobs : {1U, 2U}) {
    std::size_t last = 0;
    const auto found = extractor().extract_many(views(list), {.jobs = jobs,
                                                              .progress =
                                                                  [&](std::size_t done) {
                                                                    last = done;
                                                                    return false;
                                                                  },
                                                              .docs = {}});
    REQUIRE(found.size() == list.size());
    CHECK(found.back().empty());
    CHECK(last < list.size());
    const auto fail = [](std::size_t) -> bool { throw std::runtime_error("enough"); };
    CHECK_THROWS_WITH(extractor().extract_many(views(list), {.jobs = jobs, .progress = fail, .docs = {}}),
                      "enough");
  }
}

TEST_CASE("extract_many: one doc a text") {
  const std::vector<std::string> docs = {"a"};
  const std::vector<std::string> list = {"产值 3 亿元。", "产值 4 亿元。"};
  CHECK_THROWS_AS(extractor().extract_many(views(list), {.jobs = 1, .progress = {}, .docs = docs}),
                  zhibiao::Error);
}
