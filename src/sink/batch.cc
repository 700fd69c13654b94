#include "sink/batch.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace zhibiao::sink {
namespace {

constexpr std::size_t kRows = 1u << 16;     // of a full batch
constexpr std::size_t kBytes = 512u << 20;  // of its longest column

using enum Field::Type;

// The words of an enumeration in the order of its values, which to_string knows.
template <class Enum, std::size_t N, std::size_t First = 0>
const std::array<std::string_view, N>& words() {
  static const auto list = [] {
    std::array<std::string_view, N> out;
    for (std::size_t i = 0; i < N; ++i) out[i] = to_string(static_cast<Enum>(i + First));
    return out;
  }();
  return list;
}

// The day number of "2022-12-31"; nothing where the text is empty or no day.
std::optional<std::int32_t> day_number(std::string_view iso) {
  if (iso.size() != 10) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t size) {
    unsigned value = 0;
    std::from_chars(iso.data() + at, iso.data() + at + size, value);
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(part(0, 4))),
                                        std::chrono::month(part(5, 2)), std::chrono::day(part(8, 2))};
  if (!day.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count());
}

// Fills one row, column by column.
class Row {
 public:
  explicit Row(std::vector<Column>& columns) : columns_(columns) {}

  void text(std::string_view value) { next<Strings>().push(value); }
  void foreign(std::string_view value, bool valid = true) {
    if (utf8::well_formed_end(value, 0) == value.size())
      next<Strings>().push(value, valid);
    else
      next<Strings>().push(well_formed(value), valid);
  }
  void text_if(std::string_view value) { next<Strings>().push(value, !value.empty()); }
  void foreign_if(std::string_view value) { foreign(value, !value.empty()); }
  void integer(std::size_t value) { next<Integers>().push(static_cast<std::int64_t>(value)); }
  void integer_if(bool valid, std::size_t value) {
    next<Integers>().push(static_cast<std::int64_t>(value), valid);
  }
  void signed_integer(std::int64_t value) { next<Integers>().push(value); }
  void real(const std::optional<Decimal>& value) {
    next<Reals>().push(value ? value->to_double() : 0, value.has_value());
  }
  void exact(const std::optional<Decimal>& value) {
    next<Strings>().push(value ? value->to_string() : std::string(), value.has_value());
  }
  void day(std::string_view iso) {
    const std::optional<std::int32_t> number = day_number(iso);
    next<Days>().push(number.value_or(0), number.has_value());
  }
  template <class Enum>
  void code(Enum value) {
    next<Codes>().push(static_cast<std::int8_t>(value));
  }
  void direction(Direction value) {  // none is null, so that up is the first word
    next<Codes>().push(static_cast<std::int8_t>(static_cast<int>(value) - 1), value != Direction::none);
  }

 private:
  template <class T>
  T& next() {
    return std::get<T>(columns_[at_++]);
  }

  std::vector<Column>& columns_;
  std::size_t at_ = 0;
};

Column make(const Field& field) {
  switch (field.type) {
    case integer:
      return Integers{};
    case real:
      return Reals{};
    case day:
      return Days{};
    case code:
      return Codes{};
    default:
      return Strings{};
  }
}

}  // namespace

std::span<const Field> fields() noexcept {
  static const std::array<Field, 30> list = {{{"row", integer},
                                              {"doc", text},
                                              {"begin", integer},
                                              {"end", integer},
                                              {"byte_begin", integer},
                                              {"byte_end", integer},
                                              {"quote", text},
                                              {"name", text},
                                              {"name_begin", integer, true},
                                              {"name_end", integer, true},
                                              {"value", real},
                                              {"high", real, true},
                                              {"exact", text},
                                              {"exact_high", text, true},
                                              {"unit", text},
                                              {"unit_text", text},
                                              {"kind", code, false, words<Kind, 8>()},
                                              {"direction", code, true, words<Direction, 3, 1>()},
                                              {"bound", code, false, words<Bound, 6>()},
                                              {"comparison", text, true},
                                              {"modality", code, false, words<Modality, 3>()},
                                              {"period", text, true},
                                              {"period_start", day, true},
                                              {"period_end", day, true},
                                              {"place", text, true},
                                              {"concept", text, true},
                                              {"sentence", text},
                                              {"sentence_begin", integer},
                                              {"sentence_end", integer},
                                              {"rule", text}}};
  return list;
}

void Validity::push(bool valid) {
  if (size_ % 8 == 0) bits_.push_back(0);
  if (valid) bits_.back() = static_cast<std::uint8_t>(bits_.back() | (1u << (size_ % 8)));
  nulls_ += !valid;
  ++size_;
}

