#include "text_wrap.h"

#include <algorithm>
#include <array>

#include "text_fold.h"
#include "text_words.h"

namespace zhibiao::text {
namespace {

constexpr unsigned min_wrap = 30;   // columns: narrower lines are lists, not wrapped text
constexpr unsigned min_prose = 50;  // columns of a line that a sentence may leave unfinished
constexpr unsigned max_wrap = 260;  // wider lines are whole paragraphs

// The width that nine in ten lines stay within.
unsigned usual_width(const std::vector<Line>& lines) {
  std::array<std::uint32_t, max_width + 1> count{};
  std::size_t total = 0;
  for (const Line& line : lines)
    if (!line.row && !line.furniture) ++count[line.width], ++total;
  std::size_t seen = 0;
  for (unsigned width = 0; width <= max_width; ++width)
    if ((seen += count[width]) * 10 >= total * 9) return width;
  return max_width;
}

unsigned usual_indent(const std::vector<Line>& lines, unsigned wide) {
  std::array<std::uint32_t, 64> count{};
  for (const Line& line : lines)
    if (line.width >= wide && line.indent < count.size()) ++count[line.indent];
  return static_cast<unsigned>(std::max_element(count.begin(), count.end()) - count.begin());
}

// Most lines after a finished one stand further in: that is how paragraphs begin.
bool uses_indents(const std::vector<Line>& lines, unsigned edge) {
  std::size_t starts = 0, indented = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i - 1].ends) continue;
    ++starts;
    indented += lines[i].indent > edge;
  }
  return indented * 2 > starts;
}

bool ends_in_comma(std::string_view line) {
  const char32_t last = last_char(line);
  return last == 0xFF0C || last == 0x3001 || last == U',';
}

bool ends_in_digit(std::string_view line) {
  if (!line.empty() && (line.back() == '.' || line.back() == ',')) line.remove_suffix(1);
  return is_digit(last_char(line));
}

// The bracket or quote that `line` leaves open, as its closing form; 0 where there is none.
char32_t open_bracket(std::string_view line) {
  static constexpr std::u32string_view open = U"(\uFF08\u201C\u300A\u3010\u300C";
  static constexpr std::u32string_view close = U")\uFF09\u201D\u300B\u3011\u300D";
  for (std::size_t at = line.size(), closed = 0; at > 0;) {
    const Decoded last = decode_before(line, at);
    at -= last.size;
    if (close.find(last.point) != close.npos) ++closed;
    const std::size_t found = open.find(last.point);
    if (found == open.npos) continue;
    if (closed == 0) return close[found];
    --closed;
  }
  return 0;
}

bool closes(std::string_view line, char32_t bracket) {
  for (std::size_t at = 0; at < line.size();) {
    const Decoded next = decode(line, at);
    if (next.point == bracket) return true;
    at += next.size;
  }
  return false;
}

constexpr std::size_t bracket_reach =
    600;  // bytes in which an open bracket and its other half are looked for

bool bracket_spans(std::string_view last, std::string_view next) {
  const std::size_t from = last.size() > bracket_reach ? last.size() - bracket_reach : 0;
  const char32_t bracket = open_bracket(last.substr(from));
  return bracket != 0 && closes(next.substr(0, bracket_reach), bracket);
}

bool breaks_number(std::string_view last, std::string_view next) {
  const bool point = next.size() > 1 && next.front() == '.' && is_digit(static_cast<unsigned char>(next[1]));
  return ends_in_digit(last) && (is_digit(first_char(next)) || point);  // 5⏎.8年
}

bool breaks_word(std::string_view last, std::string_view next) {
  if (last.size() < 2 || last.back() != '-' || last[last.size() - 2] == ' ' || last[last.size() - 2] == '-')
    return false;
  return is_letter(first_char(next)) || is_digit(first_char(next));
}

bool is_latin_word(char32_t c) { return class_of(c) == CharClass::latin || class_of(c) == CharClass::digit; }

std::string_view first_word(std::string_view line) {
  return line.substr(0, std::min(line.find(' '), line.size()));
}
std::string_view last_word(std::string_view line) { return line.substr(line.rfind(' ') + 1); }

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = is_upper(static_cast<unsigned char>(c)) ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

