"""What one cell holds: one thing or several, and to which of several parts each of them belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.documents.reading.recognising.labels import number_of, split_numbered, take_label
from goldenthread.documents.reading.recognising.wording import plain
from goldenthread.documents.reading.source import Cell
from goldenthread.plans.content import Part


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things in a cell: its printed label, its words, and its text as written."""

    number: str
    title: str
    as_written: str


#: A bullet that was left in front of its text.
_BULLET = re.compile(r"^[•◦▪▫●○■□◆►➢·‣⁃]\s*(?=\S)")


def items_in(cell: Cell, introduce: bool = True) -> list[Item]:
    """The bullets, paragraphs or numbered points of a cell.

    A first line that ends in a colon introduces the others: its words are put before each of them,
    or, where `introduce` is false, it stays one item with all that follows.
    """
    raw = [_BULLET.sub("", item.strip()) for item in cell.items if item.strip()]
    if len(raw) < 2:
        return [
            Item(number, plain(text), text) for number, text in _with_labels(split_numbered(plain(cell.text)))
        ]
    raw = _joined([*_before_items(cell.text, raw[0]), *raw])
    if raw[0].rstrip().endswith(":") and len(raw) > 1:
        if not introduce:
            return [Item("", plain(cell.text), cell.text)]
        lead_in = plain(raw[0])
        return [_labelled(text, lead_in) for text in raw[1:]]
    numbered = [each for text in raw for each in _with_labels(split_numbered(text))]
    return [Item(number, plain(text), f"{number} {text}".strip()) for number, text in numbered]


def _before_items(text: str, first: str) -> list[str]:
    """The words of a cell that stand before its first bullet."""
    at = text.find(first)
    before = text[:at].strip(" \n\t•-–*") if at > 0 else ""
    return [before] if len(before) > 3 else []


def _with_labels(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(number_of(label), text) for label, text in found]


def _labelled(text: str, lead_in: str) -> Item:
    label, rest = take_label(text)
    return Item(number_of(label), f"{lead_in} {plain(rest)}", f"{lead_in}\n{text}")


def _joined(raw: list[str]) -> list[str]:
    """Lines that only continue the one before, joined to it."""
    result = [raw[0]]
    for text in raw[1:]:
        continues = text[:1].islower() and not take_label(text)[0] and not re.search(r"[.:;]$", result[-1])
        if continues:
            result[-1] = f"{result[-1]} {text}"
        else:
            result.append(text)
    return result


def share_out(cell: Cell, owners: list[Part], give: Callable[[Part, str], None]) -> str:
    """Give the contents of one cell to the parts of its row; say how sure that is.

    The answer is "" when the text is plainly theirs, or the sentence for a doubt: several dates for
    several actions belong together by their numbers, else by their order, else nobody can tell.
    """
    if len(owners) < 2:
        for owner in owners:
            give(owner, cell.text)
        return ""
    items = items_in(cell)
    if len(items) == 1:
        for owner in owners:
            give(owner, cell.text)
        return ""
    by_number = {item.number: item for item in items if item.number}
    if len(by_number) == len(items):
        missing = [owner for owner in owners if owner.number not in by_number]
        for owner in owners:
            if owner.number in by_number:
                give(owner, by_number[owner.number].title)
        strays = len(items) - (len(owners) - len(missing))
        if not missing and not strays:
            return ""
        return f"{len(items)} numbered entries stand beside {len(owners)} parts; not all of them match."
    if len(items) == len(owners):
        for owner, item in zip(owners, items, strict=True):
            give(owner, item.title)
        return "The entries in this cell have no numbers; they were matched to the parts by their order."
    for owner in owners:
        give(owner, cell.text)
    return f"{len(items)} entries stand beside {len(owners)} parts; which belongs to which is not said."
