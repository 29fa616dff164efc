"""The door through which a spreadsheet of figures comes: sheets of rows, or a sentence why not.

There is one reader of strangers' files, the one that reads documents, hardened and in a process of its own.
It lives above us (ADR 0009), so it is handed down when the service starts: whoever opens files says so with
`use_opener`, and here only the rows are asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

#: One file of figures may hold so many rows; a larger one is an extract for a connector, or several files.
MOST_ROWS = 20_000
#: And so many filled cells, ten to each row: all are read again whenever somebody looks at the preview.
MOST_CELLS = 200_000
#: A reader stops at some row of a very long file, so beyond this nobody knows how many there are.
_SURELY_COUNTED = 100_000


class CannotOpen(Exception):
    """A file that gives no rows. The message is the sentence the person reads."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet as it is shown: its number, counted from 1, and its cells from the first column."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a cell, counted from 0; empty beyond the last filled one."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""


@dataclass(slots=True)
class Sheet:
    """A sheet: its name and its rows that say anything. A CSV file is one sheet without a name."""

    name: str
    rows: list[SheetRow]


@dataclass(slots=True)
class Opened:
    """What a file holds, with sentences a person should see ("The sheet ‘Data’ is hidden …")."""

    sheets: list[Sheet]
    warnings: list[str] = field(default_factory=list)


#: Opens the file at a path, called so by the person who brought it. Raises CannotOpen.
Opener = Callable[[str, str], Opened]

_openers: list[Opener] = []


def use_opener(opener: Opener) -> None:
    """Say who opens files; the last one said is asked."""
    _openers[:] = [opener]


def without_unseen(text: str) -> str:
    """A text without characters that cannot be seen: they make two names of one, or turn one round."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    seen = "".join(
        "" if kind in _UNSEEN else " " if kind == "Cc" else char
        for char, kind in ((char, unicodedata.category(char)) for char in text)
    )
    return seen.strip(" ")


_UNSEEN = ("Cf", "Cs", "Co", "Cn")


def _clean(opened: Opened) -> None:
    """Take out of every cell what cannot be seen, and say so."""
    count = 0
    for sheet in opened.sheets:
        sheet.name = without_unseen(sheet.name)
        for index, row in enumerate(sheet.rows):
            cells = tuple(map(without_unseen, row.cells))
            if cells != row.cells:
                count += sum(1 for one, other in zip(cells, row.cells, strict=True) if one != other)
                sheet.rows[index] = SheetRow(row.number, cells)
        sheet.rows = [row for row in sheet.rows if any(row.cells)]
    if count:
        where = "1 cell" if count == 1 else f"{count:,} cells"
        opened.warnings.append(
            f"Characters that cannot be seen were taken out of {where}. The file itself is kept as it came."
        )


def open_sheets(path: str, name: str) -> Opened:
    """The sheets of a file, bounded. Raises CannotOpen with the sentence for the person."""
    if not _openers:
        raise CannotOpen("This installation has no reader of files. Type the figures in instead.")
    opened = _openers[0](path, name)
    _clean(opened)
    opened.sheets = [sheet for sheet in opened.sheets if sheet.rows]
    rows = sum(len(sheet.rows) for sheet in opened.sheets)
    if not rows:
        raise CannotOpen("This file has no filled cells. Check that it was saved, and bring it in again.")
    if rows > MOST_ROWS:
        counted = f"{rows:,} rows" if rows < _SURELY_COUNTED else f"more than {_SURELY_COUNTED:,} rows"
        raise CannotOpen(
            f"This file has {counted}; {MOST_ROWS:,} is the most that is loaded at once. Split it, by "
            "year for example, and bring the parts in one after the other."
        )
    cells = sum(1 for sheet in opened.sheets for row in sheet.rows for cell in row.cells if cell)
    if cells > MOST_CELLS:
        raise CannotOpen(
            f"This file has {cells:,} filled cells; {MOST_CELLS:,} is the most that is loaded at once. Split "
            "it, or leave out the columns you do not need."
        )
    return opened


def column_letters(column: int) -> str:
    """How a spreadsheet calls a column counted from 0: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
