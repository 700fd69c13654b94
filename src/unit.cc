#include "unit.h"

#include <algorithm>
#include <utility>

#include "find_word.h"
#include "unit_reader.h"

namespace zhibiao::unit {
namespace {

bool holds(const Decimal& value) {
  constexpr int kDigits = 18;  // that a Decimal has at most
  if (value.exponent() >= -number::kMostPower && value.exponent() <= number::kMostPower - kDigits)
    return true;
  return value.exponent() >= -number::kMostPower && value < Decimal(1, number::kMostPower) &&
         Decimal(-1, number::kMostPower) < value;
}

constexpr std::string_view kId = "id", kOrdinal = "ordinal";

// What makes 5-3吨 behind it no range: a letter (A5-3), the joint of a chain (7-5-3).
bool joins(char before) {
  const char lower = static_cast<char>(before | 0x20);
  return (lower >= 'a' && lower <= 'z') || std::string_view("-/.:~").find(before) != std::string_view::npos;
}

}  // namespace

using number::Form;

void Reader::read() {
  const std::size_t first = out_.size();
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
    while (date_ < dates_.size() && dates_[date_].end <= n.at.begin) ++date_;
    read_one(n);
    done = out_.back().at.end;
  }
  take_words(block_.end);
  settle_lists(first);
  settle_parts(first);
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
  q.overflow = n.overflow;
  if (n.more) q.bound = Bound::over;
  return q;
}

// Makes `at` the place that the words before are looked for at.
void Reader::go_to(std::size_t at) {
  here_ = at;
  space_ = at > 0 && text_[at - 1] == ' ' ? 1 : 0;
  left_ = tables_.left.before(text_, at);
  far_ = space_ == 0 ? left_ : tables_.left.before(text_, at - 1);
}

void Reader::read_one(const number::Number& n) {
  go_to(n.at.begin);
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
  finish(q);
  out_.push_back(std::move(q));
}

void Reader::read_structure(const number::Number& n) {
  for (std::size_t i = 0; i < n.parts.size() && i < n.part_at.size(); ++i) {
    Quantity q = start(n);
    q.at = q.number = n.part_at[i];
    q.value = n.parts[i];
    q.high.reset();
    q.unit = "percent";
    q.unit_class = Class::percent;
    finish(q);
    out_.push_back(std::move(q));
  }
}

void Reader::finish(Quantity& q) {
  if ((left_ & kRank) != 0) take_rank(q);
  if (q.bound == Bound::exact) take_bounds(q);
  if (q.overflow || !holds(q.value) || (q.high && !holds(*q.high))) {
    q.set_overflow();
  } else if (in_date(q.number)) {
    q.guard = "date";
  } else if (q.guard.empty()) {
    q.guard = tables_.guards.judge(text_, q);
  }
}

// Numbers come from left to right; the one looked at is the current one or one behind it.
bool Reader::in_date(const Span& at) const {
  std::size_t date = date_;
  while (date < dates_.size() && dates_[date].end <= at.begin) ++date;
  return date < dates_.size() && dates_[date].overlaps(at);
}

const number::Number* Reader::next_at(std::size_t at) const {
  return next_ < numbers_.size() && numbers_[next_].at.begin == at ? &numbers_[next_] : nullptr;
}

// 减少约 0.1 日至 2.2 日: a movement, then the far larger value that it reached.
bool Reader::moves_to(const Quantity& move, const Quantity& reached) const {
  if (!number::far_beyond(move.value, reached.value)) return false;
  const std::size_t bound = tables_.bound_before.longest_before(text_, move.at.begin).length;
  return static_cast<bool>(tables_.bound_verbs.longest_before(text_, move.at.begin - bound));
}

// True where nothing but a mark of a list stands between.
bool Reader::listed(const Quantity& q, const Quantity& next) const {
  const Span between{q.at.end, next.at.begin};
  const auto joint = tables_.joints.longest(text_, between.begin);
  return joint && joint.length == between.size();
}

