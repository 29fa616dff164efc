"""Which national sources are due to be read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from goldenthread.measures.models import Definition, LoadStatus, Source, SourceKind

#: A source that does not say when it publishes next is read again after so many days.
WITHOUT_A_DATE = timedelta(days=30)
NATIONAL = (SourceKind.LAIT, SourceKind.EES, SourceKind.FINGERTIPS)


@dataclass(frozen=True, slots=True)
class Due:
    """A source that is due, and why, in a sentence."""

    source: Source
    why: str


def due_sources(*, today: date) -> list[Due]:
    """The national sources to be read again on a day.

    One is due when a measure of it was to be published since it was read last; where none of its measures
    says when it comes next, when the last reading is thirty days old. Only a source that remembers how it was
    asked can be asked again.
    """
    sources = Source.objects.filter(kind__in=NATIONAL, partnership__isnull=True, mapping__has_key="asked")
    confirmed = sources.filter(loads__status=LoadStatus.CONFIRMED).annotate(read=Max("loads__at"))
    found = []
    for source in confirmed.order_by("name"):
        why = _why(source, source.read.date(), today)
        if why:
            found.append(Due(source, why))
    return found


def _why(source: Source, read: date, today: date) -> str:
    days = Definition.objects.filter(
        partnership__isnull=True, codes__scheme=source.kind, next_published__isnull=False, removed=False
    )
    if source.kind == SourceKind.EES:
        days = days.filter(codes__code__startswith=source.key.removeprefix("ees-") + ":")
    announced = sorted({day for day in days.values_list("next_published", flat=True) if day is not None})
    come = [day for day in announced if read < day <= today]
    if come:
        return f"It was to publish on {come[-1]:%d %B %Y} and was read last on {read:%d %B %Y}."
    if any(day > today for day in announced) or today - read < WITHOUT_A_DATE:
        return ""
    return f"It says no day of publication and was read last on {read:%d %B %Y}."
