"""The preview of a load as it is kept: its rows, the library, what is known now, and what was answered.

`work_out` reads everything anew, so that a preview that waited for a week, or through a power cut, is as good
as one of a minute ago. Whoever only looks gets what was worked out last, as long as it still holds (see
`looking_again`).
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.measures.connectors.publication import NO_PERIOD
from goldenthread.measures.loading.hidden import mark_hidden
from goldenthread.measures.loading.incoming import EVERYBODY, Candidate, GroupName, IncomingRow, MeasureFacts
from goldenthread.measures.loading.layouts import Layout, SetAside, left_columns, rows_of
from goldenthread.measures.loading.matching import Library, nearly_called, plain_name, spelling_of
from goldenthread.measures.loading.opening import Sheet, SheetRow
from goldenthread.measures.loading.preview import Key, Preview, Says, Weighed, preview, weigh
from goldenthread.measures.loading.questions.around import Around, Before, Series
from goldenthread.measures.loading.settling import Known, settle
from goldenthread.measures.models import Definition, Group, KnownPeriod, Load, Observation, Source, SourceKind
from goldenthread.measures.models.observations import EVERYBODY as EVERYBODYS_KEY
from goldenthread.measures.queries.known import known_figures, preferred
from goldenthread.partnerships.models import Area, Partnership
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.periods import Period, YearKind
from goldenthread.rules.polarity import Polarity

_SAYS = (
    "state",
    "value",
    "upper",
    "reason",
    "status",
    "numerator",
    "denominator",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
)


# What a load keeps


def sheets_of(load: Load) -> list[Sheet]:
    """The sheets of a load's file, as they were read."""
    return [
        Sheet(each["name"], [SheetRow(number, tuple(cells)) for number, cells in each["rows"]])
        for each in load.details.get("sheets", [])
    ]


def sheets_as_data(sheets: Iterable[Sheet]) -> list[dict[str, Any]]:
    """Sheets as they are kept with a load."""
    return [{"name": sheet.name, "rows": [[row.number, row.cells] for row in sheet.rows]} for sheet in sheets]


def layouts_of(load: Load) -> list[Layout]:
    """How each sheet of a load is read, in the order of the sheets."""
    return [Layout.from_data(each) for each in load.mapping.get("layouts", [])]


def answers_of(load: Load) -> dict[str, str]:
    """What was answered about each figure."""
    return {identity: each["answer"] for identity, each in load.details.get("answers", {}).items()}


def incoming_rows(
    load: Load, sheets: Sequence[Sheet] | None = None
) -> tuple[list[IncomingRow], list[SetAside]]:
    """Every cell of a load with a figure, and every row set aside."""
    rows = [IncomingRow.from_data(each) for each in load.details.get("rows", [])]
    aside: list[SetAside] = []
    for sheet, layout in zip(sheets_of(load) if sheets is None else sheets, layouts_of(load), strict=False):
        found, others = rows_of(sheet, layout)
        rows += mark_hidden(found, load.details.get("warnings", []))
        aside += others
    return rows, aside


# The library


def definitions_for(partnership: Partnership) -> list[Definition]:
    """The measures a partnership may load figures of: its own. National ones come from their source."""
    return list(
        Definition.objects.filter(partnership=partnership, removed=False)
        .select_related("measure")
        .prefetch_related("codes")
    )


def areas_for(partnership: Partnership) -> list[Area]:
    """The areas a partnership may load figures for: everybody's, and its own localities."""
    return list(Area.objects.filter(Q(partnership=None) | Q(partnership=partnership)))


def groups_for(partnership: Partnership) -> list[Group]:
    """The groups whose names a partnership may be told: not those that only others have figures of."""
    others = Definition.objects.exclude(partnership=None).exclude(partnership=partnership)
    theirs = _groups_with_figures(others)
    for here in ({"partnership": partnership}, {"partnership": None}):
        if theirs:
            theirs -= _groups_with_figures(Definition.objects.filter(**here), theirs)
    return [each for each in Group.objects.all() if each.pk not in theirs]


def _groups_with_figures(definitions: QuerySet[Definition], among: set[int] | None = None) -> set[int]:
    """The groups of which these measures have figures, or had."""
    measures = list(definitions.values_list("pk", flat=True))
    if not measures:
        return set()
    figures = Observation.objects.filter(definition__in=measures).order_by()
    if among is not None:
        figures = figures.filter(group__in=among)
    return set(figures.values_list("group_id", flat=True).distinct())


