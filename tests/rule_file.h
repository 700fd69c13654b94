// A rule file of a test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace zhibiao::test {

/// A rule file that is gone with its scope.
class RuleFile {
 public:
  explicit RuleFile(const std::string& toml)
      : path_((std::filesystem::temp_directory_path() /
               ("zhibiao_rules_" + std::to_string(::getpid()) + '_' + std::to_string(next()) + ".toml"))
                  .string()) {
    write(toml);
  }
  ~RuleFile() { std::filesystem::remove(path_); }
  RuleFile(const RuleFile&) = delete;
  RuleFile& operator=(const RuleFile&) = delete;

  const std::string& path() const { return path_; }
  void write(const std::string& toml) const { std::ofstream(path_, std::ios::binary) << toml; }

 private:
  static int next() {
    static int count = 0;
    return ++count;
  }
  std::string path_;
};

}  // namespace zhibiao::test
