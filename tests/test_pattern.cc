// The machines of the rules' patterns beside RE2, which says what a pattern means.
#include <doctest/doctest.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "engine_helper.h"
#include "pattern_machine.h"
#include "pattern_parse.h"
#include "volume.h"

using zhibiao::pattern::kMaxGroups;
using zhibiao::pattern::Machine;
using zhibiao::pattern::Match;
using zhibiao::pattern::parse;
using zhibiao::pattern::Tree;

namespace {

using Random = std::mt19937;

RE2::Options latin() {
  RE2::Options out;
  out.set_encoding(RE2::Options::EncodingLatin1);
  out.set_log_errors(false);
  out.set_dot_nl(true);
  return out;
}

// What RE2 says: the bounds of the groups, nothing where the whole does not match.
std::optional<Machine::Groups> by_re2(const RE2& re, const std::string& text) {
  std::array<re2::StringPiece, kMaxGroups + 1> pieces;
  if (!re.Match(text, 0, text.size(), RE2::ANCHOR_BOTH, pieces.data(), 1 + re.NumberOfCapturingGroups()))
    return std::nullopt;
  Machine::Groups out;
  for (std::size_t g = 0; g < kMaxGroups; ++g) {
    if (!pieces[g + 1].data()) continue;
    out[g].begin = static_cast<int>(pieces[g + 1].data() - text.data());
    out[g].end = out[g].begin + static_cast<int>(pieces[g + 1].size());
  }
  return out;
}

bool same(const std::optional<Machine::Groups>& a, const std::optional<Machine::Groups>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || std::equal(a->begin(), a->end(), b->begin(), [](const Match::Range& x, const Match::Range& y) {
    return x.begin == y.begin && x.end == y.end;
  });
}

// A text that `tree` matches, out of the bytes of `alphabet` where it leaves a choice.
void add_text(const Tree& tree, const std::string& alphabet, Random& random, std::string& out) {
  switch (tree.sort) {
    case Tree::Sort::bytes: {
      std::string fit;
      for (const char c : alphabet) {
        if (tree.bytes[static_cast<unsigned char>(c)]) fit += c;
      }
      for (std::size_t byte = 0; fit.empty() && byte < 256; ++byte) {
        if (tree.bytes[byte]) fit += static_cast<char>(byte);
      }
      if (!fit.empty()) out += fit[random() % fit.size()];
      return;
    }
    case Tree::Sort::sequence:
      for (const Tree& part : tree.parts) add_text(part, alphabet, random, out);
      return;
    case Tree::Sort::either:
      return add_text(tree.parts[random() % tree.parts.size()], alphabet, random, out);
    case Tree::Sort::group:
      return add_text(tree.parts.front(), alphabet, random, out);
    case Tree::Sort::repeat:
      const int most = tree.most == Tree::kAny ? tree.least + 3 : tree.most;
      const int times =
          tree.least + static_cast<int>(random() % static_cast<unsigned>(most - tree.least + 1));
      for (int i = 0; i < times; ++i) add_text(tree.parts.front(), alphabet, random, out);
  }
}

void mutate(std::string& text, const std::string& alphabet, Random& random) {
  for (std::size_t n = random() % 4; n > 0; --n) {
    const std::size_t at = random() % (text.size() + 1);
    const char other = alphabet[random() % alphabet.size()];
    switch (random() % 3) {
      case 0:
        text.insert(at, 1, other);
        break;
      case 1:
        text.erase(std::min(at, text.size()), 1);
        break;
      default:
        if (at < text.size()) text[at] = other;
    }
  }
}

// `count` skeletons for each rule, by the machine and by RE2; how many matched.
std::size_t compare(const zhibiao::RuleBook& book, std::size_t count, Random& random) {
  const zhibiao::pattern::Matcher& matcher = book.matcher();
  std::string alphabet;
  for (int c = 1; c < 100; ++c) alphabet += static_cast<char>(c);
  std::size_t matched = 0;
  for (std::size_t i = 0; i < matcher.size(); ++i) {
    CAPTURE(book.rules()[i].name);
    const RE2 re(matcher.regex(i), latin());
    const auto parsed = parse(matcher.regex(i));
    REQUIRE(parsed.has_value());
    const auto machine = Machine::make(parsed->tree);
    REQUIRE(machine.has_value());
    CHECK(matcher.has_tables(i));
    CHECK(machine->states() < 256);
    std::string text;
    for (std::size_t n = 0; n < count; ++n) {
      text.clear();
      add_text(parsed->tree, alphabet, random, text);
      mutate(text, alphabet, random);
      const auto wanted = by_re2(re, text);
      matched += wanted.has_value();
      if (!same(machine->match(text), wanted))
        FAIL("another answer than RE2's for a skeleton of " << text.size());
    }
  }
  return matched;
}

}  // namespace

