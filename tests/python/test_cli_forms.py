"""What the program writes: parquet, pages, chosen columns; what it says of documents that fail; explain; completion."""

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pyarrow.parquet as pq
import pytest
from conftest import TEXT
from test_cli import SAMPLES, run

import zhibiao as zb


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "in"
    (home / "deep" / "er").mkdir(parents=True)
    for name in ("a.txt", "b.md", "deep/c.txt", "deep/er/d.txt"):
        (home / name).write_text(TEXT, "utf-8")
    return home


def test_parquet(folder, tmp_path):
    run("extract", folder, "--output", tmp_path / "all.parquet")
    table = pq.read_table(tmp_path / "all.parquet")
    assert table.column("doc").to_pylist() == ["a.txt"] * 2 + ["c.txt"] * 2 + ["d.txt"] * 2
    assert table.schema.equals(zb.extract(TEXT).to_arrow().schema)
    out, _ = run("extract", folder / "a.txt", "--format", "parquet", "--columns", "name,exact")
    assert pq.read_table(io.BytesIO(out)).to_pylist()[1] == {"name": "进出口总额", "exact": "6.2"}
    run("extract", folder, "--format", "parquet", "--output", tmp_path / "each")
    assert sorted(p.name for p in (tmp_path / "each").iterdir()) == ["a.parquet", "c.parquet", "d.parquet"]


def test_page(folder, tmp_path):
    run("extract", folder, "--output", tmp_path / "all.html")
    page = (tmp_path / "all.html").read_text("utf-8")
    assert page.count("<table") == 3
    assert page.count("<!DOCTYPE html>") == page.count("</html>") == 1
    assert page.count("<mark>") == 6
    assert "<title>3 documents</title>" in page


def test_columns(folder):
    names = ["unit", "name", "exact"]
    out, _ = run("extract", folder, "--format", "csv", "--columns", ",".join(names))
    rows = list(csv.DictReader(io.StringIO(out.decode())))
    assert len(rows) == 6
    assert rows[0] == {"unit": "CNY", "name": "进出口总额", "exact": "5450000000000"}
    out, _ = run("extract", folder, "--format", "jsonl", "--columns", "value,doc")
    assert [list(json.loads(line)) for line in out.splitlines()] == [["value", "doc"]] * 6
    out, _ = run("extract", folder / "a.txt", "--columns", "doc,quote")
    assert out.decode().splitlines()[2].split() == ["a.txt", "5.45万亿元"]
    full, _ = run("extract", *SAMPLES, "--format", "csv")
    header = full.decode().splitlines()[0]
    assert run("extract", *SAMPLES, "--format", "csv", "--columns", header)[0] == full
    _, err = run("extract", folder, "--format", "jsonl", "--columns", "exact", check=2)
    assert "no column 'exact' in jsonl; the columns are doc, begin" in err
    assert "its own columns" in run("extract", folder, "--format", "html", "--columns", "name", check=2)[1]
    assert "different columns" in run("extract", folder, "--columns", "name,name", check=2)[1]


def test_a_folder_is_walked_to_its_depths(folder):
    assert run("extract", folder, "--format", "csv")[1].startswith("zhibiao: 6 records from 3 documents (")
    assert run("extract", folder, "--glob", "*.md")[1].startswith("zhibiao: 2 records from 1 document (")
    assert run("extract", folder, "--glob", "*.md", "--glob", "*.txt")[1].startswith("zhibiao: 8 records from 4 doc")
    assert "no *.pdf file" in run("extract", folder, "--glob", "*.pdf", check=2)[1]


def lost(path):
    """Put a name there whose file cannot be read, whoever reads (root may read anything)."""
    path.unlink()
    path.symlink_to("/proc/self/mem")


