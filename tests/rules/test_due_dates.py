"""What the date column of a plan says: the first and the last day it allows, or why it allows none."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.rules.due_dates import DueDate, DueDateKind, is_past, read_due_dates, sort_key
from goldenthread.rules.periods import Period, read_span

DAY, MONTH, BY = DueDateKind.DAY, DueDateKind.MONTH, DueDateKind.BY
BEGINS, RANGE, DURING = DueDateKind.BEGINS, DueDateKind.RANGE, DueDateKind.DURING
ONGOING, VAGUE, NONE = DueDateKind.ONGOING, DueDateKind.VAGUE, DueDateKind.NONE

YEARLY_PLAN = Period.year(2016)  # April 2016 to March 2017

# written, kind, earliest, latest (both included; None where it is open)
DATES = [
    # a day
    ("1 May 2015", DAY, date(2015, 5, 1), date(2015, 5, 1)),
    ("1st April 2016", DAY, date(2016, 4, 1), date(2016, 4, 1)),
    ("1<sup>st</sup> April 2016", DAY, date(2016, 4, 1), date(2016, 4, 1)),
    ("28th June 2017", DAY, date(2017, 6, 28), date(2017, 6, 28)),
    ("Wednesday 5 th July 2017", DAY, date(2017, 7, 5), date(2017, 7, 5)),
    ("Wednesday, 5 July 2017", DAY, date(2017, 7, 5), date(2017, 7, 5)),
    ("July 5th, 2017", DAY, date(2017, 7, 5), date(2017, 7, 5)),
    ("21/06/17", DAY, date(2017, 6, 21), date(2017, 6, 21)),
    ("21/06/2017", DAY, date(2017, 6, 21), date(2017, 6, 21)),
    ("21.06.2017", DAY, date(2017, 6, 21), date(2017, 6, 21)),
    ("21.06.17", DAY, date(2017, 6, 21), date(2017, 6, 21)),
    ("21-06-2017", DAY, date(2017, 6, 21), date(2017, 6, 21)),
    ("2017-06-21", DAY, date(2017, 6, 21), date(2017, 6, 21)),
    ("2017-06-21 00:00:00", DAY, date(2017, 6, 21), date(2017, 6, 21)),
    ("31.3.17", DAY, date(2017, 3, 31), date(2017, 3, 31)),
    ("31-Mar-17", DAY, date(2017, 3, 31), date(2017, 3, 31)),
    ("31st March 2017 annually", DAY, date(2017, 3, 31), date(2017, 3, 31)),
    ("end March 2017", DAY, date(2017, 3, 31), date(2017, 3, 31)),
    ("end of February 2016", DAY, date(2016, 2, 29), date(2016, 2, 29)),
    ("End of 2018", DAY, date(2018, 12, 31), date(2018, 12, 31)),
    ("end of summer term 2017", DAY, date(2017, 8, 31), date(2017, 8, 31)),
    ("Easter 2017", DAY, date(2017, 4, 16), date(2017, 4, 16)),
    ("Easter 2018", DAY, date(2018, 4, 1), date(2018, 4, 1)),
    ("Christmas 2016", DAY, date(2016, 12, 25), date(2016, 12, 25)),
    # a month
    ("March 2017", MONTH, date(2017, 3, 1), date(2017, 3, 31)),
    ("Oct 2016", MONTH, date(2016, 10, 1), date(2016, 10, 31)),
    ("Sept 2016", MONTH, date(2016, 9, 1), date(2016, 9, 30)),
    ("Sep 2016", MONTH, date(2016, 9, 1), date(2016, 9, 30)),
    ("Mar-17", MONTH, date(2017, 3, 1), date(2017, 3, 31)),
    ("Oct '16", MONTH, date(2016, 10, 1), date(2016, 10, 31)),
    ("Jun 17", MONTH, date(2017, 6, 1), date(2017, 6, 30)),
    ("03/2017", MONTH, date(2017, 3, 1), date(2017, 3, 31)),
    ("February\n2016", MONTH, date(2016, 2, 1), date(2016, 2, 29)),
    ("in place for October 2016", MONTH, date(2016, 10, 1), date(2016, 10, 31)),
    ("early June 2017", MONTH, date(2017, 6, 1), date(2017, 6, 10)),
    ("mid June 2017", MONTH, date(2017, 6, 11), date(2017, 6, 20)),
    ("mid-June 2017", MONTH, date(2017, 6, 11), date(2017, 6, 20)),
    ("late June 2017", MONTH, date(2017, 6, 21), date(2017, 6, 30)),
    ("Completed March 2016", MONTH, date(2016, 3, 1), date(2016, 3, 31)),
    ("Ongoing – review March 2017", MONTH, date(2017, 3, 1), date(2017, 3, 31)),
    ("31.March 2017", MONTH, date(2017, 3, 1), date(2017, 3, 31)),
    ("Feb half term 2025", MONTH, date(2025, 2, 1), date(2025, 2, 28)),
    ("Summer 24/25", DURING, date(2025, 6, 1), date(2025, 8, 31)),
    ("W/B 3rd March 2025", DURING, date(2025, 3, 3), date(2025, 3, 9)),
    ("Autumn term 24", DURING, date(2024, 9, 1), date(2024, 12, 31)),
    ("Summer holidays 2025", DURING, date(2025, 6, 1), date(2025, 8, 31)),
    ("Xmas 2024", DAY, date(2024, 12, 25), date(2024, 12, 25)),
    # by
    ("by November 2015", BY, None, date(2015, 11, 30)),
    ("(by March 2016)", BY, None, date(2016, 3, 31)),
    ("(by December 2015).", BY, None, date(2015, 12, 31)),
    ("By Apr 19", BY, None, date(2019, 4, 30)),
    ("by 1 May 2015", BY, None, date(2015, 5, 1)),
    ("by 31 December 2015", BY, None, date(2015, 12, 31)),
    ("by 31/12/15", BY, None, date(2015, 12, 31)),
    ("by the end of March 2016", BY, None, date(2016, 3, 31)),
    ("by mid June 2017", BY, None, date(2017, 6, 20)),
    ("by the end of Q2 2017/18", BY, None, date(2017, 9, 30)),
    ("by the end of the 2016/17 financial year", BY, None, date(2017, 3, 31)),
    ("by 2020", BY, None, date(2020, 12, 31)),
    ("by end 2018", BY, None, date(2018, 12, 31)),
    ("by Easter 2017", BY, None, date(2017, 4, 16)),
    ("no later than 31 March 2017", BY, None, date(2017, 3, 31)),
    ("on or before 31 March 2017", BY, None, date(2017, 3, 31)),
    ("Deadline: 31 March 2017", BY, None, date(2017, 3, 31)),
    ("due March 2017", BY, None, date(2017, 3, 31)),
    ("before January 2016", BY, None, date(2015, 12, 31)),
    ("prior to 1 April 2016", BY, None, date(2016, 3, 31)),
    # a range
    ("Between October 2016 and end March 2017", RANGE, date(2016, 10, 1), date(2017, 3, 31)),
    ("April 2016 - March 2017", RANGE, date(2016, 4, 1), date(2017, 3, 31)),
    ("Oct - Dec 2016", RANGE, date(2016, 10, 1), date(2016, 12, 31)),
    ("Nov-Feb 2017", RANGE, date(2016, 11, 1), date(2017, 2, 28)),
    ("from March to June 2017", RANGE, date(2017, 3, 1), date(2017, 6, 30)),
    ("June/July 2016", RANGE, date(2016, 6, 1), date(2016, 7, 31)),
    ("Dec or Jan 2017", RANGE, date(2016, 12, 1), date(2017, 1, 31)),
    ("14th – 21st February 2018", RANGE, date(2018, 2, 14), date(2018, 2, 21)),
    ("1 April - 30 June 2016", RANGE, date(2016, 4, 1), date(2016, 6, 30)),
    ("until the end of March 2018", RANGE, None, date(2018, 3, 31)),
    ("in place until March 2018", RANGE, None, date(2018, 3, 31)),
    # during
    ("work plan 2015-2016", DURING, date(2015, 4, 1), date(2016, 3, 31)),
    ("Work Plan 2015-16", DURING, date(2015, 4, 1), date(2016, 3, 31)),
    ("During 2016/17", DURING, date(2016, 4, 1), date(2017, 3, 31)),
    ("2018", DURING, date(2018, 1, 1), date(2018, 12, 31)),
    ("2016-2018", DURING, date(2016, 1, 1), date(2018, 12, 31)),
    ("Q2 2017/18", DURING, date(2017, 7, 1), date(2017, 9, 30)),
    ("2017/18 Q2", DURING, date(2017, 7, 1), date(2017, 9, 30)),
    ("Quarter 4 2016-17", DURING, date(2017, 1, 1), date(2017, 3, 31)),
    ("academic year 2016/17", DURING, date(2016, 9, 1), date(2017, 8, 31)),
    ("Summer term 2017", DURING, date(2017, 4, 1), date(2017, 8, 31)),
    ("Summer 2017", DURING, date(2017, 6, 1), date(2017, 8, 31)),
    ("Spring 2017", DURING, date(2017, 3, 1), date(2017, 5, 31)),
    ("Autumn of 2016", DURING, date(2016, 9, 1), date(2016, 11, 30)),
    ("Winter 2016/17", DURING, date(2016, 12, 1), date(2017, 2, 28)),
    ("Summer '18", DURING, date(2018, 6, 1), date(2018, 8, 31)),
    ("Spring/Summer 2017", DURING, date(2017, 3, 1), date(2017, 8, 31)),
    ("Month 6 2016/17", MONTH, date(2016, 9, 1), date(2016, 9, 30)),
    ("2016/17 – 2017/18", DURING, date(2016, 4, 1), date(2018, 3, 31)),
    ("end of academic year 2016/17", DAY, date(2017, 8, 31), date(2017, 8, 31)),
    ("early 2019", DURING, date(2019, 1, 1), date(2019, 4, 30)),
    ("mid-2019", DURING, date(2019, 5, 1), date(2019, 8, 31)),
    ("late 2019", DURING, date(2019, 9, 1), date(2019, 12, 31)),
    ("w/c 5 June 2017", DURING, date(2017, 6, 5), date(2017, 6, 11)),
    ("Week commencing 5th June 2017", DURING, date(2017, 6, 5), date(2017, 6, 11)),
    ("week ending 9 June 2017", DURING, date(2017, 6, 3), date(2017, 6, 9)),
]


@pytest.mark.parametrize(("written", "kind", "earliest", "latest"), DATES)
def test_a_date_allows_these_days(
    written: str, kind: DueDateKind, earliest: date | None, latest: date | None
) -> None:
    (due,) = read_due_dates(written)
    assert (due.kind, due.earliest, due.latest, due.why_not) == (kind, earliest, latest, None)


@pytest.mark.parametrize(
    ("written", "earliest"),
    [
        ("Begins May 2016", date(2016, 5, 1)),
        ("Start: April 2016", date(2016, 4, 1)),
        ("Commencing September 2016", date(2016, 9, 1)),
        ("from April 2018", date(2018, 4, 1)),
        ("from 1st April 2018", date(2018, 4, 1)),
        ("from 2018 onwards", date(2018, 1, 1)),
        ("from 2019 and beyond", date(2019, 1, 1)),
        ("April 2016 onwards", date(2016, 4, 1)),
        ("March 2017 and ongoing", date(2017, 3, 1)),
        ("March 2017 (ongoing)", date(2017, 3, 1)),
        ("April 2016 & ongoing", date(2016, 4, 1)),
        ("not before April 2017", date(2017, 4, 1)),
        ("after March 2017", date(2017, 4, 1)),
    ],
)
def test_what_only_begins_has_no_last_day_and_says_so(written: str, earliest: date) -> None:
    (due,) = read_due_dates(written)
    assert (due.kind, due.earliest, due.latest) == (BEGINS, earliest, None)
    assert due.why_not is not None
    assert due.why_not.endswith(
        "says when it begins, not when it ends: give the date by which it will be done."
    )


NO_DATES = [
    ("", NONE, "There is no date: give the date by which it will be done."),
    ("~", NONE, "There is no date: give the date by which it will be done."),
    (" - ", NONE, "There is no date: give the date by which it will be done."),
    ("tbc", NONE, "'tbc' sets no date: give the date by which it will be done, or agreed."),
    ("TBA", NONE, "'TBA' sets no date: give the date by which it will be done, or agreed."),
    ("T.B.C.", NONE, "'T.B.C.' sets no date: give the date by which it will be done, or agreed."),
    ("n/a", NONE, "'n/a' sets no date: give the date by which it will be done, or agreed."),
    (
        "To be confirmed",
        NONE,
        "'To be confirmed' sets no date: give the date by which it will be done, or agreed.",
    ),
    ("Completed", NONE, "'Completed' does not say when: give the date on which it was done."),
    (
        "Ongoing",
        ONGOING,
        "'Ongoing' is not a date: give the date by which it will be reviewed or done.",
    ),
    (
        "On-going throughout",
        ONGOING,
        "'On-going throughout' is not a date: give the date by which it will be reviewed or done.",
    ),
    (
        "quarterly",
        ONGOING,
        "'quarterly' says how often, not by when: give the date by which it will be reviewed or done.",
    ),
    (
        "Every six months",
        ONGOING,
        "'Every six months' says how often, not by when: give the date by which it will be reviewed or done.",
    ),
    ("later this year", VAGUE, "'later this year' does not name a day, a month or a year: give one."),
    (
        "over the next two years",
        VAGUE,
        "'over the next two years' does not name a day, a month or a year: give one.",
    ),
    ("in the coming year", VAGUE, "'in the coming year' does not name a day, a month or a year: give one."),
    ("for the next year", VAGUE, "'for the next year' does not name a day, a month or a year: give one."),
    (
        "a further 12-18 months",
        VAGUE,
        "'a further 12-18 months' does not name a day, a month or a year: give one.",
    ),
    ("ASAP", VAGUE, "'ASAP' does not name a day, a month or a year: give one."),
    ("mid June", VAGUE, "'mid June' has no year: give the year as well."),
    ("this coming July", VAGUE, "'July' has no year: give the year as well."),
    ("April 1st", VAGUE, "'April 1st' has no year: give the year as well."),
    ("Q2", VAGUE, "'Q2' has no year: give the year as well."),
    ("Oct-Nov-ongoing", VAGUE, "'Oct-Nov-ongoing' has no year: give the year as well."),
    (
        "31st March annually",
        VAGUE,
        "'31st March annually' comes round every year: give the year of the next one.",
    ),
    (
        "31 June 2016",
        NONE,
        "'31 June 2016' is not a day in the calendar: correct the day or the month.",
    ),
    ("06/21/17", NONE, "'06/21/17' is not a day in the calendar: correct the day or the month."),
    ("31st June", NONE, "'31st June' is not a day in the calendar: correct the day or the month."),
    (
        "between March 2017 and October 2016",
        NONE,
        "'between March 2017 and October 2016' ends before it begins: correct one of the two dates.",
    ),
    (
        "Steering group",
        NONE,
        "'Steering group' could not be read as a date: write it as 31 March 2017, March 2017 or 2016-17.",
    ),
]


@pytest.mark.parametrize(("written", "kind", "why_not"), NO_DATES)
def test_what_gives_no_date_says_what_to_do(written: str, kind: DueDateKind, why_not: str) -> None:
    (due,) = read_due_dates(written)
    assert (due.kind, due.earliest, due.latest, due.why_not) == (kind, None, None, why_not)


def test_a_long_text_is_quoted_in_part() -> None:
    (due,) = read_due_dates(
        "The steering group is still to discuss how this will be taken forward with schools"
    )
    assert due.why_not is not None
    assert due.why_not.startswith("'The steering group is still to discuss how this will be…'")


# The date column of the 2016-17 improvement plan: number, kind, earliest, latest
NUMBERED = [
    ("1.March 2017", [("1", MONTH, date(2017, 3, 1), date(2017, 3, 31))]),
    ("4.Oct 2016", [("4", MONTH, date(2016, 10, 1), date(2016, 10, 31))]),
    ("1.Sep 2016", [("1", MONTH, date(2016, 9, 1), date(2016, 9, 30))]),
    ("5. July 2016", [("5", MONTH, date(2016, 7, 1), date(2016, 7, 31))]),
    ("4.December\n2016", [("4", MONTH, date(2016, 12, 1), date(2016, 12, 31))]),
    ("1.Begins May 2016", [("1", BEGINS, date(2016, 5, 1), None)]),
    (
        "3.Between October 2016 and end March 2017",
        [("3", RANGE, date(2016, 10, 1), date(2017, 3, 31))],
    ),
    (
        "1.Begins May 2016\n2.September\n2016\n3.Between\nOctober 2016\nand end March\n2017",
        [
            ("1", BEGINS, date(2016, 5, 1), None),
            ("2", MONTH, date(2016, 9, 1), date(2016, 9, 30)),
            ("3", RANGE, date(2016, 10, 1), date(2017, 3, 31)),
        ],
    ),
    (
        "1.June 2016 2.June 2016 3.June 2016 4.December 2016 5. July 2016",
        [
            ("1", MONTH, date(2016, 6, 1), date(2016, 6, 30)),
            ("2", MONTH, date(2016, 6, 1), date(2016, 6, 30)),
            ("3", MONTH, date(2016, 6, 1), date(2016, 6, 30)),
            ("4", MONTH, date(2016, 12, 1), date(2016, 12, 31)),
            ("5", MONTH, date(2016, 7, 1), date(2016, 7, 31)),
        ],
    ),
    (
        "1. Ongoing 2. March 2017 3. tbc",
        [
            ("1", ONGOING, None, None),
            ("2", MONTH, date(2017, 3, 1), date(2017, 3, 31)),
            ("3", NONE, None, None),
        ],
    ),
    (
        "1) 31/03/2017 2) by 30/06/2017",
        [("1", DAY, date(2017, 3, 31), date(2017, 3, 31)), ("2", BY, None, date(2017, 6, 30))],
    ),
    (
        "a) March 2017 b) Ongoing",
        [("a", MONTH, date(2017, 3, 1), date(2017, 3, 31)), ("b", ONGOING, None, None)],
    ),
    ("1.1 March 2017", [("1.1", MONTH, date(2017, 3, 1), date(2017, 3, 31))]),
    ("2.1.3. by March 2017", [("2.1.3", BY, None, date(2017, 3, 31))]),
    (
        "June 2016\nDecember 2016\nJanuary 2017\nSeptember 2016",
        [
            (None, MONTH, date(2016, 6, 1), date(2016, 6, 30)),
            (None, MONTH, date(2016, 12, 1), date(2016, 12, 31)),
            (None, MONTH, date(2017, 1, 1), date(2017, 1, 31)),
            (None, MONTH, date(2016, 9, 1), date(2016, 9, 30)),
        ],
    ),
    (
        "March and June 2017",
        [
            (None, MONTH, date(2017, 3, 1), date(2017, 3, 31)),
            (None, MONTH, date(2017, 6, 1), date(2017, 6, 30)),
        ],
    ),
    (
        "Q1 & Q2 2016/17",
        [
            (None, DURING, date(2016, 4, 1), date(2016, 6, 30)),
            (None, DURING, date(2016, 7, 1), date(2016, 9, 30)),
        ],
    ),
    (
        "March 2017 2. June 2017",
        [
            (None, MONTH, date(2017, 3, 1), date(2017, 3, 31)),
            ("2", MONTH, date(2017, 6, 1), date(2017, 6, 30)),
        ],
    ),
]


@pytest.mark.parametrize(("written", "expected"), NUMBERED)
def test_several_dates_in_one_cell_keep_their_numbers(
    written: str, expected: list[tuple[str | None, DueDateKind, date | None, date | None]]
) -> None:
    found = read_due_dates(written)
    assert [(due.number, due.kind, due.earliest, due.latest) for due in found] == expected


def test_the_text_of_a_date_is_kept_as_it_was_written() -> None:
    found = read_due_dates("4.December\n2016 5. (by\u00a0July 2016)")
    assert [due.text for due in found] == ["December\n2016", "by\u00a0July 2016"]


@pytest.mark.parametrize(
    ("written", "kind", "earliest", "latest"),
    [
        ("September", MONTH, date(2016, 9, 1), date(2016, 9, 30)),
        ("February", MONTH, date(2017, 2, 1), date(2017, 2, 28)),
        ("mid June", MONTH, date(2016, 6, 11), date(2016, 6, 20)),
        ("April 1st", DAY, date(2016, 4, 1), date(2016, 4, 1)),
        ("31st March annually", DAY, date(2017, 3, 31), date(2017, 3, 31)),
        ("by end of March", BY, date(2016, 4, 1), date(2017, 3, 31)),
        ("Q2", DURING, date(2016, 7, 1), date(2016, 9, 30)),
        ("Summer term", DURING, date(2016, 4, 1), date(2016, 8, 31)),
        ("Oct-Nov-ongoing", BEGINS, date(2016, 10, 1), None),
        ("Oct - Feb", RANGE, date(2016, 10, 1), date(2017, 2, 28)),
        ("by December 2016", BY, date(2016, 4, 1), date(2016, 12, 31)),
        ("until December 2016", RANGE, date(2016, 4, 1), date(2016, 12, 31)),
        ("by March 2015", BY, None, date(2015, 3, 31)),  # before the plan began: nothing to start from
    ],
)
def test_the_plan_supplies_a_missing_year_and_the_first_day(
    written: str, kind: DueDateKind, earliest: date, latest: date
) -> None:
    (due,) = read_due_dates(written, plan=YEARLY_PLAN)
    assert (due.kind, due.earliest, due.latest) == (kind, earliest, latest)


@pytest.mark.parametrize("written", ["September", "April 1st", "Q2", "by end of March"])
@pytest.mark.parametrize("life", ["2016-2018", "to 2020", "from 2016 onwards"])
def test_a_plan_of_several_years_supplies_no_year(written: str, life: str) -> None:
    (due,) = read_due_dates(written, plan=read_span(life))
    assert due.kind is VAGUE
    assert due.why_not is not None
    assert "has no year" in due.why_not


# Order, and past


def _due(written: str) -> DueDate:
    (due,) = read_due_dates(written)
    return due


@pytest.mark.parametrize(
    ("written", "today", "past"),
    [
        ("March 2017", date(2017, 3, 31), False),
        ("March 2017", date(2017, 4, 1), True),
        ("by 1 May 2015", date(2015, 5, 1), False),
        ("by 1 May 2015", date(2015, 5, 2), True),
        ("Begins May 2016", date(2026, 11, 22), False),
        ("Ongoing", date(2026, 11, 22), False),
        ("", date(2026, 11, 22), False),
    ],
)
def test_a_date_is_past_when_its_last_day_is_over(written: str, today: date, past: bool) -> None:
    assert is_past(_due(written), today) is past


def test_dates_sort_soonest_first_and_the_undated_last() -> None:
    in_order = ["by 1 May 2015", "June 2015", "from January 2016", "March 2016", "by March 2017", "Ongoing"]
    assert [due.text for due in sorted(map(_due, reversed(in_order)), key=sort_key)] == in_order


@pytest.mark.parametrize(
    ("cell", "latest"),
    [
        ("Phase 1: Sept 2024; Phase 2: March 2025", [date(2024, 9, 30), date(2025, 3, 31)]),
        ("Q3 -\nQ4 -", [date(2016, 12, 31), date(2017, 3, 31)]),
    ],
)
def test_a_phase_or_an_empty_quarter_is_a_date_of_its_own(cell: str, latest: list[date]) -> None:
    dates = read_due_dates(cell, plan=YEARLY_PLAN)
    assert [(due.latest, due.number) for due in dates] == [(day, None) for day in latest]


def test_what_began_on_a_date_is_not_due_then() -> None:
    (due,) = read_due_dates("Commenced Sept 2023")
    assert (due.kind, due.earliest, due.latest) == (BEGINS, date(2023, 9, 1), None)
