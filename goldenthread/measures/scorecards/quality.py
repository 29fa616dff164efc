"""What is wrong with the figures themselves: old, missing, provisional, overdue, disputed, belonging nowhere.

A board can only be misled by a figure it believes. This lists what should make it doubt, for the analyst who
can do something about it: by kind of doubt, and what is overdue by who owes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count

from goldenthread.measures.models import (
    Definition,
    RelationKind,
    Report,
)
from goldenthread.measures.presenting.wording import age_words, for_period
from goldenthread.measures.queries.known import (
    KnownFigure,
    everybody,
    known_figures,
    standing,
    superseded_figures,
)
from goldenthread.measures.queries.relations import relations_of
from goldenthread.measures.scorecards.exceptions import provider_of
from goldenthread.measures.scorecards.scorecard import ScorecardRow
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.content import Kind, PlanContent
from goldenthread.plans.models import Measure
from goldenthread.plans.queries import end_of
from goldenthread.plans.thread import locate_all
from goldenthread.rules.figures import Missing, Suppressed
from goldenthread.rules.periods import Period

SINCE_WITHOUT_A_REPORT = timedelta(days=92)  # one quarter, the rhythm of most boards


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to mind. `definition` is None where there is none; then `measure` is the plans' measure."""

    name: str
    sentence: str
    definition: Definition | None = None
    measure: Measure | None = None
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Doubts:
    """All of one kind. `key` stands in the address, `what` says what the kind is and what to do about it."""

    key: str
    title: str
    what: str
    found: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """The data quality of a partnership's figures. `since` is when figures count as revised from."""

    kinds: tuple[Doubts, ...]
    since: datetime
    since_words: str

    @property
    def total(self) -> int:
        return sum(len(each.found) for each in self.kinds)


def quality_of(
    partnership: Partnership,
    rows: Sequence[ScorecardRow],
    *,
    contents: Sequence[PlanContent],
    today: date,
    as_at: date | None = None,
) -> Quality:
    """Every doubt about a partnership's figures as at a day; `rows` is its scorecard of that day."""
    since, since_words = _since(partnership, today, as_at)
    return Quality(
        kinds=(
            _overdue(rows),
            _stale(rows),
            _undated(rows),
            _missing(rows),
            _suppressed(rows),
            _provisional(rows),
            _disputed(rows),
            _revised(partnership, rows, since, since_words, as_at),
            _without_definition(partnership, rows, contents),
            _unused(rows),
            _without_measure(partnership, as_at),
        ),
        since=since,
        since_words=since_words,
    )


def _since(partnership: Partnership, today: date, as_at: date | None) -> tuple[datetime, str]:
    """When the last report was frozen; a quarter ago where there is none."""
    reports = Report.objects.filter(partnership=partnership)
    if as_at is not None:
        reports = reports.filter(frozen_at__lte=end_of(as_at))
    last = reports.order_by("-frozen_at").values_list("frozen_at", flat=True).first()
    if last is not None:
        return last, f"since the last report, {last:%-d %B %Y}"
    day = today - SINCE_WITHOUT_A_REPORT
    return end_of(day), f"since {day:%-d %B %Y}; no report has been frozen"


def _doubt(row: ScorecardRow, sentence: str) -> Doubt:
    return Doubt(row.definition.name, sentence, row.definition, provider=provider_of(row))


def _overdue(rows: Sequence[ScorecardRow]) -> Doubts:
    found = [
        _doubt(row, f"A newer figure was due on {row.found.next_expected:%-d %B %Y}.")
        for row in rows
        if row.is_overdue and row.found.next_expected is not None
    ]
    return Doubts(
        "overdue",
        "Overdue from the provider",
        "The provider’s own date, or the usual time after the period, has passed. Ask for them.",
        tuple(sorted(found, key=lambda each: each.provider.casefold() or "\uffff")),
    )


def _stale(rows: Sequence[ScorecardRow]) -> Doubts:
    found = []
    for row in rows:
        latest = row.found.latest
        if latest is not None and row.is_stale and not row.is_overdue:
            found.append(
                _doubt(row, f"The latest is for {latest.period}. {age_words(latest.period, row.today)}.")
            )
    what = "Too old to stand for the time they are shown for. No newer one was promised."
    return Doubts("stale", "Out of date", what, tuple(found))


def _undated(rows: Sequence[ScorecardRow]) -> Doubts:
    found = [
        _doubt(row, f"{row.found.shown(row.found.latest)}, and its source does not say when.")
        for row in rows
        if row.found.history.is_undated
    ]
    what = "Nobody can say how old they are, and no target can be held against them. Ask for their date."
    return Doubts("undated", "No date given", what, tuple(found))


def _missing(rows: Sequence[ScorecardRow]) -> Doubts:
    found = []
    for row in rows:
        latest = row.found.latest
        if latest is None:
            found.append(_doubt(row, "No figure is known."))
        elif isinstance(latest.value, Missing):
            found.append(_doubt(row, f"None {for_period(latest.period)}: {row.found.shown(latest)}."))
    what = "Nothing can be said of these measures. A gap stays a gap in every chart."
    return Doubts("missing", "Missing", what, tuple(found))


def _suppressed(rows: Sequence[ScorecardRow]) -> Doubts:
    found = [
        _doubt(row, f"Withheld {for_period(row.found.latest.period)}.")
        for row in rows
        if row.found.latest is not None and isinstance(row.found.latest.value, Suppressed)
    ]
    what = "Withheld by the source so that no child can be recognised. Do not look for them elsewhere."
    return Doubts("suppressed", "Withheld", what, tuple(found))


