#include "count_mend_en.h"

#include <algorithm>

#include "count_share_en.h"

namespace zhibiao::english {

using unit::Class;
using unit::Quantity;

namespace {

class Mender {
 public:
  Mender(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon,
         const CueClasses& classes)
      : t_(text), tables_(tables), lexicon_(lexicon), classes_(classes) {}

  void run(std::vector<Quantity>& found, std::string& money) const {
    for (std::size_t i = 0; i < found.size(); ++i) {
      Quantity& q = found[i];
      half_of(q);
      of_a_point(q);
      bound_after(q);
      if (i + 1 < found.size() && in_ten(q, found[i + 1])) found[i + 1].guard = "inner";
      if (slash(q) && i > 0 && found[i - 1].at.overlaps(q.at)) found[i - 1].guard = "inner";
      moved_up_to(q);
      within(q);
      ago(q);
      if (q.unit == "item:cents") named_cents(q);
      if (q.unit_class == Class::money) cents(q, money);
      if (i + 1 < found.size()) between(q, found[i + 1]);
      if (q.unit_class == Class::bare || q.unit_class == Class::item) part(q, found, i);
    }
  }

 private:
  // Half a million homes.
  void half_of(Quantity& q) const {
    const Span lead = t_.word_before(q.at.begin);
    if (!q.scaled || !is_in(tables_.half, t_.word(lead))) return;
    const std::string_view million = t_.rest(q.number.begin);
    if (!is_in(tables_.articles, million.substr(0, million.find(' ')))) return;
    const auto value = q.value.divided(Decimal(2, 0), 4);
    if (!value) return;
    q.value = *value;
    q.at.begin = q.number.begin = lead.begin;
    q.guard.clear();
  }

  // A quarter of a percentage point.
  void of_a_point(Quantity& q) const {
    if (q.form != number::Form::fraction || q.unit_class != Class::percent || !q.guard.empty()) return;
    const Span of = t_.next_word(q.at.end);
    if (!is_in(tables_.of, t_.word(of))) return;
    for (const std::string& unit : tables_.half_units) {
      const auto value = q.value.times(Decimal(1, -2));
      if (!value || !t_.rest(of.end).starts_with(unit)) continue;
      q.value = *value;
      q.unit = "percentage-point";
      q.unit_class = Class::point;
      q.at.end = of.end + unit.size();
      q.unit_at = {q.number.end, q.at.end};
      return;
    }
  }

  // 1/2 percentage point: what stands before the slash is of it.
  bool slash(Quantity& q) const {
    constexpr std::size_t kLead = 2;  // bytes
    const std::size_t at = q.number.begin;
    if (q.unit_class != Class::point || q.at.begin != at || at < t_.sentence().begin + kLead) return false;
    const std::string_view text = t_.text();
    const bool alone = at == kLead || (!is_word(text, at - kLead - 1) && text[at - kLead - 1] != '/');
    if (text[at - 1] != '/' || !is_digit(text[at - kLead]) || !alone) return false;
    const auto value = Decimal(text[at - kLead] - '0', 0).divided(q.value, 4);
    if (!value || !(*value < Decimal(1, 0))) return false;
    q.value = *value;
    q.at.begin = q.number.begin = at - kLead;
    return true;
  }

  // 40 ships or more: the unit room looks right behind the number alone.
  void bound_after(Quantity& q) const {
    if (q.unit_class != Class::item || q.bound != Bound::exact || !q.guard.empty()) return;
    if (t_.starts_any(q.at.end, tables_.or_more)) q.bound = Bound::at_least;
    if (t_.starts_any(q.at.end, tables_.or_fewer)) q.bound = Bound::at_most;
  }

  // "edged up to 4.1": the word is the verb's, and bounds nothing.
  void moved_up_to(Quantity& q) const {
    if (q.bound != Bound::at_most || !is_in(tables_.up_to, t_.word(q.bound_before))) return;
    const Span verb = t_.word_before(q.bound_before.begin);
    if (verb.empty()) return;
    const Trie::Match m = whole_words(lexicon_.words(), t_.in_lower_case(), verb.begin - t_.sentence().begin);
    const bool phrasal = m && verb.begin + m.length >= q.bound_before.begin + 2;
    if (!phrasal && (!m || lexicon_.word(m.value).cls != classes_.up)) return;
    q.bound = Bound::exact;
    q.bound_before = {};
  }

