"""`zhibiao bench`: how fast the installed library is on this machine."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any, Callable, NamedTuple

from . import _core
from ._decode import decode
from ._extract import Extractor, default
from ._files import Fault, find_sources, write_whole
from ._grid import grid
from ._many import extract_columns

SEED = 20240101
SHORT = (
    "2023年以来，全市上下坚持稳中求进工作总基调，统筹推进各项工作，经济运行总体平稳。全年货物进出口总额达到845.6亿元，"
    "对外贸易的结构继续优化。有关部门表示，将进一步落实各项支持政策，帮助企业降低成本、开拓市场，推动外贸保稳提质，"
    "为完成年度目标任务打下坚实基础。下一步还将加大对中小企业的支持力度，改善营商环境，继续办好民生实事，保持社会大局稳定。"
)

EXAMPLES = """\
Times made-up bulletins in Chinese and English, whose records are checked first, and your own documents where you name
some. Each round runs every case once; the table has medians, so compare figures of one run alone. `scripts/bench` of
the sources measures each room, beside RE2.

examples:
  zhibiao bench
  zhibiao bench reports/ --rounds 7 --json bench.json
"""

# In a process of its own: the text comes in on standard input. Linux forgets the peak so far where it is asked to.
MEMORY = """
import resource, sys, zhibiao
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
text = sys.stdin.buffer.read().decode()
extractor = zhibiao.Extractor()
extractor.extract(text[:100000])
try:
    with open("/proc/self/clear_refs", "w") as forget:
        forget.write("5")
    def peak():
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
except OSError:
    pass
before = peak()
found = extractor._core.extract_texts([text], None, 0)
print(before, peak())
"""


class Case(NamedTuple):
    """One thing to time: `run` returns how many records it found."""

    text: str
    name: str
    size: int
    run: Callable[[], int]


class Timing(NamedTuple):
    """A case's seconds over the rounds."""

    case: Case
    records: int
    seconds: list[float]


