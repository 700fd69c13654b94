#!/usr/bin/env python3
"""Other tools on the same documents: what they find, and how fast.

Installs each peer into an environment of its own under build/peers, feeds all the same documents, and prints a Markdown
table: quantities emitted, how many of the annotated ones are found, with the right value and unit, with a name, and
MB/s on these documents (a document a call) and on news (a line a call). Answers are counted before anything is timed.

    peers.py [--docs FOLDER] [--news FILE] [--seconds N] [--only NAME...] [--svg FILE] [--write]
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path

from page import put

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "peers"
# Name → what pip installs, what the table calls it.
PEERS = {
    "zhibiao": ((), "zhibiao `extract`"),
    "jionlp": (("jionlp==1.5.31", "setuptools<81"), "JioNLP 1.5.31, money"),
    "recognizers": (
        ("recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools<81"),
        "Recognizers-Text 1.0.2a2, number + units",
    ),
    "quantulum3": (("quantulum3==0.10.0", "setuptools<81"), "quantulum3 0.10.0"),
    "duckling": (("pyduckling-native-phihos==0.3.0",), "duckling 0.3.0, all but time"),
}
# What peers call the units that are most common in the documents.
UNITS = {
    "percent": {"percent", "%", "percentage"},
    "percentage-point": {"percentage point"},
    "CNY": {"cny", "chinese yuan", "元", "yuan", "renminbi"},
    "USD": {"usd", "united states dollar", "$", "us dollar", "美元"},
    "tonne": {"tonne", "ton", "metric ton", "吨"},
    "kilometer": {"kilometer", "kilometre"},
    "hectare": {"hectare"},
    "one": {"", "dimensionless"},
}

Found = dict[str, object]  # begin, end, value, unit, name


def zhibiao() -> Callable[[str], list[Found]]:
    import zhibiao as zb

    def read(text: str) -> list[Found]:
        return [
            {"begin": r.begin, "end": r.end, "value": str(r.value), "unit": r.unit, "name": r.name}
            for r in zb.extract(text)
        ]

    return read


def jionlp() -> Callable[[str], list[Found]]:
    import jionlp as jio

    def read(text: str) -> list[Found]:
        out: list[Found] = []
        for it in jio.ner.extract_money(text):
            num = it["detail"]["num"]
            out.append(
                {
                    "begin": it["offset"][0],
                    "end": it["offset"][1],
                    "value": num if isinstance(num, str) else num[0],
                    "unit": it["detail"]["case"],
                }
            )
        return out

    return read


def recognizers() -> Callable[[str], list[Found]]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    tools = (recognize_currency, recognize_dimension, recognize_percentage, recognize_number)

    def read(text: str) -> list[Found]:
        out: list[Found] = []
        for tool in tools:
            for it in tool(text, Culture.Chinese):
                value = str((it.resolution or {}).get("value", ""))
                unit = (it.resolution or {}).get("unit") or ("%" if value.endswith("%") else "")
                if not any(f["begin"] <= it.start < f["end"] for f in out):  # type: ignore[operator]
                    out.append({"begin": it.start, "end": it.end + 1, "value": value.rstrip("%"), "unit": unit})
        return out

    return read


def quantulum3() -> Callable[[str], list[Found]]:
    from quantulum3 import parser

    def read(text: str) -> list[Found]:
        return [
            {"begin": q.span[0], "end": q.span[1], "value": str(q.value), "unit": q.unit.name}
            for q in parser.parse(text)
        ]

    return read


def duckling() -> Callable[[str], list[Found]]:
    import duckling as lib

    lib.init()
    zones = lib.load_time_zones("/usr/share/zoneinfo")
    language = lib.parse_lang("ZH")
    locale = lib.parse_locale("ZH_CN", lib.default_locale_lang(language))
    now = lib.get_current_ref_time(zones, "Asia/Shanghai") if zones else lib.parse_ref_time(zones, "UTC", 0)
    context = lib.Context(now, locale)
    wanted = ["numeral", "amount-of-money", "quantity", "distance", "volume", "temperature", "duration"]
    dimensions = lib.parse_dimensions(wanted)

    def read(text: str) -> list[Found]:
        out: list[Found] = []
        for it in lib.parse(text, context, dimensions, False):
            value = it.get("value") or {}
            unit = str(value.get("unit", ""))
            number = str(value.get("value", ""))
            out.append({"begin": it["start"], "end": it["end"], "value": number, "unit": unit})
        return out

    return read


READERS = {f.__name__: f for f in (zhibiao, jionlp, recognizers, quantulum3, duckling)}


def timed(read: Callable[[str], list[Found]], texts: Iterable[str], seconds: float) -> tuple[float, float]:
    """Return megabytes read and the seconds they took; stops after `seconds`."""
    size, start = 0, time.perf_counter()
    for text in texts:
        try:
            read(text)
        except Exception:  # noqa: BLE001 - a peer that fails on a text found nothing in it
            pass
        size += len(text.encode())
        if time.perf_counter() - start > seconds:
            break
    return size / 1e6, time.perf_counter() - start


def work(name: str, job: dict[str, object]) -> dict[str, object]:
    """Run one tool over the documents, in its own environment."""
    read = READERS[name]()
    documents: list[str] = job["documents"]  # type: ignore[assignment]
    news: list[str] = job["news"]  # type: ignore[assignment]
    found = []
    for text in documents:
        try:
            found.append(read(text))
        except Exception as error:  # noqa: BLE001
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            found.append([])
    limit = float(job["seconds"])  # type: ignore[arg-type]
    return {"found": found, "documents": timed(read, documents * 50, limit), "news": timed(read, news, limit)}


def environment(name: str) -> Path:
    """Return the interpreter of a peer's environment, making it where it is missing."""
    packages, _ = PEERS[name]
    if not packages:
        return Path(sys.executable)
    folder = FOLDER / name
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
        (folder / "ready").touch()
    return python


