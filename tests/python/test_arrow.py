"""The same records in pyarrow, polars, DuckDB and pandas; Arrow arrays as input."""

import datetime
import subprocess
import sys
from decimal import Decimal

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import TEXT

import zhibiao as zb
import zhibiao.duckdb
import zhibiao.polars

EMPTY = "没有数字"
LONG = "2023年1至6月，江苏省粮食产量约为3.5万至4万吨，目标为不低于12345678901.5元。" * 40
MIXED = [TEXT, None, EMPTY, LONG, "", TEXT * 2]


def plain(value):
    """Return a cell as the record has it."""
    missing = value is None or value is pd.NA or value is pd.NaT or value != value
    if missing:
        return None
    return value.date() if isinstance(value, datetime.datetime) else value


def expected(records) -> list[dict]:
    """Return the rows that a table must have."""
    rows = []
    for r in records:
        row = r.asdict()
        row.update(exact=f"{r.value:f}", exact_high=None if r.high is None else f"{r.high:f}")
        row.update(value=float(r.value), high=None if r.high is None else float(r.high))
        rows.append(row)
    return rows


def check(rows, records):
    """Compare the rows of a library, in whatever order of columns, with the records."""
    assert [{k: plain(v) for k, v in row.items() if k != "row"} for row in rows] == expected(records)


@pytest.fixture(scope="module")
def records() -> zb.Indicators:
    found = zb.extract(LONG, "长.txt")
    assert len(found) > 40
    assert any(r.high is not None for r in found)
    return found


def test_pyarrow_types(records):
    table = records.to_arrow()
    table.validate(full=True)
    word = pa.dictionary(pa.int8(), pa.string())
    assert table.schema.field("exact").type == pa.string()
    assert table.schema.field("value").type == pa.float64()
    assert table.schema.field("period_start").type == pa.date32()
    for name in ("kind", "direction", "bound", "modality"):
        assert table.schema.field(name).type == word
    assert not table.schema.field("value").nullable
    assert table.schema.field("high").nullable
    assert pa.schema(records) == table.schema  # __arrow_c_schema__
    assert ",".join(table.column_names) == records.to_csv().splitlines()[0]


def test_pyarrow_values(records):
    check(records.to_arrow().to_pylist(), records)


def test_polars_values(records):
    check(records.to_polars().to_dicts(), records)
    check(pl.DataFrame(records).to_dicts(), records)
    assert records.to_polars()["kind"].dtype == pl.Categorical


def test_pandas_values(records):
    check(records.to_pandas().to_dict("records"), records)


def test_duckdb_values(records):
    rows = duckdb.sql("SELECT * FROM records").to_arrow_table().to_pylist()
    check(rows, records)
    total = duckdb.sql("SELECT sum(exact::DECIMAL(38, 4)) FROM records WHERE unit = 'CNY'").fetchall()[0][0]
    assert total == sum(r.value for r in records if r.unit == "CNY")


def test_parquet_round_trip(records, tmp_path):
    path = tmp_path / "records.parquet"
    pq.write_table(records.to_arrow(), path)
    check(pq.read_table(path).to_pylist(), records)
    check(pl.read_parquet(path).to_dicts(), records)
    check(duckdb.sql(f"SELECT * FROM '{path}'").to_arrow_table().to_pylist(), records)


def test_no_records():
    nothing = zb.extract(EMPTY)
    assert nothing.to_arrow().num_rows == 0
    assert nothing.to_polars().shape == (0, 29)
    assert nothing.to_pandas().shape == (0, 29)
    assert zb.extract_many([]).to_arrow().column_names[0] == "row"


def test_a_stream_outlives_its_records():
    reader = pa.RecordBatchReader.from_stream(zb.extract(LONG))
    kept = reader.read_all().column("quote").slice(3, 5)
    assert kept.to_pylist() == [r.quote for r in zb.extract(LONG)[3:8]]


