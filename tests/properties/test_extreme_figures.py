"""Figures nobody should have but somebody's spreadsheet will: huge, tiny, nought, missing, in any mixture.

Every method answers with a result or a sentence, never with an error or a warning of the computer's.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from hypothesis import given, settings, strategies as st

from goldenthread.methods.control_charts import p_chart, run_chart, u_chart, xmr_chart
from goldenthread.methods.projections import Scale, project
from goldenthread.methods.trends import (
    Trend,
    fingertips_trend,
    fingertips_trend_of_proportions,
    recent_trend,
    recent_trend_of_proportions,
    trend_of_values,
)
from goldenthread.rules.polarity import Polarity

extreme = st.one_of(
    st.sampled_from([0.0, 1.0, 100.0, 1e100, -1e100, 5e-324, math.nan]),
    st.integers(-320, 99).map(lambda power: 10.0**power),
    st.floats(-1e100, 1e100),
)
three_series = st.integers(0, 20).flatmap(
    lambda length: st.tuples(*[st.lists(extreme, min_size=length, max_size=length)] * 3)
)
targets = st.one_of(st.none(), extreme, st.just(1e308))


def is_an_answer(found: Trend) -> None:
    assert found.reason.endswith(".")
    assert found.p_value is None or 0 <= found.p_value <= 1
    assert found.slope is None or math.isfinite(found.slope)


@settings(max_examples=120, deadline=None)
@given(three_series, st.sampled_from(list(Polarity)), targets)
def test_a_trend_of_extreme_figures_is_an_answer(
    series: tuple[list[float], ...], polarity: Polarity, target: float | None
) -> None:
    one, two, three = series
    is_an_answer(trend_of_values(one, polarity=polarity, target=target))
    is_an_answer(recent_trend(one, two, three, polarity=polarity, target=target))
    is_an_answer(recent_trend_of_proportions(one, two, polarity=polarity))
    is_an_answer(fingertips_trend(one, two, three, polarity=polarity))
    is_an_answer(fingertips_trend_of_proportions(one, two, polarity=polarity))


@settings(max_examples=120, deadline=None)
@given(three_series, st.sampled_from(list(Polarity)), targets)
def test_a_chart_of_extreme_figures_has_finite_limits_or_a_sentence(
    series: tuple[list[float], ...], polarity: Polarity, target: float | None
) -> None:
    one, two, _ = series
    low, high = np.minimum(one, two), np.maximum(one, two)
    assert run_chart(one).reason.endswith(".")
    for chart in (
        xmr_chart(one, polarity=polarity, target=target),
        p_chart(np.abs(low), np.abs(high), polarity=polarity, target=target),
        u_chart(one, two, polarity=polarity, target=target),
    ):
        assert bool(chart.refused) == (len(chart.values) == 0)
        assert not np.isinf([chart.lower, chart.mean, chart.upper]).any()


@settings(max_examples=150, deadline=None)
@given(
    three_series,
    st.sampled_from(list(Scale)),
    st.sampled_from([1, 4, 12]),
    targets,
    st.one_of(st.none(), extreme),
)
def test_a_projection_of_extreme_figures_is_finite_or_a_sentence(
    series: tuple[list[float], ...],
    scale: Scale,
    season: int,
    target: float | None,
    latest_error: float | None,
) -> None:
    options: dict[str, Any] = {"scale": scale, "season": season, "latest_error": latest_error}
    found = project(series[0], periods_ahead=9, target=target, polarity=Polarity.HIGH, **options)
    assert found.sentence.endswith(".")
    assert np.isfinite([found.lower_95, found.middle, found.upper_95]).all()
    assert found.chance is None or 0 <= found.chance <= 1
