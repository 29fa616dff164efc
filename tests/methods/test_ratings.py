"""Specification: rating many figures at once gives exactly what the rule gives for each."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.methods.ratings import (
    ABOVE,
    BELOW,
    CERTAINTIES,
    CLOSE,
    COLOURS,
    DELIVERABLE,
    INTERVAL,
    NEITHER,
    POINT,
    ZONES,
    certainties,
    rate_intervals,
    rate_points,
    rate_zones,
    side_codes,
)
from goldenthread.rules.figures import Number
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import (
    BY_INTERVAL,
    DELIVERABLE_METHOD,
    FINGERTIPS_INTERVAL,
    INTERVAL_METHOD,
    POINT_METHOD,
    ZONES_METHOD,
    Goal,
    GoalKind,
    Outturn,
    Status,
    Tolerance,
    rate,
)
from goldenthread.rules.targets import Sense

unhurried = settings(deadline=None)
POLARITIES = {
    ABOVE: Polarity.HIGH,
    BELOW: Polarity.LOW,
    CLOSE: Polarity.CLOSE_TO_TARGET,
    NEITHER: Polarity.NO_JUDGEMENT,
}
NAN = float("nan")

# Short numbers, so that many lie exactly on an edge; and long ones.
edgy = st.integers(-60, 60).map(lambda tenths: tenths / 10)
long = st.floats(-1e12, 1e12, allow_nan=False, allow_subnormal=False).filter(lambda x: not 0 < abs(x) < 1e-90)
figures = st.one_of(edgy, edgy, long, st.just(NAN))
limits = st.one_of(edgy.map(abs), st.floats(1e-12, 1e9, allow_nan=False), st.just(NAN), st.just(NAN))
sides = st.sampled_from([ABOVE, BELOW, CLOSE, NEITHER])


def decimal(number):
    return Decimal(repr(float(number)))


def given_or_none(number):
    return None if np.isnan(number) else decimal(number)


def by_the_rule(value, target, side, tolerance, percent, floor, strict):
    if np.isnan(target):
        return Status.NOT_RATED, None
    set_ = None
    if not np.isnan(tolerance):
        set_ = Tolerance.points(decimal(tolerance))
    elif not np.isnan(percent):
        set_ = Tolerance.percent(decimal(percent))
    # "Better than" is strict and leaves the side to the polarity; close to a target nothing is strict.
    sense = Sense.BETTER if strict else Sense.NOT_SAID
    goal = Goal(decimal(target), sense=sense, tolerance=set_, floor=given_or_none(floor))
    rating = rate(Outturn(Number(decimal(value))), goal, polarity=POLARITIES[side])
    return rating.status, rating.shortfall


@unhurried
@given(
    st.lists(
        st.tuples(figures, figures, sides, limits, limits, st.one_of(st.just(NAN), edgy), st.booleans()),
        min_size=1,
        max_size=30,
    )
)
def test_every_figure_has_the_colour_the_rule_gives_it(rows):
    rows = [(*row[:6], row[6] and row[2] != CLOSE) for row in rows]
    value, target, side, tolerance, percent, floor, strict = (
        np.array(column) for column in zip(*rows, strict=True)
    )
    found = rate_points(
        value, target, side, tolerance=tolerance, tolerance_percent=percent, floor=floor, strict=strict
    )
    expected = [by_the_rule(*row) for row in rows]
    assert [COLOURS[code] for code in found.status] == [status for status, _ in expected]
    for short, (_, exact) in zip(found.shortfall, expected, strict=True):
        assert (
            np.isnan(short)
            if exact is None
            else abs(decimal(short) - exact) <= abs(exact) * Decimal("1e-9") + (Decimal("1e-3"))
        )


EDGES = [
    # 56 - 54.7 is 1.2999999999999972 in binary, and 0.3 - 0.2 is 0.09999999999999998
    (54.7, 56.0, 1.3, NAN, "amber"),
    (54.69, 56.0, 1.3, NAN, "red"),
    (0.2, 0.3, 0.1, NAN, "amber"),
    (0.1, 0.3, 0.2, NAN, "amber"),
    (1.1, 1.21, NAN, 10.0, "amber"),
    (1.0, 1.21, NAN, 10.0, "red"),
    (0.99, 1.1, NAN, 10.0, "amber"),
    (0.63, 0.7, NAN, 10.0, "amber"),
    (0.62999, 0.7, NAN, 10.0, "red"),
    (1e-9, 3e-9, 2e-9, NAN, "amber"),
    (123456789.1, 123456789.3, 0.2, NAN, "amber"),
]


@pytest.mark.parametrize(("value", "target", "tolerance", "percent", "colour"), EDGES)
def test_a_figure_exactly_on_the_edge_of_its_tolerance_is_within_it(
    value, target, tolerance, percent, colour
):
    found = rate_points([value], [target], ABOVE, tolerance=tolerance, tolerance_percent=percent)
    assert COLOURS[found.status[0]] == colour


@unhurried
@given(st.lists(st.tuples(figures, edgy, edgy.map(abs), sides), min_size=1, max_size=20))
def test_zones_are_those_of_the_rule(rows):
    value, lower, width, side = (np.array(column) for column in zip(*rows, strict=True))
    upper = np.array([float(decimal(low) + decimal(wide)) for low, wide in zip(lower, width, strict=True)])
    found = rate_zones(value, lower, upper, side)
    for code, one, low, high, way in zip(found, value, lower, upper, side, strict=True):
        goal = Goal(decimal(low), GoalKind.ZONES, decimal(high))
        expected = rate(Outturn(Number(decimal(one))), goal, polarity=POLARITIES[way])
        assert COLOURS[code] is expected.status


@unhurried
@given(st.lists(st.tuples(figures, figures, edgy, sides), min_size=1, max_size=20), st.booleans())
def test_margins_of_error_are_rated_as_by_the_rule(rows, quirk):
    low, high, target, side = (np.array(column) for column in zip(*rows, strict=True))
    found = rate_intervals(low, high, target, side, touching_is_above=quirk)
    policy = FINGERTIPS_INTERVAL if quirk else BY_INTERVAL
    for code, one, two, line, way in zip(found, low, high, target, side, strict=True):
        outturn = Outturn(Number(Decimal(0)), lower=given_or_none(one), upper=given_or_none(two))
        expected = rate(outturn, Goal(decimal(line)), polarity=POLARITIES[way], policy=policy)
        assert COLOURS[code] is expected.status


@unhurried
@given(st.lists(st.tuples(edgy, edgy, sides, figures, figures), min_size=1, max_size=20))
def test_certainties_are_those_of_the_rule(rows):
    value, target, side, low, high = (np.array(column) for column in zip(*rows, strict=True))
    ratings = rate_points(value, target, side)
    found = certainties(ratings, low, high, target)
    for code, one, line, way, lower, upper in zip(found, value, target, side, low, high, strict=True):
        outturn = Outturn(Number(decimal(one)), lower=given_or_none(lower), upper=given_or_none(upper))
        if lower <= upper or np.isnan(lower) or np.isnan(upper):
            assert CERTAINTIES[code] is rate(outturn, Goal(decimal(line)), polarity=POLARITIES[way]).certainty


def test_a_figure_that_is_not_there_is_not_rated():
    found = rate_points(
        [NAN, 5.0, np.inf, 5.0], [5.0, NAN, 5.0, 5.0], [ABOVE, ABOVE, ABOVE, NEITHER], tolerance=1e9
    )
    assert list(found.status) == [0, 0, 0, 0]
    assert np.isnan(found.shortfall).all()


def test_one_target_serves_many_figures_and_one_figure_many_targets():
    assert list(rate_points([4.0, 5.0, 6.0], 5.0, ABOVE).status) == [1, 3, 3]
    assert list(rate_points(5.0, [4.0, 5.0, 6.0], [BELOW]).status) == [1, 3, 3]
    assert rate_points(np.zeros((2, 3)), np.zeros(3), ABOVE).status.shape == (2, 3)


@pytest.mark.parametrize("wrong", [{"tolerance": -1.0}, {"tolerance_percent": [-1.0]}])
def test_a_tolerance_below_nought_is_refused(wrong):
    with pytest.raises(ValueError, match="not below nought"):
        rate_points([1.0], [2.0], ABOVE, **wrong)


def test_a_range_with_its_ends_the_wrong_way_round_is_refused():
    with pytest.raises(ValueError, match="cannot be above"):
        rate_zones([1.0], [2.0], [1.0], ABOVE)


def test_sides_follow_from_polarities():
    assert list(side_codes(list(Polarity))) == [ABOVE, BELOW, CLOSE, NEITHER, NEITHER]


NAMES = [
    (POINT, POINT_METHOD),
    (ZONES, ZONES_METHOD),
    (INTERVAL, INTERVAL_METHOD),
    (DELIVERABLE, DELIVERABLE_METHOD),
]


@pytest.mark.parametrize(("method", "cited"), NAMES)
def test_a_rating_cites_the_method_the_reference_describes(method, cited):
    assert method.cited == cited


def test_all_figures_lying_on_the_edge_need_no_decimal_arithmetic_one_by_one(monkeypatch):
    def forbidden(*_):
        raise AssertionError("a figure with four decimals was settled on its own")

    monkeypatch.setattr("goldenthread.methods.ratings._settled_in_decimals", forbidden)
    values = np.round(np.linspace(0, 1000, 50_000), 2)
    found = rate_points(values, np.round(values + 0.3, 2), ABOVE, tolerance=0.3)
    assert (found.status == 2).all()
