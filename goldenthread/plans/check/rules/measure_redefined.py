"""A measure that means something else in another place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.plans.check.definitions import differences
from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.under_check import MeasureRow, PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case


@rule_across_plans(
    "measure-redefined",
    Severity.WARNING,
    title="Measure defined differently elsewhere",
    why="Figures from the two places are set side by side, and they count different things.",
    what_to_do="Agree one definition; if it has changed, say from when and start a new series.",
    finds="“Number of admissions (10-24 years)” in the plan and “Number of admissions (per 100,000)” in"
    " its report.",
    leaves="“Number/rate of children on a plan” in one and “Number of children on a plan (per 10,000)”"
    " in the other.",
)
def measure_redefined(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Uses of one measure, in plans of one partnership, whose names fix them differently."""
    first: dict[tuple[str, str], list[MeasureRow]] = {}
    for plan in plans:
        for row in plan.rows:
            uses = first.setdefault((plan.plan.partnership.lower(), row.key), [])
            for use in uses:
                found = differences(row.part.title, use.part.title)
                if found:
                    sentence = (
                        f"{sentence_case(named(plan.plan, row.part))} is {quoted(use.part.title)} in"
                        f" {quoted(use.located.plan.title, 60)}: {'; '.join(found)}."
                    )
                    evidence = (
                        row.title_evidence,
                        evidence_from(use.part, use.part.title, "title", plan=use.located.plan.key),
                    )
                    yield Noticed(plan, row.part, sentence, evidence)
                    break
            if len(uses) < 2:  # the first uses are the standard; comparing with every use would take too long
                uses.append(row)