def number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def same_unit(wanted: str, got: object) -> bool:
    return str(got) == wanted or str(got).lower() in UNITS.get(wanted, set())


def same_value(gold: Found, got: Found) -> bool:
    """Percent may come as 3.2 or as 0.032."""
    wanted, value = number(gold["value"]), number(got["value"])
    if wanted is None or value is None:
        return False
    return value == wanted or (gold["unit"] == "percent" and value * 100 == wanted)


def score(gold: list[list[Found]], found: list[list[Found]]) -> dict[str, int]:
    """Count what was emitted and which annotated quantities were found, with value, unit and name."""
    out = {"gold": 0, "emitted": sum(map(len, found)), "found": 0, "value": 0, "unit": 0, "name": 0}
    for wanted, got in zip(gold, found):
        for record in wanted:
            out["gold"] += 1
            touching = [f for f in got if f["begin"] < record["end"] and record["begin"] < f["end"]]  # type: ignore[operator]
            right = [f for f in touching if same_value(record, f)]
            out["found"] += bool(touching)
            out["value"] += bool(right)
            out["unit"] += any(same_unit(str(record["unit"]), f["unit"]) for f in right)
            out["name"] += any(f.get("name") == record["name"] for f in right)
    return out


def run(name: str, job: dict[str, object]) -> dict[str, object] | None:
    command = [str(environment(name)), str(Path(__file__).resolve()), "--worker", name]
    done = subprocess.run(command, input=json.dumps(job), text=True, capture_output=True)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return json.loads(done.stdout.splitlines()[-1])


