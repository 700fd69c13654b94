// 每三名工程师里就有一名: two counts of which the second is a part of the first (unit.cc has the flow).
#include <algorithm>

#include "unit_reader.h"

namespace zhibiao::unit {
namespace {

constexpr std::size_t kNounBefore = 24;  // bytes: 每 and 新装, before the number
constexpr std::size_t kShortNoun = 12;   // bytes: 手机
constexpr std::size_t kLongestGap = 60;  // bytes between the two counts
constexpr std::int64_t kMostWhole = 100;
constexpr int kPlaces = 4;  // decimals of a share

bool ends_with(std::string_view text, const std::vector<std::string>& words, std::size_t& length) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [text](const std::string& word) { return text.ends_with(word); });
  length = found == words.end() ? 0 : found->size();
  return length != 0;
}

bool holds_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](const std::string& word) { return text.find(word) != text.npos; });
}

bool counts(const Quantity& q) {
  const bool sort =
      q.unit_class == Class::item || q.unit_class == Class::bare || q.unit_class == Class::physical;
  return sort && !q.negative && !q.high && q.value.is_integer() && q.guard != "date" && q.guard != "name";
}

}  // namespace

// Where 每 stands before the whole; npos where it does not.
std::size_t Reader::each_before(const Quantity& whole) const {
  const OneIn& words = tables_.one_in;
  const std::size_t first = whole.at.begin - std::min(whole.at.begin, kNounBefore);
  const std::string_view before = text_.substr(first, whole.at.begin - first);
  const std::size_t each = before.rfind(words.each);
  if (each == before.npos || holds_any(before.substr(each), words.stops)) return before.npos;
  return first + each;
}

// True where 有 stands right before `part`, and what is between it and the whole says that it is one of them:
// 里就有, 就有, or nothing at all. `noun` gets what the whole is called.
bool Reader::has_part(const Quantity& whole, const Quantity& part, Span& noun) const {
  const OneIn& words = tables_.one_in;
  const std::size_t end = part.bound_before.empty() ? part.at.begin : part.bound_before.begin;
  if (end <= whole.at.end || end - whole.at.end > kLongestGap) return false;
  std::string_view gap = text_.substr(whole.at.end, end - whole.at.end);
  const bool has = gap.ends_with(words.have);
  if (has) gap.remove_suffix(words.have.size());
  bool tied = false, among = false;
  for (std::size_t length = 0; ends_with(gap, words.between, length); gap.remove_suffix(length)) tied = true;
  for (std::size_t length = 0; ends_with(gap, words.among, length); gap.remove_suffix(length)) among = true;
  if (holds_any(gap, words.stops)) return false;
  noun = {whole.at.end, whole.at.end + gap.size()};
  const bool same = part.unit == whole.unit;
  const bool any = std::find(words.any.begin(), words.any.end(), part.unit_at.of(text_)) != words.any.end();
  if (among) return (has || tied || gap.empty()) && (same || any);
  const auto& apart = words.apart;  // 每 5 部手机有 1 部
  const bool one_sort = std::find(apart.begin(), apart.end(), part.unit_at.of(text_)) == apart.end();
  return has && (tied ? same || any : same && (gap.empty() || (one_sort && gap.size() <= kShortNoun)));
}

// Makes one share of the two counts. Linear: each count looks at the one before it.
void Reader::settle_parts(std::size_t first) {
  if (tables_.one_in.each.empty()) return;
  bool joined = false;
  for (std::size_t i = first + 1; i < out_.size(); ++i) {
    Quantity &whole = out_[i - 1], &part = out_[i];
    if (!counts(whole) || !counts(part) ||
        part.at.begin - std::min(part.at.begin, whole.at.end) > kLongestGap)
      continue;
    const auto n = whole.value.to_int64();
    if (!n || *n < 2 || *n > kMostWhole || part.value.is_zero() || part.value > whole.value) continue;
    Span noun;
    if (!has_part(whole, part, noun)) continue;
    const std::size_t each = each_before(whole);
    const auto share = part.value.scaled(2).divided(whole.value, kPlaces);
    if (each == text_.npos || !share) continue;
    part.at.begin = part.number.begin = each;
    part.unit_at = {};
    part.noun = noun;
    part.value = *share;
    part.unit = "percent";
    part.unit_class = Class::percent;
    part.form = number::Form::fraction;
    part.bound_before = {};  // inside: 每十户里约有三户
    part.guard = {};
    whole.at.end = whole.at.begin;  // to go
    joined = true;
  }
  if (joined)
    out_.erase(std::remove_if(out_.begin() + static_cast<std::ptrdiff_t>(first), out_.end(),
                              [](const Quantity& q) { return q.at.empty(); }),
               out_.end());
}

}  // namespace zhibiao::unit
