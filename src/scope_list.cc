// Lists of times, one for each value of a list (scope.h has the whole).
#include "scope.h"

namespace zhibiao::scope {
namespace {

using token::Segment;
using token::Sentence;

constexpr int kYear = 12;

int month_number(const Date& date) { return date.year * kYear + date.month - 1; }

Interval months_from(int first, int count) {
  const int last = first + count - 1;
  return {Interval::months(first / kYear, first % kYear + 1, first % kYear + 1).start,
          Interval::months(last / kYear, last % kYear + 1, last % kYear + 1).end};
}

// The months, quarters or years of a time, where it has `n` of them; else nothing.
std::vector<Interval> split(const Interval& whole, std::size_t n) {
  if (!whole.start || !whole.end) return {};
  const int first = month_number(*whole.start), months = month_number(*whole.end) - first + 1;
  const int count = static_cast<int>(n), each = months / count;
  if (each * count != months || (each != 1 && each != 3 && each != kYear)) return {};
  std::vector<Interval> out;
  for (int k = 0; k < count; ++k) out.push_back(months_from(first + k * each, each));
  return out;
}

}  // namespace

// The last times before `first` that 、 or 和 join.
std::vector<std::size_t> Tracker::times_before(const Sentence& sentence, const Segment& segment,
                                               std::size_t first) const {
  const auto& tokens = sentence.tokens;
  std::size_t begin = segment.first;
  while (begin > 0 && !tokens[begin - 1].is_quantity() && tokens[begin - 1].cls != marks_.semi) --begin;
  std::vector<std::size_t> out;
  for (std::size_t i = begin; i < first; ++i) {
    if (tokens[i].cls != kTime) continue;
    const bool joins = i >= begin + 2 && tokens[i - 2].cls == kTime &&
                       (tokens[i - 1].cls == kPause || tokens[i - 1].cls == and_);
    if (!joins) out.clear();
    out.push_back(i);
  }
  return out;
}

std::vector<Interval> Tracker::listed(const Sentence& sentence, const Segment& segment, std::size_t first,
                                      std::size_t n) const {
  const std::vector<std::size_t> found = times_before(sentence, segment, first);
  if (found.size() != n && found.size() != 1) return {};
  timex::Reference at = reference();
  std::vector<Interval> out;
  for (const std::size_t i : found) {
    const timex::Expression& time = in_.times[static_cast<std::size_t>(sentence.tokens[i].ref)];
    if (time.point || time.since || time.onwards) return {};
    out.push_back(timex::resolve(time, at));
    if (const auto year = timex::year_of(time, at)) at.year = year;
  }
  return out.size() == n ? out : split(out.front(), n);
}

}  // namespace zhibiao::scope
