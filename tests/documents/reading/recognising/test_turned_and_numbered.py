"""Cards, plans on a page, numbered plans and notes: what they are taken for, and what is not."""

from __future__ import annotations

import pytest

from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading.recognising.cards import cards_in, columns_of_priorities
from goldenthread.documents.reading.recognising.notes import is_note
from goldenthread.documents.reading.recognising.prose.numbered import NumberedPlan
from goldenthread.documents.reading.recognising.prose.whole_plan import headings_of_the_plan
from goldenthread.documents.reading.text.markup import plain
from goldenthread.plans.content import FigureRole, Kind
from tests.documents.reading.recognising.making import bullet, document, heading, paragraph, table


@pytest.mark.parametrize(
    ("rows", "cards"),
    [
        (["Action|Open a hub", "Lead|Early Help", "Timescale|May 2026"], 1),
        (
            [
                "Action|Open a hub",
                "Lead|Early Help",
                "Due|May 2026",
                "Action|Close one",
                "Lead|IT",
                "Due|TBC",
            ],
            2,
        ),
        (["Action|Open a hub|Lead|Early Help", "Timescale|May 2026|RAG|Green"], 1),
        (["Action|Lead", "Open a hub|Early Help", "Close one|IT"], 0),
        (["Action|Lead|Timescale|Impact", "Train staff|Schools Forum|July 2024|Fewer late referrals"], 0),
        (["Measure|Target", "Referrals|100", "Plans|40", "Visits|90%"], 0),
        (["You said|We did", "Too slow|We hired", "Too far|We moved"], 0),
        (["Name|Role", "Chair|Director", "Member|Police"], 0),
    ],
)
def test_which_tables_are_cards(rows: list[str], cards: int) -> None:
    assert len(cards_in(table(*rows))) == cards


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        (["Priority 1: Safe|Priority 2: Healthy", "Open a hub|Train staff"], [0, 1]),
        (["|Outcome 1: Safe|Outcome 2: Well", "What we will do|Open a hub|Train staff"], [1, 2]),
        (["Priority 1: Safe|Lead", "Open a hub|Early Help"], []),
        (["Priority 1: Safe|Outcome 1: Well", "Open a hub|Train staff"], []),
        (["Priority 1: Safe|Priority 2: Healthy"], []),
    ],
)
def test_which_tables_are_plans_on_a_page(rows: list[str], at: list[int]) -> None:
    assert [column for column, _ in columns_of_priorities(table(*rows))] == at


def test_a_labelled_plan_on_a_page_says_what_each_of_its_rows_holds() -> None:
    draft = read_source(
        document(
            heading("Westmere Plan on a Page 2025-26"),
            table(
                "|Priority 1: Safe|Priority 2: Well",
                "Why it matters|Rising referrals|Long waits",
                "What we will do|Open a hub // Train staff|Fund clinics",
                "How we will measure success|Repeat referrals|Average wait",
            ),
        )
    )
    safe, well = draft.plans[0].parts
    assert (safe.why_it_matters, well.why_it_matters) == ("Rising referrals", "Long waits")
    assert [(part.kind, part.title) for part in safe.parts] == [
        (Kind.ACTIVITY, "Open a hub"),
        (Kind.ACTIVITY, "Train staff"),
        (Kind.MEASURE, "Repeat referrals"),
    ]
    assert [part for part in draft.plans[0].walk() if part.doubts] == []
    assert draft.accounting.not_understood == {}


NUMBERED_REPORT = [
    heading("1. Introduction"),
    paragraph("1.1 This report describes the work of the partnership in the past year."),
    paragraph("1.2 The population of the county is growing."),
    heading("2. Findings"),
    paragraph("2.1 Referrals rose by a tenth in the year."),
    paragraph("2.2 The average caseload is now eighteen."),
]
NUMBERED_PLAN = [
    heading("1. Introduction"),
    paragraph("1.1 This plan was written with families."),
    heading("2. Stable homes"),
    paragraph("2.1 We will recruit sixty carers."),
    bullet("Review the payment scheme.", marker="2.2"),
    heading("3. Good health"),
    paragraph("3.1 We will check teeth each year."),
]