def facts_of(definition: Definition) -> MeasureFacts:
    """A definition as far as reading its figures needs it."""
    return MeasureFacts(
        identity=definition.pk,
        name=definition.name,
        unit=UnitKind(definition.unit),
        per=definition.per,
        decimals=definition.decimals,
        multiplier=definition.multiplier,
        polarity=Polarity(definition.polarity) if definition.polarity else None,
        year_kind=YearKind(definition.year_kind) if definition.year_kind else None,
        accumulation=definition.accumulation,
        derived=bool(definition.expression),
    )


@dataclass(slots=True)
class LibraryFor:
    """What a load's names are matched to."""

    measures: Library
    areas: Library
    definitions: list[Definition]
    places: list[Area]


def names_said(load: Load) -> dict[str, dict[str, Any]]:
    """What was said of names: for the provider before, and in this load, which wins."""
    said: dict[str, dict[str, Any]] = {}
    for kind in ("measure", "area", "group"):
        before = load.source.mapping.get("names", {}).get(kind, {})
        said[kind] = {**before, **load.mapping.get("names", {}).get(kind, {})}
    return said


def library_for(partnership: Partnership, said: Mapping[str, Mapping[str, Any]]) -> LibraryFor:
    """The names a partnership's figures may have, with what was said of a provider's names before."""
    definitions, places = definitions_for(partnership), areas_for(partnership)
    measures = Library(
        {each.pk: each.name for each in definitions},
        {
            each.pk: [
                each.short_name,
                each.key,
                each.measure.name if each.measure else "",
                *(code.code for code in each.codes.all()),
            ]
            for each in definitions
        },
        said.get("measure", {}),
    )
    areas = Library(
        {each.pk: each.name for each in places},
        {
            each.pk: [each.gss_code, str(each.dfe_number or ""), area_code(each), *_without_kind(each)]
            for each in places
        },
        said.get("area", {}),
    )
    return LibraryFor(measures, areas, definitions, places)


def area_code(area: Area) -> str:
    """What stands for an area in a row that is made here: its name may be another's as well."""
    return f"library area {area.pk}"


def _without_kind(area: Area) -> list[str]:
    """ "Northshire County Council" for Northshire: what an authority is called in its own files."""
    if area.kind != "authority":
        return []
    return [
        f"{area.name} {kind}" for kind in ("Council", "County Council", "City Council", "Borough Council")
    ]


# The preview


def work_out(load: Load, *, today: date) -> Preview:
    """What confirming a load would do, as things stand now."""
    return preview(weigh_up(load, today=today), answers_of(load))


