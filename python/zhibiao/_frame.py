"""Columns to a pandas DataFrame. Imported only where pandas is there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from . import _core
from ._table import ArrowStream

try:
    import pyarrow as pa
except ImportError:
    pa = None

_INTEGER, _REAL, _DAY, _CODE = 1, 2, 3, 4  # types of fields; 0 is text
_CATEGORIES = ("unit", "comparison")  # text columns of few values
_HAS_STR = int(pd.__version__.split(".")[0]) >= 3


def _numbers(columns: _core.Columns, name: str, dtype: str) -> tuple[np.ndarray[Any, Any], Any]:
    """Return the values, and where they are null (None: nowhere)."""
    data, valid = columns.column(name)
    missing = None if valid is None else np.frombuffer(valid, "uint8") == 0
    return np.frombuffer(data, dtype), missing


def _integers(columns: _core.Columns, name: str, nullable: bool) -> Any:
    values, missing = _numbers(columns, name, "int64")
    if not nullable:
        return values
    return pd.arrays.IntegerArray(values, np.zeros(len(values), bool) if missing is None else missing)


def _reals(columns: _core.Columns, name: str) -> Any:
    values, missing = _numbers(columns, name, "float64")
    if missing is not None:
        values[missing] = np.nan
    return values


def _days(columns: _core.Columns, name: str) -> Any:
    values, missing = _numbers(columns, name, "int32")
    days = values.astype("datetime64[D]").astype("datetime64[s]")
    if missing is not None:
        days[missing] = np.datetime64("NaT")
    return days


def _words(columns: _core.Columns, name: str, words: list[str]) -> Any:
    codes, missing = _numbers(columns, name, "int8")
    if missing is not None:
        codes[missing] = -1
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(words))


def _category(values: Any) -> Any:
    """Return a categorical with sorted categories of str, also where it is empty."""
    seen = sorted({v for v in pd.unique(values) if not pd.isna(v)})
    dtype = pd.CategoricalDtype(pd.Index(seen, dtype="str" if _HAS_STR else object))
    return pd.Categorical(values.astype(object), dtype=dtype)


def _text(columns: _core.Columns, name: str, table: Any) -> Any:
    if table is not None and pd.StringDtype().storage == "pyarrow":
        return pd.arrays.ArrowStringArray(table.column(name))
    return pd.array(columns.column(name), dtype="string")


def _column(columns: _core.Columns, table: Any, field: tuple[str, int, bool, list[str]]) -> Any:
    name, kind, nullable, words = field
    if kind == _INTEGER:
        return _integers(columns, name, nullable)
    if kind == _REAL:
        return _reals(columns, name)
    if kind == _DAY:
        return _days(columns, name)
    if kind == _CODE:
        return _words(columns, name, words)
    text = _text(columns, name, table)
    return _category(text) if name in _CATEGORIES else text


def to_frame(columns: _core.Columns, index: Any = None, *, with_rows: bool = False) -> pd.DataFrame:
    """Return one row a record; `index`, where given, has one label a record; `with_rows` keeps the text's number."""
    if index is None:
        index = pd.RangeIndex(len(columns))
    table = None if pa is None else pa.table(ArrowStream(columns))
    fields = _core.fields()[0 if with_rows else 1 :]
    return pd.DataFrame({field[0]: _column(columns, table, field) for field in fields}, index=index, copy=False)


def rows_of(columns: _core.Columns) -> np.ndarray[Any, Any]:
    """Return the number of the text of each record."""
    return _numbers(columns, "row", "int64")[0]
