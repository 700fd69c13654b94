#include "text_line.h"

#include <algorithm>

#include "text_words.h"

namespace zhibiao::text {
namespace {

constexpr std::size_t head_bytes = 512;  // enough of a line to know it by

// The next place of one byte, looked up again only once it is passed: linear for any mix of breaks.
class Finder {
 public:
  Finder(std::string_view source, char byte) : source_(source), byte_(byte) {}
  std::size_t from(std::size_t at) {
    if (!looked_ || next_ < at) next_ = std::min(source_.find(byte_, at), source_.size());
    looked_ = true;
    return next_;
  }

 private:
  std::string_view source_;
  char byte_;
  bool looked_ = false;
  std::size_t next_ = 0;
};

void measure_indent(std::string_view source, Line& line) {
  unsigned columns = 0;
  while (line.begin < line.end) {
    const Decoded next = decode(source, line.begin);
    if (!is_space(next.point)) break;
    columns += columns_of(next.point);
    line.begin += next.size;
  }
  while (line.end > line.begin) {
    const Decoded last = decode_before(source, line.end);
    if (!is_space(last.point)) break;
    line.end -= last.size;
  }
  line.indent = static_cast<std::uint16_t>(std::min<unsigned>(columns, max_width));
}

// Columns: one for each character, one more for each of three bytes or four.
std::uint16_t measure_width(std::string_view text, unsigned indent) {
  if (text.size() > 3u * max_width) return max_width;
  const char* bytes = text.data();
  std::uint32_t tails = 0, wide = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    tails += (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80;
    wide += static_cast<unsigned char>(bytes[i]) >= 0xE0;
  }
  const std::size_t columns = indent + text.size() - tails + wide;
  return static_cast<std::uint16_t>(std::min<std::size_t>(columns, max_width));
}

bool holds_chinese_stop(std::string_view text) {
  for (const std::string_view mark : {"\xEF\xBC\x8C", "\xE3\x80\x82", "\xEF\xBC\x9B"})
    if (text.find(mark) != text.npos) return true;
  return false;
}

bool holds_chinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '\xE4' && c <= '\xE9'; });
}

// Several words, most of them in lower case.
bool holds_english(std::string_view text) {
  std::size_t words = 0, lower = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i - 1] != ' ' || text[i] == ' ') continue;
    ++words;
    lower += is_lower(static_cast<unsigned char>(text[i]));
  }
  return words >= 4 && lower * 2 >= words;
}

bool looks_like_prose(std::string_view text, bool chinese) {
  if (chinese) return holds_chinese_stop(text) || text.find(',') != text.npos;
  return holds_english(text);
}

bool looks_like_row(std::string_view text) {
  return text.find("   ") != text.npos || text.find('\t') != text.npos ||
         text.find("\xE3\x80\x80\xE3\x80\x80") != text.npos;
}

std::size_t skip_run(std::string_view text, std::size_t at, const std::u32string& set) {
  while (at < text.size()) {
    const Decoded next = decode(text, at);
    if (set.find(next.point) == set.npos) break;
    at += next.size;
  }
  return at;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Decoded next = decode(text, at);
    if (!is_digit(next.point)) break;
    at += next.size;
  }
  return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

bool starts_at(std::string_view text, std::size_t at, std::string_view word) {
  return text.substr(at, word.size()) == word;
}

// 第一章, 第 3 条
bool is_section(std::string_view text, const Tables::Words& words) {
  constexpr std::string_view ordinal = "\xE7\xAC\xAC";
  if (!starts_at(text, 0, ordinal)) return false;
  const std::size_t from = skip_blanks(text, ordinal.size());
  const std::size_t at = std::max(skip_run(text, from, words.heading_numerals), skip_digits(text, from));
  if (at == from) return false;
  const std::size_t unit = skip_blanks(text, at);
  return std::any_of(words.section_words.begin(), words.section_words.end(),
                     [&](const std::string& word) { return starts_at(text, unit, word); });
}

// 一、 二．
bool is_numeral_mark(std::string_view text, const Tables::Words& words) {
  const std::size_t at = skip_run(text, 0, words.heading_numerals);
  if (at == 0 || at >= text.size()) return false;
  const char32_t mark = decode(text, at).point;
  return mark == 0x3001 || mark == U'.' || mark == 0xFF0E;
}

// （一） (1) [1] 〔1〕 (a) (iv)
bool is_bracketed(std::string_view text, const Tables::Words& words) {
  const Decoded open = decode(text, 0);
  if (!is_opener(open.point) || open.point == 0x201C || open.point == 0x300A) return false;
  const std::size_t from = open.size;
  std::size_t at = std::max(skip_run(text, from, words.heading_numerals), skip_digits(text, from));
  while (at - from < 4 && at < text.size() && is_lower(static_cast<unsigned char>(text[at]))) ++at;
  if (at == from || at - from > 12 || at >= text.size()) return false;
  return is_closer(decode(text, at).point);
}

