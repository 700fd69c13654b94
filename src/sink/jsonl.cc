// Sink: records → JSON Lines.
#include <fmt/format.h>

#include "sink/columns.h"
#include "zhibiao/sink.h"

namespace zhibiao {
namespace {

// Control characters, and the line separators at which some readers of JSON Lines break a line.
bool needs_escape(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == U'"' || c == U'\\';
}

void add_escaped(std::string& out, char32_t c) {
  switch (c) {
    case U'"':
      out += "\\\"";
      return;
    case U'\\':
      out += "\\\\";
      return;
    case U'\n':
      out += "\\n";
      return;
    case U'\r':
      out += "\\r";
      return;
    case U'\t':
      out += "\\t";
      return;
    default:
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  }
}

void add_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const sink::CodePoint c = sink::decode(text, i);
    if (!c.valid) {
      out += "\\ufffd";
    } else if (needs_escape(c.value)) {
      add_escaped(out, c.value);
    } else {
      out += text.substr(i, c.size);
    }
    i += c.size;
  }
  out += '"';
}

// One JSON object, written key by key.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) {}

  void text(std::string_view key, std::string_view value) {
    open(key);
    add_string(out_, value);
  }
  void text_or_null(std::string_view key, std::string_view value) {
    value.empty() ? null(key) : text(key, value);
  }
  void number(std::string_view key, std::size_t value) {
    open(key);
    out_ += fmt::format_int(value).str();
  }
  void null(std::string_view key) {
    open(key);
    out_ += "null";
  }
  void number_if(bool present, std::string_view key, std::size_t value) {
    present ? number(key, value) : null(key);
  }
  void close() { out_ += "}\n"; }

 private:
  void open(std::string_view key) {
    out_ += first_ ? "{\"" : ", \"";
    first_ = false;
    out_ += key;
    out_ += "\": ";
  }

  std::string& out_;
  bool first_ = true;
};

void add_record(std::string& out, const Indicator& r, const sink::Places& at) {
  Object json(out);
  json.text("doc", r.doc);
  json.number("begin", at.begin);
  json.number("end", at.end);
  json.text("quote", r.quote);
  json.text("name", r.name);
  json.number_if(r.name_begin.has_value(), "name_begin", at.name_begin);
  json.number_if(r.name_end.has_value(), "name_end", at.name_end);
  json.text("value", r.value.to_string());
  json.text_or_null("high", r.high ? r.high->to_string() : std::string());
  json.text("unit", r.unit);
  json.text("unit_text", r.unit_text);
  json.text("kind", to_string(r.kind));
  json.text_or_null("direction", to_string(r.direction));
  json.text("bound", to_string(r.bound));
  json.text_or_null("comparison", r.comparison);
  json.text("modality", to_string(r.modality));
  json.text_or_null("period", r.period);
  json.text_or_null("period_start", r.period_start);
  json.text_or_null("period_end", r.period_end);
  json.text_or_null("place", r.place);
  json.text_or_null("concept", r.concept_id);
  json.text("sentence", r.sentence);
  json.number("sentence_begin", at.sentence_begin);
  json.number("sentence_end", at.sentence_end);
  json.text("rule", r.rule);
  json.close();
}

}  // namespace

std::string sink::write_jsonl(std::span<const Indicator> records, std::span<const Places> places) {
  std::string out;
  for (std::size_t i = 0; i < records.size(); ++i) add_record(out, records[i], places[i]);
  return out;
}

std::string to_jsonl(std::span<const Indicator> records, std::string_view text) {
  return sink::write_jsonl(records, sink::code_point_places(records, text));
}

}  // namespace zhibiao
