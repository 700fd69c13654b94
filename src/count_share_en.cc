#include "count_share_en.h"

#include <algorithm>

namespace zhibiao::english {

using unit::Class;
using unit::Quantity;

namespace {

constexpr std::size_t kLongestGap = 60;  // bytes between two values of a list
constexpr int kMostDigits = 3;           // of a percentage; what an index closes at has more

class Sharer {
 public:
  Sharer(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon,
         const CueClasses& classes)
      : t_(text), tables_(tables), lexicon_(lexicon), classes_(classes) {}

  void run(std::vector<Quantity>& found) const {
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i > 0) gapped(found[i - 1], found[i]);
      if (i > 0) bracketed(found[i - 1], found[i]);
      if (i > 0) more(found[i - 1], found[i]);
      led(found, i);
      if (i + 1 < found.size()) ends(found[i], found[i + 1]);
    }
  }

 private:
  static bool plain(const Quantity& q) {
    return q.unit_class == Class::bare && q.guard.empty() && !q.scaled && !q.high && q.digits > 0;
  }

  static void give(const Quantity& from, Quantity& to) {
    to.unit = from.unit;
    to.unit_class = from.unit_class;
  }

  std::string_view between(const Quantity& a, const Quantity& b) const {
    return a.at.end < b.at.begin ? t_.rest(a.at.end).substr(0, b.at.begin - a.at.end) : std::string_view();
  }

  // The word before a value, with a bound between left out.
  std::string_view lead(const Quantity& q) const {
    const bool bound = !q.bound_before.empty() && q.bound_before.begin < q.at.begin;
    return t_.word(t_.word_before(bound ? q.bound_before.begin : q.at.begin));
  }

  // Food by 12.2, cloth by 12.4 and rents by 10.4 percent; of trade to 112.3 percent, of farms to 90.7:
  // values that the same small word leads to.
  void led(std::vector<Quantity>& found, std::size_t i) const {
    Quantity& q = found[i];
    const std::string_view word = lead(q);
    if (!plain(q) || q.digits > kMostDigits || !is_in(tables_.list_leads, word)) return;
    const auto next_in_list = [&](const Quantity& a, const Quantity& b) {
      const std::string_view gap = between(a, b);
      return gap.size() > word.size() && gap.size() <= kLongestGap && gap.find(';') == gap.npos &&
             (gap.starts_with(", ") || gap.starts_with(" and ")) && lead(b) == word;
    };
    if (i > 0 && found[i - 1].unit_class == Class::percent && found[i - 1].guard.empty() &&
        lead(found[i - 1]) == word && next_in_list(found[i - 1], q))
      return give(found[i - 1], q);
    for (std::size_t k = i + 1; k < found.size() && next_in_list(found[k - 1], found[k]); ++k) {
      if (found[k].unit_class == Class::percent && found[k].guard.empty()) return give(found[k], q);
      if (!plain(found[k])) return;
    }
  }

  // China (18.6 percent) and Russia (12.2)
  void bracketed(const Quantity& last, Quantity& q) const {
    const auto alone = [this](const Quantity& v) {
      return v.at.begin > 0 && t_.text()[v.at.begin - 1] == '(' && v.at.end < t_.text().size() &&
             t_.text()[v.at.end] == ')';
    };
    if (q.unit_class != Class::bare || q.guard != "list" || q.scaled || q.high || !alone(q)) return;
    const std::string_view gap = between(last, q);
    if (last.unit_class != Class::percent || !last.guard.empty() || !alone(last)) return;
    if (gap.empty() || gap.size() > kLongestGap || gap.find(';') != gap.npos) return;
    q.guard.clear();
    give(last, q);
  }

  // fell to 617 from 699 naira a litre
  void ends(Quantity& q, const Quantity& next) const {
    if (q.unit_class != Class::bare || !q.guard.empty() || q.high || !next.guard.empty()) return;
    const bool unit = next.unit_class == Class::money || next.unit_class == Class::physical ||
                      next.unit_class == Class::percent;
    const std::string_view gap = between(q, next);
    const bool from = gap.size() > 2 && is_in(tables_.from_words, gap.substr(1, gap.size() - 2));
    if (unit && from && q.scaled == next.scaled) give(next, q);
  }

  // 784 million tonnes, 3 million more than
  void more(const Quantity& last, Quantity& q) const {
    if (q.unit_class != Class::bare || !q.guard.empty() || q.form == number::Form::ratio) return;
    if (last.unit_class != Class::physical || !last.guard.empty() || between(last, q) != ", ") return;
    if (t_.starts_any(q.at.end, tables_.more_words)) give(last, q);
  }

  // Coal supplies 46 percent, gas 30 and wind 11: what a list goes on with is of the same unit.
  void gapped(const Quantity& last, Quantity& q) const {
    if (!plain(q) || q.digits > 2) return;
    if (last.unit_class != Class::percent || !last.guard.empty()) return;
    if (q.form == number::Form::ratio || q.bound != Bound::exact) return;
    const char stop = q.at.end < t_.text().size() ? t_.text()[q.at.end] : '.';
    const bool ends = q.at.end >= t_.sentence().end || stop == ',' || stop == '.' || stop == ')' ||
                      stop == ';' || is_in(tables_.ands, t_.word(t_.next_word(q.at.end)));
    if (!ends) return;
    const std::string_view gap = between(last, q);
    const std::size_t comma = std::max(gap.rfind(", ") + 1, gap.rfind(" (") + 1);
    std::size_t joint = comma;
    for (const std::string& link : tables_.list_links) {
      if (link.find(',') == link.npos) joint = std::max(joint, gap.rfind(link) + 1);
    }
    if (joint == 0 || gap.size() > kLongestGap || gap.find(';') != gap.npos) return;
    const std::string_view words = gap.substr(joint);
    const auto spaces = std::count(words.begin(), words.end(), ' ');
    constexpr std::ptrdiff_t kMost = 5;
    const Span lead = t_.word_before(q.at.begin);
    const Trie::Match cue =
        whole_words(lexicon_.words(), t_.in_lower_case(), lead.begin - t_.sentence().begin);
    const bool noun = !cue || cue.length < lead.size() || lexicon_.word(cue.value).cls == classes_.plain ||
                      lexicon_.word(cue.value).weak || is_in(tables_.share_for, t_.word(lead));
    if (!noun || spaces < 2 || spaces > kMost) return;
    give(last, q);
  }

  const SentenceText& t_;
  const CountTables& tables_;
  const Lexicon& lexicon_;
  const CueClasses& classes_;
};

}  // namespace

void share_units(const SentenceText& text, const CountTables& tables, const Lexicon& lexicon,
                 const CueClasses& classes, std::vector<Quantity>& found) {
  Sharer(text, tables, lexicon, classes).run(found);
}

}  // namespace zhibiao::english
