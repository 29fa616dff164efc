"""What a workbook says about itself besides its cells: its sheets, its shared texts, its formats,
its comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from goldenthread.documents.reading.formats.gathering import tidy
from goldenthread.documents.reading.formats.number_formats import BUILT_IN
from goldenthread.documents.reading.formats.package import Package
from goldenthread.documents.reading.limits import CannotRead

_OWN_TEXT_OF_A_THREAD = re.compile(r"^\[Threaded comment\].*?Comment:\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name, its part, and whether it is hidden."""

    name: str
    part: str
    hidden: bool
    kind: str = "worksheet"


@dataclass(slots=True)
class Styles:
    """Number format and boldness of each cell style, by the style's number."""

    formats: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)

    def format_of(self, style: int) -> str:
        return self.formats[style] if 0 <= style < len(self.formats) else "General"

    def bold_of(self, style: int) -> bool:
        return self.bold[style] if 0 <= style < len(self.bold) else False


def sheets_of(package: Package, workbook: str) -> tuple[list[Sheet], bool]:
    """The sheets in the order of their tabs, and whether dates count from 1904."""
    tree = package.tree(workbook)
    relations = package.relations(workbook)
    sheets = []
    for sheet in tree.iterfind("sheets/sheet"):
        kind, part = relations.get(sheet.get("id", ""), ("", ""))
        hidden = sheet.get("state", "visible") != "visible"
        sheets.append(Sheet(tidy(sheet.get("name", "")) or "(no name)", part, hidden, kind))
    properties = tree.find("workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true", "on")
    return sheets, from_1904


def _part(package: Package, workbook: str, kind: str) -> str:
    """The part of a kind that a workbook refers to, else the one with the usual name, else ""."""
    named = [name for found, name in package.relations(workbook).values() if found == kind]
    return next((name for name in [*named, f"xl/{kind}.xml"] if name in package), "")


def shared_texts(package: Package, workbook: str) -> list[str]:
    """The texts that cells point to. Read as a stream: a large workbook has hundreds of thousands."""
    from lxml import etree

    part = _part(package, workbook, "sharedStrings")
    if not part:
        return []
    package.refuse_entities(part)
    texts: list[str] = []
    size = 0
    try:
        for _, element in etree.iterparse(package.stream(part), **STREAM_OPTIONS, tag="{*}si"):
            text = rich_text(element)
            size += len(text)
            if size > package.limits.part_bytes * 2:
                raise CannotRead(
                    "bomb", "The texts of this workbook are too large to be read. Split it into parts."
                )
            texts.append(text)
            release(element)
    except etree.XMLSyntaxError as error:
        raise CannotRead(
            "damaged", "The texts of this workbook are damaged. Save it again from Excel."
        ) from error
    return texts


STREAM_OPTIONS: dict[str, Any] = {
    "events": ("end",),
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How a part is read as a stream: no entities, no documents from elsewhere, no endless texts."""


def release(element: Any) -> None:
    """Let go of an element that was read, and of those before it, so that memory does not grow."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def rich_text(element: Any) -> str:
    """The text of a shared or inline string; the pronunciation help of Far Eastern workbooks is left out."""
    parts = []
    for child in element:
        tag = _local(child.tag)
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            parts.extend(text.text or "" for text in child if _local(text.tag) == "t")
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Excel writes characters that XML forbids as _x000D_."""
    if "_x" not in text:
        return text
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _local(tag: object) -> str:
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def styles_of(package: Package, workbook: str) -> Styles:
    """The number format and the weight of each cell style; none where the part is missing."""
    part = _part(package, workbook, "styles")
    styles = Styles()
    if not part:
        return styles
    tree = package.tree(part)
    own = {number(f.get("numFmtId")): f.get("formatCode", "") for f in tree.iterfind("numFmts/numFmt")}
    bold = [_is_on(font.find("b")) for font in tree.iterfind("fonts/font")]
    for style in tree.iterfind("cellXfs/xf"):
        code = number(style.get("numFmtId"))
        font = number(style.get("fontId"))
        styles.formats.append(own.get(code) or BUILT_IN.get(code, "General"))
        styles.bold.append(0 <= font < len(bold) and bold[font])
    return styles


def _is_on(element: Any) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false", "off")


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number from an attribute; `otherwise` where it is missing or is none."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def comments_of(package: Package, sheet: Sheet) -> list[tuple[str, str]]:
    """The comments on a sheet's cells: (cell, text)."""
    found = []
    for kind, part in package.relations(sheet.part).values():
        if kind != "comments" or part not in package:
            continue
        for comment in package.tree(part).iterfind("commentList/comment"):
            whole = "".join(text.text or "" for text in comment.iter("t"))
            text = tidy(_OWN_TEXT_OF_A_THREAD.sub("", whole))
            if text:
                found.append((comment.get("ref", "?"), text))
    return found


def drawings_of(package: Package, sheet: Sheet) -> tuple[list[str], int, int]:
    """What lies on top of a sheet: the texts of its boxes, and how many pictures and charts there are."""
    texts: list[str] = []
    pictures = charts = 0
    for kind, part in package.relations(sheet.part).values():
        if kind != "drawing" or part not in package:
            continue
        tree = package.tree(part)
        for body in tree.iter("txBody"):
            lines = ["".join(t.text or "" for t in p.iter("t")) for p in body.iter("p")]
            text = tidy("\n".join(lines))
            if text:
                texts.append(text)
        pictures += sum(1 for _ in tree.iter("pic"))
        charts += sum(1 for _ in tree.iter("graphicFrame"))
    return texts, pictures, charts
