// Chinese numerals and Arabic literals with Chinese scales: 一千二百三十四, 十五六万, 三点五亿, 1亿2千万,
// 100多万.
//
// A numeral is read as parts, each a section below ten thousand times a big scale: 三千二百 × 万 + 五百.
// Within a part and from part to part scales only fall, so the first sign that breaks the order ends the
// numeral.
#include <algorithm>

#include "digit_sum.h"
#include "number_parts.h"

namespace zhibiao::number {
namespace {

using Sort = Numeral::Sort;

constexpr int kNoLimit = 1000;

// Reads one numeral from left to right. `choice` 1 takes the second of two digits that name a range (三四十
// is 40).
class Reader {
 public:
  Reader(std::string_view text, std::size_t at, const Tables::Impl& tables, int choice)
      : text_(text), tables_(tables), begin_(at), at_(at), choice_(choice) {}

  // Reads on until nothing more fits.
  void run() {
    while (step()) {
    }
    close_digit();
    close_section();
    atom_.at = {begin_, at_};
  }

  bool paired() const { return paired_; }

  // The finished atom; nothing where the characters are no number (陆 in 大陆).
  std::optional<Atom> finish() {
    if (at_ == begin_ || (formal_ == 1 && tokens_ == 1 && !literal_seen_)) return std::nullopt;
    finish_value();
    finish_coefficient();
    atom_.single = tokens_ == 1 && !literal_seen_;
    atom_.bare = !coefficient_seen_;
    atom_.scaled = ends_scaled_;
    const bool plain_scale = !small_seen_ && coefficients_ <= 1;
    atom_.form = !literal_seen_ ? Form::chinese : plain_scale && !chinese_seen_ ? Form::arabic : Form::mixed;
    return atom_;
  }

 private:
  const Numeral& numeral_at(std::size_t at, Char* size = nullptr) const {
    if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x80) return tables_.numerals[0];
    const Char c = char_at(text_, at);
    if (size) *size = c;
    const Numeral& out = tables_.numeral(c.code);
    if (out.sort == Sort::none || !tables_.blocked.longest(text_, at)) return out;
    return tables_.numerals[0];
  }

  bool script_fits(const Numeral& n) const {
    if (n.script == Script::any) return true;
    return script_ == Script::any || script_ == n.script;
  }

  bool step() {
    if (at_ >= text_.size()) return false;
    if (is_digit(text_[at_])) return take_literal();
    Char c;
    const Numeral& n = numeral_at(at_, &c);
    if (n.sort == Sort::none) return take_more() || take_point();
    if (!script_fits(n)) return false;
    if (more_ && n.sort != Sort::big) return false;
    const bool took = take(n, at_, c.size);
    if (took) note(n);
    return took;
  }

  void note(const Numeral& n) {
    ++tokens_;
    if (n.script != Script::any) script_ = n.script;
    if (n.script == Script::formal) ++formal_;
  }

  bool take(const Numeral& n, std::size_t at, std::size_t size) {
    switch (n.sort) {
      case Sort::digit:
        return take_digits(at, size);
      case Sort::tens:
        return take_tens(n, at + size);
      case Sort::small:
        return take_small(n, at + size);
      case Sort::big:
        return take_big(n, at + size);
      case Sort::none:
        return false;
    }
    return false;
  }

  bool open() const {
    return digit_ < 0 && section_limit_ == kNoLimit && section_.is_zero() && !section_seen_;
  }
  bool empty() const { return open() && !part_seen_; }

  // --- digits

  // Digits that stand together from `at`: their count and one past the last.
  std::pair<std::size_t, std::size_t> digit_run(std::size_t at) const {
    std::size_t count = 0;
    Char c;
    while (numeral_at(at, &c).sort == Sort::digit && script_fits(numeral_at(at))) {
      at += c.size;
      ++count;
    }
    return {count, at};
  }

  static bool names_range(int low, int high) { return high == low + 1 || (low == 3 && high == 5); }

