#include "scope.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace zhibiao::scope {
namespace {

constexpr std::size_t kOneCharacter = 3;  // bytes

}  // namespace

State of_document(const outline::Outline& outline) {
  return {outline.document.period, outline.document.year, outline.document.place, outline.comparison,
          Modality::actual};
}

Tracker::Tracker(const token::Input& input, const outline::Outline& outline, const name::Reader& names)
    : in_(input), outline_(outline), names_(names), marks_(input.lexicon) {
  const Lexicon& lexicon = input.lexicon;
  so_ = lexicon.class_of("SO");
  namely_ = lexicon.class_of("NAMELY");
  than_ = lexicon.class_of("THAN");
  cmp_ = lexicon.class_of("CMP");
  from_ = lexicon.class_of("FROM");
  mod_ = lexicon.class_of("MOD");
  de_ = lexicon.class_of("DE");
  be_ = lexicon.class_of("BE");
  reach_ = lexicon.class_of("REACH");
  equal_ = lexicon.class_of("EQUAL");
  adv_ = lexicon.class_of("ADV");
  lead_ = lexicon.class_of("LEAD");
  source_ = lexicon.class_of("SOURCE");
  and_ = lexicon.class_of("AND");
  share_ = lexicon.class_of("SHARE");
  rank_ = lexicon.class_of("RANK");
  gap_ = lexicon.class_of("GAP");
  sub_ = lexicon.class_of("SUB");
  in_class_ = lexicon.class_of("IN");
  publish_ = lexicon.class_of("PUBLISH");
  flat_ = lexicon.class_of("FLAT");
  done_ = lexicon.class_of("DONE");
  with_ = lexicon.class_of("WITH");
  look_ = lexicon.class_of("LOOK");
  differ_ = lexicon.class_of("DIFFER");
  since_ = lexicon.class_of("SINCE");
  superlative_ = lexicon.class_of("SUPERLATIVE");
  quote_ = lexicon.class_of("QOPEN");
  section_ = document_ = of_document(outline);
  for (const outline::Part& part : outline.above) heading(part);
  paragraph_ = now_ = section_;
}

void Tracker::heading(const outline::Part& part) {
  // A report that has come to its aims does not turn back to results.
  const State aims = section_;
  if (part.level <= 1 || part.scope.period.known()) section_ = document_;
  if (aims.modality == Modality::target && !part.scope.period.known()) {
    if (!outline_.plan) section_.period = aims.period, section_.year = aims.year;
    section_.modality = aims.modality;
  }
  if (part.scope.period.known()) section_.period = part.scope.period, section_.year = part.scope.year;
  if (part.scope.modality) section_.modality = *part.scope.modality;
  if (!part.scope.place.empty()) section_.place = part.scope.place;
  open_section_ = !section_.period.known() && part.scope.modality == Modality::actual;
}

void Tracker::block(std::size_t index) {
  const outline::Part& part = outline_.parts[index];
  block_before_ = now_;  // 其中… may open a paragraph
  own_words_ = part.lead;
  if (before_segment_)
    block_before_->period = before_segment_->period, block_before_->year = before_segment_->year;
  if (part.role == outline::Role::heading) heading(part);
  if (!goes_on_from(index)) paragraph_ = section_;
  if (to_date_ && part.role == outline::Role::paragraph)
    paragraph_.period = to_date_->period, paragraph_.year = to_date_->year;
  to_date_.reset();
  opened_.reset();
  now_ = paragraph_;
  to_come_ = Modality::forecast;
  carried_.reset();
  written_years_ = {};
  rates_compared_.clear();
  week_ = {};
  own_comparison_.clear();
  entered_block_ = true;
  before_segment_.reset();
}

// …，比 2002 年增长 65.5%；⏎全国财政收入…: items of a list, a line each, share what the first one says.
bool Tracker::goes_on_from(std::size_t index) const {
  using outline::Role;
  if (index == 0 || outline_.parts[index].role != Role::paragraph ||
      outline_.parts[index - 1].role != Role::paragraph)
    return false;
  const std::string_view last = in_.clean.blocks[index - 1].at.of(in_.clean.bytes);
  if (last.size() < kOneCharacter) return false;
  const Word* mark = in_.lexicon.whole(last, {last.size() - kOneCharacter, last.size()});
  return mark && mark->cls == marks_.semi;
}

