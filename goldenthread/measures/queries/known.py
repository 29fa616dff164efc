"""What is known of a measure, now or as at a past date: figures with all that belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.measures.models import Group, KnownPeriod, Observation, Source, State
from goldenthread.measures.models.observations import EVERYBODY
from goldenthread.partnerships.models import Area
from goldenthread.plans.queries import end_of
from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed, Value
from goldenthread.rules.periods import Period


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """One figure as it was known. `identity` is the observation's.

    Numbers are in the measure's unit. `value` is exact to fifteen digits, which is what sources publish.
    `row` and `column` are the place in the load's file; `superseded_at` is None for what is known now.
    """

    identity: int
    definition_id: int
    area_id: int
    group_id: int
    period: Period
    value: Value
    status: str
    numerator: float | None
    denominator: float | None
    lower_95: float | None
    upper_95: float | None
    lower_998: float | None
    upper_998: float | None
    expected: Period | None
    reason: str
    as_written: str
    note: str
    source_id: int
    load_id: int
    row: int | None
    column: str
    learned_at: datetime
    superseded_at: datetime | None

    @property
    def number(self) -> Decimal | None:
        """The number, or None where it is withheld or missing."""
        return self.value.value if isinstance(self.value, Number) else None


_FIELDS = (
    "id",
    "definition_id",
    "area_id",
    "group_id",
    "period_id",
    "state",
    "value",
    "upper",
    "reason",
    "expected_id",
    "status",
    "numerator",
    "denominator",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
    "as_written",
    "note",
    "source_id",
    "load_id",
    "row",
    "column",
    "learned_at",
    "superseded_at",
)
_WORKED_OUT = ("id", "period_id", "state", "value", "upper", "expected_id")


def day_of(moment: datetime) -> date:
    """The day here on which something was learned: in summer it begins an hour before the world's clock."""
    return timezone.localtime(moment).date()


def everybody() -> int:
    """The identity of the group that stands for everybody a measure counts."""
    return Group.objects.get_or_create(key=EVERYBODY, defaults={"name": "Everybody"})[0].pk


def standing(as_at: date | None) -> list[QuerySet[Observation]]:
    """The observations that stood at the end of a day (None: that stand now), as querysets to be joined.

    Two for a past day, because what still stands and what was superseded since are found by different
    indexes.
    """
    now = Observation.objects.filter(superseded_at__isnull=True).order_by()
    if as_at is None:
        return [now]
    moment = end_of(as_at)
    return [
        now.filter(learned_at__lte=moment),
        Observation.objects.filter(learned_at__lte=moment, superseded_at__gt=moment).order_by(),
    ]


def known_figures(
    *,
    definitions: Iterable[int],
    areas: Iterable[int | Area] | None = None,
    groups: Iterable[int] | None = None,
    sources: Iterable[int | Source] | None = None,
    as_at: date | None = None,
) -> list[KnownFigure]:
    """The figures of these definitions, by definition, area, group, period and source.

    All areas, groups and sources where none are named. Figures of several sources for one place and period
    all come; `preferred` chooses.
    """
    found: list[tuple[Any, ...]] = []
    for stood in standing(as_at):
        stood = stood.filter(definition_id__in=list(definitions))
        if areas is not None:
            stood = stood.filter(area_id__in=_identities(areas))
        if groups is not None:
            stood = stood.filter(group_id__in=list(groups))
        if sources is not None:
            stood = stood.filter(source_id__in=_identities(sources))
        found.extend(stood.values_list(*_FIELDS))
    periods = periods_by_identity()
    figures = [_figure(row, periods) for row in found]
    figures.sort(
        key=lambda each: (each.definition_id, each.area_id, each.group_id, each.period, each.source_id)
    )
    return figures


def _identities(wanted: Iterable[int | Area | Source]) -> list[int]:
    return [each if isinstance(each, int) else each.pk for each in wanted]


def periods_by_identity() -> dict[int, Period]:
    """Every period that a figure is for; there are some hundreds of them."""
    return {each.pk: each.period for each in KnownPeriod.objects.all()}


def _figure(row: tuple[Any, ...], periods: dict[int, Period]) -> KnownFigure:
    it: dict[str, Any] = dict(zip(_FIELDS, row, strict=True))
    expected = periods.get(it["expected_id"])
    same = {name: it[name] for name in _FIELDS if name not in _WORKED_OUT}
    return KnownFigure(
        identity=it["id"],
        period=periods[it["period_id"]],
        value=_value(it["state"], it["value"], it["upper"], it["reason"], expected),
        expected=expected,
        **same,
    )


def exact(number: float) -> Decimal:
    """A stored number as the decimal its source published: the shortest that is the same double."""
    return Decimal(repr(number))


def _value(
    state: str, number: float | None, upper: float | None, reason: str, expected: Period | None
) -> Value:
    if state == State.NUMBER and number is not None:
        return Number(exact(number), None if upper is None else exact(upper))
    if state == State.SUPPRESSED:
        return Suppressed("", reason) if reason else Suppressed("")
    try:
        why = MissingReason(reason)
    except ValueError:
        why = MissingReason.NOT_AVAILABLE
    return Missing(why, expected)


def preferred(figures: Sequence[KnownFigure], *, source_id: int | None = None) -> list[KnownFigure]:
    """One figure for each definition, area, group and period.

    The preferred source's where it has one; otherwise a number before a gap, and the latest learned among
    those (the highest identity where they came at the same moment). The order of the figures given is kept.
    """
    best: dict[tuple[int, int, int, Period], KnownFigure] = {}
    for figure in figures:
        key = (figure.definition_id, figure.area_id, figure.group_id, figure.period)
        if key not in best or _rank(figure, source_id) > _rank(best[key], source_id):
            best[key] = figure
    chosen = {each.identity for each in best.values()}
    return [figure for figure in figures if figure.identity in chosen]


def _rank(figure: KnownFigure, source_id: int | None) -> tuple[bool, bool, datetime, int]:
    return (
        source_id is not None and figure.source_id == source_id,
        isinstance(figure.value, Number),
        figure.learned_at,
        figure.identity,
    )


def superseded_figures(
    *, definitions: Iterable[int], area: Area, group_id: int, as_at: date | None = None
) -> list[KnownFigure]:
    """The figures of an area that had been replaced by the end of a day (None: by now), by period."""
    found = Observation.objects.filter(
        definition_id__in=list(definitions), area=area, group_id=group_id, superseded_at__isnull=False
    ).order_by()
    if as_at is not None:
        found = found.filter(superseded_at__lte=end_of(as_at))
    periods = periods_by_identity()
    figures = [_figure(row, periods) for row in found.values_list(*_FIELDS)]
    return sorted(figures, key=lambda each: (each.period.end, each.learned_at))
