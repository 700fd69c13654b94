"""The formats of the command line: from a document's bytes to a part of an output, and from parts to a whole file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from . import _core
from ._files import Fault
from ._grid import grid
from ._optional import need
from ._table import ArrowStream

if TYPE_CHECKING:
    import pyarrow as pa

JSON_KEYS = tuple(name for name, *_ in _core.fields() if name not in ("row", "exact", "exact_high"))
TABLE_KEYS = tuple(name for name, *_ in _core.fields() if name != "row")


class Form:
    """Text formats that the C++ sinks write."""

    names = TABLE_KEYS
    spreadsheet = False  # quote cells of CSV that a spreadsheet would run
    run: _core.Run | None = None  # of the whole command

    def __init__(self, core: _core.Extractor, form: str, columns: Sequence[str] = (), width: int = 0) -> None:
        """Keep only `columns`, in that order, where there are any. Raises Fault for one that the format lacks."""
        self._core, self._form, self._columns, self._width = core, form, list(columns), width
        for name in columns:
            if name not in self.names:
                raise Fault(f"no column {name!r} in {form}; the columns are {', '.join(self.names)}")

    def part(self, data: bytes | _core.Document, doc: str, first: bool) -> tuple[Any, int]:
        """Return a document's part of the output, and how many records it has; `first` of its file."""
        return self._core.render(data, doc, self._form, first, self._width, self.spreadsheet, self.run)

    def whole(self, parts: Iterable[Any], title: str) -> bytes:
        """Return a file of these parts."""
        return self.head(title) + b"".join(parts) + self.tail()

    def head(self, title: str) -> bytes:
        """Return what stands before the parts."""
        return b""

    def tail(self) -> bytes:
        """Return what stands after them."""
        return b""


class Csv(Form):
    """CSV, and tables for a terminal, of chosen columns."""

    def part(self, data: bytes | _core.Document, doc: str, first: bool) -> tuple[Any, int]:
        """Return the part: a CSV, or a table."""
        if not self._columns:
            return super().part(data, doc, first)
        out, count = self._core.render(data, doc, "csv", True, 0, self.spreadsheet, self.run)
        header, *rows = csv.reader(io.StringIO(out.decode(), newline=""))
        places = [header.index(name) for name in self._columns]
        chosen = [[row[i] for i in places] for row in rows]
        if self._form == "table":
            flat = [[" ".join(cell.split()) for cell in row] for row in chosen]
            return (grid(self._columns, flat) + "\n").encode(), count
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([self._columns, *chosen] if first else chosen)
        return text.getvalue().encode(), count


class Jsonl(Form):
    """JSON Lines."""

    names = JSON_KEYS

    def part(self, data: bytes | _core.Document, doc: str, first: bool) -> tuple[Any, int]:
        """Return one object a line."""
        out, count = super().part(data, doc, first)
        if self._columns:
            rows = [json.loads(line) for line in out.split(b"\n") if line]
            out = b"".join(_json_line({name: row[name] for name in self._columns}) for row in rows)
        return out, count


class Html(Form):
    """A page with a table a document."""

    def __init__(self, core: _core.Extractor, form: str, columns: Sequence[str] = (), width: int = 0) -> None:
        """Raise Fault where columns are chosen: the page has its own."""
        if columns:
            raise Fault("--columns goes with table, jsonl, csv and parquet; a page has its own columns")
        super().__init__(core, form, columns, width)

    def head(self, title: str) -> bytes:
        """Return the page up to its first table."""
        return _core.html_frame(title)[0].encode()

    def tail(self) -> bytes:
        """Return the page's end."""
        return _core.html_frame("")[1].encode()


class Parquet(Form):
    """Parquet; parts are columns."""

    def __init__(self, core: _core.Extractor, form: str, columns: Sequence[str] = (), width: int = 0) -> None:
        """Raise Fault where pyarrow is missing."""
        try:
            need("pyarrow", "--format parquet")
        except ImportError as error:
            raise Fault(str(error)) from None
        super().__init__(core, form, columns, width)

    def part(self, data: bytes | _core.Document, doc: str, first: bool) -> tuple[Any, int]:
        """Return the columns of a document."""
        columns = self._core.extract_bytes(data, doc, 0, self.run)
        return columns, len(columns)

    def whole(self, parts: Iterable[Any], title: str) -> bytes:
        """Return a Parquet file."""
        from pyarrow import parquet

        merged = _core.Columns()
        for part in parts:
            merged.extend(part)
        table: pa.Table = need("pyarrow", "--format parquet").table(ArrowStream(merged))
        sink = io.BytesIO()
        parquet.write_table(table.select(self._columns) if self._columns else table, sink, compression="zstd")
        return sink.getvalue()


def _json_line(row: dict[str, Any]) -> bytes:
    text = json.dumps(row, ensure_ascii=False)
    for code in (*range(0x7F, 0xA0), 0x2028, 0x2029):  # what the sink escapes beyond JSON's own
        text = text.replace(chr(code), f"\\u{code:04x}")
    return text.encode() + b"\n"


FORMS: dict[str, type[Form]] = {"table": Csv, "jsonl": Jsonl, "csv": Csv, "parquet": Parquet, "html": Html}
