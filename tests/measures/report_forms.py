"""A frozen report for the addresses that lead to one, and what a good form sends to freeze another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from goldenthread.measures.actions.reporting import freeze_report
from goldenthread.measures.models import Report
from goldenthread.measures.report.content import checksum, report_content
from goldenthread.partnerships.models import Area
from goldenthread.plans.models import Plan
from goldenthread.rules.periods import read_period
from goldenthread.rules.ratings import AS_SET


def _what(plan: Plan) -> dict[str, Any]:
    plan.partnership.refresh_from_db()
    period = read_period("2016-17")
    as_at = timezone.localdate() - timedelta(days=1)
    return {"plan": plan, "period": period, "as_at": as_at, "policy": AS_SET}


def one_report(cast: Any, plan: Plan) -> Report:
    """A report of the plan, frozen by the analyst."""
    if cast.northshire.home is None:
        cast.northshire.home = Area.objects.create(name="Northshire", kind="authority", dfe_number=399)
        cast.northshire.save()
    return freeze_report(**_what(plan), by=cast.ben, reason="For the board")


def _asked(plan: Plan) -> dict[str, Any]:
    day = _what(plan)["as_at"]
    return {
        "period": "2016-17",
        "as_at_day": day.day,
        "as_at_month": day.month,
        "as_at_year": day.year,
        "policy": AS_SET.code,
    }


def previewed(scenario: Any) -> str:
    """The address of a preview."""
    address = reverse("measures:preview_report", args=[scenario.plan.key])
    return f"{address}?{urlencode(_asked(scenario.plan))}"


def frozen(scenario: Any) -> dict[str, Any]:
    """The form that freezes what the preview shows."""
    content = report_content(**_what(scenario.plan))
    return {**_asked(scenario.plan), "reason": "For the board", "seen": checksum(content)}
