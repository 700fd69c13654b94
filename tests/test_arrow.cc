// Records as columns: what a consumer of Arrow's C interfaces reads, and how long it may read it.
#include <doctest/doctest.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sink/arrow.h"
#include "sink/batch.h"
#include "zhibiao/zhibiao.h"

using zhibiao::Decimal;
using zhibiao::Indicator;
namespace sink = zhibiao::sink;

namespace {

Indicator record(int i) {
  Indicator r;
  r.doc = "d\xFF";
  r.quote = std::to_string(i) + "吨";
  r.name = "产量";
  r.value = Decimal(i, 0);
  if (i % 2) r.high = Decimal(i + 1, -1);
  r.unit = "tonne";
  if (i % 3) r.direction = zhibiao::Direction::down;
  r.kind = zhibiao::Kind::growth;
  r.period_start = i % 2 ? "1970-01-02" : "2022-02-30";
  return r;
}

sink::Table table(int count, std::int64_t row = 0) {
  std::vector<Indicator> records;
  for (int i = 0; i < count; ++i) records.push_back(record(i));
  sink::Table out;
  out.add(records, std::vector<sink::Places>(records.size()), row);
  return out;
}

std::size_t column(std::string_view name) {
  std::size_t i = 0;
  while (sink::fields()[i].name != name) ++i;
  return i - 1;  // without `row`
}

struct Stream {
  explicit Stream(const sink::Table& from, sink::ArrowShape shape = {}) {
    sink::export_stream(from.batches(), shape, &stream);
    REQUIRE(stream.get_schema(&stream, &schema) == 0);
    REQUIRE(stream.get_next(&stream, &array) == 0);
  }
  ~Stream() {
    if (array.release) array.release(&array);
    schema.release(&schema);
    stream.release(&stream);
  }

  const ArrowArray& child(std::string_view name) const { return *array.children[column(name)]; }
  const char* format(std::string_view name) const { return schema.children[column(name)]->format; }

  ArrowArrayStream stream{};
  ArrowSchema schema{};
  ArrowArray array{};
};

bool valid(const ArrowArray& array, std::int64_t i) {
  if (!array.buffers[0]) return true;
  return (static_cast<const unsigned char*>(array.buffers[0])[i / 8] >> (i % 8) & 1) != 0;
}

std::string_view text(const ArrowArray& array, std::int64_t i) {
  const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
  return {static_cast<const char*>(array.buffers[2]) + offsets[i],
          static_cast<std::size_t>(offsets[i + 1] - offsets[i])};
}

}  // namespace

TEST_CASE("schema: names of the CSV sink, formats, dictionaries") {
  const Stream s(table(1));
  CHECK(s.schema.format == std::string("+s"));
  std::string header;
  for (std::int64_t i = 0; i < s.schema.n_children; ++i) {
    header += (i ? "," : "") + std::string(s.schema.children[i]->name);
  }
  CHECK(header + "\n" == zhibiao::to_csv({}, ""));
  CHECK(s.format("value") == std::string("g"));
  CHECK(s.format("exact") == std::string("u"));
  CHECK(s.format("begin") == std::string("l"));
  CHECK(s.format("period_start") == std::string("tdD"));
  CHECK(s.format("kind") == std::string("c"));
  CHECK(s.schema.children[column("kind")]->dictionary->format == std::string("u"));
  CHECK((s.schema.children[column("high")]->flags & ARROW_FLAG_NULLABLE) != 0);
  CHECK((s.schema.children[column("value")]->flags & ARROW_FLAG_NULLABLE) == 0);
}

TEST_CASE("values, nulls, words, days, ill-formed bytes") {
  const Stream s(table(20));
  CHECK(s.array.length == 20);
  for (std::int64_t i = 0; i < 20; ++i) {
    CHECK(text(s.child("quote"), i) == std::to_string(i) + "吨");
    CHECK(text(s.child("doc"), i) == "d\xEF\xBF\xBD");
    CHECK(static_cast<const double*>(s.child("value").buffers[1])[i] == static_cast<double>(i));
    CHECK(valid(s.child("high"), i) == (i % 2 == 1));
    CHECK(valid(s.child("direction"), i) == (i % 3 != 0));
    CHECK(valid(s.child("period_start"), i) == (i % 2 == 1));
  }
  CHECK(s.child("high").null_count == 10);
  CHECK(static_cast<const std::int32_t*>(s.child("period_start").buffers[1])[1] == 1);
  CHECK(text(s.child("exact_high"), 3) == "0.4");
  const ArrowArray& direction = s.child("direction");
  const auto code = static_cast<const std::int8_t*>(direction.buffers[1])[1];
  CHECK(text(*direction.dictionary, code) == "down");
  const ArrowArray& kind = s.child("kind");
  CHECK(kind.buffers[0] == nullptr);
  CHECK(text(*kind.dictionary, static_cast<const std::int8_t*>(kind.buffers[1])[0]) == "growth");
}

