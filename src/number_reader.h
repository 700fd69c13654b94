// Inside of the number room: the reader of one numeral, in two files by what it meets.
//
//   number_chinese.cc   the loop, digits, 点, 多, the end
//   number_scale.cc     十百千, 万亿兆, Arabic literals among them
//
// A numeral is read as parts, each a section below ten thousand times a big scale: 三千二百 × 万 + 五百.
// Within a part and from part to part scales only fall, so the first sign that breaks the order ends the
// numeral.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "number_parts.h"

namespace zhibiao::number {

/// Reads one numeral from left to right. `choice` 1 takes the second of two digits that name a range: 三四十
/// is 40.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at, const Tables::Impl& tables, int choice)
      : text_(text), tables_(tables), begin_(at), at_(at), choice_(choice) {}

  /// Reads on until nothing more fits.
  void run();

  /// True where two digits name a range: read again with choice 1.
  bool paired() const { return paired_; }

  /// The finished atom; nothing where the characters are no number (陆 in 大陆).
  std::optional<Atom> finish();

 private:
  using Sort = Numeral::Sort;
  static constexpr int kNoLimit = 1000;

  // The numeral character at `at`; none where a follower blocks it (千瓦).
  const Numeral& numeral_at(std::size_t at, Char* size = nullptr) const;
  // Plain and formal numerals do not mix.
  bool script_fits(const Numeral& n) const;
  // Takes the next token; false where none fits.
  bool step();
  // Counts a token and its script.
  void note(const Numeral& n);
  // Takes one numeral character by its sort.
  bool take(const Numeral& n, std::size_t at, std::size_t size);
  // Nothing stands behind the last big scale yet; nothing at all.
  bool open() const;
  bool empty() const { return open() && !part_seen_; }

  // --- digits
  // Digits that stand together from `at`: their count and one past the last.
  std::pair<std::size_t, std::size_t> digit_run(std::size_t at) const;
  // 三四, 三五
  static bool names_range(int low, int high) { return high == low + 1 || (low == 3 && high == 5); }
  // A digit, two that name a range, or a string of them.
  bool take_digits(std::size_t at, std::size_t size);
  // A digit that waits for its scale.
  bool set_digit(int value, std::size_t end);
  bool empty_before_digit() const { return section_limit_ == kNoLimit && !section_seen_; }
  // 零 inside: taken only where a digit follows, 一百零 is 一百.
  bool take_zero(std::size_t end);
  // 二〇二二. Its last digit is left out where a small scale claims it: 五 一百.
  bool take_string(std::size_t at);
  // The section from its start; more onto it.
  void set_section(const std::optional<Decimal>& value);
  void add_section(const Decimal& value);
  // A digit without a scale of its own: 十五 is 15, 一万二 is 12000, 一百零五 is 105.
  void close_digit();

  // --- scales
  // 廿
  bool take_tens(const Numeral& n, std::size_t end);
  // 十百千
  bool take_small(const Numeral& n, std::size_t end);
  // 二百三百: the three belongs to the next numeral.
  bool drop_digit();
  // What every small scale leaves behind.
  bool scaled_small(const Numeral& n, std::size_t end);
  // 3百, 1.2千
  bool scale_literal(const Numeral& n, std::size_t end);
  // 万亿兆
  bool take_big(const Numeral& n, std::size_t end);
  // 五万八千亿: the 亿 takes both.
  bool raise_both(const Numeral& n, std::size_t end);
  // 三万五万: the five belongs to the next numeral.
  bool drop_section();
  // A pending digit goes into the section as units: 十五万.
  void close_for_big();
  // 万亿, 亿亿: a second scale on the part before; 亿万 is none.
  bool raise_part(const Numeral& n, std::size_t end);
  // What every big scale leaves behind; the last part goes into the total.
  bool part_done(const Numeral& n, std::size_t end);
  void close_part();

  // --- literals
  // An Arabic literal: at the start any, behind a scale one that has its own or fills the places left.
  bool take_literal();
  bool first_literal();
  bool literal_done(const Literal& literal, bool scaled);

  // --- 点 and 多
  // True where decimals stand at `at`.
  bool point_at(std::size_t at) const;
  // One past the decimals behind the 点 at `at`; 0 where they are none: 三点五十分 is a time.
  std::size_t decimals_at(std::size_t at) const;
  // 三点五
  bool take_point();
  bool ends_scaled_after_big() const { return after_big_ && !section_seen_ && digit_ < 0; }
  // 一百多, 十几, 100余: only behind a round number.
  bool take_more();
  // True where the value read so far ends in a zero.
  bool round() const;

  // --- the end
  // The last section becomes a part; the parts become the value.
  void close_section();
  void finish_value();
  // What a range may borrow: 3至5亿 takes the 亿 of the 5.
  void finish_coefficient();

  std::string_view text_;
  const Tables::Impl& tables_;
  std::size_t begin_;
  std::size_t at_;
  std::size_t digit_begin_ = 0;  // of the pending digit
  std::size_t part_end_ = 0;     // one past the last big scale
  int choice_;
  Atom atom_;

  Decimal total_;                 // parts that are closed
  Decimal part_;                  // the last part, scale applied
  Decimal section_;               // what stands behind the last big scale
  int digit_ = -1;                // a digit whose scale is not known yet
  int part_limit_ = kNoLimit;     // power of the last big scale
  int section_limit_ = kNoLimit;  // power of the last small scale; 0: the section is full
  int power_ = 0;                 // powers of all scales on the last part
  int tokens_ = 0;
  int formal_ = 0;
  int coefficients_ = 0;
  Script script_ = Script::any;
  bool part_seen_ = false;
  bool section_seen_ = false;
  bool section_open_ = false;
  bool section_literal_ = false;  // the section is an Arabic literal that waits for its scale
  bool coefficient_seen_ = false;
  bool literal_seen_ = false;
  bool chinese_seen_ = false;
  bool small_seen_ = false;
  bool after_big_ = false;
  bool ends_scaled_ = false;
  bool lone_ = false;  // the last scale had no coefficient: nothing but a scale may follow
  bool zero_ = false;
  bool decimal_ = false;
  bool more_ = false;
  bool paired_ = false;
};

}  // namespace zhibiao::number
