"""Tables: which lines are rows, where a table's heading is, what belongs together over a page break."""

from __future__ import annotations

import pytest

from goldenthread.documents.reading.source import Paragraph, Table
from tests.documents.reading.text.reading import only_table, read, said, words


@pytest.mark.parametrize(
    ("text", "heading_rows"),
    [
        ("ID→Milestone→Lead\n1.1→Agree it→Council", 1),
        ("<b>ID</b>→<b>Milestone</b>→<b>Lead</b>\n1.1→Agree it→Council", 1),
        ("Area→Head count→Where\n---→---→---\nNorth→5→Town", 1),
        ("| Area | Head count |\n|---|---|\n| North | 5 |", 1),
        ("✓→Chair→Portfolio Holder for Early Years\n✓→Member→Police", 0),
        ("Date:→5 July 2017\nVenue:→Town Hall", 0),
        ("<table><tr><th>Area</th></tr><tr><td>North</td></tr></table>", 1),
    ],
)
def test_a_heading_names_columns_is_marked_or_has_a_rule_below(text: str, heading_rows: int):
    assert only_table(text).header_rows == heading_rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # A row that did not fit on the page: column by column, with empty first cells.
        ("ID→Action→Lead\n2.1→We will review services to→Health\n\n\n\n→reduce harm→(Hub)\n2.2→B→C",
         [["2.1", "We will review services to reduce harm", "Health (Hub)"], ["2.2", "B", "C"]]),
        # The end of a name and of a value after a gap.
        ("Indicator→Value→Target\nSmoking rate→Waiting for local→Reduction\n\n(PHOF 2)→data→\nNext→1→2",
         [["Smoking rate (PHOF 2)", "Waiting for local data", "Reduction"], ["Next", "1", "2"]]),
        # Without a gap, and with a capital letter: the other names have a number, this one has none.
        ("Outcomes→Measures→Lead\n1a: Safe→i) Rate of a in→Council\n\n"
         "Outcomes→Measures→Lead\n→Key Stage 2→Officer\n→ii) Rate of b→Council",
         [["1a: Safe", "i) Rate of a in Key Stage 2", "Council Officer"], ["", "ii) Rate of b", "Council"]]),
        # A new statement in a row of its own is a new item, not a new row.
        ("Outcomes→Measures→Update\nSafe→i) Rate of a→First.\n→→Second.\n→ii) Rate of b→Third.",
         [["Safe", "i) Rate of a", "First. Second."], ["", "ii) Rate of b", "Third."]]),
        # A full row after a gap is a new row.
        ("Indicator→Value→Target\nGap at 5→27.1%→23.0%\n\n\nGap at 11→17.4%→16.0%",
         [["Gap at 5", "27.1%", "23.0%"], ["Gap at 11", "17.4%", "16.0%"]]),
        # A sub-heading fills one cell.
        ("Commitment→Success→Activities\nA great place→→\nOne→Two→Three",
         [["A great place", "", ""], ["One", "Two", "Three"]]),
        # Cells broken over lines, with and without quotes.
        ('Ref→Action→Lead\n1→"Agree the plan\nwith partners"→Council\n2→Publish→Police',
         [["1", "Agree the plan with partners", "Council"], ["2", "Publish", "Police"]]),
        ("Ref→Action→Lead\n1→Agree the plan\nwith partners→Council\n2→Publish→Police",
         [["1", "Agree the plan with partners", "Council"], ["2", "Publish", "Police"]]),
    ],
)  # fmt: skip
def test_a_row_and_what_belongs_to_it(text: str, rows: list[list[str]]):
    assert words(only_table(text))[1:] == rows


def test_what_was_put_together_is_noted_with_its_lines():
    table = only_table("ID→Action\n1→We will review to\n\n→reduce harm\n2→B")
    assert [lines for _, lines in table.repairs] == [(2, 4)]
    assert table.rows[1][1].lines == (2, 4)


def test_a_heading_repeated_on_the_next_page_is_furniture():
    document = read("ID→Action\n1→A\n\nDRAFT\n\nID→Action\n2→B")
    assert len(document.blocks) == 1
    assert document.furniture[6] == "heading repeated on the next page (as in line 1)"


