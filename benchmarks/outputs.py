#!/usr/bin/env python3
"""Speed from Python: lists, DataFrames and, where pyarrow is there, Arrow; beside the C++ core's own share.

Usage: outputs.py FILE. The lines of FILE are the texts. Prints medians of interleaved rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from itertools import islice
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


def main() -> int:
    texts = list(islice(Path(sys.argv[1]).read_text("utf-8").splitlines(), MOST))
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    todo = cases(texts)
    seconds: dict[str, list[float]] = {name: [] for name in todo}
    for _ in range(ROUNDS):
        for name, run in todo.items():
            start = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - start)
    print(f"{len(texts)} texts, {megabytes:.2f} MB, medians of {ROUNDS} rounds")
    for name, rounds in seconds.items():
        median = statistics.median(rounds)
        speed = f"{median * 1e6:9.1f} us" if name.startswith("one text") else f"{megabytes / median:9.2f} MB/s"
        print(f"  {name:<28}{speed}   best {min(rounds):.6f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
