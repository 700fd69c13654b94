#include "measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace zhibiao::bench {
namespace {

void print(const Timing& t, double base) {
  fmt::print("  {:<34}", t.name);
  if (t.megabytes > 0)
    fmt::print("{:>9.1f} MB/s {:>9.1f} best", t.speed(), t.megabytes / t.least);
  else
    fmt::print("{:>9.1f} us   {:>9.1f} best", t.median * 1e6, t.least * 1e6);
  fmt::print("  {:>9}", base > 0 && t.megabytes > 0 ? fmt::format("{:.3f} x", t.speed() / base) : "");
  const auto count = static_cast<double>(t.count);
  if (t.records && t.count > 0)
    fmt::print("  {} records, {:.0f} ns each, {:.0f} a second", t.count, t.median * 1e9 / count,
               count / t.median);
  fmt::print("\n");
  std::fflush(stdout);
}

}  // namespace

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::vector<Timing> timed(const std::string& group, const std::vector<Case>& cases, int rounds,
                          const std::string& against) {
  std::vector<std::vector<double>> seconds(cases.size());
  std::vector<Timing> out(cases.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const double start = now();
      const std::size_t count = cases[i].run();
      seconds[i].push_back(now() - start);
      if (round > 0 && count != out[i].count)
        throw std::logic_error(group + ", " + cases[i].name + ": the count changes from round to round");
      out[i].count = count;
    }
  }
  double base = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    std::sort(seconds[i].begin(), seconds[i].end());
    out[i].group = group;
    out[i].name = cases[i].name;
    out[i].megabytes = cases[i].megabytes;
    out[i].records = cases[i].records;
    out[i].least = seconds[i].front();
    out[i].median = seconds[i][seconds[i].size() / 2];
    if (out[i].name == against) base = out[i].speed();
  }
  fmt::print("\n{}\n", group);
  for (const Timing& timing : out) print(timing, base);
  return out;
}

std::string to_json(const std::vector<Timing>& timings, int rounds) {
  std::string out = fmt::format("{{\"rounds\": {}, \"results\": [", rounds);
  for (const Timing& t : timings) {
    out += fmt::format(
        "{}\n  {{\"group\": \"{}\", \"name\": \"{}\", \"megabytes\": {:.6f}, \"seconds\": {:.9f}, \"least\": "
        "{:.9f}, "
        "\"count\": {}, \"records\": {}, \"memory\": {:.3f}}}",
        &t == timings.data() ? "" : ",", t.group, t.name, t.megabytes, t.median, t.least, t.count, t.records,
        t.memory);
  }
  return out + "\n]}\n";
}

}  // namespace zhibiao::bench
