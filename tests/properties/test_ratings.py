"""What holds for every rating whatever the figures."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings, strategies as st

from goldenthread.rules.figures import COUNT, PERCENT, SCORE, Missing, MissingReason, Number, Suppressed
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import (
    POLICIES,
    Change,
    Goal,
    GoalKind,
    NoGoal,
    NotRated,
    Outturn,
    RatingPolicy,
    Status,
    Tolerance,
    rate,
)
from goldenthread.rules.targets import Sense

unhurried = settings(deadline=None)

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000, max_value=1000)
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=100)
polarities = st.sampled_from([Polarity.HIGH, Polarity.LOW, Polarity.CLOSE_TO_TARGET])
senses = st.sampled_from(
    [
        Sense.NOT_SAID,
        Sense.AT_LEAST,
        Sense.MORE_THAN,
        Sense.AT_MOST,
        Sense.LESS_THAN,
        Sense.BETTER,
        Sense.AS_GOOD,
        Sense.IN_LINE,
    ]
)
MIRROR = {
    Sense.AT_LEAST: Sense.AT_MOST,
    Sense.AT_MOST: Sense.AT_LEAST,
    Sense.MORE_THAN: Sense.LESS_THAN,
    Sense.LESS_THAN: Sense.MORE_THAN,
}
any_policy = st.sampled_from(list(POLICIES.values()))
# A percentage of the target and the Fingertips quirk look at one side of nought or of the target only.
even_handed = st.sampled_from(
    [policy for code, policy in POLICIES.items() if code in ("as-set", "by-interval")]
    + [
        RatingPolicy(code="beyond", name="Beyond", explanation="More.", inclusive=False),
        RatingPolicy(
            code="improving",
            name="Improving",
            explanation="Better than last time is amber.",
            green_within=Tolerance.points(3),
            amber_if_improving=True,
        ),
    ]
)


@st.composite
def outturns(draw):
    value = draw(numbers)
    lower, upper = None, None
    if draw(st.booleans()):
        lower, upper = value - draw(amounts), value + draw(amounts)
    return Outturn(Number(value), draw(st.sampled_from([PERCENT, COUNT, SCORE])), lower=lower, upper=upper)


@st.composite
def goals(draw):
    value = draw(numbers)
    band = draw(st.booleans())
    return Goal(
        value,
        GoalKind.BAND if band else GoalKind.POINT,
        value + draw(amounts) if band else None,
        sense=draw(st.just(Sense.NOT_SAID) if band else senses),
        tolerance=draw(st.none() | st.builds(Tolerance.points, amounts)),
        within=draw(st.none() | st.builds(Tolerance.points, amounts)),
        floor=draw(st.none() | numbers),
    )


changes = st.none() | st.builds(Change, numbers, st.just("last year"), st.sampled_from([True, False, None]))


def mirrored_outturn(outturn):
    ends = (outturn.lower, outturn.upper)
    low, high = (None if each is None else -each for each in ends)
    return replace(outturn, value=Number(-outturn.value.value), lower=high, upper=low)


def mirrored_goal(goal):
    floor = None if goal.floor is None else -goal.floor
    sense = MIRROR.get(goal.sense, goal.sense)
    if goal.upper is None:
        return replace(goal, value=-goal.value, sense=sense, floor=floor)
    return replace(goal, value=-goal.upper, upper=-goal.value, floor=floor)


@unhurried
@given(outturns(), goals(), polarities, even_handed, changes)
def test_a_measure_counted_the_other_way_round_has_the_same_rating(outturn, goal, polarity, policy, change):
    other = None if change is None else replace(change, previous=-change.previous)
    one = rate(outturn, goal, polarity=polarity, policy=policy, change=change)
    two = rate(
        mirrored_outturn(outturn),
        mirrored_goal(goal),
        polarity=polarity.mirrored(),
        policy=policy,
        change=other,
    )
    assert (one.status, one.certainty, one.shortfall, one.reason) == (
        two.status,
        two.certainty,
        two.shortfall,
        two.reason,
    )


@unhurried
@given(outturns(), goals(), polarities, any_policy, changes, st.sampled_from(["10", "0.01", "4", "1000"]))
def test_counting_in_other_units_changes_nothing(outturn, goal, polarity, policy, change, factor):
    by = Decimal(factor)

    def scaled(number):
        return None if number is None else number * by

    def scaled_tolerance(tolerance):
        return None if tolerance is None else Tolerance(tolerance.amount * by)

    one = rate(outturn, goal, polarity=polarity, policy=policy, change=change)
    two = rate(
        replace(
            outturn,
            value=Number(outturn.value.value * by),
            lower=scaled(outturn.lower),
            upper=scaled(outturn.upper),
        ),
        replace(
            goal,
            value=goal.value * by,
            upper=scaled(goal.upper),
            floor=scaled(goal.floor),
            tolerance=scaled_tolerance(goal.tolerance),
            within=scaled_tolerance(goal.within),
        ),
        polarity=polarity,
        policy=policy,
        change=None if change is None else replace(change, previous=change.previous * by),
    )
    assert (one.status, one.certainty, one.reason) == (two.status, two.certainty, two.reason)
    assert one.shortfall is None or one.shortfall * by == two.shortfall


withheld = st.sampled_from(
    [
        Outturn(Suppressed("c"), lower=Decimal(1), upper=Decimal(3)),
        *(Outturn(Missing(reason)) for reason in MissingReason),
        Outturn(Number(Decimal("NaN"))),
        Outturn(Number(Decimal(1), Decimal(2))),
    ]
)


@unhurried
@given(withheld, goals(), polarities, any_policy, changes, st.builds(Tolerance.points, amounts))
def test_what_is_no_figure_is_never_rated_whatever_the_tolerance(
    outturn, goal, polarity, policy, change, tolerance
):
    for target in (goal, replace(goal, tolerance=tolerance), replace(goal, within=tolerance), NoGoal()):
        rating = rate(outturn, target, polarity=polarity, policy=policy, change=change)
        assert rating.status is Status.NOT_RATED
        assert rating.shortfall is None


@unhurried
@given(outturns(), goals(), polarities, st.builds(Tolerance.points, amounts))
def test_a_tolerance_never_makes_a_rating_of_none_but_where_the_tolerance_was_what_was_missing(
    outturn, goal, polarity, tolerance
):
    without = rate(outturn, replace(goal, tolerance=None), polarity=polarity)
    if without.reason not in (None, NotRated.NOT_DEFINED):
        assert not rate(outturn, replace(goal, tolerance=tolerance), polarity=polarity).is_rated


ORDER = {Status.RED: 0, Status.AMBER: 1, Status.GREEN: 2}


@unhurried
@given(outturns(), goals(), polarities, st.builds(Tolerance.points, amounts), amounts)
def test_a_wider_tolerance_never_makes_a_colour_worse(outturn, goal, polarity, tolerance, more):
    narrow = rate(outturn, replace(goal, tolerance=tolerance), polarity=polarity)
    wide = rate(outturn, replace(goal, tolerance=Tolerance(tolerance.amount + more)), polarity=polarity)
    assert narrow.is_rated == wide.is_rated
    assert not narrow.is_rated or ORDER[wide.status] >= ORDER[narrow.status]


@unhurried
@given(outturns(), goals(), st.sampled_from([Polarity.HIGH, Polarity.LOW]), amounts)
def test_a_better_figure_never_has_a_worse_colour(outturn, goal, polarity, step):
    exact = replace(outturn, lower=None, upper=None)
    way = step if polarity is Polarity.HIGH else -step
    worse = rate(exact, goal, polarity=polarity)
    better = rate(replace(exact, value=Number(exact.value.value + way)), goal, polarity=polarity)
    if worse.is_rated and better.is_rated:
        assert ORDER[better.status] >= ORDER[worse.status]


@unhurried
@given(
    outturns(), goals(), st.sampled_from(list(Polarity)), any_policy, changes, st.none() | st.integers(0, 3)
)
def test_every_rating_is_a_sentence_that_begins_with_its_colour(
    outturn, goal, polarity, policy, change, places
):
    rating = rate(outturn, goal, polarity=polarity, policy=policy, change=change, places=places)
    assert rating.sentence.startswith(f"{rating.status.label}: ")
    assert rating.sentence.endswith(".")
    assert (rating.reason is None) == rating.is_rated == (rating.shortfall is not None)


periods = st.builds(Period.year, st.integers(2010, 2012)) | st.builds(
    lambda year, number: Period.year(year).quarter(number), st.integers(2010, 2012), st.integers(1, 4)
)


@unhurried
@given(outturns(), goals(), periods, periods, polarities)
def test_a_figure_older_than_its_target_is_never_rated(outturn, goal, found, wanted, polarity):
    rating = rate(replace(outturn, period=found), replace(goal, period=wanted), polarity=polarity)
    if found.end <= wanted.start:
        assert rating.reason is NotRated.WRONG_PERIOD
