"""A target for a ward, a district or a group: chosen on the form, kept beside others, used for it alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.measures.actions.targeting import (
    CannotDecide,
    DecidedMeanwhile,
    set_target,
    withdraw_target,
)
from goldenthread.measures.assessing.assessment import Assessment, assess
from goldenthread.measures.assessing.places import assess_places
from goldenthread.measures.assessing.targets import targets_of_places
from goldenthread.measures.models import Group, MeasureTarget
from goldenthread.measures.queries.places import Place, areas_within, places_with_figures
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import Suppressed

from .deriving import learn_of_group
from .scenarios import Library, learn, small_library

pytestmark = pytest.mark.django_db

TODAY = date(2017, 7, 1)
GIRLS = "girls (sex) in Northshire"


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


@pytest.fixture
def ward(library: Library) -> Area:
    """A ward of Northshire with figures."""
    ward = Area.objects.create(name="Harbour", kind="ward", parent=library.home)
    learn(library.smoking, ward, {"2015/16": 24.0, "2016/17": 22.0})
    return ward


@pytest.fixture
def ben(cast) -> Client:
    browser = Client()
    browser.force_login(cast.ben)
    return browser


@pytest.fixture
def aim(cast, library: Library) -> Callable[..., MeasureTarget]:
    def aim(text: str, area: Area | None = None, group: Group | None = None, **more: Any) -> MeasureTarget:
        given = {"by": cast.ben, "reason": "Agreed by the board", **more}
        return set_target(
            definition=library.smoking, area=area or library.home, group=group, text=text, **given
        )

    return aim


def address(library: Library) -> str:
    return reverse("measures:target", args=[library.smoking.key])


def girls(library: Library, value: float | None = 14.0, **counts: float) -> Group:
    learn_of_group(library.smoking, library.home, "girls", "2016/17", value, **counts)
    return Group.objects.get(key="girls")


def assessed(cast, library: Library, *places: Place) -> dict[str, Assessment]:
    """Where the measure stands in each place: those with a target, and those named."""
    within = areas_within(cast.northshire).values_list("pk", flat=True)
    targets: dict[Place, list] = {each: [] for each in places}
    targets |= targets_of_places(library.smoking, within, home=library.home.pk, as_at=None)
    found = assess_places(library.smoking, targets, partnership=cast.northshire, today=TODAY)
    return {str(each.place): each for each in found}


# What can be chosen


def test_every_place_and_group_with_figures_can_be_chosen_and_no_other(cast, library, ward) -> None:
    district = Area.objects.create(name="Easton", kind="district", parent=library.home)
    within = Area.objects.create(name="Mill", kind="ward", parent=district)
    Area.objects.create(name="Without figures", kind="ward", parent=library.home)
    elsewhere = Area.objects.create(name="Southborough", kind="authority")
    printed = Area.objects.create(name="Neighbours (as printed)", kind="other", partnership=cast.northshire)
    theirs = Area.objects.create(name="Their hub", kind="locality", partnership=cast.southborough)
    locality = Area.objects.create(name="West", kind="locality", partnership=cast.northshire)
    for area in (within, elsewhere, printed, theirs, locality, library.england):
        learn(library.smoking, area, {"2016/17": 20.0}, source=area.name.lower().split()[0])
    learn_of_group(library.smoking, elsewhere, "boys", "2016/17", 10.0)
    girls(library)
    found = places_with_figures([library.smoking.pk], partnership=cast.northshire)
    assert [each.name for each in found.areas] == ["Northshire", "West", "Harbour", "Mill"]
    assert [each.key for each in found.groups] == ["everybody", "girls"]


def test_the_form_asks_for_area_and_group_only_where_there_is_a_choice(ben, library) -> None:
    assert "For which area" not in ben.get(address(library)).content.decode()
    Area.objects.create(name="Harbour", kind="ward", parent=library.home)
    learn(library.smoking, Area.objects.get(name="Harbour"), {"2016/17": 22.0})
    text = ben.get(address(library)).content.decode()
    assert "Harbour (ward)" in text and "For which group" not in text
    girls(library)
    assert "girls (sex)" in ben.get(address(library)).content.decode()


def test_an_area_or_group_that_was_not_offered_is_refused(ben, library, ward, cast) -> None:
    girls(library)
    other = Area.objects.create(name="Southborough", kind="authority")
    for field, value in (("area", other.pk), ("area", "x"), ("group", 999_999), ("group", "\x00")):
        response = ben.post(address(library), {"text": "17%", "reason": "Agreed", field: value})
        assert response.status_code == 422 and list(response.context["form"].errors) == [field]
    assert not MeasureTarget.objects.exists()


def test_no_target_is_set_for_a_place_of_another_partnership(cast, library, aim) -> None:
    theirs = Area.objects.create(name="Their hub", kind="locality", partnership=cast.southborough)
    with pytest.raises(CannotDecide, match="another partnership"):
        aim("17%", theirs)


# Setting one


def post(browser: Client, library: Library, typed: dict[str, Any]) -> Any:
    """Look, then set as it was understood."""
    looked = browser.post(address(library), typed)
    form = looked.context["form"]
    sent = {**typed, "seen": form["seen"].value(), "understood": form["understood"].value()}
    return looked, sent


def test_a_target_for_a_group_in_a_ward_is_looked_at_and_kept_for_it_alone(ben, library, ward, aim) -> None:
    aim("17%")
    group = girls(library)
    typed = {"area": ward.pk, "group": group.pk, "text": "20%", "reason": "The ward asked for it"}
    looked, sent = post(ben, library, typed)
    text = looked.content.decode()
    assert "at most 20%, until it is changed, for girls (sex) in Harbour" in text
    assert "No figure is known yet for girls (sex) in Harbour" in text
    assert "It replaces" not in text
    assert ben.post(address(library), sent).status_code == 302
    kept = MeasureTarget.objects.get(text="20%")
    assert (kept.area, kept.group) == (ward, group)
    assert MeasureTarget.objects.get(text="17%").superseded_at is None


def test_the_preview_rates_the_figure_of_the_place(ben, library, ward) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.0})
    looked, _ = post(ben, library, {"area": ward.pk, "text": "20%", "reason": "Agreed"})
    text = looked.content.decode()
    assert "With the latest figure (22.0% for 2016-17)" in text and "Red" in text


def test_another_place_chosen_after_looking_is_looked_at_again(ben, library, ward) -> None:
    _, sent = post(ben, library, {"area": ward.pk, "text": "20%", "reason": "Agreed"})
    response = ben.post(address(library), {**sent, "area": library.home.pk})
    assert response.status_code == 200 and "Understood as: at most 20%" in response.content.decode()
    assert not MeasureTarget.objects.exists()


def test_the_form_of_a_standing_target_begins_with_its_place_even_without_figures(
    ben, library, ward, aim
) -> None:
    empty = Area.objects.create(name="Without figures", kind="ward", parent=library.home)
    target = aim("20%", empty)
    response = ben.get(f"{address(library)}?from={target.pk}")
    assert f'<option value="{empty.pk}" selected>' in response.content.decode()


def test_a_list_of_areas_that_the_place_is_not_compared_with_is_refused(ben, library, ward) -> None:
    from tests.measures.test_measure_page import neighbours

    neighbours(library, 3)
    chosen = ben.get(address(library)).context["form"].fields["against"].choices[1][0]
    typed = {"text": "better than neighbours", "reason": "Agreed", "against": chosen}
    assert ben.post(address(library), {**typed, "area": library.home.pk}).status_code == 200
    refused = ben.post(address(library), {**typed, "area": ward.pk})
    assert "Select a list that Harbour is compared with" in refused.content.decode()


# Each with its own history


def test_a_change_needs_a_reason_and_touches_only_the_target_of_its_place(library, ward, aim) -> None:
    group = girls(library)
    whole, of_ward, of_girls = aim("17%"), aim("20%", ward), aim("15%", group=group)
    with pytest.raises(CannotDecide, match="why"):
        aim("19%", ward, reason=" ")
    again = aim("19%", ward)
    stands = MeasureTarget.objects.filter(superseded_at__isnull=True)
    assert set(stands) == {whole, again, of_girls}
    of_ward.refresh_from_db()
    assert of_ward.superseded_at == again.learned_at


def test_the_second_of_two_who_change_one_target_is_told(ben, library, ward, aim, cast) -> None:
    _, sent = post(ben, library, {"area": ward.pk, "text": "20%", "reason": "Agreed"})
    aim("12%", ward, by=cast.edie)
    response = ben.post(address(library), sent)
    text = response.content.decode()
    assert (
        "Somebody else changed the target for this place and period" in text and "It replaces “12%”" in text
    )
    assert MeasureTarget.objects.get(superseded_at__isnull=True).text == "12%"


def test_who_was_quicker_between_looking_and_locking_is_told_as_well(
    ben, library, ward, aim, cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldenthread.measures.views import targets as pages

    _, sent = post(ben, library, {"area": ward.pk, "text": "20%", "reason": "Agreed"})
    first = pages.set_target

    def somebody_is_quicker(**how: Any) -> MeasureTarget:
        if how["seen"] is not None:
            monkeypatch.setattr(pages, "set_target", first)
            aim("12%", ward, by=cast.edie)
        return first(**how)

    monkeypatch.setattr(pages, "set_target", somebody_is_quicker)
    response = ben.post(address(library), sent)
    assert response.status_code == 200
    assert "Somebody else changed the target" in response.content.decode()
    assert MeasureTarget.objects.get(superseded_at__isnull=True).text == "12%"


def test_two_first_targets_at_once_are_one_and_the_second_is_told(
    library, ward, aim, cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing stands there is nothing to lock: the constraint finds it."""
    from goldenthread.measures.actions import targeting

    decide = targeting._decide

    def somebody_is_quicker(decision: Any, *how: Any) -> Any:
        monkeypatch.setattr(targeting, "_decide", decide)
        aim("12%", ward, by=cast.edie)
        return decide(decision, *how)

    monkeypatch.setattr(targeting, "_decide", somebody_is_quicker)
    with pytest.raises(DecidedMeanwhile):
        aim("20%", ward)


