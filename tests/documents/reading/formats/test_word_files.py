"""How Word documents are read: headings, printed numbers, tables, what is tracked, hidden or
beside the text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.shared import Pt
from hypothesis import HealthCheck, given, settings, strategies as st

from goldenthread.documents.reading.formats.gathering import unaccounted
from goldenthread.documents.reading.formats.word import read_word
from goldenthread.documents.reading.formats.word.numbering import written
from goldenthread.documents.reading.source import Block, Heading, ListItem, Paragraph, SourceDocument, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def made(fill: Callable[[Document], None]) -> SourceDocument:
    """A document written by python-docx, read."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return read(out.getvalue())


def read(data: bytes) -> SourceDocument:
    document = read_word("plan.docx", data)
    assert unaccounted(document) == []
    return document


def package(body: str, *, namespace: str = W, **parts: str) -> bytes:
    """A document written by hand: the inside of its body, and further parts of word/ by name."""
    out = io.BytesIO()
    spaces = f'xmlns:w="{namespace}" xmlns:r="{R}" xmlns:mc="{MC}"'
    links = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        target.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
        for name, part in parts.items():
            root, _, inside = part.partition("|")
            target.writestr(f"word/{name}.xml", f"<w:{root} {spaces}>{inside}</w:{root}>")
    return out.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def summary(document: SourceDocument) -> list[tuple[str, str]]:
    return [
        (type(block).__name__, "" if isinstance(block, Table) else block.text) for block in document.blocks
    ]


def texts(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[cell.text for cell in row] for row in block.rows]


# --- Headings --------------------------------------------------------------------------------------------


def test_headings_are_known_by_their_style() -> None:
    def fill(document: Document) -> None:
        document.add_heading("Priority 1", 1)
        document.add_heading("Outcomes", 2)
        document.add_paragraph("Children are safe at home and outside of it.")
        document.add_paragraph("Bold words").runs[0].bold = True

    blocks = made(fill).blocks
    assert blocks[0] == Heading("Priority 1", 1, (1,))
    assert blocks[1] == Heading("Outcomes", 2, (2,))
    assert blocks[2] == Paragraph("Children are safe at home and outside of it.", (3,))
    assert blocks[3] == Paragraph("Bold words", (4,), bold=True)


def test_headings_are_known_by_their_outline_level() -> None:
    document = read(
        package(p("Priority 1", '<w:outlineLvl w:val="1"/>') + p("Text", '<w:outlineLvl w:val="9"/>'))
    )
    assert document.blocks == [Heading("Priority 1", 2, (1,)), Paragraph("Text", (2,))]


def test_where_no_style_is_used_a_short_bold_paragraph_is_a_heading_by_its_looks() -> None:
    long = "This sentence is emphasised but it is a sentence and it goes on and ends with a full stop."
    document = read(package(p("Priority 1", run="<w:b/>") + p(long, run="<w:b/>") + p("Some text")))
    assert document.blocks == [
        Heading("Priority 1", 0, (1,)),
        Paragraph(long, (2,), bold=True),
        Paragraph("Some text", (3,)),
    ]


def test_headings_by_looks_take_their_level_from_their_size() -> None:
    body = (
        p("The plan", run='<w:b/><w:sz w:val="40"/>')
        + p("Priority 1", run='<w:b/><w:sz w:val="28"/>')
        + p("Outcomes", run='<w:b/><w:sz w:val="22"/>')
        + p("Some longer running text that makes up most of the document.", run='<w:sz w:val="22"/>')
    )
    assert [b.level for b in read(package(body)).blocks if isinstance(b, Heading)] == [1, 2, 3]


def test_bold_that_is_switched_off_is_not_bold() -> None:
    document = read(package(p("Not bold", run='<w:b w:val="0"/>')))
    assert document.blocks == [Paragraph("Not bold", (1,))]


