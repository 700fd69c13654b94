"""Every unit id of the lexicon as a pint quantity."""

from decimal import Decimal

import pint
import pytest
from conftest import TEXT

import zhibiao as zb
from zhibiao import _quantity

UNITS = {unit.id: unit.dimension for unit in zb.units()}
# What the lexicon says that a unit measures → what pint finds in it. Dimensions that pint has no word for have any.
DIMENSIONS = {
    "mass": "[mass]",
    "length": "[length]",
    "area": "[length] ** 2",
    "volume": "[length] ** 3",
    "energy": "[energy]",
    "time": "[time]",
    "temperature": "[temperature]",
    "pressure": "[pressure]",
    "frequency": "[frequency]",
}
# The lexicon's word for what a unit is a measure of, where physics has another: coal that would give the energy.
ELSE = {"gram-coal-equivalent", "kilogram-coal-equivalent", "tonne-coal-equivalent", "tonne-oil-equivalent",
        "tonne-carbon-dioxide-equivalent"}  # fmt: skip


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_every_unit_is_known(unit):
    made = _quantity.unit_of(unit)
    if _quantity.is_currency(unit):
        assert str(made) == unit
    elif unit.startswith("item:"):
        assert str(made) == "count"
    elif UNITS[unit] in DIMENSIONS and unit not in ELSE:
        registry = _quantity.default_registry()
        assert made.is_compatible_with(registry.get_base_units(_base(registry, DIMENSIONS[UNITS[unit]]))[1])


def _base(registry, dimension):
    names = {"[energy]": "joule", "[pressure]": "pascal", "[frequency]": "hertz", "[mass]": "kilogram",
             "[length]": "meter", "[length] ** 2": "meter ** 2", "[length] ** 3": "meter ** 3", "[time]": "second",
             "[temperature]": "kelvin"}  # fmt: skip
    return registry.Unit(names[dimension])


@pytest.mark.parametrize(
    ("unit", "value", "other", "expected"),
    [
        ("mu", "3", "hectare", "0.2"),
        ("jin", "2", "kilogram", "1"),
        ("tonne", "1.5", "kilogram", "1500"),
        ("microgram-per-cubic-meter", "30", "milligram / meter ** 3", "0.03"),
        ("tonne-coal-equivalent", "1", "gigajoule", "29.3076"),
        ("kilowatt-hour-per-square-meter", "1", "megajoule / meter ** 2", "3.6"),
        ("percent", "6.2", "dimensionless", "0.062"),
        ("percentage-point", "0.5", "basis_point", "50"),
        ("tonne-kilometer", "2", "kilogram * meter", "2000000"),
        ("CNY-per-tonne", "3000", "CNY / kilogram", "3"),
        ("item:台-per-item:家", "2", "dimensionless", "2"),
    ],
)
def test_conversions(unit, value, other, expected):
    found = _quantity.quantity_of(Decimal(value), unit).to(other).magnitude
    assert float(found) == pytest.approx(float(expected))


def test_quantities_of_records():
    amount, growth = (r.quantity() for r in zb.extract(TEXT))
    assert amount.magnitude == Decimal("5450000000000")
    assert str(amount.units) == "CNY"
    assert growth.to("dimensionless").magnitude == Decimal("0.062")
    with pytest.raises(pint.DimensionalityError):
        amount.to("USD")


def test_a_registry_of_ones_own():
    registry = pint.UnitRegistry()
    registry.define("USD = [money]")
    registry.define("CNY = 0.14 * USD")
    amount = zb.extract(TEXT)[0].quantity(registry)
    assert amount.to("USD").magnitude == pytest.approx(5.45e12 * 0.14)
    assert isinstance(amount, registry.Quantity)
    assert _quantity.unit_of("teu", registry).dimensionality == {"[container]": 1}


def test_a_unit_of_a_rule_file_that_nobody_knows():
    with pytest.raises(pint.UndefinedUnitError):
        _quantity.unit_of("reefer-plug")
