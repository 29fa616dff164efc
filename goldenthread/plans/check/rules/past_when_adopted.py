"""A date that had passed when the plan was adopted."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import Kind
from goldenthread.plans.thread import is_done


@rule(
    "past-when-adopted",
    Severity.WARNING,
    title="Already past when adopted",
    why="A plan that is late on the day it is adopted has not been read by those who adopt it.",
    what_to_do="Say that it is done, or give it a new date.",
    finds="“by May 2015” in a plan adopted on 1 July 2015.",
    leaves="The same step with the status “Complete”.",
)
def past_when_adopted(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Milestones and activities whose last day came before the plan was adopted, and that are not done."""
    adopted = plan.plan.adopted
    if adopted is None:
        return
    for located in plan.of_kind(Kind.MILESTONE, Kind.ACTIVITY):
        part = located.part
        due = plan.due(part)
        latest = part.due_latest or (due.latest if due else None)
        if latest and latest < adopted and not is_done(part.status):
            words = part.due or (due.text if due else "")
            sentence = (
                f"{sentence_case(named(plan.plan, part))} is dated {quoted(words)}, which had passed"
                " when the plan was"
                f" adopted on {adopted.day} {adopted:%B %Y}."
            )
            yield Noticed(plan, part, sentence, (evidence_from(part, words, "due"),))
