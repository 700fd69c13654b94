// Records as columns in Arrow's memory layout: what the Arrow, Parquet and pandas outputs are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sink/columns.h"
#include "zhibiao/indicator.h"

namespace zhibiao::sink {

/// One bit a value, least significant first: 1 where the value is there. As Arrow wants it.
class Validity {
 public:
  void push(bool valid);
  void append(const Validity& other);
  bool valid(std::size_t i) const noexcept { return (bits_[i / 8] >> (i % 8) & 1u) != 0; }
  std::size_t size() const noexcept { return size_; }
  std::size_t nulls() const noexcept { return nulls_; }
  const std::vector<std::uint8_t>& bits() const noexcept { return bits_; }

 private:
  std::vector<std::uint8_t> bits_;
  std::size_t size_ = 0;
  std::size_t nulls_ = 0;
};

/// Strings of well-formed UTF-8, end to end. More than `limit` bytes together throw std::length_error and add
/// nothing.
struct Strings {
  std::size_t limit =
      std::numeric_limits<std::int32_t>::max();  ///< What the offsets reach, 2 GiB; less in tests.
  std::vector<std::int32_t> offsets = {0};
  std::string bytes;
  Validity validity;

  void push(std::string_view text, bool valid = true);
  void append(const Strings& other);
  std::string_view at(std::size_t i) const noexcept;

 private:
  void check_room(std::size_t size) const;
};

/// Numbers of one width.
template <class T>
struct Numbers {
  std::vector<T> values;
  Validity validity;

  void push(T value, bool valid = true) {
    values.push_back(valid ? value : T{});
    validity.push(valid);
  }
  void append(const Numbers& other) {
    values.insert(values.end(), other.values.begin(), other.values.end());
    validity.append(other.validity);
  }
};

using Integers = Numbers<std::int64_t>;
using Reals = Numbers<double>;
using Days = Numbers<std::int32_t>;  ///< Days since 1970-01-01.
using Codes = Numbers<std::int8_t>;  ///< Into the field's own list of words.
using Column = std::variant<Strings, Integers, Reals, Days, Codes>;

/// How a column is declared.
struct Field {
  const char* name;
  enum class Type : std::uint8_t { text, integer, real, day, code } type;
  bool nullable = false;
  std::span<const std::string_view> words = {};  ///< Of a code column.
};

/// The columns, in the order of the CSV sink and under its names; first of all `row`, the number of the text
/// that the record came from.
std::span<const Field> fields() noexcept;

/// Some records as columns. Grows by `add` and `append`; reading is thread-safe while nobody writes.
class Batch {
 public:
  Batch();

  std::size_t size() const noexcept { return size_; }
  const std::vector<Column>& columns() const noexcept { return columns_; }
  const Integers& rows() const noexcept { return std::get<Integers>(columns_.front()); }
  std::size_t bytes() const noexcept;  ///< Of the longest column of strings.

  /// Adds a record; `row` is the number of its text. Throws std::length_error where a column would pass 2
  /// GiB.
  void add(const Indicator& record, const Places& at, std::int64_t row);
  void append(const Batch& other);

 private:
  std::vector<Column> columns_;
  std::size_t size_ = 0;
};

/// The columns of any number of records, in batches of up to about 64 thousand.
class Table {
 public:
  using Batches = std::vector<std::shared_ptr<const Batch>>;

  /// Adds the records of text number `row`.
  void add(std::span<const Indicator> records, std::span<const Places> places, std::int64_t row);
  /// Takes over the records of `other`, which follow.
  void extend(Table&& other);

  std::size_t size() const noexcept;
  /// The batches, which share memory with the table until it grows.
  Batches batches() const;
  /// The records of text number `row` as [begin, end) of all records. Precondition: rows were added in order.
  Span records_of(std::int64_t row) const;

 private:
  std::vector<std::shared_ptr<Batch>> batches_;
};

}  // namespace zhibiao::sink
