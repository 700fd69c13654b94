// Room 4 for English: units that a list names once. Internal to count_en.
#pragma once

#include <vector>

#include "count_en.h"
#include "count_text_en.h"

namespace zhibiao::english {

/// Gives the bare numbers of a sentence the unit that another of their list has. Linear in the quantities.
void share_units(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon,
                 const CueClasses& classes, std::vector<unit::Quantity>& found);

}  // namespace zhibiao::english
