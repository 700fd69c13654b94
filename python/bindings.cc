// The compiled half of the Python package. Converts and nothing else: every check of text, options and rules
// lives in the C++ library, every nicety in the Python files.
//
// Rows cross as plain tuples in the order of Indicator's fields in _records.py, which makes the objects.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <array>
#include <charconv>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sink/columns.h"
#include "zhibiao/zhibiao.h"

namespace py = pybind11;
using zhibiao::Indicator;
using zhibiao::Quantity;
using zhibiao::sink::Places;

namespace {

// What the conversions look up once: the classes of Python's own library and our exception.
struct Classes {
  py::object decimal;
  py::object date;
  py::object error;
};

const Classes& classes() {
  PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<Classes> store;
  return store
      .call_once_and_store_result([] {
        const char* doc =
            "An option or a rule file is wrong. The message says where and what to write instead; the parts "
            "are in "
            "`code`, `file`, `line`, `column` and `entry`.";
        PyObject* error = PyErr_NewExceptionWithDoc("zhibiao.Error", doc, PyExc_ValueError, nullptr);
        return Classes{py::module_::import("decimal").attr("Decimal"),
                       py::module_::import("datetime").attr("date"),
                       py::reinterpret_steal<py::object>(error)};
      })
      .get_stored();
}

const char* name_of(zhibiao::ErrorCode code) {
  constexpr std::array<const char*, 6> names = {"option", "io", "syntax", "schema", "pattern", "self_test"};
  return names.at(static_cast<std::size_t>(code));
}

void raise(const zhibiao::Error& e) {
  py::object error = classes().error(e.what());
  error.attr("code") = name_of(e.code());
  error.attr("file") = e.file().empty() ? py::object(py::none()) : py::object(py::str(e.file()));
  error.attr("line") = e.line() == 0 ? py::object(py::none()) : py::object(py::int_(e.line()));
  error.attr("column") = e.column() == 0 ? py::object(py::none()) : py::object(py::int_(e.column()));
  error.attr("entry") = e.entry().empty() ? py::object(py::none()) : py::object(py::str(e.entry()));
  PyErr_SetObject(classes().error.ptr(), error.ptr());
}

// The UTF-8 of a str, one character for each of its code points: a lone surrogate, which UTF-8 cannot hold,
// becomes U+FFFD, so that offsets stay true. Holds the bytes for as long as it lives.
class Utf8 {
 public:
  explicit Utf8(const py::str& text) : owner_(text) {
    Py_ssize_t size = 0;
    if (const char* data = PyUnicode_AsUTF8AndSize(text.ptr(), &size)) {
      view_ = {data, static_cast<std::size_t>(size)};
      return;
    }
    PyErr_Clear();
    copy_ = py::bytes(text.attr("encode")("utf-8", "surrogatepass"));
    for (std::size_t i = 0; i + 2 < copy_.size(); ++i) {
      const bool surrogate = copy_[i] == '\xED' && static_cast<unsigned char>(copy_[i + 1]) >= 0xA0;
      if (surrogate) copy_.replace(i, 3, "\xEF\xBF\xBD");
    }
    view_ = copy_;
  }
  Utf8(const Utf8&) = delete;
  Utf8& operator=(const Utf8&) = delete;

  std::string_view view() const noexcept { return view_; }

