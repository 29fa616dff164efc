"""Cutting a cell into what it is made of: numbers, periods, labels, reasons, brackets, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from goldenthread.rules.periods import Period, find_periods, read_period

from .figure import MissingReason, Value
from .labels import Label, match_filler, match_generic, match_in_place, match_label
from .marks import find_reasons, read_mark, suppressed_below
from .numbers import match_number
from .written import WrittenNumber


class TokenKind(Enum):
    NUMBER = "number"
    PERIOD = "period"
    LABEL = "label"
    REASON = "reason"
    MARK = "mark"
    INTERVAL = "interval"
    FILLER = "filler"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a cell. `depth` counts the brackets around it; `colon` that a colon follows it."""

    kind: TokenKind
    start: int
    end: int
    depth: int = 0
    colon: bool = False
    number: WrittenNumber | None = None
    period: Period | None = None
    label: Label | None = None
    reason: MissingReason | None = None
    value: Value | None = None


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
_SHORT_YEARS_NAMED = re.compile(r"(?<![0-9/.])(?P<first>[0-9]{2})/(?P<second>[0-9]{2})(?![0-9/%.])")
_YEAR_WITH_COLON = re.compile(r"(?<![0-9/.£,])20[0-4][0-9](?=\s?[:=]\s?[-~<>£]?\s?[0-9.])")
_MONTHS_AND_COUNTS = re.compile(
    r"\W*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? [0-9]{1,4}(?![0-9])"
    r"[\s,;]*){2,}",
    re.I,
)
_QUARTER = re.compile(r"(?:Q(?:tr|uarter)?\.?\s?[1-4]|quarter (?:one|two|three|four))(?![A-Za-z0-9])", re.I)
_AROUND_A_YEAR = re.compile(r"(?:AY|FY|academic year|financial year|calendar year)[\s:]*$", re.I)
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SHORT_YEARS = re.compile(r"[0-9]{1,2}\s?[/–-]\s?[0-9]{1,2}")
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


def _period_spans(plain: str, within: Period | None) -> dict[int, tuple[int, Period | None]]:
    """Where periods stand: start -> (end, period). A quarter without a year takes it from `within`."""
    spans: dict[int, tuple[int, Period | None]] = {}
    covered: set[int] = set()
    for short in (*_SHORT_YEARS_NAMED.finditer(plain), *_YEAR_WITH_COLON.finditer(plain)):
        if (period := read_period(short[0])) is not None:
            spans[short.start()] = (short.end(), period)
    counted_by_month = _MONTHS_AND_COUNTS.fullmatch(plain)  # "Apr 12 May 14 Jun 9" are months, not Aprils
    for found in () if counted_by_month else find_periods(plain, within=within):
        spans[found.start] = (found.end, found.period)
        covered.update(range(found.start, found.end))
    for quarter in _QUARTER.finditer(plain):
        if quarter.start() not in covered and (
            quarter.start() == 0 or not plain[quarter.start() - 1].isalnum()
        ):
            spans[quarter.start()] = (quarter.end(), read_period(quarter[0], within=within))
    return spans


def _is_period(plain: str, start: int, end: int, depth: int, seen_number: bool) -> bool:
    """Whether a stretch that could be a year is one here, and not the number 1989 or the range 10-12."""
    words = plain[start:end].strip()
    rest = plain[end:].lstrip()
    if rest.startswith("%") or re.match(r"per\s?cent", rest, re.I):
        return False
    introduced = bool(
        _AROUND_A_YEAR.search(plain[:start])
        or re.search(r"\b(?:in|for|since|during|year|of)\s$", plain[:start])
    )
    if _BARE_YEAR.fullmatch(words):
        stands_alone = not re.search(r"[0-9]", plain[:start] + plain[end:])
        behind_a_value = seen_number and "%" in plain[:start] and not re.search(r"[0-9]", rest)
        in_brackets = depth > 0 and not stands_alone
        named = _YEAR_WITH_COLON.match(plain, start) is not None
        return introduced or in_brackets or behind_a_value or named or rest.lower().startswith("baseline")
    if _SHORT_YEARS.fullmatch(words):
        meant = (depth > 0 and seen_number) or _names_a_year(plain, start, end)
        return introduced or (meant and not _is_share_beside(plain, start, end))
    return True


def _names_a_year(plain: str, start: int, end: int) -> bool:
    """Whether "23/24" stands in front of its number as a year does: "23/24: 45", "22/23 45%"."""
    behind = re.match(r"\s?[:=]\s?[-~<>£]?\s?[0-9.]|\s(?:-\s)?[0-9.]{1,6}\s?%", plain[end : end + 16])
    return behind is not None and not re.search(r"[0-9]\s?$", plain[max(0, start - 4) : start])


