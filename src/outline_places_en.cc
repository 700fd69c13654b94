#include "outline_places_en.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "english.h"

namespace zhibiao::english {
namespace {

constexpr std::size_t kReach = 1000;  // bytes of a block

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
      if (sort == place::Sort::other || sort == place::Sort::demonym) continue;
      if (!first.empty() && first != places.code(m.value)) return true;
      first = places.code(m.value);
    }
  }
  return false;
}

}  // namespace zhibiao::english
