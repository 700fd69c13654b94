// Years, quarters, months and days that a Chinese time expression states in numbers.
#include <cctype>
#include <charconv>

#include "timex_reader.h"

namespace zhibiao::timex {
namespace {

constexpr int kFewestEraYears = 90;  // fewer years are a span
constexpr int kRepublic = 1911;      // year 1 of 民国 is 1912
constexpr int kHours = 24;
constexpr int kQuarters = 4;
constexpr int kCentury = 100, kDecade = 10;
constexpr int kThisCentury = 2000, kLastCentury = 1900;
constexpr int kLastedTens = 50;  // 50年代 to 90年代 are of the last century where none is named
constexpr std::size_t kYearDigits = 4, kPairDigits = 7;  // 2023, 2023/24

bool whole_day(const Decimal& hour) {
  const auto value = hour.to_int64();
  return value && (*value == 0 || *value == kHours);
}

}  // namespace

// 民国 112 年
std::size_t Scanner::era_year(std::size_t pos, Expression& it) {
  const Trie::Match era = tables_.match(Group::era, text_, pos);
  const number::Number* n = era ? number_at(pos + era.length) : nullptr;
  const int years = n && !n->high ? small(n->value, 200) : 0;
  const Trie::Match mark = years ? tables_.match(Group::year, text_, n->at.end) : Trie::Match{};
  if (!mark || it.has_year()) return 0;
  it.year = kRepublic + years;
  return n->at.end + mark.length;
}

// 114年9月 where the text is of Taiwan; 15年来 is a span.
std::size_t Scanner::bare_era_year(const number::Number& n, Expression& it) {
  const int years = n.form == number::Form::arabic && !n.high ? small(n.value, 150) : 0;
  if (years < kFewestEraYears) return 0;
  const Trie::Match mark = tables_.match(Group::year, text_, n.at.end);
  if (!mark || tables_.match(Group::year_unit, text_, n.at.end).length > mark.length) return 0;
  if (!hinted()) return 0;
  it.year = kRepublic + years;
  return n.at.end + mark.length;
}

bool Scanner::hinted() {
  if (!known_.era) known_.era = tables_.hints_at_era(text_);
  return *known_.era;
}

// 90年代, 六七十年代 of the century that starts with `year`.
std::size_t Scanner::tens(const number::Number* n, int year, Expression& it) {
  const Trie::Match mark = n ? tables_.match(Group::decade, text_, n->at.end) : Trie::Match{};
  const int first = mark ? small(n->value, kCentury - 1) : 0;
  const int last = mark && n->high ? small(*n->high, kCentury - 1) : first;
  if (first == 0 || first % kDecade != 0 || last < first || last % kDecade != 0) return 0;
  return set_years(year + first, year + last + kDecade - 1, n->at.end + mark.length, it);
}

// 1990年代, 20世纪90年代; 90年代 by itself.
std::size_t Scanner::decade(const number::Number& n, Expression& it) {
  if (small(n.value, kCentury - 1) >= kLastedTens) return tens(&n, kLastCentury, it);
  if (const int year = is_year(n.value) && !n.high ? small(n.value, kLastYear) : 0; year != 0) {
    const Trie::Match mark = tables_.match(Group::decade, text_, n.at.end);
    return mark && year % kDecade == 0 ? set_years(year, year + kDecade - 1, n.at.end + mark.length, it) : 0;
  }
  const int century = n.high ? 0 : small(n.value, kLastYear / kCentury);
  const Trie::Match mark = century ? tables_.match(Group::century, text_, n.at.end) : Trie::Match{};
  return mark ? tens(number_at(n.at.end + mark.length), (century - 1) * kCentury, it) : 0;
}

// 上世纪90年代
std::size_t Scanner::named_century(std::size_t pos, Expression& it) {
  const Trie::Match mark = it.has_year() ? Trie::Match{} : tables_.match(Group::centuries, text_, pos);
  const int ago = mark ? *word(mark).says.year_offset : 0;
  return mark ? tens(number_at(pos + mark.length), kThisCentury + ago * kCentury, it) : 0;
}

std::size_t Scanner::set_years(int first, int last, std::size_t end, Expression& it) {
  it.year = first;
  it.year_high = last;
  it.plan = true;
  after_month_ = false;
  return end;
}

std::size_t Scanner::number_atom(std::size_t pos, Expression& it) {
  if (const std::size_t end = era_year(pos, it)) return end;
  const number::Number* n = number_at(pos);
  if (n && !it.has_year() && it.month == 0) {
    if (const std::size_t end = decade(*n, it)) return end;
    if (const std::size_t end = bare_era_year(*n, it)) return end;
  }
  const bool ten = n && n->form == number::Form::chinese && small(n->value, 10) == 10;  // 十月: no scale
  if (!n || (n->scaled && !ten) || n->negative || n->form == number::Form::ratio || !n->unit.empty())
    return 0;
  const std::size_t end = n->at.end;
  const bool fresh = !it.has_year() && it.month == 0;
  if (fresh && end > n->at.begin + 4 && text_[n->at.begin + 4] == '.') return iso_date(*n, it);
  if (fresh && is_year(n->value)) {
    if (const Trie::Match m = tables_.match(Group::year, text_, end)) return set_year(*n, end + m.length, it);
    if (const std::size_t years = year_list(pos, it)) return years;
    if (const std::size_t pair = fiscal_range(pos, it)) return pair;
    if (const std::size_t pair = year_pair(*n, it)) return pair;
    return iso_date(*n, it);
  }
  if (it.month == 0 && !it.point) {
    const Row row = row_at(pos, kMonths);
    if (const std::size_t quarters = quarter_list(*n, row, it)) return quarters;
    if (const std::size_t months = month_list(*n, row, it)) return months;
  }
  if (const int month = small(n->value, 12); month && it.month == 0) {
    if (const Trie::Match m = tables_.match(Group::month, text_, end))
      return set_month(*n, month, end + m.length, it);
  }
  const int day = small(n->value, 31);
  const bool alone = it.month == 0 && !it.has_year();
  const bool after_point = alone && (it.point || opens_day(pos, n->at.end));  // 截至15日; 23日当晚
  if (day && it.day == 0 && (after_point || (it.month != 0 && it.month == it.month_high && after_month_))) {
    if (const Trie::Match m = tables_.match(Group::day, text_, end)) {
      it.day = day;
      it.this_month = after_point;
      return hour(end + m.length, it);
    }
  }
  return 0;
}

// 20日至22日, behind the first.
bool Scanner::day_follows(std::size_t pos) const {
  const Trie::Match mark = tables_.match(Group::range, text_, pos);
  std::size_t end = pos + mark.length;
  while (mark && end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
  return end > pos + mark.length && tables_.match(Group::day, text_, end);
}

// True where a mark of the end of a clause, or of a block, stands right before `pos`.
bool Scanner::clause_ends_at(std::size_t pos) const {
  if (pos == 0 || text_[pos - 1] == '\n') return true;
  return pos >= kOneCharacter &&
         tables_.match(Group::clause, text_, pos - kOneCharacter).length == kOneCharacter;
}

// A day without its month: at the head of a clause, with a word behind it that takes a day (23日当天), or
// alone (14日，).
bool Scanner::opens_day(std::size_t pos, std::size_t end) const {
  const Trie::Match mark = tables_.match(Group::day, text_, end);
  if (!mark || (pos > 0 && std::isalnum(static_cast<unsigned char>(text_[pos - 1])))) return false;
  const std::size_t after = end + mark.length;
  return tables_.match(Group::day_head, text_, after) || day_follows(after) ||
         (tables_.match(Group::clause, text_, after) && clause_ends_at(pos));
}

// 昨(11)日, 本(7)月, 今(112)年
std::size_t Scanner::noted(std::size_t pos, Expression& it) {
  const Trie::Match m = tables_.match(Group::noted, text_, pos);
  const std::size_t open = pos + m.length;
  if (!m || open >= text_.size() || text_[open] != '(' || it.has_year() || it.month || it.day) return 0;
  const number::Number* n = number_at(open + 1);
  if (!n || n->at.end >= text_.size() || text_[n->at.end] != ')') return 0;
  const std::size_t end = n->at.end + 1;
  const Expression& says = word(m).says;
  const auto unit = [&](Group group, bool says_it) {
    return says_it ? tables_.match(group, text_, end).length : 0;
  };
  if (const std::size_t day = unit(Group::day, says.day_offset.has_value())) {
    it.day_offset = says.day_offset;
    return end + day;
  }
  if (const std::size_t month = unit(Group::month, says.month_offset.has_value())) {
    it.month_offset = says.month_offset;
    return end + month;
  }
  if (const std::size_t year = unit(Group::year, says.year_offset.has_value())) {
    it.year_offset = says.year_offset;
    return end + year;
  }
  return 0;
}

// 15日5时
std::size_t Scanner::hour(std::size_t pos, Expression& it) {
  const number::Number* n = number_at(pos);
  if (!n || n->high || n->at.end - n->at.begin > 2) return pos;
  const Trie::Match m = tables_.match(Group::hour, text_, n->at.end);
  it.midnight = m && whole_day(n->value);
  return m ? n->at.end + m.length : pos;
}

std::size_t Scanner::set_year(const number::Number& n, std::size_t end, Expression& it) {
  it.year = static_cast<int>(*n.value.to_int64());
  if (n.high && is_year(*n.high)) it.year_high = static_cast<int>(*n.high->to_int64());
  after_month_ = false;
  return end;
}

std::size_t Scanner::set_month(const number::Number& n, int month, std::size_t end, Expression& it) {
  it.month = it.month_high = month;
  if (n.high) {
    if (const int last = small(*n.high, 12); last >= month) it.month_high = last;
  }
  after_month_ = true;
  return end;
}

// 2025/26年度, 二○二五至二六年度: from April to March; 二○二六至三○年: calendar years.
std::size_t Scanner::year_pair(const number::Number& first, Expression& it) {
  const auto spaced = [this](std::size_t at) { return at + (at < text_.size() && text_[at] == ' ' ? 1 : 0); };
  const std::size_t begin = spaced(first.at.end);  // 2005 - 06 年度
  const Trie::Match mark = tables_.match(Group::range, text_, begin);
  const std::size_t length = mark ? mark.length : begin < text_.size() && text_[begin] == '/' ? 1 : 0;
  const number::Number* n = length == 0 || first.high ? nullptr : number_at(spaced(begin + length));
  const auto last = n && !n->high ? n->value.to_int64() : std::nullopt;
  const int year = static_cast<int>(*first.value.to_int64());
  if (!last || *last <= year % 100 || *last > 99) return 0;
  if (const Trie::Match m = tables_.match(Group::fiscal, text_, n->at.end); m && *last == year % 100 + 1) {
    it.fiscal = true;
    it.year = year;
    it.year_high = year + 1;
    return n->at.end + m.length;
  }
  const Trie::Match m = tables_.match(Group::year, text_, n->at.end);
  if (!m) return 0;
  it.year = year;
  it.year_high = year - year % 100 + static_cast<int>(*last);
  return n->at.end + m.length;
}

// 2023/24 as digits stand: its first year, 0 where there is none.
int Scanner::digit_pair(std::size_t pos) const {
  const std::string_view text = text_.substr(std::min(pos, text_.size()), kPairDigits);
  if (text.size() < kPairDigits || text[kYearDigits] != '/') return 0;
  int first = 0, last = 0;
  std::from_chars(text.data(), text.data() + kYearDigits, first);
  std::from_chars(text.data() + kYearDigits + 1, text.data() + kPairDigits, last);
  return is_year(Decimal(first, 0)) && last == (first + 1) % kCentury ? first : 0;
}

// 2023/24至2026/27年度: from April of the first year to March of the last.
std::size_t Scanner::fiscal_range(std::size_t pos, Expression& it) {
  const int year = digit_pair(pos);
  const Trie::Match mark = year ? tables_.match(Group::range, text_, pos + kPairDigits) : Trie::Match{};
  const std::size_t next = pos + kPairDigits + mark.length;
  const int last = mark ? digit_pair(next) : 0;
  const Trie::Match word =
      last > year ? tables_.match(Group::fiscal, text_, next + kPairDigits) : Trie::Match{};
  if (!word) return 0;
  it.fiscal = true;
  it.year = year;
  it.year_high = last + 1;
  return next + kPairDigits + word.length;
}

// 一、二、三: whole numbers up to `most` that follow each other.
Scanner::Row Scanner::row_at(std::size_t pos, int most) {
  const number::Number* n = number_at(pos);
  Row row;
  row.first = row.last = n && !n->high ? small(n->value, most) : 0;
  if (row.first == 0) return row;
  row.end = n->at.end;
  for (;;) {
    const Trie::Match mark = tables_.match(Group::list_mark, text_, row.end);
    const number::Number* next = mark ? number_at(row.end + mark.length) : nullptr;
    if (!next || next->high || small(next->value, most) != row.last + 1) return row;
    ++row.last;
    row.end = next->at.end;
  }
}

// 一至四季度; 一、二、三季度 (three or more: 一、二季度… may be a heading)
std::size_t Scanner::quarter_list(const number::Number& n, Row row, Expression& it) {
  if (n.high) row = {small(n.value, kQuarters), small(*n.high, kQuarters), n.at.end};
  if (row.first == 0 || row.last > kQuarters || row.last < row.first + (n.high ? 1 : 2)) return 0;
  const Trie::Match unit = tables_.match(Group::quarter, text_, row.end);
  if (!unit) return 0;
  it.month = 3 * row.first - 2;
  it.month_high = 3 * row.last;
  after_month_ = false;
  return row.end + unit.length;
}

// 2015和2016年
std::size_t Scanner::year_list(std::size_t pos, Expression& it) {
  const Row row = row_at(pos, kLastYear);
  const Trie::Match unit = row.last > row.first ? tables_.match(Group::year, text_, row.end) : Trie::Match{};
  if (!unit) return 0;
  it.year = row.first;
  it.year_high = row.last;
  after_month_ = false;
  return row.end + unit.length;
}

// 7、8月份; 7、8、9三个月
std::size_t Scanner::month_list(const number::Number& n, Row row, Expression& it) {
  const int count = row.last - row.first + 1;
  const bool heading = n.form == number::Form::chinese && count == 2;  // 一、二月…
  if (row.first == 0 || count < 2 || heading) return 0;
  std::size_t end = row.end;
  const number::Number* how_many = number_at(end);
  const bool counted = how_many && small(how_many->value, kMonths) == count;
  if (counted) end = how_many->at.end;
  const Trie::Match unit = tables_.match(counted ? Group::months : Group::month, text_, end);
  if (!unit) return 0;
  it.month = row.first;
  it.month_high = row.last;
  after_month_ = false;
  return end + unit.length;
}

// 2023-10-13, 2023/10/13, 2023.10.13
std::size_t Scanner::iso_date(const number::Number& year, Expression& it) {
  Date date;
  const std::size_t length = year.high ? 0 : read_date(text_.substr(year.at.begin), date);
  const std::size_t digits = year.at.end - year.at.begin;
  if (length == 0 || (digits != 4 && text_[year.at.begin + 4] != '.') || !is_year(Decimal(date.year, 0)))
    return 0;
  it.year = date.year;
  it.month = it.month_high = date.month;
  it.day = date.day;
  return year.at.begin + length;
}

}  // namespace zhibiao::timex
