"""The figures that a partnership's plans print: read out of their cells into the library.

A plan's baseline, outturns and comparators are figures too, often the only ones there are. Each cell is read
with its heading; the measure is put into the library with what its name and the plan say of it. What looks
wrong is loaded as printed when the worked example is made, with the doubt as its note, so that a page can
show the defect of the original instead of hiding it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldenthread.audit.actions import Actor, now
from goldenthread.measures.actions.defining import define_measure
from goldenthread.measures.actions.loading.bringing_in import home_of, waiting_load
from goldenthread.measures.actions.loading.confirming import keep_preview
from goldenthread.measures.actions.loading.refusals import CannotLoad
from goldenthread.measures.loading.incoming import IncomingRow
from goldenthread.measures.loading.layouts import without_period
from goldenthread.measures.loading.preview import Answer, PreviewRow
from goldenthread.measures.loading.working_out import area_code, work_out
from goldenthread.measures.models import Definition, Load, LoadStatus, Source, SourceKind
from goldenthread.partnerships.models import Area, AreaKind, Partnership
from goldenthread.plans.content import FigureRole, Polarity, ResponsibilityRole
from goldenthread.plans.models import Figure, Measure, Part, Plan
from goldenthread.rules.figures import (
    PERCENT,
    RATE,
    Figure as ReadFigure,
    Number,
    Unit,
    UnitKind,
    polarity_in_name,
    read_cell,
    unit_of,
)
from goldenthread.rules.polarity import Polarity as LibraryPolarity

_READ = (FigureRole.BASELINE, FigureRole.OUTTURN, FigureRole.COMPARATOR)
_POLARITY = {
    Polarity.HIGH_IS_GOOD: LibraryPolarity.HIGH,
    Polarity.LOW_IS_GOOD: LibraryPolarity.LOW,
    Polarity.CLOSE_TO_TARGET: LibraryPolarity.CLOSE_TO_TARGET,
    Polarity.NO_JUDGEMENT: LibraryPolarity.NO_JUDGEMENT,
    Polarity.INFORMATION: LibraryPolarity.INFORMATION_ONLY,
}


@transaction.atomic
def define_printed_measures(*, plan: Plan, by: Actor) -> list[Definition]:
    """Put the measures whose figures a plan prints into the library, those that are not there yet.

    So that what the plan does not say (whether higher is better, the kind of year) can be said before its
    figures are read.
    """
    known = _defined(plan.partnership, _printed(plan), by)
    return list(Definition.objects.filter(key__in=known.values()))


@transaction.atomic
def bring_printed_figures(*, plan: Plan, by: Actor, worded: Mapping[str, str] | None = None) -> Load:
    """Read the figures a plan prints into a load that waits. Measures not in the library are put there.

    `worded` gives, by a measure's name, the words by which its cells are to be read where the plan's own
    mislead. Raises CannotLoad where the plan prints no figures.
    """
    figures = _printed(plan)
    if not figures:
        raise CannotLoad(f"{plan} prints no figures beside its measures.")
    partnership = plan.partnership
    source = _source(plan)
    names = _defined(partnership, figures, by)
    areas = _Areas(partnership)
    rows = [_row(figure, names, areas, worded or {}) for figure in figures]
    return waiting_load(
        partnership=partnership, source=source, rows=rows, by=by, name=f"Figures printed in {plan.title}"
    )


def _printed(plan: Plan) -> list[Figure]:
    figures = (
        Figure.objects.filter(
            part__plan=plan, part__removed=False, part__measure__isnull=False, role__in=_READ
        )
        .select_related("part__measure")
        .order_by("part__position", "part_id", "position")
    )
    return [figure for figure in figures if figure.text.strip()]


@transaction.atomic
def load_printed_figures(*, plan: Plan, by: Actor, worded: Mapping[str, str] | None = None) -> Load:
    """Load every figure a plan prints, those that raise questions with the doubt as their note.

    Of two different figures for one thing a number is kept before a gap, one whose cell names the period
    before one that has it from its column only, and the first of those; its note names the other. Where all
    of it is known already nothing is loaded, and the last load of the plan's figures is given. `worded` as
    in `bring_printed_figures`.
    """
    load = bring_printed_figures(plan=plan, by=by, worded=worded)
    today = timezone.localtime(now()).date()  # of the day on which it is said to be loaded
    Source.objects.select_for_update(of=("self",)).get(pk=load.source_id)
    preview = work_out(load, today=today)
    answers: dict[str, dict[str, Any]] = {}
    taken: dict[Any, PreviewRow] = {}
    for row in sorted(preview.rows, key=_less_sure):
        if row.questions:
            first = taken.setdefault(row.figure.key, row)
            same = first.figure.says == row.figure.says
            answers[row.figure.identity] = {
                "answer": (Answer.ACCEPT if same else Answer.LEAVE).value,
                "by": by.name,
                "at": load.at.isoformat(),
            }
    load.details["answers"] = answers
    load.save(update_fields=["details"])
    preview = work_out(load, today=today)
    if not preview.entering:
        earlier = Load.objects.filter(
            source=load.source, status=LoadStatus.CONFIRMED, undoes__isnull=True
        ).first()
        if earlier is not None:
            # Nobody saw the load that was begun a moment ago, and it says nothing.
            load.delete()
            return earlier
    return keep_preview(load, preview, by=by)


def _less_sure(row: PreviewRow) -> tuple[bool, bool]:
    return row.figure.number is None, row.figure.headed is None


def _source(plan: Plan) -> Source:
    source, _ = Source.objects.get_or_create(
        key=f"plan-{plan.pk}-printed",
        defaults={
            "partnership": plan.partnership,
            "name": f"{plan.title} (as printed)"[:300],
            "kind": SourceKind.DOCUMENT,
            "publisher": plan.owner or plan.partnership.name,
        },
    )
    return source


# Measures


def _defined(partnership: Partnership, figures: Sequence[Figure], by: Actor) -> dict[int, str]:
    """The key in the library of each plan's measure; put there where it is missing."""
    wanted: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.part.measure_id is not None:
            wanted.setdefault(figure.part.measure_id, []).append(figure)
    known = {
        each.measure_id: each.key
        for each in Definition.objects.filter(
            partnership=partnership, measure_id__in=wanted, removed=False, measure__isnull=False
        )
    }
    for pk, printed in wanted.items():
        if pk not in known:
            measure = printed[0].part.measure
            assert measure is not None
            known[pk] = _define(partnership, measure, printed, by).key
    return {pk: key for pk, key in known.items() if pk is not None}


