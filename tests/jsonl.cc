// The C++ way in, for the corpus test: standard input to JSON Lines. Usage: zhibiao_jsonl DOC < TEXT
#include <iostream>
#include <iterator>
#include <string>

#include "zhibiao/zhibiao.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);  // or each byte would cost more than what is done with it
  const std::string text{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  const zhibiao::Extractor extractor;
  std::cout << zhibiao::to_jsonl(extractor.extract(text, argc > 1 ? argv[1] : ""), text);
}
