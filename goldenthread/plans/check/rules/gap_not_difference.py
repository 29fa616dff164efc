"""A gap that is not the difference of the two figures beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, PlanUnderCheck, rounding
from goldenthread.plans.check.wording import listed, named, sentence_case
from goldenthread.rules.figures import Figure


@rule(
    "gap-not-difference",
    Severity.PROBLEM,
    title="Gap that is not the difference",
    why="Somebody will do the sum in the meeting.",
    what_to_do="Work the gap out again from the source; decide once which way round it is taken.",
    finds="“Non PP: … Maths: -0.06. PP: … Maths: -0.41. … Maths: -0.35” under the gaps: the gap is 0.35.",
    leaves="A gap that is out by no more than the rounding of the three figures (48.6, 40.8 and 7.9).",
)
def gap_not_difference(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Cells with two groups and their gap, subject by subject.

    Each printed number may be out by half of its last place, so the gap by the sum of the three halves. A
    cell whose every gap is taken the other way round is in order; one that is among others is not.
    """
    for row in plan.rows:
        for cell in row.cells:
            wrong = list(_wrong_gaps(cell))
            if wrong:
                sentence = f"{sentence_case(named(plan.plan, row.part))}, {cell.label}: {listed(wrong)}."
                yield Noticed(plan, row.part, sentence, row.evidence(cell))


def _wrong_gaps(cell: Cell) -> Iterator[str]:
    subjects: dict[str, list[Figure]] = {}
    for figure in cell.numbers:
        if figure.group:
            subjects.setdefault(figure.part, []).append(figure)
    checked = [each for part, figures in subjects.items() if (each := _sum(part, figures)) is not None]
    turned = bool(checked) and all(_fits(printed, -true, slack) for _part, printed, true, slack in checked)
    if turned:
        return
    for part, printed, true, slack in checked:
        if _fits(printed, true, slack):
            continue
        name = f"the gap for {part}" if part else "the gap"
        if _fits(printed, -true, slack):
            yield f"{name} is printed as {printed} where the others are taken the other way round ({true})"
        else:
            yield f"{name} is printed as {printed} and the difference is {true}"


def _sum(part: str, figures: list[Figure]) -> tuple[str, Decimal, Decimal, Decimal] | None:
    """The printed gap, the true one (first group less second) and how far rounding may put them apart."""
    gaps = [each for each in figures if "gap" in each.group.lower()]
    groups = [each for each in figures if "gap" not in each.group.lower()]
    if len(gaps) != 1 or len(groups) != 2:
        return None
    gap, one, other = gaps[0].number, groups[0].number, groups[1].number
    if gap is None or one is None or other is None:
        return None
    return part, gap, one - other, rounding(gap) + rounding(one) + rounding(other)


def _fits(printed: Decimal, true: Decimal, slack: Decimal) -> bool:
    return abs(printed - true) <= slack
