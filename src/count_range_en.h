// Part of count_en: ranges that are two values, and units written once for several numbers.
#pragma once

#include <optional>
#include <vector>

#include "count_en.h"
#include "count_text_en.h"
#include "number.h"

namespace zhibiao::english {

/// "rose from 3 GWh to 5 GWh" reads as a range in the unit room, and is two values: the first comes back and
/// `q` becomes the second. A first end that is a year or part of a name is dropped. Nothing where `q` stays
/// as it is.
std::optional<unit::Quantity> split(const SentenceText& text, const std::vector<number::Number>& numbers,
                                    const CountTables& tables, unit::Quantity& q);

/// 30.3, 6.9 and 54 percent; from 9.1 to 8.4 percent: a unit written once is for all. Linear.
void share_units(const SentenceText& text, const CountTables& tables, std::vector<unit::Quantity>& found);

/// "of $3 million to $4 million": one amount where both have the currency and are near. Linear, but for what
/// a joined pair moves up.
void join_amounts(const SentenceText& text, const CountTables& tables, std::vector<unit::Quantity>& found);

}  // namespace zhibiao::english
