"""`zhibiao extract`: documents to records."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ._core import Error, __version__
from ._decode import ERRORS
from ._decode import document as decode_document
from ._extract import Extractor
from ._files import SUFFIXES, Fault, Source, find_sources, outputs_in, write_whole
from ._forms import FORMS
from ._many import parallel, threads
from ._progress import terminal_bar
from ._resume import RunState

UNSURE = 0.5  # below it an encoding should be named

EXAMPLES = """\
examples:
  zhibiao extract report.txt                               a table on the terminal
  zhibiao extract report.txt --format jsonl > report.jsonl
  zhibiao extract reports/ --output reports.parquet        one file of all documents
  zhibiao extract reports/ --format csv --output out/      one CSV file a document
  zhibiao extract reports/ --output page.html              a page with the quotes marked
  zhibiao extract report.txt --format csv --columns name,exact,unit,period
  cat report.txt | zhibiao extract - --date 2023-01-31     今年 is counted from that day
  zhibiao extract report.txt --rules my_rules.toml         with units and rules of your own

Exit status: 0 done, 1 some documents could not be read or written, 2 wrong use.
"""


def add_command(commands: Any) -> argparse.ArgumentParser:
    """Add the subcommand; the caller adds the options of an extractor."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "extract",
        help="documents to records",
        description="Extract the indicators of text files in any encoding.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder (searched to its depths), or - for standard input"
    )
    parser.add_argument(
        "--glob", action="append", metavar="PATTERN", help="which files of a folder (default: *.txt); may be repeated"
    )
    parser.add_argument(
        "--format",
        choices=tuple(SUFFIXES),
        help="default: by the suffix of --output, jsonl for a folder, else table",
    )
    parser.add_argument(
        "--output",
        metavar="PATH",
        help="a file; with several inputs or a folder, and a PATH without a suffix, the folder for one file a document",
    )
    parser.add_argument("--columns", type=_names, default=(), metavar="A,B,…", help="these columns, in this order")
    parser.add_argument("--encoding", metavar="NAME", help="utf-8, gb18030, big5, utf-16 … (default: from the bytes)")
    parser.add_argument(
        "--errors", choices=ERRORS, default="replace", help="what ill-formed bytes become: U+FFFD, or a failed document"
    )
    parser.add_argument("--resume", action="store_true", help="go on with a folder that a run before left unfinished")
    parser.add_argument("--spreadsheet", action="store_true", help="CSV cells that begin with =+-@ get a ' before them")
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="threads (default: one for each core)")
    parser.add_argument("--quiet", action="store_true", help="no summary and no progress on standard error")
    parser.set_defaults(run=run)
    return parser


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of threads from 1 up")


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names or len(set(names)) < len(names):
        raise argparse.ArgumentTypeError(f"{text!r} is no list of different columns")
    return names


class Done(NamedTuple):
    """What became of a document: its part of the output, or why there is none."""

    source: Source
    part: Any = b""
    records: int = 0
    size: int = 0
    failure: str = ""
    encoding: str = "utf-8"
    confidence: float = 1.0


class _Job:
    """One run: from sources to parts."""

    def __init__(self, args: argparse.Namespace, extractor: Extractor, sources: list[Source], form: str) -> None:
        width = shutil.get_terminal_size().columns if args.output is None and sys.stdout.isatty() else 0
        self.form = FORMS[form](extractor._core, form, args.columns, width)
        self.form.spreadsheet = args.spreadsheet
        self.form.run = self._run = threads(args.jobs, len(sources))
        self.name = form
        self.sources = sources
        self._encoding, self._errors = args.encoding, args.errors

    def one(self, source: Source, first: bool) -> Done:
        try:
            data = source.read()
            text = decode_document(data, self._encoding, self._errors)
        except Fault as fault:
            return Done(source, failure=str(fault))
        except Error as error:
            if error.code != "encoding":
                raise
            return Done(source, failure=f"{source.path or '-'}: {error}")
        part, count = self.form.part(text, source.doc, first)
        return Done(source, part, count, len(data), "", text.encoding, text.confidence)

    def to_parts(self, jobs: int | None) -> Iterator[Done]:
        """Yield the documents in order: one CSV header, each table under its document's name."""
        head = True  # until a document has been read
        several = len(self.sources) > 1
        for done in parallel(lambda s: self.one(s, s is self.sources[0]), self.sources, jobs, self._run):
            if not done.failure and head and done.source is not self.sources[0]:  # the first could not be read
                done = self.one(done.source, True)
            if several and self.name == "table" and not done.failure:
                title = (b"" if head else b"\n") + done.source.doc.encode("utf-8", "replace") + b"\n"
                done = done._replace(part=title + done.part)
            head = head and bool(done.failure)
            yield done

    def to_folder(self, folder: Path, jobs: int | None, state: RunState) -> Iterator[Done]:
        """Write one file a document, those that `state` has already left out."""

        def work(pair: tuple[Source, Path]) -> Done:
            done = self.one(pair[0], True)
            if done.failure:
                return done
            try:
                write_whole(pair[1], self.form.whole([done.part], done.source.doc))
            except Fault as fault:
                return Done(pair[0], failure=str(fault))
            return done._replace(part=b"")

        targets = outputs_in(folder, self.sources, SUFFIXES[self.name])
        left = state.start(list(zip(self.sources, targets)))
        failed = False
        for done in parallel(work, left, jobs, self._run):
            failed = failed or bool(done.failure)
            yield done
        if not failed:
            state.finish()


