"""Which of the figures of a cell are the measure's own, and which stand beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.measures.loading.incoming import Candidate, MeasureFacts
from goldenthread.measures.loading.settling.known import (
    Known,
    is_gap,
    measures_a_gap,
    read,
    says_missing,
    shortened,
)
from goldenthread.measures.loading.settling.saying import candidate_of, doubts_of_a_file
from goldenthread.measures.loading.typed import Typed, as_typed
from goldenthread.rules.figures import (
    CellReading,
    Figure,
    MissingReason,
    Number,
    Suppressed,
    UnitKind,
)

_MARKED_AS_WITHHELD = re.compile(r"[\[(]?\s*(?:c|suppressed|withheld|redacted|confidential)\s*[\])]?", re.I)


def figures_of(bare: Candidate, known: Known) -> list[Candidate]:
    """The figures of a cell that are its measure's own; `bare` says which measure, area and group."""
    facts = bare.definition
    assert facts is not None
    if not bare.row.cell.strip():
        return [replace(bare, refused="The cell is blank. Nothing is loaded for it.")]
    typed = as_typed(bare.row.cell) if bare.row.printed is None else Typed(bare.row.cell)
    if typed.refused:
        return [replace(bare, refused=typed.refused)]
    reading = read(typed.text, bare.row.wording or _name_with_unit(facts), bare.row.heading)
    main = _withheld(reading) or [each for each in reading.figures if _is_main(each, facts, reading)]
    unreadable = not reading.numbers and (not reading.understood or _mark_among_digits(reading))
    if not main or unreadable or says_missing(main[0], MissingReason.UNREADABLE):
        return [replace(bare, refused=f"“{shortened(bare.row.cell)}” is not a figure.")]
    main, others = _one_each(main)
    gap = next((each.number for each in reading.numbers if each.group.casefold() == "gap"), None)
    doubts = (*_doubts(reading), *others, *((typed.doubt,) if typed.doubt else ()))
    if bare.row.printed is None:
        doubts += doubts_of_a_file(bare.row, main[0])
    return [
        candidate_of(bare, figure, reading, known, ordinal=ordinal, gap=gap, doubts=doubts)
        for ordinal, figure in enumerate(main)
    ]


def _withheld(reading: CellReading) -> list[Figure]:
    """The withheld figure of a cell: in "c (3)" and "5 [c]" the number is a footnote, or gives it away.

    A share beside a withheld count is published, and stays: "<5 (2.1%)". So do groups that are named.
    """
    first = reading.figures[0] if reading.figures else None
    if first is not None and _MARKED_AS_WITHHELD.fullmatch(reading.remainder.strip()):
        return [replace(first, value=Suppressed(reading.remainder.strip()))]
    if first is None or not isinstance(first.value, Suppressed) or first.group or first.part:
        return []
    bare = all(each.unit.kind in (UnitKind.COUNT, first.unit.kind) for each in reading.numbers)
    named = any(each.group or each.part or each.place or each.period_text for each in reading.figures)
    return [first] if bare and not named else []


def _name_with_unit(facts: MeasureFacts) -> str:
    """The name, with the unit the library gives it where the name does not say."""
    words = {
        UnitKind.PERCENT: "Percentage: ",
        UnitKind.COUNT: "Number: ",
        UnitKind.DAYS: "Days: ",
        UnitKind.POUNDS: "Pounds (£): ",
    }
    return words.get(facts.unit, "") + facts.name


def _is_main(figure: Figure, facts: MeasureFacts, reading: CellReading) -> bool:
    """Whether a figure of a cell is one of the measure's own, and not the count or the gap beside it.

    Where the measure is itself a gap, the gap is its figure, and the two groups are kept beside it.
    """
    gap_printed = any(is_gap(each) for each in reading.numbers)
    if gap_printed and measures_a_gap(facts):
        return isinstance(figure.value, Number)
    if is_gap(figure) and len(reading.numbers) > 1:
        return False
    if len(reading.figures) == 1 or not isinstance(figure.value, Number):
        return len(reading.figures) == 1 or not reading.numbers
    wanted = facts.unit
    units = {each.unit.kind for each in reading.numbers}
    if wanted in units:
        return figure.unit.kind is wanted
    if wanted is UnitKind.NONE:
        return figure.unit.kind is reading.numbers[0].unit.kind
    return figure.unit.kind is not UnitKind.COUNT or units == {UnitKind.COUNT}


def _one_each(figures: list[Figure]) -> tuple[list[Figure], list[str]]:
    """The first figure for each group, part and period of a cell; a doubt for each further one."""
    kept: dict[tuple[str, str, str, str], Figure] = {}
    doubts = []
    for figure in figures:
        key = (figure.group, figure.part, figure.period_text, figure.place)
        if kept.setdefault(key, figure) is not figure:
            doubts.append(f"The cell prints a second number, {figure.text}, without saying what it is.")
    return list(kept.values()), doubts


def _mark_among_digits(reading: CellReading) -> bool:
    """ "54.x" is a slip of the keys, and not a figure that is not available."""
    figure = reading.figures[0]
    around = reading.text[: figure.start] + reading.text[figure.end :]
    return len(figure.text) <= 2 and not figure.period_text and any(char.isdigit() for char in around)


def _doubts(reading: CellReading) -> tuple[str, ...]:
    if reading.remainder:
        return (f"Part of the cell was not understood: “{shortened(reading.remainder)}”.",)
    return ()
