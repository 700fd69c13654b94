#include "outline_day.h"

#include <algorithm>

#include "find_word.h"
#include "utf8.h"

namespace zhibiao::outline {
namespace {

constexpr int kFirstPage = 1990, kLastPage = 2099;
constexpr std::size_t kDatelineBytes = 90;  // in which the day of a dateline stands: 30 characters
constexpr std::size_t kUndatedBytes = 30;   // in which 本报讯 stands
constexpr std::size_t kNoteBytes = 120;     // of the bracket behind it: （记者…）
constexpr std::size_t kPageBlocks = 20;     // lines of a page above its story
constexpr std::size_t kTailBlocks = 3;      // where a text is signed
constexpr std::size_t kLineBytes = 240;     // of such a line: 80 characters
constexpr std::size_t kDateDigits = 8, kDigitsAlone = 20;  // 20230714, 20230714 10:32
constexpr std::string_view kAddress = "://";
constexpr unsigned char kAscii = 0x80;

bool digit(std::string_view text, std::size_t p) {
  return p < text.size() && text[p] >= '0' && text[p] <= '9';
}

int number_at(std::string_view text, std::size_t p, std::size_t digits) {
  int out = 0;
  for (std::size_t i = p; i < p + digits; ++i) {
    if (!digit(text, i)) return 0;
    out = 10 * out + (text[i] - '0');
  }
  return out;
}

// 20181022 at `p`, or 201810/22, 2018-10/22 where `parted`: no digit before it or behind.
std::optional<Date> date_in_digits(std::string_view text, std::size_t p, bool parted) {
  if (p > 0 && digit(text, p - 1)) return std::nullopt;
  const auto skip = [&](std::size_t at) {
    return parted && at < text.size() && (text[at] == '/' || text[at] == '-' || text[at] == '_') ? at + 1
                                                                                                 : at;
  };
  const std::size_t month = skip(p + 4), day = skip(month + 2);
  const Date date{number_at(text, p, 4), number_at(text, month, 2), number_at(text, day, 2)};
  const bool near = date.year >= kFirstPage && date.year <= kLastPage;
  if (!near || date.month < 1 || date.month > 12 || date.day < 1 || digit(text, day + 2)) return std::nullopt;
  if (date.day > days_in_month(date.year, date.month)) return std::nullopt;
  return date;
}

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

std::optional<int> Days::last_year(Span paragraph, const Interval& lead,
                                   const std::optional<Date>& today) const {
  std::optional<int> out;
  if (!lead.end) return out;
  for (const timex::Expression& t : times_of(paragraph)) {
    const bool past = t.year && !t.until && !t.onwards && (!today || *t.year <= today->year);
    if (past && *t.year >= out.value_or(lead.end->year + kStoryApart)) out = t.year;
  }
  return out;
}

std::optional<Date> Days::written() const {
  const std::optional<Date> page = page_date();
  return page ? sent_before(*page) : page;
}

std::optional<Date> Days::page_date() const {
  const std::size_t n = clean_.blocks.size();
  // A web page has lines of its own above the story, and they say when it came.
  for (std::size_t i = 0; i < std::min(n, kPageBlocks) && (i < kHeadBlocks || is_line(i)); ++i) {
    if (!is_line(i) || names_other(clean_.blocks[i].at)) continue;
    if (const auto d = full_date(i)) return d;
    if (const auto d = in_digits(clean_.blocks[i].at)) return d;
  }
  for (std::size_t i = 0; i < std::min(n, kHeadBlocks); ++i) {
    const Span block = clean_.blocks[i].at;
    if (const auto d = full_date(i); d && behind_dateline(block) != block.begin) return d;
  }
  for (std::size_t i = n - std::min<std::size_t>(n, kTailBlocks); i < n; ++i) {
    if (const auto d = full_date(i); d && !names_other(clean_.blocks[i].at)) return d;
  }
  return in_address();
}

// A line of a page, no paragraph and no title: short, without a mark that ends a sentence.
bool Days::is_line(std::size_t i) const {
  const std::string_view text = clean_.blocks[i].at.of(clean_.bytes);
  return text.size() <= kLineBytes &&
         std::none_of(tables_.terminals.begin(), tables_.terminals.end(),
                      [text](const std::string& mark) { return text.ends_with(mark); });
}

// 上一篇：…（2025-04-18）: another text's day.
bool Days::names_other(Span block) const {
  const std::string_view text = block.of(clean_.bytes);
  return std::any_of(tables_.other_texts.begin(), tables_.other_texts.end(),
                     [text](const std::string& word) { return find_word(text, word) != text.npos; });
}

// 发布日期：20230714: eight digits beside a word of publishing, or alone.
std::optional<Date> Days::in_digits(Span block) const {
  const std::string_view text = block.of(clean_.bytes);
  const auto told = [text](const std::string& word) { return find_word(text, word) != text.npos; };
  const bool alone = text.size() <= kDigitsAlone;
  if (!alone && std::none_of(tables_.publish_words.begin(), tables_.publish_words.end(), told)) return {};
  for (std::size_t p = 0; p + kDateDigits <= text.size(); ++p) {
    if (const auto date = date_in_digits(text, p, false)) return date;
  }
  return std::nullopt;
}

// …/201810/22/t20181022_30591.shtml: the day in the address of a page.
std::optional<Date> Days::in_address() const {
  const std::string_view text = clean_.bytes;
  const auto written = [text](std::size_t p) {
    return p < text.size() && text[p] > ' ' && static_cast<unsigned char>(text[p]) < kAscii;
  };
  for (std::size_t p = find_word(text, kAddress); p != text.npos; p = find_word(text, kAddress, p)) {
    for (; written(p); ++p) {
      if (const auto date = date_in_digits(text, p, true)) return date;
    }
  }
  return std::nullopt;
}

// 8月26日电 on a page of November: the day that the news was sent, at most a year before.
std::optional<Date> Days::sent_before(const Date& page) const {
  for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kPageBlocks); ++i) {
    const Span block = clean_.blocks[i].at;
    const Times times = times_of(block);
    if (times.first == times.last || times.first->day == 0 || times.first->month == 0 ||
        times.first->has_year() || times.first->day_high != 0 || behind_dateline(block) == block.begin)
      continue;
    const timex::Expression& t = *times.first;
    const auto of = [&t](int year) {
      return Date{year, t.month, std::min(t.day, days_in_month(year, t.month))};
    };
    return page < of(page.year) ? of(page.year - 1) : of(page.year);
  }
  return page;
}

