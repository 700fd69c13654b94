// Sentences of our own with the records they must give (tests/corpus/*.toml), and texts that must give none
// (tests/corpus/plain). Floors only rise.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine_helper.h"
#include "rules/node.h"

namespace {

using zhibiao::Indicator;
using zhibiao::test::or_dash;

constexpr int kConstructions = 172;  // cases that hold; raise it with the rules
// Records that the plain texts give; lower them with the rules, down to none.
constexpr int kPlainZh = 0;
constexpr int kPlainEn = 0;

std::vector<std::string> fields(const std::string& want) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= want.size();) {
    const std::size_t bar = std::min(want.find(" | ", at), want.size());
    out.push_back(want.substr(at, bar - at));
    at = bar + 3;
  }
  return out;
}

// "name | value unit | kind | direction | bound", as the corpus writes it.
std::string describe(const Indicator& r) {
  return r.name + " | " + zhibiao::test::amount(r) + " | " + std::string(to_string(r.kind)) + " | " +
         or_dash(to_string(r.direction)) + " | " + std::string(to_string(r.bound));
}

bool fits(const Indicator& r, const std::string& want) {
  const std::vector<std::string> w = fields(want), got = fields(describe(r));
  if (w.size() != got.size() || got[0].find(w[0]) == std::string::npos) return false;
  return std::equal(w.begin() + 1, w.end(), got.begin() + 1);
}

// The first difference; empty where the text gives what it must.
std::string difference(const std::vector<Indicator>& records, const std::vector<std::string>& want) {
  for (std::size_t i = 0; i < std::max(records.size(), want.size()); ++i) {
    const std::string wanted = i < want.size() ? want[i] : "nothing";
    const std::string came =
        i < records.size() ? describe(records[i]) + "   (" + records[i].rule + ')' : "nothing";
    if (i >= want.size() || i >= records.size() || !fits(records[i], want[i])) {
      return "\n    wanted " + wanted + "\n    got    " + came;
    }
  }
  return {};
}

int found_in_plain(const std::string& language) {
  int failures = 0;
  for (const auto& path : zhibiao::test::texts_of("tests/corpus/plain")) {
    if (!path.filename().string().starts_with(language)) continue;
    for (const Indicator& r : zhibiao::test::extractor().extract(zhibiao::test::read_file(path))) {
      MESSAGE(path.filename().string() << ": " << describe(r) << "   (" << r.rule << ") in " << r.sentence);
      ++failures;
    }
  }
  return failures;
}

}  // namespace

TEST_CASE("corpus: constructions of Chinese indicator text") {
  const auto file = zhibiao::rules::read_toml(ZHIBIAO_SOURCE_DIR "/tests/corpus/zh-constructions.toml");
  int held = 0, count = 0;
  for (const zhibiao::rules::Node* node : file.tables("case")) {
    node->only({"text", "want", "note"});
    const std::string& text = node->string("text");
    const std::string wrong = difference(zhibiao::test::extractor().extract(text), node->strings("want"));
    ++count;
    held += wrong.empty();
    if (!wrong.empty()) MESSAGE("line " << node->line << ": " << text << wrong);
  }
  MESSAGE(held << " of " << count << " constructions hold");
  CHECK(count >= 60);
  CHECK(held >= kConstructions);
}

TEST_CASE("corpus: nothing is found in texts without an indicator") {
  CHECK(zhibiao::test::texts_of("tests/corpus/plain").size() >= 60);
  CHECK(found_in_plain("zh") <= kPlainZh);
  CHECK(found_in_plain("en") <= kPlainEn);
}
