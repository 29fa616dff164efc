"""A step dated after the one that needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import Kind, Part
from goldenthread.plans.thread import is_done
from goldenthread.rules.due_dates import DueDateKind

_PLAIN_DATES = (DueDateKind.DAY, DueDateKind.MONTH, DueDateKind.BY)
# The steps of buying a service, each of which needs the one before it.
_STAGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "the specification",
        re.compile(r"\bspecification\b.{0,30}\b(?:agreed|written|approved|ready|drawn up)\b", re.I),
    ),
    (
        "the tender",
        re.compile(r"\b(?:out to tender|tender (?:issued|begins|published)|invitation to tender)\b", re.I),
    ),
    (
        "the award",
        re.compile(
            r"\bcontracts? (?:\w+ ){0,5}?(?:been )?(?:awarded|let)\b|\baward of (?:the )?contract", re.I
        ),
    ),
    ("setting up", re.compile(r"\bmobilis(?:ation|ing|ed)\b|\bbeing set up\b", re.I)),
    (
        "the start",
        re.compile(
            r"\b(?:service|contracts?|hub|team)\b.{0,40}\b(?:goes live|go live|live|starts?|begins?"
            r"|commences?"
            r"|(?:is|are) (?:running|open|operational|in place))(?=[\s.,;]*$| (?:on|in|from|by) )",
            re.I,
        ),
    ),
)

# A document is consulted on before it is final, and a pilot starts before it is evaluated.
_WRITING = (
    (
        "the consultation",
        re.compile(
            r"\b(?:consult(?:ation)? (?:on|about|with)|public consultation|consultation (?:opens|runs))\b",
            re.I,
        ),
    ),
    (
        "the final version",
        re.compile(
            r"\b(?:publish|adopt|agree|launch|approve|sign off)(?:ed)? (?:the |a |our )?final\b"
            r"|\bfinal \S+ (?:published|adopted|approved|agreed)",
            re.I,
        ),
    ),
)
_PILOT = (
    (
        "the pilot",
        re.compile(
            r"^\W*(?:start|begin|launch|run) (?:of )?(?:the |a )?pilot\b|\bpilot (?:starts|begins|launched)",
            re.I,
        ),
    ),
    ("its evaluation", re.compile(r"\bevaluat(?:e|ion)\b.{0,30}\bpilot\b|\bpilot (?:is )?evaluated\b", re.I)),
)


@rule(
    "steps-out-of-order",
    Severity.WARNING,
    title="Step dated after the one that needs it",
    why="A service cannot start before its contract is awarded; one of the two dates is wrong.",
    what_to_do="Check both dates with the lead.",
    finds="“Contract awarded” in December 2016 and “The service starts” in October 2016, under one activity.",
    leaves="Tender from May, award in September, setting up from October; steps that do not build on"
    " each other.",
)
def steps_out_of_order(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Steps of one activity dated the wrong way round, or after the activity itself.

    Only stages of buying a service, of consulting on a document and of a pilot are known to build
    on each other.

    Only where each step names one stage, and the later stage's last day comes before the earlier's first.
    """
    for activity in plan.of_kind(Kind.ACTIVITY, Kind.PROGRAMME):
        steps = [part for part in activity.part.parts if part.kind is Kind.MILESTONE]
        for part, later in _wrong_way_round(plan, steps):
            if later is not None:
                sentence = (
                    f"{sentence_case(named(plan.plan, later))} is dated {quoted(later.due)}, before"
                    f" {named(plan.plan, part)} ({quoted(part.due)}), which it needs."
                )
                evidence = (evidence_from(later, later.due, "due"), evidence_from(part, part.due, "due"))
                yield Noticed(plan, later, sentence, evidence)
        for step in _after_its_activity(plan, activity.part, steps):
            sentence = (
                f"{sentence_case(named(plan.plan, step))} is dated {quoted(step.due)}, after"
                f" {named(plan.plan, activity.part)} ({quoted(activity.part.due)}), which it is a step of."
            )
            evidence = (
                evidence_from(step, step.due, "due"),
                evidence_from(activity.part, activity.part.due, "due"),
            )
            yield Noticed(plan, step, sentence, evidence)


def _after_its_activity(plan: PlanUnderCheck, activity: Part, steps: list[Part]) -> Iterator[Part]:
    """Steps whose month comes after the last day of the activity they belong to; only plain dates count."""
    whole = plan.due(activity) if activity.due.strip() else None
    if whole is None or whole.latest is None or whole.kind not in _PLAIN_DATES or is_done(activity.status):
        return
    for step in steps:
        due = plan.due(step) if step.due.strip() else None
        if due is None or due.latest is None or due.kind not in _PLAIN_DATES:
            continue
        if due.latest.replace(day=1) > whole.latest:
            yield step


def _wrong_way_round(plan: PlanUnderCheck, steps: list[Part]) -> Iterator[tuple[Part, Part]]:
    """A step and the one that needs it and is dated before it, one pair for each step that is needed."""
    for chain in (_STAGES, _WRITING, _PILOT):
        staged = [(stage, part) for part in steps if (stage := _stage(part.title, chain)) is not None]
        for stage, part in staged:
            later = next(
                (other for place, other in staged if place > stage and _before(plan, other, part)), None
            )
            if later is not None:
                yield part, later


def _stage(title: str, chain: tuple[tuple[str, re.Pattern[str]], ...]) -> int | None:
    stages = [place for place, (_, pattern) in enumerate(chain) if pattern.search(title)]
    return stages[0] if len(stages) == 1 else None


def _before(plan: PlanUnderCheck, one: Part, other: Part) -> bool:
    """Whether the last day of one comes before the month in which the other is due."""
    last, due = _latest(plan, one), _latest(plan, other)
    return last is not None and due is not None and last < due.replace(day=1)


def _latest(plan: PlanUnderCheck, part: Part) -> date | None:
    due = plan.due(part) if part.due.strip() else None
    return part.due_latest or (due.latest if due else None)
