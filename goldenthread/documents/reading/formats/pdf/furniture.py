"""What stands on every page and says nothing: page numbers, running headers and footers.

A line is furniture where it returns, but for its numbers, at the same edge of at least three pages (or of
both pages of a two-page document), or where it is a page number by its form and place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from goldenthread.documents.reading.formats.pdf.layout import TextLine

_EDGE = 3  # lines from the top or bottom of a page that may be furniture
_NEAR = 0.14  # of the page's height: how close to the edge they stand
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:page\s*)?(?:[-–—|]\s*)?(\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—|])?(?:\s*\|?\s*p\s?a\s?g\s?e)?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(\.\s?){5,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$")


def furniture_of(pages: list[tuple[float, list[TextLine]]]) -> dict[int, str]:
    """Lines that are furniture, by their identity, with the reason. `pages`: height and text lines
    of each.
    """
    found: dict[int, str] = {}
    at_edge: dict[tuple[str, str], list[TextLine]] = defaultdict(list)
    numbers: Counter[int] = Counter()
    bare: list[tuple[TextLine, int]] = []
    for index, (height, lines) in enumerate(pages):
        for line, edge in _edges(lines, height):
            if edge == "header" and _heads_a_table(line, lines):
                continue
            at_edge[edge, _shape(line.text)].append(line)
            number = _PAGE_NUMBER.fullmatch(line.text.strip())
            if number and number[1].isdecimal():
                numbers[int(number[1]) - index] += 1
                bare.append((line, int(number[1]) - index))
            elif number and re.search(r"page", line.text, re.IGNORECASE):
                found[id(line)] = "page number"
    usual = numbers.most_common(1)[0] if numbers else (0, 0)
    for line, offset in bare:
        counted = offset == usual[0] and (usual[1] >= 2 or len(pages) <= 2)
        if counted or re.search(r"page", line.text, re.IGNORECASE):
            found[id(line)] = "page number"
    enough = 3 if len(pages) > 2 else 2
    for (edge, _), lines in at_edge.items():
        if len({line.page for line in lines}) >= enough:
            for line in lines:
                found.setdefault(id(line), f"running {edge}")
    return found


def is_contents_entry(text: str) -> bool:
    """A line of a table of contents: dots and a page number."""
    return bool(_CONTENTS.search(text.strip()))


def _edges(lines: list[TextLine], height: float) -> list[tuple[TextLine, str]]:
    """The lines near the top and the bottom of a page."""
    ordered = sorted(lines, key=lambda line: line.top)
    top = [(line, "header") for line in ordered[:_EDGE] if line.bottom < _NEAR * height]
    bottom = [(line, "footer") for line in ordered[-_EDGE:] if line.top > (1 - _NEAR) * height]
    return top + bottom


def _heads_a_table(line: TextLine, lines: list[TextLine]) -> bool:
    """Whether parts of the next line begin where parts of this one do: headings over columns.

    They return on every page too, but they say what the columns mean.
    """
    below = [other for other in lines if other.top > line.top]
    if len(line.segments) < 2 or not below:
        return False
    following = min(below, key=lambda other: other.top)
    lefts = [segment.x0 for segment in following.segments]
    return sum(1 for segment in line.segments if any(abs(segment.x0 - left) < 2 for left in lefts)) >= 2


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).lower())