  bool take_digits(std::size_t at, std::size_t size) {
    if (digit_ >= 0 || more_ || decimal_ || lone_) return false;
    const int first = numeral_at(at).value;
    const int second = numeral_at(at + size).sort == Sort::digit ? numeral_at(at + size).value : -1;
    if (second >= 0 && !paired_ && first > 0 && names_range(first, second)) {
      Char c;
      numeral_at(at + size, &c);
      if (numeral_at(at + size + c.size).sort != Sort::digit && !point_at(at + size + c.size)) {
        paired_ = true;
        return set_digit(choice_ == 0 ? first : second, at + size + c.size);
      }
    }
    if (second >= 0 && first == 0 && !empty()) {  // 一千零五
      zero_ = true;
      at_ = at + size;
      return true;
    }
    if (second >= 0 && empty()) return take_string(at);
    if (first == 0 && !empty()) return take_zero(at + size);
    return set_digit(first, at + size);
  }

  bool set_digit(int value, std::size_t end) {
    if (!empty() && section_limit_ == 0) return false;
    digit_ = value;
    digit_begin_ = at_;
    if (empty_before_digit()) coefficients_ += 1;
    coefficient_seen_ = chinese_seen_ = true;
    at_ = end;
    ends_scaled_ = false;
    return true;
  }

  bool empty_before_digit() const { return section_limit_ == kNoLimit && !section_seen_; }

  // 零 inside: taken only where a digit follows, 一百零 is 一百.
  bool take_zero(std::size_t end) {
    const Numeral& next = numeral_at(end);
    const bool ten = next.sort == Sort::small && next.value == 1;  // 一千零十
    if (zero_ || (next.sort != Sort::digit && !ten)) return false;
    zero_ = true;
    at_ = end;
    return true;
  }

  // 二〇二二. Its last digit is left out where a small scale claims it: 五 一百.
  bool take_string(std::size_t at) {
    auto [count, end] = digit_run(at);
    std::size_t stop = end;
    if (numeral_at(end).sort == Sort::small) stop -= char_before(text_, end).size;
    DigitSum sum;
    for (std::size_t i = at; i < stop;) {
      Char c;
      sum.push(numeral_at(i, &c).value);
      i += c.size;
    }
    tokens_ += static_cast<int>(count);
    set_section(sum.value());
    section_limit_ = 0;
    chinese_seen_ = true;
    at_ = stop;
    return true;
  }

  void set_section(const std::optional<Decimal>& value) {
    if (!value) atom_.overflow = true;
    section_ = value.value_or(Decimal());
    section_seen_ = coefficient_seen_ = true;
    ends_scaled_ = false;
    ++coefficients_;
  }

  void add_section(const Decimal& value) {
    const auto sum = section_.plus(value);
    if (!sum) atom_.overflow = true;
    section_ = sum.value_or(Decimal());
    section_seen_ = true;
  }

  // A digit without a scale of its own: 十五 is 15, 一万二 is 12000, 一百零五 is 105.
  void close_digit() {
    if (digit_ < 0) return;
    int power = 0;
    if (!zero_ && section_limit_ != kNoLimit && section_limit_ > 0) power = section_limit_ - 1;
    if (!zero_ && section_limit_ == kNoLimit && part_seen_) power = part_limit_ - 1;
    add_section(Decimal(digit_, power));
    digit_ = -1;
    section_limit_ = 0;
  }

  // --- scales

  bool take_tens(const Numeral& n, std::size_t end) {
    if (!open() || decimal_ || lone_) return false;
    add_section(Decimal(n.value, 1));
    section_limit_ = 1;
    coefficient_seen_ = chinese_seen_ = true;
    ++coefficients_;
    at_ = end;
    return true;
  }

  bool take_small(const Numeral& n, std::size_t end) {
    if (section_literal_) return scale_literal(n, end);
    if (decimal_ || section_limit_ == 0 || digit_ == 0 || lone_) return false;
    if (n.value >= section_limit_) return section_limit_ > 1 && drop_digit();
    if (digit_ < 0) {
      const bool lone = empty();                                       // 百, 十五
      const bool ten = n.value == 1 && (section_seen_ || part_seen_);  // 一百十五, 一万十
      if (!lone && !ten) return false;
      if (lone) ++coefficients_;
    }
    add_section(Decimal(digit_ < 0 ? 1 : digit_, n.value));
    lone_ = digit_ < 0 && n.value != 1;
    return scaled_small(n, end);
  }

