"""How often intervals like these caught what came, measured once on the national file and kept as figures.

So that a page can say beside a projection what the interval is worth: "In the past, intervals like this
caught 94 of 100 figures." The figures are those of `bench/projection_backtest.py`; a change of method needs
them anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .projection import PROJECTION
from .scale import Scale

MEASURED_ON = date(2026, 11, 22)
COMMAND = "python bench/projection_backtest.py --record"
MEASURED_WITH = "projection/1"
SOURCE = "Local Authority Interactive Tool, 641,070 annual values, each series cut after each of its years"


@dataclass(frozen=True, slots=True)
class Caught:
    """Of so many figures, so many periods ahead, those inside the 80 % and the 95 % interval."""

    kind: str
    horizon: int
    figures: int
    by_80: int
    by_95: int


RECORD = (
    Caught("percentage", 1, 132_876, 109_557, 125_338),
    Caught("percentage", 2, 95_472, 77_927, 89_849),
    Caught("percentage", 3, 60_636, 47_871, 56_650),
    Caught("percentage", 4, 28_552, 21_291, 26_318),
    Caught("rate", 1, 11_911, 9_600, 11_295),
    Caught("rate", 2, 9_210, 7_643, 8_832),
    Caught("rate", 3, 6_230, 5_256, 5_993),
    Caught("rate", 4, 3_583, 3_003, 3_444),
    Caught("count or amount", 1, 32_918, 26_566, 31_089),
    Caught("count or amount", 2, 24_741, 20_177, 23_412),
    Caught("count or amount", 3, 17_093, 13_999, 16_165),
    Caught("count or amount", 4, 9_662, 7_927, 9_135),
    Caught("score or gap", 1, 27_207, 24_046, 26_554),
    Caught("score or gap", 2, 18_779, 17_096, 18_424),
    Caught("score or gap", 3, 11_299, 10_297, 11_122),
    Caught("score or gap", 4, 6_157, 5_587, 6_071),
)

_KINDS = {
    Scale.PERCENT: ("percentage",),
    Scale.RATE: ("rate", "count or amount"),
    Scale.PLAIN: ("score or gap",),
}


def caught_in_the_past(scale: Scale | None = None, horizon: int | None = None) -> Caught:
    """The record for a scale and a number of years ahead; without them, for all.

    Farther ahead than was measured, that of the farthest measured is given, with its own horizon.
    """
    farthest = max(each.horizon for each in RECORD)
    wanted = None if horizon is None else min(max(horizon, 1), farthest)
    rows = [
        each
        for each in RECORD
        if (scale is None or each.kind in _KINDS[scale]) and wanted in (None, each.horizon)
    ]
    return Caught(
        "all" if scale is None else " and ".join(dict.fromkeys(each.kind for each in rows)),
        wanted or 0,
        sum(each.figures for each in rows),
        sum(each.by_80 for each in rows),
        sum(each.by_95 for each in rows),
    )


def in_the_past(scale: Scale | None = None, horizon: int | None = None) -> str:
    """The sentence beside a projection of an annual series: what intervals like this caught in the past."""
    found = caught_in_the_past(scale, horizon)
    ahead = ""
    if found.horizon:
        years = "year" if found.horizon == 1 else "years"
        ahead = f" {found.horizon} {years} ahead"
    return (
        f"In the past, 80 % intervals like this caught {100 * found.by_80 / found.figures:.0f} of 100 figures"
        f"{ahead} and 95 % intervals {100 * found.by_95 / found.figures:.0f} of 100 "
        f"({found.figures:,} figures of the Local Authority Interactive Tool)."
    )


def is_current() -> bool:
    """Whether the record was measured with the method as it is now."""
    return PROJECTION.cited == MEASURED_WITH
