"""Rating a figure against a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from goldenthread.rules.figures import Number, Unit, UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.rounding import is_figure
from goldenthread.rules.targets import Sense

from .fitting import (
    Fit,
    fit_of_periods,
    line_of,
    side_of,
    units_differ,
    why_floor_contradicts,
    why_no_number,
)
from .goal import Goal, GoalKind, NoGoal, Outturn
from .judging import Side, certainty, judge_interval, judge_point, judge_zones, shortfall
from .policy import AS_SET, RatingPolicy, Tolerance, tolerance_in_units, why_no_tolerance
from .rating import Certainty, Change, NotRated, Rating, Status
from .telling import (
    Shown,
    allowance_words,
    certainty_words,
    change_words,
    distance_words,
    fitting_places,
    floor_words,
    range_words,
    strictness_words,
    zones_words,
)

POINT_METHOD = "target-point/1"
ZONES_METHOD = "target-zones/1"
INTERVAL_METHOD = "target-interval/1"

#: Enough digits that no subtraction of two figures is ever rounded.
_DIGITS = 900


def rate(
    outturn: Outturn,
    goal: Goal | NoGoal | Sequence[Goal],
    *,
    polarity: Polarity,
    policy: RatingPolicy = AS_SET,
    for_period: Period | None = None,
    as_at: date | None = None,
    change: Change | None = None,
    places: int | None = None,
) -> Rating:
    """The colour of a figure against its target, with the sentence that explains it.

    `goal` is what the target came to (`rules.target_resolution`), or why it came to nothing; several where
    its words can be read in more than one way, and then there is a colour only where all readings agree.
    `for_period` is the period a report asks about; a figure for another one is not rated. `as_at` is the day
    on which the rating is asked for. `places` are the measure's decimal places, for the sentence only: what
    is compared is unrounded. Never raises for any figure or target that could be built.
    """
    goals = (goal,) if isinstance(goal, Goal | NoGoal) else tuple(goal) or (NoGoal(),)
    usable = change if change is not None and is_figure(change.previous) else None
    with localcontext() as exact:
        exact.prec = _DIGITS
        ratings = [
            _Rater(outturn, each, polarity, policy, for_period, as_at, usable, places).rating()
            for each in goals
        ]
    return _agreed(ratings)


def _agreed(ratings: list[Rating]) -> Rating:
    first = ratings[0]
    if all(each.status is first.status for each in ratings):
        return first
    words = "; ".join(each.sentence.rstrip(".") for each in ratings)
    return Rating(
        Status.NOT_RATED,
        f"Not rated: the target can be read in two ways, and they give different colours. {words}.",
        first.method,
        reason=NotRated.TWO_READINGS,
        inputs=tuple(pair for each in ratings for pair in each.inputs),
    )


@dataclass(frozen=True, slots=True)
class _Rater:
    outturn: Outturn
    goal: Goal | NoGoal
    polarity: Polarity
    policy: RatingPolicy
    for_period: Period | None
    as_at: date | None
    change: Change | None
    places: int | None

    def rating(self) -> Rating:
        """Every reason not to rate, in the order an officer would check them, and then the arithmetic."""
        goal = self.goal
        if not self.polarity.is_judged:
            words = self.polarity.sentence.rstrip(".")
            return self._none(NoGoal(words[0].lower() + words[1:], NotRated.NO_JUDGEMENT))
        refused = why_no_number(self.outturn)
        if isinstance(goal, NoGoal):
            return self._none(refused if refused and goal.reason is not NotRated.NO_TARGET else goal)
        fit = fit_of_periods(self.outturn, goal, self.for_period, self.as_at)
        side = side_of(goal, self.polarity)
        if refused is None and fit.refused is not None:
            refused = NoGoal(fit.words, fit.refused)
        nought = goal.value == 0 and goal.upper is None  # "No exclusions" is nought in every unit
        if refused is None and not nought and units_differ(self.outturn.unit, goal.unit):
            words = f"the figure is in {self.outturn.unit} and the target in {goal.unit}"
            refused = NoGoal(words, NotRated.UNIT)
        if refused is None and isinstance(side, NoGoal):
            refused = side
        if refused is not None or isinstance(side, NoGoal):
            return self._none(refused or NoGoal())
        refused = why_floor_contradicts(goal, side)
        if refused is not None:
            return self._none(refused)
        assert isinstance(self.outturn.value, Number)
        return self._compared(goal, self.outturn.value.value, side, fit)

    def _compared(self, goal: Goal, value: Decimal, side: Side, fit: Fit) -> Rating:
        if self.policy.by_interval:
            return self._by_interval(goal, value, side, fit)
        if goal.kind is GoalKind.ZONES:
            return self._zones(goal, value, side, fit)
        return self._point(goal, value, side, fit)

    # Zones

    def _zones(self, goal: Goal, value: Decimal, side: Side, fit: Fit) -> Rating:
        assert goal.upper is not None
        if fit.only_if_certain:
            return self._none(NoGoal(fit.words, NotRated.WRONG_PERIOD))
        status = judge_zones(value, goal.value, goal.upper, side)
        green = goal.upper if side is Side.ABOVE else goal.value
        short = shortfall(value, green, side)
        shown = self._shown((value, goal.value, goal.upper), ())
        known = certainty(status is Status.GREEN, self.outturn.lower, self.outturn.upper, green)
        words = zones_words(shown, value, goal.value, goal.upper, goal.name)
        return self._made(status, words, ZONES_METHOD, goal, value, shown, fit, known, short)

    # The margin of error

    def _by_interval(self, goal: Goal, value: Decimal, side: Side, fit: Fit) -> Rating:
        low, high = self.outturn.lower, self.outturn.upper
        if low is None or high is None:
            words = "the margin of error decides under this policy, and the figure has none"
            return self._none(NoGoal(words, NotRated.NO_INTERVAL))
        if goal.kind is not GoalKind.POINT or side is Side.BOTH or fit.only_if_certain:
            words = "the margin of error can only be held against one value that is to be passed"
            return self._none(NoGoal(words, NotRated.NOT_DEFINED))
        status = judge_interval(low, high, goal.value, side, touching_is_above=self.policy.touching_is_above)
        floor = goal.floor
        if floor is not None and shortfall(high if side is Side.ABOVE else low, floor, side) > 0:
            status = Status.RED
        short = shortfall(value, goal.value, side)
        known = certainty(short <= 0, low, high, goal.value)
        shown = self._shown((value, goal.value), ((value, goal.value),))
        span = f"{shown.value(low)} to {shown.value(high)}"
        where = {
            Status.AMBER: "includes it",
            Status.GREEN: "lies wholly on the better side",
            Status.RED: "lies wholly on the worse side",
        }[status]
        words = f"{distance_words(shown, value, goal.value, side, goal.name)}, and the margin of error"
        words = f"{words} ({span}) {where}"
        return self._made(status, words, INTERVAL_METHOD, goal, value, shown, fit, known, short)

    # A value to reach, or a range to be within

    def _point(self, goal: Goal, value: Decimal, side: Side, fit: Fit) -> Rating:
        line = line_of(goal, side)
        within_range = goal.kind is GoalKind.BAND and side is Side.BOTH
        short = shortfall(value, line, side, goal.upper if within_range else None)
        strict = not self.policy.inclusive or goal.sense in (
            Sense.MORE_THAN,
            Sense.LESS_THAN,
            Sense.BETTER,
            Sense.IMPROVE,
            Sense.INCREASE,
            Sense.DECREASE,
        )
        met = short < 0 or (short == 0 and not strict)
        low, high = self.outturn.lower, self.outturn.upper
        known = certainty(met, low, high, line, goal.upper if within_range else None)
        close = goal.within or self.policy.green_within
        set_ = goal.tolerance or self.policy.tolerance
        refused = self._why_no_tolerance((close, set_), line, met)
        if refused is not None:
            return self._none(refused)
        if goal.sense is Sense.IN_LINE and not met and close is None and set_ is None:
            if known is Certainty.NOT_KNOWN:
                return self._not_defined(goal, value, line)
            if known is Certainty.MISSED_WITHIN_ERROR:
                close = Tolerance(short)  # chance alone could give the difference, so it is in line
        tolerance = tolerance_in_units(set_, line) if set_ else None
        green_within = tolerance_in_units(close, line) if close else None
        floor_short = None if goal.floor is None else shortfall(value, goal.floor, side)
        status = judge_point(
            short, strict=strict, tolerance=tolerance, green_within=green_within, floor_short=floor_short
        )
        if status is Status.RED and self.policy.amber_if_improving and not (floor_short and floor_short > 0):
            return self._improving(goal, value, line, side, fit, known, short, green_within)
        if fit.only_if_certain and not (
            (side is Side.ABOVE and status is Status.GREEN and met)
            or (side is Side.BELOW and status is Status.RED)
        ):
            return self._none(NoGoal(fit.words, NotRated.WRONG_PERIOD))
        shown = self._shown_point(value, line, short, tolerance, green_within, goal)
        words = self._distance(shown, goal, value, side)
        words += allowance_words(shown, status, met, short, tolerance, set_, green_within, close)
        words += strictness_words(strict, short, side)
        words += floor_words(shown, goal.floor, status, met, floor_short, tolerance, side)
        return self._made(status, words, POINT_METHOD, goal, value, shown, fit, known, short, tolerance)

    def _why_no_tolerance(
        self, tolerances: tuple[Tolerance | None, ...], line: Decimal, met: bool
    ) -> NoGoal | None:
        """A tolerance in percent where that means nothing; a figure that meets its target needs none."""
        number = self.outturn.value.value if isinstance(self.outturn.value, Number) else Decimal(0)
        negative = self.outturn.can_be_negative or number < 0
        for tolerance in tolerances:
            why = why_no_tolerance(tolerance, line, can_be_negative=negative) if tolerance else ""
            if why and not met:
                return NoGoal(why[0].lower() + why[1:].rstrip("."), NotRated.TOLERANCE)
        return None

    def _not_defined(self, goal: Goal, value: Decimal, line: Decimal) -> Rating:
        shown = self._shown((value, line), ((value, line),))
        words = (
            f"{shown.value(value)} is {shown.distance(value - line)} away from {goal.name} of "
            f"{shown.value(line)}, and nobody has said how close counts as in line"
        )
        return self._none(NoGoal(words, NotRated.NOT_DEFINED))

    def _improving(
        self,
        goal: Goal,
        value: Decimal,
        line: Decimal,
        side: Side,
        fit: Fit,
        known: Certainty,
        short: Decimal,
        green_within: Decimal | None,
    ) -> Rating:
        """Beyond the margin: amber where it is better than last time, red where it is not."""
        if self.change is None:
            words = "it misses the target, and without an earlier figure nobody can say whether it improves"
            return self._none(NoGoal(words, NotRated.NOT_KNOWN))
        if fit.only_if_certain:
            return self._none(NoGoal(fit.words, NotRated.WRONG_PERIOD))
        within = goal.upper if goal.kind is GoalKind.BAND and side is Side.BOTH else None
        before = shortfall(self.change.previous, line, side, within)
        status = Status.AMBER if short < before else Status.RED
        shown = self._shown_point(value, line, short, None, green_within, goal)
        words = self._distance(shown, goal, value, side)
        if green_within is not None:
            words += f", more than the {shown.distance(green_within)} allowed"
        words += ", but improving" if status is Status.AMBER else ", and not improving"
        return self._made(status, words, POINT_METHOD, goal, value, shown, fit, known, short, green_within)

    # Words

    def _shown(self, numbers: tuple[Decimal, ...], differences: tuple[tuple[Decimal, Decimal], ...]) -> Shown:
        return Shown(self._unit(), fitting_places(self.places, numbers, differences))

    def _unit(self) -> Unit:
        unit = self.outturn.unit
        if unit.kind is UnitKind.NONE and isinstance(self.goal, Goal):
            return self.goal.unit
        return unit

    def _shown_point(
        self,
        value: Decimal,
        line: Decimal,
        short: Decimal,
        tolerance: Decimal | None,
        green_within: Decimal | None,
        goal: Goal,
    ) -> Shown:
        """Enough places that the figure, the target, the difference, the tolerance and the floor agree."""
        edge = line if goal.upper is None or value <= line else goal.upper
        differences = [(value, edge)] if goal.upper is None or not line <= value <= goal.upper else []
        limits = [limit for limit in (tolerance, green_within) if limit is not None]
        if short > 0:
            differences += [(short, limit) for limit in limits]
        numbers = (value, edge) if goal.floor is None else (value, edge, goal.floor)
        return self._shown(numbers, tuple(differences))

    def _distance(self, shown: Shown, goal: Goal, value: Decimal, side: Side) -> str:
        if goal.kind is GoalKind.BAND and goal.upper is not None:
            return range_words(shown, value, goal.value, goal.upper, f"{goal.name} range")
        return distance_words(shown, value, goal.value, side, goal.name)

    def _made(
        self,
        status: Status,
        words: str,
        method: str,
        goal: Goal,
        value: Decimal,
        shown: Shown,
        fit: Fit,
        known: Certainty,
        short: Decimal,
        tolerance: Decimal | None = None,
    ) -> Rating:
        if fit.only_if_certain:
            words += f", with the year not over ({fit.aside})"
        elif fit.aside:
            words += f" ({fit.aside}, against the target for {goal.period})"
        if method != INTERVAL_METHOD:
            words += certainty_words(shown, known, self.outturn.lower, self.outturn.upper)
        words += change_words(value, self.change)
        sentence = f"{status.label}: {words}."
        if goal.note:
            sentence = f"{sentence} {goal.note}"
        return Rating(
            status=status,
            sentence=sentence,
            method=method,
            certainty=known,
            shortfall=short,
            tolerance=tolerance,
            floor=goal.floor,
            inputs=self._inputs(),
        )

    def _none(self, why: NoGoal) -> Rating:
        return Rating(
            status=Status.NOT_RATED,
            sentence=f"Not rated: {why.why}.",
            method=POINT_METHOD,
            reason=why.reason,
            inputs=self._inputs(),
        )

    def _inputs(self) -> tuple[tuple[str, str], ...]:
        """Everything the rating used, as text; a withheld figure leaves only its mark."""
        outturn, goal = self.outturn, self.goal
        value = outturn.value
        figure = str(value.value) if isinstance(value, Number) else type(value).__name__.lower()
        pairs: list[tuple[str, object]] = [
            ("figure", figure),
            ("unit", outturn.unit),
            ("period", outturn.period),
            ("lower", outturn.lower if isinstance(value, Number) else None),
            ("upper", outturn.upper if isinstance(value, Number) else None),
            ("polarity", self.polarity.value),
            ("policy", self.policy.code),
        ]
        if isinstance(goal, Goal):
            set_ = goal.tolerance or self.policy.tolerance
            pairs += [
                ("target", goal.value),
                ("target upper", goal.upper),
                ("target asks for", goal.sense.value),
                ("target period", goal.period),
                ("tolerance", f"{set_.amount} {set_.is_.value}" if set_ else None),
                ("floor", goal.floor),
            ]
        if self.change is not None and isinstance(value, Number):
            pairs += [("previous", self.change.previous), ("previous period", self.change.since)]
        return tuple((name, str(each)) for name, each in pairs if each is not None and str(each) != "")
