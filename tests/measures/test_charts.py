"""The charts of a measure: what is drawn, what is marked, and that a gap is a gap."""

from __future__ import annotations

import numpy as np
import pytest

from goldenthread.interface.charts import Series, chart_svg
from goldenthread.measures.charts import (
    Bar,
    FunnelPoint,
    comparison_chart,
    control_chart,
    funnel_chart,
    projection_chart,
    trend_chart,
)
from goldenthread.measures.charts.drawing import value_range
from goldenthread.methods.control_charts import xmr_chart
from goldenthread.methods.projections import project
from goldenthread.rules.polarity import Polarity

YEARS = [f"{2010 + place}-{11 + place}" for place in range(6)]


def drawn(chart) -> str:
    return chart_svg(chart, id="it", title="It", description="What it says")


def data_of(chart) -> list[dict]:
    """Every row of data in the specification."""
    found: list[dict] = []

    def walk(node) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("values"), list):
                found.extend(each for each in node["values"] if isinstance(each, dict))
            for each in node.values():
                walk(each)
        elif isinstance(node, list):
            for each in node:
                walk(each)

    walk(chart.to_dict())
    return found


def test_a_trend_names_its_lines_and_marks_what_is_withheld_and_missing() -> None:
    chart = trend_chart(
        YEARS,
        Series("Northshire", [20, 19, None, None, 17, 16]),
        comparators=[Series("England", [11, 11, 11, 10, 10, 10])],
        target=[None, None, None, 17, 17, 17],
        marks=["", "", "c", "×", "", ""],
    )
    text = drawn(chart)
    assert all(f">{word}<" in text for word in ("Northshire", "England", "Target", "c", "×"))
    assert {"period": "2012-13", "value": None} in data_of(chart), "a gap is not drawn over"


def test_a_line_of_lone_points_is_still_seen() -> None:
    chart = trend_chart(
        YEARS, Series("Ours", [20, None, 19, None, 18, None]), target=[None, 5, None, None, None, None]
    )
    assert drawn(chart).count("aria-roledescription") == 0
    assert [each for each in data_of(chart) if each.get("value") == 5]


def test_more_comparators_than_can_be_told_apart_are_refused() -> None:
    five = [Series(str(number), [1.0] * 6) for number in range(5)]
    with pytest.raises(ValueError, match="four"):
        trend_chart(YEARS, Series("Ours", [1.0] * 6), comparators=five)


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([], (0.0, 1.0)),
        ([None, float("nan")], (0.0, 1.0)),
        ([2, 10], (0, 10.96)),
        ([90, 100], (88.8, 101.2)),
        ([-5, 5], (-6.2, 6.2)),
        ([7, 7], (6.3, 7.7)),
        ([0.5, 9, 10], (0, 11.14)),
    ],
)
def test_an_axis_starts_at_nought_unless_that_would_flatten_the_line(values, ends) -> None:
    assert value_range(values) == pytest.approx(ends)


def test_a_control_chart_draws_range_phases_and_special_causes_by_shape_and_word() -> None:
    values = np.array([18.0, 18.4] * 8 + [18.2] * 7 + [25.0])
    labels = [str(place) for place in range(len(values))]
    found = xmr_chart(values, polarity=Polarity.LOW)
    text = drawn(control_chart(labels, found, target=15))
    assert "Special cause: worse" in text and ">Mean<" in text and ">Target<" in text
    parted = xmr_chart(values, polarity=Polarity.LOW, phase_starts=(12,))
    assert "New phase" in drawn(control_chart(labels, parted, phases=(12,)))


def test_a_phase_too_short_for_limits_is_drawn_with_its_median_alone() -> None:
    values = np.array([18.0, 18.4] * 8 + [12.0, 12.5] * 5)
    labels = [str(place) for place in range(len(values))]
    found = xmr_chart(values, phase_starts=(16,))
    chart = control_chart(labels, found, phases=(16,))
    text = drawn(chart)
    assert ">Median<" in text and ">Mean<" not in text and "Special cause" not in text


def test_neighbours_are_drawn_in_the_order_given_with_their_figures() -> None:
    bars = [Bar("Borough", 10, "10%"), Bar("Northshire", 12, "12%", own=True)]
    text = drawn(comparison_chart(bars, england=11.0, unit="Per cent"))
    assert text.index(">Borough<") < text.index(">Northshire<")
    assert ">12%<" in text and ">England<" in text
    with pytest.raises(ValueError, match="no area"):
        comparison_chart([])


def test_negative_figures_have_bars_as_well() -> None:
    assert ">−0.5<" in drawn(comparison_chart([Bar("Northshire", -0.5, "−0.5", own=True)]))


def test_a_funnel_names_only_the_pages_own_area() -> None:
    points = [FunnelPoint("Borough", 1000, 14), FunnelPoint("Northshire", 3000, 18, own=True)]
    limits = [(500.0, 12.0, 18.0, 10.0, 20.0), (4000.0, 14.0, 16.0, 13.0, 17.0)]
    text = drawn(funnel_chart(points, limits, average=15.0, size_name="Births"))
    assert ">Northshire<" in text and ">Borough<" not in text and ">Births<" in text


def test_a_projection_starts_where_the_figures_end() -> None:
    values = [20.0, 19.5, 19.4, 18.6, 18.9, 18.1]
    found = project(np.array(values), periods_ahead=2, target=15, polarity=Polarity.LOW)
    chart = projection_chart(YEARS, values, ["2016-17", "2017-18"], found, target=15)
    bands = [each for each in data_of(chart) if "lower" in each]
    assert {"period": YEARS[-1], "lower": 18.1, "upper": 18.1} in bands
    assert ">Target<" in drawn(chart) and ">Most likely<" in drawn(chart)
