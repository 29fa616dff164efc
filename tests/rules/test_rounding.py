"""Specification: rounding a figure for the page, half away from nought."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.rules.rounding import as_decimal, round_half_away, round_to_nearest, shown_as_set, shown_to

PUBLISHED = Path(__file__).resolve().parents[3] / "shared/data/statistics/disclosure_rounding.json"

ROUNDED = [
    ("2.85", 1, "2.9"),
    ("-2.85", 1, "-2.9"),
    ("2.849999", 1, "2.8"),
    ("2.5", 0, "3"),
    ("-0.5", 0, "-1"),
    ("0.5", 0, "1"),
    ("1.5", 0, "2"),
    ("-0.04", 1, "0.0"),
    ("285", -1, "290"),
    ("283.54", -2, "300"),
    ("49", -2, "0"),
    ("56", 1, "56.0"),
    ("99.95", 1, "100.0"),
    ("123456789012345678901234567890.5", 0, "123456789012345678901234567891"),
]


@pytest.mark.parametrize(("written", "places", "rounded"), ROUNDED)
def test_a_half_is_rounded_away_from_nought_on_the_digits_as_written(written, places, rounded):
    assert str(round_half_away(written, places)) == rounded


def test_a_binary_fraction_is_rounded_by_its_text():
    assert round(2.675, 2) == 2.67
    assert round_half_away(2.675, 2) == Decimal("2.68")


NEAREST = [("8", 5, "10"), ("7", 5, "5"), ("7.5", 5, "10"), ("-8", 5, "-10"), ("2", 5, "0"), ("-2", 5, "0")]


@pytest.mark.parametrize(("written", "base", "rounded"), NEAREST)
def test_a_count_is_rounded_to_the_nearest_five(written, base, rounded):
    assert str(round_to_nearest(written, base)) == rounded


@pytest.mark.parametrize(
    "wrong", ["", "about 5", "NaN", float("nan"), float("inf"), True, "9" * 500, "1e999"]
)
def test_what_is_no_figure_is_refused(wrong):
    with pytest.raises(ValueError, match="number"):
        as_decimal(wrong)


@pytest.mark.parametrize("base", [0, -5])
def test_nothing_is_rounded_to_the_nearest_nought(base):
    with pytest.raises(ValueError, match="above nought"):
        round_to_nearest("8", base)


def test_a_figure_with_impossible_places_is_refused():
    with pytest.raises(ValueError, match="places"):
        round_half_away("8", 10_000)


def test_a_measure_without_places_shows_the_figure_untouched():
    assert (shown_to("54.66", None), shown_to("54.66", 1)) == (Decimal("54.66"), Decimal("54.7"))


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [("54.6666", None, "54.7"), ("54.6666", 2, "54.67"), ("54", None, "54.0"), ("54", 0, "54")],
)
def test_a_number_that_was_worked_out_has_the_measures_places_or_one(value, places, shown) -> None:
    assert str(shown_to(value, places, worked_out=True)) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("17", 1, "17"),
        ("17.25", 1, "17.25"),  # rounding it would change what was agreed
        ("17.0", 1, "17"),  # as the sentence of a rating says it
        ("0.6375", None, "0.6375"),
        ("11.23333333", 1, "11.2"),  # nobody sets that: it is somebody's average
        ("11.23333333", None, "11.2"),
        ("1E+3", 1, "1000"),
    ],
)
def test_a_number_that_was_set_keeps_the_places_it_was_set_to(value, places, shown) -> None:
    assert str(shown_as_set(Decimal(value), places)) == shown


@pytest.mark.skipif(not PUBLISHED.exists(), reason="The published rounding cases are not beside the project.")
def test_every_published_case_is_rounded_as_published():
    cases = json.loads(PUBLISHED.read_text())["rounding"]["cases"]
    assert [round_half_away(case["x"], case["dp"]) for case in cases] == [
        as_decimal(case["expected"]) for case in cases
    ]
