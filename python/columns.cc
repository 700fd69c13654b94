#include "columns.h"

#include <cmath>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "arrow_text.h"
#include "convert.h"
#include "decode.h"
#include "run.h"
#include "sink/arrow.h"

namespace zhibiao::python {
namespace {

using sink::ArrowShape;
using sink::Table;

ArrowShape shape(bool plain, bool with_rows) {
  return {plain ? sink::Words::plain : sink::Words::dictionary,
          with_rows ? sink::RowNumbers::with : sink::RowNumbers::without};
}

// ---- Capsules: a C struct on the heap, released and freed by whoever has it last.

template <class T>
void free_capsule(PyObject* capsule) {
  auto* value = static_cast<T*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
  if (value->release) value->release(value);
  delete value;
}

template <class T, class Fill>
py::object capsule(const char* name, Fill fill) {
  auto value = std::make_unique<T>();
  *value = T{};
  fill(value.get());
  PyObject* made = PyCapsule_New(value.get(), name, &free_capsule<T>);
  if (!made) {
    value->release(value.get());
    throw py::error_already_set();
  }
  value.release();
  return py::reinterpret_steal<py::object>(made);
}

template <class T>
T* inside(const py::handle& object, const char* name) {
  auto* value = static_cast<T*>(PyCapsule_GetPointer(object.ptr(), name));
  if (!value) throw py::error_already_set();
  if (!value->release) throw py::value_error("this Arrow capsule has been read already");
  return value;
}

py::object schema_capsule(ArrowShape form) {
  return capsule<ArrowSchema>("arrow_schema", [&](ArrowSchema* out) { sink::export_schema(form, out); });
}

py::object stream_capsule(const Table& table, ArrowShape form) {
  return capsule<ArrowArrayStream>(
      "arrow_array_stream", [&](ArrowArrayStream* out) { sink::export_stream(table.batches(), form, out); });
}

py::tuple list_capsules(const Table& table, std::int64_t rows, ArrowShape form) {
  return py::make_tuple(
      capsule<ArrowSchema>("arrow_schema", [&](ArrowSchema* out) { sink::export_list_schema(form, out); }),
      capsule<ArrowArray>("arrow_array",
                          [&](ArrowArray* out) { sink::export_lists(table, rows, form, out); }));
}

// ---- Arrow arrays of texts.

/// A stream of arrays of texts, read one by one.
class TextStream {
 public:
  TextStream(const py::object& source, std::string column) : column_(std::move(column)) {
    if (py::hasattr(source, "__arrow_c_stream__")) {
      const py::object given = source.attr("__arrow_c_stream__")();
      stream_.emplace(inside<ArrowArrayStream>(given, "arrow_array_stream"));
      auto schema = std::make_shared<Owned<ArrowSchema>>();
      check(stream_->get()->get_schema(stream_->get(), schema->get()));
      schema_ = std::move(schema);
    } else if (py::hasattr(source, "__arrow_c_array__")) {
      const py::tuple given = source.attr("__arrow_c_array__")();
      schema_ = std::make_shared<Owned<ArrowSchema>>(inside<ArrowSchema>(given[0], "arrow_schema"));
      array_.emplace(inside<ArrowArray>(given[1], "arrow_array"));
    } else {
      throw py::type_error("no Arrow array: neither __arrow_c_array__ nor __arrow_c_stream__");
    }
  }

  /// The next array; nothing at the end.
  std::shared_ptr<ArrowTexts> next() {
    Owned<ArrowArray> array = array_ ? std::move(*array_) : Owned<ArrowArray>();
    array_.reset();
    if (stream_) check(stream_->get()->get_next(stream_->get(), array.get()));
    if (!array.get()->release) return nullptr;
    try {
      return std::make_shared<ArrowTexts>(schema_, std::move(array), column_);
    } catch (const std::invalid_argument& e) {
      throw py::type_error(e.what());
    }
  }

 private:
  void check(int status) {
    if (PyErr_Occurred()) throw py::error_already_set();
    if (status == 0) return;
    const char* why = stream_->get()->get_last_error(stream_->get());
    throw py::value_error(std::string("the Arrow stream failed: ") + (why ? why : std::strerror(status)));
  }

