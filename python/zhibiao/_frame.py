"""Records to a pandas DataFrame. Imported only where pandas is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ._records import Indicator

try:
    import pandas as pd
except ImportError:
    raise ImportError("this needs pandas; pip install 'zhibiao[pandas]'") from None

KINDS = ["level", "change", "growth", "share", "ratio", "index", "rank", "streak"]
DIRECTIONS = ["up", "down", "flat"]
BOUNDS = ["exact", "about", "over", "at_least", "under", "at_most"]
MODALITIES = ["actual", "target", "forecast"]

# Column → how it is typed. The order is that of the CSV sink.
_COLUMNS: dict[str, Any] = {
    "doc": "string",
    "begin": "int64",
    "end": "int64",
    "byte_begin": "int64",
    "byte_end": "int64",
    "quote": "string",
    "name": "string",
    "name_begin": "Int64",
    "name_end": "Int64",
    "value": "float64",
    "high": "float64",
    "exact": "string",
    "exact_high": "string",
    "unit": "category",
    "unit_text": "string",
    "kind": pd.CategoricalDtype(KINDS),
    "direction": pd.CategoricalDtype(DIRECTIONS),
    "bound": pd.CategoricalDtype(BOUNDS),
    "comparison": "category",
    "modality": pd.CategoricalDtype(MODALITIES),
    "period": "string",
    "period_start": "datetime64[s]",
    "period_end": "datetime64[s]",
    "place": "string",
    "concept": "string",
    "sentence": "string",
    "sentence_begin": "int64",
    "sentence_end": "int64",
    "rule": "string",
}


def _plain(value: Any) -> str | None:
    return None if value is None else format(value, "f")


def _values(records: Sequence[Indicator], column: str) -> list[Any]:
    if column in ("exact", "exact_high"):
        field = "value" if column == "exact" else "high"
        return [_plain(getattr(record, field)) for record in records]
    if column in ("value", "high"):
        return [None if (v := getattr(record, column)) is None else float(v) for record in records]
    return [getattr(record, column) for record in records]


def _column(records: Sequence[Indicator], column: str, index: Any) -> pd.Series:
    dtype = _COLUMNS[column]
    values = _values(records, column)
    if isinstance(dtype, str) and dtype == "category":  # an empty column's categories are strings too
        seen = pd.Index(sorted({v for v in values if v is not None}), dtype="str" if _HAS_STR else object)
        dtype = pd.CategoricalDtype(seen)
    if column.startswith("period_"):
        values = [None if v is None else v.isoformat() for v in values]
        return pd.Series(_dates(values), index=index, name=column)
    return pd.Series(values, index=index, dtype=dtype, name=column)


def _dates(values: list[Any]) -> Any:
    import numpy as np

    return np.array(["NaT" if v is None else v for v in values], dtype="datetime64[s]")


_HAS_STR = int(pd.__version__.split(".")[0]) >= 3


def to_frame(records: Sequence[Indicator], index: Any = None) -> pd.DataFrame:
    """Return one row a record; `index`, where given, has one label a record."""
    if index is None:
        index = pd.RangeIndex(len(records))
    return pd.DataFrame({column: _column(records, column, index) for column in _COLUMNS}, index=index)
