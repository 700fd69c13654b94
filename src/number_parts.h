// Inside of the number room: the compiled tables and what its files hand each other.
//
//   number.cc          finds the places where a number may start, and drives the rest
//   number_arabic.cc   12,345.6 with its scale     ┐ (number_power.cc: 1.5e3, 5×10^30)
//   number_chinese.cc  一千二百三十四, 三点五        │ each reads one Atom; number_reader.h is
//   number_scale.cc    万 and 亿 in it: 1亿2千万     │ the class of these two
//   number_english.cc  twenty-five million         ┘
//   number_terms.cc    atoms → terms: 百分之三, 三成, 1/3, signs
//   number_join.cc     terms → numbers: ranges and ratios
//   number_tables.cc   rule files → Tables::Impl
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "char_sets.h"
#include "number.h"
#include "trie.h"
#include "zhibiao/indicator.h"

namespace zhibiao::number {

/// Which set of numerals a character belongs to; the two sets do not mix in one numeral (大陆 ends no
/// 二十陆).
enum class Script : std::uint8_t { any, plain, formal };

/// What one Chinese numeral character says.
struct Numeral {
  enum class Sort : std::uint8_t {
    none,
    digit,  ///< `value` 0 to 9
    tens,   ///< 廿 卅: `value` 2, 3
    small,  ///< 十 百 千: `value` is the power of ten
    big,    ///< 万 亿 兆: `value` is the power of ten
  };
  Sort sort = Sort::none;
  std::uint8_t value = 0;
  Script script = Script::any;
};

/// What one English number word says.
struct EnglishWord {
  enum class Sort : std::uint8_t {
    unit,     ///< 0 to 9
    teen,     ///< 10 to 19
    tens,     ///< 20 to 90
    hundred,  ///< 100
    scale,    ///< `value` is the power of ten
    count,    ///< dozen: times `value`
    article,  ///< a, an: 1, only before hundred, scale, count or part
    link,     ///< and: only inside a number
    part,     ///< third(s): `value` is the denominator
  };
  Sort sort = Sort::unit;
  std::int32_t value = 0;
  bool strict = false;  ///< part: counts only before certain words (a quarter of)
};

/// 3—5, 3至5, between 3 and 5.
struct RangeMark {
  std::string mark;
  std::vector<std::string> after;      ///< where not empty, one of these must stand before the first end
  std::vector<std::string> not_after;  ///< none of these may
  std::vector<std::string>
      moves;            ///< after these a far larger second number is what is reached: 跌40元至3170元
  bool spaced = false;  ///< a word between spaces, not a sign
  bool tight = false;   ///< a hyphen: no third part, no letters, no leading zeros around it
};

/// A mark before a number.
struct Sign {
  bool negative = false;
  bool loose = false;  ///< may follow a Chinese character
  bool word = false;   ///< 负: letters of its own, no test of what stands before except `not_after`
  std::vector<std::string> not_after;
};

/// 成, 折.
struct Tenth {
  std::string word;
  bool discount = false;               ///< 八五折: two digits are percent, and nothing follows
  std::vector<std::string> not_after;  ///< characters before a lone 一 (统一成)
  std::vector<std::string> half;       ///< 半
  Trie followers;                      ///< 0: blocks (立), 1: does not after all (人口)
};

/// A fixed phrase with its own value: 一半.
struct Phrase {
  Decimal value;
  Form form = Form::tenths;
  std::string unit;
  std::vector<std::string> except;  ///< followers that undo it
  std::vector<std::string> not_after;
};

/// bn, m, k: a scale that touches the digits.
struct Attached {
  int power = 0;
  bool lower_case = false;          ///< not as a capital: 12k, but 4K
  bool money = false;               ///< only behind a currency mark or before one of `before`
  std::vector<std::string> before;  ///< nouns
};

/// What may start behind a numeral; bits of Tables::Impl::right.
enum Right : CharSets::Mask {
  kNumeral = 1,
  kPoint = 2,
  kMore = 4,
  kPart = 8,
  kTenth = 16,
  kHalf = 32,
  kRatio = 64
};
/// What may end before one; a bit of Tables::Impl::left.
inline constexpr CharSets::Mask kSign = 1;

struct Tables::Impl {
  static constexpr std::int32_t kBriefPart = 1;  ///< in `parts`

