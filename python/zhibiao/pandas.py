"""The accessors `Series.zhibiao` and `DataFrame.zhibiao`.

They are there as soon as both packages are imported, pandas first; otherwise ``import zhibiao.pandas``.

    >>> frame["text"].zhibiao.extract()            # one row an indicator; the index joins back to the frame
    >>> frame.zhibiao.extract("text")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._extract import default
from ._many import extract_columns
from ._optional import need

if TYPE_CHECKING:
    import pandas as pd

    from ._extract import Extractor
else:
    pd = need("pandas", "zhibiao.pandas")

from ._frame import rows_of, to_frame  # after pandas is known to be there

__all__ = ["FrameAccessor", "SeriesAccessor"]


def _extract(series: pd.Series, extractor: Extractor | None, jobs: int | None, progress: bool) -> pd.DataFrame:
    columns, _ = extract_columns(series, extractor or default(), jobs=jobs, progress=progress)
    return to_frame(columns, series.index.take(rows_of(columns)))


@pd.api.extensions.register_series_accessor("zhibiao")
class SeriesAccessor:
    """Extraction from a Series of texts: of dtype object, string, str, category or an Arrow string."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def extract(
        self, extractor: Extractor | None = None, *, jobs: int | None = None, progress: bool = False
    ) -> pd.DataFrame:
        """Return one row an indicator, labelled with the text's own label. Missing texts give no rows.

        `jobs` threads (None: one for each core); `progress` shows a bar (needs tqdm). Raises TypeError where a value is
        neither a str nor missing. Memory is bounded by the result; strings held in Arrow's memory are read in place.
        """
        return _extract(self._series, extractor, jobs, progress)


@pd.api.extensions.register_dataframe_accessor("zhibiao")
class FrameAccessor:
    """Extraction from a column of texts."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def extract(
        self,
        column: str,
        extractor: Extractor | None = None,
        *,
        jobs: int | None = None,
        progress: bool = False,
    ) -> pd.DataFrame:
        """Return one row an indicator of the texts in `column`, labelled with the frame's own labels.

        As `SeriesAccessor.extract`; raises KeyError where there is no such column.
        """
        return _extract(self._frame[column], extractor, jobs, progress)
