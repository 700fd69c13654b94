// The texts that benchmarks read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bulletin.h"

namespace zhibiao::bench {

/// A text with its parts: documents, or lines where it is one text. The views point into `text`.
struct Corpus {
  std::string name;
  std::string text;
  std::vector<std::string_view> parts;

  Corpus() = default;
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;
  Corpus(Corpus&&) = delete;
  Corpus& operator=(Corpus&&) = delete;
  double megabytes() const { return static_cast<double>(text.size()) / 1e6; }
};

/// Fills `out` with the file's text, its lines as parts. Throws std::runtime_error where it cannot be read.
void read_lines(const std::string& path, Corpus& out);

/// Fills `out` with bulletins, one a part. Checks the answers first: throws std::runtime_error where
/// extraction gives less than all of the records that the bulletins state.
void read_bulletins(Tongue tongue, std::size_t bytes, Corpus& out);

/// `text` over and over, cut at a line's end at about `bytes`.
std::string repeated(std::string_view text, std::size_t bytes);

/// The lines of `text` that hold no digit and no Chinese numeral.
std::string without_numbers(std::string_view text);

}  // namespace zhibiao::bench
