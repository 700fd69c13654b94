"""The gold texts: the same records by every way in, true spans, and scores above the floors of tests/floors.toml."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from conftest import GOLD, ROOT

import zhibiao as zb

try:
    import tomllib
except ImportError:
    import tomli as tomllib

FLOORS = tomllib.loads((ROOT / "tests" / "floors.toml").read_text("utf-8"))
PROGRAM = ROOT / "build" / "dev" / "tests" / "zhibiao_jsonl"  # the C++ way; tests/jsonl.cc
OWN = "tests/corpus"  # texts and records of this project


def home(folder: str) -> Path:
    """Return where the documents of a floor are: beside the project, or in its own corpus."""
    return ROOT / folder if folder.startswith(OWN) else GOLD / folder


DOCUMENTS = [path for folder in FLOORS for path in sorted(home(folder).glob("*.txt"))]

REQUIRED = os.environ.get("CI") == "true"
MISSING = f"no gold texts in {GOLD}; set ZHIBIAO_GOLD to their folder"


def need(there, message):
    """Skip the test where what it needs is missing; with CI=true fail."""
    if not there:
        (pytest.fail if REQUIRED else pytest.skip)(message)


@cache
def command_line(folder: Path, out: Path) -> Path:
    target = out / folder.name
    command = [sys.executable, "-m", "zhibiao", "extract", str(folder), "--format", "jsonl"]
    subprocess.run([*command, "--output", str(target), "--quiet"], check=True)
    return target


@pytest.fixture(scope="session")
def out(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("gold")


def test_gold_is_there():
    need(list(GOLD.glob("*/*.txt")), MISSING)


@pytest.mark.parametrize("folder", FLOORS)
def test_scores(folder, out):
    need(home(folder).is_dir() and (GOLD / "score.py").exists(), MISSING)
    floors = [f"--min={metric}={floor}" for metric, floor in FLOORS[folder].items()]
    command = [sys.executable, str(GOLD / "score.py"), str(home(folder)), str(command_line(home(folder), out))]
    done = subprocess.run([*command, *floors], capture_output=True, text=True)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_way_in_gives_the_same_records(path, out):
    data = path.read_bytes()
    text = data.decode("utf-8")
    records = zb.extract(text, path.name)
    jsonl = records.to_jsonl()
    assert (command_line(path.parent, out) / f"{path.stem}.jsonl").read_bytes().decode() == jsonl
    need(PROGRAM.exists(), f"{PROGRAM} is not built; scripts/test dev builds it")
    assert subprocess.check_output([PROGRAM, path.name], input=data).decode() == jsonl


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_span_slices_to_its_quote(path):
    data = path.read_bytes()
    text = data.decode("utf-8")
    last = 0
    for record in zb.extract(text):
        assert last <= record.begin < record.end
        last = record.end
        assert text[record.begin : record.end] == record.quote
        assert data[record.byte_begin : record.byte_end].decode() == record.quote
        assert record.sentence_begin <= record.begin < record.end <= record.sentence_end
        if record.name_begin is not None:
            written = iter(text[record.name_begin : record.name_end])  # a page foot may stand inside
            assert all(c in written for c in record.name if not c.isspace()), record
    for quantity in zb.quantities(text):
        assert text[quantity.begin : quantity.end] == quantity.quote


@pytest.mark.parametrize("name", ["seed-001", "seed-004"])
def test_texts_without_indicators(name):
    path = GOLD / "dev" / f"{name}.txt"
    need(path.exists(), MISSING)
    assert list(zb.extract(path.read_bytes().decode())) == []


def test_seed_000(out):
    path = GOLD / "dev" / "seed-000.txt"
    need(path.exists(), MISSING)
    folder = out / "seed"
    (folder / "gold").mkdir(parents=True)
    (folder / "gold" / path.name).write_bytes(path.read_bytes())
    (folder / "gold" / "seed-000.jsonl").write_bytes(path.with_suffix(".jsonl").read_bytes())
    figures = folder / "figures.json"
    command = [sys.executable, str(GOLD / "score.py"), str(folder / "gold"), str(command_line(GOLD / "dev", out))]
    done = subprocess.run([*command, "--json", str(figures)], capture_output=True, text=True, check=True)
    total = json.loads(figures.read_text("utf-8"))
    assert total["recall"] == 1.0, done.stdout
    assert total["core_f1"] * (total["gold"] + total["pred"]) / 2 >= 22 - 1e-9, done.stdout
