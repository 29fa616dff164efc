"""Whatever the figures: a mirrored trend is mirrored, units do not matter, there is always a sentence."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings, strategies as st

from goldenthread.methods.trends import Change, Direction, Trend, recent_trend, trend_of_values
from goldenthread.rules.polarity import Polarity

figures = st.lists(
    st.one_of(st.integers(-1000, 1000).map(lambda each: each / 4), st.just(math.nan)), max_size=14
)
hostile = st.lists(st.one_of(st.none(), st.floats(width=64), st.text(max_size=2)), max_size=14)
OPPOSITE = {Direction.INCREASING: Direction.DECREASING, Direction.DECREASING: Direction.INCREASING}


def same(found: Trend, other: Trend) -> None:
    assert OPPOSITE.get(found.direction, found.direction) == other.direction
    assert found.change == other.change


@settings(max_examples=60, deadline=None)
@given(figures, st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_mirrored_figures_with_mirrored_polarity_have_the_mirrored_trend(
    values: list[float], polarity: Polarity
) -> None:
    there = np.array(values, dtype=float)
    same(trend_of_values(there, polarity=polarity), trend_of_values(-there, polarity=polarity.mirrored()))
    same(
        recent_trend(there, there - 2, there + 2, polarity=polarity),
        recent_trend(-there, -there - 2, -there + 2, polarity=polarity.mirrored()),
    )


@settings(max_examples=60, deadline=None)
@given(figures, st.sampled_from([0.5, 4.0, 128.0]), st.integers(-64, 64))
def test_the_unit_of_the_figures_changes_no_label(values: list[float], unit: float, start: int) -> None:
    there = np.array(values, dtype=float)
    assert trend_of_values(there).label == trend_of_values(there * unit + start).label


@settings(max_examples=100, deadline=None)
@given(hostile)
def test_any_series_has_an_answer_in_a_sentence(values: list) -> None:
    found = trend_of_values(values, polarity=Polarity.HIGH)
    assert found.reason.endswith(".")
    if found.change is not Change.NOT_JUDGED:
        assert found.is_clear
    assert recent_trend(values, values, values).direction is Direction.NOT_CALCULATED
