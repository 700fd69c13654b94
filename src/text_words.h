// The words of the `[text]` sections, ready to look up.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text.h"

namespace zhibiao::text {

/// A set of words that takes string_view keys.
class WordSet {
 public:
  void add(std::vector<std::string> words);
  bool has(std::string_view word) const { return words_.find(word) != words_.end(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const noexcept {
      return std::hash<std::string_view>{}(word);
    }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> words_;
};

struct Tables::Words {
  WordSet page_words, abbreviations, before_number, compounds, title_joiners;
  std::vector<std::string> section_words, heading_words, caption_words, title_ends, reference_marks;
  std::array<bool, 256> heading_leads{};  // the bytes that heading_words begin with
  std::u32string page_marks, heading_numerals, bullets;
};

}  // namespace zhibiao::text