 private:
  py::str owner_;
  std::string copy_;
  std::string_view view_;
};

py::str str(std::string_view bytes) {
  PyObject* text = PyUnicode_DecodeUTF8(bytes.data(), static_cast<Py_ssize_t>(bytes.size()), "replace");
  if (!text) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(text);
}

py::object str_or_none(std::string_view bytes) { return bytes.empty() ? py::object(py::none()) : str(bytes); }

py::object decimal(const zhibiao::Decimal& value) { return classes().decimal(value.to_string()); }

py::object decimal_or_none(const std::optional<zhibiao::Decimal>& value) {
  return value ? decimal(*value) : py::object(py::none());
}

// "2022-01-31" → datetime.date; None where the text is empty or no day of Python's calendar.
py::object date_or_none(std::string_view iso) {
  if (iso.size() != 10) return py::none();
  const auto part = [&](std::size_t at, std::size_t size) {
    int value = 0;
    std::from_chars(iso.data() + at, iso.data() + at + size, value);
    return value;
  };
  if (part(0, 4) == 0) return py::none();
  return classes().date(part(0, 4), part(5, 2), part(8, 2));
}

py::object offset_or_none(bool present, std::size_t value) {
  return present ? py::object(py::int_(value)) : py::object(py::none());
}

py::tuple row(const Indicator& r, const Places& at) {
  return py::make_tuple(str(r.doc), at.begin, at.end, str(r.quote), str(r.name),
                        offset_or_none(r.name_begin.has_value(), at.name_begin),
                        offset_or_none(r.name_end.has_value(), at.name_end), decimal(r.value),
                        decimal_or_none(r.high), str(r.unit), str(r.unit_text), str(to_string(r.kind)),
                        str_or_none(to_string(r.direction)), str(to_string(r.bound)),
                        str_or_none(r.comparison), str(to_string(r.modality)), str_or_none(r.period),
                        date_or_none(r.period_start), date_or_none(r.period_end), str_or_none(r.place),
                        str_or_none(r.concept_id), str(r.sentence), at.sentence_begin, at.sentence_end,
                        str(r.rule), r.begin, r.end);
}

py::list rows(const std::vector<Indicator>& records, std::string_view text) {
  const std::vector<Places> places = zhibiao::sink::code_point_places(records, text);
  py::list out(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) out[i] = row(records[i], places[i]);
  return out;
}

py::list rows(const std::vector<Quantity>& quantities, std::string_view text) {
  std::vector<std::size_t> bytes;
  for (const Quantity& q : quantities) bytes.insert(bytes.end(), {q.begin, q.end});
  const std::vector<std::size_t> at = zhibiao::sink::code_points_at(text, bytes);
  py::list out(quantities.size());
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const Quantity& q = quantities[i];
    out[i] = py::make_tuple(at[2 * i], at[2 * i + 1], str(q.quote), decimal(q.value), decimal_or_none(q.high),
                            str(q.unit), str(q.unit_text), str(to_string(q.bound)), str_or_none(q.guard),
                            q.begin, q.end);
  }
  return out;
}

// The way back, for the sinks of a list that Python has filtered or put together.
class FromPython {
 public:
  explicit FromPython(const py::handle& record) : record_(record) {}

  std::string text(const char* name) const {
    const py::object value = record_.attr(name);
    return value.is_none() ? std::string() : std::string(Utf8(py::str(value)).view());
  }
  std::size_t offset(const char* name) const { return record_.attr(name).cast<std::size_t>(); }
  std::optional<std::size_t> maybe_offset(const char* name) const {
    return record_.attr(name).cast<std::optional<std::size_t>>();
  }
  zhibiao::Decimal number(const char* name) const {
    const py::str plain = py::module_::import("builtins").attr("format")(record_.attr(name), "f");
    const auto value = zhibiao::Decimal::parse(std::string(plain));
    if (!value) throw py::value_error(std::string(name) + " has more than 18 significant digits");
    return *value;
  }
  template <class Enum, std::size_t N>
  Enum one_of(const char* name) const {
    const std::string value = text(name);
    for (std::size_t i = 0; i < N; ++i) {
      if (to_string(static_cast<Enum>(i)) == value) return static_cast<Enum>(i);
    }
    throw py::value_error(std::string(name) + " cannot be \"" + value + '"');
  }

 private:
  py::handle record_;
};

