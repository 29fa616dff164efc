"""How workbooks are read: tables, titles, numbers as they are shown, what is hidden, what is too much."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from goldenthread.documents.reading.formats.excel import read_excel
from goldenthread.documents.reading.formats.gathering import tidy, unaccounted
from goldenthread.documents.reading.formats.markers import split_marker
from goldenthread.documents.reading.formats.number_formats import shown
from goldenthread.documents.reading.limits import ReadingLimits
from goldenthread.documents.reading.source import Block, Heading, ListItem, Paragraph, SourceDocument, Table


def workbook_bytes(fill: Callable[[Worksheet], None], *, title: str = "Scorecard") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    fill(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes, **limits: int) -> SourceDocument:
    document = read_excel("scorecard.xlsx", data, limits=ReadingLimits(**limits))
    assert unaccounted(document) == []
    return document


def tables(document: SourceDocument) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.547, "0.0%", "54.7%"),
        (0.547, "0%", "55%"),
        (0.005, "0%", "1%"),
        (42795, "mmm-yy", "Mar-17"),
        (42795, "mmm\\-yy", "Mar-17"),
        (42795, "dd/mm/yyyy", "01/03/2017"),
        (42795, "[$-809]d mmmm yyyy", "1 March 2017"),
        (42795, "dddd d mmm", "Wednesday 1 Mar"),
        (42795, 'yyyy"/"yy', "2017/17"),
        (1234, "#,##0", "1,234"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (-1234, "#,##0;(#,##0)", "(1,234)"),
        (-1234, "#,##0", "-1,234"),
        (-0.2, "0", "0"),
        (0, '0;-0;"–"', "–"),
        (1234.5, '"£"#,##0.00', "£1,234.50"),
        (1234.5, "[$£-809]#,##0", "£1,235"),
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (3, '0" pp"', "3 pp"),
        (3, "+0;-0", "+3"),
        (-3, "+0;-0", "-3"),
        (7, "00", "07"),
        (1500000, '0.0,,"m"', "1.5m"),
        (27.4, "General", "27.4"),
        (0.1 + 0.2, "General", "0.3"),
        (12, "General", "12"),
        (12345678901234, "General", "12345678901234"),
        (0.5, "h:mm", "12:00"),
        (42795, "yyyy-mm-dd h:mm:ss", "2017-03-01"),
        (42795, "dd/mm/yyyy hh:mm", "01/03/2017"),
        (42795.5, "dd/mm/yyyy hh:mm", "01/03/2017 12:00"),
        (42795, "h:mm", "0:00"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (12345, "0.00E+00", "1.23E+04"),
        (5, '[>=10]"many";[<10]"few"', "few"),
        (12, '[>=10]"many";[<10]"few"', "many"),
        (1, "@", "1"),
        (0.25, "# ?/?", "0.25"),
        (-5, "mmm-yy", "-5"),
        (60, "0_)", "60"),
        (60, "[Red]0", "60"),
        (60.5, "#.##", "60.5"),
        (0.5, "#.##", ".5"),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_dates_of_a_workbook_that_counts_from_1904_are_read_from_1904() -> None:
    assert shown(0, "dd/mm/yyyy", from_1904=True) == "01/01/1904"


@given(st.floats(allow_nan=True), st.text(max_size=30))
def test_no_number_and_no_format_ever_raises(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)


def test_numbers_dates_and_percentages_in_a_sheet_are_read_as_shown() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Measure", "Baseline", "As at", "Children"])
        sheet.append(["Attainment", 0.547, datetime.date(2017, 3, 1), 1234])
        sheet["B2"].number_format = "0.0%"
        sheet["C2"].number_format = "mmm-yy"
        sheet["D2"].number_format = "#,##0"

    (table,) = tables(read(workbook_bytes(fill)))
    assert texts(table)[1] == ["Attainment", "54.7%", "Mar-17", "1,234"]
    assert table.header_rows == 1


def test_a_blank_row_ends_a_table_and_a_row_on_its_own_above_a_table_is_its_title() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Priority 1: Be safe"])
        sheet.append(["Measure", "Target"])
        sheet.append(["Referrals", "100"])
        sheet.append([])
        sheet.append(["Priority 2: Be healthy"])
        sheet.append([])
        sheet.append(["Measure", "Target"])
        sheet.append(["Breastfeeding", "40%"])

    document = read(workbook_bytes(fill))
    assert [type(block).__name__ for block in document.blocks] == [
        "Heading",
        "Heading",
        "Table",
        "Heading",
        "Table",
    ]
    assert [b.text for b in document.blocks if isinstance(b, Heading)] == [
        "Scorecard",
        "Priority 1: Be safe",
        "Priority 2: Be healthy",
    ]
    assert document.furniture == {5: "blank line", 7: "blank line"}


def test_a_title_followed_by_the_same_headings_begins_a_new_table() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            ["Priority 1"],
            ["Measure", "Target"],
            ["Referrals", "100"],
            ["Priority 2"],
            ["Measure", "Target"],
            ["Breastfeeding", "40%"],
            ["Measure", "Target"],
            ["Smoking", "10%"],
        ):
            sheet.append(row)

    document = read(workbook_bytes(fill))
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["Scorecard", "Priority 1", "Priority 2"]
    assert [texts(table) for table in tables(document)] == [
        [["Measure", "Target"], ["Referrals", "100"]],
        [["Measure", "Target"], ["Breastfeeding", "40%"], ["Smoking", "10%"]],
    ]
    assert document.furniture == {8: "repeated heading of a table"}


def test_row_n_of_a_sheet_is_n_lines_after_the_line_with_its_name() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A4"], sheet["B4"] = "Lead", "Due"
        sheet["A5"], sheet["B5"] = "Health", "2017"

    document = read(workbook_bytes(fill))
    assert document.lines[4].text == "Lead\tDue"
    assert document.lines[4].sheet == "Scorecard"


def test_a_merged_cell_stands_in_its_first_cell_and_the_rows_below_stay_empty() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Outcome", "Action", "Lead"])
        sheet.append(["Children are safe", "Train staff", "Council"])
        sheet.append([None, "Publish guidance", "Police"])
        sheet.append(["Children are well", "Open a clinic", "Health"])
        sheet.merge_cells("A2:A3")

    (table,) = tables(read(workbook_bytes(fill)))
    assert [row[0].text for row in table.rows] == ["Outcome", "Children are safe", "", "Children are well"]
    ((sentence, lines),) = table.repairs
    assert "reaches over several rows" in sentence
    assert lines == (3, 4)


def test_a_heading_that_reaches_over_columns_has_a_second_row_of_headings() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Measure", "2016/17", None])
        sheet.append([None, "Q1", "Q2"])
        sheet.append(["Referrals", 10, 12])
        sheet.merge_cells("B1:C1")

    (table,) = tables(read(workbook_bytes(fill)))
    assert table.header_rows == 2


def test_hidden_sheets_rows_and_columns_are_read_and_mentioned() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    for row in (["Action", "Note"], ["Train", "a"], ["Publish", "b"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    data = book.create_sheet("Data")
    data.append(["Secret list"])
    data.sheet_state = "veryHidden"
    document = read(saved(book))
    assert any(line.text == "Secret list" for line in document.lines)
    assert texts(tables(document)[0])[2] == ["Publish", "b"]
    assert document.warnings == [
        "In the sheet ‘Plan’ these rows are hidden: 3; they were read as well.",
        "In the sheet ‘Plan’ these columns are hidden: B; they were read as well.",
        "The sheet ‘Data’ is hidden; it was read as well.",
    ]


def test_a_formula_without_a_worked_out_value_is_kept_as_written_with_a_warning() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Count", "Total"])
        sheet.append([3, "=A2*2"])

    document = read(workbook_bytes(fill))
    assert texts(tables(document)[0])[1] == ["3", "=A2*2"]
    assert any("without a worked-out value" in warning for warning in document.warnings)


def test_a_formula_gives_the_value_that_was_last_worked_out() -> None:
    data = with_sheet(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c></row>'
    )
    document = read(data)
    assert document.lines[1].text == "2\ta"
    assert document.warnings == []


def with_sheet(rows: str, after: str = "", shared: str = "") -> bytes:
    """A workbook whose only sheet holds these rows, written by hand, with these shared texts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes(lambda sheet: None))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.namelist():
            body = source.read(item)
            if item == "xl/worksheets/sheet1.xml":
                main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                body = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()
            target.writestr(item, body)
        if shared:
            target.writestr("xl/sharedStrings.xml", f"<sst>{shared}</sst>")
    return out.getvalue()