// 由 2002 年的…增加到 2007 年的…: the second time is that of the next such pair of the sentence, too.
void Tracker::keep_end() {
  if (!start_period_.known() || !own_time_ || start_period_ == now_.period) return;
  moved_to_ = now_.period;
}

// …，农村居民收入由 2476 元增加到 4140 元: no times of its own.
void Tracker::set_end(const token::Sentence& sentence) {
  if (!moved_to_.known() || own_time_ || start_period_.known()) return;
  const auto has = [&](TokenClass cls) {
    return token::any_of_class(sentence.tokens, segment_.first, segment_.last, cls);
  };
  if (!has(from_) || has(kTime)) return;
  if (!before_segment_) before_segment_ = now_;
  now_.period = moved_to_;
}

// 一季度将举办 40 场: a word of what is to come, no noun of it (预期目标).
bool Tracker::foretells(const token::Sentence& sentence, const token::Segment& segment) const {
  constexpr std::size_t longest = 2 * kOneCharacter;
  return token::any(sentence.tokens, segment.first, segment.last, [this](const token::Token& t) {
    if (t.cls != mod_ || t.at.size() > longest) return false;
    const Word& word = in_.lexicon.word(t.ref);
    return word.modality && *word.modality != Modality::actual;
  });
}

void Tracker::sentence() {
  last_ = block_before_ ? *block_before_ : now_;
  block_before_.reset();
  if (before_segment_) last_.period = before_segment_->period, last_.year = before_segment_->year;
  now_ = paragraph_;
  leave_rate();
  now_.comparison = paragraph_.comparison;
  outer_modality_.reset();
  aimed_ = false;
  base_period_ = month_ = moved_to_ = {};
  row_sort_.reset();
  aims_.reset();
  row_place_.clear();
  from_year_.reset();
  said_year_.reset();
  opening_sentence_ = entered_block_;
  entered_block_ = false;
  first_segment_ = true;
  before_segment_.reset();
}

void Tracker::segment(const token::Sentence& sentence, std::size_t index) {
  if (index > 0) keep_end();
  behind_semi_ = index > 0 && sentence.segments[index - 1].end == marks_.semi;
  // 12 月订单…；其中来自…: of what was just told.
  const bool part = index > 0 && sentence.tokens[sentence.segments[index].first].cls == sub_;
  const bool goes_on = part || (wide_ && index > 0 && !behind_semi_);
  if (before_segment_ && !goes_on) {
    now_.period = before_segment_->period;
    now_.year = before_segment_->year;
    before_segment_.reset();
  }
  const bool opens_part = index < 2 || sentence.segments[index - 2].end == marks_.semi;
  if (index > 0 && opens_part) opening_period_ = now_.period, opening_year_ = now_.year;
  if (index > 0) {
    first_segment_ = false;
    pass_marks(sentence, index);
  } else {
    outside_.clear();
  }
  leave_rate();
  compared_before_ = paragraph_.comparison;
  const token::Segment& here = sentence.segments[index];
  points_ = here.quantity && token::any_of_class(sentence.tokens, here.first, here.last, kPoint);
  // 主要预期目标是：…；…: what a colon opens holds to the end of the sentence.
  if (index > 0 && own_modality_ && sentence.segments[index - 1].end == marks_.colon) aims_ = now_.modality;
  foretells_ = outline_.dated && foretells(sentence, here);
  set_inner_place(sentence, index);
  if (outer_modality_) now_.modality = *std::exchange(outer_modality_, std::nullopt);
  before_values_ = index == 0 || (before_values_ && !sentence.segments[index - 1].quantity);
  segment_ = sentence.segments[index];
  next_ = segment_.first;
  opening_ = segment_.first + (index == 0 ? numbering(sentence) : 0);
  while (opening_ < segment_.last && sentence.tokens[opening_].at.begin < own_words_) ++opening_;
  time_waits_ = index > 0 && !sentence.segments[index - 1].quantity && (time_waits_ || own_time_);
  own_time_ = own_place_ = own_modality_ = average_ = false;
  own_comparison_.clear();
  compared_apart_ = false;
  start_period_ = {};
  start_at_ = SIZE_MAX;
  if (index == 0) {
    // 其中: what the sentence before speaks of.
    if (sentence.tokens[segment_.first].cls == sub_) now_.period = last_.period, now_.year = last_.year;
    published_ = 0;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      if (sentence.tokens[i].cls == publish_) published_ = i + 1;
    }
  }
  std::size_t stop = segment_.first;
  while (stop < segment_.last && !sentence.tokens[stop].is_quantity()) ++stop;
  advance(sentence, stop);
  if (segment_.quantity) set_end(sentence);
  if (segment_.quantity && carried_) {
    section_.period = carried_->period, section_.year = carried_->year;
    carried_.reset();
  }
  if (segment_.quantity && opened_) to_date_ = std::exchange(opened_, std::nullopt);
}