def test_the_core_needs_no_arrow_library():
    code = (
        "import sys\nfor m in ('pyarrow', 'pandas', 'polars', 'numpy'): sys.modules[m] = None\n"
        f"import zhibiao as zb; r = zb.extract({TEXT!r})\n"
        "print(r.__arrow_c_stream__(), r.__arrow_c_schema__(), len(zb.extract_many(['增长6.2%'])[0]))"
    )
    out = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert 'capsule object "arrow_array_stream"' in out
    assert 'capsule object "arrow_schema"' in out


ARRAYS = {
    "utf8": lambda: pa.array(MIXED),
    "large_utf8": lambda: pa.array(MIXED, pa.large_string()),
    "utf8_view": lambda: pa.array(MIXED, pa.string_view()),
    "dictionary": lambda: pa.array(MIXED).dictionary_encode(),
    "sliced": lambda: pa.array(["不用 5%", None, *MIXED, "3%"]).slice(2, len(MIXED)),
    "chunked": lambda: pa.chunked_array([MIXED[:2], [], MIXED[2:]]),
    "chunked large": lambda: pa.chunked_array([MIXED[:1], MIXED[1:]], pa.large_string()).slice(0),
    "batch": lambda: pa.record_batch({"n": list(range(len(MIXED))), "text": MIXED}),
    "sliced batch": lambda: pa.record_batch({"text": ["3%", *MIXED]}).slice(1),
    "table": lambda: pa.table({"text": MIXED}),
    "reader": lambda: pa.table({"text": MIXED}).to_reader(max_chunksize=2),
    "polars": lambda: pl.Series("text", MIXED),
    "polars frame": lambda: pl.DataFrame({"text": MIXED}),
    "polars categories": lambda: pl.Series("text", MIXED, dtype=pl.Categorical),
    "duckdb": lambda: duckdb.from_arrow(pa.table({"text": MIXED})),
    "pandas arrow": lambda: pd.Series(MIXED, dtype=pd.ArrowDtype(pa.large_string())),
    "pandas string": lambda: pd.Series(MIXED, dtype="string[pyarrow]"),
}


@pytest.mark.parametrize("form", ARRAYS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_arrow_input(form, jobs):
    found = zb.extract_many(ARRAYS[form](), jobs=jobs)
    assert found == [zb.extract(text or "") for text in MIXED]


def test_arrow_input_makes_no_str(monkeypatch):
    monkeypatch.setattr(zb._many, "_list_tasks", None)  # the way through Python strings
    assert len(zb.extract_many(pa.array(MIXED))) == len(MIXED)
    assert len(pd.Series(MIXED, dtype="string[pyarrow]").zhibiao.extract()) == zb.extract_many(pl.Series(MIXED)).total


def test_a_column_of_a_table():
    table = pa.table({"title": ["5%"], "text": [TEXT]})
    assert zb.extract_many(table, column="text")[0] == zb.extract(TEXT)
    with pytest.raises(TypeError, match="2 columns of strings"):
        zb.extract_many(table)
    with pytest.raises(TypeError, match='no column "body"'):
        zb.extract_many(table, column="body")
    with pytest.raises(TypeError, match='n has the Arrow format "l"; strings are wanted'):
        zb.extract_many(pa.table({"n": [1]}), column="n")
    with pytest.raises(TypeError, match="strings are wanted"):
        zb.extract_many(pa.array([1.5]))
    with pytest.raises(TypeError, match="no Arrow array: neither __arrow_c_array__ nor __arrow_c_stream__"):
        zb._core.TextStream(object(), "text")


def test_all_null_and_ill_formed():
    assert zb.extract_many(pa.array([None, None])) == [zb.Indicators()] * 2
    raw = pa.array([b"\xff5%\xe6\x8c", b"\xe5\xa2\x9e\xe9\x95\xbf6.2%"], pa.binary())
    texts = pa.Array.from_buffers(pa.string(), 2, raw.buffers())
    assert [r.quote for r in zb.extract_many(texts)[1]] == ["6.2%"]


def test_a_stream_that_fails():
    def batches():
        yield pa.record_batch({"text": [TEXT]})
        raise RuntimeError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches())
    with pytest.raises(Exception, match="the disk is gone"):
        zb.extract_many(reader)


