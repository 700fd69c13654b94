#include "arrow_text.h"

#include <cstring>
#include <stdexcept>
#include <utility>

namespace zhibiao::python {
namespace {

template <class T>
T value_at(const void* buffer, std::int64_t i) noexcept {
  T value;
  std::memcpy(&value, static_cast<const char*>(buffer) + static_cast<std::size_t>(i) * sizeof(T), sizeof(T));
  return value;
}

bool is_null(const ArrowArray& array, std::int64_t i) noexcept {
  if (array.null_count == 0 || array.n_buffers == 0 || !array.buffers[0]) return false;
  return (value_at<std::uint8_t>(array.buffers[0], i / 8) >> (i % 8) & 1) == 0;
}

template <class Offset>
std::string_view slice(const ArrowArray& array, std::int64_t i) noexcept {
  const auto begin = value_at<Offset>(array.buffers[1], i);
  const auto end = value_at<Offset>(array.buffers[1], i + 1);
  if (begin == end) return {};
  return {static_cast<const char*>(array.buffers[2]) + begin, static_cast<std::size_t>(end - begin)};
}

// A view is its length, then either 12 bytes of text or a prefix, the number of a buffer and the place in it.
std::string_view view(const ArrowArray& array, std::int64_t i) noexcept {
  const char* at = static_cast<const char*>(array.buffers[1]) + i * 16;
  const auto size = value_at<std::int32_t>(at, 0);
  if (size <= 12) return {at + 4, static_cast<std::size_t>(size)};
  const auto buffer = value_at<std::int32_t>(at, 2);
  const auto begin = value_at<std::int32_t>(at, 3);
  return {static_cast<const char*>(array.buffers[2 + buffer]) + begin, static_cast<std::size_t>(size)};
}

std::int64_t index(const char* format, const void* buffer, std::int64_t i) noexcept {
  switch (*format) {
    case 'c':
      return value_at<std::int8_t>(buffer, i);
    case 'C':
      return value_at<std::uint8_t>(buffer, i);
    case 's':
      return value_at<std::int16_t>(buffer, i);
    case 'S':
      return value_at<std::uint16_t>(buffer, i);
    case 'i':
      return value_at<std::int32_t>(buffer, i);
    case 'I':
      return value_at<std::uint32_t>(buffer, i);
    default:
      return value_at<std::int64_t>(buffer, i);
  }
}

bool is_text(const ArrowSchema& schema) {
  const std::string_view format = schema.dictionary ? schema.dictionary->format : schema.format;
  return format == "u" || format == "U" || format == "vu" || format == "n";
}

std::string shown(const ArrowSchema& schema) {
  return std::string(schema.name && *schema.name ? schema.name : "the array") + " has the Arrow format \"" +
         schema.format + '"';
}

// Which column of a struct holds the texts.
std::int64_t column_of(const ArrowSchema& schema, const std::string& wanted) {
  std::vector<std::int64_t> found;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& child = *schema.children[i];
    if (wanted.empty() ? is_text(child) : wanted == (child.name ? child.name : "")) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  if (!wanted.empty()) throw std::invalid_argument("the table has no column \"" + wanted + '"');
  throw std::invalid_argument("the table has " + std::to_string(found.size()) +
                              " columns of strings; pass the one that holds the texts");
}

std::optional<std::string_view> text_at(const ArrowSchema& schema, const ArrowArray& array,
                                        std::int64_t i) noexcept {
  i += array.offset;
  if (*schema.format == 'n' || is_null(array, i)) return std::nullopt;
  if (schema.dictionary) {
    return text_at(*schema.dictionary, *array.dictionary, index(schema.format, array.buffers[1], i));
  }
  if (*schema.format == 'u') return slice<std::int32_t>(array, i);
  if (*schema.format == 'U') return slice<std::int64_t>(array, i);
  return view(array, i);
}

}  // namespace

ArrowTexts::ArrowTexts(SchemaPtr owned, Owned<ArrowArray> array, const std::string& column)
    : schema_(std::move(owned)), array_(std::move(array)), field_(schema()), texts_(array_.get()) {
  if (std::string_view(field_->format) == "+s") {
    const std::int64_t i = column_of(*schema(), column);
    shift_ = texts_->offset;
    field_ = schema()->children[i];
    texts_ = array_.get()->children[i];
  }
  if (!is_text(*field_)) throw std::invalid_argument(shown(*field_) + "; strings are wanted");
}

std::optional<std::string_view> ArrowTexts::at(std::int64_t i) const noexcept {
  if (texts_ != array_.get() && is_null(*array_.get(), i + shift_)) return std::nullopt;
  return text_at(*field_, *texts_, i + shift_);
}

}  // namespace zhibiao::python
