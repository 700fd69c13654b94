// Uses the installed library: every public header, one record, one error.
#include <zhibiao/zhibiao.h>

#include <iostream>

int main() {
  const zhibiao::Extractor extractor;
  const std::string text = "2022年，全省进出口总额达到5.45万亿元，增长6.2%。";
  const auto records = extractor.extract(text, "consumer");
  std::cout << zhibiao::to_table(records) << zhibiao::to_jsonl(records, text)
            << zhibiao::to_csv(records, text);
  if (records.size() != 2 || records[0].unit != "CNY" || zhibiao::builtin_units().empty()) {
    std::cerr << "wanted two records, the first in CNY\n";
    return 1;
  }
  try {
    zhibiao::Extractor wrong({.lang = zhibiao::Language::zh, .date = "yesterday", .rules = {}});
  } catch (const zhibiao::Error& e) {
    return e.code() == zhibiao::ErrorCode::option ? 0 : 1;
  }
  std::cerr << "wanted an error for the date\n";
  return 1;
}
