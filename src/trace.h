// What the context room tried, for `explain`: kept only where somebody asks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rulebook.h"
#include "zhibiao/indicator.h"

namespace zhibiao {

/// The clauses that rules were tried on, in the order of the text. Not thread-safe; one an extraction.
struct Trace {
  struct Token {
    Span at;          ///< In CleanText::bytes.
    std::string cls;  ///< As patterns write it.
  };
  struct Clause {
    std::vector<std::size_t> quantities;  ///< Those that one rule binds together.
    std::vector<Token> tokens;
    const Rule* rule = nullptr;      ///< The first that fits; null where none does.
    std::vector<const Rule*> later;  ///< Rules that fit too, and stand after it.
  };
  std::vector<Clause> clauses;
};

}  // namespace zhibiao
