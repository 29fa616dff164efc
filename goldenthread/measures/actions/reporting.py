"""Freezing a report: from then on it says the same for ever, whatever is loaded later."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.models import Report
from goldenthread.measures.report.content import CannotReport, checksum, report_content
from goldenthread.plans.models import Plan
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import RatingPolicy

REPORT = "report"
_LONGEST_TITLE = 300


class FiguresMoved(CannotReport):
    """What would be frozen is not what the person looked at."""


@transaction.atomic
def freeze_report(
    *,
    plan: Plan,
    period: Period,
    as_at: date,
    policy: RatingPolicy,
    by: Actor,
    reason: str,
    title: str = "",
    seen: str | None = None,
) -> Report:
    """Keep the report of a plan as it is now, with its checksum.

    `seen` is the checksum of what the person looked at: where figures have changed since, nothing is kept
    (FiguresMoved). CannotReport where there is nothing to report or no reason is given.
    """
    if not reason.strip():
        raise CannotReport("Say what the report is for, for example the meeting it goes to.")
    content = report_content(plan=plan, period=period, as_at=as_at, policy=policy, title=title)
    content["title"] = content["title"][:_LONGEST_TITLE]
    mark = checksum(content)
    if seen is not None and seen != mark:
        raise FiguresMoved(
            "Figures, targets or the plan changed while you were looking. The preview below is the report as "
            "it is now: look at it again, then freeze it."
        )
    report = Report.objects.create(
        partnership=plan.partnership,
        plan=plan,
        title=content["title"],
        as_at=as_at,
        frozen_at=now(),
        by_name=by.name,
        content=content,
        sha256=mark,
    )
    record(
        [Change("froze", REPORT, report, None, report_state(report), thread_of(report))],
        by=by,
        reason=reason.strip(),
    )
    return report


def report_state(report: Report) -> dict[str, Any]:
    """A report as the record keeps it: what it is of, and the checksum of all that it says."""
    content = report.content
    return {
        "plan": report.plan_id,
        "title": report.title,
        "period": content["period"],
        "as_at": content["as_at"],
        "policy": content["key"]["policy"]["code"],
        "sha256": report.sha256,
    }


def thread_of(report: Report) -> str:
    """The audit thread of a report."""
    return f"report-{report.pk}"
