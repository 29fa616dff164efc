"""What the top of a table is, and what stands in front of a bullet or number."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from goldenthread.documents.reading.formats.gathering import Gathering, counted, tidy, unaccounted
from goldenthread.documents.reading.formats.markers import split_marker
from goldenthread.documents.reading.formats.table_shape import header_rows, section_starts, title_rows
from goldenthread.documents.reading.source import Cell, Paragraph, SourceDocument, SourceLine


def cells(*rows: str) -> list[list[Cell]]:
    """Rows written as "a|b|c"."""
    return [[Cell(text) for text in row.split("|")] for row in rows]


@pytest.mark.parametrize(
    ("rows", "marked", "spread", "heads"),
    [
        (["Measure|Target", "Referrals|100"], 0, (), 1),
        (["Measure|2015/16|2016/17", "Referrals|100|90"], 0, (), 1),
        (["Measure|2016|2017", "Referrals|100|90"], 0, (), 1),
        (["100|90|80", "70|60|50"], 0, (), 0),
        (["£1.2|90%|x", "70|60|50"], 0, (), 0),
        (["Measure|2016/17|", "|Q1|Q2", "Referrals|1|2"], 0, (0,), 2),
        (["Measure|2016/17|", "Referrals|1|2"], 0, (0,), 1),
        (["Measure|2016/17|", "Referrals|1|2", "Plans|3|4"], 0, (0,), 1),
        (["a|b", "c|d", "e|f"], 2, (), 2),
        (["a|b", "c|d"], 2, (), 1),
        (["a|b"], 0, (), 0),
        ([], 0, (), 0),
    ],
)
def test_how_many_rows_are_headings(
    rows: list[str], marked: int, spread: tuple[int, ...], heads: int
) -> None:
    assert header_rows(cells(*rows), marked=marked, spread=spread) == heads


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (["Priority 1|", "Measure|Target", "a|b"], 1),
        (["Scorecard|", "|2016/17", "Measure|Target", "a|b"], 2),
        (["Measure|Target", "a|b"], 0),
        (["only|", "|text"], 0),
        (["x" * 300 + "|", "Measure|Target"], 0),
    ],
)
def test_how_many_rows_are_titles(rows: list[str], titles: int) -> None:
    assert title_rows(cells(*rows)) == titles


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        (["M|T", "a|1", "Priority 2|", "M|T", "b|2"], [0, 2]),
        (["One|", "M|T", "a|1", "Two|", "more|", "M|T", "b|2"], [0, 3]),
        (["M|T", "a|1", "M|T", "b|2"], [0]),
        (["M|T", "a|1", "Priority 2|", "b|2"], [0]),
        (["M|T"], [0]),
    ],
)
def test_where_a_table_begins_anew(rows: list[str], starts: list[int]) -> None:
    assert section_starts(cells(*rows)) == starts


@pytest.mark.parametrize(
    ("text", "marker", "rest", "is_item"),
    [
        ("• Train staff", "", "Train staff", True),
        ("- Train staff", "", "Train staff", True),
        ("o Train staff", "", "Train staff", True),
        ("\uf0b7\tTrain staff", "", "Train staff", True),
        ("1. Train staff", "1.", "Train staff", True),
        ("1) Train staff", "1)", "Train staff", True),
        ("(a) Train staff", "(a)", "Train staff", True),
        ("iv) Train staff", "iv)", "Train staff", True),
        ("2.3 Train staff", "2.3", "Train staff", True),
        ("2.3. Train staff", "2.3.", "Train staff", True),
        ("1.5 million pounds", "", "1.5 million pounds", False),
        ("27.4% of children", "", "27.4% of children", False),
        ("2016/17 Q2", "", "2016/17 Q2", False),
        ("A. Surname", "", "A. Surname", False),
        ("-5", "", "-5", False),
        ("•", "", "•", False),
        ("", "", "", False),
    ],
)
def test_the_label_in_front_of_an_item(text: str, marker: str, rest: str, is_item: bool) -> None:
    assert split_marker(text) == (marker, rest, is_item)


@given(st.text(max_size=60))
def test_no_word_is_lost_with_a_label(text: str) -> None:
    marker, rest, is_item = split_marker(text)
    assert rest in text
    assert marker in text
    assert is_item or rest == text


def test_a_line_that_a_reader_forgot_becomes_a_paragraph_and_a_blank_one_furniture() -> None:
    gathering = Gathering("a", "text")
    gathering.line("forgotten")
    gathering.line("  ")
    document = gathering.finish()
    assert document.blocks == [Paragraph("forgotten", (1,))]
    assert document.furniture == {2: "blank line"}


def test_lines_that_do_not_exist_or_stand_nowhere_are_found() -> None:
    document = SourceDocument("a", "text", [SourceLine(1, "a"), SourceLine(2, "b")], [Paragraph("a", (1, 7))])
    assert unaccounted(document) == [2, 7]


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a\r\nb", "a\nb"),
        ("a\x0bb", "a\nb"),
        ("\ufeffa\u00a0", "a"),
        ("a\x00\x1fb", "ab"),
        ("a\ud800b", "ab"),
    ],
)
def test_text_is_made_fit_to_be_kept(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@pytest.mark.parametrize(("count", "text"), [(0, "0 rows"), (1, "1 row"), (1200, "1,200 rows")])
def test_a_number_stands_with_its_noun(count: int, text: str) -> None:
    assert counted(count, "row") == text
