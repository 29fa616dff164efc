"""The statistical neighbour lists that the Local Authority Interactive Tool works with.

A workbook with one row for every authority: its number and name, then ten pairs of a neighbour's number and a
word for how close it is, in order of closeness. The lists are drawn up anew from time to time; an edition is
known by the day from which it is in use, which the workbook itself does not say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.measures.connectors.publication import CannotRead
from goldenthread.measures.loading.opening import CannotOpen, Sheet, SheetRow, open_sheets

MOST_NEIGHBOURS = 20
_NUMBER = re.compile(r"[0-9]{3}(?:\.0)?")
_NEIGHBOUR = re.compile(r"sn ?([0-9]{1,2})")


@dataclass(slots=True)
class NeighbourLists:
    """Each authority's neighbours, the closest first, with the source's word for it, by number."""

    lists: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_neighbours(path: Path) -> NeighbourLists:
    """The lists in a workbook. CannotRead where there are none in it."""
    if not path.is_file():
        raise CannotRead(f"There is no file {path.name}. Check the name.")
    try:
        opened = open_sheets(str(path), path.name)
    except CannotOpen as problem:
        raise CannotRead(str(problem)) from problem
    for sheet in opened.sheets:
        found = _header(sheet)
        if found is not None:
            return _lists(sheet, *found)
    raise CannotRead(
        f"{path.name} holds no neighbour lists: no row of it has the headings “LA number”, “SN1” and so on."
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    number: int
    name: int
    neighbours: list[int]  # the word for closeness stands beside each


def _header(sheet: Sheet) -> tuple[int, _Columns] | None:
    for row in sheet.rows[:50]:
        headings = [" ".join(each.casefold().split()) for each in row.cells]
        numbered = [
            (int(it[1]), at) for at, each in enumerate(headings) if (it := _NEIGHBOUR.fullmatch(each))
        ]
        number = next((at for at, each in enumerate(headings) if each in ("la number", "la num")), None)
        name = next((at for at, each in enumerate(headings) if each == "la name"), None)
        if number is not None and name is not None and numbered:
            return row.number, _Columns(number, name, [at for _, at in sorted(numbered)[:MOST_NEIGHBOURS]])
    return None


def _lists(sheet: Sheet, header: int, columns: _Columns) -> NeighbourLists:
    found = NeighbourLists()
    for row in sheet.rows:
        number = _number(row.cell(columns.number))
        if row.number <= header or number is None:
            continue
        if number in found.lists:
            found.notes.append(f"Row {row.number} gives authority {number} a second list. The first is kept.")
            continue
        found.names[number] = " ".join(row.cell(columns.name).split())
        found.lists[number] = _neighbours(row, columns, number, found.notes)
    if not found.lists:
        raise CannotRead("There are headings of neighbour lists, and no authority under them.")
    return found


def _neighbours(row: SheetRow, columns: _Columns, number: int, notes: list[str]) -> list[tuple[int, str]]:
    members: dict[int, str] = {}
    for column in columns.neighbours:
        text = row.cell(column).strip()
        neighbour = _number(text)
        if neighbour is None or neighbour == number or neighbour in members:
            if text not in ("", "-"):
                notes.append(f"Row {row.number}: “{text[:20]}” is no neighbour of authority {number}.")
            continue
        word = " ".join(row.cell(column + 1).split())
        members[neighbour] = "" if word == "-" else word.capitalize()[:60]
    if len(members) < len(columns.neighbours):
        notes.append(f"Authority {number} has {len(members)} neighbours of {len(columns.neighbours)}.")
    return list(members.items())


def _number(text: str) -> int | None:
    bare = text.strip()
    return int(float(bare)) if _NUMBER.fullmatch(bare) else None
