// Sentence ends.
#pragma once

#include <string_view>
#include <vector>

#include "text.h"

namespace zhibiao::text {

/// Appends the sentences of `bytes` at `block` to `out`, without the spaces between them.
void split_sentences(std::string_view bytes, Span block, const Tables::Words& words, std::vector<Span>& out);

}  // namespace zhibiao::text
