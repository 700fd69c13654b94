// Room 5c, scope: which period, place, comparison and modality hold at a point of the text.
//
// Each time or place has a role (scope, base of comparison, start of a change) and a reach (document,
// section, paragraph, sentence, the rest of the clause). The innermost that says something holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar.h"
#include "lexicon.h"
#include "name.h"
#include "outline.h"
#include "token.h"

namespace zhibiao::scope {

/// What holds at one point.
struct State {
  Interval period;
  std::optional<int> year;
  std::string place;
  std::string comparison;
  Modality modality = Modality::actual;
};

/// What holds where nothing but the document's title and head has spoken. Of both languages.
State of_document(const outline::Outline& outline);

/// Follows the text in order: block(), then sentence() and segment() for each. One an extraction.
class Tracker {
 public:
  Tracker(const token::Input& input, const outline::Outline& outline, const name::Reader& names);

  /// Enters block `index`; headings set the section.
  void block(std::size_t index);
  /// Enters a sentence of the block: what the paragraph says holds again.
  void sentence();
  /// Enters a segment: reads its times, places, comparisons and modality up to its first quantity.
  void segment(const token::Sentence& sentence, std::size_t index);
  /// Reads on to the token `to` of the segment (what stands between its quantities).
  void advance(const token::Sentence& sentence, std::size_t to);

  /// What a measure's name compares with (年增率 → yoy) holds for the rest of the paragraph.
  void compare(const std::string& with) { now_.comparison = paragraph_.comparison = with; }

  const State& now() const noexcept { return now_; }
  /// The place that the document's title names; 我国 for national documents.
  const std::string& home() const noexcept { return outline_.document.place; }
  /// Which place a token names: for 全省 the one that the document is of.
  std::string place_of(const token::Token& place) const {
    return names_.is_self(place) ? home() : in_.clean.original(place.at);
  }
  /// True where the current segment itself gave a time; its quantities do not inherit one.
  bool own_time() const noexcept { return own_time_; }
  /// The same for a time that stands before the segment and behind the last value: 到 2018 年，扩大到….
  bool time_stated() const noexcept { return own_time_ || time_waits_; }
  bool own_place() const noexcept { return own_place_; }
  /// The comparison that the current segment itself states; empty where it states none.
  const std::string& own_comparison() const noexcept { return own_comparison_; }
  /// What the paragraph compares rates with: 增速比上月加快 0.8 个百分点 says nothing of what they grew by.
  const std::string& rates_compared() const noexcept { return rates_compared_; }
  /// True where the segment compares with something that is no time (较峰值).
  bool compared_apart() const noexcept { return compared_apart_; }
  bool average() const noexcept { return average_; }
  /// `period` of a growth rate, from the year that the sentence counts from where it is one a year (2017
  /// 年…，比 1978 年增长 43 倍，年均增长 10%); else as it is.
  Interval years_of_average(Interval period) const;
  /// The time that the first end of a change gives (由 2020 年的 …); unknown where it gives none.
  const Interval& start_period() const noexcept { return start_period_; }
  /// True for the value of that time: 从 2018 年的 1.06 万亿元.
  bool starts(const token::Sentence& sentence, std::size_t i) const;
  /// The time that the sentence compares with (与 2010 年相比); unknown where it names none.
  const Interval& base_period() const noexcept { return base_period_; }
  /// The period that the paragraph is about.
  const Interval& around() const noexcept { return paragraph_.period; }
  /// The last years that the text wrote as a range (2016—2020年); unknown where it has none.
  const Interval& written_years() const noexcept { return written_years_; }
  /// The times that `n` values from token `first` of the segment on are for, where a list before them gives
  /// as many (2022年、2023年分别为…, 一至四季度依次为…); empty where none does.
  std::vector<Interval> listed(const token::Sentence& sentence, const token::Segment& segment,
                               std::size_t first, std::size_t n) const;
  /// True where `period`, which is not that of the whole text, has not begun on the day that the text is of.
  bool lies_ahead(const Interval& period) const {
    return outline_.dated && outline_.today && period.start && *outline_.today < *period.start &&
           period != outline_.document.period;
  }
  /// True for a value of an aim's section that is of a time past: 去年占比为 8%，今年要….
  bool lies_behind(const Interval& period) const {
    return outline_.dated && !outline_.plan && !own_modality_ && time_stated() && outline_.today &&
           period.end && *period.end < *outline_.today;
  }
  /// How the paragraph has spoken of what is to come: as a forecast, unless it has set an aim.
  Modality to_come() const noexcept { return to_come_; }
  timex::Reference reference() const {
    return {outline_.today, now_.year,
            now_.period,    outline_.document.period,
            month_,         day_,
            outline_.dated, outline_.dated && now_.modality == Modality::actual && !foretells_,
            week_,          !outline_.titled};
  }

