"""Figures that only make sense if the measure is the opposite of its name."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, sentence_case
from goldenthread.plans.check.wrong_end import at_the_wrong_end
from goldenthread.rules.figures import Good


@rule(
    "name-against-value",
    Severity.PROBLEM,
    title="Figures that say the opposite of the name",
    why="A reader who takes the name at its word reads a success as a disaster.",
    what_to_do="Find out which of the two the source counts, and reword the name or turn the figures round.",
    finds="“% of pupils leaving school with no qualifications” at 95.4% with a target of 100%.",
    leaves="“% of pupils absent” at 4.1% with a target of 4.0%.",
)
def name_against_value(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Percentages that are good when low and aim at nearly all, or good when high and aim at nearly none.

    Only where the figures themselves stand at that end of the scale too: a target alone may be mistyped.
    """
    for row in plan.rows:
        good, how_known = row.polarity
        for cell, _target in row.targets:
            reached = at_the_wrong_end(row, cell)
            if reached is None:
                continue
            end = "nearly everybody" if good is Good.LOW else "nearly nobody"
            sentence = (
                f"{sentence_case(named(plan.plan, row.part))} has {reached.label} and aims at"
                f" {cell.label}, so at {end}:"
                f" {how_known}."
            )
            yield Noticed(plan, row.part, sentence, (row.title_evidence, *row.evidence(reached, cell)))
