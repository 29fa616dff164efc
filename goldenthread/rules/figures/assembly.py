"""Putting the pieces of a cell together to figures: which label, period and place belongs to which number."""

from __future__ import annotations

import re
from itertools import pairwise

from goldenthread.rules.periods import Period, PeriodKind

from .context import Context, cumulative_says, stray_end
from .draft import Draft
from .figure import (
    COUNT,
    NO_UNIT,
    PERCENT,
    PERCENTAGE_POINTS,
    SCORE,
    Approximation,
    CellReading,
    Figure,
    FigureStatus,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    Unit,
    UnitKind,
)
from .labels import Label
from .marks import REASON_ORDER, suppressed_below
from .names import denominator_of, units_of
from .tokens import Token, TokenKind, remainder_of, tokens_of
from .units import UnitSettler
from .written import WrittenNumber

#: A cell longer than this many characters is a text; only its beginning is searched for figures.
LONGEST_CELL = 4000

_COMPARES = re.compile(
    r"\b(?:than|in[- ]line with|similar to|same as|above|below|compared (?:to|with)|against)\s(?:the\s)?$",
    re.I,
)


class Assembly:
    """Puts the pieces of one cell together to figures."""

    def __init__(self, text: str, plain: str, measure: str, within: Period | None, place: str) -> None:
        self.text = text
        self.measure = measure
        self.plain = plain
        self.units = units_of(measure)
        self.per = denominator_of(measure)
        self.within = within
        self.place = place
        self.cumulative = cumulative_says(measure)
        self.stray_end = stray_end(plain)
        self.tokens = tokens_of(" " * self.stray_end + plain[self.stray_end :], within)
        self.drafts: list[Draft] = []
        self.notes: list[str] = []
        self.context = Context()
        self.awaited = False
        self.of_next: tuple[Period | None, str] | None = None  # a period that stands for the next number only
        self.taken = 0  # which piece is being taken
        self.lead_period = self._period_leads()
        self.labels_behind = self._labels_stand_behind()

    # The order of the pieces

    def _period_leads(self) -> bool:
        """Whether periods stand before their numbers ("Q1 20 Q2 40"), and not behind them."""
        for token in self.tokens:
            if token.kind is TokenKind.PERIOD:
                return token.depth == 0
            if token.kind in (TokenKind.NUMBER, TokenKind.MARK):
                return False
        return False

    def _note_numbers_side_by_side(self) -> None:
        """ "1 234" may be one number or two; it is read as two and said."""
        for one, two in pairwise(self.tokens):
            bare = one.number is not None and one.number.unit is None and two.number is not None
            if bare and two.depth == one.depth and not self.plain[one.end : two.start].strip():
                both = self.text[one.start : two.end]
                self.notes.append(f"Nothing stands between two numbers: “{both}”.")

    def _labels_stand_behind(self) -> bool:
        """Whether each number has its label behind it, all through the cell."""
        kinds = [
            token.kind
            for token in self.tokens
            if token.kind is TokenKind.NUMBER
            or (token.label is not None and token.label.kind in ("part", "group"))
        ]
        pairs = len(kinds) // 2
        return pairs > 1 and kinds == [TokenKind.NUMBER, TokenKind.LABEL] * pairs

    def reading(self) -> CellReading:
        for place, token in enumerate(self.tokens):
            self.taken = place
            self._take(token, self.tokens[place + 1 : place + 40])
        remainder = remainder_of(self.plain, self.tokens)
        if self.stray_end:
            remainder.insert(0, (0, self.stray_end))
            self.notes.append("The cell begins with the end of a bracket that was opened somewhere else.")
        elif self.plain.count("(") > self.plain.count(")"):
            self.notes.append("A bracket is opened and not closed; the end of the cell may be missing.")
        numbers = [draft for draft in self.drafts if isinstance(draft.value, Number)]
        if self._is_reason_with_stray_numbers(remainder):
            for draft in numbers:
                self.drafts.remove(draft)
                self.notes.append(
                    f"“{self._slice(draft)}” is read as part of the explanation, not as a figure."
                )
            numbers = []
        if not self.drafts:
            return self._without_number(remainder)
        self._note_numbers_side_by_side()
        for first, second in pairwise(self.drafts):
            if second.second and not second.period_text:
                second.period, second.period_text = first.period, first.period_text
        if not numbers and any(isinstance(draft.value, Missing) for draft in self.drafts):
            remainder = []  # the words explain why there is no figure
        UnitSettler(self.text, self.measure, self.drafts, self.notes).settle()
        figures = tuple(self._figure(draft) for draft in self.drafts)
        if len(self.text) > LONGEST_CELL:
            self.notes.append(f"Only the first {LONGEST_CELL:,} characters were searched for figures.")
            remainder.append((LONGEST_CELL, len(self.text)))
        rest = " … ".join(self.text[start:end].strip() for start, end in remainder)
        return CellReading(self.text, figures, rest, tuple(dict.fromkeys(self.notes)))

    def _is_reason_with_stray_numbers(self, remainder: list[tuple[int, int]]) -> bool:
        words = sum(len(self.plain[start:end].split()) for start, end in remainder)
        first_is_reason = bool(self.drafts) and isinstance(self.drafts[0].value, Missing)
        stray = [
            draft for draft in self.drafts if draft.written and not draft.written.unit and not draft.place
        ]
        return first_is_reason and bool(stray) and words >= 3 and len(stray) == len(self.drafts) - 1

    def _take(self, token: Token, following: list[Token]) -> None:
        if token.kind is TokenKind.NUMBER and token.number is not None:
            self._take_number(token, token.number)
        elif token.kind is TokenKind.MARK:
            value = (
                token.value if token.value is not None else Suppressed(self.plain[token.start : token.end])
            )
            self._add(Draft(value, token.start, token.end), token)
            if isinstance(value, Missing) and value.reason is MissingReason.AWAITED and not self.lead_period:
                self.awaited = True
        elif token.kind is TokenKind.PERIOD:
            self._take_period(token, following)
        elif token.kind is TokenKind.LABEL and token.label is not None:
            self._take_label(token, token.label, following)
        elif token.kind is TokenKind.REASON and token.reason is not None:
            self._take_reason(token, token.reason)
        elif token.kind is TokenKind.INTERVAL:
            self.notes.append(
                f"A confidence interval is printed: {self.text[token.start : token.end].strip()}."
            )

    # Numbers

    def _take_number(self, token: Token, written: WrittenNumber) -> None:
        if self._is_small_number(token, written):
            self._add(
                Draft(Suppressed(self.text[token.start : token.end].strip()), token.start, token.end), token
            )
            return
        before = self.tokens[self.taken - 1] if self.taken else None
        if before is not None and before.kind is TokenKind.UNKNOWN and before.depth == token.depth:
            # A word nobody knows stands where a label would: the label of another number is not this one's.
            self.context.part = self.context.group = ""
        value = written.value
        if written.apart and not self._is_negative(token):
            value = abs(value)
        start = token.start
        draft = Draft(Number(value, written.upper), start, token.end, written, status=written.status)
        self.notes.extend(written.notes)
        self._add(draft, token)

    def _is_small_number(self, token: Token, written: WrittenNumber) -> bool:
        """Whether a number is a limit that hides a smaller one: the "<5" of "Boys: <5 Girls: 12"."""
        counts = not self.units or self.units[0].kind is UnitKind.COUNT
        bare = written.unit is None and not written.points and written.upper is None
        return counts and bare and suppressed_below(self.plain[token.start : token.end])

    def _is_negative(self, token: Token) -> bool:
        """Whether a minus that stands apart from its number is a sign, and not a dash."""
        before = [
            each for each in self.tokens if each.end <= token.start and each.kind is not TokenKind.FILLER
        ]
        glued = any(each.number and each.number.value < 0 and not each.number.apart for each in self.tokens)
        signed_measure = bool(self.units) and self.units[0] in (SCORE, PERCENTAGE_POINTS)
        if not before:
            return not (self.units and self.units[0].kind in (UnitKind.COUNT, UnitKind.RATE))
        if before[-1].kind is TokenKind.LABEL:
            return before[-1].colon or glued or signed_measure
        return False

    def _add(self, draft: Draft, token: Token) -> None:
        previous = self.drafts[-1] if self.drafts else None
        context = self.context
        draft.bracketed = token.depth > 0
        draft.second = (
            draft.bracketed
            and context.used
            and previous is not None
            and not previous.bracketed
            and isinstance(previous.value, Number)
        )
        draft.part, draft.group, draft.place = context.part, context.group, context.place
        if self.lead_period or not self.drafts:
            draft.period, draft.period_text = context.period, context.period_text
        if self.of_next is not None:
            draft.period, draft.period_text = self.of_next
            self.of_next = None
        draft.unit_said, draft.cumulative = context.unit, context.cumulative
        if context.status and not draft.status:
            draft.status = context.status
            if context.status is FigureStatus.BASELINE:
                context.status = FigureStatus.NONE  # only one number of a cell is its baseline
        if draft.second and self._is_change(draft, previous):
            draft.part = draft.part or "Change"
        context.unit, context.used = None, True
        self.drafts.append(draft)

    def _is_change(self, draft: Draft, previous: Draft | None) -> bool:
        """Whether a number in brackets behind another is how much that one moved: "45% (+2)"."""
        if draft.written is None or previous is None or previous.written is None or draft.written.upper:
            return False
        if self.plain[draft.start : draft.start + 1] == "+":
            return True
        if re.search(r"\([↑▲⬆↓▼⬇🔺🔻]\s?$", self.plain[: draft.start]):
            return True
        said = previous.written.unit
        return (
            draft.written.value < 0 <= previous.written.value
            and said is not None
            and said in (PERCENT, COUNT)
        )

    # Periods

    def _take_period(self, token: Token, following: list[Token]) -> None:
        words = self.text[token.start : token.end].strip()
        if token.period is None:
            self.notes.append(f"“{words}” does not say which year it belongs to.")
        last = self.drafts[-1] if self.drafts else None
        if self.awaited and last is not None and isinstance(last.value, Missing):
            if token.period is not None and last.value.expected is None:
                last.value = Missing(last.value.reason, token.period)
            return
        if last is not None and isinstance(last.value, Missing) and last.period is None:
            if token.period is None or token.period.kind is not PeriodKind.SNAPSHOT:
                last.period, last.period_text = token.period, words
            return
        leads = bool(following) and following[0].number is not None and following[0].depth == token.depth
        if token.depth and token.colon and leads and not self.lead_period:
            self.of_next = (token.period, words)  # "65% (2023/24: 60%)"
            return
        if self.lead_period or not self.drafts:
            self.context.period, self.context.period_text = token.period, words
            if not self.lead_period or token.depth == 0:
                return
        for draft in self.drafts:
            if not draft.period_text:
                draft.period, draft.period_text = token.period, words

    # Labels

    def _take_label(self, token: Token, label: Label, following: list[Token]) -> None:
        if label.kind == "status":
            self._take_status(token, label, following)
        elif label.kind == "place":
            self._take_place(token, label, following)
        elif self.labels_behind:
            self._trail_last(label)
        elif self._is_trailing(token, following):
            self._trail(label, token)
        else:
            self.context.lead(label)

    def _is_trailing(self, token: Token, following: list[Token]) -> bool:
        """Whether a label stands behind its numbers: nothing that it could be the label of follows."""
        if not self.drafts:
            return False
        rest = [each for each in following if each.kind in (TokenKind.NUMBER, TokenKind.MARK)]
        if not rest:
            return True
        inside = [each for each in following[: following.index(rest[0])] if each.depth >= token.depth]
        return token.depth > 0 and rest[0].depth < token.depth and len(inside) <= 1

    def _trail_last(self, label: Label) -> None:
        """A label behind its own number: "12 male 14 female"."""
        if label.kind == "group":
            self.drafts[-1].group = label.name
        else:
            self.drafts[-1].part = label.name

    def _trail(self, label: Label, token: Token) -> None:
        meant = self.drafts
        if token.depth and self.drafts[-1].bracketed:
            # "45% (44% last year)": what stands in a bracket with a number speaks of that number only.
            meant = self._of_last_bracket()
        for draft in meant:
            if label.kind == "group" and not draft.group:
                draft.group = label.name
            elif label.kind == "part" and not draft.part:
                draft.part = label.name

    def _of_last_bracket(self) -> list[Draft]:
        outside = [at for at, draft in enumerate(self.drafts) if not draft.bracketed]
        return self.drafts[outside[-1] + 1 :] if outside else self.drafts

    def _take_place(self, token: Token, label: Label, following: list[Token]) -> None:
        following_kinds = [each for each in following if each.kind is not TokenKind.FILLER]
        leads = bool(following_kinds) and following_kinds[0].kind in (TokenKind.NUMBER, TokenKind.MARK)
        if leads and (token.depth == 0 or following_kinds[0].depth == token.depth):
            self.context.place, self.context.used = label.name, False
            return
        if token.depth and self._words_before(token):
            return  # "52 points (in line with the national average)" is no figure of the nation
        if _COMPARES.search(self.plain[: token.start]):
            self.notes.append(f"Beside the number stands “{label.name}” as what it is compared with.")
            return
        if not self.drafts:
            self.context.place = label.name
        for draft in self._drafts_of_place():
            draft.place = draft.place or label.name

    def _drafts_of_place(self) -> list[Draft]:
        """The numbers a place behind them is said of: in "45% vs 47% nationally" only the second."""
        if len(self.drafts) > 1:
            between = self.plain[self.drafts[-2].end : self.drafts[-1].start]
            if re.search(r"\b(?:v|vs|versus|against|compared|than)\b", between, re.I):
                return self.drafts[-1:]
        return self.drafts

    def _words_before(self, token: Token) -> bool:
        """Whether words nobody could place stand in the same bracket in front of a piece."""
        before = [
            each for each in self.tokens if each.end <= token.start and each.kind is not TokenKind.FILLER
        ]
        return bool(before) and before[-1].kind is TokenKind.UNKNOWN and before[-1].depth == token.depth

    def _take_status(self, token: Token, label: Label, following: list[Token]) -> None:
        name = label.name
        units = {"count": COUNT, "rate": Unit(UnitKind.RATE, self.per), "score": SCORE, "percent": PERCENT}
        if name in units:
            if following and following[0].kind is TokenKind.NUMBER and following[0].depth == token.depth:
                self.context.unit = units[name]
            elif self.drafts and token.depth:
                self.drafts[-1].unit_said = self.drafts[-1].unit_said or units[name]
            return
        if name in ("up", "down", "level", "rated", "beside"):
            self.notes.append(f"Beside the number stands “{self.text[token.start : token.end]}”.")
            return
        if name in ("cumulative", "snapshot"):
            self._set_cumulative(name == "cumulative")
            return
        status = FigureStatus(name)
        if status is FigureStatus.BASELINE and self.drafts:
            leads = next((each for each in following if each.kind is not TokenKind.FILLER), None)
            next_number = leads is not None and leads.number is not None and leads.depth == token.depth
            if (
                leads is not None
                and next_number
                and not re.search(r"[,;]", self.plain[token.end : leads.start])
            ):
                self.context.status = status  # "65% (baseline 60%)"
                return
            self.drafts[-1].status = self.drafts[-1].status or status
            return
        if not self.drafts:
            self.context.status = status
        for draft in self.drafts:
            draft.status = draft.status or status

    def _set_cumulative(self, cumulative: bool) -> None:
        if not self.drafts:
            self.context.cumulative = cumulative
        for draft in self.drafts:
            draft.cumulative = cumulative if draft.cumulative is None else draft.cumulative

    # Reasons

    def _take_reason(self, token: Token, reason: MissingReason) -> None:
        if any(isinstance(draft.value, Number) for draft in self.drafts):
            if reason is MissingReason.NO_NEW_DATA:
                for draft in self.drafts:
                    draft.status = draft.status or FigureStatus.CARRIED_FORWARD
                self.notes.append(
                    "The number is repeated from an earlier period, because there is no new data."
                )
            else:
                self.notes.append(f"The cell also says “{self.text[token.start : token.end].strip()}”.")
            return
        self.awaited = self.awaited or reason is MissingReason.AWAITED
        earlier = next((draft for draft in self.drafts if isinstance(draft.value, Missing)), None)
        if earlier is None:
            self._add(Draft(Missing(reason), token.start, token.end), token)
            self.context.place = ""
            return
        earlier.end = token.end
        assert isinstance(earlier.value, Missing)
        order = list(REASON_ORDER)
        if order.index(reason) < order.index(earlier.value.reason):
            earlier.value = Missing(reason, earlier.value.expected)

    # No number at all

    def _without_number(self, remainder: list[tuple[int, int]]) -> CellReading:
        start = len(self.plain) - len(self.plain.lstrip())
        end = len(self.plain.rstrip())
        periods = [token for token in self.tokens if token.kind is TokenKind.PERIOD]
        period = periods[0].period if periods else self.within
        words = self.text[periods[0].start : periods[0].end].strip() if periods else ""
        rest = " … ".join(self.text[low:high].strip() for low, high in remainder)
        if periods and not rest:
            reason = MissingReason.LOST
            self.notes.append("The cell says what a number was for, but the number itself is not there.")
        else:
            reason = MissingReason.WORDS
            rest = rest or self.text[start:end]
            self.notes.append("There is no figure here, only words.")
        figure = Figure(
            Missing(reason),
            NO_UNIT,
            period,
            words,
            self.context.place or self.place,
            text=self.text[start:end],
            start=start,
            end=end,
        )
        return CellReading(self.text, (figure,), rest, tuple(dict.fromkeys(self.notes)))

    # Units

    def _slice(self, draft: Draft) -> str:
        return self.text[draft.start : draft.end].strip()

    def _figure(self, draft: Draft) -> Figure:
        written = draft.written
        approximate = written.approximate if written else Approximation.EXACT
        return Figure(
            value=draft.value,
            unit=draft.unit_said or NO_UNIT,
            period=draft.period if draft.period_text else self.within,
            period_text=draft.period_text,
            place=draft.place or self.place,
            group=draft.group,
            part=draft.part,
            approximate=approximate,
            cumulative=self.cumulative if draft.cumulative is None else draft.cumulative,
            status=draft.status,
            noun=written.noun if written else "",
            out_of=written.out_of if written else None,
            text=self.text[draft.start : draft.end],
            start=draft.start,
            end=draft.end,
        )
