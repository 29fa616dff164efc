"""Whether a figure may be held against a target at all: a number, of the right period and in the right unit.

The commonest wrong colour in a performance report is a figure of an older year, or of half a year, held
against the target of a whole one. So the periods have to fit, and where they do not the rating says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed, Unit, UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.periods.labels import day_label
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.rounding import is_figure
from goldenthread.rules.targets import Sense

from .goal import Accumulation, Goal, GoalKind, NoGoal, Outturn
from .judging import Side
from .rating import NotRated

_ADD_UP = {UnitKind.COUNT, UnitKind.RATE, UnitKind.POUNDS}
_ABOVE = {Sense.AT_LEAST, Sense.MORE_THAN, Sense.INCREASE}
_BELOW = {Sense.AT_MOST, Sense.LESS_THAN, Sense.DECREASE}


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of comparing periods: `refused` with its words, or fine.

    `only_if_certain`: a year to date that may be judged only where the rest of the year cannot change it.
    `aside` is said after the figure ("Q2 2016-17").
    """

    refused: NotRated | None = None
    words: str = ""
    aside: str = ""
    only_if_certain: bool = False


def why_no_number(outturn: Outturn) -> NoGoal | None:
    """Why the figure itself cannot be rated; None where it is one finite number."""
    value = outturn.value
    if isinstance(value, Suppressed):
        return NoGoal(f"the figure is {value.meaning}", NotRated.SUPPRESSED)
    if isinstance(value, Missing):
        words = value.reason.value
        expected = f", expected {value.expected}" if value.expected else ""
        blank = "there is no figure" if value.reason is MissingReason.BLANK else f"the figure is {words}"
        return NoGoal(blank + expected, NotRated.MISSING)
    if value.upper is not None:
        return NoGoal("the figure is a range, not one number", NotRated.NOT_ONE_NUMBER)
    numbers = [each for each in (value.value, outturn.lower, outturn.upper) if each is not None]
    if not all(is_figure(each) for each in numbers):
        return NoGoal("the figure is not a number", NotRated.NOT_ONE_NUMBER)
    if outturn.lower is not None and outturn.upper is not None and outturn.lower > outturn.upper:
        return NoGoal("the lower end of its margin of error is above the upper end", NotRated.NOT_ONE_NUMBER)
    return None


def fit_of_periods(outturn: Outturn, goal: Goal, asked: Period | None, as_at: date | None) -> Fit:
    """Whether the figure's period answers for the target's, and for the period a report asks about."""
    found = outturn.period
    if outturn.good_until is not None and as_at is not None and as_at >= outturn.good_until:
        words = f"the figure is out of date: a newer one should have come by {day_label(outturn.good_until)}"
        return Fit(NotRated.STALE, words)
    if asked is not None and found is None:
        return Fit(
            NotRated.WRONG_PERIOD, f"nothing says for which period the figure is, and {asked} is asked for"
        )
    if asked is not None and found is not None and not _answers(found, asked, outturn):
        older = "older than" if found.end < asked.end else "not"
        return Fit(NotRated.WRONG_PERIOD, f"the figure is for {found}, {older} the {asked} asked for")
    if goal.period is None or found is None or found == goal.period:
        return Fit()
    return _against_another(outturn, found, goal.period)


def _answers(found: Period, asked: Period, outturn: Outturn) -> bool:
    if found == asked:
        return True
    if found.end != asked.end or found.year_kind not in (asked.year_kind, None):
        return False
    return outturn.accumulation in (Accumulation.CUMULATIVE, Accumulation.SNAPSHOT, Accumulation.ROLLING)


