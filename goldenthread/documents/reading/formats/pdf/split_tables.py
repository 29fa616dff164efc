"""Tables that go on over the end of a page, and rows that were cut in two there."""

from __future__ import annotations

from goldenthread.documents.reading.formats.gathering import cell_of
from goldenthread.documents.reading.formats.pdf.looks import Looks
from goldenthread.documents.reading.formats.pdf.tables import TableOnPage
from goldenthread.documents.reading.source import Cell

_SAME_EDGE = 6.0  # points by which the edges of two parts of one table may differ


def belong_together(first: TableOnPage, second: TableOnPage) -> bool:
    """Whether a table on the next page is the rest of one: as many columns, at the same places."""
    if second.page != first.page + 1 or first.width != second.width or len(first.lefts) != len(second.lefts):
        return False
    if first.lefts:
        pairs = zip(first.lefts, second.lefts, strict=True)
    else:
        pairs = zip(first.box[::2], second.box[::2], strict=True)
    return all(abs(one - other) < _SAME_EDGE for one, other in pairs)


def is_rest_of_a_row(row: list[Cell]) -> bool:
    """A row whose every text begins in the middle of a sentence, and whose first cell is empty."""
    texts = [cell.text for cell in row if cell.text]
    return not row[0].text and all(text[:1].islower() for text in texts)


def put_together(row: list[Cell], rest: list[Cell], looks: Looks) -> None:
    for index, cell in enumerate(rest):
        if cell.text and index < len(row):
            before = row[index]
            items = [*(before.items or ((before.text,) if before.text else ()))]
            more = [*(cell.items or (cell.text,))]
            joined = [*items[:-1], looks.join([items[-1], more[0]]), *more[1:]] if items else more
            row[index] = cell_of(joined, (*before.lines, *cell.lines))
        elif index < len(row):
            row[index].lines = (*row[index].lines, *cell.lines)