// Gives `q` the scale and the unit of `next`, where it is written as a power of ten behind the digits.
void Reader::share_scale(Quantity& q, const Quantity& next) const {
  const std::optional<int> power = number::written_scale(next.number.of(text_), next.value);
  if (!power) return;
  const auto value = q.value.times(Decimal(1, *power));
  if (!value || !holds(*value)) return q.set_overflow();
  q.value = *value;
  q.scaled = true;
  q.unit = next.unit;
  q.unit_class = next.unit_class;
}

// What the last value of a list says for those before it.
void Reader::settle_lists(std::size_t first) {
  for (std::size_t i = out_.size(); i-- > first + 1;) {
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
    // 1.3 和 7.6 亿吨: a fraction of a thing that the next counts by the hundred million shares its scale.
    const bool scaled = open && q.unit_class == Class::bare && !q.scaled && !q.high &&
                        !q.value.is_integer() && next.scaled && next.unit_class != Class::bare;
    if (!(named || points || bound || scaled) || !listed(q, next)) continue;
    if (scaled) share_scale(q, next);
    if (named) q.guard = next.guard;
    if (points) q.unit = next.unit, q.unit_class = next.unit_class;
    if (bound && q.unit == next.unit) q.bound = next.bound;
  }
  // 分列第一、第二和第三: what is a rank at the head of a list is one throughout.
  for (std::size_t i = first + 1; i < out_.size(); ++i) {
    const bool ranks = out_[i - 1].unit_class == Class::ordinal && out_[i - 1].guard.empty();
    if (ranks && out_[i].guard == kOrdinal && listed(out_[i - 1], out_[i])) out_[i].guard = {};
  }
}

