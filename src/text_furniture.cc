#include "text_furniture.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "text_words.h"

namespace zhibiao::text {
namespace {

constexpr std::size_t max_bytes = 240;  // no running header is longer

// What is left of a line when numbers, dashes and page words are taken out.
struct PageMark {
  bool only = true;        // nothing else stands there
  bool decorated = false;  // more than a bare number
  unsigned numbers = 0;
  unsigned first = 0;
};

unsigned read_number(std::string_view line, std::size_t& at) {
  unsigned value = 0;
  for (std::size_t digits = 0; at < line.size(); ++digits) {
    const Decoded next = decode(line, at);
    if (!is_digit(next.point)) break;
    value =
        digits < 6 ? value * 10 + (next.point >= 0xFF10 ? next.point - 0xFF10 : next.point - U'0') : value;
    at += next.size;
  }
  return value;
}

std::size_t word_end(std::string_view line, std::size_t at) {
  const Decoded first = decode(line, at);
  if (!is_letter(first.point)) return at + first.size;
  while (at < line.size() && is_letter(static_cast<unsigned char>(line[at]))) ++at;
  return at;
}

bool is_page_word(std::string_view word, const Tables::Words& words) {
  std::string key(word);
  for (char& c : key) c = is_upper(static_cast<unsigned char>(c)) ? static_cast<char>(c + ('a' - 'A')) : c;
  return words.page_words.has(key);
}

PageMark read_page_mark(std::string_view line, const Tables::Words& words) {
  PageMark mark;
  for (std::size_t at = 0; at < line.size() && mark.only;) {
    const Decoded next = decode(line, at);
    if (is_digit(next.point)) {
      const unsigned value = read_number(line, at);
      if (mark.numbers++ == 0) mark.first = value;
      mark.only = value < 10000;
    } else if (is_space(next.point)) {
      at += next.size;
    } else {
      const std::size_t end = word_end(line, at);
      const bool sign = words.page_marks.find(next.point) != words.page_marks.npos;
      mark.only = sign || is_page_word(line.substr(at, end - at), words);
      mark.decorated = true;
      at = sign ? at + next.size : end;
    }
  }
  mark.only = mark.only && mark.numbers >= 1 && mark.numbers <= 2;
  return mark;
}

// "-1.8" and "5-8" are values, "- 3 -" and "2 / 6" are pages: a sign on both sides, a word, or two numbers
// apart.
bool is_decorated_page(std::string_view line, const PageMark& mark) {
  if (!mark.only || !mark.decorated) return false;
  const bool inner = is_digit(first_char(line)) || is_digit(last_char(line));
  if (mark.numbers == 1)
    return !inner || first_char(line) == U'p' || first_char(line) == U'P' || first_char(line) == 0x7B2C;
  return !is_digit(first_char(line)) || line.find('/') != line.npos;
}

// A page phrase in a line of its own with the running title: "Title      Page 3 of 41", "18 | Title", "Title
// 7".
bool has_page_part(std::string_view line, const Tables::Words& words, bool bare) {
  if (line.size() > max_bytes) return false;
  const std::size_t left = line.find("  "), right = line.rfind("  ");
  const std::size_t bar = line.find('|');
  if (bar != line.npos && line.rfind('|') == bar) {
    for (const std::string_view side : {line.substr(0, bar), line.substr(bar + 1)})
      if (const PageMark mark = read_page_mark(side, words); mark.only && mark.first < 1000) return true;
  }
  if (left == line.npos) return false;
  for (const std::string_view side : {line.substr(0, left), line.substr(right + 2)})
    if (const PageMark mark = read_page_mark(side, words);
        mark.only && mark.first < 1000 && (bare || mark.decorated))
      return true;
  return false;
}

// The same header carries another number or date on each page.
std::uint64_t digest(std::string_view line) {
  std::uint64_t hash = 1469598103934665603u;
  bool digits = false;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    if (c == ' ' || c == '\t' || (digit && digits)) continue;
    digits = digit;
    hash = (hash ^ static_cast<unsigned char>(digit ? '#' : c)) * 1099511628211u;
  }
  return hash;
}

class Marker {
 public:
  Marker(std::string_view source, const Layout& layout, const Tables::Words& words, std::vector<Line>& lines)
      : source_(source), layout_(layout), words_(words), lines_(lines) {}

  void run() {
    mark_pages();
    mark_bare_pages();
    mark_page_parts();
    mark_references();
    if (pages_) mark_running();
  }

