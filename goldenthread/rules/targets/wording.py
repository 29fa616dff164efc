"""A target as one sentence, in plain words."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from goldenthread.rules.figures import (
    PERCENT,
    POUNDS,
    RANK,
    Figure,
    Number,
    UnitKind,
    format_number,
    format_value,
)

from .target import AmountIs, Sense, Target, TargetKind

_SENSE_WORDS = {
    Sense.AT_LEAST: "at least",
    Sense.MORE_THAN: "more than",
    Sense.AT_MOST: "at most",
    Sense.LESS_THAN: "less than",
    Sense.AS_GOOD: "at least as good as",
}
_DIRECTIONS = {Sense.INCREASE: "higher", Sense.DECREASE: "lower", Sense.IMPROVE: "better"}


def describe(target: Target) -> str:
    """What the target asks for, as a sentence; and, where nobody could check it, why not."""
    sentence = _WRITERS[target.kind](target)
    return sentence if target.testable or target.kind is TargetKind.NONE else f"{sentence} {target.why_not}"


def _shown(figure: Figure) -> str:
    unit = figure.unit
    words = format_value(figure.value, unit)
    if unit.kind is UnitKind.COUNT and figure.noun:
        words = f"{words} {figure.noun}"
    if figure.out_of is not None:
        words = f"{words} of {format_number(figure.out_of)}"
    labels = ", ".join(label for label in (figure.part, figure.group) if label)
    return f"{labels}: {words}" if labels else words


def _all_shown(target: Target) -> str:
    return "; ".join(_shown(figure) for figure in target.figures)


def _value(target: Target) -> str:
    place = f", for {target.period}" if target.period else ""
    return f"The target is {_all_shown(target)}{place}."


def _profile(target: Target) -> str:
    steps = "; ".join(f"{_shown(figure)} by the end of {figure.period}" for figure in target.figures)
    return (
        f"The target rises over {_over(target)}: {steps}."
        if _rises(target)
        else f"The target is set by period: {steps}."
    )


def _over(target: Target) -> str:
    starts = {figure.period.start for figure in target.figures if figure.period}
    ends = {figure.period.end for figure in target.figures if figure.period}
    return "the year" if (max(ends) - min(starts)).days <= 366 else "the years"


def _rises(target: Target) -> bool:
    numbers = [figure.value.value for figure in target.figures if isinstance(figure.value, Number)]
    return all(one < other for one, other in pairwise(numbers))


_PARTS = {
    (1, 2): "half",
    (1, 3): "a third",
    (2, 3): "two thirds",
    (1, 4): "a quarter",
    (3, 4): "three quarters",
    (1, 5): "a fifth",
    (1, 10): "a tenth",
}


def _amount(target: Target) -> str:
    if target.amount is None:
        return ""
    if target.amount_is is AmountIs.RELATIVE and target.amount_unit.kind is UnitKind.ONE_IN:
        words = _PARTS.get((int(target.amount), target.amount_unit.per or 0), "")
        return f"{words or format_value(Number(target.amount), target.amount_unit)} of the starting figure"
    words = format_value(Number(abs(target.amount)), target.amount_unit)
    if abs(target.amount) == 1:
        words = words.removesuffix("s")  # "1 percentage point"
    if target.amount_is is AmountIs.RELATIVE and target.amount_unit == PERCENT:
        return f"{words} of the starting figure"
    return words


def _compared(target: Target, other: str) -> str:
    words = {
        Sense.AT_LEAST: "at least as high as",
        Sense.AT_MOST: "no higher than",
        Sense.MORE_THAN: "higher than",
        Sense.LESS_THAN: "lower than",
        Sense.BETTER: "better than",
        Sense.AS_GOOD: "at least as good as",
        Sense.IN_LINE: "in line with",
        Sense.WITHIN: "close to",
    }.get(target.sense, "compared with")
    amount = _amount(target)
    share = " of the starting figure"
    if amount.endswith(share):
        amount, other = amount.removesuffix(share), f"{other}, relative to it"
    if target.sense is Sense.WITHIN and amount:
        return f"The figure should be within {amount} of {other}."
    return f"The figure should be {f'{amount} ' if amount else ''}{words} {other}."


def _comparator(target: Target) -> str:
    if "quartile" in target.comparator.lower():
        if target.sense is Sense.BETTER:
            return f"The figure should be out of the {target.comparator.lower()}."
        better = " or better" if target.sense is Sense.AS_GOOD else ""
        return f"The figure should be in the {target.comparator.lower()}{better}."
    return _compared(target, f"the comparator “{target.comparator}”")


def _own_past(target: Target) -> str:
    return _compared(target, f"the earlier figure for “{target.past}”")


def _direction(target: Target) -> str:
    return f"The figure should become {_DIRECTIONS.get(target.sense, 'different')}."


def _change(target: Target) -> str:
    if target.amount_is is AmountIs.RELATIVE and target.amount_unit == PERCENT:
        whole = {Decimal(100): "double", Decimal(200): "treble"}.get(target.amount or Decimal(0))
        if whole and target.sense is Sense.INCREASE:
            return f"The figure should {whole}{f', counted from {target.past}' if target.past else ''}."
    verb = {Sense.INCREASE: "rise", Sense.DECREASE: "fall"}.get(target.sense, "improve")
    past = f", counted from {target.past}" if target.past else ""
    level = f", to be in line with the comparator “{target.comparator}”" if target.comparator else ""
    return f"The figure should {verb} by {_amount(target)}{past}{level}."


def _from_to(target: Target) -> str:
    start = _shown(target.starts_from) if target.starts_from else "its start"
    return f"The figure should go from {start} to {_all_shown(target)}."


def _threshold(target: Target) -> str:
    if target.sense is Sense.ALL:
        return f"It should hold for all: “{target.text.strip()}”."
    if target.sense is Sense.MOST:
        return f"It should hold for most: “{target.text.strip()}”."
    if not target.figures:
        return f"A level should be reached: “{target.text.strip()}”."
    if target.value == 0 and target.sense is Sense.AT_MOST and target.figures[0].noun:
        return f"There should be no {target.figures[0].noun}."
    if target.sense is Sense.AT_MOST and all(each.unit == RANK for each in target.figures):
        return f"The place should be {_all_shown(target)} or better."
    return f"The figure should be {_SENSE_WORDS.get(target.sense, 'about')} {_all_shown(target)}."


def _deliverable(target: Target) -> str:
    return f"It is met when this is done: “{target.text.strip()}”."


def _maintain(target: Target) -> str:
    if target.figures:
        return f"The figure should stay {_SENSE_WORDS.get(target.sense, 'at')} {_all_shown(target)}."
    if target.past:
        return f"The figure should stay at the level of “{target.past}”."
    return "The figure should stay as it is."


def _range(target: Target) -> str:
    value, unit = target.figures[0].value, target.figures[0].unit
    if isinstance(value, Number) and value.upper is not None and unit in (PERCENT, POUNDS):
        ends = f"{format_value(Number(value.value), unit)} and {format_value(Number(value.upper), unit)}"
        return f"The figure should be between {ends}."
    return f"The figure should be between {_all_shown(target).replace(' to ', ' and ')}."


def _none(target: Target) -> str:
    return "No target is set."


def _unreadable(target: Target) -> str:
    return f"The target could not be read: “{target.text.strip()}”."


_WRITERS = {
    TargetKind.VALUE: _value,
    TargetKind.PROFILE: _profile,
    TargetKind.COMPARATOR: _comparator,
    TargetKind.OWN_PAST: _own_past,
    TargetKind.DIRECTION: _direction,
    TargetKind.CHANGE: _change,
    TargetKind.FROM_TO: _from_to,
    TargetKind.THRESHOLD: _threshold,
    TargetKind.DELIVERABLE: _deliverable,
    TargetKind.MAINTAIN: _maintain,
    TargetKind.RANGE: _range,
    TargetKind.NONE: _none,
    TargetKind.UNREADABLE: _unreadable,
}
