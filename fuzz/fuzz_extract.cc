// Target: the whole extraction. Any bytes go in; what comes out is grounded, ordered, exact and the same
// twice.
#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "require.h"
#include "sink/batch.h"
#include "sink/columns.h"
#include "utf8.h"
#include "zhibiao/zhibiao.h"

namespace {

using zhibiao::Decimal;
using zhibiao::Indicator;
using zhibiao::Quantity;

const zhibiao::Extractor& extractor() {
  static const zhibiao::Extractor made;
  return made;
}

void check_value(const Decimal& value) {
  const std::string written = value.to_string();
  REQUIRE(written.size() < 64);
  const auto read = Decimal::parse(written);
  REQUIRE(read && *read == value);
}

template <class Record>
void check_amount(const Record& r, std::string_view text) {
  REQUIRE(r.begin < r.end && r.end <= text.size());
  REQUIRE(text.substr(r.begin, r.end - r.begin) == r.quote);
  REQUIRE(!r.unit.empty());
  if constexpr (std::is_same_v<Record, Quantity>) {
    REQUIRE(r.value.has_value() == (r.guard != "overflow"));
    if (r.value) check_value(*r.value);
  } else {
    check_value(r.value);
  }
  if (r.high) check_value(*r.high);
}

void check_record(const Indicator& r, std::string_view text) {
  check_amount(r, text);
  REQUIRE(r.sentence_begin <= r.begin && r.end <= r.sentence_end && r.sentence_end <= text.size());
  REQUIRE(!r.rule.empty() && !r.sentence.empty());
  for (const std::string_view words : {std::string_view(r.name), std::string_view(r.place)})
    REQUIRE(zhibiao::utf8::well_formed_end(words, 0) == words.size());  // also of ill-formed text
  REQUIRE(r.name_begin.has_value() == r.name_end.has_value());
  if (r.name_begin) REQUIRE(*r.name_begin < *r.name_end && *r.name_end <= text.size());
  REQUIRE(r.period.empty() == (r.period_start.empty() && r.period_end.empty()));
}

void check_order(const std::vector<Indicator>& records) {
  for (std::size_t i = 1; i < records.size(); ++i) REQUIRE(records[i - 1].end <= records[i].begin);
}

// Every record is one of the quantities that no guard keeps out.
void check_layers(const std::vector<Indicator>& records, const std::vector<Quantity>& quantities) {
  auto next = quantities.begin();
  for (const Indicator& r : records) {
    next = std::find_if(next, quantities.end(), [&r](const Quantity& q) { return q.begin == r.begin; });
    REQUIRE(next != quantities.end() && next->guard.empty() && next->end == r.end && next->value == r.value);
  }
}

// The columns say what the records say: as many rows as records, offsets of the same places.
void check_outputs(const std::vector<Indicator>& records, std::string_view text) {
  const std::string jsonl = zhibiao::to_jsonl(records, text);
  REQUIRE(static_cast<std::size_t>(std::count(jsonl.begin(), jsonl.end(), '\n')) == records.size());
  for (const char c : jsonl) REQUIRE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  REQUIRE(!zhibiao::to_csv(records, text).empty());
  const std::string table = zhibiao::to_table(records, 80);
  REQUIRE(static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')) == records.size() + 2);
  const auto places = zhibiao::sink::code_point_places(records, text);
  for (std::size_t i = 0; i < places.size(); ++i) {
    REQUIRE(places[i].begin < places[i].end && places[i].end - places[i].begin <= records[i].quote.size());
    REQUIRE(places[i].sentence_begin <= places[i].begin && places[i].end <= places[i].sentence_end);
  }
}

template <class Column>
const Column& column(const zhibiao::sink::Batch& batch, std::string_view name) {
  const auto fields = zhibiao::sink::fields();
  const auto found =
      std::find_if(fields.begin(), fields.end(), [name](const auto& f) { return f.name == name; });
  REQUIRE(found != fields.end());
  return std::get<Column>(batch.columns()[static_cast<std::size_t>(found - fields.begin())]);
}

// The columns that Arrow, pandas and the tables read say what the records say.
void check_columns(const std::vector<Indicator>& records, std::string_view text) {
  const auto places = zhibiao::sink::code_point_places(records, text);
  zhibiao::sink::Table table;
  table.add(records, places, 0);
  REQUIRE(table.size() == records.size());
  std::size_t i = 0;
  for (const auto& batch : table.batches()) {
    const auto& begin = column<zhibiao::sink::Integers>(*batch, "begin");
    const auto& exact = column<zhibiao::sink::Strings>(*batch, "exact");
    const auto& unit = column<zhibiao::sink::Strings>(*batch, "unit");
    for (std::size_t row = 0; row < batch->size(); ++row, ++i) {
      REQUIRE(static_cast<std::size_t>(begin.values[row]) == places[i].begin);
      REQUIRE(exact.at(row) == records[i].value.to_string());
      REQUIRE(unit.at(row) == records[i].unit);
    }
  }
  REQUIRE(i == records.size());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = zhibiao::fuzz::view(data, size);
  const std::vector<Indicator> records = extractor().extract(text, "doc");
  for (const Indicator& r : records) check_record(r, text);
  check_order(records);
  const std::vector<Quantity> quantities = extractor().quantities(text);
  for (const Quantity& q : quantities) check_amount(q, text);
  check_layers(records, quantities);
  check_outputs(records, text);
  check_columns(records, text);
  REQUIRE(records == extractor().extract(text, "doc"));
  return 0;
}
