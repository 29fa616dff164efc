"""Documents of many shapes, each with what a careful officer would make of it by hand.

The expectations stand in the folder `expected`, one text for each document: its title, whose plan it is, its
tier and its years; the questions it leaves; the headings of its narrative; then every part on a line of its
own, indented under what it belongs to, with its dates, people, figures, notes and doubts.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goldenthread.plans.content import Kind
from tests.documents.reading.shapes.catalogue import SHAPES
from tests.documents.reading.shapes.telling import read_shape, told_draft

EXPECTED = Path(__file__).parent / "expected"
LONG = "business plan.pdf"


@pytest.mark.parametrize("name", [name for name in SHAPES if name != LONG])
def test_a_document_is_read_as_a_careful_officer_would(name: str) -> None:
    draft = read_shape(name, SHAPES[name]())
    assert told_draft(draft) == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHAPES)
def test_every_line_is_accounted_for_and_nothing_that_matters_is_left_over(name: str) -> None:
    draft = read_shape(name, SHAPES[name]())
    counts = draft.accounting.counts
    assert counts.in_the_draft + counts.furniture + counts.not_understood == counts.lines
    assert draft.accounting.not_understood == {}


def test_a_ruled_table_goes_on_over_pages_below_its_headings_and_the_running_header() -> None:
    draft = read_shape(LONG, SHAPES[LONG]())
    (plan,) = draft.plans
    assert (plan.title, plan.partnership) == (
        "Business Plan 2025-2027",
        "Northshire Safeguarding Children Partnership",
    )
    assert [question.code for question in draft.questions] == ["partnership_guessed"]
    assert [part.title for part in plan.parts] == ["Neglect", "Exploitation", "Learning from practice"]
    activities = plan.of_kind(Kind.ACTIVITY)
    assert [part.number for part in activities] == [
        f"{priority}.{at}" for priority in (1, 2, 3) for at in range(1, 13)
    ]
    assert all(re.search(rf"in round {part.number.split('.')[1]}$", part.title) for part in activities)
    assert {part.due for part in activities} == {"June 2025", "June 2026", "June 2027"}
    assert {person.organisation for part in activities for person in part.responsibilities} == {
        "Northshire Police"
    }
    assert [part for part in plan.walk() if part.doubts] == []
