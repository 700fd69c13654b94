// The sinks: JSON Lines, CSV and the terminal table, and the code point offsets under them.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "sink/columns.h"
#include "zhibiao/sink.h"

using namespace std::string_literals;
using zhibiao::Decimal;
using zhibiao::Indicator;
namespace sink = zhibiao::sink;

namespace {

const std::string kText = "进出口总额达到 5.45 万亿元，占比 66.2%。";

Indicator trade() {
  Indicator r;
  r.doc = "a.txt";
  r.begin = kText.find("5.45");
  r.end = kText.find("，");
  r.quote = kText.substr(r.begin, r.end - r.begin);
  r.name = "进出口总额";
  r.name_begin = 0;
  r.name_end = r.name.size();
  r.value = Decimal(545, 10);
  r.unit = "CNY";
  r.unit_text = "元";
  r.period = "2022-01-01/2022-12-31";
  r.period_start = "2022-01-01";
  r.period_end = "2022-12-31";
  r.sentence = kText;
  r.sentence_end = kText.size();
  r.rule = "zh.reach";
  return r;
}

Indicator share() {
  Indicator r;
  r.begin = kText.find("66.2");
  r.end = kText.find("。");
  r.quote = "66.2%";
  r.name = "占比";
  r.value = Decimal(662, -1);
  r.high = Decimal(-5, -1);
  r.unit = "percent";
  r.kind = zhibiao::Kind::share;
  r.direction = zhibiao::Direction::up;
  r.bound = zhibiao::Bound::at_least;
  r.comparison = "yoy";
  r.modality = zhibiao::Modality::target;
  r.place = "江苏";
  r.concept_id = "x";
  return r;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("decode: maximal parts of ill-formed sequences, as Python's replace counts them") {
  struct Case {
    std::string bytes;
    std::vector<char32_t> want;
  };
  const Case cases[] = {
      {"a", {'a'}},
      {"指", {0x6307}},
      {"\xF0\x9F\x98\x80", {0x1F600}},
      {"\x80", {0xFFFD}},
      {"\xC0\x80", {0xFFFD, 0xFFFD}},
      {"\xE6\x8C", {0xFFFD}},  // cut short at the end
      {"\xE6\x8C"
       "a",
       {0xFFFD, 'a'}},                             // cut short inside
      {"\xED\xA0\x80", {0xFFFD, 0xFFFD, 0xFFFD}},  // a surrogate
      {"\xF0\x80\x80", {0xFFFD, 0xFFFD, 0xFFFD}},  // overlong
      {"\xF4\x90\x80\x80", {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}},
      {"\xF5", {0xFFFD}},
      {"\0"s, {0}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes);
    std::vector<char32_t> got;
    for (std::size_t i = 0; i < c.bytes.size(); i += sink::decode(c.bytes, i).size) {
      got.push_back(sink::decode(c.bytes, i).value);
    }
    CHECK(got == c.want);
  }
}

TEST_CASE("code_points_at: any order, repeats, past the end") {
  const std::string text = "a指\xFF标";
  const std::size_t bytes[] = {5, 0, 8, 1, 4, 4, 99};
  CHECK(sink::code_points_at(text, bytes) == std::vector<std::size_t>{3, 0, 4, 1, 2, 2, 4});
  CHECK(sink::code_points_at("", {}).empty());
}

TEST_CASE("columns: wide is two, combining none") {
  CHECK(sink::columns("ab") == 2);
  CHECK(sink::columns("指标") == 4);
  CHECK(sink::columns("，（") == 4);
  CHECK(sink::columns("e\xCC\x81") == 1);
  CHECK(sink::columns("μg/m³…") == 6);
  CHECK(sink::columns("𠮷") == 2);
}

TEST_CASE("cut keeps to the width") {
  CHECK(sink::cut("进出口总额", 10) == "进出口总额");
  CHECK(sink::cut("进出口总额", 9) == "进出口总…");
  CHECK(sink::cut("进出口总额", 8) == "进出口…");
  CHECK(sink::cut("abc", 2) == "a…");
}

TEST_CASE("jsonl: every key, code points, nulls") {
  const std::vector<Indicator> records = {trade(), share()};
  const std::vector<std::string> got = lines(zhibiao::to_jsonl(records, kText));
  REQUIRE(got.size() == 2);
  CHECK(
      got[0] ==
      "{\"doc\": \"a.txt\", \"begin\": 8, \"end\": 16, \"quote\": \"5.45 万亿元\", \"name\": \"进出口总额\", "
      "\"name_begin\": 0, \"name_end\": 5, \"value\": \"5450000000000\", \"high\": null, \"unit\": \"CNY\", "
      "\"unit_text\": \"元\", \"kind\": \"level\", \"direction\": null, \"bound\": \"exact\", "
      "\"comparison\": null, "
      "\"modality\": \"actual\", \"period\": \"2022-01-01/2022-12-31\", \"period_start\": \"2022-01-01\", "
      "\"period_end\": \"2022-12-31\", \"place\": null, \"concept\": null, \"sentence\": \"" +
          kText + "\", \"sentence_begin\": 0, \"sentence_end\": 26, \"rule\": \"zh.reach\"}");
  CHECK(has(got[1], "\"name_begin\": null, \"name_end\": null, \"value\": \"66.2\", \"high\": \"-0.5\""));
  CHECK(has(
      got[1],
      "\"direction\": \"up\", \"bound\": \"at_least\", \"comparison\": \"yoy\", \"modality\": \"target\""));
  CHECK(zhibiao::to_jsonl({}, kText).empty());
}

TEST_CASE("jsonl: what a string may hold") {
  struct Case {
    std::string name;
    std::string want;
  };
  const Case cases[] = {
      {"a\"b\\c", R"("a\"b\\c")"},
      {"\n\r\t\x01\x7F", R"("\n\r\t\u0001\u007f")"},
      {"\0"s, R"("\u0000")"},
      {"\xE2\x80\xA8\xC2\x85", R"("\u2028\u0085")"},
      {"\xFF指\xE6", R"("\ufffd指\ufffd")"},
      {"</script>", R"("</script>")"},
  };
  for (const Case& c : cases) {
    Indicator r;
    r.name = c.name;
    CHECK(has(zhibiao::to_jsonl({&r, 1}, ""), "\"name\": " + c.want + ", "));
  }
}

TEST_CASE("csv: header, both offsets, exact beside float, quoting") {
  std::vector<Indicator> records = {trade(), share()};
  records[1].name = "a,\"b\"\nc\xFF";
  const std::string got = zhibiao::to_csv(records, kText);
  CHECK(got.starts_with("doc,begin,end,byte_begin,byte_end,quote,"));
  CHECK(has(got,
            "\na.txt,8,16,22,36,5.45 "
            "万亿元,进出口总额,0,5,5450000000000,,5450000000000,,CNY,元,level,,exact,,actual,"
            "2022-01-01/2022-12-31,2022-01-01,2022-12-31,,,"));
  CHECK(has(got,
            ",66.2%,\"a,\"\"b\"\"\nc\xEF\xBF\xBD\",,,66.2,-0.5,66.2,-0.5,percent,,share,up,at_least,yoy,"
            "target,,,,"));
  CHECK_FALSE(zhibiao::to_csv(records, kText, false).starts_with("doc,"));
  CHECK(zhibiao::to_csv({}, "", false).empty());
}

TEST_CASE("table: aligned, grouped, short periods") {
  std::vector<Indicator> records = {trade(), share()};
  CHECK(zhibiao::to_table(records) ==
        "name                    value  unit     kind   dir  bound     period  place  modality\n"
        "──────────  ─────────────────  ───────  ─────  ───  ────────  ──────  ─────  ────────\n"
        "进出口总额  5,450,000,000,000  CNY      level       exact     2022           actual\n"
        "占比                66.2–-0.5  percent  share  up   at_least          江苏   target\n");
  records[0].period = "2024-02-01/2024-02-29";
  CHECK(has(zhibiao::to_table(records), " 2024-02 "));
  records[0].period = "2024-01-01/2024-06-30";
  CHECK(has(zhibiao::to_table(records), " 2024-01-01/2024-06-30 "));
  records[0].period = "../2022-12-31";
  CHECK(has(zhibiao::to_table(records), " ../2022-12-31 "));
  records[0].value = Decimal(-12345675, -2);
  CHECK(has(zhibiao::to_table(records), " -123,456.75 "));
}

TEST_CASE("table: fits the width, and no document steers the terminal") {
  std::vector<Indicator> records = {trade(), share()};
  records[0].name = "全部规模以上工业企业的进出口总额\x1B[31m\n红";
  const std::string got = zhibiao::to_table(records, 92);
  for (const std::string& line : lines(got)) {
    CAPTURE(line);
    CHECK(sink::columns(line) <= 92);
  }
  CHECK(has(got, "…"));
  CHECK_FALSE(has(zhibiao::to_table(records), "\x1B"));
  CHECK(lines(zhibiao::to_table(records)).size() == 4);
  CHECK(lines(zhibiao::to_table({})).size() == 2);
}

TEST_CASE("csv: cells that a spreadsheet would run are quoted on request") {
  for (const char* name : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"}) {
    zhibiao::Indicator r;
    r.name = name;
    r.quote = "-5%";
    r.value = zhibiao::Decimal(-5, 0);
    const std::vector<zhibiao::Indicator> records = {r};
    const std::string safe = zhibiao::to_csv(records, "-5%", false, zhibiao::Formulas::quote);
    CAPTURE(safe);
    CHECK(safe.find(std::string("'") + name) != std::string::npos);
    CHECK(safe.find("'-5%") != std::string::npos);
    CHECK(safe.find(",-5,") != std::string::npos);  // a number is no formula
    const std::string plain = zhibiao::to_csv(records, "-5%", false);
    CHECK(plain.find(std::string("'") + name) == std::string::npos);
  }
}

TEST_CASE("jsonl: every character can stand in a text") {
  for (char32_t c = 0; c < 0x300; ++c) {
    zhibiao::Indicator r;
    r.quote = c < 0x80
                  ? std::string(1, static_cast<char>(c))
                  : std::string{static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    r.sentence = "\xE2\x80\xA8" + r.quote + "\xFF\xE2\x80\xA9";
    const std::vector<zhibiao::Indicator> records = {r};
    const std::string line = zhibiao::to_jsonl(records, r.quote);
    CHECK(line.find('\n') == line.size() - 1);
    for (const char byte : line.substr(0, line.size() - 1)) {
      CHECK(static_cast<unsigned char>(byte) >= 0x20);
      CHECK(byte != '\x7F');
    }
    CHECK(line.find("\\ufffd") != std::string::npos);
    CHECK(line.find("\\u2028") != std::string::npos);
  }
}
