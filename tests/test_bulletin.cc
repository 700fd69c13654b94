// The benchmarks' bulletins: what they state is what is found, so a benchmark cannot time wrong answers.
#include <doctest/doctest.h>

#include <string>

#include "../benchmarks/bulletin.h"
#include "zhibiao/zhibiao.h"

using zhibiao::bench::Tongue;

TEST_CASE("bulletin: every record that a bulletin states is found, and no other") {
  const zhibiao::Extractor extractor;
  for (const Tongue tongue : {Tongue::chinese, Tongue::english}) {
    std::size_t stated = 0, same = 0, found = 0;
    std::string first_wrong;
    for (const auto& bulletin : zhibiao::bench::bulletins(tongue, 11, 60000)) {
      const auto records = extractor.extract(bulletin.text);
      stated += bulletin.records.size();
      found += records.size();
      same += zhibiao::bench::agreeing(bulletin.records, records, &first_wrong);
    }
    CAPTURE(first_wrong);
    CHECK(stated > 500);
    CHECK(same == stated);
    CHECK(found == stated);
  }
}

TEST_CASE("bulletin: a seed gives the same text every time, another seed another one") {
  const auto text = [](std::uint64_t seed) {
    return zhibiao::bench::bulletins(Tongue::chinese, seed, 2000)[0].text;
  };
  CHECK(text(1) == text(1));
  CHECK(text(1) != text(2));
}

TEST_CASE("bulletin: a wrong answer is seen") {
  const auto bulletin = zhibiao::bench::bulletins(Tongue::chinese, 1, 2000)[0];
  auto records = zhibiao::Extractor().extract(bulletin.text);
  records[3].value = zhibiao::Decimal(1, 0);
  std::string first_wrong;
  CHECK(zhibiao::bench::agreeing(bulletin.records, records, &first_wrong) == bulletin.records.size() - 1);
  CHECK(first_wrong.find("found") != std::string::npos);
}