void Validity::append(const Validity& other) {
  for (std::size_t i = 0; i < other.size_; ++i) push(other.valid(i));
}

void Strings::check_room(std::size_t size) const {
  if (size > limit - bytes.size())
    throw std::length_error("a column of strings passes 2 GiB; extract fewer texts at a time");
}

void Strings::push(std::string_view text, bool valid) {
  if (valid) check_room(text.size());
  if (valid) bytes += text;
  offsets.push_back(static_cast<std::int32_t>(bytes.size()));
  validity.push(valid);
}

void Strings::append(const Strings& other) {
  check_room(other.bytes.size());
  const std::int32_t shift = offsets.back();
  bytes += other.bytes;
  for (std::size_t i = 1; i < other.offsets.size(); ++i) offsets.push_back(other.offsets[i] + shift);
  validity.append(other.validity);
}

std::string_view Strings::at(std::size_t i) const noexcept {
  const auto begin = static_cast<std::size_t>(offsets[i]);
  return std::string_view(bytes).substr(begin, static_cast<std::size_t>(offsets[i + 1]) - begin);
}

Batch::Batch() {
  for (const Field& field : fields()) columns_.push_back(make(field));
}

std::size_t Batch::bytes() const noexcept {
  std::size_t most = 0;
  for (const Column& column : columns_) {
    if (const auto* strings = std::get_if<Strings>(&column)) most = std::max(most, strings->bytes.size());
  }
  return most;
}

void Batch::add(const Indicator& r, const Places& at, std::int64_t row_number) {
  Row row(columns_);
  row.signed_integer(row_number);
  row.foreign(r.doc);
  for (const std::size_t offset : {at.begin, at.end, r.begin, r.end}) row.integer(offset);
  row.foreign(r.quote);
  row.foreign(r.name);
  row.integer_if(r.name_begin.has_value(), at.name_begin);
  row.integer_if(r.name_end.has_value(), at.name_end);
  row.real(r.value);
  row.real(r.high);
  row.exact(r.value);
  row.exact(r.high);
  row.foreign(r.unit);
  row.foreign(r.unit_text);
  row.code(r.kind);
  row.direction(r.direction);
  row.code(r.bound);
  row.text_if(r.comparison);
  row.code(r.modality);
  row.text_if(r.period);
  row.day(r.period_start);
  row.day(r.period_end);
  row.foreign_if(r.place);
  row.foreign_if(r.concept_id);
  row.foreign(r.sentence);
  row.integer(at.sentence_begin);
  row.integer(at.sentence_end);
  row.foreign(r.rule);
  ++size_;
}

void Batch::append(const Batch& other) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::visit([&]<class T>(T& column) { column.append(std::get<T>(other.columns_[i])); }, columns_[i]);
  }
  size_ += other.size_;
}

void Table::add(std::span<const Indicator> records, std::span<const Places> places, std::int64_t row) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const bool full =
        batches_.empty() || batches_.back()->size() >= kRows || batches_.back()->bytes() >= kBytes;
    if (full || batches_.back().use_count() > 1) batches_.push_back(std::make_shared<Batch>());
    batches_.back()->add(records[i], places[i], row);
  }
}

void Table::extend(Table&& other) {
  for (std::shared_ptr<Batch>& next : other.batches_) {
    const bool joins = !batches_.empty() && batches_.back().use_count() == 1 &&
                       batches_.back()->size() + next->size() <= kRows &&
                       batches_.back()->bytes() + next->bytes() <= kBytes;
    if (joins) {
      batches_.back()->append(*next);
    } else {
      batches_.push_back(std::move(next));
    }
  }
  other.batches_.clear();
}

std::size_t Table::size() const noexcept {
  std::size_t sum = 0;
  for (const auto& batch : batches_) sum += batch->size();
  return sum;
}

Table::Batches Table::batches() const { return {batches_.begin(), batches_.end()}; }

Span Table::records_of(std::int64_t row) const {
  Span span;
  for (const auto& batch : batches_) {
    const std::vector<std::int64_t>& rows = batch->rows().values;
    const auto [first, last] = std::equal_range(rows.begin(), rows.end(), row);
    if (span.empty() && first != last) {
      span.begin = span.end + static_cast<std::size_t>(first - rows.begin());
      span.end = span.begin + static_cast<std::size_t>(last - first);
    } else if (!span.empty() && first != last) {
      span.end += static_cast<std::size_t>(last - first);
    } else if (span.empty()) {
      span = {span.end + rows.size(), span.end + rows.size()};
    }
  }
  return span;
}

}  // namespace zhibiao::sink