def test_a_heading_broken_over_two_rows_is_one():
    document = read(
        "Indicator→Current Value→Annual Target for\n---→---→---\n\n→→<b>2015-16</b>\nDevelop it→N/A→Agreed"
    )
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert words(table) == [
        ["Indicator", "Current Value", "Annual Target for 2015-16"],
        ["Develop it", "N/A", "Agreed"],
    ]
    assert document.furniture[2] == "rule under a table's heading"


def test_a_new_heading_begins_a_new_table_and_one_cell_above_it_is_its_title():
    text = "ID→Action→Lead\n1→A→B\n\n<b>We are monitoring progress:</b>→→\nIndicator→Value→Target\nRate→1→2"
    assert [said(block) for block in read(text).blocks] == ["T 2x3", "B We are monitoring progress:", "T 2x3"]


def test_a_table_of_one_column_has_its_heading_and_a_row_in_each_line():
    assert words(only_table("Text.\n\nIndicator\nDelivery of the work plan\n\nText.")) == [
        ["Indicator"], ["Delivery of the work plan"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("<p>First.</p> <p>Second.</p>", ("First.", "Second.")),
        ('<ul style="x"> <li>• New service</li> <li>Lower rate</li> </ul>', ("New service", "Lower rate")),
        ('<ul style="x"> • New service • Lower rate.', ("New service", "Lower rate.")),
        ("<p>These are met</p> <ul> <li>one</li> <li>two", ("These are met", "one", "two")),
        ("i) Percentage of a ii) Percentage of b", ("i) Percentage of a", "ii) Percentage of b")),
        ("first line<br>second line", ()),
        ("- Train staff<br>- Recruit volunteers", ("Train staff", "Recruit volunteers")),
        ("<ul><li>only one</li></ul>", ()),
        ("grades A-C and v) of the list", ()),
    ],
)
def test_a_cell_keeps_its_bullets_and_paragraphs_apart(cell: str, items: tuple[str, ...]):
    assert only_table(f"Action→Success\nOne→{cell}").rows[1][1].items == items


def test_bullets_set_off_by_tabs_are_a_list():
    assert [said(block) for block in read("(a)→first\n(b)→second").blocks] == ["(a) first", "(b) second"]


def test_an_html_table_with_cells_over_several_rows_and_columns():
    text = (
        "<table>\n<tr><th>Action</th><th\n colspan=2>Dates</th></tr>\n"
        "<tr><td rowspan=2>Do it<td>May<td>June\n<tr><td>July</table>"
    )
    assert words(only_table(text)) == [["Action", "Dates", ""], ["Do it", "May", "June"], ["", "July", ""]]


def test_a_web_page_is_read_without_its_scripts():
    document = read(
        "<html><head><style>\np {}\n</style></head><body>\n"
        "<h1>Plan</h1><p>Text\ngoes on</p><ul><li>a<li>b</ul>\n</body>"
    )
    assert [said(block) for block in document.blocks] == ["H1 Plan", "P Text goes on", "- a", "- b"]
    assert document.furniture[2] == "markup of the web page"


def test_columns_kept_apart_by_spaces_are_a_table():
    table = only_table(
        "Ref   Action                      Lead            By when\n"
        "1.1   Agree the joint plan with   NHS Trust       March 2025\n"
        "      partners and publish it\n"
        "1.2   Review thresholds           Council         June 2025\n"
    )
    assert words(table)[1:] == [
        ["1.1", "Agree the joint plan with partners and publish it", "NHS Trust", "March 2025"],
        ["1.2", "Review thresholds", "Council", "June 2025"],
    ]


def test_two_columns_of_running_text_are_read_one_after_the_other():
    blocks = read(
        "This is the left column of a     and this is the right column\n"
        "page that was set in two         where other things are said\n"
        "columns by somebody who          about the services that we\n"
        "wanted to save paper.            provide for families.\n"
    ).blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert [said(block)[-21:] for block in blocks] == ["wanted to save paper.", "provide for families."]


def test_a_contents_page_with_dots_is_a_table_of_titles_and_pages():
    assert words(only_table("Foreword ........ 3\nOur priorities . . . . . 4 - 7")) == [
        ["Foreword", "3"], ["Our priorities", "4 - 7"]
    ]  # fmt: skip
