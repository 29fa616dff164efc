"""The periods that cells, headings and sentences mention, and what only looks like one."""

from __future__ import annotations

import pytest

from goldenthread.rules.periods import Period, YearKind, find_periods, find_span, heading_period

MENTIONS = [
    ("2015/16 Outturn", ["2015-16"]),
    ("2016/17 Q2", ["Q2 2016-17"]),
    ("2015/16 Year End", ["2015-16"]),
    ("20 by Dec, 40 by March", []),
    ("Y/E March 2024", ["2023-24"]),
    ("quarter ending Sept 2024", ["Q2 2024-25"]),
    ("Qtr ending 30/09/24", ["Q2 2024-25"]),
    ("2022/23 (academic)", ["academic year 2022-23"]),
    ("Q1+Q2 2024/25", ["Q1 2024-25", "Q2 2024-25"]),
    ("HT1-4 2023/24", []),
    ("HT1-HT4 22/23", []),
    ("Winter 2023/24", []),
    ("Three years to 2022", []),
    ("3 years ending 2022/23", []),
    ("Apr-24: 12, May-24: 14", ["April 2024", "May 2024"]),
    ("Q2 FY17", ["Q2 2016-17"]),
    ("(Apr-Sep 2016/17)", ["H1 2016-17"]),
    ("2016/17 (Apr-Sep)", ["H1 2016-17"]),
    ("as at the end of March 2017", ["at 31 March 2017"]),
    ("Annual Target for 2015-16", ["2015-16"]),
    ("1.1 Key action for 2015-16: we will further develop", ["2015-16"]),
    ("Target 16/17", ["2016-17"]),
    ("16/17 outturn", ["2016-17"]),
    ("2016 Outturn", ["2016"]),
    ("Q4 16/17 & Q1 17/18", ["Q4 2016-17", "Q1 2017-18"]),
    ("Q1 and Q2 2016/17", ["Q1 2016-17", "Q2 2016-17"]),
    ("Q1, Q2 and Q3 2016/17", ["Q1 2016-17", "Q2 2016-17", "Q3 2016-17"]),
    ("2016/17 Q2 and Q3", ["Q2 2016-17", "Q3 2016-17"]),
    ("2016/17, Q1 2017/18", ["2016-17", "Q1 2017-18"]),
    ("October and November 2016", ["October 2016", "November 2016"]),
    ("December and January 2017", ["December 2016", "January 2017"]),
    ("2014/15, 2015/16 and 2016/17", ["2014-15", "2015-16", "2016-17"]),
    ("14.8% (2013-2014)", ["2013-14"]),
    ("4.3% (2015/2016)", ["2015-16"]),
    ("107.2 (2012/13)", ["2012-13"]),
    ("11.2% (2016/17 Q2)", ["Q2 2016-17"]),
    ("24.2 (2013 baseline)", ["2013"]),
    ("0.64 (2011/12 baseline)", ["2011-12"]),
    ("31.2 (2015)", ["2015"]),
    ("32.7 (Dec 2014)", ["December 2014"]),
    ("32.9 (Sept 2015)", ["September 2015"]),
    ("6.2 (2013-15)", ["2013 to 2015 (three years pooled)"]),
    ("6.2 (2013-15 no new data)", ["2013 to 2015 (three years pooled)"]),
    ("2013-15 no new data", ["2013 to 2015 (three years pooled)"]),
    ("47.7% (2015/16 no new data)", ["2015-16"]),
    ("47.7% (2015/16", ["2015-16"]),
    ("4.3 (2013-15) (E. Mids)", ["2013 to 2015 (three years pooled)"]),
    ("Prim: 0.03 Sec: 0.20 (Stats N AY 2014/15)", ["academic year 2014-15"]),
    ("168 (652 per 10,000) Oct 15 - Sept 16", ["October 2015 to September 2016"]),
    ("(504) (Apr 15 - Mar 16 PNC data)", ["2015-16"]),
    ("(2014-2015 academic; based on all schools for 6 half-terms)", ["academic year 2014-15"]),
    ("(2013-2014) per 10,000 resident population", ["2013-14"]),
    ("In the full year of 2015", ["2015"]),
    ("Between October 2015 and September 2016", ["October 2015 to September 2016"]),
    ("Higher than 2014/15", ["2014-15"]),
    ("in line with the national average for 2016", ["2016"]),
    ("52% of our 2020 target", ["2020"]),
    ("2015/16 available May 2017", ["2015-16", "May 2017"]),
    ("Results available After SFR release October 2017.", ["October 2017"]),
    ("Not available as of 21/06/17", ["at 21 June 2017"]),
    ("Q4 2016-17: New social care system embedded", ["Q4 2016-17"]),
    ("commence reporting from Q1 2017-18.", ["Q1 2017-18"]),
    ("1.March 2017", ["March 2017"]),
    ("a 12 month rolling figure to June 2016", ["July 2015 to June 2016"]),
    ("no 2015/16 data yet", ["2015-16"]),
    ("from 2014 to 2015", ["2014", "2015"]),
    ("2015/16 Outturn\t2016/17 Q2\t2016/17 Outturn", ["2015-16", "Q2 2016-17", "2016-17"]),
    ("Delivery Plan 2015\n\n-16 schools", ["2015"]),
    ("October\n2015", ["October 2015"]),
    ("the inspection in 2015 found that children were safe", ["2015"]),
    ("in the summer of 2018", []),
    ("Summer 2018 results", ["summer term 2018"]),
    ("By March 2016 and June 2017", ["March 2016", "June 2017"]),
]


