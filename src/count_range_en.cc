#include "count_range_en.h"

#include <algorithm>

namespace zhibiao::english {

using unit::Class;
using unit::Quantity;

namespace {

constexpr std::size_t kReach = 40;  // bytes before a number in which a verb of movement counts

class Splitter {
 public:
  Splitter(const SentenceText& text, const std::vector<number::Number>& numbers, const CountTables& tables)
      : t_(text), numbers_(numbers), tables_(tables) {}

  // "rose from 3 GWh to 5 GWh" reads as a range in the unit room, and is two values.
  std::optional<Quantity> run(Quantity& q) const {
    if (q.high && q.at.begin > t_.sentence().begin && is_word(t_.text(), q.at.begin - 1)) after_name(q);
    if (q.high && q.guard == "date") after_year(q);
    if (q.high && q.guard.empty()) {
      if (std::optional<Quantity> by = by_to(q)) return by;
    }
    if (!q.high || !q.guard.empty()) return std::nullopt;
    const auto first =
        std::lower_bound(numbers_.begin(), numbers_.end(), q.number.begin,
                         [](const number::Number& n, std::size_t b) { return n.at.begin < b; });
    if (first == numbers_.end() || first + 1 == numbers_.end() || first->high ||
        (first + 1)->at.end > q.at.end)
      return std::nullopt;
    const std::string_view quote = q.at.of(t_.text());
    std::size_t to = std::string_view::npos, size = 0;
    for (const std::string& link : tables_.to_links) {
      if (to == std::string_view::npos) to = quote.find(link), size = link.size();
    }
    if (to == std::string_view::npos || (q.unit_class != Class::ordinal && !moved(q.at.begin)))
      return std::nullopt;
    Quantity out = q;
    out.high.reset();
    out.at.end = q.at.begin + to;
    out.number = first->at;
    out.unit_at = {first->at.end, out.at.end};
    q.value = *q.high;
    q.high.reset();
    q.at.begin = out.at.end + size;
    q.number = (first + 1)->at;
    q.bound = Bound::exact;
    q.bound_before = {};
    return out;
  }

 private:
  // The number that `q` was read from, or what comes after it.
  std::vector<number::Number>::const_iterator written(const Quantity& q) const {
    return std::lower_bound(numbers_.begin(), numbers_.end(), q.number.begin,
                            [](const number::Number& a, std::size_t b) { return a.at.begin < b; });
  }

  // The second end of a range is the value.
  static void take_last(Quantity& q, const number::Number& n) {
    q.value = *q.high;
    q.high.reset();
    q.at.begin = n.last.begin;
    q.number = n.last;
  }

  // "8 kg of CO2 to 21 kg": the 2 is part of a name.
  void after_name(Quantity& q) const {
    const auto n = written(q);
    if (n == numbers_.end() || !n->high || n->last.empty() || n->last.begin <= n->first.end) return;
    take_last(q, *n);
    q.guard.clear();
  }

  // "from 300 in 2020 to 400": the year is no first end of a range.
  void after_year(Quantity& q) const {
    const auto n = written(q);
    if (n == numbers_.end() || !n->high || n->first.size() != 4 || n->last.empty() ||
        n->last.begin <= n->first.end)
      return;
    if (!t_.in_time(n->first.begin) || t_.in_time(n->last.begin)) return;
    take_last(q, *n);
    q.guard.clear();
  }

  // "rose by 2,000 to 31,000": ends so far apart are no range.
  std::optional<Quantity> by_to(Quantity& q) const {
    const auto n = written(q);
    const auto five = q.value.times(Decimal(5, 0));
    if (n == numbers_.end() || n->at != q.number || n->first == n->at || !five || *q.high < *five)
      return std::nullopt;
    if (!is_in(tables_.by, t_.word(t_.word_before(q.at.begin)))) return std::nullopt;
    Quantity out = q;
    out.high.reset();
    out.at = out.number = n->first;
    take_last(q, *n);
    q.bound = Bound::exact;
    q.bound_before = {};
    return out;
  }

  bool moved(std::size_t at) const {
    std::size_t begin = at;
    for (int k = 0; k < 3 && begin > t_.sentence().begin && at - begin < kReach; ++k) {
      const Span w = t_.word_before(begin);
      if (w.empty()) return false;
      if (is_in(tables_.moves, t_.word(w))) return true;
      begin = w.begin;
    }
    return false;
  }

  const SentenceText& t_;
  const std::vector<number::Number>& numbers_;
  const CountTables& tables_;
};

class Sharer {
 public:
  Sharer(const SentenceText& text, const CountTables& tables) : t_(text), tables_(tables) {}

