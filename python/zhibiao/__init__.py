"""Numeric indicators with their context out of Chinese and English text.

    >>> import zhibiao as zb
    >>> records = zb.extract("2022 年进出口总额达到 5.45 万亿元人民币")
    >>> records[0].name, records[0].value, records[0].unit
    ('进出口总额', Decimal('5450000000000'), 'CNY')

Text never fails. Options and rule files can, with `zhibiao.Error`.
"""

import sys
from importlib import import_module
from typing import Any

from ._batch import Batch
from ._core import Error, __version__
from ._decode import Decoded, decode
from ._extract import (
    Extractor,
    RuleFailure,
    RuleTest,
    Unit,
    explain,
    extract,
    extract_many,
    quantities,
    test_rules,
    units,
)
from ._records import Explanation, Indicator, Indicators, Quantity

if sys.modules.get("pandas") is not None:
    from . import pandas as _pandas  # noqa: F401  (registers Series.zhibiao and DataFrame.zhibiao)
if sys.modules.get("polars") is not None:
    from . import polars as _polars  # noqa: F401  (registers the namespaces)


def __getattr__(name: str) -> Any:
    """Import `zhibiao.pandas`, `zhibiao.polars` and `zhibiao.duckdb` when they are first named."""
    if name in ("duckdb", "pandas", "polars"):
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module 'zhibiao' has no attribute {name!r}")


__all__ = [
    "Batch",
    "Decoded",
    "Error",
    "Explanation",
    "Extractor",
    "Indicator",
    "Indicators",
    "Quantity",
    "RuleFailure",
    "RuleTest",
    "Unit",
    "__version__",
    "decode",
    "explain",
    "extract",
    "extract_many",
    "quantities",
    "test_rules",
    "units",
]
