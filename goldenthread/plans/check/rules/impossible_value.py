"""A value that its scale does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import MeasureRow, PlanUnderCheck, numbers_in, units_in
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import Figure, UnitKind
from goldenthread.rules.targets import TargetKind

_MAY_PASS_100 = re.compile(
    r"\b(?:change|increase|decrease|growth|rise|fall|reduction|variance|variation|compared|against|capacity"
    r"|occupancy|budget|spend|spent|savings?|of (?:the |our )?(?:target|plan(?:ned)?|profile|forecast"
    r"|baseline"
    r"|previous|expected|national)|return on|uplift|tak(?:e|es|ing)[- ]?up|coverage)\b",
    re.I,
)
_MAY_BE_NEGATIVE = re.compile(
    r"\b(?:change|gap|difference|net|score|progress|variance|variation|value[- ]added|deviation|growth"
    r"|balance"
    r"|increase|decrease|reduction|residual|movement|points)\b",
    re.I,
)
# One person can have several of these, so that their rate can pass its denominator.
_EVENTS = re.compile(
    r"\b(?:attendances?|admissions?|incidents?|offences?|crimes?|calls?|contacts?|sessions?|visits?"
    r"|referrals?"
    r"|appointments?|episodes?|exclusions?|days|items|notifications)\b",
    re.I,
)


@rule(
    "impossible-value",
    Severity.PROBLEM,
    title="Value that its scale does not allow",
    why="A percentage over 100 or a number below nought is a slip of the pen that a reader will find.",
    what_to_do="Look the figure up in its source and correct it.",
    finds="“104%” of pupils; “-12” children; 1,250 per 1,000 residents.",
    leaves="A budget spent to 104%; a progress score of -1.30; “150%” as a percentage change.",
)
def impossible_value(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Numbers outside what a percentage, a count or a rate per so many people can be."""
    for row in plan.rows:
        for cell, figure, value in numbers_in(row.cells):
            if cell.printed.role is FigureRole.TARGET and _is_a_change(row):
                continue
            reason = _why_impossible(row, figure, value)
            if reason:
                sentence = f"{sentence_case(named(plan.plan, row.part))} has {cell.label}: {reason}."
                yield Noticed(plan, row.part, sentence, row.evidence(cell))


def _is_a_change(row: MeasureRow) -> bool:
    return any(target.kind is TargetKind.CHANGE for _cell, target in row.targets)


def _why_impossible(row: MeasureRow, figure: Figure, value: Decimal) -> str:
    kind = figure.unit.kind
    if kind is UnitKind.PERCENT and value > 100 and not _MAY_PASS_100.search(row.name):
        return f"{quoted(figure.text)} is more than 100 per cent"
    if value < 0 and _cannot_be_negative(row, figure):
        return f"{quoted(figure.text)} is below nought"
    per = figure.unit.per
    if kind is UnitKind.RATE and per and value > per and not _EVENTS.search(row.name):
        return f"{quoted(figure.text)} is more than the {per:,} it is reckoned per"
    if figure.out_of is not None and value > figure.out_of:
        return f"{quoted(figure.text)} is more than the whole of {figure.out_of}"
    return ""


def _cannot_be_negative(row: MeasureRow, figure: Figure) -> bool:
    if _MAY_BE_NEGATIVE.search(row.name) or figure.group.lower() == "gap":
        return False
    kinds = {unit.kind for unit in units_in(row.part.title)}
    return bool(kinds) and kinds <= {UnitKind.PERCENT, UnitKind.COUNT, UnitKind.RATE, UnitKind.DAYS}