TEST_CASE("patterns: every group of every rule, on a million skeletons, is where RE2 finds it") {
  Random random(7);
  constexpr std::size_t kSkeletons = zhibiao::test::volume(1'000'000);
  const zhibiao::Engine& engine = zhibiao::test::engine();
  const std::size_t rules = engine.rules().rules().size() + engine.english_rules().rules().size();
  const std::size_t each = kSkeletons / rules + 1;
  const std::size_t matched =
      compare(engine.rules(), each, random) + compare(engine.english_rules(), each, random);
  CHECK(matched > kSkeletons / 4);  // not only where neither finds anything
  CHECK(matched < kSkeletons * 9 / 10);
}

TEST_CASE("patterns: the first rule that fits a skeleton is the first that RE2 matches") {
  Random random(8);
  const zhibiao::RuleBook& book = zhibiao::test::engine().rules();
  std::vector<std::unique_ptr<RE2>> all;
  std::vector<zhibiao::pattern::Parsed> parsed;
  for (std::size_t i = 0; i < book.matcher().size(); ++i) {
    all.push_back(std::make_unique<RE2>(book.matcher().regex(i), latin()));
    parsed.push_back(parse(book.matcher().regex(i)).value());
  }
  std::string alphabet;
  for (int c = 1; c < 100; ++c) alphabet += static_cast<char>(c);
  constexpr std::size_t kTexts = zhibiao::test::volume(5000);
  std::size_t found = 0;
  for (std::size_t n = 0; n < kTexts; ++n) {
    std::string text;
    add_text(parsed[random() % parsed.size()].tree, alphabet, random, text);
    mutate(text, alphabet, random);
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (RE2::FullMatch(text, *all[i])) wanted.push_back(i);
    }
    CHECK(book.matcher().all(text) == wanted);
    const auto first = book.matcher().first(text);
    REQUIRE(first.has_value() == !wanted.empty());
    if (first) CHECK(first->pattern == wanted.front());
    found += first.has_value();
  }
  CHECK(found > kTexts * 2 / 5);
}

namespace {

// A pattern of a few letters and every mark.
std::string random_pattern(Random& random, int depth, int& groups) {
  std::string out;
  const std::size_t parts = random() % 4;
  for (std::size_t i = 0; i < parts; ++i) {
    switch (depth == 0 ? random() % 3 : random() % 7) {
      case 0:
      case 1:
        out += std::string("\\x6") + "123"[random() % 3];
        break;
      case 2:
        out += random() % 2 ? "[\\x61\\x63]" : random() % 2 ? "[^\\x61]" : ".";
        break;
      case 3:
        out += "(?:" + random_pattern(random, depth - 1, groups) + ")";
        break;
      case 4:
        if (groups == static_cast<int>(kMaxGroups)) continue;
        out += "(?P<g" + std::to_string(groups) + ">";
        ++groups;
        out += random_pattern(random, depth - 1, groups) + ")";
        break;
      default:
        out += "(?:" + random_pattern(random, depth - 1, groups) + "|" +
               random_pattern(random, depth - 1, groups) + ")";
    }
    constexpr std::array<const char*, 10> kMarks = {"",  "",    "",      "*",    "+",
                                                    "?", "{2}", "{0,2}", "{1,}", "{3,4}"};
    out += kMarks[random() % kMarks.size()];
  }
  return out;
}

}  // namespace

