// Page numbers, running headers and feet.
#pragma once

#include <string_view>
#include <vector>

#include "text.h"
#include "text_line.h"
#include "text_wrap.h"

namespace zhibiao::text {

/// Sets Line::furniture on the lines that belong to the page and not to the text.
void mark_furniture(std::string_view source, const Layout& layout, const Tables::Words& words,
                    std::vector<Line>& lines);

}  // namespace zhibiao::text
