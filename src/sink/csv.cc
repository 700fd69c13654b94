// Sink: records → CSV (RFC 4180, lines end with "\n").
#include <fmt/format.h>

#include <algorithm>

#include "sink/columns.h"
#include "sink/line.h"
#include "zhibiao/sink.h"

namespace zhibiao {
namespace {

constexpr std::string_view kHeader =
    "doc,begin,end,byte_begin,byte_end,quote,name,name_begin,name_end,value,high,exact,exact_high,unit,unit_"
    "text,kind,"
    "direction,bound,comparison,modality,period,period_start,period_end,place,concept,sentence,sentence_"
    "begin,"
    "sentence_end,rule\n";

// Most cells need no quotes. Every byte is looked at, which the compiler makes vector code of.
bool needs_quotes(std::string_view text) noexcept {
  bool found = false;
  for (const char c : text) found |= (c == ',') | (c == '"') | (c == '\r') | (c == '\n');
  return found;
}

// As fmt writes the nearest double. For up to 15 digits in the range of plain notation that is the number
// itself: no shorter one has the same double.
std::string real_text(const Decimal& value) {
  constexpr int kLeast = -4, kMost = 15;  // powers of ten
  std::int64_t limit = 1'000'000'000'000'000;
  for (int i = 0; i < std::min(value.exponent(), kMost); ++i) limit /= 10;
  if (value.exponent() < kLeast || value.digits() <= -limit || value.digits() >= limit)
    return fmt::format("{}", value.to_double());
  return value.to_string();
}

// One row, written cell by cell.
class Row {
 public:
  Row(sink::Line& out, Formulas formulas) : out_(out), formulas_(formulas) { out_.clear(); }

  void text(std::string_view value) {
    next();
    if (utf8::well_formed_end(value, 0) == value.size()) return well_formed(value);
    well_formed(sink::well_formed(value));
  }
  void number(std::size_t value) {
    next();
    out_.add_number(value);
  }
  void number_if(bool present, std::size_t value) { present ? number(value) : next(); }
  void real(const std::optional<Decimal>& value) {
    next();
    if (value) out_.add(real_text(*value));
  }
  void exact(const std::optional<Decimal>& value) {
    next();
    if (value) out_.add(value->to_string());
  }
  std::string_view close() {
    out_.add('\n');
    return out_.view();
  }

 private:
  void next() {
    if (!first_) out_.add(',');
    first_ = false;
  }

  void well_formed(std::string_view text) {
    const bool quotes = needs_quotes(text);
    if (quotes) out_.add('"');
    if (formulas_ == Formulas::quote && is_formula(text)) out_.add('\'');
    if (!quotes) return out_.add(text);
    for (std::size_t quote; (quote = text.find('"')) != text.npos; text.remove_prefix(quote + 1)) {
      out_.add(text.substr(0, quote + 1));
      out_.add('"');
    }
    out_.add(text);
    out_.add('"');
  }

  static bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos;
  }

  sink::Line& out_;
  Formulas formulas_;
  bool first_ = true;
};

std::string_view record_row(sink::Line& line, const Indicator& r, const sink::Places& at, Formulas formulas) {
  Row row(line, formulas);
  row.text(r.doc);
  for (const std::size_t offset : {at.begin, at.end, r.begin, r.end}) row.number(offset);
  row.text(r.quote);
  row.text(r.name);
  row.number_if(r.name_begin.has_value(), at.name_begin);
  row.number_if(r.name_end.has_value(), at.name_end);
  row.real(r.value);
  row.real(r.high);
  row.exact(r.value);
  row.exact(r.high);
  for (const std::string_view cell :
       {std::string_view(r.unit), std::string_view(r.unit_text), to_string(r.kind), to_string(r.direction),
        to_string(r.bound), std::string_view(r.comparison), to_string(r.modality), std::string_view(r.period),
        std::string_view(r.period_start), std::string_view(r.period_end), std::string_view(r.place),
        std::string_view(r.concept_id), std::string_view(r.sentence)}) {
    row.text(cell);
  }
  row.number(at.sentence_begin);
  row.number(at.sentence_end);
  row.text(r.rule);
  return row.close();
}

}  // namespace

std::string sink::write_csv(std::span<const Indicator> records, std::span<const Places> places, bool header,
                            Formulas formulas) {
  Line line;
  return lines_of(records.size(), header ? kHeader : std::string_view(),
                  [&](std::size_t i) { return record_row(line, records[i], places[i], formulas); });
}

std::string to_csv(std::span<const Indicator> records, std::string_view text, bool header,
                   Formulas formulas) {
  return sink::write_csv(records, sink::code_point_places(records, text), header, formulas);
}

}  // namespace zhibiao
