"""Specification: figures as other councils write them, with the marks and damage of real tables."""

from decimal import Decimal

import pytest

from goldenthread.rules.figures import (
    Approximation,
    Figure,
    FigureStatus,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    UnitKind,
    format_figure,
    format_value,
    read_cell,
)
from goldenthread.rules.periods import Period

CPP = "Number of children subject to a Child Protection Plan (per 10,000)"
PERCENT_AND_NUMBER = "% and number of 16-18 year olds who are NEET"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1.5 %", ["1.5%"]),
        ("71.1 %in Nottingham", ["71.1%, Nottingham"]),
        ("sixty-five percent", ["65%"]),
        ("over eighty-two per cent", ["over 82%"]),
        ("about 1 in 10", ["about 1 in 10"]),
        ("one in five", ["1 in 5"]),
        ("two thirds of schools", ["2 in 3"]),
        ("2½", ["2.5"]),
        ("3,840", ["3,840"]),
        ("2500", ["2,500"]),
        ("£1,520,495", ["£1,520,495"]),
        ("£1.5m", ["£1,500,000"]),
        ("£20 million", ["£20,000,000"]),
        ("circa £7m", ["about £7,000,000"]),
        ("2K", ["2,000"]),
        ("£15,000 per annum", ["£15,000"]),
        ("nearly 4,000", ["nearly 4,000"]),
        ("upwards of 170,000", ["over 170,000"]),
        ("up to 40 young people", ["up to 40 young people"]),
        ("30 or so young people", ["about 30 young people"]),
        ("20-25%", ["20 to 25%"]),
        ("14 to 16", ["14 to 16"]),
        ("652 per 10,000", ["652 per 10,000"]),
        ("31.2 per 1,000 live births", ["31.2 per 1,000"]),
        ("12.4 days", ["12.4 days"]),
        ("1 month", ["1 month"]),
        ("3:1", ["3:1"]),
        ("12th of 152", ["12th"]),
        ("-3pp", ["−3 percentage points"]),
        ("5.2 percentage points", ["5.2 percentage points"]),
        ("63 children", ["63 children"]),
        ("45% (9 of 20)", ["45%", "9 of 20"]),
        ("9/20 (45%)", ["9 of 20", "45%"]),
        ("45%/50%", ["45%", "50%"]),
        ("Boys 45% Girls 52%", ["Boys: 45%", "Girls: 52%"]),
        ("Primary - 45% Secondary - 50%", ["Primary: 45%", "Secondary: 50%"]),
        ("Ashfield: 12 Bassetlaw: 15", ["Ashfield: 12", "Bassetlaw: 15"]),
        ("16 year olds: 4% 17 year olds: 8%", ["16 year olds: 4%", "17 year olds: 8%"]),
        ("England 43%, Nottingham 47%", ["43%, England", "47%, Nottingham"]),
        ("45 (England 43)", ["45", "43, England"]),
        ("2014/15 - 54%; 2015/16 - 57%", ["54%, 2014-15", "57%, 2015-16"]),
        ("65% as at 31/03/2016", ["65%, at 31 March 2016"]),
        ("45%, 2016", ["45%, 2016"]),
        ("12 male 14 female", ["Males: 12", "Females: 14"]),
        ("0-4: 5, 5-9: 7", ["0-4: 5", "5-9: 7"]),
        ("45% in 2018-19 (47% in 2019-20)", ["45%, 2018-19", "47%, 2019-20"]),
        ("Q1 2018-19: 85% Q2 2018-19: n/a", ["85%, Q1 2018-19", "Not applicable, Q2 2018-19"]),
        ("80% (120/150)", ["80%", "120 of 150"]),
        (".5", ["0.5"]),
        ("c.400", ["about 400"]),
        ("2 yrs 3 months", ["2 years", "3 months"]),
        ("Boys: <5 Girls: 12", ["Boys: [c]", "Girls: 12"]),
        ("Reading: x Writing: 45%", ["Reading: Not available", "Writing: 45%"]),
        # an interval printed with its figure is no second figure
        ("12.3 (11.0-13.8)", ["12.3"]),
        ("12.3 [11.0, 13.8]", ["12.3"]),
        ("-0.12 [-0.15 to -0.09]", ["−0.12"]),
        ("45% (40%-50%)", ["45%"]),
        ("12.3 ± 1.4", ["12.3"]),
        # thousands set apart by a space
        ("1\u00a0234", ["1,234"]),
        ("12\u2009345.6", ["12,345.6"]),
        ("12 345", ["12,345"]),
        # a year beside its figure
        ("45.2% (23/24)", ["45.2%, 2023-24"]),
        ("92% (11/12)", ["92%", "11 of 12"]),
        ("22/23 = 45%", ["45%, 2022-23"]),
        ("23/24: 60% 24/25: 65%", ["60%, 2023-24", "65%, 2024-25"]),
        ("2022: 45; 2023: 47", ["45, 2022", "47, 2023"]),
        ("Apr-24: 12, May-24: 14", ["12, April 2024", "14, May 2024"]),
        ("Apr 12 May 14 Jun 9", ["Apr: 12", "May: 14", "Jun: 9"]),
        # how much it moved, where it stood before
        ("45% (+2)", ["45%", "Change: 2 percentage points"]),
        ("45% (-1.2%)", ["45%", "Change: −1.2%"]),
        ("45% (44% last year)", ["45%", "Previously: 44%"]),
        ("45% up from 44%", ["45%", "Previously: 44%"]),
        ("Up 2% to 45%", ["2%", "45%"]),
        ("65% (baseline 60%)", ["65%", "60%, baseline"]),
        ("Baseline: 60%; Target: 65%", ["60%, baseline", "Target: 65%"]),
        ("45% vs 47% nationally", ["45%", "47%, England"]),
        ("45% better than national", ["45%"]),
        ("Off target (45%)", ["45%"]),
        ("↑3%", ["3%"]),
        ("89% (▲1)", ["89%", "Change: 1 percentage points"]),
        ("93.1% Aut / 92.8% Spr", ["Aut: 93.1%", "Spr: 92.8%"]),
        ("56% (EET) 44% (NEET)", ["EET: 56%", "NEET: 44%"]),
        # how long it was averaged over is no figure
        ("3 year average 45.2", ["45.2"]),
        ("45% rolling 12 months", ["45%"]),
        ("45.2 (3yr pooled 2020-22)", ["45.2, 2020 to 2022 (three years pooled)"]),
        # bases, marks on a scale, limits
        ("3 schools out of 4", ["3 of 4"]),
        ("3.4/5", ["3.4 (score)"]),
        ("45.6 (per 10k)", ["45.6 per 10,000"]),
        ("5 or fewer", ["up to 5"]),
        ("45% or more", ["at least 45%"]),
        ("CLA 345 / CP 120", ["Looked after: 345", "Child protection plan: 120"]),
        ("12 aged under 5", ["aged under 5: 12"]),
        ("Age 5: 45% Age 11: 52%", ["Age 5: 45%", "Age 11: 52%"]),
        ("Band 3: 45%", ["Band 3: 45%"]),
        ("1. 45% 2. 50%", ["45%", "50%"]),
        ("85%1", ["85%"]),
    ],
)
def test_a_spelling_is_read_to_its_figures(cell: str, expected: list[str]) -> None:
    assert [format_figure(figure) for figure in read_cell(cell).figures] == expected


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("[c]", Suppressed("[c]")),
        ("c", Suppressed("c")),
        ("*", Suppressed("*")),
        ("<5", Suppressed("<5")),
        ("fewer than 6", Suppressed("fewer than 6")),
        ("Small numbers suppressed", Suppressed("Small numbers suppressed")),
        ("low", Suppressed("low", "more than nought but rounds to it")),
        ("k", Suppressed("k", "more than nought but rounds to it")),
        ("[x]", Missing(MissingReason.NOT_AVAILABLE)),
        ("x", Missing(MissingReason.NOT_AVAILABLE)),
        ("..", Missing(MissingReason.NOT_AVAILABLE)),
        (":", Missing(MissingReason.NOT_AVAILABLE)),
        ("-", Missing(MissingReason.NOT_AVAILABLE)),
        ("—", Missing(MissingReason.NOT_AVAILABLE)),
        ("~", Missing(MissingReason.NOT_AVAILABLE)),
        ("None", Missing(MissingReason.NOT_AVAILABLE)),
        ("[z]", Missing(MissingReason.NOT_APPLICABLE)),
        ("z", Missing(MissingReason.NOT_APPLICABLE)),
        ("N/A", Missing(MissingReason.NOT_APPLICABLE)),
        ("TBC", Missing(MissingReason.AWAITED)),
        ("to be confirmed", Missing(MissingReason.AWAITED)),
        ("Not collected", Missing(MissingReason.NOT_COLLECTED)),
        ("New indicator", Missing(MissingReason.NEW_MEASURE)),
        ("Deleted", Missing(MissingReason.WITHDRAWN)),
        ("", Missing(MissingReason.BLANK)),
        (" \n ", Missing(MissingReason.BLANK)),
        ("<b></b>", Missing(MissingReason.BLANK)),
        ("#DIV/0!", Missing(MissingReason.NOT_AVAILABLE)),
        ("Better", Missing(MissingReason.WORDS)),
        ("$\\sqrt{}$", Missing(MissingReason.WORDS)),
        ("✓", Missing(MissingReason.WORDS)),
        ("nil return", Number(Decimal(0))),
        ("zero", Number(Decimal(0))),
    ],
)
def test_a_mark_is_a_withheld_number_or_a_reason(cell: str, value: object) -> None:
    reading = read_cell(cell)
    assert [figure.value for figure in reading.figures] == [value]
    assert reading.understood