def _is_share_beside(plain: str, start: int, end: int) -> bool:
    """Whether "11/12" is the count behind the percentage beside it: "92% (11/12)", "11/12 = 92%"."""
    first, second = (int(each) for each in re.findall(r"[0-9]+", plain[start:end]))
    beside = re.search(
        r"([0-9]{1,3}(?:\.[0-9]+)?)\s?%\s?\(?\s?$", plain[max(0, start - 12) : start]
    ) or re.match(r"\)?\s?[:=(]?\s?([0-9]{1,3}(?:\.[0-9]+)?)\s?%", plain[end : end + 16])
    return bool(beside and second and abs(100 * first / second - float(beside[1])) < 1)


def short_years(plain: str) -> list[tuple[int, int]]:
    """Where "23/24" is a year beside a figure, and no count: "60% (23/24)", "22/23: 45"."""
    return [
        found.span()
        for found in _SHORT_YEARS_NAMED.finditer(plain)
        if read_period(found[0]) is not None
        and (
            re.search(r"[0-9]\s?%?\s?\($", plain[max(0, found.start() - 8) : found.start()])
            or _names_a_year(plain, found.start(), found.end())
        )
        and not _is_share_beside(plain, found.start(), found.end())
    ]


def _reason_spans(plain: str) -> dict[int, tuple[int, MissingReason]]:
    spans: dict[int, tuple[int, MissingReason]] = {}
    for start, end, reason in find_reasons(plain):
        if start not in spans or spans[start][0] < end:
            spans[start] = (end, reason)
    return spans


class _Scanner:
    """Reads a plain text from left to right; every character ends in one token or is punctuation."""

    def __init__(self, plain: str, within: Period | None) -> None:
        self.plain = plain
        self.periods = _period_spans(plain, within)
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
            if _is_period(self.plain, at, end, self.depth, self.seen_number):
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


def tokens_of(plain: str, within: Period | None) -> list[Token]:
    """The pieces of a plain text, in order. Never raises; the time grows with the length of the text."""
    return _with_plain_labels(plain, list(_Scanner(plain, within).tokens()))


#: Words that begin a sentence and name nothing ("From 54% to 60%").
_NO_NAMES = frozenset((
    "from", "to", "between", "by", "over", "under", "at", "was", "now", "and", "or", "about", "around",
    "up", "down", "with", "the", "a", "an", "of", "in", "for", "than", "achieve", "reduce", "increase",
    "maintain", "improve", "less", "more", "least", "minimum", "maximum", "still", "only", "just",
    "nearly", "both",
))  # fmt: skip


def _is_a_name(word: str) -> bool:
    return (
        word.isalpha()
        and (word.istitle() or (word.isupper() and len(word) > 1))
        and word.lower() not in _NO_NAMES
    )


def _names_stand_behind(plain: str, tokens: list[Token]) -> bool:
    """Whether each number has an unknown name behind it, all through: "93.1% (Autumn), 92.8% (Spring)"."""
    pairs = len(tokens) // 2
    kinds = [token.kind for token in tokens]
    return kinds == [TokenKind.NUMBER, TokenKind.UNKNOWN] * pairs and all(
        _is_a_name(plain[token.start : token.end]) for token in tokens[1::2]
    )


def _with_plain_labels(plain: str, tokens: list[Token]) -> list[Token]:
    """The pieces with names that stand right before a number turned into labels ("England 43%, Hull 47%").

    Only where the cell holds several numbers, because a single word before a single number may mean
    anything. Beside a place that stands before its number, such a name is a place too.
    """
    if sum(token.kind is TokenKind.NUMBER for token in tokens) < 2:
        return tokens
    if _names_stand_behind(plain, tokens):
        return [
            token
            if token.kind is TokenKind.NUMBER
            else replace(
                token,
                kind=TokenKind.LABEL,
                label=Label("part", plain[token.start : token.end], token.start, token.end),
            )
            for token in tokens
        ]
    places = any(
        one.label is not None
        and one.label.kind == "place"
        and two.kind is TokenKind.NUMBER
        and one.depth == 0
        for one, two in pairwise(tokens)
    )
    labelled = list(tokens)
    for at, (one, two) in enumerate(pairwise(tokens)):
        word = plain[one.start : one.end]
        if one.kind is TokenKind.UNKNOWN and two.kind is TokenKind.NUMBER and _is_a_name(word):
            label = Label("place" if places else "part", word, one.start, one.end)
            labelled[at] = replace(one, kind=TokenKind.LABEL, label=label)
    return labelled


def remainder_of(plain: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """The stretches that no rule placed; words that say nothing are kept between two of them."""
    stretches: list[tuple[int, int]] = []
    open_from: int | None = None
    last = 0
    for token in tokens:
        if token.kind is TokenKind.UNKNOWN:
            open_from = token.start if open_from is None else open_from
            last = token.end
        elif token.kind is not TokenKind.FILLER and open_from is not None:
            stretches.append((open_from, last))
            open_from = None
    if open_from is not None:
        stretches.append((open_from, last))
    return stretches
