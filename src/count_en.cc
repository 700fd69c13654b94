#include "count_en.h"

#include <algorithm>
#include <array>
#include <optional>

#include "count_mend_en.h"
#include "count_range_en.h"
#include "count_text_en.h"
#include "count_words_en.h"
#include "guard_en.h"

namespace zhibiao::english {

using unit::Class;
using unit::Quantity;

namespace {

constexpr int kLongestCounted = 7;  // words between a number and its head noun

// One sentence with its quantities.
class Completer : public SentenceText {
 public:
  Completer(const SentenceText& sentence, const std::vector<number::Number>& numbers, const Lexicon& lexicon,
            const CountTables& tables, const CueClasses& classes, std::vector<Quantity>& work)
      : SentenceText(sentence),
        text_(sentence.text()),
        sentence_(sentence.sentence()),
        numbers_(numbers),
        lexicon_(lexicon),
        tables_(tables),
        classes_(classes),
        out_(work) {}

  // Completes `found` from `begin` on. `money` is the currency that the text named last.
  void run(std::vector<Quantity>& found, std::size_t begin, std::string& money) {
    out_.clear();
    for (std::size_t i = begin; i < found.size(); ++i) {
      if (std::optional<Quantity> first = split(*this, numbers_, tables_, found[i]))
        out_.push_back(std::move(*first));
      out_.push_back(std::move(found[i]));
    }
    found.resize(begin);
    for (Quantity& q : out_) clear_guard(q);
    share_units(*this, tables_, out_);
    for (Quantity& q : out_) count(q);
    share_units(*this, tables_, out_);  // from 4.5 to 2.0 births
    for (Quantity& q : out_) guard(q);
    guard_phones(out_);
    join_amounts(*this, tables_, out_);
    mend(*this, tables_, lexicon_, classes_, out_, money);
    guard_labels(*this, tables_, lexicon_, out_);
    merge(halves(*this, tables_));
    merge(word_quantities(*this, tables_));
    give(found, begin);
  }

 private:
  // Guards that read marks and words the Chinese way.
  void clear_guard(Quantity& q) const {
    if (!q.bound_before.empty() && q.bound_before.begin > sentence_.begin &&
        is_word(text_, q.bound_before.begin - 1) &&
        is_word(text_, q.bound_before.begin)) {  // cover 45 percent
      q.bound = Bound::exact;
      q.bound_before = {};
      if (q.guard == "name") q.guard.clear();  // stopped 37 ships
    }
    if (q.guard == "date" && q.number.of(text_).find(',') != std::string_view::npos) q.guard.clear();
    if (q.guard == "frame" && q.unit_class == Class::duration) {  // averaged 19 hours
      const Span lead = word_before(q.bound_before.empty() ? q.at.begin : q.bound_before.begin);
      if (!lead.empty() && classes_.reach != 0 && cue(lead.begin, lead.size()) == classes_.reach)
        q.guard.clear();
    }
    const bool end = q.at.end + 2 >= sentence_.end && q.at.begin > sentence_.begin + 3;
    if (q.guard == "list" && end && word_before(q.at.begin).size() > 1 && text_[q.at.begin - 1] == ' ')
      q.guard.clear();
    if (q.guard == "list" && q.form == number::Form::ratio) q.guard.clear();
    if (q.unit_class == Class::duration && q.guard == "frame" && starts_any(q.at.end, tables_.runs_after))
      q.guard.clear();
    const bool opens =
        q.bound_before.begin == sentence_.begin && rest(q.at.end).starts_with(',');  // Over eight months,
    if (q.unit_class == Class::duration && q.guard == "frame" && q.bound != Bound::exact && !opens)
      q.guard.clear();
    if (q.unit_class == Class::duration && q.guard.empty() && q.bound == Bound::over && (opens || over(q)))
      q.guard = "frame";
    if (q.unit_class == Class::duration && q.guard == "frame" &&
        is_in(tables_.run_words, word(next_word(q.number.end))))
      q.guard.clear();  // for four straight months
    const bool fine =
        q.unit == "hour" || q.unit == "minute" || q.number.of(text_).find('.') != std::string_view::npos;
    if (q.unit_class == Class::duration && q.guard == "frame" && fine) {
      const Span lead = word_before(q.at.begin);  // against 5.1 days before the strike
      if (is_in(tables_.held_against, word(lead))) q.guard.clear();
    }
  }

  // Cut by half over six years: how long it took. Behind a verb or preposition it is a value:
  // lasted over six years, stood at over six years.
  bool over(const Quantity& q) const {
    if (!is_in(tables_.base_before, word(q.bound_before))) return false;
    const Span lead = word_before(q.bound_before.begin);
    if (lead.empty()) return false;
    return cue(lead.begin, lead.size()) == 0;
  }

