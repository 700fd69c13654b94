// Sink: records → CSV (RFC 4180, lines end with "\n").
#include <fmt/format.h>

#include "sink/columns.h"
#include "zhibiao/sink.h"

namespace zhibiao {
namespace {

constexpr std::string_view kHeader =
    "doc,begin,end,byte_begin,byte_end,quote,name,name_begin,name_end,value,high,exact,exact_high,unit,unit_"
    "text,kind,"
    "direction,bound,comparison,modality,period,period_start,period_end,place,concept,sentence,sentence_"
    "begin,"
    "sentence_end,rule\n";

// One row, written cell by cell.
class Row {
 public:
  Row(std::string& out, Formulas formulas) : out_(out), formulas_(formulas) {}

  void text(std::string_view value) {
    next();
    std::string clean = sink::well_formed(value);
    if (formulas_ == Formulas::quote && is_formula(clean)) clean.insert(0, 1, '\'');
    if (clean.find_first_of(",\"\r\n") == std::string::npos) {
      out_ += clean;
      return;
    }
    out_ += '"';
    for (const char c : clean) out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
  }
  void number(std::size_t value) {
    next();
    out_ += fmt::format_int(value).str();
  }
  void number_if(bool present, std::size_t value) { present ? number(value) : next(); }
  void real(const std::optional<Decimal>& value) {
    next();
    if (value) out_ += fmt::format("{}", value->to_double());
  }
  void exact(const std::optional<Decimal>& value) {
    next();
    if (value) out_ += value->to_string();
  }
  void close() { out_ += '\n'; }

 private:
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  static bool is_formula(const std::string& text) {
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos;
  }

  std::string& out_;
  Formulas formulas_;
  bool first_ = true;
};

void add_record(std::string& out, const Indicator& r, const sink::Places& at, Formulas formulas) {
  Row row(out, formulas);
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
  row.close();
}

}  // namespace

std::string sink::write_csv(std::span<const Indicator> records, std::span<const Places> places, bool header,
                            Formulas formulas) {
  std::string out;
  if (header) out += kHeader;
  for (std::size_t i = 0; i < records.size(); ++i) add_record(out, records[i], places[i], formulas);
  return out;
}

std::string to_csv(std::span<const Indicator> records, std::string_view text, bool header,
                   Formulas formulas) {
  return sink::write_csv(records, sink::code_point_places(records, text), header, formulas);
}

}  // namespace zhibiao