@pytest.mark.parametrize(
    ("blocks", "numbers"),
    [
        (NUMBERED_REPORT, []),
        (NUMBERED_PLAN, ["2", "2.1", "2.2", "3", "3.1"]),
        ([heading("Priority 1: Safe"), *NUMBERED_PLAN], []),
        (NUMBERED_PLAN[2:5], []),
    ],
)
def test_numbers_are_the_levels_of_a_plan_only_where_most_of_it_is_to_be_done(blocks, numbers) -> None:
    found = NumberedPlan.of(document(*blocks).blocks)
    assert [entry.number for entry in found.entries.values()] == numbers


@pytest.mark.parametrize(
    ("headings", "of_the_plan"),
    [
        (["Priority 1: Safe", "Priority 2: Well", "Measures"], ["Measures"]),
        (["Priority 1: Safe", "Measures", "Priority 2: Well", "Measures"], []),
        (["Priority 1: Safe", "Measures"], []),
        (
            ["Priority 1: Safe", "What we will do", "Priority 2: Well", "What will success look like?"],
            ["What will success look like?"],
        ),
    ],
)
def test_a_heading_met_once_behind_the_priorities_speaks_of_the_whole_plan(headings, of_the_plan) -> None:
    source = document(*[heading(text, 1) for text in headings])
    found = headings_of_the_plan(source.blocks)
    assert [line.text for line in source.lines if line.number in found] == of_the_plan


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("RAG: Red – off track; Amber – at risk; Green – on track", True),
        ("Key: ▲ improving ▼ getting worse", True),
        ("BRAG key: B = complete, G = on track", True),
        ("Source: local systems", True),
        ("RAG: Amber", False),
        ("Status: on track", False),
        ("Key actions for the year", False),
        ("Green spaces and red routes for every child", False),
    ],
)
def test_which_lines_only_explain_a_table(text: str, note: bool) -> None:
    assert is_note(text) is note


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("<b>S</b> trengths and <b>D</b> ifficulties", "Strengths and Difficulties"),
        ("<b>S</b>upport active travel", "Support active travel"),
        ("<b>A</b> plan for all", "A plan for all"),
        ("<b>S</b> afe and <b>A</b> mbitious", "Safe and Ambitious"),
        ("<b>Safe</b> and well", "Safe and well"),
    ],
)
def test_bold_first_letters_are_put_back_to_their_words(raw: str, read: str) -> None:
    assert plain(raw) == read


def test_a_repaired_row_is_told_once_with_its_activity() -> None:
    draft = read_source(
        document(
            heading("Westmere Action Plan 2025-26"),
            table(
                "Action|Steps|Lead|Measure",
                "Open hubs|Find a site // Hire staff|Early Help|Families seen",
                repairs=("A row was put back together.",),
            ),
        )
    )
    doubted = [
        part for part in draft.plans[0].walk() if any(doubt.code == "repaired" for doubt in part.doubts)
    ]
    assert [(part.kind, part.title) for part in doubted] == [(Kind.ACTIVITY, "Open hubs")]


def test_a_column_nobody_knows_is_told_once_for_the_table() -> None:
    draft = read_source(
        document(
            heading("Westmere Action Plan 2025-26"),
            table("Action|Lead|Zebra", "Open hubs|Early Help|one", "Train staff|Schools|two"),
        )
    )
    first, second = draft.plans[0].of_kind(Kind.ACTIVITY)
    assert [doubt.code for doubt in first.doubts] == ["column_not_recognised"]
    assert (second.doubts, [each.text for each in second.updates]) == ([], ["two"])


@pytest.mark.parametrize(
    ("text", "title", "figures"),
    [
        ("Waiting over 18 weeks: 62% -> 30%", "Waiting over 18 weeks", ["62%", "30%"]),
        ("Families using the offer: 0 → 400", "Families using the offer", ["0", "400"]),
        ("Move from panel -> team", "Move from panel -> team", []),
        ("62% -> 30%", "62% -> 30%", []),
    ],
)
def test_a_measure_printed_with_an_arrow_has_a_baseline_and_a_target(text, title, figures) -> None:
    draft = read_source(
        document(
            heading("Westmere Action Plan 2025-26"),
            table("Action|Lead|KPI: baseline -> target", f"Open hubs|Early Help|{text}"),
        )
    )
    (measure,) = draft.plans[0].of_kind(Kind.MEASURE)
    assert measure.title == title
    assert [each.text for each in measure.figures] == figures
    assert [each.role for each in measure.figures] == [FigureRole.BASELINE, FigureRole.TARGET][: len(figures)]