@pytest.mark.parametrize(
    "cell",
    ["0345 600 9009", "01159 155 555", "KPI 4.2", "see note 3", "Ref 1234", "Band 3", "07/11", "1.3E-05"],
)
def test_a_number_that_only_names_something_is_no_figure(cell: str) -> None:
    assert read_cell(cell).numbers == ()


@pytest.mark.parametrize(
    ("cell", "reason", "expected"),
    [
        ("Not available until Dec 2024", MissingReason.AWAITED, Period.month(2024, 12)),
        ("Available Nov 24", MissingReason.AWAITED, Period.month(2024, 11)),
        ("Next update due Jan 25", MissingReason.AWAITED, Period.month(2025, 1)),
        ("Annual measure", MissingReason.AWAITED, None),
        ("Data quality issue", MissingReason.NOT_AVAILABLE, None),
        ("Target met", MissingReason.WORDS, None),
        ("See commentary", MissingReason.WORDS, None),
        ("Available Q4", MissingReason.AWAITED, Period.year(2016).quarter(4)),
        ("2015/16 available May 2017", MissingReason.AWAITED, Period.month(2017, 5)),
        ("Due July 2019", MissingReason.AWAITED, Period.month(2019, 7)),
        ("Released in June 2017", MissingReason.AWAITED, Period.month(2017, 6)),
        ("Results available January 2018", MissingReason.AWAITED, Period.month(2018, 1)),
        ("Results available After SFR release October 2017.", MissingReason.AWAITED, Period.month(2017, 10)),
        ("Data to be published in September 2017", MissingReason.AWAITED, Period.month(2017, 9)),
        ("Not available as of 21/06/17", MissingReason.NOT_AVAILABLE, None),
        ("Not published", MissingReason.NOT_AVAILABLE, None),
        ("data not available at present", MissingReason.NOT_AVAILABLE, None),
        ("This action and measure are being refreshed", MissingReason.UNDER_REVIEW, None),
        ("figures are not comparable", MissingReason.NOT_COMPARABLE, None),
        ("Placeholder for performance measure on improving mental health", MissingReason.PLACEHOLDER, None),
        ("Survey not run this year, no data", MissingReason.NOT_COLLECTED, None),
    ],
)
def test_a_missing_number_says_why_and_when_it_is_expected(
    cell: str, reason: MissingReason, expected: Period | None
) -> None:
    (figure,) = read_cell(cell, heading="2016/17 Outturn").figures
    assert figure.value == Missing(reason, expected)


