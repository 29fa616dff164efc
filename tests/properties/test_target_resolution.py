"""What holds for every target whatever, when it is resolved and rated."""

from decimal import Decimal

from hypothesis import given, settings, strategies as st

from goldenthread.rules.figures import PERCENT, Missing, MissingReason, Number, Suppressed
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import Outturn, Status, rate
from goldenthread.rules.target_resolution import (
    ComparatorFigure,
    ComparatorKind,
    Earlier,
    Known,
    Trajectory,
    percentile,
    resolve_target,
)
from goldenthread.rules.targets import read_target
from tests.properties.test_targets import texts

unhurried = settings(deadline=None)

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=1, min_value=-1000, max_value=1000)
values = st.one_of(
    st.builds(Number, numbers),
    st.just(Suppressed("c")),
    st.builds(Missing, st.sampled_from(list(MissingReason))),
)
periods = st.builds(Period.year, st.integers(2012, 2018)) | st.builds(
    lambda year, number: Period.year(year).quarter(number), st.integers(2012, 2018), st.integers(1, 4)
)
earlier = st.builds(Earlier, values, periods, st.just(PERCENT))
known = st.builds(
    Known,
    st.lists(
        st.builds(ComparatorFigure, st.sampled_from(list(ComparatorKind)), values, periods), max_size=3
    ).map(tuple),
    st.lists(earlier, max_size=4).map(tuple),
    st.none() | earlier,
)


@unhurried
@given(texts, known, periods, st.sampled_from(list(Polarity)), st.sampled_from(list(Trajectory)), numbers)
def test_every_target_comes_to_a_goal_or_to_a_reason(text, known, period, polarity, trajectory, value):
    target = read_target(text, heading="2016/17 Target")
    found = resolve_target(target, period=period, polarity=polarity, known=known, trajectory=trajectory)
    assert bool(found.goals) != (found.why_not is not None)
    assert found.sentence
    rating = rate(Outturn(Number(value), PERCENT, period), found.goal, polarity=polarity)
    assert found.goals or rating.status is Status.NOT_RATED


@unhurried
@given(texts, periods, st.sampled_from(list(Polarity)), st.sampled_from(list(Trajectory)))
def test_no_target_rests_on_figures_that_are_withheld(text, period, polarity, trajectory):
    hidden = Suppressed("c")
    years = [Period.year(year) for year in range(2010, 2020)]
    withheld = Known(
        tuple(ComparatorFigure(kind, hidden, period) for kind in ComparatorKind),
        tuple(Earlier(hidden, each) for each in (*years, *(year.quarter(2) for year in years))),
        Earlier(hidden, Period.year(2009)),
    )
    target = read_target(text)
    known = resolve_target(target, period=period, polarity=polarity, known=withheld, trajectory=trajectory)
    nothing = resolve_target(target, period=period, polarity=polarity, trajectory=trajectory)
    assert known.goals == nothing.goals


@given(st.lists(numbers, min_size=1, max_size=12), st.decimals(0, 1, places=3), st.decimals(0, 1, places=3))
def test_a_percentile_lies_among_the_values_and_rises_with_its_share(areas, one, other):
    low, high = sorted((one, other))
    assert min(areas) <= percentile(areas, low) <= percentile(areas, high) <= max(areas)
    assert percentile(areas, Decimal(1)) == max(areas)
