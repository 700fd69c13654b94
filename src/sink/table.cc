// Sink: records → an aligned table for terminals.
#include <algorithm>
#include <array>
#include <numeric>

#include "sink/columns.h"
#include "sink/shown.h"
#include "zhibiao/sink.h"

namespace zhibiao {
namespace {

enum Column : std::size_t {
  kName,
  kValue,
  kUnit,
  kKind,
  kDirection,
  kBound,
  kPeriod,
  kPlace,
  kModality,
  kColumns
};

using Cells = std::array<std::string, kColumns>;
using Widths = std::array<std::size_t, kColumns>;

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastName = 12;
constexpr std::size_t kLeastPlace = 6;
constexpr std::string_view kRule = "\xE2\x94\x80";  // U+2500

Cells cells(const Indicator& r) {
  Cells row = {r.name,
               sink::shown_value(r),
               r.unit,
               std::string(to_string(r.kind)),
               std::string(to_string(r.direction)),
               std::string(to_string(r.bound)),
               sink::shown_period(r.period),
               r.place,
               std::string(to_string(r.modality))};
  for (std::string& cell : row) cell = sink::flat(cell);
  return row;
}

Widths widest(const std::vector<Cells>& rows) {
  Widths widths{};
  for (const Cells& row : rows) {
    for (std::size_t c = 0; c < kColumns; ++c) widths[c] = std::max(widths[c], sink::columns(row[c]));
  }
  return widths;
}

// Takes columns from `column`, down to `least`, until the table fits.
void shrink(Widths& widths, Column column, std::size_t least, std::size_t width) {
  const std::size_t total = std::accumulate(widths.begin(), widths.end(), kGap * (kColumns - 1));
  if (total <= width || widths[column] <= least) return;
  widths[column] -= std::min(total - width, widths[column] - least);
}

void add_row(std::string& out, const Cells& row, const Widths& widths) {
  std::string line;
  for (std::size_t c = 0; c < kColumns; ++c) {
    const std::string cell = sink::cut(row[c], widths[c]);
    const std::string pad(widths[c] - sink::columns(cell), ' ');
    line += c == kValue ? pad + cell : cell + pad;
    line.append(kGap, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  out += line + '\n';
}

Cells rules(const Widths& widths) {
  Cells row;
  for (std::size_t c = 0; c < kColumns; ++c) {
    for (std::size_t i = 0; i < widths[c]; ++i) row[c] += kRule;
  }
  return row;
}

}  // namespace

std::string to_table(std::span<const Indicator> records, std::size_t width) {
  std::vector<Cells> rows = {
      {"name", "value", "unit", "kind", "dir", "bound", "period", "place", "modality"}};
  rows.reserve(records.size() + 1);
  for (const Indicator& r : records) rows.push_back(cells(r));
  Widths widths = widest(rows);
  if (width != 0) {
    shrink(widths, kName, kLeastName, width);
    shrink(widths, kPlace, kLeastPlace, width);
  }
  std::string out;
  add_row(out, rows.front(), widths);
  add_row(out, rules(widths), widths);
  for (std::size_t i = 1; i < rows.size(); ++i) add_row(out, rows[i], widths);
  return out;
}

}  // namespace zhibiao
