"""How PDFs are read: from words at places on pages to headings, paragraphs and tables."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph as Text, SimpleDocTemplate, Table as Grid

from goldenthread.documents.reading.formats.gathering import unaccounted
from goldenthread.documents.reading.formats.pdf import read_pdf
from goldenthread.documents.reading.formats.pdf.looks import Looks
from goldenthread.documents.reading.limits import CannotRead, ReadingLimits
from goldenthread.documents.reading.source import Heading, ListItem, Paragraph, SourceDocument, Table

STYLES = getSampleStyleSheet()
BODY = STYLES["BodyText"]
RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
SENTENCE = "Children and young people have told us that they want to be safe and to be heard. "


def drawn(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF whose pages are drawn by hand."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def composed(*story: Flowable, page: Callable[[Canvas, object], None] = lambda canvas, _: None) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(list(story), onFirstPage=page, onLaterPages=page)
    return out.getvalue()


def grid(
    rows: list[list[object]], *more: tuple[object, ...], widths: list[int] | None = None, heads: int = 0
) -> Grid:
    return Grid(rows, colWidths=widths, repeatRows=heads, style=[*RULED, *more])


def read(data: bytes, **limits: int) -> SourceDocument:
    document = read_pdf("plan.pdf", data, limits=ReadingLimits(**limits))
    assert unaccounted(document) == []
    return document


def tables(document: SourceDocument) -> list[list[list[str]]]:
    return [[[c.text for c in row] for row in b.rows] for b in document.blocks if isinstance(b, Table)]


def refused(data: bytes) -> CannotRead:
    with pytest.raises(CannotRead) as refusal:
        read_pdf("plan.pdf", data)
    return refusal.value


# --- Text ------------------------------------------------------------------------------------------------


def test_headings_are_known_by_their_size_and_paragraphs_are_put_together() -> None:
    document = read(
        composed(
            Text("Priority 1: Be safe", STYLES["Heading1"]),
            Text("Why it matters", STYLES["Heading2"]),
            Text(SENTENCE * 4, BODY),
            Text("A second paragraph.", BODY),
        )
    )
    assert document.blocks == [
        Heading("Priority 1: Be safe", 1, (1,)),
        Heading("Why it matters", 2, (2,)),
        Paragraph((SENTENCE * 4).strip(), (3, 4, 5, 6)),
        Paragraph("A second paragraph.", (7,)),
    ]


def test_bullets_and_numbers_are_list_items() -> None:
    def page(canvas: Canvas) -> None:
        for index, text in enumerate(
            ["• Train staff", "(a) Publish", "2. Review", "- Open", "Text that follows it"]
        ):
            canvas.drawString(70, 700 - 14 * index, text)

    blocks = read(drawn(page)).blocks
    assert blocks[:4] == [
        ListItem("Train staff", (1,)),
        ListItem("Publish", (2,), "(a)"),
        ListItem("Review", (3,), "2."),
        ListItem("Open Text that follows it", (4, 5)),
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["children in long-", "term placements"], "children in long-term placements"),
        (["the partner-", "ship and its partnership"], "the partnership and its partnership"),
        (["in 2016-", "17 and"], "in 2016-17 and"),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_put_together(lines: list[str], text: str) -> None:
    def page(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            canvas.drawString(70, 700 - 12 * index, line)

    (block,) = read(drawn(page)).blocks
    assert isinstance(block, Paragraph)
    assert block.text == text


def test_a_soft_hyphen_is_never_printed() -> None:
    assert Looks().join(["the soft part\u00adner\u00ad", "ship"]) == "the soft partnership"


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left column line {n} goes on to its edge here" for n in range(8)]
    right = [f"right column line {n} goes on to its edge too" for n in range(8)]

    def page(canvas: Canvas) -> None:
        canvas.drawString(
            70, 760, "A line over the whole width of the page that says what the two columns below are for"
        )
        for index, (one, two) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(70, 740 - 12 * index, one)
            canvas.drawString(320, 740 - 12 * index, two)

    assert [line.text for line in read(drawn(page)).lines][1:] == left + right


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_whose_text_is_turned_is_read_upright(angle: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(-100, 20, "Priority one is that children are safe")
        canvas.drawString(-100, 0, "and this is the second line of it")

    assert [line.text for line in read(drawn(page)).lines] == [
        "Priority one is that children are safe",
        "and this is the second line of it",
    ]


@pytest.mark.parametrize("angle", [90, 270])
def test_headings_on_their_side_are_read_as_words(angle: int) -> None:
    def page(canvas: Canvas) -> None:
        for index in range(6):
            canvas.drawString(120, 640 - 14 * index, SENTENCE)
        canvas.translate(80, 700)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "Performance rating")

    assert "Performance rating" in [line.text for line in read(drawn(page)).lines]


def test_a_page_that_is_stored_on_its_side_is_read_upright() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(300, 400)
        canvas.rotate(90)
        canvas.drawString(-100, 20, "First line of the page")
        canvas.drawString(-100, 0, "Second line of the page")

    assert [line.text for line in read(drawn(page)).lines] == [
        "First line of the page",
        "Second line of the page",
    ]


# --- Furniture -------------------------------------------------------------------------------------------


def test_what_returns_at_the_edge_of_every_page_is_furniture() -> None:
    def edge(canvas: Canvas, document: object) -> None:
        canvas.drawString(70, 800, "Children’s plan 2016–18")
        canvas.drawString(280, 30, f"Page {canvas.getPageNumber()} of 3")

    story = [
        Text("First page. " + SENTENCE, BODY),
        PageBreak(),
        Text("Second page.", BODY),
        PageBreak(),
        Text("End.", BODY),
    ]
    document = read(composed(*story, page=edge))
    assert sorted(document.furniture.values()) == ["page number"] * 3 + ["running header"] * 3
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        ("First page. " + SENTENCE).strip(),
        "Second page.",
        "End.",
    ]


def test_a_number_at_the_foot_of_a_page_is_furniture_only_where_it_counts_pages() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(70, 700, SENTENCE)
            canvas.drawString(300, 30, str(number))

        return draw

    assert len(read(drawn(page(4), page(5), page(6))).furniture) == 3
    assert read(drawn(page(1250), page(40), page(777))).furniture.get(2) != "page number"


def test_a_table_of_contents_is_furniture() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(70, 700, "Priority 1: Be safe .................................. 4")
        canvas.drawString(70, 680, SENTENCE)

    assert read(drawn(page)).furniture == {1: "table of contents"}


# --- Tables ----------------------------------------------------------------------------------------------


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    rows = [
        ["Action", "Lead", "Due"],
        [Text("Train all the staff who work with children", BODY), "Council", "Mar 2017"],
    ]
    document = read(composed(grid(rows, widths=[120, 80, 80])))
    assert tables(document) == [
        [["Action", "Lead", "Due"], ["Train all the staff who work with children", "Council", "Mar 2017"]]
    ]
    assert document.lines[1].text == "Train all the staff who work with children\tCouncil\tMar 2017"


def test_items_in_a_cell_are_kept_apart() -> None:
    rows = [["Action", "Measures"], ["Train", "• Referrals\n• Repeat referrals\n• Plans"]]
    (table,) = [block for block in read(composed(grid(rows))).blocks if isinstance(block, Table)]
    assert table.rows[1][1].items == ("• Referrals", "• Repeat referrals", "• Plans")


def test_cells_over_several_rows_and_columns_stand_in_the_first_place() -> None:
    rows = [
        ["Priority 1: Be safe", "", ""],
        ["Outcome", "2016/17", ""],
        ["", "Q1", "Q2"],
        ["Safe", "1", "2"],
        ["", "3", "4"],
        ["Well", "5", "6"],
    ]
    spans = [
        ("SPAN", (0, 0), (2, 0)),
        ("SPAN", (1, 1), (2, 1)),
        ("SPAN", (0, 1), (0, 2)),
        ("SPAN", (0, 3), (0, 4)),
    ]
    document = read(composed(grid(rows, *spans, widths=[120, 80, 80])))
    assert document.blocks[0] == Heading("Priority 1: Be safe", 0, (1,))
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert tables(document)[0] == rows[1:]
    assert table.header_rows == 2
    assert table.repairs[0][1] == (3, 5)


def test_a_table_over_several_pages_is_one_table_and_its_repeated_headings_are_furniture() -> None:
    rows: list[list[object]] = [["Action", "Lead"], *[[f"Action {n}", "Council"] for n in range(80)]]
    document = read(composed(grid(rows, heads=1)))
    (found,) = tables(document)
    assert found == rows
    assert list(document.furniture.values()) == ["repeated heading of a table"] * (len(document.lines) - 81)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.repairs[0][0] == "The table goes on on page 2."


def test_a_row_cut_by_the_end_of_a_page_is_put_together() -> None:
    first = grid([["No", "Action"], ["1", "Train all of the staff"]], widths=[50, 200])
    second = grid([["", "who work with children"], ["2", "Publish"]], widths=[50, 200])
    (found,) = tables(read(composed(first, PageBreak(), second)))
    assert found == [
        ["No", "Action"],
        ["1", "Train all of the staff who work with children"],
        ["2", "Publish"],
    ]


def test_tables_that_differ_on_two_pages_stay_two() -> None:
    first = grid([["No", "Action"], ["1", "Train"]], widths=[50, 200])
    second = grid([["Measure", "Target", "Lead"], ["Referrals", "100", "Police"]])
    assert len(tables(read(composed(first, PageBreak(), second)))) == 2


def test_a_frame_around_text_is_no_table() -> None:
    document = read(composed(grid([[Text(SENTENCE, BODY)]])))
    assert tables(document) == []
    assert [type(block) for block in document.blocks] == [Paragraph]


def test_columns_that_are_only_aligned_are_a_table() -> None:
    rows = [
        ["Measure", "2015/16", "2016/17", "Target"],
        ["Referrals", "1,234", "1,180", "1,100"],
        ["Repeat referrals", "18.7%", "17.9%", "17%"],
        ["Children in care", "", "602", "600"],
    ]

    def page(canvas: Canvas) -> None:
        canvas.drawString(
            70, 720, "The figures of this year are in the table below, which has no lines at all:"
        )
        for index, row in enumerate(rows):
            for x, text in zip((70, 220, 300, 380), row, strict=True):
                canvas.drawString(x, 690 - 16 * index, text)
        canvas.drawString(70, 600, SENTENCE)

    document = read(drawn(page))
    assert tables(document) == [rows]
    assert [type(block) for block in document.blocks] == [Paragraph, Table, Paragraph]


ACTIONS: list[list[str]] = [
    ["Key activity", "Governance group", "Lead organisation and partners"],
    *[
        [
            f"{n}. The strategy for children looked after is put into practice in area {n}",
            "Strategy group and its corporate parenting sub-committee",
            "Council, health providers, schools and colleges of the county",
        ]
        for n in range(1, 25)
    ],
]


@pytest.mark.parametrize(
    "style",
    [
        [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)],
        [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white])],
        [],
    ],
    ids=["rules between rows", "shaded bands", "nothing but white"],
)
def test_cells_over_several_lines_are_put_together_without_a_grid(style: list[tuple[object, ...]]) -> None:
    cells = [[Text(text, BODY) for text in row] for row in ACTIONS]
    table = Grid(
        cells, colWidths=[150, 130, 150], repeatRows=1, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *style]
    )
    document = read(
        composed(Text("Some text that comes before the table.", BODY), table, Text("And after it.", BODY))
    )
    assert tables(document) == [ACTIONS]
    assert len({line.page for line in document.lines}) == 2
    assert list(document.furniture.values()) == ["repeated heading of a table"]


# --- What cannot be read ---------------------------------------------------------------------------------


def one_line(canvas: Canvas) -> None:
    canvas.drawString(70, 700, "Priority 1: children are safe")


def picture(canvas: Canvas) -> None:
    pixel = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (30, 30), "white").save(pixel, "PNG")
    pixel.seek(0)
    canvas.drawImage(ImageReader(pixel), 0, 0, 500, 700)


def test_a_pdf_with_a_password_is_refused() -> None:
    refusal = refused(drawn(one_line, encrypt=StandardEncryption("secret", strength=128)))
    assert refusal.code == "password"
    assert "without a password" in refusal.sentence


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    data = drawn(one_line, encrypt=StandardEncryption("", ownerPassword="boss", strength=128))
    assert read(data).lines[0].text == "Priority 1: children are safe"


def test_a_scanned_pdf_is_refused() -> None:
    refusal = refused(drawn(picture, picture))
    assert refusal.code == "scanned"
    assert "was scanned" in refusal.sentence


def test_a_page_that_is_a_picture_among_others_is_mentioned() -> None:
    document = read(drawn(one_line, picture))
    assert document.warnings == ["Page 2 is a picture, which was not read."]
    assert document.blocks[-1] == Paragraph(document.warnings[0], (2,))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_pdf_that_was_cut_short_is_refused_or_read_as_far_as_it_goes(share: float) -> None:
    data = composed(*[Text(SENTENCE * 20, BODY) for _ in range(10)])
    try:
        document = read_pdf("plan.pdf", data[: int(len(data) * share)])
    except CannotRead as refusal:
        assert refusal.code in ("damaged", "no-text")
    else:
        assert unaccounted(document) == []


def test_a_stream_that_unfolds_to_gigabytes_is_refused() -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b"0 " * 5_000_000) for _ in range(20)) + packer.flush()
    data = one_stream_pdf(bomb)
    assert len(data) < 1_000_000
    assert refused(data).code == "bomb"


def one_stream_pdf(stream: bytes) -> bytes:
    """The least PDF there is: one page with this compressed content."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>endobj\n"
        + b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream)
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def test_a_page_without_anything_on_it_is_no_document() -> None:
    assert refused(one_stream_pdf(zlib.compress(b"q Q"))).code == "no-text"


