// Which language each sentence is written in, by its script.
#pragma once

#include <vector>

#include "text.h"
#include "zhibiao/extractor.h"

namespace zhibiao::language {

/// One entry a sentence: true where the English rules read it. Under `automatic` a sentence is English where
/// Latin letters clearly outweigh Chinese characters; one too short to tell goes with the document. Linear.
std::vector<bool> english(const text::CleanText& clean, Language wanted);

/// True where more than half of the sentences, by length, are English.
bool mostly(const text::CleanText& clean, const std::vector<bool>& english);

}  // namespace zhibiao::language
