// The quick ways beside the plain ones that they stand for.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "behind.h"
#include "bytes_scan.h"
#include "char_scan.h"
#include "engine_helper.h"
#include "english.h"
#include "record.h"
#include "rulebook.h"
#include "small_list.h"
#include "text_char.h"
#include "trace.h"

using zhibiao::Behind;
using zhibiao::RuleBook;
using zhibiao::RuleMemo;
using zhibiao::SmallList;
using zhibiao::test::engine;

namespace {

std::vector<std::string> lines_of_the_corpus() {
  std::vector<std::string> out;
  for (const char* folder : {"tests/corpus/docs", "tests/corpus/plain"}) {
    for (const auto& path : zhibiao::test::texts_of(folder)) {
      std::istringstream in(zhibiao::test::read_file(path));
      for (std::string line; std::getline(in, line);) out.push_back(line);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("behind: the bytes before a place, reversed, at most 64") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += static_cast<char>(i);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    std::string wanted = text.substr(at - std::min<std::size_t>(at, 64), std::min<std::size_t>(at, 64));
    std::reverse(wanted.begin(), wanted.end());
    CHECK(Behind(text, at).view() == wanted);
  }
}

TEST_CASE("bytes: stops are found where a plain loop finds them") {
  std::mt19937 random(10);
  const std::vector<std::string> pieces = {"a",  " ",  ".",  "!",    "?",    "。",   "！",       "？",
                                           "，", "、", "市", "全市", "\xE3", "\x80", "\xEF\xBC", "\x82"};
  std::size_t stops = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += pieces[random() % (round % 2 ? 16 : 2)];
    const std::size_t from = random() % (text.size() + 1);
    const std::size_t end = from + random() % (text.size() - from + 1);
    std::size_t wanted = from;
    while (wanted < end && !zhibiao::is_stop(text, wanted)) ++wanted;
    REQUIRE(zhibiao::next_stop(text, from, end) == wanted);
    stops += wanted < end;
  }
  CHECK(stops > 500);
}

TEST_CASE("lower case: as a loop over characters gives it") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t n = random() % 70; n > 0; --n) {
      const auto any = static_cast<char>(random() % 256);
      text += random() % 4 == 0 ? std::string("\xC3") + any : std::string(1, any);
    }
    std::string wanted = text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool accented = i > 0 && text[i - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
      if ((text[i] >= 'A' && text[i] <= 'Z') || accented) wanted[i] = static_cast<char>(byte + 0x20);
    }
    REQUIRE(zhibiao::english::lower(text) == wanted);
  }
}

TEST_CASE("small list: behaves like a vector on both sides of its room") {
  std::mt19937 random(1);
  SmallList<int, 2> list;
  std::vector<int> plain;
  for (int i = 0; i < 2000; ++i) {
    if (random() % 5 == 0) {
      list.clear();
      plain.clear();
    } else {
      list.push_back(i);
      plain.push_back(i);
    }
    SmallList<int, 2> copy = list;
    if (!plain.empty()) {
      list.back() += 1;
      plain.back() += 1;
      CHECK(!(copy == list));
      CHECK(list.front() == plain.front());
    }
    CHECK(std::equal(list.begin(), list.end(), plain.begin(), plain.end()));
    copy = list;
    CHECK(copy == list);
  }
}

TEST_CASE("rule memo: gives what the rules give, also when it has forgotten") {
  zhibiao::Lexicon lexicon;
  const auto file = zhibiao::rules::parse_toml(R"(
    [[word]]
    class = "UP"
    words = ["up"]
    [[rule]]
    name = "growth"
    pattern = "(?P<name>W+) (?P<cue>UP) @PERCENT"
    [[rule]]
    name = "any"
    pattern = "@Q"
  )",
                                               "test.toml");
  RuleBook book;
  lexicon.add(file);
  book.add(file);
  lexicon.build();
  book.build(lexicon);
  RuleMemo memo(book);
  const std::string letters = {zhibiao::kOther, static_cast<char>(lexicon.class_of("UP")), zhibiao::kFocus,
                               zhibiao::kPercent};
  std::mt19937 random(2);
  std::size_t matched = 0;
  for (std::size_t i = 0; i < 3 * RuleMemo::kMost; ++i) {
    std::string skeleton;
    for (std::size_t n = random() % 8; n > 0; --n) skeleton += letters[random() % letters.size()];
    const auto wanted = book.first(skeleton);
    const auto& found = memo.first(skeleton);
    REQUIRE(found.has_value() == wanted.has_value());
    if (!wanted) continue;
    ++matched;
    CHECK(found->rule == wanted->rule);
    CHECK(found->name.begin == wanted->name.begin);
    CHECK(found->name.end == wanted->name.end);
    CHECK(found->cue.begin == wanted->cue.begin);
  }
  CHECK(matched > 100);
}

