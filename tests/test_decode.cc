// Bytes of any encoding: what they are read as, and the way back to them.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine_helper.h"
#include "text_convert.h"

namespace {

using zhibiao::Decoded;
using zhibiao::DecodeOptions;
using zhibiao::Error;
using zhibiao::ErrorCode;

constexpr std::string_view kText = "粮食产量37万吨，比上年增长2.6%。";

DecodeOptions by(const std::string& encoding, bool strict = false) {
  DecodeOptions out;
  out.encoding = encoding;
  out.strict = strict;
  return out;
}

// kText in each encoding, as another program (Python's codecs) wrote it.
struct Sample {
  const char* encoding;  // as decode() should name it
  std::string bytes;
};

std::string utf16(std::string_view ascii_or_bmp, bool big) {
  std::string out;
  for (std::size_t at = 0; at < ascii_or_bmp.size();) {
    const auto byte = [&](std::size_t i) {
      return static_cast<unsigned>(static_cast<unsigned char>(ascii_or_bmp[at + i]));
    };
    const unsigned lead = byte(0);
    const unsigned c = lead < 0x80 ? lead : (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    at += lead < 0x80 ? 1 : 3;
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

std::string utf32(std::string_view text, bool big) {
  const std::string pairs = utf16(text, big);
  std::string out;
  for (std::size_t i = 0; i < pairs.size(); i += 2)
    out += big ? std::string("\0\0", 2) + pairs.substr(i, 2) : pairs.substr(i, 2) + std::string("\0\0", 2);
  return out;
}

const std::string kGb =
    "\xC1\xB8\xCA\xB3\xB2\xFA\xC1\xBF"
    "37\xCD\xF2\xB6\xD6\xA3\xAC\xB1\xC8\xC9\xCF\xC4\xEA\xD4\xF6\xB3\xA4"
    "2.6%\xA1\xA3";
// 糧食產量37萬噸，比上年增長2.6%。
const std::string kBig5 =
    "\xC2\xB3\xAD\xB9\xB2\xA3\xB6\x71"
    "37\xB8\x55\xBE\xB7\xA1\x41\xA4\xF1\xA4\x57\xA6\x7E\xBC\x57\xAA\xF8"
    "2.6%\xA1\x43";

const std::vector<Sample>& samples() {
  static const std::vector<Sample> out = {
      {"utf-8", std::string(kText)},      {"gb18030", kGb},
      {"utf-16-le", utf16(kText, false)}, {"utf-16-be", utf16(kText, true)},
      {"utf-32-le", utf32(kText, false)}, {"utf-32-be", utf32(kText, true)}};
  return out;
}

std::size_t error_offset(std::string_view bytes, const std::string& encoding) {
  try {
    static_cast<void>(zhibiao::decode(bytes, by(encoding, true)));
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::encoding);
    CHECK(std::string(e.what()).find("byte " + std::to_string(*e.offset())) == 0);
    return *e.offset();
  }
  return std::string::npos;
}

}  // namespace

TEST_CASE("decode: every encoding gives the same text, named or found") {
  for (const Sample& it : samples()) {
    CAPTURE(it.encoding);
    const Decoded found = zhibiao::decode(it.bytes);
    CHECK(found.text() == kText);
    CHECK(found.encoding() == it.encoding);
    CHECK(found.confidence() > 0.85);
    const Decoded named = zhibiao::decode(it.bytes, by(it.encoding));
    CHECK(named.text() == kText);
    CHECK(named.confidence() == 1);
    CHECK(named.replaced() == 0);
  }
}

TEST_CASE("decode: Big5 with its traditional text, by its rows") {
  const Decoded found = zhibiao::decode(kBig5);
  CHECK(found.encoding() == "big5hkscs");
  CHECK(found.text() == "糧食產量37萬噸，比上年增長2.6%。");
  CHECK(zhibiao::decode(kBig5, by("Big5")).text() == found.text());
  CHECK(zhibiao::decode("\x87\x40\x88\x66", by("big5-hkscs")).text() ==
        "\xE4\x8F\xB0\xC3\x8A");  // Hong Kong's: U+43F0, U+00CA
}

TEST_CASE("decode: names are those that people write") {
  for (const char* name : {"GBK", "gb2312", "GB_18030", "cp936", "windows-936", "EUC-CN"})
    CHECK(zhibiao::decode(kGb, by(name)).encoding() == "gb18030");
  CHECK(zhibiao::decode("\xE9", by("latin1")).text() == "é");
  CHECK(zhibiao::decode("\x80", by("windows-1252")).encoding() == "windows-1252");
  CHECK(zhibiao::decode("\x83\x4A", by("Shift_JIS")).text() == "カ");
}

TEST_CASE("decode: a byte order mark decides and stays as a character") {
  for (const Sample& it : samples()) {
    if (std::string_view(it.encoding) == "gb18030") continue;
    CAPTURE(it.encoding);
    const bool big = std::string_view(it.encoding).ends_with("be");
    const std::string mark = std::string_view(it.encoding) == "utf-8"       ? "\xEF\xBB\xBF"
                             : std::string_view(it.encoding).find("16") < 9 ? utf16("\xEF\xBB\xBF", big)
                                                                            : utf32("\xEF\xBB\xBF", big);
    const std::string bytes = mark + it.bytes;
    const Decoded found = zhibiao::decode(bytes);
    CHECK(found.encoding() == it.encoding);
    CHECK(found.confidence() == 1);
    CHECK(found.text() == "\xEF\xBB\xBF" + std::string(kText));
    CHECK(found.to_source(3) == mark.size());
  }
  const std::string le = utf16(
      "\xEF\xBB\xBF"
      "5%",
      true);
  CHECK(zhibiao::decode(le, by("utf-16")).encoding() == "utf-16-be");
  CHECK(zhibiao::decode(std::string_view("5\0%\0", 4), by("utf-16")).text() == "5%");
}

TEST_CASE("decode: spans of records lead back to the bytes") {
  for (const Sample& it : samples()) {
    CAPTURE(it.encoding);
    const Decoded found = zhibiao::decode(it.bytes);
    const auto records = zhibiao::test::extractor().extract(found.text());
    REQUIRE(records.size() == 2);
    for (const auto& r : records) {
      const zhibiao::Span at = found.to_source({r.begin, r.end});
      const std::string_view slice = at.of(it.bytes);
      CHECK(zhibiao::decode(slice, by(it.encoding)).text() == r.quote);
    }
  }
}

TEST_CASE("decode: each ill-formed part is one U+FFFD, and what stands behind keeps its place") {
  struct Case {
    const char* encoding;
    std::string bytes;
    std::string text;
    std::size_t first;  // offset of the first ill-formed byte
  };
  const std::string r = "\xEF\xBF\xBD";
  const std::vector<Case> cases = {
      {"utf-8", "5\xFF\xFE%", "5" + r + r + "%", 1},
      {"utf-8",
       "\xE4\xBA"
       "5%",
       r + "5%", 0},                             // a cut character is one part
      {"utf-8", "5%\xF0\x9F\x98", "5%" + r, 2},  // at the end, too
      {"utf-8",
       "\xED\xA0\x80"
       "5",
       r + r + r + "5", 0},  // a surrogate is three bytes that start nothing
      {"utf-8",
       "\xC0\xAF"
       "5",
       r + r + "5", 0},  // overlong
      {"gb18030", "5\x80%\xD4", "5" + r + "%" + r, 1},
      {"gb18030",
       "\xD4\xF6"
       "5\xFF"
       "6",
       "增5" + r + "6", 3},
      {"big5", "5\xA4", "5" + r, 1},
      {"utf-16-le", std::string("5\0\x3D\xD8%\0", 6), "5" + r + "%", 2},  // a lone lead
      {"utf-16-be", std::string("\0005\xDE\0\0%", 6), "5" + r + "%", 2},  // a lone trail
      {"utf-16-le", std::string("5\0%", 3), "5" + r, 2},                  // half a unit
      {"utf-16-le", std::string("5\0\x3D\xD8", 4), "5" + r, 2},           // half a pair at the end
      {"utf-16-be", std::string("\0005\xD8\x3D\xDE", 5), "5" + r, 2},     // three quarters of it
      {"utf-16-le", std::string("5\0\x3D\xD8\x3D\xD8\0\xDE%\0", 10), "5" + r + "\xF0\x9F\x98\x80%", 2},
      {"utf-16-be", std::string("\0005\xDE\0\0", 5), "5" + r + r, 2},  // a lone trail, then half a unit
      {"utf-32-le", std::string("5\0\0\0%\0\0", 7), "5" + r, 4},       // three quarters of a unit
      {"utf-32-le", std::string("5\0\0\0\xFF\xFF\xFF\xFF%\0\0\0", 12), "5" + r + "%", 4},
      {"utf-32-be", std::string("\0\0\0005\0\0\xD8\0\0\0", 10), "5" + r + r, 4}};
  for (const Case& c : cases) {
    CAPTURE(c.encoding);
    CAPTURE(c.text);
    const Decoded found = zhibiao::decode(c.bytes, by(c.encoding));
    CHECK(found.text() == c.text);
    CHECK(found.replaced() > 0);
    CHECK(found.to_source(c.text.size()) == c.bytes.size());
    CHECK(error_offset(c.bytes, c.encoding) == c.first);
  }
}

TEST_CASE("decode: well-formed text is strict, and looks into the caller's own bytes") {
  const std::string bytes(kText);
  const Decoded found = zhibiao::decode(bytes, by("", true));
  CHECK(found.text().data() == bytes.data());
  CHECK(error_offset(kGb, "gbk") == std::string::npos);
}

TEST_CASE("decode: an unknown encoding says what to write") {
  try {
    static_cast<void>(zhibiao::decode(kText, by("klingon")));
    FAIL("the encoding was taken");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::option);
    CHECK(std::string(e.what()) ==
          "unknown encoding \"klingon\"; write utf-8, gb18030, big5, utf-16, utf-32 or another name that ICU "
          "knows");
  }
}

TEST_CASE("decode: encodings whose bytes are all ASCII are found by their escapes") {
  // The same by Python's codecs hz, iso2022_jp and iso2022_kr.
  const std::string hz = "2022~{Dj#,A8J3~}37~{Mr6V!#~}";
  const Decoded found = zhibiao::decode(hz);
  CHECK(found.encoding() == "hz-gb-2312");
  CHECK(found.text() == "2022年，粮食37万吨。");
  CHECK(found.confidence() > 0.85);
  CHECK(found.replaced() == 0);
  CHECK(found.to_source(found.text().size()) == hz.size());
  CHECK(hz.substr(found.to_source(found.text().find("37")), 4) == "~}37");
  CHECK(zhibiao::decode(hz, by("hz")).text() == found.text());
  CHECK(zhibiao::decode("2022\x1B$BG/$NM\"=P3[\x1B(B").encoding() == "iso-2022-jp");
  CHECK(zhibiao::decode("\x1B$)C2022\x0E"
                        "3b\x0F \x0E<vCb>W@:\x0F")
            .encoding() == "iso-2022-kr");
}

TEST_CASE("decode: ISO-2022-CN, whose lines each name their set") {
  // As ICU's converter writes kText and a second line.
  const std::string bytes =
      "\x1B$)A\x0E"
      "A8J32zA?\x0F"
      "37\x0EMr6V#,1HIODjTv3$\x0F"
      "2.6%\x0E!#\x0F\n\x1B$)A\x0E"
      "8[?Z\x0F";
  for (const Decoded& found : {zhibiao::decode(bytes), zhibiao::decode(bytes, by("ISO-2022-CN"))}) {
    CHECK(found.encoding() == "iso-2022-cn");
    CHECK(found.text() == std::string(kText) + "\n港口");
    CHECK(bytes.substr(found.to_source(found.text().find("2.6")), 5) ==
          "\x0F"
          "2.6%");
  }
}

TEST_CASE("decode: ASCII with something like an escape stays ASCII, and is not sure where it may be more") {
  CHECK(zhibiao::decode("~user/~~/x 5%").confidence() == 1);
  CHECK(zhibiao::decode("\x1B[31mred\x1B[0m 5%").confidence() == 1);
  const Decoded program = zhibiao::decode("struct A { ~A(); }; x = ~{y}; ~{zz~}");
  CHECK(program.encoding() == "utf-8");
  CHECK(program.confidence() < 1);
  CHECK(program.confidence() >= 0.5);
  const Decoded broken = zhibiao::decode("2022~{Dj#,A8J3~} 37 ~{MrMV\n!#");
  CHECK(broken.encoding() == "utf-8");
  CHECK(broken.confidence() < 0.5);
}

TEST_CASE("decode: an ASCII character behind a byte that begins nothing stays one") {
  CHECK(zhibiao::decode("\x90m5%", by("big5")).text() == "\xEF\xBF\xBDm5%");
  CHECK(zhibiao::decode("\x81\x30<b>", by("gb18030")).text() ==
        "\xEF\xBF\xBD"
        "0<b>");
}

TEST_CASE("decode: what is not sure says so") {
  CHECK(zhibiao::decode(std::string_view("\xFF\xFF\xFF\xFF\xFF")).confidence() < 0.5);
  CHECK(zhibiao::decode(std::string_view("")).encoding() == "utf-8");
  CHECK(zhibiao::decode(std::string_view("abc\0\0 5%", 8)).encoding() == "utf-8");
  const std::string page = "%PDF-1.4 \x93\x8C\x8B\x9E " + std::string(kText) + std::string(kText);
  CHECK(zhibiao::decode(page).encoding() == "utf-8");  // a few foreign bytes do not turn a text over
}

TEST_CASE("decode: an encoding that ICU's data has no table for says what to do") {
  CHECK_THROWS_WITH_AS(
      zhibiao::text::Converter("no-such-table"),
      doctest::Contains("the encoding \"no-such-table\" is not in this build of ICU; convert the "
                        "file to UTF-8"),
      Error);
}
