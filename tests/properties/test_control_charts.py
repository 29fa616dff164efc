"""Whatever the figures: mirrored charts are mirrored, units do not matter, limits are in order and finite."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings, strategies as st

from goldenthread.methods.control_charts import (
    PRESETS,
    Assurance,
    ChartRules,
    Variation,
    run_chart,
    xmr_chart,
)
from goldenthread.rules.polarity import Polarity

figures = st.lists(
    st.one_of(st.integers(-400, 400).map(lambda each: each / 4), st.just(math.nan)), min_size=1, max_size=30
)
presets = st.sampled_from(list(PRESETS.values()))
hostile = st.lists(st.one_of(st.none(), st.floats(width=64), st.text(max_size=1)), max_size=20)
MIRRORED = {
    None: None,
    Variation.COMMON_CAUSE: Variation.COMMON_CAUSE,
    Variation.IMPROVEMENT_HIGH: Variation.IMPROVEMENT_LOW,
    Variation.IMPROVEMENT_LOW: Variation.IMPROVEMENT_HIGH,
    Variation.CONCERN_HIGH: Variation.CONCERN_LOW,
    Variation.CONCERN_LOW: Variation.CONCERN_HIGH,
}


@settings(max_examples=60, deadline=None)
@given(figures, presets, st.sampled_from([Polarity.HIGH, Polarity.LOW]), st.integers(-400, 400))
def test_a_mirrored_series_has_the_mirrored_chart(
    values: list[float], rules: ChartRules, polarity: Polarity, target: int
) -> None:
    there = np.array(values)
    chart = xmr_chart(there, rules=rules, polarity=polarity, target=target / 4)
    mirror = xmr_chart(-there, rules=rules, polarity=polarity.mirrored(), target=-target / 4)
    assert chart.signals == mirror.signals
    assert chart.meanings == mirror.meanings
    assert (chart.directions == -mirror.directions).all()
    assert MIRRORED[chart.variation] is mirror.variation
    assert chart.assurance is mirror.assurance


@settings(max_examples=60, deadline=None)
@given(figures, presets, st.sampled_from([0.5, 8.0, 1024.0]), st.integers(-64, 64))
def test_the_unit_and_the_zero_of_a_scale_change_nothing(
    values: list[float], rules: ChartRules, unit: float, start: int
) -> None:
    there = np.array(values)
    chart, other = xmr_chart(there, rules=rules), xmr_chart(there * unit + start, rules=rules)
    assert chart.signals == other.signals
    assert (chart.directions == other.directions).all()
    assert chart.variation is other.variation


@settings(max_examples=60, deadline=None)
@given(figures, presets, st.data())
def test_limits_are_in_order_and_phases_do_not_touch_each_other(
    values: list[float], rules: ChartRules, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(values) - 1))
    chart = xmr_chart(values, rules=rules, phase_starts=[start])
    if chart.refused:
        return
    known = ~np.isnan(chart.upper)
    lines = chart.limits
    assert np.isfinite(chart.lower[known]).all()
    for below, above in (
        (lines.lower, lines.lower_two_sigma),
        (lines.lower_two_sigma, lines.centre),
        (lines.centre, lines.upper_two_sigma),
        (lines.upper_two_sigma, lines.upper),
    ):
        assert (below[known] <= above[known]).all()
    assert (np.diff(chart.phase) >= 0).all()
    if not start:
        return
    first = xmr_chart(values[:start], rules=rules)
    if not first.refused:
        assert first.signals == chart.signals[:start]
        assert np.array_equal(first.upper, chart.upper[:start], equal_nan=True)


@settings(max_examples=120, deadline=None)
@given(hostile, presets, st.one_of(st.none(), st.floats()))
def test_any_series_has_a_chart_or_a_sentence(values: list, rules: ChartRules, target: float | None) -> None:
    chart = xmr_chart(values, rules=rules, target=target, polarity=Polarity.HIGH)
    assert bool(chart.refused) == (len(chart.values) == 0)
    assert chart.assurance in (None, *Assurance)
    assert run_chart(values).reason.endswith(".")
