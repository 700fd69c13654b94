"""Extractors and the functions that use the one with the built-in rules."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Callable, NamedTuple

from . import _core
from ._decode import document
from ._records import Explanation, Indicator, Indicators, Quantity

if TYPE_CHECKING:
    from ._batch import Batch


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

    def extract(
        self, text: str | bytes, doc: str = "", *, encoding: str | None = None, errors: str = "replace"
    ) -> Indicators:
        """Return the indicators of `text` in text order. No text is an error; time is linear in length.

        A long text (over two megabytes) is read in parts: Ctrl-C ends the work within a second.

        Bytes are decoded first, as `zhibiao.decode` does with `encoding` and `errors`: `begin` and `end` then count the
        characters of the decoded text, `byte_begin` and `byte_end` the given bytes, and the result has the `encoding`
        with its `confidence`.
        """
        if isinstance(text, (bytes, bytearray, memoryview)):
            return self._extract_bytes(document(text, encoding, errors), doc)
        return Indicators(Indicator(*row) for row in self._core.extract(_checked(text), doc))

    def _extract_bytes(self, source: _core.Document, doc: str) -> Indicators:
        found = self._core.extract(source.text, doc)
        at = source.to_source
        items = (Indicator(*(*row[:-2], at(row[-2]), at(row[-1]))) for row in found)
        return Indicators(items, source.encoding, source.confidence)

    def quantities(self, text: str) -> list[Quantity]:
        """Return every number of `text` with value, unit and span, and the guard that kept it out."""
        return [Quantity(*row) for row in self._core.quantities(_checked(text))]

    def explain(self, text: str) -> list[Explanation]:
        """Return every number of `text` with what became of it: the guard, the rule and the words it fired on."""
        return [Explanation(Quantity(*quantity), *rest) for quantity, *rest in self._core.explain(_checked(text))]

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
    hint = "; decode it first: zhibiao.decode(text).text" if isinstance(text, (bytes, bytearray)) else ""
    raise TypeError(f"text must be a str, not {type(text).__name__}{hint}")


@lru_cache(maxsize=1)
def default() -> Extractor:
    """Return the extractor with the built-in rules, made on first use."""
    return Extractor()


def extract(text: str | bytes, doc: str = "", *, encoding: str | None = None, errors: str = "replace") -> Indicators:
    """Return the indicators of `text`, by the built-in rules. For options make an `Extractor`.

    Bytes of any encoding are decoded first; see `Extractor.extract`.
    """
    return default().extract(text, doc, encoding=encoding, errors=errors)


def quantities(text: str) -> list[Quantity]:
    """Return every number of `text`, also those that are no indicator, by the built-in rules."""
    return default().quantities(text)


def explain(text: str) -> list[Explanation]:
    """Return every number of `text` with what became of it, by the built-in rules."""
    return default().explain(text)


def extract_many(
    texts: Iterable[str | None] | Any,
    *,
    docs: Iterable[str] | None = None,
    column: str = "",
    jobs: int | None = None,
    progress: bool = False,
    extractor: Extractor | None = None,
) -> Batch:
    """Return `extract` of each text, in order, on `jobs` threads (None: one for each core), as a `Batch`.

    `texts` is any iterable of str (a list, a Series, a generator), or anything with Arrow's protocol (an array, a
    chunked array, a polars Series; of a table, its `column` of strings), which is read without Python strings. None,
    NaN and nulls give no records. `docs` are the texts' document ids. `progress` shows a bar (needs tqdm: ``pip install
    zhibiao[progress]``). Memory is bounded by the records found and a few parts of the input. Where there
    are fewer texts than threads, long ones (over two megabytes) are read by several each, with the same records.
    Ctrl-C ends the work within a second. Raises TypeError where a
    text is no str, ValueError where `docs` ends before `texts`.
    """
    from ._many import extract_batch

    return extract_batch(texts, extractor or default(), docs=docs, column=column, jobs=jobs, progress=progress)


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
    column: int = 0


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