class _Sum:
    """Counts for the summary; failures are told as they come."""

    def __init__(self) -> None:
        self.records = self.size = self.documents = self.failed = 0
        self._encodings: Counter[str] = Counter()
        self._start = time.perf_counter()

    def add(self, done: Done) -> None:
        self.documents += 1
        self.records += done.records
        self.size += done.size
        if done.failure:
            self.failed += 1
            self._tell(done.failure)
            return
        self._encodings[done.encoding] += 1
        if done.confidence < UNSURE:
            self._tell(
                f"{done.source.doc}: read as {done.encoding}, but that is unsure ({done.confidence:.2f}); "
                "name it with --encoding"
            )

    @staticmethod
    def _tell(message: str) -> None:
        sys.stdout.flush()
        print(f"zhibiao: {message}".replace("\n", " "), file=sys.stderr)

    def show(self, output: str | None) -> None:
        amount = f"{self.size / 1e6:.1f} MB" if self.size >= 1e6 else f"{self.size / 1e3:.1f} kB"
        where = f", written to {output}" if output is not None else ""
        foreign = [f"{count} as {name}" for name, count in sorted(self._encodings.items()) if name != "utf-8"]
        where += f", read {', '.join(foreign)}" if foreign else ""
        failed = f"; {counted(self.failed, 'document')} failed" if self.failed else ""
        print(
            f"zhibiao: {counted(self.records, 'record')} from {counted(self.documents - self.failed, 'document')} "
            f"({amount}) in {time.perf_counter() - self._start:.2f} s{where}{failed}",
            file=sys.stderr,
        )


def counted(count: int, noun: str) -> str:
    """Return ``1 record``, ``2 records``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def run(args: argparse.Namespace) -> int:
    """Run the command. Returns 1 where a document failed."""
    total = _Sum()
    sources = find_sources(args.paths, args.glob or ["*.txt"])
    output = Path(args.output) if args.output is not None else None
    to_folder = output is not None and _is_folder(args, output, sources)
    if output is not None and not to_folder and any(_same(source.path, output) for source in sources):
        raise Fault(f"{output} is one of the documents; choose another --output")
    form = args.format or _format(output, to_folder)
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise Fault("Parquet is binary; name a file with --output, or send it into a pipe")
    if args.resume and not to_folder:
        raise Fault("--resume goes on with a folder of outputs; name one with --output")
    extractor = Extractor(lang=args.lang, date=args.date, rules=args.rules)
    job = _Job(args, extractor, sources, form)
    done = (
        job.to_folder(output, args.jobs, RunState(output, _settings(args, form), args.resume))
        if output and to_folder
        else job.to_parts(args.jobs)
    )
    shown = terminal_bar(done, len(sources), args.quiet)
    if output is None and form != "parquet":
        _to_stream(job, shown, total)
    else:
        parts = [d.part for d in _noted(shown, total) if not d.failure]
        if not to_folder:
            _write_file(job, parts, sources, output, total)
    if not args.quiet:
        sys.stdout.flush()
        total.show(args.output)
    return 1 if total.failed else 0


def _settings(args: argparse.Namespace, form: str) -> dict[str, Any]:
    """Return what an output depends on, besides its document."""
    named = {key: getattr(args, key) for key in ("lang", "date", "encoding", "errors", "spreadsheet")}
    rules = [sha256(Path(path).read_bytes()).hexdigest() for path in args.rules]
    return {"version": __version__, "format": form, "columns": list(args.columns), "rules": rules, **named}


def _noted(done: Iterator[Done], total: _Sum) -> Iterator[Done]:
    for document in done:
        total.add(document)
        yield document


def _to_stream(job: _Job, done: Iterator[Done], total: _Sum) -> None:
    """Write the parts to standard output as they come."""
    out = sys.stdout.buffer
    out.write(job.form.head(_title(job.sources)))
    for document in _noted(done, total):
        if not document.failure:
            out.write(document.part)
    out.write(job.form.tail())


def _write_file(job: _Job, parts: list[Any], sources: list[Source], output: Path | None, total: _Sum) -> None:
    if total.failed == total.documents:
        return  # nothing could be read: no empty file in the place of an old one
    data = job.form.whole(parts, _title(sources))
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        write_whole(output, data)


def _title(sources: Sequence[Source]) -> str:
    return sources[0].doc if len(sources) == 1 else counted(len(sources), "document")


def _is_folder(args: argparse.Namespace, output: Path, sources: list[Source]) -> bool:
    """Whether --output is a folder for one file a document."""
    if output.is_dir():
        return True
    several = len(sources) > 1 or any(Path(path).is_dir() for path in args.paths)
    return several and not (output.suffix.lower() in SUFFIXES.values() or output.exists())


def _same(one: Path | None, other: Path) -> bool:
    return one is not None and other.is_file() and one.samefile(other)


def _format(output: Path | None, to_folder: bool) -> str:
    if to_folder:
        return "jsonl"
    suffix = output.suffix.lower() if output else ""
    return next((form for form, known in SUFFIXES.items() if known == suffix and form != "table"), "table")
