"""One authority beside all others: every measure of a national source at once.

For each measure: the authority's latest figure, the change from the year before, England, the region, the
mean of each set of neighbours, the rank among all authorities with a figure, and the quartile. Worked out on
arrays, so that four hundred measures take no longer than one.

Rules of the national tool that are followed: the average of neighbours is the simple mean of those with a
figure; ties share the better rank; the change is given only between years that follow each other; measures
marked so have no quartile. Where it differs: quartiles are named by what they mean, best to worst, and
none is given where nobody says which way is good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goldenthread.measures.queries.cube import Cube, Floats, which_follow
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity

FEWEST_TO_RANK = 5  # a quarter of fewer areas than that says nothing


class SetOfAreas(NamedTuple):
    """A set whose mean is shown: its name, and where its areas stand in the cube."""

    name: str
    members: tuple[int, ...]
    listed: int  # how many areas the list names, also those without any figure here


class Place(NamedTuple):
    """A rank among areas; 1 is the best, the highest where neither way is good. `tied` areas share it."""

    rank: int
    of: int
    tied: int
    quartile: int | None  # 1 best to 4 worst; None where no quartile is given

    @property
    def quartile_words(self) -> str:
        """The quartile in words."""
        return {1: "Best quarter", 2: "Second quarter", 3: "Third quarter", 4: "Worst quarter"}.get(
            self.quartile or 0, ""
        )


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One measure of one authority. Figures in the measure's unit; None where there is none.

    `series` are the authority's figures by period, None for a gap; the other series run beside it. `averages`
    are (mean, how many areas had a figure, how many are listed) for each set asked about, in its order.
    """

    definition_id: int
    periods: tuple[Period, ...]
    series: tuple[float | None, ...]
    england: tuple[float | None, ...]
    at: int | None  # where in the series the latest figure stands
    change: float | None
    better: bool | None
    england_now: float | None
    region_now: float | None
    averages: tuple[tuple[float | None, int, int], ...]
    place: Place | None
    behind: int  # how many periods England's latest figure is newer than the authority's

    @property
    def latest(self) -> float | None:
        return None if self.at is None else self.series[self.at]

    @property
    def period(self) -> Period | None:
        return None if self.at is None else self.periods[self.at]


def benchmarks(
    cube: Cube,
    *,
    area: int,
    england: int | None,
    region: int | None,
    sets: Sequence[SetOfAreas],
    polarities: Sequence[Polarity | None],
    quartiles: Sequence[bool],
) -> list[Benchmark]:
    """Every measure of the cube for the area at position `area`, in the order of its definitions.

    `polarities` and `quartiles` (whether one may be given) run beside the definitions. Positions are the
    cube's; `england` and `region` None where the source has none.
    """
    if cube.empty:
        return []
    own = cube.values[:, area, :]
    at = _last(own)
    rows = np.arange(len(cube.definitions))
    slot = np.maximum(at, 0)
    now = np.where(at >= 0, own[rows, slot], np.nan)
    before = np.where(at > 0, own[rows, np.maximum(slot - 1, 0)], np.nan)
    change = np.where(_consecutive(cube, at), now - before, np.nan)
    nation = _of(cube, england)
    england_now = nation[rows, slot]
    region_now = _of(cube, region)[rows, slot]
    means = [_means(cube, each, rows, slot) for each in sets]
    sign = [_SIGNS[each] for each in polarities]
    ranks = _ranks(cube, rows, slot, now, np.where(np.array(sign) < 0, 1.0, -1.0))
    newest = _last(nation).tolist()
    own_series, nation_series, places_at = own.tolist(), nation.tolist(), at.tolist()
    changes, in_england, in_region = _listed(change), _listed(england_now), _listed(region_now)
    averages = [
        (_listed(mean), count.tolist(), each.listed) for each, (mean, count) in zip(sets, means, strict=True)
    ]
    places = zip(*(each.tolist() for each in ranks), strict=True)
    found = []
    for row, (rank, of, tied, quartile) in enumerate(places):
        here = places_at[row] if places_at[row] >= 0 else None
        length = len(cube.periods[row])
        judged = quartiles[row] and sign[row] != 0
        found.append(
            Benchmark(
                definition_id=cube.definitions[row],
                periods=cube.periods[row],
                series=_plain(own_series[row], length),
                england=_plain(nation_series[row], length),
                at=here,
                change=changes[row] if here is not None else None,
                better=_better(changes[row], sign[row]),
                england_now=in_england[row] if here is not None else None,
                region_now=in_region[row] if here is not None else None,
                averages=tuple([(mean[row], count[row], listed) for mean, count, listed in averages]),
                place=Place(rank, of, tied, quartile if judged else None)
                if here is not None and of >= FEWEST_TO_RANK
                else None,
                behind=max(0, newest[row] - here) if here is not None else 0,
            )
        )
    return found


