"""The accessors `Series.zhibiao` and `DataFrame.zhibiao`.

They are there as soon as both packages are imported, pandas first; otherwise ``import zhibiao.pandas``.

    >>> frame["text"].zhibiao.extract()            # one row an indicator; the index joins back to the frame
    >>> frame.zhibiao.extract("text")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ._extract import extract_many
from ._frame import to_frame

if TYPE_CHECKING:
    from ._extract import Extractor


def _extract(series: pd.Series, extractor: Extractor | None, jobs: int | None, progress: bool) -> pd.DataFrame:
    found = extract_many(series, jobs=jobs, progress=progress, extractor=extractor)
    rows = [row for row, records in enumerate(found) for _ in records]
    return to_frame([record for records in found for record in records], series.index.take(rows))


@pd.api.extensions.register_series_accessor("zhibiao")
class SeriesAccessor:
    """Extraction from a Series of texts."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def extract(
        self, extractor: Extractor | None = None, *, jobs: int | None = None, progress: bool = False
    ) -> pd.DataFrame:
        """Return one row an indicator, labelled with the text's own label. Missing texts give no rows."""
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
        """Return one row an indicator of the texts in `column`, labelled with the frame's own labels."""
        return _extract(self._frame[column], extractor, jobs, progress)
