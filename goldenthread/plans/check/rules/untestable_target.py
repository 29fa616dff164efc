"""A target of which nobody could say afterwards whether it was met."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.placeholders import is_placeholder
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck
from goldenthread.plans.check.wording import counted, named, plain, quoted
from goldenthread.plans.content import Kind
from goldenthread.rules.targets import Target, TargetKind


@rule(
    "untestable-target",
    Severity.WARNING,
    title="Target that cannot be tested",
    why="If no figure could show that it was missed, it is no target.",
    what_to_do="Say how much by when, name the comparator, or name the thing that will then exist.",
    finds="“Reduction (no specific target set)”: the smallest change would meet it.",
    leaves="“Better than the national average” and “Service specification agreed”: both can be looked up.",
)
def untestable_target(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Targets that set no bar. The same words in several rows are told once."""
    same: dict[str, list[tuple[MeasureRow, Cell, Target]]] = {}
    for row in plan.rows:
        for cell, target in row.targets:
            if _is_untestable(cell, target, row):
                same.setdefault(plain(cell.text), []).append((row, cell, target))
    for rows in same.values():
        first_row, first_cell, target = rows[0]
        evidence = tuple(each for row, cell, _ in rows for each in row.evidence(cell))
        reason = target.why_not or "It sets no bar that could be missed."
        if len(rows) == 1:
            sentence = (
                f"The target of {named(plan.plan, first_row.part)} is {quoted(first_cell.text)}. {reason}"
            )
            yield Noticed(plan, first_row.part, sentence, evidence)
        else:
            what = counted(len(rows), plan.plan.word_for(Kind.MEASURE))
            sentence = f"{what} have the target {quoted(first_cell.text)}. {reason}"
            yield Noticed(plan, first_row.part, sentence, evidence)


def _is_untestable(cell: Cell, target: Target, row: MeasureRow) -> bool:
    if target.testable or target.kind is TargetKind.NONE or is_placeholder(cell.text):
        return False
    if target.kind is TargetKind.UNREADABLE:  # not understood is not the same as not testable
        return False
    # "by 30%": the row or the name may say from where, then only the reading is in doubt.
    return not (
        target.kind is TargetKind.CHANGE and any(each.numbers for each in row.cells if each is not cell)
    )
