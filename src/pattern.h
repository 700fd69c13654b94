// Regular expressions over the byte skeleton of a clause. Those in the part of RE2's syntax that
// pattern_parse.h reads run on tables made while loading (pattern_machine.h), others on RE2, which only this
// room knows.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::pattern {

/// At most this many named groups a pattern.
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

/// An ordered list of patterns; the first that matches wins. Immutable after the last add(), then thread-safe
/// and without locks, but for patterns that RE2 matches.
class Matcher {
 public:
  Matcher();
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  /// Adds a pattern that must match a whole skeleton; `\xNN` names a token. Returns what is wrong, empty
  /// where nothing is: what RE2 says of the pattern, or that all together are too large (131,072 states).
  std::string add(const std::string& regex);
  std::size_t size() const noexcept;
  /// A pattern as RE2 reads it, with Latin-1 as its encoding and `.` for any byte.
  const std::string& regex(std::size_t pattern) const;
  /// True where a pattern runs on tables, false where RE2 matches it.
  bool has_tables(std::size_t pattern) const;
  /// The names of a pattern's groups, by their place in Match::groups.
  const std::vector<std::string>& groups(std::size_t pattern) const;

  /// The first pattern that matches the whole of `skeleton`; groups are those that RE2 gives. Linear in its
  /// size.
  std::optional<Match> first(std::string_view skeleton) const;
  /// Every pattern that matches, in order; for `explain`.
  std::vector<std::size_t> all(std::string_view skeleton) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zhibiao::pattern
