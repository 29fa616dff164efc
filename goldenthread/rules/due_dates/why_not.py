"""Why a text is not a due date, in a sentence an officer can act on."""

from __future__ import annotations

import re

from goldenthread.rules.due_dates.due_date import DueDate, DueDateKind
from goldenthread.rules.periods.spelling import plain

_FLAGS = re.IGNORECASE | re.ASCII
LONGEST_QUOTE = 60  # characters

_NOTHING = re.compile(r"[\W_]*$", re.ASCII)
_NOT_SET = re.compile(
    r"[\W_]*(?:t\.?b\.?[acd]\.?|n/?a|not applicable|none|nil|to be (?:confirmed|agreed|determined|decided|set"
    r"|advised|announced)|awaiting .{0,40}|unknown|not (?:yet )?(?:known|set|agreed))[\W_]*$",
    _FLAGS,
)
_DONE = re.compile(
    r"[\W_]*(?:complete[d]?|done|achieved|closed|delivered|finished|implemented)[\W_]*$", _FLAGS
)
_ONGOING = re.compile(
    r"\b(?:on-? ?going|continu(?:ous|ing|al|e|es)(?:ly)?|rolling|business as usual|bau|throughout"
    r"|permanent(?:ly)?"
    r"|always)\b",
    _FLAGS,
)
_OFTEN = re.compile(
    r"\b(?:daily|weekly|fortnightly|(?:bi-?)?monthly|quarterly|termly|half[ -]?yearly"
    r"|(?:bi-?|twice )?annual(?:ly)?"
    r"|yearly|(?:each|every) (?:week|month|quarter|term|half term|year|(?:two|three|six) (?:weeks|months))"
    r"|per (?:month|quarter|term|year|annum)|regular(?:ly)?)\b",
    _FLAGS,
)
_VAGUE = re.compile(
    r"\b(?:later|soon|shortly|this|next|coming|within|further|forthcoming|asap|as soon as|immediate(?:ly)?"
    r"|short|medium|long(?:er)?|in due course|when|once|subject to|dependent|years?|months?|weeks?|days?"
    r"|terms?|quarters?|spring|summer|autumn|winter|easter|christmas|early|mid|late|end|start|by|before|after|from"
    r"|until|phase[ds]?|now|current(?:ly)?|future)\b",
    _FLAGS,
)


def quoted(text: str) -> str:
    """The text on one line, shortened, in quotation marks."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_QUOTE:
        return f"'{line}'"
    whole_words = line[: LONGEST_QUOTE + 1].rpartition(" ")[0] or line[:LONGEST_QUOTE]
    return f"'{whole_words}…'"


def without_date(text: str, number: str | None = None) -> DueDate:
    """A due date for a text in which there is no date: ongoing, vague or none, with the reason."""
    kind, why = _reason(plain(text), quoted(text))
    return DueDate(kind, None, None, text, number, why)


def _reason(written: str, quote: str) -> tuple[DueDateKind, str]:
    if _NOTHING.match(written):
        return DueDateKind.NONE, "There is no date: give the date by which it will be done."
    if _NOT_SET.match(written):
        return DueDateKind.NONE, f"{quote} sets no date: give the date by which it will be done, or agreed."
    if _DONE.match(written):
        return DueDateKind.NONE, f"{quote} does not say when: give the date on which it was done."
    if _ONGOING.search(written):
        return (
            DueDateKind.ONGOING,
            f"{quote} is not a date: give the date by which it will be reviewed or done.",
        )
    if _OFTEN.search(written):
        return (
            DueDateKind.ONGOING,
            f"{quote} says how often, not by when: give the date by which it will be reviewed or done.",
        )
    if _VAGUE.search(written):
        return DueDateKind.VAGUE, f"{quote} does not name a day, a month or a year: give one."
    return (
        DueDateKind.NONE,
        f"{quote} could not be read as a date: write it as 31 March 2017, March 2017 or 2016-17.",
    )


def year_missing(text: str) -> str:
    return f"{quoted(text)} has no year: give the year as well."


def not_in_calendar(text: str) -> str:
    return f"{quoted(text)} is not a day in the calendar: correct the day or the month."


def ends_before_it_begins(text: str) -> str:
    return f"{quoted(text)} ends before it begins: correct one of the two dates."


def only_begins(text: str) -> str:
    return f"{quoted(text)} says when it begins, not when it ends: give the date by which it will be done."


def comes_round(text: str) -> str:
    return f"{quoted(text)} comes round every year: give the year of the next one."
