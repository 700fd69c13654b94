#include "table_en.h"

#include <algorithm>
#include <utility>

#include "count_text_en.h"
#include "english.h"
#include "kind.h"

namespace zhibiao::english {

using unit::Class;
using unit::Quantity;

namespace {

constexpr std::size_t kLongestLine = 200;  // bytes
constexpr std::size_t kMostColumns = 24;
constexpr std::size_t kLongestGap = 6;  // lines between a table's heading and a row: rules and notes

struct Line {
  Span at;
  std::vector<Span> cells;
};

class Reader {
 public:
  Reader(const text::CleanText& clean, const std::vector<timex::Expression>& times, const CountTables& tables,
         const UnitOf& unit_of, std::vector<Quantity>& quantities)
      : clean_(clean),
        text_(clean.bytes),
        times_(times),
        tables_(tables),
        unit_of_(unit_of),
        quantities_(quantities) {}

  void line(Span sentence, std::vector<Cell>& out) {
    if (sentence.size() > kLongestLine || sentence.empty()) return forget();
    Line now{sentence, cells(sentence)};
    const bool behind_row = std::exchange(row_last_, false);
    if (heading_ && is_row(now) && fits(now)) {
      row(now, out);
      since_ = 0;
      row_last_ = true;
    } else if (is_heading(now)) {
      heading_ = now;
      caption_ = behind_row ? Span{} : last_;
      since_ = 0;
      read_caption();
    } else if (heading_ && ++since_ > kLongestGap) {
      heading_.reset();
    }
    last_ = sentence;
  }

  void forget() {
    heading_.reset();
    last_ = {};
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : ' '; }

  // A bar, a tab or two blanks part columns.
  std::vector<Span> cells(Span line) const {
    std::vector<Span> out;
    if (!has_columns(line)) return {line};
    std::size_t from = line.begin;
    const auto close = [&](std::size_t end) {
      Span cell{from, end};
      while (!cell.empty() && at(cell.begin) == ' ') ++cell.begin;
      while (!cell.empty() && at(cell.end - 1) == ' ') --cell.end;
      if (!cell.empty()) out.push_back(cell);
    };
    for (std::size_t i = line.begin; i < line.end && out.size() < kMostColumns; ++i) {
      if (at(i) != '|' && !(at(i) == ' ' && i > line.begin && i + 1 < line.end && wide(i))) continue;
      close(i);
      from = i + 1;
    }
    close(line.end);
    return out;
  }

  // Most lines have none: one look at the source says so.
  bool has_columns(Span line) const {
    const Span at = clean_.to_source(line);
    const std::string_view source = clean_.source.substr(at.begin, at.end - at.begin);
    return source.find("  ") != source.npos || source.find('\t') != source.npos ||
           source.find('|') != source.npos;
  }

  // The source has a tab or more than one blank here.
  bool wide(std::size_t blank) const {
    if (static_cast<unsigned char>(at(blank + 1)) >= 0x80 &&
        (static_cast<unsigned char>(at(blank + 1)) & 0xC0U) == 0x80U)
      return false;
    const Span gap = clean_.to_source({blank, blank + 1});
    const std::string_view source = clean_.source;
    const bool tab = gap.begin < source.size() && source[gap.begin] == '\t';
    return tab || (gap.end < source.size() && source[gap.end] == ' ') ||
           (gap.begin > 0 && source[gap.begin - 1] == ' ');
  }

  bool numeric(Span cell) const {
    std::size_t i = cell.begin;
    while (i < cell.end && !is_digit(at(i)) && i - cell.begin < 4) ++i;  // +, -, US$
    if (i >= cell.end || !is_digit(at(i)) || cell.size() > 24) return false;
    std::size_t letters = 0;
    for (; i < cell.end; ++i) letters += is_lower(at(i)) || is_upper(at(i)) ? 1 : 0;
    return letters < 9;
  }

  const timex::Expression* time_in(Span cell, std::int32_t& index) const {
    const auto t = std::lower_bound(times_.begin(), times_.end(), cell.begin,
                                    [](const auto& a, std::size_t b) { return a.at.end <= b; });
    if (t == times_.end() || t->at.begin >= cell.end) return nullptr;
    index = static_cast<std::int32_t>(t - times_.begin());
    return &*t;
  }

  bool year(Span cell) const {
    const std::string_view word = cell.of(text_);
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           std::all_of(word.begin(), word.end(), is_digit);
  }

