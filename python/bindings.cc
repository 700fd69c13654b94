// The compiled half of the Python package. Converts and nothing else: every check of text, options and rules
// lives in the C++ library, every nicety in the Python files.
//
// Rows cross as plain tuples in the order of Indicator's fields in _records.py, which makes the objects; many
// records cross as columns (columns.cc).
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <string_view>
#include <vector>

#include "bench.h"
#include "columns.h"
#include "convert.h"
#include "decode.h"
#include "run.h"
#include "sink/columns.h"
#include "sink/html.h"
#include "zhibiao/zhibiao.h"

namespace py = pybind11;
using zhibiao::Indicator;
using zhibiao::Quantity;
using namespace zhibiao::python;

namespace {

zhibiao::Extractor make_extractor(const std::string& lang, const std::string& date,
                                  const std::vector<std::string>& rules) {
  zhibiao::Options options;
  if (lang == "zh") {
    options.lang = zhibiao::Language::zh;
  } else if (lang == "en") {
    options.lang = zhibiao::Language::en;
  } else if (lang != "auto") {
    throw zhibiao::Error(zhibiao::ErrorCode::option, "lang is \"" + lang + "\"; write auto, zh or en");
  }
  options.date = date;
  options.rules = rules;
  const py::gil_scoped_release release;
  return zhibiao::Extractor(options);
}

py::list extract(const zhibiao::Extractor& self, const py::str& text, const py::str& doc) {
  const Utf8 utf8(text);
  const Utf8 id(doc);
  std::vector<Indicator> found;
  {
    const py::gil_scoped_release release;
    found = read(self, utf8.view(), id.view());
  }
  return rows(found, utf8.view());
}

py::list quantities(const zhibiao::Extractor& self, const py::str& text) {
  const Utf8 utf8(text);
  std::vector<Quantity> found;
  {
    const py::gil_scoped_release release;
    found = self.quantities(utf8.view());
  }
  return rows(found, utf8.view());
}

py::list explain(const zhibiao::Extractor& self, const py::str& text) {
  const Utf8 utf8(text);
  std::vector<zhibiao::Explanation> found;
  {
    const py::gil_scoped_release release;
    found = self.explain(utf8.view());
  }
  return rows(found, utf8.view());
}

// A document's bytes to the bytes of an output, without a Python object in between: the command line's way.
py::tuple render(const zhibiao::Extractor& self, const py::object& data, const py::str& doc,
                 const std::string& format, bool header, std::size_t width, bool quote_formulas,
                 const Run* run) {
  const Input input(data);
  const std::string_view text = input.text();
  const Utf8 id(doc);
  std::vector<Indicator> found;
  std::string out;
  {
    const py::gil_scoped_release release;
    found = read(self, text, id.view(), run);
    if (format == "html") out = zhibiao::sink::html_table(found, id.view());
    if (format == "jsonl") out = zhibiao::to_jsonl(found, text);
    if (format == "csv") {
      const auto places = zhibiao::sink::code_point_places(found, text);
      input.to_source(found);
      const auto formulas = quote_formulas ? zhibiao::Formulas::quote : zhibiao::Formulas::keep;
      out = zhibiao::sink::write_csv(found, places, header, formulas);
    }
    if (format == "table") out = zhibiao::to_table(found, width);
  }
  return py::make_tuple(py::bytes(out), found.size());
}

py::tuple test_rules(const std::string& path) {
  std::size_t count = 0;
  std::vector<zhibiao::RuleFailure> failures;
  {
    const py::gil_scoped_release release;
    failures = zhibiao::test_rules(path, &count);
  }
  py::list out;
  for (const zhibiao::RuleFailure& f : failures) {
    out.append(py::make_tuple(str(f.file), f.line, str(f.entry), str(f.message), f.column));
  }
  return py::make_tuple(count, out);
}

py::list units() {
  py::list out;
  for (const zhibiao::UnitInfo& unit : zhibiao::builtin_units()) {
    py::tuple surfaces(unit.surfaces.size());
    for (std::size_t i = 0; i < unit.surfaces.size(); ++i) surfaces[i] = str(unit.surfaces[i]);
    out.append(py::make_tuple(str(unit.id), str(unit.dimension), surfaces));
  }
  return out;
}

py::str to_table(const py::sequence& objects, std::size_t width) {
  return str(zhibiao::to_table(records(objects).first, width));
}

py::str to_jsonl(const py::sequence& objects) {
  const auto [found, places] = records(objects);
  return str(zhibiao::sink::write_jsonl(found, places));
}

py::str to_csv(const py::sequence& objects, bool header) {
  const auto [found, places] = records(objects);
  return str(zhibiao::sink::write_csv(found, places, header));
}

py::str to_html(const py::sequence& objects, const py::str& caption, std::size_t most, bool page) {
  const std::vector<Indicator> found = records(objects).first;
  const Utf8 title(caption);
  if (page) return str(zhibiao::to_html(found, title.view()));
  return str(zhibiao::sink::html_table(found, title.view(), most));
}

py::tuple html_frame(const py::str& title) {
  return py::make_tuple(str(zhibiao::sink::html_head(Utf8(title).view())), str(zhibiao::sink::html_tail()));
}

}  // namespace

PYBIND11_MODULE(_core, m, py::mod_gil_not_used()) {
  m.doc() = "The compiled half of zhibiao; use the zhibiao package.";
  m.attr("__version__") = ZHIBIAO_VERSION;
  m.attr("Error") = error_class();
  py::register_exception_translator([](std::exception_ptr e) {
    try {
      if (e) std::rethrow_exception(e);
    } catch (const zhibiao::Error& error) {
      raise(error);
    }
  });

  add_run(m);
  py::class_<zhibiao::Extractor> extractor(m, "Extractor", "A compiled rule set; threads may share it.");
  extractor.def(py::init(&make_extractor), py::arg("lang"), py::arg("date"), py::arg("rules"))
      .def("extract", &extract, py::arg("text"), py::arg("doc"), "The records of `text` as rows.")
      .def("quantities", &quantities, py::arg("text"), "The quantities of `text` as rows.")
      .def("explain", &explain, py::arg("text"), "Each quantity with what became of it, as rows.")
      .def("render", &render, py::arg("data"), py::arg("doc"), py::arg("format"), py::arg("header"),
           py::arg("width"), py::arg("quote_formulas") = false, py::arg("run") = nullptr,
           "UTF-8 bytes, or a Document, to the bytes of an output, and the number of records.");
  m.def("test_rules", &test_rules, py::arg("path"), "Lines run, and the failures as rows.");
  m.def("units", &units, "The built-in units as rows.");
  m.def("to_table", &to_table, py::arg("records"), py::arg("width"), "An aligned table.");
  m.def("to_jsonl", &to_jsonl, py::arg("records"), "JSON Lines.");
  m.def("to_csv", &to_csv, py::arg("records"), py::arg("header"), "CSV.");
  m.def("to_html", &to_html, py::arg("records"), py::arg("caption"), py::arg("most"), py::arg("page"),
        "A table of HTML, or a page.");
  m.def("html_frame", &html_frame, py::arg("title"), "What stands before and after the tables of a page.");
  add_decode(m);
  add_columns(m, extractor);
  add_bench(extractor);
}
