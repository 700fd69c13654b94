// A unit of one's own, without a compiler: own_rules.toml adds it, and errors name the line to fix.
#include <zhibiao/zhibiao.h>

#include <iostream>
#include <string>

int main() {
  const std::string text = "2022年，港口完成吞吐量18.6万周转箱，增长4.2%。";
  try {
    for (const zhibiao::RuleFailure& f : zhibiao::test_rules("own_rules.toml")) {
      std::cerr << f.file << ':' << f.line << ": " << f.entry << ": " << f.message << '\n';
      return 1;
    }
    zhibiao::Options options;
    options.rules = {"own_rules.toml"};
    const zhibiao::Extractor extractor(options);
    const auto records = extractor.extract(text);
    std::cout << zhibiao::to_table(records);
    return !records.empty() && records.front().unit == "turnover-box" ? 0 : 1;
  } catch (const zhibiao::Error& e) {
    std::cerr << e.what() << '\n';
    return 1;
  }
}
