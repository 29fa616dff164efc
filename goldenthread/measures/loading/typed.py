"""What a spreadsheet makes of a figure: errors of formulas, dates, decimal commas, numbers kept as text.

Such a cell is never taken silently. What cannot be a figure is refused with what to do about it; what can be
read in one way only after a guess is read so, and the guess is asked about. The cell as it was written stays
beside the figure. It is about files and what people type: what a plan prints is read as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_ERROR = re.compile(
    r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|"
    r"GETTING_DATA)|Err:\d{3}|#{3,}",
    re.I,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:st|nd|rd|th)?[-/. ]"
    rf"{_MONTH}(?:[-/., ]+\d{{2,4}})?|{_MONTH}[-/. ]\d{{1,4}})(?:[T ]\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?",
    re.I,
)
_TIME = re.compile(r"\d{1,2}:[0-5]\d:[0-5]\d(?:\s?[ap]m)?", re.I)
_FRACTION = re.compile(r"\d{1,7}\s?/\s?\d{1,7}")
_COMMA = re.compile(
    r"(?P<before>[-+−–]?£?)(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+),(?P<rest>\d{1,2}|\d{4,})(?P<after>\s?%?)"
)
_WITH_POINTS = re.compile(r"(?P<before>[-+−–]?£?)(?P<whole>\d{1,3}(?:\.\d{3}){2,})(?P<after>\s?%?)")
_SCIENTIFIC = re.compile(r"[-+−]?\d{1,3}(?:\.\d{1,20})?E[-+]?\d{1,2}", re.I)
_BRACKETS = re.compile(r"\(\s?£?(?P<inside>\d[\d,]*(?:\.\d+)?)\s?%?\s?\)")
_TEXT = re.compile(r"['’‘´`](?=[-+−£<>~.\d])")
_SPACED = re.compile(r"[-+£]?[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?\s?%?")
_C_BEFORE = re.compile(r"c\s?\d[\d,.]*\s?%?", re.I)
#: A space that keeps a line together stands between thousands, and nowhere else in a number.
_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell as it is to be read, why it is no figure ("" where it may be one), and what has been guessed."""

    text: str
    refused: str = ""
    doubt: str = ""


@lru_cache(maxsize=50_000)
def as_typed(cell: str) -> Typed:
    """What a spreadsheet's cell says."""
    plain = _THOUSANDS.sub("", cell)
    text = plain.replace("\u00a0", " ").replace("\u202f", " ").strip()
    for rule in _RULES:
        found = rule(text)
        if found is not None:
            return found
    return Typed(plain)


def is_error(cell: str) -> bool:
    """Whether a cell holds the error of a formula and not a value."""
    return _ERROR.fullmatch(cell.strip()) is not None


def _error(text: str) -> Typed | None:
    if not _ERROR.fullmatch(text):
        return None
    if set(text) == {"#"}:
        return Typed(text, "The cell says “###”: its column was too narrow. Widen it and copy it again.")
    return Typed(
        text,
        f"The spreadsheet could not work this cell out: it says {text}. Mend its formula and bring the file "
        "in again, or write “not available” there.",
    )


def _formula(text: str) -> Typed | None:
    if not text.startswith("="):
        return None
    return Typed(
        text,
        "The cell holds a formula without its result. Open the file in the spreadsheet program, save it, and "
        "bring it in again.",
    )


def _date(text: str) -> Typed | None:
    if not _DATE.fullmatch(text) and not _TIME.fullmatch(text):
        return None
    what = "a time" if _TIME.fullmatch(text) else "a date"
    return Typed(
        text,
        f"“{text}” is {what} and not a figure. Spreadsheets turn 1-4, 1/4 and 1:4 into dates and times by "
        "themselves: format the cell as text, write the figure again, and bring the file in again.",
    )


def _fraction(text: str) -> Typed | None:
    if not _FRACTION.fullmatch(text):
        return None
    return Typed(
        text,
        f"“{text}” is a fraction and not one figure. Write the figure, and put its parts into columns for "
        "numerator and denominator.",
    )


def _decimal_comma(text: str) -> Typed | None:
    found = _COMMA.fullmatch(text)
    if found:
        whole = re.sub(r"[. ]", "", found["whole"])
        meant = f"{found['before']}{whole}.{found['rest']}{found['after']}"
        return Typed(meant, doubt=f"“{text}” is read as {meant}, with a comma before its decimals. Is it so?")
    found = _WITH_POINTS.fullmatch(text)
    if found:
        meant = f"{found['before']}{found['whole'].replace('.', '')}{found['after']}"
        return Typed(meant, doubt=f"“{text}” is read as {meant}, with points at the thousands. Is it so?")
    return None


def _scientific(text: str) -> Typed | None:
    if not _SCIENTIFIC.fullmatch(text):
        return None
    digits, _, power = text.upper().replace("−", "-").partition("E")
    meant = _moved(digits, int(power))
    return Typed(
        meant,
        doubt=f"“{text}” is read as {meant}. A spreadsheet writes long numbers so, and drops their last "
        "digits: compare it with the original.",
    )


def _moved(digits: str, power: int) -> str:
    """The digits with their point moved, in full."""
    return f"{Decimal(digits).scaleb(power):f}"


def _brackets(text: str) -> Typed | None:
    found = _BRACKETS.fullmatch(text)
    if not found:
        return None
    inside = found["inside"]
    return Typed(
        text, doubt=f"“{text}” stands in brackets, which may mean −{inside}. It is read as {inside}."
    )


def _kept_as_text(text: str) -> Typed | None:
    """ "'54.7": the mark by which a spreadsheet keeps a number as text, written out."""
    found = _TEXT.match(text)
    if not found:
        return None
    rest = as_typed(text[found.end() :])
    said = f"The cell holds its number as text: “{text}”. It is read as {rest.text.strip()}."
    return Typed(rest.text, rest.refused, f"{said} {rest.doubt}".strip())


def _spaced(text: str) -> Typed | None:
    if not _SPACED.fullmatch(text):
        return None
    meant = text.replace(" ", ",")
    return Typed(text, doubt=f"“{text}” is read as one number, {meant}. Is it one, and not two?")


def _withheld_or_about(text: str) -> Typed | None:
    """A c before a number: about so many, or withheld and the number of its footnote."""
    if not _C_BEFORE.fullmatch(text):
        return None
    return Typed(
        text,
        f"“{text}” may be withheld (c), or about so many (c.). Write c alone where it is withheld, or "
        "“about” before the number.",
    )


_RULES: tuple[Callable[[str], Typed | None], ...] = (
    _error,
    _formula,
    _date,
    _fraction,
    _decimal_comma,
    _scientific,
    _brackets,
    _kept_as_text,
    _spaced,
    _withheld_or_about,
)