def test_a_slightly_damaged_pdf_is_repaired_with_a_warning() -> None:
    data = drawn(one_line).replace(b"/Author (", b"/Author x (")
    document = read(data)
    assert document.lines[0].text == "Priority 1: children are safe"
    assert document.warnings == ["The PDF was damaged and had to be repaired; parts of it may be missing."]


@pytest.mark.parametrize("junk", [b"%PDF-1.7\n1 0 obj", b"%PDF-", b"%PDF-1.4\ntrailer<</Root 9 0 R>>"])
def test_what_only_begins_like_a_pdf_is_damaged(junk: bytes) -> None:
    assert refused(junk).code == "damaged"


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"pages": 2}, "Page 3 was not read: no more than 2 pages of a PDF are read."),
        ({"pages": 1}, "Pages 2 to 3 were not read: no more than 1 page of a PDF are read."),
    ],
)
def test_pages_beyond_the_limit_are_named(limits: dict[str, int], sentence: str) -> None:
    document = read(drawn(one_line, one_line, one_line), **limits)
    assert document.warnings == [sentence + " Upload the part with the plan."]
    assert document.blocks[-1] == Paragraph(document.warnings[0], (limits["pages"] + 1,))


def test_pages_that_there_was_no_time_for_are_named() -> None:
    data = drawn(one_line, one_line, one_line)
    limits = ReadingLimits(pages_seconds=0.0001)
    document = read_pdf("plan.pdf", data, limits=limits)
    assert unaccounted(document) == []
    assert document.warnings == [
        "Pages 2 to 3 were not read: reading took too long. Upload the part with the plan."
    ]


