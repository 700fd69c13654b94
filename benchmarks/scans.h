// What the machine allows, and what a regular expression does: the measures that extraction is held against.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace zhibiao::bench {

std::size_t memory_read(
    std::string_view text);  ///< Looks for a byte that is not there; its count is the size.
std::size_t digit_scan(std::string_view text);  ///< Vectorised: ASCII digits, one by one.

/// RE2 scanning for numbers. Shared by threads at a price; make one a thread.
class NumberScan {
 public:
  /// `any_script`: full-width digits and Chinese numerals as well, with their scales.
  explicit NumberScan(bool any_script);
  ~NumberScan();
  std::size_t count(std::string_view text) const;  ///< Numbers in `text`.

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zhibiao::bench
