"""How a period is written, what dates it covers, and how this product writes it."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.rules.periods import Period, PeriodKind, YearKind, latest_complete, read_period, read_span

ACADEMIC, CALENDAR, FINANCIAL = YearKind.ACADEMIC, YearKind.CALENDAR, YearKind.FINANCIAL
OUTTURN_2016_17 = Period.year(2016)

# What is written, and the label of what it means. Labels say the dates: see test_a_label_covers_these_dates.
SPELLINGS = [
    # one year
    ("2015-16", "2015-16"),
    ("2015-2016", "2015-16"),
    ("2014/15", "2014-15"),
    ("2015/2016", "2015-16"),
    ("2017/2018", "2017-18"),
    ("2015 -16", "2015-16"),
    ("2015/ 16", "2015-16"),
    ("2015–16", "2015-16"),
    ("2015‑16", "2015-16"),  # non-breaking hyphen
    ("2015\u00a0/\u00a016", "2015-16"),
    ("2015\n/16", "2015-16"),
    ("2015_16", "2015-16"),
    ("**2015-16**", "2015-16"),
    ("(2015/16)", "2015-16"),
    ("2015/16:", "2015-16"),
    ("1999-00", "1999-00"),
    ("1999/2000", "1999-00"),
    ("2005/6", "2005-06"),
    ("16/17", "2016-17"),
    ("FY2016/17", "2016-17"),
    ("FY 16/17", "2016-17"),
    ("FY16-17", "2016-17"),
    ("FY17", "2016-17"),
    ("FY1617", "2016-17"),
    ("FY2021", "2020-21"),
    ("2016-2017 financial year", "2016-17"),
    ("financial year 2016 to 2017", "2016-17"),
    ("Financial Year: 2016/17", "2016-17"),
    ("fiscal year 2016-17", "2016-17"),
    ("Year 2015/16", "2015-16"),
    ("2014 to 2015", "2014-15"),
    ("201617", "2016-17"),
    ("2016-17 (OT)", "2016-17"),
    ("academic year 2016/17", "academic year 2016-17"),
    ("AY 2014/15", "academic year 2014-15"),
    ("AY 2014/2015", "academic year 2014-15"),
    ("(AY 2015/2016)", "academic year 2015-16"),
    ("AY1516", "academic year 2015-16"),
    ("2014-2015 academic", "academic year 2014-15"),
    ("2017/18 academic year", "academic year 2017-18"),
    ("the 2017-18 school term", "academic year 2017-18"),
    ("school year 2017-18", "academic year 2017-18"),
    ("2016", "2016"),
    ("calendar year 2015", "2015"),
    ("CY2015", "2015"),
    ("Outturn 2015/16", "2015-16"),
    ("Full year 2015/16", "2015-16"),
    ("2015/16 year end", "2015-16"),
    ("2015-16¹", "2015-16"),
    # several years
    ("2013-15", "2013 to 2015 (three years pooled)"),
    ("2013-2015", "2013 to 2015 (three years pooled)"),
    ("2014 - 2016", "2014 to 2016 (three years pooled)"),
    ("2013 to 2015", "2013 to 2015 (three years pooled)"),
    ("2013-15 pooled", "2013 to 2015 (three years pooled)"),
    ("2014 to 2015 (two years pooled)", "2014 to 2015 (two years pooled)"),
    ("2013/14-15/16", "2013-14 to 2015-16 (three years pooled)"),
    ("2012/13-14/15", "2012-13 to 2014-15 (three years pooled)"),
    ("2012-13 to 2014-15", "2012-13 to 2014-15 (three years pooled)"),
    ("2012/13 – 2014/15", "2012-13 to 2014-15 (three years pooled)"),
    ("academic years 2012/13 to 2014/15", "academic year 2012-13 to 2014-15 (three years pooled)"),
    ("Jan 2013 - Dec 2015", "2013 to 2015 (three years pooled)"),
    # quarters and halves
    ("Q4 16/17", "Q4 2016-17"),
    ("2016/17 Q2", "Q2 2016-17"),
    ("2016/17 - Q2", "Q2 2016-17"),
    ("2016/17 (Q2)", "Q2 2016-17"),
    ("Q4 2016-17", "Q4 2016-17"),
    ("Q1 2017-18", "Q1 2017-18"),
    ("Q2 (2016/17)", "Q2 2016-17"),
    ("Q3 23-24", "Q3 2023-24"),
    ("q3 23/24", "Q3 2023-24"),
    ("Qtr 2 2018/19", "Q2 2018-19"),
    ("Quarter 3 of 2016/17", "Q3 2016-17"),
    ("Quarter two, 2016-17", "Q2 2016-17"),
    ("first quarter of 2016/17", "Q1 2016-17"),
    ("4th Quarter 2016/17", "Q4 2016-17"),
    ("Q1 - 2016/17", "Q1 2016-17"),
    ("Q1 AY 2016/17", "Q1 academic year 2016-17"),
    ("Q2 2017", "Q2 2017"),
    ("Apr-Jun 2016", "Q1 2016-17"),
    ("January to March 2017", "Q4 2016-17"),
    ("Q1-Q3 2016/17", "April 2016 to December 2016"),
    ("H1 2016", "H1 2016"),
    ("H1 2016/17", "H1 2016-17"),
    ("second half of 2016-17", "H2 2016-17"),
    ("Half year 1 2016/17", "H1 2016-17"),
    ("Q2 FY17", "Q2 2016-17"),
    ("Q1 (Apr-Jun) 2016/17", "Q1 2016-17"),
    ("Quarter 1 (April - June) 2016", "Q1 2016-17"),  # the months say that it is the financial quarter
    ("Quarter 1 (January - March) 2016", "Q1 2016"),
    ("Apr to Jun 2016/17", "Q1 2016-17"),
    ("2016/17 (Apr-Sep)", "H1 2016-17"),
    # terms
    ("Autumn term 2016", "autumn term 2016"),
    ("autumn term 2016/17", "autumn term 2016"),
    ("Spring 2017", "spring term 2017"),
    ("2016/17 Spring term", "spring term 2017"),
    ("Summer Term 2017", "summer term 2017"),
    ("half term 3 2016/17", "half term 3 academic year 2016-17"),
    ("Autumn half term 2 2016/17", "half term 2 academic year 2016-17"),
    # months
    ("October 2015", "October 2015"),
    ("Sept 2016", "September 2016"),
    ("Sept. 2016", "September 2016"),
    ("Sep-2016", "September 2016"),
    ("Nov-16", "November 2016"),
    ("Oct '15", "October 2015"),
    ("Dec 2014", "December 2014"),
    ("11/2016", "November 2016"),
    ("2016-11", "November 2016"),
    ("January 2015 census", "January 2015"),
    ("Month 6 2016/17", "September 2016"),
    ("M12 2016/17", "March 2017"),
    ("March 2016/17", "March 2017"),
    ("Month ending 31 March 2017", "March 2017"),
    # runs of months
    ("Apr 15 - Mar 16", "2015-16"),
    ("April 2015 to March 2016", "2015-16"),
    ("Sept 15 - Aug 16", "academic year 2015-16"),
    ("Oct 15 - Sept 16", "October 2015 to September 2016"),
    ("October 2015-September 2016", "October 2015 to September 2016"),
    ("Between October 2015 and September 2016", "October 2015 to September 2016"),
    ("between February 2014 and February 2015", "February 2014 to February 2015"),
    ("10/2015 - 09/2016", "October 2015 to September 2016"),
    ("rolling 12 months to Sept 2016", "October 2015 to September 2016"),
    ("12 month rolling average to September 2016", "October 2015 to September 2016"),
    ("12 months to March 2017", "12 months to March 2017"),
    ("twelve months ending 30 June 2017", "July 2016 to June 2017"),
    ("3 months to November 2016", "3 months to November 2016"),
    ("year ending June 2018", "July 2017 to June 2018"),
    ("year ending 31 March 2017", "2016-17"),
    ("year to March 2017", "2016-17"),
    ("YE Mar 17", "2016-17"),
    ("3 years to March 2017", "36 months to March 2017"),
    ("YTD Q3 2016/17", "April 2016 to December 2016"),
    ("Q2 2016/17 YTD", "H1 2016-17"),
    ("Q1 2016/17 year to date", "Q1 2016-17"),
    ("YTD Dec 16", "April 2016 to December 2016"),
    ("year to date (December 2016)", "April 2016 to December 2016"),
    ("Week ending 5 June 2017", "30 May 2017 to 5 June 2017"),
    ("w/c 5 June 2017", "5 June 2017 to 11 June 2017"),
    ("year ending 2017", "2016-17"),
    ("FYE 2017", "2016-17"),
    ("Academic year ending 2016", "academic year 2015-16"),
    ("3 year pooled 2013-15", "2013 to 2015 (three years pooled)"),
    ("2012 - 14 (3 years)", "2012 to 2014 (three years pooled)"),
    # days
    ("As at end of March 2017", "at 31 March 2017"),
    ("end of February 2016", "at 29 February 2016"),
    ("Snapshot 31 March 2017", "at 31 March 2017"),
    ("at 31 March 2016", "at 31 March 2016"),
    ("as at 31/03/2017", "at 31 March 2017"),
    ("as of 21/06/17", "at 21 June 2017"),
    ("31 Mar 2017", "at 31 March 2017"),
    ("31st March 2016", "at 31 March 2016"),
    ("March 31st, 2016", "at 31 March 2016"),
    ("Wednesday 5 th July 2017", "at 5 July 2017"),
    ("1<sup>st</sup> April 2016", "at 1 April 2016"),
    ("2017-03-31", "at 31 March 2017"),
    ("2017-03-31 00:00:00", "at 31 March 2017"),
    ("31.03.2017", "at 31 March 2017"),
    ("1 April 2015 to 31 March 2016", "2015-16"),
    ("14th – 21st February 2018", "14 February 2018 to 21 February 2018"),
]


@pytest.mark.parametrize(("written", "label"), SPELLINGS)
def test_a_spelling_means_this_period(written: str, label: str) -> None:
    period = read_period(written)
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("label", sorted({label for _, label in SPELLINGS}))
def test_a_label_read_again_is_the_same_label(label: str) -> None:
    period = read_period(label)
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize(
    ("label", "kind", "start", "end"),
    [
        ("2015-16", PeriodKind.YEAR, date(2015, 4, 1), date(2016, 4, 1)),
        ("academic year 2014-15", PeriodKind.YEAR, date(2014, 9, 1), date(2015, 9, 1)),
        ("2016", PeriodKind.YEAR, date(2016, 1, 1), date(2017, 1, 1)),
        ("Q1 2016-17", PeriodKind.QUARTER, date(2016, 4, 1), date(2016, 7, 1)),
        ("Q4 2016-17", PeriodKind.QUARTER, date(2017, 1, 1), date(2017, 4, 1)),
        ("Q2 2017", PeriodKind.QUARTER, date(2017, 4, 1), date(2017, 7, 1)),
        ("Q1 academic year 2016-17", PeriodKind.QUARTER, date(2016, 9, 1), date(2016, 12, 1)),
        ("H2 2016-17", PeriodKind.HALF_YEAR, date(2016, 10, 1), date(2017, 4, 1)),
        ("H1 2016", PeriodKind.HALF_YEAR, date(2016, 1, 1), date(2016, 7, 1)),
        ("autumn term 2016", PeriodKind.TERM, date(2016, 9, 1), date(2017, 1, 1)),
        ("spring term 2017", PeriodKind.TERM, date(2017, 1, 1), date(2017, 4, 1)),
        ("summer term 2017", PeriodKind.TERM, date(2017, 4, 1), date(2017, 9, 1)),
        ("half term 3 academic year 2016-17", PeriodKind.HALF_TERM, date(2017, 1, 1), date(2017, 2, 15)),
        ("September 2016", PeriodKind.MONTH, date(2016, 9, 1), date(2016, 10, 1)),
        ("October 2015 to September 2016", PeriodKind.ROLLING, date(2015, 10, 1), date(2016, 10, 1)),
        ("12 months to March 2017", PeriodKind.ROLLING, date(2016, 4, 1), date(2017, 4, 1)),
        ("3 months to November 2016", PeriodKind.ROLLING, date(2016, 9, 1), date(2016, 12, 1)),
        ("2013 to 2015 (three years pooled)", PeriodKind.POOLED, date(2013, 1, 1), date(2016, 1, 1)),
        ("2013-14 to 2015-16 (three years pooled)", PeriodKind.POOLED, date(2013, 4, 1), date(2016, 4, 1)),
        ("at 31 March 2016", PeriodKind.SNAPSHOT, date(2016, 3, 31), date(2016, 4, 1)),
        ("April 2016 to December 2016", PeriodKind.SPAN, date(2016, 4, 1), date(2017, 1, 1)),
        ("14 February 2018 to 21 February 2018", PeriodKind.SPAN, date(2018, 2, 14), date(2018, 2, 22)),
    ],
)
def test_a_label_covers_these_dates(label: str, kind: PeriodKind, start: date, end: date) -> None:
    period = read_period(label)
    assert period is not None
    assert (period.kind, period.start, period.end) == (kind, start, end)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "~",
        "0",
        "N/A",
        "18.7%",
        "10-24",
        "16-17",  # an age band as often as a year
        "0-19",
        "15-17",
        "20-25%",
        "1,989",
        "652 per 10,000",
        "PHOF 2.09",
        "2013/14a",
        "31/06/2017",
        "06/21/2017",
        "2016/15",
        "Q5 2016/17",
        "H3 2016/17",
        "Q2 2013-15",
        "2016-17-18",
        "school years 10-11",
        "£2016",
        "Mar 2017 to Feb 2016",
        "Available Q4",
        "2016/17 YTD",  # how far the year has run is not said
        "2016/17 (to Dec)",
        "Term 1 2016/17",  # one of three, or of six: councils differ
        "Quarter 1 (April - June) academic year 2016/17",
        "the following Wednesdays",
        "2015/16 " * 40,
    ],
)
def test_what_is_no_period_is_not_read_as_one(written: str) -> None:
    assert read_period(written) is None


@pytest.mark.parametrize(
    ("written", "within", "label"),
    [
        ("(Q2)", OUTTURN_2016_17, "Q2 2016-17"),
        ("Quarter 3", OUTTURN_2016_17, "Q3 2016-17"),
        ("Q4", OUTTURN_2016_17.quarter(2), "Q4 2016-17"),
        ("Q1", Period.year(2016, ACADEMIC), "Q1 academic year 2016-17"),
        ("H2", OUTTURN_2016_17, "H2 2016-17"),
        ("Sept", OUTTURN_2016_17, "September 2016"),
        ("February", OUTTURN_2016_17, "February 2017"),
        ("September to March", OUTTURN_2016_17, "September 2016 to March 2017"),
        ("Summer term", OUTTURN_2016_17, "summer term 2016"),
        ("summer term", Period.year(2016, ACADEMIC), "summer term 2017"),
        ("YTD", OUTTURN_2016_17.quarter(2), "H1 2016-17"),
        ("Q1 2015/16", OUTTURN_2016_17, "Q1 2015-16"),
    ],
)
def test_a_period_without_a_year_takes_it_from_the_heading(written: str, within: Period, label: str) -> None:
    period = read_period(written, within=within)
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("written", ["Q2", "September", "Summer term", "YTD"])
@pytest.mark.parametrize(
    "within", [None, Period.pooled(2013, 3), read_span("2016-2018"), read_span("to 2020")]
)
def test_a_period_without_a_year_stays_unread_where_nothing_supplies_one(
    written: str, within: Period | None
) -> None:
    assert read_period(written, within=within) is None


def test_how_far_the_year_to_date_has_run_is_not_guessed_from_a_whole_year() -> None:
    assert read_period("YTD", within=OUTTURN_2016_17) is None


@pytest.mark.parametrize(
    ("written", "year_kind", "start", "end"),
    [
        ("2015/16", ACADEMIC, date(2015, 9, 1), date(2016, 9, 1)),
        ("2016", ACADEMIC, date(2015, 9, 1), date(2016, 9, 1)),
        ("2016", FINANCIAL, date(2015, 4, 1), date(2016, 4, 1)),
        ("2016", CALENDAR, date(2016, 1, 1), date(2017, 1, 1)),
        ("Q3 2016", FINANCIAL, date(2016, 10, 1), date(2017, 1, 1)),
        ("Q4 2016", FINANCIAL, date(2016, 1, 1), date(2016, 4, 1)),
        ("FY 2015/16", ACADEMIC, date(2015, 4, 1), date(2016, 4, 1)),  # the text knows better than the caller
        ("2013-15", CALENDAR, date(2013, 1, 1), date(2016, 1, 1)),
        ("2013-15", FINANCIAL, date(2013, 4, 1), date(2015, 4, 1)),
        ("Apr-Jun 2016", CALENDAR, date(2016, 4, 1), date(2016, 7, 1)),
    ],
)
def test_the_caller_may_say_which_kind_of_year_is_meant(
    written: str, year_kind: YearKind, start: date, end: date
) -> None:
    period = read_period(written, year_kind=year_kind)
    assert period is not None
    assert (period.start, period.end) == (start, end)


# Arithmetic


@pytest.mark.parametrize(
    ("label", "following"),
    [
        ("2015-16", "2016-17"),
        ("academic year 2015-16", "academic year 2016-17"),
        ("2016", "2017"),
        ("Q4 2016-17", "Q1 2017-18"),
        ("H2 2016-17", "H1 2017-18"),
        ("summer term 2017", "autumn term 2017"),
        ("half term 6 2016/17", "half term 1 academic year 2017-18"),
        ("December 2016", "January 2017"),
        ("2013 to 2015 (three years pooled)", "2014 to 2016 (three years pooled)"),
        ("October 2015 to September 2016", "November 2015 to October 2016"),
        ("at 31 March 2016", "at 31 March 2017"),
        ("at 28 February 2015", "at 29 February 2016"),
        ("at 29 February 2016", "at 28 February 2017"),
        ("April 2016 to December 2016", "January 2017 to September 2017"),
        ("14 February 2018 to 21 February 2018", "22 February 2018 to 1 March 2018"),
    ],
)
def test_the_next_period_and_back(label: str, following: str) -> None:
    period = read_period(label)
    assert period is not None
    assert period.next().label == following
    assert period.next().previous() == period


@pytest.mark.parametrize(
    ("like", "as_at", "latest"),
    [
        ("2010-11", date(2017, 6, 21), "2016-17"),
        ("2010-11", date(2017, 4, 1), "2016-17"),
        ("2010-11", date(2017, 3, 31), "2015-16"),  # its last day is not over yet
        ("2030-31", date(2017, 6, 21), "2016-17"),
        ("academic year 2010-11", date(2017, 6, 21), "academic year 2015-16"),
        ("Q1 2010-11", date(2017, 6, 21), "Q4 2016-17"),
        ("Q1 2010-11", date(2017, 7, 1), "Q1 2017-18"),
        ("May 2010", date(2017, 6, 21), "May 2017"),
        ("autumn term 2010", date(2017, 6, 21), "spring term 2017"),
        ("half term 1 2010/11", date(2017, 6, 21), "half term 5 academic year 2016-17"),
        ("2013 to 2015 (three years pooled)", date(2017, 6, 21), "2014 to 2016 (three years pooled)"),
        ("October 2015 to September 2016", date(2017, 6, 21), "June 2016 to May 2017"),
        ("at 31 March 2010", date(2017, 6, 21), "at 31 March 2017"),
        ("at 31 March 2010", date(2017, 3, 31), "at 31 March 2016"),
    ],
)
def test_the_latest_complete_period_at_a_date(like: str, as_at: date, latest: str) -> None:
    period = read_period(like)
    assert period is not None
    assert latest_complete(period, as_at).label == latest


def test_a_year_has_four_quarters_and_two_halves_and_each_knows_its_year() -> None:
    quarters = [OUTTURN_2016_17.quarter(number) for number in (1, 2, 3, 4)]
    assert [quarter.label for quarter in quarters] == [f"Q{number} 2016-17" for number in (1, 2, 3, 4)]
    assert {quarter.year_of() for quarter in quarters} == {OUTTURN_2016_17}
    assert [OUTTURN_2016_17.half(number).months for number in (1, 2)] == [6, 6]


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_is_no_fifth_quarter(number: int) -> None:
    with pytest.raises(ValueError, match="There is no quarter"):
        OUTTURN_2016_17.quarter(number)


def test_only_a_year_has_quarters() -> None:
    with pytest.raises(ValueError, match="Only a year has a quarter"):
        Period.month(2016, 4).quarter(1)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        Period.span(date(2017, 1, 1), date(2016, 1, 1))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2015-16", "2016-17", True),
        ("2015-16", "academic year 2015-16", False),
        ("2015-16", "2016", False),
        ("2015-16", "Q1 2015-16", False),
        ("2015-16", "12 months to March 2016", False),
        ("Q1 2015-16", "Q3 2016-17", True),
        ("Q1 2015-16", "Q1 2016", False),
        ("autumn term 2016", "summer term 2017", True),
        ("2013-15", "2014-16", True),
        ("2013-15", "2012-15", False),
        ("Oct 15 - Sept 16", "Jan 15 - Feb 16", False),
        ("Oct 15 - Sept 16", "Nov 15 - Oct 16", True),
        ("at 31 March 2016", "at 30 September 2016", True),
        ("March 2016", "at 31 March 2016", False),
    ],
)
def test_only_periods_of_one_series_may_be_compared(first: str, second: str, same: bool) -> None:
    one, other = read_period(first), read_period(second)
    assert one is not None
    assert other is not None
    assert one.same_series(other) is same
    assert other.same_series(one) is same


def test_containing_and_overlapping_leave_out_the_day_after_the_end() -> None:
    year = OUTTURN_2016_17
    assert year.contains(date(2016, 4, 1))
    assert year.contains(date(2017, 3, 31))
    assert not year.contains(date(2017, 4, 1))
    assert year.contains(year.quarter(4))
    assert not year.overlaps(year.next())
    assert year.overlaps(Period.year(2016, CALENDAR))
    assert not year.contains(Period.year(2016, CALENDAR))


def test_periods_sort_by_start_then_end() -> None:
    year = OUTTURN_2016_17
    mixed = [year.quarter(2), year, year.quarter(1), Period.month(2016, 4), year.previous()]
    in_order = [year.previous(), Period.month(2016, 4), year.quarter(1), year, year.quarter(2)]
    assert sorted(mixed) == in_order


# The life of a plan

PLAN_LIVES = [
    ("(2014-2016)", None, date(2014, 1, 1), date(2017, 1, 1)),
    ("2016-2018", None, date(2016, 1, 1), date(2019, 1, 1)),
    ("2019-2021", None, date(2019, 1, 1), date(2022, 1, 1)),
    ("2016 -2020", None, date(2016, 1, 1), date(2021, 1, 1)),
    ("2016-20", None, date(2016, 1, 1), date(2021, 1, 1)),
    ("2014 to 2016", None, date(2014, 1, 1), date(2017, 1, 1)),
    ("(2014-17)", None, date(2014, 1, 1), date(2018, 1, 1)),
    ("2015-2016", None, date(2015, 4, 1), date(2016, 4, 1)),
    ("2015-16", ACADEMIC, date(2015, 9, 1), date(2016, 9, 1)),
    ("2015-2016", CALENDAR, date(2015, 1, 1), date(2017, 1, 1)),
    ("2014-2016", FINANCIAL, date(2014, 4, 1), date(2016, 4, 1)),
    ("2014/15 - 2016/17", None, date(2014, 4, 1), date(2017, 4, 1)),
    ("April 2014 to March 2016", None, date(2014, 4, 1), date(2016, 4, 1)),
    ("1 April 2016 - 31 March 2019", None, date(2016, 4, 1), date(2019, 4, 1)),
    ("2016", None, date(2016, 1, 1), date(2017, 1, 1)),
    ("to 2020", None, date.min, date(2021, 1, 1)),
    ("until March 2018", None, date.min, date(2018, 4, 1)),
    ("from 2018 onwards", None, date(2018, 1, 1), date.max),
    ("from 2019 and beyond", None, date(2019, 1, 1), date.max),
    ("from April 2018", None, date(2018, 4, 1), date.max),
]


@pytest.mark.parametrize(("written", "year_kind", "start", "end"), PLAN_LIVES)
def test_the_life_of_a_plan(written: str, year_kind: YearKind | None, start: date, end: date) -> None:
    span = read_span(written, year_kind=year_kind)
    assert span is not None
    assert (span.start, span.end) == (start, end)
    again = read_span(span.label)
    assert again == span


@pytest.mark.parametrize("written", ["", "10-24", "0 -19 service", "ongoing", "2018-16", "2015" * 40])
def test_what_is_no_life_of_a_plan(written: str) -> None:
    assert read_span(written) is None


def test_an_open_span_has_no_neighbour_and_is_never_complete() -> None:
    span = read_span("from 2018 onwards")
    assert span is not None
    assert span.ends_open
    assert not span.begins_open
    assert span.months == 0
    with pytest.raises(ValueError, match="no neighbour"):
        span.next()
    with pytest.raises(ValueError, match="never complete"):
        latest_complete(span, date(2026, 1, 1))
