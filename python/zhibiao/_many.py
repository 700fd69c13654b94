"""Many texts at once: read in parts, on threads, into columns."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sized
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any, Callable, Union

from . import _core
from ._batch import Batch
from ._progress import tqdm_bar

if TYPE_CHECKING:
    from ._extract import Extractor

# A task is this many texts at most, or this many characters: small enough for a bar that moves, large enough to hide
# the cost of a task.
_TEXTS = 1024
_CHARACTERS = 1 << 18
Task = Callable[["_core.Extractor", "_core.Run"], "tuple[_core.Columns, int]"]
Texts = Union[Iterable["str | None"], Any]  # an iterable of str, or an Arrow array, chunked array, Series or table


def threads(jobs: int | None, texts: int | None = None) -> _core.Run:
    """Return what the work on this many texts shares: where they are few, each may take several threads."""
    return _core.Run(max(1, (jobs or os.cpu_count() or 1) // max(1, texts or sys.maxsize)))


def parallel(
    work: Callable[[Any], Any], tasks: Iterable[Any], jobs: int | None, run: _core.Run | None = None
) -> Iterator[Any]:
    """Yield work(task) in order, a few tasks ahead of the reader and no more.

    On Ctrl-C no task is begun, and those that `run` can stop end within a second.
    """
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield from map(work, tasks)
        return
    pool = ThreadPoolExecutor(count)
    try:
        waiting: deque[Any] = deque()
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) >= 4 * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        if run is not None:
            run.stop()
        pool.shutdown(wait=True, cancel_futures=True)


def extract_columns(
    texts: Texts,
    extractor: Extractor,
    *,
    docs: Iterable[str] | None = None,
    column: str = "",
    jobs: int | None = None,
    progress: bool = False,
) -> tuple[_core.Columns, int]:
    """Return the columns of all records, and the number of texts."""
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs must be 1 or more, not {jobs}")
    if isinstance(texts, (str, bytes)):
        raise TypeError("texts must be an iterable of str; for one text use extract()")
    # Before the stream opens: DuckDB counts by a query, and has one at a time from 2.0 on.
    length = len(texts) if isinstance(texts, Sized) else None
    arrow = _arrow_source(texts)
    if arrow is not None and docs is None:
        tasks = _arrow_tasks(_core.TextStream(arrow, column))
    else:
        tasks = _list_tasks(texts, docs)
    core = extractor._core
    out, done = _core.Columns(), 0
    run = threads(jobs, length)
    bar = tqdm_bar(length) if progress else None
    try:
        for columns, count in parallel(lambda task: task(core, run), tasks, jobs, run):
            out.extend(columns)
            done += count
            if bar is not None:
                bar.update(count)
    finally:
        if bar is not None:
            bar.close()
    return out, done


def extract_batch(texts: Texts, extractor: Extractor, **options: Any) -> Batch:
    """Return `extract_columns` as a Batch."""
    return Batch(*extract_columns(texts, extractor, **options))


def _arrow_source(texts: Any) -> Any:
    """Return what of `texts` speaks Arrow's protocol; None for anything else."""
    dtype = getattr(texts, "dtype", None)
    if getattr(dtype, "storage", "") == "pyarrow" or type(dtype).__name__ == "ArrowDtype":  # a pandas Series
        return texts.array.__arrow_array__()
    if type(texts).__module__.partition(".")[0] == "pandas":
        return None
    return texts if hasattr(texts, "__arrow_c_stream__") or hasattr(texts, "__arrow_c_array__") else None


def _arrow_tasks(stream: _core.TextStream) -> Iterator[Task]:
    row = 0
    while (array := stream.next()) is not None:
        size = len(array)
        for begin in range(0, size, _TEXTS):
            end = min(begin + _TEXTS, size)
            yield _arrow_task(array, begin, end, row + begin)
        row += size


def _arrow_task(array: _core.Texts, begin: int, end: int, row: int) -> Task:
    return lambda core, run: (core.extract_arrow(array, begin, end, row, run), end - begin)


def _list_tasks(texts: Iterable[Any], docs: Iterable[str] | None) -> Iterator[Task]:
    row = 0
    ids = None if docs is None else iter(docs)
    for chunk in _chunks(texts):
        names = None if ids is None else list(islice(ids, len(chunk)))
        if names is not None and len(names) < len(chunk):
            raise ValueError(f"there are fewer docs than texts: {row + len(names)}")
        yield _list_task(chunk, names, row)
        row += len(chunk)


def _list_task(chunk: list[Any], names: list[str] | None, row: int) -> Task:
    return lambda core, run: (core.extract_texts(chunk, names, row, run), len(chunk))


def _chunks(texts: Iterable[Any]) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    size = 0
    for text in _values(texts):
        chunk.append(text)
        size += len(text) if isinstance(text, str) else 0
        if len(chunk) >= _TEXTS or size >= _CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _values(texts: Iterable[Any]) -> Iterator[Any]:
    """Iterate, a pandas Series in slices: item by item it is slow, whole it is copied."""
    if not (type(texts).__module__.partition(".")[0] == "pandas" and hasattr(texts, "iloc")):
        yield from texts
        return
    series: Any = texts
    for begin in range(0, len(series), _TEXTS):
        yield from series.iloc[begin : begin + _TEXTS].tolist()
