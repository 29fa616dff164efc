"""A national source as arrays: every measure, area and year at once.

A page that ranks one authority among all of them, for every measure, needs the whole source. It is read from
the database once after each load, and then kept in memory; asking for a past date reads what was known then.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.db.models import Count, Max

from goldenthread.measures.models import Definition, Load, LoadStatus, Source
from goldenthread.measures.queries.known import everybody, periods_by_identity, standing
from goldenthread.partnerships.models import Area
from goldenthread.plans.queries import end_of
from goldenthread.rules.periods import Period

_KEPT = 3  # today, the date the example opens on, and one more
_FETCH = 50_000

Floats = npt.NDArray[np.float64]


class AreaFacts(NamedTuple):
    """What a comparison needs to know of an area."""

    identity: int
    name: str
    kind: str
    parent: int | None
    dfe_number: int | None
    abolished: date | None


@dataclass(frozen=True, slots=True)
class Cube:
    """The figures of one source for everybody a measure counts.

    `values[d, a, t]` is the figure of definition `definitions[d]` in area `areas[a]` for `periods[d][t]`,
    nan where there is no number. The periods of a definition are in order and of one series (a measure with
    several kinds of period keeps the kind it has most of); beyond their number the array is nan.
    `follows[d, t]` is whether that period comes right after the one before it (None: not worked out).
    """

    definitions: tuple[int, ...]
    areas: tuple[AreaFacts, ...]
    periods: tuple[tuple[Period, ...], ...]
    values: Floats
    follows: npt.NDArray[np.bool_] | None = None

    @property
    def empty(self) -> bool:
        return not self.definitions

    def row(self, definition_id: int) -> int | None:
        """The position of a definition; None where the source has nothing for it."""
        return self._position(self.definitions, definition_id)

    def area(self, area_id: int) -> int | None:
        """The position of an area; None where the source has nothing for it."""
        return self._position(tuple(each.identity for each in self.areas), area_id)

    @staticmethod
    def _position(among: tuple[int, ...], wanted: int) -> int | None:
        try:
            return among.index(wanted)
        except ValueError:
            return None

    @property
    def is_authority(self) -> npt.NDArray[np.bool_]:
        """Which of the areas are authorities that can be ranked: not regions, not England, not abolished."""
        return np.array([each.kind == "authority" and each.abolished is None for each in self.areas])


def which_follow(periods: tuple[tuple[Period, ...], ...], width: int) -> npt.NDArray[np.bool_]:
    """For each period of each definition whether it comes right after the one before it."""
    found = np.zeros((len(periods), width), dtype=bool)
    for row, line in enumerate(periods):
        for slot in range(1, len(line)):
            found[row, slot] = line[slot].previous() == line[slot - 1]
    return found


_kept: OrderedDict[tuple[object, ...], Cube] = OrderedDict()
_lock = threading.Lock()


def cube_of(source: Source, *, as_at: date | None = None) -> Cube:
    """The source's figures as arrays, as at the end of a day (None: now).

    One query when nothing was loaded since the last time; the database and the loads in force tell.
    """
    key = _key(source, as_at)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    cube = _read(source, as_at)
    if _key(source, as_at) != key:  # something was loaded meanwhile: it may hold some of it, so is not kept
        return cube
    with _lock:
        _kept[key] = cube
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return cube


def _key(source: Source, as_at: date | None) -> tuple[object, ...]:
    """What tells one state of a source from another: what was in force by then, and how much it was.

    Not the number of the last load: one that waited comes into force after others that were begun later.
    """
    loads = Load.objects.filter(source=source, status__in=[LoadStatus.CONFIRMED, LoadStatus.UNDONE])
    if as_at is not None:
        loads = loads.filter(at__lte=end_of(as_at))
    found = loads.aggregate(last=Max("at"), many=Count("pk"))
    return str(connection.settings_dict["NAME"]), source.pk, found["last"], found["many"]


def forget_cubes() -> None:
    """Forget what is kept in memory; tests start from nothing."""
    with _lock:
        _kept.clear()


def _read(source: Source, as_at: date | None) -> Cube:
    columns = _columns(source, as_at)
    if not len(columns[0]):
        return Cube((), (), (), np.empty((0, 0, 0)))
    measure, area, period, value = columns
    definitions, at_definition = np.unique(measure, return_inverse=True)
    area_ids, at_area = np.unique(area, return_inverse=True)
    known = periods_by_identity()
    of_definition, slot, periods = _slots(at_definition, period, known, len(definitions))
    values = np.full((len(definitions), len(area_ids), max(map(len, periods))), np.nan)
    wanted = slot >= 0
    values[of_definition[wanted], at_area[wanted], slot[wanted]] = value[wanted]
    values.setflags(write=False)
    facts = {
        each.pk: AreaFacts(each.pk, each.name, each.kind, each.parent_id, each.dfe_number, each.abolished)
        for each in Area.objects.filter(pk__in=[int(identity) for identity in area_ids])
    }
    return Cube(
        tuple(int(each) for each in definitions),
        tuple(facts[int(each)] for each in area_ids),
        periods,
        values,
        which_follow(periods, values.shape[2]),
    )


def _columns(
    source: Source, as_at: date | None
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
    """Definition, area, period and value of every figure for everybody; nan where there is no number."""
    rows: list[tuple[int, int, int, float | None]] = []
    group = everybody()
    national = Definition.objects.filter(partnership__isnull=True, removed=False).values("pk")
    for stood in standing(as_at):
        wanted = stood.filter(source=source, group_id=group, definition_id__in=national)
        query, parameters = wanted.values_list(
            "definition_id", "area_id", "period_id", "value"
        ).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(query, parameters)
            while some := cursor.fetchmany(_FETCH):
                rows.extend(some)
    keys = np.array([row[:3] for row in rows], dtype=np.int64).reshape(-1, 3)
    value = np.array([np.nan if row[3] is None else row[3] for row in rows], dtype=np.float64)
    return keys[:, 0], keys[:, 1], keys[:, 2], value


def _slots(
    at_definition: npt.NDArray[np.intp],
    period: npt.NDArray[np.int64],
    known: dict[int, Period],
    definitions: int,
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], tuple[tuple[Period, ...], ...]]:
    """For every figure its definition and the place of its period in that definition's series (-1: none)."""
    pairs, of_pair, times = np.unique(
        np.stack([at_definition, period], axis=1), axis=0, return_inverse=True, return_counts=True
    )
    of_pair = of_pair.reshape(-1)
    by_definition: list[list[tuple[Period, int, int]]] = [[] for _ in range(definitions)]
    for at, (definition, identity) in enumerate(pairs):
        by_definition[definition].append((known[int(identity)], int(times[at]), at))
    slot_of_pair = np.full(len(pairs), -1, dtype=np.intp)
    series: list[tuple[Period, ...]] = []
    for found in by_definition:
        kept = _one_series(found)
        for slot, (_, _, at) in enumerate(kept):
            slot_of_pair[at] = slot
        series.append(tuple(each for each, _, _ in kept))
    return at_definition, slot_of_pair[of_pair], tuple(series)


def _one_series(found: list[tuple[Period, int, int]]) -> list[tuple[Period, int, int]]:
    """The periods that may stand in one line, in order: those of the kind with the most figures."""
    dated = [each for each in found if not (each[0].begins_open or each[0].ends_open)]
    families: list[list[tuple[Period, int, int]]] = []
    for each in dated:
        for family in families:
            if family[0][0].same_series(each[0]):
                family.append(each)
                break
        else:
            families.append([each])
    if not families:
        return []
    return sorted(max(families, key=lambda family: sum(times for _, times, _ in family)))