  // Left within 15 minutes.
  void within(Quantity& q) const {
    if (q.unit_class == Class::duration && q.bound == Bound::at_most && q.guard.empty() &&
        is_in(tables_.within, t_.word(q.bound_before)))
      q.guard = "frame";
  }

  // $9 a year ago
  void ago(Quantity& q) const {
    const std::size_t per = q.unit.rfind("-per-");
    if (per == std::string::npos || !t_.starts_any(q.at.end, tables_.earlier)) return;
    const std::string_view quote = t_.word(q.at);
    const std::size_t blank = quote.rfind(' ');
    const std::size_t a = blank == quote.npos ? blank : quote.rfind(' ', blank - 1);
    if (a == quote.npos || blank < q.number.end - q.at.begin) return;
    if (!is_in(tables_.articles, quote.substr(a + 1, blank - a - 1))) return;
    q.unit.resize(per);
    q.at.end = q.at.begin + a;
    q.unit_at.end = std::min(q.unit_at.end, q.at.end);
  }

  // 12 Hong Kong cents, €0.85 … 5 cents; sixty cents of every euro is sixty percent.
  void cents(Quantity& q, std::string& money) const {
    const std::string_view quote = t_.word(q.at);
    std::size_t cent = quote.npos;
    for (const std::string& word : tables_.cent_words) cent = std::min(cent, quote.find(word));
    const bool small = cent != quote.npos;
    if (!small) {
      for (const auto& [word, unit] : tables_.cents) {
        if (q.unit.starts_with(unit)) money = unit;
      }
      return;
    }
    for (const std::string& of : tables_.of_every) {
      if (t_.rest(q.at.end).starts_with(of)) return percent(q, of.size());
    }
    const bool said = cent > q.number.end - q.at.begin + 1;  // Hong Kong cents
    if (said) money.assign(q.unit, 0, 3);
    if (!money.empty() && !said && q.unit.starts_with("USD")) q.unit.replace(0, 3, money);
  }

  // One job in ten, one complaint out of five.
  bool in_ten(Quantity& some, const Quantity& all) const {
    if (some.form != number::Form::word || some.scaled) return false;
    if (all.unit_class != Class::bare && all.unit_class != Class::item) return false;
    const auto a = some.value.to_int64(), b = all.value.to_int64();
    constexpr std::int64_t kMost = 20;
    if (!a || !b || *a >= *b || *b > kMost || all.form != number::Form::word) return false;
    const Span noun = t_.next_word(some.number.end);
    if (noun.empty() || noun.end >= all.number.begin) return false;
    const std::string_view gap = t_.rest(noun.end).substr(0, all.number.begin - noun.end);
    if (!is_in(tables_.in_links, gap)) return false;
    const auto value = Decimal(*a, 2).divided(Decimal(*b, 0), 4);
    if (!value) return false;
    some.value = *value;
    some.unit = "percent";
    some.unit_class = Class::percent;
    some.form = number::Form::fraction;
    some.at.end = some.number.end = all.number.end;
    some.unit_at = noun;
    some.guard.clear();
    return true;
  }

  // Between €75 and €95 a tonne.
  void between(Quantity& low, Quantity& high) const {
    if (low.unit_class != Class::money || high.unit_class != Class::money || low.high || high.high) return;
    if (!low.guard.empty() || !high.guard.empty() || low.at.end > high.at.begin) return;
    const Span link = t_.next_word(low.at.end);
    if (!is_in(tables_.ands, t_.word(link)) || skip_space(t_.text(), link.end) != high.at.begin) return;
    if (!is_in(tables_.between, t_.word(t_.word_before(low.at.begin))) ||
        low.unit.compare(0, 3, high.unit, 0, 3) != 0)
      return;
    high.high = high.value;
    high.value = low.value;
    high.at.begin = low.at.begin;
    high.number = {low.number.begin, high.number.end};
    low.guard = "inner";
  }

