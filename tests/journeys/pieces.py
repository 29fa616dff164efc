"""What a page is made of, so that axe need not look twice at pages made of the same.

Journeys open the same pages again and again with other words on them. What axe finds depends on the elements,
their classes and roles, the order of the headings, doubled identities and empty links, not on the words; two
pages that are alike in all of these are looked at once.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlsplit

_TELLING = ("class", "role", "type", "scope", "lang")
_WITHOUT_END = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


def pieces_of(address: str, html: str) -> tuple[object, ...]:
    """The page's address without numbers, and everything in it that axe may mind."""
    page = _Page()
    page.feed(html)
    twice = frozenset(name for name, times in Counter(page.identities).items() if times > 1)
    steps = frozenset(zip(page.headings, page.headings[1:], strict=False))
    path = re.sub(r"\d+", "N", urlsplit(address).path)
    return path, frozenset(page.pieces), steps, twice


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: set[tuple[object, ...]] = set()
        self.headings: list[str] = []
        self.identities: list[str] = []
        self._inside: list[str] = []
        self._empty: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        named = frozenset(name for name, value in given.items() if value or name in ("alt", "hidden"))
        self.pieces.add((*self._inside[-1:], tag, *(given.get(each) for each in _TELLING), named))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if given.get("id"):
            self.identities.append(given["id"] or "")
        if tag not in _WITHOUT_END:
            self._inside.append(tag)
            self._empty.append(not (given.get("aria-label") or given.get("title")))
        elif given.get("alt"):
            self._filled()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._filled()

    def handle_endtag(self, tag: str) -> None:
        while tag in self._inside:
            last, empty = self._inside.pop(), self._empty.pop()
            if empty and last in ("a", "button", "label", "h1", "h2", "h3", "th", "li"):
                self.pieces.add(("empty", last))
            if last == tag:
                break

    def _filled(self) -> None:
        self._empty = [False] * len(self._empty)
