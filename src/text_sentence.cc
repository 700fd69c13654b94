#include "text_sentence.h"

#include <algorithm>
#include <string>

#include "bytes_scan.h"
#include "starts.h"
#include "text_char.h"
#include "text_line.h"
#include "text_words.h"
#include "utf8.h"

namespace zhibiao::text {
namespace {

bool is_hard_end(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == U'!' || c == U'?'; }

std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t from = at;
  while (from > 0 && at - from < 12 && is_letter(static_cast<unsigned char>(text[from - 1]))) --from;
  return text.substr(from, at - from);
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = is_upper(static_cast<unsigned char>(c)) ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

// "1", "II" or "Table 2" before the full stop.
bool is_list_mark(std::string_view start) {
  if (start.empty() || start.find_first_not_of("IVXL") == start.npos) return true;
  return start.size() <= 10 && is_digit(last_char(start)) &&
         start.find_first_of("0123456789") >= start.rfind(' ') + 1;
}

// Whether the full stop at `dot` ends a sentence. `after` is the first character past it and its closing
// quotes.
bool is_full_stop(std::string_view text, std::size_t dot, std::size_t after, const Tables::Words& words) {
  if (dot == 0) return false;
  const std::string_view word = word_before(text, dot);
  if (after >= text.size()) return true;
  const char32_t next = decode(text, after).point;
  if (is_cjk(class_of(next))) {
    const char32_t before = decode_before(text, dot).point;
    const auto numeral = [&words](char32_t c) {
      return words.heading_numerals.find(c) != words.heading_numerals.npos;
    };
    return word.size() != 1 && !is_digit(before) && !(numeral(before) && numeral(next));  // 三十四.一%
  }
  if (next != U' ' || after + 1 >= text.size()) return false;
  const char32_t start = decode(text, after + 1).point;
  if (is_lower(start)) return false;
  if (word.size() == 1 && is_upper(static_cast<unsigned char>(word[0]))) return false;
  const std::string key = lower(word);
  if (words.abbreviations.has(key)) return false;
  if (is_digit(start) && words.before_number.has(key)) return false;
  return true;
}

std::size_t skip_closers(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Decoded next = decode(text, at);
    if (!is_closer(next.point) && !is_hard_end(next.point)) break;
    at += next.size;
  }
  return at;
}

// A text without stops is cut after a comma, or anywhere, so that what looks at a whole sentence stays
// linear.
constexpr std::size_t kLongest = 3000;

std::size_t cut(std::string_view text, std::size_t from, std::size_t at) {
  for (std::size_t i = at; i > from + kLongest / 2; --i) {
    const std::string_view mark = text.substr(i < 3 ? 0 : i - 3, 3);
    if (mark == "\xEF\xBC\x8C" || mark == "\xEF\xBC\x9B" || mark == "\xE3\x80\x81" || mark.ends_with(", "))
      return i;
  }
  return at;
}

// The first character bound at which a sentence from `from` on is too long; the end of `text` where none is.
std::size_t cut_place(std::string_view text, std::size_t from) {
  return std::min(utf8::bound_from(text, from + kLongest), text.size());
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// Where the sentence that runs over the mark at `at` ends; 0 where it does not.
std::size_t sentence_end(std::string_view text, std::size_t from, std::size_t at,
                         const Tables::Words& words) {
  const Decoded mark = decode(text, at);
  const std::size_t after = skip_closers(text, at + mark.size);
  if (is_hard_end(mark.point)) return after;
  return mark.point == U'.' && !(from == 0 && is_list_mark(text.substr(0, at))) &&
                 is_full_stop(text, at, after, words)
             ? after
             : 0;
}

}  // namespace

void split_sentences(std::string_view bytes, Span block, const Tables::Words& words, std::vector<Span>& out) {
  const std::string_view text = bytes.substr(0, block.end).substr(block.begin);
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t longest = cut_place(text, from);
    at = next_stop(text, at, longest);
    const bool runs_on = at >= longest;
    const std::size_t end = !runs_on ? sentence_end(text, from, at, words) : 0;
    if (end == 0) {
      at += runs_on ? 0 : character_size(text[at]);
      if (at - from >= kLongest && at < text.size()) {
        at = cut(text, from, at);
        out.push_back({block.begin + from, block.begin + at});
        from = at;
      }
      continue;
    }
    out.push_back({block.begin + from, block.begin + end});
    at = from = skip_spaces(text, end);
  }
  if (from < text.size()) out.push_back({block.begin + from, block.end});
}

}  // namespace zhibiao::text