// 1. 1、 1.2 2) and "1  Water"; no decimal number.
bool is_numbered(std::string_view text) {
  std::size_t at = skip_digits(text, 0);
  if (at == 0 || at > 9 || at >= text.size()) return false;
  const std::size_t first = at;
  bool dotted = false;
  while (at < text.size() && text[at] == '.' && skip_digits(text, at + 1) > at + 1)
    at = skip_digits(text, at + 1), dotted = true;
  if (at >= text.size()) return false;
  const Decoded mark = decode(text, at);
  const char32_t after = at + mark.size < text.size() ? decode(text, at + mark.size).point : 0;
  if (dotted) return mark.point == U' ' && is_upper(after) && first <= 2;
  if (mark.point == 0x3001 || mark.point == U')' || mark.point == 0xFF09) return first <= 6;
  if (mark.point == U'.' || mark.point == 0xFF0E) return first <= 6 && after != 0 && !is_digit(after);
  return mark.point == U' ' && after == U' ' &&
         is_upper(decode(text, std::min(skip_blanks(text, at), text.size() - 1)).point);
}

// I. IV. before a capital
bool is_roman(std::string_view text) {
  const std::size_t at = text.find_first_not_of("IVX");
  if (at == 0 || at == text.npos || at > 5 || text[at] != '.' || at + 2 >= text.size()) return false;
  return text[at + 1] == ' ' && is_upper(static_cast<unsigned char>(text[at + 2]));
}

// 图1, 图 2016-2020年, Figure 3
bool opens_caption(std::string_view line, const Tables::Words& words) {
  if (line.empty() || !words.heading_leads[static_cast<unsigned char>(line[0])]) return false;
  return std::any_of(words.caption_words.begin(), words.caption_words.end(), [&](const std::string& word) {
    const std::size_t number = skip_blanks(line, word.size());
    return starts_at(line, 0, word) && skip_digits(line, number) > number;
  });
}

void describe(std::string_view source, const Tables::Words& words, Line& line) {
  const std::string_view text = line.of(source);
  line.width = measure_width(text, line.indent);
  const std::string_view head = text.substr(0, head_bytes);
  line.chinese = holds_chinese(head);
  line.prose = looks_like_prose(head, line.chinese);
  line.row = looks_like_row(head) && !(line.prose && holds_chinese_stop(head));
  line.ends = ends_sentence(text);
  line.caption = opens_caption(head, words);
  line.heading = line.caption || opens_heading(head, words);
}

}  // namespace

bool opens_heading(std::string_view line, const Tables::Words& words) {
  if (line.empty()) return false;
  const char32_t first = decode(line, 0).point;
  if (words.bullets.find(first) != words.bullets.npos) return true;
  if ((first == U'-' || first == U'*') && starts_at(line, 1, " ")) return true;
  if (is_section(line, words) || is_numeral_mark(line, words) || is_bracketed(line, words)) return true;
  if (is_numbered(line) || is_roman(line)) return true;
  if (!words.heading_leads[static_cast<unsigned char>(line[0])]) return false;
  return std::any_of(words.heading_words.begin(), words.heading_words.end(),
                     [&](const std::string& word) { return starts_at(line, 0, word); });
}

char32_t first_char(std::string_view line) noexcept { return line.empty() ? 0 : decode(line, 0).point; }

char32_t last_char(std::string_view line) noexcept {
  return line.empty() ? 0 : decode_before(line, line.size()).point;
}

bool ends_sentence(std::string_view line) noexcept {
  while (!line.empty() && is_closer(last_char(line)))
    line.remove_suffix(decode_before(line, line.size()).size);
  return is_terminal(last_char(line));
}

std::vector<Line> cut_lines(std::string_view source, const Tables& tables) {
  std::vector<Line> lines;
  Finder feed(source, '\n'), carriage(source, '\r'), form(source, '\f');
  bool blank = false, page = false;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < source.size(); ++number) {
    const std::size_t stop = std::min({feed.from(at), carriage.from(at), form.from(at)});
    Line line;
    line.begin = static_cast<std::uint32_t>(at);
    line.end = line.stop = static_cast<std::uint32_t>(stop);
    line.number = number;
    measure_indent(source, line);
    if (line.begin == line.end) {
      blank = true;
    } else {
      line.blank_before = blank;
      line.page_before = page;
      describe(source, *tables.words, line);
      lines.push_back(line);
      blank = page = false;
    }
    page = page || (stop < source.size() && source[stop] == '\f');
    at = stop + (source.substr(stop, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

}  // namespace zhibiao::text
