#include "guard_en.h"

#include <algorithm>

namespace zhibiao::english {

using unit::Class;
using unit::Quantity;

namespace {

constexpr int kFirstYear = 1000, kLastYear = 2149;
constexpr int kLargestLabel = 999;  // a bare number right behind a noun that is larger may be a value

bool whole(const Quantity& q) {
  return q.unit_class == Class::bare && !q.scaled && q.value.to_int64().has_value();
}

class Guard {
 public:
  Guard(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon)
      : t_(text), tables_(tables), lexicon_(lexicon) {}

  void run(std::vector<Quantity>& found) const {
    for (std::size_t i = 0; i < found.size(); ++i) {
      Quantity& q = found[i];
      if (q.guard.empty()) q.guard = reason(q);
      if (q.guard.empty() && i > 0 && goes_on(found[i - 1], q)) q.guard = found[i - 1].guard;
    }
  }

 private:
  std::string reason(const Quantity& q) const {
    if (is_code(q)) return "id";
    if (is_time(q)) return "time";
    if (is_year(q)) return "date";
    if (q.unit_class == Class::ordinal && q.digits > 0 && orders(q)) return "ordinal";
    if (is_label(q) || is_title(q)) return "name";
    if (spans(q)) return "frame";
    if (q.form == number::Form::fraction && third(q)) return "ordinal";
    return {};
  }

  bool plain(const Quantity& q) const {
    return !q.scaled && !q.negative && !q.high &&
           (q.unit_class == Class::bare || q.unit_class == Class::item);
  }
  char at(std::size_t i) const { return i < t_.text().size() ? t_.text()[i] : ' '; }
  char before(const Quantity& q) const { return q.at.begin > 0 ? at(q.at.begin - 1) : ' '; }
  bool comma(const Quantity& q) const { return q.number.of(t_.text()).find(',') != std::string_view::npos; }

  // SIZE = 40, [16, 32], 0x40, 4x4, 10.0.0.17
  bool is_code(const Quantity& q) const {
    const char left = before(q), right = at(q.number.end);
    if (left == '=' || left == '[' || left == '#' || left == '@' || left == '_' || left == '\\') return true;
    if (left == ' ' && q.at.begin > 1 && at(q.at.begin - 2) == '=') return true;
    if (left == '.' && q.at.begin > 1 && is_digit(at(q.at.begin - 2))) return true;
    if (q.unit_class == Class::ratio && at(q.at.end) == '.') return is_digit(at(q.at.end + 1));
    return right == 'x' && is_word(t_.text(), q.number.end + 1);
  }

  // 7.30 p.m., half past seven, doors open at 7
  bool is_time(const Quantity& q) const {
    if (q.unit_class == Class::physical || q.unit_class == Class::money || q.scaled) return false;
    if (t_.starts_any(q.at.end, tables_.times_of_day)) return true;
    const Span lead = t_.word_before(q.at.begin);
    if (q.form == number::Form::word && is_in(tables_.clock_past, t_.word(lead))) return true;
    const auto n = q.value.to_int64();
    if (!is_in(tables_.stands_at, t_.word(lead)) || q.unit_class != Class::bare || !n || *n > 24 ||
        q.digits == 0)
      return false;
    const Span verb = t_.word_before(lead.begin);
    if (verb.empty() || q.number.of(t_.text()).find('.') != std::string_view::npos) return false;
    const Trie::Match cue =
        whole_words(lexicon_.words(), t_.in_lower_case(), verb.begin - t_.sentence().begin);
    return cue.length < lead.end - verb.begin;  // stood at 7
  }

  // in 1648; the unit room knows the years from 1900 on
  bool is_year(const Quantity& q) const {
    const auto n = q.value.to_int64();
    if (!plain(q) || !n || *n < kFirstYear || *n > kLastYear || q.digits != 4 || comma(q)) return false;
    if (q.unit_class != Class::bare || q.bound != Bound::exact) return false;
    return is_in(tables_.year_before, t_.word(t_.word_before(q.at.begin)));
  }

  // 42nd Street, the 3rd Thursday: nothing ranks it.
  bool orders(const Quantity& q) const {
    const Span next = t_.next_word(q.at.end);
    if (next.empty() || is_in(tables_.rank_before, t_.word(t_.word_before(q.at.begin)))) return false;
    if (is_in(tables_.weekdays, t_.word(next))) return true;
    return is_upper(at(next.begin)) && !t_.starts_any(q.at.end, tables_.rank_after);
  }

  TokenClass cue(Span w) const {
    const Trie::Match m = whole_words(lexicon_.words(), t_.in_lower_case(), w.begin - t_.sentence().begin);
    return m && m.length >= w.size() ? lexicon_.word(m.value).cls : TokenClass{0};
  }

  bool label_word(Span w) const {
    std::string_view word = t_.word(w);
    if (is_in(tables_.labels, word)) return true;
    if (word.ends_with('s')) word.remove_suffix(1);
    return is_in(tables_.labels, word);
  }