// 增速比上月回落 0.4 个百分点: how a rate moved since the month before; what grows after it still compares as
// before.
void Tracker::leave_rate() {
  if (!points_ || own_comparison_.empty()) return;
  rates_compared_ = own_comparison_;
  if (own_comparison_ != "yoy") now_.comparison = paragraph_.comparison = compared_before_;
  points_ = false;
}

// What stands between two segments: a bracket keeps its places and times to itself, a ； ends what was aimed
// at and where.
void Tracker::pass_marks(const token::Sentence& sentence, std::size_t index) {
  for (std::size_t i = sentence.segments[index - 1].last; i < sentence.segments[index].first; ++i) {
    const TokenClass c = sentence.tokens[i].cls;
    if (c == marks_.open) {
      outside_.push_back(now_);
    } else if (c == marks_.close && !outside_.empty()) {
      now_.place = outside_.back().place;
      now_.period = outside_.back().period, now_.year = outside_.back().year;
      outside_.pop_back();
    } else if (c == marks_.semi) {
      if (is_aside(sentence, sentence.segments[index - 1]))
        now_.period = opening_period_, now_.year = opening_year_;
      now_.modality = aims_ ? *aims_ : paragraph_.modality;
      now_.place = !outside_.empty()    ? outside_.back().place
                   : row_place_.empty() ? paragraph_.place
                                        : row_place_;
    }
  }
}

// 2023 年末拥有电话 8.2 部，五年前仅 1.7 部；…: a value of the past beside the one spoken of.
bool Tracker::is_aside(const token::Sentence& sentence, const token::Segment& segment) const {
  if (!now_.period.end || !opening_period_.start || *opening_period_.start <= *now_.period.end) return false;
  for (std::size_t i = segment.first; i < segment.last; ++i) {
    const token::Token& t = sentence.tokens[i];
    if (t.is_quantity()) return own_time_;
    if (t.cls != kTime && t.cls != kBound && t.cls != adv_ && t.cls != be_ && t.cls != reach_ &&
        t.cls != lead_ && t.cls != and_)
      return false;
  }
  return false;
}

// 6. or 三、 before the first words: two tokens.
std::size_t Tracker::numbering(const token::Sentence& sentence) const {
  const auto& tokens = sentence.tokens;
  const std::size_t first = segment_.first;
  if (first + 2 >= segment_.last || tokens[first].cls != kGuarded) return 0;
  const token::Token& mark = tokens[first + 1];
  return mark.cls == kPause || in_.clean.bytes[mark.at.begin] == '.' ? 2 : 0;
}

void Tracker::advance(const token::Sentence& sentence, std::size_t to) {
  for (; next_ < to && next_ < segment_.last; ++next_) read(sentence, next_);
}

void Tracker::read(const token::Sentence& sentence, std::size_t i) {
  const token::Token& t = sentence.tokens[i];
  if (t.at.begin < own_words_) return;
  if (t.cls == kTime)
    read_time(sentence, i);
  else if (t.cls == kPlace)
    read_place(sentence, i);
  else if (t.cls == kNote)
    read_note(sentence, i);
  else if (t.cls >= kFirstWordClass)
    read_word(sentence, i);
}

