"""Reading a national source again: what is new, revised, vanished; places and measures known before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.audit.actions import recorded_as_at
from goldenthread.audit.models import Event
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
