// Encodings by name, by byte order mark, and by what the bytes look like.
#include "text_detect.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "text_char.h"
#include "text_convert.h"
#include "text_seven_bit.h"
#include "utf8.h"
#include "zhibiao/error.h"

namespace zhibiao::text {
namespace {

constexpr std::size_t kSample = 256 * 1024;
constexpr double kMostGuessed = 0.99;
constexpr double kUsual = 0.7;  // below it, neither GB18030 nor Big5: ask ICU
constexpr double kWideUsual =
    0.85;  // UTF-16 and UTF-32 of ordinary text have more usual characters than this

const Encoding kUtf8{Scheme::utf8, "utf-8", {}, 1};
const Encoding kUtf16le{Scheme::utf16le, "utf-16-le", {}, 1};
const Encoding kUtf16be{Scheme::utf16be, "utf-16-be", {}, 1};
const Encoding kUtf32le{Scheme::utf32le, "utf-32-le", {}, 1};
const Encoding kUtf32be{Scheme::utf32be, "utf-32-be", {}, 1};
const Encoding kGb18030{Scheme::other, "gb18030", "gb18030", 1};
const Encoding kBig5{Scheme::other, "big5hkscs", "Big5-HKSCS", 1};

constexpr unsigned char byte(std::string_view bytes, std::size_t at) noexcept {
  return static_cast<unsigned char>(bytes[at]);
}

constexpr bool within(unsigned char c, unsigned char low, unsigned char high) noexcept {
  return c >= low && c <= high;
}

struct Mark {
  std::string_view bytes;
  const Encoding& encoding;
};
// The mark of UTF-32 starts with that of UTF-16.
const std::array<Mark, 6> kMarks = {{{"\xEF\xBB\xBF", kUtf8},
                                     {{"\xFF\xFE\0\0", 4}, kUtf32le},
                                     {{"\0\0\xFE\xFF", 4}, kUtf32be},
                                     {"\xFF\xFE", kUtf16le},
                                     {"\xFE\xFF", kUtf16be},
                                     {"\x84\x31\x95\x33", kGb18030}}};

const Encoding* marked(std::string_view bytes) {
  const auto found = std::find_if(kMarks.begin(), kMarks.end(),
                                  [bytes](const Mark& m) { return bytes.starts_with(m.bytes); });
  return found == kMarks.end() ? nullptr : &found->encoding;
}

const Encoding& marked_or(std::string_view bytes, std::size_t unit, const Encoding& otherwise) {
  const Encoding* mark = marked(bytes);
  const bool same = mark && mark->name.find(unit == 2 ? "utf-16" : "utf-32") != std::string::npos;
  return same ? *mark : otherwise;
}

// "GB_2312" and "gb2312" are one name.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (std::isalnum(static_cast<unsigned char>(c)))
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// How far bytes look like an encoding: the share of characters beyond ASCII that are usual in it, by weight.
class Score {
 public:
  void add(double weight) {
    sum_ += weight;
    ++count_;
  }
  double value() const { return count_ == 0 ? 0 : std::max(0.0, sum_ / static_cast<double>(count_)); }
  std::size_t count() const { return count_; }

