#include "record.h"

#include <algorithm>

namespace zhibiao::record {
namespace {

// Fills records one after another: most share their sentence and their period with the one before.
class Maker {
 public:
  explicit Maker(const text::CleanText& clean) : clean_(clean), way_(clean) {}

  std::size_t source_begin(const unit::Quantity& q) { return way_.to_source(q.at).begin; }

  // `last` is the record before; nullptr for the first.
  void fill(const unit::Quantity& q, const context::Mention& mention, std::string_view doc,
            const Indicator* last, Indicator& out) {
    out.doc = doc;
    set_quantity(q, out);
    if (!mention.unit.empty()) out.unit = mention.unit;
    set_name(mention.name, out);
    set_sentence(mention.sentence, last, out);
    out.kind = mention.kind;
    out.direction = mention.direction;
    out.comparison = mention.comparison;
    out.modality = mention.modality;
    set_period(mention.period, last, out);
    out.place = mention.place;
    if (mention.rule) out.rule = mention.rule->name;
  }

  // What an Indicator and a Quantity have in common.
  template <class Record>
  void set_quantity(const unit::Quantity& q, Record& out) {
    const Span at = way_.to_source(q.at);
    out.begin = at.begin;
    out.end = at.end;
    out.quote = at.of(clean_.source);
    out.value = q.value;
    out.high = q.high;
    out.unit = q.unit;
    if (!q.unit_at.empty()) way_.add_original(q.unit_at, out.unit_text);
    out.bound = q.bound;
  }

 private:
  void set_name(const name::Name& name, Indicator& out) {
    for (const Span& part : name.parts) {
      // Words of Latin script that do not touch keep a space between them.
      const bool latin = !out.name.empty() && static_cast<unsigned char>(out.name.back()) < 0x80 &&
                         static_cast<unsigned char>(clean_.bytes[part.begin]) < 0x80;
      if (latin) out.name += ' ';
      way_.add_original(part, out.name);
    }
    if (name.parts.size() != 1) return;
    const Span at = way_.to_source(name.parts.front());
    out.name_begin = at.begin;
    out.name_end = at.end;
  }

  void set_sentence(Span sentence, const Indicator* last, Indicator& out) {
    if (last && sentence == sentence_) {
      out.sentence_begin = last->sentence_begin;
      out.sentence_end = last->sentence_end;
      out.sentence = last->sentence;
      return;
    }
    sentence_ = sentence;
    const Span at = way_.to_source(sentence);
    out.sentence_begin = at.begin;
    out.sentence_end = at.end;
    way_.add_original(sentence, out.sentence);
  }

  void set_period(const Interval& period, const Indicator* last, Indicator& out) {
    if (last && period == period_) {
      out.period = last->period;
      out.period_start = last->period_start;
      out.period_end = last->period_end;
      return;
    }
    period_ = period;
    out.period = period.to_string();
    if (period.start) out.period_start = period.start->to_string();
    if (period.end) out.period_end = period.end->to_string();
  }

  const text::CleanText& clean_;
  text::WayBack way_;
  Span sentence_;    // of the last record
  Interval period_;  // the same
};

}  // namespace

std::vector<Indicator> make(const text::CleanText& clean, const std::vector<unit::Quantity>& quantities,
                            const std::vector<context::Mention>& mentions, std::string_view doc) {
  std::vector<Indicator> out;
  out.reserve(mentions.size());
  add(clean, quantities, mentions, doc, out);
  return out;
}

void add(const text::CleanText& clean, const std::vector<unit::Quantity>& quantities,
         const std::vector<context::Mention>& mentions, std::string_view doc, std::vector<Indicator>& out) {
  const std::size_t before = out.size();
  Maker maker(clean);
  for (const context::Mention& mention : mentions) {
    const unit::Quantity& q = quantities[mention.quantity];
    const bool first = out.size() == before;
    if (!first && maker.source_begin(q) < out.back().end) continue;
    out.emplace_back();
    maker.fill(q, mention, doc, first ? nullptr : &out[out.size() - 2], out.back());
  }
}

std::vector<Quantity> quantities(const text::CleanText& clean, const std::vector<unit::Quantity>& found) {
  std::vector<Quantity> out;
  out.reserve(found.size());
  Maker maker(clean);
  for (const unit::Quantity& q : found) {
    maker.set_quantity(q, out.emplace_back());
    out.back().guard = q.guard;
    if (q.overflow) out.back().value.reset();
  }
  return out;
}

}  // namespace zhibiao::record
