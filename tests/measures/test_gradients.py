"""Across all groups from the most to the least deprived: their order, the indices, and why there are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.measures.presenting.deprivation import deprivation_order, is_by_deprivation
from goldenthread.measures.presenting.gradient import gradient_of
from goldenthread.measures.presenting.group_pictures import gradient_picture, past_indices_table
from goldenthread.measures.presenting.parts import Part
from goldenthread.methods.inequality import Scale, slope_index_of_inequality
from goldenthread.methods.intervals import wilson_limits
from goldenthread.rules.periods import Period
from tests.measures.test_gaps_of_groups import LATEST, figure, measured, share

FINGERTIPS = (
    "Most deprived decile (IMD2015)", "Second most deprived decile (IMD2015)",
    "Third more deprived decile (IMD2015)", "Fourth more deprived decile (IMD2015)",
    "Fifth more deprived decile (IMD2015)", "Fifth less deprived decile (IMD2015)",
    "Fourth less deprived decile (IMD2015)", "Third less deprived decile (IMD2015)",
    "Second least deprived decile (IMD2015)", "Least deprived decile (IMD2015)",
)  # fmt: skip
FIFTHS = ("1 (most deprived)", "2", "3", "4", "5 (least deprived)")


@pytest.mark.parametrize(
    "ordered",
    [
        FINGERTIPS,
        FIFTHS,
        ("5 - most deprived", "4", "3", "2", "1 - least deprived"),
        ("Decile 1 (most deprived)", *(f"Decile {each}" for each in range(2, 11))),
        ("0-10% (most deprived)", "10-20%", "20-30%", "30-40%", "40-50%", "50-60%", "60-70%", "70-80%",
         "80-90%", "90-100% (least deprived)"),
        ("Most deprived quintile", "Second most deprived quintile", "Middle quintile",
         "Second least deprived quintile", "Least deprived quintile"),
        ("Q1 most deprived", "Q2", "Q3", "Q4", "Q5 least deprived"),
        ("IMD 2019 quintile 1, most deprived", "IMD 2019 quintile 2", "IMD 2019 quintile 3",
         "IMD 2019 quintile 4", "IMD 2019 quintile 5, least deprived"),
    ],
)  # fmt: skip
def test_the_order_of_deprivation_is_read_from_the_names(ordered) -> None:
    assert deprivation_order(sorted(ordered)).names == ordered


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("1", "2", "3", "4", "5"), "no group’s name says which end is the most deprived"),
        (("Quintile 1", "Quintile 2"), "no group’s name says"),
        (("1 (most deprived)", "2", "4"), "do not make one unbroken order"),
        (("1 (most deprived)", "2", "3 (most deprived)"), "do not make one unbroken order"),
        (("Most deprived", "2", "3", "Least deprived"), "do not make one unbroken order"),
        (("Most deprived decile", "Third more deprived decile", "Least deprived decile"), "do not make one"),
    ],
)
def test_an_order_that_is_not_certain_is_none(names, why) -> None:
    assert why in deprivation_order(names).why_not


def test_children_of_unknown_deprivation_are_left_out_and_named() -> None:
    found = deprivation_order([*FIFTHS, "Unknown"])
    assert (found.names, found.left_out) == (FIFTHS, ("Unknown",))


@pytest.mark.parametrize(
    ("dimension", "names", "is_it"),
    [
        ("IDACI decile", ["1", "2"], True),
        ("Deprivation", ["a"], True),
        ("Category", ["Most deprived", "Least deprived"], True),
        ("Sex", ["Boys", "Girls"], False),
        ("Age", ["1", "2"], False),
    ],
)
def test_groups_by_deprivation_are_told_from_others(dimension, names, is_it) -> None:
    assert is_by_deprivation(dimension, names) is is_it


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_names_have_an_order_of_them_or_a_reason(names) -> None:
    found = deprivation_order(names)
    assert found.why_not or (set(found.names) <= set(names) and len(set(found.names)) == len(found.names))


COUNTS = ((300, 1000), (260, 1000), (200, 1000), (150, 1000), (100, 1000))


def parts_of(counts, names=FIFTHS, period: Period = LATEST) -> list[Part]:
    return [Part(name, (share(x, n, period),)) for name, (x, n) in zip(names, counts, strict=True)]


def test_the_index_is_that_of_the_method_and_speaks_of_the_most_deprived_end() -> None:
    found = gradient_of("IMD", parts_of(COUNTS), LATEST, measured())
    x, n = zip(*COUNTS, strict=True)
    lower, upper = wilson_limits(x, n)
    index = slope_index_of_inequality(
        [a / b for a, b in COUNTS], n, lower=lower, upper=upper, scale=Scale.PROPORTION, transform=True,
        multiplier=-100,
    )  # fmt: skip
    assert f"{index.slope_index.value:.1f} points more (slope index, 95% interval" in found.sentence
    assert f"{index.relative_index.value:.2f} times as much" in found.sentence
    assert "The slope is more than chance alone would give." in found.meaning
    assert found.line[0][1] - found.line[-1][1] == pytest.approx(index.slope_index.value)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (COUNTS[::-1], "points less (slope index"),
        (((300, 1000),) * 5, "Chance alone could give a slope of this size."),
        (((0, 1000), *COUNTS[1:]), "slope index, 95% interval"),  # none in a group: a plain line
    ],
)
def test_the_sentence_follows_the_figures(counts, said) -> None:
    found = gradient_of("IMD", parts_of(counts), LATEST, measured())
    assert said in f"{found.sentence} {found.meaning}"


@pytest.mark.parametrize(
    ("parts", "unit", "why"),
    [
        (
            parts_of(COUNTS[:3], ("1 most deprived", "2", "3")),
            "percent",
            "at least 5 groups, and there are 3",
        ),
        (
            [*parts_of(COUNTS)[:4], Part(FIFTHS[4], (figure(None),))],
            "percent",
            "withheld for 5 (least deprived)",
        ),
        ([Part(name, (figure(20.0),)) for name in FIFTHS], "percent", "for 5 of the 5 groups"),
        (parts_of(COUNTS), "score", "neither a percentage nor a rate"),
        (parts_of(COUNTS, ("1", "2", "3", "4", "5")), "percent", "which end is the most deprived"),
    ],
)
def test_where_there_is_no_index_it_says_why(parts, unit, why) -> None:
    found = gradient_of("IMD quintile", parts, LATEST, measured(unit))
    assert found.why_not.startswith("No slope index of inequality: ") and why in found.why_not


def test_groups_in_no_order_of_deprivation_have_nothing_of_it() -> None:
    assert gradient_of("Sex", parts_of(COUNTS[:2], ("Boys", "Girls")), LATEST, measured()) is None


def test_rates_have_an_index_too() -> None:
    parts = [
        Part(name, (figure(float(x), (x, 10_000)),))
        for name, x in zip(FIFTHS, (90, 80, 60, 50, 40), strict=True)
    ]
    found = gradient_of("IMD", parts, LATEST, measured("rate", per=10_000))
    assert "per 10,000 more (slope index" in found.sentence


def test_the_index_of_earlier_periods_stands_in_a_table_and_the_groups_in_a_chart() -> None:
    years = [Period.year(2015), LATEST]
    parts = [
        Part(name, tuple(share(x - 10 * at, n, year) for at, year in enumerate(years)))
        for name, (x, n) in zip(FIFTHS, COUNTS, strict=True)
    ]
    found = gradient_of("IMD", parts, LATEST, measured())
    assert [str(each.period) for each in found.past] == ["2015-16", "2016-17"]
    assert past_indices_table(found) is not None
    picture = gradient_picture(found, measured(), number=1, csv_href="")
    assert "Most deprived" in picture.svg and FIFTHS[0] in str(picture.table.html())


@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(500, 3000)), min_size=5, max_size=5),
)
@settings(deadline=None, max_examples=20)
def test_turning_the_order_round_turns_the_slope_round(counts) -> None:
    one = gradient_of("IMD", parts_of(counts), LATEST, measured())
    other = gradient_of("IMD", parts_of(counts[::-1]), LATEST, measured())
    assert one.past[0].value == pytest.approx(-other.past[0].value)
