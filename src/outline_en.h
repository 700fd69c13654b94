// Room 2 for English documents: title, headings and paragraphs, and what they say of period, place and
// modality.
#pragma once

#include <optional>
#include <vector>

#include "outline.h"

namespace zhibiao::english {

/// Reads the outline of a document that is mostly English. `date` is the caller's own, if any. Linear.
outline::Outline outline(const text::CleanText& clean, const std::vector<timex::Expression>& times,
                         const place::Tables& places, const outline::Tables& tables, std::optional<Date> date,
                         const outline::Outline* before = nullptr);

}  // namespace zhibiao::english
