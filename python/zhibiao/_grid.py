"""Aligned columns for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def flat(text: str) -> str:
    """Return `text` with control characters made spaces, so that no document steers a terminal."""
    return "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)


def width(text: str) -> int:
    """Return how many columns a terminal needs for `text`."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def grid(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return aligned columns under a header and a thin rule."""
    rows = [[flat(cell) for cell in row] for row in rows]
    widths = [max(map(width, cells)) for cells in zip(header, *rows)]
    lines = [header, ["─" * size for size in widths], *rows]
    return "\n".join(
        "  ".join(cell + " " * (size - width(cell)) for cell, size in zip(line, widths)).rstrip() for line in lines
    )
