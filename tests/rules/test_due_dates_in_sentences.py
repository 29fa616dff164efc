"""The due dates that milestones and actions mention, and the dates in them that are something else."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.rules.due_dates import DueDateKind, find_due_dates
from goldenthread.rules.periods import Period

DAY, MONTH, BY = DueDateKind.DAY, DueDateKind.MONTH, DueDateKind.BY
BEGINS, RANGE, DURING = DueDateKind.BEGINS, DueDateKind.RANGE, DueDateKind.DURING

SENTENCES = [
    ("To have a single front door by November 2015.", [(BY, "by November 2015", date(2015, 11, 30))]),
    ("Services are young people friendly (by March 2016)", [(BY, "by March 2016", date(2016, 3, 31))]),
    (
        "to have a new service in place for October 2016 (procurement underway by March 2016)",
        [(MONTH, "October 2016", date(2016, 10, 31)), (BY, "by March 2016", date(2016, 3, 31))],
    ),
    ("Agree the model by 1 May 2015", [(BY, "by 1 May 2015", date(2015, 5, 1))]),
    ("Mobilisation of contracts by 31 December 2015", [(BY, "by 31 December 2015", date(2015, 12, 31))]),
    (
        "the service will be in place by 1<sup>st</sup> April 2016.",
        [(BY, "by 1<sup>st</sup> April 2016", date(2016, 4, 1))],
    ),
    ("Deliver the Think Family work plan 2015-2016", [(DURING, "2015-2016", date(2016, 3, 31))]),
    ("Multi-Agency Work Plan 2015-16", [(DURING, "2015-16", date(2016, 3, 31))]),
    ("Increase take up in 2016/17", [(DURING, "2016/17", date(2017, 3, 31))]),
    ("Complete the review by the end of Q3 2016/17", [(BY, "by the end of Q3 2016/17", date(2016, 12, 31))]),
    ("Launch in September 2016", [(MONTH, "September 2016", date(2016, 9, 30))]),
    ("Agree final operational model, 1 May 2015", [(DAY, "1 May 2015", date(2015, 5, 1))]),
    ("Framework agreed (March 2016)", [(MONTH, "March 2016", date(2016, 3, 31))]),
    ("will stay in place until March 2018", [(RANGE, "until March 2018", date(2018, 3, 31))]),
    ("Recruit between October 2016 and end March 2017", [
        (RANGE, "between October 2016 and end March 2017", date(2017, 3, 31))
    ]),
    ("from 1st April 2018 the new service", [(BEGINS, "from 1st April 2018", None)]),
    (
        "places from 2019 and beyond and provision by 2020",
        [(BEGINS, "from 2019 and beyond", None), (BY, "by 2020", date(2020, 12, 31))],
    ),
    ("It is planned to run from 2015-2020.", [(RANGE, "from 2015-2020", date(2020, 12, 31))]),
    ("Strategy by September 2015", [(BY, "by September 2015", date(2015, 9, 30))]),
    ("Obesity Strategy (by March 2016)", [(BY, "by March 2016", date(2016, 3, 31))]),
    ("Survey to be held by June 2024", [(BY, "by June 2024", date(2024, 6, 30))]),
    ("2-2½ year review for 16-17 year olds by March 2016", [(BY, "by March 2016", date(2016, 3, 31))]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_the_due_dates_a_milestone_mentions(
    sentence: str, expected: list[tuple[DueDateKind, str, date | None]]
) -> None:
    found = find_due_dates(sentence)
    assert [(one.due.kind, one.due.text, one.due.latest) for one in found] == expected
    assert [sentence[one.start : one.end] for one in found] == [one.due.text for one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Health Wellbeing Strategy (2014-17)",
        "Strategy 2014-2020",
        "Recruitment & Retention Plan (2016-2018)",
        "Improvement and Development Plan ICCYPH (March 2016)",
        "Healthy Child Programme 0-19 (Public Health England 2016)",
        "as confirmed by the 2015 Ofsted inspection",
        "following the Ofsted inspection in 2015",
        "as confirmed by the Ofsted inspection in March 2015",
        "the findings of the inspection of March 2015",
        "Children Act 2004",
        "1.5.12 The board will consider the plan",
        "32.7 (Dec 2014)",
        "(504) (Apr 15 - Mar 16 PNC data)",
        "168 (652 per 10,000) Oct 15 - Sept 16",
        "54.7%\tHigher than 2014/15\t+",
        "the City Plan to 2020",
        "since phase two began in 2015",
        "an update on actions from 2016-2017",
        "Working Together to Safeguard Children 2018",
        "since April 2019, adoption services have been regional",
        "data for December 2014",
        "in line with the national average for 2016",
        "Targets for 2016-17",
        "reduce the number from 2015 levels",
        "work with 16-17 year olds",
        "support by 10%",
        "reached by 2016 children",
        "by the end of reception year",
        "The guidance published by the Department in March 2024",
        "The review commenced in September 2023",
        "rated good by Ofsted in 2022",
        "Ongoing",
        "Take the work forward with schools",
        "",
    ],
)
def test_what_is_no_due_date_in_a_sentence(sentence: str) -> None:
    assert find_due_dates(sentence) == []


def test_the_plan_supplies_a_missing_year() -> None:
    (found,) = find_due_dates("Consult partners by September", plan=Period.year(2016))
    assert (found.due.kind, found.due.latest) == (BY, date(2016, 9, 30))
    assert find_due_dates("Consult partners by September") == []
