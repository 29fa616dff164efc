"""The pieces of a cell in their order, and what its numbers are."""

from __future__ import annotations

import re

from goldenthread.rules.periods import Period

from ..context import Context, cumulative_says, stray_end
from ..draft import Draft
from ..figure import COUNT, PERCENT, PERCENTAGE_POINTS, SCORE, FigureStatus, Number, Suppressed, UnitKind
from ..marks import suppressed_below
from ..names import denominator_of, units_of
from ..tokens import Token, TokenKind, tokens_of
from ..written import WrittenNumber


class Pieces:
    """The pieces of one cell, and the figures that its numbers and marks begin."""

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

    def _period_leads(self) -> bool:
        """Whether periods stand before their numbers ("Q1 20 Q2 40"), and not behind them."""
        for token in self.tokens:
            if token.kind is TokenKind.PERIOD:
                return token.depth == 0
            if token.kind in (TokenKind.NUMBER, TokenKind.MARK):
                return False
        return False

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
