"""The `zhibiao` program."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from . import Error, Extractor, __version__, test_rules, units
from ._files import SUFFIXES, Fault, Source, find_sources, outputs_in, write_whole
from ._many import parallel

_EXTRACT_EXAMPLES = """\
examples:
  zhibiao extract report.txt                               a table on the terminal
  zhibiao extract report.txt --format jsonl > report.jsonl
  zhibiao extract reports/ --format csv --output out/      one CSV file a document
  cat report.txt | zhibiao extract - --date 2023-01-31     今年 is counted from that day
  zhibiao extract report.txt --rules my_rules.toml         with units and rules of your own
"""

_EXAMPLES = """\
examples:
  zhibiao extract report.txt
  zhibiao explain "2022 年进出口总额达到 5.45 万亿元，增长 6.2%"
  zhibiao units 吨
  zhibiao rules test my_rules.toml

`zhibiao COMMAND --help` says more. Exit status: 0 done, 1 a rule test failed, 2 wrong use.
"""


class _Parser(argparse.ArgumentParser):
    """Errors as one line that says what to do."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"zhibiao: {message}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog="zhibiao",
        description="Numeric indicators with their context out of Chinese and English text.",
        epilog=_EXAMPLES,
        formatter_class=raw,
    )
    parser.add_argument("--version", action="version", version=f"zhibiao {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    extract = commands.add_parser(
        "extract",
        help="documents to records",
        description="Extract the indicators of text files (UTF-8).",
        epilog=_EXTRACT_EXAMPLES,
        formatter_class=raw,
    )
    extract.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder (its *.txt), or - for standard input"
    )
    extract.add_argument(
        "--format",
        choices=tuple(SUFFIXES),
        help="default: by the suffix of --output, jsonl for a folder, else table",
    )
    extract.add_argument(
        "--output",
        metavar="PATH",
        help="a file; with several inputs or a folder, the folder for one file a document",
    )
    _add_options(extract)
    extract.add_argument("--jobs", type=_jobs, metavar="N", help="threads (default: one for each core)")
    extract.add_argument("--quiet", action="store_true", help="no summary and no progress on standard error")
    extract.set_defaults(run=_extract)

    explain = commands.add_parser("explain", help="what was found in a text, by which rule, and what was kept out")
    explain.add_argument("text", metavar="TEXT", help="the text itself, or - for standard input")
    _add_options(explain)
    explain.set_defaults(run=_explain)

    unit_list = commands.add_parser("units", help="the units that are known")
    unit_list.add_argument("filter", nargs="?", default="", metavar="FILTER", help="a part of an id, dimension or word")
    unit_list.add_argument("--format", choices=("table", "jsonl"), default="table")
    unit_list.set_defaults(run=_units)

    rules = commands.add_parser("rules", help="check rule files of your own")
    actions = rules.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="load a rule file and say whether it is well formed")
    check.add_argument("file", metavar="FILE")
    check.set_defaults(run=_rules_check)
    test = actions.add_parser("test", help="run the accept and reject lines of the built-in rules and of FILE")
    test.add_argument("file", nargs="?", default="", metavar="FILE")
    test.set_defaults(run=_rules_test)
    return parser


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("auto", "zh", "en"), default="auto", help="default: by the text's script")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the documents' own date")
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="FILE",
        help="a rule file of your own; may be repeated",
    )


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of threads from 1 up")


def _extractor(args: argparse.Namespace) -> Extractor:
    return Extractor(lang=args.lang, date=args.date, rules=args.rules)


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)


def _print(text: str) -> None:
    _write(text.encode("utf-8", "surrogateescape") + b"\n")


def _terminal_width() -> int:
    """Return the columns of the terminal, 0 where standard output is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


class _Job:
    """One run of `extract`: from a source to its rendered bytes."""

    def __init__(self, args: argparse.Namespace, sources: list[Source], form: str) -> None:
        self._core = _extractor(args)._core
        self._form = form
        self._width = _terminal_width() if args.output is None else 0
        self.sources = sources

    def render(self, source: Source, header: bool = True) -> tuple[bytes, int, int]:
        """Return the output, the number of records and the size of the text."""
        data = source.read()
        out, count = self._core.render(data, source.doc, self._form, header, self._width)
        return out, count, len(data)

    def to_stream(self, jobs: int | None) -> Iterator[tuple[bytes, int, int]]:
        """Yield the rendered documents in order: one CSV header, each table under its document's name."""
        first = self.sources[0]
        several = len(self.sources) > 1
        work = parallel(lambda s: (s, *self.render(s, header=s is first)), self.sources, jobs)
        for source, out, count, size in work:
            title = b""
            if several and self._form == "table":
                title = (b"" if source is first else b"\n") + source.doc.encode("utf-8", "replace") + b"\n"
            yield title + out, count, size

    def to_folder(self, folder: Path, jobs: int | None) -> Iterator[tuple[bytes, int, int]]:
        """Write one file a document, yielding what was written."""

        def work(pair: tuple[Source, Path]) -> tuple[bytes, int, int]:
            out, count, size = self.render(pair[0])
            write_whole(pair[1], out)
            return b"", count, size

        targets = outputs_in(folder, self.sources, SUFFIXES[self._form])
        yield from parallel(work, list(zip(self.sources, targets)), jobs)