@pytest.mark.parametrize(
    ("cell", "measure", "units"),
    [
        ("564 (87)", CPP, ["count", "rate per 10,000"]),
        ("480 (72.8)", CPP, ["count", "rate per 10,000"]),
        ("(504)", CPP, ["rate per 10,000"]),
        ("(1324 YTD)", CPP, ["count"]),
        ("6.2% (479)", PERCENT_AND_NUMBER, ["percent", "count"]),
        ("479 (6.2)", PERCENT_AND_NUMBER, ["count", "percent"]),
        ("391 (4.9%)", "% of 16-17 year olds NEET", ["count", "percent"]),
        ("4.9% / 391", "% of 16-17 year olds NEET", ["percent", "count"]),
        ("38.8", "Under 18 conception rate per 1,000 females aged 15-17", ["rate per 1,000"]),
        ("435", "Average time between entering care and moving in with an adoptive family (days)", ["days"]),
        ("54.7", "% of children", ["percent"]),
        ("-0.63%", "Progress 8 score", ["score"]),
        ("53.5 points", "Gap at Key Stage 4", ["percentage points"]),
        ("53.5 points", "Average points score per pupil", ["score"]),
        ("54", "", ["no unit stated"]),
    ],
)
def test_the_measures_name_gives_the_unit_that_the_cell_leaves_out(
    cell: str, measure: str, units: list[str]
) -> None:
    assert [str(figure.unit) for figure in read_cell(cell, measure=measure).figures] == units


