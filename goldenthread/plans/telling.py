"""Telling what happened: an event as a sentence, and what was different, in words people use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from goldenthread.audit.models import Event
from goldenthread.plans.content import FigureRole, Polarity, ResponsibilityRole
from goldenthread.plans.presenting import FIGURE_ROLE_NAMES, POLARITY_SENTENCES, ROLE_NAMES
from goldenthread.plans.queries import PlanChange

_FIELD_NAMES = {
    "title": "Wording",
    "name": "Name",
    "short_name": "Short name",
    "kind": "Kind",
    "text": "Text",
    "number": "Number",
    "list_heading": "Heading above it",
    "why_it_matters": "Why it matters",
    "what_people_said": "What people said",
    "objective": "Objective",
    "success": "What success will look like",
    "how_measured": "How it will be measured",
    "definition": "Definition",
    "status": "Status",
    "due": "Due",
    "polarity": "Is higher better",
    "frequency": "How often",
    "measure": "Name of the measure",
    "figures": "Figures",
    "responsibilities": "Who answers for it",
    "strategies": "Linked strategies",
    "updates": "Updates",
    "position": "Place in the order",
    "owner": "Whose plan it is",
    "tier": "Kind of plan",
    "starts": "First day",
    "ends": "Last day",
    "adopted": "Adopted on",
    "words": "Words for the levels",
}

_SENTENCES = {
    "adopted": "brought the plan in",
    "added": "added",
    "changed": "changed",
    "amended": "amended from a newer document",
    "moved": "moved",
    "removed": "took out",
    "undone": "undid a change to",
    "respelt": "corrected the capitals of a name in",
    "linked": "linked",
    "accepted": "accepted a finding about",
    "reopened": "reopened a finding about",
}


_CHANGE_SENTENCES = {
    "adopted": "{who} brought in {what}",
    "added": "{who} added {what}",
    "changed": "{who} changed {what}",
    "amended": "{who} amended {what} from a newer document",
    "moved": "{who} moved {what}",
    "removed": "{who} took out {what}",
    "undone": "{who} undid a change to {what}",
    "respelt": "{who} corrected the capitals of a name in {what}",
    "linked": "{who} linked {what} to the plan it serves",
    "accepted": "{who} accepted a finding: {what}",
    "reopened": "{who} reopened a finding: {what}",
}


_CAN_BE_UNDONE = ("added", "changed", "amended", "moved", "removed", "linked", "undone")


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    event: Event
    sentence: str
    differences: list[dict[str, str]] = field(default_factory=list)
    undone: bool = False

    @property
    def can_be_undone(self) -> bool:
        """Whether undoing it from a page makes sense: not twice, and not the bringing in of a whole plan."""
        return not self.undone and self.event.verb in _CAN_BE_UNDONE


def told(event: Event, *, undone: bool = False) -> Told:
    """An event as a sentence, with what was different before and after."""
    verb = _SENTENCES.get(event.verb, event.verb)
    return Told(event, f"{event.actor_name} {verb}", differences(event.before, event.after), undone)


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One action by one person, in a sentence."""

    identity: Any
    first: Event
    sentence: str
    part_id: int | None
    undone: bool

    @property
    def can_be_undone(self) -> bool:
        """Whether undoing it from a page makes sense."""
        return Told(self.first, "", undone=self.undone).can_be_undone


def told_change(change: PlanChange, *, undone: bool) -> ToldChange:
    """A change as a sentence: who did what to which part, and how much went with it."""
    first = change.first
    part_id = first.subject_id if first.subject_kind == "part" else None
    said = _CHANGE_SENTENCES.get(first.verb, "{who} " + first.verb + " {what}")
    what = f"“{first.subject_name[:120]}”"
    more = len(change.events) - 1
    if more and first.verb == "amended":
        what = f"{more + 1} parts"
    elif more and first.verb not in ("moved", "adopted"):
        what += f" and {more} more part{'s' if more > 1 else ''}"
    return ToldChange(change.identity, first, said.format(who=first.actor_name, what=what), part_id, undone)


def differences(before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[dict[str, str]]:
    """What was different between two states, field by field, in words."""
    if before is None or after is None:
        return []
    found = []
    for name, label in _FIELD_NAMES.items():
        old, new = before.get(name), after.get(name)
        if old != new:
            found.append({"field": label, "before": in_words(name, old), "after": in_words(name, new)})
    return found


def in_words(name: str, value: Any) -> str:
    """One field's value as a person would read it."""
    if value in (None, "", [], {}):
        return ""
    if name == "polarity":
        return POLARITY_SENTENCES[Polarity(value)]
    if name == "position":
        return str(int(value) + 1)
    if name == "figures":
        return "\n".join(
            " ".join(
                filter(
                    None, [FIGURE_ROLE_NAMES[FigureRole(f["role"])], f["comparator"], f["heading"], f["text"]]
                )
            )
            for f in value
        )
    if name == "responsibilities":
        return "\n".join(f"{ROLE_NAMES[ResponsibilityRole(who['role'])]} {who['text']}" for who in value)
    if name in ("strategies", "updates"):
        return "\n".join(each["text"] for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {word}" for key, word in value.items())
    return str(value)
