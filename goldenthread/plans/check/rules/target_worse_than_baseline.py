"""A target that asks for less than is already reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.starting_point import starting_point
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, sentence_case
from goldenthread.plans.check.wrong_end import at_the_wrong_end
from goldenthread.rules.figures import Good


@rule(
    "target-worse-than-baseline",
    Severity.WARNING,
    title="Target worse than the starting point",
    why="Such a target is met by letting things get worse. Mostly the target, the sign or the baseline"
    " is mistyped.",
    what_to_do="Check the target, the starting figure and which way is good; if it is meant, say why"
    " beside it.",
    finds="Absence of 4.1% last year with a target of 4.4%.",
    leaves="“81.0%” with a target of “85.0%” where high is good; a target in words.",
)
def target_worse_than_baseline(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Rows whose target lies on the bad side of the figure they start from, where that is known."""
    for row in plan.rows:
        good, how_known = row.polarity
        if good not in (Good.HIGH, Good.LOW):
            continue
        start = starting_point(row)
        if start is None or not _is_worse(start.target, start.value, good):
            continue
        if at_the_wrong_end(row, start.target_cell):
            continue  # the figures are turned round, not the target: told as that
        sentence = (
            f"{sentence_case(named(plan.plan, row.part))} has the target {start.target_cell.label},"
            " worse than the"
            f" {start.cell.label} it starts from: {how_known}."
        )
        yield Noticed(plan, row.part, sentence, row.evidence(start.cell, start.target_cell))


def _is_worse(target: Decimal, start: Decimal, good: Good) -> bool:
    return target < start if good is Good.HIGH else target > start
