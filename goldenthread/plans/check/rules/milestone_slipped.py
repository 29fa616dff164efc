"""A step that the next plan dates later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.succession import successions
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import Kind, Part

#: A month's slip is a matter of wording ("by March" and "end of March").
LEAST_DAYS = 32
_EVERY_YEAR = re.compile(
    r"\b(?:annual(?:ly)?|yearly|each year|every year|termly|quarterly)\b|\b20[0-9]{2}\b", re.I
)


@rule_across_plans(
    "milestone-slipped",
    Severity.WARNING,
    title="Milestone slipped",
    why="A step that moves from plan to plan is never late in any of them.",
    what_to_do="Report it as late in the old plan, and say in the new one why the date moved.",
    finds="“The hub is open”, by December 2015 in last year's plan and by March 2017 in this one.",
    leaves="“The annual review is complete” in both: it comes round each year.",
)
def milestone_slipped(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Milestones and activities of a plan that the next one has with a later date."""
    for succession in successions(plans):
        for kind in (Kind.MILESTONE, Kind.ACTIVITY):
            for pairing in succession.pairings(kind):
                if (
                    pairing.before is None
                    or pairing.after is None
                    or _comes_round(pairing.before, pairing.after)
                ):
                    continue
                then = _latest(succession.before, pairing.before)
                now = _latest(succession.after, pairing.after)
                if then and now and (now - then).days >= LEAST_DAYS:
                    yield _noticed(succession.before, succession.after, pairing.before, pairing.after)


def _noticed(before: PlanUnderCheck, after: PlanUnderCheck, one: Part, two: Part) -> Noticed:
    sentence = (
        f"{sentence_case(named(after.plan, two))} is dated {quoted(_words(after, two))}; in"
        f" {quoted(before.plan.title, 70)} it was {quoted(_words(before, one))}."
    )
    evidence = (
        evidence_from(one, f"{one.title} {_words(before, one)}", "due", plan=before.plan.key),
        evidence_from(two, f"{two.title} {_words(after, two)}", "due"),
    )
    return Noticed(after, two, sentence, evidence)


def _comes_round(one: Part, two: Part) -> bool:
    return bool(_EVERY_YEAR.search(one.title) or _EVERY_YEAR.search(two.title))


def _latest(plan: PlanUnderCheck, part: Part) -> date | None:
    due = plan.due(part)
    return part.due_latest or (due.latest if due else None)


def _words(plan: PlanUnderCheck, part: Part) -> str:
    due = plan.due(part)
    return part.due or (due.text if due else "")
