// How far a time holds: for its clause, its paragraph, the next one or the section.
#include "scope.h"

namespace zhibiao::scope {

// 今年 in a text of no known year: the clause has a time of its own, whichever it is.
void Tracker::unknown(const timex::Expression& time, Role role, bool leading) {
  if (role != Role::scope || !(time.year_offset || time.month_offset || time.week_offset || time.day_offset))
    return;
  if (leading)
    before_segment_.reset();
  else if (!before_segment_)
    before_segment_ = now_;
  now_.period = {};
  own_time_ = true;
  if (leading) hold(time);
}

// 1978 年 12 亿元，2003 年 280 亿元，2017 年 3447 亿元: a story of years ends with the last of them.
bool Tracker::goes_on(const timex::Expression& time) const {
  const auto &was = paragraph_.period.end, &is = now_.period.end;
  return was && is && !time.until && !time.onwards && now_.modality == Modality::actual &&
         is->year >= was->year + outline::kStoryApart;
}

// A time at the head of a clause may hold for more than that.
void Tracker::hold(const timex::Expression& time) {
  const bool opens = first_segment_ || (before_values_ && opening_sentence_);  // 物价方面，10 月…
  if (!opens && goes_on(time)) {
    paragraph_.period = now_.period;
    paragraph_.year = now_.year;
  }
  if (!opens || (time.loose && !opening_sentence_)) return;
  // 从 4 月 1 日起, 2020 年以来: an aside where the paragraph has a span of its own.
  if ((time.onwards || time.since) && !opening_sentence_ && paragraph_.period.end) return;
  // 去年底 in a report of this half year: a stock to start from.
  const Interval& whole = outline_.document.period;
  if (time.point && time.year_offset && whole.start && now_.period.end && *now_.period.end < *whole.start)
    return;
  paragraph_.period = now_.period;
  paragraph_.year = now_.year;
  // 二零二五至二六年度…: accounts stay with their year to the end of the section.
  if (opening_sentence_ && (open_section_ || time.fiscal) && !time.until && !time.point) carried_ = now_;
  // 1—4 月…: in news whose title says no time the next paragraph goes on with it.
  if (opening_sentence_ && !outline_.titled && time.day == 0 && time.month_high > time.month) opened_ = now_;
  if (time.until && time.at.begin < time.core && outline_.plan)
    section_.period = now_.period;  // 到 2025 年: the horizon of all that follows
}

}  // namespace zhibiao::scope