@pytest.mark.parametrize(("text", "labels"), MENTIONS)
def test_the_periods_a_text_mentions(text: str, labels: list[str]) -> None:
    assert [found.period.label for found in find_periods(text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        "(10-24 years)",
        "16-17 year olds",
        "16/17 year olds",
        "16- 18 year olds",
        "4-5 year olds",
        "aged 15-17",
        "aged 9 - 21",
        "0-19",
        "0 -19 service",
        "0-5s",
        "may 15-17 year olds attend",
        "Q4 16-17 year olds",
        "Year 10/11 pupils",
        "Years 10/11/12 pupils",
        "age 16/17",
        "0115 915 2015",
        "Tel: 01629 532015",
        "Form 2013/14a",
        "Form 2013/14",
        "pp 15-16",
        "pages 2015-16",
        "20-25%",
        "2015-16%",
        "per 10,000",
        "(PHOF 2.09)",
        "(PHOF 206i)",
        "1.5.92.5% of cases",
        "1989",
        "1,989",
        "over 2000 families",
        "of 2015 children",
        "£2015",
        "2016/17 YTD",
        "YTD 2016/17",
        "2016/17 to date",
        "Term 1 2016/17",
        "12 months to Q2 2016/17",
        "Children Act 2004",
        "Children Act (2004)",
        "Working Together to Safeguard Children 2018",
        "On March 17 the board met",
        "31 June 2016",
        "(1324 YTD)",
        "196 (Q2) 390 (Q4)",
        "16.05 - 18.04",
        "we may march on",
        "6 half-terms",
        "",
    ],
)
def test_what_only_looks_like_a_period_is_left_alone(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("196 (Q2) 390 (Q4)", ["Q2 2016-17", "Q4 2016-17"]),
        ("4.3% (Q1)", ["Q1 2016-17"]),
        ("September to March", ["September 2016 to March 2017"]),
        ("we may march on", []),
        ("Available Q4", ["Q4 2016-17"]),
    ],
)
def test_a_heading_supplies_the_year(text: str, labels: list[str]) -> None:
    assert [found.period.label for found in find_periods(text, within=Period.year(2016))] == labels


def test_the_caller_may_say_which_kind_of_year_is_meant() -> None:
    (found,) = find_periods("95.4% (2014/15)", year_kind=YearKind.ACADEMIC)
    assert found.period == Period.year(2014, YearKind.ACADEMIC)


def test_offsets_point_at_the_words_as_they_are_written() -> None:
    text = "Outturn 2015\u201116 (AY\u00a02014/15), not 10–24 years"
    found = find_periods(text)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert [one.text for one in found] == ["2015\u201116", "AY\u00a02014/15"]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Children, Young People and Families Plan (2014-2016)", "2014 to 2016"),
        ("Delivery Plan for 2015-2016", "2015-16"),
        ("City Plan to 2020", "to 2020"),
        ("Strategy April 2019 to March 2021", "April 2019 to March 2021"),
    ],
)
def test_the_life_of_a_plan_in_its_title(title: str, label: str) -> None:
    found = find_span(title)
    assert found is not None
    assert found.period.label == label


@pytest.mark.parametrize("title", ["Plan for 0-19 year olds", "Early Help Strategy", ""])
def test_a_title_without_years(title: str) -> None:
    assert find_span(title) is None


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("22/23", "2022-23"),
        ("2023", "2023"),
        ("2023/24", "2023-24"),
        ("Target 24/25", "2024-25"),
        ("2015/16 Outturn", "2015-16"),
        ("Q2 23/24", "Q2 2023-24"),
        ("Mar-24", "March 2024"),
        ("England", None),
        ("Ref", None),
        ("", None),
    ],
)
def test_a_columns_heading_names_its_period(heading: str, label: str | None) -> None:
    period = heading_period(heading)
    assert (period.label if period else None) == label
