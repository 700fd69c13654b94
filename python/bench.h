// Made-up texts for `zhibiao bench`.
#pragma once

#include <pybind11/pybind11.h>

#include "zhibiao/extractor.h"

namespace zhibiao::python {

/// Adds Extractor.bulletins.
void add_bench(pybind11::class_<Extractor>& extractor);

}  // namespace zhibiao::python
