// Terms → numbers: ranges (3%—5%, 2000至3000, 3-5万) and ratios (2.39∶1, 9.3∶37.4∶53.3).
#include <algorithm>

#include "number_parts.h"

namespace zhibiao::number {
namespace {

constexpr std::size_t kLongestGap = 40;
constexpr std::size_t kLongestUnit = 18;

bool ends_with(std::string_view text, std::string_view tail) {
  if (text.size() < tail.size()) return false;
  text.remove_prefix(text.size() - tail.size());
  return std::equal(text.begin(), text.end(), tail.begin(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

// --- ranges

// What is left of the gap before the mark: a unit, or nothing. No value where the mark does not end the gap.
std::optional<std::string_view> before_mark(std::string_view gap, const RangeMark& mark) {
  if (!gap.empty() && gap.back() == ' ') {
    gap.remove_suffix(1);
  } else if (mark.spaced) {
    return std::nullopt;
  }
  if (!ends_with(gap, mark.mark)) return std::nullopt;
  gap.remove_suffix(mark.mark.size());
  if (!gap.empty() && gap.back() == ' ') {
    gap.remove_suffix(1);
  } else if (mark.spaced) {
    return std::nullopt;
  }
  return gap;
}

bool unit_like(std::string_view unit) {
  if (unit.size() > kLongestUnit) return false;
  for (std::size_t at = 0; at < unit.size();) {
    const Char c = char_at(unit, at);
    const bool sign =
        c.code < 0x80 && !letter_at(unit, at) && c.code != '%' && c.code != '/' && c.code != ' ';
    const bool pause =
        (c.code >= 0x3000 && c.code < 0x3020) || (c.code >= 0xFF00 && c.code < 0xFF10) || c.code > 0x10FFFF;
    if (sign || pause) return false;
    at += c.size;
  }
  return true;
}

// The same unit stands behind both ends: 2000家至3000家. A sign such as % must, too.
bool unit_repeats(std::string_view text, std::string_view unit, const Term& low, const Term& high,
                  const Tables::Impl& tables) {
  if (unit.empty()) return true;
  if (!unit_like(unit)) return false;
  if (std::find(tables.no_repeat.begin(), tables.no_repeat.end(), unit) != tables.no_repeat.end())
    return false;
  std::string_view after = text.substr(high.at.end);
  if (unit.front() != ' ' && after.starts_with(' ')) after.remove_prefix(1);
  // 2019年至2022年 is for the time room.
  const bool year = low.atom.digits == 4 && high.atom.digits == 4 && any_at(unit, 0, tables.tail_except);
  return after.starts_with(unit) && !year;
}

bool words_allow(std::string_view text, const Term& low, const RangeMark& mark) {
  std::size_t at = low.at.begin;
  if (at > 0 && text[at - 1] == ' ') --at;
  return !any_before(text, at, mark.not_after) && (mark.after.empty() || any_before(text, at, mark.after));
}

// 跌 40 元至 3170 元: a movement, then what it reached.
bool reaches(std::string_view text, const Term& low, const Term& high, const RangeMark& mark) {
  return far_beyond(low.atom.value, high.atom.value) && any_before(text, low.at.begin, mark.moves);
}

// A hyphen: dates (2023-10-13), phones (025-8460) and names (A3-5) are no ranges.
bool hyphen_allows(std::string_view text, const Term& low, const Term& high) {
  const std::size_t begin = low.at.begin;
  const std::size_t end = high.at.end;
  if (low.atom.leading_zero || high.atom.leading_zero) return false;
  if (begin > 0 && (letter_at(text, begin - 1) || text[begin - 1] == '-' || text[begin - 1] == '/'))
    return false;
  if (begin > 1 && text[begin - 1] == ':' && is_digit(text[begin - 2])) return false;
  if (begin > 1 && text[begin - 1] == '.' && is_digit(text[begin - 2])) return false;
  const bool joint =
      end < text.size() && (text[end] == '-' || text[end] == ':' || text[end] == '.' || text[end] == '/');
  return !(joint && digit_at(text, end + 1));
}

bool joinable(const Term& term) {
  return !term.atom.high && !term.atom.overflow && !term.dropped && term.atom.form != Form::fraction;
}

bool lends_scale(const Atom& low, const Atom& high) {
  if (high.power == 0 || low.big) return false;
  if (high.power < 4 && (low.power != 0 || low.scaled)) return false;
  return low.value < high.coefficient;
}

// Makes both ends speak of the same thing: 3至5亿, 三到五成, 百分之三至五.
bool level_ends(Term& low, Term& high, bool unit_between) {
  if (low.unit != high.unit) {
    if (low.unit.empty() && high.atom.form == Form::tenths && low.atom.value < Decimal(10, 0) &&
        !unit_between) {
      low.atom.value = low.atom.value.scaled(1);
    } else if (high.unit.empty() && low.atom.form == Form::percent && !unit_between) {
      high.unit = low.unit;
      high.atom.form = low.atom.form;
    } else {
      return false;
    }
    low.unit = high.unit;
    return true;
  }
  if (!unit_between && lends_scale(low.atom, high.atom))
    low.atom.value = low.atom.value.scaled(high.atom.power);
  return true;
}

Number to_range(const Term& low, const Term& high) {
  Number out = to_number(low);
  out.at = {low.at.begin, high.at.end};
  out.high = high.atom.value;
  out.form = high.atom.form;
  out.unit = high.unit;
  out.first = low.at;
  out.last = high.at;
  out.grouped = low.atom.grouped || high.atom.grouped;
  out.scaled = high.atom.scaled;
  out.more = low.atom.more || high.atom.more;
  if (*out.high < out.value) std::swap(out.value, *out.high);
  return out;
}

bool dash(const RangeMark& mark) { return !mark.spaced && mark.moves.empty() && mark.after.empty(); }

// 5—3万: a scale for both ends, of which the first is the greater; 500—1万 has it for the second alone.
bool falls_under_scale(const RangeMark& mark, const Atom& low, const Atom& high) {
  const Decimal far = std::max(Decimal(100, 0), high.coefficient.scaled(1));
  return dash(mark) && high.power >= 4 && low.power == 0 && !low.scaled && !low.big &&
         !(low.value < high.coefficient) && (low.value < far || high.power >= 8);
}

std::optional<Number> range_by(std::string_view text, const RangeMark& mark, const Term& low,
                               const Term& high, const Tables::Impl& tables) {
  const auto unit = before_mark(Span{low.at.end, high.at.begin}.of(text), mark);
  if (!unit || (mark.spaced && mark.after.empty() && !unit->empty())) return std::nullopt;
  if (!unit_repeats(text, *unit, low, high, tables) || !words_allow(text, low, mark)) return std::nullopt;
  if (mark.tight && !hyphen_allows(text, low, high)) return std::nullopt;
  if (!unit->empty() && reaches(text, low, high, mark)) return std::nullopt;
  Term from = low;
  Term to = high;
  if (!level_ends(from, to, !unit->empty())) return std::nullopt;
  if (unit->empty() && falls_under_scale(mark, low.atom, high.atom)) {
    from.atom.value = low.atom.value.scaled(high.atom.power);
    return to_range(from, to);
  }
  const bool said = !mark.after.empty() || (dash(mark) && !unit->empty());  // between 9 and 3, 9%—3%
  if (!(from.atom.value < to.atom.value) && !(said && to.atom.value < from.atom.value)) return std::nullopt;
  return to_range(from, to);
}

std::optional<Number> range_by_any(std::string_view text, const Term& low, const Term& high,
                                   const Tables::Impl& tables) {
  std::string_view gap = Span{low.at.end, high.at.begin}.of(text);
  if (gap.ends_with(' ')) gap.remove_suffix(1);
  if (gap.empty() || !tables.range_ends[static_cast<unsigned char>(lower(gap.back()))]) return std::nullopt;
  for (const RangeMark& mark : tables.range) {
    if (auto number = range_by(text, mark, low, high, tables)) return number;
  }
  return std::nullopt;
}

Term without_sign(Term term) {
  term.at.begin = term.unsigned_begin;
  if (term.negative) term.atom.value = term.atom.value.negated();
  term.negative = false;
  return term;
}

// --- ratios

// One past the ratio mark at `at`; 0 where none stands there. A space stands on both sides or on none.
std::size_t ratio_mark_end(std::string_view text, std::size_t at, const Tables::Impl& tables, bool& to_one) {
  if ((tables.right.at(text, at) & kRatio) == 0 && (at >= text.size() || text[at] != ' ')) return 0;
  Trie::Match match = tables.ratios.longest(text, at);
  if (match) {
    to_one = match.value == 1;
    return at + match.length;
  }
  if (at >= text.size() || text[at] != ' ') return 0;
  match = tables.ratios.longest(text, at + 1);
  const std::size_t end = at + 1 + match.length;
  return match && match.value == 0 && end < text.size() && text[end] == ' ' ? end + 1 : 0;
}

bool plain(const Term& term) {
  return joinable(term) && term.unit.empty() && !term.negative && !term.atom.more;
}

// 14:30 and 9:41:07, but not 9:41:50 of which the parts make a hundred.
bool clock(const std::vector<Term>& parts) {
  Decimal sum;
  for (const Term& part : parts) {
    const auto value = part.atom.value.to_int64();
    const bool first = &part == parts.data();
    if (!value || *value > (first ? 24 : 59) || part.atom.form != Form::arabic) return false;
    if (part.at.size() > 2 || (!first && part.at.size() != 2)) return false;
    sum = sum.plus(part.atom.value).value_or(sum);
  }
  return parts.size() < 3 || (parts.size() == 3 && sum != Decimal(100, 0));
}

// 附件1:2023年
bool names_year(std::string_view text, const std::vector<Term>& parts, const Tables::Impl& tables) {
  const Term& last = parts.back();
  return last.atom.digits == 4 && any_at(text, last.at.end, tables.tail_except);
}

bool is_ratio(std::string_view text, const std::vector<Term>& parts, const Tables::Impl& tables) {
  std::size_t at = parts.front().at.begin;
  if (at > 0 && text[at - 1] == ' ') --at;
  if (any_at(text, parts.back().at.end, tables.ratio_except)) return false;
  return !clock(parts) && !names_year(text, parts, tables) && !any_before(text, at, tables.ratio_not_after);
}

Number to_ratio(const std::vector<Term>& parts) {
  Number out = to_number(parts.front());
  out.at.end = parts.back().at.end;
  out.form = Form::ratio;
  out.last = out.first = out.at;
  if (parts.size() == 2 && out.value == Decimal(1, 0)) out.value = parts.back().atom.value;  // 师生比 1∶17.2
  for (const Term& part : parts) {
    out.parts.push_back(part.atom.value);
    out.part_at.push_back(part.at);
  }
  return out;
}

// --- the driver

class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Atom>& atoms, const Tables::Impl& tables,
         std::vector<Number>& out)
      : text_(text), atoms_(atoms), tables_(tables), out_(out) {}

  void run() {
    if (!atoms_.empty()) current_ = read_term(text_, atoms_, 0, tables_);
    while (current_) {
      if (ratio() || range()) continue;
      emit(*current_);
      advance(current_->next);
    }
  }

 private:
  void advance(std::size_t next) {
    if (next < atoms_.size()) {
      current_ = read_term(text_, atoms_, next, tables_);
    } else {
      current_.reset();
    }
  }

  void emit(const Term& term) {
    if (!term.dropped) out_.push_back(to_number(term));
  }

  bool near(const Term& term) const {
    return term.next < atoms_.size() && atoms_[term.next].at.begin - term.at.end <= kLongestGap;
  }

  bool range() {
    if (!near(*current_) || !joinable(*current_)) return false;
    Term next = read_term(text_, atoms_, current_->next, tables_);
    if (auto number = try_range(text_, *current_, next, tables_)) {
      out_.push_back(std::move(*number));
      advance(next.next);
      return true;
    }
    emit(*current_);
    current_ = std::move(next);
    return true;
  }

  // The terms that ratio marks join, from the current one on.
  std::vector<Term> chain() const {
    std::vector<Term> parts;
    bool to_one = false;
    std::size_t end = ratio_mark_end(text_, current_->at.end, tables_, to_one);
    if (end == 0 || !plain(*current_)) return parts;
    parts.push_back(*current_);
    while (end != 0 && parts.back().next < atoms_.size() && atoms_[parts.back().next].at.begin == end) {
      Term next = read_term(text_, atoms_, parts.back().next, tables_);
      if (!plain(next) ||
          (to_one && (next.atom.value != Decimal(1, 0) || parts.back().atom.value < next.atom.value)))
        break;
      end = to_one ? 0 : ratio_mark_end(text_, next.at.end, tables_, to_one);
      if (to_one && parts.size() > 1) end = 0;
      parts.push_back(std::move(next));
    }
    return parts;
  }

  bool ratio() {
    const std::vector<Term> parts = chain();
    if (parts.size() < 2) return false;
    const std::size_t next = parts.back().next;
    if (is_ratio(text_, parts, tables_)) {
      out_.push_back(to_ratio(parts));
    } else {
      for (const Term& part : parts) emit(part);
    }
    advance(next);
    return true;
  }

  std::string_view text_;
  const std::vector<Atom>& atoms_;
  const Tables::Impl& tables_;
  std::optional<Term> current_;
  std::vector<Number>& out_;
};

}  // namespace

Number to_number(const Term& term) {
  const Atom& atom = term.atom;
  Number out;
  out.at = out.first = out.last = term.at;
  out.value = atom.value;
  out.high = atom.high;
  out.form = atom.form;
  out.unit = term.unit;
  out.digits = atom.digits;
  out.grouped = atom.grouped;
  out.scaled = atom.scaled;
  out.more = atom.more;
  out.negative = term.negative;
  out.overflow = atom.overflow;
  return out;
}

std::optional<Number> try_range(std::string_view text, const Term& low, const Term& high,
                                const Tables::Impl& tables) {
  if (!joinable(low) || !joinable(high)) return std::nullopt;
  if (!high.weak_sign) return range_by_any(text, low, high, tables);
  if (auto number = range_by_any(text, low, without_sign(high), tables)) return number;
  return range_by_any(text, low, high, tables);
}

void join(std::string_view text, const std::vector<Atom>& atoms, const Tables::Impl& tables,
          std::vector<Number>& out) {
  Joiner(text, atoms, tables, out).run();
}

}  // namespace zhibiao::number
