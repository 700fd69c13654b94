// Times extraction by the public interface alone, so that it builds with other commits too: for scripts/bench
// --against. Prints the seconds of each round, a line for each.
//
//   zhibiao_against FILE ROUNDS text|lines
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/zhibiao.h"

int main(int argc, char** argv) {
  if (argc != 4) return std::fputs("usage: zhibiao_against FILE ROUNDS text|lines\n", stderr), 2;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  std::vector<std::string_view> parts = {text};
  if (std::string_view(argv[3]) == "lines") {
    parts.clear();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at) == text.npos ? text.size() : text.find('\n', at) + 1;
      parts.push_back(std::string_view(text).substr(at, end - at));
      at = end;
    }
  }
  const zhibiao::Extractor extractor;
  for (int round = std::atoi(argv[2]); round > 0; --round) {
    const auto start = std::chrono::steady_clock::now();
    std::size_t found = 0;
    for (const std::string_view part : parts) found += extractor.extract(part).size();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("%.6f %zu\n", seconds.count(), found);
  }
  return 0;
}
