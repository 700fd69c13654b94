// The layer below: every number with its unit, and why some are no indicators.
#include <zhibiao/zhibiao.h>

#include <iostream>
#include <string>

int main() {
  const std::string text = "截至2022年底，PM2.5浓度为27.4微克/立方米，热线：010-12345678。";
  const zhibiao::Extractor extractor;
  for (const zhibiao::Quantity& q : extractor.quantities(text)) {
    std::cout << q.quote << "  " << (q.value ? q.value->to_string() : "?") << ' ' << q.unit;
    if (!q.guard.empty()) std::cout << "  (kept out: " << q.guard << ')';
    std::cout << '\n';
  }
}
