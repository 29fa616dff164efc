"""What is asked about a figure before it is taken, and what is not: each question with what it lets by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from goldenthread.measures.loading.incoming import Candidate, GroupName, IncomingRow, MeasureFacts
from goldenthread.measures.loading.questions import questions_about
from goldenthread.measures.loading.questions.around import Around, Before
from goldenthread.rules.figures import (
    Missing,
    MissingReason,
    Number,
    Suppressed,
    UnitKind,
)
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity

TODAY = date(2026, 11, 22)
PERCENT = MeasureFacts(1, "Assessments in time", unit=UnitKind.PERCENT, polarity=Polarity.HIGH)
COUNT = MeasureFacts(1, "Number of exclusions", unit=UnitKind.COUNT)
RATE = MeasureFacts(1, "Children in care, rate per 10,000", unit=UnitKind.RATE, per=10_000)
YEARS = [Period.year(year) for year in range(2008, 2016)]


def figure(written: str, facts: MeasureFacts = PERCENT, *, row: int = 2, **more) -> Candidate:
    """A figure of Northshire for 2016/17, unless said otherwise."""
    value = more.pop("value", None) or Number(Decimal(written.strip("%").replace(",", "")))
    source = more.pop("source", {})
    where = IncomingRow("", row, "D", written, **source)
    given = {"area": 1, "period": Period.year(2016), "as_written": written, **more}
    return Candidate(where, definition=facts, value=value, **given)


def asked(
    one: Candidate,
    *beside: Candidate,
    known: Sequence[str] = (),
    status: str = "",
    parents: dict[int, int] | None = None,
) -> list[str]:
    """The kinds of question about one figure. `known` are the figures of the years before."""
    before = [
        Before(year, Decimal(number), status)
        for year, number in zip(YEARS[-len(known) :], known, strict=False)
    ]
    series = {(1, 1, GroupName()): before} if known else {}
    around = Around([one, *beside], TODAY, series, parents or {})
    return [each.code for each in questions_about(one, around)]


FIVE = ("51.0", "52.2", "52.9", "53.1", "53.7")


@pytest.mark.parametrize(
    ("written", "known", "codes"),
    [
        ("53.9", FIVE, []),
        ("56", FIVE, []),  # more than ever, but by no more than the series has moved
        ("75", FIVE, ["outlier"]),
        ("20", FIVE, ["outlier"]),
        ("75", FIVE[:4], []),  # too few known to say
        ("75", ("10", "30", "50", "20", "70"), []),  # it always swings
        ("60", ("50", "52", "54", "56", "58"), []),  # it always rises
        ("50.4", ("50", "50", "50", "50", "50"), []),  # hardly moves: a small change is a change
    ],
)
def test_a_figure_far_from_its_own_history_is_asked_about(written, known, codes):
    assert asked(figure(written), known=known) == codes


@pytest.mark.parametrize(
    ("written", "facts", "known", "codes"),
    [
        ("0.54", PERCENT, FIVE, ["unit-slip"]),
        ("5400", PERCENT, FIVE, ["unit-slip", "over-hundred"]),
        ("54", PERCENT, ("0.51", "0.52", "0.55"), ["unit-slip"]),
        ("1.2", COUNT, ("1180", "1190", "1210"), ["unit-slip"]),
        ("1200000", COUNT, ("1180", "1190"), ["unit-slip"]),
        ("0.54", PERCENT, (), ["unit-slip"]),
        ("54", PERCENT, (), []),
        ("0.54%", PERCENT, (), []),  # the sign says that it is meant so
        ("0.5", PERCENT, ("0.4", "0.6", "0.5"), []),  # a rare thing stays rare
        ("0", PERCENT, FIVE[:2], []),
        ("0.04", RATE, (), []),
    ],
)
def test_a_slip_of_the_unit_is_asked_about(written, facts, known, codes):
    assert asked(figure(written, facts), known=known) == codes


@pytest.mark.parametrize(
    ("written", "facts", "codes"),
    [
        ("100", PERCENT, []),
        ("100.1", PERCENT, ["over-hundred"]),
        ("-2", PERCENT, ["over-hundred"]),
        ("-2", COUNT, ["over-hundred"]),
        ("-2", MeasureFacts(1, "Progress 8", unit=UnitKind.SCORE), []),
        ("250", RATE, []),
    ],
)
def test_a_share_is_at_most_a_hundred_and_a_count_at_least_nought(written, facts, codes):
    assert asked(figure(written, facts)) == codes


@pytest.mark.parametrize(
    ("period", "more", "known", "codes"),
    [
        (Period.year(2016), {}, (), []),
        (Period.year(2026), {}, (), ["period"]),  # not over
        (Period.year(2016).quarter(2), {}, FIVE[:3], ["period"]),  # a quarter among years
        (Period.year(2016).quarter(2), {}, (), []),
        (Period.year(2014), {"headed": Period.year(2016)}, (), ["period"]),
        (Period.year(2016).quarter(2), {"headed": Period.year(2016)}, (), ["period"]),
        (Period.year(2016), {"headed": Period.year(2016)}, (), []),
    ],
)
def test_a_period_that_may_be_another_is_asked_about(period, more, known, codes):
    assert asked(figure("52.5", period=period, **more), known=known) == codes


def test_a_gap_that_is_promised_for_the_future_is_no_question():
    awaited = figure("tbc", value=Missing(MissingReason.AWAITED), period=Period.year(2026))
    assert asked(awaited) == []


@pytest.mark.parametrize(
    ("known", "loaded", "codes"),
    [
        ("final", "provisional", ["period"]),
        ("revised", "provisional", ["period"]),
        ("provisional", "final", []),
        ("", "provisional", []),
    ],
)
def test_an_older_edition_over_a_later_one_is_asked_about(known, loaded, codes):
    one = figure("53", period=YEARS[-1], status=loaded)
    assert asked(one, known=("52.5",), status=known) == codes


@pytest.mark.parametrize(
    ("said", "written", "known", "codes"),
    [
        ("Low is good", "53", (), ["polarity"]),
        ("High is good", "53", (), []),
        ("", "6.2", ("93.9", "93.7"), ["polarity"]),
        ("", "53", ("47.5", "47.3"), []),  # near the middle the other way round is no surprise
    ],
)
def test_what_may_have_been_counted_the_other_way_round_is_asked_about(said, written, known, codes):
    assert asked(figure(written, source={"polarity": said}), known=known) == codes


@pytest.mark.parametrize(
    ("written", "numerator", "denominator", "facts", "codes"),
    [
        ("54.0", 54, 100, PERCENT, []),
        ("54.1", 541, 1000, PERCENT, []),
        ("33.3", 1, 3, PERCENT, []),
        ("33", 1, 3, PERCENT, []),
        ("54.0", 45, 100, PERCENT, ["fraction"]),
        ("54.0", 54, 0, PERCENT, ["fraction"]),
        ("38.8", 388, 100_000, RATE, []),
        ("54", 54, 100, COUNT, []),  # nothing says how a count comes of a fraction
        (f"54.{'1' * 60}", 54, 100, PERCENT, ["fraction"]),
        ("38.8", 388, "1E-90", RATE, ["fraction"]),
    ],
)
def test_numerator_and_denominator_must_give_the_figure(written, numerator, denominator, facts, codes):
    one = figure(written, facts, numerator=Decimal(numerator), denominator=Decimal(denominator))
    assert asked(one) == codes


def test_a_total_is_the_sum_of_its_groups():
    girls = figure("40", COUNT, row=3, group=GroupName("Sex", "Girls"))
    boys = figure("61", COUNT, row=4, group=GroupName("Sex", "Boys"))
    assert asked(figure("100", COUNT), girls, boys) == ["total"]
    assert asked(figure("101", COUNT), girls, boys) == []
    assert asked(girls, figure("100", COUNT), boys) == []


def test_the_sum_is_not_known_where_a_part_is_withheld():
    girls = figure("c", COUNT, row=3, group=GroupName("Sex", "Girls"), value=Suppressed("c"))
    boys = figure("61", COUNT, row=4, group=GroupName("Sex", "Boys"))
    assert asked(figure("100", COUNT), girls, boys) == []


def test_numbers_rounded_to_five_may_miss_their_total_by_the_rounding():
    girls = figure("40", COUNT, row=3, group=GroupName("Sex", "Girls"))
    boys = figure("65", COUNT, row=4, group=GroupName("Sex", "Boys"))
    assert asked(figure("100", COUNT), girls, boys) == []


def test_percentages_are_not_added_up():
    girls = figure("40", row=3, group=GroupName("Sex", "Girls"))
    boys = figure("61", row=4, group=GroupName("Sex", "Boys"))
    assert asked(figure("50"), girls, boys) == []


def test_an_area_is_the_sum_of_its_parts():
    north, south = figure("41", COUNT, row=3, area=2), figure("61", COUNT, row=4, area=3)
    assert asked(figure("100", COUNT), north, south, parents={2: 1, 3: 1}) == ["total"]
    assert asked(figure("100", COUNT), north, south, parents={2: 1}) == []


def test_a_year_is_the_sum_of_its_quarters_unless_they_count_from_its_start():
    quarters = [
        figure(str(10 * n + 1), COUNT, row=2 + n, period=Period.year(2016).quarter(n)) for n in range(1, 5)
    ]
    assert asked(figure("100", COUNT), *quarters) == ["total"]
    assert asked(figure("104", COUNT), *quarters) == []
    running = replace(COUNT, accumulation="cumulative")
    assert asked(*(replace(each, definition=running) for each in (figure("41", COUNT), *quarters))) == []


def test_two_different_figures_for_one_thing_are_both_asked_about_and_the_same_twice_is_not():
    one, other = figure("54"), figure("55", row=3)
    assert asked(one, other) == ["said-twice"]
    assert asked(other, one) == ["said-twice"]
    assert asked(one, figure("54", row=3)) == []


def test_a_gap_must_be_the_difference_of_the_two_beside_it():
    of = [GroupName("", "FSM"), GroupName("", "Non-FSM")]
    wrong = [figure(text, group=group, gap=Decimal(12)) for text, group in zip(("45", "67"), of, strict=True)]
    right = [replace(each, gap=Decimal(22)) for each in wrong]
    assert asked(*wrong) == ["gap"]
    assert asked(*right) == []


def test_what_was_not_understood_of_a_cell_is_asked_about():
    assert asked(figure("54", doubts=("Part of the cell was not understood: “ish”.",))) == ["half-understood"]


SIX = ("10", "12", "17", "11", "19", "14")


@pytest.mark.parametrize(
    ("loaded", "codes"),
    [
        (("10", "12", "17", "11"), ["shifted"]),  # each a year too late
        (("17", "11", "19", "14"), ["shifted"]),  # each a year too early
        (("12", "17", "11", "19"), []),  # the same again
        (("13", "17", "12", "18"), []),  # revised
        (("10", "12", "30", "31"), []),  # two alike are chance
    ],
)
def test_figures_that_are_the_neighbouring_periods_are_asked_about(loaded, codes):
    years = YEARS[-6:]
    given = [
        figure(number, COUNT, row=row, period=year)
        for row, (number, year) in enumerate(zip(loaded, years[1:5], strict=True), start=2)
    ]
    found = asked(given[0], *given[1:], known=SIX)
    assert [code for code in found if code == "shifted"] == codes


def test_a_series_that_never_moves_has_not_slipped():
    given = [figure("10", COUNT, row=row, period=year) for row, year in enumerate(YEARS[-4:], start=2)]
    assert asked(given[0], *given[1:], known=("10",) * 6) == []


@pytest.mark.parametrize(
    ("known", "codes"), [((), ["not-whole"]), (("53", "52"), ["not-whole"]), (("53.5", "52"), [])]
)
def test_a_part_of_one_is_asked_about_where_whole_ones_are_counted(known, codes):
    assert asked(figure("54.7", COUNT), known=known) == codes
