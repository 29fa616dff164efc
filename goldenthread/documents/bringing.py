"""What of a draft goes into a plan: which parts, in which wording, under what.

The rule: what was accepted or corrected goes in, in the wording as corrected; with it whatever it hangs
under, decided or not, because a milestone cannot stand without its activity. A part that was discarded
leaves what hangs under it to the part above, where that can be. What went in before is not sent again:
it only shows where the new parts belong.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.documents.drafts import KeptDraft, corrected_kind, draft_part
from goldenthread.documents.models import Decision, UploadStatus
from goldenthread.plans.content import PARENTS, Kind, Part, PlanContent


@dataclass
class Bringing:
    """What would go into a plan if it were confirmed now."""

    content: PlanContent
    entering: list[str] = field(default_factory=list)  # keys, as in the draft, of the parts that go in
    brought_along: list[str] = field(default_factory=list)  # of those, the ones that nobody decided
    undecided: list[Part] = field(default_factory=list)  # what stays behind, waiting
    discarded: list[Part] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether there is anything to bring in."""
        return bool(self.entering)


def what_goes_in(plan: PlanContent, decisions: Mapping[str, Decision], *, prefix: str = "") -> Bringing:
    """What of a draft plan goes into a plan. `prefix` makes the keys of its parts unlike any other's."""
    result = Bringing(copy.copy(plan))
    result.content.key = ""  # the plan is known by its title; "plan-1" would tell nobody anything

    def keep(part: Part, above: Kind | None) -> list[Part]:
        decision = decisions.get(part.key)
        entered = decision is not None and decision.brought_into_id is not None
        wanted = decision is not None and not entered and decision.choice != Decision.Choice.DISCARDED
        at = len(result.entering)
        if wanted:
            result.entering.append(part.key)
        kind = corrected_kind(part, decision.correction) if decision else part.kind
        children = [kept for child in part.parts for kept in keep(child, kind)]
        if entered and decision is not None:
            return [_as_signpost(draft_part(part, decision.correction), children, prefix)] if children else []
        if wanted and decision is not None:
            return [_with(draft_part(part, decision.correction), children, prefix)]
        if decision is not None and (not children or all(above in PARENTS[child.kind] for child in children)):
            result.discarded.append(part)
            return children
        if not children:
            result.undecided.append(part)
            return []
        result.entering.insert(at, part.key)
        result.brought_along.append(part.key)
        return [_with(draft_part(part, {}), children, prefix)]

    result.content.parts = [kept for part in plan.parts for kept in keep(part, None)]
    return result


def _with(part: Part, children: list[Part], prefix: str) -> Part:
    part.parts = children
    part.key = prefix + part.key
    part.serves = [prefix + key for key in part.serves]
    return part


def _as_signpost(part: Part, children: list[Part], prefix: str) -> Part:
    """A part that is in the plan already: only what it takes to find it there."""
    bare = Part(part.kind, part.title, number=part.number, key=part.key, measure=part.measure)
    return _with(bare, children, prefix)


def settled_status(draft: KeptDraft, decisions: Mapping[int, Mapping[str, Decision]]) -> UploadStatus:
    """Whether a draft is done with: everything is discarded or in a plan, and something is in a plan."""
    anything = False
    for index in range(len(draft.draft.plans)):
        taken = decisions.get(index, {})
        for each in draft.parts_of(index):
            decision = taken.get(each.part.key)
            if decision is None:
                return UploadStatus.READ
            if decision.choice != Decision.Choice.DISCARDED:
                if decision.brought_into_id is None:
                    return UploadStatus.READ
                anything = True
    return UploadStatus.CONFIRMED if anything else UploadStatus.READ
