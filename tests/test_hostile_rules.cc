// Hostile rule files: each is refused with file, line, column, entry and what to write instead, nothing of it
// is used, and what was loaded before stays as it is.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine_helper.h"
#include "rule_file.h"
#include "volume.h"

namespace {

using zhibiao::Error;
using zhibiao::ErrorCode;
using zhibiao::test::RuleFile;

zhibiao::Extractor load(const RuleFile& file) {
  zhibiao::Options options;
  options.rules = {file.path()};
  return zhibiao::Extractor(options);
}

struct Wrong {
  ErrorCode code;
  std::uint32_t line;
  std::uint32_t column;
  std::string entry;
  std::string says;  // the message, or its beginning
  std::string toml;
};

void check_wrong(const Wrong& it) {
  CAPTURE(it.toml.substr(0, 300));
  const RuleFile file(it.toml);
  try {
    static_cast<void>(load(file));
    FAIL_CHECK("the file was taken");
  } catch (const Error& e) {
    CAPTURE(e.what());
    CHECK(e.code() == it.code);
    CHECK(e.file() == file.path());
    CHECK(e.line() == it.line);
    CHECK(e.column() == it.column);
    CHECK(e.entry() == it.entry);
    CHECK(e.message().find(it.says) != std::string::npos);
    const std::string place =
        file.path() + ':' + std::to_string(it.line) + ':' + std::to_string(it.column) + ": ";
    CHECK(std::string(e.what()) == place + (it.entry.empty() ? "" : it.entry + ": ") + e.message());
    CHECK(std::string(e.what()).find('\n') == std::string::npos);
  }
}

std::string word(const std::string& more) { return "[[word]]\nclass = \"UP\"\nwords = [\"腾跃\"]\n" + more; }
std::string rule(const std::string& pattern) {
  return "[[rule]]\nname = \"own\"\npattern = \"" + pattern + "\"\nkind = \"level\"\n";
}

}  // namespace

TEST_CASE("hostile rules: syntax") {
  check_wrong({ErrorCode::syntax, 3, 15, "[[word]]", "write TOML 1.0",
               "[[word]]\nclass = \"UP\"\nwords = [\"腾跃\"\n"});
  check_wrong({ErrorCode::syntax, 2, 6, "[[unit]]", "write TOML 1.0", "[[unit]]\nid = plank\n"});
  check_wrong({ErrorCode::syntax, 1, 8, "", "write TOML 1.0", "[[unit]\n"});
  check_wrong({ErrorCode::syntax, 2, 6, "[[unit]]", "write TOML 1.0", "[[unit]]\nid = \"\xFF\"\n"});
  // What toml++ 3.3 asserts on, and where it is undefined.
  const std::string begin = "[text]\n";
  for (const auto& [rest, column] :
       {std::pair("[[[unit]]]", 3U), std::pair("[=unit]", 2U), std::pair("[[ \x01unit]]", 4U)})
    check_wrong(
        {ErrorCode::syntax, 2, column, "[text]", "a table's header starts with its name", begin + rest});
  for (const auto& [rest, column] :
       {std::pair("a = \u00e9", 5U), std::pair("[a\u540d]", 3U), std::pair("\u0394 = 1", 1U),
        std::pair("a = [ '\u00e9', \u00e9 ]", 12U), std::pair("a = [33[\"\u00e9\"]", 10U),
        std::pair("a = 3 # \u00e9\u00e9\n\u00e9", 1U)})
    check_wrong({ErrorCode::syntax, std::string_view(rest).find('\n') == std::string_view::npos ? 2U : 3U,
                 column, "[text]", "stands outside of quotes; put the word in quotes", begin + rest});
}

