"""Bytes to text: which encoding, how sure, and the way back to the bytes."""

from __future__ import annotations

from . import _core

ERRORS = ("replace", "strict")


class Decoded:
    """A document's bytes as text, with the way back. Immutable.

    `text` is the str, in which each maximal ill-formed part of the bytes is one U+FFFD (`replaced` counts them) and a
    byte order mark stays as U+FEFF. `encoding` is what the bytes were read by, in the names of Python's codecs;
    `confidence` is 1.0 where it was given, marked or certain, else a guess: below 0.5 better name the encoding.
    """

    __slots__ = ("_core", "confidence", "encoding", "replaced", "text")

    def __init__(self, core: _core.Document) -> None:
        """Made by `zhibiao.decode`."""
        self._core = core
        self.text: str = core.text
        self.encoding: str = core.encoding
        self.confidence: float = core.confidence
        self.replaced: int = core.replaced

    def to_source(self, at: int) -> int:
        """Return where the character `at` of `text`, or its end, stands in the bytes. Linear in `at`."""
        if not 0 <= at <= len(self.text):
            raise IndexError(f"{at} is no place in a text of {len(self.text)} characters")
        return self._core.to_source(len(self.text[:at].encode()))

    def __repr__(self) -> str:
        return f"Decoded({self.encoding!r}, confidence={self.confidence:.2f}, replaced={self.replaced})"


def document(data: bytes | bytearray | memoryview, encoding: str | None, errors: str) -> _core.Document:
    """Return the decoded bytes as the core keeps them. Raises Error, or ValueError for an unknown `errors`."""
    if errors not in ERRORS:
        raise ValueError(f"errors is {errors!r}; write replace or strict")
    return _core.Document(bytes(data), encoding or "", errors == "strict")


def decode(data: bytes | bytearray | memoryview, encoding: str | None = None, errors: str = "replace") -> Decoded:
    """Return `data` as text.

    `encoding` is "utf-8", "gb18030" (also gbk, gb2312), "big5", "utf-16" … or any name that ICU knows; None: from a
    byte order mark, else from the bytes. Raises `zhibiao.Error` for an unknown encoding and, with errors="strict", for
    an ill-formed byte: its place is the error's `offset`. Time is linear in the size of `data`; the GIL is released.
    """
    return Decoded(document(data, encoding, errors))
