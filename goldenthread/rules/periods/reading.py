"""Reading a text that is one period and nothing else, with the edition its figures may name."""

from __future__ import annotations

import re
from enum import Enum

from goldenthread.rules.periods.forms import FORMS, built
from goldenthread.rules.periods.period import Period, YearKind
from goldenthread.rules.periods.spelling import plain
from goldenthread.rules.periods.years import Known

LONGEST_PERIOD_TEXT = 120  # characters; a longer text is a sentence, not a period


class Edition(Enum):
    """Which edition of a published figure the words beside its period say it is."""

    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"
    OUTTURN = "outturn"


_EDITIONS = re.compile(
    r"\b(?:(?P<provisional>prov(?:isional)?)|(?P<revised>rev(?:ised)?)|(?P<final>final)|(?P<outturn>OT|outturn))\b\.?",
    re.IGNORECASE | re.ASCII,
)
_EDITION_AT_END = re.compile(rf"[ ,]*[\[(]? *{_EDITIONS.pattern} *[\])]? *$", re.IGNORECASE | re.ASCII)
_WRAPPING = " \t.,;:*|\"'~()[]<>#¹²³†‡^"
_LEAD_WORDS = re.compile(
    r"^(?:(?:in|for|during|over|within|the|period|data|full|snapshot|outturn|target"
    r"|[0-9a-z]{1,6}[ -]years? (?:pooled|average|rolling|aggregate)) +)+",
    re.IGNORECASE,
)
_END_WORDS = re.compile(r" +(?:census|only|figures?|data|snapshot|full year|year end)$", re.IGNORECASE)


def read_edition(text: str) -> Edition | None:
    """The edition the text names: "2025 (prov)", "2018 (Rev)", "2016-17 (OT)"."""
    found = _EDITIONS.search(text)
    return Edition(found.lastgroup) if found and found.lastgroup else None


def _bare(text: str) -> str:
    """The text without brackets, marks and words around it that say nothing about when."""
    bare = _EDITION_AT_END.sub("", plain(text)).strip(_WRAPPING)
    shorter = _END_WORDS.sub("", _LEAD_WORDS.sub("", bare)).strip(_WRAPPING)
    return re.sub("[ \t]+", " ", shorter)


def bare_texts(text: str) -> list[str]:
    """The text as it stands and without its wrapping: a label ends in a bracket that means something."""
    written = re.sub("[ \t]+", " ", plain(text)).strip()
    return [written, _bare(text)]


def read_period(
    text: str, *, year_kind: YearKind | None = None, within: Period | None = None
) -> Period | None:
    """The period that the whole text is, or None.

    `year_kind`: which year a bare "2015/16" or "2016" is; without it the financial and the calendar year.
    `within`: the period around the text (its column's heading), which supplies a missing year.
    """
    if len(text) > LONGEST_PERIOD_TEXT:
        return None
    known = Known(year_kind, within)
    for candidate in bare_texts(text):
        glued = _six_digit_year(candidate, year_kind)
        if glued:
            return glued
        for form in FORMS:
            found = form.pattern.fullmatch(candidate)
            period = built(form, found, known) if found else None
            if period:
                return period
    return None


def _six_digit_year(text: str, year_kind: YearKind | None) -> Period | None:
    """201617, as the time period column of open data writes it."""
    if not re.fullmatch(r"(?:19|20)[0-9]{4}", text):
        return None
    first = int(text[:4])
    if (first + 1) % 100 != int(text[4:]):
        return None
    return Period.year(first, year_kind or YearKind.FINANCIAL)
