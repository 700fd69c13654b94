// Regular expressions over the byte skeleton of a clause. The only room that knows RE2.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::pattern {

/// At most this many named groups a pattern: RE2's one-pass matcher gives $0 and four more.
inline constexpr std::size_t kMaxGroups = 4;

/// Which pattern matched and where its groups stand, as half-open token ranges of the skeleton (one byte a
/// token).
struct Match {
  std::size_t pattern = 0;
  struct Range {
    int begin = -1;  ///< -1 where the group did not take part
    int end = -1;
    bool found() const noexcept { return begin >= 0; }
  };
  std::array<Range, kMaxGroups> groups;
};

/// An ordered list of patterns; the first that matches wins. Compiled once, then immutable. One thread at a
/// time gets full speed from one Matcher (RE2 shares its state cache under a lock); more threads are safe.
class Matcher {
 public:
  Matcher();
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  /// Adds a pattern that must match a whole skeleton; `\xNN` names a token. Returns what is wrong, empty
  /// where nothing is.
  std::string add(const std::string& regex);
  /// Compiles the set. Returns false where the patterns exceed the memory budget.
  bool build();
  /// The names of a pattern's groups, by their place in Match::groups.
  const std::vector<std::string>& groups(std::size_t pattern) const;

  /// The first pattern that matches the whole of `skeleton`. Linear in its size.
  std::optional<Match> first(std::string_view skeleton) const;
  /// Every pattern that matches, in order; for `explain`.
  std::vector<std::size_t> all(std::string_view skeleton) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zhibiao::pattern
