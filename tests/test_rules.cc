// Rule files: the built-in entries hold their own lines; a user's file adds to them, and what is wrong in it
// is said.
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "engine_helper.h"
#include "rule_file.h"

namespace {

using zhibiao::Error;
using zhibiao::ErrorCode;
using zhibiao::Indicator;
using zhibiao::RuleFailure;
using zhibiao::test::RuleFile;

std::vector<Indicator> extract(const std::string& toml, const std::string& text) {
  const RuleFile file(toml);
  zhibiao::Options options;
  options.rules = {file.path()};
  return zhibiao::Extractor(options).extract(text);
}

struct Wrong {
  ErrorCode code;
  std::uint32_t line;
  std::string toml;
  std::string says;  // a part of what()
};

void check_wrong(const Wrong& it) {
  CAPTURE(it.toml);
  const RuleFile file(it.toml);
  zhibiao::Options options;
  options.rules = {file.path()};
  try {
    const zhibiao::Extractor made(options);
    FAIL("the file was taken");
  } catch (const Error& e) {
    CAPTURE(e.what());
    CHECK(e.code() == it.code);
    CHECK(e.file() == file.path());
    CHECK(e.line() == it.line);
    CHECK(std::string(e.what()).find(it.says) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("rules: every built-in entry holds its own accept and reject lines") {
  std::size_t count = 0;
  for (const RuleFailure& f : zhibiao::test_rules({}, &count)) {
    const std::string where = f.file + ':' + std::to_string(f.line) + ' ' + f.entry + ": " + f.message;
    CHECK_MESSAGE(false, where);
  }
  CHECK(count > 600);
}

TEST_CASE("rules: the listing of units is complete") {
  const std::vector<zhibiao::UnitInfo> units = zhibiao::builtin_units();
  CHECK(units.size() >= 250);
  for (const zhibiao::UnitInfo& unit : units) {
    CAPTURE(unit.id);
    CHECK_FALSE(unit.id.empty());
    CHECK_FALSE(unit.surfaces.empty());
  }
}

TEST_CASE("rules: a line that does not hold is reported with its place") {
  const RuleFile file(
      "[[unit]]\n"
      "id = \"plank\"\n"
      "dimension = \"timber\"\n"
      "zh = [\"木尺\"]\n"
      "accept = [\"库存木材7木尺 => 8 plank\"]\n"
      "\n"
      "[[word]]\n"
      "class = \"UP\"\n"
      "words = [\"腾跃\"]\n"
      "accept = [\"价格腾跃8%\", \"价格很高\"]\n"
      "reject = [\"价格腾跃9%\"]\n");
  std::size_t count = 0;
  const auto failures = zhibiao::test_rules(file.path(), &count);
  std::vector<RuleFailure> own;
  for (const RuleFailure& f : failures) {
    if (f.file == file.path()) own.push_back(f);
  }
  REQUIRE(own.size() == 3);
  CHECK(own[0].line == 10);
  CHECK(own[0].column == 21);
  CHECK(own[0].entry == "[[word]] \"UP\"");
  CHECK(own[0].message.find("价格很高") != std::string::npos);
  CHECK(own[1].message.find("reject") != std::string::npos);
  CHECK(own[2].line == 5);
  CHECK(own[2].entry == "[[unit]] \"plank\"");
  CHECK(own[2].message.find("8 plank") != std::string::npos);
}

TEST_CASE("rules: what is wrong in a file is said with file, line and what to write") {
  check_wrong({ErrorCode::schema, 3, "[[unit]]\nid = \"plank\"\nnmae = \"x\"\n", "unknown key \"nmae\""});
  check_wrong({ErrorCode::schema, 1, "[[unti]]\nid = \"plank\"\n", "did you mean \"unit\"?"});
  check_wrong({ErrorCode::schema, 1, "[[unit]]\ndimension = \"timber\"\n", "\"id\" is missing"});
  check_wrong({ErrorCode::schema, 3, "[[word]]\nclass = \"UP\"\nwords = \"腾跃\"\n", "write an array"});
  check_wrong({ErrorCode::schema, 2,
               "\n[[word]]\nclass = \"UP\"\nwords = [\"腾跃\"]\ndirection = \"upward\"\n",
               "write up, down or flat"});
  check_wrong({ErrorCode::schema, 1, "[[word]]\nclass = \"UP\"\nwords = [\"增长\"]\n", "stands in another"});
  check_wrong({ErrorCode::schema, 1, "[[rule]]\nname = \"plain\"\npattern = \"@Q\"\n", "choose another"});
  check_wrong({ErrorCode::schema, 1, "[[rule]]\nname = \"own\"\npattern = \"@Q\"\nkind = \"levle\"\n",
               "write level"});
  check_wrong({ErrorCode::schema, 1, "[[place]]\nkind = \"town\"\nnames = [\"木村\"]\n", "write province"});
  check_wrong({ErrorCode::schema, 1, "[[time]]\nwords = [\"农忙\"]\nfrom = 9\nto = 5\n", "write 1 to 12"});
  check_wrong({ErrorCode::pattern, 1, "[[rule]]\nname = \"own\"\npattern = \"(?P<name>X* @Q\"\n",
               "does not compile"});
  check_wrong({ErrorCode::pattern, 1, "[[rule]]\nname = \"own\"\npattern = \"NOSUCH @Q\"\n",
               "unknown token class NOSUCH"});
  check_wrong({ErrorCode::syntax, 2, "[[unit]]\nid = plank\n", "write TOML"});
}

TEST_CASE("rules: a file that is not there") {
  zhibiao::Options options;
  options.rules = {"/nonexistent/rules.toml"};
  try {
    const zhibiao::Extractor made(options);
    FAIL("the file was taken");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::io);
    CHECK(e.file() == "/nonexistent/rules.toml");
  }
}

TEST_CASE("rules: a new unit") {
  const auto records =
      extract("[[unit]]\nid = \"plank\"\ndimension = \"timber\"\nzh = [\"木尺\"]\nscale = \"10\"\n",
              "去年库存木材37木尺。");
  REQUIRE(records.size() == 1);
  CHECK(records[0].unit == "plank");
  CHECK(records[0].value == zhibiao::Decimal(37, 1));
  CHECK(records[0].quote == "37木尺");
}

TEST_CASE("rules: a new word of a known class") {
  const std::string text = "去年木材价格腾跃37%。";
  const auto records = extract("[[word]]\nclass = \"UP\"\nwords = [\"腾跃\"]\ndirection = \"up\"\n", text);
  REQUIRE(records.size() == 1);
  CHECK(records[0].kind == zhibiao::Kind::growth);
  CHECK(records[0].direction == zhibiao::Direction::up);
  CHECK(records[0].name.find("木材价格") != std::string::npos);
  CHECK(zhibiao::test::extractor().extract(text).at(0).direction == zhibiao::Direction::none);
}

TEST_CASE("rules: a new rule goes before the built-in ones") {
  const std::string toml =
      "[[word]]\nclass = \"GRADED\"\nwords = [\"评定为\"]\n"
      "[[rule]]\nname = \"own.graded\"\npattern = \"(?P<name>X*) GRADED @Q\"\nkind = \"index\"\ndirection = "
      "\"none\"\n"
      "accept = [\"木材品质评定为87 => 木材品质 | index\"]\n";
  const auto records = extract(toml, "木材品质评定为87。");
  REQUIRE(records.size() == 1);
  CHECK(records[0].rule == "own.graded");
  CHECK(records[0].kind == zhibiao::Kind::index);
  const RuleFile file(toml);
  for (const RuleFailure& f : zhibiao::test_rules(file.path())) CHECK(f.file != file.path());
}

TEST_CASE("rules: a new place and a new guard") {
  const auto placed =
      extract("[[place]]\nkind = \"county\"\nnames = [\"木槿湾\"]\n", "木槿湾粮食产量37万吨。");
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].place == "木槿湾");
  const std::string toml = "[[guard]]\nkind = \"berth\"\nbefore = [\"泊舱\"]\n";
  CHECK(extract(toml, "停在泊舱37。").empty());
}