  // The class of the cue word that starts at `at`; 0 where none does.
  TokenClass cue(std::size_t at, std::size_t size) const {
    const Trie::Match m = whole_words(lexicon_.words(), in_lower_case(), at - sentence_.begin);
    return m && m.length >= size ? lexicon_.word(m.value).cls : TokenClass{0};
  }

  // A verb that is no noun as well: puts.
  bool only_verb(Span w) const {
    const Trie::Match m = whole_words(lexicon_.words(), in_lower_case(), w.begin - sentence_.begin);
    return m && m.length >= w.size() && lexicon_.word(m.value).cls == classes_.verbs.front() &&
           !lexicon_.word(m.value).weak;
  }

  bool capitals(Span w) const {
    const std::string_view word = w.of(text_);
    return word.size() > 1 && std::all_of(word.begin(), word.end(), is_upper);
  }

  // The counted noun after a bare number, modifiers included; empty where there is none.
  Span counted(std::size_t at) const {
    std::size_t end = at;
    Span head{at, at};
    for (int k = 0; k < kLongestCounted; ++k) {
      const Span w = next_word(end);
      if (w.empty() || in_time(w.begin)) break;
      const bool plural = tables_.is_plural(word(w));
      const TokenClass cls = cue(w.begin, w.size());
      const bool plain = cls == 0 || cls == classes_.plain || capitals(w);  // US cents
      if (!head.empty() && (!plural || !plain)) break;
      if (!plain) {
        const bool noun = plural && !only_verb(w) && classes_.is_verb(cls);
        const bool joins = cls == classes_.joins && k > 0 && !is_in(tables_.plus, word(w));
        if (!noun && !joins) break;
      }
      if (plural) head = w;
      end = w.end;
    }
    return head;
  }

  bool is_definite(const Quantity& q) const {
    const std::size_t begin = q.bound_before.empty() ? q.at.begin : q.bound_before.begin;
    const Span before = word_before(begin);
    return !before.empty() && is_in(tables_.definite, word(before));
  }

  void count(Quantity& q) const {
    const bool words = q.guard == "word";
    if (q.unit_class != Class::bare || q.form == number::Form::ratio || (!q.guard.empty() && !words)) return;
    if (score(q) || heads(q)) return;
    if (q.guard.empty() && frames(q)) q.guard = "frame";
    if (q.guard == "frame") return;
    if (q.negative || text_[q.at.begin] == '+') return;
    const std::size_t from = q.bound_after.empty() ? q.at.end : q.bound_after.end;
    const Span head = counted(from);
    if (head.empty()) return;
    const std::string noun(word(head));
    const bool abstract =
        q.form == number::Form::word && is_in(tables_.abstract, noun) && !is_in(tables_.points, noun);
    if (abstract && q.guard.empty()) q.guard = "word";
    if (abstract || (words && is_definite(q))) return;
    q.guard.clear();
    q.at.end = head.end;
    q.unit_at = head;
    if (is_in(tables_.points, noun)) {
      q.unit_class = Class::score;
      return;
    }
    q.unit = "item:" + noun;
    q.unit_class = Class::item;
  }

  bool next_is_noun(std::size_t at) const { return !counted(at).empty(); }

  // What was at the same place goes: it is only a part of what the words say.
  void merge(std::vector<Quantity> more) {
    if (more.empty()) return;
    std::vector<Quantity> all;
    std::size_t i = 0;
    for (Quantity& q : out_) {
      while (i < more.size() && more[i].at.end <= q.at.begin) all.push_back(std::move(more[i++]));
      if (i == more.size() || !more[i].at.overlaps(q.at)) all.push_back(std::move(q));
    }
    std::move(more.begin() + static_cast<std::ptrdiff_t>(i), more.end(), std::back_inserter(all));
    out_ = std::move(all);
  }

  // Per 1,000 people, those over 65, 17th of 190 countries.
  bool frames(const Quantity& q) const {
    const Span before = word_before(q.at.begin);
    std::size_t size = 0;
    const Span ranked = is_in(tables_.of, word(before)) ? word_before(before.begin) : Span{};
    if (!ranked.empty() && ordinal_value(*this, tables_, ranked, size) != 0) return true;
    if (is_in(tables_.against, word(before))) return true;
    if (q.bound_before.empty() || q.digits == 0 || q.digits > 2 || q.bound_before.end > q.at.begin)
      return false;
    return is_in(tables_.ages, word(word_before(q.bound_before.begin))) && !next_is_noun(q.at.end);
  }

  // The number of a heading: 3.1 Water.
  bool heads(const Quantity& q) const {
    const bool point = q.number.of(text_).find('.') != std::string_view::npos;
    if (q.at.begin != sentence_.begin || q.digits == 0 || q.digits > (point ? 4 : 2) || q.scaled)
      return false;
    const std::size_t stop = skip_space(text_, skip_space(text_, skip_space(text_, q.at.end)));
    return stop > q.at.end && stop < sentence_.end && is_upper(text_[stop]);
  }

