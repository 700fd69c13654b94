// Every message about a rule file that test_hostile_rules.cc does not hold, whole: what is wrong, and what to
// write instead.
#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine_helper.h"
#include "rule_file.h"

namespace {

using zhibiao::Error;
using zhibiao::ErrorCode;
using zhibiao::test::RuleFile;

// The error that a file of `toml` gives; what() of it.
std::string said(const std::string& path) {
  zhibiao::Options options;
  options.rules = {path};
  try {
    const zhibiao::Extractor made(options);
  } catch (const Error& e) {
    CHECK(e.file() == path);
    return e.message();
  }
  return "the file was taken";
}

void check(const std::string& toml, const std::string& message) {
  CAPTURE(toml.substr(0, 300));
  CHECK(said(RuleFile(toml).path()) == message);
}

std::string en(const std::string& toml) { return "language = \"en\"\n" + toml; }
std::string unit(const std::string& more) {
  return "[[unit]]\nid = \"plank\"\ndimension = \"timber\"\nzh = [\"木尺\"]\n" + more;
}
std::string word(const std::string& more) { return "[[word]]\nclass = \"UP\"\nwords = [\"腾跃\"]\n" + more; }
std::string rule(const std::string& more) { return "[[rule]]\nname = \"own\"\npattern = \"@Q\"\n" + more; }
std::string time(const std::string& more) { return "[[time]]\nwords = [\"木年\"]\n" + more; }

}  // namespace

TEST_CASE("rule messages: files") {
  CHECK(said("/nonexistent/rules.toml") == "cannot read this rule file; check that it exists and holds TOML");
  const RuleFile large("");
  std::filesystem::resize_file(large.path(), (64 << 20) + 1);
  CHECK(said(large.path()) == "this rule file has more than 64 MiB; cut it into several files");
  check("[[[", "a table's header starts with its name, as in [[unit]] or [text]; write TOML 1.0");
  check("language = \"de\"\n", "unknown language \"de\"; write zh or en");
  check("[[text]]\n", "\"text\" is an array; write a table");
  check("one_in = 3\n", "\"one_in\" is an integer; write a table");
  check("[[list]]\nname = \"ands\"\n",
        "[[list]] is for English words; write language = \"en\" at the top of the file");
  check("a = 1979-05-27\n", "a float, date or time has no meaning here; write it as a string in quotes");
}

TEST_CASE("rule messages: units and guards") {
  check(unit("scale = \"much\"\n"), "\"much\" is no decimal number; write it as \"0.01\"");
  check(unit("class = \"wood\"\n"),
        "unknown word \"wood\"; write one of bare, percent, point, times, money, physical, item, duration, "
        "score, ordinal, ratio");
  check("[[bound]]\nbound = \"most\"\n",
        "unknown word \"most\"; write one of exact, about, over, at_least, under, at_most");
  check("[[unit]]\nid = \"tonne\"\ndimension = \"length\"\nzh = [\"木尺\"]\n",
        "another entry with this id measures mass; write that dimension or choose another id");
  check("[[guard]]\nkind = \"berth\"\nbefore = [\"\"]\n", "\"\" is no word; take it out of \"before\"");
  std::string guards;
  for (int i = 0; i < 257; ++i) guards += "[[guard]]\nkind = \"berth\"\nbefore = [\"泊位\"]\n";
  check(guards, "more than 256 guards; join some");
  check(unit("arabic = \"yes\"\n"), "\"arabic\" is a string in quotes; write true or false");
}

TEST_CASE("rule messages: words, measures and rules") {
  check(word("direction = \"upward\"\n"), "unknown direction \"upward\"; write up, down or flat");
  check(word("kind = \"levle\"\n"),
        "unknown kind \"levle\"; write level, change, growth, share, ratio, index, rank or streak");
  check(word("modality = \"likely\"\n"), "unknown modality \"likely\"; write actual, target or forecast");
  check("[[word]]\nclass = \"up\"\nwords = [\"腾跃\"]\n",
        "the class \"up\" is no name; write capitals and _, as in UP");
  check("[[word]]\nclass = \"UP\"\n", "\"words\" is missing or empty; list at least one word");
  check("[[measure]]\nwords = [\"木量\", \"木量\"]\n",
        "the measure \"木量\" is empty or stands in another entry; keep one");
  check("[[word]]\nclass = \"UP\"\nwords = [\"\"]\n",
        "the word \"\" is empty or stands in another [[word]] entry; keep one");
  check("[[hollow]]\nwords = [\"木木\", \"木木\"]\n",
        "the hollow word \"木木\" is empty or stands in another entry; keep one");
  check(rule("kind = \"levle\"\n"),
        "unknown kind \"levle\"; write level, change, growth, share, ratio, index, rank or streak");
  check("[[rule]]\nname = \"own\"\npattern = \"NOSUCH @Q\"\n",
        "unknown token class NOSUCH; declare it with a [[word]] entry or use one of the existing classes");
  check("[[set]]\nname = \"OWN\"\nclasses = [\"NOSUCH\"]\n[[rule]]\nname = \"own\"\npattern = \"OWN @Q\"\n",
        "the set OWN names an unknown class NOSUCH; declare it with a [[word]] entry");
  check("[[rule]]\nname = \"own\"\n", "\"pattern\" is missing; add pattern = \"…\"");
}

