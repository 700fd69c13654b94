"""Bars: tqdm's for Python programs, rich's for the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from ._optional import need

T = TypeVar("T")


def tqdm_bar(total: int | None) -> Any:
    """Return a tqdm bar of texts. Raises ImportError, which names the extra, where tqdm is missing."""
    return need("tqdm.auto", "progress=True").tqdm(total=total, unit="text")


def terminal_bar(parts: Iterable[T], total: int, quiet: bool) -> Iterator[T]:
    """Pass `parts` on, with a bar on standard error where that is a terminal that has to wait.

    None in a pipe, and none where the output itself goes to the terminal. By rich where it is there, else plain.
    """
    if quiet or total < 10 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from parts
        return
    try:
        progress = need("rich.progress", "the bar")
    except ImportError:
        yield from _plain(parts, total)
        return
    from rich.console import Console

    columns = (progress.BarColumn(), progress.MofNCompleteColumn(), progress.TimeRemainingColumn())
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        for part in parts:
            yield part
            bar.advance(task)


def _plain(parts: Iterable[T], total: int) -> Iterator[T]:
    for done, part in enumerate(parts, 1):
        yield part
        filled = 30 * done // total
        print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{total}", end="", file=sys.stderr, flush=True)
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
