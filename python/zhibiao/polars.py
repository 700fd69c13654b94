"""The polars namespaces: `Expr.zhibiao`, `Series.zhibiao` and `DataFrame.zhibiao`.

They are there as soon as both packages are imported, polars first; otherwise ``import zhibiao.polars``.

    >>> frame.with_columns(found=pl.col("text").zhibiao.extract())     # a list of structs for each text
    >>> frame.zhibiao.extract("text")                                  # one row an indicator, beside the other columns
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._core import Columns
from ._extract import default
from ._many import extract_columns
from ._optional import need
from ._table import ArrowLists, ArrowStream

if TYPE_CHECKING:
    import polars as pl

    from ._extract import Extractor
else:
    pl = need("polars", "zhibiao.polars")

__all__ = ["ExprNamespace", "FrameNamespace", "SeriesNamespace"]


def _lists(texts: pl.Series, extractor: Extractor | None, jobs: int | None) -> pl.Series:
    columns, count = extract_columns(texts, extractor or default(), jobs=jobs)
    return pl.Series(texts.name, ArrowLists(columns, count))


def _dtype() -> Any:
    return pl.Series(ArrowLists(Columns(), 0)).dtype


@pl.api.register_series_namespace("zhibiao")
class SeriesNamespace:
    """Extraction from a Series of texts."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def extract(self, extractor: Extractor | None = None, *, jobs: int | None = None) -> pl.Series:
        """Return a Series of lists: the records of each text as structs, none for a null."""
        return _lists(self._series, extractor, jobs)


@pl.api.register_expr_namespace("zhibiao")
class ExprNamespace:
    """Extraction inside an expression, also of a lazy frame."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def extract(self, extractor: Extractor | None = None, *, jobs: int | None = None) -> pl.Expr:
        """Return a list of structs for each text; ``explode`` and ``unnest`` make rows of it."""
        return self._expr.map_batches(lambda texts: _lists(texts, extractor, jobs), return_dtype=_dtype())


@pl.api.register_dataframe_namespace("zhibiao")
class FrameNamespace:
    """Extraction from a column of texts."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def extract(
        self,
        column: str,
        extractor: Extractor | None = None,
        *,
        jobs: int | None = None,
        progress: bool = False,
    ) -> pl.DataFrame:
        """Return one row an indicator: the frame's other columns, then the record's.

        A column of the frame that has the name of a record's is kept with ``_text`` behind it. Raises
        polars.exceptions.ColumnNotFoundError where there is no such column.
        """
        columns, _ = extract_columns(self._frame[column], extractor or default(), jobs=jobs, progress=progress)
        found = pl.DataFrame(ArrowStream(columns, rows=True))
        rest = self._frame.drop(column)
        beside = rest[found["row"]].rename({name: f"{name}_text" for name in rest.columns if name in found.columns})
        return pl.concat([beside, found.drop("row")], how="horizontal")