// A year named beside this one (2019年和今年), else any year with a month in a heading, else the latest
// month.
std::optional<Date> Days::guessed(const std::vector<Part>& parts) const {
  for (std::size_t i = 0; i < std::min(clean_.blocks.size(), kHeadBlocks); ++i) {
    if (const auto d = full_date(i); d && !names_other(clean_.blocks[i].at)) return d;
  }
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

// The latest month of a year that is spoken of as past. What a record or a run goes back to
// (自2013年6月以来首次), a plan and what is compared with say nothing of now; where a later year is spoken of
// without its months, the text is of that year or the next, and nobody knows which.
std::optional<Date> Days::latest_month() const {
  std::optional<Date> best;
  int latest = 0;
  for (const auto& t : times_) {
    if (!t.year || t.until || t.plan || is_base(t) || goes_back(t)) continue;
    if (t.month == 0 && !t.year_high && !t.since) latest = std::max(latest, *t.year);
    if (t.month == 0 && !t.since) continue;
    const Date date{*year_of(t), std::max(t.month_high, 1), std::max(t.day, 1)};
    if (!best || *best < date) best = date;
  }
  return best && latest == best->year + 1 ? std::nullopt : best;  // years further on are aims
}

// 2022年以来的新高, 自2013年6月以来首次: how far a record goes back.
bool Days::goes_back(const timex::Expression& t) const {
  if (!t.since && !t.onwards) return false;
  const std::string_view rest = std::string_view(clean_.bytes).substr(t.at.end);
  return t.onwards || std::any_of(tables_.record_words.begin(), tables_.record_words.end(),
                                  [rest](const std::string& word) { return rest.starts_with(word); });
}

// 比2019年6月…, 与2019年1—7月相比: what is compared with.
bool Days::is_base(const timex::Expression& t) const {
  const std::string_view before = std::string_view(clean_.bytes).substr(0, t.at.begin);
  return std::any_of(tables_.base_leads.begin(), tables_.base_leads.end(),
                     [before](const std::string& word) { return before.ends_with(word); });
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
