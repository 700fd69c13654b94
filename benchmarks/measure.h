// Times cases side by side: every round runs each case of a group once, so that a busy machine slows them
// alike.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace zhibiao::bench {

/// One thing to time.
struct Case {
  std::string name;
  double megabytes = 0;              ///< Of input a run, 10^6 bytes; 0 where speed says nothing.
  std::function<std::size_t()> run;  ///< Returns a count (numbers, records, bytes) that must not change.
  bool records = false;              ///< The count is of records.
};

struct Timing {
  std::string group, name;
  double megabytes = 0;
  double least = 0, median = 0;  ///< Seconds.
  std::size_t count = 0;
  bool records = false;
  double memory = 0;  ///< Megabytes over text and records, where that was measured.
  double speed() const { return median > 0 ? megabytes / median : 0; }  ///< MB/s at the median.
};

/// Runs a group's cases `rounds` times, interleaved, and prints a line for each: MB/s, and how many times the
/// speed of `against` that is. Throws std::logic_error where a count changes between rounds.
std::vector<Timing> timed(const std::string& group, const std::vector<Case>& cases, int rounds,
                          const std::string& against);

/// One JSON object: {"rounds": …, "results": [{"group", "name", "megabytes", "seconds", "least", "count",
/// "records", "memory"} …]}.
std::string to_json(const std::vector<Timing>& timings, int rounds);

/// Seconds of a steady clock.
double now();

}  // namespace zhibiao::bench
