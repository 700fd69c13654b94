#include "language.h"

#include <algorithm>
#include <string_view>

#include "timex_en.h"

namespace zhibiao::language {
namespace {

constexpr std::size_t kWeight = 4;   // a Chinese character weighs as much as a short word
constexpr std::size_t kEnough = 24;  // letters from which a sentence speaks for itself

constexpr std::size_t kHeadLines = 20;  // in which a page says when it came
constexpr std::size_t kDateLine = 60;   // bytes of such a line

struct Count {
  std::size_t letters = 0;
  std::size_t chinese = 0;
  bool english() const noexcept { return letters > kWeight * chinese; }
};

Count count(std::string_view text) {
  Count out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out.letters += static_cast<unsigned char>((byte | 0x20U) - 'a') < 26;
    out.chinese += byte >= 0xE3 && byte <= 0xE9;  // leads of U+3000 to U+9FFF
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// True where a sentence has letters enough to speak for itself, or stands behind one that has.
bool is_sure(const text::CleanText& clean, std::size_t i) {
  const Count here = count(clean.sentences[i].of(clean.bytes));
  return here.letters + kWeight * here.chinese > 0;
}

}  // namespace

std::vector<bool> english(const text::CleanText& clean, Language wanted) {
  std::vector<bool> out(clean.sentences.size(), wanted == Language::en);
  if (wanted != Language::automatic || out.empty()) return out;
  Count all;
  std::vector<std::size_t> unsure;  // too short to tell, and without Chinese
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Count here = count(clean.sentences[i].of(clean.bytes));
    all.letters += here.letters;
    all.chinese += here.chinese;
    const bool tells = here.letters + kWeight * here.chinese >= kEnough;
    if (tells)
      out[i] = here.english();
    else if (here.chinese == 0)
      unsure.push_back(i);
  }
  // A short one goes with the sentence before it in its paragraph.
  std::size_t block = 0;
  for (const std::size_t i : unsure) {
    const Span at = clean.sentences[i];
    while (block + 1 < clean.blocks.size() && clean.blocks[block].at.end <= at.begin) ++block;
    const bool follows = i > 0 && block < clean.blocks.size() &&
                         clean.sentences[i - 1].begin >= clean.blocks[block].at.begin &&
                         is_sure(clean, i - 1);
    out[i] = follows ? out[i - 1] : all.english();
  }
  return out;
}

void mark_dates(const text::CleanText& clean, const timex::Tables& times, std::vector<bool>& english) {
  for (std::size_t i = 0; i < std::min(english.size(), kHeadLines); ++i) {
    const std::string_view line = clean.sentences[i].of(clean.bytes);
    if (!english[i] && line.size() <= kDateLine && is_ascii(line))
      english[i] = timex::names_english_month(line, times);
  }
}

bool mostly(const text::CleanText& clean, const std::vector<bool>& english) {
  std::size_t all = 0, yes = 0;
  for (std::size_t i = 0; i < english.size(); ++i) {
    all += clean.sentences[i].size();
    yes += english[i] ? clean.sentences[i].size() : 0;
  }
  return 2 * yes > all;
}

}  // namespace zhibiao::language