@contextmanager
def _nothing_swept() -> Iterator[None]:
    """Python does not look for circular rubbish meanwhile: none is made, and looking takes a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def weigh_up(load: Load, *, today: date) -> Weighed:
    """What would become of every figure of a load as things stand now, and what is asked, unanswered."""
    with _nothing_swept():
        return _weighed(load, today)


def _weighed(load: Load, today: date) -> Weighed:
    partnership = load.partnership
    assert partnership is not None
    said = names_said(load)
    library = library_for(partnership, said)
    is_document = load.source.kind == SourceKind.DOCUMENT
    known = Known(
        measures=library.measures,
        areas=library.areas,
        facts={each.pk: facts_of(each) for each in library.definitions},
        home=load.details.get("home"),
        groups=said["group"],
        without_period=NO_PERIOD if is_document else None,
        place=lambda text: library.areas.found((text,)),
    )
    sheets = sheets_of(load)
    rows, aside = incoming_rows(load, sheets)
    groups = list(Group.objects.all())
    figures = _with_kept_groups(settle(rows, known), [_name_of(each) for each in groups])
    group_names = {each.pk: _name_of(each) for each in groups}
    definitions = {each.definition.identity for each in figures if each.key and each.definition}
    places = {each.area for each in figures if each.key and each.area}
    around = Around(
        figures,
        today,
        _series(load.source, definitions, places, group_names),
        {each.pk: each.parent_id for each in library.places if each.parent_id is not None},
        groups_alike(new_groups(figures, groups, said["group"]), partnership),
    )
    return weigh(
        figures,
        known=_said_now(load.source, definitions, group_names),
        around=around,
        aside=aside,
        unknown=sum(len(each) for each in names_unknown(rows, library).values()),
        alike=len(around.alike),
        left=[
            (sheet.name, seen)
            for sheet, layout in zip(sheets, layouts_of(load), strict=False)
            for seen in left_columns(sheet, layout)
        ],
    )


def names_unknown(
    rows: Iterable[IncomingRow], library: LibraryFor
) -> dict[str, dict[str, tuple[tuple[str, ...], int]]]:
    """The names nobody said the meaning of, by kind and plain form: their texts, and how often."""
    measures = Counter(row.measure for row in rows)
    areas = Counter(row.area for row in rows)
    found: dict[str, dict[str, tuple[tuple[str, ...], int]]] = {}
    for kind, said, names in (("measure", measures, library.measures), ("area", areas, library.areas)):
        counted: dict[str, tuple[tuple[str, ...], int]] = {}
        for texts, count in said.items():
            if texts and names.found(texts) is None and not names.left_out(texts):
                first, before = counted.get(plain_name(texts[0]), (texts, 0))
                counted[plain_name(texts[0])] = (first, before + count)
        found[kind] = counted
    return found


def new_groups(
    figures: Iterable[Candidate], kept: Iterable[Group], said: Mapping[str, Any]
) -> set[GroupName]:
    """The groups that no figure is known of, and of whose names nobody said what they mean."""
    known = {spelling_of(_name_of(each)) for each in kept}
    return {
        each.group
        for each in figures
        if each.group != EVERYBODY
        and spelling_of(each.group) not in known
        and plain_name(each.row.group) not in said
    }


def groups_alike(new: set[GroupName], partnership: Partnership) -> dict[GroupName, str]:
    """Of new groups those nearly called as one that the partnership may know of, each with its name."""
    if not new:
        return {}
    kept = [each.name for each in groups_for(partnership) if each.key != EVERYBODYS_KEY]
    return {group: alike for group in new if (alike := nearly_called(group.name, kept)) is not None}


def _name_of(group: Group) -> GroupName:
    return EVERYBODY if group.key == EVERYBODYS_KEY else GroupName(group.dimension, group.name)


def _with_kept_groups(figures: Sequence[Candidate], kept: Iterable[GroupName]) -> list[Candidate]:
    """One spelling for each group: the one that is kept already, else the first in the alphabet."""
    as_kept = {EVERYBODY, *kept}
    new = {each.group for each in figures} - as_kept
    spelled: dict[tuple[str, str], GroupName] = {}
    for name in (*kept, *sorted(new, key=lambda each: (each.dimension, each.name))):
        if name != EVERYBODY:
            spelled.setdefault(spelling_of(name), name)
    return [
        each
        if each.group in as_kept or (name := spelled[spelling_of(each.group)]) == each.group
        else replace(each, group=name)
        for each in figures
    ]


def _periods() -> dict[int, Period]:
    return {each.pk: each.period for each in KnownPeriod.objects.all()}


def _said_now(source: Source, definitions: set[int], groups: Mapping[int, GroupName]) -> dict[Key, Says]:
    """What the load's own source says now of these measures."""
    periods = _periods()
    rows = Observation.objects.filter(
        source=source, superseded_at__isnull=True, definition_id__in=definitions
    ).order_by()
    found: dict[Key, Says] = {}
    fields = ("definition_id", "area_id", "group_id", "period_id", *_SAYS)
    for row in rows.values_list(*fields, "as_written", "learned_at", "load__by_name"):
        key = (row[0], row[1], groups[row[2]], periods[row[3]])
        found[key] = Says(tuple(row[4:15]), row[15], row[16], row[17])
    return found


def _series(
    source: Source, definitions: set[int], areas: set[int], groups: Mapping[int, GroupName]
) -> dict[Series, list[Before]]:
    """What is known of each series, this source's figure before another's."""
    found: dict[Series, list[Before]] = defaultdict(list)
    every = known_figures(definitions=definitions, areas=areas) if definitions and areas else []
    for each in preferred(every, source_id=source.pk):
        key = (each.definition_id, each.area_id, groups[each.group_id])
        found[key].append(Before(each.period, each.number, each.status))
    return dict(found)
