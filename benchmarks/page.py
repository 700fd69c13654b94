#!/usr/bin/env python3
"""Puts the figures of `scripts/bench --json` into docs/benchmarks.md, and others' tables where their markers stand.

    page.py FILE.json

A table stands between `<!-- NAME: written by scripts/bench --write -->` and `<!-- end of NAME -->`.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCAN = "RE2, any-script number"


def put(path: Path, name: str, text: str) -> None:
    """Replace what stands between the markers of `name`."""
    page = path.read_text("utf-8")
    begin, end = f"<!-- {name}: written by scripts/bench --write -->\n", f"<!-- end of {name} -->"
    first, last = page.index(begin) + len(begin), page.index(end)
    path.write_text(page[:first] + "\n" + text.strip("\n") + "\n\n" + page[last:], "utf-8")


class Results:
    """The results by group and name."""

    def __init__(self, results: list[dict[str, Any]]) -> None:
        self._all = {(r["group"], r["name"]): r for r in results}

    def groups(self, ending: str) -> list[str]:
        return list(dict.fromkeys(group for group, _ in self._all if group.endswith(ending)))

    def names(self, group: str) -> list[str]:
        return [name for known, name in self._all if known == group]

    def one(self, group: str, name: str) -> dict[str, Any] | None:
        return self._all.get((group, name))

    def speed(self, group: str, name: str) -> float:
        result = self._all[group, name]
        return result["megabytes"] / result["seconds"]


def main_rows(results: Results) -> list[str]:
    rows = []
    news = ("news, half-width", "news, half-width, lines without numbers", "news, half-width, text without any number")
    for group in (*news, "dense", "English"):
        for name, label in (("extract, one text", "one text"), ("extract, a part a call", "a part a call")):
            found = results.one(group, name)
            if not found:
                continue
            scan, speed = results.speed(group, SCAN), results.speed(group, name)
            each = f"{found['seconds'] * 1e9 / found['count']:,.0f}" if found["count"] else ""
            rate = f"{found['count'] / found['seconds']:,.0f}" if found["count"] else ""
            rows.append(f"| {group}, {label} | {scan:.0f} | {speed:.1f} | {speed / scan:.2f} | {rate} | {each} |")
    return rows


def growth(results: Results) -> str:
    out = []
    for group in results.groups(": growth"):
        names = results.names(group)
        first = results.one(group, names[0])
        for name in names[1:]:
            found = results.one(group, name)
            if found and first:
                size = name.rpartition(" of ")[2]
                out.append(f"{size} takes {found['seconds'] / first['seconds']:.1f} times what 1 MB takes")
    return "; ".join(out)


def sentences(results: Results) -> list[str]:
    out = []
    for group in results.groups("bytes"):
        short, made = results.one(group, "extract, 100 times"), results.one(group, "make an Extractor")
        if short and made:
            out.append(
                f"A text of 200 characters with one indicator takes {short['seconds'] * 1e4:.1f} µs, an "
                f"`Extractor` is made in {made['seconds'] * 1e3:.0f} ms."
            )
    if grown := growth(results):
        out.append(f"Growth (news): {grown}.")
    for group in results.groups(": two cores"):
        ratio = results.speed(group, "two threads") / results.speed(group, "two processes")
        out.append(f"Two threads do {ratio:.2f} times what two processes do side by side ({group.partition(':')[0]}).")
    for group in results.groups(": one text on threads"):
        ratio = results.speed(group, "two threads") / results.speed(group, "one thread")
        out.append(
            f"One long text on two threads goes {ratio:.2f} times as fast as on one ({group.partition(':')[0]})."
        )
    for group in results.groups("over text and records"):
        for name in results.names(group):
            found = results.one(group, name)
            if found:
                out.append(
                    f"Peak memory over text and records: {found['memory']:.0f} MB for {found['megabytes']:.0f} MB "
                    f"of {name}."
                )
    return out


def main() -> int:
    data = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    results = Results(data["results"])
    day = datetime.date.today().isoformat()
    load = os.getloadavg()[1]
    text = [
        f"Measured on {day}, {data['rounds']} rounds, medians, one core of {os.cpu_count()} (load of the machine {load:.1f}).",
        "",
        "| | RE2 any-script, MB/s | extraction, MB/s | times RE2 | records/s | ns a record |",
        "|---|---|---|---|---|---|",
        *main_rows(results),
        "",
        *sentences(results),
    ]
    put(ROOT / "docs" / "benchmarks.md", "speed", "\n".join(text))
    return 0


if __name__ == "__main__":
    sys.exit(main())
