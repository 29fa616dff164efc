"""The lines of a text, and which of them are only page furniture.

Furniture is what a printed page needs and a reader skips: blank lines, page numbers, a running
header, "This page is intentionally left blank", a rule. A line is called furniture only with a
reason, and only when it cannot carry meaning: a repeated title stays unless a page break beside it
shows that it is a running header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.text.known import KnownHeadings
from goldenthread.documents.reading.text.markers import split_marker
from goldenthread.documents.reading.text.markup import plain
from goldenthread.documents.reading.text.words import Vocabulary

_MARKINGS = [
    (re.compile(r"draft(?:\s+v?\d+(?:\.\d+)*)?", re.IGNORECASE), "draft mark"),
    (
        re.compile(
            r"\(?this page (?:is|has been) (?:intentionally|deliberately) (?:left )?blank\.?\)?", re.I
        ),
        "blank page",
    ),
    (re.compile(r"page (?:is )?(?:intentionally|deliberately) (?:left )?blank", re.IGNORECASE), "blank page"),
    (re.compile(r"public document pack", re.IGNORECASE), "running header"),
    (re.compile(r"(?:not protectively marked|official)", re.IGNORECASE), "security marking"),
    (
        re.compile(r"[-–— ]*page\s*\|?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—. ]*", re.IGNORECASE),
        "page number",
    ),
    (re.compile(r"\d{1,4}\s*\|\s*p\s?a\s?g\s?e", re.IGNORECASE), "page number"),
    (re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]"), "page number"),
    (re.compile(r"\d{1,4}\s+of\s+\d{1,4}", re.IGNORECASE), "page number"),
    (re.compile(r"(?:[-_=~*·—–]\s*){3,}"), "rule"),
    (re.compile(r"\.(?:\s*\.){3,}"), "rule"),
    (re.compile(r"[.,|'`´·]"), "a mark without words"),
    (re.compile(r"<!--[^<>]*-->"), "comment for the web page"),
]
_EMPTY_BULLET = re.compile(r"[-*+•▪■▶●◦\uf000-\uf0ff](?:\s+[-*+•▪■▶●◦\uf000-\uf0ff])*")
_LONGEST_MARKING = 120  # characters
_LONE_NUMBER = re.compile(r"\d{1,4}")
_FEWEST_PAGES = 3  # the same words on fewer pages may be a heading that is meant
_PAGE_EDGE = 3  # filled lines at the top and the bottom of a page that may be its header or footer
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class TextLine:
    """A line with its number (from 1), its text as it stands, and its page where page breaks are known."""

    number: int
    text: str
    page: int | None = None

    @property
    def blank(self) -> bool:
        return not self.text.strip(" \t\r\f\v\u00a0\u200b\ufeff\u3000")


@dataclass(slots=True)
class TextLines:
    """All lines of a document, with the furniture found so far and the document's own words."""

    lines: list[TextLine]
    furniture: dict[int, str] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary([]))
    _known: KnownHeadings | None = None

    @property
    def known_headings(self) -> KnownHeadings:
        """The numbered headings and outcomes of the document; looked for once, when first asked."""
        if self._known is None:
            self._known = KnownHeadings.of(line.text for line in self.lines)
        return self._known

    def __len__(self) -> int:
        return len(self.lines)

    def text(self, index: int) -> str:
        return self.lines[index].text

    def is_furniture(self, index: int) -> bool:
        return self.lines[index].number in self.furniture


