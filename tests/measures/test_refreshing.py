"""Reading a national source again: what is new, revised, vanished; places and measures known before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.audit.actions import recorded_as_at
from goldenthread.audit.models import Event
from goldenthread.measures.actions.defining import thread_of
from goldenthread.measures.actions.refreshing import only, refresh
from goldenthread.measures.connectors.publication import (
    NO_PERIOD,
    Publication,
    PublishedArea,
    PublishedFigure,
    PublishedGroup,
    PublishedMeasure,
    PublishedSource,
)
from goldenthread.measures.models import Definition, KnownPeriod, Load, Observation, Source
from goldenthread.measures.queries.known import known_figures
from goldenthread.measures.queries.library import as_it_was
from goldenthread.partnerships.actions import SYSTEM
from goldenthread.partnerships.models import Area
from goldenthread.rules.polarity import Polarity
from tests.measures.conftest import ACADEMIC_2022, ACADEMIC_2023, day, moment

pytestmark = pytest.mark.django_db

SOURCE = PublishedSource("lait", "lait", "The tool", "A department", "Open Government Licence v3.0")
NORTHSHIRE = PublishedArea("Northshire", "authority", dfe_number=101, parent="North East")
NORTH_EAST = PublishedArea("North East", "region", dfe_number=981)


def a_publication(*figures: PublishedFigure, **other) -> Publication:
    given = {
        "source": SOURCE,
        "measures": [PublishedMeasure("lait", "Abs", "Absence", polarity=Polarity.LOW)],
        "areas": [NORTHSHIRE, NORTH_EAST],
        "periods": [ACADEMIC_2022, ACADEMIC_2023],
        "groups": [PublishedGroup(), PublishedGroup("Sex", "Girls")],
        "figures": figures or (figure(7.1), figure(6.5, period=1), figure(5.5, group=1), figure(6.9, area=1)),
        "read_from": "figures.csv",
    }
    return Publication(**(given | other))


def figure(value: float | None, *, area=0, group=0, period=0, **other) -> PublishedFigure:
    return PublishedFigure(0, area, group, period, "n", value, as_written=str(value), **other)


def read(publication: Publication, on: int = 1):
    with recorded_as_at(moment(on)):
        return refresh(publication=publication, by=SYSTEM)


def test_a_first_reading_adds_everything():
    done = read(a_publication())
    assert done.load.counts == {"new": 4, "changed": 0, "unchanged": 0, "refused": 0, "vanished": 0}
    assert [each.name for each in done.new_measures] == ["Absence"]
    assert Definition.objects.get().polarity == Polarity.LOW.value
    assert Area.objects.get(name="Northshire").parent.name == "North East"
    assert Source.objects.get().licence == "Open Government Licence v3.0"


def test_reading_the_same_again_changes_nothing():
    read(a_publication())
    before = [
        list(model.objects.order_by("pk").values())
        for model in (Observation, Definition, Area, KnownPeriod, Source)
    ]
    done = read(a_publication(), on=2)
    assert done.load.counts == {"new": 0, "changed": 0, "unchanged": 4, "refused": 0, "vanished": 0}
    assert (done.new_measures, done.changed_measures) == ([], [])
    after = [
        list(model.objects.order_by("pk").values())
        for model in (Observation, Definition, Area, KnownPeriod, Source)
    ]
    assert after == before


def test_a_revision_supersedes_and_the_past_stays():
    read(a_publication(), on=1)
    done = read(a_publication(figure(7.3), figure(6.5, period=1), figure(5.5, group=1)), on=4)
    assert done.load.counts == {"new": 0, "changed": 1, "unchanged": 2, "refused": 0, "vanished": 1}
    assert done.load.details["vanished"] == [["Absence", "North East", "Everybody", "academic year 2022-23"]]
    asked = {"definitions": [Definition.objects.get().pk], "areas": [Area.objects.get(dfe_number=101)]}
    assert str(known_figures(**asked, as_at=day(3))[0].number) == "7.1"
    assert "7.3" in [str(each.number) for each in known_figures(**asked)]


def test_a_measure_described_anew_gets_a_new_version():
    read(a_publication())
    described = [PublishedMeasure("lait", "Abs", "Overall absence", polarity=Polarity.LOW)]
    done = read(a_publication(measures=described), on=2)
    assert [each.name for each in done.changed_measures] == ["Overall absence"]
    assert (Definition.objects.get().version, Definition.objects.count()) == (2, 1)


MEASURE = PublishedMeasure(
    "lait",
    "Abs",
    "Absence",
    meaning="Sessions missed.",
    polarity=Polarity.LOW,
    next_published=date(2026, 12, 1),
)


def test_the_wording_a_source_gave_up_is_on_record_field_by_field():
    read(a_publication(measures=[MEASURE]))
    anew = replace(MEASURE, name="Overall absence", polarity=None, next_published=date(2027, 3, 1))
    read(a_publication(measures=[anew]), on=2)
    definition = Definition.objects.get()
    event = Event.objects.about("definition", definition.pk).get()
    assert event.before == {"name": "Absence", "polarity": Polarity.LOW.value, "next_published": "2026-12-01"}
    assert event.after == {"name": "Overall absence", "polarity": "", "next_published": "2027-03-01"}
    assert (event.verb, event.reason, event.actor_name) == (
        "changed",
        "The tool describes it anew.",
        "The command line",
    )
    assert event.thread == thread_of(definition)


def test_a_past_day_has_the_wording_of_then():
    read(a_publication(measures=[MEASURE]), on=1)
    read(a_publication(measures=[replace(MEASURE, meaning="Half days missed.", decimals=1)]), on=3)
    read(a_publication(measures=[replace(MEASURE, meaning="Half days missed.", name="Missed")]), on=5)
    said = {}
    for number in (1, 2, 3, 4, 5):
        was = as_it_was(Definition.objects.get(), day(number))
        said[number] = (was.name, was.meaning, was.decimals, was.next_published)
    first, second = ("Absence", "Sessions missed."), ("Absence", "Half days missed.")
    assert [said[number][:2] for number in said] == [first, first, second, second, ("Missed", second[1])]
    assert [said[number][2] for number in said] == [None, None, 1, 1, None]
    assert {said[number][3] for number in said} == {date(2026, 12, 1)}


def test_the_same_wording_read_again_leaves_no_trace():
    read(a_publication(measures=[MEASURE]))
    read(a_publication(measures=[MEASURE]), on=2)
    assert not Event.objects.filter(subject_kind="definition").exists()
    assert Definition.objects.get().version == 1


def test_a_measure_said_twice_in_a_publication_is_described_by_the_last_and_recorded_once():
    read(a_publication(measures=[MEASURE]))
    twice = [replace(MEASURE, name="Absent"), replace(MEASURE, name="Missed")]
    done = read(a_publication(measures=twice), on=2)
    assert [each.name for each in done.changed_measures] == ["Missed"]
    event = Event.objects.get(subject_kind="definition")
    assert (event.before, event.after) == ({"name": "Absence"}, {"name": "Missed"})
    read(a_publication(measures=[replace(MEASURE, name="Absent"), replace(MEASURE, name="Missed")]), on=3)
    assert Event.objects.filter(subject_kind="definition").count() == 1
    assert Definition.objects.get().version == 2


def test_the_queries_of_a_refresh_do_not_grow_with_the_measures_described_anew():
    def counted(size: int, on: int, change: str) -> int:
        measures = [
            PublishedMeasure("lait", f"M{number}", f"Measure {number}", meaning=change)
            for number in range(size)
        ]
        with CaptureQueriesContext(connection) as queries:
            read(a_publication(figure(1.0), measures=measures), on=on)
        return len(queries)

    added_few, changed_few = counted(3, 1, "a"), counted(3, 2, "b")
    added_many, changed_many = counted(240, 3, "a"), counted(240, 4, "b")
    assert Event.objects.filter(subject_kind="definition").count() == 3 + 3 + 240
    assert added_many <= added_few + 12  # long lists are sent in parts
    assert changed_many <= changed_few + 4


@pytest.mark.parametrize(
    ("kept", "published"),
    [
        ({"dfe_number": 101}, replace(NORTHSHIRE, gss_code="E06000099", name="Northshire UA")),
        ({"gss_code": "E06000099"}, PublishedArea("Another name", "authority", gss_code="E06000099")),
        ({}, PublishedArea("NORTHSHIRE", "authority", dfe_number=101, gss_code="E06000099")),
    ],
    ids=["by number", "by code", "by name"],
)
def test_a_place_known_before_is_found_and_learns_its_codes(kept, published):
    before = Area.objects.create(name="Northshire", kind="authority", **kept)
    read(a_publication(figure(1.0), areas=[published]))
    after = Area.objects.get()
    assert (after.pk, after.name, after.gss_code) == (before.pk, "Northshire", "E06000099")
    assert after.dfe_number == published.dfe_number


def test_a_locality_of_a_partnership_is_nobody_elses(cast):
    Area.objects.create(name="Northshire", kind="authority", partnership=cast.northshire)
    read(a_publication(figure(1.0), areas=[NORTHSHIRE]))
    assert Area.objects.filter(name="Northshire").count() == 2


def test_a_figure_without_a_period_is_kept():
    read(a_publication(figure(7.1), periods=[NO_PERIOD]))
    (known,) = known_figures(definitions=[Definition.objects.get().pk])
    assert known.period == NO_PERIOD


def test_a_second_figure_for_one_place_and_period_is_named_in_the_notes():
    done = read(a_publication(figure(7.1, row=1), figure(8.1, row=2)))
    assert done.load.counts["refused"] == 1
    assert any(note.startswith("Row 2 gives a second, different figure") for note in done.notes)
    assert done.load.details["notes"] == done.notes


def test_of_a_source_read_by_measure_only_those_measures_can_have_vanished_figures():
    both = [PublishedMeasure("lait", "Abs", "Absence"), PublishedMeasure("lait", "Exc", "Exclusions")]
    read(a_publication(figure(7.1), figure(6.5, period=1), figure(1.0)._replace(measure=1), measures=both))
    one = a_publication(figure(7.1), whole=False)
    assert read(one, on=2).load.counts["vanished"] == 1


def test_of_a_part_nothing_can_be_said_to_have_vanished():
    read(a_publication())
    part = only(a_publication(), lambda each: each.group == 0)
    assert read(part, on=2).load.counts == {
        "new": 0, "changed": 0, "unchanged": 3, "refused": 0, "vanished": 0,
    }  # fmt: skip


def test_the_record_says_who_read_what():
    read(a_publication())
    event = Event.objects.get(verb="refreshed")
    assert (event.actor_name, event.subject_name) == ("The command line", "The tool")
    assert event.after["new"] == 4


class CutOffError(Exception):
    pass


def test_a_reading_cut_off_leaves_nothing():
    def cut_off():
        yield figure(7.1)
        raise CutOffError

    with pytest.raises(CutOffError):
        read(a_publication(figures=cut_off()))
    assert not any(model.objects.exists() for model in (Observation, Load, Definition, Source, Area, Event))


def test_the_next_day_of_publication_is_kept():
    measures = [PublishedMeasure("lait", "Abs", "Absence", next_published=date(2027, 1, 14))]
    read(a_publication(measures=measures))
    assert Definition.objects.get().next_published == date(2027, 1, 14)