def _against_another(outturn: Outturn, found: Period, wanted: Period) -> Fit:
    """A figure whose period is not exactly the target's."""
    target_for = f"the target is for {wanted}"
    if found.end <= wanted.start:
        return Fit(NotRated.WRONG_PERIOD, f"the figure is for {found}, older than its target: {target_for}")
    if found.start >= wanted.end:
        words = f"the figure is for {found} and {target_for}: none is set for the later period"
        return Fit(NotRated.WRONG_PERIOD, words)
    how = outturn.accumulation
    if how is Accumulation.ROLLING and wanted.start < found.end <= wanted.end:
        return Fit(aside=str(found))
    if found.end == wanted.end and how is Accumulation.CUMULATIVE:
        return Fit(aside=str(found))
    if not wanted.contains(found):
        words = f"the figure is for {found} and {target_for}, and the two do not cover the same time"
        return Fit(NotRated.WRONG_PERIOD, words)
    return _part_of_the_year(outturn, found, target_for)


def _part_of_the_year(outturn: Outturn, found: Period, target_for: str) -> Fit:
    how = outturn.accumulation
    if how is Accumulation.SNAPSHOT:
        return Fit(aside=str(found))
    if how is Accumulation.NOT_STATED:
        words = (
            f"the figure is for {found} and {target_for}; nothing says whether its figures add up over time"
        )
        return Fit(NotRated.WRONG_PERIOD, words)
    if how is Accumulation.EACH_PERIOD:
        if outturn.unit.kind in _ADD_UP or outturn.unit.kind is UnitKind.NONE:
            words = f"the figure is for {found} alone and {target_for}"
            return Fit(NotRated.WRONG_PERIOD, words)
        return Fit(aside=str(found))
    words = f"it is the year to date ({found}) and {target_for}; no profile says how far it should be by then"
    if outturn.unit.kind in _ADD_UP and isinstance(outturn.value, Number) and outturn.value.value >= 0:
        return Fit(None, words, str(found), only_if_certain=True)
    return Fit(NotRated.WRONG_PERIOD, words)


def units_differ(figure: Unit, target: Unit) -> bool:
    """Whether two units cannot be compared. An unstated unit goes with every other."""
    if UnitKind.NONE in (figure.kind, target.kind):
        return False
    shares = {UnitKind.PERCENT, UnitKind.PERCENTAGE_POINTS}
    if {figure.kind, target.kind} <= shares:
        return False
    if figure.kind is not target.kind:
        return True
    return figure.per is not None and target.per is not None and figure.per != target.per


def side_of(goal: Goal, polarity: Polarity) -> Side | NoGoal:
    """On which side of the target the figure meets it, or how target and polarity contradict each other."""
    said = Side.ABOVE if goal.sense in _ABOVE else Side.BELOW if goal.sense in _BELOW else None
    good = {Polarity.HIGH: Side.ABOVE, Polarity.LOW: Side.BELOW}.get(polarity, Side.BOTH)
    if said is None:
        if good is Side.BOTH and goal.sense in (Sense.BETTER, Sense.IMPROVE):
            return NoGoal(
                "neither higher nor lower is better, so nothing is “better”", NotRated.CONTRADICTION
            )
        if good is Side.BOTH and goal.kind is GoalKind.ZONES:
            return NoGoal(
                "a target with an amber range needs to know which end is good", NotRated.CONTRADICTION
            )
        return good
    if good not in (Side.BOTH, said):
        asks = "higher" if said is Side.ABOVE else "lower"
        sentence = polarity.sentence.rstrip(".").lower()
        return NoGoal(f"the target asks for a {asks} figure, but {sentence}", NotRated.CONTRADICTION)
    return said


def why_floor_contradicts(goal: Goal, side: Side) -> NoGoal | None:
    """A floor standard has to be on the worse side of the target, and a target in the middle has none."""
    if goal.floor is None:
        return None
    if side is Side.BOTH or goal.kind is GoalKind.ZONES:
        return NoGoal("this kind of target has no floor standard", NotRated.CONTRADICTION)
    line = line_of(goal, side)
    if (goal.floor > line) if side is Side.ABOVE else (goal.floor < line):
        return NoGoal("the floor standard asks for more than the target", NotRated.CONTRADICTION)
    return None


def line_of(goal: Goal, side: Side) -> Decimal:
    """The one number that has to be reached: of a range the end on the worse side."""
    if goal.upper is not None and side is Side.BELOW:
        return goal.upper
    return goal.value