def _define(partnership: Partnership, measure: Measure, printed: Sequence[Figure], by: Actor) -> Definition:
    """A measure with what its name, its cells and the plan say of it; what nobody says stays open."""
    part = printed[0].part
    names = " ".join(dict.fromkeys((measure.name, part.title)))
    unit = unit_of(part.title)
    if unit.kind is UnitKind.NONE:
        unit = unit_of(measure.name)
    readings = [read_cell(each.text, measure=part.title, heading=each.heading) for each in printed]
    numbers = [number for reading in readings for number in reading.numbers]
    if unit.kind is UnitKind.NONE and numbers:
        unit = numbers[0].unit
    unit = _as_printed(unit, printed, numbers)
    of_unit = [each for each in numbers if each.unit.kind is unit.kind] or numbers
    return define_measure(
        partnership=partnership,
        measure=measure,
        name=measure.name,
        by=by,
        reason=f"Printed in {part.plan.title}",
        unit=unit.kind.value,
        per=unit.per,
        decimals=_decimals(of_unit),
        polarity=_polarity(part, names),
        frequency=part.frequency,
        accumulation="cumulative" if any(each.cumulative for each in numbers) else "period",
        year_kind="academic" if "academic year" in names.casefold() else "",
        definition_source=part.definition,
        **_provider(part),
    )