def plot(rows: list[tuple[str, float]], path: Path) -> None:
    """Write a bar chart of MB/s, on a logarithmic axis, as SVG."""
    from math import log10

    low, width, height = -3, 560, 34
    top = max(2, max(log10(speed) for _, speed in rows))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width + 260}" height="{height * len(rows) + 50}" '
        'font-family="sans-serif" font-size="13">',
        '<text x="4" y="18">MB/s on news, a line a call, one core (logarithmic)</text>',
    ]
    for i, (label, speed) in enumerate(rows):
        y = 34 + i * height
        bar = max(2.0, (log10(speed) - low) / (top - low) * (width - 80))
        fill = "#1f77b4" if label.startswith("zhibiao") else "#999999"
        parts.append(f'<text x="4" y="{y + 15}">{label.replace("`", "")}</text>')
        parts.append(f'<rect x="260" y="{y}" width="{bar:.1f}" height="20" fill="{fill}"/>')
        parts.append(f'<text x="{266 + bar:.1f}" y="{y + 15}">{speed:.3g}</text>')
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


Speeds = dict[str, list[float]]  # MB/s on the documents, on news


def report(results: dict[str, dict[str, object]], gold: list[list[Found]]) -> tuple[str, Speeds]:
    """Return the table, and the speeds."""
    speeds = {name: [mb / s for mb, s in (r["documents"], r["news"])] for name, r in results.items()}  # type: ignore[misc]
    day = datetime.date.today().isoformat()
    lines = [
        f"Measured on {day}: {sum(map(len, gold))} quantities in {len(gold)} documents, one core.",
        "",
        "| tool | emitted | found | value right | unit right too | name right | documents MB/s | news MB/s | zhibiao is × |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, result in results.items():
        s = score(gold, result["found"])  # type: ignore[arg-type]
        documents, news = speeds[name]
        times = f"{speeds['zhibiao'][1] / news:.0f}" if "zhibiao" in speeds else ""
        lines.append(
            f"| {PEERS[name][1]} | {s['emitted']} | {s['found']} | {s['value']} | {s['unit']} | {s['name']} "
            f"| {documents:.3g} | {news:.3g} | {times} |"
        )
    return "\n".join(lines), speeds


def short(speeds: Speeds) -> str:
    """Return what the README says."""
    others = ", ".join(f"{PEERS[name][1]} {speed[1]:.2g}" for name, speed in speeds.items() if name != "zhibiao")
    day = datetime.date.today().isoformat()
    return (
        f"From Python, one core, news, a line a call ({day}), MB/s: zhibiao {speeds['zhibiao'][1]:.3g}; {others}.\n\n"
        "![MB/s on news, a line a call](docs/peers.svg)"
    )


def write_pages(table: str, speeds: Speeds) -> None:
    """Put table, plot and the README's short form where they stand."""
    plot([(PEERS[name][1], speed[1]) for name, speed in speeds.items()], ROOT / "docs" / "peers.svg")
    put(ROOT / "docs" / "benchmarks.md", "peers", table)
    put(ROOT / "README.md", "speeds", short(speeds))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--docs", type=Path, default=ROOT / "tests" / "corpus" / "docs", help="NAME.txt, NAME.jsonl")
    options.add_argument("--news", type=Path, default=ROOT / "build" / "bench" / "news-half.txt")
    options.add_argument("--seconds", type=float, default=20, help="at most so long a tool and corpus")
    options.add_argument("--only", nargs="+", choices=PEERS, default=list(PEERS))
    options.add_argument("--svg", type=Path, help="write a plot of the speeds there")
    options.add_argument("--write", action="store_true", help="put table, plot and short form into docs and README")
    options.add_argument("--worker", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.worker:
        result = work(given.worker, json.load(sys.stdin))
        print()
        print(json.dumps(result))
        return 0
    paths = sorted(given.docs.glob("*.txt"))
    gold = [[json.loads(line) for line in path.with_suffix(".jsonl").read_text("utf-8").splitlines()] for path in paths]
    documents = [path.read_text("utf-8") for path in paths]
    news = given.news.read_text("utf-8").splitlines() if given.news.exists() else []
    job: dict[str, object] = {"documents": documents, "news": news, "seconds": given.seconds}
    results = {}
    for name in given.only:
        if result := run(name, job):
            results[name] = result
    table, speeds = report(results, gold)
    print(table)
    if given.svg:
        plot([(PEERS[name][1], speed[1]) for name, speed in speeds.items()], given.svg)
    if given.write:
        write_pages(table, speeds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