 private:
  double sum_ = 0;
  std::size_t count_ = 0;
};

constexpr double kUsualWeight = 1;   // in the rows of the most frequent characters and of punctuation
constexpr double kRareWeight = 0.3;  // a character, but seldom seen
constexpr double kIllFormedWeight = -1;

// GB2312 has its frequent ideographs, by sound, in the rows 0xB0 to 0xD7, the others in 0xD8 to 0xF7, and
// punctuation in 0xA1 to 0xA3; GBK adds the rest around them (GB/T 2312-1980, GB 18030-2005).
Score score_gb18030(std::string_view bytes) {
  Score out;
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned char lead = byte(bytes, at);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const unsigned char trail = at + 1 < bytes.size() ? byte(bytes, at + 1) : 0;
    const bool four = within(trail, '0', '9') && at + 3 < bytes.size() &&
                      within(byte(bytes, at + 2), 0x81, 0xFE) && within(byte(bytes, at + 3), '0', '9');
    const bool two = trail >= 0x40 && trail != 0x7F && trail != 0xFF;
    if (!within(lead, 0x81, 0xFE) || !(two || four)) {
      if (at + 1 < bytes.size()) out.add(kIllFormedWeight);  // a last character may be cut
      ++at;
      continue;
    }
    const bool plane = trail >= 0xA1 && within(lead, 0xA1, 0xF7);
    out.add(!plane                                                 ? kRareWeight
            : within(lead, 0xB0, 0xD7) || within(lead, 0xA1, 0xA3) ? kUsualWeight
            : within(lead, 0xD8, 0xF7)                             ? 0.7
                                                                   : kRareWeight);
    at += four ? 4 : 2;
  }
  return out;
}

// Big5 has its frequent ideographs, by strokes, in 0xA440 to 0xC67E, punctuation in 0xA140 to 0xA3BF, the
// others in 0xC940 to 0xF9D5, and Hong Kong's around them.
Score score_big5(std::string_view bytes) {
  Score out;
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned char lead = byte(bytes, at);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const unsigned char trail = at + 1 < bytes.size() ? byte(bytes, at + 1) : 0;
    if (!within(lead, 0x87, 0xFE) || !(within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE))) {
      if (at + 1 < bytes.size()) out.add(kIllFormedWeight);
      ++at;
      continue;
    }
    out.add(within(lead, 0xA1, 0xC6) ? kUsualWeight : kRareWeight);
    at += 2;
  }
  return out;
}

bool is_usual(char32_t c) {
  return within(static_cast<unsigned char>(c > 0xFF ? 0 : c), 0x20, 0x7E) || c == '\n' || c == '\r' ||
         c == '\t' || c == 0xFEFF || (c >= 0xA0 && c <= 0x24F) || (c >= 0x2010 && c <= 0x2027) ||
         (c >= 0x3000 && c <= 0x303F) || (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0xFF01 && c <= 0xFF5E);
}

// The share of units of `size` bytes that are usual characters.
double score_wide(std::string_view bytes, std::size_t size, bool big) {
  Score out;
  for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
    char32_t c = 0;
    for (std::size_t i = 0; i < size; ++i) c = c << 8 | byte(bytes, at + (big ? i : size - 1 - i));
    out.add(is_usual(c) ? 1 : 0);
  }
  return out.value();
}

Encoding with(const Encoding& encoding, double confidence) {
  Encoding out = encoding;
  out.confidence = std::min(confidence, kMostGuessed);
  return out;
}

// UTF-16 and UTF-32 without a mark. Plain ASCII in pairs looks like ideographs: there must be zeros, or bytes
// beyond it.
Encoding wide(std::string_view sample) {
  Encoding best = with(kUtf8, 0);
  const auto consider = [&](const Encoding& encoding, std::size_t size, bool big) {
    const double score = score_wide(sample, size, big);
    if (score > best.confidence) best = with(encoding, score);
  };
  consider(kUtf32le, 4, false);
  consider(kUtf32be, 4, true);
  if (best.confidence < kWideUsual) {
    consider(kUtf16le, 2, false);
    consider(kUtf16be, 2, true);
  }
  return best;
}

// What a walk over all of the bytes as UTF-8 finds.
struct Utf8Count {
  std::size_t good = 0;  ///< characters beyond ASCII
  std::size_t bad = 0;   ///< ill-formed parts
  std::size_t zeros = 0;
  std::size_t first = 0;  ///< the first byte beyond ASCII
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count out;
  out.first = bytes.size();
  for (std::size_t at = 0; at < bytes.size();) {
    if (byte(bytes, at) < 0x80) {
      out.zeros += bytes[at++] == '\0';
      continue;
    }
    out.first = std::min(out.first, at);
    const utf8::CodePoint c = utf8::decode(bytes, at);
    ++(c.valid ? out.good : out.bad);
    at += c.size;
  }
  return out;
}

