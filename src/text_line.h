// Source lines and what each looks like on its own.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text.h"
#include "text_char.h"

namespace zhibiao::text {

/// One line that is not blank.
struct Line {
  std::uint32_t begin = 0;   // first byte that is not white space
  std::uint32_t end = 0;     // one past the last byte that is not white space
  std::uint32_t stop = 0;    // where its line break stands
  std::uint32_t number = 0;  // in the source, from 0, blank lines counted
  std::uint16_t indent = 0;  // columns of white space before it
  std::uint16_t width = 0;   // columns with the indent; `max_width` for all longer lines
  bool blank_before = false;
  bool page_before = false;  // a form feed stands before it
  bool row = false;          // looks like a table row: a gap of three columns inside
  bool heading = false;      // opens with a heading mark, list mark or bullet
  bool caption = false;      // opens with the number of a figure or table
  bool prose = false;        // holds a comma or full stop of Chinese, or several English words
  bool ends = false;         // ends a sentence or an item
  bool chinese = false;      // holds a Chinese character
  bool furniture = false;    // set by mark_furniture

  std::string_view of(std::string_view source) const { return source.substr(begin, end - begin); }
};

constexpr std::uint16_t max_width = 1000;

/// The lines of `source` that are not blank. Breaks are \n, \r\n, \r and \f.
std::vector<Line> cut_lines(std::string_view source, const Tables& tables);

char32_t first_char(std::string_view line) noexcept;
char32_t last_char(std::string_view line) noexcept;

/// Whether a line ends a sentence or an item: a terminal mark, perhaps with closing quotes after it.
bool ends_sentence(std::string_view line) noexcept;

/// Whether `line` opens with a heading mark (一、 （一） 第一章 1. 1.1 [1] (a)), a bullet or a heading word.
bool opens_heading(std::string_view line, const Tables::Words& words);

}  // namespace zhibiao::text
