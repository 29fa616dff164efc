"""A rate reckoned per one number in its name and per another in its cell."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.denominators import Denominator, denominators_in
from goldenthread.plans.check.finding import Evidence, Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import MeasureRow, PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case


@rule(
    "denominator-differs",
    Severity.PROBLEM,
    title="Rates per different numbers in one row",
    why="652 per 10,000 is ten times as many as 652 per 100,000.",
    what_to_do="Look up what the source reckons the rate per, and correct the name or the cell.",
    finds="“168 (652 per 10,000)” in a row whose name says “(per 100,000)”.",
    leaves="“564 (87)” in a row whose name says “(per 10,000)”: the cell says nothing else.",
)
def denominator_differs(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Rows whose name and cells between them spell out more than one number to reckon per."""
    for row in plan.rows:
        said = list(_said(row))
        first = said[0][0] if said else None
        odd = next((each for each in said[1:] if first and each[0].per != first.per), None)
        if first and odd:
            sentence = (
                f"{sentence_case(named(plan.plan, row.part))} says {quoted(first.words)} in one place and"
                f" {quoted(odd[0].words)} in another."
            )
            yield Noticed(plan, row.part, sentence, (said[0][1], odd[1]))


def _said(row: MeasureRow) -> Iterator[tuple[Denominator, Evidence]]:
    for each in denominators_in(row.name):
        yield each, row.title_evidence
    for cell in row.cells:
        for each in denominators_in(f"{cell.text} {cell.printed.heading}"):
            yield each, row.evidence(cell)[0]