 private:
  std::string_view text(std::size_t i) const { return lines_[i].of(source_); }
  bool gap_after(std::size_t i) const {
    return i + 1 >= lines_.size() || lines_[i + 1].blank_before || lines_[i + 1].page_before;
  }
  bool gap_before(std::size_t i) const { return i == 0 || lines_[i].blank_before || lines_[i].page_before; }
  bool at_page(std::size_t i) const {
    const bool after = i > 0 && (lines_[i - 1].furniture || lines_[i].page_before);
    return after || (i + 1 < lines_.size() && (lines_[i + 1].furniture || lines_[i + 1].page_before));
  }

  void drop(std::size_t i) { lines_[i].furniture = pages_ = true; }

  // A list of literature: [J], [M], [EB/OL] (GB/T 7714) say what a title is of.
  void mark_references() {
    for (Line& line : lines_) {
      const std::string_view whole = line.of(source_);
      for (std::size_t at = whole.find('['); at != whole.npos && !line.furniture;
           at = whole.find('[', at + 1)) {
        const std::string_view rest = whole.substr(at);
        line.furniture = std::any_of(words_.reference_marks.begin(), words_.reference_marks.end(),
                                     [rest](const std::string& mark) { return rest.starts_with(mark); });
      }
    }
  }

  void mark_pages() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      pages_ = pages_ || lines_[i].page_before;
      if (text(i).size() > max_bytes || lines_[i].prose) continue;
      if (is_decorated_page(text(i), read_page_mark(text(i), words_))) drop(i);
    }
  }

  // Bare numbers that stand alone and rise through a wrapped document.
  void mark_bare_pages() {
    unsigned last = 0;
    for (std::size_t i = 0; layout_.wrapped && i < lines_.size(); ++i) {
      if (text(i).size() > 4 || !stands_apart(i)) continue;
      const PageMark mark = read_page_mark(text(i), words_);
      if (!mark.only || mark.decorated || mark.numbers != 1 || mark.first > 999 ||
          (mark.first < last && mark.first != 1))
        continue;
      if (i + 1 < lines_.size() && goes_with_number(i)) continue;
      last = mark.first;
      drop(i);
    }
  }

  bool stands_apart(std::size_t i) const {
    return (gap_before(i) && gap_after(i)) || lines_[i].indent * 4 >= layout_.width;
  }

  // A wrapped number, or a column of numbers.
  bool goes_with_number(std::size_t i) const {
    const char32_t next = first_char(text(i + 1));
    if (is_digit(next) && read_page_mark(text(i + 1), words_).only) return true;
    return next == U'%' || next == 0xFF05;
  }

  void mark_page_parts() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.furniture || !layout_.wrapped || holds_stop(i)) continue;
      if (has_page_part(text(i), words_, gap_before(i) && gap_after(i) && tears(i))) drop(i);
    }
  }

  // Line `i` stands inside a sentence.
  bool tears(std::size_t i) const {
    if (i == 0 || lines_[i - 1].ends || lines_[i - 1].heading) return false;
    return lines_[i - 1].prose || (i > 1 && lines_[i - 2].prose && !lines_[i - 2].ends);
  }

  bool holds_stop(std::size_t i) const { return lines_[i].prose && lines_[i].ends; }

  void mark_running() {
    std::unordered_map<std::uint64_t, unsigned> count;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (is_short(i)) ++count[digest(text(i))];
    std::unordered_map<std::uint64_t, bool> running;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (is_short(i) && at_page(i) && count[digest(text(i))] > 1) running[digest(text(i))] = true;
    bool prose = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      prose = prose || lines_[i].prose;
      if (!is_short(i)) continue;
      const auto found = running.find(digest(text(i)));
      if (found == running.end()) continue;
      const bool title = !prose && found->second;  // its first time, before any prose
      found->second = false;
      lines_[i].furniture = !title;
    }
  }

  bool is_short(std::size_t i) const {
    return !lines_[i].furniture && text(i).size() <= max_bytes && !lines_[i].heading && !lines_[i].ends &&
           (!layout_.wrapped || lines_[i].width <= layout_.width + layout_.slack);
  }

  std::string_view source_;
  const Layout& layout_;
  const Tables::Words& words_;
  std::vector<Line>& lines_;
  bool pages_ = false;  // the text has page marks: repeated lines beside them are headers
};

}  // namespace

void mark_furniture(std::string_view source, const Layout& layout, const Tables::Words& words,
                    std::vector<Line>& lines) {
  Marker(source, layout, words, lines).run();
}

}  // namespace zhibiao::text
