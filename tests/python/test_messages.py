"""What the program and the package say where something is wrong, whole: what it is, and what to do instead."""

import re
import subprocess
import sys
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import TEXT

import zhibiao as zb
from zhibiao import cli
from zhibiao._forms import TABLE_KEYS


@pytest.fixture
def said(tmp_path, monkeypatch, capsys):
    """Run the program in a folder with the document a.txt; return its status and what it says on standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    def run(*args: str) -> tuple[int, str]:
        capsys.readouterr()
        try:
            status = cli.main([*args])
        except SystemExit as end:  # argparse
            status = end.code
        return status, capsys.readouterr().err

    return run


def test_inputs(said, tmp_path):
    (tmp_path / "empty").mkdir()
    wrong = {
        ("extract", "b.txt"): "no such file or folder: b.txt; write - for standard input",
        ("extract", "empty"): "no *.txt file in the folder empty; name the files, or give --glob",
        ("extract", "-", "-"): "standard input (-) is named twice; name it once",
    }
    for args, message in wrong.items():
        assert said(*args) == (2, f"zhibiao: {message}\n")
    status, err = said("extract", "/proc/self/mem")
    assert status in (1, 2)
    assert "cannot read /proc/self/mem: Input/output error; check its name and permissions\n" in err


def test_outputs(said, tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "b.txt").write_text(TEXT, "utf-8")
    wrong = {
        ("a.txt", "--output", "a.txt"): "a.txt is one of the documents; choose another --output",
        ("a.txt", "--output", "no/a.csv"): "cannot write no/a.csv: No such file or directory; choose another --output",
        ("x", "--output", "a.txt/out"): "cannot make the folder a.txt/out: Not a directory; choose another --output",
        ("x/b.txt", "y/b.txt", "--output", "out"): (
            "x/b.txt and y/b.txt would both be written to out/b.jsonl; run them apart"
        ),
        ("a.txt", "--resume"): "--resume goes on with a folder of outputs; name one with --output",
        ("a.txt", "--format", "csv", "--columns", "nmae"): (
            f"no column 'nmae' in csv; the columns are {', '.join(TABLE_KEYS)}"
        ),
        ("a.txt", "--format", "html", "--columns", "name"): (
            "--columns goes with table, jsonl, csv and parquet; a page has its own columns"
        ),
    }
    for args, message in wrong.items():
        assert said("extract", *args) == (2, f"zhibiao: {message}\n"), args
    assert (tmp_path / "a.txt").read_text("utf-8") == TEXT


def test_another_run_in_the_folder(said, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".zhibiao-run").write_text("{}")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    message = "out was begun with other options, rules or another version; give the same ones, or run without --resume"
    assert said("extract", "a.txt", "b.txt", "--output", "out", "--resume") == (2, f"zhibiao: {message}\n")


def test_arguments(said):
    wrong = {
        ("extract", "a.txt", "--jobs", "0"): "argument --jobs: '0' is no number of threads from 1 up",
        (
            "extract",
            "a.txt",
            "--columns",
            "a,a",
        ): "argument --columns: 'a,a' is no list of different columns",
        ("bench", "--rounds", "0"): "argument --rounds: '0' is no number above 0",
    }
    for args, message in wrong.items():
        assert said(*args) == (2, f"zhibiao: {message}; see zhibiao {args[0]} --help\n")
    assert said("extract", "a.txt", "--date", "2023-02-30") == (
        2,
        'zhibiao: date "2023-02-30" is no calendar day; write YYYY-MM-DD\n',
    )


def test_parquet_does_not_go_to_a_terminal(said, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    message = "Parquet is binary; name a file with --output, or send it into a pipe"
    assert said("extract", "a.txt", "--format", "parquet") == (2, f"zhibiao: {message}\n")


def test_a_full_disk_behind_standard_output():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "zhibiao", "explain", TEXT]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr == "zhibiao: cannot write the output: No space left on device; check the disk\n"


def test_rule_files(said, tmp_path):
    (tmp_path / "own.toml").write_text('[[word]]\nclass = "UP"\nwords = ["腾跃"]\nreject = ["价格腾跃9%"]\n', "utf-8")
    status, err = said("rules", "check", "own.toml")
    assert status == 2
    assert err.startswith(
        'zhibiao: own.toml:4:11: [[word]] "UP": the reject line "价格腾跃9%" fails: wanted none of the'
    )
    assert err.endswith("; mend the entry or the line\n")
    message = "no.toml: cannot read this rule file; check that it exists and holds TOML"
    assert said("rules", "check", "no.toml") == (2, f"zhibiao: {message}\n")
    assert said("extract", "a.txt", "--rules", "no.toml") == (2, f"zhibiao: {message}\n")


def whole(message: str) -> str:
    return f"^{re.escape(message)}$"


def test_the_package():
    records = zb.extract(TEXT)
    batch = zb.extract_many([TEXT])
    wrong = [
        (zb.Error, 'lang is "fr"; write auto, zh or en', lambda: zb.Extractor(lang="fr")),
        (ValueError, "jobs must be 1 or more, not 0", lambda: zb.extract_many([TEXT], jobs=0)),
        (TypeError, "texts must be an iterable of str; for one text use extract()", lambda: zb.extract_many(TEXT)),
        (ValueError, "there are fewer docs than texts: 1", lambda: zb.extract_many(iter([TEXT] * 2), docs=["a"])),
        (IndexError, "there are 1 texts, no number 1", lambda: batch[1]),
        (IndexError, "7 is no place in a text of 2 characters", lambda: zb.decode(b"5%").to_source(7)),
        (AttributeError, "module 'zhibiao' has no attribute 'xtract'", lambda: zb.xtract),
        (ValueError, 'kind cannot be "levle"', lambda: zb.Indicators([replace(records[0], kind="levle")]).to_jsonl()),
        (
            ValueError,
            "value has more than 18 significant digits",
            lambda: zb.Indicators([replace(records[0], value=Decimal(10**18 + 1))]).to_jsonl(),
        ),
        (TypeError, "text must be a str, not int", lambda: zb.extract(5)),
        (
            TypeError,
            "text must be a str, not bytes; decode it first: zhibiao.decode(text).text",
            lambda: zb.quantities(b"5%"),
        ),
    ]
    names = ", ".join(sorted(field.name for field in fields(zb.Indicator)))
    wrong.append(
        (
            TypeError,
            f"Indicator has no field 'colour'; its fields are {names}",
            lambda: records.filter(colour="red"),
        )
    )
    for error, message, call in wrong:
        with pytest.raises(error, match=whole(message)):
            call()


def test_capsules_are_read_once():
    pyarrow = pytest.importorskip("pyarrow")
    capsule = pyarrow.table({"text": [TEXT]}).__arrow_c_stream__()

    class Twice:
        def __arrow_c_stream__(self, requested_schema=None):
            return capsule

    assert len(zb.extract_many(Twice())[0]) == 2
    with pytest.raises(ValueError, match=whole("this Arrow capsule has been read already")):
        zb.extract_many(Twice())


def test_tables_of_arrow():
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"a": [TEXT], "b": [TEXT]})
    message = "the table has 2 columns of strings; pass the one that holds the texts"
    with pytest.raises(TypeError, match=whole(message)):
        zb.extract_many(table)
    with pytest.raises(TypeError, match=whole('the table has no column "c"')):
        zb.extract_many(table, column="c")


def test_what_cannot_be_held_has_no_value():
    (found,) = zb.quantities("粮食产量亿亿亿亿亿吨。")
    assert (found.value, found.high, found.guard) == (None, None, "overflow")
    assert repr(found).startswith("Quantity('亿亿亿亿亿吨', ? tonne, guard='overflow'")
    assert zb.explain("粮食产量亿亿亿亿亿吨。")[0].quantity == found
    assert not zb.extract("粮食产量5吨～99999999999999999999999吨。")