  CharSets left, right;
  std::array<std::uint64_t, 1024> starts{};  ///< BMP characters that may start a number
  std::array<std::uint64_t, 256> pairs{};    ///< two ASCII letters that may start a number word
  std::vector<std::uint8_t> index =
      std::vector<std::uint8_t>(0x10000);  ///< BMP character → place in `numerals`
  std::vector<Numeral> numerals = std::vector<Numeral>(1);

  Trie blocked;      ///< a numeral with a follower that makes it none: 千瓦, 百分点
  Trie points;       ///< 点
  Trie more;         ///< 多 余 来 几; 1 where a small scale may follow (一百几十)
  Trie scales;       ///< English scale words after digits: million; value is the power
  Trie attached_at;  ///< → attached
  std::vector<Attached> attached;
  std::vector<std::string> money;  ///< currency marks before a number
  Trie words;                      ///< → english
  std::vector<EnglishWord> english;
  Trie phrases;  ///< → phrase
  std::vector<Phrase> phrase;
  std::vector<std::pair<std::string, std::int32_t>> sign_words;  ///< → sign; few, matched backwards
  std::vector<Sign> sign;
  std::vector<RangeMark> range;        ///< few, matched backwards
  std::array<bool, 256> range_ends{};  ///< last bytes of the marks: a quick test
  std::vector<std::string> no_repeat;  ///< units that belong to dates: 10日至15日 stays two numbers
  Trie ratios;                         ///< ∶ :; 1 where only "to 1" is a ratio
  std::vector<std::string> ratio_not_after;
  std::vector<std::string> ratio_except;  ///< units behind the second number that make it no ratio
  Trie parts;                             ///< 分之; kBriefPart for 分 (三分一)
  Trie brief_except;                      ///< 般: 十分一般 is no tenth
  Trie rates;                             ///< 百 千 万 before 分之 → rate_units
  std::vector<std::string> rate_units;
  Trie tenths;  ///< → tenth
  std::vector<Tenth> tenth;
  Trie suffixes;  ///< /10万 → suffix_units
  std::vector<std::string> suffix_units;
  Trie halves;  ///< 倍半 → half_units
  std::vector<std::string> half_units;
  Trie slash_after;                              ///< words after 2/3 that make it a fraction
  std::vector<std::string> slash_before;         ///< words before it that do
  std::vector<std::string> tail_except;          ///< 年: 5万2023年 is no 52023
  std::vector<std::string> vague;                ///< 数 几 上 before a bare scale
  std::vector<std::string> vague_ten;            ///< the same before 十
  std::vector<std::string> article_part_before;  ///< what may follow "a third"
  std::vector<std::string> strict_part_before;   ///< what must follow "a quarter"
  std::vector<std::string> strict_part_after;    ///< or stand before it: by a quarter
  std::vector<std::string> part_links;           ///< " in ", " out of "

