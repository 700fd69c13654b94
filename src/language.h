// Which language each sentence is written in, by its script.
#pragma once

#include <vector>

#include "text.h"
#include "timex.h"
#include "zhibiao/extractor.h"

namespace zhibiao::language {

/// One entry a sentence: true where the English rules read it. Under `automatic` a sentence is English where
/// Latin letters clearly outweigh Chinese characters; one too short to tell goes with the document. Linear.
std::vector<bool> english(const text::CleanText& clean, Language wanted);

/// Marks as English those of the first lines of a page that are ASCII and tell a day in English: "date: Mon,
/// 18 Oct 2021 04:50:16 GMT" above a Chinese text. `times` holds the English `[[time]]` entries.
void mark_dates(const text::CleanText& clean, const timex::Tables& times, std::vector<bool>& english);

/// True where more than half of the sentences, by length, are English.
bool mostly(const text::CleanText& clean, const std::vector<bool>& english);

}  // namespace zhibiao::language