def split_lines(text: str) -> TextLines:
    """Cut a text into numbered lines. A form feed begins a new page but is not a line of its own."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = text.split("\n")
    if pieces and not pieces[-1]:
        pieces.pop()
    paged = "\f" in text
    page, lines = 1, []
    for number, piece in enumerate(pieces, start=1):
        if piece.startswith("\f"):
            page += len(piece) - len(piece.lstrip("\f"))
        lines.append(TextLine(number, piece, page if paged else None))
        page += piece.lstrip("\f").count("\f")
    result = TextLines(lines)
    result.vocabulary = Vocabulary([line.text for line in lines])
    _find_markings(result)
    _find_page_numbers(result)
    _find_running_headers(result)
    return result


def _find_markings(lines: TextLines) -> None:
    after_bullet = False
    for line in lines.lines:
        if after_bullet and _EMPTY_BULLET.fullmatch(line.text.strip()):
            lines.furniture[line.number] = "empty bullet"
            continue
        after_bullet = split_marker(line.text).bullet or (after_bullet and line.blank)
        if line.blank:
            lines.furniture[line.number] = "blank line"
            continue
        if len(line.text) > _LONGEST_MARKING:
            if not line.text.strip(" \t-_=~*·—–."):
                lines.furniture[line.number] = "rule"
            continue
        begins_table = line.text.lstrip()[:6].lower() == "<table"  # read as a table, not skipped
        if line.text.lstrip().startswith("<") and not begins_table and not plain(line.text):
            lines.furniture[line.number] = "markup without words"
            continue
        bare = line.text.strip().strip("*_#").strip()
        for pattern, reason in _MARKINGS:
            if reason == "rule" and "\t" in line.text.strip():
                continue  # dashes under each column of a table: seen when the table is read
            if pattern.fullmatch(line.text.strip()) or (bare and pattern.fullmatch(bare)):
                lines.furniture[line.number] = reason
                break


def _find_page_numbers(lines: TextLines) -> None:
    """Lone numbers are page numbers beside a page break, or where they count on, a page's length apart."""
    shortest_page = 25  # lines: closer together, lone numbers may be the figures or the numbering of a table
    chain: list[TextLine] = []

    def close() -> None:
        if len(chain) >= 3:
            lines.furniture.update({line.number: "page number" for line in chain})

    filled = [line for line in lines.lines if not line.blank]
    for place, line in enumerate(filled):
        if not _LONE_NUMBER.fullmatch(line.text.strip()):
            continue
        before = filled[place - 1] if place else None
        after = filled[place + 1] if place + 1 < len(filled) else None
        first = before is not None and before.page != line.page
        last = after is not None and after.page != line.page
        if line.page is not None and (first or last):
            lines.furniture[line.number] = "page number"
            continue
        if chain:
            step = int(line.text) - int(chain[-1].text)
            if step != 1 or line.number - chain[-1].number < shortest_page:
                close()
                chain = []
        chain.append(line)
    close()


def _pages(lines: TextLines) -> dict[int, list[TextLine]]:
    """The lines that say something, by page; pages end at form feeds, or else at printed page numbers."""
    paged = bool(lines.lines) and lines.lines[-1].page is not None
    pages: dict[int, list[TextLine]] = {}
    page = 1
    for line in lines.lines:
        if line.number not in lines.furniture:
            pages.setdefault(line.page or 1 if paged else page, []).append(line)
        elif not paged and lines.furniture[line.number] == "page number":
            page += 1
    return pages


def _find_running_headers(lines: TextLines) -> None:
    """The same words at the same edge of three pages or more, where the text says where its pages end."""
    pages = _pages(lines)
    if len(pages) < _FEWEST_PAGES:
        return
    seen: dict[tuple[str, str], set[int]] = {}
    places: dict[tuple[str, str], list[TextLine]] = {}
    for page, filled in pages.items():
        for edge, chosen in (("top", filled[:_PAGE_EDGE]), ("bottom", filled[-_PAGE_EDGE:])):
            for line in chosen:
                if len(line.text) > _LONGEST_MARKING or "\t" in line.text.strip():
                    continue
                key = (edge, _DIGITS.sub("#", " ".join(line.text.split())).lower())
                seen.setdefault(key, set()).add(page)
                places.setdefault(key, []).append(line)
    for key, on_pages in seen.items():
        words = key[1].replace("#", "").strip()
        if len(on_pages) >= _FEWEST_PAGES and len(on_pages) >= 0.3 * len(pages) and len(words) > 2:
            reason = "running header" if key[0] == "top" else "running footer"
            for line in places[key][1:]:
                lines.furniture.setdefault(line.number, reason)
