"""What is remembered of a provider's files, and how a line of it is forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.audit.models import Event
from goldenthread.measures.actions.defining import define_measure
from goldenthread.measures.actions.loading import (
    CannotLoad,
    bring_figures,
    forget,
    provider_source,
    say_names,
)
from goldenthread.measures.loading.incoming import GroupName
from goldenthread.measures.loading.matching import Library, nearly_called, spelling_of
from goldenthread.measures.loading.remembered import lines_of, without
from goldenthread.measures.loading.working_out import groups_for, work_out
from goldenthread.measures.models import Source
from tests.measures.loading import FIVE_YEARS, TODAY, as_csv, brought, confirmed, defined, loaded

MAPPING: dict[str, Any] = {
    "columns": {"outturn": "value", "indicator": "measure", "odd": "no such role"},
    "across": "area",
    "fixed": {"area": "Northshire"},
    "names": {
        "measure": {"absence rate": 1, "old one": 99, "targets": None},
        "area": {"n shire": 2, "gone": 98},
        "group": {"femaels": "Girls"},
    },
}
CALLED = {"measure": {1: "Absence"}, "area": {2: "Northshire"}}


def test_every_line_says_what_stands_in_the_file_and_what_it_is_taken_for():
    assert [(line.key, line.means) for line in lines_of(MAPPING, CALLED)] == [
        ("column:indicator", "The measure, its name or code"),
        ("column:outturn", "The figure"),
        ("across:area", "An area"),
        ("fixed:area", "Northshire"),
        ("measure:absence rate", "Absence"),
        ("measure:old one", "A measure that is no longer known"),
        ("measure:targets", "Left out"),
        ("area:gone", "An area that is no longer known"),
        ("area:n shire", "Northshire"),
        ("group:femaels", "Girls"),
    ]


@pytest.mark.parametrize("key", [line.key for line in lines_of(MAPPING, CALLED)])
def test_what_is_forgotten_is_gone_and_the_rest_stays(key):
    found = without(MAPPING, key)
    assert found is not None
    left = [line.key for line in lines_of(found[0], CALLED)]
    assert left == [line.key for line in lines_of(MAPPING, CALLED) if line.key != key]


@pytest.mark.parametrize(
    "key", ["", ":", "column:", "column:nothing", "across:", "across:group", "school:x", "measure:"]
)
def test_what_is_not_remembered_cannot_be_forgotten(key):
    assert without(MAPPING, key) is None
    assert without({}, key) is None


@pytest.fixture
def provider(cast, settings, tmp_path) -> Source:
    """A provider of whose files columns and the name of a measure are remembered."""
    settings.MEDIA_ROOT = tmp_path
    definition = defined(cast)
    load = brought(cast, FIVE_YEARS.replace("Assessments in time", "In time"))
    said = {"measure": {"In time": definition.pk}, "group": {"Femaels": "Girls"}}
    confirmed(say_names(load=load, said=said, by=cast.ben), cast.ben)
    return Source.objects.get()


@pytest.mark.django_db
def test_a_name_that_is_forgotten_is_asked_again_and_the_record_says_who_and_what(cast, provider):
    again = FIVE_YEARS.replace("Assessments in time", "In time").replace("53.7", "53.8")
    assert work_out(brought(cast, again), today=TODAY).counts["changed"] == 1
    forget(source=provider, key="measure:in time", by=cast.ben)
    assert work_out(brought(cast, again), today=TODAY).counts["refused"] == 5
    event = Event.objects.get(verb="forgotten")
    assert (event.actor_name, event.before["remembered"]) == (cast.ben.name, "measure:in time")
    with pytest.raises(CannotLoad, match="is not remembered any more"):
        forget(source=provider, key="measure:in time", by=cast.ben)


@pytest.mark.django_db
def test_a_file_of_another_kind_makes_no_heading_of_the_first_forgotten(cast, provider):
    before = provider.mapping["columns"]
    loaded(cast, "Indicator,When,Outturn\nAssessments in time,2015/16,54.1\n")
    provider.refresh_from_db()
    after = provider.mapping["columns"]
    assert before.items() <= after.items()
    assert "indicator" in after


@pytest.mark.django_db
def test_a_person_sees_every_line_and_forgets_one(cast, provider):
    client = Client()
    client.force_login(cast.ben)
    listed = client.get(reverse("measures:providers")).content.decode()
    assert "7 things remembered" in listed
    address = reverse("measures:remembered", args=[provider.pk])
    shown = client.get(address).content.decode()
    for text in ("“in time”", "Assessments in time", "“femaels”", "Girls", "The period"):
        assert text in shown
    after = client.post(address, {"key": "group:femaels"}, follow=True).content.decode()
    assert "Forgotten." in after
    assert "femaels" not in after
    again = client.post(address, {"key": "group:femaels"}, follow=True).content.decode()
    assert "is not remembered any more" in again


@pytest.mark.parametrize(
    ("name", "known", "alike"),
    [
        ("Femaels", (), "Females"),
        ("Free school meal", ("Free school meals",), "Free school meals"),
        ("Free School Meals", ("Free school meals",), None),
        ("Aged 5 to 9", ("Aged 5 to 8",), None),
        ("Year 1 pupils", ("Year 2 pupils",), None),
        ("Group A", ("Group B",), None),
        ("Whyte Britsh", ("White British",), "White British"),
        ("White Irish", ("White British",), None),
        ("Not free school meals", ("Free school meals",), None),
        ("FSM", ("SEN",), None),
    ],
)
def test_a_group_nearly_called_as_a_known_one_is_a_slip_of_the_keys(name, known, alike):
    assert nearly_called(name, known) == alike


@pytest.mark.django_db
def test_a_group_spelled_otherwise_is_asked_about_until_somebody_says_what_it_is(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    defined(cast)
    text = "Measure,Group,Period,Value\nAssessments in time,Femaels,2015/16,54.1\n"
    load = brought(cast, text)
    assert [each.code for each in work_out(load, today=TODAY).rows[0].questions] == ["new-group"]
    client = Client()
    client.force_login(cast.ben)
    shown = client.get(load.get_absolute_url()).content.decode()
    assert "1 group of children is called nearly as one that is known." in shown
    address = reverse("measures:load_names", args=[load.pk])
    assert "Group of children: “Femaels”" in client.get(address).content.decode()
    sent = {"text": ["Femaels"], "kind-0": "group", "name-0": "No such group"}
    assert "0 names are settled." in client.post(address, sent, follow=True).content.decode()
    client.post(address, {**sent, "name-0": "Femaels"})
    load.refresh_from_db()
    row = work_out(load, today=TODAY).rows[0]
    assert (row.figure.group.name, row.questions) == ("Femaels", ())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("White British", "white, british", True),
        ("Non-SEN", "non SEN", True),
        ("5-9", "5 – 9", True),
        ("<5", "< 5", True),
        ("85", "85+", False),
        ("5 A-C", "5 A*-C", False),
        ("5-9", "59", False),
        ("1.5", "15", False),
        ("<5", ">5", False),
        ("Українська", "Русская", False),
        ("—", "?", False),
    ],
)
def test_spellings_of_one_group_are_known_and_signs_that_say_more_are_kept(one, other, same):
    assert (spelling_of(GroupName("", one)) == spelling_of(GroupName("", other))) is same


@pytest.mark.parametrize(
    ("known", "text", "found"),
    [
        ("Level 4+ in reading", "Level 4 in reading", False),
        ("Level 4 in reading", "level 4+ in Reading", False),
        ("Level 4+ in reading", "Level 4 + in reading", True),
        ("Aged 85+", "Aged 85 plus", True),
        ("5 A*-C", "5 A-C", False),
        ("Waits <18 weeks", "Waits 18 weeks", False),
        ("Waits <18 weeks", "Waits >18 weeks", False),
        ("Absence rate", "Absence rate*", True),  # a footnote
    ],
)
def test_a_name_that_differs_by_a_sign_that_says_more_is_another_name(known, text, found):
    assert (text in Library({1: known})) is found


GROUPED = "Measure,Group,Period,Value\nAssessments in time,{},2015/16,54.1\n"


@pytest.mark.django_db
def test_figures_of_a_group_that_differs_by_a_sign_are_not_those_of_the_known_one(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    defined(cast)
    loaded(cast, GROUPED.format("Level 4"))
    for text, group in (("Level 4+", "Level 4+"), ("LEVEL 4", "Level 4")):
        rows = work_out(brought(cast, GROUPED.format(text)), today=TODAY).rows
        assert [row.figure.group.name for row in rows] == [group]


@pytest.mark.django_db
def test_the_names_of_groups_that_only_a_neighbour_has_are_never_told(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    defined(cast)
    define_measure(partnership=cast.southborough, name="Assessments in time", unit="percent", by=cast.farid)
    load = bring_figures(
        partnership=cast.southborough,
        source=provider_source(partnership=cast.southborough, name="Homes"),
        file=as_csv(GROUPED.format("Residents of Elm House")),
        by=cast.farid,
    )
    confirmed(load, cast.farid)
    mine = brought(cast, GROUPED.format("Residents of Elm Hous") + "Assessments in time,Femaels,2015/16,5\n")
    rows = work_out(mine, today=TODAY).rows
    assert ["new-group" in {each.code for each in row.questions} for row in rows] == [False, True]
    client = Client()
    client.force_login(cast.ben)
    shown = client.get(reverse("measures:load_names", args=[mine.pk])).content.decode()
    assert "Femaels" in shown
    assert "Elm House" not in shown
    loaded(cast, GROUPED.format("Residents of Elm House"))
    assert "Residents of Elm House" in {each.name for each in groups_for(cast.northshire)}


@pytest.mark.django_db
def test_a_choice_of_thousands_of_digits_is_refused_like_any_other_wrong_one(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load = brought(cast, FIVE_YEARS)
    client = Client()
    client.force_login(cast.ben)
    for choice in ("9" * 5_000, "9" * 18):
        sent = {"text": ["Assessments in time"], "kind-0": "measure", "name-0": choice}
        response = client.post(reverse("measures:load_names", args=[load.pk]), sent)
        assert response.status_code == 302
    load.refresh_from_db()
    assert load.mapping.get("names", {}).get("measure", {}) == {}


@pytest.mark.django_db
def test_what_is_remembered_of_the_neighbours_providers_is_not_shown(cast, provider):
    client = Client()
    client.force_login(cast.farid)
    assert client.get(reverse("measures:remembered", args=[provider.pk])).status_code == 404
    assert provider.name not in client.get(reverse("measures:providers")).content.decode()
