// Guards: the numbers that are no indicators (names, dates, lists, phones …), as data. Internal to the unit
// room.
//
// A `[[guard]]` entry says what may stand around a number; the first entry in file order that fits gives the
// number its guard, or keeps it (kind = "keep"). A `[[word_guard]]` lists words that hold a number (长三角,
// 一带一路).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "char_sets.h"
#include "rules/node.h"
#include "trie.h"
#include "unit.h"

namespace zhibiao::unit {

/// The compiled guards. Immutable and thread-safe after build().
class Guards {
 public:
  static constexpr std::size_t kMost = 256;
  static constexpr std::string_view kKeep = "keep";

  void add(
      const rules::Node& file);  ///< Takes `[[guard]]`, `[[word_guard]]`, `[[class]]`. Throws Error{schema}.
  void build();

  /// The guard of `q`; empty where it may be an indicator. Costs the words around the number.
  std::string_view judge(std::string_view text, const Quantity& q) const;

 private:
  /// A set of entries.
  struct Set {
    std::array<std::uint64_t, kMost / 64> words{};
    void set(std::size_t entry) { words[entry / 64] |= std::uint64_t{1} << (entry % 64); }
    void operator|=(const Set& other) {
      for (std::size_t i = 0; i < words.size(); ++i) words[i] |= other.words[i];
    }
    void operator&=(const Set& other) {
      for (std::size_t i = 0; i < words.size(); ++i) words[i] &= other.words[i];
    }
  };

  /// What the words at one side of a number say: the entries they speak for and those they bar.
  struct Words {
    Set wanted, barred;
  };
  struct Side {
    Trie trie;
    std::vector<Words> words;  // by trie value
    Set needs;                 // entries that want a word here
    struct Draft {
      std::string word;
      std::size_t entry = 0;
      bool bars = false;
    };
    std::vector<Draft> draft;
    void add(const std::vector<std::string>& list, std::size_t entry, bool bars);
    void build(bool backwards);
    void see_at(std::string_view text, std::size_t at, Words& found) const;
    void see_before(std::string_view text, std::size_t at, Words& found) const;
    void note(Trie::Match m, Words& found) const {
      found.wanted |= words[static_cast<std::size_t>(m.value)].wanted;
      found.barred |= words[static_cast<std::size_t>(m.value)].barred;
    }
  };
  /// Which entries allow a surface: those that list it, and those that list none.
  struct Surfaces {
    Trie trie;
    std::vector<Set> sets;  // by trie value
    Set open, empty;        // for what no entry lists; for ""
    void build(const std::vector<std::vector<std::string>>& lists);
    const Set& of(std::string_view surface) const {
      if (surface.empty()) return empty;
      const std::int32_t found = trie.find(surface);
      return found < 0 ? open : sets[static_cast<std::size_t>(found)];
    }
  };
  /// What a number must be, besides the words around it. Empty means any.
  struct Entry {
    std::string kind;
    std::vector<Class> classes;
    std::vector<std::string> units;    // as written
    std::vector<std::string> written;  // the number itself
    std::optional<bool> chinese;       // Chinese numerals, or digits
    std::optional<bool> scaled;
    std::optional<bool> is_signed;
    std::optional<bool> leading_zero;
    std::optional<bool> decimal;
    bool limited = false;  // by least, most
    Decimal least, most;
    std::int64_t least_digits = 0;
    std::int64_t decimals = 0;
    std::vector<std::string> token;  // the run of ASCII around the number holds one of these
  };

  void add_class(const rules::Node& node);
  void add_guard(const rules::Node& node);
  void add_words(const rules::Node& node);
  void add_word(const std::string& word, std::int32_t kind);
  std::vector<std::string> expand(const rules::Node& node, const std::vector<std::string>& words,
                                  int depth = 0) const;
  std::vector<std::string> words(const rules::Node& node, std::string_view key) const;
  Set candidates(std::string_view text, const Quantity& q) const;
  Set suited(std::string_view text, const Quantity& q) const;
  std::string_view first_fitting(const Set& open, std::string_view text, const Quantity& q) const;
  std::string_view covering(std::string_view text, const Quantity& q) const;
  void sort_by_number(const Entry& entry, std::size_t index);
  /// What suited() leaves to ask.
  static bool fits(const Entry& entry, std::string_view text, const Quantity& q);
  static std::string group_key(std::int32_t group);

  std::vector<Entry> entries_;
  std::map<std::string, std::vector<std::string>> classes_;
  Side before_, after_, behind_;              // before the number, after it, after its unit
  CharSets left_, right_;                     // characters that the words of the sides end or start with
  Set open_left_, open_right_, open_behind_;  // entries that want no word there
  // Entries for numbers of one class, in Chinese numerals or not, scaled or not …
  std::array<Set, 16> by_class_;
  std::array<Set, 2> by_script_, by_scale_, by_sign_, by_zero_, by_decimal_;
  Surfaces by_unit_, by_number_;  // … with a unit or number written in a certain way
  std::string numerals_;
  std::vector<std::string> kinds_;  // of word lists
  Trie heads_;                      // a word from one of its numerals on → group
  Trie tails_;                      // group, then what stands before the numeral, reversed → kind
  std::map<std::string, std::int32_t> groups_;  // while loading
};

}  // namespace zhibiao::unit
