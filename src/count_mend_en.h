// Room 4b for English, second part: quantities that the words around them change: half a million, 12 Hong
// Kong cents, edged up to 4.1, nine of the twelve, $9 a year ago.
#pragma once

#include <string>
#include <vector>

#include "count_en.h"
#include "count_text_en.h"

namespace zhibiao::english {

/// Mends the quantities of one sentence, in text order. `money` is the currency that the text named last; it
/// says whose cents are meant. Linear in the sentence.
void mend(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon,
          const CueClasses& classes, std::vector<unit::Quantity>& found, std::string& money);

/// What no number states: half a percentage point. Empty where the sentence has none.
std::vector<unit::Quantity> halves(const SentenceText& text, const CountTables& tables);

}  // namespace zhibiao::english
