"""Inputs and outputs of the command line: which files, under which names, written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

SUFFIXES = {"table": ".txt", "jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet", "html": ".html"}


class Fault(Exception):
    """What the user has to put right, as one line."""


class Source(NamedTuple):
    """One document: its file (None: standard input) and the name that its records carry."""

    path: Path | None
    doc: str

    def read(self) -> bytes:
        """Return the document's bytes. Raises Fault where it cannot be read."""
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise Fault(f"cannot read {self.path}: {error.strerror}; check its name and permissions") from None


def _shown(path: Path) -> str:
    """Return the file's name as text, also where its bytes are no UTF-8."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def find_sources(paths: Iterable[str], globs: Sequence[str] = ("*.txt",)) -> list[Source]:
    """Return the documents behind the arguments.

    A file stands for itself, a folder for every file below it that fits a pattern, `-` for standard input. Raises Fault
    where a path is not there.
    """
    sources: list[Source] = []
    for name in paths:
        path = Path(name)
        if name == "-":
            sources.append(Source(None, "stdin"))
        elif path.is_dir():
            found = sorted({p for glob in globs for p in path.rglob(glob) if p.is_file()})
            if not found:
                raise Fault(f"no {' or '.join(globs)} file in the folder {name}; name the files, or give --glob")
            sources.extend(Source(p, _shown(p)) for p in found)
        elif path.exists():
            sources.append(Source(path, _shown(path)))
        else:
            raise Fault(f"no such file or folder: {name}; write - for standard input")
    if sum(source.path is None for source in sources) > 1:
        raise Fault("standard input (-) is named twice; name it once")
    return sources


def outputs_in(folder: Path, sources: list[Source], suffix: str) -> list[Path]:
    """Return each source's own file in `folder`, which is made. Raises Fault where two would be the same."""
    owner: dict[str, Source] = {}
    for source in sources:
        name = Path(source.doc).stem + suffix
        if name in owner:
            both = f"{owner[name].path or '-'} and {source.path or '-'}"
            raise Fault(f"{both} would both be written to {folder / name}; run them apart")
        owner[name] = source
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"cannot make the folder {folder}: {error.strerror}; choose another --output") from None
    return [folder / name for name in owner]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a temporary name, then rename it: a reader sees the old file or the new one."""
    try:
        if path.exists() and not path.is_file():  # /dev/null, a pipe
            path.write_bytes(data)
            return
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise Fault(f"cannot write {path}: {error.strerror}; choose another --output") from None
