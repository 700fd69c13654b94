// Target: the rule loader. A file is taken whole or refused with its place; nothing else may happen. Every
// room reads it on its own, since an Engine takes long to make; one input in 64 goes through an Engine with
// the built-in rules.
#include <unistd.h>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "engine.h"
#include "require.h"
#include "rules/node.h"
#include "zhibiao/zhibiao.h"

namespace {

constexpr const char* kFile = "fuzz.toml";

void check(const zhibiao::Error& e, const std::string& file) {
  REQUIRE(std::string(e.what()).size() > 10);
  REQUIRE(std::string(e.what()).find('\n') == std::string::npos);
  REQUIRE(e.file() == file && e.line() > 0);
}

template <class Tables>
void compile(const zhibiao::rules::Node& file) {
  Tables tables;
  tables.add(file);
  tables.build();
}

void read_by_rooms(std::string_view toml) {
  const auto file = zhibiao::rules::parse_toml(toml, kFile);
  compile<zhibiao::text::Tables>(file);
  compile<zhibiao::number::Tables>(file);
  compile<zhibiao::timex::Tables>(file);
  compile<zhibiao::unit::Tables>(file);
  compile<zhibiao::place::Tables>(file);
  compile<zhibiao::outline::Tables>(file);
  zhibiao::Lexicon lexicon;
  lexicon.add(file);
  lexicon.build();
  zhibiao::RuleBook rules;
  rules.add(file);
  rules.build(lexicon);
}

// The whole engine, with the file as a user's own.
void read_by_engine(std::string_view toml) {
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("zhibiao_fuzz_" + std::to_string(::getpid()) + ".toml"))
          .string();
  std::ofstream(path, std::ios::binary) << toml;
  zhibiao::Options options;
  options.rules = {path};
  try {
    const zhibiao::Extractor extractor(options);
    static_cast<void>(extractor.extract("2022年粮食产量37万吨，增长2.6%。"));
  } catch (const zhibiao::Error& e) {
    check(e, path);
  }
  std::filesystem::remove(path);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view toml = zhibiao::fuzz::view(data, size);
  try {
    read_by_rooms(toml);
  } catch (const zhibiao::Error& e) {
    check(e, kFile);
  }
  if (std::hash<std::string_view>()(toml) % 64 == 0) read_by_engine(toml);
  return 0;
}
