"""Tables that a conversion damaged: what is put back, what is noted, and what stays outside."""

from __future__ import annotations

import pytest

from goldenthread.documents.reading.source import Paragraph, Table
from tests.documents.reading.text.reading import only_table, read, said, words

HEADING = "Ref→Measure→Frequency→2015/16 Outturn→2016/17 Outturn→Target→Lead officer\n"


def report(*rows: str) -> Table:
    return only_table(HEADING + "\n".join(rows))


def row_of(table: Table, name: str) -> list[str]:
    found = [row for row in words(table) if row[1].startswith(name)]
    assert len(found) == 1, words(table)
    return found[0]


GOOD = "→Rate of good things→Annual→10.0→11.0→12.0→Head of Service"


@pytest.mark.parametrize(
    ("rows", "name", "values"),
    [
        # A bracket that opens in one row and closes in the next.
        (["→% of a→Annual→47.7%→47.7% (2015/16→48%→Lead", "→Rate of b→Annual→6.2→no new data) 6.1→~→Lead"],
         "% of a", ["Annual", "47.7%", "47.7% (2015/16 no new data)", "48%", "Lead"]),
        (["→% of a→Annual→47.7%→47.7% (2015/16→48%→Lead", "→Rate of b→Annual→6.2→no new data) 6.1→~→Lead"],
         "Rate of b", ["Annual", "6.2", "6.1", "~", "Lead"]),
        # A place that slipped below its figure.
        (["→Rate of a→Annual→4.1→4.3 (2013-15)→~→Lead", "→% of b→Annual→90%→(E. Mids) 92.8%→95%→Lead"],
         "Rate of a", ["Annual", "4.1", "4.3 (2013-15) (E. Mids)", "~", "Lead"]),
        # A row of periods belongs to the figures above it; "~" stays.
        (["→% of a→Annual→22.5%→23.5%→19.5%→Lead", "→% of b→→(2014/15)→(2015/16)→~→"],
         "% of a", ["Annual", "22.5% (2014/15)", "23.5% (2015/16)", "19.5%", "Lead"]),
        # Figures without a name below a name without figures.
        (["→Rate of a→→→→→", "→→Quarterly→32.7 (Dec 2014)→31.2 (2015)→31.1→Lead"],
         "Rate of a", ["Quarterly", "32.7 (Dec 2014)", "31.2 (2015)", "31.1", "Lead"]),
    ],
)  # fmt: skip
def test_what_slipped_into_the_next_row_goes_back(rows: list[str], name: str, values: list[str]):
    # Two cut headings show that the table is damaged.
    table = report(
        "1a. Go→od health→→→→→", "Promotin→g good health→→→→→", GOOD, *rows, "Promoting health is good."
    )
    assert row_of(table, name)[2:] == values
    assert table.repairs


@pytest.mark.parametrize(
    "row",
    [
        "→Number of c→Annual→(504)→(357)→~→Lead",  # figures in brackets, not periods
        "→Number of d→Annual→12→14 (City)→~→Lead",
        "→Number of e→Annual→~→~→~→Lead",
    ],
)
def test_figures_that_stand_where_they_belong_are_left_alone(row: str):
    table = report(GOOD, row)
    assert words(table)[1:] == [GOOD.split("→"), row.split("→")]
    assert table.repairs == []


def test_headings_cut_by_a_cell_border_are_made_whole_where_the_document_has_the_word():
    text = HEADING + "1a. Go→od health→→→→→\nEmpowe→ring families Under 18 rate→→→→→\n" + GOOD
    document = read(text + "\n\nEmpowering families to have good health.")
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [row[0] for row in words(table)[1:3]] == ["1a. Good health", "Empowering families"]
    assert words(table)[3][1] == "Under 18 rate"


CLOSED = "Number of children with a plan in the area closed due to needs being met"
PLAN = "Number of children who are subject to a plan (per 10,000)"
SECOND = "% of children with a second plan"
OTHERS = "Number of offences % of pupils in good schools % of pupils in other schools"
PILE = [
    f"→{CLOSED}→→~→Migrated data→→",
    f"→{CLOSED} {PLAN}→→~ 564 (87)→Migrated data 480 (72.8)→458 (71.7)→",
    f"→{CLOSED} {PLAN} {SECOND}→→~ 564 (87) 8.0%→Migrated data 480 (72.8) 14.2%→458 (71.7)→",
    f"→{CLOSED} {PLAN} {SECOND} {OTHERS}→→~ 564 (87) 8.0% 1729 60.5%→"
    "Migrated data 480 (72.8) 14.2% 1900 (City)→458 (71.7)→",
]


