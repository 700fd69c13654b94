// The region that a document, or one of its headings, is about; a part of the outline room.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "outline.h"
#include "place.h"
#include "text.h"
#include "timex.h"

namespace zhibiao::outline {

/// Finds regions by the grammar of titles and by what clauses start with. Reads only; one a document.
class Regions {
 public:
  Regions(const text::CleanText& clean, const std::vector<timex::Expression>& times,
          const place::Tables& places, const Tables& tables);

  /// The first home region of a title; else what stands before its first 省, 市, 县 …, where an office or a
  /// report follows.
  std::string of_title(Span at);
  /// 我国 where a title starts with it, or with a time and it; else empty.
  std::string nation_of(Span at) const;
  /// True where the title whose region of_title() gave names another beside it: 苏州、武汉遭…
  bool several_in_title() const noexcept { return several_; }
  /// A region that a heading starts with; empty where it starts with none.
  std::string of_heading(Span at) const;
  /// The region that clauses most often start with; empty where none stands out. `national`: of a national
  /// office, where one 我国 is enough. Linear.
  std::string spoken_of(bool national) const;
  /// Where the text says 全市 or 本港: the region that it names most. Else, of the regions named, Taiwan,
  /// Hong Kong or Macau (GB/T 2260 codes 7 and 8), whose texts seldom start a clause with it; else empty.
  /// Linear.
  std::string meant_by_self();
  /// True where meant_by_self() found 全省 in a text that names no province.
  bool of_some_province() const noexcept { return some_province_; }
  /// True where `text` names a national office.
  bool names_office(std::string_view text) const;
  /// True where `p` begins a clause of the block that starts at `begin`: only a mark or a time stands before
  /// it.
  bool starts_clause(std::size_t p, std::size_t begin) const;

  /// How many words of the text only one region says (薪俸税, 差饷), and how many tell of another.
  struct Said {
    std::ptrdiff_t own = 0, other = 0;
  };
  /// Counts them. Linear.
  Said said() const;
  /// True where the text speaks as that one region alone does.
  static bool marked(const Said& words);
  /// Whose money the text speaks of where it names no place: of its byline (财经组／台北), or of the region
  /// whose offices and terms it names; empty where nothing tells.
  std::string money_place(const Said& words) const;

 private:
  struct Count {
    int times = 0;
    Span first;  // where it first stands
  };
  using Counts = std::unordered_map<std::string, Count>;

  void count(Counts& counts, std::size_t p, Trie::Match m) const;
  std::string most_spoken(const Counts& counts, const std::string& nation, int enough) const;
  bool is_address(std::size_t p, std::size_t end) const;
  bool of_province(Span self) const;
  bool reported_from(std::size_t p, std::size_t end) const;
  std::string before_suffix(Span at) const;
  std::string named_below(Span title) const;
  bool no_region(Span name) const;
  std::string before_whole(Span title) const;
  std::size_t skip_opener(std::size_t p) const;
  std::size_t skip_openers(std::size_t p) const;
  bool stands_again(Span name) const;
  bool another_follows(std::size_t p, std::size_t end) const;
  bool speaks_of_whole(std::string_view suffix) const;
  bool issues(std::string_view rest) const;
  std::size_t mark_at(std::size_t p) const;
  std::size_t skip_time(std::size_t p) const;

  const text::CleanText& clean_;
  const std::vector<timex::Expression>& times_;
  const place::Tables& places_;
  const Tables& tables_;
  bool some_province_ = false;
  bool several_ = false;
  std::string byline_;
};

}  // namespace zhibiao::outline
