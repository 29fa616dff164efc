"""From texts to figures: which measure, area, group and period a cell is for, and what it says.

A cell that cannot be settled is refused with the reason and stays on the list. A withheld figure stays
withheld: no count beside it is kept, because that would give it away.
"""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.measures.loading.incoming import Candidate, IncomingRow
from goldenthread.measures.loading.settling.choosing import figures_of
from goldenthread.measures.loading.settling.known import Known
from goldenthread.measures.loading.settling.naming import no_area, no_measure
from goldenthread.measures.loading.settling.when import period_of

__all__ = ["Known", "period_of", "settle", "settle_row"]


def settle(rows: Iterable[IncomingRow], known: Known) -> list[Candidate]:
    """Every figure of every row, refused or not. The order of the rows is kept and means nothing."""
    return [candidate for row in rows for candidate in settle_row(row, known)]


def settle_row(row: IncomingRow, known: Known) -> list[Candidate]:
    """The figures of one cell: one, or several where it prints several groups or periods."""
    identity = known.measures.found(row.measure) if row.measure else None
    if identity is None:
        return [Candidate(row, as_written=row.cell, refused=no_measure(row, known))]
    facts = known.facts[identity]
    area = known.areas.found(row.area) if row.area else known.home
    if facts.derived or area is None:
        why = no_area(row, known)
        if facts.derived:
            why = "This measure is computed from others. Load those instead."
        return [Candidate(row, definition=facts, as_written=row.cell, refused=why)]
    group = known.group_called(row.group, row.dimension)
    bare = Candidate(row, definition=facts, area=area, group=group, as_written=row.cell)
    return figures_of(bare, known)
