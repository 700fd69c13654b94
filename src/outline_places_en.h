// Inside of outline_en: which regions the head of a text names.
#pragma once

#include <cstddef>

#include "place.h"
#include "text.h"

namespace zhibiao::english {

/// True where the first `blocks` of a text name more than one region, some hundred words of each: then a
/// paragraph further down than the first does not say what the text is of. Costs those words.
bool names_many_places(const text::CleanText& clean, const place::Tables& places, std::size_t blocks);

}  // namespace zhibiao::english