def _extract(args: argparse.Namespace) -> int:
    start = time.perf_counter()
    sources = find_sources(args.paths)
    output = Path(args.output) if args.output is not None else None
    to_folder = output is not None and (
        len(sources) > 1 or output.is_dir() or any(Path(path).is_dir() for path in args.paths)
    )
    job = _Job(args, sources, args.format or _format(output, to_folder))
    done = job.to_folder(output, args.jobs) if output and to_folder else job.to_stream(args.jobs)
    records = size = 0
    kept: list[bytes] = []
    for part, count, read in _progress(done, len(sources), args.quiet):
        records, size = records + count, size + read
        if output is None:
            _write(part)
        else:
            kept.append(part)
    if output is not None and not to_folder:
        write_whole(output, b"".join(kept))
    if not args.quiet:
        sys.stdout.flush()
        _summary(records, len(sources), size, time.perf_counter() - start, args.output)
    return 0


def _format(output: Path | None, to_folder: bool) -> str:
    if to_folder:
        return "jsonl"
    suffix = output.suffix.lower() if output else ""
    return {".jsonl": "jsonl", ".csv": "csv"}.get(suffix, "table")


def _summary(records: int, documents: int, size: int, seconds: float, output: str | None) -> None:
    amount = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
    where = f", written to {output}" if output is not None else ""
    print(
        f"zhibiao: {_counted(records, 'record')} from {_counted(documents, 'document')} "
        f"({amount}) in {seconds:.2f} s{where}",
        file=sys.stderr,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _progress(parts: Iterator[tuple[bytes, int, int]], total: int, quiet: bool) -> Iterator[tuple[bytes, int, int]]:
    """Pass `parts` on, with a bar on standard error where that is a terminal and has to wait."""
    if quiet or total < 10 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from parts
        return
    for done, part in enumerate(parts, 1):
        yield part
        filled = 30 * done // total
        print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{total}", end="", file=sys.stderr, flush=True)
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _explain(args: argparse.Namespace) -> int:
    data = sys.stdin.buffer.read() if args.text == "-" else os.fsencode(args.text)
    text = data.decode("utf-8", "replace")
    extractor = _extractor(args)
    records = extractor.extract(text)
    _print("numbers")
    taken = {(r.begin, r.end): r for r in records}
    rows = []
    for q in extractor.quantities(text):
        high = "" if q.high is None else f"–{q.high:f}"
        overlapping = any(b < q.end and q.begin < e for b, e in taken)
        fate = f"kept out: {q.guard}" if q.guard else "a record" if overlapping else "no rule fits"
        rows.append((_flat(q.quote), f"{q.value:f}{high}", q.unit, q.bound, fate))
    _print(_grid(("quote", "value", "unit", "bound", "fate"), rows))
    _print("\nrecords")
    _print(records.to_table(_terminal_width()).rstrip("\n"))
    _print("\nrules")
    _print(_grid(("quote", "rule", "name"), [(_flat(r.quote), r.rule, r.name) for r in records]))
    return 0


def _units(args: argparse.Namespace) -> int:
    want = args.filter.lower()
    found = [u for u in units() if any(want in word.lower() for word in (u.id, u.dimension, *u.surfaces))]
    if args.format == "jsonl":
        for unit in found:
            row = {"id": unit.id, "dimension": unit.dimension, "surfaces": list(unit.surfaces)}
            _print(json.dumps(row, ensure_ascii=False))
    elif found:
        _print(_grid(("id", "dimension", "written"), [(u.id, u.dimension, "  ".join(u.surfaces)) for u in found]))
    print(f"zhibiao: {_counted(len(found), 'unit')}", file=sys.stderr)
    return 0


def _rules_check(args: argparse.Namespace) -> int:
    Extractor(rules=[args.file])
    _print(f"{args.file}: well formed")
    return 0


def _rules_test(args: argparse.Namespace) -> int:
    lines, failures = test_rules(args.file or None)
    for failure in failures:
        _print(f"{failure.file}:{failure.line}: {failure.entry}: {failure.message}")
    _print(f"{lines - len(failures)} of {_counted(lines, 'line')} hold")
    return 1 if failures else 0


def _flat(text: str) -> str:
    return "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)


def _columns(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _grid(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return aligned columns under a header and a thin rule."""
    widths = [max(map(_columns, cells)) for cells in zip(header, *rows)]
    lines = [header, ["─" * width for width in widths], *rows]
    return "\n".join(
        "  ".join(cell + " " * (width - _columns(cell)) for cell, width in zip(line, widths)).rstrip() for line in lines
    )


def _fail(message: str) -> int:
    print(f"zhibiao: {message}".replace("\n", " "), file=sys.stderr)
    return 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 a rule test failed, 2 wrong use."""
    try:
        args = _parser().parse_args(argv)
        status: int = args.run(args)
        sys.stdout.flush()
        return status
    except (Fault, Error) as error:
        return _fail(str(error))
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:  # a full disk behind standard output
        return _fail(f"cannot write the output: {error.strerror}; check the disk")
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
