"""Extractors and the functions that use the one with the built-in rules."""

from __future__ import annotations

import datetime
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import islice
from typing import Any, Callable, NamedTuple

from . import _core
from ._records import Indicator, Indicators, Quantity

_CHUNK = 64  # texts a task: small enough for progress, large enough to hide the cost of a task


class Extractor:
    """A compiled rule set. Make it once and share it, also between threads.

    `lang` is ``"auto"``, ``"zh"`` or ``"en"``; `date` the documents' own date (a date or ``"YYYY-MM-DD"``),
    from which 今年 or "last month" is counted where the text has no date; `rules` the paths of rule files of
    your own, read after the built-in ones. Raises `zhibiao.Error` where an option or a rule file is wrong.
    """

    __slots__ = ("_core", "_options")

    def __init__(
        self,
        *,
        lang: str = "auto",
        date: str | datetime.date | None = None,
        rules: Sequence[str | os.PathLike[str]] = (),
    ) -> None:
        """Compile the rules; takes some tens of milliseconds."""
        if isinstance(rules, (str, os.PathLike)):
            rules = [rules]
        day = date.isoformat()[:10] if isinstance(date, datetime.date) else date or ""
        self._options = (lang, day, [os.fspath(path) for path in rules])
        self._core = _core.Extractor(*self._options)

    def extract(self, text: str, doc: str = "") -> Indicators:
        """Return the indicators of `text` in text order. No text is an error; time is linear in length."""
        return Indicators(Indicator(*row) for row in self._core.extract(_checked(text), doc))

    def quantities(self, text: str) -> list[Quantity]:
        """Return every number of `text` with value, unit and span, and the guard that kept it out."""
        return [Quantity(*row) for row in self._core.quantities(_checked(text))]

    def __repr__(self) -> str:
        lang, date, rules = self._options
        return f"Extractor(lang={lang!r}, date={date or None!r}, rules={rules!r})"

    def __reduce__(self) -> tuple[Callable[..., Extractor], tuple[Any, ...]]:
        return _remake, self._options


def _remake(lang: str, date: str, rules: list[str]) -> Extractor:
    return Extractor(lang=lang, date=date, rules=rules)


def _checked(text: str) -> str:
    if isinstance(text, str):
        return text
    hint = "; decode it first: text.decode('utf-8', 'replace')" if isinstance(text, (bytes, bytearray)) else ""
    raise TypeError(f"text must be a str, not {type(text).__name__}{hint}")


@lru_cache(maxsize=1)
def default() -> Extractor:
    """Return the extractor with the built-in rules, made on first use."""
    return Extractor()


def extract(text: str, doc: str = "") -> Indicators:
    """Return the indicators of `text`, by the built-in rules. For options make an `Extractor`."""
    return default().extract(text, doc)


def quantities(text: str) -> list[Quantity]:
    """Return every number of `text`, also those that are no indicator, by the built-in rules."""
    return default().quantities(text)


def extract_many(
    texts: Iterable[str | None],
    *,
    jobs: int | None = None,
    progress: bool = False,
    extractor: Extractor | None = None,
) -> list[Indicators]:
    """Return `extract` of each text, in order, on `jobs` threads (None: one for each core).

    `texts` is any iterable: a list, a Series, a generator. None and NaN give no records. `progress` shows a
    bar (needs tqdm: ``pip install zhibiao[progress]``).
    """
    if isinstance(texts, (str, bytes)):
        raise TypeError("texts must be an iterable of str; for one text use extract()")
    chosen = extractor or default()
    bar = _bar(len(texts) if isinstance(texts, Sized) else None) if progress else None
    out: list[Indicators] = []
    for part in _parallel(lambda chunk: [_one(chosen, text) for text in chunk], _chunks(texts), jobs):
        out.extend(part)
        if bar is not None:
            bar.update(len(part))
    if bar is not None:
        bar.close()
    return out


def _one(extractor: Extractor, text: str | None) -> Indicators:
    if text is None or (not isinstance(text, (str, bytes)) and _is_missing(text)):
        return Indicators()
    return extractor.extract(text)


def _is_missing(value: Any) -> bool:
    return type(value).__name__ in ("NAType", "NaTType") or value != value


def _chunks(texts: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(texts)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def _parallel(work: Callable[[Any], Any], tasks: Iterable[Any], jobs: int | None) -> Iterator[Any]:
    """Yield work(task) in order, a few tasks ahead of the reader and no more; stops soon on Ctrl-C."""
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
        pool.shutdown(wait=True, cancel_futures=True)


def _bar(total: int | None) -> Any:
    try:
        from tqdm.auto import tqdm  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        raise ImportError("progress=True needs tqdm; pip install 'zhibiao[progress]'") from None
    return tqdm(total=total, unit="text")


class Unit(NamedTuple):
    """One unit of the built-in lexicon: standard id, what it measures, how it is written."""

    id: str
    dimension: str
    surfaces: tuple[str, ...]


class RuleFailure(NamedTuple):
    """One `accept` or `reject` line of a rule file that does not hold."""

    file: str
    line: int
    entry: str
    message: str


class RuleTest(NamedTuple):
    """The outcome of `test_rules`: how many lines ran, and those that do not hold."""

    lines: int
    failures: list[RuleFailure]


def units() -> list[Unit]:
    """Return the units of the built-in lexicon, in file order."""
    return [Unit(*row) for row in _core.units()]


def test_rules(path: str | os.PathLike[str] | None = None) -> RuleTest:
    """Run the `accept` and `reject` lines of the built-in rules, and of the file at `path`.

    Raises `zhibiao.Error` where a file cannot be loaded.
    """
    count, failures = _core.test_rules("" if path is None else os.fspath(path))
    return RuleTest(count, [RuleFailure(*row) for row in failures])


test_rules.__test__ = False  # type: ignore[attr-defined]  # no test of pytest's
