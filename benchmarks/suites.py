#!/usr/bin/env python3
"""Run the test sentences of other tools: their own result beside ours, value by value and unit by unit.

The sentences are never part of this repository: pip fetches the peer's source package when this runs, into build/suites,
and the peer itself into an environment of its own. A value of the suite counts as right where some quantity found has
the same value (a range gives both its ends, the suite asks for the middle), its unit where that quantity has the same unit as well, once spelling is set aside
(metre and meter, pound sterling and GBP).

    python benchmarks/suites.py [--errors N]

Suites: quantulum3 (quantities.json and quantities.ambiguity.json). Recognizers-Text keeps its specifications in its
repository and not in its packages, and ctparse and dateparser test times alone, so none of them can be run from here.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tarfile
from decimal import Decimal, InvalidOperation
from pathlib import Path

import zhibiao as zb

FOLDER = Path(__file__).resolve().parent.parent / "build" / "suites"
PEER = "quantulum3==0.10.0"
FILES = ("quantities.json", "quantities.ambiguity.json")
# What quantulum3 calls a unit → the id here, where more than spelling differs.
UNITS = {
    "pound sterling": "GBP",
    "dollar": "USD",
    "united states dollar": "USD",
    "euro": "EUR",
    "japanese yen": "JPY",
    "chinese yuan": "CNY",
    "indian rupee": "INR",
    "percentage": "percent",
    "dimensionless": "one",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "pound-mass": "pound",
    "kilometre per hour": "kilometer-per-hour",
    "mile per hour": "mile-per-hour",
    "cent": "USD",
}
# Both sides of a spelling that CLDR and quantulum3 disagree about.
SPELLINGS = ((r"metre", "meter"), (r"litre", "liter"), (r"\bper\b", "per"), (r"[\s_]+", "-"))
# Runs in the peer's environment: one JSON line a sentence.
RUNNER = """
import json, sys
from quantulum3 import parser
for line in sys.stdin:
    try:
        found = parser.parse(json.loads(line))
    except Exception:
        found = []
    print(json.dumps([[str(q.value), q.unit.name] for q in found]), flush=True)
"""


def fetch() -> list[dict]:
    """Return the suite's sentences with the quantities that each must give."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", PEER, "--no-deps", "--no-binary", ":all:", "-q"]
    if not list(FOLDER.glob("quantulum3-*.tar.gz")):
        subprocess.run([*command, "-d", str(FOLDER)], check=True)
    cases = []
    with tarfile.open(next(FOLDER.glob("quantulum3-*.tar.gz"))) as archive:
        for member in archive.getmembers():
            if member.name.endswith(FILES) and "/tests/" in member.name:
                cases += json.load(archive.extractfile(member))
    return cases


def peer(sentences: list[str]) -> list[list[tuple[str, str]]]:
    """Return what the peer finds in each sentence: value and unit name."""
    python = FOLDER / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER / "venv")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", PEER, "setuptools<81"], check=True)
    text = "".join(json.dumps(s) + "\n" for s in sentences)
    done = subprocess.run([str(python), "-c", RUNNER], input=text, capture_output=True, text=True, check=True)
    return [[(value, unit) for value, unit in json.loads(line)] for line in done.stdout.splitlines()]


def ours(sentences: list[str]) -> list[list[tuple[str, str]]]:
    """Return what zhibiao's quantities layer finds; a range gives both ends."""
    extractor = zb.Extractor(lang="en")
    out = []
    for sentence in sentences:
        found = []
        for q in extractor.quantities(sentence):
            found.append((str(q.value), q.unit))
            if q.high is not None:
                found.append((str(q.high), q.unit))
        out.append(found)
    return out


def spelled(unit: str) -> str:
    """Return a unit's name with differences of spelling set aside."""
    unit = UNITS.get(unit.lower(), unit)
    unit = " per ".join(UNITS.get(part.lower(), part) for part in unit.split(" per ")).lower()
    for pattern, put in SPELLINGS:
        unit = re.sub(pattern, put, unit)
    return "one" if unit.startswith("item:") or unit in ("", "dimensionless") else unit


def same(a: str, b: str) -> bool:
    """Return whether two values are equal to six digits."""
    try:
        x, y = Decimal(a), Decimal(b)
    except InvalidOperation:
        return False
    return abs(x - y) <= abs(x) * Decimal("1e-6")


def wanted(case: dict) -> list[tuple[str, str]]:
    """Return the values and units that a case asks for."""
    return [(str(q["value"]), str(q.get("unit", ""))) for q in case["res"]]


def count(cases: list[dict], found: list[list[tuple[str, str]]], errors: int) -> tuple[int, int, int, int]:
    """Return how many values were asked, got right, right with their unit, and how many sentences came out whole."""
    asked = values = units = whole = 0
    for case, got in zip(cases, found, strict=True):
        rest = list(got)
        all_right = True
        for value, unit in wanted(case):
            asked += 1
            hits = [q for q in rest if same(value, q[0])]
            full = [q for q in hits if spelled(q[1]) == spelled(unit)]
            values += bool(hits)
            units += bool(full)
            all_right = all_right and bool(full)
            if hits:
                rest.remove((full or hits)[0])
            if not full and errors > 0:
                errors -= 1
                print(f"  {case['req']!r}: asked {value} {unit}, got {got}")
        whole += all_right and not rest
    return asked, values, units, whole


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print up to N values that we miss")
    args = parser.parse_args()
    cases = fetch()
    sentences = [case["req"] for case in cases]
    print(f"{len(cases)} sentences of {PEER}\n")
    print("| tool | values asked | value right | value and unit right | sentences whole |\n|---|---|---|---|---|")
    for name, found in (("quantulum3 0.10.0 itself", peer(sentences)), (f"zhibiao {zb.__version__}", ours(sentences))):
        asked, values, units, whole = count(cases, found, args.errors if name.startswith("zhibiao") else 0)
        shares = " | ".join(f"{n} ({100 * n / asked:.1f} %)" for n in (values, units))
        print(f"| {name} | {asked} | {shares} | {whole} of {len(cases)} |")


if __name__ == "__main__":
    main()
