// Target: the decoder. The first byte chooses the encoding; what comes out is well-formed, leads back in
// order, is the same twice, and is what a second decoder gives where there is an obvious one.
#include <array>
#include <optional>
#include <string>

#include "require.h"
#include "utf8.h"
#include "zhibiao/zhibiao.h"

namespace {

constexpr std::array<const char*, 14> kEncodings = {
    "",       "utf-8",     "gb18030",   "big5",   "utf-16",       "utf-16-le",   "utf-16-be",
    "utf-32", "utf-32-be", "shift_jis", "euc-kr", "windows-1252", "iso-2022-jp", "hz-gb-2312"};

void check_way_back(const zhibiao::Decoded& decoded, std::size_t source_size) {
  const std::string_view text = decoded.text();
  std::size_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = zhibiao::utf8::decode(text, at);
    REQUIRE(c.valid);
    const std::size_t source = decoded.to_source(at);
    REQUIRE(source >= last && source <= source_size);
    REQUIRE(decoded.to_source(at + c.size) >= source);
    last = source;
    at += c.size;
  }
  REQUIRE(decoded.to_source(text.size()) == source_size);
}

// UTF-8 that is well-formed at a span decodes to itself.
void check_utf8(const zhibiao::Decoded& decoded, std::string_view bytes) {
  std::string expected;
  std::size_t replaced = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = zhibiao::utf8::decode(bytes, at);
    expected += c.valid ? bytes.substr(at, c.size) : std::string_view("\xEF\xBF\xBD");
    replaced += c.valid ? 0 : 1;
    at += c.size;
  }
  REQUIRE(decoded.text() == expected && decoded.replaced() == replaced);
}

// A slice of the source that the way back names decodes to the slice of the text, for encodings without a
// state.
void check_slices(const zhibiao::Decoded& decoded, std::string_view bytes, const std::string& encoding) {
  const std::string_view text = decoded.text();
  std::size_t middle = text.size() / 2;
  while (middle < text.size() && (static_cast<unsigned char>(text[middle]) & 0xC0) == 0x80) ++middle;
  const std::string_view half = bytes.substr(0, decoded.to_source(middle));
  zhibiao::DecodeOptions options;
  options.encoding = encoding;
  const zhibiao::Decoded again = zhibiao::decode(half, options);
  if (decoded.replaced() == 0) REQUIRE(again.text() == text.substr(0, middle));
}

bool throws_strictly(std::string_view bytes, zhibiao::DecodeOptions options) {
  options.strict = true;
  try {
    static_cast<void>(zhibiao::decode(bytes, options));
  } catch (const zhibiao::Error& e) {
    REQUIRE(e.code() == zhibiao::ErrorCode::encoding && e.offset() && *e.offset() < bytes.size());
    return true;
  }
  return false;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = zhibiao::fuzz::view(data + 1, size - 1);
  zhibiao::DecodeOptions options;
  options.encoding = kEncodings[data[0] % kEncodings.size()];
  const zhibiao::Decoded decoded = zhibiao::decode(bytes, options);
  REQUIRE(decoded.confidence() >= 0 && decoded.confidence() <= 1);
  check_way_back(decoded, bytes.size());
  if (decoded.encoding() == "utf-8") check_utf8(decoded, bytes);
  const bool stateless = options.encoding != "iso-2022-jp" && options.encoding != "hz-gb-2312" &&
                         !options.encoding.empty() && options.encoding != "big5";
  if (stateless) check_slices(decoded, bytes, decoded.encoding());
  REQUIRE(throws_strictly(bytes, options) == (decoded.replaced() > 0));
  const zhibiao::Decoded again = zhibiao::decode(bytes, options);
  REQUIRE(again.text() == decoded.text() && again.encoding() == decoded.encoding());
  return 0;
}
