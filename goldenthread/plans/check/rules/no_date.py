"""A milestone without a date: nobody can say when it is late."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind
from goldenthread.plans.thread import Located, is_done


@rule(
    "no-date",
    Severity.WARNING,
    title="Milestone without a date",
    why="A milestone without a date can never be late, so nobody is asked about it.",
    what_to_do="Ask the lead by when it is to be done, and enter the month or the day.",
    finds="A milestone with nothing in the date column and no date in its wording, when others have one.",
    leaves="“Website developed by January 2017” with an empty date column: its wording says the date.",
)
def no_date(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Milestones with neither a date column filled in nor a date in their wording or their activity's."""
    milestones = plan.of_kind(Kind.MILESTONE)

    def has_date(located: Located) -> bool:
        part = located.part
        if part.due.strip() or part.due_latest or plan.due(part) or is_done(part.status):
            return True
        return any(above.kind is Kind.ACTIVITY and above.due.strip() for above in located.above)

    yield from tell_missing(
        plan, milestones, has_date, Lack("has a date", "has no date", "have no date", "have a date")
    )
