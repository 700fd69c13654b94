"""The result of many texts."""

from __future__ import annotations

from typing import overload

from . import _core
from ._records import Indicator, Indicators
from ._table import NOTEBOOK_ROWS, SequenceOf, Table


class Batch(Table, SequenceOf[Indicators]):
    """The indicators of many texts: one `Indicators` a text, in order.

    Held as columns; the objects are made when they are asked for. As a table (`to_pandas`, `to_arrow`, `to_polars`,
    any reader of Arrow's protocol) it has one row a record and a first column ``row``, the number of the text.
    """

    __slots__ = ("_core", "_length")
    _WITH_ROWS = True

    def __init__(self, columns: _core.Columns, length: int) -> None:
        """Made by `extract_many`: the columns of `length` texts."""
        self._core, self._length = columns, length

    def _columns(self) -> _core.Columns:
        return self._core

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Indicators: ...
    @overload
    def __getitem__(self, index: slice) -> list[Indicators]: ...
    def __getitem__(self, index: int | slice) -> Indicators | list[Indicators]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._length))]
        number = index + self._length if index < 0 else index
        if not 0 <= number < self._length:
            raise IndexError(f"there are {self._length} texts, no number {index}")
        return Indicators(Indicator(*row) for row in self._core.rows(*self._core.records_of(number)))

    def flatten(self) -> Indicators:
        """Return the records of all texts as one sequence."""
        return Indicators(Indicator(*row) for row in self._core.rows(0, self.total))

    @property
    def total(self) -> int:
        """How many records there are in all."""
        return len(self._core)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Batch, list, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<zhibiao.Batch: {self.total} records of {self._length} texts>"

    def _repr_html_(self) -> str:
        shown = [Indicator(*row) for row in self._core.rows(0, NOTEBOOK_ROWS)]
        more = f"<p>… {self.total - len(shown)} more records</p>" if self.total > len(shown) else ""
        return _core.to_html(shown, f"{self.total} records of {self._length} texts", 0, False) + more
