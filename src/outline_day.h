// Which day a text is of, and where its datelines end. Internal to the outline room.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "outline.h"

namespace zhibiao::outline {

inline constexpr std::size_t kHeadBlocks = 6;  // where title and dateline stand

/// Time expressions of one block, in order.
struct Times {
  const timex::Expression* first;
  const timex::Expression* last;
  const timex::Expression* begin() const { return first; }
  const timex::Expression* end() const { return last; }
};

/// Reads the days of a text. References must outlive it.
class Days {
 public:
  Days(const text::CleanText& clean, const std::vector<timex::Expression>& times, const Tables& tables)
      : clean_(clean), times_(times), tables_(tables) {}

  /// The expressions that start in `at`. O(log of all).
  Times times_of(Span at) const;
  /// The last of the years of a paragraph that begins long before them (1978 年 12 亿元，2017 年 3447 亿元);
  /// none where it does not, or where they lie behind `today`.
  std::optional<int> last_year(Span paragraph, const Interval& lead, const std::optional<Date>& today) const;
  /// The first full date of the head's short lines, else of the head, of the tail, of an address that the
  /// text names; a dateline of month and day (5月6日电) then says which day before it. Nothing where none has
  /// one.
  std::optional<Date> written() const;
  /// What the years that the text speaks of tell of its day; nothing where they tell nothing. Linear.
  std::optional<Date> guessed(const std::vector<Part>& parts) const;
  /// True for two times with 和, 、 or nothing but that between them.
  bool joined(const timex::Expression& a, const timex::Expression& b) const;
  /// Where a block's own words start: behind 某社北京5月6日电（记者…）, else where the block does.
  std::size_t behind_dateline(Span block) const;
  /// The sentence that holds `at`; empty where none does. O(log of all).
  Span sentence_of(std::size_t at) const;
  /// True where a digit stands in `at` that belongs to no time.
  bool has_figure(Span at) const;
  /// True where a word of telling ends at `at`: 某部22日通报|今年上半年….
  bool announced(std::size_t at) const;

 private:
  Span dateline_word(Span block) const;
  std::optional<Date> full_date(std::size_t block) const;
  std::optional<Date> page_date() const;
  std::optional<Date> in_digits(Span block) const;
  std::optional<Date> in_address() const;
  std::optional<Date> sent_before(const Date& page) const;
  bool is_line(std::size_t block) const;
  bool is_base(const timex::Expression& t) const;
  bool goes_back(const timex::Expression& t) const;
  bool names_other(Span block) const;
  std::optional<Date> latest_month() const;
  Date dateline_after(const Date& latest) const;

  const text::CleanText& clean_;
  const std::vector<timex::Expression>& times_;
  const Tables& tables_;
};

}  // namespace zhibiao::outline
