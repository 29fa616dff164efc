"""Which number a period, label, place, status or reason is said of."""

from __future__ import annotations

import re

from goldenthread.rules.periods import PeriodKind

from ..draft import Draft
from ..figure import COUNT, PERCENT, SCORE, FigureStatus, Missing, MissingReason, Number, Unit, UnitKind
from ..labels import Label
from ..marks import REASON_ORDER
from ..tokens import Token, TokenKind
from .pieces import Pieces

_COMPARES = re.compile(
    r"\b(?:than|in[- ]line with|similar to|same as|above|below|compared (?:to|with)|against)\s(?:the\s)?$",
    re.I,
)


class Sayings(Pieces):
    """The figures of one cell with what the words around them say of each."""

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
