#include "scans.h"

#include <re2/re2.h>

#include <cstring>
#include <stdexcept>

namespace zhibiao::bench {

std::size_t memory_read(std::string_view text) {
  if (std::memchr(text.data(), 0xFF, text.size())) throw std::logic_error("the text holds the byte 0xFF");
  return text.size();
}

// Plain enough for the compiler to use the machine's vectors.
std::size_t digit_scan(std::string_view text) {
  std::size_t total = 0;
  for (std::size_t at = 0; at < text.size(); at += 255) {
    const std::string_view part = text.substr(at, 255);
    unsigned char found = 0;
    for (const char c : part)
      found = static_cast<unsigned char>(found + (static_cast<unsigned char>(c - '0') < 10));
    total += found;
  }
  return total;
}

struct NumberScan::Impl {
  explicit Impl(const char* regex) : pattern(regex) {}
  RE2 pattern;
};

NumberScan::NumberScan(bool any_script)
    : impl_(std::make_unique<Impl>(
          any_script
              ? "[0-9０-９]+(?:[.．][0-9０-９]+)?(?:[十百千万亿]+)?|[零一二三四五六七八九十百千万亿两〇]+"
              : "[0-9]+(\\.[0-9]+)?")) {}
NumberScan::~NumberScan() = default;

std::size_t NumberScan::count(std::string_view text) const {
  re2::StringPiece rest(text.data(), text.size());
  std::size_t found = 0;
  while (RE2::FindAndConsume(&rest, impl_->pattern)) ++found;
  return found;
}

}  // namespace zhibiao::bench
