// Places and brackets where a quantity stands (scope.h has the whole).
#include <algorithm>

#include "scope.h"

namespace zhibiao::scope {
namespace {

constexpr std::size_t kNamely = 6;  // bytes of 即, 亦即

}  // namespace

// 宁波（6.3%）和苏州（5.1%）: a bracket behind a place speaks of it; 高于广东的 2%，全国的 2.5%: a fragment
// speaks for itself alone.
void Tracker::set_inner_place(const token::Sentence& sentence, std::size_t index) {
  const auto& tokens = sentence.tokens;
  const token::Segment* before = index > 0 ? &sentence.segments[index - 1] : nullptr;
  if (outer_place_ && (!before || before->end != marks_.open))
    now_.place = *std::exchange(outer_place_, std::nullopt);
  const token::Segment& segment = sentence.segments[index];
  if (before && before->end == marks_.open && tokens[before->last - 1].cls == kPlace && segment.quantity) {
    outer_place_ = now_.place;
    now_.place = in_.clean.original(tokens[before->last - 1].at);
  } else if (segment.last - segment.first == 3 && tokens[segment.first].cls == kPlace &&
             tokens[segment.first + 1].cls == de_ && tokens[segment.first + 2].is_quantity()) {
    outer_place_ = now_.place;
  }
}

// 上海 5436 元, 韩国是 9082 人: a value of the place alone stands right behind it.
bool Tracker::has_value(const token::Sentence& sentence, std::size_t i) const {
  std::size_t next = i + 1;
  while (next < segment_.last && (sentence.tokens[next].cls == be_ || sentence.tokens[next].cls == adv_ ||
                                  sentence.tokens[next].cls == kBound))
    ++next;
  return next < segment_.last && sentence.tokens[next].is_quantity();
}

// 最高的徐州; 最多的是江苏，: whichever is at the end of a row.
bool Tracker::is_top(const token::Sentence& sentence, std::size_t i) const {
  if (i < segment_.first + 2) return false;
  const auto& tokens = sentence.tokens;
  if (tokens[i - 1].cls == de_) return tokens[i - 2].cls == superlative_;
  return tokens[i - 1].cls == be_ && i + 1 == segment_.last &&
         token::any_of_class(tokens, segment_.first, i, superlative_);
}

// 苏州全市, 浙江省 2021 年全省: which it is stands right before.
bool Tracker::said_before(const token::Sentence& sentence, std::size_t i) const {
  while (i > opening_ && sentence.tokens[i - 1].cls == kTime) --i;
  return i > opening_ && sentence.tokens[i - 1].cls == kPlace && !names_.is_self(sentence.tokens[i - 1]);
}

// 长三角 41 个市中第 30 位: among whom, not whose.
bool Tracker::is_field_of_rank(const token::Sentence& sentence, std::size_t i) const {
  if (i + 2 >= segment_.last || !sentence.tokens[i + 1].is_quantity()) return false;
  std::size_t j = i + 2;
  while (j < segment_.last && (sentence.tokens[j].cls == kOther || sentence.tokens[j].cls == in_class_ ||
                               sentence.tokens[j].cls == rank_))
    ++j;
  return j > i + 2 && j < segment_.last && sentence.tokens[j].cls == kOrdinal;
}

// 京津冀优良天数占六成；…；长三角占八成；PM2.5 浓度为…: in a row of places of one sort a part without a place
// is of the last one.
void Tracker::keep_place(const token::Sentence& sentence, std::size_t i) {
  const bool counts = i + 2 < segment_.last && sentence.tokens[i + 1].cls == kItem &&
                      !sentence.tokens[i + 2].is_quantity();  // 长三角 41 个城市优良天数…
  if (outline_.placed || !(before_values_ || behind_semi_) || (has_value(sentence, i) && !counts)) return;
  const place::Sort sort = in_.places.sort(sentence.tokens[i].ref);
  if (!row_sort_) row_sort_ = sort;
  if (row_sort_ == sort) row_place_ = now_.place;
}

// A place at the head of a clause is what the clause speaks of.
void Tracker::read_place(const token::Sentence& sentence, std::size_t i) {
  const token::Token& t = sentence.tokens[i];
  const bool after_place = i > segment_.first && sentence.tokens[i - 1].cls == kPlace;
  if (names_.is_self(t) && said_before(sentence, i)) return;
  const bool in = i > segment_.first && sentence.tokens[i - 1].cls == in_class_;
  if (in && i + 1 < segment_.last && sentence.tokens[i + 1].cls == rank_) return;  // 苏州在全国排名第五
  if (in && own_place_) return;  // 长沙在湖南的首位度
  const bool with = i > segment_.first && sentence.tokens[i - 1].cls == and_;
  const TokenClass next = i + 1 < segment_.last ? sentence.tokens[i + 1].cls : TokenClass{0};
  if (with && (next == differ_ || next == than_ || next == flat_ || next == de_)) return;  // 与深圳港相差
  if (is_field_of_rank(sentence, i)) return;
  if (names_.is_nation(t) && (next == kOrdinal || next == superlative_)) return;  // 全国第五, 全国最低
  const bool top = is_top(sentence, i);
  for (std::size_t j = top ? opening_ : i; j-- > opening_;) {
    const TokenClass c = sentence.tokens[j].cls;
    if (sentence.tokens[j].is_quantity()) break;
    if (c == de_ && j + 1 == i && j > opening_ && sentence.tokens[j - 1].cls == kPlace)
      continue;  // 岛外的集美区
    if (c != kTime && c != kNote && c != lead_ && c != so_ && c != adv_ && c != mod_ && c != and_ &&
        c != kPause && c != kPlace && c != sub_ && c != in_class_)
      return;
  }
  if (!names_.is_self(t) && names_.is_foreign(t) && !outline_.document.place.empty()) {
    const bool subject = next == be_ && has_value(sentence, i);
    if (!subject) return;  // 韩国是 9082 人; 韩国 3 亿元 may be a partner
  }
  now_.place = place_of(t);
  own_place_ = true;
  if (top) return;
  // A region spoken of first holds for the paragraph where the document has none of its own, or has several.
  const place::Sort sort = in_.places.sort(t.ref);
  const bool wide = sort == place::Sort::province || sort == place::Sort::nation || sort == place::Sort::self;
  if (outline_.placed ? first_segment_ && wide
                      : before_values_ && !after_place && (names_.is_nation(t) || !has_value(sentence, i)))
    paragraph_.place = now_.place;
  keep_place(sentence, i);
}

// 中欧班列(西安): a place in brackets behind a name; 【下周】, 本周（9月15日—19日）: a time alone in them.
void Tracker::read_note(const token::Sentence& sentence, std::size_t i) {
  const token::Token& t = sentence.tokens[i];
  if (t.at.size() < 3 || (i > segment_.first && sentence.tokens[i - 1].is_quantity())) return;
  const Span inside{t.at.begin + 1, t.at.end - 1};
  if (!names_.place_note(t).empty()) {
    now_.place = in_.clean.original(inside);
    own_place_ = true;
    return;
  }
  read_time_note(sentence, i, inside);
}

// A time alone in brackets behind a time or a name: 首六个月（即4月至9月）, 黄金周（10月1日至8日）.
void Tracker::read_time_note(const token::Sentence& sentence, std::size_t i, Span inside) {
  const auto time =
      std::lower_bound(in_.times.begin(), in_.times.end(), inside.begin,
                       [](const timex::Expression& it, std::size_t at) { return it.at.begin < at; });
  if (time == in_.times.end() || time->at.end != inside.end || time->at.begin > inside.begin + kNamely)
    return;
  if (const Span lead{inside.begin, time->at.begin}; !lead.empty() && !is_namely(lead)) return;
  const bool after_time =
      i > segment_.first && (sentence.tokens[i - 1].cls == kTime || sentence.tokens[i - 1].cls == kSpan);
  // 今年以来（截至6月18日）: the bracket says until when.
  if (time->point && after_time && now_.period.start) {
    const Interval until = timex::resolve(*time, reference());
    if (until.end && *now_.period.start <= *until.end) {
      now_.period.end = until.end;
      if (paragraph_.period.start == now_.period.start) paragraph_.period = now_.period;
    }
    return;
  }
  if (!time->is_period()) return;
  const Interval period = timex::resolve(*time, reference());
  if (!period.known()) return;
  const bool opens = first_segment_ && i == segment_.first;
  if (!after_time && !opens) return read_named_time(sentence, i, *time, period);
  now_.period = period;
  own_time_ = true;
  if (first_segment_ || (before_values_ && opening_sentence_)) paragraph_.period = period;
}

// 国庆假期（10月1日至8日）访客…, 比上一季（2023年11月至2024年2月）增加…: the bracket says when what stands
// before it was.
void Tracker::read_named_time(const token::Sentence& sentence, std::size_t i, const timex::Expression& time,
                              const Interval& period) {
  if (!time.has_month()) return;
  for (std::size_t j = opening_; j < i; ++j) {
    const TokenClass c = sentence.tokens[j].cls;
    if (c == than_) {
      if (a_year_before(period)) own_comparison_ = now_.comparison = paragraph_.comparison = "yoy";
      return;
    }
    if (sentence.tokens[j].is_quantity() || c == kNote || c == cmp_) return;
  }
  if (own_time_) return;
  if (!before_segment_ && !(first_segment_ || before_values_)) before_segment_ = now_;
  now_.period = period;
  if (period.end) now_.year = period.end->year;
  own_time_ = true;
}

bool Tracker::is_namely(Span lead) const {
  const Word* word = in_.lexicon.whole(in_.clean.bytes, lead);
  return word && word->cls == namely_;
}

}  // namespace zhibiao::scope
