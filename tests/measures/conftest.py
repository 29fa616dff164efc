"""What the tests of figures share: a small measure of two places, and rows as a connector gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from goldenthread.rules.periods import Period, YearKind

ACADEMIC_2022 = Period.year(2022, YearKind.ACADEMIC)
ACADEMIC_2023 = Period.year(2023, YearKind.ACADEMIC)


def moment(day: int, hour: int = 9) -> datetime:
    """A moment of November 2026."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def day(number: int) -> date:
    """A day of November 2026."""
    return date(2026, 11, number)


@dataclass
class Library:
    """Two measures, two places, two years, everybody, and two sources."""

    definitions: list[Any]
    areas: list[Any]
    periods: list[Any]
    group: Any
    sources: list[Any]

    def load(self, source: int = 0, at: datetime | None = None) -> Any:
        """A load of one of the sources, of a moment."""
        from goldenthread.measures.models import Load, LoadStatus

        return Load.objects.create(
            source=self.sources[source],
            by_name="Ben Whitlock",
            at=at or moment(1),
            status=LoadStatus.CONFIRMED,
            name="figures.csv",
        )

    def row(
        self,
        value: float | None,
        *,
        definition: int = 0,
        area: int = 0,
        period: int = 0,
        state: str = "n",
        reason: str = "",
        status: str = "",
        number: int | None = None,
    ) -> tuple[Any, ...]:
        """A row as `keeping.keep` takes it."""
        return (
            self.definitions[definition].pk, self.areas[area].pk, self.group.pk, self.periods[period].pk,
            state, value, None, reason, status, None, None, None, None, None, None,
            "" if value is None else str(value), "", number, "", None,
        )  # fmt: skip


@pytest.fixture
def library(db: None) -> Library:
    """The small library."""
    return small_library()


def small_library() -> Library:
    """Two measures, two places, two years, everybody, and two sources, for whoever has a database."""
    from goldenthread.measures.models import Definition, Group, KnownPeriod, Source
    from goldenthread.measures.queries.known import everybody
    from goldenthread.partnerships.models import Area

    return Library(
        definitions=[
            Definition.objects.create(key=key, name=name)
            for key, name in (("absence", "Overall absence"), ("exclusions", "Exclusions"))
        ],
        areas=[
            Area.objects.create(name=name, kind="authority", dfe_number=number)
            for name, number in (("Northshire", 101), ("Southborough", 102))
        ],
        periods=[
            KnownPeriod.objects.create(kind="year", start=each.start, end=each.end, year_kind="academic")
            for each in (ACADEMIC_2022, ACADEMIC_2023)
        ],
        group=Group.objects.get(pk=everybody()),
        sources=[
            Source.objects.create(key=key, name=key, kind="provider") for key in ("return", "publication")
        ],
    )
