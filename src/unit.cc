#include "unit.h"

#include <algorithm>
#include <utility>

#include "unit_tables.h"

namespace zhibiao::unit {
namespace {

using number::Form;
using number::Number;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Currency signs and codes, unlike words: $, US$, RMB.
bool is_symbol(std::string_view word) {
  return is_letter(word.front()) || word.back() == '$' || word.size() <= 2 || (word.size() == 3 && (word.front() == '\xE2' || word.front() == '\xEF'));
}

// What the text says right after a number.
struct Found {
  std::int32_t entry = -1;
  Span at;
  bool outside = false;
  explicit operator bool() const noexcept { return entry >= 0; }
};

// Reads the quantities of one text from left to right.
class Reader {
 public:
  Reader(std::string_view text, const std::vector<Number>& numbers, const std::vector<Span>& dates,
         const Tables::Impl& tables)
      : text_(text), numbers_(numbers), dates_(dates), tables_(tables) {}

  std::vector<Quantity> read();

 private:
  const Entry& entry(std::int32_t index) const { return tables_.entries[static_cast<std::size_t>(index)]; }

  void read_one(const Number& n);
  void read_structure(const Number& n);
  void add_word_numbers();
  void finish(Quantity q, bool overflow);

  Quantity start(const Number& n) const;
  void take_unit(Quantity& q, const Number& n);
  void apply(Quantity& q, const Found& found);
  bool suits(const Surface& surface, const Number& n, std::size_t end) const;
  Found find_after(std::size_t at, const Number& n) const;
  Found find_per(std::size_t at, const Entry& numerator) const;
  std::size_t skip_space(std::size_t at) const;
  void take_per(Quantity& q, const Entry& numerator);
  void take_currency(Quantity& q);
  void take_prefix(Quantity& q, const Found& found) const;
  void take_rate(Quantity& q) const;
  void take_rank(Quantity& q) const;
  void join_range(Quantity& q);
  void join_clock_unit(Quantity& q);
  const Number* next_at(std::size_t at) const;
  void take_bounds(Quantity& q) const;
  bool bound_behind(Quantity& q, std::size_t at) const;
  bool bound_from_afar(Quantity& q) const;
  bool in_date(const Span& at);

