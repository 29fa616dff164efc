"""Words that hold a place open: "TBC", "Placeholder for …", "[insert name]", "XX%"."""

from __future__ import annotations

import re
from functools import lru_cache

# The whole of a cell or title. "To be agreed" is a placeholder, "Protocol to be agreed" is a milestone.
_WHOLE = re.compile(
    r"(?:(?:date|target|lead|baseline|figure|name|detail)s? )?"
    r"(?:t\.?b\.?[acd]\.?|to be (?:confirmed|agreed|decided|determined|set|advised|announced|developed"
    r"|completed"
    r"|inserted|added|identified)|to follow|not yet (?:known|set|agreed|decided)|awaiting confirmation"
    r"|pending"
    r"|relevant (?:performance )?(?:measures?|indicators?)|n{2,}|x{2,} ?%?|\?+|\.{3,}|…)",
    re.I,
)
# Anywhere in a text: marks that nobody leaves in on purpose.
_ANYWHERE = (
    re.compile(r"\bplace-?holder\b", re.I),
    re.compile(r"\blorem ipsum\b", re.I),
    re.compile(
        r"[\[<{(] ?(?:insert|add|enter|tb[acd]|to be (?:confirmed|agreed|added))\b[^\])>}]{0,60}[\])>}]", re.I
    ),
    re.compile(r"[\[<{][^\])>}]{0,40}\bto be (?:confirmed|agreed|added|inserted|decided)[\]>}]", re.I),
    re.compile(r"(?<![a-z0-9])x{2,} ?%|(?<![a-z])xx+(?![a-z])", re.I),
    re.compile(r"\bno specific (?:milestones?|measures?|actions?|indicators?)\b", re.I),
    re.compile(r"\?{2,}"),
)
# Roman numerals are made of the same letters.
_ROMAN_TWENTY = re.compile(r"^(?:xx|xxx)[ivl]*$", re.I)


@lru_cache(maxsize=8192)
def placeholder_in(text: str) -> str:
    """The words of a text that hold a place open; "" where there are none."""
    bare = " ".join(text.split()).strip(" .:;,-–()[]*")
    if not bare or _ROMAN_TWENTY.match(bare):
        return ""
    if _WHOLE.fullmatch(bare):
        return bare
    for pattern in _ANYWHERE:
        found = pattern.search(text)
        if found and not _ROMAN_TWENTY.match(found[0]):
            return found[0].strip()
    return ""


def is_placeholder(text: str) -> bool:
    """Whether a text only holds a place open."""
    return bool(placeholder_in(text))
