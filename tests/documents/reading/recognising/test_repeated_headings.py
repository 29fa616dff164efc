"""A heading printed over several lists is kept with each of them; one that only goes on is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.documents.reading.accounting import Outcome
from goldenthread.documents.reading.draft import Draft
from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading.source import SourceDocument, SourceLine
from goldenthread.plans.check import check_plans
from goldenthread.plans.content import Kind, Part
from tests.documents.reading.recognising.making import bullet, document, heading, paragraph, table

TITLE = heading("Westmoor Children's Strategy 2024-2026")
PRIORITIES = [
    heading("Priority 1: Well", 2),
    heading("Priority 2: Safe", 2),
    heading("Priority 3: Good schools", 2),
]


def measures(name: str, *titles: str) -> list:
    return [paragraph("Key measures", bold=True), heading(name, 2), *(bullet(title) for title in titles)]


def doubtful(draft: Draft) -> list[Part]:
    return [
        part
        for plan in draft.plans
        for part in plan.walk()
        if any(doubt.code == "heading_repeated" for doubt in part.doubts)
    ]


def read(*blocks) -> Draft:
    draft = read_source(document(TITLE, *blocks))
    counts = draft.accounting.counts
    assert counts.in_the_draft + counts.furniture + counts.not_understood == counts.lines
    assert draft.accounting.not_understood == {}
    return draft


def test_a_heading_over_several_lists_is_kept_and_pointed_out():
    draft = read(
        *PRIORITIES,
        *measures("Our Priority - Well", "Immunisations up to date"),
        *measures("Our Priority - Safe", "Children on a plan"),
        *measures("Our Priority - Safe", "Pupils absent", "Pupils excluded"),
    )
    first, second = [part for part in draft.plans[0].walk() if part.list_heading]
    assert [first.title, second.title] == ["Children on a plan", "Pupils absent"]
    assert {first.list_heading, second.list_heading} == {"Our Priority - Safe"}
    assert doubtful(draft) == [second]
    assert second.doubts[0].sentence == (
        "The heading “Our Priority - Safe” stands above 2 lists of measures (lines 9 and 12); all were put "
        "under this priority. No list of measures stands under priority 3 “Good schools”. Does the list that "
        "begins here belong there?"
    )
    assert draft.accounting.of(12).outcome is Outcome.IN_THE_DRAFT
    assert second.place is not None
    assert second.place.first_line == 12
    (found,) = [
        each for each in check_plans(draft.plans, today=date(2024, 6, 1)) if each.code == "repeated-heading"
    ]
    assert found.sentence == (
        "There are 2 lists of measures headed “Our Priority - Safe” under priority 2 “Safe”. "
        "No measure stands under priority 3 “Good schools”."
    )


def test_it_is_pointed_out_where_no_other_priority_waits_for_a_list():
    draft = read(
        *PRIORITIES[:2],
        *measures("Our Priority - Well", "Immunisations up to date"),
        *measures("Our Priority - Safe", "Children on a plan"),
        *measures("Our Priority - Safe", "Pupils absent"),
    )
    assert [part.title for part in doubtful(draft)] == ["Pupils absent"]


def test_a_number_of_its_own_makes_a_priority_of_its_own():
    draft = read(
        heading("Priority 1: Safe", 2),
        heading("Key measures", 3),
        bullet("Children on a plan"),
        heading("Priority 2: Safe", 2),
        heading("Key measures", 3),
        bullet("Pupils absent"),
    )
    assert [(part.number, part.title) for part in draft.plans[0].of_kind(Kind.PRIORITY)] == [
        ("1", "Safe"),
        ("2", "Safe"),
    ]
    assert [part.doubts[0].sentence for part in doubtful(draft)] == [
        "Priority 1 has the same heading. Was another one meant here?"
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(
            [
                *PRIORITIES[:2],
                *measures("Our Priority - Safe", "Children on a plan"),
                *measures("Our Priority - Well", "Immunisations up to date"),
            ],
            id="each list has its own heading",
        ),
        pytest.param(
            [
                heading("Priority 1: Safe", 2),
                heading("Actions", 3),
                bullet("Open a hub"),
                heading("Priority 2: Well", 2),
                heading("Actions", 3),
                bullet("Visit every school"),
                *measures("Our Priority - Safe", "Children on a plan"),
                *measures("Our Priority - Well", "Immunisations up to date"),
            ],
            id="lists of different things",
        ),
        pytest.param(
            [
                heading("Priority 1: Safe", 2),
                table("Action|Lead|By when", "Open a hub|Police|June 2024"),
                heading("Priority 1: Safe", 2),
                table("Action|Lead|By when", "Close a hub|Police|June 2025"),
                heading("Priority 2: Well", 2),
                table("Action|Lead|By when", "Visit every school|NHS|June 2025"),
            ],
            id="a table that goes on below its heading",
        ),
        pytest.param(
            [
                *PRIORITIES,
                *measures("Our Priority - Safe", "Children on a plan"),
                *measures("Our Priority - Safe (continued)", "Children missing"),
            ],
            id="a heading that says it goes on",
        ),
    ],
)
def test_a_heading_that_stands_where_it_belongs_is_left_alone(blocks):
    draft = read(*blocks)
    assert doubtful(draft) == []
    assert [part for part in draft.plans[0].walk() if part.list_heading] == []


def test_a_list_that_goes_on_overleaf_is_left_alone():
    whole = document(
        TITLE,
        *PRIORITIES[:2],
        *measures("Our Priority - Well", "Immunisations up to date"),
        *measures("Our Priority - Safe", "Children on a plan"),
        *measures("Our Priority - Safe", "Children missing"),
    )
    lines = [replace(line, page=1 if line.number < 10 else 2) for line in whole.lines]
    assert isinstance(lines[0], SourceLine)
    draft = read_source(SourceDocument(whole.name, whole.format, lines, whole.blocks))
    assert doubtful(draft) == []
