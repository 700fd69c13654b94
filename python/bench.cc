#include "bench.h"

#include <cstdint>
#include <string>
#include <vector>

#include "../benchmarks/bulletin.h"
#include "convert.h"

namespace zhibiao::python {
namespace {

// Texts made from a seed, how many records they state, and how many of these come out.
py::tuple bulletins(const Extractor& self, bool english, std::uint64_t seed, std::size_t bytes) {
  std::vector<bench::Bulletin> made;
  std::size_t stated = 0, found = 0;
  {
    const py::gil_scoped_release release;
    made = bench::bulletins(english ? bench::Tongue::english : bench::Tongue::chinese, seed, bytes);
    for (const bench::Bulletin& it : made) {
      stated += it.records.size();
      found += bench::agreeing(it.records, self.extract(it.text));
    }
  }
  py::list texts;
  for (const bench::Bulletin& it : made) texts.append(str(it.text));
  return py::make_tuple(texts, stated, found);
}

}  // namespace

void add_bench(py::class_<Extractor>& extractor) {
  extractor.def("bulletins", &bulletins, py::arg("english"), py::arg("seed"), py::arg("bytes"),
                "Made-up texts, the records that they state, and those that come out.");
}

}  // namespace zhibiao::python
