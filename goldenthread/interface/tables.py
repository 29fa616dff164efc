"""A table as every page, chart and download shows it: a caption, headings, rows that name themselves.

A table always has a caption that says what it is, and every row begins with a row header. Numbers are
right-aligned in figures of one width, with their unit in the heading (DESIGN, the look; WCAG 1.3.1).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

#: Two columns fit on every phone.
FEWEST_TO_STACK = 3
#: Signs with which a spreadsheet starts a formula; a cell from a document must never become one.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands under it. `sorted` is "ascending", "descending", "none" or empty.

    `nowrap` keeps short texts such as dates and ratings on one line.
    """

    heading: str
    numeric: bool = False
    row_header: bool = False
    unit: str = ""
    href: str = ""
    sorted: str = ""
    nowrap: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its content, and a note in small print under it (a period, "provisional")."""

    content: Any
    note: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `total` sets it off from the rows it adds up."""

    cells: Sequence[Any]
    total: bool = False


@dataclass(slots=True)
class Table:
    """What is shown. `rows` are Rows, or plain sequences of Cells, texts or numbers, one per column.

    Where no column is named as the row header, the first one is. `sticky` keeps the headings in sight
    while a long table scrolls in its own region; `small` uses smaller print on phones. On a phone each row
    of a table of three columns or more stands as a block, its cells named by their headings, unless it is
    `sticky` or `stacks` is off: a table in which columns are compared keeps its shape and scrolls.
    """

    caption: str
    columns: Sequence[Column | str]
    rows: Sequence[Row | Sequence[Any]] = field(default_factory=list)
    id: str = ""
    caption_size: str = "m"
    caption_hidden: bool = False
    sticky: bool = False
    small: bool = False
    stacks: bool = True

    def __post_init__(self) -> None:
        columns = [Column(column) if isinstance(column, str) else column for column in self.columns]
        if columns and not any(column.row_header for column in columns):
            columns[0] = replace(columns[0], row_header=True)
        self.columns = columns
        self.id = self.id or f"table-{slugify(self.caption)[:60]}"
        self.stacks = self.stacks and not self.sticky and len(columns) >= FEWEST_TO_STACK

    def _rows(self) -> Iterator[tuple[Row, list[tuple[Column, Cell]]]]:
        """Each row with its cells beside their columns; ValueError where there are more or fewer cells."""
        columns = [column for column in self.columns if isinstance(column, Column)]
        for row in self.rows:
            shown = row if isinstance(row, Row) else Row(row)
            cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in shown.cells]
            yield shown, list(zip(columns, cells, strict=True))

    def body(self) -> SafeString:
        """The rows as HTML. Written straight, not by a template: a page of 162 measures has 1,300 cells."""
        out: list[str] = []
        for row, cells in self._rows():
            role = ' role="row"' if self.stacks else ""  # said, because a phone shows no table there
            out.append(f'<tr class="govuk-table__row{" gt-table__total" if row.total else ""}"{role}>')
            out += [_cell_html(column, cell, self.stacks) for column, cell in cells]
            out.append("</tr>")
        return mark_safe("".join(out))  # every content was escaped, or made safe before, cell by cell

    def html(self) -> SafeString:
        """The table as a page shows it: in its own region that scrolls sideways on a phone."""
        return render_to_string("interface/components/table.html", {"table": self})

    def as_csv(self) -> str:
        """The same table for a spreadsheet. Texts that a spreadsheet would run as a formula are quoted."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        headings = []
        for column in self.columns:
            assert isinstance(column, Column)
            headings.append(f"{column.heading} ({column.unit})" if column.unit else column.heading)
        writer.writerow([_spreadsheet_text(heading) for heading in headings])
        for _, cells in self._rows():
            writer.writerow([_spreadsheet_text(cell.content, cell.note) for _, cell in cells])
        return out.getvalue()


def _cell_html(column: Column, cell: Cell, stacks: bool) -> str:
    content = "" if cell.content is None else conditional_escape(cell.content)
    note = f' <span class="gt-table__note">{conditional_escape(cell.note)}</span>' if cell.note else ""
    if column.row_header:
        role = ' role="rowheader"' if stacks else ""
        return f'<th scope="row" class="govuk-table__header"{role}>{content}{note}</th>'
    css = " govuk-table__cell--numeric" if column.numeric or cell.numeric else ""
    css += " gt-nowrap" if column.nowrap else ""
    if not stacks:
        return f'<td class="govuk-table__cell{css}">{content}{note}</td>'
    css += "" if content or note else " gt-table__blank"
    label = conditional_escape(f"{column.heading} ({column.unit})" if column.unit else column.heading)
    return f'<td class="govuk-table__cell{css}" role="cell" data-label="{label}">{content}{note}</td>'


def _spreadsheet_text(content: Any, note: str = "") -> str:
    content = "" if content is None else content
    text = strip_tags(content) if isinstance(content, SafeString) else str(content)
    text = f"{text} ({note})" if note else text
    looks_numeric = text.lstrip("+-").replace(".", "", 1).replace("%", "", 1).isdigit()
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and not looks_numeric else text
