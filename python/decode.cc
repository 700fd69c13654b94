#include "decode.h"

#include <pybind11/stl.h>

#include <utility>

#include "convert.h"

namespace zhibiao::python {
namespace {

Decoded decode_bytes(const py::bytes& data, const std::string& encoding, bool strict) {
  const std::string_view bytes = data;
  const py::gil_scoped_release release;
  DecodeOptions options;
  options.encoding = encoding;
  options.strict = strict;
  return decode(bytes, options);
}

}  // namespace

Document::Document(py::bytes data, const std::string& encoding, bool strict)
    : data_(std::move(data)), decoded_(decode_bytes(data_, encoding, strict)) {}

void Document::to_source(std::vector<Indicator>& records) const {
  for (Indicator& r : records) {
    r.begin = decoded_.to_source(r.begin);
    r.end = decoded_.to_source(r.end);
  }
}

Input::Input(const py::object& data) : owner_(data) {
  if (py::isinstance<Document>(data)) {
    document_ = data.cast<const Document*>();
    text_ = document_->decoded().text();
  } else {
    text_ = py::cast<std::string_view>(data);
  }
}

void add_decode(py::module_& m) {
  py::class_<Document>(m, "Document", "A document's bytes and the text that they make.")
      .def(py::init<py::bytes, std::string, bool>(), py::arg("data"), py::arg("encoding"), py::arg("strict"))
      .def_property_readonly("text", [](const Document& self) { return str(self.decoded().text()); })
      .def_property_readonly("encoding", [](const Document& self) { return self.decoded().encoding(); })
      .def_property_readonly("confidence", [](const Document& self) { return self.decoded().confidence(); })
      .def_property_readonly("replaced", [](const Document& self) { return self.decoded().replaced(); })
      .def(
          "to_source", [](const Document& self, std::size_t at) { return self.decoded().to_source(at); },
          py::arg("at"), "Where a byte of the text's UTF-8 stands in the document.");
}

}  // namespace zhibiao::python
