"""Targets with two ends: "between 4 and 6", "20–25%", "at least 4 and at most 6"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from goldenthread.rules.figures import NO_UNIT, RANK, Approximation, Figure, Number, UnitKind, format_value

from .target import Target, TargetKind
from .target_text import TargetText, not_testable

_LOWER = {Approximation.AT_LEAST, Approximation.OVER}
_UPPER = {Approximation.UP_TO, Approximation.UNDER}


#: "Between -0.5 and 0.5": the lower end, which a cell of figures would take for a dash.
_BELOW_NOUGHT = re.compile(r"\bbetween\s(?P<digits>-\s?[0-9]+(?:\.[0-9]+)?)\s?%?\s(?:and|to)\s$", re.I)


def between_two(parts: TargetText) -> Target | None:
    """One number with two ends. Ends printed the wrong way round are turned, and a note says so."""
    if re.search(r"\bbetween\b", parts.plain, re.I) and _are_mixed(parts.numbers):
        why = "The two ends of the range are not in one unit. Write both in the measure's own."
        return not_testable(parts, TargetKind.UNREADABLE, why)
    if len(parts.numbers) == 1:
        below = _BELOW_NOUGHT.search(parts.plain[: parts.numbers[0].start])
        number = parts.numbers[0].number
        if below and number is not None:
            return _range(parts, parts.numbers[0], Number(Decimal(below["digits"].replace(" ", "")), number))
        value = parts.numbers[0].value
        if not isinstance(value, Number) or value.upper is None or parts.numbers[0].unit == RANK:
            return None
        return _range(parts, parts.numbers[0], value)
    if len(parts.numbers) != 2:
        return None
    one, other = parts.numbers
    joined = re.fullmatch(r"\s?(?:and|to|-|–|—)\s?£?", parts.plain[one.end : other.start])
    led = re.search(r"\bbetween\s(?:£)?$", parts.plain[: one.start], re.I)
    if one.number is None or other.number is None or RANK in (one.unit, other.unit):
        return None
    # "25%-20%": a dash straight behind a number with its sign is no minus.
    dash = one.end == other.start and other.number < 0 <= one.number
    alone = joined and joined[0].strip() != "and" and not parts.plain[: one.start].strip(" (")
    whole_text = alone and not parts.plain[other.end :].strip(" ).%")
    if not (dash or (joined and led) or whole_text):
        return None
    unit = other.unit if one.unit == NO_UNIT else one.unit
    whole = replace(one, unit=unit, end=other.end, text=parts.text[one.start : other.end])
    return _range(parts, whole, Number(one.number, abs(other.number) if dash else other.number))


def _are_mixed(numbers: tuple[Figure, ...]) -> bool:
    kinds = {each.unit.kind for each in numbers} - {UnitKind.NONE}
    return UnitKind.ONE_IN in kinds or (len(numbers) == 2 and len(kinds) > 1)


def _range(parts: TargetText, figure: Figure, value: Number) -> Target:
    notes: tuple[str, ...] = ()
    if value.upper is not None and value.value > value.upper:
        value = Number(value.upper, value.value)
        notes = (f"The larger end is printed first; it is read as {format_value(value, figure.unit)}.",)
    return Target(TargetKind.RANGE, parts.text, (replace(figure, value=value),), notes=notes)


def two_limits(parts: TargetText) -> Target | None:
    """ "At least 90% and at most 95%"; where the ends themselves do not count, it is asked for anew."""
    if len(parts.numbers) != 2:
        return None
    limits = {
        each.approximate in _LOWER: each
        for each in parts.numbers
        if each.approximate in _LOWER | _UPPER and each.number is not None
    }
    if len(limits) != 2 or limits[True].unit.kind is not limits[False].unit.kind:
        return None
    if not re.search(r"\b(?:and|but)\b|[,;&]", parts.plain[parts.numbers[0].end : parts.numbers[1].start]):
        return None
    lower, upper = limits[True], limits[False]
    ends = Number(lower.number or lower.value.value, upper.number)  # type: ignore[union-attr]
    if ends.upper is None or ends.value > ends.upper:
        why = "The lower limit is above the upper one, so no figure can meet both."
        return not_testable(parts, TargetKind.UNREADABLE, why)
    if {lower.approximate, upper.approximate} != {Approximation.AT_LEAST, Approximation.UP_TO}:
        shown = format_value(ends, lower.unit).replace(" to ", " and ")
        why = f"It sets a lower and an upper limit. Write it as one range: between {shown}."
        return not_testable(parts, TargetKind.UNREADABLE, why)
    return Target(
        TargetKind.RANGE, parts.text, (replace(lower, value=ends, approximate=Approximation.EXACT),)
    )
