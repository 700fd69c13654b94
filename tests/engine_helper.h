// What tests of the whole flow share: one Extractor, one Engine, the files of a folder, records as short
// lines.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "engine.h"
#include "zhibiao/zhibiao.h"

namespace zhibiao::test {

inline const Extractor& extractor() {
  static const Extractor made;
  return made;
}

inline const Engine& engine() {
  static const Engine made({});
  return made;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The .txt files of a folder of the repository, or beside it; none where it is missing.
inline std::vector<std::filesystem::path> texts_of(const std::string& folder) {
  const std::filesystem::path at = std::filesystem::path(ZHIBIAO_SOURCE_DIR) / folder;
  std::vector<std::filesystem::path> out;
  if (!std::filesystem::is_directory(at)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(at)) {
    if (entry.path().extension() == ".txt") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// "5450000000000 CNY", "3..5 percent"
inline std::string amount(const Indicator& r) {
  return r.value.to_string() + (r.high ? ".." + r.high->to_string() : "") + ' ' + r.unit;
}

inline std::string or_dash(std::string_view text) { return std::string(text.empty() ? "-" : text); }

}  // namespace zhibiao::test
