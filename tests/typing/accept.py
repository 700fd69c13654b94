"""What must type-check; tests/python/test_typing.py runs mypy over it."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from typing_extensions import assert_type

import zhibiao as zb

if TYPE_CHECKING:
    import pint
    import polars as pl
    import pyarrow as pa

records = zb.extract("增长6.2%", doc="a.txt")
assert_type(records, zb.Indicators)
assert_type(records[0], zb.Indicator)
assert_type(records[:2], zb.Indicators)
assert_type(records + records, zb.Indicators)
assert_type(records.filter(lambda r: r.value > 3, kind="growth"), zb.Indicators)
as_sequence: Sequence[zb.Indicator] = records

for record in records:
    assert_type(record, zb.Indicator)
    assert_type(record.value, Decimal)
    assert_type(record.high, Decimal | None)
    assert_type(record.name_begin, int | None)
    assert_type(record.direction, str | None)
    assert_type(record.period_start, datetime.date | None)

frame: pd.DataFrame = records.to_pandas()


def others(found: zb.Indicators) -> "tuple[pa.Table, pl.DataFrame]":
    return found.to_arrow(), found.to_polars()


def quantity(found: zb.Indicator, registry: "pint.UnitRegistry[float]") -> "pint.Quantity[float]":
    return found.quantity(registry)


extractor = zb.Extractor(lang="zh", date=datetime.date(2023, 1, 1), rules=[Path("own.toml")])
extractor = zb.Extractor(date="2023-01-01", rules=["own.toml"])
batch = zb.extract_many(["a", None], docs=["x", "y"], jobs=2, progress=False, extractor=extractor)
assert_type(batch, zb.Batch)
assert_type(batch[0], zb.Indicators)
assert_type(batch[0:1], list[zb.Indicators])
assert_type(batch.flatten(), zb.Indicators)
zb.extract_many(pd.Series(["a"]))
assert_type(zb.quantities("5"), list[zb.Quantity])
assert_type(zb.quantities("5")[0].guard, str | None)
assert_type(zb.explain("5")[0].clause, list[tuple[str, str]])
assert_type(zb.units()[0].surfaces, tuple[str, ...])
assert_type(zb.test_rules(Path("own.toml")).lines, int)
try:
    zb.Extractor(rules=["own.toml"])
except zb.Error as error:
    assert_type(error.line, int | None)