# --- Lists -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "kind", "text"),
    [
        (1, "decimal", "1"),
        (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"),
        (3, "lowerLetter", "c"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (7, "decimalZero", "07"),
        (2, "ordinal", "2nd"),
        (11, "ordinal", "11th"),
        (1, "cardinalText", "One"),
        (0, "lowerLetter", ""),
        (-3, "upperRoman", "-3"),
        (5, "somethingElse", "5"),
    ],
)
def test_a_count_is_written_in_words_kind_of_number(count: int, kind: str, text: str) -> None:
    assert written(count, kind) == text


def level(depth: int, kind: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


NUMBERING = (
    "numbering|"
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2")
    + level(2, "decimal", "%1.%2.%3")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "lowerLetter", "(%2)")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">' + level(0, "decimal", "Priority %1:") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)


def numbered(text: str, number: int, depth: int = 0, more: str = "") -> str:
    return p(text, f'{more}<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def markers(body: str) -> list[tuple[str, int]]:
    document = read(package(body, numbering=NUMBERING))
    return [(block.marker, block.depth) for block in document.blocks if isinstance(block, ListItem)]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([(1, 0), (1, 0), (1, 0)], ["1.", "2.", "3."]),
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1.", "1.1", "1.2", "2.", "2.1"]),
        ([(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2)], ["1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"]),
        ([(1, 1)], ["1.1"]),
        ([(2, 0), (2, 1), (2, 1), (2, 0), (2, 1)], ["", "(a)", "(b)", "", "(a)"]),
        ([(1, 0), (3, 0), (3, 0)], ["1.", "5.", "6."]),
        ([(1, 0), (2, 0), (1, 0)], ["1.", "", "2."]),
        ([(4, 0), (4, 0)], ["Priority 1:", "Priority 2:"]),
    ],
)
def test_the_printed_number_of_a_list_item_is_worked_out(
    items: list[tuple[int, int]], expected: list[str]
) -> None:
    body = "".join(numbered("Train staff", number, depth) for number, depth in items)
    assert markers(body) == [(marker, depth) for marker, (_, depth) in zip(expected, items, strict=True)]


def test_the_number_of_a_numbered_heading_is_part_of_it() -> None:
    document = read(package(numbered("Be safe", 4, more='<w:outlineLvl w:val="0"/>'), numbering=NUMBERING))
    assert document.blocks == [Heading("Priority 1: Be safe", 1, (1,))]
    assert document.lines[0].text == "Priority 1: Be safe"


def test_a_number_that_belongs_to_no_list_and_number_nought_are_no_list() -> None:
    document = read(package(numbered("A", 99) + numbered("B", 0), numbering=NUMBERING))
    assert document.blocks == [Paragraph("A", (1,)), Paragraph("B", (2,))]


def test_bullets_and_numbers_typed_by_hand_are_list_items() -> None:
    document = read(package(p("• Train staff") + p("(a) Publish") + p("2. Review") + p("1.5 million pounds")))
    assert document.blocks == [
        ListItem("Train staff", (1,), ""),
        ListItem("Publish", (2,), "(a)"),
        ListItem("Review", (3,), "2."),
        Paragraph("1.5 million pounds", (4,)),
    ]


# --- Tables ----------------------------------------------------------------------------------------------


def test_rows_of_a_table_are_lines_and_its_cells_remember_them() -> None:
    def fill(document: Document) -> None:
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["Action", "Lead", "Train staff", "Council"], strict=True):
            cell.text = text

    document = made(fill)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert texts(table) == [["Action", "Lead"], ["Train staff", "Council"]]
    assert (table.header_rows, table.lines, table.rows[1][0].lines) == (1, (1, 2), (2,))
    assert document.lines[1].text == "Train staff\tCouncil"


def test_a_cell_over_several_rows_stands_in_the_first_and_a_repair_says_so() -> None:
    body = tbl(
        tr(tc(p("Outcome")), tc(p("Action"))),
        tr(tc(p("Safe"), '<w:vMerge w:val="restart"/>'), tc(p("Train"))),
        tr(tc("<w:p/>", "<w:vMerge/>"), tc(p("Publish"))),
        tr(tc(p("Well"), '<w:vMerge w:val="restart"/>'), tc(p("Open"))),
    )
    (table,) = read(package(body)).blocks
    assert texts(table) == [["Outcome", "Action"], ["Safe", "Train"], ["", "Publish"], ["Well", "Open"]]
    assert isinstance(table, Table)
    assert table.repairs[0][1] == (2, 3, 4)


def test_cells_over_several_columns_keep_the_columns_under_their_headings() -> None:
    body = tbl(
        tr(tc(p("Measure"), '<w:vMerge w:val="restart"/>'), tc(p("2016/17"), '<w:gridSpan w:val="2"/>')),
        tr(tc("<w:p/>", "<w:vMerge/>"), tc(p("Q1")), tc(p("Q2"))),
        tr(tc(p("Referrals")), tc(p("1")), tc(p("2"))),
        tr(tc(p("x")), properties='<w:gridBefore w:val="1"/>'),
    )
    (table,) = read(package(body)).blocks
    assert texts(table) == [
        ["Measure", "2016/17", ""],
        ["", "Q1", "Q2"],
        ["Referrals", "1", "2"],
        ["", "x", ""],
    ]
    assert isinstance(table, Table)
    assert table.header_rows == 2