  std::string column_;
  std::optional<Owned<ArrowArrayStream>> stream_;
  std::optional<Owned<ArrowArray>> array_;
  SchemaPtr schema_;
};

Table extract_arrow(const Extractor& self, const ArrowTexts& texts, std::int64_t begin, std::int64_t end,
                    std::int64_t row, const Run* run) {
  const py::gil_scoped_release release;
  Table table;
  for (std::int64_t i = begin; i < std::min(end, texts.size()); ++i) {
    const std::optional<std::string_view> text = texts.at(i);
    if (!text) continue;
    const std::vector<Indicator> found = read(self, *text, {}, run);
    table.add(found, sink::code_point_places(found, *text), row + i - begin);
  }
  return table;
}

// ---- Lists of str.

// None, NaN, pd.NA and NaT stand for no text.
bool is_missing(const py::handle& value) {
  if (value.is_none()) return true;
  if (PyFloat_Check(value.ptr())) return std::isnan(PyFloat_AS_DOUBLE(value.ptr()));
  const std::string_view name = Py_TYPE(value.ptr())->tp_name;
  return name.ends_with("NAType") || name.ends_with("NaTType");
}

Table extract_texts(const Extractor& self, const py::list& texts, const py::object& docs, std::int64_t row,
                    const Run* run) {
  struct Text {
    bool there = false;
    std::size_t end = 0;
    std::string doc = {};
  };
  std::string bytes;
  std::vector<Text> list(texts.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const py::handle text = texts[i];
    list[i].there = py::isinstance<py::str>(text);
    if (list[i].there) {
      append_utf8(text, bytes);
    } else if (!is_missing(text)) {
      throw py::type_error(std::string("text must be a str, not ") + Py_TYPE(text.ptr())->tp_name);
    }
    list[i].end = bytes.size();
    if (!docs.is_none()) append_utf8(py::str(docs[py::int_(i)]), list[i].doc);
  }
  const py::gil_scoped_release release;
  Table table;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < list.size(); begin = list[i++].end) {
    if (!list[i].there) continue;
    const std::string_view text = std::string_view(bytes).substr(begin, list[i].end - begin);
    const std::vector<Indicator> found = read(self, text, list[i].doc, run);
    table.add(found, sink::code_point_places(found, text), row + static_cast<std::int64_t>(i));
  }
  return table;
}

Table extract_bytes(const Extractor& self, const py::object& data, const py::str& doc, std::int64_t row,
                    const Run* run) {
  const Input input(data);
  const Utf8 id(doc);
  const py::gil_scoped_release release;
  std::vector<Indicator> found = read(self, input.text(), id.view(), run);
  const std::vector<Places> places = sink::code_point_places(found, input.text());
  input.to_source(found);
  Table table;
  table.add(found, places, row);
  return table;
}

Table columns_of(const py::sequence& objects) {
  const auto [found, places] = records(objects);
  Table table;
  table.add(found, places, 0);
  return table;
}

// ---- Columns for pandas.

std::size_t field_index(const std::string& name) {
  for (std::size_t i = 0; i < sink::fields().size(); ++i) {
    if (sink::fields()[i].name == name) return i;
  }
  throw py::key_error(name);
}

template <class T>
py::tuple numbers(const Table& table, std::size_t index) {
  std::string data;
  std::string valid;
  bool nulls = false;
  for (const auto& batch : table.batches()) {
    const auto& column = std::get<sink::Numbers<T>>(batch->columns()[index]);
    data.append(reinterpret_cast<const char*>(column.values.data()), column.values.size() * sizeof(T));
    nulls = nulls || column.validity.nulls() != 0;
    for (std::size_t i = 0; i < column.values.size(); ++i) valid += column.validity.valid(i) ? '\1' : '\0';
  }
  const auto bytes = [](const std::string& from) {
    PyObject* made = PyByteArray_FromStringAndSize(from.data(), static_cast<Py_ssize_t>(from.size()));
    if (!made) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(made);
  };
  return py::make_tuple(bytes(data), nulls ? bytes(valid) : py::object(py::none()));
}

py::object strings(const Table& table, std::size_t index) {
  py::list out(table.size());
  std::size_t at = 0;
  for (const auto& batch : table.batches()) {
    const auto& column = std::get<sink::Strings>(batch->columns()[index]);
    for (std::size_t i = 0; i < batch->size(); ++i) {
      out[at++] = column.validity.valid(i) ? py::object(str(column.at(i))) : py::object(py::none());
    }
  }
  return out;
}

py::object column(const Table& table, const std::string& name) {
  const std::size_t index = field_index(name);
  switch (sink::fields()[index].type) {
    case sink::Field::Type::integer:
      return numbers<std::int64_t>(table, index);
    case sink::Field::Type::real:
      return numbers<double>(table, index);
    case sink::Field::Type::day:
      return numbers<std::int32_t>(table, index);
    case sink::Field::Type::code:
      return numbers<std::int8_t>(table, index);
    default:
      return strings(table, index);
  }
}

py::list fields() {
  py::list out;
  for (const sink::Field& field : sink::fields()) {
    py::list words;
    for (const std::string_view word : field.words) words.append(str(word));
    out.append(py::make_tuple(field.name, static_cast<int>(field.type), field.nullable, words));
  }
  return out;
}

}  // namespace

