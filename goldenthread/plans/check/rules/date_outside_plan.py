"""A milestone dated before the plan begins or after it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import Kind, Part
from goldenthread.plans.thread import is_done
from goldenthread.rules.due_dates import DueDateKind


@rule(
    "date-outside-plan",
    Severity.WARNING,
    title="Date outside the plan",
    why="What is due after a plan ends is followed up by nobody once the next plan has begun.",
    what_to_do="Check the year; if the date is right, carry the step into the next plan as well.",
    finds="“by August 2016” in a plan that ends on 31 March 2016.",
    leaves="“by 1 April 2016” or “by April 2016” in that plan: it may mean as the plan ends.",
)
def date_outside_plan(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Dates whose every day lies outside the plan; the day after its last, and that month, are let pass."""
    starts, ends = plan.plan.starts, plan.plan.ends
    for located in plan.of_kind(Kind.MILESTONE, Kind.ACTIVITY):
        part = located.part
        due = plan.due(part)
        latest = part.due_latest or (due.latest if due else None)
        if latest is None:
            continue
        side = ""
        if starts and latest < starts and not is_done(part.status) and not is_done(part.due):
            side = f"before the plan begins ({starts.day} {starts:%B %Y})"
        elif (
            ends
            and not _may_be_within(plan, part, latest, ends)
            and _first_day(plan, part, latest) > ends + timedelta(days=1)
        ):
            side = f"after the plan ends ({ends.day} {ends:%B %Y})"
        if side:
            words = part.due or (due.text if due else "")
            sentence = f"{sentence_case(named(plan.plan, part))} is dated {quoted(words)}, {side}."
            yield Noticed(plan, part, sentence, (evidence_from(part, words, "due"),))


_OF_SCHOOLS = re.compile(
    r"\b(?:schools?|education(?:al)?|academic|pupils?|attendance|inclusion|SEND?)\b", re.I
)


def _may_be_within(plan: PlanUnderCheck, part: Part, latest: date, ends: date) -> bool:
    """Whether its words or the plan's may mean a year that ends later than 31 March."""
    if _names_last_year(plan, part, latest, ends):
        return True
    # An education plan "2024/25" may well run from September to August.
    ends_in_march = (ends.month, ends.day) == (3, 31)
    return ends_in_march and latest <= date(ends.year, 8, 31) and bool(_OF_SCHOOLS.search(plan.plan.title))


def _names_last_year(plan: PlanUnderCheck, part: Part, latest: date, ends: date) -> bool:
    """Whether it says only years, the last the one the plan ends in: "2024-2027", of a plan to March 2027."""
    due = plan.due(part)
    if due is None or due.latest != latest or latest != date(ends.year, 12, 31):
        return False
    return (
        re.search(r"[a-z]{3}", re.sub(r"\b(?:by|to|until|end|of|the|during|year)\b", "", due.text.lower()))
        is None
    )


def _first_day(plan: PlanUnderCheck, part: Part, latest: date) -> date:
    """The first day of the last month or stretch that its date names; the day itself where it names one."""
    due = plan.due(part)
    if due is None or due.latest != latest:
        return latest
    if due.kind is DueDateKind.RANGE:
        return due.earliest or latest
    # "by August 2016" allows the whole of August.
    ends_a_month = (latest + timedelta(days=1)).day == 1
    return latest.replace(day=1) if ends_a_month else latest
