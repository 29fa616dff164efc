"""The rows of a spreadsheet, for whoever loads figures: the reader of documents, asked for its sheets only.

Figures are loaded below this layer, so this is handed down when the service starts (ADR 0009). A file is
opened by the same door, within the same bounds and with the same sentences as a document.
"""

from __future__ import annotations

import re

from goldenthread.documents.reading.limits import CannotRead
from goldenthread.documents.reading.opening import read_in_a_sandbox
from goldenthread.documents.reading.source import SourceDocument
from goldenthread.measures.loading.opening import CannotOpen, Opened, Sheet, SheetRow

#: Somebody waits for the page, so a spreadsheet gets less time than a document.
SECONDS_TO_OPEN = 25.0

_BLANK_ROWS = re.compile(r"blank rows ([\d,]+) to ([\d,]+)")
_CALLED = {"word": "a Word document", "pdf": "a PDF", "text": "text without columns"}


def open_sheets(path: str, name: str) -> Opened:
    """The sheets of a CSV, Excel or OpenDocument file. Raises CannotOpen with the sentence for the person."""
    try:
        document = read_in_a_sandbox(path, name, seconds=SECONDS_TO_OPEN)
    except CannotRead as refused:
        raise CannotOpen(refused.sentence) from refused
    except FileNotFoundError as gone:
        raise CannotOpen(
            "The file is no longer where it was kept. Take it from where you have it, and bring it in again."
        ) from gone
    if document.format in _CALLED:
        raise CannotOpen(
            f"This file is {_CALLED[document.format]}. Figures are loaded from CSV, Excel (.xlsx) or "
            "OpenDocument (.ods). Copy its table into a spreadsheet, or paste it here."
        )
    return Opened(sheets_of(document), list(document.warnings))


def sheets_of(document: SourceDocument) -> list[Sheet]:
    """The sheets of a spreadsheet as it was read, each row with the number it has in its sheet."""
    sheets: list[Sheet] = []
    number = 0
    for line in document.lines:
        if not sheets or (line.sheet and line.sheet != sheets[-1].name):
            sheets.append(Sheet(line.sheet, []))
            number = 0
            if line.sheet:  # the line that holds the sheet's name is no row of it
                continue
        number += 1
        reason = document.furniture.get(line.number, "")
        blank = _BLANK_ROWS.fullmatch(reason)
        if blank:
            number = int(blank[2].replace(",", ""))
        elif line.text.strip():
            sheets[-1].rows.append(SheetRow(number, tuple(cell.strip() for cell in line.text.split("\t"))))
    return sheets
