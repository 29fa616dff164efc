"""A share and a number that cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from goldenthread.plans.check.finding import Evidence, Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck, rounding
from goldenthread.plans.check.wording import named, plain, quoted, sentence_case
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import Figure, UnitKind

#: Beyond rounding, two totals of one population at one time may differ by this share of the smaller.
SAME_TIME = Decimal("0.01")
#: And at two times, by this share for each year between them: few areas' child population moves faster.
PER_YEAR = Decimal("0.05")

LONGEST_NAME = 300  # characters; what is counted is said at the beginning
_WHO = re.compile(r"\b(?:of|for) (?P<who>.+?)(?: (?:who(?:se)?|that|becoming|not|are)\b|$)", re.I)
# People of one age are as many in every row; how many referrals there are changes from year to year.
_OF_ONE_AGE = re.compile(r"\b(?:year olds?|aged?|population|residents)\b", re.I)
_SOME_OF_THEM = re.compile(
    r"\b(?:care|plans?|need|referr\w+|assess\w+|offend\w*|known|supported|seen)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Total:
    """How many people a share and a number together say there are, from fewest to most."""

    row: MeasureRow
    cell: Cell
    least: Decimal
    most: Decimal

    @property
    def middle(self) -> Decimal:
        return (self.least + self.most) / 2


@rule(
    "totals-do-not-fit",
    Severity.WARNING,
    title="Share and number imply different totals",
    why="479 young people at 6.2% and 178 at 2.2% cannot be of the same group: one of the four is wrong.",
    what_to_do="Check the number, the share and the group each was taken from.",
    finds="“6.2% (479)” and “2.2% (178)” of 16-18 year olds in one column: 7,700 against 8,100 young people.",
    leaves="“6.2% (479)” in one year and “6.5% (512)” in the next; totals that rounding explains; other"
    " areas.",
)
def totals_do_not_fit(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Cells with a share and a number, within a row and between rows of the same people.

    What rounding allows is left out first. Beyond it, totals of one time may differ by 1%, and of two times
    by 5% for each year between them. Only rates and people of one age are looked at, whose number hardly
    changes, and no comparators, which are other places.
    """
    columns: dict[tuple[str, str], _Total] = {}
    for row in plan.rows:
        totals = [total for cell in row.own_cells if (total := _total(row, cell))]
        yield from _within_row(plan, row, totals)
        yield from _within_cell(plan, row)
        who = _who(row)
        if not who:
            continue
        for total in totals:
            first = columns.setdefault((who, plain(total.cell.printed.heading)), total)
            if first is not total and not _fit(first, total, SAME_TIME):
                yield Noticed(plan, row.part, _between_rows(plan, first, total), _evidence(first, total))


def _within_cell(plan: PlanUnderCheck, row: MeasureRow) -> Iterator[Noticed]:
    """ "50% (40 of 60)": the share printed and the one worked out from the two numbers beside it."""
    for cell in row.cells:
        shares = [each for each in cell.numbers if each.unit.kind is UnitKind.PERCENT]
        counts = [
            each for each in cell.numbers if each.out_of is not None and each.unit.kind is UnitKind.COUNT
        ]
        if len(cell.numbers) != 2 or len(shares) != 1 or len(counts) != 1:
            continue
        share, some, whole = shares[0].number, counts[0].number, counts[0].out_of
        if share is None or some is None or not whole or shares[0].approximate or counts[0].approximate:
            continue
        true = some * 100 / whole
        if abs(true - share) > max(rounding(share), Decimal(1) / 2):
            sentence = (
                f"{sentence_case(named(plan.plan, row.part))} has {cell.label}: {some} of {whole} is"
                f" {true.quantize(Decimal('0.1'))}%."
            )
            yield Noticed(plan, row.part, sentence, row.evidence(cell))


def _within_row(plan: PlanUnderCheck, row: MeasureRow, totals: list[_Total]) -> Iterator[Noticed]:
    for one, other in pairwise(totals):
        if _is_steady(row, one) and not _fit(one, other, _allowed(one, other)):
            name = sentence_case(named(plan.plan, row.part))
            smaller, larger = sorted((one, other), key=lambda each: each.middle)
            times = (larger.middle / smaller.middle).quantize(Decimal("0.01"))
            sentence = (
                f"{name} has {one.cell.label} and {other.cell.label}: by its number and its share, one"
                f" is of {times}"
                " times as many people as the other."
            )
            yield Noticed(plan, row.part, sentence, _evidence(one, other))


def _between_rows(plan: PlanUnderCheck, one: _Total, other: _Total) -> str:
    return (
        f"{one.cell.label} of {quoted(one.row.part.title, 60)} is of about {_round(one)} people, and"
        f" {other.cell.label} of {quoted(other.row.part.title, 60)} of about {_round(other)}, in the"
        " same column."
    )


def _evidence(one: _Total, other: _Total) -> tuple[Evidence, ...]:
    return (*one.row.evidence(one.cell), *other.row.evidence(other.cell))


def _round(total: _Total) -> str:
    middle = total.middle
    step = Decimal(10) ** max(0, middle.adjusted() - 2)
    return f"{int((middle / step).to_integral_value() * step):,}"


def _who(row: MeasureRow) -> str:
    """The people of one age that a measure is of, from its name: "16-18 year olds"; "" for others."""
    found = _WHO.search(row.part.title[:LONGEST_NAME])
    who = found["who"] if found else ""
    return plain(who) if _OF_ONE_AGE.search(who) else ""


def _is_steady(row: MeasureRow, total: _Total) -> bool:
    """Whether the people counted can hardly change: a rate's population, or everybody of one age."""
    if any(figure.unit.kind is UnitKind.RATE for figure in total.cell.numbers):
        return True
    who = _who(row)
    return bool(who) and not _SOME_OF_THEM.search(who)


def _allowed(one: _Total, other: _Total) -> Decimal:
    first, second = one.cell.period, other.cell.period
    if first is None or second is None:
        return PER_YEAR
    years = Decimal(abs((second.end - first.end).days)) / Decimal(365)
    return max(SAME_TIME, PER_YEAR * years)


def _fit(one: _Total, other: _Total, share: Decimal) -> bool:
    smaller, larger = sorted((one, other), key=lambda each: each.middle)
    return larger.least - smaller.most <= share * smaller.most


def _total(row: MeasureRow, cell: Cell) -> _Total | None:
    """The total that a cell with one share and one number implies; None for every other cell."""
    if cell.printed.role is FigureRole.COMPARATOR or len(cell.numbers) != 2:
        return None
    shares = [figure for figure in cell.numbers if _scale(figure)]
    numbers = [figure for figure in cell.numbers if figure.unit.kind is UnitKind.COUNT]
    if len(shares) != 1 or len(numbers) != 1 or shares[0].group or numbers[0].group:
        return None
    share, number, scale = shares[0].number, numbers[0].number, _scale(shares[0])
    if share is None or number is None or scale is None or share <= 0 or number <= 0:
        return None
    slack = rounding(share)
    if share <= slack:
        return None
    return _Total(row, cell, number * scale / (share + slack), number * scale / (share - slack))


def _scale(figure: Figure) -> Decimal | None:
    if figure.unit.kind is UnitKind.PERCENT:
        return Decimal(100)
    if figure.unit.kind is UnitKind.RATE and figure.unit.per:
        return Decimal(figure.unit.per)
    return None
