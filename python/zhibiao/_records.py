"""The record, the quantity below it, and the sequence of records that extraction returns."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, overload

from . import _core
from ._table import NOTEBOOK_ROWS, SequenceOf, Table

if TYPE_CHECKING:
    import pint

# What repr() leaves out where it is the common case.
_COMMON = {"bound": "exact", "modality": "actual"}
_SHOWN = (
    "name", "value", "high", "unit", "kind", "direction", "bound", "comparison", "modality", "period",
    "place", "begin", "end",
)  # fmt: skip


class _Record:
    """Pickling and dictionaries for the frozen classes below."""

    __slots__ = ()

    def asdict(self) -> dict[str, Any]:
        """Return the fields as a dict, in order."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(self.asdict().values())


@dataclass(frozen=True, repr=False)
class Indicator(_Record):
    """One numeric indicator found in a text.

    Offsets are half-open and count code points of the text as it was given, so that
    ``text[r.begin:r.end] == r.quote``. ``None`` means that the text does not say.
    """

    __slots__ = (
        "begin",
        "bound",
        "byte_begin",
        "byte_end",
        "comparison",
        "concept",
        "direction",
        "doc",
        "end",
        "high",
        "kind",
        "modality",
        "name",
        "name_begin",
        "name_end",
        "period",
        "period_end",
        "period_start",
        "place",
        "quote",
        "rule",
        "sentence",
        "sentence_begin",
        "sentence_end",
        "unit",
        "unit_text",
        "value",
    )  # fmt: skip

    doc: str
    begin: int
    end: int
    quote: str
    name: str
    name_begin: int | None
    name_end: int | None
    value: Decimal
    high: Decimal | None
    unit: str
    unit_text: str
    kind: str
    direction: str | None
    bound: str
    comparison: str | None
    modality: str
    period: str | None
    period_start: datetime.date | None
    period_end: datetime.date | None
    place: str | None
    concept: str | None
    sentence: str
    sentence_begin: int
    sentence_end: int
    rule: str
    byte_begin: int
    byte_end: int

    def __repr__(self) -> str:
        shown = {name: getattr(self, name) for name in _SHOWN}
        parts = [
            f"{name}={value}" if isinstance(value, Decimal) else f"{name}={value!r}"
            for name, value in shown.items()
            if value is not None and _COMMON.get(name) != value
        ]
        return f"Indicator({', '.join(parts)})"

    def quantity(self, registry: pint.UnitRegistry[Any] | None = None) -> pint.Quantity[Any]:
        """Return the value in its unit as a pint quantity; of a range its lower end.

        `registry`: the one to use, in which what it lacks (currencies, 亩, TEU …) is defined; None: one of our own,
        whose numbers are exact decimals. Currencies are base units, ``item:X`` is ``count``. Raises
        pint.UndefinedUnitError for a unit of a rule file that pint does not know. Needs pint (``pip install
        zhibiao[units]``).
        """
        from ._quantity import quantity_of

        return quantity_of(self.value, self.unit, registry)


@dataclass(frozen=True, repr=False)
class Quantity(_Record):
    """A number with value, unit and span, whether or not it is an indicator.

    ``value`` is ``None`` where the number cannot be held exactly (more than 18 digits, beyond 10^36): the guard
    ``overflow``. ``guard`` says why it is none (``date``, ``name``, ``list``, ``phone`` …) and is ``None`` for a
    candidate.
    """

    __slots__ = (
        "begin",
        "bound",
        "byte_begin",
        "byte_end",
        "end",
        "guard",
        "high",
        "quote",
        "unit",
        "unit_text",
        "value",
    )  # fmt: skip

    begin: int
    end: int
    quote: str
    value: Decimal | None
    high: Decimal | None
    unit: str
    unit_text: str
    bound: str
    guard: str | None
    byte_begin: int
    byte_end: int

    def __repr__(self) -> str:
        value = "?" if self.value is None else self.value
        high = "" if self.high is None else f"–{self.high}"
        guard = "" if self.guard is None else f", guard={self.guard!r}"
        return f"Quantity({self.quote!r}, {value}{high} {self.unit}{guard}, {self.begin}:{self.end})"


