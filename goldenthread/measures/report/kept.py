"""The reports that were frozen, and what has been learned since about the figures in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.audit.models import Event
from goldenthread.measures.assessing.assessment import unit_of_definition
from goldenthread.measures.models import Observation, Report, State
from goldenthread.measures.queries.known import exact, standing
from goldenthread.measures.report.content import checksum, rows_of
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.queries import end_of
from goldenthread.rules.figures import Number, format_value
from goldenthread.rules.rounding import shown_to


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure in a report that its source has changed since: what the report says, and what holds now.

    `now` is "" where the source withdrew it without another.
    """

    measure: str
    row: str
    area: str
    period: str
    was: str
    now: str


def frozen_reports(partnerships: Iterable[Partnership], *, as_at: date | None = None) -> list[Report]:
    """The reports frozen by the end of a day (None: by now), the newest first, without their content."""
    reports = Report.objects.filter(partnership__in=list(partnerships)).select_related("partnership", "plan")
    if as_at is not None:
        reports = reports.filter(frozen_at__lte=end_of(as_at))
    return list(reports.defer("content"))


def why_frozen(report: Report) -> str:
    """What the person said the report was for."""
    event = Event.objects.about("report", report.pk).filter(verb="froze").first()
    return event.reason if event else ""


def is_as_frozen(report: Report) -> bool:
    """Whether the content still has the checksum it was frozen with."""
    return checksum(report.content) == report.sha256


def revised_since(report: Report, *, as_at: date | None = None) -> list[Revised]:
    """The report's figures that were superseded since, in its order, as known at the end of a day."""
    rows = {identity: row for row in rows_of(report.content) for identity in row["observations"]}
    gone = Observation.objects.filter(pk__in=list(rows), superseded_at__isnull=False)
    if as_at is not None:
        gone = gone.filter(superseded_at__lte=end_of(as_at))
    old = sorted(
        gone.select_related("definition", "area", "period").order_by("period__end", "pk"),
        key=lambda each: int(rows[each.pk]["number"]),
    )
    if not old:
        return []
    now = _standing_instead(old, as_at)
    return [
        Revised(
            measure=rows[each.pk]["title"],
            row=rows[each.pk]["id"],
            area=each.area.name,
            period=each.period.period.label,
            was=_in_words(each),
            now=_in_words(instead) if instead else "",
        )
        for each in old
        for instead in [now.get(_place(each))]
        if instead is None or _in_words(instead) != _in_words(each)  # else only its note changed
    ]


def _place(each: Observation) -> tuple[int, ...]:
    return each.definition_id, each.area_id, each.group_id, each.period_id, each.source_id


def _standing_instead(old: list[Observation], as_at: date | None) -> dict[tuple[int, ...], Observation]:
    """What the same sources say of the same places and periods instead."""
    wanted = {
        "definition_id__in": {each.definition_id for each in old},
        "area_id__in": {each.area_id for each in old},
        "period_id__in": {each.period_id for each in old},
    }
    found: dict[tuple[int, ...], Observation] = {}
    for stood in standing(as_at):
        for each in stood.filter(**wanted).select_related("definition"):
            found[_place(each)] = each
    return found


def _in_words(each: Observation) -> str:
    """The figure in house style, or why there is none."""
    definition = each.definition
    if each.state == State.NUMBER and each.value is not None:
        value = exact(each.value)
        return format_value(Number(shown_to(value, definition.decimals)), unit_of_definition(definition))
    return "withheld" if each.state == State.SUPPRESSED else each.reason or "missing"
