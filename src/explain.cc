// Extractor::explain: the quantities of a text, each with what the rules made of it.
#include <unordered_map>
#include <utility>

#include "engine.h"
#include "extractor_impl.h"
#include "record.h"
#include "trace.h"
#include "zhibiao/extractor.h"

namespace zhibiao {
namespace {

std::vector<ClauseWord> words(const text::CleanText& clean, const Trace::Clause& clause) {
  std::vector<ClauseWord> out;
  for (const Trace::Token& token : clause.tokens) out.push_back({token.cls, clean.original(token.at)});
  return out;
}

std::string around(const text::CleanText& clean, Span sentence, Span at, bool before) {
  return clean.original(before ? Span{sentence.begin, at.begin} : Span{at.end, sentence.end});
}

// The bound words and what stands around the number in its sentence.
void set_words(const text::CleanText& clean, const unit::Quantity& q, Explanation& out) {
  if (!q.bound_before.empty()) out.bound_text = clean.original(q.bound_before);
  if (!q.bound_after.empty()) out.bound_text = clean.original(q.bound_after);
  for (const Span& sentence : clean.sentences) {
    if (!sentence.contains(q.at)) continue;
    out.before = around(clean, sentence, q.at, true);
    out.after = around(clean, sentence, q.at, false);
    return;
  }
}

void set_rule(const text::CleanText& clean, const Trace::Clause& clause, Explanation& out) {
  out.clause = words(clean, clause);
  for (const Rule* rule : clause.later) out.later.push_back(rule->name);
  if (!clause.rule) return;
  out.rule = clause.rule->name;
  out.pattern = clause.rule->pattern;
}

Outcome outcome(const unit::Quantity& q, const Trace::Clause* clause, bool recorded) {
  if (recorded) return Outcome::record;
  if (!q.guard.empty()) return Outcome::guard;
  if (!clause || !clause->rule) return Outcome::no_rule;
  return clause->rule->drop ? Outcome::dropped : Outcome::doubted;
}

}  // namespace

std::vector<Explanation> Extractor::explain(std::string_view text) const {
  const Engine::Reading reading = impl_->engine.read(text, impl_->lang);
  Trace trace;
  const std::vector<context::Mention> mentions = impl_->engine.mentions(reading, impl_->date, &trace);
  std::unordered_map<std::size_t, const Trace::Clause*> clauses;
  for (const Trace::Clause& clause : trace.clauses) {
    for (const std::size_t quantity : clause.quantities) clauses[quantity] = &clause;
  }
  std::vector<bool> recorded(reading.quantities.size());
  for (const context::Mention& mention : mentions) recorded[mention.quantity] = true;

  std::vector<Quantity> quantities = record::quantities(reading.clean, reading.quantities);
  std::vector<Explanation> out(quantities.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto found = clauses.find(i);
    const Trace::Clause* clause = found == clauses.end() ? nullptr : found->second;
    out[i].quantity = std::move(quantities[i]);
    set_words(reading.clean, reading.quantities[i], out[i]);
    if (clause) set_rule(reading.clean, *clause, out[i]);
    out[i].outcome = outcome(reading.quantities[i], clause, recorded[i]);
  }
  return out;
}

std::string_view to_string(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::record:
      return "record";
    case Outcome::guard:
      return "guard";
    case Outcome::dropped:
      return "dropped";
    case Outcome::doubted:
      return "doubted";
    default:
      return "no_rule";
  }
}

}  // namespace zhibiao