@pytest.mark.parametrize("form", ["csv", "jsonl", "table", "html", "parquet"])
def test_documents_that_fail_are_told_and_the_rest_goes_on(folder, tmp_path, form):
    lost(folder / "a.txt")
    good = [folder / "deep" / "c.txt", folder / "deep" / "er" / "d.txt"]
    suffix = "txt" if form == "table" else form
    output = tmp_path / f"all.{suffix}"
    _, err = run("extract", folder, "--format", form, "--output", output, check=1)
    failure, summary = err.splitlines()
    assert failure.startswith(f"zhibiao: cannot read {folder / 'a.txt'}: ")
    assert "4 records from 2 documents" in summary
    assert summary.endswith("; 1 document failed")
    clean = tmp_path / f"clean.{suffix}"
    run("extract", *good, "--format", form, "--output", clean)
    if form == "parquet":
        assert pq.read_table(output).equals(pq.read_table(clean))
    elif form != "html":  # whose title counts the documents
        assert output.read_bytes() == clean.read_bytes()


def test_failures_in_a_folder_of_outputs(folder, tmp_path):
    lost(folder / "a.txt")
    (tmp_path / "out" / "c.jsonl").mkdir(parents=True)  # where an output cannot go
    _, err = run("extract", folder, "--output", tmp_path / "out", check=1)
    assert len(err.splitlines()) == 3
    assert "2 documents failed" in err
    assert (tmp_path / "out" / "d.jsonl").read_text("utf-8") == zb.extract(TEXT, "d.txt").to_jsonl()


def test_an_output_is_no_document(folder):
    _, err = run("extract", folder, "--output", folder / "a.txt", check=2)
    assert "is one of the documents" in err
    assert (folder / "a.txt").read_text("utf-8") == TEXT


def test_explain_says_which_words_and_why():
    out = run("explain", "2022年，全省进出口总额达到5.45万亿元，PM2.5浓度约为30微克/立方米。")[0].decode()
    assert "5.45万亿元" in out
    assert "CNY (元)" in out
    assert "a record, by the rule reach" in out
    assert "达到[REACH]  5.45万亿元[MONEY]" in out
    assert "would fit too, but stand after it" in out
    assert "kept out as name\n  words    …" in out
    assert "PM[2.5]浓度" in out
    assert "about (约为)" in out


def test_explain_shows_no_value_for_a_number_that_cannot_be_held():
    out = run("explain", "产量达5亿亿亿亿亿吨。")[0].decode()
    row = next(line for line in out.splitlines() if line.startswith("5亿亿亿亿亿吨"))
    assert "–" in row and "overflow, it cannot be held exactly" in row
    assert " 0 " not in row


def test_explain_in_python():
    found = zb.explain("2022年，全省进出口总额达到5.45万亿元。第3章说明")
    assert [e.outcome for e in found][:2] == ["guard", "record"]
    assert found[0].quantity.guard == "date"
    assert found[1].rule == zb.extract("2022年，全省进出口总额达到5.45万亿元。")[0].rule
    assert found[1].pattern
    assert ("REACH", "达到") in found[1].clause
    assert all(e.outcome != "record" for e in found[2:])


def test_completion(tmp_path):
    script = run("completion", "bash")[0].decode()
    (tmp_path / "zhibiao.bash").write_text(script)
    probe = (
        'source zhibiao.bash; COMP_WORDS=(zhibiao extract --fo); COMP_CWORD=2; _shtab_zhibiao; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", probe], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.split() == ["--format"], done.stderr
    assert run("completion", "zsh")[0].startswith(b"#compdef zhibiao")
    assert "invalid choice" in run("completion", "powershell", check=2)[1]


@pytest.mark.parametrize("library", ["rich", None])
def test_a_bar_on_a_terminal(tmp_path, library):
    for i in range(30):
        (tmp_path / f"{i}.txt").write_text(TEXT, "utf-8")
    block = "import sys; sys.modules['rich'] = None\n" if library is None else ""
    arguments = ["extract", str(tmp_path), "--output", str(tmp_path / "o")]
    code = f"{block}from zhibiao.cli import main\nmain({arguments!r})"
    reader, writer = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", code], stderr=writer, stdout=subprocess.PIPE) as program:
        os.close(writer)
        shown = b""
        try:
            while part := os.read(reader, 65536):
                shown += part
        except OSError:  # the terminal's other end is gone
            pass
    os.close(reader)
    assert program.returncode == 0
    assert b"30/30" in shown
    assert b"60 records from 30 documents" in shown
