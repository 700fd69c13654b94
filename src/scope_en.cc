#include "scope_en.h"

#include <algorithm>

#include "count_text_en.h"
#include "english.h"

namespace zhibiao::english {

using name::Range;
using token::Token;

Tracker::Tracker(const token::Input& input, const outline::Outline& outline, const CountTables& words)
    : in_(input), outline_(outline), words_(words) {
  than_ = input.lexicon.class_of("THAN");
  against_ = input.lexicon.class_of("AGAINST");
  from_ = input.lexicon.class_of("FROM");
  more_ = input.lexicon.class_of("MORE");
  less_ = input.lexicon.class_of("LESS");
  asmuch_ = input.lexicon.class_of("ASMUCH");
  stop_ = input.lexicon.class_of("STOP");
  colon_ = input.lexicon.class_of("COLON");
  det_ = input.lexicon.class_of("DET");
  section_ = document_ = scope::of_document(outline);
  for (const outline::Part& part : outline.above) heading(part);
  paragraph_ = now_ = section_;
}

void Tracker::heading(const outline::Part& part) {
  if (part.level <= 1) section_ = document_;
  take(part, section_);
}

void Tracker::take(const outline::Part& part, scope::State& into) {
  if (part.scope.period.known()) into.period = part.scope.period, into.year = part.scope.year;
  if (part.scope.modality) into.modality = *part.scope.modality;
  if (part.role == outline::Role::paragraph && !part.scope.place.empty()) into.place = part.scope.place;
}

void Tracker::block(std::size_t index) {
  const outline::Part& part = outline_.parts[index];
  heading_ = part.role == outline::Role::heading;
  if (heading_) section_.place = document_.place, heading(part);
  paragraph_ = section_;
  if (part.role == outline::Role::paragraph) take(part, paragraph_);  // a point of a list
  now_ = paragraph_;
  fresh_ = true;
}

void Tracker::sentence() {
  now_ = paragraph_;
  first_ = fresh_;
  fresh_ = false;
}

// "Germany." before sentences, or on a line of its own: what follows is of it.
void Tracker::entry(const Tokens& tokens) {
  if (tokens.empty() || tokens.size() > 2 || tokens[0].cls != kPlace) return;
  if (tokens.size() == 2 && tokens[1].cls != stop_ && tokens[1].cls != colon_) return;
  paragraph_.place = now_.place = in_.clean.original(tokens[0].at);
  if (heading_) section_.place = now_.place;
}

void Tracker::semicolon() { now_.modality = paragraph_.modality; }

// A year earlier is the period in force, a year before.
Interval Tracker::resolve(const timex::Expression& time) const {
  const Interval& now = now_.period;
  if (time.scope_offset && time.month == 0 && now.end) {
    const int shift = *time.scope_offset;
    Interval out = now;
    if (out.start) out.start->year += shift;
    out.end->year += shift;
    out.end->day = std::min(out.end->day, days_in_month(out.end->year, out.end->month));
    return out;
  }
  Interval out = timex::resolve(time, {outline_.today, now_.year, now});
  // A bare month that is still to come is the one of the year before, where facts are told.
  const bool ahead =
      !time.has_year() && time.month != 0 && out.start && outline_.today && *outline_.today < *out.start;
  if (ahead && now_.modality == Modality::actual) {
    out.start->year -= 1;
    if (out.end) out.end->year -= 1;
  }
  return out;
}

Interval Tracker::period_of(std::int32_t index) const {
  if (index < 0) return now_.period;
  const Interval out = resolve(in_.times[static_cast<std::size_t>(index)]);
  return out.known() ? out : now_.period;
}

// Behind than, against, below: what the quantity is compared with.
bool Tracker::is_base(const Tokens& tokens, Range range, std::size_t i, bool moves) const {
  const timex::Expression& time = in_.times[static_cast<std::size_t>(tokens[i].ref)];
  if (time.until) return false;  // cut by 15 percent by 2030
  if (moves && time.onwards && !time.since && time.day == 0) return true;
  for (std::size_t j = i; j-- > range.first && i - j < 8;) {
    const TokenClass c = tokens[j].cls;
    if (c == than_ || c == asmuch_ || (moves && (c == from_ || c == against_ || c == more_ || c == less_)))
      return true;
  }
  if (i == range.first) return false;
  // Comparing May 2024 with May 2023: the first is what is told of.
  const std::string first = lower(tokens[range.first].at.of(in_.clean.bytes));
  if (is_in(words_.compares, first) && tokens[i - 1].cls != kTime) {
    for (std::size_t j = i; j-- > range.first;) {
      if (is_in(words_.compares_with, lower(tokens[j].at.of(in_.clean.bytes)))) return true;
    }
  }
  if (!moves) return false;
  std::size_t lead = i - 1;  // over the 2021 baseline
  while (lead > range.first && tokens[lead].cls == det_) --lead;
  return is_in(words_.base_before, tokens[lead].at.of(in_.clean.bytes));
}

// For the first time since July, the lowest since May: how far back one looks.
bool Tracker::recalls(const Token& t) const {
  const std::string text = lower(t.at.of(in_.clean.bytes));
  const std::string_view word = std::string_view(text).substr(text.rfind(' ') + 1);
  return word.ends_with("est") || is_in(words_.best, word);
}

void Tracker::read_time(const Tokens& tokens, Range range, std::size_t i, bool moves, bool left) {
  const timex::Expression& time = in_.times[static_cast<std::size_t>(tokens[i].ref)];
  if ((multiple_ && !left && !time.since) || is_base(tokens, range, i, moves)) {
    const bool other = i > range.first && tokens[i - 1].cls == det_ && !time.year;  // on the February survey
    if (other) to_time_ = true;
    return other ? void() : set_base(time);
  }
  if (time.start_of || (time.since && i > range.first && recalls(tokens[i - 1]))) return;
  // "Data showed Thursday" is when that was said, where another time holds.
  const bool days = now_.period.start && now_.period.end && *now_.period.start == *now_.period.end;
  if (time.weekday != 0 && now_.period.known() && !days) return;
  Interval period = resolve(time);
  if (!period.known()) return;
  if (time.onwards || time.since) period.end.reset();
  if (time.onwards && time.year_high) period.end = Date{*time.year_high, 12, 31};
  if (time.since && moves && time.year) own_comparison_ = "since:" + std::to_string(*time.year);
  own_time_ = true;
  passing_ = !left && (time.onwards || time.since);
  now_.period = period;
  const auto year = timex::year_of(time, {outline_.today, now_.year, now_.period});
  if (year) now_.year = year;
  if (time.point || time.span_years != 0 || time.onwards || time.until || now_.modality != Modality::actual)
    return;
  // What a report is for holds again after an excursion to another year; a report for no period goes on with
  // the month it names.
  const bool opens = left && lead_ && (time.year || time.year_offset);
  const bool same = section_.year && year == section_.year && time.month == 0;
  const bool keep = section_.period.known() ? same && (!left || lead_) : opens || time.month != 0;
  const bool heads = left && lead_ && first_ && time.is_period() &&
                     section_.year == year;  // In the first quarter as a whole,
  if (keep || heads) paragraph_.period = period, paragraph_.year = year;
}

void Tracker::set_base(const timex::Expression& time) {
  to_time_ = true;
  if (time.year)
    own_comparison_ = "since:" + std::to_string(*time.year);
  else if (time.year_offset == -1 || time.scope_offset == -1)
    own_comparison_ = "yoy";
  else if (time.month_offset == -1 ||
           (!time.has_year() && time.month != 0 && time.month == time.month_high && time.day == 0))
    own_comparison_ = "mom";
  else if (time.quarter_offset == -1)
    own_comparison_ = "qoq";
  if (own_comparison_ == "yoy") paragraph_.comparison = now_.comparison = own_comparison_;
}

// In China, China's; in Dongting Lake by its capitals.
void Tracker::read_place(const Tokens& tokens, Range range, std::size_t i) {
  const std::string_view text = in_.clean.bytes;
  std::size_t before_name = i;  // in the European Union
  while (tokens[i].cls == kPlace && before_name > range.first && tokens[before_name - 1].cls == det_)
    --before_name;
  const std::string_view lead =
      before_name > range.first ? tokens[before_name - 1].at.of(text) : std::string_view();
  const auto proper = [&](std::size_t k) {
    const std::string_view word = tokens[k].at.of(text);
    return tokens[k].cls == kOther && word.size() > 3 && is_upper(word[0]) && !is_upper(word[1]);
  };
  if (tokens[i].cls != kPlace && !proper(i)) return;
  const std::string before = lower(lead);
  const bool in = is_in(words_.place_in, before);
  if (tokens[i].cls == kPlace) {
    if (in || is_possessive(text.substr(tokens[i].at.end, 2))) now_.place = in_.clean.original(tokens[i].at);
    return;
  }
  if (!in && !is_in(words_.stands_at, before)) return;
  std::size_t last = i;
  while (last < range.last && proper(last)) ++last;
  if (last > i) now_.place = in_.clean.original({tokens[i].at.begin, tokens[last - 1].at.end});
}

void Tracker::read_word(const Token& t) {
  const Word& word = in_.lexicon.word(t.ref);
  if (!word.comparison.empty()) {
    own_comparison_ = word.comparison;
    to_time_ = true;
    if (word.comparison == "yoy") paragraph_.comparison = now_.comparison = word.comparison;
  }
  if (word.average) average_ = true;
}

// "Will" in a section of aims states an aim.
void Tracker::take_modality(const Token& t) {
  const auto& modality = in_.lexicon.word(t.ref).modality;
  if (!modality) return;
  const bool plain = is_in(words_.wills, t.at.of(in_.clean.bytes));
  if (section_.modality == Modality::target && plain) return;
  now_.modality = *modality;
}

void Tracker::before(const Tokens& tokens, Range range, bool lead) {
  own_time_ = to_time_ = average_ = passing_ = multiple_ = false;
  lead_ = lead;
  own_comparison_.clear();
  for (std::size_t i = range.first; i < range.last; ++i) {
    const Token& t = tokens[i];
    if (t.cls == kTime) {
      read_time(tokens, range, i, false, true);
    } else if (t.cls == kPlace || t.cls == kOther) {
      read_place(tokens, range, i);
    } else if (t.cls >= kFirstWordClass && t.ref >= 0) {
      read_word(t);
      take_modality(t);
    }
    if (t.cls != kTime) lead_ = lead_ && t.cls >= kFirstWordClass;
  }
}

void Tracker::after(const Tokens& tokens, Range range, bool moves, bool multiple, bool subject) {
  multiple_ = multiple;
  paragraph_before_ = paragraph_;
  bool compared = false;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const Token& t = tokens[i];
    if (t.cls == kTime) {
      read_time(tokens, range, i, moves, false);
    } else if (t.cls == kPlace || t.cls == kOther) {
      read_place(tokens, range, i);
    } else if (t.cls >= kFirstWordClass && t.ref >= 0) {
      read_word(t);
      compared = compared || t.cls == than_;
      if (subject && !compared && now_.modality == Modality::actual) take_modality(t);
    }
  }
}

}  // namespace zhibiao::english
