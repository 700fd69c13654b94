// Room 5 for English: quantities → mentions, clause by clause.
#pragma once

#include <vector>

#include "context.h"
#include "count_en.h"
#include "table_en.h"

namespace zhibiao::english {

/// The mentions of the sentences for which `english` is true, in text order; `cells` are those of its tables.
/// `input` holds the English lexicon and places. Linear.
std::vector<context::Mention> bind(const token::Input& input, const std::vector<bool>& english,
                                   const std::vector<Cell>& cells, const outline::Outline& outline,
                                   const RuleBook& rules, const CountTables& counts);

}  // namespace zhibiao::english
