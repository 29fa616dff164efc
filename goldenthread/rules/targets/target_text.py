"""A target's text with the numbers and periods found in it, which the readers of each kind share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldenthread.rules.figures import (
    NO_UNIT,
    Figure,
    Unit,
    find_figures,
    read_cell,
    units_of,
)
from goldenthread.rules.figures.plain import make_plain
from goldenthread.rules.periods import FoundPeriod, Period, find_periods

from . import phrases
from .target import Sense, Target, TargetKind

LONGEST_TARGET = 1000


@dataclass(frozen=True, slots=True)
class TargetText:
    """A target's text with what was found in it, shared by the readers of each kind."""

    text: str
    plain: str
    measure: str
    within: Period | None
    numbers: tuple[Figure, ...]
    periods: tuple[FoundPeriod, ...]
    cell: tuple[Figure, ...]
    understood: bool

    @property
    def period(self) -> Period | None:
        return self.periods[0].period if self.periods else self.within

    @property
    def units(self) -> tuple[Unit, ...]:
        return units_of(self.measure) or units_of(self.plain if not re.match(r"\W*[0-9]", self.plain) else "")


def target_text(text: str, measure: str, heading: str) -> TargetText:
    plain = make_plain(text)[:LONGEST_TARGET]
    headed = find_periods(make_plain(heading))
    within = headed[0].period if headed else None
    periods = tuple(find_periods(plain, within=within))
    cell = read_cell(text[:LONGEST_TARGET], measure=measure, heading=heading)
    prose = tuple(find_figures(text[:LONGEST_TARGET], within=within))
    spelt = tuple(figure for figure in cell.numbers if re.search(r"[0-9½]", figure.text))
    if not (cell.understood and cell.numbers):
        # A sentence: only what the words mark as a figure, but with the unit the measure's name gives it.
        by_end = {figure.end: figure for figure in cell.numbers}
        spelt = tuple(by_end.get(figure.end, figure) for figure in prose) or spelt
    numbers = _only_the_target(cell.numbers if cell.understood and cell.numbers else spelt, plain)
    return TargetText(text, plain, measure, within, numbers, periods, cell.figures, cell.understood)


def _only_the_target(numbers: tuple[Figure, ...], plain: str) -> tuple[Figure, ...]:
    """The numbers without the label "Target", and without the stretch beyond it ("90% (stretch 95%)")."""
    if len(numbers) > 1 and re.search(r"\bstretch\b", plain[numbers[0].end :], re.I):
        numbers = numbers[:1]
    return tuple(replace(figure, part="") if figure.part == "Target" else figure for figure in numbers)


def not_testable(parts: TargetText, kind: TargetKind, why_not: str, **more: object) -> Target:
    return replace(Target(kind, parts.text, testable=False, why_not=why_not), **more)  # type: ignore[arg-type]


def first_unit(parts: TargetText) -> Unit:
    units = units_of(parts.measure)
    return units[0] if units else NO_UNIT


def direction_of(plain: str) -> Sense | None:
    found = [
        (match.start(), sense)
        for sense, pattern in (
            (Sense.DECREASE, phrases.DECREASE),
            (Sense.INCREASE, phrases.INCREASE),
            (Sense.IMPROVE, phrases.IMPROVE),
        )
        if (match := pattern.search(plain))
    ]
    return min(found)[1] if found else None
