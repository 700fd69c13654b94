// One regular expression as a machine: a table that is read from the end of a text to its start, then the
// text once more for where the groups stand.
//
// The table is a deterministic automaton of the reversed expression: its state at a place is the set of steps
// from which the rest can still match. The second reading takes, at each place, the first step in the order
// that Perl and RE2 prefer which is in that set; so it never goes back. (Frisch and Cardelli, Greedy Regular
// Expression Matching, ICALP 2004. A tagged automaton by Laurikari's method would need one reading and
// registers.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pattern.h"
#include "pattern_parse.h"

namespace zhibiao::pattern {

class Machine {
 public:
  /// Limits of one expression. What is larger is not made.
  static constexpr std::size_t kMostSteps = 255;
  static constexpr std::size_t kMostStates = 1024;

  using Groups = std::array<Match::Range, kMaxGroups>;

  /// The machine of `tree`, in time of its states by its steps; nothing where it breaks a limit.
  static std::optional<Machine> make(const Tree& tree);

  /// Where the groups stand if the whole of `text` matches. Linear in its size, no more than two reads of a
  /// table for each byte; thread-safe.
  std::optional<Groups> match(std::string_view text) const;

  std::size_t states() const noexcept { return from_start_.size(); }

 private:
  /// A step that may come next, and the group bounds that lie before it.
  struct Way {
    std::uint16_t step = 0;
    std::uint16_t first_bound = 0, last_bound = 0;  // in bounds_
  };
  /// Ways from the start, or behind a step, best first.
  struct Choice {
    std::uint16_t first = 0, last = 0;  // in ways_
  };
  friend class MachineMaker;

  bool goes(std::uint16_t state, std::uint16_t step) const noexcept {
    return (sets_[state * words_ + step / 64] >> (step % 64)) & 1U;
  }
  bool read_back(std::string_view text, std::vector<std::uint16_t>& states) const;
  const Way& best(const Choice& choice, std::uint16_t state) const noexcept;

  std::array<std::uint8_t, 256> class_of_{};  // bytes that no step tells apart
  std::size_t classes_ = 0;
  std::vector<std::uint16_t> next_;  // states_ × classes_
  std::vector<bool> from_start_;     // by state: the whole may start here
  std::uint16_t dead_ = 0;           // the state of no step; 0 (the end's) where there is none
  std::size_t words_ = 0;            // of a set
  std::vector<std::uint64_t> sets_;  // steps by state
  std::vector<Choice> behind_;       // by step; the last is that of the start
  std::vector<Way> ways_;
  std::vector<std::uint8_t> bounds_;  // twice the group, and one more for its end
};

}  // namespace zhibiao::pattern