  /// Fills `left` and `right`.
  void mark_neighbours();
  /// What the character says; `none` for every other.
  const Numeral& numeral(char32_t c) const noexcept { return numerals[c < 0x10000 ? index[c] : 0]; }
};

/// One number as written, before it is joined with its neighbours.
struct Atom {
  Span at;
  Decimal value;
  std::optional<Decimal> high;  ///< 三四十
  Form form = Form::arabic;
  std::string_view unit;   ///< of a phrase
  Decimal coefficient;     ///< value without the last scale
  std::int16_t power = 0;  ///< of the last big scale (or small, where there is no big one); 0: none
  std::uint8_t digits = 0;
  bool grouped = false;
  bool scaled = false;
  bool more = false;
  bool overflow = false;
  bool leading_zero = false;
  bool bare = false;    ///< only scale words: 百, 千万, 十
  bool single = false;  ///< one numeral character
  bool big = false;     ///< holds 万, 亿 …
};

/// An atom with the words that go with it: sign, 百分之, 成.
struct Term {
  Atom atom;
  Span at;                         ///< with sign and words
  std::size_t unsigned_begin = 0;  ///< without the sign
  bool weak_sign = false;          ///< the sign may be a range's hyphen: 10元-20元
  std::string_view unit;           ///< of the words; empty where none
  bool negative = false;
  std::size_t next = 0;  ///< index of the first atom after it
  bool dropped = false;  ///< a vague magnitude: no number
};

/// Length and code point of the character at `at`; ill-formed bytes are one byte long and no character.
struct Char {
  char32_t code = 0xFFFFFFFF;
  std::size_t size = 1;
};
Char char_at(std::string_view text, std::size_t at) noexcept;
/// The character that ends before `at`; size 0 at the start.
Char char_before(std::string_view text, std::size_t at) noexcept;

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
inline bool digit_at(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && is_digit(text[at]);
}
inline bool letter_at(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && is_letter(text[at]);
}
/// One past a single space at `at`, else `at`.
inline std::size_t skip_space(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}
/// True where one of `words` stands right at `at`; ends right before `at`.
bool any_at(std::string_view text, std::size_t at, const std::vector<std::string>& words) noexcept;
bool any_before(std::string_view text, std::size_t at, const std::vector<std::string>& words) noexcept;

/// A power of ten behind a literal: 1.5e3, 5×10^30, 3.2 × 10⁻³.
struct PowerOfTen {
  int power = 0;
  bool fits = true;     ///< False where the power is too large to be held.
  std::size_t end = 0;  ///< One past it; 0 where there is none.
  explicit operator bool() const noexcept { return end != 0; }
};
/// Reads the power of ten behind the literal at `literal`.
PowerOfTen read_power(std::string_view text, Span literal);

/// An ASCII literal without sign and scale.
struct Literal {
  Span at;
  std::optional<Decimal> value;  ///< nothing: too many digits
  std::uint8_t digits = 0;
  bool grouped = false;
  bool fraction = false;
  bool leading_zero = false;
};
/// Reads the literal that starts at the digit `at`.
Literal read_literal(std::string_view text, std::size_t at);

/// The atom that starts at the digit or numeral `at`; nothing where the character is part of a blocked word.
std::optional<Atom> read_numeral(std::string_view text, std::size_t at, const Tables::Impl& tables);
/// The same without the quick way for digits alone and single numerals.
std::optional<Atom> read_any_numeral(std::string_view text, std::size_t at, const Tables::Impl& tables);
/// Gives an Arabic atom its English scale: million, bn.
void read_english_scale(std::string_view text, const Tables::Impl& tables, Atom& atom);
/// The atom of English number words that starts at the word start `at`.
std::optional<Atom> read_english(std::string_view text, std::size_t at, const Tables::Impl& tables);

/// The term that starts with atom `first`. Looks at most a few atoms ahead.
Term read_term(std::string_view text, const std::vector<Atom>& atoms, std::size_t first,
               const Tables::Impl& tables);
/// Puts the sign that stands before it into `term`.
void read_sign(std::string_view text, const Tables::Impl& tables, Term& term);
/// A term alone as a number.
Number to_number(const Term& term);
/// The range of two neighbours; nothing where they are none.
std::optional<Number> try_range(std::string_view text, const Term& low, const Term& high,
                                const Tables::Impl& tables);
/// Terms → numbers, which it appends.
void join(std::string_view text, const std::vector<Atom>& atoms, const Tables::Impl& tables,
          std::vector<Number>& out);

}  // namespace zhibiao::number