def test_texts_that_cells_share_are_read_with_all_their_pieces() -> None:
    shared = (
        "<si><t>Measure</t></si><si><r><t>Be </t></r><r><rPr><b/></rPr><t>safe</t></r>"
        "<rPh><t>left out</t></rPh></si><si/>"
    )
    cells = "".join(f'<c t="s"><v>{index}</v></c>' for index in (1, 0, 2, 1))
    document = read(with_sheet(f"<row>{cells}</row>", shared=shared))
    assert document.lines[1].text == "Be safe\tMeasure\t\tBe safe"


def test_text_boxes_follow_the_rows_and_charts_are_mentioned() -> None:
    book = workbook_bytes(lambda sheet: sheet.append(["Measure", "Target"]))
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    out = io.BytesIO(book)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            f'<Relationships><Relationship Id="r1" Type="{kinds}/drawing" Target="../drawings/drawing1.xml"/>'
            "</Relationships>",
        )
        package.writestr(
            "xl/drawings/drawing1.xml",
            "<wsDr><sp><txBody><p><r><t>Read "
            "</t></r><r><t>me</t></r></p></txBody></sp><graphicFrame/></wsDr>",
        )
    document = read(out.getvalue())
    assert document.lines[-1].text == "Read me"
    assert len(document.warnings) == 2


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="inlineStr"><is><r><t>Be </t></r><r><t>safe</t></r></is></c>', "Be safe"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="s"><v>999</v></c>', ""),
        ('<c r="A1" t="str"><v>a_x000D_\nb</v></c>', "a b"),
        ('<c r="A1"><v>not a number</v></c>', "not a number"),
        ("<c><v>7</v></c>", "7"),
        ('<c r="A1" s="999"><v>7</v></c>', "7"),
    ],
)
def test_every_kind_of_cell_is_read(cell: str, text: str) -> None:
    document = read(with_sheet(f'<row r="1">{cell}</row>'))
    assert [line.text for line in document.lines if line.text] == (
        ["Scorecard", text] if text else ["Scorecard"]
    )


