#include "outline_places_en.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "english.h"
#include "outline_words_en.h"

namespace zhibiao::english {
namespace {

constexpr std::size_t kReach = 1000;  // bytes of a block

// Between a region and what is told of it, in a title.
constexpr std::array<std::string_view, 8> kLinks = {"and", "at", "for", "in", "is", "on", "remains", "to"};

}  // namespace

bool names_many_places(const text::CleanText& clean, const place::Tables& places, std::size_t blocks) {
  std::string_view first;
  for (std::size_t i = 0; i < std::min(clean.blocks.size(), blocks); ++i) {
    const Span at = clean.blocks[i].at;
    const std::size_t end = std::min(at.end, at.begin + kReach);
    const std::string text = lower(std::string_view(clean.bytes).substr(at.begin, end - at.begin));
    for (std::size_t p = 0; p < text.size(); ++p) {
      if (!is_upper(clean.bytes[at.begin + p]) || !is_edge(text, p)) continue;
      const Trie::Match m = places.match(text, p);
      if (!m || !is_edge(text, p + m.length)) continue;
      const place::Sort sort = places.sort(m.value);
      if (sort == place::Sort::other) continue;
      if (!first.empty() && first != places.code(m.value)) return true;
      first = places.code(m.value);
    }
  }
  return false;
}

bool leads_noun(std::string_view text, std::size_t end) {
  if (end + 1 >= text.size() || text[end] != ' ') return false;
  const std::size_t stop = word_end(text, end + 1);
  const std::string_view word = text.substr(end + 1, stop - end - 1);
  return !word.empty() && is_lower(word[0]) && !std::binary_search(kLinks.begin(), kLinks.end(), word);
}

Span governed(std::string_view text, Span at, const outline::Tables& tables) {
  const std::string_view title = at.of(text);
  const bool shouts = std::none_of(title.begin(), title.end(), is_lower);
  for (std::size_t p = at.begin; p < at.end; ++p) {
    if (!is_upper(text[p]) || !is_edge(text, p)) continue;
    if (shouts && !ends_with_any(lower(text.substr(at.begin, p - at.begin)), tables.office_links)) continue;
    std::size_t end = p;
    for (int k = 0; k < 4 && end < at.end && (k > 0 || is_upper(text[end])); ++k) {
      const std::size_t stop = std::min(word_end(text, end), at.end);
      const std::string word = lower(text.substr(end, stop - end));
      const bool suffix = std::find(tables.self_suffixes.begin(), tables.self_suffixes.end(), word) !=
                          tables.self_suffixes.end();
      if (suffix && k > 0 && shouts) return {p, end - 1};
      if (suffix && k > 0 && !(stop - end > 1 && is_upper(text[stop - 1]))) return {p, stop};
      if (suffix || stop == end || !is_upper(text[end])) break;
      end = skip_space(text, stop);
      if (end == stop) break;
    }
  }
  return {at.begin, at.begin};
}

std::string in_small_letters(std::string name) {
  constexpr std::size_t kShortest = 4;  // UAE
  if (name.size() < kShortest || std::any_of(name.begin(), name.end(), is_lower)) return name;
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (is_upper(name[i]) && name[i - 1] != ' ' && name[i - 1] != '-')
      name[i] = static_cast<char>(name[i] + ('a' - 'A'));
  }
  return name;
}

}  // namespace zhibiao::english