def add_command(commands: Any) -> argparse.ArgumentParser:
    """Add the subcommand; the caller adds the options of an extractor."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "bench",
        help="how fast it is on this machine",
        description="Time the installed library.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents or folders of *.txt of your own")
    parser.add_argument("--rounds", type=_positive(int), default=5, metavar="N", help="default: 5")
    parser.add_argument(
        "--megabytes", type=_positive(float), default=2.0, metavar="N", help="of each made-up text (default: 2)"
    )
    parser.add_argument("--jobs", type=_positive(int), metavar="N", help="threads (default: one for each core)")
    parser.add_argument("--json", metavar="FILE", help="write the figures of every round there, too")
    parser.set_defaults(run=run)
    return parser


def _positive(kind: type) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            value = kind(text)
        except ValueError:
            value = 0
        if not 0 < value < 1e6:
            raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
        return value

    return read


def _own_texts(paths: list[str]) -> list[str]:
    return [decode(source.read()).text for source in find_sources(paths, ["*.txt"])]


def _made_texts(english: bool, size: int) -> list[str]:
    """Return made-up texts whose records come out right by the built-in rules. Raises Fault where they do not."""
    texts, stated, found = default()._core.bulletins(english, SEED, size)
    if found != stated:
        which = "English" if english else "Chinese"
        raise Fault(f"only {found} of {stated} records of the made-up {which} texts come out right; this is a bug")
    return texts


def _cases(extractor: Extractor, name: str, texts: list[str], jobs: int) -> list[Case]:
    core = extractor._core
    size = sum(len(text.encode("utf-8", "replace")) for text in texts)
    data = [text.encode("utf-8", "replace") for text in texts]

    def columns(threads: int) -> int:
        return len(extract_columns(texts, extractor, jobs=threads)[0])

    cases = [
        Case(name, "columns, 1 thread", size, lambda: columns(1)),
        Case(name, "Python objects", size, lambda: sum(len(extractor.extract(text)) for text in texts)),
        Case(name, "JSON Lines", size, lambda: sum(core.render(d, "", "jsonl", True, 0)[1] for d in data)),
    ]
    if jobs > 1:
        cases.insert(1, Case(name, f"columns, {jobs} threads", size, lambda: columns(jobs)))
    return cases


def _timed(cases: list[Case], rounds: int) -> list[Timing]:
    """Run every case once a round, so that a busy machine slows them alike."""
    seconds: list[list[float]] = [[] for _ in cases]
    counts = [0] * len(cases)
    for _ in range(rounds):
        for i, case in enumerate(cases):
            start = time.perf_counter()
            counts[i] = case.run()
            seconds[i].append(time.perf_counter() - start)
    return [Timing(case, counts[i], seconds[i]) for i, case in enumerate(cases)]


def _row(timing: Timing) -> tuple[str, ...]:
    size, seconds = timing.case.size / 1e6, median(timing.seconds)
    best = size / min(timing.seconds)
    each = seconds * 1e9 / timing.records if timing.records else 0
    per_second = timing.records / seconds
    return (
        timing.case.text,
        timing.case.name,
        f"{size / seconds:.1f}",
        f"{best:.1f}",
        f"{per_second:,.0f}",
        f"{each:,.0f}",
    )


def _peak(text: str) -> float:
    """Return the megabytes that extracting `text` adds to a process that holds it."""
    done = subprocess.run([sys.executable, "-c", MEMORY], input=text.encode("utf-8", "replace"), capture_output=True)
    if done.returncode != 0:
        return float("nan")
    before, after = map(int, done.stdout.split())
    return (after - before) / 1e6


def _machine() -> str:
    return (
        f"zhibiao {_core.__version__}, {platform.python_implementation()} {platform.python_version()}, "
        f"{platform.machine()}, {os.cpu_count()} cores"
    )


def _small(extractor: Extractor, args: argparse.Namespace) -> tuple[list[Timing], list[Timing]]:
    def make() -> int:
        Extractor(lang=args.lang, date=args.date, rules=args.rules)
        return 0

    def short() -> int:
        return sum(len(extractor.extract(SHORT)) for _ in range(1000))

    return _timed([Case("", "make an Extractor", 0, make)], args.rounds), _timed(
        [Case("", "short", 0, short)], args.rounds
    )


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    jobs = args.jobs or os.cpu_count() or 1
    extractor = Extractor(lang=args.lang, date=args.date, rules=args.rules)
    size = int(args.megabytes * 1e6)
    sets = {"dense": _made_texts(False, size), "English": _made_texts(True, size)}
    if args.paths:
        sets["own"] = _own_texts(args.paths)
    made, short = _small(extractor, args)
    timings = [t for name, texts in sets.items() for t in _timed(_cases(extractor, name, texts, jobs), args.rounds)]
    peak = _peak("\n\n".join(sets.get("own", sets["dense"])))
    lines = [
        _machine(),
        "",
        f"make an Extractor                 {median(made[0].seconds) * 1e3:.1f} ms",
        f"one text of {len(SHORT)} characters         {median(short[0].seconds) * 1e3:.1f} µs",
        f"memory beside text and Extractor  {peak:.1f} MB, records as columns included",
        "",
        grid(("text", "output", "MB/s", "best", "records/s", "ns/record"), [_row(t) for t in timings]).rstrip("\n"),
    ]
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode())
    if args.json:
        rows = [
            {
                "text": t.case.text,
                "output": t.case.name,
                "bytes": t.case.size,
                "records": t.records,
                "seconds": t.seconds,
            }
            for t in timings
        ]
        figures = {
            "machine": _machine(),
            "rounds": args.rounds,
            "extractor_seconds": made[0].seconds,
            "short_text_characters": len(SHORT),
            "short_text_seconds": [s / 1000 for s in short[0].seconds],
            "memory_megabytes": peak,
            "results": rows,
        }
        write_whole(Path(args.json), json.dumps(figures, ensure_ascii=False, indent=1).encode() + b"\n")
    return 0
