"""The figures of a piled-up column, and which measure each can belong to.

A value is a number with its sign, unit and brackets, a "~", or a remark in words. Values keep the
order of the measures. A percentage belongs to a percentage, a proportion or a rate; a count does not;
a count with a rate in brackets belongs to a measure that names a rate. Where these rules leave one
place only, the value is placed; otherwise it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.documents.reading.text.words import is_unfinished

_BRACKET = r"(?:\s*\([^()]{1,60}\))"
_NUMBER = re.compile(rf"[<>]?[-–]?\s?£?\d[\d,]*(?:\.\d+)?%?{_BRACKET}{{0,3}}(?=\s|$)")
_NOTHING = re.compile(r"[~–-](?=\s|$)")
_TEXT_END = re.compile(r"(?<=[.;])\s+(?=[<>]?[-–£]?\d|~)|\s+(?=~(?:\s|$))")
_REMARK = re.compile(r"\(([^()]*[^\W\d_]{3}[^()]*|\d{4}\s*[/–-]\s*\d{2,4})\)")
_COUNT_AND_RATE = re.compile(r"[\d,.]+\s*\([\d,.]+\)")
_IS_SHARE = re.compile(r"%|\b(?:percent|per cent|percentage|proportion|rate)\b", re.IGNORECASE)
_IS_COUNT = re.compile(r"\s*(?:the )?number\b", re.IGNORECASE)
_NAMES_RATE = re.compile(r"\bper [\d,]+|\brate\b", re.IGNORECASE)


@dataclass(slots=True)
class Value:
    """One value of a piled-up column, and the first row of the pile (from 0) that has it."""

    text: str
    kind: str  # "share", "number", "count and rate", "words", "nothing"
    first_row: int = 0

    @property
    def remark(self) -> str:
        """What its brackets say beside figures: a place or a period."""
        found = _REMARK.search(self.text)
        return found[1].lower() if found and self.kind != "words" else ""


@dataclass(slots=True)
class Placed:
    """A value with the measure it belongs to (None: not known) and the first and last it could belong to."""

    value: Value
    name: int | None
    earliest: int
    latest: int
    by_remark: bool = False


def _kind(text: str) -> str:
    if _NOTHING.fullmatch(text):
        return "nothing"
    if not _NUMBER.fullmatch(text):
        return "words"
    if "%" in text.split("(")[0]:
        return "share"
    return "count and rate" if _COUNT_AND_RATE.fullmatch(text) else "number"


def _cut(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _NUMBER.match(text, at) or _NOTHING.match(text, at)
        if match:
            end = match.end()
        else:
            stop = _TEXT_END.search(text, at)
            end = stop.start() if stop else len(text)
        found.append(text[at:end].strip())
        at = max(end, at + 1)
    return found


def values_in(cells: list[str]) -> tuple[list[Value], int]:
    """The values of the fullest cell of a piled-up column, and the row it stands in.

    The places at which shorter cells of the column end are ends of values as well.
    """
    origin = max(range(len(cells)), key=lambda at: len(cells[at]))
    fullest = cells[origin]
    ends = {len(fullest)}
    for cell in set(cells):
        ending = cell[-25:]
        if len(cell) < 8 or cell == fullest or fullest.count(ending) != 1:
            continue
        end = fullest.find(ending) + len(ending)
        after = fullest[end:].lstrip()
        if fullest[end : end + 1].isspace() and not after[:1].islower() and not is_unfinished(cell):
            ends.add(end)
    values: list[Value] = []
    start = 0
    for end in sorted(ends):
        for text in _cut(fullest[start:end]):
            first = next((at for at, cell in enumerate(cells) if text in cell), origin)
            values.append(Value(text, _kind(text), first))
        start = end
    return values, origin


def can_have(name: str, kind: str, some_rates: bool) -> bool:
    """Whether a measure of this name can have a value of this kind."""
    if kind == "share":
        return bool(_IS_SHARE.search(name)) or not _IS_COUNT.match(name)
    if kind == "number":
        return not name.lstrip().startswith("%") and not name.lower().startswith(("percentage", "proportion"))
    if kind == "count and rate":
        return bool(_NAMES_RATE.search(name)) if some_rates else True
    return True


def place_values(values: list[Value], names: list[str], limits: list[int]) -> list[Placed]:
    """Give each value to the one measure that can have it, if there is only one.

    `limits` is the last measure each value may belong to, by when it was first printed. Values that say
    nothing ("~") are often left out by the converter, so their number proves nothing; they are not placed.
    """
    told = [(at, value) for at, value in enumerate(values) if value.kind != "nothing"]
    if all(value.kind == "words" for _, value in told):  # names of officers, "Quarterly Annual Quarterly"
        return [Placed(value, None, 0, -1) for value in values]
    some_rates = any(_NAMES_RATE.search(name) for name in names)
    earliest = _greedy([value for _, value in told], names, [limits[at] for at, _ in told], some_rates)
    latest = _greedy_back([value for _, value in told], names, [limits[at] for at, _ in told], some_rates)
    placed = [Placed(value, None, 0, -1) for value in values]
    for order, (at, _) in enumerate(told):
        first, last = earliest[order], latest[order]
        if first is None or last is None or first > last:
            continue
        placed[at].earliest, placed[at].latest = first, last
        placed[at].name = first if first == last else None
    return placed


def _greedy(values: list[Value], names: list[str], limits: list[int], rates: bool) -> list[int | None]:
    found: list[int | None] = []
    at = 0
    for value, limit in zip(values, limits, strict=True):
        while at <= limit and not can_have(names[at], value.kind, rates):
            at += 1
        found.append(at if at <= limit else None)
        at = min(at + 1, len(names))
    return found


def _greedy_back(values: list[Value], names: list[str], limits: list[int], rates: bool) -> list[int | None]:
    found: list[int | None] = []
    at = len(names) - 1
    for value, limit in zip(reversed(values), reversed(limits), strict=True):
        at = min(at, limit)
        while at >= 0 and not can_have(names[at], value.kind, rates):
            at -= 1
        found.append(at if at >= 0 else None)
        at -= 1
    return found[::-1]
