// Guards: which numbers are no indicators, and why.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit_helper.h"

namespace {

using zhibiao::test::quantities;
using zhibiao::test::rooms;
using zhibiao::unit::Quantity;

std::vector<Quantity> read(const std::string& text) {
  return quantities(zhibiao::text::clean(text, rooms().text));
}

// The guards of all numbers, "-" for a candidate: "name - list".
std::string guards(const std::string& text) {
  std::string out;
  for (const Quantity& q : read(text)) out += (out.empty() ? "" : " ") + (q.guard.empty() ? "-" : q.guard);
  return out;
}

}  // namespace

TEST_CASE("every accept and reject line of the guards, units and bounds holds") {
  std::vector<zhibiao::RuleFailure> failures;
  std::size_t count = 0;
  const zhibiao::unit::Rooms all{rooms().text, rooms().number, rooms().unit};
  const std::string base = std::string(ZHIBIAO_SOURCE_DIR) + "/src/rules/";
  for (const char* file : {"units.toml", "zh/classifiers.toml", "zh/bounds.toml", "zh/guards.toml",
                           "en/units.toml", "en/bounds.toml", "en/guards.toml"}) {
    count += zhibiao::unit::check(zhibiao::rules::read_toml(base + file), all, failures);
  }
  for (const auto& f : failures) {
    const std::string where = f.file + ':' + std::to_string(f.line) + ' ' + f.entry + ": " + f.message;
    CHECK_MESSAGE(false, where);
  }
  CHECK(count > 400);
}

TEST_CASE("numbers in names, identifiers and numbering are guarded, and say why") {
  CHECK(guards("第三章") == "docno");
  CHECK(guards("见第二十条") == "docno");
  CHECK(guards("建设路50号") == "address");
  CHECK(guards("拨打96370热线") == "phone");
  CHECK(guards("推广6G应用") == "name");
  CHECK(guards("PM10浓度") == "name");
  CHECK(guards("邮箱a7@b8.org").find('-') == std::string::npos);
  CHECK(guards("第三届博览会") == "ordinal");
}

TEST_CASE("a date span of the time room guards the numbers inside it") {
  const std::string text = "6月份产量达到8吨";
  const auto clean = zhibiao::text::clean(text, rooms().text);
  const auto numbers = zhibiao::number::scan(clean, rooms().number);
  const auto found = zhibiao::unit::attach(clean, numbers, {{0, 7}}, rooms().unit);
  REQUIRE(found.size() == 2);
  CHECK(found[0].guard == "date");
  CHECK(found[1].guard.empty());
}

TEST_CASE("single numerals inside words are no numbers") {
  CHECK(guards("进一步统一思想").find('-') == std::string::npos);
  CHECK(guards("长三角一体化").find('-') == std::string::npos);
  CHECK(guards("一批项目、一个中心").find('-') == std::string::npos);
}

TEST_CASE("runs, ranks and life spans are kept, framing durations are not") {
  CHECK(guards("连续六年增长") == "-");
  CHECK(guards("规模居全国第二") == "-");
  CHECK(guards("预期寿命80岁") == "-");
  CHECK(guards("过去六年里") == "frame");
  CHECK(guards("建校60周年") == "frame");
}

TEST_CASE("what a rate is counted by is no quantity of its own") {
  const auto found = read("每千人口床位达到7张");
  REQUIRE(found.size() == 2);
  CHECK(found[0].guard == "per");
  CHECK(found[1].guard.empty());
}