def test_a_page_with_far_too_many_marks_is_named_and_the_others_are_read() -> None:
    def dense(canvas: Canvas) -> None:
        for row in range(40):
            canvas.drawString(10, 10 + row * 15, "x" * 100)

    document = read(drawn(one_line, dense), page_marks=2_000)
    assert document.warnings == ["Page 2 was not read: it holds more marks than a page of a document has."]
    assert document.lines[0].text == "Priority 1: children are safe"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 40)), st.integers(1, 9999), min_size=1, max_size=60
    )
)
def test_words_anywhere_on_a_page_are_all_accounted_for(places: dict[tuple[int, int], int]) -> None:
    def page(canvas: Canvas) -> None:
        for (column, row), number in places.items():
            canvas.drawString(50 + 80 * column, 780 - 17 * row, f"word{number}")

    words = sorted(word for line in read(drawn(page)).lines for word in line.text.split())
    assert words == sorted(f"word{number}" for number in places.values())


WORD = st.text("abcdefghijklmnopqrstuvwxyzABC0123456789£%", min_size=1, max_size=9)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.lists(WORD, min_size=1, max_size=30).map(" ".join),
            st.lists(st.lists(WORD, min_size=2, max_size=2), min_size=2, max_size=6),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_word_on_a_page_comes_back_on_a_line(parts: list[str | list[list[str]]]) -> None:
    story = [Text(part, BODY) if isinstance(part, str) else grid(part) for part in parts]  # type: ignore[arg-type]
    document = read(composed(*story))
    found = "".join("".join(line.text.split()) for line in document.lines)
    for part in parts:
        words = part.split() if isinstance(part, str) else [word for row in part for word in row]
        for word in words:
            assert word in found
