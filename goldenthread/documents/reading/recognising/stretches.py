"""Where one plan ends and another begins, and which stretches of a board's pack are papers.

A partnership's plan often reaches people inside the pack for a meeting: agenda, constitution,
minutes, reports with their cover sheets, and somewhere among them the action plan and the performance
report. The papers are kept whole for the board; the plans are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.documents.reading.draft import PaperKind
from goldenthread.documents.reading.recognising.columns import FIGURES, is_heading_row, meaning_of
from goldenthread.documents.reading.recognising.front import is_title, tier_of
from goldenthread.documents.reading.recognising.headings import named
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.documents.reading.source import Block, Heading, ListItem, Paragraph, SourceDocument, Table
from goldenthread.plans.content import Kind, Tier

_SIGNALS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"public document pack|requested to attend the (?:above )?meeting|^agenda$|^agenda item",
        r"^(?:draft )?minutes of (?:the|a) |^minutes$",
        r"apologies for absence",
        r"declarations? of interest",
        r"^resolved\b",
        r"^terms of reference$|constitution and governance",
    )
]
_COVER = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:title )?of (?:paper|report)\s*:",
        r"rt to:|^report to\b",
        r"wards? (?:\w+ )?affected",
        r"ant director",
        r"act officer|report author|author of report",
        r"recommendations?:",
        r"decision required|key decision|purpose of (?:the )?report",
    )
]
_MONTH_HEADING = re.compile(
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+20\d\d$",
    re.IGNORECASE,
)
_LOOK_AHEAD = 8  # blocks in which a plan's title must be followed by something of a plan
_SLIDE_WORDS = 110  # a page of a presentation holds fewer words
_SLIDES = 4  # pages like that in a row are a presentation
_PAGE_BREAK = 4  # lines; text conversions leave at least three blank lines between pages


@dataclass(slots=True)
class Stretch:
    """A run of blocks: a paper of some kind, or a plan where `paper` is None."""

    paper: PaperKind | None
    blocks: list[Block]
    tier: Tier | None = None


def cut(document: SourceDocument) -> list[Stretch]:
    """Cut a document into plans and papers, in its own order."""
    blocks = document.blocks
    if not _is_pack(blocks):
        return _cut_reports(blocks)
    stretches = [Stretch(PaperKind.OTHER, [])]
    slides = _slides(document)
    for at, block in enumerate(blocks):
        current = stretches[-1]
        opening = _opening(blocks, at, current, at in slides)
        if opening and opening.paper is PaperKind.AGENDA and current.paper is PaperKind.OTHER:
            current.paper = PaperKind.AGENDA  # the board's name and the date above it are the agenda's
        elif opening:
            stretches.append(opening)
            _bring_the_name(stretches[-2], opening)
        stretches[-1].blocks.append(block)
        if stretches[-1].paper is PaperKind.OTHER and _SIGNALS[0].search(_text(block)):
            stretches[-1].paper = PaperKind.AGENDA
    return [stretch for stretch in stretches if stretch.blocks]


def _cut_reports(blocks: Sequence[Block]) -> list[Stretch]:
    """A plan that has its performance report behind it is two."""
    stretches = [Stretch(None, [])]
    for at, block in enumerate(blocks):
        if stretches[-1].blocks and at > _LOOK_AHEAD and _opens_report(blocks, at):
            stretches.append(Stretch(None, [], Tier.PERFORMANCE_REPORT))
        stretches[-1].blocks.append(block)
    return stretches


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return ""
    return plain(block.text)


def _is_pack(blocks: Sequence[Block]) -> bool:
    """Whether a document is for a meeting: a report's cover sheet, or at least two other signs of a pack."""
    seen: set[int] = set()
    for block in blocks:
        if isinstance(block, Table):
            if _is_cover(block):
                return True
            texts = [plain(cell.text) for row in block.rows[:20] for cell in row if len(cell.text) < 80]
        else:
            texts = [re.sub(r"^\d+\s+", "", _text(block))]
        for number, pattern in enumerate(_SIGNALS):
            if number not in seen and any(pattern.search(text) for text in texts):
                seen.add(number)
        if len(seen) >= 2:
            return True
    return False


def _is_cover(block: Block) -> bool:
    """A report's cover sheet, even where its first letters were lost in another column."""
    if not isinstance(block, Table):
        return False
    text = " ".join(plain(cell.text) for row in block.rows[:14] for cell in row[:3])
    return sum(1 for pattern in _COVER if pattern.search(text)) >= 2


def _opening(blocks: Sequence[Block], at: int, current: Stretch, is_slide: bool) -> Stretch | None:
    """The stretch that this block opens, None where it goes on with the current one."""
    block = blocks[at]
    if _is_cover(block):
        is_same = current.paper is PaperKind.REPORT and len(current.blocks) < 4
        return None if is_same else Stretch(PaperKind.REPORT, [])
    if isinstance(block, Table | ListItem):
        return None
    text = _text(block)
    if len(words(text)) > 25:
        return None
    if _opens_report(blocks, at):
        return Stretch(None, [], Tier.PERFORMANCE_REPORT)
    if current.paper is not None and _opens_plan(blocks, at):
        return Stretch(None, [])
    if re.match(r"(?:draft )?minutes of (?:the|a)\b", text, re.IGNORECASE):
        return Stretch(PaperKind.MINUTES, [])
    if re.search(r"^(?:constitution\b|terms of reference$|constitution and governance)", text, re.IGNORECASE):
        return None if current.paper is PaperKind.CONSTITUTION else Stretch(PaperKind.CONSTITUTION, [])
    if re.fullmatch(r"agenda", text, re.IGNORECASE) and current.paper is not PaperKind.AGENDA:
        return Stretch(PaperKind.AGENDA, [])
    if _opens_forward_plan(blocks, at):
        return Stretch(PaperKind.FORWARD_PLAN, [])
    if is_slide and current.paper is PaperKind.REPORT:
        return Stretch(PaperKind.PRESENTATION, [])
    return None


def _bring_the_name(before: Stretch, opening: Stretch) -> None:
    """The board's name printed above "Minutes of the meeting" belongs to the minutes."""
    if opening.paper in (PaperKind.MINUTES, PaperKind.CONSTITUTION) and before.blocks:
        last = before.blocks[-1]
        if (
            isinstance(last, Heading)
            and len(before.blocks) > 1
            and re.search(r"\b(?:board|committee|partnership|trust)\b", last.text, re.IGNORECASE)
        ):
            opening.blocks.append(before.blocks.pop())


def _has_plan_columns(block: Block) -> bool:
    return isinstance(block, Table) and any(
        is_heading_row([cell.text for cell in row]) for row in block.rows[:4]
    )


def _has_figure_columns(block: Block) -> bool:
    if not isinstance(block, Table) or not block.rows:
        return False
    texts = [cell.text for row in block.rows[: max(1, block.header_rows)] for cell in row if cell]
    return len(texts) > 2 and sum(1 for text in texts if meaning_of(text) in FIGURES) >= 2


def _opens_plan(blocks: Sequence[Block], at: int) -> bool:
    text = _text(blocks[at])
    if re.match(r"\d+\s", text) or not is_title(text) or not tier_of(text):
        return False
    for block in blocks[at + 1 : at + 1 + _LOOK_AHEAD]:
        said = None if isinstance(block, Table) else named(block.text)
        if (said and said.kind is Kind.PRIORITY and said.title) or _has_plan_columns(block):
            return True
        if _is_cover(block):
            return False
    return False


def _opens_report(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    text = _text(block)
    if (
        isinstance(block, Table | ListItem)
        or not is_title(text)
        or tier_of(text) is not Tier.PERFORMANCE_REPORT
    ):
        return False
    return any(_has_figure_columns(each) for each in blocks[at + 1 : at + 4])


def _opens_forward_plan(blocks: Sequence[Block], at: int) -> bool:
    text = _text(blocks[at])
    if not re.search(r"\bforward plan\b|\bwork programme\b", text, re.IGNORECASE) or len(words(text)) > 14:
        return False
    following = blocks[at + 1 : at + 4]
    return any(not isinstance(each, Table) and _MONTH_HEADING.match(_text(each)) for each in following)


def _slides(document: SourceDocument) -> set[int]:
    """The blocks with which a presentation begins: several pages in a row with few words each."""
    pages: list[list[int]] = []
    by_number = {line.number: line for line in document.lines}
    end, page = 0, None
    for at, block in enumerate(document.blocks):
        first = min(block.lines, default=end + 1)
        line = by_number.get(first)
        here = line.page if line else None
        if not pages or first - end >= _PAGE_BREAK or here != page:
            pages.append([])
        pages[-1].append(at)
        end, page = max(block.lines, default=end), here
    short = [_is_slide([document.blocks[at] for at in page]) for page in pages]
    starts: set[int] = set()
    run = 0
    for number, is_short in enumerate(short):
        run = run + 1 if is_short else 0
        if run == _SLIDES:
            starts.add(pages[number - _SLIDES + 1][0])
    return starts


def _is_slide(blocks: list[Block]) -> bool:
    count = 0
    for block in blocks:
        if isinstance(block, Table):
            return False
        if re.match(r"\d+(?:\.\d+)+", _text(block)) or (
            isinstance(block, Paragraph) and len(words(block.text)) > 50
        ):
            return False
        count += len(words(block.text))
    return 0 < count <= _SLIDE_WORDS