TEST_CASE("memo: books side by side keep apart, more of them than a thread remembers") {
  constexpr std::size_t kBooks = 9;
  const zhibiao::rules::Node file =
      zhibiao::rules::parse_toml("[[rule]]\nname = \"any\"\npattern = \"@Q\"\n", "test.toml");
  std::vector<zhibiao::Lexicon> lexicons(kBooks);
  std::vector<RuleBook> books(kBooks);
  std::vector<RuleMemo> memos;
  for (std::size_t i = 0; i < kBooks; ++i) {
    lexicons[i].add(file);
    books[i].add(file);
    lexicons[i].build();
    books[i].build(lexicons[i]);
    memos.emplace_back(books[i]);
  }
  const std::string skeleton = {zhibiao::kFocus, zhibiao::kPercent};
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < kBooks; ++i) {
      CHECK(memos[i].first(skeleton)->rule == &books[i].rules().front());
      CHECK(RuleMemo(books[i]).first(skeleton)->rule == &books[i].rules().front());
      CHECK_FALSE(memos[i].first(skeleton.substr(1)).has_value());
    }
  }
}

TEST_CASE("char scan: 32 places at a time and one by one find the same") {
  std::mt19937 random(11);
  const std::vector<std::string> wanted = {"一", "亿", "１", "拾", "\xE2\x80\x8B"};
  const std::vector<std::string> others = {"丁",   "人", "，", "。", "中", "１丁", "\xE4\xB8", "\x80",
                                           "\xFF", " ",  "\n", "-",  "市", "全",   "\xE2\x80", "亿"};
  zhibiao::CharScan scan;
  for (const std::string& c : wanted) scan.add(zhibiao::text::decode(c, 0).point);
  scan.build();
  std::size_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t n = random() % 90; n > 0; --n) text += others[random() % (round % 3 ? 11 : 16)];
    if (random() % 2) text += wanted[random() % wanted.size()];
    for (std::size_t at = random() % (text.size() + 1); at < text.size(); ++at) {
      CAPTURE(text);
      REQUIRE(scan.next(text, at) == scan.plain_next(text, at));
      at = scan.next(text, at);
      found += at < text.size();
    }
  }
  CHECK(found > 5000);
  CHECK(scan.next("他们在下午到达。", 0) == std::string_view("他们在下午到达。").size());
  CHECK(scan.next("他们在下午一点到达。", 0) == std::string_view("他们在下午").size());
  CHECK(scan.next("é", 0) == 0);
}

TEST_CASE("prefilter: what it rules out holds no number") {
  std::mt19937 random(3);
  std::vector<std::string> lines = lines_of_the_corpus();
  // Cut anywhere, broken, mixed: words may form across what cleaning takes out.
  const std::vector<std::string> between = {"\n", "-\n",          "\xC2\xAD", "\xE2\x80\x8B",
                                            " ",  "\xE3\x80\x80", "\xFF",     ""};
  const std::size_t whole = lines.size();
  for (std::size_t i = 0; i < 4 * whole; ++i) {
    const std::string& line = lines[i % whole];
    if (line.empty()) continue;
    const std::size_t from = random() % line.size(), size = random() % 30;
    const std::string part = line.substr(from, size);
    const std::size_t cut = random() % (part.size() + 1);
    lines.push_back(part.substr(0, cut) + between[random() % between.size()] + part.substr(cut));
  }
  std::size_t ruled_out = 0;
  for (const std::string& line : lines) {
    if (engine().may_count(line)) continue;
    ++ruled_out;
    CAPTURE(line);
    CHECK(engine().read(line).quantities.empty());
  }
  CHECK(ruled_out > 200);
}

TEST_CASE("prefilter: sees numbers in every form") {
  for (const char* text : {"3", "３", "三", "叁", "兩", "萬", "two", "Two", "doubled", "third", "翻番",
                           "翻\n番", "t\xC2\xADwo"}) {
    CAPTURE(text);
    CHECK(engine().may_count(text));
  }
  for (const char* text : {"", "进出口总额继续增长。", "Ports grew.", "翻译工作"}) {
    CAPTURE(text);
    CHECK(!engine().may_count(text));
  }
}

// A traced reading reads every sentence.
TEST_CASE("context: sentences that are passed over change no mention") {
  std::size_t mentions = 0;
  for (const char* folder : {"tests/corpus/docs", "tests/corpus/plain"}) {
    for (const auto& path : zhibiao::test::texts_of(folder)) {
      CAPTURE(path.string());
      const std::string text = zhibiao::test::read_file(path);
      const auto reading = engine().read(text);
      zhibiao::Trace trace;
      const auto quick = engine().mentions(reading, {}), whole = engine().mentions(reading, {}, &trace);
      REQUIRE(quick.size() == whole.size());
      mentions += quick.size();
      const auto doc = path.filename().string();
      CHECK(zhibiao::record::make(reading.clean, reading.quantities, quick, doc) ==
            zhibiao::record::make(reading.clean, reading.quantities, whole, doc));
    }
  }
  CHECK(mentions > 300);
}
