"""What Word's styles say about a paragraph: heading of which level, list, bold, size, table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_DEFAULT_SIZE = 20  # half-points: what Word assumes where nothing says otherwise


@dataclass(slots=True)
class Style:
    """One style with everything it inherits."""

    name: str = ""
    outline: int | None = None  # 0 is the highest heading
    number: str | None = None  # the list it belongs to
    depth: int | None = None
    bold: bool = False
    hidden: bool = False
    size: int | None = None  # half-points


class Styles:
    """The styles of a document by their identifiers."""

    def __init__(self, tree: Any = None) -> None:
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        self.size = _DEFAULT_SIZE
        if tree is None:
            return
        for element in tree.iterfind("style"):
            identifier = element.get("styleId", "")
            self._elements[identifier] = element
            if element.get("type") == "paragraph" and element.get("default") in ("1", "true", "on"):
                self._default = identifier
        self.size = _size(tree.find("docDefaults/rPrDefault/rPr")) or _DEFAULT_SIZE

    def of(self, identifier: str | None) -> Style:
        """The style of a paragraph or run; the document's default where none is named."""
        return self._resolved(identifier or self._default, frozenset())

    def of_run(self, identifier: str | None) -> Style:
        return self._resolved(identifier, frozenset()) if identifier else Style()

    def _resolved(self, identifier: str, above: frozenset[str]) -> Style:
        if identifier in self._known:
            return self._known[identifier]
        element = self._elements.get(identifier)
        if element is None or identifier in above or len(above) > 50:  # a style based on itself
            return Style()
        base = element.find("basedOn")
        parent = self._resolved(base.get("val", ""), above | {identifier}) if base is not None else Style()
        style = Style(
            "", parent.outline, parent.number, parent.depth, parent.bold, parent.hidden, parent.size
        )
        name = element.find("name")
        style.name = (name.get("val", "") if name is not None else "").lower()
        _take_paragraph(style, element.find("pPr"))
        _take_run(style, element.find("rPr"))
        heading = re.fullmatch(r"heading (\d)", style.name)
        if heading and style.outline is None:
            style.outline = int(heading[1]) - 1
        if style.name == "title" and style.outline is None:
            style.outline = 0
        self._known[identifier] = style
        return style


def _take_paragraph(style: Style, properties: Any) -> None:
    if properties is None:
        return
    outline = outline_of(properties)
    if outline is not None:
        style.outline = outline if outline < 9 else None
    number = properties.find("numPr/numId")
    depth = properties.find("numPr/ilvl")
    if number is not None:
        style.number = number.get("val")
    if depth is not None:
        style.depth = _whole(depth.get("val"))


def _take_run(style: Style, properties: Any) -> None:
    if properties is None:
        return
    style.bold = is_on(properties, "b", style.bold)
    style.hidden = is_on(properties, "vanish", style.hidden)
    style.size = _size(properties) or style.size


def outline_of(properties: Any) -> int | None:
    """The outline level of paragraph properties (9 is body text); None where they do not say."""
    element = properties.find("outlineLvl") if properties is not None else None
    return _whole(element.get("val")) if element is not None else None


def is_on(properties: Any, name: str, otherwise: bool = False) -> bool:
    """A property that is on by being there and off by its value."""
    element = properties.find(name) if properties is not None else None
    if element is None:
        return otherwise
    return element.get("val", "1") not in ("0", "false", "off", "none")


def _size(properties: Any) -> int | None:
    element = properties.find("sz") if properties is not None else None
    return _whole(element.get("val")) if element is not None else None


def size_of(properties: Any) -> int | None:
    """The size of a run in half-points; None where it does not say."""
    return _size(properties)


def _whole(text: str | None) -> int | None:
    try:
        return int(text or "")
    except ValueError:
        return None