def test_a_target_that_was_replaced_meanwhile_is_not_withdrawn(cast, library, ward, aim) -> None:
    looked_at = aim("20%", ward)
    aim("19%", ward)
    with pytest.raises(CannotDecide, match="replaced or withdrawn already"):
        withdraw_target(target=looked_at, by=cast.edie, reason="No longer")


# Which target is used


def test_each_place_is_rated_against_its_own_target(cast, library, ward, aim) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.0})
    group = girls(library, 14.0)
    aim("17%")
    aim("20%", ward)
    aim("15%", group=group)
    found = assessed(cast, library)
    assert {name: (e.status.value, e.target.text) for name, e in found.items() if e.target} == {
        "Harbour": ("red", "20%"),
        GIRLS: ("green", "15%"),
    }
    assert found["Harbour"].target is not None
    assert "set for Harbour by Ben Whitlock" in found["Harbour"].target.where_from
    whole = assess([library.smoking], partnership=cast.northshire, contents=[], today=TODAY)[0]
    assert whole.target is not None and whole.target.text == "17%"


def test_the_target_of_the_whole_is_not_used_for_a_part_and_it_is_said(cast, library, ward, aim) -> None:
    aim("17%")
    everybody = Group.objects.get(key="everybody")
    found = assessed(cast, library, Place(ward, everybody))["Harbour"]
    assert found.target is None and found.status.value == "not_rated"
    assert "no target is set for Harbour, and none set for others is used" in found.rating.sentence


