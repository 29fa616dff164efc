"""Small drawings: a gap is a gap, the latest is marked, and all that is drawn is said in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.interface.sparklines import sparkline_svg
from goldenthread.measures.scorecards.sparklines import rating_strip, small_multiple
from goldenthread.rules.ratings import Status

FIGURES = st.lists(
    st.one_of(st.none(), st.floats(-1e12, 1e12), st.sampled_from([float("nan"), float("inf")])), max_size=15
)


def line_of(svg: str) -> str:
    found = re.search(r'class="gt-sparkline__line" d="([^"]*)"', svg)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("figures", "line", "end"),
    [
        ([1.0, 2.0], "M3.0 21.0h0L101.0 3.0", ("101.0", "3.0")),
        ([1.0, None, 2.0], "M3.0 21.0h0M101.0 3.0h0", ("101.0", "3.0")),  # a gap lifts the pen
        ([1.0, 2.0, None], "M3.0 21.0h0L52.0 3.0", ("52.0", "3.0")),  # the latest figure, not the last place
        ([5.0, 5.0], "M3.0 12h0L101.0 12", ("101.0", "12")),  # nothing moved
        ([7.0], "M3.0 12h0", ("3.0", "12")),
    ],
)
def test_a_line_leaves_gaps_and_marks_the_latest_figure(figures, line, end) -> None:
    svg = sparkline_svg(figures, label="so it went")
    assert line_of(svg) == line
    assert f'cx="{end[0]}" cy="{end[1]}"' in svg


@pytest.mark.parametrize("figures", [[], [None, None], [float("nan")]])
def test_nothing_is_drawn_where_there_is_no_figure(figures) -> None:
    assert sparkline_svg(figures, label="nothing") == ""


def test_the_target_is_a_line_across_inside_the_drawing() -> None:
    assert 'class="gt-sparkline__target" d="M3 3.0H101"' in sparkline_svg([1.0, 2.0], label="x", target=4.0)


def test_a_label_cannot_leave_its_attribute() -> None:
    svg = sparkline_svg([1.0], label='"><script>')
    assert "<script>" not in svg
    assert ElementTree.fromstring(svg).get("aria-label") == '"><script>'


@settings(deadline=None)
@given(FIGURES, st.one_of(st.none(), st.floats(-1e12, 1e12)))
def test_any_figures_give_a_drawing_inside_its_edges_or_none(figures, target) -> None:
    svg = sparkline_svg(figures, label="any", target=target)
    if svg:
        ElementTree.fromstring(svg)
        numbers = [float(each) for each in re.findall(r"-?\d+\.?\d*", line_of(svg).replace("h0", ""))]
        assert all(0 <= x <= 104 for x in numbers[::2])
        assert all(0 <= y <= 24 for y in numbers[1::2])


@settings(deadline=None)
@given(FIGURES, FIGURES)
def test_a_small_chart_takes_any_line_beside_it(figures, beside) -> None:
    svg = small_multiple(figures, label="any", beside=beside)
    if svg:
        ElementTree.fromstring(svg)


def test_a_strip_says_every_rating_in_words_and_by_its_shape() -> None:
    svg = rating_strip([("2014-15", Status.RED), ("2015-16", Status.NOT_RATED), ("2016-17", Status.GREEN)])
    assert 'aria-label="Ratings so far: 2014-15 red; 2015-16 not rated; 2016-17 green"' in svg
    assert svg.index("gt-strip__red") < svg.index("gt-strip__not-rated") < svg.index("gt-strip__green")
    assert len(set(re.findall(r' d="([^"]*)"', svg))) == 3
    assert rating_strip([]) == ""
