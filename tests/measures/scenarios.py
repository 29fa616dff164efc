"""A small library for tests: two measures of Northshire with figures, England and a region beside them.

Northshire (its own area, in the North)   smoking at delivery (low is good), good schools (high is good)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.defining import define_measure
from goldenthread.measures.actions.refreshing import PeriodKeeper
from goldenthread.measures.connectors.publication import NO_PERIOD
from goldenthread.measures.keeping import Kept, keep
from goldenthread.measures.models import Definition, Load, LoadStatus, Source
from goldenthread.measures.queries.known import everybody
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import YearKind, read_period

LONDON = ZoneInfo("Europe/London")
_numbers = count(1)


def moment(text: str) -> datetime:
    """A moment here, "2017-06-21"."""
    return datetime.fromisoformat(text).replace(hour=12, tzinfo=LONDON)


@dataclass
class Library:
    """The areas and measures of the scenario."""

    home: Area
    england: Area
    region: Area
    smoking: Definition
    schools: Definition


def small_library(cast) -> Library:
    """Northshire's area and two of its measures, without any figure."""
    england = Area.objects.create(name="England", kind="country", dfe_number=970)
    region = Area.objects.create(name="The North", kind="region", dfe_number=980, parent=england)
    home = Area.objects.create(name="Northshire", kind="authority", dfe_number=399, parent=region)
    cast.northshire.home = home
    cast.northshire.save()
    with recorded_as_at(moment("2015-01-05")):
        smoking = define_measure(
            partnership=cast.northshire,
            name="Women smoking at the time of delivery",
            by=cast.ben,
            unit="percent",
            decimals=1,
            polarity="low_is_good",
            year_kind="financial",
        )
        schools = define_measure(
            partnership=cast.northshire,
            name="Pupils in good or outstanding schools",
            by=cast.ben,
            unit="percent",
            decimals=0,
            polarity="high_is_good",
            accumulation="snapshot",
        )
    return Library(home, england, region, smoking, schools)


def learn(
    definition: Definition,
    area: Area,
    figures: dict[str, float | str | None],
    *,
    on: str = "2017-06-21",
    source: str = "return",
    status: str = "",
    **more: float | str | None,
) -> Kept:
    """Let figures become known on a day: period as written ("": nothing says when) -> number,
    "suppressed", or None for missing.

    `more` are counts, limits and notes that all of them have.
    """
    kept_source, _ = Source.objects.get_or_create(key=source, defaults={"name": source, "kind": "provider"})
    load = Load.objects.create(
        source=kept_source,
        by_name="Ben Whitlock",
        at=moment(on),
        status=LoadStatus.CONFIRMED,
        name=f"{source} {next(_numbers)}",
    )
    keeper, group = PeriodKeeper(), everybody()
    kind = YearKind(definition.year_kind) if definition.year_kind else None
    rows = []
    for text, value in figures.items():
        period = read_period(text, year_kind=kind) if text else NO_PERIOD
        assert period is not None, text
        state = "s" if value == "suppressed" else "m" if value is None else "n"
        rows.append(
            (
                definition.pk,
                area.pk,
                group,
                keeper.identity(period),
                state,
                value if state == "n" else None,
                None,
                "not available" if state == "m" else "",
                status,
                *(more.get(name) for name in ("numerator", "denominator", "lower_95", "upper_95")),
                None,
                None,
                str(value),
                more.get("note") or "",
                None,
                "",
                None,
            )
        )
    return keep(load, rows, whole=False)
