#include "timex.h"

#include "timex_reader.h"

namespace zhibiao::timex {

std::vector<Expression> scan(const text::CleanText& clean, const std::vector<number::Number>& numbers,
                             const Tables& tables) {
  std::vector<Expression> out;
  Known known;
  scan(clean.bytes, {0, clean.bytes.size()}, numbers, tables, known, out);
  return out;
}

void scan(std::string_view text, Span stretch, const std::vector<number::Number>& numbers,
          const Tables& tables, Known& known, std::vector<Expression>& out) {
  Scanner(text, stretch, numbers, *tables.impl, known).run(out);
}

}  // namespace zhibiao::timex