// Two numbers with the same unit and a range mark between are one.
void Reader::join_range(Quantity& q) {
  if ((tables_.right.at(text_, q.at.end) & kRangeMark) == 0) return;
  for (const std::string& mark : tables_.range_marks) {
    if (text_.compare(q.at.end, mark.size(), mark) != 0) continue;
    const number::Number* n = next_at(q.at.end + mark.size());
    if (!n || n->high || n->form == Form::ratio || in_date(n->at)) continue;
    Quantity other = start(*n);
    if (const Found found = find_after(other.at.end, *n)) apply(other, found);
    if (other.unit != q.unit || other.unit_class != q.unit_class || other.unit_at.empty()) return;
    q.overflow = q.overflow || other.overflow;
    if (!q.overflow && moves_to(q, other)) return;
    q.high = other.value;
    if (!q.overflow && *q.high < q.value) {  // 5吨—3吨; 9%至3% may be a movement
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
  if (last.high || last.scaled || last.at != last.number ||
      !falls(Span{last.at.end, q.number.begin}.of(text_)))
    return;
  const bool id = last.guard == kId;  // what touches a hyphen
  if (!(last.guard.empty() || id || last.overflow)) return;
  const bool joined = last.at.begin > 0 && joins(text_[last.at.begin - 1]);
  if (joined || text_[last.at.begin] == '0') {
    if (id) q.guard = kId;
    return;
  }
  q.overflow = q.overflow || last.overflow;
  if (!q.overflow && !(q.value < last.value)) return;
  q.high = last.value;
  q.at.begin = q.number.begin = last.at.begin;
  go_to(q.number.begin);
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
  if (!found) return;
  const auto sum = sixty->plus(n->value);
  q.overflow = q.overflow || n->overflow || !sum;
  q.value = sum.value_or(Decimal());
  q.unit = "minute";
  q.at.end = found.at.end;
  q.unit_at.end = found.at.end;
  ++next_;
}

bool Reader::runs(std::size_t at) const { return bool(tables_.runs.longest_before(text_, at)); }

void Reader::take_rank(Quantity& q) const {
  const auto m = tables_.rank.longest_before(text_, here_);
  if (!m || q.unit_class == Class::ratio) return;
  const Entry& rank = entry(m.value);
  const std::string_view written = q.unit_at.of(text_);
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
  if (at == here_ && (far_ & kBoundBefore) == 0) return {};
  const std::size_t space = at > 0 && text_[at - 1] == ' ' ? 1 : 0;
  auto m = tables_.bound_before.longest_before(text_, at - space);
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
  if (q.at.begin == here_ && (left_ & kVerb) == 0) return false;
  const auto verb = tables_.bound_verbs.longest_before(text_, q.at.begin);
  if (!verb) return false;
  const std::size_t at = q.at.begin - verb.length;
  const auto m = tables_.bound_early.longest_before(text_, at);
  if (!m || !bound_word_before(at)) return false;
  q.bound = static_cast<Bound>(m.value);
  q.bound_before = {at - m.length, at};
  return true;
}

// The word stands further left in the clause: 约占全国的 30%; of a part or a multiple any bound may
// (超过全市的 五分之二, 接近内城 2 倍).
bool Reader::bound_from_afar(Quantity& q) const {
  const bool times = q.unit_class == Class::times;
  const bool part = times || (q.unit_class == Class::percent && q.form != Form::arabic);
  const std::string& mark = tables_.reach_end;
  const bool marked = !mark.empty() && text_.substr(0, q.at.begin).ends_with(mark);
  const bool share = q.unit_class == Class::percent;  // 约占经常开支六成
  if (!marked && !times && !share) return false;
  constexpr std::size_t kReach = 48;
  const std::size_t end = q.at.begin - (marked ? mark.size() : 0);
  for (std::size_t at = end; at-- > 0 && end - at <= kReach;) {
    if (tables_.reach_stops.longest(text_, at)) return false;
    auto m = marked || share ? tables_.bound_reach.longest(text_, at) : Trie::Match{};
    if (!m && part && (marked || times)) m = tables_.bound_parts.longest(text_, at);
    if (!m) continue;
    if (!out_.empty() && out_.back().guard.empty() && out_.back().bound_before.begin == at)
      return false;  // of the number before
    q.bound = static_cast<Bound>(m.value);
    const Trie::Match bare = tables_.bound_parts.longest(text_, at);  // 约 of 约相当于, which has a verb
    q.bound_before = {at, at + (bare && bare.value == m.value ? bare.length : m.length)};
    return q.bound != Bound::exact;
  }
  return false;
}

bool Reader::bound_after(Quantity& q) const {
  const std::size_t from = skip_space(q.at.end);
  if ((tables_.right.at(text_, from) & kBoundAfter) == 0) return false;
  const auto m = tables_.bound_after.longest(text_, from);
  if (!m || static_cast<Bound>(m.value) == Bound::exact) return false;
  q.bound = static_cast<Bound>(m.value);
  q.bound_after = {from, from + m.length};
  return true;
}

void Reader::take_bounds(Quantity& q) const {
  if (bound_before(q, q.number.begin)) return;
  if (q.at.begin != q.number.begin && bound_before(q, q.at.begin)) return;
  const bool may_be_money = q.at.begin == q.number.begin && (left_ & kCurrency) != 0;
  const auto currency = may_be_money ? tables_.before.longest_before(text_, here_) : Trie::Match{};
  if (currency && bound_before(q, q.at.begin - currency.length)) return;
  if (bound_after(q) || bound_before_verb(q)) return;
  bound_from_afar(q);
}

std::vector<Quantity> Reader::word_numbers() {
  std::vector<Quantity> found;
  const std::string_view block = text_.substr(0, block_.end);
  const auto before = [](const Quantity& a, const Quantity& b) { return a.at.begin < b.at.begin; };
  for (const WordNumber& word : tables_.word_numbers) {  // a few
    if (word.text.empty()) continue;
    for (std::size_t at = find_word(block, word.text, block_.begin); at != block.npos;
         at = find_word(block, word.text, at + 1))
      found.push_back(word_number(word, at));
  }
  std::stable_sort(found.begin(), found.end(), before);
  return found;
}

Quantity Reader::word_number(const WordNumber& word, std::size_t at) {
  go_to(at);
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
  std::vector<Quantity> out;
  attach(clean.bytes, {0, clean.bytes.size()}, numbers, dates, tables, out);
  return out;
}

void attach(std::string_view text, Span block, const std::vector<number::Number>& numbers,
            const std::vector<Span>& dates, const Tables& tables, std::vector<Quantity>& out) {
  Reader(text, block, numbers, dates, *tables.impl, out).read();
}

}  // namespace zhibiao::unit
