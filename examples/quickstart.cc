// The shortest program: text in, records out.
#include <zhibiao/zhibiao.h>

#include <iostream>
#include <string>

int main() {
  const std::string text = "2022 年，全省进出口总额达到 5.45 万亿元，增长 6.2%，机电产品占出口总值的 66.2%。";
  const zhibiao::Extractor extractor;  // built-in rules; make it once, share it between threads
  for (const zhibiao::Indicator& it : extractor.extract(text)) {
    std::cout << it.name << " = " << it.value.to_string() << ' ' << it.unit << " (" << to_string(it.kind)
              << ", " << it.period << ")\n";
  }
}
