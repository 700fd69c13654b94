"""The accessors over every kind of column and index, and the join that they are for."""

import pandas as pd
import pyarrow as pa
import pytest
from conftest import TEXT

import zhibiao as zb
import zhibiao.pandas

DTYPES = ["object", "string", "str", "category", "string[python]", "string[pyarrow]",
          pd.ArrowDtype(pa.string()), pd.ArrowDtype(pa.large_string())]  # fmt: skip


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_every_text_column(dtype):
    series = pd.Series([TEXT, None, "没有", TEXT], index=[3, 1, 1, 3], dtype=dtype)
    found = series.zhibiao.extract()
    assert list(found.index) == [3] * 4
    assert list(found["exact"]) == ["5450000000000", "6.2"] * 2
    assert len(series.iloc[1:3].zhibiao.extract()) == 0


def test_indexes_are_carried_over():
    dates = pd.date_range("2020-01-01", periods=3, name="day")
    assert pd.Series([TEXT, "", TEXT], index=dates).zhibiao.extract().index.equals(dates[[0, 0, 2, 2]])
    multi = pd.MultiIndex.from_product([["a", "b"], [1, 2]], names=["x", "y"])
    found = pd.DataFrame({"text": [TEXT, None, TEXT, ""]}, index=multi).zhibiao.extract("text")
    assert found.index.names == ["x", "y"]
    assert found.index.tolist() == [("a", 1)] * 2 + [("b", 1)] * 2
    with pytest.raises(KeyError):
        pd.DataFrame({"text": [TEXT]}).zhibiao.extract("body")


def test_nothing_in_nothing_out():
    assert pd.Series([], dtype="str").zhibiao.extract().shape == (0, 29)
    assert pd.Series([None, float("nan")], dtype=object).zhibiao.extract().shape == (0, 29)


def test_a_frame_can_be_worked_with():
    frame = zb.extract(TEXT * 3).to_pandas()
    frame.loc[0, "value"] = 1.0  # its memory can be written
    frame["name_begin"] = frame["name_begin"] + 1
    assert frame["name_begin"].dtype == "Int64"
    assert frame.groupby("kind", observed=True)["value"].count().to_dict() == {"level": 3, "growth": 3}
    assert frame["period_start"].dt.year.unique().tolist() == [2022]
    assert pd.concat([frame, frame]).shape == (12, 29)


def test_ten_documents_become_a_time_series():
    years = range(2013, 2023)
    texts = [
        f"{year}年，全省进出口总额达到{year - 2010}.5亿元，增长{year - 2012}%；粮食产量{year}万吨。" for year in years
    ]
    documents = pd.DataFrame({"source": [f"{year}.txt" for year in years], "text": texts}, index=list(years))
    found = documents.zhibiao.extract("text").join(documents["source"])
    levels = found[found["kind"] == "level"]
    table = levels.pivot_table(index=levels["period_end"].dt.year, columns="name", values="value", observed=True)
    assert table.shape == (10, 2)
    assert table["粮食产量"].tolist() == [year * 1e4 for year in years]
    assert table["进出口总额"].loc[2022] == 12.5e8
    assert (found["source"] == found["period_end"].dt.year.astype(str) + ".txt").all()
