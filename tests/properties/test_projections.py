"""Whatever the figures: mirrored projections are mirrored, the fan is in order and finite, and it can be."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from hypothesis import given, settings, strategies as st

from goldenthread.methods.projections import Scale, project
from goldenthread.rules.polarity import Polarity

percentages = st.lists(
    st.one_of(st.integers(0, 1000).map(lambda each: each / 10), st.just(math.nan)), min_size=5, max_size=20
)
hostile = st.lists(st.one_of(st.none(), st.floats(width=64), st.text(max_size=1)), max_size=16)


@settings(max_examples=60, deadline=None)
@given(percentages, st.integers(1, 6), st.integers(0, 100), st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_present_mirrored_is_absent(values: list[float], ahead: int, target: int, polarity: Polarity) -> None:
    there = np.array(values)
    one = project(there, periods_ahead=ahead, scale=Scale.PERCENT, target=target, polarity=polarity)
    other = project(
        100 - there,
        periods_ahead=ahead,
        scale=Scale.PERCENT,
        target=100 - target,
        polarity=polarity.mirrored(),
    )
    assert one.refused == other.refused
    if one.refused:
        return
    assert np.allclose(one.middle, 100 - other.middle, atol=1e-6)
    assert np.allclose(one.lower_80, 100 - other.upper_80, atol=1e-6)
    assert one.chance is not None
    assert other.chance is not None
    assert math.isclose(one.chance, other.chance, abs_tol=1e-6)


@settings(max_examples=60, deadline=None)
@given(percentages, st.integers(1, 6), st.sampled_from([10.0, 100.0, 1000.0]))
def test_a_rate_in_another_unit_is_the_same_projection(values: list[float], ahead: int, unit: float) -> None:
    there = np.array(values)
    one = project(there, periods_ahead=ahead, scale=Scale.RATE, target=7.0, polarity=Polarity.LOW)
    other = project(
        there * unit, periods_ahead=ahead, scale=Scale.RATE, target=7.0 * unit, polarity=Polarity.LOW
    )
    assert one.refused == other.refused
    if not one.refused:
        assert np.allclose(one.middle * unit, other.middle, rtol=1e-6)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(hostile, percentages),
    st.integers(-1, 70),
    st.sampled_from(list(Scale)),
    st.sampled_from([1, 4, 12]),
    st.one_of(st.none(), st.floats()),
    st.sampled_from(list(Polarity)),
)
def test_any_series_has_a_fan_in_order_or_a_sentence(
    values: list, ahead: int, scale: Scale, season: int, target: float | None, polarity: Polarity
) -> None:
    found = project(
        values,
        periods_ahead=ahead,
        scale=scale,
        season=season,
        target=target,
        polarity=polarity,
        tolerance=1.0,
    )
    assert found.sentence.endswith(".")
    if found.refused:
        assert len(found.middle) == 0
        return
    fan = [found.lower_95, found.lower_80, found.middle, found.upper_80, found.upper_95]
    assert all(np.isfinite(each).all() and len(each) == ahead for each in fan)
    assert all((low <= high).all() for low, high in pairwise(fan))
    assert found.chance is None or 0 <= found.chance <= 1
