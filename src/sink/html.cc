// Sink: records → an HTML page. No byte of a document reaches the page unescaped, and the page may load
// nothing.
#include "sink/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "sink/columns.h"
#include "sink/shown.h"
#include "zhibiao/sink.h"

namespace zhibiao {
namespace {

// The policy names the style by its hash, so that no other style and no script is taken.
// tests/python/test_html.py computes it again.
constexpr std::string_view kStyle =
    "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:80em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%;margin:1em 0}"
    "caption{text-align:left;font-weight:600;padding:.4em 0}"
    "th,td{text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid #ccc}"
    "th{position:sticky;top:0;background:#fff}"
    "td.value{text-align:right;white-space:nowrap}"
    "mark{background:#ffe58a}";
constexpr std::string_view kStyleHash = "RapgWj8gr3745FAE7+DCcBre8Tq0m50yaYK/gp3kMdQ=";

constexpr std::array<std::string_view, 10> kHeader = {"name",  "value",  "unit",  "kind",     "direction",
                                                      "bound", "period", "place", "modality", "sentence"};

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const sink::CodePoint c = sink::decode(text, i);
    const bool control = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0);
    const bool space = c.value == '\n' || c.value == '\r' || c.value == '\t';
    if (c.value == '&') {
      out += "&amp;";
    } else if (c.value == '<') {
      out += "&lt;";
    } else if (c.value == '>') {
      out += "&gt;";
    } else if (c.value == '"') {
      out += "&quot;";
    } else if (c.value == '\'') {
      out += "&#39;";
    } else if (!c.valid || (control && !space)) {
      out += "\xEF\xBF\xBD";
    } else {
      out += text.substr(i, c.size);
    }
    i += c.size;
  }
  return out;
}

bool is_space(char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x3000; }

void skip_space(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const sink::CodePoint c = sink::decode(text, at);
    if (!is_space(c.value)) return;
    at += c.size;
  }
}

// One past the end of `quote` at `at` in `sentence`, white space in either aside; nothing where it is not
// there.
std::optional<std::size_t> match_at(std::string_view sentence, std::size_t at, std::string_view quote) {
  for (std::size_t i = 0; i < quote.size();) {
    const sink::CodePoint wanted = sink::decode(quote, i);
    i += wanted.size;
    if (is_space(wanted.value)) continue;
    skip_space(sentence, at);
    if (at == sentence.size()) return std::nullopt;
    const sink::CodePoint c = sink::decode(sentence, at);
    if (c.value != wanted.value) return std::nullopt;
    at += c.size;
  }
  return at;
}

std::string marked(const Indicator& r) {
  const Span span = sink::quote_in_sentence(r);
  const std::string_view sentence = r.sentence;
  if (span.empty()) return escaped(sentence);
  return escaped(sentence.substr(0, span.begin)) + "<mark>" + escaped(span.of(sentence)) + "</mark>" +
         escaped(sentence.substr(span.end));
}

void add_row(std::string& out, const Indicator& r) {
  const auto cell = [&](std::string_view text) {
    out += fmt::format("<td dir=\"auto\">{}</td>", escaped(text));
  };
  out += "<tr>";
  cell(r.name);
  out += fmt::format("<td class=\"value\">{}</td>", escaped(sink::shown_value(r)));
  for (const std::string_view text :
       {std::string_view(r.unit), to_string(r.kind), to_string(r.direction), to_string(r.bound)}) {
    cell(text);
  }
  cell(sink::shown_period(r.period));
  cell(r.place);
  cell(to_string(r.modality));
  out += fmt::format("<td dir=\"auto\">{}</td></tr>\n", marked(r));
}

}  // namespace

Span sink::quote_in_sentence(const Indicator& r) {
  const std::string_view sentence = r.sentence;
  const std::size_t expected = r.begin >= r.sentence_begin ? r.begin - r.sentence_begin : 0;
  Span best;
  for (std::size_t at = 0; at < sentence.size(); at += decode(sentence, at).size) {
    if (is_space(decode(sentence, at).value)) continue;
    const std::optional<std::size_t> end = match_at(sentence, at, r.quote);
    if (!end || *end == at) continue;
    const auto distance = [&](std::size_t begin) {
      return begin > expected ? begin - expected : expected - begin;
    };
    if (best.empty() || distance(at) < distance(best.begin)) best = {at, *end};
  }
  return best;
}

std::string sink::html_head(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>{}</title>\n<style>{}</style></head><body>\n",
      kStyleHash, escaped(title), kStyle);
}

std::string sink::html_table(std::span<const Indicator> records, std::string_view caption, std::size_t most) {
  std::string out = "<table class=\"zhibiao\">\n";
  if (!caption.empty()) out += fmt::format("<caption dir=\"auto\">{}</caption>\n", escaped(caption));
  out += "<thead><tr>";
  for (const std::string_view name : kHeader) out += fmt::format("<th>{}</th>", name);
  out += "</tr></thead>\n<tbody>\n";
  const std::size_t shown = most == 0 ? records.size() : std::min(most, records.size());
  for (const Indicator& r : records.first(shown)) add_row(out, r);
  out += "</tbody></table>\n";
  if (shown < records.size())
    out += fmt::format("<p>\xE2\x80\xA6 {} more records</p>\n", records.size() - shown);
  return out;
}

std::string sink::html_tail() { return "</body></html>\n"; }

std::string to_html(std::span<const Indicator> records, std::string_view title) {
  return sink::html_head(title) + sink::html_table(records, title) + sink::html_tail();
}

}  // namespace zhibiao
