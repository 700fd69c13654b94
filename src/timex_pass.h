// The sentences that the time room leaves to another language.
#pragma once

#include <cstddef>
#include <vector>

#include "text.h"

namespace zhibiao::timex {

/// Asked for places from left to right.
class Passed {
 public:
  /// `passed` has one entry a sentence, true for those to pass, or is empty.
  Passed(const std::vector<Span>& sentences, const std::vector<bool>& passed)
      : sentences_(sentences), passed_(passed) {}

  /// The end of the sentence around `at` where it is one to pass, else 0.
  std::size_t end_at(std::size_t at) {
    if (passed_.empty()) return 0;
    while (next_ < sentences_.size() && sentences_[next_].end <= at) ++next_;
    const bool inside = next_ < sentences_.size() && sentences_[next_].begin <= at;
    return inside && passed_[next_] ? sentences_[next_].end : 0;
  }

 private:
  const std::vector<Span>& sentences_;
  const std::vector<bool>& passed_;
  std::size_t next_ = 0;
};

}  // namespace zhibiao::timex