TEST_CASE("words spelled out, row numbers") {
  const Stream s(table(3, 7), {sink::Words::plain, sink::RowNumbers::with});
  CHECK(s.schema.children[0]->name == std::string("row"));
  CHECK(static_cast<const std::int64_t*>(s.array.children[0]->buffers[1])[2] == 7);
  const ArrowArray& direction = *s.array.children[column("direction") + 1];
  CHECK(direction.dictionary == nullptr);
  CHECK(text(direction, 1) == "down");
  CHECK(!valid(direction, 0));
}

TEST_CASE("a child that was moved away outlives everything else") {
  ArrowArray quotes{};
  {
    Stream s(table(5));
    ArrowArray* child = s.array.children[column("quote")];
    std::memcpy(&quotes, child, sizeof quotes);
    child->release = nullptr;
  }
  CHECK(text(quotes, 4) == "4吨");
  quotes.release(&quotes);
  CHECK(!quotes.release);
}

TEST_CASE("batches of 64 thousand, then the end") {
  constexpr int kCount = 70000;
  Stream s(table(kCount));
  CHECK(s.array.length == 65536);
  ArrowArray next{};
  REQUIRE(s.stream.get_next(&s.stream, &next) == 0);
  CHECK(next.length == kCount - 65536);
  next.release(&next);
  REQUIRE(s.stream.get_next(&s.stream, &next) == 0);
  CHECK(!next.release);
}

TEST_CASE("tables put together keep the order and find the records of a text") {
  sink::Table all = table(3, 0);
  const auto before = all.batches();  // somebody reads: what follows may not change it
  all.extend(table(0, 1));
  all.extend(table(4, 2));
  all.extend(table(2, 5));
  CHECK(before.front()->size() == 3);
  CHECK(all.size() == 9);
  CHECK(all.records_of(0) == zhibiao::Span{0, 3});
  CHECK(all.records_of(1).empty());
  CHECK(all.records_of(2) == zhibiao::Span{3, 7});
  CHECK(all.records_of(5) == zhibiao::Span{7, 9});
  CHECK(all.records_of(6).empty());
}

TEST_CASE("lists: one a text, none for a text without records") {
  sink::Table all = table(3, 0);
  all.extend(table(2, 2));
  ArrowArray lists{};
  sink::export_lists(all, 4, {}, &lists);
  const auto* offsets = static_cast<const std::int32_t*>(lists.buffers[1]);
  CHECK(std::vector<std::int32_t>(offsets, offsets + 5) == std::vector<std::int32_t>{0, 3, 3, 5, 5});
  CHECK(lists.children[0]->length == 5);
  lists.release(&lists);
}

TEST_CASE("the public function") {
  const std::string source = "2022年，粮食产量达到5万吨，增长3%。";
  const zhibiao::Extractor extractor;
  ArrowArrayStream stream{};
  zhibiao::to_arrow(extractor.extract(source), source, &stream);
  ArrowArray array{};
  REQUIRE(stream.get_next(&stream, &array) == 0);
  CHECK(array.length == 2);
  array.release(&array);
  stream.release(&stream);
}

TEST_CASE("columns: strings end at 2 GiB, and what does not fit changes nothing") {
  CHECK(sink::Strings{}.limit == (std::size_t{1} << 31) - 1);
  sink::Strings column, more;
  column.limit = 10;  // as if the rest were there: two GiB take ten under a sanitizer
  column.push("万吨t");
  more.push("吨");
  more.push("t");
  CHECK_THROWS_WITH_AS(column.push("tons"), "a column of strings passes 2 GiB; extract fewer texts at a time",
                       std::length_error);
  CHECK_THROWS_WITH_AS(column.append(more), "a column of strings passes 2 GiB; extract fewer texts at a time",
                       std::length_error);
  CHECK(column.offsets.size() == 2);
  CHECK(column.validity.size() == 1);
  column.push("吨");
  column.push("tons", false);  // a null takes no room
  CHECK(column.at(1) == "吨");
  CHECK(column.validity.nulls() == 1);
}
