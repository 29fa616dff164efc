"""A page as a test reads it: found by tag, id, class and attribute, without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SIMPLE = re.compile(r"^(?P<tag>[a-z0-9]+)?(?P<rest>(?:#[\w-]+|\.[\w-]+|\[[\w.-]+(?:=[^\]]+)?\])*)$")
_TEST = re.compile(r"#([\w-]+)|\.([\w-]+)|\[([\w.-]+)(?:=([^\]]+))?\]")


@dataclass
class Tag:
    """One element: its attributes (without a value: an empty text), what is in it, what it is in."""

    name: str
    attrs: dict[str, str]
    parent: Tag | None = None
    inside: list[Tag | str] = field(default_factory=list)

    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join(self._as_written().split())

    def _as_written(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece._as_written() for piece in self.inside)

    def classes(self) -> list[str]:
        """Its classes."""
        return self.attrs.get("class", "").split()


class Page(HTMLParser):
    """Parses HTML and fails on a tag that is closed without being open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Tag("page", {})
        self.tags: list[Tag] = []
        self._open = self.root
        self.feed(html)
        self.close()
        assert self._open is self.root, f"<{self._open.name} {self._open.attrs}> is never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        found = Tag(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.inside.append(found)
        self.tags.append(found)
        if tag not in _VOID:
            self._open = found

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with nothing in it."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        assert self._open.name == tag, f"</{tag}> closes <{self._open.name} {self._open.attrs}>"
        assert self._open.parent is not None
        self._open = self._open.parent

    def handle_data(self, data: str) -> None:
        """Text."""
        self._open.inside.append(data)

    def find(self, selector: str) -> list[Tag]:
        """Elements by a CSS selector of tags, #ids, .classes, [attributes] and descendants."""
        *above, last = selector.split()
        return [tag for tag in self.tags if _fits(tag, last) and _is_inside(tag, above)]

    def one(self, selector: str) -> Tag:
        """The only element that fits."""
        found = self.find(selector)
        assert len(found) == 1, f"{len(found)} elements fit {selector}"
        return found[0]

    def text(self, selector: str = "") -> str:
        """The words of the only element that fits, or of everything."""
        return self.one(selector).text() if selector else self.root.text()


def _is_inside(tag: Tag, above: list[str]) -> bool:
    wanted = list(above)
    parent = tag.parent
    while parent is not None and wanted:
        if _fits(parent, wanted[-1]):
            wanted.pop()
        parent = parent.parent
    return not wanted


def _fits(tag: Tag, simple: str) -> bool:
    match = _SIMPLE.match(simple)
    assert match, f"this selector is too clever for these tests: {simple}"
    if match["tag"] and match["tag"] != tag.name:
        return False
    for identifier, css, name, value in _TEST.findall(match["rest"]):
        if identifier and tag.attrs.get("id") != identifier:
            return False
        if css and css not in tag.classes():
            return False
        if name and (name not in tag.attrs or (value and tag.attrs[name] != value)):
            return False
    return True
