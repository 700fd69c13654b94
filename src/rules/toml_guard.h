// What toml++ 3.3 must not be given: on a table's header without a name (`[[[`) it asserts, and a character
// beyond ASCII outside of quotes (`words = é`) is undefined behaviour in it, and by a key of many names
// (`a.a.a.a`) it runs out of stack.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zhibiao::rules {

/// A place that toml++ cannot be given, and what to write there.
struct Unreadable {
  std::uint32_t line = 1;    ///< From 1.
  std::uint32_t column = 1;  ///< From 1, in characters.
  std::string_view message;
};

/// The first such place of a file; nothing in a file that toml++ takes or refuses on its own. One pass.
std::optional<Unreadable> unreadable(std::string_view toml);

}  // namespace zhibiao::rules
