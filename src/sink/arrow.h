// Sink: records → Arrow, by its C data interface, without an Arrow library.
//
// Every struct that is filled here belongs to the caller, who must call its `release`; it keeps the memory
// that it points to alive on its own. Formats: text "u", integers "l", reals "g", days "tdD"; enumerations
// are dictionaries
// ("c" into "u"), or plain "u" where `Words::plain` is asked for.
#pragma once

#include <cstdint>
#include <span>

#include "sink/arrow_abi.h"
#include "sink/batch.h"

namespace zhibiao::sink {

/// How enumerations are written: as Arrow dictionaries, or spelled out.
enum class Words : unsigned char { dictionary, plain };

/// Whether the first column, `row`, is there.
enum class RowNumbers : unsigned char { without, with };

/// How a table is exported.
struct ArrowShape {
  Words words = Words::dictionary;
  RowNumbers rows = RowNumbers::without;
};

/// The schema of a record: a struct of the columns.
void export_schema(ArrowShape shape, ArrowSchema* out);

/// The schema of a list of records: what a function of a text returns.
void export_list_schema(ArrowShape shape, ArrowSchema* out);

/// A stream of `batches`; no copy of what they hold, except words spelled out.
void export_stream(Table::Batches batches, ArrowShape shape, ArrowArrayStream* out);

/// One array with a list of records for each of `rows` texts, numbered from 0. Copies.
void export_lists(const Table& table, std::int64_t rows, ArrowShape shape, ArrowArray* out);

}  // namespace zhibiao::sink