  // Gate 4, hall 3, rooms 1 to 4; of a counted noun only behind a capital: Bus 41 leaves.
  bool is_label(const Quantity& q) const {
    const bool range = q.high && q.unit_class == Class::bare && !q.scaled;
    if (is_upper(at(q.at.end - 1)) && q.at.end == q.number.end + 1 && label_word(t_.word_before(q.at.begin)))
      return true;  // form 16A
    if (!(plain(q) || range) || q.bound != Bound::exact || q.digits == 0 || comma(q)) return false;
    if (q.form == number::Form::ratio) return false;
    const Span lead = t_.word_before(q.at.begin);
    if (lead.empty() || lead.end + 1 != q.at.begin) return false;
    const std::size_t next = skip_space(t_.text(), q.at.end);
    if (is_in(tables_.the, t_.word(lead)) && q.unit_class == Class::bare && !range)  // flew the 747
      return next >= t_.sentence().end || !is_word(t_.text(), next) ||
             is_in(tables_.ands, t_.word(t_.next_word(q.at.end)));
    if (label_word(lead)) return q.unit_class == Class::bare || labels_thing(lead);
    if (q.unit_class != Class::bare || q.value > Decimal(kLargestLabel, 0)) return false;
    if (q.number.of(t_.text()).find('.') != std::string_view::npos || cue(lead) != 0) return false;
    return names(lead);
  }

  bool labels_thing(Span lead) const {
    if (is_upper(at(lead.begin))) return true;
    const Span left = t_.word_before(lead.begin);
    return left.empty() || cue(left) == 0;
  }

  // A noun that measures nothing, in the plural, right before a small bare number: flats 11, 12 and 14.
  bool names(Span lead) const {
    const std::string_view word = t_.word(lead);
    if (!tables_.is_plural(word) || lexicon_.measure(word)) return false;
    const Span left = t_.word_before(lead.begin);
    return left.empty() || cue(left) == 0 || is_upper(at(lead.begin));
  }

  // over the last 20 trading days
  bool spans(const Quantity& q) const {
    const bool bound = !q.bound_before.empty() && q.bound_before.end <= q.at.begin;
    const Span lead =
        t_.word_before(bound && q.unit_class == Class::duration ? q.bound_before.begin : q.at.begin);
    if (q.unit_class == Class::duration && is_in(tables_.span_in, t_.word(lead))) {
      const std::string_view most = t_.word(t_.word_before(lead.begin));  // the highest in 12 years
      return most.ends_with("est") || is_in(tables_.best, most);
    }
    if (q.unit_class != Class::item || !is_in(tables_.spans_before, t_.word(t_.word_before(q.at.begin))))
      return false;
    const std::string_view noun = std::string_view(q.unit).substr(q.unit.find(':') + 1);
    return is_in(tables_.spans_of, noun);
  }

  // "One Hundred Dinners": a title
  bool is_title(const Quantity& q) const {
    if (q.form != number::Form::word || !is_upper(at(q.at.begin)) || q.at.begin == t_.sentence().begin)
      return false;
    const Span next = t_.next_word(q.number.end);
    const char left = before(q);
    return !next.empty() && is_upper(at(next.begin)) && (left == ' ' || left == '"' || left == '\x9C');
  }

  // the first …; a third, …
  bool third(const Quantity& q) const {
    const std::string_view quote = t_.word(q.at);
    if (!is_in(tables_.articles, quote.substr(0, quote.find(' '))) ||
        is_in(tables_.of, t_.word(t_.next_word(q.at.end))))
      return false;
    constexpr std::size_t kReach = 160;  // bytes in which "the first" stands before
    const std::size_t end = q.at.begin - t_.sentence().begin;
    const std::size_t from = end - std::min(end, kReach);
    const std::string_view head = std::string_view(t_.in_lower_case()).substr(from, end - from);
    return std::any_of(tables_.firsts.begin(), tables_.firsts.end(),
                       [head](const std::string& w) { return head.find(' ' + w) != head.npos; });
  }

  // terminals 1 and 2, figures 2.1 and 4.3
  bool goes_on(const Quantity& last, const Quantity& q) const {
    if (last.guard != "name" && last.guard != "docno" && last.guard != "time" && last.guard != "id" &&
        last.guard != "list")
      return false;
    if (!plain(q) || q.unit_class != Class::bare || q.digits == 0 || q.bound != Bound::exact) return false;
    if (last.at.end > q.at.begin) return false;
    std::string_view gap = t_.rest(last.at.end).substr(0, q.at.begin - last.at.end);
    if (gap.starts_with('(')) gap.remove_prefix(std::min(gap.find(')'), gap.size() - 1));  // 12(3) and 14
    if (gap.starts_with(')')) gap.remove_prefix(1);
    return is_in(tables_.list_links, gap) || is_in(tables_.to_links, gap);
  }

  const SentenceText& t_;
  const CountTables& tables_;
  const Lexicon& lexicon_;
};

}  // namespace

// Three whole numbers with nothing but a space between them.
void guard_phones(std::vector<Quantity>& found) {
  for (std::size_t i = 0; i + 1 < found.size();) {
    std::size_t last = i;
    while (last + 1 < found.size() && found[last + 1].at.begin <= found[last].at.end + 1 &&
           whole(found[last]) && whole(found[last + 1]))
      ++last;
    const bool guarded = !found[i].guard.empty() && last > i;
    if (last >= i + 2 || guarded) {
      for (std::size_t k = i; k <= last; ++k) {
        if (found[k].guard.empty()) found[k].guard = "phone";
      }
    }
    i = last + 1;
  }
}

void guard_labels(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon,
                  std::vector<Quantity>& found) {
  Guard(text, tables, lexicon).run(found);
}

}  // namespace zhibiao::english
