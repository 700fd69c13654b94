// Room 3b for English: September 2023, the first half of 2022, end-June, since 1992, over the past decade …
#pragma once

#include <vector>

#include "timex.h"

namespace zhibiao::timex {

/// The time expressions of one English sentence, in text order. `lower` is `text` in lower case; `tables`
/// holds the English `[[time]]` entries, in lower case. `numbers` are those of the number room. Linear.
void scan_english(std::string_view text, std::string_view lower, Span sentence,
                  const std::vector<number::Number>& numbers, const Tables& tables,
                  std::vector<Expression>& out);

/// True where a month's name stands in `line` beside digits: "Mon, 18 Oct 2021 04:50:16 GMT" (RFC 5322).
/// Linear.
bool names_english_month(std::string_view line, const Tables& tables);

}  // namespace zhibiao::timex