def _as_printed(unit: Unit, printed: Sequence[Figure], numbers: Sequence[ReadFigure]) -> Unit:
    """The unit the cells print, where the name only says that it is a rate or a number of something.

    "4.1%" beside a rate of nobody knows what is a percentage; 435.8 admissions are a rate.
    """
    filled = [each for each in printed if any(char.isdigit() for char in each.text)]
    with_sign = sum(1 for each in filled if "%" in each.text)
    if unit.kind is UnitKind.RATE and unit.per is None and with_sign * 2 > len(filled):
        return PERCENT
    counted = [each.number for each in numbers if each.number is not None]
    broken = sum(1 for number in counted if number % 1)
    if unit.kind is UnitKind.COUNT and broken * 2 > len(counted):
        return RATE
    return unit


def _decimals(numbers: Iterable[Any]) -> int | None:
    places = [
        -exponent
        for each in numbers
        if isinstance(each.value, Number)
        and isinstance(exponent := each.value.value.as_tuple().exponent, int)
    ]
    return min(max(0, *places), 6) if places else None


def _polarity(part: Part, names: str) -> str:
    stated = _POLARITY.get(Polarity(part.polarity)) if part.polarity else None
    found = stated or LibraryPolarity.of(polarity_in_name(names).good)
    return found.value if found else ""


def _provider(part: Part) -> dict[str, Any]:
    said = {each.role: each for each in part.responsibilities.select_related("organisation")}
    provider = said.get(ResponsibilityRole.PROVIDER)
    officer = said.get(ResponsibilityRole.OFFICER)
    return {
        "provider": provider.organisation if provider else None,
        "provider_name": (provider.text if provider and provider.organisation is None else "")[:300],
        "responsible_post": (officer.post if officer else "")[:300],
    }


# Cells


class _Areas:
    """The areas that a plan's columns are for: the partnership's own, England, or others as printed."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.home = home_of(partnership)
        self._found: dict[str, str] = {}

    def of(self, comparator: str) -> str:
        """What stands for the area a comparator is for; it is made where nobody knows it."""
        words = " ".join(comparator.split()) or "Comparator"
        if words.casefold() not in self._found:
            self._found[words.casefold()] = self._find(words)
        return self._found[words.casefold()]

    def _find(self, words: str) -> str:
        name = "England" if words.casefold() in _ENGLAND else words
        known = (
            Area.objects.filter(partnership=None, name__iexact=name)
            .exclude(kind__in=[AreaKind.SCHOOL, AreaKind.WARD])
            .first()
        )
        if known is not None:
            return area_code(known)
        if name == "England":
            return area_code(Area.objects.create(name=name, kind=AreaKind.COUNTRY))
        printed = f"{name[:180]} (as printed)"
        area, _ = Area.objects.get_or_create(
            kind=AreaKind.OTHER,
            partnership=self.partnership,
            name__iexact=printed,
            defaults={"name": printed},
        )
        return area_code(area)


def _shortened(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= 70 else f"{words[:69]}…"


_ENGLAND = ("england", "national", "england average", "national average", "eng", "eng.", "england avg")


def _row(figure: Figure, keys: dict[int, str], areas: _Areas, worded: Mapping[str, str]) -> IncomingRow:
    part = figure.part
    assert part.measure is not None and part.measure_id is not None
    area: tuple[str, ...] = ()  # the partnership's own
    if figure.role == FigureRole.COMPARATOR:
        area = (areas.of(figure.comparator or without_period(figure.heading)),)
    return IncomingRow(
        sheet="",
        row=part.source_first_line or part.pk,
        column=f"{_shortened(part.title)}: {figure.heading or figure.get_role_display()}"[:120],
        cell=figure.text,
        heading=figure.heading,
        wording=worded.get(part.measure.name, part.title),
        measure=(keys[part.measure_id],),
        area=area,
        period=figure.heading,
        role=figure.role,
        printed=figure.pk,
    )
