"""A chart is one image with a title and a description, in our font, with its figures beside it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from django.template import Context, Template
from hypothesis import given, settings, strategies as st

from goldenthread.interface.build import FrontEnd
from goldenthread.interface.charts import (
    PALETTE,
    STATES,
    ChartFigure,
    MilestoneDot,
    Series,
    _spread,
    _value_range,
    chart_svg,
    milestone_chart,
    trend_chart,
)
from goldenthread.interface.sparklines import sparkline_svg
from goldenthread.interface.tables import Column, Table
from tests.interface.page import Page

YEARS = ("2013/14", "2014/15", "2015/16", "2016/17")
OWN = Series("Northshire", (59.1, 60.2, None, 66.1))
ENGLAND = Series("England", (64.0, 63.5, 65.1, 66.3))
TARGET = Series("Target", (60.0, 62.0, 64.0, 66.0))


def drawn(**options) -> str:
    """A trend chart as SVG."""
    chart = trend_chart(YEARS, OWN, comparators=[ENGLAND], target=TARGET, unit="% of children", **options)
    return chart_svg(chart, id="trend", title="Ready for <school>", description="Up & on")


def test_a_chart_is_one_image_with_a_title_and_a_description():
    page = Page(drawn())
    image = page.one("svg")
    assert image.attrs["role"] == "img"
    assert image.attrs["aria-labelledby"] == "trend-svg-title trend-svg-description"
    assert page.text("title") == "Ready for <school>"
    assert page.text("desc") == "Up & on"
    assert not [tag for tag in page.tags if tag is not image and "role" in tag.attrs]


def test_a_chart_stands_under_a_strict_content_security_policy():
    svg = drawn()
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=|javascript:|<image", svg)
    assert set(re.findall(r"https?://[^\"' ]+", svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_a_chart_fills_the_width_it_is_given():
    image = Page(drawn()).one("svg")
    assert "width" not in image.attrs
    assert "viewbox" in image.attrs


def test_a_chart_speaks_our_font_and_names_its_lines_in_words():
    page = Page(drawn())
    words = {tag.text() for tag in page.find("text")}
    assert {"Northshire", "England", "Target", "2016/17", "% of children"} <= words
    assert all("Source Sans 3" in tag.attrs["font-family"] for tag in page.find("text"))


def test_two_charts_on_a_page_share_no_id():
    chart = trend_chart(YEARS, OWN)
    one, other = (chart_svg(chart, id=name, title="t", description="d") for name in ("one", "other"))
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in (one, other)]
    assert not set(ids[0]) & set(ids[1])
    for svg in (one, other):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r'\bid="([^"]+)"', svg))


def test_a_missing_year_breaks_the_line_instead_of_being_bridged():
    gap = Page(chart_svg(trend_chart(YEARS, OWN), id="a", title="t", description="d"))
    whole = Page(chart_svg(trend_chart(YEARS, ENGLAND), id="a", title="t", description="d"))

    def moves(page: Page) -> int:
        lines = [tag for tag in page.find("path") if tag.attrs.get("stroke") == PALETTE[0]]
        return sum(tag.attrs["d"].count("M") for tag in lines if "L" in tag.attrs["d"])

    assert moves(whole) == 1
    assert moves(gap) == 2


def test_too_many_comparators_or_values_of_another_length_are_refused():
    with pytest.raises(ValueError, match="four comparators"):
        trend_chart(YEARS, OWN, comparators=[ENGLAND] * 5)
    with pytest.raises(ValueError, match="zip"):
        trend_chart(YEARS, Series("Short", (1.0,)))


def test_a_chart_of_nothing_but_missing_figures_still_draws_its_years():
    empty = Series("Northshire", (None, None, None, None))
    page = Page(chart_svg(trend_chart(YEARS, empty), id="a", title="t", description="d"))
    assert "2016/17" in {tag.text() for tag in page.find("text")}


@pytest.mark.parametrize(
    ("values", "from_zero", "starts_at"),
    [
        ((1.0, 50.0), None, 0.0),
        ((60.0, 66.0), None, 59.4),
        ((60.0, 66.0), True, 0.0),
        ((-5.0, 5.0), None, -6.0),
        ((7.0, 7.0), None, 6.3),
        ((0.0, 0.0), None, 0.0),
        ((None, None), None, 0.0),
        ((float("nan"), 60.0, 66.0), None, 59.4),
    ],
)
def test_the_axis_starts_at_zero_unless_that_would_flatten_the_lines(values, from_zero, starts_at):
    low, high = _value_range([Series("a", values)], from_zero=from_zero)
    assert low == pytest.approx(starts_at)
    assert high > low


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=6),
    st.floats(0.5, 10),
)
def test_the_names_of_lines_never_stand_on_top_of_each_other(places, gap):
    moved = sorted(_spread(places, gap, 100))
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(moved))
    assert moved[-1] <= 100 + 1e-6


def test_names_that_are_far_apart_stay_where_they_are():
    assert _spread([10, 50, 90], 5, 100) == [10, 50, 90]


def test_every_milestone_is_one_mark_over_its_month():
    dots = [
        MilestoneDot(date(2016, 11, 30), "done"),
        MilestoneDot(date(2016, 11, 1), "late"),
        MilestoneDot(date(2017, 1, 1), "at risk"),
    ]
    svg = chart_svg(milestone_chart(dots, today=date(2016, 12, 12)), id="m", title="t", description="d")
    words = [tag.text() for tag in Page(svg).find("text")]
    assert {"Nov 2016", "Dec 2016", "Jan 2017", "Done", "Late", "At risk", "Today"} <= set(words)
    assert "Oct 2016" not in words


@pytest.mark.parametrize(("count", "at_most"), [(1, 140), (10, 300), (30, 340), (60, 520)])
def test_a_month_with_many_milestones_does_not_make_a_tower(count, at_most):
    dots = [MilestoneDot(date(2017, 3, 1), "done")] * count
    svg = chart_svg(milestone_chart(dots), id="m", title="t", description="d")
    assert float(Page(svg).one("svg").attrs["viewbox"].split()[3]) <= at_most
    marks = [tag for tag in Page(svg).find("path") if tag.attrs.get("fill") == STATES["done"][1]]
    assert len(marks) == count + 1  # and one in the key


def test_so_many_milestones_that_none_could_be_told_apart_are_bars_of_months():
    dots = [MilestoneDot(date(2017, 1 + at % 3, 1), ("done", "later")[at % 2]) for at in range(3_000)]
    svg = chart_svg(milestone_chart(dots, today=date(2017, 2, 2)), id="m", title="t", description="d")
    words = [tag.text() for tag in Page(svg).find("text")]
    assert {"Jan 2017", "Feb 2017", "Mar 2017", "Done", "Later", "Today", "1,000"} <= set(words)
    bars = [tag for tag in Page(svg).find("path") if tag.attrs.get("fill") == STATES["done"][1]]
    assert len(bars) == 3 + 1  # one for each month and one in the key
    with pytest.raises(KeyError):
        milestone_chart([*dots, MilestoneDot(date(2017, 1, 1), "blue")])


@pytest.mark.parametrize(
    "words",
    [
        ("done", "on track", "at risk", "late", "not reported"),  # as partners report it
        ("done", "later", "due soon", "date passed"),  # as the dates alone say it
    ],
)
def test_the_states_of_one_chart_differ_in_shape_as_well_as_in_colour(words):
    assert len({STATES[word][2] for word in words}) == len(words)
    assert len({STATES[word][1] for word in words}) == len(words)


def test_a_shape_has_one_colour():
    assert len({(colour, shape) for _, colour, shape in STATES.values()}) == len(
        {shape for _, _, shape in STATES.values()}
    )


def test_no_dated_milestone_and_an_unknown_state_are_refused():
    with pytest.raises(ValueError, match="no milestone with a date"):
        milestone_chart([])
    with pytest.raises(KeyError):
        milestone_chart([MilestoneDot(date(2017, 1, 1), "blue")])


def test_a_chart_comes_with_a_sentence_a_table_and_a_download():
    table = Table("By year", ["Year", Column("Northshire", numeric=True)], [["2016/17", "66.1"]])
    figure = ChartFigure("trend", "Ready", "It rose.", drawn(), table, "/ready.csv", "Source: a return")
    page = Page(Template("{% load interface %}{% chart_figure figure %}").render(Context({"figure": figure})))
    assert page.text(".gt-chart__sentence") == "It rose."
    assert page.text("details caption") == "By year"
    assert page.one("details a").attrs["href"] == "/ready.csv"
    assert page.one(".gt-chart__picture").attrs["tabindex"] == "0"


@pytest.mark.parametrize(
    ("values", "moves", "has_end"),
    [
        ([1, 2, 3], 1, True),
        ([1, None, 3], 2, True),
        ([5, 5], 1, True),
        ([7], 1, True),
        ([float("nan"), 2], 1, True),
    ],
)
def test_a_sparkline_says_in_words_what_it_shows_and_leaves_gaps(values, moves, has_end):
    page = Page(sparkline_svg(values, label="It <rose>", target=4))
    assert page.one("svg").attrs["aria-label"] == "It <rose>"
    lines = page.find(".gt-sparkline__line")
    assert sum(line.attrs["d"].count("M") for line in lines) == moves
    assert bool(page.find(".gt-sparkline__end")) is has_end


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True)), max_size=12))
def test_a_sparkline_stays_inside_its_box_whatever_the_figures(values):
    page = Page(sparkline_svg(values, label="x"))
    for end in page.find(".gt-sparkline__end"):
        assert 0 <= float(end.attrs["cx"]) <= 104
        assert 0 <= float(end.attrs["cy"]) <= 24


@pytest.mark.skipif(
    not FrontEnd().fonts.is_dir(), reason="The front end has not been built: run `make run` once."
)
def test_the_font_of_the_pages_is_there_for_charts_and_pdf():
    fonts = {path.name for path in FrontEnd().fonts.glob("*.ttf")}
    assert {"SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf"} <= fonts


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud800"])
def test_a_sign_that_cannot_be_drawn_is_left_out_and_the_service_goes_on(sign):
    own = Series(f"Chil{sign}dren", (1.0, 2.0, 3.0, 4.0))
    chart = trend_chart(YEARS, own, comparators=[Series(f"Eng{sign}land", (2.0, 2.0, 2.0, 2.0))])
    drawn = chart_svg(chart, id="a", title="Children", description="It went up")
    assert "Children" in drawn and "England" in drawn