// 将起征点由 3000 元提高到 4000 元: 将 before what is moved, not of what is to come.
bool Tracker::disposes(const token::Sentence& sentence, std::size_t i) const {
  if (sentence.tokens[i].at.size() > kOneCharacter) return false;
  bool object = false;
  for (std::size_t j = i + 1; j < segment_.last && !sentence.tokens[j].is_quantity(); ++j) {
    if (sentence.tokens[j].cls == from_) return object;
    object = object || sentence.tokens[j].cls == kOther;
  }
  return false;
}

// 完成年度计划（投资）的 58.6%, 完成年度计划 58.6%, 为预算的 98%: an aim that a result is measured by.
bool Tracker::measures(const token::Sentence& sentence, std::size_t i) const {
  if (missed(sentence, i)) return true;
  const auto& tokens = sentence.tokens;
  const std::size_t of = i + 1 < segment_.last && tokens[i + 1].cls == kOther ? i + 2 : i + 1;
  if (of < segment_.last && tokens[of].cls == kPercent)
    return token::any_of_class(tokens, segment_.first, i, done_);
  if (of + 1 >= segment_.last || tokens[of].cls != de_ || !tokens[of + 1].is_quantity()) return false;
  return token::any(tokens, segment_.first, i, [this](const token::Token& t) {
    return t.cls == done_ || t.cls == share_ || t.cls == be_ || t.cls == equal_;
  });
}

// 低于（控制）目标 0.4 个百分点: an aim that a result is compared with.
bool Tracker::missed(const token::Sentence& sentence, std::size_t i) const {
  while (i > segment_.first && sentence.tokens[i - 1].cls == kOther) --i;
  if (i == segment_.first) return false;
  const TokenClass before = sentence.tokens[i - 1].cls;
  return before == gap_ || before == than_;
}

// 过去要 72 小时: 要 right before a value says what something takes, where no section of aims stands.
bool Tracker::takes(const token::Sentence& sentence, std::size_t i) const {
  const Word& word = in_.lexicon.word(sentence.tokens[i].ref);
  return section_.modality == Modality::actual && sentence.tokens[i].at.size() == kOneCharacter &&
         word.modality == Modality::target && i + 1 < segment_.last &&
         sentence.tokens[i + 1].cls == kDuration;
}

void Tracker::read_word(const token::Sentence& sentence, std::size_t i) {
  const token::Token& t = sentence.tokens[i];
  const Word& word = in_.lexicon.word(t.ref);
  if (!word.comparison.empty()) {
    own_comparison_ = now_.comparison = paragraph_.comparison = word.comparison;
  }
  if (word.modality &&
      !(t.cls == mod_ && (disposes(sentence, i) || measures(sentence, i) || takes(sentence, i)))) {
    // 高于去年预测的 3.2%: foreseen is that value alone.
    const bool of =
        i + 2 < segment_.last && sentence.tokens[i + 1].cls == de_ && sentence.tokens[i + 2].is_quantity();
    if (of && !outer_modality_) outer_modality_ = now_.modality;
    if (!(word.soft && aimed_)) now_.modality = *word.modality;
    if (now_.modality != Modality::actual) to_come_ = now_.modality;
    aimed_ = aimed_ || (t.cls == lead_ && now_.modality == Modality::target);
    own_modality_ = true;
  }
  // 计划投资 232 亿元，完成 63%: what is done is no plan.
  if (t.cls == done_ && !own_modality_) now_.modality = paragraph_.modality;
  // 较峰值压降四成: what is compared with is no time.
  if (t.cls == than_ && i + 1 < segment_.last && sentence.tokens[i + 1].cls == kOther) compared_apart_ = true;
  // 比去年的 840 万部: the same months of that year.
  if (t.cls == cmp_ && word.comparison == "yoy" && i + 2 < segment_.last &&
      sentence.tokens[i + 1].cls == de_ && sentence.tokens[i + 2].is_quantity())
    start_period_ = now_.period.a_year_earlier();
  // 较上周, 周环比: nor with a year or a month before.
  if (t.cls == cmp_ && word.comparison.empty()) compared_apart_ = true;
  if (word.average) average_ = true;
  if (word.timeless && !own_time_) {
    if (!before_segment_ && !leads(sentence, i))
      before_segment_ = now_;  // 目前，…: to the end of the sentence
    now_.period = {};
    own_time_ = true;
  }
}

}  // namespace zhibiao::scope