// An encoding of one byte or several; `utf8` is how far the bytes look like UTF-8.
Encoding narrow(std::string_view sample, double utf8) {
  const double gb = score_gb18030(sample).value();
  const double big5 = score_big5(sample).value();
  const Encoding& chinese = big5 > gb ? kBig5 : kGb18030;
  const double best = std::max(gb, big5);
  if (utf8 > 0.5) return with(kUtf8, utf8);
  double own = 0;
  const Guess other = guess(sample, big5 > gb ? "big5" : "gb18030", own);
  const std::string name = other.icu.empty() ? std::string() : registered_name(other.icu);
  const bool clear =
      is_any(name, {"euc-kr", "euc-jp", "shift_jis", "iso-2022-jp", "iso-2022-kr", "iso-2022-cn"}) &&
      other.confidence >= 0.5 && other.confidence > own;
  if (!name.empty() && (clear || (best < kUsual && other.confidence > best))) {
    if (name == "big5") return with(kBig5, big5);
    if (name == "gb18030") return with(kGb18030, gb);
    if (name.starts_with("utf-8")) return with(kUtf8, utf8);
    if (!name.starts_with("utf-"))
      return {Scheme::other, name, other.icu, std::min(other.confidence, kMostGuessed)};
  }
  return with(chinese, best);
}

}  // namespace

Encoding named(std::string_view name, std::string_view bytes) {
  const std::string key = plain(name);
  if (is_any(key, {"utf8", "u8", "utf8sig", "cp65001", "ascii", "usascii"})) return kUtf8;
  if (is_any(key, {"utf16", "u16", "ucs2", "unicode"})) return marked_or(bytes, 2, kUtf16le);
  if (is_any(key, {"utf16le", "ucs2le"})) return kUtf16le;
  if (is_any(key, {"utf16be", "ucs2be"})) return kUtf16be;
  if (is_any(key, {"utf32", "u32", "ucs4"})) return marked_or(bytes, 4, kUtf32le);
  if (is_any(key, {"utf32le"})) return kUtf32le;
  if (is_any(key, {"utf32be"})) return kUtf32be;
  if (is_any(key, {"gb18030", "gb180302000", "gb180302005", "gbk", "gb2312", "euccn", "cp936", "936", "ms936",
                   "windows936", "chinese", "csgb2312"}))
    return kGb18030;
  if (is_any(key, {"big5", "big5hkscs", "hkscs", "big5tw", "csbig5", "cp950", "950", "ms950", "windows950"}))
    return kBig5;
  const std::string registered = key.empty() ? key : registered_name(std::string(name));
  if (registered.empty()) {
    throw Error(ErrorCode::option,
                "unknown encoding \"" + std::string(name) +
                    "\"; write utf-8, gb18030, big5, utf-16, utf-32 or another name that ICU knows");
  }
  return {Scheme::other, registered, std::string(name), 1};
}

Encoding detected(std::string_view bytes) {
  if (const Encoding* mark = marked(bytes)) return *mark;
  const Utf8Count count = count_utf8(bytes);
  if (count.bad == 0 && count.good == 0 && count.zeros == 0) return seven_bit(bytes).value_or(kUtf8);
  if (count.bad == 0 && count.good > 0) return kUtf8;
  const std::string_view head = bytes.substr(0, kSample);
  const Encoding units = wide(head);
  const bool can_be_wide = count.zeros * 16 > bytes.size() || (bytes.size() >= 16 && count.bad > count.good);
  const double good = static_cast<double>(count.good);
  const Encoding other = count.bad == 0 ? with(kUtf8, 0.9)  // ASCII with zeros in it
                                        : narrow(bytes.substr(count.first, kSample),
                                                 good / (good + 2 * static_cast<double>(count.bad)));
  const bool is_wide = can_be_wide && units.confidence >= kWideUsual && units.confidence > other.confidence;
  return is_wide ? units : other;
}

}  // namespace zhibiao::text
