#include "outline_day.h"

#include <algorithm>

#include "utf8.h"

namespace zhibiao::outline {
namespace {

constexpr std::size_t kDatelineBytes = 90;  // in which the day of a dateline stands: 30 characters
constexpr std::size_t kUndatedBytes = 30;   // in which 本报讯 stands
constexpr std::size_t kNoteBytes = 120;     // of the bracket behind it: （记者…）

std::optional<int> year_of(const timex::Expression& t) { return timex::year_of(t, {}); }

}  // namespace

Times Days::times_of(Span at) const {
  const auto from =
      std::lower_bound(times_.begin(), times_.end(), at.begin,
                       [](const timex::Expression& t, std::size_t b) { return t.at.begin < b; });
  auto to = from;
  while (to != times_.end() && to->at.begin < at.end) ++to;
  return {times_.data() + (from - times_.begin()), times_.data() + (to - times_.begin())};
}

std::optional<Date> Days::written() const {
  const std::size_t n = clean_.blocks.size();
  for (std::size_t i = 0; i < std::min(n, kHeadBlocks); ++i) {
    if (const auto d = full_date(i)) return d;
  }
  for (std::size_t i = n - std::min<std::size_t>(n, 3); i < n; ++i) {
    if (const auto d = full_date(i)) return d;
  }
  return std::nullopt;
}

// A year named beside this one (2019年和今年), else any year with a month in a heading, else the latest
// month.
std::optional<Date> Days::guessed(const std::vector<Part>& parts) const {
  for (std::size_t i = 0; i + 1 < times_.size(); ++i) {
    const timex::Expression& last = times_[i];
    if (last.year && !last.month && !last.year_high && times_[i + 1].year_offset == 0 &&
        !times_[i + 1].has_month() && joined(last, times_[i + 1]))
      return Date{*last.year + 1, 12, 31};
  }
  for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks); ++i) {
    if (parts[i].role == Role::paragraph) continue;
    for (const auto& t : times_of(clean_.blocks[i].at)) {
      if (t.year && !t.until) return Date{*year_of(t), t.month_high ? t.month_high : 12, t.day ? t.day : 28};
    }
  }
  const std::optional<Date> latest = latest_month();
  return latest ? dateline_after(*latest) : latest;
}

// 1月18日电 of a text whose latest month is December 2022 is of January 2023.
Date Days::dateline_after(const Date& latest) const {
  for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks); ++i) {
    const Span block = clean_.blocks[i].at;
    const Times times = times_of(block);
    if (times.first == times.last || times.first->day == 0 || times.first->month == 0 ||
        times.first->has_year() || behind_dateline(block) == block.begin)
      continue;
    const int month = times.first->month;
    const int year = latest.year + (month < latest.month ? 1 : 0);
    return {year, month, std::min(times.first->day, days_in_month(year, month))};
  }
  return latest;
}

// The latest month of a year that is spoken of as past; plans and bases of comparison name no month.
std::optional<Date> Days::latest_month() const {
  std::optional<Date> best;
  for (const auto& t : times_) {
    if (!t.year || t.until || (t.month == 0 && !t.since)) continue;
    const Date date{*year_of(t), std::max(t.month_high, 1), std::max(t.day, 1)};
    if (!best || *best < date) best = date;
  }
  return best;
}

bool Days::joined(const timex::Expression& a, const timex::Expression& b) const {
  const std::string_view between = Span{a.at.end, b.at.begin}.of(clean_.bytes);
  return std::find(tables_.joints.begin(), tables_.joints.end(), between) != tables_.joints.end();
}

std::optional<Date> Days::full_date(std::size_t i) const {
  for (const auto& t : times_of(clean_.blocks[i].at)) {
    if (t.year && t.day && !t.day_high && !t.since && !t.onwards &&
        !t.until)  // 自2025年1月1日起 is no day of writing
      return Date{*t.year, t.month, std::min(t.day, days_in_month(*t.year, t.month))};
  }
  return std::nullopt;
}

// The word of a dateline: right behind its day, or where it has none (本报讯) in the first words.
Span Days::dateline_word(Span block) const {
  const std::string_view text = std::string_view(clean_.bytes).substr(0, block.end);
  const std::size_t reach = std::min(block.end, block.begin + kDatelineBytes);
  const Times times = times_of({block.begin, reach});
  if (times.first != times.last && times.first->day != 0 && times.first->at.end < block.end) {
    const std::size_t at = times.first->at.end;
    if (const Trie::Match word = tables_.datelines.longest(text, at)) return {at, at + word.length};
  }
  const std::size_t near = std::min(reach, block.begin + kUndatedBytes);
  for (std::size_t p = block.begin; p < near && !tables_.marks.longest(text, p);
       p += character_size(text[p])) {
    if (text[p] == '(') break;
    if (const Trie::Match word = tables_.undated.longest(text, p)) return {p, p + word.length};
  }
  return {};
}

std::size_t Days::behind_dateline(Span block) const {
  const Span word = dateline_word(block);
  const std::string_view text = std::string_view(clean_.bytes).substr(0, block.end);
  std::size_t pos = word.end;
  if (word.empty() || pos >= text.size()) return block.begin;
  // 5月6日电价 is no dateline: a gap, a mark or a bracket stands behind the word; cleaning may drop the gap.
  const std::size_t seen = clean_.to_source(word).end;
  const bool apart = text[pos] == '(' || tables_.marks.longest(text, pos) ||
                     clean_.to_source({pos, pos + character_size(text[pos])}).begin > seen;
  if (!apart) return block.begin;
  const auto skip_mark = [&] {
    while (const Trie::Match mark = pos < text.size() ? tables_.marks.longest(text, pos) : Trie::Match{})
      pos += mark.length;
  };
  skip_mark();
  if (pos < text.size() && text[pos] == '(') {
    const std::size_t close = text.substr(0, pos + kNoteBytes).find(')', pos);
    if (close != text.npos) pos = close + 1;
  }
  skip_mark();
  return pos;
}

Span Days::sentence_of(std::size_t at) const {
  const auto sentence = std::upper_bound(clean_.sentences.begin(), clean_.sentences.end(), at,
                                         [](std::size_t p, const Span& s) { return p < s.end; });
  return sentence != clean_.sentences.end() ? *sentence : Span{at, at};
}

bool Days::has_figure(Span at) const {
  auto time = std::lower_bound(times_.begin(), times_.end(), at.begin,
                               [](const timex::Expression& t, std::size_t b) { return t.at.end <= b; });
  for (std::size_t p = at.begin; p < at.end; ++p) {
    if (time != times_.end() && p >= time->at.begin) {
      p = time->at.end - 1;
      ++time;
    } else if (clean_.bytes[p] >= '0' && clean_.bytes[p] <= '9') {
      return true;
    }
  }
  return false;
}

bool Days::announced(std::size_t at) const {
  const std::string_view before = std::string_view(clean_.bytes).substr(0, at);
  return std::any_of(tables_.announce_words.begin(), tables_.announce_words.end(), [&](const auto& word) {
    return before.ends_with(word) ||
           std::any_of(tables_.announce_tails.begin(), tables_.announce_tails.end(),
                       [&](const auto& tail) { return before.ends_with(word + tail); });
  });
}

}  // namespace zhibiao::outline
