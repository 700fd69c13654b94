// What a time expression does where it stands: its role, and what it sets (scope.h has the whole).
#include <algorithm>
#include <utility>

#include "scope.h"

namespace zhibiao::scope {
namespace {

// A word of class `cls` behind token `i`, before the next value: 与 2020 年普查相比, 在 2020 年的基础上.
bool follows(const token::Sentence& sentence, const token::Segment& segment, std::size_t i, TokenClass cls) {
  for (std::size_t j = i + 1; j < segment.last && !sentence.tokens[j].is_quantity(); ++j) {
    if (sentence.tokens[j].cls == cls) return true;
  }
  return false;
}

// A word of class `cls` anywhere behind token `i`: 与 2010 年的 133972 万人相比.
bool ends_in(const token::Sentence& sentence, const token::Segment& segment, std::size_t i, TokenClass cls) {
  return token::any_of_class(sentence.tokens, i + 1, segment.last, cls);
}

}  // namespace

// 由 or 从 stands before token `i` of the clause.
bool Tracker::starts_from(const token::Sentence& sentence, const token::Segment& segment,
                          std::size_t i) const {
  return token::any(sentence.tokens, segment.first, i, [this](const token::Token& t) {
    return t.cls == from_ || (t.cls == kTime && in_.times[static_cast<std::size_t>(t.ref)].onwards);
  });
}

// 7 月预估的近 30%: the month in which a value was foreseen is not what it is for.
bool Tracker::foresees(const token::Sentence& sentence, const token::Segment& segment, std::size_t i) const {
  const timex::Expression& time = in_.times[static_cast<std::size_t>(sentence.tokens[i].ref)];
  if (time.month == 0 || time.month != time.month_high || i + 3 >= segment.last) return false;
  const token::Token& word = sentence.tokens[i + 1];
  return word.cls == mod_ && in_.lexicon.word(word.ref).modality == Modality::forecast &&
         sentence.tokens[i + 2].cls == de_ &&
         (sentence.tokens[i + 3].is_quantity() || sentence.tokens[i + 3].cls == kBound);
}

// 恢复至 2018 年约五成的水平
bool Tracker::reaches_level(const token::Sentence& sentence, const token::Segment& segment,
                            std::size_t i) const {
  const auto& tokens = sentence.tokens;
  if (i == segment.first || tokens[i - 1].cls != reach_) return false;
  const std::size_t share = i + 1 < segment.last && tokens[i + 1].cls == kBound ? i + 2 : i + 1;
  return share + 2 < segment.last && tokens[share].cls == kPercent && tokens[share + 1].cls == de_ &&
         tokens[share + 2].cls == kOther;
}

// What a time expression does where it stands.
Tracker::Role Tracker::role_of(const token::Sentence& sentence, const token::Segment& segment,
                               std::size_t i) const {
  const auto& tokens = sentence.tokens;
  const TokenClass before = i > segment.first ? tokens[i - 1].cls : TokenClass{0};
  const TokenClass after = i + 1 < segment.last ? tokens[i + 1].cls : TokenClass{0};
  const timex::Expression& time = in_.times[static_cast<std::size_t>(tokens[i].ref)];
  const bool of = after == de_;
  if (before == and_ && after == flat_) return Role::base;  // 与去年持平
  if (foresees(sentence, segment, i)) return Role::none;    // 比 11 月预测的 2.3%
  if (before == than_ || after == than_ || (before == and_ && ends_in(sentence, segment, i, than_)))
    return Role::base;
  // 较基准年 2005 年减少 2%
  if (before == kOther && i > segment.first + 1 && tokens[i - 2].cls == than_ && time.year) return Role::base;
  // 约为 2021 年的 2.6 倍: what the multiple is of.
  const bool of_value =
      of && i + 2 < segment.last && (tokens[i + 2].cls == kTimes || tokens[i + 2].cls == kPercent);
  const bool is = before == equal_ || before == be_ || before == reach_ || before == kBound || before == adv_;
  const bool reached = before == reach_ && starts_from(sentence, segment, i);  // 由…调整为 2017 年的 9%
  if (of_value && is && !reached) return Role::ratio;
  if (!reached && reaches_level(sentence, segment, i)) return Role::ratio;
  if (of && i + 2 < segment.last && tokens[i + 2].cls == kTimes) return Role::none;
  if (before == gap_) return Role::base;
  if (before == equal_) return Role::ratio;  // 只及 2018 年高峰的七成七
  if (before == in_class_ && (of || after == since_) && follows(sentence, segment, i, since_))
    return Role::base;
  if (before == be_ && (time.since || (time.same && !time.has_year()))) return Role::none;  // 为今年以来最高
  // 历史同期最高, 较常年同期, 12年来首次
  if (time.same && !time.has_year() && time.month == 0 &&
      (after == superlative_ || after == rank_ || before == kOther || before == cmp_))
    return Role::none;
  if (time.loose && i + 1 < segment.last && (after == superlative_ || is_first(tokens[i + 1])))
    return Role::none;
  if (before == from_ || before == share_) return Role::own;
  if (before == in_class_ && i + 1 < segment.last && tokens[i + 1].is_quantity()) return Role::own;
  if ((before == equal_ || before == be_ || before == reach_) && of && !reached) return Role::none;
  if (before == be_ && time.plan) return Role::none;  // 2025 年是“十四五”收官之年
  if (time.start_of) return Role::none;
  const bool of_aim = after == mod_ && i + 2 < segment.last && tokens[i + 2].cls == de_;
  if (time.whole && !time.has_year() && time.month == 0 && of_aim) return Role::none;  // 全年计划的 41%
  if (time.onwards && !time.since) {
    // 从 2020 年的 1.1% 提高到: a start; 自 1992 年 … 至今: a scope.
    if (of || after == 0 || sentence.tokens[i + 1].is_quantity()) return Role::own;
  }
  return Role::scope;
}

// True where nothing of weight stands before token `i` of the segment.
bool Tracker::leads(const token::Sentence& sentence, std::size_t i) const {
  if (i > segment_.first && sentence.tokens[i - 1].cls == publish_) return true;  // 通报今年上半年…
  for (std::size_t j = std::min(opening_, i); j < i; ++j) {
    const token::Token& u = sentence.tokens[j];
    const bool of_time = u.cls == de_ && j > segment_.first && sentence.tokens[j - 1].cls == kTime;
    const bool light = u.cls == lead_ || u.cls == source_ || u.cls == so_ || u.cls == adv_ || u.cls == be_ ||
                       u.cls == mod_ || u.cls == kTime || u.cls == kNote || u.cls == from_ || u.cls == and_ ||
                       u.cls == in_class_ || u.cls == with_ || u.cls == kPause || u.cls == sub_ ||
                       u.cls == quote_ || names_.is_self(u) || names_.is_nation(u);
    if (!light && !of_time) return false;  // 2023 年的上半年 leads
  }
  return true;
}

// 人民银行今日开展逆回购 3 亿元，利率为…: a time behind the subject whose clause has a value of it holds on
// in its sentence; 上周发布的榜单上, 今年首 3 家 tell what stands behind them.
bool Tracker::reaches_on(const token::Sentence& sentence, std::size_t i) const {
  const timex::Expression& time = in_.times[static_cast<std::size_t>(sentence.tokens[i].ref)];
  if (time.point || time.since || time.onwards || time.same || time.loose || time.part_years != 0)
    return false;
  if (time.until) return i + 1 == segment_.last;  // 提出到 2025 年，…
  for (std::size_t j = i + 1; j < segment_.last; ++j) {
    if (sentence.tokens[j].is_quantity()) return j > i + 1;
    if (sentence.tokens[j].cls == de_) return false;
  }
  return i + 1 == segment_.last;  // 而在 2019 年，…
}

// `period`, which `time` names, holds from here on.
void Tracker::set_time(const timex::Expression& time, const Interval& period) {
  if (time.month != 0 && time.month == time.month_high && time.day == 0 && period.end)
    month_ = Interval::months(period.end->year, time.month, time.month);
  const std::optional<int> year = timex::year_of(time, reference());
  const Interval was = std::exchange(now_.period, period);
  if (period.start == period.end && !time.point) day_ = period.end;
  if (time.year_high) written_years_ = period;
  if (period.within_week()) week_ = period;
  // 截至 10 月底，今年已…: the year up to then.
  if (time.year_offset == 0 && !time.has_month() && !time.point && was.end && !was.start && period.end &&
      was.end->year == period.end->year)
    now_.period.end = was.end;
  const Interval& whole = outline_.document.period;
  if (time.since && time.year_offset == 0 && outline_.titled && whole.end && period.start &&
      whole.end->year == period.start->year && whole.end->month < 12)
    now_.period.end = whole.end;  // 今年以来, in a bulletin of August
  const bool beside = time.point && time.year_offset && *time.year_offset != 0;  // 去年底…，上半年…
  if (year && !beside) now_.year = said_year_ = year;
  // 到 2025 年: what lies ahead of the document is aimed at.
  if (time.until && outline_.today && period.end && outline_.today < *period.end &&
      (period.end->year > outline_.today->year || time.point))
    now_.modality = to_come_ = now_.modality == Modality::actual ? Modality::target : now_.modality;
}

void Tracker::read_time(const token::Sentence& sentence, std::size_t i) {
  const token::Token& t = sentence.tokens[i];
  const timex::Expression& time = in_.times[static_cast<std::size_t>(t.ref)];
  const Role role = role_of(sentence, segment_, i);
  const bool of_time =
      i > segment_.first + 1 && sentence.tokens[i - 1].cls == de_ && sentence.tokens[i - 2].cls == kTime;
  if (of_time && time.span_years != 0) return;  // 二〇二六至三〇年的五年间
  if (role == Role::base) {
    const Interval base = timex::resolve(time, reference());
    if (time.year) from_year_ = time.year;
    if (!segment_.quantity) base_period_ = base;  // 与 2010 年相比，…
    if (i + 1 < segment_.last && sentence.tokens[i + 1].cls == de_) start_period_ = base;
    if (i > segment_.first && sentence.tokens[i - 1].cls == and_) start_period_ = base, start_at_ = i;
    return set_base(time);
  }
  if (role == Role::ratio) {  // 是 2017 年的 2.2 倍: compared with that year in this clause alone
    if (std::string with = comparison_with(time); !with.empty()) own_comparison_ = std::move(with);
    return;
  }
  if (role == Role::none) return;
  const bool one_day = time.day != 0 && time.day_high == 0 && !time.point;
  if (const Interval day = one_day ? timex::resolve(time, reference()) : Interval{}; day.end) day_ = day.end;
  if (!time.is_period() && !(time.point || time.since || time.onwards) && i < published_) {
    if (time.year) now_.year = time.year;
    return;
  }
  // 经济去年恢复增长，全年上升 3.2%: the whole of the year that the sentence speaks of.
  if (time.whole && !time.has_year() && time.month == 0 && said_year_ && !before_segment_)
    now_.year = said_year_;
  Interval period = timex::resolve(ahead(time), reference());
  if (!period.known()) return unknown(time, role, leads(sentence, i));
  if (role == Role::own) {
    start_period_ = period;
    if (time.year) from_year_ = time.year;
    start_at_ = i;
    if (time.year_offset) now_.year = timex::year_of(time, reference());
    return;
  }
  const bool look = sentence.tokens[segment_.last - 1].cls == look_;  // 从一季度增速看
  if (time.onwards && !look) period.end.reset();
  const bool leading = time.part_years == 0 && leads(sentence, i);  // 前五年…，后五年…
  // A time after the subject, or that starts a change, is for its own clause.
  // 财政部预计 10 月…: what foresees is no subject.
  const bool foreseen = i > segment_.first && sentence.tokens[i - 1].cls == mod_;
  // …，上年同期为 0.26 元: a value of the past beside the one spoken of.
  const bool aside = time.same && time.scope_offset && !first_segment_;
  if ((aside || !leading) && !foreseen && !before_segment_) before_segment_ = now_;
  if (leading && !aside) before_segment_.reset();
  wide_ = reaches_on(sentence, i);
  own_time_ = true;
  set_time(time, period);
  if (leading && !aside) hold(time);
}

// 五年内 in an aim lies ahead.
timex::Expression Tracker::ahead(const timex::Expression& time) const {
  timex::Expression out = time;
  const Interval& whole = outline_.document.period;
  const bool of_plan = whole.start && whole.end && whole.end->year - whole.start->year + 1 == time.span_years;
  if (time.loose && !of_plan && now_.modality != Modality::actual)
    out.span_years = -time.span_years, out.loose = false;
  return out;
}

}  // namespace zhibiao::scope