 private:
  void heading(const outline::Part& part);
  std::vector<std::size_t> times_before(const token::Sentence& sentence, const token::Segment& segment,
                                        std::size_t first) const;
  enum class Role { scope, base, ratio, own, none };
  bool is_first(const token::Token& t) const {
    return t.cls == adv_ && t.ref >= 0 && in_.lexicon.word(t.ref).first;
  }
  bool foresees(const token::Sentence& sentence, const token::Segment& segment, std::size_t i) const;
  bool reaches_level(const token::Sentence& sentence, const token::Segment& segment, std::size_t i) const;
  Role role_of(const token::Sentence& sentence, const token::Segment& segment, std::size_t i) const;
  void leave_rate();
  bool foretells(const token::Sentence& sentence, const token::Segment& segment) const;
  bool goes_on_from(std::size_t index) const;
  void keep_end();
  void set_end(const token::Sentence& sentence);
  void pass_marks(const token::Sentence& sentence, std::size_t index);
  bool is_aside(const token::Sentence& sentence, const token::Segment& segment) const;
  std::size_t numbering(const token::Sentence& sentence) const;
  void read(const token::Sentence& sentence, std::size_t i);
  bool leads(const token::Sentence& sentence, std::size_t i) const;
  bool reaches_on(const token::Sentence& sentence, std::size_t i) const;
  bool a_year_before(const Interval& base) const;
  bool follows_on(const Interval& base) const;
  void unknown(const timex::Expression& time, Role role, bool leading);
  void read_time(const token::Sentence& sentence, std::size_t i);
  void set_time(const timex::Expression& time, const Interval& period);
  bool has_value(const token::Sentence& sentence, std::size_t i) const;
  void read_place(const token::Sentence& sentence, std::size_t i);
  void read_note(const token::Sentence& sentence, std::size_t i);
  void read_time_note(const token::Sentence& sentence, std::size_t i, Span inside);
  void read_named_time(const token::Sentence& sentence, std::size_t i, const timex::Expression& time,
                       const Interval& period);
  bool is_namely(Span lead) const;
  void read_word(const token::Sentence& sentence, std::size_t i);
  void set_inner_place(const token::Sentence& sentence, std::size_t index);
  void set_base(const timex::Expression& time);
  bool measures(const token::Sentence& sentence, std::size_t i) const;
  bool missed(const token::Sentence& sentence, std::size_t i) const;
  bool takes(const token::Sentence& sentence, std::size_t i) const;
  bool disposes(const token::Sentence& sentence, std::size_t i) const;
  bool is_top(const token::Sentence& sentence, std::size_t i) const;
  bool is_field_of_rank(const token::Sentence& sentence, std::size_t i) const;
  void keep_place(const token::Sentence& sentence, std::size_t i);
  bool said_before(const token::Sentence& sentence, std::size_t i) const;
  bool starts_from(const token::Sentence& sentence, const token::Segment& segment, std::size_t i) const;
  bool goes_on(const timex::Expression& time) const;
  void hold(const timex::Expression& time);
  timex::Expression ahead(const timex::Expression& time) const;
  std::string comparison_with(const timex::Expression& time) const;

  const token::Input& in_;
  const outline::Outline& outline_;
  const name::Reader& names_;
  token::Marks marks_;
  TokenClass so_, namely_, than_, cmp_, from_, mod_, de_, be_, reach_, equal_, adv_, lead_, source_, and_,
      share_, rank_, gap_, sub_, in_class_, publish_, flat_, done_, with_, look_, differ_, since_,
      superlative_, quote_;
  State document_, section_, paragraph_, now_, last_;
  token::Segment segment_;
  std::size_t next_ = 0;
  std::size_t opening_ = 0;    ///< The first token of the segment after its numbering and dateline.
  std::size_t own_words_ = 0;  ///< Where the block's own words start, behind its dateline.
  bool first_segment_ = false;
  bool entered_block_ = false, opening_sentence_ = false;  ///< In the first sentence of a block.
  std::optional<State> to_date_;  ///< What the paragraph before opened with: the months up to some day.
  std::optional<State> opened_;   ///< The same of this one, until it has a value.
  std::optional<State> carried_;  ///< What holds for the section once its paragraph has a value.
  Modality to_come_ = Modality::forecast;
  bool open_section_ = false;   ///< A look back at a time that no heading says
  bool before_values_ = false;  ///< No segment of the sentence before this one has a quantity.
  bool time_waits_ = false;     ///< A segment since the last value gave a time.
  bool wide_ = false;  ///< What `before_segment_` keeps comes back with the next ；, not with the next ，
  bool own_time_ = false, own_place_ = false, own_modality_ = false, average_ = false,
       compared_apart_ = false;
  bool foretells_ = false;     ///< The segment tells what is to come: 一季度将举办…
  bool aimed_ = false;         ///< The sentence tells what a paper of aims says.
  std::size_t published_ = 0;  ///< One past the last word of the sentence that tells how the news came.
  std::string own_comparison_;
  std::string rates_compared_, compared_before_;  ///< The second: what held before the segment.
  bool points_ = false;                           ///< The segment has a value in percentage points.
  Interval start_period_, base_period_, written_years_;
  Interval moved_to_;  ///< The second time of 由 2002 年…增加到 2007 年… in the sentence.
  std::optional<int> from_year_, said_year_;  // of the sentence
  std::size_t start_at_ = 0;                  ///< The token of start_period_.
  Interval opening_period_;                   ///< Of the first segment since the last ；
  std::optional<int> opening_year_;
  std::vector<State> outside_;  ///< What held before each open bracket.
  Interval week_;               ///< The week last spoken of in the paragraph.
  Interval month_;              ///< The month last spoken of in the sentence.
  std::optional<Date> day_;     ///< The day last spoken of.
  std::optional<State> before_segment_, block_before_;
  std::optional<Modality> outer_modality_;  ///< What holds again after a value that was foreseen.
  std::optional<Modality> aims_;            ///< What a colon of the sentence opens.
  std::optional<place::Sort> row_sort_;     ///< Of the place that the sentence opens with.
  std::string row_place_;                   ///< The last place of that sort that opens a part of it.
  bool behind_semi_ = false;                ///< The segment follows a ；
  std::optional<std::string> outer_place_;  ///< What holds again after a bracket or a fragment.
};

}  // namespace zhibiao::scope
