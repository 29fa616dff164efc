"""Whether a target was met, where that is arithmetic."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.rules.figures import Good, Number, UnitKind
from goldenthread.rules.periods import Period

from .target import AmountIs, Sense, Target, TargetKind


def met_by(
    target: Target,
    outturn: Decimal,
    *,
    polarity: Good,
    baseline: Decimal | None = None,
    comparator: Decimal | None = None,
    period: Period | None = None,
    tolerance: Decimal | None = None,
) -> bool | None:
    """Whether an outturn meets a target; None where arithmetic alone cannot say.

    All numbers are in the measure's unit, unrounded. `polarity` says which way is good. `baseline` is the
    figure a change or the own past is counted from, `comparator` the comparator's figure, `period` the
    period of the outturn (needed for a profile), `tolerance` how far away still counts as in line.
    A target whose amount may mean points or a share is answered only where both give the same answer.
    """
    if target.kind is TargetKind.COMPARATOR:
        return _against(target, outturn, comparator, polarity, tolerance)
    if target.kind is TargetKind.OWN_PAST:
        return _against(target, outturn, baseline, polarity, tolerance)
    if target.kind in (TargetKind.DIRECTION, TargetKind.CHANGE):
        return _moved(target, outturn, baseline, polarity)
    if target.kind is TargetKind.PROFILE:
        return _profile(target, outturn, polarity, period)
    if target.kind is TargetKind.MAINTAIN:
        held = target.value if target.figures else baseline
        return None if held is None else _kept(target, outturn, held, polarity)
    return _number(target, outturn, polarity)


def _number(target: Target, outturn: Decimal, polarity: Good) -> bool | None:
    if target.sense is Sense.ALL and target.kind is TargetKind.THRESHOLD:
        return None
    value = target.value
    if value is None:
        return None
    if target.kind is TargetKind.RANGE:
        printed = target.figures[0].value
        upper = printed.upper if isinstance(printed, Number) else None
        return None if upper is None else value <= outturn <= upper
    if target.kind in (TargetKind.THRESHOLD, TargetKind.FROM_TO):
        return _compare(target.sense, outturn, value, polarity)
    if target.kind is TargetKind.VALUE:
        return _reached(outturn, value, polarity)
    return None


def _reached(outturn: Decimal, value: Decimal, polarity: Good) -> bool | None:
    """At least as good as the value; a measure without a good direction only by hitting it."""
    if polarity is Good.HIGH:
        return outturn >= value
    if polarity is Good.LOW:
        return outturn <= value
    return True if outturn == value else None


def _kept(target: Target, outturn: Decimal, held: Decimal, polarity: Good) -> bool | None:
    if target.sense:
        return _compare(target.sense, outturn, held, polarity)
    return _reached(outturn, held, polarity)


def _compare(sense: Sense, outturn: Decimal, other: Decimal, polarity: Good) -> bool | None:
    answers = {
        Sense.AT_LEAST: outturn >= other,
        Sense.MORE_THAN: outturn > other,
        Sense.AT_MOST: outturn <= other,
        Sense.LESS_THAN: outturn < other,
    }
    if sense in answers:
        return answers[sense]
    if sense is Sense.AS_GOOD:
        return _reached(outturn, other, polarity)
    if sense is Sense.BETTER and polarity in (Good.HIGH, Good.LOW):
        return outturn > other if polarity is Good.HIGH else outturn < other
    return None


def _against(
    target: Target, outturn: Decimal, other: Decimal | None, polarity: Good, tolerance: Decimal | None
) -> bool | None:
    if other is None or "quartile" in target.comparator.lower():
        return None
    if target.amount is not None:
        return _agreed(
            _at_a_distance(target, outturn, other, step, polarity) for step in _steps(target, other)
        )
    if target.sense is Sense.IN_LINE:
        if tolerance is not None:
            return abs(outturn - other) <= tolerance or _reached(outturn, other, polarity) is True
        return True if _reached(outturn, other, polarity) else None
    return _compare(target.sense, outturn, other, polarity)


def _at_a_distance(
    target: Target, outturn: Decimal, other: Decimal, step: Decimal, polarity: Good
) -> bool | None:
    if target.sense is Sense.WITHIN:
        return abs(outturn - other) <= step
    if target.sense is Sense.MORE_THAN:
        return outturn >= other + step
    if target.sense is Sense.LESS_THAN:
        return outturn <= other - step
    if target.sense is Sense.BETTER and polarity in (Good.HIGH, Good.LOW):
        return outturn >= other + step if polarity is Good.HIGH else outturn <= other - step
    return None


def _steps(target: Target, start: Decimal) -> list[Decimal]:
    """How far the amount reaches from `start`: one length, or two where the text leaves it open."""
    amount = abs(target.amount or Decimal(0))
    one_in = target.amount_unit.per if target.amount_unit.kind is UnitKind.ONE_IN else None
    relative = abs(start) * amount / (one_in or 100)
    if target.amount_is is AmountIs.RELATIVE:
        return [relative]
    return [amount, relative] if target.amount_is is AmountIs.NOT_SAID else [amount]


def _moved(target: Target, outturn: Decimal, baseline: Decimal | None, polarity: Good) -> bool | None:
    if baseline is None:
        return None
    sense = target.sense
    if sense is Sense.IMPROVE:
        sense = {Good.HIGH: Sense.INCREASE, Good.LOW: Sense.DECREASE}.get(polarity, Sense.NOT_SAID)
    if sense not in (Sense.INCREASE, Sense.DECREASE):
        return None
    moved = outturn - baseline if sense is Sense.INCREASE else baseline - outturn
    if target.amount is None:
        return moved > 0
    return _agreed(moved >= step for step in _steps(target, baseline))


def _agreed(answers: object) -> bool | None:
    found = set(answers)  # type: ignore[call-overload]
    return found.pop() if len(found) == 1 else None


def _profile(target: Target, outturn: Decimal, polarity: Good, period: Period | None) -> bool | None:
    """Against the figure for the outturn's own period; a year is held against its last quarter."""
    for figure in target.figures:
        if period is not None and figure.period == period and figure.number is not None:
            return _reached(outturn, figure.number, polarity)
    dated = [figure for figure in target.figures if figure.period is not None and figure.number is not None]
    ending = [figure for figure in dated if period and figure.period and figure.period.end == period.end]
    if len(ending) == 1 and ending[0].number is not None:
        return _reached(outturn, ending[0].number, polarity)
    return None
