"""What is read from the five real documents (where they are on this machine)."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.documents.reading.source import Block, Cell, ListItem, SourceDocument, Table
from goldenthread.documents.reading.text import read_text

SEEDS = Path(__file__).parents[5] / "shared" / "seeds"


def document(start: str) -> SourceDocument:
    found = sorted(SEEDS.glob(f"{start}_*.txt"))
    if not found:
        pytest.skip("The real documents are not on this machine (../shared/seeds).")
    return read_text(found[0].name, found[0].read_text(encoding="utf-8"))


def tables(blocks: list[Block], first_heading: str) -> list[Table]:
    return [
        block for block in blocks
        if isinstance(block, Table) and block.header_rows and block.rows[0][0].text.startswith(first_heading)
    ]  # fmt: skip


def body(found: list[Table]) -> list[list[Cell]]:
    return [row for table in found for row in table.rows[table.header_rows :]]


def pieces(cell: Cell) -> int:
    return len(cell.items) or (1 if cell else 0)


def test_the_delivery_plan_has_its_38_milestones_and_36_indicators():
    blocks = document("000").blocks
    assert len(body(tables(blocks, "ID"))) == 38
    assert len(body(tables(blocks, "Indicator"))) == 36


def test_the_city_action_plan_has_its_measures_with_updates_and_leads():
    rows = body(tables(document("001").blocks, "Outcomes"))
    assert sum(bool(row[0]) for row in rows) == 10 + 1  # ten outcomes and "All outcomes"
    assert sum(pieces(row[1]) for row in rows if row[1].text != "Relevant performance measures") == 43
    split = [row for row in rows if row[1].text.startswith("v) Number of children ceasing")]
    assert split[0][1].text == "v) Number of children ceasing to be subject to, a CSE strategy meeting."


def report_rows() -> dict[str, list[str]]:
    found = [
        table for table in document("001").blocks if isinstance(table, Table) and len(table.rows[0]) == 10
    ]
    assert len(found) == 1
    return {row[1].text: [cell.text for cell in row] for row in found[0].rows[1:] if row[1].text}


def test_the_performance_report_has_its_40_measures():
    assert len(report_rows()) == 40


@pytest.mark.parametrize(
    ("name", "values"),
    [
        (
            "% of women reporting smoking",
            "18.7%; Available Q4; 18.7% (2016/17 Q2); 17.0%; ~; 11.2% (2016/17 Q2)",
        ),
        (
            "% of mothers who breastfeed",
            "47.7%; Available Q4; 47.7% (2015/16 no new data); 48.7%; 42.7% (2015/16); 43.1% (2015/16)",
        ),
        (
            "Rate of infant mortality",
            "6.2 (2013-15); ~; 6.2 (2013-15 no new data); ~; 4.3 (2013-15) (E. Mids); 3.9 (2013-15)",
        ),
        (
            "% of eligible children who have received",
            "92.4% (2014/15); Available Q4; 91.0% (2015/16); 95.0%; 92.8% (2015/16); 93.6% (2015/16)",
        ),
        (
            "% of Year 6 children",
            "22.5% (2014/15); Available Q4; 23.5% (2015/16); 19.5%; 24.4% (2015/16); 19.8% (2015/16)",
        ),
        (
            "% of children aged 5 with tooth decay",
            "(2014/15); ~; (2014/15 no new data); ~; (2014/15) (E. Mids); (2014/15) (E. Mids)",
        ),
        (
            "Number of hospital admissions for self harm",
            "435.8 (2014/15); ~; 448 (2015/16); ~; 422.2 (2015/16); 430.5 (2015/16)",
        ),
        ("Number of referrals into the Behavioural", "(1324 YTD); 663; 1048; ~; ~; ~"),
        ("Rate of hospital admissions for mental", "63; 29; 54; ~; ~; ~"),
        (
            "Under 18 conception rate",
            "32.7 (Dec 2014); 32.9 (Sept 2015); 31.2 (2015); 31.1; 26.0 (2015); 20.8 (2015)",
        ),
        ("% Looked After Children aged 15+", "~; ~; Not available as of 21/06/17; ~; ~; ~"),
        (
            "Number of children subject to a Child Protection",
            "564 (87); 505 (77); 480 (72.8); 458 (71.7); 526 (59); ",
        ),
        ("% of children becoming the subject", "8.0%; 14.1%; 14.2%; 8.0%; ; "),
        ("Number of offences", "1729; 410 (City); 1900 (City); ; ; "),
        ("Number of Accident and Emergency", "114.3 (2014/15); ; 111.3 (2015/16); ; 155.5 (2015/16); "),
        ("% of eligible 2 year olds", "; ; ; ; ; "),
        ("Number of families successfully", "111; 260; 675; 374 (Q2) 746 (Q4); ; "),
    ],
)
def test_each_measure_of_the_performance_report_has_its_own_figures(name: str, values: str):
    found = [row for text, row in report_rows().items() if text.startswith(name)]
    assert len(found) == 1
    assert "; ".join(found[0][3:9]) == values


def test_the_headings_of_the_performance_report_are_whole():
    found = [
        table for table in document("001").blocks if isinstance(table, Table) and len(table.rows[0]) == 10
    ]
    headings = [row[0].text for row in found[0].rows if row[0].text and not row[1].text]
    assert "1b. Children and young people adopt healthy lifestyles" in headings
    assert "1d. Young people have a positive, informed approach to risk taking" in headings
    assert "Safeguarding and supporting children and families" in headings


def test_the_two_year_plan_has_its_21_activities_and_12_compared_indicators():
    blocks = document("002").blocks
    assert len(body(tables(blocks, "Key activities"))) == 21
    assert len(body(tables(blocks, "Key Performance Indicator"))) == 12


def test_the_improvement_plan_has_16_activities_46_actions_and_42_measures_in_four_tables():
    found = tables(document("003").blocks, "Key Activity")
    assert len(found) == 4
    rows = body(found)
    assert len(rows) == 16
    assert sum(pieces(row[4]) for row in rows) == 46
    assert sum(pieces(row[6]) for row in rows) == 42
    assert all(table.repairs for table in found)


def test_the_departmental_strategy_has_3_commitments_with_23_activities_and_67_core_measures():
    read = document("004")
    rows = [row for row in body(tables(read.blocks, "Commitment")) if row[1]]
    assert [pieces(row[2]) for row in rows] == [4, 12, 7]
    start = next(line.number for line in read.lines if line.text.strip() == "Departmental Core Data Set")
    items = [block for block in read.blocks if isinstance(block, ListItem) and block.lines[0] > start]
    assert len(items) == 67