def test_the_same_frame_without_pyarrow():
    code = (
        "import sys\n{}import zhibiao as zb\n"
        f"f = zb.extract_many([{LONG!r}, None, {TEXT!r}]).to_pandas()\n"
        "print(f.astype(object).to_csv(), [str(t).partition('[')[0] for t in f.dtypes])"
    )
    with_, without = (
        subprocess.check_output([sys.executable, "-c", code.format(block)], text=True)
        for block in ("", "sys.modules['pyarrow'] = None\n")
    )
    assert with_ == without
    assert len(with_.splitlines()) > 40


def test_polars_namespaces():
    frame = pl.DataFrame({"doc": ["a", "b", "c"], "text": [TEXT, None, EMPTY]})
    found = frame.zhibiao.extract("text")
    assert found["doc_text"].to_list() == ["a", "a"]
    assert found["exact"].to_list() == ["5450000000000", "6.2"]
    lists = frame.select(pl.col("text").zhibiao.extract())["text"]
    assert [len(items) for items in lists.to_list()] == [2, 0, 0]
    lazy = frame.lazy().select("doc", r=pl.col("text").zhibiao.extract()).filter(pl.col("r").list.len() > 0)
    rows = lazy.explode("r").unnest("r", separator=".").collect()
    assert rows["r.exact"].to_list() == ["5450000000000", "6.2"]
    assert frame["text"].zhibiao.extract(zb.Extractor(lang="zh")).to_list() == lists.to_list()


def test_duckdb_function():
    connection = duckdb.connect()
    zhibiao.duckdb.register(connection)
    zhibiao.duckdb.register(connection, zb.Extractor(lang="zh"))  # again: replaces it
    connection.sql("CREATE TABLE docs AS SELECT i AS id, CASE WHEN i % 3 = 0 THEN NULL ELSE ? END AS text "
                   "FROM range(5000) t(i)", params=[TEXT])  # fmt: skip
    rows = connection.sql(
        "SELECT id, r.name, r.exact, r.kind, r.period_start FROM (SELECT id, unnest(zhibiao(text)) AS r FROM docs) "
        "ORDER BY id, r.begin"
    ).fetchall()
    assert len(rows) == 2 * sum(i % 3 != 0 for i in range(5000))
    assert rows[:2] == [
        (1, "进出口总额", "5450000000000", "level", datetime.date(2022, 1, 1)),
        (1, "进出口总额", "6.2", "growth", datetime.date(2022, 1, 1)),
    ]


def test_batch_is_a_sequence_and_a_table():
    batch = zb.extract_many(MIXED, docs=[f"d{i}" for i in range(len(MIXED))])
    assert len(batch) == len(MIXED)
    assert batch[0] == zb.extract(TEXT, "d0")
    assert batch[-1] == zb.extract(TEXT * 2, "d5")
    assert batch[1:3] == [zb.Indicators(), zb.Indicators()]
    assert [len(found) for found in batch] == [len(zb.extract(text or "")) for text in MIXED]
    assert batch.flatten() == sum(batch, zb.Indicators())
    assert batch.total == len(batch.flatten()) == batch.to_arrow().num_rows
    rows = [i for i, found in enumerate(batch) for _ in found]
    assert batch.to_pandas()["row"].tolist() == batch.to_polars()["row"].to_list() == rows
    check(batch.to_arrow().to_pylist(), batch.flatten())
    with pytest.raises(IndexError, match="6 texts"):
        batch[6]
    with pytest.raises(ValueError, match="fewer docs"):
        zb.extract_many(MIXED, docs=["a"])


def test_decimals_beyond_float_keep_every_digit():
    found = zb.extract("总投资达到123456789012345.678元")
    assert found[0].value == Decimal("123456789012345.678")
    assert found.to_arrow().column("exact").to_pylist() == ["123456789012345.678"]
