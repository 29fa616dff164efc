"""A value that its scale does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck, numbers_in, units_in
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
        for cell in row.cells:
            more = _why_out_of_more(cell, row)
            if more:
                sentence = f"{sentence_case(named(plan.plan, row.part))} has {cell.label}: {more}."
                yield Noticed(plan, row.part, sentence, row.evidence(cell))
        for cell, figure, value in numbers_in(row.cells):
            if cell.printed.role is FigureRole.TARGET and _is_a_change(row):
                continue
            reason = _why_impossible(row, figure, value)
            if reason:
                sentence = f"{sentence_case(named(plan.plan, row.part))} has {cell.label}: {reason}."
                yield Noticed(plan, row.part, sentence, row.evidence(cell))


def _is_a_change(row: MeasureRow) -> bool:
    return any(target.kind is TargetKind.CHANGE for _cell, target in row.targets)


# Scores whose publisher says between which values they lie.
_SCALES: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (re.compile(r"\b(?:attainment 8|att ?8|A8)\b(?!.*\b(?:change|gap|difference)\b)", re.I), 0, 90),
    (re.compile(r"\b(?:progress 8|P8)\b", re.I), -9, 9),
    (re.compile(r"\b(?:sdq|strengths and difficulties)\b(?!.*(?:%|percentage|number))", re.I), 0, 40),
)
_ANY_SHARE = (UnitKind.PERCENT, UnitKind.COUNT, UnitKind.RANK, UnitKind.PERCENTAGE_POINTS)
_MORE_THAN_THE_WHOLE = re.compile(
    r"(?<![0-9.,/])(?P<some>[0-9]{1,6}) (?:out of|of) (?P<all>[0-9]{1,6})(?![0-9.,/%])"
)

_SLASHED = re.compile(r"(?P<some>[0-9]{1,3}) ?/ ?(?P<all>[0-9]{1,3})")


def _why_out_of_more(cell: Cell, row: MeasureRow) -> str:
    """ "40 out of 35"; "52/45" only where the name asks for a share, because a slash may part two figures."""
    share = {unit.kind for unit in units_in(row.part.title)} == {UnitKind.PERCENT}
    slashed = _SLASHED.fullmatch(cell.text.strip()) if share and cell.own_period is None else None
    if slashed and int(slashed["some"]) > int(slashed["all"]):
        return f"{quoted(cell.text)} is more than the whole"
    for found in _MORE_THAN_THE_WHOLE.finditer(cell.text):
        if int(found["some"]) > int(found["all"]) and not re.fullmatch(r"(?:19|20)[0-9]{2}", found["all"]):
            return f"{quoted(found[0])} is more than the whole"
    return ""


def _why_off_scale(row: MeasureRow, figure: Figure, value: Decimal) -> str:
    if figure.unit.kind in _ANY_SHARE:
        return ""
    for name, lowest, highest in _SCALES:
        if name.search(row.part.title) and not lowest <= value <= highest:
            return f"{quoted(figure.text)} is off its scale, which runs from {lowest} to {highest}"
    return ""


def _why_impossible(row: MeasureRow, figure: Figure, value: Decimal) -> str:
    kind = figure.unit.kind
    off_scale = _why_off_scale(row, figure, value)
    if off_scale:
        return off_scale
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