def test_a_relative_target_of_a_group_is_held_against_the_same_group_elsewhere(cast, library, aim) -> None:
    group = girls(library, 14.0)
    learn(library.smoking, library.england, {"2016/17": 10.0}, source="national")
    learn_of_group(library.smoking, library.england, "girls", "2016/17", 15.0, kind="lait")
    aim("Better than the England average", group=group)
    assert assessed(cast, library)[GIRLS].status.value == "green"


def test_a_small_count_is_withheld_before_it_is_rated(cast, library, aim) -> None:
    group = girls(library, 3.0, numerator=3.0, denominator=100.0)
    aim("15%", group=group)
    found = assessed(cast, library)[GIRLS]
    assert found.latest is not None and isinstance(found.latest.value, Suppressed)
    assert found.status.value == "not_rated" and "withheld" in found.rating.sentence
    assert "3" not in found.rating.sentence


def test_on_a_past_day_a_place_has_the_target_of_that_day(cast, library, ward, aim) -> None:
    from goldenthread.audit.actions import recorded_as_at

    from .scenarios import moment

    for day, text in (("2017-06-01", "20%"), ("2017-06-20", "19%")):
        with recorded_as_at(moment(day)):
            aim(text, ward)
    (targets,) = targets_of_places(
        library.smoking, [ward.pk], home=library.home.pk, as_at=date(2017, 6, 10)
    ).values()
    assert [each.text for each in targets] == ["20%"]


