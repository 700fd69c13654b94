// What deciding the language of every sentence costs, as a share of the whole extraction of the same texts.
//
//   zhibiao_language FOLDER...    e.g. tests/corpus/mixed tests/corpus/english
#include "language.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine.h"
#include "zhibiao/zhibiao.h"

namespace {

constexpr int kRounds = 9, kRepeats = 20;

template <class Run>
double seconds(Run&& run) {
  const auto start = std::chrono::steady_clock::now();
  for (int k = 0; k < kRepeats; ++k) run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> texts;
  for (int i = 1; i < count; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
  const zhibiao::Engine engine({});
  const zhibiao::Extractor extractor;
  std::vector<zhibiao::text::CleanText> clean;
  for (const std::string& text : texts) clean.push_back(engine.read(text).clean);
  std::size_t english = 0, records = 0;
  std::vector<double> shares;
  for (int round = 0; round < kRounds; ++round) {  // side by side, so that a busy machine slows both
    const double decide = seconds([&] {
      for (const auto& text : clean)
        english += zhibiao::language::english(text, zhibiao::Language::automatic).size();
    });
    const double all = seconds([&] {
      for (const std::string& text : texts) records += extractor.extract(text).size();
    });
    shares.push_back(decide / all);
  }
  std::sort(shares.begin(), shares.end());
  std::printf(
      "%zu texts, %zu sentences and %zu records in all runs; language: %.2f %% of extract (%.2f to %.2f)\n",
      texts.size(), english, records, 100 * shares[kRounds / 2], 100 * shares.front(), 100 * shares.back());
}