TEST_CASE("patterns: machines of random patterns find what RE2 finds") {
  Random random(9);
  std::size_t made = 0, matched = 0;
  for (std::size_t n = 0; n < zhibiao::test::volume(9000); ++n) {
    int groups = 0;
    const std::string pattern = random_pattern(random, 3, groups);
    CAPTURE(pattern);
    const RE2 re(pattern, latin());
    const auto parsed = parse(pattern);
    if (!parsed) continue;
    REQUIRE(re.ok());
    const auto machine = Machine::make(parsed->tree);
    if (!machine) continue;
    ++made;
    for (int k = 0; k < 25; ++k) {
      std::string text;
      if (k % 2)
        add_text(parsed->tree, "abc", random, text);
      else
        for (std::size_t size = random() % 8; size > 0; --size) text += "abc"[random() % 3];
      CAPTURE(text);
      if (text.size() > 200) continue;
      const auto wanted = by_re2(re, text);
      matched += wanted.has_value();
      REQUIRE(same(machine->match(text), wanted));
    }
  }
  CHECK(made > zhibiao::test::volume(4000));
  CHECK(matched > zhibiao::test::volume(30'000));
}

TEST_CASE("patterns: what the reader does not know is left to RE2") {
  for (const char* pattern : {"a",
                              "\\d",
                              "(\\x61)",
                              "\\x61*?",
                              "\\x61**",
                              "*",
                              "(?:*)",
                              "\\x61|*",
                              "[\\x61-\\x63]",
                              "[]",
                              "[^]",
                              "(?:\\x61",
                              "\\x61)",
                              "(?P<a>\\x61)(?P<a>\\x61)",
                              "(?P<>\\x61)",
                              "(?P<1>\\x61)",
                              "(?<!\\x61)",
                              "^",
                              "$",
                              "\\x6",
                              "\\xZZ",
                              "\\x{61}",
                              "\\x61{",
                              "\\x61{,2}",
                              "\\x61{2,1}",
                              "\\x61{1001}",
                              "(?i)\\x61",
                              "\\b",
                              "\\x61{2}{3}",
                              "(?:\\x61?)*",
                              "(?:){2}",
                              "(?P<a>\\x61*)+"}) {
    CAPTURE(pattern);
    CHECK_FALSE(parse(pattern).has_value());
  }
  for (const char* pattern :
       {"", "|", "\\x61", ".", "(?:)", "(?:|\\x61)", "[^\\x61\\xFF]", "\\x61{2,}", "(?P<_a1>.)"}) {
    CAPTURE(pattern);
    CHECK(parse(pattern).has_value());
    CHECK(RE2(pattern, latin()).ok());
  }
}

TEST_CASE("patterns: what the tables are too small for is left to RE2, with the same answer") {
  zhibiao::pattern::Matcher matcher;
  REQUIRE(matcher.add("(?P<name>\\x61{300})\\x62.*").empty());  // steps
  REQUIRE(matcher.add(".*\\x61.{12}(?P<name>\\x62)").empty());  // few states read backwards
  REQUIRE(matcher.add("(?P<name>.)\\x62.{12}.*").empty());
  REQUIRE(matcher.add("\\x63.{12}(?:\\x61|\\x62)*(?P<name>\\x64)").empty());
  REQUIRE(matcher.add(".{12}\\x61.*(?P<name>c)").empty());                // a letter is not in the part
  REQUIRE(matcher.add("(?:\\x61|\\x62).{11}(?P<name>\\x63).*").empty());  // 2^11 states read backwards
  CHECK_FALSE(matcher.has_tables(0));
  CHECK(matcher.has_tables(1));
  CHECK_FALSE(matcher.has_tables(4));
  const std::string long_name(300, 'a');
  const auto found = matcher.first(long_name + "bxyz");
  REQUIRE(found.has_value());
  CHECK(found->pattern == 0);
  CHECK(found->groups[0].begin == 0);
  CHECK(found->groups[0].end == 300);
  CHECK(matcher.groups(0) == std::vector<std::string>{"name"});
  CHECK_FALSE(matcher.first("bbb").has_value());
  CHECK(matcher.all("a" + std::string(12, 'x') + "b") == std::vector<std::size_t>{1});
}
