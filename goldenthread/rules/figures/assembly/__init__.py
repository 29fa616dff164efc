"""Putting the pieces of a cell together to figures: which label, period and place belongs to which number."""

from __future__ import annotations

from itertools import pairwise

from ..draft import Draft
from ..figure import NO_UNIT, Approximation, CellReading, Figure, Missing, MissingReason, Number, Suppressed
from ..tokens import Token, TokenKind, remainder_of
from ..units import UnitSettler
from .sayings import Sayings

__all__ = ["LONGEST_CELL", "Assembly"]

#: A cell longer than this many characters is a text; only its beginning is searched for figures.
LONGEST_CELL = 4000


class Assembly(Sayings):
    """Puts the pieces of one cell together to figures."""

    def _note_numbers_side_by_side(self) -> None:
        """ "1 234" may be one number or two; it is read as two and said."""
        for one, two in pairwise(self.tokens):
            bare = one.number is not None and one.number.unit is None and two.number is not None
            if bare and two.depth == one.depth and not self.plain[one.end : two.start].strip():
                both = self.text[one.start : two.end]
                self.notes.append(f"Nothing stands between two numbers: “{both}”.")

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
