// Entries of a rule file: what an error calls them, and that their own lines are there.
#pragma once

#include <string>
#include <string_view>

#include "rules/node.h"

namespace zhibiao::rules {

/// `[[word]] "UP"`: the section and what tells an entry from its neighbours.
std::string entry_name(std::string_view section, const Node& entry);

/// The entry of `file` that holds `line`; empty where none does.
std::string entry_at(const Node& file, std::uint32_t line);

/// The header of the entry that holds `line` of a text that may be no TOML: `[[word]]`; empty where there is
/// none.
std::string header_at(std::string_view toml, std::uint32_t line);

/// Throws Error{schema} where an `accept` of `file` has no line, or a line of `accept` or `reject` no text.
void check_lines(const Node& file);

/// Throws Error{schema} where a file says one thing in two entries: units of the same id, dimension and
/// scale, or classes or sets of one name. Entries of different files may go together. O(file log file).
void check_once(const Node& file);

}  // namespace zhibiao::rules
