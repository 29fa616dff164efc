"""What an action on a plan writes into the record."""

from __future__ import annotations

from typing import Any

from goldenthread.audit.actions import Change
from goldenthread.plans.models import Part, Plan
from goldenthread.plans.state import PART, State, plan_details


def thread_of(plan: Plan) -> str:
    """The audit thread of a plan: everything that happened to it or its parts."""
    return f"plan-{plan.pk}"


def plan_state(plan: Plan) -> dict[str, Any]:
    """A plan's own details and links as plain data, for the audit."""
    return {**plan_details(plan), "serves": sorted(plan.serves.values_list("pk", flat=True))}


def part_changed(verb: str, part: Part, before: State, after: State) -> Change:
    """What happened to a part, for the record."""
    return Change(verb, PART, part, before, after, f"plan-{part.plan_id}")
