// What the sinks share: code point offsets, and the widths of characters on a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "utf8.h"
#include "zhibiao/indicator.h"
#include "zhibiao/sink.h"

namespace zhibiao::sink {

using utf8::CodePoint;
using utf8::decode;

/// `text` as well-formed UTF-8: ill-formed bytes become U+FFFD.
std::string well_formed(std::string_view text);

/// The code points before each of `bytes`, in the order given; offsets past the text's end count as its end.
/// O(text + n), for ill-formed text O(text + n log n).
std::vector<std::size_t> code_points_at(std::string_view text, std::span<const std::size_t> bytes);

/// The same by one forward walk, for ill-formed text; what code_points_at is tested against.
std::vector<std::size_t> walked_code_points_at(std::string_view text, std::span<const std::size_t> bytes);

/// A record's offsets as an output counts them. `name_*` mean nothing where the record has no name span.
struct Places {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t name_begin = 0;
  std::size_t name_end = 0;
  std::size_t sentence_begin = 0;
  std::size_t sentence_end = 0;
};

/// The code point offsets of every record, in order. Cost as for code_points_at.
std::vector<Places> code_point_places(std::span<const Indicator> records, std::string_view text);

/// JSON Lines and CSV of records whose offsets are known; the public functions and the Python binding end
/// here. Precondition: one entry of `places` a record.
std::string write_jsonl(std::span<const Indicator> records, std::span<const Places> places);
std::string write_csv(std::span<const Indicator> records, std::span<const Places> places, bool header,
                      Formulas formulas = Formulas::keep);

/// Columns that a character takes on a terminal: 2 for East Asian wide, 0 for combining, else 1.
std::size_t columns(char32_t c) noexcept;
/// Columns that `text` takes.
std::size_t columns(std::string_view text) noexcept;

/// `text` with control characters made spaces, so that no document can steer a terminal or break a row.
std::string flat(std::string_view text);

/// The longest beginning of `text` that fits `width` columns, with "…" where something was cut.
std::string cut(const std::string& text, std::size_t width);

}  // namespace zhibiao::sink
