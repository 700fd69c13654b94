// Room 5 for English: quantities → mentions, clause by clause.
#pragma once

#include <vector>

#include "context.h"
#include "count_en.h"

namespace zhibiao::english {

/// The mentions of the sentences for which `english` is true, in text order. `input` holds the English
/// lexicon and places. Linear.
std::vector<context::Mention> bind(const token::Input& input, const std::vector<bool>& english,
                                   const outline::Outline& outline, const RuleBook& rules,
                                   const CountTables& counts);

}  // namespace zhibiao::english
