"""Why a cell is for no measure or no area, in the sentence the person reads."""

from __future__ import annotations

import re

from goldenthread.measures.loading.incoming import IncomingRow
from goldenthread.measures.loading.layouts import is_figure
from goldenthread.measures.loading.settling.known import Known


def no_measure(row: IncomingRow, known: Known) -> str:
    """Why the row is for no measure."""
    if not row.measure:
        return "Nothing says which measure this is."
    if known.measures.left_out(row.measure):
        return f"“{row.measure[0]}” is left out, as was said."
    if _TOTAL.fullmatch(row.measure[0].strip()):
        return _of_the_rows(row.measure[0])
    if known.areas.found(row.measure) is not None:
        return f"“{row.measure[0]}” stands where the measure should, and is an area. {_ONE_OFF}"
    return f"“{row.measure[0]}” is no measure of the library yet."


def no_area(row: IncomingRow, known: Known) -> str:
    """Why the row is for no area."""
    if not row.area:
        return "Nothing says which area this is for."
    if known.areas.left_out(row.area):
        return f"“{row.area[0]}” is left out, as was said."
    if _TOTAL.fullmatch(row.area[0].strip()):
        return _of_the_rows(row.area[0])
    if known.measures.found(row.area) is not None or is_figure(row.area[0]):
        what = "a figure" if is_figure(row.area[0]) else "a measure"
        return f"“{row.area[0]}” stands where the area should, and is {what}. {_ONE_OFF}"
    return f"“{row.area[0]}” is no area we know."


_ONE_OFF = (
    "Perhaps the cells of this row are one column off: put them right and bring the file in again, or say "
    "which column is what."
)
#: What people call the row that sums up the others.
_TOTAL = re.compile(
    r"(?:grand |sub-?|overall )?(?:totals?|sum|average|mean|median|"
    r"all(?: areas| wards| districts| localities)?|overall)(?: (?:average|mean|total))?(?: of .*)?:?",
    re.I,
)


def _of_the_rows(text: str) -> str:
    return (
        f"“{text}” sums up others, and does not say for which area or measure. Say what the name means, "
        "or leave it out."
    )