def test_rows_that_pile_up_are_taken_apart_and_figures_given_only_where_no_other_measure_can_have_them():
    document = read(HEADING + "\n".join(PILE))
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [row[1:5:2] + row[4:6] for row in words(table)[1:]] == [
        ["Number of children with a plan in the area closed due to needs being met", "", "Migrated data", ""],
        ["Number of children who are subject to a plan (per 10,000)", "564 (87)", "480 (72.8)", "458 (71.7)"],
        ["% of children with a second plan", "8.0%", "14.2%", ""],
        ["Number of offences", "1729", "1900 (City)", ""],
        ["% of pupils in good schools", "", "", ""],
        ["% of pupils in other schools", "", "", ""],
    ]
    # 60.5% may belong to either of the last two: it stays outside, with its column's name.
    assert [said(block) for block in document.blocks[1:]] == ["P 2015/16 Outturn: 60.5%"]
    assert any("were given to no measure" in sentence for sentence, _ in table.repairs)


COLLAPSED = """
Key Activity Strategic
Plan

Governance
Group

Lead organisation
and other partners

Key Actions Date actions
required by

Key Performance Measures

1. The monitoring of the
new strategy

Children's
Strategy
(2015-2018)

Strategy Group and

Parenting Committee

Council, Police

1.To have implemented the
plan

2. To review it

1.March 2017

2.December
2016

• Rate of a long-
term kind

• Rate of b

2. Train the staff

Workforce Plan

Children's Board
 Key Activity Strategic
Plan

Governance
Group

Lead organisation
and other partners

Key Actions Date actions
required by

Key Performance Measures

1.Train them all

March 2017 • Share of
trained staff
 Priority 2 - Happy and healthy

Text follows here.
"""


def test_a_table_printed_cell_below_cell_gets_its_rows_and_columns_back():
    document = read(COLLAPSED)
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert words(table) == [
        ["Key Activity", "Strategic Plan", "Governance Group", "Lead organisation and other partners",
         "Key Actions", "Date actions required by", "Key Performance Measures"],
        ["1. The monitoring of the new strategy", "Children's Strategy (2015-2018)",
         "Strategy Group and Parenting Committee", "Council, Police",
         "1.To have implemented the plan 2. To review it", "1.March 2017 2.December 2016",
         "Rate of a long-term kind Rate of b"],
        ["2. Train the staff", "Workforce Plan", "Children's Board", "", "1.Train them all", "March 2017",
         "Share of trained staff"],
    ]  # fmt: skip
    assert [len(cell.items) for cell in table.rows[1]] == [0, 0, 0, 0, 2, 2, 2]
    assert any("“Lead organisation and other partners”" in sentence for sentence, _ in table.repairs)
    assert [said(block) for block in document.blocks[1:]] == [
        "H0 Priority 2 - Happy and healthy",
        "P Text follows here.",
    ]


def test_a_piece_that_could_belong_to_several_cells_stays_outside_the_table():
    broken = COLLAPSED.replace(
        "1.Train them all\n\nMarch 2017", "frameworks of the\n\n1.Train them all\n\nMarch 2017"
    )
    document = read(broken)
    assert isinstance(document.blocks[1], Paragraph)
    assert document.blocks[1].text == "frameworks of the"


@pytest.mark.parametrize(
    "text", ["Key Activity\n\nStrategic Plan\n\nLead\n\nText that goes on.", "Lead\n\nDate\n\n1. One"]
)
def test_words_that_columns_have_are_no_table_without_rows_below(text: str):
    assert not any(isinstance(block, Table) for block in read(text).blocks)


STACKED = """
Action
Lead
Due date

Agree the plan
Council
July 2024

Set up panels
Police
Sept 2024

Key facts
"""


def test_a_table_with_a_line_for_each_cell_is_counted_out_by_its_dates():
    document = read(STACKED)
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert words(table) == [
        ["Action", "Lead", "Due date"],
        ["Agree the plan", "Council", "July 2024"],
        ["Set up panels", "Police", "Sept 2024"],
    ]
    assert said(document.blocks[1]) == "H0 Key facts"


def test_lines_that_do_not_come_out_even_are_no_table():
    blocks = read(STACKED.replace("July 2024", "With partners")).blocks
    assert not any(isinstance(block, Table) for block in blocks)
