"""What a text becomes: headings, paragraphs, list items and tables."""

from __future__ import annotations

from goldenthread.documents.reading.source import Heading, ListItem, Table
from goldenthread.documents.reading.text import read_text


def only_table(text: str) -> Table:
    tables = [block for block in read_text("a plan", text).blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return tables[0]


def words_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_heading_line_and_tabs_make_a_table():
    table = only_table("ID\tMilestone\tLead\n1.1\tAgree the plan\tNHS Trust\n1.2\tPublish it\tCouncil\n")
    assert table.header_rows == 1
    assert words_of(table)[1:] == [["1.1", "Agree the plan", "NHS Trust"], ["1.2", "Publish it", "Council"]]


def test_a_pipe_table_loses_its_rule_and_its_pipes():
    document = read_text("a plan", "| Measure | Target |\n|---|---|\n| Rate a\\|b | 5% |\n")
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert words_of(table) == [["Measure", "Target"], ["Rate a|b", "5%"]]
    assert document.furniture == {2: "rule under a table's heading"}


def test_html_in_a_cell_becomes_words_and_items():
    table = only_table("Action\tSuccess\nOne\t<ul><li>New &amp; better</li><li>By 1<sup>st</sup> May</ul>\n")
    assert table.rows[1][1].items == ("New & better", "By 1st May")


def test_markdown_headings_and_bullets_keep_their_levels():
    blocks = read_text("a plan", "## **Priority One**\n\n- first\n  - (a) second\n").blocks
    assert blocks == [
        Heading("Priority One", 2, (1,)),
        ListItem("first", (3,)),
        ListItem("second", (4,), "(a)", 1),
    ]
