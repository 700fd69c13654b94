// What stands right at a number: its unit, what divides it, currency and rate words before it.
#include <algorithm>
#include <string>

#include "unit_reader.h"

namespace zhibiao::unit {
namespace {

constexpr std::size_t kOneCharacter = 3;      // bytes
constexpr std::size_t kLongestModifier = 15;  // bytes: 农业转移人口

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The first byte of most Chinese characters, and of no mark.
bool is_ideograph(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xE4 && byte <= 0xE9;
}

// Currency signs and codes, unlike words: $, US$, RMB.
bool is_symbol(std::string_view word) {
  return is_letter(word.front()) || word.back() == '$' || word.size() <= 2 ||
         (word.size() == 3 && (word.front() == '\xE2' || word.front() == '\xEF'));
}

}  // namespace

std::size_t Reader::skip_space(std::size_t at) const {
  return at < text_.size() && text_[at] == ' ' ? at + 1 : at;
}

bool Reader::suits(const Surface& surface, const number::Number& n, std::size_t end) const {
  if (surface.latin && end < text_.size() && is_letter(text_[end])) return false;
  if (surface.entry < 0) return true;
  const Entry& unit = entry(surface.entry);
  if (unit.arabic && n.digits == 0) return false;
  if (unit.scaled && !n.scaled) return false;
  return true;
}

// The longest writing at `at` or after one space; a word that only begins like a unit wins as well and gives
// nothing.
Found Reader::find_after(std::size_t at, const number::Number& n) const {
  Found best, unit;
  for (const std::size_t from : {at, skip_space(at)}) {
    if ((tables_.right.at(text_, from) & kUnit) == 0) continue;
    std::size_t length = 0;
    tables_.after.each(text_, from, [&](Trie::Match m) {
      const Surface& surface = tables_.surfaces[static_cast<std::size_t>(m.value)];
      if (!suits(surface, n, from + m.length)) return;
      length = m.length;
      if (surface.after_all) return void(best = unit);
      best = {surface.entry, {from, from + m.length}, surface.outside};
      if (best) unit = best;
    });
    if (length > 0) break;
  }
  return best;
}

// 960 万贫困群众: a word or two may stand before the noun that gives the unit.
Found Reader::find_people(std::size_t at, const number::Number& n) const {
  const std::size_t end = std::min(at + kLongestModifier, text_.size());
  for (std::size_t p = at; p < end && is_ideograph(text_[p]); p += kOneCharacter) {
    const Found found = find_after(p, n);
    if (found.outside) return found;
  }
  return {};
}

void Reader::take_unit(Quantity& q, const number::Number& n) {
  Found found = find_after(q.at.end, n);
  if (!found && n.scaled) found = find_people(q.at.end, n);
  if (found) apply(q, found);
  take_currency(q);
  take_rate(q);
  if (found && !found.outside && !q.high) join_range(q);
  if (found && !q.high) join_falling(q);
  if (q.unit == "hour") join_clock_unit(q);
}

void Reader::apply(Quantity& q, const Found& found) const {
  const Entry& unit = entry(found.entry);
  if (unit.prefixed) {
    take_prefix(q, found);
    return;
  }
  q.unit = unit.id;
  q.unit_class = unit.cls;
  const auto value = q.value.times(unit.scale);
  const auto high = q.high ? q.high->times(unit.scale) : value;
  if (!value || !high) q.overflow = true;
  q.value = value.value_or(q.value);
  if (q.high) q.high = high.value_or(*q.high);
  if (found.outside) return;
  q.unit_at = found.at;
  q.at.end = found.at.end;
  take_per(q, unit);
}

namespace {

std::optional<Decimal> two_to(const Decimal& power) {
  const auto n = power.to_int64();
  if (!n || *n < 0 || *n > 59) return std::nullopt;  // 18 digits
  return Decimal(std::int64_t{1} << *n, 0);
}

}  // namespace

// The word before belongs to the quote; a bound word may stand between.
void Reader::take_prefix(Quantity& q, const Found& found) const {
  std::size_t begin = q.number.begin;
  Trie::Match m = tables_.prefix.longest_before(text_, begin);
  if (!m) {
    const auto bound = bound_word_before(begin);
    begin -= bound.length;
    m = tables_.prefix.longest_before(text_, begin);
    if (!m) return;
    if (bound) q.bound = static_cast<Bound>(bound.value);
  }
  const Entry& unit = entry(found.entry);
  q.at = {begin - m.length, found.at.end};
  q.unit_at = found.at;
  q.unit = unit.id;
  q.unit_class = unit.cls;
  if (!unit.power) return;
  const auto value = two_to(q.value);
  const auto high = q.high ? two_to(*q.high) : value;
  if (!value || !high) q.overflow = true;  // also half of one
  q.value = value.value_or(q.value);
  if (q.high) q.high = high;
}

// What divides the unit: a mark, then any unit.
Found Reader::find_per(std::size_t at, const Entry& numerator) const {
  if ((tables_.right.at(text_, at) & kPerMark) == 0) return {};
  for (const std::string& mark : tables_.per_marks) {
    if (text_.compare(at, mark.size(), mark) != 0) continue;
    const bool word = mark != "/";
    if (word && numerator.cls != Class::money && numerator.cls != Class::physical) continue;
    Found best;
    const std::size_t from = at + mark.size();
    tables_.per.each(text_, from, [&](Trie::Match m) {
      const Surface& surface = tables_.surfaces[static_cast<std::size_t>(m.value)];
      const std::size_t end = from + m.length;
      if (surface.latin && end < text_.size() && is_letter(text_[end])) return;
      best = {surface.entry, {from, end}, false};
    });
    if (best) return best;
  }
  return {};
}

void Reader::take_per(Quantity& q, const Entry& numerator) const {
  if (numerator.cls == Class::percent || numerator.cls == Class::point || numerator.cls == Class::times)
    return;
  for (int depth = 0; depth < 2; ++depth) {
    const Found per = find_per(q.at.end, numerator);
    if (!per) return;
    q.unit += "-per-" + entry(per.entry).id;
    q.at.end = q.unit_at.end = per.at.end;
  }
}

// The unit before the number. Where one stands behind as well, a word before only says which money is meant,
// and stays outside.
void Reader::take_currency(Quantity& q) {
  if (q.unit_class != Class::bare && q.unit_class != Class::money) return;
  if ((far_ & kCurrency) == 0) return;
  const auto m = tables_.before.longest_before(text_, here_ - space_);
  if (!m) return;
  const std::size_t begin = q.number.begin - space_ - m.length;
  const bool letters = is_letter(text_[begin]);
  if (letters && begin > 0 && is_letter(text_[begin - 1])) return;
  const Entry& unit = entry(m.value);
  if (q.unit_class == Class::money) {
    const std::size_t rest = std::min(q.unit.find('-'), q.unit.size());
    if (!tables_.plain_money.empty() && q.unit.compare(0, rest, tables_.plain_money) == 0)
      q.unit.replace(0, rest, unit.id);
    if (is_symbol(text_.substr(begin, m.length))) q.at.begin = begin;
    return;
  }
  q.at.begin = begin;
  q.unit = unit.id;
  q.unit_class = Class::money;
  if (is_symbol(text_.substr(begin, m.length)) && !q.high) {
    take_sign(q);
    join_money(q, unit);
  }
  take_per(q, unit);
  q.unit_at = {begin, begin + m.length};
}

// -$3 million: a sign before the currency, which nothing stands before.
void Reader::take_sign(Quantity& q) const {
  const std::size_t at = q.at.begin;
  if (at == 0 || text_[at - 1] != '-' || q.negative) return;
  if (at > 1 && text_[at - 2] != ' ' && text_[at - 2] != '(' && text_[at - 2] != '\n') return;
  q.value = q.value.negated();
  q.negative = true;
  q.at.begin = at - 1;
}

// $5-$6 million: the currency is said twice, the scale once.
void Reader::join_money(Quantity& q, const Entry& unit) {
  if (next_ >= numbers_.size() || q.negative) return;
  const number::Number& n = numbers_[next_];
  const auto m = tables_.before.longest_before(text_, n.at.begin);
  if (!m || n.high || n.form == number::Form::ratio || entry(m.value).id != unit.id) return;
  const std::size_t second = n.at.begin - m.length;
  if (second <= q.at.end || !falls(Span{q.at.end, second}.of(text_))) return;
  Quantity high = start(n);
  Quantity low = q;
  if (n.scaled && !q.scaled) share_scale(low, high);
  if (!(low.value < high.value)) return;
  q.value = low.value;
  q.scaled = n.scaled;
  q.high = high.value;
  q.at.end = n.at.end;
  ++next_;
}

void Reader::take_rate(Quantity& q) const {
  if (q.unit_class != Class::physical && q.unit_class != Class::item && q.unit_class != Class::money) return;
  Trie::Match m;
  if ((left_ & kRate) != 0) m = tables_.rate.longest_before(text_, here_);
  if (!m) {
    const auto bound = bound_word_before(q.number.begin);
    if (bound) m = tables_.rate.longest_before(text_, q.number.begin - bound.length);
  }
  if (!m || q.unit.find("-per-") != std::string::npos) return;
  const Entry& per = entry(m.value);
  const auto unit = std::find_if(tables_.entries.begin(), tables_.entries.end(),
                                 [&](const Entry& e) { return e.id == q.unit; });
  if (per.dimension.empty() || (unit != tables_.entries.end() && unit->dimension == per.dimension)) {
    q.unit += "-per-" + per.id;
  }
}

}  // namespace zhibiao::unit
