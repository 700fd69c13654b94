// Numbers that are words of their own in English: ranks (third-largest), runs (the fifth straight year),
// multiples (doubled). Internal to count_en.
#pragma once

#include <vector>

#include "count_en.h"
#include "count_text_en.h"

namespace zhibiao::english {

/// The quantities that ordinals and multiples of a sentence state, in text order.
std::vector<unit::Quantity> word_quantities(const SentenceText& text, const CountTables& tables);

/// The value of an ordinal at the head of the word at `at` (second-largest), with the ordinal's size; 0 where
/// there is none.
int ordinal_value(const SentenceText& text, const CountTables& tables, Span at, std::size_t& size);

}  // namespace zhibiao::english
