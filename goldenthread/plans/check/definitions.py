"""What a measure's wording fixes about it: unit, ages, how long, and how the same words can differ in it."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.plans.check.under_check import units_in
from goldenthread.rules.figures import Unit, UnitKind

_AGES = re.compile(
    r"(?:\baged?\s+|\bages?\s+|\()?(?P<first>[0-9]{1,2})\s?(?:[-–]"
    r"|to)\s?(?P<last>[0-9]{1,2})(?=[\s)]*(?:year|yr|\)|$|,))",
    re.I,
)
_AGED = re.compile(r"\baged\s+(?P<first>[0-9]{1,2})\s?(?:[-–]|to)\s?(?P<last>[0-9]{1,2})\b", re.I)
_FOR_AT_LEAST = re.compile(r"\b(?:for )?at least (?P<many>[0-9]+|twelve|six) months\b", re.I)
_OLDEST = 30  # years; a higher number is no age


@lru_cache(maxsize=4096)
def ages_in(title: str) -> frozenset[tuple[int, int]]:
    """The age ranges that a name gives: "aged 0-4 years" is (0, 4)."""
    found = set()
    for pattern in (_AGED, _AGES):
        for match in pattern.finditer(title):
            first, last = int(match["first"]), int(match["last"])
            if first < last <= _OLDEST:
                found.add((first, last))
    return frozenset(found)


def differences(one: str, other: str) -> list[str]:
    """What two wordings of a measure fix differently, each as a clause; none where one simply says less.

    Different ages, a number against a rate, a percentage against a score, and a condition ("at least 12
    months") that only one of them makes.
    """
    found = []
    here, there = ages_in(one), ages_in(other)
    if here and there and not here & there:
        found.append(f"ages {_spelt(here)} against {_spelt(there)}")
    units = _units_differ(units_in(one), units_in(other))
    if units:
        found.append(units)
    conditions = [bool(_FOR_AT_LEAST.search(text)) for text in (one, other)]
    if conditions[0] != conditions[1]:
        words = (_FOR_AT_LEAST.search(one) or _FOR_AT_LEAST.search(other) or [""])[0]
        found.append(f"“{words}” in only one of them")
    return found


def _spelt(ages: frozenset[tuple[int, int]]) -> str:
    return " and ".join(f"{first}-{last}" for first, last in sorted(ages))


def _units_differ(one: tuple[Unit, ...], other: tuple[Unit, ...]) -> str:
    """A clause where the units cannot be of one measure; "" otherwise."""
    here, there = {unit.kind for unit in one}, {unit.kind for unit in other}
    if not here or not there or here & there - {UnitKind.COUNT}:
        return ""
    if UnitKind.RATE in here | there and UnitKind.PERCENT in here | there:
        return ""  # a rate without a number to reckon per is often a percentage
    if here == there:
        return ""
    return f"{_unit_words(one)} against {_unit_words(other)}"


def _unit_words(units: tuple[Unit, ...]) -> str:
    words = {UnitKind.COUNT: "a number", UnitKind.PERCENT: "a percentage", UnitKind.SCORE: "a score"}
    return " and ".join(
        words.get(unit.kind, f"a {unit}" if unit.kind is UnitKind.RATE else str(unit)) for unit in units
    )