  // 30.3, 6.9 and 54 percent; from 9.1 to 8.4 percent: a unit written once is for all.
  void run(std::vector<Quantity>& found) const {
    for (std::size_t i = found.size(); i-- > 1;) share(found[i - 1], found[i]);
  }

 private:
  void share(Quantity& a, const Quantity& b) const {
    const bool per = a.unit_class == Class::money && b.unit_class == Class::money && a.guard.empty() &&
                     a.at.end < b.at.begin && b.unit.starts_with(a.unit + "-per-");
    if (per && is_in(tables_.to_links, t_.rest(a.at.end).substr(0, b.at.begin - a.at.end)))
      a.unit = b.unit;  // from $3 to $4 a litre
    if (!a.guard.empty() || !b.guard.empty() || a.unit_class != Class::bare || b.unit_class == Class::bare)
      return;
    if (b.unit_class == Class::duration || b.unit_class == Class::ordinal || b.unit_class == Class::ratio ||
        b.unit_class == Class::times)
      return;
    if (b.at.begin != b.number.begin || a.at.end > b.at.begin) return;
    const bool grouped = a.number.of(t_.text()).find(',') != std::string_view::npos;
    if (b.unit_class == Class::percent && (a.scaled || grouped || b.form == number::Form::fraction))
      return;  // 3.9 billion, 4 percent more
    const std::string_view gap = t_.rest(a.at.end).substr(0, b.at.begin - a.at.end);
    const bool to = is_in(tables_.to_links, gap);
    if (b.unit_class == Class::item && !to) return;
    if (is_in(tables_.against, t_.word(t_.word_before(a.at.begin)))) return;  // 40 per 1,000, a third
    if (!to && !is_in(tables_.list_links, gap)) return;
    a.unit = b.unit;
    a.unit_class = b.unit_class;
    if (!a.scaled && b.scaled) share_scale(a, b, to);
  }

  // Within a factor of ten.
  static bool near(const Decimal& a, const std::optional<Decimal>& b) {
    const Decimal ten(1, 1);
    const auto up = a.times(ten), down = b ? b->times(ten) : std::nullopt;
    return b && up && down && *b < *up && a < *down;
  }

  // 3.1 and 2.4 trillion yuan
  void share_scale(Quantity& a, const Quantity& b, bool moved) const {
    const std::optional<int> power = number::written_scale(b.number.of(t_.text()), b.value);
    if (!power) return;
    if (moved && !near(a.value, b.value.times(Decimal(1, -*power)))) return;  // from 900,000 to 1.2 million
    if (const auto scaled = a.value.times(Decimal(1, *power))) {
      a.value = *scaled;
      a.scaled = true;
    } else {
      a.set_overflow();
    }
  }

  const SentenceText& t_;
  const CountTables& tables_;
};

// True where "$3 million to $4 million" behind `a` is one amount: an end far above is what a movement led to.
bool is_range(const SentenceText& t, const CountTables& tables, const Quantity& a, const Quantity& b) {
  if (a.unit_class != Class::money || b.unit != a.unit || a.high || b.high || a.at.end > b.at.begin)
    return false;
  if (!a.guard.empty() || !b.guard.empty() || b.bound != Bound::exact || !(a.value < b.value)) return false;
  if (!is_in(tables.to_links, t.rest(a.at.end).substr(0, b.at.begin - a.at.end))) return false;
  const Span lead = t.word_before(a.at.begin);
  const auto three = a.value.times(Decimal(3, 0));
  if (!three || *three < b.value || !is_in(tables.range_after, t.word(lead))) return false;
  std::size_t begin = lead.begin;
  for (int k = 0; k < 8 && begin > t.sentence().begin; ++k) {
    const Span w = t.word_before(begin);
    if (w.empty()) return true;
    if (is_in(tables.moves, t.word(w))) return false;
    begin = w.begin;
  }
  return true;
}

}  // namespace

void join_amounts(const SentenceText& text, const CountTables& tables, std::vector<Quantity>& found) {
  for (std::size_t i = 1; i < found.size(); ++i) {
    Quantity& a = found[i - 1];
    if (!is_range(text, tables, a, found[i])) continue;
    a.high = found[i].value;
    a.at.end = found[i].at.end;
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

std::optional<Quantity> split(const SentenceText& text, const std::vector<number::Number>& numbers,
                              const CountTables& tables, Quantity& q) {
  return Splitter(text, numbers, tables).run(q);
}

void share_units(const SentenceText& text, const CountTables& tables, std::vector<Quantity>& found) {
  Sharer(text, tables).run(found);
}

}  // namespace zhibiao::english
