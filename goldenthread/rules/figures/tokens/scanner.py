"""Reading a cell from left to right, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from goldenthread.rules.periods import Period

from ..figure import MissingReason
from ..labels import Label, match_filler, match_generic, match_in_place, match_label
from ..marks import find_reasons, read_mark, suppressed_below
from ..numbers import match_number
from ..written import WrittenNumber
from .token import Token, TokenKind
from .years import is_period, period_spans

_INTERVAL = re.compile(
    r"(?:[0-9.]{1,5}\s?%\s)?(?:CI|C\.I\.|confidence (?:interval|limit)s?)\s?[:=]?\s*"
    r"-?[0-9.]{1,9}\s?%?\s?(?:-|–|to|,)\s?-?[0-9.]{1,9}(?:\s?%)?",
    re.I,
)
_BRACKETED_RANGE = re.compile(
    r"[(\[]\s?(?P<low>-?[0-9]{1,6}(?:\.[0-9]{1,4})?)\s?(?P<low_percent>%?)\s?(?:-|–|—|to|,|;)\s?"
    r"(?P<high>-?[0-9]{1,6}(?:\.[0-9]{1,4})?)\s?(?P<high_percent>%?)\s?[)\]]"
)
_PLUS_OR_MINUS = re.compile(r"(?:±|\+/-)\s?[0-9.]{1,8}\s?(?:%|pp\b)?")
#: "Band 3", "see note 4", "KPI 4.2": the number is part of a name, and no figure.
_NAMED_BY_NUMBER = re.compile(
    r"(?:kpi|pi|ref(?:erence)?|notes?|bands?|grades?|levels?|tier|phase|stage|step|section|pages?|appendix|annex"
    r"|table|row|form|para(?:graph)?|reg(?:ulation)?|ward|zone|item|slide|tab|version|v)\.?\s?(?:no\.?\s?)?"
    r"[0-9]{1,5}(?:\.[0-9]{1,2}){0,3}\+?(?![0-9%]|,[0-9]|\.[0-9]|\s?(?:%|per\b|day|week|month|year|children|schools))",
    re.I,
)
_TELEPHONE = re.compile(r"(?:\+44\s?|\b0)[0-9]{2,4}[\s-]?[0-9]{3,4}[\s-]?[0-9]{3,4}(?![0-9])")
_INNER_MARK = re.compile(
    (
        r"\[[a-z]\]|(?:[xczk](?!\.?\s?[0-9£])|low|n/?a|tbc|tba|nil|zero|none)(?![A-Za-z0-9/])|\.{2,3}|[~*?]"
        r"|<\s?[0-9]{1,2}(?![0-9.%]|\s?(?:day|week|month|year|hour|minute|working|pp\b|per\b|point))|[-–—](?=\s|$|[,;)])"
    ),
    re.I,
)
_NUMBERING = re.compile(r"\s*(?:[0-9]{1,2}[.)]\s*(?=[A-Za-z])(?![kKmM]\b)|1[.)]\s+(?=[£<>~]?[0-9]))")
_LATER_NUMBERING = re.compile(r"(?<=\s)[0-9]{1,2}[.)]\s+(?=[A-Z][a-z]|[£<>~]?[0-9])")
_WORD = re.compile(r"[0-9][^\s()]*|[^\s()\[\],;:]+|\[|\]")
_CODE = re.compile(r"\[[A-Za-z0-9 ]{1,12}\]")


def _reason_spans(plain: str) -> dict[int, tuple[int, MissingReason]]:
    spans: dict[int, tuple[int, MissingReason]] = {}
    for start, end, reason in find_reasons(plain):
        if start not in spans or spans[start][0] < end:
            spans[start] = (end, reason)
    return spans


class Scanner:
    """Reads a plain text from left to right; every character ends in one token or is punctuation."""

    def __init__(self, plain: str, within: Period | None) -> None:
        self.plain = plain
        self.periods = period_spans(plain, within)
        self.reasons = _reason_spans(plain)
        self.depth = 0
        self.seen_number = False
        self.last: WrittenNumber | None = None  # the number read last
        self.value_due = True  # whether a value may stand here: at the start, and after a label

    def tokens(self) -> Iterator[Token]:
        at = self._after_numbering()
        numbered = at > 0
        while at < len(self.plain):
            if numbered and (later := _LATER_NUMBERING.match(self.plain, at)):
                at = later.end()
            character = self.plain[at]
            if (interval := self._interval_in_brackets(at)) is not None:
                yield interval
                at = interval.end
            elif character.isspace() or self._is_punctuation(at):
                at += 1
            elif character == "(":
                self.depth += 1
                at += 1
            elif character == ")":
                self.depth = max(0, self.depth - 1)
                at += 1
            else:
                token = self._next(at)
                self._note(token)
                yield token
                at = max(token.end, at + 1)

    def _interval_in_brackets(self, at: int) -> Token | None:
        """The range in brackets around the number before it: "12.3 (11.0-13.8)", "12.3 [11.0, 13.8]".

        Only where the number lies inside it and its ends have decimals or percent signs: "12 (11-15)" may
        be ages.
        """
        found = _BRACKETED_RANGE.match(self.plain, at) if self.last is not None else None
        if found is None or self.last is None:
            return None
        low, high = Decimal(found["low"]), Decimal(found["high"])
        fine = all("." in found[end] or found[f"{end}_percent"] for end in ("low", "high"))
        if not (fine and low < high and low <= self.last.value <= high):
            return None
        return Token(TokenKind.INTERVAL, at, found.end(), self.depth)

    def _is_punctuation(self, at: int) -> bool:
        character = self.plain[at]
        if character == ".":
            return not self.plain[at + 1 : at + 2].isdigit()  # ".5" is a half
        if character in "[]":
            return not _CODE.match(self.plain, at)
        return character in ",;|/&:=\"'•·"

    def _after_numbering(self) -> int:
        found = _NUMBERING.match(self.plain)
        return found.end() if found else 0

    def _note(self, token: Token) -> None:
        if token.kind in (TokenKind.NUMBER, TokenKind.MARK):
            self.seen_number = True
            self.last = token.number
        status = token.label is not None and token.label.kind == "status"
        self.value_due = (token.kind is TokenKind.LABEL and not status) or (
            token.kind is TokenKind.PERIOD and token.depth == 0
        )

    def _next(self, at: int) -> Token:
        for read in (self._special, self._named_by_number, self._number, self._label, self._filler):
            token = read(at)
            if token is not None:
                return token
        word = _CODE.match(self.plain, at) or _WORD.match(self.plain, at)
        return Token(TokenKind.UNKNOWN, at, word.end() if word else at + 1, self.depth)

    def _special(self, at: int) -> Token | None:
        """Periods, reasons, confidence intervals and marks, which would otherwise be taken for numbers."""
        interval = _INTERVAL.match(self.plain, at)
        interval = interval or (_PLUS_OR_MINUS.match(self.plain, at) if self.seen_number else None)
        if interval:
            return Token(TokenKind.INTERVAL, at, interval.end(), self.depth)
        telephone = _TELEPHONE.match(self.plain, at)
        if telephone:
            return Token(TokenKind.UNKNOWN, at, telephone.end(), self.depth)
        if at in self.periods:
            end, period = self.periods[at]
            if is_period(self.plain, at, end, self.depth, self.seen_number):
                return Token(TokenKind.PERIOD, at, end, self.depth, self._colon(end), period=period)
        mark = self._mark(at) if self.value_due else None
        if mark is not None:
            return mark
        if at in self.reasons:
            end, reason = self.reasons[at]
            return Token(TokenKind.REASON, at, end, self.depth, reason=reason)
        return None

    def _mark(self, at: int) -> Token | None:
        found = _INNER_MARK.match(self.plain, at)
        if not found:
            return None
        if found[0] in "~*?" and found.end() < len(self.plain) and not self.plain[found.end()].isspace():
            return None
        if found[0].startswith("<"):
            return (
                None if not suppressed_below(found[0]) else Token(TokenKind.MARK, at, found.end(), self.depth)
            )
        if found[0] in "-–—" and re.match(r"\s*[0-9.£]", self.plain[found.end() :]):
            return None
        value = read_mark(found[0])
        return Token(TokenKind.MARK, at, found.end(), self.depth, value=value) if value is not None else None

    def _named_by_number(self, at: int) -> Token | None:
        """ "Band 3" is a label in front of a number, and otherwise nothing that a rule could place."""
        named = _NAMED_BY_NUMBER.match(self.plain, at)
        if not named or (at and self.plain[at - 1].isalnum()):
            return None
        if re.match(r"\s?[:=-]?\s?[£~<>]?[0-9.]", self.plain[named.end() :]):
            label = Label("part", named[0], at, named.end())
            return Token(TokenKind.LABEL, at, named.end(), self.depth, self._colon(named.end()), label=label)
        return Token(TokenKind.UNKNOWN, at, named.end(), self.depth)

    def _number(self, at: int) -> Token | None:
        generic = match_generic(self.plain, at)
        label = match_label(self.plain, at)
        if generic and not label:
            return Token(
                TokenKind.LABEL, at, generic.end, self.depth, self._colon(generic.end), label=generic
            )
        if (
            label
            and (label.kind == "group" or label.name == "beside")
            and any(each.isdigit() for each in self.plain[at : label.end])
        ):
            return Token(TokenKind.LABEL, at, label.end, self.depth, self._colon(label.end), label=label)
        number = match_number(self.plain, at)
        if number is None or number.end <= at:
            return None
        return Token(TokenKind.NUMBER, at, number.end, self.depth, number=number)

    def _label(self, at: int) -> Token | None:
        label = match_label(self.plain, at)
        if label is None and self.seen_number:
            label = match_in_place(self.plain, at)
            if label and any(label.start <= start < label.end for start in self.periods):
                return None  # "in Jan 2019" is no place
        if label is None:
            return None
        return Token(TokenKind.LABEL, at, label.end, self.depth, self._colon(label.end), label=label)

    def _filler(self, at: int) -> Token | None:
        end = match_filler(self.plain, at)
        return Token(TokenKind.FILLER, at, end, self.depth) if end else None

    def _colon(self, end: int) -> bool:
        return self.plain[end:].lstrip(". ")[:1] in (":", "=")
