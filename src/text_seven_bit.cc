#include "text_seven_bit.h"

#include <algorithm>
#include <string>

#include "text_convert.h"

namespace zhibiao::text {
namespace {

constexpr std::string_view kOpen = "~{", kClose = "~}";
constexpr double kLikely = 0.7;   // of the pairs are usual characters: HZ
constexpr double kBroken = 0.45;  // UTF-8 all the same: better name the encoding
constexpr double kStrange = 0.9;  // `~{` of a program's text
constexpr double kMostGuessed = 0.99;

// What a walk over HZ's runs finds.
struct Runs {
  std::size_t pairs = 0;
  std::size_t usual = 0;   // in the rows of frequent ideographs and of punctuation (GB 2312)
  std::size_t broken = 0;  // runs that are no pairs, or not closed in their line
};

// The runs from ~{ to ~}. Outside of them ~~ is a tilde, and a tilde alone is let pass.
Runs count_runs(std::string_view bytes, bool cut) {
  Runs out;
  for (std::size_t at = bytes.find('~'); at < bytes.size(); at = bytes.find('~', at)) {
    if (bytes.substr(at, 2) != kOpen) {
      at += 2;
      continue;
    }
    at += 2;
    while (at + 1 < bytes.size() && bytes[at] >= 0x21 && bytes[at] <= 0x77 && bytes[at + 1] >= 0x21 &&
           bytes[at + 1] <= 0x7E) {
      const char row = bytes[at];
      ++out.pairs;
      out.usual += (row >= 0x30 && row <= 0x57) || row <= 0x23;
      at += 2;
    }
    if (bytes.substr(at, 2) == kClose)
      at += 2;
    else if (!cut || at + 2 < bytes.size())
      ++out.broken;
  }
  return out;
}

// `sample` begins with an escape.
Encoding hz(std::string_view sample, bool cut) {
  const Runs runs = count_runs(sample, cut);
  const double usual =
      runs.pairs == 0 ? 0 : static_cast<double>(runs.usual) / static_cast<double>(runs.pairs);
  if (runs.broken == 0 && usual >= kLikely)
    return Encoding{Scheme::other, "hz-gb-2312", "HZ", std::min(usual, kMostGuessed)};
  return Encoding{Scheme::utf8, "utf-8", {}, usual >= kLikely ? kBroken : kStrange};
}

std::optional<Encoding> iso_2022(std::string_view sample) {
  double other = 0;
  const Guess found = guess(sample, "", other);
  if (!found.icu.starts_with("ISO-2022")) return std::nullopt;
  return Encoding{Scheme::other, registered_name(found.icu), found.icu,
                  std::min(found.confidence, kMostGuessed)};
}

}  // namespace

std::optional<Encoding> seven_bit(std::string_view bytes) {
  constexpr std::size_t kSample = 256 * 1024;
  const bool cut = bytes.size() > kSample;
  // Escapes to a set of two bytes a character; colours of a terminal (ESC [) are none.
  if (bytes.substr(0, kSample).find("\x1B$") != bytes.npos) {
    if (auto found = iso_2022(bytes.substr(0, kSample))) return found;
  }
  const std::size_t first = bytes.find(kOpen);
  if (first == bytes.npos) return std::nullopt;
  return hz(bytes.substr(first, kSample), cut && bytes.size() - first > kSample);
}

}  // namespace zhibiao::text
