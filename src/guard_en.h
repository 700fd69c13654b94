// Room 4b for English, guards: numbers that name, date or order a thing instead of measuring it.
#pragma once

#include <vector>

#include "count_en.h"
#include "count_text_en.h"

namespace zhibiao::english {

/// Sets the guard of the quantities of one sentence that are none: rooms 1 to 4, gate 4, 7.30 p.m., in 1648,
/// 42nd Street, 0x40. `found` is in text order. Linear in the sentence.
void guard_labels(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon,
                  std::vector<unit::Quantity>& found);

/// Sets the guard "phone" of three or more whole numbers with nothing but a space between them. Linear.
void guard_phones(std::vector<unit::Quantity>& found);

}  // namespace zhibiao::english