def test_rows_with_odd_numbers_are_put_one_after_the_other() -> None:
    cell = '<c t="str"><v>{}</v></c>'
    rows = "".join(
        f'<row r="{r}">{cell.format(t)}</row>' for r, t in ((3, "a"), (2, "b"), ("x", "c"), (999999, "d"))
    )
    document = read(with_sheet(rows))
    assert [line.text for line in document.lines if line.text] == ["Scorecard", "a", "b", "c", "d"]
    assert "blank rows 6 to 999,998" in document.furniture.values()


def test_a_hundred_thousand_rows_are_read_as_far_as_the_limit_goes_and_the_rest_is_named() -> None:
    rows = "".join(f'<row r="{n}"><c t="str"><v>a</v></c><c><v>{n}</v></c></row>' for n in range(1, 100_001))
    document = read(with_sheet(rows), rows=1_000)
    assert len(tables(document)[0].rows) == 1_000
    (warning,) = document.warnings
    assert warning.startswith("Rows 1,001 to 100,000 of the sheet ‘Scorecard’ were not read")
    assert isinstance(document.blocks[-1], Paragraph)
    assert document.blocks[-1].text == warning


def test_filled_cells_far_to_the_right_are_counted_and_not_read() -> None:
    document = read(with_sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'))
    assert any("1 filled cell so far to the right (beyond column SR)" in w for w in document.warnings)


def test_comments_follow_the_rows_of_their_sheet() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Measure", "Target"])
        sheet.append(["Referrals", 100])
        sheet["B2"].comment = Comment("Agreed by the board", "Amara Okafor")

    document = read(workbook_bytes(fill))
    assert isinstance(document.blocks[-1], Paragraph)
    assert document.blocks[-1].text == "Comment on B2: Agreed by the board"


def test_bold_rows_on_their_own_are_headings_and_others_are_text() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["How to use this workbook"])
        sheet.append(["Fill in the white cells."])
        sheet.append(["- one row per measure"])
        sheet["A1"].font = Font(bold=True)

    kinds = [type(block).__name__ for block in read(workbook_bytes(fill)).blocks]
    assert kinds == ["Heading", "Heading", "Paragraph", "ListItem"]


def test_the_name_a_sheet_gets_by_itself_is_furniture() -> None:
    document = read(workbook_bytes(lambda sheet: sheet.append(["a", "b"]), title="Sheet1"))
    assert document.furniture == {1: "name of a sheet"}


CELLS = st.one_of(st.none(), st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF), max_size=12))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=8))
def test_every_text_written_into_a_workbook_comes_back_in_a_block(rows: list[list[str | None]]) -> None:
    def fill(sheet: Worksheet) -> None:
        for r, row in enumerate(rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None:
                    cell = sheet.cell(r, c)
                    cell.value, cell.data_type = value, "s"

    document = read(workbook_bytes(fill))
    in_blocks = [dense(text) for block in document.blocks for text in texts_of(block)]
    for r, row in enumerate(rows, start=1):
        for value in row:
            text = tidy(value or "")
            if text:
                assert dense(text) in dense(document.lines[r].text)
                assert dense(text) in in_blocks or dense(split_marker(text)[1]) in in_blocks


def dense(text: str) -> str:
    """Without white space: where a line is broken says nothing here."""
    return "".join(text.split())


def texts_of(block: Block) -> list[str]:
    if isinstance(block, Table):
        return [cell.text for row in block.rows for cell in row]
    return [block.marker + block.text, block.text] if isinstance(block, ListItem) else [block.text]