bool ends_title(std::string_view line, const Tables::Words& words) {
  return std::any_of(words.title_ends.begin(), words.title_ends.end(),
                     [&](const std::string& word) { return line.ends_with(word); });
}

bool holds_digit(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A title over two lines: a joining word at the break, a comma just before it, or title words only after it.
bool title_goes_on(std::string_view last, std::string_view next, const Tables::Words& words) {
  if (is_letter(last_char(last)) && is_letter(first_char(next)))
    return words.title_joiners.has(lower(last_word(last))) ||
           words.title_joiners.has(lower(first_word(next)));
  const std::size_t comma = last.rfind("\xE3\x80\x81");
  if (comma != last.npos && last.size() - comma <= 9) return true;
  if (class_of(last_char(last)) != CharClass::ideograph || class_of(first_char(next)) != CharClass::ideograph)
    return false;
  return last.size() >= next.size() && !ends_title(last, words) && ends_title(next, words) &&
         !holds_digit(next);
}

bool new_by_gap(const Layout& layout, const Paragraph& paragraph, const Line& next) {
  return next.blank_before && !layout.double_spaced && !paragraph.page_foot;
}

// The line before is finished: only a full line inside a paragraph goes on.
bool finished_goes_on(std::string_view source, const Layout& layout, const Paragraph& paragraph,
                      const Line& last, const Line& next) {
  if (!fills_width(source, layout, last, next) || next.heading) return false;
  if (new_by_gap(layout, paragraph, next) || next.indent > layout.edge) return false;
  if (layout.indented) return true;
  const bool lone = !next.prose && next.width * 10 < layout.width * 7 && !next.ends;
  return !lone;
}

// A short, unfinished line that is no prose: a title, a heading, or the broken start of a paragraph.
bool fragment_goes_on(std::string_view source, const Layout& layout, const Tables::Words& words,
                      const Paragraph& paragraph, const Line& last, const Line& next) {
  const std::string_view before = last.of(source), after = next.of(source);
  if (paragraph.in_title && !last.heading && !next.prose && title_goes_on(before, after, words)) return true;
  if (last.heading || !next.prose || next.indent > layout.edge) return false;
  return paragraph.page_foot || (last.indent >= layout.edge + 2 && last.indent <= layout.edge + 8);
}

// "author: …", "date: …": a field of what stands above a stored page.
bool is_field(std::string_view line) {
  constexpr std::size_t longest = 16;
  const std::size_t colon = line.substr(0, longest).find(':');
  return colon != line.npos && colon > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return is_letter(static_cast<unsigned char>(c)); });
}

bool unfinished_goes_on(std::string_view source, const Layout& layout, const Tables::Words& words,
                        const Paragraph& paragraph, const Line& last, const Line& next) {
  const std::string_view before = last.of(source), after = next.of(source);
  const bool open = paragraph.prose || paragraph.full;
  const bool full = fills_width(source, layout, last, next);
  if (full && paragraph.prose) return true;
  if (open && (breaks_number(before, after) || breaks_word(before, after) || bracket_spans(before, after)))
    return true;
  const bool starts = next.indent >= layout.edge + 2;
  if (full) return !starts || !next.prose;
  if (!open) return fragment_goes_on(source, layout, words, paragraph, last, next);
  if (new_by_gap(layout, paragraph, next)) return false;
  if (class_of(first_char(after)) == CharClass::latin && !paragraph.full) return false;
  if (starts && paragraph.first == &last && !ends_in_comma(before)) return false;
  return next.indent < layout.edge + 4;
}

bool unwrapped_goes_on(std::string_view source, const Paragraph& paragraph, const Line& last,
                       const Line& next) {
  if (next.heading || !paragraph.prose) return false;
  const std::string_view before = last.of(source), after = next.of(source);
  // A long line of Latin letters goes on with a small letter.
  const bool small = !after.empty() && after[0] >= 'a' && after[0] <= 'z';
  if (small && last.width >= min_prose && !next.blank_before && !last.chinese && !next.chinese && !next.row)
    return true;
  return ends_in_comma(before) || breaks_number(before, after) || bracket_spans(before, after);
}

// "long-" and "year-on-" keep their hyphen.
bool keeps_hyphen(std::string_view line, const Tables::Words& words) {
  line.remove_suffix(1);
  const std::string_view word = last_word(line);
  return word.find('-') != word.npos || words.compounds.has(lower(word));
}

