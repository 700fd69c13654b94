"""Values with their units for pint. Imported only where pint is wanted."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from . import _core
from ._optional import need

if TYPE_CHECKING:
    import pint

# Units that pint lacks: the name that it gets, and its definition. Sources: mu, jin, liang, li by the Chinese market
# system (1 mu = 2000/3 m2, 1 jin = 500 g, 1 li = 500 m); ping 400/121 m2 (Taiwan, Japan's tsubo); coal equivalent
# 29.3076 GJ/t (GB/T 2589); a steam ton is 0.7 MW (boilers); a Dobson unit 0.4462 mmol/m2; Mach 340.3 m/s (ISA, 0 m).
_OWN = {
    "basis_point": "0.0001",
    "carbon_dioxide_equivalent": "[carbon_dioxide_equivalent]",
    "coal_equivalent": "29.3076 megajoule / kilogram",
    "dobson_unit": "0.4462 millimole / meter ** 2",
    "flops": "count / second",
    "jin": "0.5 kilogram",
    "li": "500 meter",
    "liang": "0.05 kilogram",
    "mach": "340.3 meter / second",
    "magnitude": "[magnitude]",
    "mu": "2000 / 3 * meter ** 2",
    "nephelometric_turbidity_unit": "[turbidity]",
    "oil_equivalent": "41.868 megajoule / kilogram",
    "part_per_billion": "1e-9",
    "per_10000": "0.0001",
    "per_100000": "0.00001",
    "percentage_point": "0.01",
    "permillion": "1e-6",
    "ping": "400 / 121 * meter ** 2",
    "quarter_year": "0.25 * year",
    "half_year": "0.5 * year",
    "person": "count",
    "vehicle": "count",
    "steam_ton": "0.7 megawatt",
    "teu": "[container]",
    "watt_peak": "watt",
}

# Ids, or parts of ids, that pint writes otherwise.
_SPELLED = {
    "barrel": "oil_barrel",
    "basis-point": "basis_point",
    "british-thermal-unit": "british_thermal_unit",
    "celsius": "degree_Celsius",
    "dobson-unit": "dobson_unit",
    "fahrenheit": "degree_Fahrenheit",
    "eflops": "exaflops",
    "gallon": "gallon",
    "gigawatt-peak": "gigawatt",
    "gram-coal-equivalent": "gram * coal_equivalent",
    "half-year": "half_year",
    "horsepower": "horsepower",
    "kilogram-coal-equivalent": "kilogram * coal_equivalent",
    "kilowatt-peak": "kilowatt",
    "light-year": "light_year",
    "megawatt-peak": "megawatt",
    "mu-times": "mu",
    "nautical-mile": "nautical_mile",
    "nephelometric-turbidity-unit": "nephelometric_turbidity_unit",
    "one": "dimensionless",
    "part-per-1e9": "part_per_billion",
    "per-10000": "per_10000",
    "per-100000": "per_100000",
    "percentage-point": "percentage_point",
    "pflops": "petaflops",
    "quarter": "quarter_year",
    "standard-cubic-meter": "meter ** 3",
    "steam-ton": "steam_ton",
    "tonne": "metric_ton",
    "tonne-carbon-dioxide-equivalent": "metric_ton * carbon_dioxide_equivalent",
    "tonne-coal-equivalent": "metric_ton * coal_equivalent",
    "tonne-kilometer": "metric_ton * kilometer",
    "tonne-nautical-mile": "metric_ton * nautical_mile",
    "tonne-oil-equivalent": "metric_ton * oil_equivalent",
}


def is_currency(unit: str) -> bool:
    """Whether an id is an ISO 4217 code: three capital letters."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def expression(unit: str) -> str:
    """Return a unit id as pint writes it: ``cubic-meter-per-second`` is ``(meter ** 3) / (second)``."""
    if unit in _SPELLED:
        return _SPELLED[unit]
    if unit.startswith("item:") and "-per-" not in unit:
        return "count"
    over, *under = unit.split("-per-")
    return " / ".join(f"({_product(part)})" for part in (over, *under)) if under else _product(over)


def _product(part: str) -> str:
    if part in _SPELLED:
        return _SPELLED[part]
    if part.startswith("item:"):
        return "count"
    factors, power = [], ""
    for word in part.split("-"):
        if word in ("square", "cubic"):
            power = " ** 2" if word == "square" else " ** 3"
            continue
        factors.append(_SPELLED.get(word, word) + power)
        power = ""
    return " * ".join(factors)


def _names(unit: str) -> set[str]:
    words = expression(unit).replace("(", " ").replace(")", " ").split()
    return {word for word in words if word.isidentifier()}


def _know(registry: pint.UnitRegistry[Any], name: str) -> None:
    """Define a currency or one of our units in a registry that lacks it."""
    stem = next((own for own in _OWN if name.endswith(own)), name)
    if not is_currency(name) and stem not in _OWN:
        return
    with contextlib.suppress(Exception):  # whichever pint raises for a unit that it does not know
        if registry.get_name(stem) == stem:
            return
    registry.define(f"{stem} = {_OWN.get(stem, f'[currency_{stem}]')}")


@lru_cache(maxsize=1)
def default_registry() -> pint.UnitRegistry[Any]:
    """Return the registry that `Indicator.quantity` uses where none is given; made on first use.

    It knows the built-in currencies and units of our own from the start, so that a conversion between two of them
    fails for their dimensions, whichever was asked for before.
    """
    registry: pint.UnitRegistry[Any] = need("pint", "quantity()").UnitRegistry(non_int_type=Decimal)
    for name in sorted({row[0] for row in _core.units() if is_currency(row[0])} | set(_OWN)):
        _know(registry, name)
    return registry


def unit_of(unit: str, registry: pint.UnitRegistry[Any] | None = None) -> pint.Unit:
    """Return a unit id as a pint unit; what the registry lacks is defined in it.

    Currencies are base units of a dimension each, ``item:X`` is ``count``. Raises pint.UndefinedUnitError for a unit
    that neither pint nor this package knows (a rule file of your own may name any).
    """
    chosen = registry if registry is not None else default_registry()
    for name in _names(unit):
        _know(chosen, name)
    return chosen.Unit(expression(unit))


def quantity_of(value: Decimal, unit: str, registry: pint.UnitRegistry[Any] | None = None) -> pint.Quantity[Any]:
    """Return value and unit as a quantity of the registry."""
    chosen = registry if registry is not None else default_registry()
    number = value if chosen.non_int_type is Decimal else float(value)
    return chosen.Quantity(number, unit_of(unit, chosen))
