"""How a draft is shown to the person who decides about it: each part beside its lines, with its standing.

Everything here is made from a kept draft and its decisions; nothing asks the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from goldenthread.documents.actions.deciding import can_stand_without
from goldenthread.documents.drafts import KeptDraft, Located, draft_part
from goldenthread.documents.models import Decision
from goldenthread.documents.reading.accounting import Outcome
from goldenthread.plans.content import Kind, Part, Place, PlanContent

#: Beside one part of a list only so many of its lines are shown; its own page shows the rest.
LINES_IN_A_LIST = 8
#: On its own page a part is shown with so many lines before and after it.
LINES_AROUND = 3
LINES_ON_A_PAGE = 80


class Standing(StrEnum):
    """Where a part of a draft stands."""

    WAITING = "Waiting"
    ACCEPTED = "Accepted"
    CORRECTED = "Corrected"
    DISCARDED = "Discarded"
    ENTERED = "In the plan"


COLOURS = {
    Standing.WAITING: "blue",
    Standing.ACCEPTED: "green",
    Standing.CORRECTED: "turquoise",
    Standing.DISCARDED: "grey",
    Standing.ENTERED: "",
}
_OF_CHOICE = {
    Decision.Choice.ACCEPTED.value: Standing.ACCEPTED,
    Decision.Choice.CORRECTED.value: Standing.CORRECTED,
    Decision.Choice.DISCARDED.value: Standing.DISCARDED,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One part of a draft as a page shows it."""

    located: Located
    part: Part  # as corrected, where it was
    word: str  # the plan's own word for its kind
    standing: Standing
    decision: Decision | None
    can_be_left_out_alone: bool = False  # discarded without what hangs under it

    @property
    def number(self) -> int:
        """Its place in the order of the document, from 1."""
        return self.located.number

    @property
    def colour(self) -> str:
        """The colour of the tag with its standing."""
        return COLOURS[self.standing]

    @property
    def as_read(self) -> Part:
        """The part as it was read."""
        return self.located.part

    @property
    def is_open(self) -> bool:
        """Whether one can still decide about it here."""
        return self.standing != Standing.ENTERED

    @property
    def below(self) -> int:
        """How many parts hang under it."""
        return self.located.size - 1

    @property
    def name(self) -> str:
        """How it is called in a sentence: "key action 1.2", or the start of its wording."""
        if self.part.number:
            return f"{self.word} {self.part.number}"
        words = self.part.title.split()
        return f"{self.word} “{' '.join(words[:8])}{' …' if len(words) > 8 else ''}”"


def standing_of(decision: Decision | None) -> Standing:
    """Where a part stands by the decision about it."""
    if decision is None:
        return Standing.WAITING
    return Standing.ENTERED if decision.brought_into_id is not None else _OF_CHOICE[decision.choice]


def shown(plan: PlanContent, located: Located, decisions: Mapping[str, Decision]) -> Shown:
    """One part with its standing, in the wording it would go in with."""
    decision = decisions.get(located.part.key)
    standing = standing_of(decision)
    corrected = decision is not None and bool(decision.correction)
    part = draft_part(located.part, decision.correction) if decision and corrected else located.part
    alone = located.size > 1 and can_stand_without(located, decisions)
    return Shown(located, part, plan.word_for(part.kind), standing, decision, alone)


@dataclass(frozen=True, slots=True)
class Only:
    """Which parts of a draft plan to show. Nothing chosen shows all."""

    standings: frozenset[Standing] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    doubtful: bool = False

    def wants(self, located: Located, decisions: Mapping[str, Decision]) -> bool:
        """Whether a part is asked for."""
        part = located.part
        if self.doubtful and not part.doubts:
            return False
        if self.kinds and part.kind not in self.kinds:
            return False
        return not self.standings or standing_of(decisions.get(part.key)) in self.standings


def counts_by_standing(parts: Iterable[Located], decisions: Mapping[str, Decision]) -> dict[Standing, int]:
    """How many parts stand where; every standing is named."""
    found = Counter(standing_of(decisions.get(each.part.key)) for each in parts)
    return {standing: found[standing] for standing in Standing}


def next_doubtful(
    parts: Sequence[Located], decisions: Mapping[str, Decision], after: int = 0
) -> Located | None:
    """The next part with doubts that nobody has decided about, beginning again at the top."""
    waiting = [each for each in parts if each.part.doubts and each.part.key not in decisions]
    return next((each for each in waiting if each.number > after), waiting[0] if waiting else None)


# The lines beside a part --------------------------------------------------------------------------


def places_of(part: Part) -> list[Place]:
    """Every place in the source that something of a part came from."""
    places = [part.place]
    for listed in (part.figures, part.responsibilities, part.strategies, part.updates):
        places += [each.place for each in listed]
    return [place for place in places if place is not None]


def lines_beside(draft: KeptDraft, part: Part) -> list[int]:
    """The numbers of the lines that a part came from, in order; blank lines between them are left out."""
    numbers: set[int] = set()
    for place in places_of(part):
        numbers.update(range(place.first_line, place.last_line + 1))
    return [number for number in sorted(numbers & draft.by_line.keys()) if draft.by_line[number].text.strip()]


def excerpt(draft: KeptDraft, numbers: Sequence[int], *, here: Iterable[int] = ()) -> list[dict[str, Any]]:
    """Lines of the source as the page shows them: number, text, what became of each."""
    marked = set(here)
    return [_line(draft, number, here=number in marked) for number in numbers]


def _line(draft: KeptDraft, number: int, *, here: bool) -> dict[str, Any]:
    line = draft.by_line[number]
    fate = draft.draft.accounting.of(number)
    shown_line = {"number": number, "text": as_shown(line.text), "state": "draft", "note": ""}
    if fate.outcome == Outcome.NOT_UNDERSTOOD:
        shown_line |= {"state": "not understood", "note": fate.left_over}
    elif here:
        shown_line["state"] = "here"
    elif fate.outcome == Outcome.FURNITURE:
        shown_line |= {"state": "furniture", "note": fate.reason}
    return shown_line


def as_shown(text: str) -> str:
    """A line of the source on a page: the cells of a row set apart, empty ones at its ends left off."""
    return "  ·  ".join(cell.strip() for cell in text.strip().split("\t"))


def around(draft: KeptDraft, numbers: Sequence[int]) -> list[int]:
    """A part's lines, and the few nearest before and after that say something; blank lines are left out."""
    if not numbers:
        return []
    own = list(numbers[: LINES_ON_A_PAGE - 2 * LINES_AROUND])
    before = _nearest(draft, range(own[0] - 1, own[0] - 12, -1))
    after = _nearest(draft, range(own[-1] + 1, own[-1] + 12))
    return [*reversed(before), *own, *after]


def _nearest(draft: KeptDraft, numbers: Iterable[int]) -> list[int]:
    saying = [number for number in numbers if number in draft.by_line and draft.by_line[number].text.strip()]
    return saying[:LINES_AROUND]


def where(draft: KeptDraft, numbers: Sequence[int]) -> str:
    """Where in the document some lines stand: "line 12", "lines 12 to 15, page 3", "sheet Targets, row 4"."""
    if not numbers:
        return "place not known"
    first, last = draft.by_line[numbers[0]], draft.by_line[numbers[-1]]
    words = (
        f"line {first.number}" if first.number == last.number else f"lines {first.number} to {last.number}"
    )
    if first.page:
        words += f", page {first.page}"
    if first.sheet:
        words += f", sheet “{first.sheet}”"
    return words