std::size_t leading_digits(std::string_view line) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), digit) - line.begin());
}

// 61 + 500 stay two groups; 3.0 + 2 and 1, + 409 are one number.
bool number_needs_space(std::string_view last, std::string_view next, bool chinese) {
  if (chinese) return false;
  const std::string_view word = last_word(last), rest = first_word(next);
  if (word.back() == ',') return word.size() > 4 || leading_digits(rest) != 3;
  return word.back() == '.' ? word.size() > 3 : word.find('.') == word.npos;
}

// Closing quotes do not: in web text they stand for opening ones, too.
bool binds_left(char32_t c) { return cannot_start_line(c) && c != 0x2019 && c != 0x201D; }

bool binds_right(char32_t c) {
  return c == U'$' || c == U'/' || c == 0x20AC || c == 0xA3 || c == 0xA5 || c == 0x2013;
}

}  // namespace

Joint joint_of(std::string_view source, const Tables::Words& words, const Line& last, const Line& next) {
  const std::string_view before = last.of(source), after = next.of(source);
  const char32_t end = last_char(before), start = first_char(after);
  const bool chinese = last.chinese || next.chinese;
  if (breaks_word(before, after)) {
    const char32_t left = last_char(before.substr(0, before.size() - 1));
    return {false, is_letter(left) && is_lower(start) && !keeps_hyphen(before, words)};
  }
  if (breaks_number(before, after)) return {number_needs_space(before, after, chinese), false};
  if (!spaced(end, start) || source.substr(last.end, 2) == "\xC2\xAD") return {};
  if (chinese) return {is_latin_word(end) && is_latin_word(start), false};
  return {!binds_right(end), false};
}

Layout measure_layout(const std::vector<Line>& lines) {
  Layout layout;
  layout.width = usual_width(lines);
  layout.slack = std::max(5u, layout.width * 8 / 100);
  const unsigned wide = layout.width - std::min(layout.width, 2 * layout.slack);
  layout.edge = usual_indent(lines, wide);
  std::size_t all = 0, gaps = 0, body = 0, ended = 0, full = 0, open = 0, prose = 0;
  for (const Line& line : lines) {
    if (line.row) continue;
    ++all;
    gaps += line.blank_before;
    ended += line.ends;
    if (line.width < wide && !line.prose) continue;
    ++body;
    if (line.width < wide) continue;
    ++full;
    open += !line.ends;
    prose += line.prose;
  }
  layout.indented = uses_indents(lines, layout.edge);
  layout.double_spaced = gaps * 10 >= all * 7;
  const bool clustered = full >= 2 && full * 10 >= body * 3;  // lines are of one length
  const bool flowing =
      open * 2 >= full && ended * 25 >= body;  // which is not where sentences end, but some do
  const bool in_range = layout.width >= min_wrap && layout.width <= max_wrap;
  layout.wrapped = in_range && clustered && flowing && prose * 3 >= full;
  return layout;
}

bool fills_width(std::string_view source, const Layout& layout, const Line& last, const Line& next) {
  const std::string_view after = next.of(source);
  std::size_t word =
      0;  // columns of the first word, with the space before it; Chinese breaks after any character
  while (word < after.size() && word < 12 && after[word] > ' ' && after[word] <= '~') ++word;
  return last.width + (word == 0 ? 2 : word + 1) + layout.slack >= layout.width;
}

bool continues(std::string_view source, const Layout& layout, const Tables::Words& words,
               const Paragraph& paragraph, const Line& last, const Line& next) {
  if (last.row || next.row || (last.caption && next.blank_before)) return false;
  const std::string_view before = last.of(source);
  if (is_field(before) && is_field(next.of(source))) return false;
  if (!last.ends && binds_left(first_char(next.of(source)))) return true;
  if (!layout.wrapped) return !last.ends && unwrapped_goes_on(source, paragraph, last, next);
  if (last.ends && !(breaks_number(before, next.of(source)) && before.back() == '.' && !next.heading))
    return finished_goes_on(source, layout, paragraph, last, next);
  if (next.heading && !(paragraph.prose && fills_width(source, layout, last, next))) return false;
  return unfinished_goes_on(source, layout, words, paragraph, last, next);
}

}  // namespace zhibiao::text
