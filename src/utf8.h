// UTF-8 as Python and the Encoding Standard count it, for every room and sink that must agree with them.
#pragma once

#include <cstddef>
#include <string_view>

namespace zhibiao::utf8 {

/// One character of UTF-8 text. Each maximal part of an ill-formed sequence is one U+FFFD, as Python's
/// bytes.decode("utf-8", "replace") and the Encoding Standard count it.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  ///< Bytes taken, from 1 to 4.
  bool valid = true;     ///< False where `value` stands for ill-formed bytes.
};

/// The character at `at`. Precondition: at < text.size().
CodePoint decode(std::string_view text, std::size_t at) noexcept;

}  // namespace zhibiao::utf8
