"""How CSV files are read, whatever separates their cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.documents.reading.formats.csv import looks_like_csv, read_csv, separator_of
from goldenthread.documents.reading.formats.gathering import tidy, unaccounted
from goldenthread.documents.reading.limits import ReadingLimits
from goldenthread.documents.reading.source import Heading, Paragraph, SourceDocument, Table


def read(text: str, **limits: int) -> SourceDocument:
    document = read_csv("measures.csv", text, limits=ReadingLimits(**limits))
    assert unaccounted(document) == []
    return document


def rows(document: SourceDocument) -> list[list[str]]:
    return [
        [c.text for c in row] for block in document.blocks if isinstance(block, Table) for row in block.rows
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Measure,Target\nReferrals,100\n", [["Measure", "Target"], ["Referrals", "100"]]),
        ("Measure;Target\nReferrals;1,5\n", [["Measure", "Target"], ["Referrals", "1,5"]]),
        ("Measure\tTarget\nReferrals, new\t100\n", [["Measure", "Target"], ["Referrals, new", "100"]]),
        ("Measure|Target\nReferrals|100\n", [["Measure", "Target"], ["Referrals", "100"]]),
        ('Measure,Note\nReferrals,"two\nlines"\n', [["Measure", "Note"], ["Referrals", "two\nlines"]]),
        ('a,b\n"say ""yes""",2\n', [["a", "b"], ['say "yes"', "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("sep=;\na;b\n1;2\n", [["a", "b"], ["1", "2"]]),
        ("a,b,c\n1,,3\n,2,\n", [["a", "b", "c"], ["1", "", "3"], ["", "2", ""]]),
        ("a,b\n1\n2,3,4\n", [["a", "b", ""], ["1", "", ""], ["2", "3", "4"]]),
    ],
)
def test_cells_are_found_whatever_separates_them(text: str, expected: list[list[str]]) -> None:
    assert rows(read(text)) == expected


def test_a_title_above_the_table_becomes_a_heading_and_blank_rows_are_furniture() -> None:
    document = read("Scorecard 2016/17,,\n,,\nMeasure,Q1,Q2\nReferrals,1,2\n")
    assert isinstance(document.blocks[0], Heading)
    assert document.blocks[0].text == "Scorecard 2016/17"
    assert document.furniture == {2: "blank line"}


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_file() -> None:
    text = 'a,b\n"open,1\n' + "".join(f"x,{n}\n" for n in range(500))
    document = read(text)
    assert len(rows(document)) == 502
    assert document.warnings == [
        "A quotation mark is opened and not closed, so quotation marks were read as text."
    ]


def test_rows_beyond_the_limit_are_named_and_stand_as_a_paragraph() -> None:
    document = read("a,b\n" + "1,2\n" * 500, rows=100)
    assert len(rows(document)) == 100
    assert isinstance(document.blocks[-1], Paragraph)
    assert document.blocks[-1].text.startswith("Rows 101 to 501 were not read")
    assert document.warnings == [document.blocks[-1].text]


def test_a_cell_beyond_the_limit_is_cut_with_a_warning() -> None:
    document = read("a,b\n" + "x" * 200_000 + ",2\n", cell_characters=1000)
    assert len(rows(document)[1][0]) < 1100
    assert document.warnings == [
        "A cell with 200,000 characters was cut after 1,000; the rest of it was not read."
    ]


def test_a_table_without_headings_says_so() -> None:
    (table,) = [block for block in read("1,2,3\n4,5,6\n").blocks if isinstance(block, Table)]
    assert table.header_rows == 0


@pytest.mark.parametrize(
    ("text", "is_table"),
    [
        ("a,b,c\n1,2,3\n4,5,6\n", True),
        ("Dear all,\nthe plan, as agreed, follows.\nYours\n", False),
        ("One line", False),
        ("", False),
    ],
)
def test_a_text_without_a_name_is_a_table_only_where_its_rows_agree(text: str, is_table: bool) -> None:
    assert looks_like_csv(text) is is_table


FIELD = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x85"), max_size=10)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(FIELD, min_size=2, max_size=5), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_every_cell_written_comes_back(written: list[list[str]], separator: str) -> None:
    out = io.StringIO()
    width = max(len(row) for row in written)
    whole = [["Name", *["Value"] * (width - 1)], *[row + [""] * (width - len(row)) for row in written]]
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(whole)
    document = read(out.getvalue())
    assert separator_of(out.getvalue()) == separator
    for number, row in enumerate(whole, start=1):
        for text in row:
            if tidy(text):
                assert tidy(text).replace("\t", " ") in document.lines[number - 1].text.replace("\t", " ")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_odd_for_the_reader(text: str) -> None:
    read(text)
