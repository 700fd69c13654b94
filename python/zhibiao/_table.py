"""What every result of records can become: Arrow, pandas, polars, and Arrow's protocol for all other libraries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ._optional import need

T = TypeVar("T", covariant=True)

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from . import _core

    class SequenceOf(Sequence[T]):
        """A sequence, to a type checker."""

else:

    class SequenceOf(Generic[T]):
        """Every method of a Sequence, but none in name: polars would read a Sequence item by item, not as columns."""

        __slots__ = ()
        __iter__ = Sequence.__iter__
        __contains__ = Sequence.__contains__
        __reversed__ = Sequence.__reversed__
        index = Sequence.index
        count = Sequence.count


NOTEBOOK_ROWS = 100  # that a notebook shows of a result


class Table:
    """Records as columns. Any library with Arrow's protocol reads a result as it is: ``polars.DataFrame(records)``."""

    __slots__ = ()
    _WITH_ROWS = False  # whether the column `row` is there

    def _columns(self) -> _core.Columns:
        raise NotImplementedError

    def __arrow_c_schema__(self) -> object:
        """Return the columns' schema, a struct, as a PyCapsule. Needs no Arrow library."""
        return self._columns().schema(False, self._WITH_ROWS)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the record batches as a PyCapsule. Needs no Arrow library.

        `requested_schema` is taken as a wish, as the protocol allows, and not followed.
        """
        return self._columns().stream(False, self._WITH_ROWS)

    def to_arrow(self) -> pa.Table:
        """Return a pyarrow Table: ``exact`` beside float64 ``value``, enumerations as dictionaries, days as date32.

        Shares memory with the result. Needs pyarrow (``pip install zhibiao[arrow]``).
        """
        return need("pyarrow", "to_arrow()").table(self)

    def to_polars(self) -> pl.DataFrame:
        """Return a polars DataFrame; enumerations are categoricals. Needs polars (``pip install zhibiao[polars]``)."""
        frame: pl.DataFrame = need("polars", "to_polars()").DataFrame(self)
        return frame

    def to_pandas(self) -> pd.DataFrame:
        """Return a DataFrame, one row a record, columns as in `to_csv`, typed also where it is empty.

        Enumerations and units are categoricals, name offsets nullable integers, period ends dates. Needs
        pandas (``pip install zhibiao[pandas]``); with pyarrow there, strings stay in Arrow's memory.
        """
        need("pandas", "to_pandas()")
        from ._frame import to_frame

        return to_frame(self._columns(), with_rows=self._WITH_ROWS)


class ArrowStream:
    """Columns with Arrow's protocol, in another form than a result has."""

    __slots__ = ("_columns", "_plain", "_rows")

    def __init__(self, columns: _core.Columns, *, plain: bool = False, rows: bool = False) -> None:
        """Spell enumerations out where `plain`; `rows` adds the number of the text."""
        self._columns, self._plain, self._rows = columns, plain, rows

    def __arrow_c_schema__(self) -> object:
        return self._columns.schema(self._plain, self._rows)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._columns.stream(self._plain, self._rows)


class ArrowLists:
    """One list of records for each of `count` texts, as an Arrow array."""

    __slots__ = ("_columns", "_count")

    def __init__(self, columns: _core.Columns, count: int) -> None:
        self._columns, self._count = columns, count

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[Any, Any]:
        return self._columns.lists(self._count)
