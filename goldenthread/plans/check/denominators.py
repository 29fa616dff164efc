"""What a rate is reckoned per, in words: "per 1,000 live births", "per 1000 girls aged 15-17"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.rules.figures import denominator_of

_PER = re.compile(
    r"\bper\s+(?:1[0,]*0|hundred thousand|ten thousand|thousand|hundred)(?:\s+(?P<who>[a-z][a-z\- ]{2,40}))?",
    re.I,
)

# Words for the same people. What is in none of these groups says nothing about who is counted.
_PEOPLE: tuple[tuple[str, frozenset[str]], ...] = (
    ("births", frozenset({"births", "maternities", "deliveries"})),
    ("women and girls", frozenset({"girls", "females", "women"})),
    ("men and boys", frozenset({"boys", "males", "men"})),
    ("children", frozenset({"children", "child"})),
    ("pupils", frozenset({"pupils", "pupil", "school"})),
    ("residents", frozenset({"residents", "resident", "population", "people", "persons", "inhabitants"})),
    ("households", frozenset({"households", "dwellings", "homes", "families"})),
)
# Children are residents, and pupils are children: only these pairs cannot both be right.
_ALIKE = (
    {"children", "residents", "pupils"},
    {"women and girls", "residents"},
    {"men and boys", "residents"},
    {"women and girls", "children"},
    {"men and boys", "children"},
)


@dataclass(frozen=True, slots=True)
class Denominator:
    """So many of whom; `who` is "" where the text does not say. `words` are the text's own."""

    per: int
    who: str
    words: str


@lru_cache(maxsize=4096)
def denominators_in(text: str) -> tuple[Denominator, ...]:
    """Every denominator that a text spells out with a number."""
    found = []
    for match in _PER.finditer(text):
        per = denominator_of(match[0])
        if per:
            who, words = _who(match["who"] or "")
            end = match.end("who") if who else match.end()
            stop = match.start("who") + len(words) if words else (match.start("who") if match["who"] else end)
            found.append(Denominator(per, who, " ".join(text[match.start() : stop].split())))
    return tuple(found)


def _who(text: str) -> tuple[str, str]:
    """The group of people that the words after the number name, and where they end."""
    for match in re.finditer(r"[a-z]+", text.lower()):
        for who, words in _PEOPLE:
            if match[0] in words:
                return who, text[: match.end()]
    return "", ""


def disagree(one: Denominator, other: Denominator) -> bool:
    """Whether two denominators cannot be of the same rate: another number, or other people."""
    if one.per != other.per:
        return True
    if not one.who or not other.who or one.who == other.who:
        return False
    return not any({one.who, other.who} <= group for group in _ALIKE)
