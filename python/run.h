// Long texts from Python: on how many threads they are read, and how they are stopped.
#pragma once

#include <pybind11/pybind11.h>

#include <stop_token>
#include <string_view>
#include <vector>

#include "zhibiao/extractor.h"

namespace zhibiao::python {

/// What the calls of one piece of work share. Threads may share it.
class Run {
 public:
  explicit Run(unsigned jobs) : jobs_(jobs) {}

  unsigned jobs() const noexcept { return jobs_; }  ///< Threads for each long text.
  void stop() { source_.request_stop(); }           ///< Ends what runs; its records are none.
  std::stop_token token() const { return source_.get_token(); }

 private:
  unsigned jobs_;
  std::stop_source source_;
};

/// Extractor::extract. A long text (over two megabytes) ends early where `run`, which may be null, is
/// stopped, and on Python's main thread where a signal's handler raises: then with error_already_set. Call
/// without the GIL.
std::vector<Indicator> read(const Extractor& extractor, std::string_view text, std::string_view doc,
                            const Run* run = nullptr);

/// Adds the class to the module.
void add_run(pybind11::module_& m);

}  // namespace zhibiao::python
