"""A measure of a plan that its performance report leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.under_check import MeasureRow, PlanUnderCheck
from goldenthread.plans.check.wording import counted, listed, quoted
from goldenthread.plans.content import Kind, Tier

#: A report with fewer of a plan's measures than this is a report of something else.
LEAST_SHARE = 0.5


@rule_across_plans(
    "never-reported",
    Severity.WARNING,
    title="Never reported on",
    why="A measure that a plan promises and no report mentions is a promise nobody kept an eye on.",
    what_to_do="Add it to the report, or take it out of the plan with a reason.",
    finds="Four of the 43 measures of an action plan that have no row in its performance report.",
    leaves="A report on another plan; a measure whose row says that its figure will come in January.",
)
def never_reported(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Measures of a plan with no row in any of its reports.

    A report is the plan's where partnership and time agree and half of the plan's measures are in it.
    """
    reports = [plan for plan in plans if plan.plan.tier is Tier.PERFORMANCE_REPORT]
    for plan in plans:
        if plan.plan.tier is Tier.PERFORMANCE_REPORT or not plan.rows:
            continue
        own = [report for report in reports if _reports_on(report, plan)]
        if not own:
            continue
        reported = {row.key for report in own for row in report.rows}
        missing = [row for row in plan.rows if row.key not in reported]
        if missing:
            yield _noticed(plan, own, missing)


def _noticed(plan: PlanUnderCheck, reports: list[PlanUnderCheck], missing: list[MeasureRow]) -> Noticed:
    word = plan.plan.word_for(Kind.MEASURE)
    titles = listed([quoted(row.part.title, 60) for row in missing], most=4)
    papers = listed([quoted(report.plan.title, 70) for report in reports])
    verb = "is" if len(missing) == 1 else "are"
    some = f"{len(missing)} of the {counted(len(plan.rows), word)}"
    evidence = tuple(evidence_from(row.part, row.part.title, "title") for row in missing)
    return Noticed(plan, None, f"{some} {verb} not in {papers}: {titles}.", evidence)


def _reports_on(report: PlanUnderCheck, plan: PlanUnderCheck) -> bool:
    if report.plan.partnership.lower() != plan.plan.partnership.lower():
        return False
    if report.period and plan.period and not report.period.overlaps(plan.period):
        return False
    keys = {row.key for row in report.rows}
    shared = sum(1 for row in plan.rows if row.key in keys)
    return shared >= LEAST_SHARE * len(plan.rows)
