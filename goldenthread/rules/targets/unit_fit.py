"""Whether a target's number is of the kind that its measure counts: pounds are no answer to a percentage.

A share said as a fraction ("1 in 4", "three quarters", "9 of 20") is turned into the percentage it is where
the measure is one; a number in another unit is refused with both units named, before anybody sees it printed
with the wrong sign.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from goldenthread.rules.figures import (
    NO_UNIT,
    PERCENT,
    PERCENTAGE_POINTS,
    Figure,
    Number,
    Unit,
    UnitKind,
    format_value,
    units_of,
)

from .target import Sense, Target, TargetKind
from .target_text import TargetText, not_testable

_SHARES = {UnitKind.PERCENT, UnitKind.PERCENTAGE_POINTS}
_WHOLE = Decimal(100)
_IN_WORDS = {
    UnitKind.PERCENT: "a percentage",
    UnitKind.PERCENTAGE_POINTS: "a difference in percentage points",
    UnitKind.COUNT: "a number",
    UnitKind.SCORE: "a score",
    UnitKind.POUNDS: "an amount in pounds",
    UnitKind.ONE_IN: "a share",
    UnitKind.RATIO: "a ratio",
    UnitKind.RANK: "a place in an order",
}


def fitted(target: Target, parts: TargetText, unit: Unit) -> Target:
    """The target in the measure's unit, or refused where it is in another.

    `unit` is the measure's own, where the library says it; otherwise the measure's name is asked. Where
    neither says anything every unit is taken.
    """
    named = units_of(parts.measure)
    units = (unit,) if unit.kind is not UnitKind.NONE else named
    if not units or target.kind in (TargetKind.NONE, TargetKind.UNREADABLE, TargetKind.DELIVERABLE):
        return target
    if target.amount is not None:
        return _amount_fitted(target, parts, units)
    if not target.figures:
        return target
    target = as_percentages(target) if PERCENT in units else target
    if units[0].kind is UnitKind.SCORE and "percent" not in parts.plain.lower():
        target = replace(target, figures=tuple(_of_score(each, units[0]) for each in target.figures))
    gap = PERCENTAGE_POINTS in named
    misfits = [each for each in target.figures if not _fits(each, units, gap=gap)]
    # "458 (71.7)" gives a number and a rate, of which one may fit; steps have to be all of one kind.
    if misfits and (len(misfits) == len(target.figures) or target.kind is TargetKind.PROFILE):
        return _refused(parts, misfits[0], units)
    return replace(target, notes=(*target.notes, *_questions(target, units)))


def _amount_fitted(target: Target, parts: TargetText, units: tuple[Unit, ...]) -> Target:
    """A change or a distance: a percentage of anything is a share of it, points are of percentages only."""
    kind = target.amount_unit.kind
    shares = any(each.kind in _SHARES for each in units)
    own = any(each.kind is kind for each in units)
    if own or kind in (UnitKind.NONE, UnitKind.PERCENT, UnitKind.ONE_IN):
        return target
    if kind is UnitKind.SCORE:  # "3 points" of whatever the measure counts
        return replace(target, amount_unit=PERCENTAGE_POINTS if units[0] == PERCENT else units[0])
    if kind is UnitKind.PERCENTAGE_POINTS and (shares or "percent" not in parts.plain.lower()):
        return target
    if kind is UnitKind.COUNT and not shares and re.search(r"\b(?:fewer|more|less)\W*$", parts.plain, re.I):
        return replace(target, amount_unit=units[0])  # "5 fewer" of whatever the measure counts
    shown = format_value(Number(abs(target.amount or Decimal(0))), target.amount_unit)
    why = f"{shown} is {_said(target.amount_unit)}, and the measure is {_said(units[0])}."
    return not_testable(parts, TargetKind.UNREADABLE, why)


def _fits(figure: Figure, units: tuple[Unit, ...], *, gap: bool) -> bool:
    if figure.number is None or figure.number == 0 or figure.unit.kind is UnitKind.NONE:
        return True  # nought is nought in every unit
    return any(_same(figure.unit, each, gap=gap) for each in units)


def _same(said: Unit, unit: Unit, *, gap: bool) -> bool:
    if said.kind is unit.kind:
        return said.per is None or unit.per is None or said.per == unit.per
    if said.kind in _SHARES and unit.kind in _SHARES:
        # "3 percentage points" is a difference; a percentage that is no gap has none to be at.
        return gap or said.kind is UnitKind.PERCENT
    if unit.kind is UnitKind.RATE and unit.per is None:
        return said.kind in (UnitKind.PERCENT, UnitKind.COUNT)  # "absence rate" may well be a percentage
    if unit.kind is UnitKind.RATE and unit.per == _WHOLE:
        return said.kind is UnitKind.PERCENT
    return False


def _of_score(figure: Figure, score: Unit) -> Figure:
    """ "7 points" of a score are the score's own."""
    points = figure.unit.kind in (UnitKind.COUNT, UnitKind.PERCENTAGE_POINTS)
    return replace(figure, unit=score) if points and not figure.noun else figure