  // Numbers of names: Pier 7, Euro 4; section numbers; ages.
  void guard(Quantity& q) const {
    if (q.unit_class == Class::percent && q.form == number::Form::fraction) {
      std::size_t out_of = std::string_view::npos;
      for (const std::string& of : tables_.of_hundred) out_of = std::min(out_of, q.at.of(text_).find(of));
      if (out_of != std::string_view::npos && score(q)) {
        q.at.end = q.number.end = q.at.begin + out_of;
        q.unit = "one";
        q.unit_class = Class::score;
      }
    }
    if (!q.guard.empty()) return;
    if (q.unit_class == Class::duration && q.unit_at.of(text_).starts_with("-")) q.guard = "frame";
    if (q.unit_class == Class::money && is_in(tables_.against, word(word_before(q.at.begin))))
      q.guard = "frame";
    if (q.unit_class != Class::bare || q.scaled || q.form == number::Form::ratio) return;
    const Span before = word_before(q.at.begin);
    const Span after = next_word(q.at.end);
    const bool next_to = q.at.begin > 0 && q.at.begin == before.end;
    const char left = q.at.begin > 0 ? text_[q.at.begin - 1] : ' ';
    const char right = q.at.end < text_.size() ? text_[q.at.end] : ' ';
    if (heads(q))
      q.guard = "list";
    else if (left == '/' || right == '/' || (left == '-' && next_to) ||
             (right == '-' && is_digit(text_[std::min(q.at.end + 1, text_.size() - 1)])))
      q.guard = "id";
    else if (left == '[' || (left == '(' && right == ')' && !q.negative && text_[q.at.begin] != '+'))
      q.guard = "list";
    else if (before.size() > 1 && is_upper(text_[before.begin]) && is_upper(text_[before.end - 1]) &&
             q.digits < 5)
      named(q, before);
    else if (behind_any(q.at.begin, tables_.out_of))
      q.guard = "frame";
    else if (!before.empty() && is_upper(text_[before.begin]) && q.digits < 4 &&
             before.begin > sentence_.begin && after.empty())
      named(q, before);
    else if (!before.empty() && is_upper(text_[before.begin]) && q.digits < 5 && q.digits > 0 &&
             q.number.of(text_).find(',') == std::string_view::npos && before.begin > sentence_.begin)
      named(q, before);
  }

  // A capitalised word right before a small whole number names something: Line 4, Strategy 2030.
  void named(Quantity& q, Span before) const {
    const bool whole =
        q.value.to_int64().has_value() && q.number.of(text_).find('.') == std::string_view::npos;
    if (whole && q.bound == Bound::exact && cue(before.begin, before.size()) == 0) q.guard = "name";
  }

  // "scored 77 out of 100" is 77.
  bool score(Quantity& q) const {
    const Span before = word_before(q.at.begin);
    if (!is_in(tables_.scores, word(before))) return false;
    q.guard.clear();
    return true;
  }

  // All but numbers inside a longer quote: the 5 of "300 new 5G masts".
  void give(std::vector<Quantity>& found, std::size_t begin) {
    for (Quantity& q : out_) {
      if (found.size() == begin || q.at.begin >= found.back().at.end) found.push_back(std::move(q));
    }
  }

  std::string_view text_;
  Span sentence_;
  const std::vector<number::Number>& numbers_;
  const Lexicon& lexicon_;
  const CountTables& tables_;
  const CueClasses& classes_;
  std::vector<Quantity>& out_;  // of the sentence
};

}  // namespace

CueClasses::CueClasses(const Lexicon& lexicon)
    : joins(lexicon.class_of("AND")),
      plain(lexicon.class_of("PLAIN")),
      reach(lexicon.class_of("REACH")),
      up(lexicon.class_of("UP")),
      verbs{lexicon.class_of("VERB"), up, lexicon.class_of("DOWN"), reach, lexicon.class_of("MOD"),
            lexicon.class_of("FLAT")} {}

struct Counter::Impl {
  std::string_view text, lower;
  const Lexicon& lexicon;
  const CountTables& tables;
  CueClasses classes;
  std::string money;           // the currency that the text named last
  std::vector<Quantity> work;  // memory that sentences use again
};

Counter::Counter(std::string_view text, std::string_view lower, const Lexicon& lexicon,
                 const CountTables& tables)
    : impl_(std::make_unique<Impl>(Impl{text, lower, lexicon, tables, CueClasses(lexicon), {}, {}})) {}
Counter::~Counter() = default;

void Counter::complete(Span sentence, const std::vector<number::Number>& numbers,
                       std::span<const timex::Expression> times, std::size_t first,
                       std::vector<Quantity>& found) {
  const SentenceText text(impl_->text, impl_->lower, sentence, times);
  Completer(text, numbers, impl_->lexicon, impl_->tables, impl_->classes, impl_->work)
      .run(found, first, impl_->money);
}

}  // namespace zhibiao::english
