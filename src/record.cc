#include "record.h"

#include <algorithm>

namespace zhibiao::record {
namespace {

std::string name_text(const text::CleanText& clean, const name::Name& name) {
  std::string out;
  for (const Span& part : name.parts) {
    // Words of Latin script that do not touch keep a space between them.
    const bool latin = !out.empty() && static_cast<unsigned char>(out.back()) < 0x80 &&
                       static_cast<unsigned char>(clean.bytes[part.begin]) < 0x80;
    if (latin) out += ' ';
    out += clean.original(part);
  }
  return out;
}

void set_name(const text::CleanText& clean, const context::Mention& mention, Indicator& out) {
  out.name = name_text(clean, mention.name);
  if (mention.name.parts.size() != 1) return;
  const Span at = clean.to_source(mention.name.parts.front());
  out.name_begin = at.begin;
  out.name_end = at.end;
}

// What an Indicator and a Quantity have in common.
template <class Record>
void set_quantity(const text::CleanText& clean, const unit::Quantity& q, Record& out) {
  const Span at = clean.to_source(q.at);
  out.begin = at.begin;
  out.end = at.end;
  out.quote = std::string(at.of(clean.source));
  out.value = q.value;
  out.high = q.high;
  out.unit = q.unit;
  if (!q.unit_at.empty()) out.unit_text = clean.original(q.unit_at);
  out.bound = q.bound;
}

void set_sentence(const text::CleanText& clean, Span sentence, Indicator& out) {
  const Span at = clean.to_source(sentence);
  out.sentence_begin = at.begin;
  out.sentence_end = at.end;
  out.sentence = clean.original(sentence);
}

void fill(const text::CleanText& clean, const unit::Quantity& q, const context::Mention& mention,
          std::string_view doc, Indicator& out) {
  out.doc = doc;
  set_quantity(clean, q, out);
  if (!mention.unit.empty()) out.unit = mention.unit;
  set_name(clean, mention, out);
  set_sentence(clean, mention.sentence, out);
  out.kind = mention.kind;
  out.direction = mention.direction;
  out.comparison = mention.comparison;
  out.modality = mention.modality;
  out.period = mention.period.to_string();
  if (mention.period.start) out.period_start = mention.period.start->to_string();
  if (mention.period.end) out.period_end = mention.period.end->to_string();
  out.place = mention.place;
  if (mention.rule) out.rule = mention.rule->name;
}

}  // namespace

std::vector<Indicator> make(const text::CleanText& clean, const std::vector<unit::Quantity>& quantities,
                            const std::vector<context::Mention>& mentions, std::string_view doc) {
  std::vector<Indicator> out;
  out.reserve(mentions.size());
  for (const context::Mention& mention : mentions) {
    const unit::Quantity& q = quantities[mention.quantity];
    if (!out.empty() && clean.to_source(q.at).begin < out.back().end) continue;
    fill(clean, q, mention, doc, out.emplace_back());
  }
  return out;
}

std::vector<Quantity> quantities(const text::CleanText& clean, const std::vector<unit::Quantity>& found) {
  std::vector<Quantity> out;
  out.reserve(found.size());
  for (const unit::Quantity& q : found) {
    Quantity next;
    set_quantity(clean, q, next);
    next.guard = q.guard;
    out.push_back(std::move(next));
  }
  return out;
}

}  // namespace zhibiao::record