def _refused(parts: TargetText, figure: Figure, units: tuple[Unit, ...]) -> Target:
    shown = format_value(figure.value, figure.unit)
    if figure.unit.kind is UnitKind.PERCENTAGE_POINTS:
        why = f"{shown} is a difference, and the text does not say from what."
    elif figure.unit.kind is UnitKind.PERCENT and any(each.kind is UnitKind.COUNT for each in units):
        why = (
            f"{shown} is a percentage, and the measure is a number. If a change is meant, say which way: "
            f"reduce by {shown}."
        )
    else:
        why = f"{shown} is {_said(figure.unit)}, and the measure is {_said(units[0])}."
    return not_testable(parts, TargetKind.UNREADABLE, why)


def _said(unit: Unit) -> str:
    if unit.kind is UnitKind.RATE:
        return f"a rate per {unit.per:,}" if unit.per else "a rate"
    return _IN_WORDS.get(unit.kind, f"in {unit.kind.value}")


# Shares


def as_percentages(target: Target) -> Target:
    """The target with every share in words or fractions as the percentage it is: "1 in 4" as 25%."""
    figures = tuple(_as_percentage(each) for each in target.figures)
    start = _as_percentage(target.starts_from) if target.starts_from else None
    if figures == target.figures and start == target.starts_from:
        return target
    notes = tuple(
        f"“{before.text.strip() or format_value(before.value, before.unit)}” is read as "
        f"{format_value(after.value, after.unit)}."
        for before, after in zip(target.figures, figures, strict=True)
        if before != after
    )
    sense = target.sense
    if target.kind is TargetKind.FROM_TO and start is not None:
        falls = (figures[0].number or 0) < (start.number or 0)
        sense = Sense.AT_MOST if falls else Sense.AT_LEAST
    return replace(target, figures=figures, starts_from=start, sense=sense, notes=(*target.notes, *notes))


def _as_percentage(figure: Figure) -> Figure:
    value = figure.value
    if not isinstance(value, Number) or value.upper is not None:
        return figure
    out_of = figure.out_of
    if figure.unit.kind is UnitKind.ONE_IN and figure.unit.per:
        out_of = Decimal(figure.unit.per)
    if not out_of or figure.unit.kind not in (UnitKind.ONE_IN, UnitKind.COUNT, UnitKind.NONE):
        return figure
    return replace(figure, value=Number(_share(value.value, out_of)), unit=PERCENT, out_of=None, noun="")


def _share(part: Decimal, whole: Decimal) -> Decimal:
    """The percentage to one decimal, without a needless nought: 25, 33.3, 12.5."""
    share = (part * _WHOLE / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else share


def _plain(number: Decimal) -> str:
    shown = f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    return f"{shown}%"


def _questions(target: Target, units: tuple[Unit, ...]) -> list[str]:
    """What a person should look at once more before a percentage is kept."""
    found = []
    for figure in target.figures:
        number = figure.number
        if number is None or units != (PERCENT,) or figure.unit not in (PERCENT, NO_UNIT):
            continue
        shown = format_value(Number(number), PERCENT)
        if number > _WHOLE:
            found.append(f"{shown} is more than the whole. Check that this is meant.")
        elif 0 < number < 1:
            share = _plain(number * _WHOLE)
            found.append(f"{shown} is less than one per cent. If a share of one is meant, it is {share}.")
    return found
