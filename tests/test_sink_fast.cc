// The quick ways of the sinks beside the plain ones, on random bytes and numbers.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "sink/columns.h"
#include "utf8.h"
#include "zhibiao/sink.h"

using zhibiao::Decimal;
using zhibiao::Indicator;
namespace sink = zhibiao::sink;
namespace utf8 = zhibiao::utf8;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

// Characters of every length and of every treatment, now and then bytes that are no UTF-8.
std::string random_text(Random& random, bool well_formed) {
  static const std::vector<std::string> kPieces = {"a",
                                                   "7.5%",
                                                   "plain ASCII of some length",
                                                   "\"",
                                                   "\\",
                                                   "\n",
                                                   "\t",
                                                   "\x01",
                                                   "\x7F",
                                                   "é",
                                                   "\xC2\x85",
                                                   "指标",
                                                   "，",
                                                   "…",
                                                   "\xE2\x80\xA8",
                                                   "\xE0\xA4\x95",
                                                   "\xED\x9F\xBF",
                                                   "\xEF\xBF\xBD",
                                                   "𠮷",
                                                   "三产业增加值增长"};
  static const std::vector<std::string> kWrong = {"\xFF",     "\xE6",         "\xE6\x8C",
                                                  "\x80",     "\xC0\x80",     "\xED\xA0\x80",
                                                  "\xF0\x9F", "\xE0\x80\x80", "\xF5\x80\x80\x80"};
  std::string out;
  for (std::size_t n = below(random, 60); n > 0; --n)
    out += !well_formed && below(random, 12) == 0 ? kWrong[below(random, kWrong.size())]
                                                  : kPieces[below(random, kPieces.size())];
  return out;
}

std::size_t walked_end(std::string_view text) {
  std::size_t at = 0;
  for (; at < text.size(); at += utf8::decode(text, at).size) {
    if (!utf8::decode(text, at).valid) break;
  }
  return at;
}

// A JSON string, character by character.
std::string json(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    const std::string_view named = "\"\\\n\r\t", letters = "\"\\nrt";
    if (c.value < 0x80 && named.find(static_cast<char>(c.value)) != named.npos)
      out.append("\\").append(1, letters[named.find(static_cast<char>(c.value))]);
    else if (!c.valid || c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || c.value == 0x2028 ||
             c.value == 0x2029)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c.value));
    else
      out += text.substr(i, c.size);
    i += c.size;
  }
  return out + '"';
}

std::string key(std::string_view name) { return fmt::format("\"{}\": ", name); }

// The cell of a row that holds no quotes.
std::string cell(const std::string& row, std::size_t index) {
  std::size_t begin = 0;
  for (; index > 0; --index) begin = row.find(',', begin) + 1;
  return row.substr(begin, row.find(',', begin) - begin);
}

}  // namespace

TEST_CASE("well-formed text is known and counted as by decoding it") {
  Random random(1);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random, round % 2 == 0);
    CAPTURE(text);
    const std::size_t end = utf8::well_formed_end(text, 0);
    REQUIRE(end == walked_end(text));
    std::size_t count = 0;
    for (std::size_t i = 0; i < end; i += utf8::decode(text, i).size) ++count;
    REQUIRE(utf8::count(std::string_view(text).substr(0, end)) == count);
  }
}

TEST_CASE("code points before a place are those of the forward walk") {
  Random random(2);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t n = below(random, 12); n > 0; --n) text += random_text(random, round % 4 != 0);
    std::vector<std::size_t> places;
    for (std::size_t n = below(random, 40); n > 0; --n) places.push_back(below(random, text.size() + 9));
    CAPTURE(text);
    REQUIRE(sink::code_points_at(text, places) == sink::walked_code_points_at(text, places));
  }
}

TEST_CASE("jsonl: strings as character by character; records of one sentence alike") {
  Random random(3);
  for (int round = 0; round < 5000; ++round) {
    std::vector<Indicator> records(3);
    for (Indicator& r : records) r.quote = random_text(random, false);
    records[0].sentence = records[1].sentence = random_text(random, false);
    records[2].sentence = random_text(random, true);
    const std::string got = zhibiao::to_jsonl(records, "");
    std::size_t at = 0;
    for (const Indicator& r : records) {
      at = got.find(key("quote").append(json(r.quote)).append(", \"name\": "), at);
      REQUIRE(at != got.npos);
      at = got.find(key("sentence").append(json(r.sentence)).append(", \"sentence_begin\": "), at);
      REQUIRE(at != got.npos);
    }
  }
}

TEST_CASE("csv: a value as fmt writes the nearest double") {
  constexpr std::size_t kValue = 9;
  Random random(4);
  for (int round = 0; round < 50000; ++round) {
    const std::int64_t digits =
        static_cast<std::int64_t>(std::uint64_t{random()} << 32U | random()) >> below(random, 64);
    Indicator r;
    r.value = Decimal(digits / 10, static_cast<int>(below(random, 24)) - 12);
    CAPTURE(r.value.to_string());
    REQUIRE(cell(zhibiao::to_csv({&r, 1}, "", false), kValue) == fmt::format("{}", r.value.to_double()));
  }
}
