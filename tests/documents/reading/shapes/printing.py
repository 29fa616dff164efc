"""The Word plans printed as PDF, as most of them reach the public: tables ruled, or without rules."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

STYLES = getSampleStyleSheet()
WIDTH = 760.0  # points between the margins of a landscape page


def printed(data: bytes, *, ruled: bool = True) -> bytes:
    """A Word document's paragraphs and tables as a PDF."""
    word = Document(io.BytesIO(data))
    story: list[Any] = []
    for element in word.element.body:
        if element.tag == qn("w:p"):
            story += _paragraph(WordParagraph(element, word))
        elif element.tag == qn("w:tbl"):
            story += [_table(WordTable(element, word), ruled), Spacer(1, 12)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4), leftMargin=36, rightMargin=36).build(story)
    return out.getvalue()


def _paragraph(paragraph: WordParagraph) -> list[Any]:
    text = escape(paragraph.text)
    if not text:
        return []
    name = (paragraph.style.name if paragraph.style else "") or ""
    if name == "Title":
        return [Paragraph(text, STYLES["Title"])]
    if name == "Subtitle":
        return [Paragraph(text, STYLES["Heading3"])]
    if name.startswith("Heading"):
        return [Paragraph(text, STYLES[f"Heading{name[-1]}"])]
    if "Bullet" in name:
        return [Paragraph(text, STYLES["BodyText"], bulletText="•")]
    is_bold = bool(paragraph.runs) and all(run.bold for run in paragraph.runs)
    return [Paragraph(f"<b>{text}</b>" if is_bold else text, STYLES["BodyText"])]


def _table(table: WordTable, ruled: bool) -> Table:
    """Merged cells reach over their rows and columns, as in the original."""
    places: dict[Any, list[tuple[int, int]]] = {}
    rows: list[list[Any]] = []
    for down, row in enumerate(table.rows):
        cells: list[Any] = []
        for across, cell in enumerate(row.cells):
            is_first = cell._tc not in places
            places.setdefault(cell._tc, []).append((across, down))
            cells.append([_in_cell(each) for each in cell.paragraphs] if is_first else "")
        rows.append(cells)
    style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [("SPAN", each[0], each[-1]) for each in places.values() if len(each) > 1]
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    return Table(rows, colWidths=[WIDTH / len(rows[0])] * len(rows[0]), repeatRows=1, style=style)


def _in_cell(paragraph: WordParagraph) -> Paragraph:
    name = (paragraph.style.name if paragraph.style else "") or ""
    return Paragraph(("• " if "Bullet" in name else "") + escape(paragraph.text), STYLES["BodyText"])
