"""Which units count the same thing, and in what proportion.

件, 起 and 宗 of one indicator are one measure; 人 and 人次 never are. What the tag book lists for an
indicator is taken as one measure, unless the families in ``resources/compare/units.json`` are kept apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from app.core.resources import load_json
from app.core.taxonomy import Indicator


@dataclass(frozen=True, slots=True)
class Units:
    """The unit table: ``family`` of each unit, ``factor`` to its family's first unit, families kept apart."""

    family: Mapping[str, str]
    factor: Mapping[str, float]
    kept_apart: frozenset[str]
    money_unit: str
    money_from: float
    money_into: str
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def measure(self, unit: str, indicator: Indicator | None) -> str:
        """The measure that ``unit`` stands for when it counts ``indicator``; equal measures may be compared.

        A bare number (unit "") is taken as the indicator's first unit.
        """
        key = (unit, indicator.code if indicator else "")
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._measure(unit, indicator)
        return found

    def _measure(self, unit: str, indicator: Indicator | None) -> str:
        listed = [self._family(u) for u in indicator.units] if indicator else []
        if not unit:
            return listed[0] if listed else ""
        family = self._family(unit)
        if not listed or family == listed[0]:
            return family
        if family in listed and family not in self.kept_apart:
            return listed[0]
        return family

    def _family(self, unit: str) -> str:
        return self.family.get(unit, unit.strip())

    def scaled(self, value: float, unit: str) -> float:
        """``value`` in the first unit of its family (2亩 → 1333.3 平方米)."""
        return value * self.factor.get(unit, 1.0)


@cache
def standard_units() -> Units:
    """The unit table that comes with the program."""
    data = load_json("compare/units.json")
    money = data["folded_money"]
    return Units(
        family={unit: name for name, units in data["families"].items() for unit in units},
        factor=data["factors"],
        kept_apart=frozenset(data["kept_apart"]),
        money_unit=money["unit"],
        money_from=money["from"],
        money_into=money["into"],
    )
