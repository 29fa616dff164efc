"""Following the thread: what stands above and below a part, how much of each, and what is late.

All of it works on `PlanContent`, so it holds for a plan as kept, as at a past date, and for a draft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldenthread.plans.content import Kind, Part, PlanContent, ResponsibilityRole

#: A milestone is "due soon" within this many days: one quarter, the rhythm of most boards.
DUE_SOON_DAYS = 92


class Standing(StrEnum):
    """Where a dated part stands against its date."""

    DONE = "Done"
    OVERDUE = "Date passed"
    DUE_SOON = "Due soon"
    LATER = "Later"
    UNDATED = "No date"

    @property
    def of_several(self) -> str:
        """After a number of steps: "74 past their date"."""
        return {Standing.OVERDUE: "past their date", Standing.UNDATED: "without a date"}.get(
            self, self.value.lower()
        )


_DONE_WORDS = ("complete", "completed", "done", "achieved", "delivered", "closed", "finished", "met")


def is_done(status: str) -> bool:
    """Whether a status, as written, says that the thing is done ("Complete", "Blue - delivered")."""
    lower = status.lower()
    if "not " in lower or "incomplete" in lower or "partial" in lower:
        return False
    return any(word in lower.replace("-", " ").split() for word in _DONE_WORDS)


def standing_of(part: Part, today: date) -> Standing:
    """Where a milestone or activity stands: by its status where it has one, otherwise by its date.

    The latest date its wording allows counts: "March 2017" has not passed before 1 April 2017. A date
    that has passed says nothing about whether the thing was done, and the wording says so.
    """
    if is_done(part.status):
        return Standing.DONE
    if part.due_latest is None:
        return Standing.UNDATED
    if part.due_latest < today:
        return Standing.OVERDUE
    if part.due_latest <= today + timedelta(days=DUE_SOON_DAYS):
        return Standing.DUE_SOON
    return Standing.LATER


def is_step(part: Part) -> bool:
    """Whether a part is something to be done by a date: a milestone, or an activity that is dated itself.

    Many action plans date their actions and have no milestones under them.
    """
    return part.kind == Kind.MILESTONE or (part.kind == Kind.ACTIVITY and bool(part.due.strip()))


@dataclass(frozen=True, slots=True)
class Located:
    """A part, the plan it belongs to, and the parts above it, the highest first."""

    plan: PlanContent
    part: Part
    above: tuple[Part, ...]

    @property
    def word(self) -> str:
        """The plan's own word for this kind of part."""
        return self.plan.word_for(self.part.kind)


def locate_all(plans: Iterable[PlanContent]) -> Iterator[Located]:
    """Every part of these plans with what stands above it, in the order of the documents."""
    for plan in plans:
        stack: list[tuple[Part, tuple[Part, ...]]] = [(part, ()) for part in reversed(plan.parts)]
        while stack:
            part, above = stack.pop()
            yield Located(plan, part, above)
            stack += [(child, (*above, part)) for child in reversed(part.parts)]


def locate(plan: PlanContent, identity: int) -> Located | None:
    """The part with this identity in a plan, with what stands above it."""
    return next((each for each in locate_all([plan]) if each.part.identity == identity), None)


def counts_of(parts: Iterable[Part]) -> Counter[Kind]:
    """How many parts of each kind stand under these parts, themselves not counted."""
    counts: Counter[Kind] = Counter()
    for part in parts:
        for each in part.walk():
            if each is not part:
                counts[each.kind] += 1
    return counts


def leads_of(located: Located) -> list[str]:
    """Who leads a part: its own leads, or those of the nearest part above that names any."""
    for part in (located.part, *reversed(located.above)):
        leads = part.responsible(ResponsibilityRole.LEAD)
        if leads:
            return [lead.organisation or lead.text for lead in leads]
    return []


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show of a plan. Nothing chosen shows everything."""

    kinds: frozenset[Kind] = frozenset()
    standings: frozenset[Standing] = frozenset()
    organisations: frozenset[str] = frozenset()
    text: str = ""

    @property
    def is_on(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.kinds or self.standings or self.organisations or self.text.strip())

    def matches(self, located: Located, today: date) -> bool:
        """Whether a part itself is asked for."""
        part = located.part
        if self.kinds and part.kind not in self.kinds:
            return False
        if self.standings and not (is_step(part) and standing_of(part, today) in self.standings):
            return False
        if self.organisations and not any(
            who.organisation in self.organisations for who in part.responsibilities
        ):
            return False
        words = self.text.lower().split()
        return all(word in searchable(part) for word in words)


def searchable(part: Part) -> str:
    """Everything a part says, in lower case, for finding words in it."""
    pieces = [
        part.number, part.title, part.why_it_matters, part.what_people_said, part.objective, part.success,
        part.how_measured, part.definition, part.due, part.status, part.measure, part.as_written,
    ]  # fmt: skip
    pieces += [who.text for who in part.responsibilities]
    pieces += [who.organisation for who in part.responsibilities]
    pieces += [link.name for link in part.strategies]
    pieces += [update.text for update in part.updates]
    return " ".join(pieces).lower()


def shown(plan: PlanContent, chosen: Filter, today: date) -> set[int]:
    """The identities (`id()`) of the parts to show: those asked for, and all that stands above them."""
    keep: set[int] = set()
    for located in locate_all([plan]):
        if chosen.matches(located, today):
            keep.add(id(located.part))
            keep.update(id(part) for part in located.above)
    return keep
