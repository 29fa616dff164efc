"""Which of a measure's groups is the most deprived: the order that an index of inequality needs.

Sources name tenths and fifths of the Index of Multiple Deprivation and of IDACI in many ways: "Decile 1 (most
deprived)", "Second most deprived decile (IMD 2015)", "Fifth less deprived decile", "10-20%". The order is
read only where one of the names says which end is which; a bare 1 to 5 could run either way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ABOUT = re.compile(r"\b(?:depriv\w*|imd|idaci|idaopi)\b", re.IGNORECASE)
_EDITION = re.compile(r"\((?:[^()]*\b(?:19|20)\d\d\b[^()]*)\)|\b(?:imd|idaci|idaopi)\s*(?:19|20)\d\d\b")
_SHARE = re.compile(r"(\d{1,2})\s*%?\s*(?:-|–|to)\s*\d{1,3}\s*%")
_NUMBER = re.compile(r"(?<![\w.])(?:q|d)?(\d{1,3})(?:st|nd|rd|th)?(?![\w.%])")
_ENDS = re.compile(r"\b(most|more|least|less)[\s-]+depriv")
_ORDINALS = {
    word: at
    for at, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\b")


@dataclass(frozen=True, slots=True)
class DeprivationOrder:
    """The names from the most deprived to the least, those that are no group of it, or why there is none."""

    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """One name: its number, the end it counts from (1 the most deprived, −1 the least), its place there."""

    name: str
    number: int | None
    end: int
    place: int | None


def is_by_deprivation(dimension: str, names: Sequence[str]) -> bool:
    """Whether groups are tenths or fifths of areas by deprivation."""
    return bool(_ABOUT.search(dimension)) or sum(bool(_ABOUT.search(name)) for name in names) > 1


def deprivation_order(names: Sequence[str]) -> DeprivationOrder:
    """The order of the groups; `why_not` where it cannot be told for certain."""
    read = [_read(name) for name in names]
    known = [each for each in read if each.number is not None or each.end or each.place is not None]
    rest = tuple(each.name for each in read if each not in known)
    if not any(each.end for each in known):
        return DeprivationOrder(why_not="no group’s name says which end is the most deprived")
    ranks = _by_number(known) if all(each.number is not None for each in known) else _by_place(known)
    if ranks is None or sorted(ranks.values()) != list(range(1, len(known) + 1)):
        return DeprivationOrder(why_not="the names of the groups do not make one unbroken order")
    return DeprivationOrder(tuple(sorted(ranks, key=lambda name: ranks[name])), rest)


def _read(name: str) -> _Read:
    text = _EDITION.sub(" ", name.casefold())
    share = _SHARE.search(text)
    bare = None if share else _NUMBER.search(text)
    end = _ENDS.search(text)
    ordinal = _ORDINAL.search(text)
    number = int((share or bare)[1]) if share or bare else None  # type: ignore[index]
    sign = 0 if end is None else 1 if end[1] in ("most", "more") else -1
    place = _ORDINALS[ordinal[1]] if ordinal else 1 if sign else None
    if place is None and re.search(r"\bmiddle\b", text):
        place = 0
    return _Read(name, number, sign, place)


def _by_number(known: Sequence[_Read]) -> dict[str, int] | None:
    """Ranks by number, in the direction that a named end gives; None where two ends contradict each other."""
    numbers = sorted({each.number for each in known if each.number is not None})
    if len(numbers) != len(known):
        return None
    # "Decile 2, more deprived" lies on the side of the most deprived, whichever number is there.
    ends = {
        each.end if numbers.index(each.number or 0) < len(numbers) / 2 else -each.end
        for each in known
        if each.end
    }
    if len(ends) != 1:
        return None
    upwards = ends == {1}
    ordered = numbers if upwards else numbers[::-1]
    steps = {after - before for before, after in pairwise(numbers)}
    if len(steps) > 1:
        return None
    return {each.name: ordered.index(each.number or 0) + 1 for each in known}


def _by_place(known: Sequence[_Read]) -> dict[str, int] | None:
    """Ranks by words: second most deprived, middle, second least deprived."""
    if any(each.number is not None for each in known):
        return None
    many = len(known)
    ranks: dict[str, int] = {}
    for each in known:
        place = each.place or 0
        if each.end < 0:
            ranks[each.name] = many + 1 - place
        else:
            ranks[each.name] = place or (many + 1) // 2
    return ranks
