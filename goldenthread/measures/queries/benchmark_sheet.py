"""The benchmark scorecard of one authority: all its measures of a national source beside whom it is held to.

Any authority in the source can be asked for. What an England or regional figure means differs from measure to
measure, so this says where it is a total (a count of children, a budget) and must not be held against one
authority. An average of neighbours always says from which edition of the list it comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goldenthread.measures.models import ComparatorSetKind, Definition, Source, SourceKind
from goldenthread.measures.queries.benchmarks import Benchmark, SetOfAreas, benchmarks
from goldenthread.measures.queries.comparison_groups import members_in_use
from goldenthread.measures.queries.cube import AreaFacts, Cube, cube_of
from goldenthread.partnerships.models import AreaKind
from goldenthread.rules.figures import ADDITIVE, UnitKind
from goldenthread.rules.polarity import Polarity

#: The sources that publish every authority's figures.
NATIONAL = (SourceKind.LAIT, SourceKind.EES, SourceKind.FINGERTIPS)

ALL_AUTHORITIES = 150  # England has some more; with fewer, only an extract of the source is here


class Measured(NamedTuple):
    """What a row needs to know of a measure."""

    identity: int
    key: str
    name: str
    short_name: str
    theme: str
    unit: str
    per: int | None
    decimals: int | None
    polarity: str
    no_quartile: bool

    @property
    def title(self) -> str:
        return self.short_name or self.name


class Choice(NamedTuple):
    """Somebody to hold the authority against: where it stands in the address, its heading, who it is.

    `kind` is "england", "region", "set" or "area"; `member` says for a neighbour how close it is.
    """

    key: str
    heading: str
    kind: str
    members: tuple[int, ...]  # positions in the cube
    listed: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparator's figures, beside the measures. `how_many` had a figure, for an average."""

    choice: Choice
    figures: tuple[float | None, ...]
    how_many: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page shows. `measures`, `rows`, `totals` and each comparator's figures run side by side.

    `totals` says where England's figure is a total. `authorities` is how many are ranked at most.
    """

    area: AreaFacts
    measures: tuple[Measured, ...]
    rows: tuple[Benchmark, ...]
    totals: tuple[bool, ...]
    choices: tuple[Choice, ...]
    compared: tuple[Compared, ...]
    authorities: int

    @property
    def only_an_extract(self) -> bool:
        return self.authorities < ALL_AUTHORITIES


def national_sources() -> list[Source]:
    """The sources here that publish every authority's figures."""
    return list(Source.objects.filter(kind__in=NATIONAL, partnership__isnull=True).order_by("kind", "name"))


def authorities_in(cube: Cube) -> list[AreaFacts]:
    """The authorities a scorecard can be made of, by name; those that ceased to exist as well."""
    return sorted(
        (each for each in cube.areas if each.kind == AreaKind.AUTHORITY and each.dfe_number is not None),
        key=lambda each: each.name.casefold(),
    )


def sheet_of(
    source: Source, dfe_number: int, *, chosen: Sequence[str], today: date, as_at: date | None = None
) -> Sheet | None:
    """The benchmark scorecard of an authority; None where the source has nothing for it.

    `chosen` are the keys of the comparators to show; empty for England, the region and the neighbours in use
    on `today`. Three queries when the source has not changed since it was last asked.
    """
    cube = cube_of(source, as_at=as_at)
    at = next((at for at, each in enumerate(cube.areas) if each.dfe_number == dfe_number), None)
    if at is None or cube.areas[at].kind != AreaKind.AUTHORITY:
        return None
    area = cube.areas[at]
    choices = _choices(cube, area, today, as_at)
    shown = [each for each in choices if each.key in chosen] or _usual(choices)
    measures = _measures(cube)
    england, region = _position(choices, "england"), _position(choices, "region")
    rows = benchmarks(
        cube,
        area=at,
        england=england,
        region=region,
        sets=[SetOfAreas(each.heading, each.members, each.listed) for each in shown if each.kind == "set"],
        polarities=[Polarity(each.polarity) if each.polarity else None for each in measures],
        quartiles=[not each.no_quartile for each in measures],
    )
    slot = np.array([max(each.at or 0, 0) for each in rows])
    there = np.array([each.at is not None for each in rows])
    return Sheet(
        area=area,
        measures=measures,
        rows=tuple(rows),
        totals=_totals(cube, measures, england),
        choices=tuple(choices),
        compared=tuple(_compared(cube, shown, rows, slot, there)),
        authorities=int(cube.is_authority.sum()),
    )


def _measures(cube: Cube) -> tuple[Measured, ...]:
    """What is said of the cube's measures, in its order."""
    known = {
        row[0]: Measured(*row)
        for row in Definition.objects.filter(partnership__isnull=True)
        .order_by()
        .values_list(
            "pk", "key", "name", "short_name", "theme", "unit", "per", "decimals", "polarity", "no_quartile"
        )
    }
    return tuple(known[each] for each in cube.definitions)


