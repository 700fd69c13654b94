// The layer below records, for scripts/score: standard input to one JSON object a number, with its guard.
// Offsets are bytes.
#include <iostream>
#include <iterator>
#include <string>

#include "zhibiao/zhibiao.h"

namespace {

std::string json(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + '"';
}

}  // namespace

int main() {
  const std::string text{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  const zhibiao::Extractor extractor;
  for (const zhibiao::Quantity& q : extractor.quantities(text)) {
    std::cout << "{\"begin\": " << q.begin << ", \"end\": " << q.end
              << ", \"value\": " << (q.value ? json(q.value->to_string()) : "null")
              << ", \"high\": " << (q.high ? json(q.high->to_string()) : "null")
              << ", \"unit\": " << json(q.unit) << ", \"bound\": " << json(to_string(q.bound))
              << ", \"guard\": " << json(q.guard) << "}\n";
  }
}
