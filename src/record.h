// Room 6, record: mentions → public records. Offsets go back to the caller's text, names to the document's
// own words.
#pragma once

#include <string_view>
#include <vector>

#include "context.h"
#include "text.h"
#include "unit.h"
#include "zhibiao/indicator.h"

namespace zhibiao::record {

/// One record a mention, in text order; of two whose quotes overlap the first stays.
std::vector<Indicator> make(const text::CleanText& clean, const std::vector<unit::Quantity>& quantities,
                            const std::vector<context::Mention>& mentions, std::string_view doc);
/// The same behind the records of `out`.
void add(const text::CleanText& clean, const std::vector<unit::Quantity>& quantities,
         const std::vector<context::Mention>& mentions, std::string_view doc, std::vector<Indicator>& out);

/// The public form of the unit room's quantities, those of the guards included.
std::vector<Quantity> quantities(const text::CleanText& clean, const std::vector<unit::Quantity>& found);

}  // namespace zhibiao::record
