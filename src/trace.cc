#include "trace.h"

#include <utility>

#include "context.h"

namespace zhibiao::context {

void trace_rules(const token::Input& input, const RuleBook& rules, const token::Sentence& sentence,
                 const token::Segment& segment, std::span<const std::size_t> members) {
  Trace::Clause clause;
  for (const std::size_t i : members) {
    clause.quantities.push_back(static_cast<std::size_t>(sentence.tokens[i].ref));
  }
  for (std::size_t i = segment.first; i < segment.last; ++i) {
    const token::Token& token = sentence.tokens[i];
    clause.tokens.push_back({token.at, input.lexicon.class_name(token.cls)});
  }
  std::vector<const Rule*> fitting = rules.all(token::skeleton(sentence, segment, members.front()));
  if (!fitting.empty()) {
    clause.rule = fitting.front();
    clause.later.assign(fitting.begin() + 1, fitting.end());
  }
  input.trace->clauses.push_back(std::move(clause));
}

}  // namespace zhibiao::context
