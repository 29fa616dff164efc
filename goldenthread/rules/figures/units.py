"""Which unit each number of a cell has: what stands beside it, else what the measure's name asks for.

Where the printed sign and the name disagree (a percent sign on a score), the name is followed and a note
says so.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .draft import Draft
from .figure import (
    COUNT,
    NO_UNIT,
    PERCENT,
    PERCENTAGE_POINTS,
    POUNDS,
    RATE,
    SCORE,
    Number,
    Unit,
    UnitKind,
)
from .names import denominator_of, units_of
from .writing import format_number
from .written import EXACT

#: How a measure's name says that its pounds are millions or thousands, with the power of ten.
_POUNDS_IN = (
    (re.compile(r"£\s?(?:m|mn|millions?)(?![a-z])", re.I), 6),
    (re.compile(r"£\s?(?:'?000'?s?|k|thousands?)(?![a-z0-9])", re.I), 3),
)


class UnitSettler:
    """Settles the units of one cell's numbers; what a person should see is added to `notes`."""

    def __init__(self, text: str, measure: str, drafts: list[Draft], notes: list[str]) -> None:
        self.text = text
        self.measure = measure
        self.units = units_of(measure)
        self.per = denominator_of(measure)
        self.drafts = drafts
        self.notes = notes

    def settle(self) -> None:
        """Give every draft that holds a number its unit."""
        for place, draft in enumerate(self.drafts):
            if draft.written is not None:
                first = self.drafts[place - 1] if draft.second and place else None
                draft.unit_said = self._unit(draft, first)
        for place, draft in enumerate(self.drafts):
            if draft.second and place:
                self._swap_if_count_has_decimals(self.drafts[place - 1], draft)

        self._scale_pounds()
        for draft in self.drafts:
            # The difference of two percentages is in points, however it is printed.
            if draft.group == "Gap" and draft.unit_said == PERCENT:
                draft.unit_said = PERCENTAGE_POINTS

    def _unit(self, draft: Draft, first: Draft | None) -> Unit:
        assert draft.written is not None
        said = draft.unit_said or draft.written.unit
        if draft.written.points:
            return self._points()
        if said == PERCENT and draft.written.unit == PERCENT:
            return self._percent(draft)
        if said is not None:
            self._compare_denominators(said)
            return said
        if first is not None and draft.part == "Change":
            return PERCENTAGE_POINTS if first.unit_said == PERCENT else first.unit_said or NO_UNIT
        if first is not None:
            return self._second_unit(draft, first)
        return self._bare_unit(draft)

    def _points(self) -> Unit:
        if self.units and self.units[0] in (PERCENT, PERCENTAGE_POINTS):
            return PERCENTAGE_POINTS
        if SCORE not in self.units:
            self.notes.append("“points” is read as points of a score; it may mean percentage points.")
        return SCORE

    def _percent(self, draft: Draft) -> Unit:
        """What a printed percent sign means beside a measure of this name."""
        if self.units and self.units[0] == SCORE:
            self.notes.append("The number is printed with a percent sign, but the measure is a score.")
            return SCORE
        if not self.units or PERCENT in self.units:
            return PERCENT
        if self.units[0] == PERCENTAGE_POINTS:
            return PERCENT if draft.group else PERCENTAGE_POINTS
        if self.units[0] != RATE:
            asked = self.units[0]
            self.notes.append(
                f"The number is printed as a percentage, but the measure's name asks for: {asked}."
            )
        return PERCENT

    def _compare_denominators(self, said: Unit) -> None:
        if said.kind is UnitKind.RATE and self.per and said.per and said.per != self.per:
            self.notes.append(f"The cell says per {said.per:,}, the measure's name per {self.per:,}.")

    def _bare_unit(self, draft: Draft) -> Unit:
        """The unit of a number with nothing beside it: what the measure's name asks for."""
        if not self.units:
            return NO_UNIT
        unit = self.units[0]
        if draft.bracketed and len(self.units) > 1:
            # The second of two figures keeps its brackets where the first is left out.
            unit = COUNT if draft.cumulative and COUNT in self.units else self.units[1]
        value = draft.written.value if draft.written else Decimal(0)
        if unit == PERCENT and value > 100 and self._another_has_the_sign(draft):
            return COUNT  # "391 (4.9%)" under a share: the number without the sign is the count
        if unit == COUNT and value != value.to_integral_value():
            if len(self.units) > 1:
                return self.units[1] if self.units[0] == COUNT else self.units[0]
            self.notes.append("The measure is a number of something, and this is not a whole number.")
        if unit == PERCENT and 0 < value < 1:
            share = format_number((value * 100).normalize())
            self.notes.append(f"{value} beside a measure in percent may be a share of one, and so {share}%.")
        if unit == PERCENTAGE_POINTS and draft.group not in ("", "Gap"):
            return PERCENT if PERCENT in self.units else NO_UNIT
        return unit

    def _another_has_the_sign(self, draft: Draft) -> bool:
        return any(
            each is not draft and each.written is not None and each.written.unit == PERCENT
            for each in self.drafts
        )

    def _scale_pounds(self) -> None:
        """Bare numbers under "(£m)" or "(£000)" are millions or thousands of pounds."""
        scale = next((power for pattern, power in _POUNDS_IN if pattern.search(self.measure)), 0)
        for draft in self.drafts:
            written = draft.written
            if written is None or written.unit is not None:
                continue
            if scale and draft.unit_said in (COUNT, NO_UNIT):
                draft.unit_said = POUNDS  # "Total savings (£m)" is no number of savings
            if draft.unit_said != POUNDS:
                continue
            if scale and isinstance(draft.value, Number):
                draft.value = Number(
                    draft.value.value.scaleb(scale, EXACT),
                    None if draft.value.upper is None else draft.value.upper.scaleb(scale, EXACT),
                )
            if draft.bracketed and len(self.drafts) == 1:
                self.notes.append("An amount in brackets may be one below nought.")

    def _second_unit(self, draft: Draft, first: Draft) -> Unit:
        """The unit of a number in brackets behind another: the other one that the name asks for."""
        others = [unit for unit in self.units if unit != first.unit_said]
        if len(self.units) > 1 and others:
            return others[0]
        value = draft.written.value if draft.written else Decimal(0)
        whole = value == value.to_integral_value()
        if (
            first.unit_said is not None
            and first.unit_said.kind in (UnitKind.PERCENT, UnitKind.RATE)
            and whole
        ):
            return COUNT
        if first.unit_said == COUNT and self.per:
            return Unit(UnitKind.RATE, self.per)
        self.notes.append(f"Nothing says what the number in brackets is: “{self._slice(draft)}”.")
        return NO_UNIT

    def _swap_if_count_has_decimals(self, first: Draft, second: Draft) -> None:
        """ "480 (72.8)" under a rate: the whole number is the count, whichever stands first."""
        if (
            first.unit_said is None
            or second.unit_said is None
            or first.written is None
            or second.written is None
        ):
            return
        if (
            first.written.unit
            or second.written.unit
            or {first.unit_said.kind, second.unit_said.kind} & {UnitKind.NONE}
        ):
            return
        one, other = first.written.value, second.written.value
        count_first = one == one.to_integral_value()
        count_second = other == other.to_integral_value()
        if (first.unit_said == COUNT and not count_first and count_second) or (
            second.unit_said == COUNT and not count_second and count_first
        ):
            first.unit_said, second.unit_said = second.unit_said, first.unit_said

    def _slice(self, draft: Draft) -> str:
        return self.text[draft.start : draft.end].strip()