_SIGNS: dict[Polarity | None, int] = {Polarity.HIGH: 1, Polarity.LOW: -1}
_SIGNS |= {None: 0, Polarity.CLOSE_TO_TARGET: 0, Polarity.NO_JUDGEMENT: 0, Polarity.INFORMATION_ONLY: 0}


def _last(series: Floats) -> npt.NDArray[np.intp]:
    """The place of the last number in each row; -1 where there is none."""
    there = np.isfinite(series)
    last = series.shape[1] - 1 - np.argmax(there[:, ::-1], axis=1)
    return np.where(there.any(axis=1), last, -1)


def _consecutive(cube: Cube, at: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Whether the period right before the latest is the year before it."""
    follows = cube.follows
    if follows is None:
        follows = which_follow(cube.periods, cube.values.shape[2])
    found: npt.NDArray[np.bool_] = follows[np.arange(len(at)), np.maximum(at, 0)] & (at > 0)
    return found


def _of(cube: Cube, position: int | None) -> Floats:
    if position is None:
        return np.full((cube.values.shape[0], cube.values.shape[2]), np.nan)
    return cube.values[:, position, :]


def _means(
    cube: Cube, areas: SetOfAreas, rows: npt.NDArray[np.intp], slot: npt.NDArray[np.intp]
) -> tuple[Floats, npt.NDArray[np.intp]]:
    """The simple mean of the areas with a figure, and how many they are."""
    if not areas.members:
        return np.full(len(rows), np.nan), np.zeros(len(rows), dtype=np.intp)
    figures = cube.values[rows[:, None], np.array(areas.members)[None, :], slot[:, None]]
    there = np.isfinite(figures)
    count = there.sum(axis=1)
    total = np.where(there, figures, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan), count


class _Ranks(NamedTuple):
    rank: npt.NDArray[np.intp]
    of: npt.NDArray[np.intp]
    tied: npt.NDArray[np.intp]
    quartile: npt.NDArray[np.intp]


def _ranks(
    cube: Cube,
    rows: npt.NDArray[np.intp],
    slot: npt.NDArray[np.intp],
    now: Floats,
    direction: Floats,
) -> _Ranks:
    """Rank and quartile among the authorities with a figure for the same period; 1 is the best.

    The quartile is the quarter of the ranking that the rank falls into; a tie has the better one.
    """
    among = np.flatnonzero(cube.is_authority)
    figures = cube.values[rows[:, None], among[None, :], slot[:, None]] * direction[:, None]
    mine = (now * direction)[:, None]
    there = np.isfinite(figures)
    of = there.sum(axis=1)
    rank = 1 + ((figures < mine) & there).sum(axis=1)
    tied = ((figures == mine) & there).sum(axis=1)
    quartile = np.minimum(4, 1 + (4 * (rank - 1)) // np.maximum(of, 1))
    return _Ranks(rank, of, tied, quartile)


def _better(change: float | None, sign: int) -> bool | None:
    if not change or sign == 0:
        return None
    return (change > 0) == (sign > 0)


def _listed(values: Floats) -> list[float | None]:
    """Plain numbers, None for nan."""
    return [None if value != value else value for value in values.tolist()]


def _plain(series: list[float], length: int) -> tuple[float | None, ...]:
    return tuple([None if value != value else value for value in series[:length]])
