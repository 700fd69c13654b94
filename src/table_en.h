// Rooms 4 and 5 for English tables: a caption, a line of headings, rows of a label and its values.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "context.h"
#include "count_en.h"
#include "text.h"
#include "timex.h"
#include "unit.h"

namespace zhibiao::english {

/// One value of a table.
struct Cell {
  std::size_t quantity = 0;  ///< Index into the quantities.
  Span row;                  ///< The label at the head of its line.
  Span column;               ///< The heading above it, without its unit; empty where that is a time.
  Span measure;              ///< What the caption says is measured; empty where it says nothing.
  std::int32_t time = -1;    ///< Index into the times: of the heading, else of the caption.
  bool place = false;        ///< The rows are places.
};

/// The quantity that "1" and a unit's words make; nothing where they are no unit.
using UnitOf = std::function<std::optional<unit::Quantity>(std::string_view words)>;

/// The cells of the English tables of a text, in text order. Quantities of cells lose their guard and take
/// the unit of heading or caption; those of headings get the guard "name". Linear in the lines that may be
/// rows.
std::vector<Cell> read_tables(const text::CleanText& clean, const std::vector<bool>& english,
                              const std::vector<timex::Expression>& times, const CountTables& tables,
                              const UnitOf& unit_of, std::vector<unit::Quantity>& quantities);

/// What a cell says beside its value: name, kind, direction and, where its rows are places, the place.
void describe(const Cell& cell, const token::Input& input, const CountTables& tables,
              context::Mention& mention);

}  // namespace zhibiao::english
