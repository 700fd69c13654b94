// A document's bytes and the text that they make, for Python.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/zhibiao.h"

namespace zhibiao::python {

namespace py = pybind11;

/// zhibiao::Decoded with the bytes that it looks into. Immutable; threads may share it.
class Document {
 public:
  /// Decodes without the GIL. Throws Error.
  Document(py::bytes data, const std::string& encoding, bool strict);

  const Decoded& decoded() const noexcept { return decoded_; }
  /// The records' byte offsets as places in the document's own bytes; names and sentences, too.
  void to_source(std::vector<Indicator>& records) const;

 private:
  py::bytes data_;
  Decoded decoded_;
};

/// The text of bytes that are UTF-8, or of a Document, for as long as the object lives.
class Input {
 public:
  explicit Input(const py::object& data);
  std::string_view text() const noexcept { return text_; }
  /// As Document::to_source(); leaves the records of plain bytes as they are.
  void to_source(std::vector<Indicator>& records) const {
    if (document_) document_->to_source(records);
  }

 private:
  py::object owner_;
  const Document* document_ = nullptr;
  std::string_view text_;
};

/// Adds the class to the module.
void add_decode(py::module_& m);

}  // namespace zhibiao::python