TEST_CASE("rule messages: numbers") {
  check("[[number.digits]]\nchars = \"木\"\nscript = \"tree\"\n",
        "unknown script \"tree\"; write plain, formal, any or inner");
  check("[[number.digits]]\nchars = \"😀\"\n", "a numeral must be a character of the basic plane");
  check("[[number.digits]]\nchars = \"一\"\n", "a numeral character stands twice; keep one");
  check("[[number.digits]]\nchars = \"木林\"\nfrom = 9\n",
        "a digit is 0 to 9; write fewer characters or a smaller from");
  check("[[number.scale]]\nchars = \"木\"\npower = 25\n", "power is 1 to 24, the number of zeros");
  check("[[number.range]]\nmarks = [\"\"]\n", "a mark is empty; write at least one character");
  check("[[number.phrase]]\nwords = [\"木半\"]\nvalue = \"50\"\nform = \"half\"\n",
        "unknown form \"half\"; write tenths, fraction, percent or word");
  check("[[number.phrase]]\nwords = [\"木半\"]\nvalue = \"half\"\n",
        "value is no number; write it in quotes, such as \"50\"");
  check("[[number.word]]\nsort = \"many\"\nwords = [\"umpteen\"]\n",
        "unknown sort \"many\"; write unit, teen, tens, hundred, scale, count, article, link or part");
  check("[[number.word]]\nsort = \"scale\"\nwords = [\"zillion\", \"zillions\"]\nfrom = 24\n",
        "a scale has at most 24 zeros; write fewer words or a smaller step");
  check("[[number.part]]\nwords = [\"木分\"]\nvalue = 3\n",
        "unknown key \"value\"; write one of words, brief, except, accept, reject");
  std::string digits;  // 300 characters of one digit each
  for (unsigned c = 0x6C00; c < 0x6C00 + 300; ++c) {
    const std::string text = {static_cast<char>(0xE0 | (c >> 12)),
                              static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                              static_cast<char>(0x80 | (c & 0x3F))};
    digits += "[[number.digits]]\nchars = \"" + text + "\"\n";
  }
  check(digits, "more than 255 numeral characters; drop some");
}

TEST_CASE("rule messages: times, places and characters") {
  check(time("role = \"when\"\n"), "unknown role \"when\"; see the head of zh/times.toml for the roles");
  check(time("plan = [2016]\n"), "\"plan\" takes two years; write plan = [2016, 2020]");
  check(time("plan = [2016, 20200]\n"), "\"plan\" takes two years; write plan = [2016, 2020]");
  check(time("days = [1, 40]\n"), "\"days\" takes two days of a month; write days = [1, 10]");
  check(time("from = 7\nto = 3\n"),
        "\"from\" and \"to\" are months; write 1 to 12, the first not after the second");
  check(time("span = 2000\n"), "\"span\" is 2000; write 0 to 1000");
  check("[[place]]\nkind = \"village\"\nnames = [\"木村\"]\n",
        "unknown kind \"village\"; write province, city, county, country, bloc, region, nation, self, "
        "demonym or "
        "other");
  check("[[place]]\nkind = \"city\"\nnames = [\"木市\"]\ncodes = [\"A\", \"B\"]\n",
        "\"codes\" has another length than \"names\"; write one code a name, \"\" where it has none");
  check("[[place_beside]]\nside = \"left\"\nwords = [\"木\"]\n",
        "unknown side \"left\"; write before, after, apart, division or common");
  check("[[fold]]\nfrom = \"木\"\nto = \"木林\"\n", "`from` and `to` must have as many characters");
  check("[[fold]]\nfrom = \"a\"\nto = \"b\"\n", "only characters of U+0080 to U+FFFE fold");
}

TEST_CASE("rule messages: English lists") {
  check(en("[[multiple]]\nwords = [\"umpled\"]\nvalue = \"many\"\n"),
        "\"value\" is no number; write it as a string: value = \"2\"");
  check(en("[[list]]\nname = \"no_such\"\nwords = [\"a\"]\n"),
        "no list is called \"no_such\"; write a name of a [[list]] of the built-in en/ files");
}

TEST_CASE("messages of options") {
  zhibiao::Options options;
  options.date = "2023-02-30";
  CHECK_THROWS_WITH_AS(zhibiao::Extractor{options},
                       "date \"2023-02-30\" is no calendar day; write YYYY-MM-DD", Error);
  const std::vector<std::string_view> texts = {"a", "b"};
  const std::vector<std::string> docs = {"a"};
  CHECK_THROWS_WITH_AS(static_cast<void>(zhibiao::test::extractor().extract_many(
                           texts, {.jobs = 1, .progress = {}, .docs = docs})),
                       "`docs` has 1 entries for 2 texts; give one for each", Error);
}
