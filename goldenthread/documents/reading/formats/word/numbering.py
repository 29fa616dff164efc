"""The numbers Word prints in front of paragraphs: "1.", "(a)", "iv)", "1.2.3", "Priority 2:".

They are not in the text but worked out from word/numbering.xml and from what came before, the way Word does
it (ECMA-376 part 1, section 17.9): one count per list and level; a level starts again when a higher one
moves on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_LEVELS = 9
_ONES = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
]
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered."""

    start: int = 1
    kind: str = "decimal"
    pattern: str = ""
    restart: int | None = None  # the level (from 1) that makes this one start again; 0 never
    legal: bool = False  # all numbers of the pattern as plain digits


@dataclass(slots=True)
class _List:
    """One list definition, with its counts so far."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document. Ask for the label of each numbered paragraph in order."""

    def __init__(self, tree: Any = None) -> None:
        self._lists: dict[str, _List] = {}
        self._of_number: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._started: set[tuple[str, int]] = set()
        self._level_of_style: dict[tuple[str, str], int] = {}
        if tree is not None:
            self._read(tree)

    def _read(self, tree: Any) -> None:
        linked: dict[str, str] = {}  # style -> the definition that holds its levels
        borrowed: dict[str, str] = {}  # definition -> style it takes its levels from
        for abstract in tree.iterfind("abstractNum"):
            identifier = abstract.get("abstractNumId", "")
            levels = {_depth(level): _level(level) for level in abstract.iterfind("lvl")}
            self._lists[identifier] = _List(levels)
            for level in abstract.iterfind("lvl"):
                style = _val(level, "pStyle")
                if style:
                    self._level_of_style[identifier, style] = _depth(level)
            if _val(abstract, "styleLink"):
                linked[_val(abstract, "styleLink")] = identifier
            if _val(abstract, "numStyleLink"):
                borrowed[identifier] = _val(abstract, "numStyleLink")
        for identifier, style in borrowed.items():
            if style in linked and not self._lists[identifier].levels:
                self._lists[identifier] = self._lists[linked[style]]
        for number in tree.iterfind("num"):
            self._read_number(number)

    def _read_number(self, number: Any) -> None:
        own: dict[int, _Level] = {}
        starts: dict[int, int] = {}
        for override in number.iterfind("lvlOverride"):
            depth = _depth(override)
            level = override.find("lvl")
            if level is not None:
                own[depth] = _level(level)
            if _val(override, "startOverride"):
                starts[depth] = _whole(_val(override, "startOverride"), 1)
        self._of_number[number.get("numId", "")] = (_val(number, "abstractNumId"), own, starts)

    def depth_of_style(self, number: str, style: str) -> int:
        """The level a paragraph style stands for in a list; 0 where the list does not say."""
        abstract = self._of_number.get(number, ("", {}, {}))[0]
        return self._level_of_style.get((abstract, style), 0)

    def label(self, number: str, depth: int) -> tuple[str, bool]:
        """The label of the next paragraph of a list at a level (from 0), and whether there is such a list.

        The label of a bullet is "".
        """
        known = self._of_number.get(number)
        listing = self._lists.get(known[0]) if known else None
        if known is None or listing is None:
            return "", False
        depth = max(0, min(depth, _LEVELS - 1))
        levels = {**listing.levels, **known[1]}
        level = levels.get(depth, _Level())
        if depth in known[2] and (number, depth) not in self._started:
            listing.counts.pop(depth, None)
            levels[depth] = level = _Level(
                known[2][depth], level.kind, level.pattern, level.restart, level.legal
            )
        self._started.add((number, depth))
        listing.counts[depth] = listing.counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in listing.counts if d > depth]:
            if _starts_again(levels.get(deeper, _Level()), deeper, depth):
                del listing.counts[deeper]
        if level.kind in ("bullet", "none") and "%" not in level.pattern:
            return "" if level.kind == "bullet" else level.pattern.strip(), True
        return self._filled_in(level, levels, listing.counts).strip(), True

    @staticmethod
    def _filled_in(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
        def fill(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            of_level = levels.get(depth, _Level())
            kind = "decimal" if level.legal else of_level.kind
            return written(counts.get(depth, of_level.start), kind)

        return re.sub(r"%([1-9])", fill, level.pattern)


def _starts_again(level: _Level, depth: int, moved: int) -> bool:
    """Whether a level starts again when a higher one (`moved`, from 0) moves on."""
    if level.restart is None:
        return True
    return level.restart != 0 and moved < level.restart <= depth


def written(count: int, kind: str) -> str:
    """A count in one of Word's kinds of numbers; plain digits for those an English plan does not use."""
    if kind in ("bullet", "none"):
        return ""
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (count - 1) % 26) * min((count - 1) // 26 + 1, 10) if count > 0 else ""
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman"):
        numeral = _roman(count)
        return numeral.upper() if kind == "upperRoman" else numeral
    if kind == "decimalZero":
        return f"{count:02d}"
    if kind == "ordinal":
        ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    if kind == "cardinalText" and 0 <= count < len(_ONES):
        return _ONES[count]
    return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    out = ""
    for value, letters in _ROMAN:
        out += letters * (count // value)
        count %= value
    return out


def _level(element: Any) -> _Level:
    restart = _val(element, "lvlRestart")
    legal = element.find("isLgl")
    return _Level(
        start=_whole(_val(element, "start"), 1),
        kind=_val(element, "numFmt") or "decimal",
        pattern=_val(element, "lvlText"),
        restart=_whole(restart, 0) if restart else None,
        legal=legal is not None and legal.get("val", "1") not in ("0", "false", "off"),
    )


def _depth(element: Any) -> int:
    return _whole(element.get("ilvl"), 0)


def _val(element: Any, name: str) -> str:
    child = element.find(name)
    return child.get("val", "") if child is not None else ""


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return max(-1_000_000, min(int(text or ""), 1_000_000))
    except ValueError:
        return otherwise
