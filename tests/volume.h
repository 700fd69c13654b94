// How much of a bulk a test takes: all of it, and a twentieth under ThreadSanitizer, where a race shows with
// little text as well as with much, and every step takes twenty times as long.
#pragma once

#include <cstddef>

namespace zhibiao::test {

/// `whole`, or what is taken of it in this build; never 0 for 20 or more.
constexpr std::size_t volume(std::size_t whole) {
#ifdef __SANITIZE_THREAD__
  return whole / 20;
#else
  return whole;
#endif
}

}  // namespace zhibiao::test
