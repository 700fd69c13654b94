#include "sink/arrow.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include "zhibiao/sink.h"

namespace zhibiao::sink {
namespace {

// ---- Schemas. A node owns its children; whoever releases a schema releases them, as the specification has
// it.

struct SchemaNode {
  std::vector<ArrowSchema*> children;
};

void release_schema(ArrowSchema* schema) {
  for (std::int64_t i = 0; i < schema->n_children; ++i) {
    ArrowSchema* child = schema->children[i];
    if (child->release) child->release(child);
    delete child;
  }
  if (schema->dictionary) {
    if (schema->dictionary->release) schema->dictionary->release(schema->dictionary);
    delete schema->dictionary;
  }
  delete static_cast<SchemaNode*>(schema->private_data);
  schema->release = nullptr;
}

void fill_schema(ArrowSchema* out, const char* format, const char* name, bool nullable) {
  *out = {format,          name,          nullptr, nullable ? ARROW_FLAG_NULLABLE : 0, 0, nullptr, nullptr,
          &release_schema, new SchemaNode};
}

ArrowSchema* add_child(ArrowSchema* parent) {
  auto* node = static_cast<SchemaNode*>(parent->private_data);
  node->children.push_back(new ArrowSchema{});
  parent->children = node->children.data();
  parent->n_children = static_cast<std::int64_t>(node->children.size());
  return node->children.back();
}

void field_schema(const Field& field, Words words, ArrowSchema* out) {
  constexpr std::array<const char*, 5> formats = {"u", "l", "g", "tdD", "c"};
  const bool plain = field.type == Field::Type::code && words == Words::plain;
  fill_schema(out, plain ? "u" : formats.at(static_cast<std::size_t>(field.type)), field.name,
              field.nullable);
  if (field.type != Field::Type::code || plain) return;
  out->dictionary = new ArrowSchema{};
  fill_schema(out->dictionary, "u", "", false);
}

void record_schema(ArrowShape shape, const char* name, ArrowSchema* out) {
  fill_schema(out, "+s", name, false);
  for (const Field& field : fields().subspan(shape.rows == RowNumbers::with ? 0 : 1)) {
    field_schema(field, shape.words, add_child(out));
  }
}

// ---- Arrays. Each array, child or not, holds its own share of the memory: a consumer may move a child away.

struct ArrayNode {
  std::shared_ptr<const void> owner;
  std::array<const void*, 3> buffers = {};
  std::vector<ArrowArray*> children;
};

void release_array(ArrowArray* array) {
  for (std::int64_t i = 0; i < array->n_children; ++i) {
    ArrowArray* child = array->children[i];
    if (child->release) child->release(child);
    delete child;
  }
  if (array->dictionary) {
    if (array->dictionary->release) array->dictionary->release(array->dictionary);
    delete array->dictionary;
  }
  delete static_cast<ArrayNode*>(array->private_data);
  array->release = nullptr;
}

ArrayNode* fill_array(ArrowArray* out, std::size_t length, std::int64_t buffers,
                      std::shared_ptr<const void> owner) {
  auto* node = new ArrayNode{std::move(owner), {}, {}};
  *out = {static_cast<std::int64_t>(length),
          0,
          0,
          buffers,
          0,
          node->buffers.data(),
          nullptr,
          nullptr,
          &release_array,
          node};
  return node;
}

ArrowArray* add_child(ArrowArray* parent) {
  auto* node = static_cast<ArrayNode*>(parent->private_data);
  node->children.push_back(new ArrowArray{});
  parent->children = node->children.data();
  parent->n_children = static_cast<std::int64_t>(node->children.size());
  return node->children.back();
}

// A null bitmap may be left out where nothing is null.
void set_validity(const Validity& validity, ArrayNode* node, ArrowArray* out) {
  out->null_count = static_cast<std::int64_t>(validity.nulls());
  node->buffers[0] = validity.nulls() == 0 ? nullptr : validity.bits().data();
}

void export_strings(std::shared_ptr<const Strings> strings, ArrowArray* out) {
  const Strings& column = *strings;
  ArrayNode* node = fill_array(out, column.validity.size(), 3, std::move(strings));
  set_validity(column.validity, node, out);
  node->buffers[1] = column.offsets.data();
  node->buffers[2] = column.bytes.data();
}

std::shared_ptr<const Strings> word_list(const Field& field) {
  auto list = std::make_shared<Strings>();
  for (const std::string_view word : field.words) list->push(word);
  return list;
}

std::shared_ptr<const Strings> spelled_out(const Codes& codes, const Field& field) {
  auto list = std::make_shared<Strings>();
  for (std::size_t i = 0; i < codes.values.size(); ++i) {
    const bool valid = codes.validity.valid(i);
    list->push(valid ? field.words[static_cast<std::size_t>(codes.values[i])] : "", valid);
  }
  return list;
}

void export_column(const std::shared_ptr<const Batch>& batch, std::size_t index, Words words,
                   ArrowArray* out) {
  const Field& field = fields()[index];
  const auto fixed = [&]<class T>(const Numbers<T>& column) {
    ArrayNode* node = fill_array(out, column.values.size(), 2, batch);
    set_validity(column.validity, node, out);
    node->buffers[1] = column.values.data();
  };
  const Column& column = batch->columns()[index];
  if (const auto* strings = std::get_if<Strings>(&column)) {
    export_strings(std::shared_ptr<const Strings>(batch, strings), out);
  } else if (const auto* codes = std::get_if<Codes>(&column)) {
    if (words == Words::plain) {
      export_strings(spelled_out(*codes, field), out);
      return;
    }
    fixed(*codes);
    out->dictionary = new ArrowArray{};
    export_strings(word_list(field), out->dictionary);
  } else if (const auto* days = std::get_if<Days>(&column)) {
    fixed(*days);
  } else if (const auto* reals = std::get_if<Reals>(&column)) {
    fixed(*reals);
  } else {
    fixed(std::get<Integers>(column));
  }
}

void export_batch(const std::shared_ptr<const Batch>& batch, ArrowShape shape, ArrowArray* out) {
  fill_array(out, batch->size(), 1, nullptr);
  for (std::size_t i = shape.rows == RowNumbers::with ? 0 : 1; i < fields().size(); ++i) {
    export_column(batch, i, shape.words, add_child(out));
  }
}

// ---- The stream.

struct StreamNode {
  Table::Batches batches;
  ArrowShape shape;
  std::size_t next = 0;
};

// Runs what may lack memory, as the error number that C wants.
template <class Work>
int guarded(Work work) noexcept {
  try {
    work();
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  } catch (...) {
    return EINVAL;
  }
}

int next_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  const auto* node = static_cast<const StreamNode*>(stream->private_data);
  return guarded([&] { export_schema(node->shape, out); });
}

int next_array(ArrowArrayStream* stream, ArrowArray* out) {
  auto* node = static_cast<StreamNode*>(stream->private_data);
  if (node->next == node->batches.size()) {
    *out = ArrowArray{};  // released: the end
    return 0;
  }
  return guarded([&] { export_batch(node->batches[node->next++], node->shape, out); });
}

void release_stream(ArrowArrayStream* stream) {
  delete static_cast<StreamNode*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace

void export_schema(ArrowShape shape, ArrowSchema* out) { record_schema(shape, "", out); }

void export_list_schema(ArrowShape shape, ArrowSchema* out) {
  fill_schema(out, "+l", "", true);
  record_schema(shape, "item", add_child(out));
}

void export_stream(Table::Batches batches, ArrowShape shape, ArrowArrayStream* out) {
  auto* node = new StreamNode{std::move(batches), shape};
  *out = {&next_schema, &next_array, [](ArrowArrayStream*) -> const char* { return "out of memory"; },
          &release_stream, node};
}

void export_lists(const Table& table, std::int64_t rows, ArrowShape shape, ArrowArray* out) {
  auto all = std::make_shared<Batch>();
  for (const auto& batch : table.batches()) all->append(*batch);
  auto offsets = std::make_shared<std::vector<std::int32_t>>(static_cast<std::size_t>(rows) + 1);
  const std::vector<std::int64_t>& numbers = all->rows().values;
  for (std::int64_t row = 0; row <= rows; ++row) {
    (*offsets)[static_cast<std::size_t>(row)] =
        static_cast<std::int32_t>(std::ranges::lower_bound(numbers, row) - numbers.begin());
  }
  const std::int32_t* data = offsets->data();
  ArrayNode* node = fill_array(out, static_cast<std::size_t>(rows), 2, std::move(offsets));
  node->buffers[1] = data;
  export_batch(all, shape, add_child(out));
}

}  // namespace zhibiao::sink

void zhibiao::to_arrow(std::span<const Indicator> records, std::string_view text, ArrowArrayStream* out) {
  sink::Table table;
  table.add(records, sink::code_point_places(records, text), 0);
  sink::export_stream(table.batches(), {}, out);
}
