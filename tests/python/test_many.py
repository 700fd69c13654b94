"""Many texts: memory, references, threads, bars."""

import gc
import subprocess
import sys

import pandas as pd
import pyarrow as pa
import pytest
from conftest import ROOT, TEXT

import zhibiao as zb
import zhibiao.pandas

SAMPLES = [path.read_bytes().decode() for path in sorted((ROOT / "samples").glob("*.txt"))]


def wrong() -> None:
    with pytest.raises(zb.Error):
        zb.Extractor(lang="fr")


def calls() -> dict:
    """Every way through the border, as functions without arguments."""
    core = zb.Extractor()._core
    records = list(zb.extract(TEXT))
    array = pa.array([TEXT, None])
    columns = core.extract_texts([TEXT, None], ["a", "b"], 0)
    return {
        "extract": lambda: core.extract(TEXT, "doc"),
        "quantities": lambda: core.quantities(TEXT),
        "explain": lambda: core.explain(TEXT),
        "render": lambda: core.render(TEXT.encode(), "doc", "jsonl", True, 0),
        "extract_texts": lambda: core.extract_texts([TEXT, None], ["a", "b"], 0),
        "extract_arrow": lambda: zb.extract_many(array, jobs=1),
        "rows": lambda: columns.rows(0, 2),
        "column": lambda: (columns.column("name"), columns.column("value"), columns.column("kind")),
        "stream": lambda: (columns.stream(False, True), columns.schema(True, False), columns.lists(2)),
        "to_arrow": lambda: zb.Batch(columns, 2).to_arrow(),
        "columns_of": lambda: zb._core.columns_of(records),
        "to_html": lambda: zb._core.to_html(records, "", 0, True),
        "to_jsonl": lambda: zb._core.to_jsonl(records),
        "error": wrong,
    }


# The allocator's own growth is noise of some blocks; one leaked object a call would be 10000.
@pytest.mark.parametrize("name", calls())
def test_no_reference_leaks_over_10000_calls(name):
    call = calls()[name]
    count = 10000
    for _ in range(50):
        call()
    gc.collect()
    before = sys.getallocatedblocks()
    references = sys.getrefcount(None), sys.getrefcount(TEXT)
    for _ in range(count):
        call()
    gc.collect()
    assert sys.getallocatedblocks() - before < count / 10
    assert abs(sys.getrefcount(TEXT) - references[1]) < 10
    assert sys.getrefcount(None) - references[0] < count / 10  # immortal from Python 3.12 on


PEAK = """
import resource, sys
import pandas as pd, zhibiao as zb
rows = int(sys.argv[1])
texts = pd.Series([f"{i % 2000}号样本产量达到{i}吨，增长6.2%。" for i in range(rows)], dtype=sys.argv[2])
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = texts.zhibiao.extract(jobs=2, progress=True)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(found), (peak - base) * 1024, found.memory_usage(deep=True).sum())
"""


@pytest.mark.parametrize("dtype", ["object", "string[pyarrow]"])
def test_memory_is_bounded_by_the_result(dtype):
    done = subprocess.run([sys.executable, "-c", PEAK, "40000", dtype], capture_output=True, text=True, check=True)
    records, grown, result = map(int, done.stdout.split())
    assert records >= 40000
    assert grown < 3 * result + 64e6
    bars = done.stderr.replace("\r", "\n").splitlines()
    assert "40000/40000" in bars[-1]


def test_a_bar_moves(capsys):
    zb.extract_many([TEXT] * 5000, progress=True, jobs=2)
    shown = capsys.readouterr().err
    assert "5000/5000" in shown
    assert "  0%|" in shown


def test_an_iterator_is_read_in_parts():
    taken = []

    def texts():
        for i in range(20000):
            taken.append(i)
            if i == 15000:
                raise RuntimeError("enough")
            yield TEXT

    with pytest.raises(RuntimeError, match="enough"):
        zb.extract_many(texts(), jobs=2)
    assert len(taken) == 15001


def test_a_str_keeps_no_copy_of_itself():
    text = "产量达到5吨" * 1000
    before = sys.getsizeof(text)
    zb.extract(text)
    zb.extract_many([text])
    assert sys.getsizeof(text) == before


@pytest.mark.parametrize("jobs", [0, -1])
def test_jobs_must_be_positive(jobs):
    with pytest.raises(ValueError, match="1 or more"):
        zb.extract_many([TEXT], jobs=jobs)


def test_missing_values_of_every_kind():
    series = pd.Series([TEXT, None, float("nan"), pd.NA, pd.NaT], dtype=object)
    assert [len(found) for found in zb.extract_many(series)] == [2, 0, 0, 0, 0]
    with pytest.raises(TypeError, match="text must be a str, not int"):
        pd.Series([TEXT, 5], dtype=object).zhibiao.extract()


EXTRAS = {
    "pandas": ("zb.extract('').to_pandas()", "pandas"),
    "pyarrow": ("zb.extract('').to_arrow()", "arrow"),
    "polars": ("zb.extract('').to_polars()", "polars"),
    "pint": ("zb.extract('增长6.2%')[0].quantity()", "units"),
    "tqdm": ("zb.extract_many([''], progress=True)", "progress"),
    "duckdb": ("zb.duckdb.register(None)", "duckdb"),
}


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_module_without_its_library_names_the_extra(library):
    code = (
        f"import sys; sys.modules[{library!r}] = None\ntry: import zhibiao.{library}\nexcept ImportError as e: print(e)"
    )
    out = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert out == f"zhibiao.{library} needs {library}; pip install 'zhibiao[{library}]'\n"


@pytest.mark.parametrize("library", EXTRAS)
def test_a_missing_library_names_its_extra(library):
    use, extra = EXTRAS[library]
    code = f"import sys; sys.modules[{library!r}] = None\nimport zhibiao as zb\n"
    code += f"try: exec({use!r})\nexcept ImportError as e: print(e)"
    out = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert f" needs {library}; pip install 'zhibiao[{extra}]'" in out


LONG_TEXT = """
import sys
import zhibiao as zb
def kilobytes(key):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(key))
piece = "没有数字的句子，一带一路进一步推进，三个方面共同发力。\\n\\n" * 400 + "2022年，粮食产量达到37万吨。\\n\\n"
extractor = zb.Extractor()
extractor.extract(piece)
text = (piece * (int(sys.argv[1]) * 1_000_000 // len(piece.encode()))).encode()
with open("/proc/self/clear_refs", "w") as forget:
    forget.write("5")
before = kilobytes("VmRSS")
count = extractor._core.render(text, "", "jsonl", True, 0)[1]
print(count, kilobytes("VmHWM") - before)
"""


def test_memory_beside_a_long_text_does_not_grow_with_it():
    grown = {}
    for megabytes in (8, 48):
        done = subprocess.run(
            [sys.executable, "-c", LONG_TEXT, str(megabytes)], capture_output=True, text=True, check=True
        )
        records, grown[megabytes] = map(int, done.stdout.split())
        assert records > 10 * megabytes
    assert grown[48] < 64_000
    assert grown[48] < grown[8] + 32_000  # of 40,000 that the text grows by