void add_columns(py::module_& m, py::class_<Extractor>& extractor) {
  py::class_<ArrowTexts, std::shared_ptr<ArrowTexts>>(m, "Texts", "An Arrow array of strings.")
      .def("__len__", &ArrowTexts::size);
  py::class_<TextStream>(m, "TextStream", "Arrow arrays of strings, one after another.")
      .def(py::init<const py::object&, std::string>(), py::arg("source"), py::arg("column"))
      .def("next", &TextStream::next, "The next array, or None at the end.");
  py::class_<Table>(m, "Columns", "Records as columns in Arrow's layout.")
      .def(py::init<>())
      .def("__len__", &Table::size)
      .def(
          "extend", [](Table& self, Table& other) { self.extend(std::move(other)); }, py::arg("other"),
          "Take over the records of another.")
      .def(
          "rows",
          [](const Table& self, std::size_t begin, std::size_t end) { return rows(self, begin, end); },
          py::arg("begin"), py::arg("end"), "Records as rows.")
      .def(
          "records_of",
          [](const Table& self, std::int64_t row) {
            const Span span = self.records_of(row);
            return py::make_tuple(span.begin, span.end);
          },
          py::arg("row"), "The records of a text as [begin, end).")
      .def("column", &column, py::arg("name"), "A list of str, or bytes and validity.")
      .def(
          "schema", [](const Table&, bool plain, bool rows) { return schema_capsule(shape(plain, rows)); },
          py::arg("plain"), py::arg("rows"), "An arrow_schema capsule.")
      .def(
          "stream",
          [](const Table& self, bool plain, bool rows) { return stream_capsule(self, shape(plain, rows)); },
          py::arg("plain"), py::arg("rows"), "An arrow_array_stream capsule.")
      .def(
          "lists",
          [](const Table& self, std::int64_t count) {
            return list_capsules(self, count, shape(true, false));
          },
          py::arg("count"), "Capsules of an array with a list of records for each text.");
  m.def("columns_of", &columns_of, py::arg("records"), "Columns of Indicators.");
  m.def("fields", &fields, "Name, type, nullable and words of each column.");
  extractor
      .def("extract_texts", &extract_texts, py::arg("texts"), py::arg("docs"), py::arg("row"),
           py::arg("run") = nullptr, "Columns of a list of texts, numbered from `row`.")
      .def("extract_arrow", &extract_arrow, py::arg("texts"), py::arg("begin"), py::arg("end"),
           py::arg("row"), py::arg("run") = nullptr,
           "Columns of a part of an Arrow array of texts, numbered from `row`.")
      .def("extract_bytes", &extract_bytes, py::arg("data"), py::arg("doc"), py::arg("row"),
           py::arg("run") = nullptr, "Columns of a document's bytes.");
}

}  // namespace zhibiao::python