std::pair<Indicator, Places> record(const py::handle& object) {
  const FromPython from(object);
  Indicator r;
  Places at{from.offset("begin"),          from.offset("end"),         0, 0,
            from.offset("sentence_begin"), from.offset("sentence_end")};
  r.doc = from.text("doc");
  r.begin = from.offset("byte_begin");
  r.end = from.offset("byte_end");
  r.quote = from.text("quote");
  r.name = from.text("name");
  r.name_begin = from.maybe_offset("name_begin");
  r.name_end = from.maybe_offset("name_end");
  at.name_begin = r.name_begin.value_or(0);
  at.name_end = r.name_end.value_or(0);
  r.value = from.number("value");
  if (!object.attr("high").is_none()) r.high = from.number("high");
  r.unit = from.text("unit");
  r.unit_text = from.text("unit_text");
  r.kind = from.one_of<zhibiao::Kind, 8>("kind");
  r.direction = from.one_of<zhibiao::Direction, 4>("direction");
  r.bound = from.one_of<zhibiao::Bound, 6>("bound");
  r.comparison = from.text("comparison");
  r.modality = from.one_of<zhibiao::Modality, 3>("modality");
  r.period = from.text("period");
  r.period_start = from.text("period_start");
  r.period_end = from.text("period_end");
  r.place = from.text("place");
  r.concept_id = from.text("concept");
  r.sentence = from.text("sentence");
  r.rule = from.text("rule");
  return {std::move(r), at};
}

std::pair<std::vector<Indicator>, std::vector<Places>> records(const py::sequence& objects) {
  std::pair<std::vector<Indicator>, std::vector<Places>> out;
  for (const py::handle object : objects) {
    auto [r, at] = record(object);
    out.first.push_back(std::move(r));
    out.second.push_back(at);
  }
  return out;
}

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
    found = self.extract(utf8.view(), id.view());
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

// A document's bytes to the bytes of an output, without a Python object in between: the command line's way.
py::tuple render(const zhibiao::Extractor& self, const py::bytes& data, const py::str& doc,
                 const std::string& format, bool header, std::size_t width) {
  const std::string_view text = data;
  const Utf8 id(doc);
  std::vector<Indicator> found;
  std::string out;
  {
    const py::gil_scoped_release release;
    found = self.extract(text, id.view());
    if (format == "jsonl") out = zhibiao::to_jsonl(found, text);
    if (format == "csv") out = zhibiao::to_csv(found, text, header);
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
    out.append(py::make_tuple(str(f.file), f.line, str(f.entry), str(f.message)));
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

}  // namespace

PYBIND11_MODULE(_core, m, py::mod_gil_not_used()) {
  m.doc() = "The compiled half of zhibiao; use the zhibiao package.";
  m.attr("__version__") = ZHIBIAO_VERSION;
  m.attr("Error") = classes().error;
  py::register_exception_translator([](std::exception_ptr e) {
    try {
      if (e) std::rethrow_exception(e);
    } catch (const zhibiao::Error& error) {
      raise(error);
    }
  });

  py::class_<zhibiao::Extractor>(m, "Extractor", "A compiled rule set; threads may share it.")
      .def(py::init(&make_extractor), py::arg("lang"), py::arg("date"), py::arg("rules"))
      .def("extract", &extract, py::arg("text"), py::arg("doc"), "The records of `text` as rows.")
      .def("quantities", &quantities, py::arg("text"), "The quantities of `text` as rows.")
      .def("render", &render, py::arg("data"), py::arg("doc"), py::arg("format"), py::arg("header"),
           py::arg("width"), "UTF-8 bytes to the bytes of an output, and the number of records.");
  m.def("test_rules", &test_rules, py::arg("path"), "Lines run, and the failures as rows.");
  m.def("units", &units, "The built-in units as rows.");
  m.def("to_table", &to_table, py::arg("records"), py::arg("width"), "An aligned table.");
  m.def("to_jsonl", &to_jsonl, py::arg("records"), "JSON Lines.");
  m.def("to_csv", &to_csv, py::arg("records"), py::arg("header"), "CSV.");
}