  // 12 Hong Kong cents
  void named_cents(Quantity& q) const {
    for (const auto& [word, unit] : tables_.cents) {
      const std::string_view rest = t_.rest(skip_space(t_.text(), q.number.end));
      if (!rest.starts_with(word) || !is_edge(rest, word.size())) continue;
      const auto value = q.value.times(Decimal(1, -2));
      if (!value) return q.set_overflow();
      q.value = *value;
      q.unit = unit;
      q.unit_class = Class::money;
      return;
    }
  }

  void percent(Quantity& q, std::size_t gap) const {
    const Span whole = t_.next_word(q.at.end + gap - 1);
    const auto value = q.value.times(Decimal(100, 0));
    if (!value || whole.empty()) return;
    q.value = *value;
    q.unit = "percent";
    q.unit_class = Class::percent;
    q.form = number::Form::fraction;
    q.at.end = whole.end;
  }

  // Three of the eight seats: the eight are known, the three are seats.
  void part(Quantity& q, std::vector<Quantity>& found, std::size_t i) const {
    if (i == 0) return;
    Quantity& some = found[i - 1];
    if (some.unit_class != Class::bare || some.form == number::Form::ratio) return;
    if ((!some.guard.empty() && some.guard != "word") || is_in(tables_.one, t_.word(some.at))) return;
    const Span definer = t_.word_before(q.bound_before.empty() ? q.at.begin : q.bound_before.begin);
    const Span of = t_.word_before(definer.begin);
    if (!is_in(tables_.definers, t_.word(definer)) || !is_in(tables_.of, t_.word(of))) return;
    if (some.at.end + 1 != of.begin) return;
    const Span next = t_.next_word(q.at.end);
    const bool plural = q.unit_class == Class::bare && !next.empty() && tables_.is_plural(t_.word(next));
    if (q.unit_class != Class::item && !plural) return;
    if (q.guard.empty()) q.guard = "frame";
    if (plural) q.unit_at = next;
    some.guard.clear();
    some.unit = plural ? "item:" + std::string(t_.word(next)) : q.unit;
    some.unit_class = Class::item;
  }

  const SentenceText& t_;
  const CountTables& tables_;
  const Lexicon& lexicon_;
  const CueClasses& classes_;
};

}  // namespace

void mend(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon,
          const CueClasses& classes, std::vector<Quantity>& found, std::string& money) {
  Mender(text, tables, lexicon, classes).run(found, money);
  share_units(text, tables, lexicon, classes, found);
  found.erase(
      std::remove_if(found.begin(), found.end(), [](const Quantity& q) { return q.guard == "inner"; }),
      found.end());
}

std::vector<Quantity> halves(const SentenceText& text, const CountTables& tables) {
  std::vector<Quantity> out;
  const std::string_view lower = text.in_lower_case();
  const auto read = [&](std::size_t at, std::size_t end) {
    const auto follows = [&](const std::string& unit) {
      return lower.substr(end).starts_with(unit) && is_edge(lower, end + unit.size());
    };
    const auto unit = std::find_if(tables.half_units.begin(), tables.half_units.end(), follows);
    if (!is_edge(lower, at) || unit == tables.half_units.end()) return;
    Quantity q;
    q.number = {text.sentence().begin + at, text.sentence().begin + end};
    q.at = {q.number.begin, q.number.end + unit->size()};
    q.unit_at = {q.number.end + 1, q.at.end};
    q.value = Decimal(5, -1);
    q.unit = "percentage-point";
    q.unit_class = Class::point;
    q.form = number::Form::word;
    out.push_back(std::move(q));
  };
  for (const std::string& half : tables.half) {
    for (std::size_t at = lower.find(half); at != lower.npos; at = lower.find(half, at + 1))
      read(at, at + half.size());
  }
  return out;
}

}  // namespace zhibiao::english
