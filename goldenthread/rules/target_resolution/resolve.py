"""What a target comes to, for one period and with what was known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from goldenthread.rules.figures import NO_UNIT, Figure, Number, Unit, UnitKind, format_number, format_value
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import Goal, GoalKind, NoGoal, NotRated, Tolerance
from goldenthread.rules.rounding import round_half_away
from goldenthread.rules.targets import Sense, Target, TargetKind, as_percentages, describe

from .against import against_comparator
from .asking import Asked
from .known import Earlier, Known, NotResolved, ResolvedTarget, Trajectory
from .timing import is_for_later, on_the_way, target_period

#: Enough for every figure; a third of one has to end somewhere.
_DIGITS = 60


def resolve_target(
    target: Target,
    *,
    period: Period,
    polarity: Polarity,
    known: Known = Known(),  # noqa: B008  (frozen, and empty)
    unit: Unit = NO_UNIT,
    part: str = "",
    group: str = "",
    trajectory: Trajectory = Trajectory.NOT_SAID,
    tolerance: Tolerance | None = None,
    within: Tolerance | None = None,
    floor: Decimal | None = None,
) -> ResolvedTarget:
    """What a target asks of the figure for `period`, or why nothing can be said.

    `unit`, `part` and `group` say which of several printed numbers is meant ("458 (71.7)", "Prim: 0.04 Sec:
    0.28"). `tolerance`, `within` (how close counts as in line) and `floor` are the target's own and are
    carried over. Never raises: whatever stands in the way is a sentence in `why_not`.
    """
    if target.period is not None and target.period == target.past_period:
        target = replace(target, period=None)  # "Higher than 2014/15" is not a target for 2014-15
    if unit.kind is UnitKind.PERCENT:
        target = as_percentages(target)
    asked = Asked(target, period, polarity, known, unit, part, group, trajectory)
    try:
        with localcontext() as exact:
            exact.prec = _DIGITS
            resolved = _RESOLVERS[target.kind](asked)
    except NotResolved as why:
        return ResolvedTarget(why_not=why.no_goal, sentence=describe(target))
    except ValueError as why:  # a number so large that it is no figure
        words = str(why).rstrip(".")
        return ResolvedTarget(
            why_not=NoGoal(words[0].lower() + words[1:], NotRated.TARGET_NOT_FOUND), sentence=describe(target)
        )
    goals = tuple(replace(goal, tolerance=tolerance, floor=floor) for goal in resolved.goals)
    if within is not None:
        goals = tuple(replace(goal, within=within) if goal.sense is Sense.IN_LINE else goal for goal in goals)
    return replace(resolved, goals=goals)


# A number of its own


def _value(asked: Asked) -> ResolvedTarget:
    figure = asked.figure()
    number = asked.number_of(figure.value, "the target")
    sense = asked.target.sense
    if asked.target.kind is TargetKind.THRESHOLD and sense in (Sense.ALL, Sense.MOST):
        raise asked.refuse("the target holds for all or most of something, and gives no number")
    return _point(asked, number, figure, sense)


def _point(asked: Asked, number: Decimal, figure: Figure, sense: Sense) -> ResolvedTarget:
    due = asked.target.period
    note = ""
    if due is not None and is_for_later(asked):
        number, note = on_the_way(asked, number, due)
        when: Period | None = asked.period
    else:
        when = target_period(asked)
    name = "the target" if not note else "the interim target"
    goal = Goal(number, sense=sense, unit=figure.unit, period=when, name=name, note=note)
    words = (
        f"The figure for {asked.period} is held against {format_value(Number(_short(number)), figure.unit)}."
    )
    sources = (asked.known.baseline.source,) if note and asked.known.baseline else ()
    return ResolvedTarget((goal,), sentence=words, sources=_named(sources))


def _range(asked: Asked) -> ResolvedTarget:
    figure = asked.figure()
    printed = figure.value
    if not isinstance(printed, Number) or printed.upper is None or printed.value > printed.upper:
        raise asked.refuse("the target's range does not have two ends in order")
    goal = Goal(printed.value, GoalKind.BAND, printed.upper, unit=figure.unit, period=target_period(asked))
    return ResolvedTarget((goal,), sentence=describe(asked.target))


def _threshold(asked: Asked) -> ResolvedTarget:
    if not asked.target.figures:
        raise asked.refuse("the target sets a level in words, and a person has to say whether it is reached")
    return _value(asked)


# A number for each quarter


def _profile(asked: Asked) -> ResolvedTarget:
    """The step for the period asked for: the one that ends when it ends."""
    steps = [each for each in asked.target.figures if each.number is not None and each.period is not None]
    ending = [each for each in steps if each.period is not None and each.period.end == asked.period.end]
    exact = [each for each in ending if each.period == asked.period]
    chosen = exact or ending
    if len(chosen) > 1:
        narrowed = replace(asked, target=replace(asked.target, figures=tuple(chosen)))
        chosen = [narrowed.figure()]
    if chosen:
        number = asked.number_of(chosen[0].value, "the target")
        # The step is for all that has happened up to its end, so it is for the period asked for.
        goal = Goal(
            number, unit=chosen[0].unit, period=asked.period, name=f"the profile for {chosen[0].period}"
        )
        shown = format_value(Number(number), chosen[0].unit)
        return ResolvedTarget((goal,), sentence=f"By the end of {chosen[0].period} it should be {shown}.")
    return _between_steps(asked, steps)


def _between_steps(asked: Asked, steps: list[Figure]) -> ResolvedTarget:
    end = asked.period.end
    before = [each for each in steps if each.period is not None and each.period.end < end]
    after = [each for each in steps if each.period is not None and each.period.end > end]
    listed = ", ".join(str(each.period) for each in steps)
    if not (before and after) or asked.trajectory is not Trajectory.STRAIGHT_LINE:
        why = f"the profile gives {listed or 'no period'}, and nothing for {asked.period}"
        raise asked.refuse(why, NotRated.WRONG_PERIOD)
    last = max(before, key=lambda each: each.period.end if each.period else end)
    following = min(after, key=lambda each: each.period.end if each.period else end)
    assert following.period is not None
    between = replace(
        asked,
        target=replace(asked.target, period=following.period),
        known=replace(asked.known, baseline=Earlier(last.value, last.period, last.unit)),
    )
    final = asked.number_of(following.value, "the target")
    number, note = on_the_way(between, final, following.period)
    note = note.replace("the baseline", "the step", 1)
    goal = Goal(number, unit=following.unit, period=asked.period, name="the interim target", note=note)
    return ResolvedTarget((goal,), sentence=note)


# Its own past


def _own_past(asked: Asked) -> ResolvedTarget:
    earlier = asked.past()
    return _from_earlier(asked, earlier, asked.target.sense)


def _direction(asked: Asked) -> ResolvedTarget:
    return _from_earlier(asked, asked.last_year(), _direction_sense(asked))


def _maintain(asked: Asked) -> ResolvedTarget:
    if asked.target.figures:
        return _value(asked)
    return _from_earlier(asked, asked.start(), Sense.AS_GOOD)


def _from_earlier(asked: Asked, earlier: Earlier, sense: Sense) -> ResolvedTarget:
    start = asked.number_of(earlier.value, f"the earlier figure ({earlier.period or 'the baseline'})")
    when = target_period(asked)
    name = f"the figure for {earlier.period}" if earlier.period else "the baseline"
    if asked.target.amount is None or asked.target.kind is TargetKind.DIRECTION:
        goal = Goal(start, sense=sense, unit=earlier.unit, period=when, name=name)
        goals: tuple[Goal, ...] = (goal,)
    else:
        goals = tuple(
            replace(goal, unit=earlier.unit, period=when) for goal in _beyond(asked, start, sense, name)
        )
    words = f"{describe(asked.target)} That figure is {format_value(earlier.value, earlier.unit)}."
    return ResolvedTarget(goals, sentence=words, sources=_named((earlier.source,)))


def _beyond(asked: Asked, start: Decimal, sense: Sense, name: str) -> tuple[Goal, ...]:
    """So much above or below an earlier figure: one goal for each reading of the amount."""
    up = sense in (Sense.MORE_THAN, Sense.AT_LEAST, Sense.INCREASE) or (
        sense not in (Sense.LESS_THAN, Sense.AT_MOST, Sense.DECREASE) and asked.polarity is Polarity.HIGH
    )
    if (
        not up
        and sense in (Sense.BETTER, Sense.IMPROVE, Sense.AS_GOOD)
        and asked.polarity is not Polarity.LOW
    ):
        raise asked.refuse("neither higher nor lower is better, so nothing is “better”")
    if sense is Sense.WITHIN:
        return tuple(
            Goal(start - step, GoalKind.BAND, start + step, name=f"{name}, {how}".rstrip(", "))
            for step, how in asked.steps(start)
        )
    reached = Sense.AT_LEAST if up else Sense.AT_MOST
    goals = []
    for step, how in asked.steps(start):
        unit = asked.unit
        moved = format_number(_short(step))
        way = "plus" if up else "less"
        note = f"It is counted from {name}, {format_value(Number(start), unit)}, {way} {moved}"
        note = f"{note}, {how}." if how else f"{note}."
        goals.append(Goal(start + step if up else start - step, sense=reached, note=note))
    return tuple(goals)


def _short(step: Decimal) -> Decimal:
    """A step as a sentence shows it: without needless noughts, and a third of something to three places."""
    places = -int(step.as_tuple().exponent)
    rounded = round_half_away(step, 3 if places > 6 else max(places, 0))
    return (
        Decimal(f"{rounded:f}".rstrip("0").rstrip("."))
        if rounded != rounded.to_integral_value()
        else (rounded.to_integral_value())
    )


def _direction_sense(asked: Asked) -> Sense:
    sense = asked.target.sense
    if sense in (Sense.INCREASE, Sense.DECREASE, Sense.IMPROVE):
        return sense
    return Sense.IMPROVE


def _change(asked: Asked) -> ResolvedTarget:
    """ "Narrow the gap by 1.4 points", "reduce by 30%": so much from where it started.

    A target for a later year is a straight line from there only where the plan says so.
    """
    earlier = asked.start()
    due = asked.target.period
    if due is None or not is_for_later(asked):
        return _from_earlier(asked, earlier, _direction_sense(asked))
    final = _from_earlier(
        replace(asked, target=replace(asked.target, period=None)), earlier, _direction_sense(asked)
    )
    known = replace(asked.known, baseline=earlier)
    goals = []
    for goal in final.goals:
        number, note = on_the_way(replace(asked, known=known), goal.value, due)
        interim = replace(goal, value=number, period=asked.period, name="the interim target")
        goals.append(replace(interim, note=f"{goal.note} {note}".strip()))
    return replace(final, goals=tuple(goals))


# No number


def _deliverable(asked: Asked) -> ResolvedTarget:
    period = asked.target.period
    due = None if period is None or period.ends_open else period.last_day
    why = NoGoal("it is met when something is done, which no figure shows", NotRated.TARGET_NOT_FOUND)
    return ResolvedTarget(why_not=why, sentence=describe(asked.target), is_deliverable=True, due=due)


def _none(asked: Asked) -> ResolvedTarget:
    raise NotResolved(NoGoal())


def _unreadable(asked: Asked) -> ResolvedTarget:
    said = asked.target.why_not.rstrip(".")
    if not said or said.startswith("What would count"):
        raise asked.refuse("what would count as meeting the target cannot be read from its text")
    raise asked.refuse(f"its target cannot be read: {said[0].lower()}{said[1:]}")


def _named(sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(source for source in sources if source)


_RESOLVERS = {
    TargetKind.VALUE: _value,
    TargetKind.PROFILE: _profile,
    TargetKind.COMPARATOR: against_comparator,
    TargetKind.OWN_PAST: _own_past,
    TargetKind.DIRECTION: _direction,
    TargetKind.CHANGE: _change,
    TargetKind.FROM_TO: _value,
    TargetKind.THRESHOLD: _threshold,
    TargetKind.DELIVERABLE: _deliverable,
    TargetKind.MAINTAIN: _maintain,
    TargetKind.RANGE: _range,
    TargetKind.NONE: _none,
    TargetKind.UNREADABLE: _unreadable,
}