  bool is_row(const Line& line) const {
    if (line.cells.size() < 2 || numeric(line.cells[0])) return false;
    std::size_t values = 0;
    for (std::size_t k = 1; k < line.cells.size(); ++k) {
      if (numeric(line.cells[k]) && !year(line.cells[k]))
        ++values;
      else if (line.cells[k].size() > 5)  // n/a, –
        return false;
    }
    return values > 0;
  }

  // Labels without a value: words, or years.
  bool is_heading(const Line& line) const {
    if (line.cells.size() < 2) return false;
    for (std::size_t k = 0; k < line.cells.size(); ++k) {
      const Span cell = line.cells[k];
      if (cell.size() > 48 || (numeric(cell) && !year(cell))) return false;
      std::int32_t index = 0;
      if (!is_word(text_, cell.begin) && at(cell.begin) != '%' && !time_in(cell, index)) return false;
    }
    return true;
  }

  bool fits(const Line& line) const {
    return line.cells.size() == heading_->cells.size() || line.cells.size() == heading_->cells.size() + 1;
  }

  // "Annual mean PM2.5 by station, µg/m3": what, by what, in what.
  void read_caption() {
    measure_ = {};
    units_.clear();
    caption_unit_.reset();
    place_ = false;
    if (caption_.empty()) return;
    std::size_t from = caption_.begin;
    const std::string lower_text = lower(caption_.of(text_));
    for (const std::string& label : tables_.table_labels) {
      if (!lower_text.starts_with(label)) continue;
      from = caption_.begin + label.size();
      while (from < caption_.end && (!is_word(text_, from) || is_digit(at(from)) || at(from + 1) == '.'))
        ++from;
      break;
    }
    std::size_t end = from;
    while (end < caption_.end && at(end) != ',' && at(end) != '(' && at(end) != ':' && link_at(end) == 0)
      ++end;
    measure_ = {from, end};
    while (!measure_.empty() && at(measure_.end - 1) == ' ') --measure_.end;
    if (const std::size_t link = link_at(end); link != 0) {
      const std::size_t word = end + link;
      place_ = is_in(tables_.table_places, lower(text_.substr(word, word_end(text_, word) - word)));
    }
    caption_unit_ = unit_at(caption_);
    guard(caption_);
  }

  // The size of what joins the measure to its rows: " by ".
  std::size_t link_at(std::size_t place) const {
    for (const std::string& link : tables_.table_links) {
      if (text_.substr(place, link.size()) == link) return link.size();
    }
    return 0;
  }

  // The unit that stands in brackets, behind the last comma or alone.
  std::optional<Quantity> unit_at(Span cell) const {
    const std::string_view text = cell.of(text_);
    const std::size_t open = text.rfind('('), close = text.rfind(')');
    if (open != text.npos && close != text.npos && open < close) {
      if (auto unit = unit_of_(text.substr(open + 1, close - open - 1))) return unit;
    }
    const std::size_t comma = text.rfind(", ");
    if (comma != text.npos) {
      if (auto unit = unit_of_(text.substr(comma + 2))) return unit;
    }
    return unit_of_(text);
  }

  // Numbers of headings are no values.
  void guard(Span where) {
    auto q = std::lower_bound(quantities_.begin(), quantities_.end(), where.begin,
                              [](const Quantity& a, std::size_t b) { return a.at.begin < b; });
    for (; q != quantities_.end() && q->at.begin < where.end; ++q) {
      if (q->guard.empty()) q->guard = "name";
    }
  }

  void row(const Line& line, std::vector<Cell>& out) {
    if (!guarded_ || *guarded_ != heading_->at.begin) guard(heading_->at), guarded_ = heading_->at.begin;
    const std::size_t shift = line.cells.size() - heading_->cells.size();
    auto q = std::lower_bound(quantities_.begin(), quantities_.end(), line.cells[1].begin,
                              [](const Quantity& a, std::size_t b) { return a.at.end <= b; });
    for (std::size_t k = 1; k < line.cells.size(); ++k) {
      while (q != quantities_.end() && q->at.end <= line.cells[k].begin) ++q;
      if (q == quantities_.end() || q->at.begin >= line.cells[k].end || !numeric(line.cells[k])) continue;
      Cell cell;
      cell.quantity = static_cast<std::size_t>(q - quantities_.begin());
      cell.row = line.cells[0];
      cell.measure = measure_;
      cell.place = place_ || is_in(tables_.table_places, lower(heading_->cells[0].of(text_)));
      const Span above = heading_->cells[k - shift];
      if (!time_in(above, cell.time)) {
        cell.column = above;
        const std::size_t open = text_.substr(above.begin, above.size()).find_first_of("(,");
        if (open != text_.npos && open > 1)
          cell.column.end = above.begin + open - (at(above.begin + open - 1) == ' ' ? 1 : 0);
        time_in(caption_, cell.time);
      }
      value(*q, k - shift);
      out.push_back(cell);
    }
  }

