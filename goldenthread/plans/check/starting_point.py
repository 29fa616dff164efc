"""Where a row starts from and where it is to get to, set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plans.check.under_check import Cell, MeasureRow, first_number
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import Figure, UnitKind
from goldenthread.rules.targets import Target, TargetKind

_A_NUMBER = (TargetKind.VALUE, TargetKind.THRESHOLD, TargetKind.FROM_TO)


@dataclass(frozen=True, slots=True)
class Start:
    """The figure a row starts from and the target's, comparable with each other."""

    cell: Cell
    value: Decimal
    target_cell: Cell
    target: Decimal
    kind: TargetKind


def starting_point(row: MeasureRow) -> Start | None:
    """A row's baseline (or the outturn of an earlier period than the target's) beside its target.

    None where either is missing, where the target is not one number, or where the two are of different
    units or groups: those are not to be compared.
    """
    for target_cell, target in row.targets:
        figure = _single(target_cell, target)
        if figure is None or figure.number is None:
            continue
        before = target.starts_from.number if target.starts_from else None
        if target.kind is TargetKind.FROM_TO and before is not None:
            return Start(target_cell, before, target_cell, figure.number, target.kind)
        for cell in reversed(_before(row, target_cell)):
            start = first_number(cell, like=figure)
            if start is not None and start.number is not None and not _is_part_of_a_total(cell, start):
                return Start(cell, start.number, target_cell, figure.number, target.kind)
    return None


def latest_point(row: MeasureRow) -> Start | None:
    """As `starting_point`, but from the latest outturn before the target's period where there is one.

    A target set beside a baseline of 88% may have been met by last year's 92% before it was adopted.
    """
    from_baseline = starting_point(row)
    if from_baseline is None or from_baseline.kind is TargetKind.FROM_TO:
        return from_baseline
    target_cell = from_baseline.target_cell
    like = first_number(target_cell)
    for cell in reversed(_outturns_before(row, target_cell)):
        figure = first_number(cell, like=like) if like is not None else None
        if figure is not None and figure.number is not None and not _is_part_of_a_total(cell, figure):
            return Start(cell, figure.number, target_cell, from_baseline.target, from_baseline.kind)
    return from_baseline


def _single(cell: Cell, target: Target) -> Figure | None:
    """The one number a target asks for; of "458 (71.7)" the first, to be compared with "564 (87)"."""
    if target.kind not in _A_NUMBER or target.sense.value in ("all", "most"):
        return None
    if target.kind is TargetKind.FROM_TO and target.starts_from is not None and target.figures:
        return target.figures[0]  # "52% (baseline 61%)"
    if any(figure.period_text for figure in cell.numbers[1:]):
        return None  # one figure for each quarter
    return first_number(cell)


def _is_part_of_a_total(cell: Cell, figure: Figure) -> bool:
    """Whether a number is of a quarter or so, and would be larger for the year that the target is for."""
    share = figure.unit.kind in (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINTS, UnitKind.RATE, UnitKind.SCORE)
    return not share and cell.own_period is not None and 0 < cell.own_period.months < 12


def _before(row: MeasureRow, target_cell: Cell) -> list[Cell]:
    """The baselines, or else the outturns of whole periods before the target's own, oldest first."""
    baselines = [cell for cell in row.cells_for(FigureRole.BASELINE) if cell.numbers]
    return baselines or _outturns_before(row, target_cell)


def _outturns_before(row: MeasureRow, target_cell: Cell) -> list[Cell]:
    aim = target_cell.heading_period
    if aim is None:
        return []
    return [
        cell
        for cell in row.cells_for(FigureRole.OUTTURN)
        if cell.numbers
        and cell.heading_period
        and cell.heading_period.end <= aim.start
        and cell.heading_period.months == aim.months
    ]
