// Grounded and deterministic: on every gold document, every span slices to its quote, and twice gives the
// same.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "engine_helper.h"
#include "utf8.h"

namespace {

using zhibiao::Indicator;
using zhibiao::Quantity;

std::vector<std::filesystem::path> documents() {
  std::vector<std::filesystem::path> out;
  const char* gold = std::getenv("ZHIBIAO_GOLD");
  const std::string at = gold ? gold : "../shared/gold";  // beside the repository, or an absolute path
  for (const std::string& folder : {at + "/dev", at + "/dev-real", at + "/dev-en", std::string("samples"),
                                    std::string("tests/corpus/plain")}) {
    for (const auto& path : zhibiao::test::texts_of(folder)) out.push_back(path);
  }
  return out;
}

// A name is the document's own words: its characters stand in the span in order, white space and page feet
// left out, ill-formed bytes as U+FFFD.
bool reads_through(std::string_view name, std::string_view span) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::size_t at = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    while (name.substr(i).starts_with(kReplacement)) i += kReplacement.size();
    if (i == name.size() || name[i] == ' ') continue;
    at = span.find(name[i], at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

void check(const std::vector<Indicator>& records, std::string_view text) {
  std::size_t last = 0;
  for (const Indicator& r : records) {
    CAPTURE(r.quote);
    REQUIRE(r.begin >= last);
    REQUIRE(r.begin < r.end);
    REQUIRE(r.end <= text.size());
    last = r.end;
    CHECK(text.substr(r.begin, r.end - r.begin) == r.quote);
    CHECK((r.sentence_begin <= r.begin && r.end <= r.sentence_end && r.sentence_end <= text.size()));
    CHECK_FALSE(r.rule.empty());
    CHECK(zhibiao::utf8::well_formed_end(r.name, 0) == r.name.size());
    CHECK(zhibiao::utf8::well_formed_end(r.place, 0) == r.place.size());
    CHECK(r.name_begin.has_value() == r.name_end.has_value());
    if (!r.name_begin || !r.name_end) continue;
    REQUIRE((*r.name_begin < *r.name_end && *r.name_end <= text.size()));
    CHECK(reads_through(r.name, text.substr(*r.name_begin, *r.name_end - *r.name_begin)));
  }
}

void check(const std::vector<Quantity>& quantities, std::string_view text) {
  for (const Quantity& q : quantities) {
    REQUIRE((q.begin < q.end && q.end <= text.size()));
    CHECK(text.substr(q.begin, q.end - q.begin) == q.quote);
  }
}

}  // namespace

TEST_CASE("grounding: every span of every document slices to its quote") {
  std::size_t records = 0;
  for (const auto& path : documents()) {
    CAPTURE(path.string());
    const std::string text = zhibiao::test::read_file(path);
    const auto found = zhibiao::test::extractor().extract(text, path.filename().string());
    check(found, text);
    check(zhibiao::test::extractor().quantities(text), text);
    CHECK(found == zhibiao::test::extractor().extract(text, path.filename().string()));
    records += found.size();
  }
  MESSAGE(records << " records in " << documents().size() << " documents");
  CHECK(records > 50);
}

TEST_CASE("grounding: another extractor gives the same records") {
  const zhibiao::Extractor other;
  for (const auto& path : zhibiao::test::texts_of("samples")) {
    const std::string text = zhibiao::test::read_file(path);
    CHECK(other.extract(text) == zhibiao::test::extractor().extract(text));
  }
}

TEST_CASE("grounding: names of characters of any length stay whole") {
  for (const char* letter : {"a", "é", "\u4e00", "\U00020000", "\U0001F600"}) {
    const std::string word = std::string(letter) + letter + "x" + letter;
    for (const std::string& text :
         {word + "比为5%，" + word + word + "为6%。", word + "、" + word + "量分别为5吨、6吨。",
          word + "率(" + word + ")为5%，" + word + "为6%，占" + word + "的7%。"})
      check(zhibiao::test::extractor().extract(text), text);
  }
}

TEST_CASE("grounding: any bytes go in") {
  const std::string base = "粮食产量37万吨，增长2.6%。";
  for (std::size_t i = 0; i <= base.size(); ++i) {
    for (const std::string& bad :
         {std::string("\xff"), std::string(1, '\0'), std::string("\xe4\xba"), std::string("\r")}) {
      const std::string text = base.substr(0, i) + bad + base.substr(i);
      check(zhibiao::test::extractor().extract(text), text);
      check(zhibiao::test::extractor().quantities(text), text);
    }
    const std::string cut = base.substr(i);
    check(zhibiao::test::extractor().extract(cut), cut);
  }
}
