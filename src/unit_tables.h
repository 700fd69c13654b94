// The compiled units, bounds and guards of the rule files. Internal to the unit room.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "char_sets.h"
#include "guard.h"
#include "trie.h"
#include "unit.h"

namespace zhibiao::unit {

/// `word` as a trie of reversed words holds it.
std::string reversed(std::string_view word);

/// The class that a rule file names. Throws Error{schema}.
Class parse_class(const rules::Node& node, std::string_view name);

/// One `[[unit]]`, `[[classifier]]` or `[[rank]]` block.
struct Entry {
  std::string id;
  std::string dimension;
  Class cls = Class::physical;
  Decimal scale{1, 0};
  bool arabic = false;    ///< only after digits
  bool scaled = false;    ///< only after a scale word
  bool power = false;     ///< the value is 2^n: 翻两番
  bool at_most = false;   ///< a rank that bounds: 前三
  bool prefixed = false;  ///< a word of `prefix` must stand before the number, and belongs to the quote
  std::vector<std::string> surfaces;  ///< for listings
};

/// One writing of a unit after the number.
struct Surface {
  std::int32_t entry = -1;  ///< -1: a word that begins like a unit and is none
  bool latin = false;       ///< ends in a letter: must not run on
  bool outside = false;     ///< a noun that gives the unit and stays outside the quote (1109万人口)
  bool after_all = false;   ///< a longer word in which the unit counts after all (3万人参加, but 人参)
};

/// A number without a numeral: 翻番 is 2.
struct WordNumber {
  std::string text;
  Decimal value;
  std::int32_t entry = -1;
};

/// The words of 每三名工程师里就有一名.
struct OneIn {
  std::string each;                  ///< 每
  std::string have;                  ///< 有
  std::vector<std::string> between;  ///< before 有: 就
  std::vector<std::string> among;    ///< before those: 里, 中
  std::vector<std::string> any;      ///< classifiers that take up every other: 个
  std::vector<std::string> apart;    ///< classifiers of things of many sorts: 每两个村有一个诊所
  std::vector<std::string> stops;    ///< what parts the two
};

/// Words that may end right before a number, or before the space there; bits of Tables::Impl::left.
enum Left : CharSets::Mask { kRank = 1, kCurrency = 2, kRate = 4, kBoundBefore = 8, kVerb = 16 };
/// What may start behind a number or its unit; bits of Tables::Impl::right.
enum Right : CharSets::Mask { kUnit = 1, kPerMark = 2, kRangeMark = 4, kBoundAfter = 8 };

struct Tables::Impl {
  CharSets left, right;
  std::vector<Entry> entries;
  std::vector<Surface> surfaces;
  std::vector<WordNumber> word_numbers;
  std::map<std::string, std::string> dimensions;  ///< id → dimension, while loading
  Trie after;                                     ///< value: index of surfaces
  Trie per;                                       ///< value: index of surfaces; what may stand after / or 每
  Trie before;        ///< reversed; value: index of entries; currency before the number
  Trie prefix;        ///< reversed; value: index of entries; 翻 of 翻一番
  Trie rate;          ///< reversed; value: index of entries; 时速, 每平方公里: the unit is per this
  Trie rank;          ///< reversed; value: index of entries; 第, 前
  Trie bound_before;  ///< reversed; value: Bound
  Trie bound_after;   ///< value: Bound
  Trie bound_reach;   ///< value: Bound
  Trie bound_parts;   ///< value: Bound; the same before parts and multiples: 超过全市的五分之二
  Trie reach_stops;   ///< what ends a clause for bound_reach
  Trie bound_early;   ///< reversed; value: Bound; these stand before a verb, too: 约增长3%
  Trie runs;          ///< reversed; before an ordinal with a length of time: 连续第三年
  Trie joints;        ///< what joins the values of a list
  Trie bound_verbs;   ///< reversed; the verbs that may stand between
  std::string reach_end;  ///< what must stand right before the number for bound_reach (的)
  std::string
      plain_money;  ///< the id of 元, which a word before the number may turn into another (新台币3亿元)
  std::vector<std::string> per_marks;    ///< "/", "每", " per "
  std::vector<std::string> range_marks;  ///< "—", "~", "至"
  std::vector<std::string> falling_marks;  ///< Those between ends in falling order, too: 5—3吨, not 5至3吨.
  std::vector<std::string> suffixes;       ///< 次: makes a classifier of a classifier (艘次)
  OneIn one_in;
  Guards guards;
};

}  // namespace zhibiao::unit
