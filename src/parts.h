// A long text is read in parts of about a megabyte, one after the other or on several threads: memory stays
// that of a part, and the work can be stopped between two.
//
// Where the parts end depends on the text alone, so that a text has the same records on any number of
// threads. What a part needs of those before it goes along as an Outline: the document's title, date and
// place, and the headings that hold where it begins.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "engine.h"

namespace zhibiao::parts {

/// Texts of at most this many bytes are read whole.
inline constexpr std::size_t kWhole = std::size_t{2} << 20;

/// One past the end of the part that begins at `begin`: at the end of a paragraph (a blank line), else of a
/// line that ends a sentence, else of a sentence. Where another megabyte has none of them, at a line break
/// or behind a comma, none inside of a number. Where a text has none of these either the part goes on to its
/// end. Linear.
std::size_t end_of_part(std::string_view text, std::size_t begin);

/// What an Extractor reads by.
struct By {
  const Engine& engine;
  std::optional<Date> date;
  Language lang;
};

/// Extractor::extract of a text of any length, on up to `jobs` threads. `go_on` is asked before each part, by
/// one thread at a time; where it returns false or throws nothing further is read, and the records are none.
std::vector<Indicator> extract(const By& by, std::string_view text, std::string_view doc, unsigned jobs,
                               const std::function<bool()>& go_on);

/// Calls `see` with each part and where it begins.
void each(std::string_view text, const std::function<void(std::string_view part, std::size_t begin)>& see);

}  // namespace zhibiao::parts
