// The scales of a numeral, and Arabic literals among them: 三千二百万, 五万亿, 1亿2千万, 2万7,470.
#include "number_reader.h"

namespace zhibiao::number {

bool Reader::take_tens(const Numeral& n, std::size_t end) {
  if (!open() || decimal_ || lone_) return false;
  add_section(Decimal(n.value, 1));
  section_limit_ = 1;
  coefficient_seen_ = chinese_seen_ = true;
  ++coefficients_;
  at_ = end;
  return true;
}

bool Reader::take_small(const Numeral& n, std::size_t end) {
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

bool Reader::drop_digit() {
  if (digit_ < 0) return false;
  digit_ = -1;
  at_ = digit_begin_;
  ends_scaled_ = true;
  return false;
}

bool Reader::scaled_small(const Numeral& n, std::size_t end) {
  digit_ = -1;
  zero_ = false;
  section_limit_ = n.value;
  small_seen_ = true;
  ends_scaled_ = true;
  at_ = end;
  return true;
}

bool Reader::scale_literal(const Numeral& n, std::size_t end) {
  section_ = section_.scaled(n.value);
  section_literal_ = false;
  return scaled_small(n, end);
}

bool Reader::take_big(const Numeral& n, std::size_t end) {
  close_for_big();
  const bool bare = open();
  if (bare && part_seen_) return raise_part(n, end);
  if (bare) {
    add_section(Decimal(1, 0));
    ++coefficients_;
  }
  if (part_seen_ && n.value > part_limit_) return raise_both(n, end);
  const Decimal part = section_.scaled(n.value);
  if (part_seen_ && !(part < Decimal(1, power_))) return drop_section();
  close_part();
  part_ = part;
  lone_ = bare || lone_;
  return part_done(n, end);
}

bool Reader::raise_both(const Numeral& n, std::size_t end) {
  const auto both = part_.plus(section_);
  if (!both) atom_.overflow = true;
  const Decimal part = both.value_or(Decimal()).scaled(n.value);
  if (!total_.is_zero() && !(part < total_)) return drop_section();
  part_ = part;
  return part_done(n, end);
}

bool Reader::drop_section() {
  section_ = Decimal();
  section_seen_ = more_ = false;
  section_limit_ = kNoLimit;
  at_ = part_end_;
  ends_scaled_ = true;
  return false;
}

void Reader::close_for_big() {
  if (digit_ < 0) return;
  const bool units = zero_ || section_limit_ == kNoLimit || section_limit_ == 1;
  const int power = units ? 0 : section_limit_ - 1;  // 三百五万 is 350万
  add_section(Decimal(digit_, power));
  digit_ = -1;
}

bool Reader::raise_part(const Numeral& n, std::size_t end) {
  if (n.value < part_limit_) return false;
  if (power_ + n.value > kMostPower) {
    atom_.overflow = true;
    power_ -= n.value;  // which part_done() adds again
    return part_done(n, end);
  }
  const Decimal part = part_.scaled(n.value);
  if (!total_.is_zero() && !(part < total_)) return false;
  part_ = part;
  return part_done(n, end);
}

bool Reader::part_done(const Numeral& n, std::size_t end) {
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

void Reader::close_part() {
  if (!part_seen_) return;
  const auto sum = total_.plus(part_);
  if (!sum) atom_.overflow = true;
  total_ = sum.value_or(Decimal());
  part_ = Decimal();
}

bool Reader::take_literal() {
  if (empty()) return first_literal();
  if (more_ || decimal_ || digit_ >= 0 || lone_ || !ends_scaled_) return false;
  const Literal literal = read_literal(text_, at_);
  const Numeral& next = numeral_at(literal.at.end);
  const int limit = section_limit_ != kNoLimit ? section_limit_ : part_limit_;
  if (!literal.value || !(*literal.value < Decimal(1, limit))) return false;
  const bool scaled = next.sort == Sort::big ? next.value < part_limit_ || !part_seen_
                                             : next.sort == Sort::small && next.value < limit;
  constexpr int kMyriad = 4;  // 2萬153棟: its digits may be fewer
  const bool filled = (literal.digits == limit || (limit == kMyriad && literal.digits == limit - 1)) &&
                      !literal.fraction && !any_at(text_, literal.at.end, tables_.tail_except);
  if (!(section_limit_ == kNoLimit && scaled) && !(filled && literal_seen_)) return false;
  add_section(*literal.value);
  return literal_done(literal, scaled);
}

bool Reader::first_literal() {
  if (at_ != begin_) return false;
  const Literal literal = read_literal(text_, at_);
  set_section(literal.value);
  --coefficients_;
  atom_.digits = literal.digits;
  atom_.leading_zero = literal.leading_zero;
  return literal_done(literal, true);
}

bool Reader::literal_done(const Literal& literal, bool scaled) {
  atom_.grouped = atom_.grouped || literal.grouped;
  section_literal_ = scaled;
  section_limit_ = 0;
  ends_scaled_ = false;
  literal_seen_ = coefficient_seen_ = true;
  ++coefficients_;
  at_ = literal.at.end;
  return true;
}

}  // namespace zhibiao::number
