#include "run.h"

#include <pybind11/stl.h>

#include <string>
#include <utility>

#include "parts.h"

namespace zhibiao::python {

namespace py = pybind11;

namespace {

// Runs the handlers of signals that have come in: Ctrl-C raises KeyboardInterrupt.
bool go_on(std::size_t) {
  const py::gil_scoped_acquire gil;
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  return true;
}

}  // namespace

std::vector<Indicator> read(const Extractor& extractor, std::string_view text, std::string_view doc,
                            const Run* run) {
  if (text.size() <= parts::kWhole) return extractor.extract(text, doc);
  const std::vector<std::string> docs = {std::string(doc)};
  Batch batch;
  batch.jobs = run ? run->jobs() : 1;
  batch.progress = go_on;
  batch.docs = docs;
  if (run) batch.stop = run->token();
  return std::move(extractor.extract_many({&text, 1}, batch).front());
}

void add_run(py::module_& m) {
  py::class_<Run>(m, "Run", "What the calls of one piece of work share; threads may share it.")
      .def(py::init<unsigned>(), py::arg("jobs"))
      .def("stop", &Run::stop, "End what runs.");
}

}  // namespace zhibiao::python
