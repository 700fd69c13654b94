"""The `zhibiao` program, run as a user runs it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, TEXT

import zhibiao as zb

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def run(*args, stdin=b"", cwd=None, check=0):
    """Run the program; return its output, and its standard error as text."""
    command = [sys.executable, "-m", "zhibiao", *map(str, args)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd)
    assert done.returncode == check, done.stderr.decode()
    return done.stdout, done.stderr.decode()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_installed_script_says_its_version():
    script = Path(sys.executable).with_name("zhibiao")
    assert subprocess.check_output([script, "--version"], text=True) == f"zhibiao {zb.__version__}\n"


def test_formats(document):
    out, err = run("extract", document)
    assert "5,450,000,000,000" in out.decode()
    assert err.startswith("zhibiao: 2 records from 1 document (")
    out, _ = run("extract", document, "--format", "jsonl")
    assert out.decode() == zb.extract(TEXT, "a.txt").to_jsonl()
    out, err = run("extract", document, "--format", "csv", "--quiet")
    assert [row["exact"] for row in csv.DictReader(io.StringIO(out.decode()))] == ["5450000000000", "6.2"]
    assert err == ""


def test_standard_input():
    out, _ = run("extract", "-", "--format", "jsonl", stdin=TEXT.encode())
    assert json.loads(out.splitlines()[0])["doc"] == "stdin"
    out, _ = run("extract", "-", "--format", "jsonl", "--date", "2023-03-01", stdin="去年产值达到5亿元".encode())
    assert json.loads(out)["period"] == "2022-01-01/2022-12-31"


def test_offsets_count_the_document_as_it_stands(tmp_path):
    data = b"\xef\xbb\xbf\r\n\xff\xe6\x8c" + TEXT.replace("，", "，\r\n").encode()
    (tmp_path / "bom.txt").write_bytes(data)
    out, _ = run("extract", tmp_path / "bom.txt", "--format", "jsonl")
    text = data.decode("utf-8", "replace")
    records = [json.loads(line) for line in out.splitlines()]
    assert len(records) == 2
    assert [text[r["begin"] : r["end"]] for r in records] == [r["quote"] for r in records]


def test_output_file(document, tmp_path):
    target = tmp_path / "out.csv"
    out, err = run("extract", document, "--output", target)
    assert out == b""
    assert "written to" in err
    assert target.read_text("utf-8").startswith("doc,begin")
    run("extract", document, "--output", target, "--format", "jsonl")  # replaces it
    assert target.read_text("utf-8").startswith('{"doc"')
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "out.csv"]


def test_output_folder(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("a.txt", "b.md", "deep/c.txt"):
        (tmp_path / "in" / name).write_text(TEXT, "utf-8")
    run("extract", tmp_path / "in", "--output", tmp_path / "out", "--jobs", 2)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.jsonl", "c.jsonl"]
    run(
        "extract",
        tmp_path / "in" / "a.txt",
        tmp_path / "in" / "b.md",
        "--output",
        tmp_path / "o2",
        "--format",
        "csv",
    )
    assert sorted(p.name for p in (tmp_path / "o2").iterdir()) == ["a.csv", "b.csv"]
    (tmp_path / "in" / "deep" / "a.txt").write_text(TEXT, "utf-8")
    _, err = run("extract", tmp_path / "in", "--output", tmp_path / "o3", check=2)
    assert "would both be written" in err
    assert not (tmp_path / "o3").exists()


def test_several_documents_on_standard_output(document, tmp_path):
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    out, _ = run("extract", tmp_path, "--format", "csv")
    assert [row["doc"] for row in csv.DictReader(io.StringIO(out.decode()))] == ["a.txt"] * 2 + ["b.txt"] * 2
    out, _ = run("extract", tmp_path)
    assert out.decode().startswith("a.txt\n")
    assert "\n\nb.txt\n" in out.decode()


def test_jobs_do_not_change_the_output():
    one, _ = run("extract", *SAMPLES, "--format", "jsonl", "--jobs", 1)
    four, _ = run("extract", *SAMPLES, "--format", "jsonl", "--jobs", 4)
    assert one == four
    assert one


def errors(tmp_path: Path) -> list:
    folder = tmp_path / "empty"
    folder.mkdir()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    return [
        (["extract", "nope.txt"], "no such file"),
        (["extract"], "PATH"),
        (["extract", str(folder)], "no *.txt file"),
        (["extract", "-", "-"], "named twice"),
        (["extract", "-", "--format", "xml"], "invalid choice"),
        (["extract", "-", "--jobs", "0"], "number of threads"),
        (["extract", "-", "--date", "yesterday"], "yesterday"),
        (["extract", "-", "--lang", "fr"], "invalid choice"),
        (["extract", "-", "--rules", "nope.toml"], "nope.toml"),
        (["extract", str(tmp_path / "a.txt"), "--output", str(tmp_path / "no" / "x.csv")], "cannot write"),
        (
            ["extract", str(tmp_path / "a.txt"), str(folder / ".."), "--output", str(tmp_path / "o")],
            "both",
        ),
        (["rules", "check", "nope.toml"], "nope.toml"),
        (["rules"], "ACTION"),
        (["fly"], "invalid choice"),
        ([], "COMMAND"),
    ]


def test_errors_are_one_line_and_status_2(tmp_path):
    for args, message in errors(tmp_path):
        out, err = run(*args, check=2)
        assert out == b""
        assert err.startswith("zhibiao: ") and err.endswith("\n") and err.count("\n") == 1, err
        assert message in err


def test_help_shows_examples():
    assert b"zhibiao extract report.txt" in run("--help")[0]
    out, _ = run("extract", "--help")
    assert b"examples:" in out
    assert b"--output" in out


def test_reader_that_stops_early(tmp_path):
    for i in range(200):
        (tmp_path / f"{i}.txt").write_text(TEXT * 20, "utf-8")
    command = [sys.executable, "-m", "zhibiao", "extract", str(tmp_path), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 141


def test_full_disk(document):
    command = [sys.executable, "-m", "zhibiao", "extract", str(document)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert b"cannot write the output" in done.stderr


def test_units():
    out, err = run("units", "--format", "jsonl", "吨")
    rows = [json.loads(line) for line in out.splitlines()]
    assert any(row["id"] == "tonne" for row in rows)
    assert err.startswith(f"zhibiao: {len(rows)} unit")
    assert "tonne" in run("units", "TONNE")[0].decode()
    assert run("units", "no such unit")[0] == b""


def test_explain():
    out = run("explain", TEXT)[0].decode()
    assert "kept out: date" in out
    assert zb.extract(TEXT)[0].rule in out
    assert run("explain", "-", stdin=TEXT.encode())[0].decode() == out


def test_rules(tmp_path, broken_rules):
    own = ROOT / "examples" / "own_rules.toml"
    assert b"well formed" in run("rules", "check", own)[0]
    assert b" lines hold\n" in run("rules", "test", own)[0]
    assert b" lines hold\n" in run("rules", "test")[0]
    assert f"{broken_rules}:" in run("rules", "check", broken_rules, check=2)[1]


def test_names_that_are_no_utf8(tmp_path):
    (tmp_path / os.fsdecode(b"\xff.txt")).write_bytes(TEXT.encode())
    out, _ = run("extract", tmp_path, "--format", "jsonl")
    assert len(out.splitlines()) == 2