def test_rows_marked_as_heading_are_headings_and_their_repetition_is_furniture() -> None:
    head = tr(tc(p("Action")), tc(p("Lead")), properties="<w:tblHeader/>")
    again = tr(tc(p("Action")), tc(p("Lead")))
    document = read(
        package(tbl(head, tr(tc(p("Train")), tc(p("Police"))), again, tr(tc(p("Open")), tc(p("Health")))))
    )
    (table,) = document.blocks
    assert texts(table) == [["Action", "Lead"], ["Train", "Police"], ["Open", "Health"]]
    assert document.furniture == {3: "repeated heading of a table"}


def test_a_row_over_the_whole_width_above_the_headings_is_a_heading() -> None:
    body = tbl(
        tr(tc(p("Priority 1: Be safe"), '<w:gridSpan w:val="2"/>')),
        tr(tc(p("Action")), tc(p("Lead"))),
        tr(tc(p("Train")), tc(p("Police"))),
    )
    document = read(package(body))
    assert document.blocks[0] == Heading("Priority 1: Be safe", 0, (1,))
    assert texts(document.blocks[1]) == [["Action", "Lead"], ["Train", "Police"]]


def test_a_title_followed_by_the_same_headings_begins_a_new_table() -> None:
    head = tr(tc(p("Action")), tc(p("Lead")))
    title = tr(tc(p("Priority 2"), '<w:gridSpan w:val="2"/>'))
    body = tbl(head, tr(tc(p("Train")), tc(p("Police"))), title, head, tr(tc(p("Open")), tc(p("Health"))))
    document = read(package(body))
    assert summary(document) == [("Table", ""), ("Heading", "Priority 2"), ("Table", "")]
    assert texts(document.blocks[2]) == [["Action", "Lead"], ["Open", "Health"]]


def test_several_paragraphs_in_a_cell_are_its_items_with_their_numbers() -> None:
    body = tbl(
        tr(tc(p("Action")), tc(p("Due"))),
        tr(tc(numbered("Train", 1) + "<w:p/>" + numbered("Publish", 1)), tc(p("2017"))),
    )
    (table,) = read(package(body, numbering=NUMBERING)).blocks
    assert isinstance(table, Table)
    assert table.rows[1][0].items == ("1. Train", "2. Publish")
    assert table.rows[1][0].text == "1. Train\n2. Publish"
    assert table.rows[1][1].items == ()


def test_a_column_of_automatic_numbers_is_read() -> None:
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    body = tbl(tr(tc(p("No")), tc(p("Action"))), tr(tc(empty), tc(p("Train"))), tr(tc(empty), tc(p("Open"))))
    (table,) = read(package(body, numbering=NUMBERING)).blocks
    assert [row[0].text for row in texts_rows(table)] == ["No", "1.", "2."]


def texts_rows(block: Block) -> list[list]:  # type: ignore[type-arg]
    assert isinstance(block, Table)
    return block.rows


def test_a_table_in_a_cell_is_read_as_text_of_the_cell() -> None:
    inner = tbl(tr(tc(p("Q1")), tc(p("10"))), tr(tc(p("Q2")), tc(p("12"))))
    (table,) = read(
        package(tbl(tr(tc(p("Measure")), tc(p("Figures"))), tr(tc(p("Referrals")), tc(inner))))
    ).blocks
    assert texts(table)[1] == ["Referrals", "Q1 | 10\nQ2 | 12"]
    assert isinstance(table, Table)
    assert table.repairs == [("A table inside a cell was read as text of that cell.", (2,))]


def test_a_frame_of_one_cell_is_read_as_the_text_and_tables_in_it() -> None:
    inner = tbl(tr(tc(p("Action")), tc(p("Lead"))), tr(tc(p("Train")), tc(p("Police"))))
    document = read(package(tbl(tr(tc(p("Our plan in brief") + inner)))))
    assert summary(document) == [("Paragraph", "Our plan in brief"), ("Table", "")]


def test_blank_rows_of_a_table_are_furniture() -> None:
    body = tbl(tr(tc(p("A")), tc(p("B"))), tr(tc("<w:p/>"), tc("<w:p/>")), tr(tc(p("1")), tc(p("x"))))
    document = read(package(body))
    assert document.furniture == {2: "blank row of a table"}
    assert texts(document.blocks[0]) == [["A", "B"], ["1", "x"]]


