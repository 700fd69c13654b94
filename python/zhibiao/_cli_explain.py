"""`zhibiao explain`: what was found in a text, by which rule and on which words, and why the rest was not."""

from __future__ import annotations

import argparse
import os
import sys

from ._extract import Extractor
from ._grid import grid
from ._records import Explanation

_FATES = {
    "no_rule": "no rule fits",
    "doubted": "the clause does not say what it counts",
}

_OVERFLOW = "overflow"


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    data = sys.stdin.buffer.read() if args.text == "-" else os.fsencode(args.text)
    text = data.decode("utf-8", "replace")
    extractor = Extractor(lang=args.lang, date=args.date, rules=args.rules)
    records = extractor.extract(text)
    found = extractor.explain(text)
    rows = [(e.quantity.quote, _value(e), _unit(e), _bound(e), _fate(e)) for e in found]
    width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    parts = [
        "numbers\n" + grid(("quote", "value", "unit", "bound", "fate"), rows),
        "records\n" + records.to_table(width).rstrip("\n"),
        *(_clause(i, e) for i, e in enumerate(found, 1) if e.clause and not _follows(found, i - 1)),
        *(_guarded(i, e) for i, e in enumerate(found, 1) if e.outcome == "guard"),
    ]
    sys.stdout.buffer.write(("\n\n".join(parts) + "\n").encode("utf-8", "replace"))
    return 0


def _value(e: Explanation) -> str:
    if e.quantity.value is None:
        return "–"
    return f"{e.quantity.value:f}" + ("" if e.quantity.high is None else f"–{e.quantity.high:f}")


def _unit(e: Explanation) -> str:
    written = e.quantity.unit_text
    return f"{e.quantity.unit} ({written})" if written else e.quantity.unit


def _bound(e: Explanation) -> str:
    return f"{e.quantity.bound} ({e.bound_text})" if e.bound_text else e.quantity.bound


def _fate(e: Explanation) -> str:
    if e.outcome == "record":
        return f"a record, by the rule {e.rule}"
    if e.quantity.guard == _OVERFLOW:
        return f"kept out: {_OVERFLOW}, it cannot be held exactly"
    if e.outcome == "guard":
        return f"kept out: {e.quantity.guard}"
    if e.outcome == "dropped":
        return f"kept out by the rule {e.rule}"
    return _FATES[e.outcome]


def _follows(found: list[Explanation], i: int) -> bool:
    """Whether the number stands in a clause that has been shown with the same rule."""
    return i > 0 and found[i - 1].clause == found[i].clause and found[i - 1].rule == found[i].rule


def _clause(number: int, e: Explanation) -> str:
    """Show a clause as rules see it, the rule that fits, and those that would have."""
    words = "  ".join(f"{text or '·'}[{cls}]" for cls, text in e.clause)
    lines = [f"clause of number {number}, {e.quantity.quote}", f"  words    {words}"]
    if e.rule is None:
        lines.append("  rule     none fits; see src/rules/*/rules.toml for the patterns")
    else:
        lines += [f"  rule     {e.rule}: the first that fits", f"  pattern  {e.pattern}"]
    if e.later:
        lines.append(f"  later    {', '.join(e.later)}: would fit too, but stand after it")
    return "\n".join(lines)


def _guarded(number: int, e: Explanation) -> str:
    before, after = e.before[-12:], e.after[:12]
    quote = e.quantity.quote
    return f"number {number}, {quote}: kept out as {e.quantity.guard}\n  words    …{before}[{quote}]{after}…"
