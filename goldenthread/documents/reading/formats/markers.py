"""The label in front of a bullet or a numbered item, as printed: "•", "(a)", "1.", "2.3", "iv)"."""

from __future__ import annotations

import re

_BULLET = re.compile(r"([•◦▪▫●○■□◆◇►▶➢✓✔§·‣⁃\uf0b7\uf0a7\uf0fc\uf0d8o*–—-])\s+(?=\S)")
_NUMBER = re.compile(
    r"(\((?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)"  # (1) (a) (iv)
    r"|\d{1,3}(?:\.\d{1,3})*[.)]"  # 1. 1) 1.2.
    r"|\d{1,3}(?:\.\d{1,3})+(?=\s+[A-Z“‘\"'])"  # 1.2 Title, but not "1.5 million"
    r"|[a-z][.)]|[A-Z]\)|[ivx]{1,5}[.)])"  # a. A) iv. but not "A. Surname"
    r"\s+(?=\S)"
)


def split_marker(text: str) -> tuple[str, str, bool]:
    """(marker, rest, whether it is a list item). The marker of a bullet is "" as nothing is lost with it."""
    bullet = _BULLET.match(text)
    if bullet:
        return "", text[bullet.end() :].strip(), True
    number = _NUMBER.match(text)
    if number:
        return number[1], text[number.end() :].strip(), True
    return "", text, False
