// Texts that come as Arrow arrays, by the C data interface: read where they are, no Python string in between.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sink/arrow_abi.h"

namespace zhibiao::python {

/// Owns one of the C structs and releases it.
template <class T>
class Owned {
 public:
  Owned() = default;
  /// Takes over what `source` holds, as the interface lets a consumer do.
  explicit Owned(T* source) : value_(*source) { source->release = nullptr; }
  Owned(Owned&& other) noexcept : value_(other.value_) { other.value_.release = nullptr; }
  Owned& operator=(Owned&&) = delete;
  ~Owned() {
    if (value_.release) value_.release(&value_);
  }

  T* get() noexcept { return &value_; }
  const T* get() const noexcept { return &value_; }

 private:
  T value_{};
};

using SchemaPtr = std::shared_ptr<const Owned<ArrowSchema>>;

/// An array of strings: utf8, large_utf8, utf8_view or a dictionary of them, or a column of a struct (a
/// record batch).
class ArrowTexts {
 public:
  /// `column` names the struct's column; empty: its only column of strings. Throws std::invalid_argument,
  /// which says what the array is, where it holds no strings.
  ArrowTexts(SchemaPtr schema, Owned<ArrowArray> array, const std::string& column);

  std::int64_t size() const noexcept { return array_.get()->length; }
  /// Text number `i`; nothing where it is null. The view lives as long as this. Thread-safe.
  std::optional<std::string_view> at(std::int64_t i) const noexcept;

 private:
  const ArrowSchema* schema() const noexcept { return schema_->get(); }

  SchemaPtr schema_;
  Owned<ArrowArray> array_;
  const ArrowSchema* field_;
  const ArrowArray* texts_;
  std::int64_t shift_ = 0;  ///< The struct's own offset, which holds for its columns.
};

}  // namespace zhibiao::python
