// The Python classes of tables: Columns (records as columns, with Arrow's protocol) and Texts (Arrow arrays
// coming in).
#pragma once

#include <pybind11/pybind11.h>

#include "zhibiao/extractor.h"

namespace zhibiao::python {

/// Adds Columns, Texts, TextStream and the functions that make them to the module.
void add_columns(pybind11::module_& m, pybind11::class_<Extractor>& extractor);

}  // namespace zhibiao::python
