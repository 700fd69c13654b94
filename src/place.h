// Places: a gazetteer with longest match, and the words that point at the document's own place (全省, 我市).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/node.h"
#include "trie.h"

namespace zhibiao::place {

/// What sort of region a name stands for.
enum class Sort : std::uint8_t {
  province, city, county, country, bloc, region,
  nation,  ///< 全国, 我国
  self,    ///< 全省, 我市: the document's own region
};

/// The compiled gazetteer. Immutable after build(); thread-safe.
class Tables {
 public:
  void add(const rules::Node& file);  ///< Takes a file's `[[place]]` entries. Throws Error{schema}.
  void build();

  /// The longest place name at `at`; value is an index for sort().
  Trie::Match match(std::string_view text, std::size_t at) const { return trie_.longest(text, at); }
  bool may_start(unsigned char byte) const noexcept { return trie_.starts_with(byte); }
  Sort sort(std::int32_t index) const { return sorts_[static_cast<std::size_t>(index)]; }

 private:
  Trie trie_;
  std::vector<Sort> sorts_;  // per [[place]] entry
};

}  // namespace zhibiao::place
