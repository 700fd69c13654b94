#include "unit.h"

#include <algorithm>
#include <utility>

#include "unit_reader.h"

namespace zhibiao::unit {
namespace {

bool holds(const Decimal& value) {
  return value.exponent() >= -number::kMostPower && value < Decimal(1, number::kMostPower) &&
         Decimal(-1, number::kMostPower) < value;
}

constexpr std::string_view kId = "id";

// What makes 5-3吨 behind it no range: a letter (A5-3), the joint of a chain (7-5-3).
bool joins(char before) {
  const char lower = static_cast<char>(before | 0x20);
  return (lower >= 'a' && lower <= 'z') || std::string_view("-/.:~").find(before) != std::string_view::npos;
}

}  // namespace

using number::Form;

std::vector<Quantity> Reader::read() {
  out_.reserve(numbers_.size());
  std::size_t done = 0;
  std::vector<Quantity> words = word_numbers();
  auto word = words.begin();
  const auto take_words = [&](std::size_t end) {
    for (; word != words.end() && word->at.begin < end; ++word) out_.push_back(std::move(*word));
  };
  while (next_ < numbers_.size()) {
    const number::Number& n = numbers_[next_++];
    if (n.at.begin < done) continue;  // part of the unit before
    take_words(n.at.begin);
    read_one(n);
    done = out_.back().at.end;
  }
  take_words(text_.size());
  settle_lists();
  return std::move(out_);
}

Quantity Reader::start(const number::Number& n) const {
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

void Reader::read_one(const number::Number& n) {
  here_ = n.at.begin;
  before_ = Behind(text_, here_);
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

void Reader::read_structure(const number::Number& n) {
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
  } else if (overflow || q.guard == kOverflow || !holds(q.value) || (q.high && !holds(*q.high))) {
    q.guard = kOverflow;
    q.value = Decimal();  // no value is better than a wrong one
    q.high.reset();
  } else if (q.guard.empty()) {
    q.guard = tables_.guards.judge(text_, before_, q);
  }
  out_.push_back(std::move(q));
}

bool Reader::in_date(const Span& at) const {
  const auto ends_after = [](std::size_t begin, const Span& date) { return begin < date.end; };
  const auto date = std::upper_bound(dates_.begin(), dates_.end(), at.begin, ends_after);
  return date != dates_.end() && date->overlaps(at);
}

const number::Number* Reader::next_at(std::size_t at) const {
  return next_ < numbers_.size() && numbers_[next_].at.begin == at ? &numbers_[next_] : nullptr;
}

// 减少 0.1 日至 2.2 日: a movement, then the far larger value that it reached.
bool Reader::moves_to(const Quantity& move, const Quantity& reached) const {
  return number::far_beyond(move.value, reached.value) &&
         tables_.bound_verbs.longest(Behind(text_, move.at.begin).view(), 0);
}

// True where nothing but a mark of a list stands between.
bool Reader::listed(const Quantity& q, const Quantity& next) const {
  const Span between{q.at.end, next.at.begin};
  const auto joint = tables_.joints.longest(text_, between.begin);
  return joint && joint.length == between.size();
}

// What the last value of a list says for those before it.
void Reader::settle_lists() {
  for (std::size_t i = out_.size(); i-- > 1;) {
    const Quantity& next = out_[i];
    Quantity& q = out_[i - 1];
    const bool open = q.guard.empty() && next.at.begin > q.at.end;
    // 0—14 岁、15—59 岁、60 岁及以上人口: a list is part of the name where its last item is.
    const bool named = open && next.guard == "name" && q.unit_class == Class::duration && q.unit == next.unit;
    // 3.5 个和 5.5 个百分点, 3.5 和 3.4 个百分点: the unit is said once.
    const bool points =
        open && next.unit_class == Class::point &&
        (q.unit_class == Class::bare || (q.unit_class == Class::item && !q.value.is_integer()));
    // 分别控制在 6.8% 和 3.2% 以内: the bound behind the last holds for all.
    const bool bound = !next.bound_after.empty() && next.bound != Bound::over && q.bound == Bound::exact;
    if (!(named || points || bound) || !listed(q, next)) continue;
    if (named) q.guard = next.guard;
    if (points) q.unit = next.unit, q.unit_class = next.unit_class;
    if (bound && q.unit == next.unit) q.bound = next.bound;
  }
}

// Two numbers with the same unit and a range mark between are one.
void Reader::join_range(Quantity& q) {
  for (const std::string& mark : tables_.range_marks) {
    if (text_.compare(q.at.end, mark.size(), mark) != 0) continue;
    const number::Number* n = next_at(q.at.end + mark.size());
    if (!n || n->high || n->form == Form::ratio || in_date(n->at)) continue;
    Quantity other = start(*n);
    if (const Found found = find_after(other.at.end, *n)) apply(other, found);
    if (other.unit != q.unit || other.unit_class != q.unit_class || other.unit_at.empty()) return;
    if (moves_to(q, other)) return;
    q.high = other.value;
    if (*q.high < q.value) {  // 5吨—3吨; 9%至3% may be a movement
      if (!falls(mark)) return q.high.reset();
      std::swap(q.value, *q.high);
    }
    q.at.end = other.at.end;
    q.unit_at = other.unit_at;
    ++next_;
    return;
  }
}

bool Reader::falls(std::string_view mark) const {
  const auto& marks = tables_.falling_marks;
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

// 5—3吨: a range written from its greater end. The number room reads a rising pair alone, since 5-3 without a
// unit may be anything; with one, 3吨 by itself would be a wrong value.
void Reader::join_falling(Quantity& q) {
  if (out_.empty() || out_.back().unit_class != Class::bare || out_.back().at.end >= q.number.begin) return;
  const Quantity& last = out_.back();
  if (last.high || last.scaled || last.at != last.number || !falls(Span{last.at.end, q.number.begin}.of(text_))) return;
  const bool id = last.guard == kId;  // what touches a hyphen
  if (!(last.guard.empty() || id)) return;
  const bool joined = last.at.begin > 0 && joins(text_[last.at.begin - 1]);
  if (joined || text_[last.at.begin] == '0') {
    if (id) q.guard = kId;
    return;
  }
  if (!(q.value < last.value)) return;
  q.high = last.value;
  q.at.begin = q.number.begin = here_ = last.at.begin;
  before_ = Behind(text_, here_);
  out_.pop_back();
}

// Hours and minutes are minutes.
void Reader::join_clock_unit(Quantity& q) {
  const number::Number* n = next_at(q.at.end);
  const auto sixty = q.value.times(Decimal(60, 0));
  if (!n || n->high || !sixty) return;
  Found found;
  tables_.per.each(text_, n->at.end, [&](Trie::Match m) {
    const Surface& surface = tables_.surfaces[static_cast<std::size_t>(m.value)];
    if (entry(surface.entry).id == "minute")
      found = {surface.entry, {n->at.end, n->at.end + m.length}, false};
  });
  const auto sum = sixty->plus(n->value);
  if (!found || !sum) return;
  q.value = *sum;
  q.unit = "minute";
  q.at.end = found.at.end;
  q.unit_at.end = found.at.end;
  ++next_;
}

bool Reader::runs(std::size_t at) const { return bool(tables_.runs.longest(Behind(text_, at).view(), 0)); }

void Reader::take_rank(Quantity& q) const {
  const auto m = tables_.rank.longest(before_.view(), 0);
  if (!m || q.unit_class == Class::ratio) return;
  const Entry& rank = entry(m.value);
  const std::string written(q.unit_at.of(text_));
  const bool suffix = std::find(rank.surfaces.begin(), rank.surfaces.end(), written) != rank.surfaces.end();
  if (rank.at_most && !suffix && q.unit_class != Class::bare) return;
  if (q.unit_class == Class::duration && runs(q.number.begin - m.length)) {  // 连续第十三个季度
    q.at.begin = q.number.begin - m.length;
    return;
  }
  q.at = {q.number.begin - m.length, suffix ? q.at.end : q.number.end};
  if (!suffix) q.unit_at = {};
  q.unit = rank.id;
  q.unit_class = Class::ordinal;
  if (rank.at_most) q.bound = Bound::at_most;
}

// The bound word that ends at `at`, nothing where it only looks like one; its length takes in a space after
// it.
Trie::Match Reader::bound_word_before(std::size_t at) const {
  const std::size_t space = at > 0 && text_[at - 1] == ' ' ? 1 : 0;
  auto m = tables_.bound_before.longest(at == here_ ? before_.view() : Behind(text_, at).view(), space);
  if (!m || static_cast<Bound>(m.value) == Bound::exact) return {};
  m.length += space;
  return m;
}

bool Reader::bound_before(Quantity& q, std::size_t at) const {
  const auto m = bound_word_before(at);
  if (!m) return false;
  q.bound = static_cast<Bound>(m.value);
  q.bound_before = {at - m.length, at - (text_[at - 1] == ' ' ? 1 : 0)};
  return true;
}

// 约增长 3%: the verb stands between.
bool Reader::bound_before_verb(Quantity& q) const {
  const auto verb = tables_.bound_verbs.longest(Behind(text_, q.at.begin).view(), 0);
  if (!verb) return false;
  const std::size_t at = q.at.begin - verb.length;
  const auto m = tables_.bound_early.longest(Behind(text_, at).view(), 0);
  if (!m || !bound_word_before(at)) return false;
  q.bound = static_cast<Bound>(m.value);
  q.bound_before = {at - m.length, at};
  return true;
}

// The word stands further left in the clause.
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

bool Reader::bound_after(Quantity& q) const {
  const std::size_t from = skip_space(q.at.end);
  const auto m = tables_.bound_after.longest(text_, from);
  if (!m || static_cast<Bound>(m.value) == Bound::exact) return false;
  q.bound = static_cast<Bound>(m.value);
  q.bound_after = {from, from + m.length};
  return true;
}

void Reader::take_bounds(Quantity& q) const {
  if (bound_before(q, q.number.begin)) return;
  if (q.at.begin != q.number.begin && bound_before(q, q.at.begin)) return;
  const auto currency =
      q.at.begin == q.number.begin ? tables_.before.longest(before_.view(), 0) : Trie::Match{};
  if (currency && bound_before(q, q.at.begin - currency.length)) return;
  if (bound_after(q) || bound_before_verb(q)) return;
  bound_from_afar(q);
}

std::vector<Quantity> Reader::word_numbers() {
  std::vector<Quantity> found;
  const std::size_t size = text_.size();
  for (std::size_t at = tables_.word_starts.next(text_, 0, size); at < size;
       at = tables_.word_starts.next(text_, at + character_size(text_[at]), size)) {
    for (const WordNumber& word : tables_.word_numbers) {
      if (text_.compare(at, word.text.size(), word.text) == 0) found.push_back(word_number(word, at));
    }
  }
  return found;
}

Quantity Reader::word_number(const WordNumber& word, std::size_t at) {
  here_ = at;
  before_ = Behind(text_, at);
  Quantity q;
  q.at = q.number = q.unit_at = {at, at + word.text.size()};
  q.value = word.value;
  q.unit = entry(word.entry).id;
  q.unit_class = entry(word.entry).cls;
  q.form = Form::word;
  take_bounds(q);
  return q;
}

std::vector<Quantity> attach(const text::CleanText& clean, const std::vector<number::Number>& numbers,
                             const std::vector<Span>& dates, const Tables& tables) {
  return Reader(clean.bytes, numbers, dates, *tables.impl).read();
}

}  // namespace zhibiao::unit
