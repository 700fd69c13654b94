// Sink: records → JSON Lines.
#include <array>

#include "sink/columns.h"
#include "sink/line.h"
#include "zhibiao/sink.h"

namespace zhibiao {
namespace {

using sink::Line;

// Control characters, and the line separators at which some readers of JSON Lines break a line.
bool needs_escape(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == U'"' || c == U'\\';
}

void add_escaped(Line& out, char32_t c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case U'"':
      return out.add("\\\"");
    case U'\\':
      return out.add("\\\\");
    case U'\n':
      return out.add("\\n");
    case U'\r':
      return out.add("\\r");
    case U'\t':
      return out.add("\\t");
    default:
      out.add("\\u");
      for (const unsigned shift : {12U, 8U, 4U, 0U}) out.add(kHex[c >> shift & 15U]);
  }
}

// ASCII that stands in JSON as it is.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> out{};
  for (unsigned char c = 0x20; c < 0x7F; ++c) out[c] = c != '"' && c != '\\';
  return out;
}();

// One past what is known to stand in JSON as it is, from `at` on. Line separators begin with E2.
std::size_t plain_end(std::string_view text, std::size_t at) noexcept {
  for (;;) {
    if (at + 3 <= text.size() && utf8::is_wide(text.data() + at, 0xE2))
      at += 3;
    else if (at < text.size() && kPlain[static_cast<unsigned char>(text[at])])
      ++at;
    else
      return at;
  }
}

void add_string(Line& out, std::string_view text) {
  out.add('"');
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = plain_end(text, i);
    out.add(text.substr(i, end - i));
    if (end == text.size()) break;
    const sink::CodePoint c = sink::decode(text, end);
    if (!c.valid)
      out.add("\\ufffd");
    else if (needs_escape(c.value))
      add_escaped(out, c.value);
    else
      out.add(text.substr(end, c.size));
    i = end + c.size;
  }
  out.add('"');
}

// One JSON object, written key by key.
class Object {
 public:
  explicit Object(Line& out) : out_(out) { out_.clear(); }

  void text(std::string_view key, std::string_view value) {
    open(key);
    add_string(out_, value);
  }
  // `value` needs no escape.
  void word(std::string_view key, std::string_view value) {
    open(key);
    out_.add('"');
    out_.add(value);
    out_.add('"');
  }
  // `value` is a JSON string already.
  void written(std::string_view key, std::string_view value) {
    open(key);
    out_.add(value);
  }
  void text_or_null(std::string_view key, std::string_view value) {
    value.empty() ? null(key) : text(key, value);
  }
  void word_or_null(std::string_view key, std::string_view value) {
    value.empty() ? null(key) : word(key, value);
  }
  void number(std::string_view key, std::size_t value) {
    open(key);
    out_.add_number(value);
  }
  void null(std::string_view key) {
    open(key);
    out_.add("null");
  }
  void number_if(bool present, std::string_view key, std::size_t value) {
    present ? number(key, value) : null(key);
  }
  std::string_view close() {
    out_.add("}\n");
    return out_.view();
  }

 private:
  void open(std::string_view key) {
    out_.add(first_ ? "{\"" : ", \"");
    first_ = false;
    out_.add(key);
    out_.add("\": ");
  }

  Line& out_;
  bool first_ = true;
};

// Writes records one after another. Those of one sentence share its JSON.
class Writer {
 public:
  // Good until the next call.
  std::string_view line(const Indicator& r, const sink::Places& at) {
    read_sentence(r.sentence);
    Object json(line_);
    json.text("doc", r.doc);
    json.number("begin", at.begin);
    json.number("end", at.end);
    json.text("quote", r.quote);
    json.text("name", r.name);
    json.number_if(r.name_begin.has_value(), "name_begin", at.name_begin);
    json.number_if(r.name_end.has_value(), "name_end", at.name_end);
    json.word("value", r.value.to_string());
    json.word_or_null("high", r.high ? r.high->to_string() : std::string());
    json.text("unit", r.unit);
    json.text("unit_text", r.unit_text);
    json.word("kind", to_string(r.kind));
    json.word_or_null("direction", to_string(r.direction));
    json.word("bound", to_string(r.bound));
    json.text_or_null("comparison", r.comparison);
    json.word("modality", to_string(r.modality));
    json.text_or_null("period", r.period);
    json.text_or_null("period_start", r.period_start);
    json.text_or_null("period_end", r.period_end);
    json.text_or_null("place", r.place);
    json.text_or_null("concept", r.concept_id);
    json.written("sentence", sentence_.view());
    json.number("sentence_begin", at.sentence_begin);
    json.number("sentence_end", at.sentence_end);
    json.text("rule", r.rule);
    return json.close();
  }

 private:
  void read_sentence(const std::string& text) {
    if (read_ && *read_ == text) return;
    read_ = &text;
    sentence_.clear();
    add_string(sentence_, text);
  }

  Line line_, sentence_;
  const std::string* read_ = nullptr;  // what sentence_ holds
};

}  // namespace

std::string sink::write_jsonl(std::span<const Indicator> records, std::span<const Places> places) {
  Writer writer;
  return lines_of(records.size(), {}, [&](std::size_t i) { return writer.line(records[i], places[i]); });
}

std::string to_jsonl(std::span<const Indicator> records, std::string_view text) {
  return sink::write_jsonl(records, sink::code_point_places(records, text));
}

}  // namespace zhibiao
