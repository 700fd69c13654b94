// Places: a gazetteer with longest match, and the words that point at the document's own place (全省, 我市).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/node.h"
#include "starts.h"
#include "trie.h"

namespace zhibiao::place {

/// What sort of region a name stands for.
enum class Sort : std::uint8_t {
  province,
  city,
  county,
  country,
  bloc,
  region,
  nation,   ///< 全国, 我国
  self,     ///< 全省, 我市: the document's own region
  within,   ///< 省内: the same, and part of the name (not 省外)
  demonym,  ///< South African: its code is the country
  other,    ///< a name that only contains one: 全国人大, 中国银行
};

/// True for a region of one's own country that a document can be about.
constexpr bool is_home(Sort sort) noexcept {
  return sort == Sort::province || sort == Sort::city || sort == Sort::county || sort == Sort::nation;
}

/// As is_home, or a region that no list of divisions has (长三角).
constexpr bool is_inland(Sort sort) noexcept { return is_home(sort) || sort == Sort::region; }

/// The compiled gazetteer. Immutable after build(); thread-safe.
class Tables {
 public:
  void add(const rules::Node& file);  ///< Takes a file's `[[place]]`, `[[place_beside]]` and `[[currency]]`
                                      ///< entries. Throws Error{schema}.
  void build();

  /// The longest place name at `at`; value is an index for sort(). A name inside another (健康中国, 苏州大学)
  /// is of sort `other`.
  Trie::Match match(std::string_view text, std::size_t at) const {
    const Trie::Match found = trie_.longest(text, at);
    return found && inside_a_name(text, at, at + found.length) ? Trie::Match{found.length, kInside} : found;
  }
  /// As match(), names inside other names too: 宁夏日报 says where a text is at home.
  Trie::Match match_any(std::string_view text, std::size_t at) const { return trie_.longest(text, at); }
  /// True for a word that ends as divisions do (柘岭区) and is no common noun (老旧小区).
  bool is_division(std::string_view word) const noexcept;
  static constexpr std::int32_t kUnlisted = 1;  ///< The index of a division that no list has.
  /// The currency that a bare 元 means in `place`, as written: "HKD" for 香港; empty where it is the
  /// renminbi.
  std::string_view currency(std::string_view place) const noexcept;
  /// Where names of places may start.
  const Starts& starts() const noexcept { return starts_; }
  Sort sort(std::int32_t index) const { return names_[static_cast<std::size_t>(index)].sort; }
  /// The code of the division (GB/T 2260, ISO 3166-1), or the name itself where it has none: equal for 江苏
  /// and 江苏省.
  const std::string& code(std::int32_t index) const { return names_[static_cast<std::size_t>(index)].code; }

 private:
  struct Name {
    Sort sort;
    std::string code;
  };
  static constexpr std::int32_t kInside = 0;  // index of what a place inside another name is

  void add_names(const rules::Node& entry);
  void add_beside(const rules::Node& entry);
  bool inside_a_name(std::string_view text, std::size_t begin, std::size_t end) const noexcept;

  Trie trie_;
  Trie after_;                       // what follows a place and makes a name with it; 0 where it does not
  std::vector<std::string> before_;  // what stands before it and does
  Starts starts_;
  std::vector<std::pair<std::string, std::string>> currencies_;  // what a place starts with, ISO 4217
  std::vector<std::string> divisions_,
      common_;  // what names of divisions end with; what does too and is none
  std::vector<Name> names_ = {{Sort::other, {}}, {Sort::county, {}}};
};

}  // namespace zhibiao::place
