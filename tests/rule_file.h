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

/// A word and a unit, `count` times each.
inline std::string many_units(std::size_t count) {
  std::string toml;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    toml += "[[word]]\nclass = \"UP\"\nwords = [\"腾跃" + number + "\"]\n[[unit]]\nid = \"plank" + number +
            "\"\ndimension = \"timber\"\nzh = [\"木尺" + number + "\"]\n";
  }
  return toml;
}

}  // namespace zhibiao::test