  // 二百三百: the three belongs to the next numeral.
  bool drop_digit() {
    if (digit_ < 0) return false;
    digit_ = -1;
    at_ = digit_begin_;
    ends_scaled_ = true;
    return false;
  }

  bool scaled_small(const Numeral& n, std::size_t end) {
    digit_ = -1;
    zero_ = false;
    section_limit_ = n.value;
    small_seen_ = true;
    ends_scaled_ = true;
    at_ = end;
    return true;
  }

  // 3百, 1.2千
  bool scale_literal(const Numeral& n, std::size_t end) {
    section_ = section_.scaled(n.value);
    section_literal_ = false;
    return scaled_small(n, end);
  }

  bool take_big(const Numeral& n, std::size_t end) {
    close_for_big();
    const bool bare = open();
    if (bare && part_seen_) return raise_part(n, end);
    if (bare) {
      add_section(Decimal(1, 0));
      ++coefficients_;
    }
    const Decimal part = section_.scaled(n.value);
    if (part_seen_ && !(part < Decimal(1, part_limit_))) return drop_section();
    close_part();
    part_ = part;
    lone_ = bare || lone_;
    return part_done(n, end);
  }

  // 三万五万: the five belongs to the next numeral.
  bool drop_section() {
    section_ = Decimal();
    section_seen_ = more_ = false;
    section_limit_ = kNoLimit;
    at_ = part_end_;
    ends_scaled_ = true;
    return false;
  }

  // A pending digit goes into the section as units: 十五万.
  void close_for_big() {
    if (digit_ < 0) return;
    const bool units = zero_ || section_limit_ == kNoLimit || section_limit_ == 1;
    const int power = units ? 0 : section_limit_ - 1;  // 三百五万 is 350万
    add_section(Decimal(digit_, power));
    digit_ = -1;
  }

  // 万亿, 亿亿: a second scale on the part before; 亿万 is none.
  bool raise_part(const Numeral& n, std::size_t end) {
    if (n.value < part_limit_ || ++raised_ > 8) return false;
    const Decimal part = part_.scaled(n.value);
    if (!total_.is_zero() && !(part < total_)) return false;
    part_ = part;
    return part_done(n, end);
  }

  bool part_done(const Numeral& n, std::size_t end) {
    part_seen_ = true;
    atom_.big = true;
    part_limit_ = n.value;
    power_ = section_seen_ ? n.value : power_ + n.value;
    section_ = Decimal();
    section_seen_ = section_literal_ = zero_ = decimal_ = false;
    section_limit_ = kNoLimit;
    ends_scaled_ = true;
    after_big_ = true;
    at_ = part_end_ = end;
    return true;
  }

  void close_part() {
    if (!part_seen_) return;
    const auto sum = total_.plus(part_);
    if (!sum) atom_.overflow = true;
    total_ = sum.value_or(Decimal());
    part_ = Decimal();
  }

  // --- literals

  bool take_literal() {
    if (empty()) return first_literal();
    if (more_ || decimal_ || digit_ >= 0 || lone_ || !ends_scaled_) return false;
    const Literal literal = read_literal(text_, at_);
    const Numeral& next = numeral_at(literal.at.end);
    const int limit = section_limit_ != kNoLimit ? section_limit_ : part_limit_;
    if (!literal.value || !(*literal.value < Decimal(1, limit))) return false;
    const bool scaled = next.sort == Sort::big ? next.value < part_limit_ || !part_seen_
                                               : next.sort == Sort::small && next.value < limit;
    const bool filled =
        literal.digits == limit && !literal.fraction && !any_at(text_, literal.at.end, tables_.tail_except);
    if (!(section_limit_ == kNoLimit && scaled) && !(filled && literal_seen_)) return false;
    add_section(*literal.value);
    return literal_done(literal, scaled);
  }

