// Which source lines belong to one paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "text.h"
#include "text_line.h"

namespace zhibiao::text {

/// How a document is set.
struct Layout {
  bool wrapped = false;        // lines break at a fixed width
  bool double_spaced = false;  // a blank line after every line: it says nothing of paragraphs
  bool indented = false;       // paragraphs begin further in than their other lines
  unsigned width = 0;          // the width lines break at, in columns
  unsigned slack = 0;          // how much shorter a full line may be
  unsigned edge = 0;           // usual indent of lines inside a paragraph
};

Layout measure_layout(const std::vector<Line>& lines);

/// The paragraph so far.
struct Paragraph {
  const Line* first = nullptr;
  bool prose = false;      // one of its lines is prose
  bool full = false;       // one of its lines fills the width
  bool in_title = false;   // no prose before it in the document
  bool page_foot = false;  // furniture stood between its last line and the next one
};

/// Whether `next` goes on where `last`, the last line of `paragraph`, stops.
bool continues(std::string_view source, const Layout& layout, const Tables::Words& words,
               const Paragraph& paragraph, const Line& last, const Line& next);

/// What stands between two joined lines.
struct Joint {
  bool space = false;
  bool drop_hyphen = false;  // "tril-" + "lion"
};

Joint joint_of(std::string_view source, const Tables::Words& words, const Line& last, const Line& next);

/// Whether `last` fills the width: the first word of `next` would not have fitted.
bool fills_width(std::string_view source, const Layout& layout, const Line& last, const Line& next);

}  // namespace zhibiao::text
