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
from goldenthread.rules.periods import FoundPeriod, Period, find_periods, heading_period, read_period

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
        meant = [each for each in self.periods if not self._is_of_another_figure(each)]
        return meant[0].period if meant else self.within

    def _is_of_another_figure(self, found: FoundPeriod) -> bool:
        """ "65% (2023/24: 60%)": the year is that of the figure in the bracket."""
        before, after = self.plain[: found.start].rstrip(), self.plain[found.end :].lstrip()
        return before.endswith("(") and after.startswith(":") and len(before) > 1

    @property
    def units(self) -> tuple[Unit, ...]:
        return units_of(self.measure) or units_of(self.plain if not re.match(r"\W*[0-9]", self.plain) else "")


def target_text(text: str, measure: str, heading: str) -> TargetText:
    plain = make_plain(text)[:LONGEST_TARGET]
    within = heading_period(make_plain(heading))
    periods = _with_short_years(plain, tuple(find_periods(plain, within=within)))
    cell = read_cell(text[:LONGEST_TARGET], measure=measure, heading=heading)
    prose = tuple(find_figures(text[:LONGEST_TARGET], within=within))
    spelt = tuple(figure for figure in cell.numbers if re.search(r"[0-9½]", figure.text))
    if not (cell.understood and cell.numbers):
        # A sentence: only what the words mark as a figure, but with the unit the measure's name gives it.
        by_end = {figure.end: figure for figure in cell.numbers}
        spelt = tuple(by_end.get(figure.end, figure) for figure in prose) or spelt
    cell_numbers = tuple(figure for figure in cell.numbers if not _is_in_a_period(figure, periods))
    spelt = tuple(figure for figure in spelt if not _is_in_a_period(figure, periods))
    cell = replace(
        cell, figures=tuple(each for each in cell.figures if each not in cell.numbers) + cell_numbers
    )
    numbers = _only_the_target(cell.numbers if cell.understood and cell.numbers else spelt, plain)
    return TargetText(text, plain, measure, within, numbers, periods, cell.figures, cell.understood)


_SHORT_YEAR_SAID = re.compile(
    r"\b(?:on|than|from|since|in|for|vs\.?|by)\s(?P<year>[0-9]{2}/[0-9]{2})(?![0-9/%])", re.I
)


def _with_short_years(plain: str, periods: tuple[FoundPeriod, ...]) -> tuple[FoundPeriod, ...]:
    """The periods with the "23/24" of "up on 23/24", which in any other text may be a count."""
    found = list(periods)
    for said in _SHORT_YEAR_SAID.finditer(plain):
        start, end = said.span("year")
        period = read_period(said["year"])
        if period and not any(each.start < end and start < each.end for each in periods):
            found.append(FoundPeriod(period, start, end, said["year"]))
    return tuple(sorted(found, key=lambda each: each.start))


def _is_in_a_period(figure: Figure, periods: tuple[FoundPeriod, ...]) -> bool:
    """Whether a number is a year or a date: the 2030 of "halve by 2030" is nothing to be reached."""
    return any(
        period.start <= figure.end - 1 and figure.start < period.end and figure.end <= period.end
        for period in periods
    )


def _only_the_target(numbers: tuple[Figure, ...], plain: str) -> tuple[Figure, ...]:
    """The numbers without the label "Target", and without the stretch beyond it ("90% (stretch 95%)")."""
    if len(numbers) > 1 and re.search(r"\bstretch\b", plain[numbers[0].end :], re.I):
        numbers = numbers[:1]
    if len(numbers) > 1:
        numbers = _without_what_stands_beside(numbers, plain)
    return tuple(replace(figure, part="") if figure.part == "Target" else figure for figure in numbers)


_TOLERANCE = re.compile(r"\btoleran\w+\b[^()0-9]{0,20}$", re.I)


def _without_what_stands_beside(numbers: tuple[Figure, ...], plain: str) -> tuple[Figure, ...]:
    """The numbers to be reached, without the stretch, the comparator or the tolerance printed beside them."""
    kept = [figure for figure in numbers if figure.part not in ("Stretch", "Aspiration", "Previously")]
    first = kept[0] if kept else numbers[0]
    return tuple(
        figure
        for figure in kept or numbers
        if figure is first
        or not (
            (_is_for_another(figure, first) and "(" in plain[first.end : figure.start])
            or _TOLERANCE.search(plain[first.end : figure.start])
        )
    )


def _is_for_another(figure: Figure, first: Figure) -> bool:
    """Whether a number in brackets is another place's or another year's: "85% (England 82%)"."""
    other_place = bool(figure.place) and not first.place
    return other_place or (bool(figure.period_text) and not first.period_text)


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
