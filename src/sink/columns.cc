#include "sink/columns.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace zhibiao::sink {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";     // U+2026

struct Range {
  char32_t first;
  char32_t last;
};

// East Asian Width W and F, joined where only unassigned characters lie between.
constexpr std::array<Range, 18> kWide = {{{0x1100, 0x115F},
                                          {0x231A, 0x231B},
                                          {0x2E80, 0x303E},
                                          {0x3041, 0x33FF},
                                          {0x3400, 0x4DBF},
                                          {0x4E00, 0xA4CF},
                                          {0xA960, 0xA97F},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE10, 0xFE19},
                                          {0xFE30, 0xFE6F},
                                          {0xFF01, 0xFF60},
                                          {0xFFE0, 0xFFE6},
                                          {0x16FE0, 0x18CFF},
                                          {0x1B000, 0x1B2FF},
                                          {0x1F300, 0x1F64F},
                                          {0x1F900, 0x1F9FF},
                                          {0x20000, 0x3FFFD}}};

// Combining marks, joiners and variation selectors.
constexpr std::array<Range, 17> kNarrowest = {{{0x0300, 0x036F},
                                               {0x0483, 0x0489},
                                               {0x0591, 0x05BD},
                                               {0x0610, 0x061A},
                                               {0x064B, 0x065F},
                                               {0x0E34, 0x0E3A},
                                               {0x0E47, 0x0E4E},
                                               {0x1AB0, 0x1AFF},
                                               {0x1DC0, 0x1DFF},
                                               {0x200B, 0x200F},
                                               {0x20D0, 0x20FF},
                                               {0x302A, 0x302D},
                                               {0x3099, 0x309A},
                                               {0xFE00, 0xFE0F},
                                               {0xFE20, 0xFE2F},
                                               {0xFEFF, 0xFEFF},
                                               {0xE0100, 0xE01EF}}};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t c) noexcept {
  const auto after = std::ranges::upper_bound(ranges, c, {}, &Range::first);
  return after != ranges.begin() && c <= std::prev(after)->last;
}

bool is_control(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

}  // namespace

std::string well_formed(std::string_view text) {
  if (utf8::well_formed_end(text, 0) == text.size()) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    out += c.valid ? text.substr(i, c.size) : kReplacement;
    i += c.size;
  }
  return out;
}

namespace {

// Counts of the characters before places of well-formed text: one number for each page of it.
class Pages {
 public:
  explicit Pages(std::string_view text) : text_(text) {
    before_.reserve(text.size() / kPage + 1);
    std::size_t count = 0;
    for (std::size_t at = 0; at <= text.size(); at += kPage) {
      before_.push_back(count);
      count += utf8::count(text.substr(at, kPage));
    }
  }
  std::size_t before(std::size_t byte) const {
    const std::size_t at = std::min(byte, text_.size()), page = at / kPage;
    return before_[page] + utf8::count(text_.substr(page * kPage, at % kPage));
  }

 private:
  static constexpr std::size_t kPage = 128;  // bytes: the counts take 1/16 of the text

  std::string_view text_;
  std::vector<std::size_t> before_;
};

}  // namespace

std::vector<std::size_t> code_points_at(std::string_view text, std::span<const std::size_t> bytes) {
  if (utf8::well_formed_end(text, 0) < text.size()) return walked_code_points_at(text, bytes);
  const Pages pages(text);
  std::vector<std::size_t> out;
  out.reserve(bytes.size());
  for (const std::size_t byte : bytes) out.push_back(pages.before(byte));
  return out;
}

std::vector<std::size_t> walked_code_points_at(std::string_view text, std::span<const std::size_t> bytes) {
  std::vector<std::size_t> order(bytes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return bytes[i]; });
  std::vector<std::size_t> out(bytes.size());
  std::size_t byte = 0;
  std::size_t count = 0;
  for (const std::size_t i : order) {
    for (; byte < bytes[i] && byte < text.size(); ++count) byte += decode(text, byte).size;
    out[i] = count;
  }
  return out;
}

namespace {

// The offsets of all records, each as `before` counts it.
template <class Before>
std::vector<Places> places_of(std::span<const Indicator> records, Before&& before) {
  std::vector<Places> out;
  out.reserve(records.size());
  for (const Indicator& r : records) {
    out.push_back({before(r.begin), before(r.end), before(r.name_begin.value_or(0)),
                   before(r.name_end.value_or(0)), before(r.sentence_begin), before(r.sentence_end)});
  }
  return out;
}

}  // namespace

std::vector<Places> code_point_places(std::span<const Indicator> records, std::string_view text) {
  if (utf8::well_formed_end(text, 0) == text.size()) {
    const Pages pages(text);
    return places_of(records, [&pages](std::size_t byte) { return pages.before(byte); });
  }
  std::vector<std::size_t> bytes;
  bytes.reserve(records.size() * 6);
  places_of(records, [&bytes](std::size_t byte) { return bytes.push_back(byte), byte; });
  const std::vector<std::size_t> at = walked_code_points_at(text, bytes);
  std::size_t next = 0;
  return places_of(records, [&](std::size_t) { return at[next++]; });
}

std::size_t columns(char32_t c) noexcept {
  if (c < 0x300) return 1;
  if (within(kNarrowest, c)) return 0;
  return within(kWide, c) ? 2 : 1;
}

std::size_t columns(std::string_view text) noexcept {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    sum += columns(c.value);
    i += c.size;
  }
  return sum;
}

std::string flat(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if (is_control(c.value)) {
      out += ' ';
    } else {
      out += c.valid ? text.substr(i, c.size) : kReplacement;
    }
    i += c.size;
  }
  return out;
}

std::string cut(const std::string& text, std::size_t width) {
  if (columns(text) <= width) return text;
  std::size_t used = 1;  // the ellipsis
  std::size_t i = 0;
  while (i < text.size()) {
    const CodePoint c = decode(text, i);
    if (used + columns(c.value) > width) break;
    used += columns(c.value);
    i += c.size;
  }
  return text.substr(0, i) + std::string(kEllipsis);
}

}  // namespace zhibiao::sink