# --- Tracked, hidden, beside the text ----------------------------------------------------------------------


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    body = (
        "<w:p><w:r><w:t>Train </w:t></w:r><w:del><w:r><w:delText>ten</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>twenty</w:t></w:r></w:ins><w:r><w:t> staff</w:t></w:r></w:p>"
        + tbl(
            tr(tc(p("A")), tc(p("B"))),
            tr(tc(p("gone")), tc(p("gone")), properties="<w:del/>"),
            tr(tc(p("C")), tc(p("D"))),
        )
    )
    document = read(package(body))
    assert document.lines[0].text == "Train twenty staff"
    assert not any("gone" in line.text for line in document.lines)
    assert document.warnings == [
        "The document has tracked changes: inserted text was read, deleted text was not "
        "(1 insertion, 2 deletions)."
    ]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Beside it</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = read(package(body))
    assert [line.text for line in document.lines] == ["Beside it", "In the box"]
    assert document.warnings == [
        "The document has text boxes; each was read after the paragraph it hangs on."
    ]


def test_the_results_of_fields_are_read_and_their_codes_are_not() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText>'
        "<w:t>code</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Table 1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("After a field that never ends")
    )
    assert [line.text for line in read(package(body)).lines] == [
        "Table 1",
        "",
        "After a field that never ends",
    ]


def test_footnotes_stand_after_the_paragraph_that_refers_to_them() -> None:
    body = '<w:p><w:r><w:t>27.4%</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Next")
    separator = f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote>'
    notes = f'footnotes|{separator}<w:footnote w:id="2">{p("Provisional.")}</w:footnote>'
    document = read(package(body, footnotes=notes))
    assert [line.text for line in document.lines] == ["27.4%", "Footnote 1: Provisional.", "Next"]


def test_headers_and_footers_are_furniture_and_comments_follow_the_text() -> None:
    document = read(
        package(
            p("Text"),
            header1=f"hdr|{p('Draft plan')}",
            header2=f"hdr|{p('Draft plan')}",
            footer1=f"ftr|{p('Page 1')}",
            comments=f'comments|<w:comment w:id="1">{p("Check this date")}</w:comment>',
        )
    )
    assert [line.text for line in document.lines] == [
        "Text",
        "Comment 1: Check this date",
        "Draft plan",
        "Page 1",
    ]
    assert document.furniture == {3: "running header", 4: "running footer"}


def test_a_table_of_contents_is_furniture() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = f"<w:sdt>{gallery}<w:sdtContent>{p('Priority 1 ... 3')}</w:sdtContent></w:sdt>" + p("Text")
    assert read(package(body)).furniture == {1: "table of contents"}


def test_page_breaks_number_the_pages() -> None:
    turn = '<w:p><w:r><w:t>One</w:t><w:br w:type="page"/></w:r></w:p>'
    assert [line.page for line in read(package(turn + p("Two"))).lines] == [1, 2]
    assert [line.page for line in read(package(p("One"))).lines] == [None]


def test_hidden_and_struck_text_is_read_and_mentioned() -> None:
    document = read(package(p("Hidden", run="<w:vanish/>") + p("Struck", run="<w:strike/>")))
    assert [line.text for line in document.lines] == ["Hidden", "Struck"]
    assert len(document.warnings) == 2


def test_the_strict_variety_of_the_format_reads_the_same() -> None:
    body = p("Priority 1", '<w:outlineLvl w:val="0"/>') + tbl(tr(tc(p("A")), tc(p("B"))))
    assert read(package(body, namespace=STRICT)).blocks == read(package(body)).blocks


def test_characters_that_are_not_text_are_printed_as_word_prints_them() -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    )
    (block,) = read(package(body)).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "a\tb\nc-d✓"


def test_larger_headings_by_looks_are_known_beside_styled_ones() -> None:
    def fill(document: Document) -> None:
        document.add_heading("Priority 1", 1)
        document.add_paragraph("Large and short").runs[0].font.size = Pt(20)
        document.add_paragraph("Running text of the plan that goes on for longer than the headings do.")

    assert [type(block).__name__ for block in made(fill).blocks] == ["Heading", "Heading", "Paragraph"]


WORDS = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["Cc", "Cs"]), max_size=8
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(WORDS, st.lists(st.lists(WORDS, min_size=2, max_size=3), min_size=1, max_size=4)),
        max_size=6,
    )
)
def test_every_text_written_into_a_document_comes_back_on_a_line(parts: list[str | list[list[str]]]) -> None:
    def fill(document: Document) -> None:
        for part in parts:
            if isinstance(part, str):
                document.add_paragraph(part)
                continue
            table = document.add_table(rows=0, cols=max(len(row) for row in part))
            for row in part:
                cells = table.add_row().cells
                for cell, text in zip(cells, row, strict=False):
                    cell.text = text

    document = made(fill)
    found = "\n".join(line.text for line in document.lines)
    for part in parts:
        for text in [part] if isinstance(part, str) else [text for row in part for text in row]:
            assert "".join(text.split()) in "".join(found.split())
