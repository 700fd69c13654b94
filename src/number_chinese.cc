// Chinese numerals: 一千二百三十四, 十五六万, 三点五, 二〇二二; number_scale.cc has their scales.
#include "number_reader.h"

#include <algorithm>

#include "digit_sum.h"

namespace zhibiao::number {

void Reader::run() {
  while (step()) {
  }
  close_digit();
  close_section();
  atom_.at = {begin_, at_};
}

std::optional<Atom> Reader::finish() {
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

const Numeral& Reader::numeral_at(std::size_t at, Char* size) const {
  if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x80) return tables_.numerals[0];
  const Char c = char_at(text_, at);
  if (size) *size = c;
  const Numeral& out = tables_.numeral(c.code);
  if (out.sort == Sort::none || !tables_.blocked.longest(text_, at)) return out;
  return tables_.numerals[0];
}

bool Reader::script_fits(const Numeral& n) const {
  if (n.script == Script::any) return true;
  return script_ == Script::any || script_ == n.script;
}

bool Reader::step() {
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

void Reader::note(const Numeral& n) {
  ++tokens_;
  if (n.script != Script::any) script_ = n.script;
  if (n.script == Script::formal) ++formal_;
}

bool Reader::take(const Numeral& n, std::size_t at, std::size_t size) {
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

bool Reader::open() const {
  return digit_ < 0 && section_limit_ == kNoLimit && section_.is_zero() && !section_seen_;
}

std::pair<std::size_t, std::size_t> Reader::digit_run(std::size_t at) const {
  std::size_t count = 0;
  Char c;
  while (numeral_at(at, &c).sort == Sort::digit && script_fits(numeral_at(at))) {
    at += c.size;
    ++count;
  }
  return {count, at};
}

bool Reader::take_digits(std::size_t at, std::size_t size) {
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

bool Reader::set_digit(int value, std::size_t end) {
  if (!empty() && section_limit_ == 0) return false;
  digit_ = value;
  digit_begin_ = at_;
  if (empty_before_digit()) coefficients_ += 1;
  coefficient_seen_ = chinese_seen_ = true;
  at_ = end;
  ends_scaled_ = false;
  return true;
}

bool Reader::take_zero(std::size_t end) {
  const Numeral& next = numeral_at(end);
  const bool ten = next.sort == Sort::small && next.value == 1;  // 一千零十
  if (zero_ || (next.sort != Sort::digit && !ten)) return false;
  zero_ = true;
  at_ = end;
  return true;
}

bool Reader::take_string(std::size_t at) {
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

void Reader::set_section(const std::optional<Decimal>& value) {
  if (!value) atom_.overflow = true;
  section_ = value.value_or(Decimal());
  section_seen_ = coefficient_seen_ = true;
  ends_scaled_ = false;
  ++coefficients_;
}

void Reader::add_section(const Decimal& value) {
  const auto sum = section_.plus(value);
  if (!sum) atom_.overflow = true;
  section_ = sum.value_or(Decimal());
  section_seen_ = true;
}

void Reader::close_digit() {
  if (digit_ < 0) return;
  int power = 0;
  if (!zero_ && section_limit_ != kNoLimit && section_limit_ > 0) power = section_limit_ - 1;
  if (!zero_ && section_limit_ == kNoLimit && part_seen_) power = part_limit_ - 1;
  add_section(Decimal(digit_, power));
  digit_ = -1;
  section_limit_ = 0;
}

bool Reader::point_at(std::size_t at) const { return tables_.points.longest(text_, at) && decimals_at(at); }

std::size_t Reader::decimals_at(std::size_t at) const {
  const Trie::Match point = tables_.points.longest(text_, at);
  if (!point || tables_.blocked.longest(text_, at)) return 0;
  const auto [count, end] = digit_run(at + point.length);
  if (count == 0 || numeral_at(end).sort == Sort::small) return 0;
  return end;
}

bool Reader::take_point() {
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

bool Reader::take_more() {
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

bool Reader::round() const {
  if (digit_ >= 0) return false;
  if (!section_seen_) return part_seen_;
  return section_.exponent() >= 1;
}

void Reader::close_section() {
  section_open_ = section_seen_;
  if (!section_seen_) return;
  close_part();
  part_ = section_;
  part_seen_ = true;
}

void Reader::finish_value() {
  const auto sum = total_.plus(part_);
  if (!sum) atom_.overflow = true;
  atom_.value = sum.value_or(Decimal());
  atom_.more = more_;
  if (atom_.overflow) atom_.value = Decimal();
}

void Reader::finish_coefficient() {
  int power = 0;
  if (!section_open_ && total_.is_zero()) power = power_;
  if (section_open_ && !atom_.big && section_limit_ > 1 && section_limit_ < 4) power = section_limit_;
  atom_.power = static_cast<std::int16_t>(power);
  atom_.coefficient = atom_.value.scaled(-power);
}

std::optional<Atom> read_any_numeral(std::string_view text, std::size_t at, const Tables::Impl& tables) {
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

namespace {

// An Arabic literal that no numeral or 多 follows.
std::optional<Atom> lone_literal(std::string_view text, std::size_t at, const Tables::Impl& tables) {
  const Literal literal = read_literal(text, at);
  if ((tables.right.at(text, literal.at.end) & (kNumeral | kMore)) != 0) return std::nullopt;
  Atom atom;
  atom.at = literal.at;
  atom.overflow = !literal.value;
  atom.value = atom.coefficient = literal.value.value_or(Decimal());
  atom.digits = literal.digits;
  atom.grouped = literal.grouped;
  atom.leading_zero = literal.leading_zero;
  return atom;
}

// One digit in Chinese, most often inside a word.
std::optional<Atom> lone_digit(std::string_view text, std::size_t at, const Tables::Impl& tables) {
  const Char c = char_at(text, at);
  const Numeral& n = tables.numeral(c.code);
  if (n.sort != Numeral::Sort::digit || n.script == Script::formal) return std::nullopt;
  if ((tables.right.at(text, at + c.size) & (kNumeral | kPoint)) != 0) return std::nullopt;
  if (tables.blocked.longest(text, at)) return std::nullopt;
  Atom atom;
  atom.at = {at, at + c.size};
  atom.value = atom.coefficient = Decimal(n.value, 0);
  atom.form = Form::chinese;
  atom.single = true;
  return atom;
}

}  // namespace

std::optional<Atom> read_numeral(std::string_view text, std::size_t at, const Tables::Impl& tables) {
  auto quick = is_digit(text[at]) ? lone_literal(text, at, tables) : lone_digit(text, at, tables);
  return quick ? quick : read_any_numeral(text, at, tables);
}

}  // namespace zhibiao::number