  bool first_literal() {
    if (at_ != begin_) return false;
    const Literal literal = read_literal(text_, at_);
    set_section(literal.value);
    --coefficients_;
    atom_.digits = literal.digits;
    atom_.leading_zero = literal.leading_zero;
    return literal_done(literal, true);
  }

  bool literal_done(const Literal& literal, bool scaled) {
    atom_.grouped = atom_.grouped || literal.grouped;
    section_literal_ = scaled;
    section_limit_ = 0;
    ends_scaled_ = false;
    literal_seen_ = coefficient_seen_ = true;
    ++coefficients_;
    at_ = literal.at.end;
    return true;
  }

  // --- 点 and 多

  bool point_at(std::size_t at) const { return tables_.points.longest(text_, at) && decimals_at(at); }

  // One past the decimals behind the 点 at `at`; 0 where they are none: 三点五十分 is a time.
  std::size_t decimals_at(std::size_t at) const {
    const Trie::Match point = tables_.points.longest(text_, at);
    if (!point || tables_.blocked.longest(text_, at)) return 0;
    const auto [count, end] = digit_run(at + point.length);
    if (count == 0 || numeral_at(end).sort == Sort::small) return 0;
    return end;
  }

  bool take_point() {
    if (decimal_ || more_ || literal_seen_ || ends_scaled_after_big() || (digit_ < 0 && !section_seen_))
      return false;
    const std::size_t end = decimals_at(at_);
    if (end == 0) return false;
    close_digit();
    DigitSum sum;
    sum.point();
    for (std::size_t i = at_ + tables_.points.longest(text_, at_).length; i < end;) {
      Char c;
      sum.push(numeral_at(i, &c).value);
      i += c.size;
    }
    if (const auto places = sum.value()) {
      add_section(*places);
    } else {
      atom_.overflow = true;
    }
    decimal_ = true;
    section_limit_ = 0;
    ends_scaled_ = false;
    ++tokens_;
    at_ = end;
    return true;
  }

  bool ends_scaled_after_big() const { return after_big_ && !section_seen_ && digit_ < 0; }

  // 一百多, 十几, 100余: only behind a round number.
  bool take_more() {
    if (more_ || decimal_ || at_ == begin_) return false;
    const Trie::Match more = tables_.more.longest(text_, at_);
    if (!more || tables_.blocked.longest(text_, at_) || !round()) return false;
    more_ = true;
    at_ += more.length;
    const Numeral& next = numeral_at(at_);
    if (more.value == 1 && next.sort == Sort::small && next.value < std::min(section_limit_, part_limit_)) {
      at_ += char_at(text_, at_).size;  // 一百几十
    }
    return true;
  }

  bool round() const {
    if (digit_ >= 0) return false;
    if (!section_seen_) return part_seen_;
    return section_.exponent() >= 1;
  }

  // --- the end

  void close_section() {
    section_open_ = section_seen_;
    if (!section_seen_) return;
    close_part();
    part_ = section_;
    part_seen_ = true;
  }

  void finish_value() {
    const auto sum = total_.plus(part_);
    if (!sum) atom_.overflow = true;
    atom_.value = sum.value_or(Decimal());
    atom_.more = more_;
    if (atom_.overflow) atom_.value = Decimal();
  }

  // What a range may borrow: 3至5亿 takes the 亿 of the 5.
  void finish_coefficient() {
    int power = 0;
    if (!section_open_ && total_.is_zero()) power = power_;
    if (section_open_ && !atom_.big && section_limit_ > 1 && section_limit_ < 4) power = section_limit_;
    atom_.power = static_cast<std::int16_t>(power);
    atom_.coefficient = atom_.value.scaled(-power);
  }

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
  int raised_ = 0;
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

}  // namespace

std::optional<Atom> read_numeral(std::string_view text, std::size_t at, const Tables::Impl& tables) {
  Reader reader(text, at, tables, 0);
  reader.run();
  auto atom = reader.finish();
  if (!atom || !reader.paired()) return atom;
  Reader second(text, at, tables, 1);
  second.run();
  if (const auto other = second.finish()) {
    atom->high = other->value;
    atom->overflow = atom->overflow || other->overflow;
  }
  return atom;
}

}  // namespace zhibiao::number
