"""Records as a DataFrame, and the accessors."""

import subprocess
import sys

import pandas as pd
import pytest
from conftest import ROOT, TEXT

import zhibiao as zb
import zhibiao.pandas


def test_columns_are_typed():
    frame = zb.extract(TEXT, "a.txt").to_pandas()
    assert list(frame["value"]) == [5.45e12, 6.2]
    assert list(frame["exact"]) == ["5450000000000", "6.2"]
    assert frame["value"].dtype == "float64"
    assert list(frame["kind"].cat.categories)[:3] == ["level", "change", "growth"]
    assert isinstance(frame["unit"].dtype, pd.CategoricalDtype)
    assert frame["name_begin"].dtype == "Int64"
    assert frame["period_start"][0] == pd.Timestamp(2022, 1, 1)
    assert frame["direction"].isna()[0]
    assert frame["high"].isna().all()
    assert ",".join(frame.columns) == zb.extract(TEXT).to_csv().splitlines()[0]


def test_an_empty_frame_has_the_same_columns():
    full, empty = zb.extract(TEXT).to_pandas(), zb.extract("").to_pandas()
    assert len(empty) == 0
    for column in full.columns:
        same = isinstance(full[column].dtype, pd.CategoricalDtype) or full[column].dtype == empty[column].dtype
        assert same, column
    assert len(pd.concat([full, empty])) == 2


def test_series_accessor_keeps_the_index():
    series = pd.Series([TEXT, None, float("nan"), "没有", TEXT], index=["a", "b", "c", "d", "a"])
    found = series.zhibiao.extract()
    assert list(found.index) == ["a"] * 4
    assert list(found["exact"]) == ["5450000000000", "6.2"] * 2


@pytest.mark.parametrize("dtype", [object, "string"])
def test_text_columns(dtype):
    series = pd.Series([TEXT, None], dtype=dtype)
    assert list(series.zhibiao.extract().index) == [0, 0]


def test_frame_accessor_joins_back():
    index = pd.MultiIndex.from_tuples([("x", 1), ("x", 2)], names=["place", "row"])
    frame = pd.DataFrame({"text": [TEXT, TEXT], "source": ["s", "t"]}, index=index)
    found = frame.zhibiao.extract("text", zb.Extractor(lang="zh"), jobs=2)
    joined = found.join(frame[["source"]])
    assert list(joined["source"]) == ["s", "s", "t", "t"]
    assert found.index.names == ["place", "row"]


def test_accessor_is_there_when_pandas_came_first():
    code = "import pandas, zhibiao; print(len(pandas.Series(['增长6.2%']).zhibiao.extract().columns))"
    assert int(subprocess.check_output([sys.executable, "-c", code], text=True)) > 20


def test_missing_pandas_names_the_extra():
    code = (
        "import sys; sys.modules['pandas'] = None\nimport zhibiao\n"
        "try: zhibiao.extract('').to_pandas()\nexcept ImportError as e: print(e)"
    )
    out = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert out == "to_pandas() needs pandas; pip install 'zhibiao[pandas]'\n"


@pytest.mark.parametrize("name", ["quickstart.py", "pandas_table.py"])
def test_examples_run(name):
    done = subprocess.run([sys.executable, ROOT / "examples" / name], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout
