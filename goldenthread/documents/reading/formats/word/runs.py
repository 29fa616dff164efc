"""The text of one paragraph as it is printed: without what was deleted, with what was inserted.

Field codes ("PAGE", "REF …") are left out and their results kept; hidden text is read and mentioned; text
boxes, footnotes and diagrams that hang on the paragraph are collected for the story to place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from goldenthread.documents.reading.formats.gathering import tidy
from goldenthread.documents.reading.formats.word.styles import Style, Styles, is_on, size_of

_WITHIN_A_LINE = {
    "hyperlink",
    "smartTag",
    "sdt",
    "sdtContent",
    "fldSimple",
    "customXml",
    "dir",
    "bdo",
    "ruby",
    "rubyBase",
    "Choice",
    # mathematics: fractions, powers and what they consist of
    *[
        "oMath",
        "oMathPara",
        "f",
        "num",
        "den",
        "sSup",
        "sSub",
        "e",
        "sup",
        "sub",
        "rad",
        "deg",
        "d",
        "nary",
        "acc",
        "func",
        "fName",
    ],
}
_DELETED = {"del", "moveFrom"}
_INSERTED = {"ins", "moveTo"}

# Characters that plans take from the symbol fonts: the tick and the cross, bullets and arrows.
_SYMBOLS = {
    "F0FC": "✓",
    "F0FB": "✗",
    "F0FE": "☒",
    "F0A8": "☐",
    "F06F": "☐",
    "F0B7": "•",
    "F0A7": "▪",
    "F0D8": "➢",
    "F0E0": "→",
    "F0E8": "→",
    "F0B3": "≥",
    "F0A3": "≤",
    "F0B1": "±",
}


@dataclass(slots=True)
class Noticed:
    """What the officer should be told about the document as a whole."""

    deleted: int = 0
    inserted: int = 0
    hidden: int = 0
    struck: int = 0
    boxes: int = 0
    pictures: int = 0
    charts: int = 0
    embedded: int = 0


@dataclass(slots=True)
class Paragraph:
    """One paragraph as printed, and what hangs on it."""

    text: str = ""
    bold: bool = False
    size: int = 0  # half-points, of most of its text
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote", identifier)
    diagrams: list[str] = field(default_factory=list)  # identifiers of relations
    breaks_before: int = 0  # page breaks before its first word
    breaks_after: int = 0


class Runs:
    """Reads the paragraphs of one part in order; a field may reach from one into the next."""

    def __init__(self, styles: Styles, noticed: Noticed, *, rendered_breaks: bool) -> None:
        self._styles = styles
        self._noticed = noticed
        self._break_tag = "lastRenderedPageBreak" if rendered_breaks else "br"
        self._fields: list[bool] = []  # for each open field, whether we are still in its code

    def paragraph(self, element: Any, style: Style) -> Paragraph:
        """Read one w:p element."""
        reading = _Reading(self, style)
        reading.walk(element)
        self._fields = [False for in_code in self._fields if not in_code]  # a code never leaves its paragraph
        return reading.finished()


class _Reading:
    """One paragraph while it is read."""

    def __init__(self, runs: Runs, style: Style) -> None:
        self.runs = runs
        self.style = style
        self.found = Paragraph()
        self._texts: list[str] = []
        self._weights: dict[tuple[bool, int], int] = {}  # characters per look

    def finished(self) -> Paragraph:
        self.found.text = tidy("".join(self._texts))
        characters = sum(self._weights.values())
        bold = sum(count for (is_bold, _), count in self._weights.items() if is_bold)
        self.found.bold = characters > 0 and bold == characters
        if self._weights:
            self.found.size = max(self._weights.items(), key=lambda item: item[1])[0][1]
        return self.found

    def walk(self, element: Any) -> None:
        for child in element:
            tag = child.tag
            if tag == "r":
                self._run(child)
            elif tag in _DELETED:
                self.runs._noticed.deleted += 1
            elif tag in _INSERTED:
                self.runs._noticed.inserted += 1
                self.walk(child)
            elif tag == "AlternateContent":
                self._alternative(child, self.walk)
            elif tag in _WITHIN_A_LINE:
                self.walk(child)

    @staticmethod
    def _alternative(element: Any, then: Any) -> None:
        """Word writes drawings twice, for newer and older versions; one of them is read."""
        chosen = element.find("Choice")
        if chosen is None:
            chosen = element.find("Fallback")
        if chosen is not None:
            then(chosen)

    def _run(self, run: Any) -> None:
        properties = run.find("rPr")
        own = self.runs._styles.of_run(_run_style(properties))
        bold = is_on(properties, "b", self.style.bold or own.bold)
        size = size_of(properties) or own.size or self.style.size or self.runs._styles.size
        before = len(self._texts)
        self._contents(run)
        text = "".join(self._texts[before:])
        shown = len("".join(text.split()))
        if not shown:
            return
        self._weights[bold, size] = self._weights.get((bold, size), 0) + shown
        if is_on(properties, "vanish", self.style.hidden or own.hidden):
            self.runs._noticed.hidden += 1
        if is_on(properties, "strike") or is_on(properties, "dstrike"):
            self.runs._noticed.struck += 1

    def _contents(self, run: Any) -> None:
        fields = self.runs._fields
        for child in run:
            tag = child.tag
            if tag == "fldChar":
                self._field(child.get("fldCharType", ""))
            elif tag == self.runs._break_tag and (tag != "br" or child.get("type") == "page"):
                self._page_break()
            elif tag in ("drawing", "pict", "object"):
                self._drawing(child, tag)
            elif tag == "AlternateContent":
                self._alternative(child, self._contents)
            elif tag in ("footnoteReference", "endnoteReference"):
                self.found.notes.append((tag[:-9], child.get("id", "")))
            elif not any(fields):
                self._texts.append(_printed(child, tag))

    def _field(self, kind: str) -> None:
        fields = self.runs._fields
        if kind == "begin":
            fields.append(True)
        elif kind == "separate" and fields:
            fields[-1] = False
        elif kind == "end" and fields:
            fields.pop()

    def _page_break(self) -> None:
        if any(text.strip() for text in self._texts):
            self.found.breaks_after += 1
        else:
            self.found.breaks_before += 1

    def _drawing(self, element: Any, tag: str) -> None:
        noticed = self.runs._noticed
        boxes = [box for box in element.iter("txbxContent") if not _is_second_version(box, element)]
        if boxes:
            noticed.boxes += len(boxes)
            self.found.boxes.extend(boxes)
        for relation in element.iter("relIds"):
            self.found.diagrams.append(relation.get("dm", ""))
        noticed.charts += sum(1 for _ in element.iter("chart"))
        noticed.pictures += sum(1 for _ in element.iter("pic", "imagedata"))
        noticed.embedded += 1 if tag == "object" else 0


def _is_second_version(box: Any, within: Any) -> bool:
    """Whether a text box inside a drawing is the copy that Word keeps for its older versions."""
    for parent in box.iterancestors():
        if parent is within:
            return False
        if parent.tag == "Fallback" and parent.getparent().find("Choice") is not None:
            return True
    return False


def _run_style(properties: Any) -> str | None:
    style = properties.find("rStyle") if properties is not None else None
    return style.get("val") if style is not None else None


def _printed(child: Any, tag: str) -> str:
    """What one element of a run prints."""
    if tag == "t":
        return child.text or ""
    if tag in ("tab", "ptab"):
        return "\t"
    if tag in ("br", "cr"):
        return "\n"
    if tag == "noBreakHyphen":
        return "-"
    if tag == "sym":
        return _SYMBOLS.get(child.get("char", "").upper(), "\u25aa")
    return ""
