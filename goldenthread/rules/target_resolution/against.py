"""Targets that lean on a comparator: better than England, in line with neighbours, in the top quartile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from goldenthread.rules.figures import Number, format_value
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import Goal, GoalKind, NotRated
from goldenthread.rules.targets import NO_PUBLISHED_FIGURE, Sense, describe

from .asking import Asked
from .known import ComparatorFigure, ComparatorKind, ResolvedTarget, read_comparator
from .timing import target_period

#: Fewer authorities than this have no quartiles worth the name.
FEWEST_AREAS = 8


def against_comparator(asked: Asked) -> ResolvedTarget:
    if NO_PUBLISHED_FIGURE.search(asked.target.comparator):
        raise asked.refuse(f"no figure is published for “{asked.target.comparator}”")
    share = _share_of_areas(asked.target.comparator, asked.target.sense)
    kind = read_comparator(asked.target.comparator)
    if kind is None:
        if share is None:
            name = asked.target.comparator
            raise asked.refuse(f"it is not clear whose figure “{name}” is")
        kind = ComparatorKind.ENGLAND
    found = _figure_for(asked, kind)
    if share is not None:
        return _quartile(asked, found, share)
    number = asked.number_of(found.value, f"{kind.value} for {found.period}")
    when = target_period(asked)
    edition = f" ({found.edition})" if found.edition else ""
    note = f"{kind.value[0].upper()}{kind.value[1:]} is for {found.period}{edition}." if found.period else ""
    if asked.target.amount is not None:
        goals = tuple(_at_a_distance(asked, number, found, kind, note))
        goals = tuple(_timed(goal, found, when) for goal in goals)
    else:
        goal = Goal(number, sense=_sense(asked), name=kind.value, note=note)
        goals = (_timed(goal, found, when),)
    words = f"{describe(asked.target)} It is {format_value(found.value, found.unit)}. {note}".strip()
    return ResolvedTarget(goals, sentence=words, sources=tuple(each for each in (found.source,) if each))


def _timed(goal: Goal, found: ComparatorFigure, when: Period | None) -> Goal:
    return replace(goal, unit=found.unit, period=when or found.period)


def _sense(asked: Asked) -> Sense:
    """As the words say; a comparator's bare name ("National average") asks to be in line with it."""
    return Sense.IN_LINE if asked.target.sense in (Sense.NOT_SAID, Sense.WITHIN) else asked.target.sense


def _figure_for(asked: Asked, kind: ComparatorKind) -> ComparatorFigure:
    """The comparator's figure for the very period asked for: an older one would flatter or shame."""
    figures = [each for each in asked.known.comparators if each.kind is kind]
    if not figures:
        raise asked.refuse(f"{kind.value} is not known")
    found = [each for each in figures if each.period in (asked.period, None)]
    if found:
        return found[0]
    latest = max((each.period for each in figures if each.period is not None), key=lambda period: period.end)
    why = f"{kind.value} for {asked.period} is not known; the latest is for {latest}"
    raise asked.refuse(why, NotRated.WRONG_PERIOD)


def _at_a_distance(
    asked: Asked, number: Decimal, found: ComparatorFigure, kind: ComparatorKind, note: str
) -> list[Goal]:
    """So many points better than, below or within a comparator."""
    goals = []
    sense = asked.target.sense
    for step, how in asked.steps(number):
        shown = format_value(Number(number), found.unit)
        reading = f"{note} {how[0].upper()}{how[1:]}." if how else note
        if sense in (Sense.WITHIN, Sense.IN_LINE, Sense.NOT_SAID):
            goals.append(
                Goal(
                    number - step,
                    GoalKind.BAND,
                    number + step,
                    name=f"{kind.value} ({shown})",
                    note=reading.strip(),
                )
            )
            continue
        up = _is_up(asked)
        moved = number + step if up else number - step
        name = f"the target counted from {kind.value} ({shown})"
        reached = Sense.AT_LEAST if up else Sense.AT_MOST
        goals.append(Goal(moved, sense=reached, name=name, note=reading.strip()))
    return goals


def _is_up(asked: Asked) -> bool:
    sense = asked.target.sense
    if sense in (Sense.MORE_THAN, Sense.AT_LEAST):
        return True
    if sense in (Sense.LESS_THAN, Sense.AT_MOST):
        return False
    if asked.polarity not in (Polarity.HIGH, Polarity.LOW):
        raise asked.refuse("neither higher nor lower is better, so nothing is “better”")
    return asked.polarity is Polarity.HIGH


# Quartiles


#: "Second quartile or better" is the better half; out of the last quartile are three quarters.
_OR_BETTER = (
    (r"\b(?:second|2nd) quartile\b", Decimal("0.5")),
    (r"\b(?:third|3rd) quartile\b", Decimal("0.75")),
)
_OUT_OF_IT = ((r"\b(?:bottom|lower|lowest|worst|fourth|4th) quartile\b", Decimal("0.75")),)


def _share_of_areas(name: str, sense: Sense) -> Decimal | None:
    """How large a share of all areas the named group is, counted from the best; None where none is named."""
    for spelling, share in (
        (r"\b(?:top|upper|first|1st|best) quartile\b|\btop 25\s?%?", Decimal("0.25")),
        (r"\b(?:upper|top) decile\b|\btop 10\s?%", Decimal("0.10")),
        (r"\bmedian\b|\btop half\b", Decimal("0.5")),
        *(_OR_BETTER if sense is Sense.AS_GOOD else _OUT_OF_IT if sense is Sense.BETTER else ()),
    ):
        if re.search(spelling, name[:200], re.I):
            return share
    return None


def _quartile(asked: Asked, found: ComparatorFigure, share: Decimal) -> ResolvedTarget:
    if asked.polarity not in (Polarity.HIGH, Polarity.LOW):
        raise asked.refuse("neither higher nor lower is better, so there is no best quartile")
    areas = [each for each in found.areas if each.is_finite()]
    if len(areas) < FEWEST_AREAS:
        have = "area has" if len(areas) == 1 else "areas have"
        raise asked.refuse(f"only {len(areas)} {have} a figure, too few for quartiles")
    at = 1 - share if asked.polarity is Polarity.HIGH else share
    number = percentile(areas, at)
    note = f"It is the figure that {share:.0%} of {len(areas)} areas reach in {found.period}."
    goal = Goal(
        number,
        sense=Sense.AS_GOOD,
        unit=found.unit,
        period=target_period(asked) or found.period,
        name="the figure of that quartile" if share == Decimal("0.25") else "the figure of that share",
        note=note,
    )
    return ResolvedTarget((goal,), sentence=f"{describe(asked.target)} {note}", sources=(found.source,))


def percentile(values: Sequence[Decimal], at: Decimal) -> Decimal:
    """The value below which the share `at` (0 to 1) lies, linear between neighbours (as Fingertips has it).

    ValueError for no values and for a share outside 0 to 1.
    """
    if not values or not 0 <= at <= 1:
        raise ValueError("A percentile needs values and a share between 0 and 1.")
    ordered = sorted(values)
    place = at * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
