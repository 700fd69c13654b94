"""`zhibiao bench`: it runs, checks its texts, and says what it measured."""

import json
import subprocess
import sys

from conftest import ROOT

import zhibiao as zb


def bench(*args, check=0):
    command = [sys.executable, "-m", "zhibiao", "bench", "--megabytes", "0.05", "--rounds", "2", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == check, done.stderr
    return done.stdout, done.stderr


def test_figures_and_json(tmp_path):
    out, err = bench(ROOT / "samples", "--jobs", 2, "--json", tmp_path / "bench.json")
    assert err == ""
    for line in ("make an Extractor", "one text of", "memory beside", "ns/record", "columns, 2 threads"):
        assert line in out
    figures = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert figures["rounds"] == 2
    assert len(figures["extractor_seconds"]) == len(figures["short_text_seconds"]) == 2
    assert {row["text"] for row in figures["results"]} == {"dense", "English", "own"}
    for row in figures["results"]:
        assert row["bytes"] > 5000
        assert len(row["seconds"]) == 2
        assert min(row["seconds"]) > 0
    own = {row["records"] for row in figures["results"] if row["text"] == "own"}
    texts = [path.read_text("utf-8") for path in (ROOT / "samples").glob("*.txt")]
    assert own == {sum(len(zb.extract(text)) for text in texts)}
    assert figures["memory_megabytes"] < 500


def test_the_made_up_texts_are_the_same_each_time_and_come_out_right():
    core = zb.Extractor()._core
    for english in (False, True):
        texts, stated, found = core.bulletins(english, 7, 50_000)
        assert (texts, stated, found) == core.bulletins(english, 7, 50_000)
        assert stated == found > 400
        assert sum(len(text.encode()) for text in texts) >= 50_000
        assert core.bulletins(english, 8, 50_000)[0] != texts


def test_wrong_use():
    assert "no number above 0" in bench("--rounds", "0", check=2)[1]
    assert "no number above 0" in bench("--megabytes", "x", check=2)[1]
    assert "no such file" in bench("nope.txt", check=2)[1]
