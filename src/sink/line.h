// What one record's line is written into: many short pieces, so that adding one costs a test and a copy.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::sink {

/// A line of text that keeps its memory for the next one.
class Line {
 public:
  void clear() noexcept { size_ = 0; }
  void add(char c) {
    need(1);
    buffer_[size_++] = c;
  }
  void add(std::string_view text) {
    need(text.size());
    std::copy_n(text.data(), text.size(), buffer_.data() + size_);
    size_ += text.size();
  }
  void add_number(std::size_t value) {
    need(kMostDigits);
    char* at = buffer_.data() + size_;
    size_ += static_cast<std::size_t>(std::to_chars(at, at + kMostDigits, value).ptr - at);
  }
  /// Good until the next add.
  std::string_view view() const noexcept { return {buffer_.data(), size_}; }

 private:
  static constexpr std::size_t kMostDigits = 20;
  static constexpr std::size_t kStart = 4096;

  void need(std::size_t bytes) {
    if (size_ + bytes > buffer_.size()) buffer_.resize(std::max(kStart, 2 * (size_ + bytes)));
  }

  std::vector<char> buffer_;
  std::size_t size_ = 0;
};

/// One text of all records: `write(i)` gives the line of record `i`, good until the next call.
template <class Write>
std::string lines_of(std::size_t records, std::string_view head, Write&& write) {
  constexpr std::size_t kSample = 64;  // records that tell how much room all need
  std::string out(head);
  for (std::size_t i = 0; i < records; ++i) {
    if (i == kSample) out.reserve((out.size() / kSample + 1) * (records + records / 8));
    out += write(i);
  }
  return out;
}

}  // namespace zhibiao::sink