  // A value has the unit of its heading, else of the caption.
  void value(Quantity& q, std::size_t column) {
    if (q.overflow) return;
    q.guard.clear();
    if (q.unit_class != Class::bare && q.unit_class != Class::item) return;
    if (units_.empty()) {
      for (const Span& above : heading_->cells) units_.push_back(unit_at(above));
    }
    const std::optional<Quantity>& unit = units_[column] ? units_[column] : caption_unit_;
    if (!unit) return;
    const auto value = q.value.times(unit->value);
    if (!value) return q.set_overflow();
    q.value = *value;
    q.unit = unit->unit;
    q.unit_class = unit->unit_class;
    q.scaled = q.scaled || unit->scaled;
  }

  const text::CleanText& clean_;
  std::string_view text_;
  const std::vector<timex::Expression>& times_;
  const CountTables& tables_;
  const UnitOf& unit_of_;
  std::vector<Quantity>& quantities_;
  std::optional<Line> heading_;
  std::optional<std::size_t> guarded_;
  std::optional<Quantity> caption_unit_;
  std::vector<std::optional<Quantity>> units_;  // of the heading's columns, once one is asked for
  Span caption_, last_, measure_;
  std::size_t since_ = 0;
  bool place_ = false, row_last_ = false;
};

bool says(const std::vector<std::string>& words, const std::string& label) {
  return std::any_of(words.begin(), words.end(), [&label](const std::string& w) {
    const std::size_t found = label.find(w);
    return found != label.npos && is_edge(label, found) && is_edge(label, found + w.size());
  });
}

}  // namespace

std::vector<Cell> read_tables(const text::CleanText& clean, const std::vector<bool>& english,
                              const std::vector<timex::Expression>& times, const CountTables& tables,
                              const UnitOf& unit_of, std::vector<Quantity>& quantities) {
  std::vector<Cell> out;
  Reader reader(clean, times, tables, unit_of, quantities);
  for (std::size_t s = 0; s < clean.sentences.size(); ++s) {
    if (english[s])
      reader.line(clean.sentences[s], out);
    else
      reader.forget();
  }
  return out;
}

void describe(const Cell& cell, const token::Input& input, const CountTables& tables, context::Mention& m) {
  const Quantity& q = input.quantities[m.quantity];
  const std::string label = lower(cell.column.of(input.clean.bytes));
  const bool moves = says(tables.table_growth, label), part = says(tables.table_share, label);
  const bool column = !cell.column.empty() && !moves && !part && !says(tables.table_values, label);
  const bool named = column || !cell.measure.empty();
  m.name = {};
  if (column)
    m.name.parts.push_back(cell.column);
  else if (!cell.measure.empty())
    m.name.parts.push_back(cell.measure);
  if (cell.place && named)
    m.place = input.clean.original(cell.row);
  else
    m.name.parts.push_back(cell.row);
  m.name_own = true;
  const Lexicon::Measure* found = input.lexicon.measure(lower(m.name.parts.front().of(input.clean.bytes)));
  m.kind = context::kind_of(q.unit_class, found ? std::string_view(found->kind) : std::string_view());
  m.direction = Direction::none;
  const std::string head = lower(m.name.parts.front().of(input.clean.bytes));
  if (q.unit_class == Class::bare && says(tables.people, head)) m.unit = "item:people";
  if (part && q.unit_class == Class::percent) m.kind = Kind::share;
  if (moves || (m.kind == Kind::growth && q.unit_class == Class::percent)) {
    m.kind = q.unit_class == Class::percent ? Kind::growth : Kind::change;
    m.direction = q.negative ? Direction::down : Direction::up;
  }
}

}  // namespace zhibiao::english
