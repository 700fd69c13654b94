#include "count_words_en.h"

#include <algorithm>
#include <optional>

namespace zhibiao::english {

using unit::Class;
using unit::Quantity;

namespace {

class Reader {
 public:
  Reader(const SentenceText& text, const CountTables& tables) : text_(text), tables_(tables) {}

  std::vector<Quantity> read() const {
    std::vector<Quantity> out;
    const std::string_view text = text_.text(), lower = text_.in_lower_case();
    const auto [begin, end] = text_.sentence();
    for (std::size_t at = begin; at < end;) {
      if (!is_word(text, at) || !is_edge(text, at)) {
        ++at;
        continue;
      }
      const Span w{at, std::min(word_end(text, at), end)};
      at = w.end;
      if (!tables_.may_count(lower, w.begin - begin) || text_.in_time(w.begin)) continue;
      if (std::optional<Quantity> q = multiple(w))
        out.push_back(std::move(*q));
      else if (std::optional<Quantity> o = ordinal(w, out))
        out.push_back(std::move(*o));
    }
    return out;
  }

 private:
  std::optional<Quantity> multiple(Span w) const {
    const Multiple* m = tables_.multiple(text_.word(w));
    if (!m) return std::nullopt;
    // twice a week, signed twice
    if (m->direction == Direction::none && !text_.starts_any(w.end, tables_.multiple_before))
      return std::nullopt;
    Quantity q;
    q.at = q.number = q.unit_at = w;
    q.value = m->value;
    q.unit = "one";
    q.unit_class = Class::times;
    q.form = number::Form::word;
    const std::string_view lead = text_.word(text_.word_before(w.begin));
    if (is_in(tables_.than, lead)) q.bound = Bound::over;
    if (is_in(tables_.nearly, lead)) q.bound = Bound::about;
    return q;
  }

  std::optional<Quantity> ordinal(Span w, const std::vector<Quantity>& before) const {
    std::size_t size = 0;
    const int value = ordinal_value(text_, tables_, w, size);
    if (value == 0) return std::nullopt;
    Quantity q;
    q.value = Decimal(value, 0);
    q.number = {w.begin, w.begin + size};
    q.form = number::Form::word;
    if (size == w.size() && run(q, w)) return q;
    const Span left = text_.word_before(w.begin);
    const bool idiom = value == 1 && is_in(tables_.not_first, text_.word(left));  // safety came first
    const bool after_rank = !idiom && !left.empty() && is_in(tables_.rank_before, text_.word(left));
    const std::string_view gap =
        before.empty() || before.back().unit_class != Class::ordinal
            ? std::string_view()
            : text_.rest(before.back().at.end).substr(0, w.begin - before.back().at.end);
    const bool listed = is_in(tables_.list_links, gap);
    const bool to_rank = listed || (!gap.empty() && is_in(tables_.rank_moves, text_.word(left)));
    const bool ranks = size < w.size() ? is_in(tables_.rank_after, text_.word(w).substr(size + 1))
                                       : text_.starts_any(w.end, tables_.rank_after);
    const auto of_all = [&](const std::string& of) {
      const std::string_view rest = text_.rest(w.end);
      return rest.starts_with(of) && rest.size() > of.size() && is_digit(rest[of.size()]);
    };
    const bool counted = std::any_of(tables_.rank_of.begin(), tables_.rank_of.end(), of_all);
    if (!after_rank && !to_rank && !ranks && !counted) return std::nullopt;
    q.at = q.number;
    q.unit = "one";
    q.unit_class = Class::ordinal;
    return q;
  }

  // the fifth straight year, the ninth year in a row, a third consecutive annual gain
  bool run(Quantity& q, Span w) const {
    Span next = text_.next_word(w.end);
    const bool says = !next.empty() && is_in(tables_.run_words, text_.word(next));
    if (says) next = text_.next_word(next.end);
    if (next.empty()) return false;
    const auto is_span = [&](const auto& s) { return s.first == text_.word(next); };
    const auto span = std::find_if(tables_.spans.begin(), tables_.spans.end(), is_span);
    if (!says && (span == tables_.spans.end() || !text_.starts_any(next.end, tables_.runs_after)))
      return false;
    q.unit = span == tables_.spans.end() ? "one" : span->second;
    q.unit_class = Class::duration;
    q.scaled = true;  // a run in words: see Tokenizer::runs_on
    q.at = {w.begin, next.end};
    q.unit_at = next;
    if (span != tables_.spans.end() && is_in(tables_.span_adjectives, span->first)) adjective(q);
    return true;
  }

  // quarterly fall, annual improvement
  void adjective(Quantity& q) const {
    const Span noun = text_.next_word(q.at.end);
    if (!noun.empty()) q.at.end = noun.end;
  }

  const SentenceText& text_;
  const CountTables& tables_;
};

}  // namespace

int ordinal_value(const SentenceText& text, const CountTables& tables, Span at, std::size_t& size) {
  const std::string_view word = text.word(at);
  const std::size_t hyphen = std::min(word.find('-'), word.size());
  size = hyphen;
  if (const int place = tables.ordinal(word.substr(0, hyphen))) return place;
  std::size_t end = 0;
  int value = 0;
  while (end < hyphen && is_digit(word[end]) && end < 4) value = value * 10 + (word[end++] - '0');
  return end > 0 && is_in(tables.ordinal_ends, word.substr(end, hyphen - end)) ? value : 0;
}

std::vector<Quantity> word_quantities(const SentenceText& text, const CountTables& tables) {
  return Reader(text, tables).read();
}

}  // namespace zhibiao::english