  std::string_view text_;
  const std::vector<Number>& numbers_;
  const std::vector<Span>& dates_;
  const Tables::Impl& tables_;
  Behind before_{{}, 0};       // what stands before the number
  std::size_t next_ = 0;       // number to read next
  std::size_t next_date_ = 0;  // first date that may still matter
  std::vector<Quantity> out_;
};

std::vector<Quantity> Reader::read() {
  out_.reserve(numbers_.size());
  std::size_t done = 0;
  while (next_ < numbers_.size()) {
    const Number& n = numbers_[next_++];
    if (n.at.begin < done) continue;  // part of the unit before: 17.8/10万, m3
    read_one(n);
    done = out_.back().at.end;
  }
  add_word_numbers();
  return std::move(out_);
}

Quantity Reader::start(const Number& n) const {
  Quantity q;
  q.at = q.number = n.at;
  q.value = n.value;
  q.high = n.high;
  q.unit = "one";
  q.form = n.form;
  q.digits = n.digits;
  q.scaled = n.scaled;
  q.negative = n.negative;
  if (n.more) q.bound = Bound::over;
  return q;
}

void Reader::read_one(const Number& n) {
  before_ = Behind(text_, n.at.begin);
  if (n.parts.size() > 2) return read_structure(n);
  Quantity q = start(n);
  if (n.form == Form::ratio) {
    q.unit_class = Class::ratio;
  } else if (!n.unit.empty()) {
    q.unit = n.unit;
    q.unit_class = Class::percent;
  } else {
    take_unit(q, n);
  }
  finish(std::move(q), n.overflow);
}

// 9.3∶37.4∶53.3 is three shares.
void Reader::read_structure(const Number& n) {
  for (std::size_t i = 0; i < n.parts.size() && i < n.part_at.size(); ++i) {
    Quantity q = start(n);
    q.at = q.number = n.part_at[i];
    q.value = n.parts[i];
    q.high.reset();
    q.unit = "percent";
    q.unit_class = Class::percent;
    finish(std::move(q), n.overflow);
  }
}

void Reader::finish(Quantity q, bool overflow) {
  take_rank(q);
  if (q.bound == Bound::exact) take_bounds(q);
  if (in_date(q.number)) {
    q.guard = "date";
  } else if (overflow) {
    q.guard = "overflow";
  } else {
    q.guard = tables_.guards.judge(text_, before_, q);
  }
  out_.push_back(std::move(q));
}

bool Reader::in_date(const Span& at) {
  while (next_date_ < dates_.size() && dates_[next_date_].end <= at.begin) ++next_date_;
  return next_date_ < dates_.size() && dates_[next_date_].overlaps(at);
}

// ---- the unit after the number

std::size_t Reader::skip_space(std::size_t at) const { return at < text_.size() && text_[at] == ' ' ? at + 1 : at; }

bool Reader::suits(const Surface& surface, const Number& n, std::size_t end) const {
  if (surface.latin && end < text_.size() && is_letter(text_[end])) return false;
  if (surface.entry < 0) return true;
  const Entry& unit = entry(surface.entry);
  if (unit.arabic && n.digits == 0) return false;
  if (unit.scaled && !n.scaled) return false;
  return true;
}

// The longest writing at `at` or after one space; a word that only begins like a unit wins as well and gives nothing.
Found Reader::find_after(std::size_t at, const Number& n) const {
  Found best;
  for (const std::size_t from : {at, skip_space(at)}) {
    std::size_t length = 0;
    tables_.after.each(text_, from, [&](Trie::Match m) {
      const Surface& surface = tables_.surfaces[static_cast<std::size_t>(m.value)];
      if (!suits(surface, n, from + m.length)) return;
      length = m.length;
      best = {surface.entry, {from, from + m.length}, surface.outside};
    });
    if (length > 0) break;
  }
  return best;
}

void Reader::take_unit(Quantity& q, const Number& n) {
  const Found found = find_after(q.at.end, n);
  if (found) apply(q, found);
  take_currency(q);
  take_rate(q);
  if (found && !found.outside && !q.high) join_range(q);
  if (q.unit == "hour") join_clock_unit(q);
}

void Reader::apply(Quantity& q, const Found& found) {
  const Entry& unit = entry(found.entry);
  if (unit.prefixed) {
    take_prefix(q, found);
    return;
  }
  q.unit = unit.id;
  q.unit_class = unit.cls;
  q.value = q.value.times(unit.scale).value_or(q.value);
  if (q.high) q.high = q.high->times(unit.scale).value_or(*q.high);
  if (found.outside) return;
  q.unit_at = found.at;
  q.at.end = found.at.end;
  take_per(q, unit);
}

// 翻两番: the word before belongs to the quote, 近 may stand between.
void Reader::take_prefix(Quantity& q, const Found& found) const {
  std::size_t begin = q.number.begin;
  Trie::Match m = tables_.prefix.longest(before_.view(), 0);
  if (!m) {
    Quantity probe = q;
    if (!bound_behind(probe, begin)) return;
    begin = probe.bound_before.begin;
    m = tables_.prefix.longest(Behind(text_, begin).view(), 0);
    if (!m) return;
    q.bound = probe.bound;
  }
  const Entry& unit = entry(found.entry);
  q.at = {begin - m.length, found.at.end};
  q.unit_at = found.at;
  q.unit = unit.id;
  q.unit_class = unit.cls;
  const auto power = q.value.to_int64();
  if (unit.power && power && *power > 0 && *power < 60) q.value = Decimal(std::int64_t{1} << *power, 0);
}

// What divides the unit: / or 每, then any unit.
Found Reader::find_per(std::size_t at, const Entry& numerator) const {
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

void Reader::take_per(Quantity& q, const Entry& numerator) {
  if (numerator.cls == Class::percent || numerator.cls == Class::point || numerator.cls == Class::times) return;
  for (int depth = 0; depth < 2; ++depth) {
    const Found per = find_per(q.at.end, numerator);
    if (!per) return;
    q.unit += "-per-" + entry(per.entry).id;
    q.at.end = q.unit_at.end = per.at.end;
  }
}

// $5亿, 人民币5亿, 新台币5亿元: the unit before the number. Where one stands behind as well, a word before only says
// which 元 is meant, and stays outside.
void Reader::take_currency(Quantity& q) {
  if (q.unit_class != Class::bare && q.unit_class != Class::money) return;
  const std::size_t space = !before_.view().empty() && before_.view()[0] == ' ' ? 1 : 0;
  const auto m = tables_.before.longest(before_.view(), space);
  if (!m) return;
  const std::size_t begin = q.number.begin - space - m.length;
  const bool letters = is_letter(text_[begin]);
  if (letters && begin > 0 && is_letter(text_[begin - 1])) return;
  const Entry& unit = entry(m.value);
  if (q.unit_class == Class::money) {
    const std::size_t rest = std::min(q.unit.find('-'), q.unit.size());
    if (!tables_.plain_money.empty() && q.unit.compare(0, rest, tables_.plain_money) == 0) q.unit.replace(0, rest, unit.id);
    if (is_symbol(text_.substr(begin, m.length))) q.at.begin = begin;
    return;
  }
  q.at.begin = begin;
  q.unit = unit.id;
  q.unit_class = Class::money;
  take_per(q, unit);
  q.unit_at = {begin, begin + m.length};
}

// 时速120公里, 每平方公里3万人.
void Reader::take_rate(Quantity& q) const {
  if (q.unit_class != Class::physical && q.unit_class != Class::item) return;
  auto m = tables_.rate.longest(before_.view(), 0);
  if (!m) {
    Quantity probe = q;
    if (bound_behind(probe, q.number.begin)) m = tables_.rate.longest(Behind(text_, probe.bound_before.begin).view(), 0);
  }
  if (!m || q.unit.find("-per-") != std::string::npos) return;
  const Entry& per = entry(m.value);
  const auto unit = std::find_if(tables_.entries.begin(), tables_.entries.end(),
                                 [&](const Entry& e) { return e.id == q.unit; });
  if (per.dimension.empty() || (unit != tables_.entries.end() && unit->dimension == per.dimension)) {
    q.unit += "-per-" + per.id;
  }
}

const Number* Reader::next_at(std::size_t at) const {
  return next_ < numbers_.size() && numbers_[next_].at.begin == at ? &numbers_[next_] : nullptr;
}

// 33℃～37℃: two numbers with the same unit and a range mark between are one.
void Reader::join_range(Quantity& q) {
  for (const std::string& mark : tables_.range_marks) {
    if (text_.compare(q.at.end, mark.size(), mark) != 0) continue;
    const Number* n = next_at(q.at.end + mark.size());
    if (!n || n->high || n->form == Form::ratio || in_date(n->at)) continue;
    Quantity other = start(*n);
    if (const Found found = find_after(other.at.end, *n)) apply(other, found);
    if (other.unit != q.unit || other.unit_class != q.unit_class || other.unit_at.empty()) return;
    q.high = other.value;
    q.at.end = other.at.end;
    q.unit_at = other.unit_at;
    ++next_;
    return;
  }
}

// 2小时50分 is 170 minutes.
void Reader::join_clock_unit(Quantity& q) {
  const Number* n = next_at(q.at.end);
  const auto sixty = q.value.times(Decimal(60, 0));
  if (!n || n->high || !sixty) return;
  Found found;
  tables_.per.each(text_, n->at.end, [&](Trie::Match m) {
    const Surface& surface = tables_.surfaces[static_cast<std::size_t>(m.value)];
    if (entry(surface.entry).id == "minute") found = {surface.entry, {n->at.end, n->at.end + m.length}, false};
  });
  const auto sum = sixty->plus(n->value);
  if (!found || !sum) return;
  q.value = *sum;
  q.unit = "minute";
  q.at.end = found.at.end;
  q.unit_at.end = found.at.end;
  ++next_;
}

// ---- 第3位, 前十

void Reader::take_rank(Quantity& q) const {
  const auto m = tables_.rank.longest(before_.view(), 0);
  if (!m || q.unit_class == Class::ratio) return;
  const Entry& rank = entry(m.value);
  const std::string written(q.unit_at.of(text_));
  const bool suffix = std::find(rank.surfaces.begin(), rank.surfaces.end(), written) != rank.surfaces.end();
  if (rank.at_most && !suffix && q.unit_class != Class::bare) return;
  q.at = {q.number.begin - m.length, suffix ? q.at.end : q.number.end};
  if (!suffix) q.unit_at = {};
  q.unit = rank.id;
  q.unit_class = Class::ordinal;
  if (rank.at_most) q.bound = Bound::at_most;
}

// ---- bounds

bool Reader::bound_behind(Quantity& q, std::size_t at) const {
  const bool here = at == q.number.begin;
  const std::size_t space = at > 0 && text_[at - 1] == ' ' ? 1 : 0;
  const auto m = tables_.bound_before.longest(here ? before_.view() : Behind(text_, at).view(), space);
  if (!m) return false;
  q.bound = static_cast<Bound>(m.value);
  if (q.bound != Bound::exact) q.bound_before = {at - space - m.length, at - space};
  return q.bound != Bound::exact;
}

// 约占全国的30%: the word stands further left in the clause.
bool Reader::bound_from_afar(Quantity& q) const {
  const std::string& mark = tables_.reach_end;
  if (mark.empty() || q.at.begin < mark.size()) return false;
  if (text_.compare(q.at.begin - mark.size(), mark.size(), mark) != 0) return false;
  constexpr std::size_t kReach = 48;
  const std::size_t end = q.at.begin - mark.size();
  for (std::size_t at = end; at-- > 0 && end - at <= kReach;) {
    if (tables_.reach_stops.longest(text_, at)) return false;
    const auto m = tables_.bound_reach.longest(text_, at);
    if (!m) continue;
    q.bound = static_cast<Bound>(m.value);
    q.bound_before = {at, at + m.length};
    return q.bound != Bound::exact;
  }
  return false;
}

void Reader::take_bounds(Quantity& q) const {
  if (bound_behind(q, q.number.begin)) return;
  if (q.at.begin != q.number.begin && bound_behind(q, q.at.begin)) return;
  const auto currency = q.at.begin == q.number.begin ? tables_.before.longest(before_.view(), 0) : Trie::Match{};
  if (currency && bound_behind(q, q.at.begin - currency.length)) return;
  const std::size_t from = skip_space(q.at.end);
  const auto m = tables_.bound_after.longest(text_, from);
  if (m && static_cast<Bound>(m.value) != Bound::exact) {
    q.bound = static_cast<Bound>(m.value);
    q.bound_after = {from, from + m.length};
    return;
  }
  bound_from_afar(q);
}

// ---- numbers without a numeral: 翻番

void Reader::add_word_numbers() {
  const std::size_t plain = out_.size();
  for (const WordNumber& word : tables_.word_numbers) {
    for (std::size_t at = text_.find(word.text); at != std::string_view::npos; at = text_.find(word.text, at + 1)) {
      Quantity q;
      q.at = q.number = q.unit_at = {at, at + word.text.size()};
      q.value = word.value;
      q.unit = entry(word.entry).id;
      q.unit_class = entry(word.entry).cls;
      q.form = Form::word;
      take_bounds(q);
      out_.push_back(std::move(q));
    }
  }
  const auto earlier = [](const Quantity& a, const Quantity& b) { return a.at.begin < b.at.begin; };
  if (out_.size() != plain) std::stable_sort(out_.begin(), out_.end(), earlier);
}

}  // namespace

std::vector<Quantity> attach(const text::CleanText& clean, const std::vector<number::Number>& numbers,
                             const std::vector<Span>& dates, const Tables& tables) {
  return Reader(clean.bytes, numbers, dates, *tables.impl).read();
}

}  // namespace zhibiao::unit
