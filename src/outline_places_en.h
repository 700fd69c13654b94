// Inside of outline_en: which regions the head of a text names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "outline.h"
#include "place.h"
#include "text.h"

namespace zhibiao::english {

/// True where the first `blocks` of a text name more than one region, some hundred words of each: then a
/// paragraph further down than the first does not say what the text is of. Costs those words.
bool names_many_places(const text::CleanText& clean, const place::Tables& places, std::size_t blocks);

/// True where a noun stands at `end`, behind the name of a part of the world: in "Asia wrap" the region
/// stands for a market or a desk.
bool leads_noun(std::string_view text, std::size_t end);

/// "Qinglan County": the capitalised words before a word such as county within `at`, empty where there are
/// none. In a title of capitals alone only behind a word such as BUREAU OF, and without that word.
Span governed(std::string_view text, Span at, const outline::Tables& tables);

/// "New Zealand" of "NEW ZEALAND": capitals belong to a title, not to the name.
std::string in_small_letters(std::string name);

}  // namespace zhibiao::english
