// Reads the quantities of one text from left to right. Internal to the unit room: unit.cc has the flow,
// ranges, ranks and bounds, unit_after.cc what stands at a number.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "unit.h"
#include "unit_tables.h"

namespace zhibiao::unit {

/// A unit right after a number.
struct Found {
  std::int32_t entry = -1;
  Span at;
  bool outside = false;  ///< a noun that gives the unit and stays outside the quote
  explicit operator bool() const noexcept { return entry >= 0; }
};

class Reader {
 public:
  Reader(std::string_view text, Span block, const std::vector<number::Number>& numbers,
         const std::vector<Span>& dates, const Tables::Impl& tables, std::vector<Quantity>& out)
      : text_(text), block_(block), numbers_(numbers), dates_(dates), tables_(tables), out_(out) {}

  void read();

 private:
  using Number = number::Number;

  const Entry& entry(std::int32_t index) const { return tables_.entries[static_cast<std::size_t>(index)]; }
  Quantity start(const Number& n) const;
  void read_one(const Number& n);
  void read_structure(const Number& n);  // 9.3∶37.4∶53.3 is three shares
  bool runs(std::size_t at) const;
  bool listed(const Quantity& q, const Quantity& next) const;
  void share_scale(Quantity& q, const Quantity& next) const;
  void settle_lists(std::size_t first);
  bool moves_to(const Quantity& move, const Quantity& reached) const;
  std::vector<Quantity> word_numbers();  // 翻番
  Quantity word_number(const WordNumber& word, std::size_t at);
  void go_to(std::size_t at);
  void finish(Quantity& q);
  bool in_date(const Span& at) const;
  const Number* next_at(std::size_t at) const;
  void join_range(Quantity& q);    // 33℃～37℃
  void join_falling(Quantity& q);  // 5—3吨
  bool falls(std::string_view mark) const;
  void join_clock_unit(Quantity& q);  // 2小时50分 is 170 minutes
  void take_rank(Quantity& q) const;  // 第3位, 前十
  void take_bounds(Quantity& q) const;
  Trie::Match bound_word_before(std::size_t at) const;
  bool bound_before(Quantity& q, std::size_t at) const;
  bool bound_after(Quantity& q) const;
  bool bound_before_verb(Quantity& q) const;
  bool bound_from_afar(Quantity& q) const;  // 约占全国的30%

  // unit_one_in.cc
  void settle_parts(std::size_t first);  // 每三名工程师里就有一名
  std::size_t each_before(const Quantity& whole) const;
  bool has_part(const Quantity& whole, const Quantity& part, Span& noun) const;

  // unit_after.cc
  void take_unit(Quantity& q, const Number& n);
  void apply(Quantity& q, const Found& found) const;
  bool suits(const Surface& surface, const Number& n, std::size_t end) const;
  Found find_people(std::size_t at, const number::Number& n) const;
  Found find_after(std::size_t at, const Number& n) const;
  Found find_per(std::size_t at, const Entry& numerator) const;
  std::size_t skip_space(std::size_t at) const;
  void take_per(Quantity& q, const Entry& numerator) const;  // /, 每
  void take_currency(Quantity& q);                           // $5亿, 人民币5亿, 新台币5亿元
  void take_sign(Quantity& q) const;                         // -$5亿
  void join_money(Quantity& q, const Entry& unit);           // $5-$6
  void take_prefix(Quantity& q, const Found& found) const;   // 翻两番, 翻了近一番
  void take_rate(Quantity& q) const;                         // 时速120公里, 每平方公里3万人

  std::string_view text_;
  Span block_;
  const std::vector<Number>& numbers_;
  const std::vector<Span>& dates_;
  const Tables::Impl& tables_;
  std::size_t here_ = 0;     // where the number begins
  std::size_t space_ = 0;    // bytes of a space before it
  CharSets::Mask left_ = 0;  // Left of the character before it
  CharSets::Mask far_ = 0;   // Left of the character before the space
  std::size_t next_ = 0;     // number to read next
  std::size_t date_ = 0;     // first date that does not end before the number
  std::vector<Quantity>& out_;
};

}  // namespace zhibiao::unit
