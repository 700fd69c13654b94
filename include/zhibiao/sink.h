// Records out: one function a format, each returning the text to write.
//
//   std::cout << zhibiao::to_table(extractor.extract(text));
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "zhibiao/indicator.h"

struct ArrowArrayStream;  // of Arrow's C stream interface

namespace zhibiao {

/// How offsets are counted in an output.
enum class Offsets : unsigned char {
  code_points,  ///< Unicode code points, as Python and JSONL count.
  bytes,        ///< UTF-8 bytes, as C++ counts.
};

/// JSON Lines: one object a record, keys as DESIGN section 1 (`begin` and `end` in code points of `text`),
/// values as decimal strings, null where the text does not say. `text` must be the text that the records came
/// from. Ends with a newline unless empty. Linear in text and records.
std::string to_jsonl(std::span<const Indicator> records, std::string_view text);

/// What a spreadsheet program may make of a CSV cell.
enum class Formulas : unsigned char {
  keep,   ///< The text as it is. A program may take one that begins with = + - @ for a formula.
  quote,  ///< Text that begins with one of = + - @, a tab or a line break gets a ' before it (OWASP,
          ///< "CSV Injection"); numbers stay as they are.
};

/// CSV (RFC 4180) with a header row; columns as for tables: float `value` and `high`, the exact decimals in
/// `exact` and `exact_high`, code point and byte offsets. Lines end with "\n".
std::string to_csv(std::span<const Indicator> records, std::string_view text, bool header = true,
                   Formulas formulas = Formulas::keep);

/// An aligned table for a terminal; a CJK character counts as two columns. `width` 0: as wide as the content,
/// else names and places are cut with "…" to keep within `width` columns.
std::string to_table(std::span<const Indicator> records, std::size_t width = 0);

/// An HTML page: one table, the quotes marked in their sentences. Everything that a document brought is
/// escaped, and the page's Content-Security-Policy lets nothing load or run. `title` is text, not markup.
std::string to_html(std::span<const Indicator> records, std::string_view title = "zhibiao");

/// Arrow: fills `out` with a stream of record batches, columns as for tables, enumerations as dictionaries.
/// `out` is the struct of Arrow's C stream interface; the caller calls its `release`, and may do so after the
/// records are gone. `text` as for to_jsonl. Throws std::length_error where a string column would pass 2 GiB.
void to_arrow(std::span<const Indicator> records, std::string_view text, ArrowArrayStream* out);

}  // namespace zhibiao
