"""The library: finding a measure, adding one, changing what it means, relating and deriving it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.defining import FIELDS, change_definition, define_measure, relate
from goldenthread.measures.actions.deriving import recompute_derived
from goldenthread.measures.actions.refreshing import refresh
from goldenthread.measures.connectors.publication import Publication, PublishedMeasure, PublishedSource
from goldenthread.measures.derived import CannotDerive, read_derived
from goldenthread.measures.forms.definitions import SECTIONS
from goldenthread.measures.models import Definition, Observation, Relation, Source

from .scenarios import Library, learn, moment, small_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


@pytest.fixture
def ben(cast) -> Client:
    browser = Client()
    browser.force_login(cast.ben)
    return browser


def section(library: Library, name: str) -> str:
    return reverse("measures:edit_definition_section", args=[library.smoking.key, name])


def sent(library: Library, **typed: Any) -> dict[str, Any]:
    library.smoking.refresh_from_db()
    return {"version": library.smoking.version, "reason": "As the board says", **typed}


# Finding


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Pupils in good", "Women smoking", "Smoking, national"]),
        ("q=smoking", ["Women smoking", "Smoking, national"]),
        ("q=smoking women", ["Women smoking"]),
        ("whose=national", ["Smoking, national"]),
        ("whose=northshire&q=pupils", ["Pupils in good"]),
        ("theme=Health", ["Smoking, national"]),
        ("q=nothing at all", []),
        ("q=%00", ["Pupils in good", "Women smoking", "Smoking, national"]),
        ("page=999", ["Pupils in good", "Women smoking", "Smoking, national"]),
    ],
)
def test_measures_are_found_by_words_whose_they_are_and_theme(
    ben: Client, library: Library, query: str, found: list[str]
) -> None:
    Definition.objects.create(key="lait-smoking", name="Smoking, national", theme="Health")
    text = ben.get(f"{reverse('measures:library')}?{query}").content.decode()
    every = ["Pupils in good", "Women smoking", "Smoking, national"]
    assert [name for name in every if name in text] == [name for name in every if name in found]


def test_a_stranger_finds_national_measures_and_none_of_northshires(cast, library: Library) -> None:
    Definition.objects.create(key="lait-smoking", name="Smoking, national")
    browser = Client()
    browser.force_login(cast.farid)
    text = browser.get(reverse("measures:library")).content.decode()
    assert "Smoking, national" in text and "Women smoking" not in text


# Defining


def test_every_field_of_the_library_has_its_question() -> None:
    asked = [name for each in SECTIONS.values() for name in each.fields]
    assert sorted([*asked, "expression_of"]) == sorted(FIELDS)
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("name", SECTIONS)
def test_a_page_saved_as_it_is_changes_nothing(ben: Client, library: Library, name: str) -> None:
    form = ben.get(section(library, name)).context["form"]
    typed: dict[str, Any] = {}
    for field in form.visible_fields():
        value = field.value()
        if value not in (None, False):
            typed[field.html_name] = value
    response = ben.post(section(library, name), sent(library, **typed))
    assert response.status_code == 302, response.context["form"].errors
    library.smoking.refresh_from_db()
    assert library.smoking.version == 1


@pytest.mark.parametrize(
    ("name", "typed", "field", "kept"),
    [
        ("name", {"name": "  Smoking \n at birth "}, "name", "Smoking at birth"),
        ("meaning", {"meaning": "Mothers\r\nwho smoke"}, "meaning", "Mothers\nwho smoke"),
        ("counting", {"multiplier": "1000"}, "multiplier", 1000.0),
        ("unit", {"unit": "rate", "per": "10000", "decimals": "0"}, "per", 10_000),
        ("polarity", {"polarity": "close_to_target"}, "polarity", "close_to_target"),
        ("polarity", {"polarity": ""}, "polarity", ""),
        ("periods", {"accumulation": "rolling", "year_kind": "academic"}, "accumulation", "rolling"),
        ("people", {"provider_name": "NHS England"}, "provider_name", "NHS England"),
        ("publication", {"lag_days": "90"}, "lag_days", 90),
    ],
)
def test_what_a_measure_means_is_changed_with_a_reason(
    ben: Client, library: Library, name: str, typed: dict, field: str, kept: object
) -> None:
    assert ben.post(section(library, name), sent(library, **typed)).status_code == 302
    library.smoking.refresh_from_db()
    assert getattr(library.smoking, field) == kept
    assert library.smoking.version == 2


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("name", {"name": ""}, "Enter name"),
        ("name", {"name": "x" * 501}, "at most 500 characters"),
        ("unit", {"unit": "percent", "per": "1000"}, "Only a rate is per so many"),
        ("unit", {"unit": "furlongs"}, "Select unit from the list"),
        ("unit", {"unit": "count", "decimals": "7"}, "less than or equal to 6"),
        ("polarity", {"polarity": "sideways"}, "from the list"),
        ("counting", {"multiplier": "inf"}, "must be a number"),
        (
            "ending",
            {"discontinued_day": "1", "discontinued_month": "4", "discontinued_year": "2017"},
            "Enter why it was",
        ),
        ("publication", {"lag_days": "9" * 30}, "less than or equal"),
        ("derived", {"expression": "share("}, "There is a problem"),
        ("derived", {"expression": "[No such measure] * 2"}, "There is no measure “No such measure”."),
        ("meaning", {"meaning": "x", "reason": ""}, "Enter why"),
    ],
)
def test_what_is_wrong_with_a_definition_is_said_and_nothing_is_changed(
    ben: Client, library: Library, name: str, typed: dict, says: str
) -> None:
    response = ben.post(section(library, name), sent(library, **typed))
    assert response.status_code == 422
    assert says in response.content.decode()
    library.smoking.refresh_from_db()
    assert library.smoking.version == 1


def test_when_somebody_else_was_quicker_both_versions_are_shown_and_nothing_is_lost(
    ben: Client, library: Library, cast
) -> None:
    typed = sent(library, meaning="What I wrote")
    change_definition(definition=library.smoking, by=cast.edie, reason="First", meaning="What Edie wrote")
    response = ben.post(section(library, "meaning"), typed)
    text = response.content.decode()
    assert "What I wrote" in text and "What Edie wrote" in text and "What changed meanwhile" in text
    again = ben.post(section(library, "meaning"), sent(library, meaning="What I wrote"))
    assert again.status_code == 302


def test_a_measure_is_added_and_then_described(ben: Client, library: Library) -> None:
    typed = {"name": "Seen by a dentist", "reason": "The board asks"}
    response = ben.post(reverse("measures:add_definition"), typed)
    added = Definition.objects.get(name="Seen by a dentist")
    assert response["Location"] == reverse("measures:edit_definition", args=[added.key])


# Relating


def test_a_national_measure_is_found_and_related_and_the_relation_is_taken_back(
    ben: Client, library: Library
) -> None:
    Definition.objects.create(key="lait-smoking", name="Smoking, national")
    where = reverse("measures:relate", args=[library.smoking.key])
    assert "?with=lait-smoking" in ben.get(f"{where}?q=smoking").content.decode()
    wrong = ben.post(f"{where}?with=lait-smoking", {"kind": "close"})
    assert "Enter what differs" in wrong.content.decode()
    assert ben.post(f"{where}?with=lait-smoking", {"kind": "same"}).status_code == 302
    relation = Relation.objects.get(removed=False)
    back = reverse("measures:unrelate", args=[library.smoking.key, relation.pk])
    assert ben.post(back, {"reason": "It is not the same"}).status_code == 302
    assert not Relation.objects.filter(removed=False).exists()


def test_only_a_national_measure_can_be_related_to(ben: Client, library: Library) -> None:
    where = reverse("measures:relate", args=[library.smoking.key])
    assert ben.post(f"{where}?with={library.schools.key}", {"kind": "same"}).status_code == 404


# Deriving


def derived(cast, library: Library, expression: str, **fields: Any) -> Definition:
    made = define_measure(partnership=cast.northshire, name="Made from others", by=cast.ben, **fields)
    keys = read_derived(expression, made).keys
    return change_definition(
        definition=made, by=cast.ben, reason="Worked out", expression=expression, expression_of=keys
    )


SMOKING, SCHOOLS = "[Women smoking at the time of delivery]", "[Pupils in good or outstanding schools]"


def worked_out(definition: Definition) -> list[tuple[str, str, float | None]]:
    standing = Observation.objects.filter(definition=definition, superseded_at__isnull=True)
    return [
        (each.period.period.label, each.state, each.value)
        for each in standing.select_related("period").order_by("period")
    ]


def test_a_derived_measure_is_worked_out_for_every_period_and_withheld_stays_withheld(
    cast, library: Library
) -> None:
    learn(library.smoking, library.home, {"2014/15": 19.0, "2015/16": "suppressed", "2016/17": 17.0})
    learn(library.schools, library.home, {"2014/15": 80.0, "2015/16": 81.0})
    made = derived(cast, library, f"difference({SCHOOLS}, {SMOKING})")
    recompute_derived(definition=made, by=cast.ben)
    library.schools.refresh_from_db()
    assert {each[1] for each in worked_out(made)} <= {"n", "s", "m"}
    plain = derived(cast, library, f"{SMOKING} * 2")
    recompute_derived(definition=plain, by=cast.ben)
    assert worked_out(plain) == [("2014-15", "n", 38.0), ("2015-16", "s", None), ("2016-17", "n", 34.0)]


def test_working_out_twice_changes_nothing_and_a_change_supersedes(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.0}, on="2017-05-01")
    made = derived(cast, library, f"{SMOKING} * 2")
    assert recompute_derived(definition=made, by=cast.ben)["new"] == 1
    assert recompute_derived(definition=made, by=cast.ben)["unchanged"] == 1
    learn(library.smoking, library.home, {"2016/17": 16.0}, on="2017-06-01")
    assert recompute_derived(definition=made, by=cast.ben)["changed"] == 1
    assert worked_out(made) == [("2016-17", "n", 32.0)]


def test_it_is_worked_out_from_the_preferred_source_of_each_measure(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.0}, source="report", on="2017-05-01")
    learn(library.smoking, library.home, {"2016/17": 16.0}, source="return", on="2017-06-01")
    library.smoking.preferred_source = Source.objects.get(key="report")
    library.smoking.save()
    made = derived(cast, library, f"{SMOKING} * 2")
    recompute_derived(definition=made, by=cast.ben)
    assert worked_out(made) == [("2016-17", "n", 34.0)]


def test_no_measure_is_made_from_itself_however_long_the_way_round(cast, library: Library) -> None:
    made = derived(cast, library, f"{SMOKING} * 2")
    with pytest.raises(CannotDerive):
        read_derived(f"[{made.name}] * 2", made)
    with pytest.raises(CannotDerive):
        read_derived(f"[{made.name}] * 2", library.smoking)


def test_an_expression_is_saved_on_its_page_and_its_figures_are_there_at_once(
    ben: Client, library: Library, cast
) -> None:
    learn(library.schools, library.home, {"2016/17": 80.0})
    response = ben.post(section(library, "derived"), sent(library, expression=f"{SCHOOLS} * 0.5"))
    assert response.status_code == 302
    assert worked_out(library.smoking) == [("2016-17", "n", 40.0)]
    assert "Work the figures out again" in ben.get(library.smoking.get_absolute_url()).content.decode()


def test_a_relation_is_told_in_the_history(ben: Client, library: Library, cast) -> None:
    national = Definition.objects.create(key="lait-smoking", name="Smoking, national")
    relate(definition=library.smoking, national=national, kind="same", by=cast.ben)
    assert "related it to a national measure" in ben.get(library.smoking.get_absolute_url()).content.decode()


def described(cast, library: Library, meaning: str, on: str) -> Definition:
    """The national measure as its source describes it on a day, with a figure for the area."""
    source = PublishedSource("fingertips", "fingertips", "Fingertips", "A department", "OGL v3.0")
    publication = Publication(
        source=source,
        measures=[PublishedMeasure("fingertips", "93085", "Smoking at delivery", meaning=meaning)],
        areas=[],
        periods=[],
        groups=[],
        figures=[],
    )
    with recorded_as_at(moment(on)):
        refresh(publication=publication, by=cast.ben)
    return Definition.objects.get(codes__code="93085")


def test_a_national_measures_history_shows_what_its_source_said_before(
    ben: Client, cast, library: Library
) -> None:
    described(cast, library, "Women who smoked when they gave birth.", "2017-05-01")
    national = described(cast, library, "Mothers known to smoke at delivery.", "2017-06-01")
    learn(national, library.home, {"2016/17": 17.0}, source="national")
    text = ben.get(national.get_absolute_url()).content.decode()
    history = text[text.index("gt-history") :]
    assert "changed the definition" in history
    assert "Reason: Fingertips describes it anew." in history
    assert "What it means" in history
    for word in ("Women", "gave birth", "known to smoke at delivery"):
        assert word in history


def test_a_national_measure_as_at_a_past_day_has_the_wording_of_then(
    ben: Client, cast, library: Library
) -> None:
    described(cast, library, "Women who smoked when they gave birth.", "2017-05-01")
    national = described(cast, library, "Mothers known to smoke at delivery.", "2017-06-01")
    learn(national, library.home, {"2016/17": 17.0}, source="national")
    ben.post(reverse("plans:go_as_at"), {"as_at_day": "20", "as_at_month": "5", "as_at_year": "2017"})
    text = ben.get(national.get_absolute_url()).content.decode()
    assert "Women who smoked when they gave birth." in text
    assert "Mothers known to smoke" not in text
