"""The years in a strategy's name: "(2014-17)", "2015-2018", "to 2020"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_YEARS = re.compile(r"\b(?P<first>20[0-9]{2})\s?[-–—/]\s?(?P<last>(?:20)?[0-9]{2})\b(?![-–/][0-9])")
_UNTIL = re.compile(r"\b(?:to|until)\s(?P<last>20[0-9]{2})\b", re.I)


@dataclass(frozen=True, slots=True)
class Years:
    """The first and last year in a name (`first` is None where only the end is named), and its words."""

    first: int | None
    last: int
    words: str

    @property
    def surely_over(self) -> date:
        """A day by which it has run out however its years are counted.

        A single year written as two ("2015-16") may be a school year; a run of years may be of whole
        calendar years.
        """
        if self.first is not None and self.last == self.first + 1:
            return date(self.last, 8, 31)
        return date(self.last, 12, 31)


@lru_cache(maxsize=4096)
def years_in(name: str) -> Years | None:
    """The years that a strategy's name says it is for; a single year is when it was published."""
    found = _YEARS.search(name)
    if found:
        first, last = int(found["first"]), int(found["last"])
        last = last if last > 100 else first - first % 100 + last
        if first < last <= first + 30:
            return Years(first, last, found[0])
        return None
    found = _UNTIL.search(name)
    return Years(None, int(found["last"]), found[0]) if found else None


@lru_cache(maxsize=4096)
def without_years(name: str) -> str:
    """A strategy's name in plain words, without years, brackets' acronyms and the words all names have."""
    bare = _UNTIL.sub(" ", _YEARS.sub(" ", name))
    bare = re.sub(r"\([^)]*\)", " ", bare).lower().replace("&", " and ").replace("’", "'")
    words = re.findall(r"[a-z0-9]+", bare.replace("'s", "").replace("'", ""))
    return " ".join(word for word in words if word not in ("the", "our", "of", "and", "for", "s"))
