"""Specification: small numbers that are withheld, and what else has to be so that they stay hidden."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed
from goldenthread.rules.suppression import (
    DFE_SYMBOLS,
    ENDLESS,
    FEWER_THAN_FIVE,
    NHS_ENGLAND,
    OHID,
    ONS_DEATHS,
    REGIMES,
    SURVEY,
    Sum,
    cell_name,
    possible_range,
    protect,
    puzzle_of,
    shown_percentage,
    shown_rate,
    shown_share,
    shown_survey_figure,
    sums_of_table,
)

PUBLISHED = Path(__file__).resolve().parents[3] / "shared/data/statistics/disclosure_rounding.json"


def text(value):
    return value.mark if isinstance(value, Suppressed) else str(value.value)


@pytest.mark.skipif(not PUBLISHED.exists(), reason="The published cases are not beside the project.")
def test_every_published_case_of_nhs_england_is_shown_as_published():
    published = json.loads(PUBLISHED.read_text())["suppression"]
    shown = [text(NHS_ENGLAND.shown(case["count"])) for case in published["cases"]]
    assert shown == [case["expected"] for case in published["cases"]]
    for wrong in published["errors"]:
        with pytest.raises(ValueError, match="count"):
            NHS_ENGLAND.shown(wrong)


COUNTS = [
    ("nhs-england", 0, "0"),
    ("nhs-england", 1, "*"),
    ("nhs-england", 7, "*"),
    ("nhs-england", 8, "10"),
    ("nhs-england", 57, "55"),
    ("dfe", 5, "c"),
    ("dfe", 6, "6"),
    ("fewer-than-5", 4, "c"),
    ("fewer-than-5", 5, "5"),
    ("fewer-than-5", 0, "0"),
    ("ons-deaths", 2, "2"),
]


@pytest.mark.parametrize(("regime", "count", "shown"), COUNTS)
def test_each_publisher_withholds_and_rounds_in_its_own_way(regime, count, shown):
    assert text(REGIMES[regime].shown(count)) == shown


RATES = [
    (ONS_DEATHS, 2, False, "withheld"),
    (ONS_DEATHS, 3, False, "unreliable"),
    (ONS_DEATHS, 9, True, "withheld"),
    (ONS_DEATHS, 19, True, "unreliable"),
    (ONS_DEATHS, 20, True, "shown"),
    (OHID, 9, True, "withheld"),
    (OHID, 10, True, "shown"),
    (OHID, 2, False, "shown"),
    (NHS_ENGLAND, 7, False, "withheld"),
]


@pytest.mark.parametrize(("regime", "events", "standardised", "expected"), RATES)
def test_a_rate_on_few_events_is_withheld_or_marked(regime, events, standardised, expected):
    found = shown_rate(Decimal("4.2"), events, regime, standardised=standardised)
    answer = (
        "withheld" if isinstance(found.value, Suppressed) else "unreliable" if found.unreliable else "shown"
    )
    assert answer == expected


@pytest.mark.parametrize(("base", "shown"), [(29, False), (30, True)])
def test_a_survey_figure_needs_thirty_people(base, shown):
    assert isinstance(shown_survey_figure(Decimal(62), base, SURVEY), Number) is shown


PERCENTAGES = [
    (Number(Decimal(10)), Number(Decimal(40)), Number(Decimal(25))),
    (Suppressed("*"), Number(Decimal(40)), Suppressed("*")),
    (Number(Decimal(10)), Suppressed("*"), Suppressed("*")),
    (Missing(MissingReason.AWAITED), Number(Decimal(40)), Missing(MissingReason.AWAITED)),
]


@pytest.mark.parametrize(("numerator", "denominator", "shown"), PERCENTAGES)
def test_a_percentage_follows_the_counts_as_they_are_published(numerator, denominator, shown):
    assert shown_percentage(numerator, denominator) == shown


def test_a_percentage_of_nobody_is_not_shown():
    assert isinstance(shown_percentage(Number(Decimal(0)), Number(Decimal(0))), Suppressed)


@pytest.mark.parametrize(("rate", "symbol"), [("0", ""), ("0.04", "low"), ("-0.04", "low"), ("0.05", "")])
def test_what_rounds_to_nought_and_is_not_nought_is_low(rate, symbol):
    assert shown_share(Decimal(rate), 1) == symbol
    assert not symbol or symbol in DFE_SYMBOLS


DISTRICTS = Sum("County", ("Ashfield", "Bassetlaw", "Mansfield"))
TABLES = [
    # counts, sums, what is withheld as small, what else
    ({"County": 60, "Ashfield": 20, "Bassetlaw": 15, "Mansfield": 25}, [DISTRICTS], set(), set()),
    # one small count: the smallest of the others goes with it
    (
        {"County": 47, "Ashfield": 20, "Bassetlaw": 2, "Mansfield": 25},
        [DISTRICTS],
        {"Bassetlaw"},
        {"Ashfield"},
    ),
    # two small counts hide each other only where their sum says nothing either
    (
        {"County": 30, "Ashfield": 2, "Bassetlaw": 3, "Mansfield": 25},
        [DISTRICTS],
        {"Ashfield", "Bassetlaw"},
        {"Mansfield"},
    ),
    # a true 0 is shown and hides nothing
    (
        {"County": 22, "Ashfield": 20, "Bassetlaw": 2, "Mansfield": 0},
        [DISTRICTS],
        {"Bassetlaw"},
        {"Ashfield"},
    ),
    # no other part is left: the total goes
    (
        {"County": 2, "Ashfield": 0, "Bassetlaw": 2, "Mansfield": 0},
        [DISTRICTS],
        {"Bassetlaw", "County"},
        set(),
    ),
    # no sum, nothing to work out
    ({"Ashfield": 20, "Bassetlaw": 2}, [], {"Bassetlaw"}, set()),
    # the area is England less the others
    (
        {"England": 1000, "The area": 3, "All others": 997},
        [Sum("England", ("The area", "All others"))],
        {"The area"},
        {"All others"},
    ),
]


@pytest.mark.parametrize(("counts", "sums", "small", "others"), TABLES)
def test_a_total_gives_no_small_count_away(counts, sums, small, others):
    found = protect(counts, sums, FEWER_THAN_FIVE)
    assert (found.small, found.others) == (small, others)
    for name in found.hidden:
        low, high = possible_range(puzzle_of(counts, sums, FEWER_THAN_FIVE, found.hidden), name)
        assert high - low >= 4 and high > 4


def test_a_table_with_both_margins_hides_a_rectangle():
    rows, columns = ("Boys", "Girls", "Not stated"), ("2014", "2015", "2016")
    true = [[30, 2, 25], [28, 31, 33], [11, 14, 19]]
    counts = {}
    for row, line in zip(rows, true, strict=True):
        counts |= {cell_name(row, column): count for column, count in zip(columns, line, strict=True)}
        counts[cell_name(row, "Total")] = sum(line)
    for place, column in enumerate(columns):
        counts[cell_name("Total", column)] = sum(line[place] for line in true)
    counts[cell_name("Total", "Total")] = sum(map(sum, true))
    found = protect(counts, sums_of_table(rows, columns), NHS_ENGLAND)
    assert found.small == {"Boys / 2015"}
    assert found.others == {"Boys / 2014", "Not stated / 2014", "Not stated / 2015"}
    assert found.sentence == (
        "1 small count is withheld, and 3 others so that nobody can work it out from the totals."
    )
    assert found.cells["Girls / 2014"] == Number(Decimal(30))  # 28, to the nearest 5


def test_a_missing_count_stays_missing_and_is_reckoned_with():
    counts = {"County": 47, "Ashfield": None, "Bassetlaw": 2, "Mansfield": 25}
    found = protect(counts, [DISTRICTS], FEWER_THAN_FIVE)
    assert found.cells["Ashfield"] == Missing(MissingReason.NOT_AVAILABLE)
    assert found.others == set()  # the missing one hides it: 0 to 22 are possible
    assert possible_range(puzzle_of(counts, [DISTRICTS], FEWER_THAN_FIVE, found.hidden), "Bassetlaw") == (
        1,
        22,
    )


def test_what_is_in_no_sum_can_be_anything():
    assert possible_range(puzzle_of({"A": 2}, [], FEWER_THAN_FIVE, {"A"}), "A") == (1, ENDLESS)


WRONG = [
    ({"A": 5, "B": 2, "C": 2}, [Sum("A", ("B", "C"))], "add up to 4, not to 5"),
    ({"A": 5}, [Sum("A", ("B",))], "no count called “B”"),
    ({"A": 5, "B": 5}, [Sum("A", ())], "different counts"),
    ({"A": 5, "B": 5}, [Sum("A", ("B", "B"))], "different counts"),
    ({"A": -1}, [], "cannot be below 0"),
    ({"A": 1.5}, [], "whole number"),
    ({"A": True}, [], "whole number"),
]


@pytest.mark.parametrize(("counts", "sums", "words"), WRONG)
def test_a_table_that_does_not_add_up_is_refused(counts, sums, words):
    with pytest.raises(ValueError, match=words):
        protect(counts, sums, FEWER_THAN_FIVE)
