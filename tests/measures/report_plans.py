"""Small plans with measures to report on, and their reports: what the tests of reports share."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.reporting import freeze_report
from goldenthread.measures.models import Report
from goldenthread.measures.report.content import report_content, rows_of
from goldenthread.plans.actions import adopt_plan
from goldenthread.plans.content import FigureRole, Kind, Part, PlanContent, ReportedFigure
from goldenthread.plans.models import Measure, Plan
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import AS_SET

from .scenarios import Library, moment

DAY = date(2017, 6, 21)
YEAR = Period.year(2016)
OUTTURN, TARGET = FigureRole.OUTTURN, FigureRole.TARGET


def measure(title: str, **cells: str) -> Part:
    """A line of a report: cells by their heading, "y2016_17_Target" for "2016/17 Target"."""
    figures = []
    for name, text in cells.items():
        first, second, what = name[1:].split("_", 2)
        heading = f"{first}/{second} {what}"
        figures.append(ReportedFigure(TARGET if what == "Target" else OUTTURN, text, heading))
    return Part(Kind.MEASURE, title, key=title.casefold()[:40], figures=figures)


def reported(*measures: Part) -> PlanContent:
    """A plan with one priority and one outcome that has these measures."""
    outcome = Part(Kind.OUTCOME, "Healthy babies", number="1a", key="1a", parts=list(measures))
    priority = Part(Kind.PRIORITY, "Health and wellbeing", number="1", key="1", parts=[outcome])
    return PlanContent(title="Performance 2016/17", key="performance", parts=[priority])


SMOKING = "Women smoking at the time of delivery"
SCHOOLS = "Pupils in good or outstanding schools"


def plan_of(cast, library: Library, *measures: Part, **more: Any) -> Plan:
    content = reported(
        *(measures or (measure(SMOKING, y2016_17_Target="17.0%"), measure(SCHOOLS, y2016_17_Target="80%")))
    )
    with recorded_as_at(moment("2016-04-01")):
        plan = adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason="Agreed")
    for definition in (library.smoking, library.schools):
        definition.measure = Measure.objects.filter(name=definition.name).first()
        definition.save()
    return plan


def content_for(plan: Plan, **how: Any) -> dict[str, Any]:
    return report_content(**{"plan": plan, "period": YEAR, "as_at": DAY, "policy": AS_SET, **how})


def frozen(cast, plan: Plan, **how: Any) -> Report:
    wanted = {"plan": plan, "period": YEAR, "as_at": DAY, "policy": AS_SET, "by": cast.ben}
    return freeze_report(**{**wanted, "reason": "Board of 5 July", **how})


def row_for(content: dict[str, Any], title: str) -> dict[str, Any]:
    return next(row for row in rows_of(content) if row["title"] == title)
