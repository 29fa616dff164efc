"""Reading a national source again: what is new, what was revised, what vanished there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.actions.deriving import derive_after
from goldenthread.measures.actions.describing import describe_measures
from goldenthread.measures.connectors.publication import (
    Publication,
    PublishedArea,
    PublishedGroup,
    PublishedSource,
)
from goldenthread.measures.keeping import Kept, keep
from goldenthread.measures.models import (
    Definition,
    Group,
    KnownPeriod,
    Load,
    LoadStatus,
    Source,
    SourceKind,
)
from goldenthread.measures.models.observations import EVERYBODY
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import Period

_KEEP_THEIR_NAME = ("country", "region", "authority")
_LISTED = 500  # of what vanished or was said twice, so many are listed by name; all are counted


@dataclass(slots=True)
class Refreshed:
    """What a refresh did, for the person who asked for it."""

    load: Load
    kept: Kept
    new_measures: list[Definition] = field(default_factory=list)
    changed_measures: list[Definition] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@transaction.atomic
def refresh(*, publication: Publication, by: Actor) -> Refreshed:
    """Take over what a source published, all of it or nothing.

    Figures that changed supersede what the source said before; both stay. A second reading of the same
    publication changes nothing. The record holds one event with the counts.
    """
    source = _source(publication.source)
    areas = known_areas(publication.areas)
    described = describe_measures(publication.measures, source=source, by=by)
    measures = described.found
    groups = [known_group(each) for each in publication.groups]
    load = Load.objects.create(
        source=source,
        by_id=by.pk,
        by_name=by.name,
        at=now(),
        status=LoadStatus.CONFIRMED,
        name=publication.read_from or source.name,
        sha256=publication.sha256,
        size=publication.size,
    )
    rows = _rows(publication, measures, areas, groups)
    definitions = None if publication.whole else [each.pk for each in measures]
    kept = keep(load, rows, whole=publication.complete, definitions=definitions)
    notes = _notes(publication, kept)
    load.counts = counts_of(kept)
    load.details = {"notes": notes, "vanished": _named(kept.vanished[:_LISTED])}
    load.save(update_fields=["counts", "details"])
    record(
        [Change("refreshed", "source", source, None, load.counts, f"source-{source.pk}")],
        by=by,
    )
    derive_after(load=load, by=by)
    return Refreshed(load, kept, described.new, described.changed, notes)


def remember_asking(*, source: Source, asked: dict[str, Any]) -> None:
    """Remember how a source was asked, so that the scheduled refresh can ask it again.

    The tool is one file after another; of a service several parts may be asked for side by side.
    """
    before = [] if source.kind == SourceKind.LAIT else source.mapping.get("asked", [])
    if asked in before:
        return
    source.mapping = source.mapping | {"asked": [*before, asked]}
    source.save(update_fields=["mapping"])


def counts_of(kept: Kept) -> dict[str, int]:
    """How many figures were new, changed, unchanged, refused as said twice, and vanished at the source."""
    return {
        "new": kept.new,
        "changed": kept.changed,
        "unchanged": kept.unchanged,
        "refused": len(kept.said_twice),
        "vanished": len(kept.vanished),
    }


def _notes(publication: Publication, kept: Kept) -> list[str]:
    notes = list(publication.notes)
    for row in kept.said_twice[:_LISTED]:
        notes.append(
            f"Row {row[17]} gives a second, different figure for a place and period that another row gives "
            "already. The first one is kept."
        )
    return notes


def _source(published: PublishedSource) -> Source:
    source, _ = Source.objects.update_or_create(
        key=published.key,
        defaults={
            "kind": published.kind,
            "name": published.name,
            "publisher": published.publisher,
            "licence": published.licence,
            "address": published.address,
        },
    )
    return source


# Areas


def known_areas(published: list[PublishedArea]) -> list[int]:
    """The identities of the areas, in the order given. What a source adds to an area (a code) is kept."""
    known = _KnownAreas()
    found = [known.match(each) or known.add(each) for each in published]
    by_name = {each.name.casefold(): area for each, area in zip(published, found, strict=True)}
    for each, area in zip(published, found, strict=True):
        parent = by_name.get(each.parent.casefold()) if each.parent else None
        if parent is not None and area.parent_id is None and parent.pk != area.pk:
            area.parent = parent
            area.save(update_fields=["parent"])
    return [area.pk for area in found]


class _KnownAreas:
    """The areas we have, found by number, by code, or by kind and name."""

    def __init__(self) -> None:
        everybodys = list(Area.objects.filter(partnership__isnull=True))
        self._by_number = {area.dfe_number: area for area in everybodys if area.dfe_number is not None}
        self._by_code = {area.gss_code: area for area in everybodys if area.gss_code}
        self._by_name = {(area.kind, _plain_name(area.name)): area for area in everybodys}

    def match(self, published: PublishedArea) -> Area | None:
        area = (
            (self._by_number.get(published.dfe_number) if published.dfe_number is not None else None)
            or (self._by_code.get(published.gss_code) if published.gss_code else None)
            or self._by_its_name(published)
        )
        if area is not None:
            self._complete(area, published)
        return area

    def _by_its_name(self, published: PublishedArea) -> Area | None:
        """Only an authority keeps its name when its code changes; two wards of one name are two wards."""
        area = self._by_name.get((published.kind, _plain_name(published.name)))
        if area is None:
            return None
        other_number = None not in (area.dfe_number, published.dfe_number)
        other_code = bool(area.gss_code and published.gss_code) and area.kind not in _KEEP_THEIR_NAME
        return None if other_number or other_code else area

    def _complete(self, area: Area, published: PublishedArea) -> None:
        changed = []
        if area.dfe_number is None and published.dfe_number not in (None, *self._by_number):
            area.dfe_number = published.dfe_number
            changed.append("dfe_number")
        if not area.gss_code and published.gss_code and published.gss_code not in self._by_code:
            area.gss_code = published.gss_code
            changed.append("gss_code")
        if area.abolished is None and published.abolished is not None:
            area.abolished = published.abolished
            changed.append("abolished")
        if changed:
            area.save(update_fields=changed)
            self._remember(area)

    def add(self, published: PublishedArea) -> Area:
        name = published.name
        if (published.kind, _plain_name(name)) in self._by_name:
            name = f"{name[:180]} ({published.gss_code or published.dfe_number})"
        area = Area.objects.create(
            name=name,
            kind=published.kind,
            dfe_number=published.dfe_number,
            gss_code=published.gss_code,
            abolished=published.abolished,
        )
        self._remember(area)
        return area

    def _remember(self, area: Area) -> None:
        if area.dfe_number is not None:
            self._by_number[area.dfe_number] = area
        if area.gss_code:
            self._by_code[area.gss_code] = area
        self._by_name[area.kind, _plain_name(area.name)] = area


def _plain_name(name: str) -> str:
    return " ".join(name.casefold().replace("&", "and").replace(".", "").split())


# Groups and periods


def known_group(published: PublishedGroup) -> int:
    """The identity of a group, added where it is new."""
    if not published.name:
        return Group.objects.get_or_create(key=EVERYBODY, defaults={"name": "Everybody"})[0].pk
    dimension, name = published.dimension[:60], published.name[:200]
    group = Group.objects.filter(dimension=dimension, name=name).first()
    if group is None:  # names that differ only in signs ("5 A*-C", "5 A-C") are different groups
        wanted = slugify(f"{dimension} {name}")[:100].strip("-") or "group"
        taken = set(Group.objects.filter(key__startswith=wanted).values_list("key", flat=True))
        key = next(
            each
            for each in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3)))
            if each not in taken
        )
        group = Group.objects.create(key=key, dimension=dimension, name=name)
    return group.pk


class PeriodKeeper:
    """Turns periods into their identities, adding those that no figure was for before."""

    def __init__(self) -> None:
        self._known = {each.period: each.pk for each in KnownPeriod.objects.all()}

    def identity(self, period: Period) -> int:
        """The identity of the period."""
        if period not in self._known:
            kept, _ = KnownPeriod.objects.get_or_create(
                kind=period.kind.value,
                start=period.start,
                end=period.end,
                year_kind=period.year_kind.value if period.year_kind else "",
            )
            self._known[period] = kept.pk
        return self._known[period]


# Figures


def _rows(
    publication: Publication, measures: list[Definition], areas: list[int], groups: list[int]
) -> Iterator[tuple[Any, ...]]:
    keeper = PeriodKeeper()
    periods: list[int] = []
    of_measure = [each.pk for each in measures]
    for figure in publication.figures:
        measure, area, group, period = figure[:4]
        while period >= len(periods):  # a source may meet a new period as it goes
            periods.append(keeper.identity(publication.periods[len(periods)]))
        # What follows the four positions stands in the order in which it is kept.
        yield of_measure[measure], areas[area], groups[group], periods[period], *figure[4:], None


def only(publication: Publication, keep_figure: Any) -> Publication:
    """The part of a publication whose figures are wanted; nothing can be said to have vanished from it."""
    return replace(publication, figures=filter(keep_figure, publication.figures), whole=False, complete=False)


def _named(keys: Iterable[tuple[int, int, int, int]]) -> list[list[str]]:
    """Measure, area, group and period of figures, in words."""
    keys = list(keys)
    definitions = dict(Definition.objects.filter(pk__in={key[0] for key in keys}).values_list("pk", "name"))
    areas = dict(Area.objects.filter(pk__in={key[1] for key in keys}).values_list("pk", "name"))
    groups = dict(Group.objects.filter(pk__in={key[2] for key in keys}).values_list("pk", "name"))
    periods = {each.pk: each.period.label for each in KnownPeriod.objects.filter(pk__in={k[3] for k in keys})}
    return [[definitions[key[0]], areas[key[1]], groups[key[2]], periods[key[3]]] for key in keys]
