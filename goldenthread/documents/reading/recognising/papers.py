"""A board's papers as found in its pack: each kept whole, with its title and its kind."""

from __future__ import annotations

import re

from goldenthread.documents.reading.draft import BoardPaper, PaperKind
from goldenthread.documents.reading.recognising.stretches import Stretch
from goldenthread.documents.reading.recognising.wording import place_of, plain, words
from goldenthread.documents.reading.source import Block, Heading, SourceDocument, SourceLine, Table

_TITLE_LABEL = re.compile(
    r"(?:^|\b)(?:t\w{2,4}e|\w+) of (?:paper|report)\s*:?\s*(?P<title>.*)$|^title\s*:\s*(?P<other>.*)$",
    re.IGNORECASE,
)


def read_paper(
    stretch: Stretch, document: SourceDocument, by_number: dict[int, SourceLine]
) -> list[BoardPaper]:
    """One paper, and the membership list that it may contain as a second one."""
    assert stretch.paper is not None
    papers = [_paper(stretch.paper, stretch.blocks, document, by_number)]
    members = _membership(stretch.blocks)
    if members and stretch.paper is PaperKind.CONSTITUTION:
        papers.append(_paper(PaperKind.MEMBERSHIP, members, document, by_number))
    return papers


def _paper(
    kind: PaperKind, blocks: list[Block], document: SourceDocument, by_number: dict[int, SourceLine]
) -> BoardPaper:
    lines = sorted({line for block in blocks for line in block.lines})
    text = "\n".join(
        by_number[line].text for line in lines if line in by_number and line not in document.furniture
    )
    return BoardPaper(kind, _title(kind, blocks), text, place_of(tuple(lines), by_number))


def _title(kind: PaperKind, blocks: list[Block]) -> str:
    if kind is PaperKind.REPORT:
        for block in blocks[:2]:
            title = _cover_title(block) if isinstance(block, Table) else ""
            if title:
                return title
    headings = [plain(block.text) for block in blocks if isinstance(block, Heading)]
    if kind is PaperKind.MINUTES:
        found = next(
            (
                plain(block.text)
                for block in blocks
                if not isinstance(block, Table)
                and re.match(r"(?:draft )?minutes of", plain(block.text), re.IGNORECASE)
            ),
            "",
        )
        if found:
            return found
    if kind is PaperKind.CONSTITUTION:
        found = next(
            (text for text in headings if re.search(r"constitution|terms of reference", text, re.IGNORECASE)),
            "",
        )
        if found:
            return found
    if kind is PaperKind.MEMBERSHIP:
        return headings[0] if headings else "Membership"
    if kind is PaperKind.PRESENTATION:
        return ": ".join(headings[:2])
    texts = headings or [plain(block.text) for block in blocks if not isinstance(block, Table)]
    return texts[0] if texts else kind.value.capitalize()


def _cover_title(block: Table) -> str:
    """The title on a report's cover sheet, whatever is left of the words "Title of paper:"."""
    for row in block.rows[:5]:
        text = plain(" ".join(cell.text for cell in row))
        found = _TITLE_LABEL.search(text)
        if found:
            title = (found["title"] or found["other"] or "").strip(" :")
            if len(words(title)) >= 2:
                return title
    return ""


def _membership(blocks: list[Block]) -> list[Block]:
    """From the heading "Membership" to the next heading that is not part of the list."""
    start = next(
        (
            at
            for at, block in enumerate(blocks)
            if isinstance(block, Heading)
            and re.match(r"membership(?: of\b.*)?$", plain(block.text), re.IGNORECASE)
        ),
        None,
    )
    if start is None:
        return []
    end = start + 1
    while end < len(blocks) and (not isinstance(blocks[end], Heading) or end - start < 3):
        end += 1
    return blocks[start:end]
