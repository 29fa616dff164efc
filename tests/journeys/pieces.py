"""What a page is made of, so that axe need not look again at what it has looked at.

Journeys open the same pages again and again with other words on them. What axe finds depends on the elements,
their classes and roles and what they stand in, on the order of the headings, doubled identities and empty
links, not on the words; a page all of whose pieces stood on pages looked at before holds nothing new.
"""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

_TELLING = ("class", "role", "type", "scope", "lang", "aria-hidden", "tabindex")
_SAID = ("alt", "aria-label", "aria-labelledby", "aria-describedby", "title", "hidden", "href", "for", "open")
_WITHOUT_END = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def pieces_of(html: str) -> set[tuple[object, ...]]:
    """Everything in a page that axe may mind."""
    page = _Page()
    page.feed(html)
    steps = {("step", *step) for step in zip(page.headings, page.headings[1:], strict=False)}
    twice = {("twice", name) for name, times in Counter(page.identities).items() if times > 1}
    return page.pieces | steps | twice


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: set[tuple[object, ...]] = set()
        self.headings: list[str] = []
        self.identities: list[str] = []
        self._inside: list[tuple[str, str | None]] = []
        self._empty: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        said = tuple(name for name in _SAID if name in given)
        self.pieces.add((*self._inside[-1:], tag, *(given.get(each) for each in _TELLING), said))
        if tag in _HEADINGS:
            self.headings.append(tag)
        if given.get("id"):
            self.identities.append(given["id"] or "")
        if tag not in _WITHOUT_END:
            self._inside.append((tag, given.get("class")))
            self._empty.append(not (given.get("aria-label") or given.get("title")))
        elif given.get("alt"):
            self._filled()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._filled()

    def handle_endtag(self, tag: str) -> None:
        while self._inside:
            (last, _), empty = self._inside.pop(), self._empty.pop()
            if empty and last in ("a", "button", "label", "h1", "h2", "h3", "th", "li"):
                self.pieces.add(("empty", last))
            if last == tag:
                break

    def _filled(self) -> None:
        self._empty = [False] * len(self._empty)