def test_many_places_are_assessed_in_as_many_queries_as_one(cast, library, ward, aim) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assessed(cast, library)
        return len(queries)

    aim("20%", ward)
    few = asked()
    for number in range(5):
        other = Area.objects.create(name=f"Ward {number}", kind="ward", parent=library.home)
        learn(library.smoking, other, {"2016/17": 20.0}, source="wards")
        aim("19%", other)
    assert asked() == few


# On the page of the measure


def page_of(browser: Client, library: Library) -> str:
    return browser.get(library.smoking.get_absolute_url()).content.decode()


def test_a_breakdown_shows_each_part_against_its_own_target(ben, library, ward, aim) -> None:
    other = Area.objects.create(name="Mill", kind="ward", parent=library.home)
    learn(library.smoking, other, {"2016/17": 10.0}, source="wards")
    learn(library.smoking, library.home, {"2016/17": 16.0})
    aim("17%")
    assert "Target of its own" not in page_of(ben, library)
    aim("20%", ward)
    rows = table_of(page_of(ben, library), "Ward, 2016-17")
    assert rows["Harbour"][1:] == ["20%", "Red"]
    assert rows["Mill"][1:] == ["None is set", ""]
    assert rows["Everybody"][1:] == ["17%", "Green"]


def table_of(page: str, caption: str) -> dict[str, list[str]]:
    """The texts of the rows of a table on a page, by their headings."""
    from lxml import html

    found = {}
    captions = {
        table.find("caption").text_content().strip(): table for table in html.fromstring(page).iter("table")
    }
    table = captions[caption]
    for row in table.iter("tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row.iter("td")]
        heading = row.find("th")
        if cells and heading is not None:
            found[" ".join(heading.text_content().split())] = cells
    return found


def test_the_targets_of_places_stand_on_the_page_with_their_own_history(ben, library, ward, aim) -> None:
    group = girls(library, 14.0)
    learn(library.smoking, library.home, {"2016/17": 16.0})
    aim("17%")
    aim("21%", ward)
    aim("20%", ward, reason="The ward can do better")
    aim("15%", group=group)
    text = page_of(ben, library)
    assert "In force: 17%" in text and "Harbour: 20%" in text and "Girls (sex) in Northshire: 15%" in text
    assert "Set for Harbour by Ben Whitlock" in text and "The ward can do better" in text
    assert "2 points above the target of 20%" in text  # the sentence of the ward
    former = table_of(text, "Earlier targets")
    assert list(former) == ["21% Harbour"]


def test_what_a_page_withholds_is_not_told_by_a_rating_beside_it(ben, library, aim) -> None:
    group = girls(library, 3.0, numerator=3.0, denominator=100.0)
    learn_of_group(library.smoking, library.home, "boys", "2016/17", 40.0, numerator=40.0, denominator=100.0)
    learn(library.smoking, library.home, {"2016/17": 21.5}, numerator=43.0, denominator=200.0)
    aim("15%", group=group)
    aim("15%", group=Group.objects.get(key="boys"))
    text = page_of(ben, library)
    assert table_of(text, "Sex, 2016-17")["girls"][-1] == "Not rated"
    assert "40.0%" not in text and "3.0%" not in text


def test_many_targets_of_places_ask_no_more_than_one(cast, ben, library, ward, aim) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page_of(ben, library)
        return len(queries)

    aim("20%", ward)
    page_of(ben, library)
    few = asked()
    for number in range(4):
        other = Area.objects.create(name=f"Ward {number}", kind="ward", parent=library.home)
        learn(library.smoking, other, {"2016/17": 20.0}, source="wards")
        aim("19%", other)
    assert asked() == few
