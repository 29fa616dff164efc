"""Making a cell plain without moving a single character.

Cells come with leftovers of the page they were on: HTML tags, Markdown stars, formulas in dollars, six
kinds of space and dash. Each is replaced by as many plain characters, so that an offset into the plain
text is an offset into the text as written.
"""

from __future__ import annotations

import re

_SAME_LENGTH = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    ),
    **dict.fromkeys("\t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\ufffd", " "),
    **dict.fromkeys("−‐‑‒﹣－", "-"),
    "％": "%",
    "（": "(",
    "）": ")",
    "：": ":",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "～": "~",
    "∼": "~",
}
_TABLE = str.maketrans(_SAME_LENGTH)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&(?:nbsp|amp|lt|gt|quot|#160);")
_STARS = re.compile(r"\*\*|__|`|(?<!\S)\*(?=\S[^*]*\*(?!\S))|(?<=[^\s*])\*(?!\S)(?<=[a-z)]\*)")
_FORMULA = re.compile(r"\$\\?[a-z]*\{?[^$]{0,80}\$")


def _blank(found: re.Match[str]) -> str:
    kept = {"&lt;": "<   ", "&gt;": ">   "}
    return kept.get(found[0], " " * len(found[0]))


#: A space that does not break, or a thin one, between groups of three digits is how a thousand is marked.
_HARD_SPACED_THOUSANDS = re.compile(
    "(?<![0-9.,])[1-9][0-9]{0,2}(?:[\u00a0\u2009\u202f\u2007][0-9]{3})+(?![0-9])"
)


def _with_commas(found: re.Match[str]) -> str:
    return re.sub("[^0-9]", ",", found[0])


def make_plain(text: str) -> str:
    """The text with every leftover of its page turned into blanks; always exactly as long as `text`."""
    plain = _HARD_SPACED_THOUSANDS.sub(_with_commas, text).translate(_TABLE)
    plain = _TAG.sub(_blank, plain)
    return _STARS.sub(_blank, plain)


def without_formula(text: str) -> str:
    """The text without a formula in dollars, which is what a tick or a cross became in some documents."""
    return _FORMULA.sub(_blank, text)