def _provisional(rows: Sequence[ScorecardRow]) -> Doubts:
    found = []
    for row in rows:
        latest = row.found.latest
        if latest is not None and latest.status in ("provisional", "estimated"):
            found.append(
                _doubt(row, f"{row.found.shown(latest)} {for_period(latest.period)} is {latest.status}.")
            )
    what = "They may still change. Say so where they are quoted."
    return Doubts("provisional", "Provisional or estimated", what, tuple(found))


def _disputed(rows: Sequence[ScorecardRow]) -> Doubts:
    found = []
    for row in rows:
        for each in row.found.history.disagreements:
            found.append(
                _doubt(
                    row,
                    f"{each.used.period}: {row.found.shown(each.used)} is used, another source says "
                    f"{row.found.shown(each.other)}.",
                )
            )
    what = "Two sources say different things of one period. Name the one that counts in the definition."
    return Doubts("disputed", "Sources disagree", what, tuple(found))


def _revised(
    partnership: Partnership,
    rows: Sequence[ScorecardRow],
    since: datetime,
    since_words: str,
    as_at: date | None,
) -> Doubts:
    """Figures that the same source has replaced with another number since the last report."""
    what = f"The source changed a figure {since_words}. What was said of it then may no longer hold."
    home = partnership.home
    shown_by = _shown_by(rows, as_at)
    if home is None or not shown_by:
        return Doubts("revised", "Revised", what, ())
    gone = [
        each
        for each in superseded_figures(definitions=shown_by, area=home, group_id=everybody(), as_at=as_at)
        if each.superseded_at is not None and each.superseded_at > since
    ]
    now = {
        (each.definition_id, each.period, each.source_id): each
        for each in known_figures(
            definitions={each.definition_id for each in gone}, areas=[home], groups=[everybody()], as_at=as_at
        )
    }
    first: dict[tuple[int, Period, int], KnownFigure] = {}
    for each in sorted(gone, key=lambda figure: figure.learned_at):
        first.setdefault((each.definition_id, each.period, each.source_id), each)
    found = []
    for key, before in first.items():
        after = now.get(key)
        if after is not None and after.value == before.value:
            continue
        for row in shown_by[key[0]]:
            became = f"became {row.found.shown(after)}" if after is not None else "was withdrawn"
            found.append(_doubt(row, f"{key[1]}: {row.found.shown(before)} {became}."))
    return Doubts("revised", "Revised", what, tuple(found))


def _shown_by(rows: Sequence[ScorecardRow], as_at: date | None) -> dict[int, list[ScorecardRow]]:
    """By the identity of each definition whose figures are shown: the rows that show them."""
    shown: dict[int, list[ScorecardRow]] = {}
    by_definition = {row.definition.pk: row for row in rows}
    for pk, row in by_definition.items():
        shown.setdefault(pk, []).append(row)
    for each in relations_of(by_definition, as_at):
        if each.kind == RelationKind.SAME:
            shown.setdefault(each.national_id, []).append(by_definition[each.definition_id])
    return shown


def _without_definition(
    partnership: Partnership, rows: Sequence[ScorecardRow], contents: Sequence[PlanContent]
) -> Doubts:
    """Measures of the plans that the library does not define."""
    defined = {
        name.casefold()
        for row in rows
        for name in (row.definition.name, row.definition.measure.name if row.definition.measure else "")
    }
    missing: dict[str, tuple[str, str]] = {}
    for each in locate_all(contents):
        if each.part.kind == Kind.MEASURE:
            name = each.part.measure or each.part.title
            if name.casefold() not in defined:
                missing.setdefault(name.casefold(), (name, each.plan.title))
    known = {each.name.casefold(): each for each in Measure.objects.all()} if missing else {}
    found = tuple(
        Doubt(name, f"Used in {plan}; nobody has said what it means or where its figures come from.",
              measure=known.get(key))
        for key, (name, plan) in missing.items()
    )  # fmt: skip
    what = "A plan promises to measure these, and no definition is kept."
    return Doubts("without-definition", "Without a definition", what, found)


def _unused(rows: Sequence[ScorecardRow]) -> Doubts:
    found = tuple(_doubt(row, "No plan uses it.") for row in rows if not row.found.uses)
    what = "Figures are kept for these, and no plan of today asks for them. Link or discontinue them."
    return Doubts("unused", "Used by no plan", what, found)


def _without_measure(partnership: Partnership, as_at: date | None) -> Doubts:
    """Figures of definitions that were taken out of the library: they belong to nothing any more."""
    removed = {each.pk: each for each in Definition.objects.filter(partnership=partnership, removed=True)}
    counts: dict[int, int] = {}
    if removed:
        for stood in standing(as_at):
            of_each = stood.filter(definition_id__in=list(removed)).values_list("definition_id")
            for pk, count in of_each.annotate(count=Count("pk")):
                counts[pk] = counts.get(pk, 0) + count
    found = tuple(
        Doubt(removed[pk].name, f"{count} figures are kept; the measure was taken out of the library.")
        for pk, count in counts.items()
    )
    what = "Their measure is no longer in the library. Put it back, or undo their load."
    return Doubts("without-measure", "Figures without a measure", what, found)