@pytest.mark.parametrize(
    ("cell", "measure", "note"),
    [
        ("-0.63%", "Progress 8 score", "the measure is a score"),
        ("0.54", "% of children", "may be a share of one, and so 54%"),
        ("12%", "Number of referrals", "the measure's name asks for: count"),
        ("652 per 10,000", "Rate per 100,000", "The cell says per 10,000, the measure's name per 100,000"),
        ("1.5", "Number of referrals", "not a whole number"),
        ("564 (87)", "", "Nothing says what the number in brackets is"),
        ("47.7% (2015/16", "", "opened and not closed"),
        ("no new data) 6.2 (2013-15", "", "opened somewhere else"),
        ("(2014/15)", "", "the number itself is not there"),
        ("54.7% (↑)", "", "Beside the number stands “↑”"),
        ("45*", "", "footnote mark “*”"),
        ("1 234", "", "read as one number with a space at the thousands; it may be two numbers"),
        ("45 234 12", "", "Nothing stands between two numbers: “45 234”"),
        ("45.2 (R)", "", "it may mean red"),
        ("85% [note 3]", "", "footnote mark “[note 3]”"),
        ("85% (G)", "", "Beside the number stands “G”"),
        ("12.3 (11.0-13.8)", "", "A confidence interval is printed: (11.0-13.8)."),
        ("45% (12m rolling)", "", "Beside the number stands “12m rolling”"),
        ("45% better than national", "", "as what it is compared with"),
        ("54.7% (95% CI 52.1-57.3)", "", "A confidence interval is printed: 95% CI 52.1-57.3."),
        ("(Q2) 45", "", "does not say which year"),
        ("x", "", "older releases used it for withheld figures"),
        ("None", "Number of exclusions", "read as nought"),
    ],
)
def test_what_a_person_should_see_beside_the_figure_is_a_note(cell: str, measure: str, note: str) -> None:
    assert any(note in each for each in read_cell(cell, measure=measure).notes)


def test_a_plain_cell_needs_no_note() -> None:
    assert read_cell("54.7%", measure="% of children").notes == ()


@pytest.mark.parametrize(
    ("cell", "remainder"),
    [
        ("1.5.9", "1.5.9"),
        ("85..2", "85..2"),
        ("12,5", "12,5"),
        ("no new data) 6.2 (2013-15", "no new data)"),
        ("18.7% of women smoke", "women smoke"),
        ("CSE monitored by business.", "CSE monitored by business."),
        ("54.7%", ""),
    ],
)
def test_what_could_not_be_placed_is_handed_back(cell: str, remainder: str) -> None:
    assert read_cell(cell).remainder == remainder


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("58.0%p", FigureStatus.PROVISIONAL),
        ("58.0% (p)", FigureStatus.PROVISIONAL),
        ("58.0% provisional", FigureStatus.PROVISIONAL),
        ("58.0%r", FigureStatus.REVISED),
        ("58.0 [r]", FigureStatus.REVISED),
        ("58.0 [e]", FigureStatus.ESTIMATED),
        ("24.2 (2013 baseline)", FigureStatus.BASELINE),
        ("6.2 (2013-15 no new data)", FigureStatus.CARRIED_FORWARD),
        ("58.0%", FigureStatus.NONE),
    ],
)
def test_the_standing_of_a_number_is_kept(cell: str, status: FigureStatus) -> None:
    assert read_cell(cell).figures[0].status is status