TEST_CASE("hostile rules: keys of many names, and brackets inside each other") {
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) key += ".a";
  const std::string says =
      "a key has more than nine names; write fewer tables inside each other; write TOML 1.0";
  check_wrong({ErrorCode::syntax, 1, 19, "", says, '[' + key + "]\n"});
  check_wrong({ErrorCode::syntax, 2, 18, "[text]", says, "[text]\n" + key + " = 1\n"});
  check_wrong({ErrorCode::syntax, 2, 24, "[text]", says, "[text]\na = { " + key + " = 1 }\n"});
  check_wrong(
      {ErrorCode::syntax, 1, 259, "", "maximum nested value depth", "a=" + std::string(200'000, '[')});
  check_wrong({ErrorCode::schema, 4, 1, "[[word]] \"UP\"", "unknown key",
               word("a.b.c.d.e.f.g.h.i = \"1.2.3.4.5.6.7.8.9.0\" # ....................\n")});
}

TEST_CASE("hostile rules: keys and types") {
  check_wrong({ErrorCode::schema, 4, 12, "[[word]] \"UP\"",
               "unknown key \"dirction\"; did you mean \"direction\"?", word("dirction = \"up\"\n")});
  check_wrong({ErrorCode::schema, 1, 1, "[[wrod]] \"UP\"", "unknown key \"wrod\"; did you mean \"word\"?",
               "[[wrod]]\nclass = \"UP\"\n"});
  check_wrong({ErrorCode::schema, 3, 9, "[[word]] \"UP\"", "\"words\" is a string in quotes; write an array",
               "[[word]]\nclass = \"UP\"\nwords = \"腾跃\"\n"});
  check_wrong({ErrorCode::schema, 3, 11, "[[word]] \"UP\"",
               "\"words\" is an integer; write a string in quotes",
               "[[word]]\nclass = \"UP\"\nwords = [ 7 ]\n"});
  check_wrong({ErrorCode::schema, 1, 8, "", "\"unit\" is an integer; write an array", "unit = 3\n"});
  check_wrong(
      {ErrorCode::schema, 2, 6, "", "a float, date or time has no meaning here", "[[unit]]\nid = 1.5\n"});
  check_wrong({ErrorCode::schema, 1, 1, "[[unit]]", "\"id\" is missing; add id", "[[unit]]\n"});
  check_wrong({ErrorCode::schema, 1, 1, "[[word]] \"up\"", "write capitals and _",
               "[[word]]\nclass = \"up\"\nwords = [\"腾跃\"]\n"});
  check_wrong({ErrorCode::schema, 1, 1, "[[number.attached]] \"kk\"", "\"power\" is 999; write 0 to 24",
               "[[number.attached]]\nwords = [\"kk\"]\npower = 999\n"});
}

TEST_CASE("hostile rules: what is near is meant, else all that there is is said") {
  check_wrong({ErrorCode::schema, 4, 10, "[[word]] \"UP\"",
               "unknown key \"colour\"; write one of class, words, direction, kind, comparison, modality, "
               "average, timeless, first, aside, weak, otherwise, soft, helps, sums, alone, to, before, "
               "accept, reject",
               word("colour = \"red\"\n")});
  check_wrong({ErrorCode::schema, 4, 5, "[[word]] \"UP\"", "unknown key \"x\"; write one of class, words",
               word("x = \"red\"\n")});
  check_wrong({ErrorCode::schema, 1, 1, "[[rulebook]] \"UP\"",
               "unknown key \"rulebook\"; write one of unit, unit_marks", "[[rulebook]]\nclass = \"UP\"\n"});
}

TEST_CASE("hostile rules: two entries of one file that say one thing") {
  const std::string plank = "[[unit]]\nid = \"plank\"\ndimension = \"timber\"\n";
  check_wrong({ErrorCode::schema, 5, 1, "[[unit]] \"plank\"",
               "the [[unit]] of line 1 has the same id, dimension and scale; put the words of both into one "
               "entry or choose another id",
               plank + "zh = [\"木尺\"]\n" + plank + "zh = [\"木寸\"]\n"});
  check_wrong({ErrorCode::schema, 4, 1, "[[class]] \"a\"", "the [[class]] of line 1 has the same name",
               "[[class]]\nname = \"a\"\nwords = [\"木\"]\n[[class]]\nname = \"a\"\nwords = [\"石\"]\n"});
  check_wrong(
      {ErrorCode::schema, 4, 1, "[[set]] \"OWN\"", "the [[set]] of line 1 has the same name",
       "[[set]]\nname = \"OWN\"\nclasses = [\"UP\"]\n[[set]]\nname = \"OWN\"\nclasses = [\"DOWN\"]\n"});
  // Another scale is another thing to say, and another file may go on with a unit.
  const RuleFile scales(plank + "zh = [\"木尺\"]\n" + plank + "scale = \"10\"\nzh = [\"木丈\"]\n");
  CHECK(load(scales).quantities("库存7木丈").at(0).value == zhibiao::Decimal(70, 0));
  const RuleFile one(plank + "zh = [\"木尺\"]\n"), other(plank + "zh = [\"木寸\"]\n");
  const RuleFile built_in("[[unit]]\nid = \"tonne\"\ndimension = \"mass\"\nzh = [\"木吨\"]\n");
  zhibiao::Options options;
  options.rules = {one.path(), other.path(), built_in.path()};
  const auto found = zhibiao::Extractor(options).quantities("库存7木尺、8木寸、9木吨");
  REQUIRE(found.size() == 3);
  CHECK(found[0].unit == "plank");
  CHECK(found[1].unit == "plank");
  CHECK(found[2].unit == "tonne");
}

TEST_CASE("hostile rules: twice") {
  check_wrong({ErrorCode::schema, 5, 1, "[[rule]] \"own\"", "this rule name is taken; choose another",
               rule("@Q") + rule("@Q")});
  check_wrong({ErrorCode::schema, 4, 1, "[[word]] \"UP\"",
               "the word \"腾跃\" is empty or stands in another [[word]] entry; keep one",
               word("") + word("")});
  check_wrong({ErrorCode::schema, 1, 1, "[[unit]] \"tonne\"", "another entry with this id measures mass",
               "[[unit]]\nid = \"tonne\"\ndimension = \"length\"\nzh = [\"木尺\"]\n"});
  check_wrong({ErrorCode::schema, 1, 1, "[[unit]] \"plank\"", "\"吨\" stands twice; take it out of one entry",
               "[[unit]]\nid = \"plank\"\ndimension = \"timber\"\nzh = [\"吨\"]\n"});
}

TEST_CASE("hostile rules: patterns") {
  check_wrong({ErrorCode::pattern, 1, 1, "[[rule]] \"own\"",
               "the pattern does not compile: ", rule("(?P<name>X* @Q")});
  check_wrong({ErrorCode::pattern, 1, 1, "[[rule]] \"own\"", "without look-around", rule("(?<!X)@Q")});
  check_wrong({ErrorCode::pattern, 1, 1, "[[rule]] \"own\"",
               "the pattern does not compile: ", rule("((X{1000}){1000}){1000} @Q")});
  check_wrong({ErrorCode::pattern, 1, 1, "[[rule]] \"own\"",
               "unknown token class NOSUCH; declare it with a [[word]] entry", rule("NOSUCH @Q")});
  check_wrong({ErrorCode::pattern, 1, 1, "[[rule]] \"own\"", "more than four groups",
               rule("(?P<a>X)(?P<b>X)(?P<c>X)(?P<d>X)(?P<e>X) @Q")});
}

TEST_CASE("hostile rules: all patterns together have a budget, and the one that breaks it is named") {
  std::string toml;
  for (int i = 0; i < 2000; ++i)
    toml += "[[rule]]\nname = \"own" + std::to_string(i) + "\"\npattern = \"(X{" +
            std::to_string(200 + i % 40) + "} Q){4} @Q\"\n";
  const RuleFile file(toml);
  try {
    static_cast<void>(load(file));
    FAIL_CHECK("the file was taken");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::pattern);
    CHECK(e.line() > 0);
    CHECK(e.entry().starts_with("[[rule]] \"own"));
    CHECK(e.message().find("larger than their budget") != std::string::npos);
  }
}

TEST_CASE("hostile rules: lines of their own") {
  check_wrong({ErrorCode::schema, 4, 10, "[[word]] \"UP\"",
               "\"accept\" is empty; write a text in which the entry shows, or leave the key out",
               word("accept = []\n")});
  check_wrong({ErrorCode::schema, 4, 11, "[[word]] \"UP\"", "a line of \"accept\" is empty",
               word("accept = [\" \"]\n")});
  check_wrong({ErrorCode::schema, 4, 11, "[[word]] \"UP\"", "a line of \"reject\" is no text",
               word("reject = [7]\n")});
  check_wrong({ErrorCode::self_test, 5, 11, "[[word]] \"UP\"",
               "the reject line \"木材价格腾跃9%\" fails: wanted none of the words as a token of class UP",
               word("accept = [\"木材价格腾跃8%\"]\nreject = [\"木材价格腾跃9%\"]\n")});
  check_wrong({ErrorCode::self_test, 4, 11, "[[word]] \"UP\"", "mend the entry or the line",
               word("accept = [\"木材\"]\n")});
  check_wrong({ErrorCode::self_test, 5, 11, "[[unit]] \"plank\"", "should give 8 plank",
               "[[unit]]\nid = \"plank\"\ndimension = \"timber\"\nzh = [\"木尺\"]\naccept = [\"库存7木尺 => "
               "8 plank\"]\n"});
}

TEST_CASE("hostile rules: a line that fails has its own place, whatever its section") {
  for (const std::string& entry :
       {std::string("[[unit]]\nid = \"plank\"\ndimension = \"timber\"\nzh = [\"木尺\"]\n"),
        std::string("[[classifier]]\n\n\nzh = \"木尺\"\n")}) {
    check_wrong({ErrorCode::self_test, 7, 3,
                 entry.substr(0, entry.find('\n')) + (entry[2] == 'u' ? " \"plank\"" : " \"木尺\""),
                 "\"库存7木尺\" should not give ", entry + "reject = [\n  \"7根\",\n  \"库存7木尺\",\n]\n"});
  }
  check_wrong({ErrorCode::self_test, 4, 11, "[[bound]] \"over\"", "\"逾越7吨\" should not give it",
               "[[bound]]\nbound = \"over\"\nbefore = [\"逾越\"]\nreject = [\"逾越7吨\"]\n"});
  check_wrong({ErrorCode::self_test, 4, 11, "[[bound]] \"over\"", "\"7吨\" should give over",
               "[[bound]]\nbound = \"over\"\nbefore = [\"逾越\"]\naccept = [\"7吨\"]\n"});
  check_wrong({ErrorCode::self_test, 4, 11, "[[guard]] \"berth\"", "\"泊位7\" should not be guarded by it",
               "[[guard]]\nkind = \"berth\"\nbefore = [\"泊位\"]\nreject = [\"泊位7\"]\n"});
  check_wrong({ErrorCode::self_test, 4, 11, "[[guard]] \"berth\"", "\"7吨\" should be guarded by it",
               "[[guard]]\nkind = \"berth\"\nbefore = [\"泊位\"]\naccept = [\"7吨\"]\n"});
  check_wrong({ErrorCode::self_test, 3, 11, "[not_unit]", "\"7吨\" should give no unit",
               "[not_unit]\nzh = [\"吨位木\"]\naccept = [\"7吨\"]\n"});
  check_wrong({ErrorCode::self_test, 3, 11, "[not_unit]", "\"7吨位木\" should give a unit",
               "[not_unit]\nzh = [\"吨位木\"]\nreject = [\"7吨位木\"]\n"});
}

TEST_CASE("hostile rules: classes that name themselves or stand for too much") {
  const std::string guard = "[[guard]]\nkind = \"berth\"\nbefore = [\"<a><a>\"]\n";
  check_wrong({ErrorCode::schema, 4, 1, "[[guard]] \"berth\"",
               "or its class names itself; take classes out of it",
               "[[class]]\nname = \"a\"\nwords = [\"<a>\"]\n" + guard});
  std::string chars;
  for (char32_t c = 0x4E00; c < 0x4E00 + 1000; ++c) {
    chars += static_cast<char>(0xE0 | (c >> 12));
    chars += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    chars += static_cast<char>(0x80 | (c & 0x3F));
  }
  check_wrong({ErrorCode::schema, 4, 1, "[[guard]] \"berth\"", "a word stands for too many",
               "[[class]]\nname = \"a\"\nchars = \"" + chars + "\"\n" + guard});
}

TEST_CASE("hostile rules: files that are none") {
  for (const char* path : {"/nonexistent/rules.toml", "/tmp", "/dev/zero"}) {
    CAPTURE(path);
    zhibiao::Options options;
    options.rules = {path};
    try {
      const zhibiao::Extractor made(options);
      FAIL_CHECK("the file was taken");
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::io);
      CHECK(e.file() == path);
    }
  }
}

TEST_CASE("hostile rules: more classes than a byte holds") {
  std::string toml;
  for (int i = 0; i < 200; ++i) {
    const std::string name = {static_cast<char>('A' + i / 26), static_cast<char>('A' + i % 26)};
    toml += "[[word]]\nclass = \"OWN_" + name + "\"\nwords = [\"木槿" + std::to_string(i) + "\"]\n";
  }
  const RuleFile file(toml);
  CHECK_THROWS_WITH_AS(static_cast<void>(load(file)), doctest::Contains("more than 255 token classes"),
                       Error);
}

TEST_CASE("hostile rules: 100000 entries load") {
  const RuleFile file(zhibiao::test::many_units(zhibiao::test::volume(50'000)));  // two entries each
  CHECK(load(file).quantities("库存7木尺3").at(0).unit == "plank3");
}

TEST_CASE("hostile rules: 100000 patterns break the budget, soon") {
  std::string toml;
  for (int i = 0; i < 100'000; ++i)
    toml += "[[rule]]\nname = \"own" + std::to_string(i) + "\"\npattern = \"X{9} @Q\"\n";
  const RuleFile file(toml);
  CHECK_THROWS_WITH_AS(static_cast<void>(load(file)), doctest::Contains("larger than their budget"), Error);
}

TEST_CASE("hostile rules: nothing of a bad file is used, and what is loaded never changes") {
  const RuleFile good("[[unit]]\nid = \"plank\"\ndimension = \"timber\"\nzh = [\"木尺\"]\n");
  const zhibiao::Extractor before = load(good);
  const std::string text = "2021年库存木材37木尺。";
  const auto records = before.extract(text);
  REQUIRE(records.size() == 1);
  good.write("[[unit]]\nid = \"plank\"\ndimension = \"timber\"\nzh = [\"木尺\"]\nscale = \"10\"\n[[broken\n");
  CHECK(before.extract(text) == records);
  CHECK_THROWS_AS(static_cast<void>(load(good)), Error);
  CHECK(before.extract(text) == records);
  CHECK(zhibiao::Extractor().quantities(text).back().unit != "plank");
}
