"""For which time a target is, beside the time a figure is for."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import NotRated

from .asking import Asked
from .known import Trajectory


def target_period(asked: Asked) -> Period | None:
    """The period the target answers for, or a refusal where it is for an earlier or later one.

    A target "by 2018" says nothing about 2016, and one for 2015-16 nothing about the year after. None where
    the target names no period.
    """
    wanted, period = asked.target.period, asked.period
    if wanted is None or wanted.begins_open:
        return None
    if wanted == period or (wanted.start < period.end <= wanted.end):
        return wanted
    if period.start < wanted.end <= period.end:
        return wanted  # it falls due within the period asked for
    if wanted.end <= period.start:
        why = f"the target was for {wanted}, and none is set for {period}"
        raise asked.refuse(why, NotRated.WRONG_PERIOD)
    raise asked.refuse(_too_early(asked, wanted), NotRated.WRONG_PERIOD)


def _too_early(asked: Asked, due: Period) -> str:
    return (
        f"the target is for {due}, later than {asked.period}, and nothing says how far it should be by then"
    )


def is_for_later(asked: Asked) -> bool:
    """Whether the target is for a time after the period asked for."""
    wanted = asked.target.period
    return wanted is not None and not wanted.begins_open and wanted.start >= asked.period.end


def on_the_way(asked: Asked, final: Decimal, due: Period) -> tuple[Decimal, str]:
    """The interim value on a straight line from the baseline to `final`, at the end of the period asked for.

    Only where the plan says so: half the way after half the time is a choice that somebody has to make.
    """
    if asked.trajectory is not Trajectory.STRAIGHT_LINE:
        raise asked.refuse(_too_early(asked, due), NotRated.WRONG_PERIOD)
    baseline = asked.baseline()
    start = asked.number_of(baseline.value, "the baseline")
    if baseline.period is None or baseline.period.end >= asked.period.end or due.ends_open:
        raise asked.refuse("a straight line needs a baseline with an earlier period and a date at its end")
    in_months = all(each.end.day == 1 for each in (baseline.period, asked.period, due))
    gone = _length(baseline.period, asked.period, in_months)
    whole = _length(baseline.period, due, in_months)
    value = start + (final - start) * gone / whole
    note = (
        f"The target is for {due}; by {asked.period} a straight line from the baseline of {start:f} in "
        f"{baseline.period} has gone {gone} of {whole} {'months' if in_months else 'days'}."
    )
    return value, note


def _length(one: Period, other: Period, in_months: bool) -> int:
    """The time between the ends of two periods: in months where all end with a month, else in days."""
    if in_months:
        return (other.end.year - one.end.year) * 12 + other.end.month - one.end.month
    return (other.end - one.end).days
