"""Figures that stand, with their target, at the end of the scale that their name would call a disaster."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.plans.check.under_check import Cell, MeasureRow, first_number, is_percentage
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import Good

#: A target this near the wrong end of the scale cannot be meant.
NEARLY_ALL, NEARLY_NONE = Decimal(95), Decimal(5)
HALF = Decimal(50)


def at_the_wrong_end(row: MeasureRow, target_cell: Cell) -> Cell | None:
    """The figure that stands at the same wrong end of the scale as the target, if there is one.

    The wrong end is nearly 100% for what is good when low, and nearly 0% for what is good when high.
    """
    good = row.polarity[0]
    aim = first_number(target_cell)
    if aim is None or aim.number is None or not is_percentage(aim):
        return None
    for cell in row.cells_for(FigureRole.BASELINE, FigureRole.OUTTURN):
        figure = first_number(cell, like=aim)
        if figure is None or figure.number is None:
            continue
        if good is Good.LOW and aim.number >= NEARLY_ALL and figure.number > HALF:
            return cell
        if good is Good.HIGH and aim.number <= NEARLY_NONE and figure.number < HALF:
            return cell
    return None
