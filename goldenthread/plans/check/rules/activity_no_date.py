"""An activity that neither has a date nor milestones that do."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind
from goldenthread.plans.thread import Located, is_done


@rule(
    "activity-no-date",
    Severity.SUGGESTION,
    title="Activity without a date or a dated step",
    why="An activity that has no end and no steps cannot be followed up between two plans.",
    what_to_do="Give it a date, or a milestone for this year; if it is everyday work, say so.",
    finds="A key activity with no date and no milestone under it.",
    leaves="A key action whose milestones stand under it, whether or not it has a date of its own.",
)
def activity_no_date(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Activities with no date in their column or wording and nothing under them to date."""

    def has_date(located: Located) -> bool:
        part = located.part
        if part.due.strip() or part.due_latest or plan.due(part) or is_done(part.status):
            return True
        return any(each.kind in (Kind.MILESTONE, Kind.ACTIVITY) for each in part.parts)

    lack = Lack(
        "has a date or a step that could have one",
        "has neither a date nor a step that could have one",
        "have neither a date nor a step that could have one",
        "have a date or a step that could have one",
    )
    yield from tell_missing(plan, plan.of_kind(Kind.ACTIVITY), has_date, lack)