@pytest.mark.parametrize(
    ("cell", "measure", "cumulative"),
    [
        ("(1324 YTD)", "", True),
        ("45 (cumulative)", "", True),
        ("45 (snapshot)", "", False),
        ("898", "Number of families supported. Cumulative total shown", True),
        ("12", "Number of looked after children (snapshot)", False),
        ("12", "Number of looked after children", None),
    ],
)
def test_cumulative_or_snapshot_is_said_or_unknown(cell: str, measure: str, cumulative: bool | None) -> None:
    assert read_cell(cell, measure=measure).figures[0].cumulative is cumulative


@pytest.mark.parametrize(
    ("cell", "measure", "number"),
    [
        ("- 0.33", "Progress 8 score", "-0.33"),
        ("Maths: - 0.33", "", "-0.33"),
        ("Writing - 2.3 Maths -0.6", "", "-2.3"),
        ("Writing - 2.3", "Progress 8 score", "-2.3"),
        ("Primary - 45%", "% of pupils", "45"),
        ("- 45", "Number of children", "45"),
        ("−1.14", "", "-1.14"),
        ("–1.14", "", "-1.14"),
    ],
)
def test_a_dash_apart_from_its_number_is_a_sign_only_where_it_can_be_one(
    cell: str, measure: str, number: str
) -> None:
    assert read_cell(cell, measure=measure).figures[0].number == Decimal(number)


@pytest.mark.parametrize("cell", ["1989", "2016", "2030"])
def test_a_number_that_looks_like_a_year_is_a_number_when_it_stands_alone(cell: str) -> None:
    assert read_cell(cell, heading="2016/17 Outturn").figures[0].number == Decimal(cell)


def test_the_heading_gives_the_period_and_place_only_where_the_cell_gives_none() -> None:
    (own,) = read_cell("4.3 (2013-15) (E. Mids)", heading="England Average 2015/16").figures
    (lent,) = read_cell("4.3", heading="England Average 2015/16").figures
    assert (str(own.period), own.place) == ("2013 to 2015 (three years pooled)", "East Midlands")
    assert (lent.period, lent.place) == (Period.year(2015), "England")
    assert (own.period_text, lent.period_text) == ("2013-15", "")


def test_numbers_are_written_with_a_comma_at_the_thousands_and_as_many_decimals_as_printed() -> None:
    assert format_value(Number(Decimal("17.0"))) == "17.0"
    assert format_value(Number(Decimal("-1234.50"))) == "−1,234.50"
    assert format_value(Number(Decimal("-0.0"))) == "0.0"


def test_a_figure_written_whole_needs_no_table_around_it() -> None:
    (figure,) = read_cell(
        "Reading: about -0.63% (AY 2014/15) (all schools)", measure="Progress 8 score"
    ).figures
    assert (figure.part, figure.group, figure.unit.kind) == ("Reading", "All schools", UnitKind.SCORE)
    assert figure.approximate is Approximation.ABOUT
    assert format_figure(figure) == "Reading, All schools: about −0.63 (score), academic year 2014-15"
    assert format_figure(Figure(Missing(MissingReason.BLANK))) == ""


@pytest.mark.parametrize(
    ("cell", "measure", "printed"),
    [
        ("1.25", "Total savings (£m)", "£1,250,000"),
        ("-1,234", "Budget variance (£000)", "−£1,234,000"),
        ("£1.25m", "Total savings (£m)", "£1,250,000"),
        ("1,250", "Cost of placements (£)", "£1,250"),
    ],
)
def test_pounds_are_counted_as_the_name_says(cell: str, measure: str, printed: str) -> None:
    (figure,) = read_cell(cell, measure=measure).figures
    assert format_value(figure.value, figure.unit) == printed
