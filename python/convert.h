// Python's objects from ours and back. Everything here wants the GIL.
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sink/batch.h"
#include "sink/columns.h"
#include "zhibiao/zhibiao.h"

namespace zhibiao::python {

namespace py = pybind11;
using sink::Places;

/// zhibiao.Error, the class.
py::object error_class();
/// Raises it in Python for `e`.
void raise(const Error& e);

/// Adds the UTF-8 of a str, one character for each of its code points: a lone surrogate, which UTF-8 cannot
/// hold, becomes U+FFFD, so that offsets stay true. Unlike CPython's own it leaves no copy behind in the str.
void append_utf8(const py::handle& text, std::string& out);

/// The UTF-8 of a str for as long as this lives.
class Utf8 {
 public:
  explicit Utf8(const py::str& text);
  Utf8(const Utf8&) = delete;
  Utf8& operator=(const Utf8&) = delete;

  std::string_view view() const noexcept { return view_; }

 private:
  py::str owner_;
  std::string copy_;
  std::string_view view_;
};

/// A str; ill-formed bytes become U+FFFD.
py::str str(std::string_view bytes);
py::object str_or_none(std::string_view bytes);

/// Records and quantities as tuples in the order of the fields in _records.py, offsets in code points of
/// `text`.
py::list rows(const std::vector<Indicator>& records, std::string_view text);
py::list rows(const std::vector<Quantity>& quantities, std::string_view text);
/// As tuples of a quantity's row, outcome, before, after, bound, clause, rule, pattern and later rules.
py::list rows(const std::vector<Explanation>& explanations, std::string_view text);
/// The records [begin, end) of a table as the same tuples.
py::list rows(const sink::Table& table, std::size_t begin, std::size_t end);

/// The way back, for the outputs of a list that Python has filtered or put together.
std::pair<std::vector<Indicator>, std::vector<Places>> records(const py::sequence& objects);

}  // namespace zhibiao::python
