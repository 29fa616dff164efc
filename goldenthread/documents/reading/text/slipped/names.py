"""Names of measures that slipped: one name over two rows, two names in one cell, a row without one.

Evidence that counts: a name that breaks off and goes on with a small letter; a cell in which a second
measure begins; a row whose name is only a note that other names carry at their end ("Cumulative total
shown"); a row of figures with no name below a name with no figures.
"""

from __future__ import annotations

from goldenthread.documents.reading.text.known import measure_starts
from goldenthread.documents.reading.text.markup import plain
from goldenthread.documents.reading.text.rows import Row
from goldenthread.documents.reading.text.words import continues, starts_small

Repairs = list[tuple[str, tuple[int, ...]]]

_LONGEST_NOTE = 6  # words


def _has_values(row: Row, key: int) -> bool:
    """Whether a row holds figures beside its name; a dash or "~" says that there are none."""
    return any(any(char.isdigit() for char in text) for text in row.cells[key + 1 :])


def _notes(rows: list[Row], key: int) -> set[str]:
    """The names that other names of the table end with."""
    names = [plain(row.cells[key]).split() for row in rows]
    endings = {
        " ".join(words[-count:])
        for words in names
        for count in range(2, min(_LONGEST_NOTE, len(words) - 1) + 1)
    }
    return {
        name for words in names if 1 < len(words) <= _LONGEST_NOTE and (name := " ".join(words)) in endings
    }


def mend_names(rows: list[Row], key: int) -> tuple[list[Row], Repairs]:
    """The rows with each name beside its own figures, and what was done."""
    notes = _notes(rows, key)
    repairs: Repairs = []
    mended: list[Row] = []
    waiting: tuple[str, Row] | None = None  # a name printed in the row above, to go with the figures below
    for row in rows:
        name = plain(row.cells[key])
        above = mended[-1] if mended else None
        if waiting:
            tail, source = waiting
            waiting = None
            if name in notes or not name:
                row.cells[key] = f"{tail} {name}".strip()
                row.cell_lines[key] = tuple(sorted({*source.lines, *row.lines}))
                repairs.append(
                    (f"The name “{tail}” stood in the row above its figures.", (*source.lines, *row.lines))
                )
                mended.append(row)
                continue
            mended.append(_only_name(source, tail, key))
            repairs.append(
                (f"“{tail}” stood in another measure's cell; no figures are beside it.", tuple(source.lines))
            )
            above = mended[-1]
        if above is not None and _goes_on(above, row, name, key):
            starts = [start for start in measure_starts(name) if start > 0]
            head, tail = (name[: starts[0]].strip(), name[starts[0] :]) if starts else (name, "")
            repairs.append(_merge(above, row, head, key))
            waiting = (tail, row) if tail else None
            continue
        if above is not None and _is_nameless(above, row, name, key):
            repairs.append(_merge(above, row, "", key))
            continue
        mended.append(row)
    if waiting:
        mended.append(_only_name(waiting[1], waiting[0], key))
    return mended, repairs


def _only_name(source: Row, name: str, key: int) -> Row:
    cells = [""] * len(source.cells)
    cells[key] = name
    return Row(cells, list(source.lines), cell_lines=[tuple(source.lines)] * len(cells))


def _goes_on(above: Row, row: Row, name: str, key: int) -> bool:
    """Whether a row holds the rest of the name above, and the figures that belong to it."""
    return (
        not any(row.cells[at].strip() for at in range(key))
        and starts_small(name)
        and continues(plain(above.cells[key]), name)
        and not (_has_values(above, key) and _has_values(row, key))
    )


def _is_nameless(above: Row, row: Row, name: str, key: int) -> bool:
    """Whether a row of figures without a name stands below a name without figures."""
    return (
        not name
        and not any(row.cells[at].strip() for at in range(key))
        and bool(above.cells[key].strip())
        and not _has_values(above, key)
        and _has_values(row, key)
    )


def _merge(above: Row, row: Row, name: str, key: int) -> tuple[str, tuple[int, ...]]:
    """Take a row's figures into the row above; what they replace is named in the repair."""
    if name:
        above.cells[key] = f"{plain(above.cells[key])} {name}"
        above.cell_lines[key] = tuple(sorted({*above.cell_lines[key], *row.lines}))
    replaced = []
    for at in range(key + 1, len(row.cells)):
        new, old = plain(row.cells[at]), plain(above.cells[at])
        if not new or new == old:
            continue
        if old and old not in ("~", "-"):
            replaced.append(f"“{old}” by “{new}”")
        above.cells[at] = row.cells[at]
        above.cell_lines[at] = tuple(row.lines)
    lines = (*above.lines, *row.lines)
    above.lines = sorted({*above.lines, *row.lines})
    note = f" Replaced: {', '.join(replaced)}." if replaced else ""
    return f"The figures of “{plain(above.cells[key])}” stood in the row below its name.{note}", lines
