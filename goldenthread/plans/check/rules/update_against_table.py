"""An update whose figure is not the one in the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck, rounding
from goldenthread.plans.check.wording import named, plain, quoted, sentence_case
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import Approximation, Figure, UnitKind, find_figures
from goldenthread.rules.periods import PeriodKind

_in_words = lru_cache(maxsize=1024)(find_figures)

#: So many figures of one measure are held against its updates: more are copies of the same table.
MOST_FIGURES = 24

_Table = list[tuple[MeasureRow, Cell, Figure]]


@rule_across_plans(
    "update-against-table",
    Severity.WARNING,
    title="Update and table disagree",
    why="The board reads one figure in the words and another in the table of the same paper.",
    what_to_do="Use one figure in both; if they count different things, say which in the words.",
    finds="“1137 families” in 2016/17 in the update and “1989” under “2016/17 Outturn” in the table.",
    leaves="Figures in an update that are of another year, another place, other people, or only about right.",
)
def update_against_table(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Updates on a measure that give a figure for a year in which the table has another.

    The update must name the year, and what it counts must be in the measure's name; where it also gives
    the table's figure for that year nothing is said.
    """
    tables = _tables(plans)
    for plan in plans:
        for row in plan.rows:
            table = tables.get((plan.plan.partnership.lower(), row.key))
            if table and row.part.updates:
                yield from _against(plan, row, table)


def _tables(plans: Sequence[PlanUnderCheck]) -> dict[tuple[str, str], _Table]:
    tables: dict[tuple[str, str], _Table] = {}
    for plan in plans:
        for row in plan.rows:
            for cell in row.cells_for(FigureRole.BASELINE, FigureRole.OUTTURN):
                if cell.period and cell.period.kind is PeriodKind.YEAR and len(cell.numbers) == 1:
                    key = (plan.plan.partnership.lower(), row.key)
                    table = tables.setdefault(key, [])
                    if len(table) < MOST_FIGURES:
                        table.append((row, cell, cell.numbers[0]))
    return tables


def _against(plan: PlanUnderCheck, row: MeasureRow, table: _Table) -> Iterator[Noticed]:
    years = {str(cell.period.start.year) for _row, cell, _figure in table if cell.period}
    for update in row.part.updates:
        if not any(year in update.text for year in years):
            continue  # reading a whole update takes long, and this one names none of the table's years
        said = [each for each in _in_words(update.text) if each.approximate is Approximation.EXACT]
        for its_row, cell, figure in table:
            of_that_year = [each for each in said if _is_of(each, cell, figure, row)]
            if of_that_year and not any(_same(each, figure) for each in of_that_year):
                first = of_that_year[0]
                sentence = (
                    f"An update on {named(plan.plan, row.part)} says {quoted(first.text)} for"
                    f" {cell.period.label if cell.period else ''}; the table has {cell.label}."
                )
                evidence = (
                    evidence_from(row.part, first.text, "update", update.place, row.located.plan.key),
                    *its_row.evidence(cell),
                )
                yield Noticed(plan, row.part, sentence_case(sentence), evidence)


def _is_of(said: Figure, cell: Cell, figure: Figure, row: MeasureRow) -> bool:
    """Whether a figure in the words is for the year, the place and the unit of one in the table."""
    if said.period != cell.period or said.number is None or said.group or said.part:
        return False
    if "england" in said.place.lower() or "neighbour" in said.place.lower():
        return False
    if said.unit.kind is not figure.unit.kind:
        return False
    return said.unit.kind is not UnitKind.COUNT or (
        bool(said.noun) and plain(said.noun) in plain(row.part.title)
    )


def _same(said: Figure, figure: Figure) -> bool:
    if said.number is None or figure.number is None:
        return False
    return abs(said.number - figure.number) <= max(rounding(said.number), rounding(figure.number))
