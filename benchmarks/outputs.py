#!/usr/bin/env python3
"""Speed from Python: lists, DataFrames and, where pyarrow is there, Arrow; beside the C++ core's own share.

Usage: outputs.py FILE [PROGRAM]. The lines of FILE are the texts, its sentences the short texts. PROGRAM is
zhibiao_against, which times the core in C++ on the same short texts. Prints medians of interleaved rounds.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pandas as pd

import zhibiao as zb
import zhibiao.pandas  # noqa: F401 - the accessors

ROUNDS = 5
MOST = 100_000


def cases(texts: list[str]) -> dict[str, Callable[[], object]]:
    whole = "\n".join(texts)
    frame = pd.DataFrame({"text": texts})
    found = zb.extract(whole)
    out: dict[str, Callable[[], object]] = {
        "extract, one text": lambda: zb.extract(whole),
        "extract, a line a call": lambda: [zb.extract(text) for text in texts],
        "extract_many, one thread": lambda: zb.extract_many(texts, jobs=1),
        "extract_many, two threads": lambda: zb.extract_many(texts, jobs=2),
        "Series to DataFrame": lambda: frame["text"].zhibiao.extract(),
        "records to DataFrame": found.to_pandas,
    }
    if hasattr(found, "to_arrow"):
        out["records to Arrow"] = found.to_arrow
    short = next(text for text in texts if len(text) >= 200)[:200]
    out["one text of 200 characters"] = lambda: zb.extract(short)
    return out


def short_texts(lines: list[str]) -> list[str]:
    """Sentences of the lines, over and over, to MOST in all: what a column of a table holds."""
    sentences = [s for line in lines for s in re.split("(?<=[。！？；])", line) if s]
    return list(islice(cycle(sentences), MOST))


def timed(run: Callable[[], object]) -> Callable[[], float]:
    """Return what runs it once and gives the seconds."""

    def seconds() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return seconds


def in_rounds(each: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Seconds of every round, the cases in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in each}
    for _ in range(ROUNDS):
        for name, run in each.items():
            seconds[name].append(run())
    return seconds


def core_seconds(program: str, path: str) -> Callable[[], float]:
    """Seconds that the C++ core takes for the lines of the file."""

    def run() -> float:
        done = subprocess.run([program, path, "2", "lines"], capture_output=True, text=True, check=True)
        return min(float(line.split()[0]) for line in done.stdout.splitlines())

    return run


def short_cases(texts: list[str], program: str, path: str) -> dict[str, Callable[[], float]]:
    """Each returns its seconds."""
    series = pd.Series(texts)
    arrow = series.astype("string[pyarrow]")
    return {
        "C++, a text a call": core_seconds(program, path),
        "extract_many": timed(lambda: zb.extract_many(texts, jobs=1)),
        "Series to DataFrame": timed(lambda: series.zhibiao.extract(jobs=1)),
        "Series to Arrow": timed(lambda: zb.extract_many(series, jobs=1).to_arrow()),
        "Arrow strings to DataFrame": timed(lambda: arrow.zhibiao.extract(jobs=1)),
        "Arrow strings to Arrow": timed(lambda: zb.extract_many(arrow, jobs=1).to_arrow()),
    }


def compare(texts: list[str], program: str) -> None:
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.txt"
        path.write_text("\n".join(texts) + "\n", "utf-8")
        seconds = in_rounds(short_cases(texts, program, str(path)))
    core = statistics.median(next(iter(seconds.values())))
    print(f"{len(texts)} short texts, {megabytes:.2f} MB, one core, medians of {ROUNDS} rounds")
    for name, rounds in seconds.items():
        median = statistics.median(rounds)
        print(f"  {name:<28}{megabytes / median:9.2f} MB/s   {core / median:5.2f} of C++")


def main() -> int:
    texts = list(islice(Path(sys.argv[1]).read_text("utf-8").splitlines(), MOST))
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    seconds = in_rounds({name: timed(run) for name, run in cases(texts).items()})
    print(f"{len(texts)} texts, {megabytes:.2f} MB, medians of {ROUNDS} rounds")
    for name, rounds in seconds.items():
        median = statistics.median(rounds)
        speed = f"{median * 1e6:9.1f} us" if name.startswith("one text") else f"{megabytes / median:9.2f} MB/s"
        print(f"  {name:<28}{speed}   best {min(rounds):.6f} s")
    if len(sys.argv) > 2:
        compare(short_texts(texts), sys.argv[2])
    return 0


if __name__ == "__main__":
    sys.exit(main())
