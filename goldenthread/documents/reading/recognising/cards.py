"""Tables that are turned: an action on a card of its own, or priorities side by side on one page.

On a card the headings stand down the left side ("Action", "Lead", "Timescale") and what they hold beside
them; some cards hold two pairs to a row. On a plan on a page each column is a priority.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goldenthread.documents.reading.recognising.attributes import attach
from goldenthread.documents.reading.recognising.cells import items_in
from goldenthread.documents.reading.recognising.columns import (
    LEVELS,
    Column,
    Heading,
    is_heading_row,
    looks_like_heading,
    meaning_of,
)
from goldenthread.documents.reading.recognising.headings import LIST_KINDS, Mode, Named, announced, named
from goldenthread.documents.reading.recognising.thread import Thread
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.documents.reading.source import Cell, Table
from goldenthread.plans.content import Kind

_FEWEST_PAIRS = 3
_LONGEST_LABEL = 6  # words at the left of a card
Pair = tuple[Cell, Cell]


def cards_in(table: Table) -> list[Table]:
    """The cards of a table, each turned so that its headings stand on top; none where it is no card."""
    pairs = [pair for row in table.rows for pair in _pairs(row)]
    if len(pairs) < _FEWEST_PAIRS or not all(len(words(label.text)) <= _LONGEST_LABEL for label, _ in pairs):
        return []
    known = [meaning_of(label.text) for label, _ in pairs if looks_like_heading(label.text)]
    if len(known) * 4 < len(pairs) * 3 or len(set(known)) < _FEWEST_PAIRS:
        return []
    if is_heading_row([cell.text for cell in table.rows[0]]):
        return []
    first = plain(pairs[0][0].text).lower()
    cards: list[list[Pair]] = []
    for pair in pairs:
        if not cards or plain(pair[0].text).lower() == first:
            cards.append([])
        cards[-1].append(pair)
    if not all(len(card) >= 2 for card in cards):
        return []
    return [_turned(card, table) for card in cards]


def _pairs(row: list[Cell]) -> list[Pair]:
    """A row's headings with their values: one pair, or two where the row has four cells."""
    cells = [cell for at, cell in enumerate(row) if cell and (not at or cell.text != row[at - 1].text)]
    if len(row) not in (2, 4) or len(cells) not in (0, 1, 2, 4):
        return [(Cell("? ? ? ? ? ? ?"), Cell(""))]  # no card has such a row
    if len(cells) == 1:
        return [(cells[0], Cell("", cells[0].lines))] if row[0] else []
    return [(cells[at], cells[at + 1]) for at in range(0, len(cells), 2)]


def _turned(card: list[Pair], table: Table) -> Table:
    lines = tuple(dict.fromkeys(line for pair in card for cell in pair for line in cell.lines))
    repairs = [(text, where) for text, where in table.repairs if set(where) & set(lines)]
    heads = [replace(label, items=()) for label, _ in card]
    return Table([heads, [value for _, value in card]], lines, 1, repairs)


def read_card_of_last(thread: Thread, card: Table) -> bool:
    """A card that names no part itself says so about the part named above it."""
    columns = [Heading(meaning_of(cell.text), plain(cell.text)) for cell in card.rows[0]]
    if thread.last is None or not thread.current or any(each.column in LEVELS for each in columns):
        return False
    for label, heading, value in zip(card.rows[0], columns, card.rows[1], strict=True):
        thread.signposts.echo(label.lines, label.text)
        if value:
            attach(thread, heading, value, [thread.last], 0)
    return True


def columns_of_priorities(table: Table) -> list[tuple[int, Named]]:
    """The columns of a plan on a page that are priorities (or outcomes); none where it is no such table."""
    if len(table.rows) < 2:
        return []
    found = [(at, named(cell.text)) for at, cell in enumerate(table.rows[0]) if cell]
    beside = [at for at, said in found if said is None]
    parts = [(at, said) for at, said in found if said is not None and said.title]
    kinds = {said.kind for _, said in parts}
    if len(parts) < 2 or kinds not in ({Kind.PRIORITY}, {Kind.OUTCOME}) or beside not in ([], [0]):
        return []
    return parts


def read_side_by_side(
    thread: Thread,
    table: Table,
    parts: list[tuple[int, Named]],
    read_line: Callable[[str, tuple[int, ...]], bool],
) -> None:
    """Read each column from top to bottom: its priority, then what stands below it."""
    labelled = all(at > 0 for at, _ in parts)
    before = len(thread.added)
    for at, _ in parts:
        head = table.rows[0][at]
        read_line(head.text, head.lines)
        for row in table.rows[1:]:
            if at < len(row) and row[at]:
                _read_below(thread, row[at], row[0] if labelled else Cell(""))
    for row in table.rows if labelled else []:
        thread.signposts.echo(row[0].lines, row[0].text)
    first = next((part for part in thread.added[before:] if part.kind is Kind.ACTIVITY), None)
    if first and not labelled:
        thread.doubt(
            first,
            "list_not_announced",
            "No heading says what stands below the priorities; all of it was taken for activities.",
            "title",
        )


def _read_below(thread: Thread, cell: Cell, label: Cell) -> None:
    told = announced(label.text) if label else None
    owner = thread.current.get(Kind.PRIORITY) or thread.current.get(Kind.OUTCOME)
    mode = told.mode if told else Mode.NONE
    if mode in (Mode.WHY, Mode.SAID) and owner:
        name = "what_people_said" if mode is Mode.SAID and owner.kind is Kind.PRIORITY else "why_it_matters"
        thread.tell(owner, name, cell.text, cell.lines)
        return
    column = meaning_of(label.text) if label and not told else Column.UNKNOWN
    if column not in LEVELS and column is not Column.UNKNOWN and owner:
        attach(thread, Heading(column, plain(label.text)), cell, [owner], 0)
        return
    by_column = {Column.OUTCOME: Kind.OUTCOME, Column.MEASURE: Kind.MEASURE}
    kind = LIST_KINDS.get(mode) or by_column.get(column, Kind.ACTIVITY)
    if kind in (Kind.PRIORITY, Kind.COMPONENT) or (owner and owner.kind is kind):
        kind = Kind.ACTIVITY
    for item in items_in(cell):
        thread.add(kind, item.title, cell.lines, number=item.number, as_written=item.as_written, parent=owner)
