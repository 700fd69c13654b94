#include "convert.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace zhibiao::python {
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
            "`code`, `file`, `line`, `column`, `entry` and, of an ill-formed byte, `offset`.";
        PyObject* error = PyErr_NewExceptionWithDoc("zhibiao.Error", doc, PyExc_ValueError, nullptr);
        return Classes{py::module_::import("decimal").attr("Decimal"),
                       py::module_::import("datetime").attr("date"),
                       py::reinterpret_steal<py::object>(error)};
      })
      .get_stored();
}

const char* name_of(ErrorCode code) {
  constexpr std::array<const char*, 7> names = {"option",  "io",        "syntax",  "schema",
                                                "pattern", "self_test", "encoding"};
  return names.at(static_cast<std::size_t>(code));
}

py::object decimal(const Decimal& value) { return classes().decimal(value.to_string()); }

py::object decimal_or_none(const std::optional<Decimal>& value) {
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

// Where each column of a batch stands, by its name.
std::size_t column_index(std::string_view name) {
  const auto fields = sink::fields();
  std::size_t i = 0;
  while (fields[i].name != name) ++i;
  return i;
}

// A record of a batch, value by value.
class BatchRow {
 public:
  BatchRow(const sink::Batch& batch, std::size_t row) : batch_(batch), row_(row) {}

  py::object text(std::size_t column) const {
    const auto& strings = get<sink::Strings>(column);
    return strings.validity.valid(row_) ? py::object(str(strings.at(row_))) : py::object(py::none());
  }
  py::object integer(std::size_t column) const {
    const auto& numbers = get<sink::Integers>(column);
    return numbers.validity.valid(row_) ? py::object(py::int_(numbers.values[row_])) : py::object(py::none());
  }
  py::object exact(std::size_t column) const {
    const py::object plain = text(column);
    return plain.is_none() ? plain : classes().decimal(plain);
  }
  py::object word(std::size_t column) const {
    const auto& codes = get<sink::Codes>(column);
    if (!codes.validity.valid(row_)) return py::none();
    return str(sink::fields()[column].words[static_cast<std::size_t>(codes.values[row_])]);
  }
  py::object day(std::size_t column) const {
    constexpr int kEpoch = 719163;  // 1970-01-01 as Python's ordinal
    const auto& days = get<sink::Days>(column);
    if (!days.validity.valid(row_) || days.values[row_] + kEpoch < 1) return py::none();
    return classes().date.attr("fromordinal")(days.values[row_] + kEpoch);
  }

 private:
  template <class T>
  const T& get(std::size_t column) const {
    return std::get<T>(batch_.columns()[column]);
  }

  const sink::Batch& batch_;
  std::size_t row_;
};

py::tuple row(const BatchRow& r) {
  static const std::size_t doc = column_index("doc");
  static const std::size_t quote = column_index("quote");
  static const std::size_t exact = column_index("exact");
  static const std::size_t kind = column_index("kind");
  static const std::size_t period = column_index("period");
  static const std::size_t sentence = column_index("sentence");
  return py::make_tuple(r.text(doc), r.integer(doc + 1), r.integer(doc + 2), r.text(quote), r.text(quote + 1),
                        r.integer(quote + 2), r.integer(quote + 3), r.exact(exact), r.exact(exact + 1),
                        r.text(exact + 2), r.text(exact + 3), r.word(kind), r.word(kind + 1),
                        r.word(kind + 2), r.text(kind + 3), r.word(kind + 4), r.text(period),
                        r.day(period + 1), r.day(period + 2), r.text(period + 3), r.text(period + 4),
                        r.text(sentence), r.integer(sentence + 1), r.integer(sentence + 2),
                        r.text(sentence + 3), r.integer(doc + 3), r.integer(doc + 4));
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
  Decimal number(const char* name) const {
    const py::str plain = py::module_::import("builtins").attr("format")(record_.attr(name), "f");
    const auto value = Decimal::parse(std::string(plain));
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
  r.kind = from.one_of<Kind, 8>("kind");
  r.direction = from.one_of<Direction, 4>("direction");
  r.bound = from.one_of<Bound, 6>("bound");
  r.comparison = from.text("comparison");
  r.modality = from.one_of<Modality, 3>("modality");
  r.period = from.text("period");
  r.period_start = from.text("period_start");
  r.period_end = from.text("period_end");
  r.place = from.text("place");
  r.concept_id = from.text("concept");
  r.sentence = from.text("sentence");
  r.rule = from.text("rule");
  return {std::move(r), at};
}

}  // namespace

py::object error_class() { return classes().error; }

void raise(const Error& e) {
  py::object error = classes().error(e.what());
  error.attr("code") = name_of(e.code());
  error.attr("file") = e.file().empty() ? py::object(py::none()) : py::object(py::str(e.file()));
  error.attr("line") = e.line() == 0 ? py::object(py::none()) : py::object(py::int_(e.line()));
  error.attr("column") = e.column() == 0 ? py::object(py::none()) : py::object(py::int_(e.column()));
  error.attr("offset") = e.offset() ? py::object(py::int_(*e.offset())) : py::object(py::none());
  error.attr("entry") = e.entry().empty() ? py::object(py::none()) : py::object(py::str(e.entry()));
  PyErr_SetObject(classes().error.ptr(), error.ptr());
}

void append_utf8(const py::handle& text, std::string& out) {
  if (PyUnicode_IS_ASCII(text.ptr())) {
    out.append(static_cast<const char*>(PyUnicode_DATA(text.ptr())),
               static_cast<std::size_t>(PyUnicode_GET_LENGTH(text.ptr())));
    return;
  }
  const int kind = PyUnicode_KIND(text.ptr());
  const void* data = PyUnicode_DATA(text.ptr());
  const Py_ssize_t size = PyUnicode_GET_LENGTH(text.ptr());
  const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
  for (Py_ssize_t i = 0; i < size; ++i) {
    Py_UCS4 c = PyUnicode_READ(kind, data, i);
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    if (c < 0x80) {
      put(c);
      continue;
    }
    if (c < 0x800) {
      put(0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        put(0xE0 | c >> 12);
      } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
      }
      put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
  }
}

Utf8::Utf8(const py::str& text) : owner_(text) {
  if (PyUnicode_IS_ASCII(text.ptr())) {
    view_ = {static_cast<const char*>(PyUnicode_DATA(text.ptr())),
             static_cast<std::size_t>(PyUnicode_GET_LENGTH(text.ptr()))};
    return;
  }
  append_utf8(text, copy_);
  view_ = copy_;
}

py::str str(std::string_view bytes) {
  PyObject* text = PyUnicode_DecodeUTF8(bytes.data(), static_cast<Py_ssize_t>(bytes.size()), "replace");
  if (!text) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(text);
}

py::object str_or_none(std::string_view bytes) { return bytes.empty() ? py::object(py::none()) : str(bytes); }

constexpr std::size_t kRowsUnasked = 4096;  // made between two looks for signals

py::list rows(const std::vector<Indicator>& records, std::string_view text) {
  const std::vector<Places> places = sink::code_point_places(records, text);
  py::list out(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (i % kRowsUnasked == 0 && PyErr_CheckSignals() != 0) throw py::error_already_set();  // Ctrl-C
    out[i] = row(records[i], places[i]);
  }
  return out;
}

py::list rows(const std::vector<Quantity>& quantities, std::string_view text) {
  std::vector<std::size_t> bytes;
  for (const Quantity& q : quantities) bytes.insert(bytes.end(), {q.begin, q.end});
  const std::vector<std::size_t> at = sink::code_points_at(text, bytes);
  py::list out(quantities.size());
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const Quantity& q = quantities[i];
    out[i] = py::make_tuple(at[2 * i], at[2 * i + 1], str(q.quote), decimal_or_none(q.value),
                            decimal_or_none(q.high), str(q.unit), str(q.unit_text), str(to_string(q.bound)),
                            str_or_none(q.guard), q.begin, q.end);
  }
  return out;
}

py::list rows(const std::vector<Explanation>& explanations, std::string_view text) {
  std::vector<Quantity> quantities;
  for (const Explanation& e : explanations) quantities.push_back(e.quantity);
  const py::list found = rows(quantities, text);
  py::list out;
  for (std::size_t i = 0; i < explanations.size(); ++i) {
    const Explanation& e = explanations[i];
    py::list clause;
    for (const ClauseWord& word : e.clause) clause.append(py::make_tuple(str(word.cls), str(word.text)));
    py::list later;
    for (const std::string& name : e.later) later.append(str(name));
    out.append(py::make_tuple(found[i], str(to_string(e.outcome)), str(e.before), str(e.after),
                              str_or_none(e.bound_text), clause, str_or_none(e.rule), str_or_none(e.pattern),
                              later));
  }
  return out;
}

py::list rows(const sink::Table& table, std::size_t begin, std::size_t end) {
  py::list out;
  std::size_t first = 0;
  for (const auto& batch : table.batches()) {
    const std::size_t last = first + batch->size();
    for (std::size_t i = std::max(begin, first); i < std::min(end, last); ++i) {
      out.append(row(BatchRow(*batch, i - first)));
    }
    first = last;
  }
  return out;
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

}  // namespace zhibiao::python
