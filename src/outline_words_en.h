// Inside of outline_en: what the words and marks of a block tell of its part in a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "find_word.h"

namespace zhibiao::english {

/// True where one of the words stands in the text.
bool has_any(std::string_view text, const std::vector<std::string>& words);

/// True where one of the words opens a heading, behind its number: 4. Outlook for 2025.
bool opens(std::string_view text, const std::vector<std::string>& words);

/// True for a point of a list, which states things and heads nothing.
bool bulleted(std::string_view text);

/// The end of what leads a report behind the place `name` ends: "DALLAS (Agency) - "; `name` where none
/// stands.
std::size_t behind_agency(std::string_view text, std::size_t name);

}  // namespace zhibiao::english
