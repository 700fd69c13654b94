// What the page is made of, for outputs that hold several documents or a table alone.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "zhibiao/indicator.h"

namespace zhibiao::sink {

/// The page up to its body: a policy that lets nothing load or run, the style, the title. Everything is
/// escaped.
std::string html_head(std::string_view title);
/// A table of the first `most` records (0: all), the quotes marked in their sentences; `caption` where not
/// empty. No style and no script: it may stand in a page of others (a notebook).
std::string html_table(std::span<const Indicator> records, std::string_view caption = {},
                       std::size_t most = 0);
std::string html_tail();

/// Where the quote stands in the sentence that is shown, white space aside, nearest to where it stands in the
/// text; an empty span where it is not found.
Span quote_in_sentence(const Indicator& record);

}  // namespace zhibiao::sink
