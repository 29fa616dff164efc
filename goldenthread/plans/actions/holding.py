"""One change of a plan at a time, so that nobody's change is lost under another's.

Whoever changes a plan holds it until their change is done; the next one waits, and then sees the plan
as it is. Several plans are always held in the same order, so that two people never wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.audit.models import Event
from goldenthread.plans.actions.refusals import CannotChange, ChangedMeanwhile
from goldenthread.plans.models import Part, Plan, Section, Strategy
from goldenthread.plans.state import PART


def hold_plans(plans: Iterable[int]) -> dict[int, Plan]:
    """The plans as they are now, held until the transaction ends; by their identity."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("partnership")
    return {plan.pk: plan for plan in held.filter(pk__in=set(plans)).order_by("pk")}


def hold_plan(plan: Plan) -> Plan:
    """One plan as it is now, held until the transaction ends."""
    return hold_plans([plan.pk])[plan.pk]


def hold_part(part: Part) -> Part:
    """A part as it is now, in its plan, which is held. Raises CannotChange where it was taken out."""
    plan = hold_plans([part.plan_id])[part.plan_id]
    part = Part.objects.get(pk=part.pk)
    part.plan = plan
    check_still_there(part)
    return part


def check_nothing_since(kind: str, subject: Section | Strategy, seen: int | None) -> None:
    """Raise ChangedMeanwhile where something happened to a record, which is held, after the event `seen`.

    0: nothing had happened to it when the person opened it; None: they opened nothing.
    """
    last = Event.objects.about(kind, subject.pk).first()
    if seen is not None and last is not None and last.pk != seen:
        raise ChangedMeanwhile(
            f"{last.actor_name} changed this since you opened it. What you typed is still below. Save again "
            "to put it in place of theirs, which stays in the history."
        )


def check_still_there(part: Part) -> None:
    """Raise where a part has been taken out of its plan."""
    if not part.removed:
        return
    last = Event.objects.about(PART, part.pk).first()
    who = f" by {last.actor_name}" if last else ""
    raise CannotChange(
        f"“{part}” has been taken out of the plan{who}. It can be put back from the plan’s history."
    )