def _choices(cube: Cube, area: AreaFacts, today: date, as_at: date | None) -> list[Choice]:
    """Whom the authority can be held against, in the order of the columns."""
    position = {each.identity: at for at, each in enumerate(cube.areas)}
    found = [
        Choice("england", each.name, "england", (at,), 1)
        for at, each in enumerate(cube.areas)
        if each.kind == AreaKind.COUNTRY
    ]
    if area.parent in position and cube.areas[position[area.parent]].kind == AreaKind.REGION:
        at = position[area.parent]
        found.append(Choice("region", cube.areas[at].name, "region", (at,), 1))
    sets: dict[int, tuple[str, str, list[tuple[int, str]]]] = {}
    listed = (
        members_in_use(as_at)
        .filter(
            comparator_set__partnership__isnull=True,
            comparator_set__edition__lte=today,
            area_id=area.identity,
        )
        .order_by("comparator_set__kind", "-comparator_set__edition", "comparator_set_id", "position")
        .values_list(
            "comparator_set_id",
            "comparator_set__name",
            "comparator_set__kind",
            "comparator_set__edition",
            "member_id",
            "closeness",
        )
    )
    newest: list[tuple[int, str]] = []  # the members of the latest edition of statistical neighbours
    newest_set = None
    for identity, name, kind, edition, member, closeness in listed:
        heading = f"{name}, {edition:%B %Y}"
        entry = sets.setdefault(identity, (f"{kind}-{edition:%Y-%m}", heading, []))
        entry[2].append((member, closeness))
        if kind == ComparatorSetKind.STATISTICAL and newest_set in (None, identity):
            newest_set = identity
            newest.append((member, closeness))
    for key, heading, members in sets.values():
        here = tuple(position[member] for member, _ in members if member in position)
        found.append(Choice(key, heading, "set", here, len(members)))
    for member, closeness in newest:
        if member in position:
            each = cube.areas[position[member]]
            found.append(
                Choice(f"area-{each.dfe_number}", each.name, "area", (position[member],), 1, closeness)
            )
    return found


def _usual(choices: Iterable[Choice]) -> list[Choice]:
    """England, the region and the first set of neighbours, which is the edition in use."""
    found: list[Choice] = []
    for each in choices:
        if each.kind != "area" and not any(each.kind == known.kind for known in found):
            found.append(each)
    return found


def _position(choices: Iterable[Choice], key: str) -> int | None:
    return next((each.members[0] for each in choices if each.key == key), None)


def _totals(cube: Cube, measures: Sequence[Measured], england: int | None) -> tuple[bool, ...]:
    """Where England's figure is a total of the authorities, so that no authority can be held against it.

    It is one where it exceeds every authority's, and the unit can be added up or the authorities' figures
    come to it. Rates and percentages of England lie among the authorities', except for the odd printing.
    """
    if england is None:
        return (False,) * len(measures)
    nation = cube.values[:, england, :]
    last = _last_known(nation)
    rows = np.arange(len(measures))
    whole = nation[rows, last]
    authorities = np.flatnonzero(cube.is_authority)
    among = np.nan_to_num(cube.values[rows[:, None], authorities[None, :], last[:, None]], nan=0.0)
    sums = among.sum(axis=1)
    with np.errstate(all="ignore"):
        adds_up = (sums / whole > 0.5) & (sums / whole < 1.1)
    additive = np.array([each.unit in ADDITIVE for each in measures])
    percent = np.array([each.unit == UnitKind.PERCENT for each in measures]) & (whole > 200)
    exceeds = whole > among.max(axis=1, initial=-np.inf)
    return tuple((exceeds & (additive | adds_up | percent)).tolist())


def _last_known(series: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    there = np.isfinite(series)
    return np.where(there.any(axis=1), series.shape[1] - 1 - np.argmax(there[:, ::-1], axis=1), 0)


def _compared(
    cube: Cube,
    shown: Sequence[Choice],
    rows: Sequence[Benchmark],
    slot: npt.NDArray[np.intp],
    there: npt.NDArray[np.bool_],
) -> Iterable[Compared]:
    every = np.arange(len(rows))
    sets = 0
    for choice in shown:
        if choice.kind == "set":
            averages = [row.averages[sets] for row in rows]
            sets += 1
            figures = tuple(
                mean if known else None for (mean, _, _), known in zip(averages, there, strict=True)
            )
            yield Compared(choice, figures, tuple(count for _, count, _ in averages))
            continue
        values = np.where(there, cube.values[every, choice.members[0], slot], np.nan)
        plain = tuple(None if value != value else value for value in values.tolist())
        yield Compared(choice, plain, (1,) * len(rows))