class Explanation(NamedTuple):
    """Why a quantity is an indicator, or is none; what `Extractor.explain` gives.

    ``outcome`` is ``record``, ``guard`` (then ``quantity.guard`` says which), ``no_rule`` (no rule fits the clause),
    ``dropped`` (the rule that fits says that it is no indicator) or ``doubted`` (the clause does not say what the
    number counts). ``clause`` is the clause as rules see it: pairs of a token's class and its words.
    """

    quantity: Quantity
    outcome: str
    before: str
    after: str
    bound_text: str | None
    clause: list[tuple[str, str]]
    rule: str | None
    pattern: str | None
    later: list[str]


class Indicators(Table, SequenceOf[Indicator]):
    """The indicators of a text, in text order. Immutable; slices are Indicators too."""

    __slots__ = ("_items", "confidence", "encoding")

    def __init__(
        self, items: Iterable[Indicator] = (), encoding: str | None = None, confidence: float | None = None
    ) -> None:
        """Take any records, also of several documents; of bytes, what they were decoded by and how surely."""
        self._items = tuple(items)
        self.encoding = encoding
        self.confidence = confidence

    @overload
    def __getitem__(self, index: int) -> Indicator: ...
    @overload
    def __getitem__(self, index: slice) -> Indicators: ...
    def __getitem__(self, index: int | slice) -> Indicator | Indicators:
        if isinstance(index, slice):
            return Indicators(self._items[index])
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Indicators) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __add__(self, other: Indicators) -> Indicators:
        return Indicators((*self._items, *other._items)) if isinstance(other, Indicators) else NotImplemented

    def __reduce__(self) -> tuple[type, tuple[tuple[Indicator, ...], str | None, float | None]]:
        return Indicators, (self._items, self.encoding, self.confidence)

    def __repr__(self) -> str:
        shown = "".join(f"\n  {item!r}," for item in self._items[:10])
        more = f"\n  … {len(self) - 10} more" if len(self) > 10 else ""
        return f"Indicators([{shown}{more}\n])" if shown else "Indicators([])"

    def __str__(self) -> str:
        return self.to_table().rstrip("\n")

    def filter(self, where: Callable[[Indicator], bool] | None = None, /, **wanted: Any) -> Indicators:
        """Return the records for which `where` holds and every named field has the wanted value.

        A list, tuple or set stands for "one of": ``records.filter(kind="growth", unit={"percent", "one"})``.
        Raises TypeError for a name that is no field.
        """
        known = {field.name for field in fields(Indicator)}
        for name in wanted:
            if name not in known:
                raise TypeError(f"Indicator has no field {name!r}; its fields are {', '.join(sorted(known))}")
        choices = {
            name: value if isinstance(value, (list, tuple, set, frozenset)) else (value,)
            for name, value in wanted.items()
        }
        return Indicators(
            item
            for item in self._items
            if (where is None or where(item)) and all(getattr(item, n) in v for n, v in choices.items())
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one dict a record, with the fields of Indicator."""
        return [item.asdict() for item in self._items]

    def to_jsonl(self) -> str:
        """Return JSON Lines, as the command line writes them: values are decimal strings."""
        return _core.to_jsonl(self._items)

    def to_csv(self, header: bool = True) -> str:
        """Return CSV: float ``value`` and ``high`` beside ``exact`` and ``exact_high``, both offsets."""
        return _core.to_csv(self._items, header)

    def to_table(self, width: int = 0) -> str:
        """Return an aligned table for a terminal of `width` columns; 0: as wide as the content."""
        return _core.to_table(self._items, width)

    def to_html(self, title: str = "zhibiao") -> str:
        """Return an HTML page with the quotes marked in their sentences. All text is escaped; nothing loads or runs."""
        return _core.to_html(self._items, title, 0, True)

    def _repr_html_(self) -> str:
        return _core.to_html(self._items, "", NOTEBOOK_ROWS, False)

    def _columns(self) -> _core.Columns:
        return _core.columns_of(self._items)
