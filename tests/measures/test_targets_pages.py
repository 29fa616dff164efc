"""Setting, changing and withdrawing a target, starting a phase, overruling a rating: on their pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.measures.actions.targeting import set_target
from goldenthread.measures.models import MeasureTarget, NewPhase, RatingOverride
from goldenthread.rules.periods import read_period

from .scenarios import Library, learn, small_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


@pytest.fixture
def ben(cast) -> Client:
    browser = Client()
    browser.force_login(cast.ben)
    return browser


def address(library: Library, name: str = "target", *more: int) -> str:
    return reverse(f"measures:{name}", args=[library.smoking.key, *more])


def previewed(browser: Client, library: Library, **typed: Any):
    """The page that shows what was understood, and what its form would send."""
    typed = {"reason": "Agreed by the board", **typed}
    response = browser.post(address(library), typed)
    form = response.context["form"]
    return response, {**typed, "seen": form["seen"].value(), "understood": form["understood"].value()}


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ({"text": "17%", "period": "2016/17"}, "at most 17% for 2016-17"),
        ({"text": "17%"}, "at most 17%, until it is changed"),
        ({"text": "between 15 and 18"}, "the figure should be between 15 and 18"),
        (
            {"text": "Better than the national average"},
            "the figure should be better than the comparator “national average”",
        ),
        ({"text": "12.5", "period": "Q2 2016/17"}, "at most 12.5% for Q2 2016-17"),
        ({"text": "1 in 5", "period": "2016/17"}, "at most 20% for 2016-17"),
        (
            {"text": "£1.5m"},
            "the target could not be read: “£1.5m”. £1,500,000 is an amount in pounds, and the measure is a "
            "percentage",
        ),
    ],
)
def test_a_target_is_shown_as_it_was_understood_before_it_is_kept(
    ben: Client, library: Library, typed: dict, understood: str
) -> None:
    response, sent = previewed(ben, library, **typed)
    assert f"Understood as: {understood}" in response.content.decode()
    assert not MeasureTarget.objects.exists(), "nothing is kept by looking"
    assert ben.post(address(library), sent).status_code == 302
    assert MeasureTarget.objects.get().text == typed["text"]


def test_the_preview_says_what_it_would_make_of_the_latest_figure(ben: Client, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5})
    response, _ = previewed(ben, library, text="17%", tolerance_is="points", tolerance="1")
    text = response.content.decode()
    assert "the rating would be" in text and "Amber" in text


def test_a_value_for_each_quarter_becomes_a_profile(ben: Client, library: Library) -> None:
    response, sent = previewed(ben, library, q1="5%", q2="10%", q4="20%", period="2016/17")
    assert "10% by the end of Q2 2016-17" in response.content.decode()
    ben.post(address(library), sent)
    assert MeasureTarget.objects.get().text == "5% (Q1) 10% (Q2) 20% (Q4)"


def test_words_that_changed_after_the_preview_are_shown_again(ben: Client, library: Library) -> None:
    _, sent = previewed(ben, library, text="17%")
    response = ben.post(address(library), {**sent, "text": "71%"})
    assert "Understood as: at most 71%" in response.content.decode()
    assert not MeasureTarget.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": ""}, "Enter what is aimed for"),
        ({"text": "17%", "q1": "5"}, "not both"),
        ({"q1": "5"}, "Enter the year that the quarters belong to"),
        ({"text": "17%", "period": "soon"}, "Enter a period, like 2016/17 or Q2 2016/17"),
        ({"text": "17%", "tolerance_is": "points"}, "Enter the amount of the tolerance"),
        ({"text": "17%", "tolerance": "2"}, "Select what the amount of the tolerance counts"),
        ({"text": "17%", "tolerance_is": "points", "tolerance": "-2"}, "greater than or equal to 0"),
        ({"text": "17%", "floor": "nan"}, "must be a number"),
        ({"text": "17%", "floor": "x"}, "Floor standard must be a number"),
        ({"text": "n/a"}, "no target is set"),
        ({"text": "17%", "reason": ""}, "Enter why this is the target"),
        ({"text": "17\x00%"}, "Null characters are not allowed"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    ben: Client, library: Library, typed: dict, says: str
) -> None:
    response = ben.post(address(library), {"reason": "Agreed by the board", **typed})
    text = response.content.decode()
    assert response.status_code == 422
    assert "There is a problem" in text and says in text
    assert all(value in text for name, value in typed.items() if name != "text" or "\x00" not in value)
    assert not MeasureTarget.objects.exists()


def test_a_target_is_replaced_with_a_reason_and_the_old_one_stays(
    ben: Client, library: Library, cast
) -> None:
    set_target(definition=library.smoking, area=library.home, text="18%", by=cast.ben, reason="At first")
    response, sent = previewed(ben, library, text="17%")
    assert "It replaces “18%”" in response.content.decode()
    ben.post(address(library), sent)
    old, new = MeasureTarget.objects.order_by("pk")
    assert old.superseded_at is not None and new.superseded_at is None


def test_when_somebody_else_was_quicker_nothing_is_lost_and_it_is_said(
    ben: Client, library: Library, cast
) -> None:
    _, sent = previewed(ben, library, text="17%")
    set_target(definition=library.smoking, area=library.home, text="12%", by=cast.edie, reason="The board")
    response = ben.post(address(library), sent)
    text = response.content.decode()
    assert "Somebody else changed the target for this period" in text
    assert "Agreed by the board" in text and "It replaces “12%”" in text
    assert MeasureTarget.objects.get(superseded_at__isnull=True).text == "12%"


def test_a_target_is_withdrawn_with_a_reason(ben: Client, library: Library, cast) -> None:
    target = set_target(
        definition=library.smoking, area=library.home, text="18%", by=cast.ben, reason="At first"
    )
    where = address(library, "withdraw_target", target.pk)
    assert ben.post(where, {"reason": ""}).status_code == 422
    assert ben.post(where, {"reason": "Not ours to aim for"}).status_code == 302
    again = ben.post(where, {"reason": "Twice"})
    assert again.status_code == 422 and "replaced or withdrawn already" in again.content.decode()


def test_another_measures_target_cannot_be_withdrawn_from_here(ben: Client, library: Library, cast) -> None:
    target = set_target(
        definition=library.schools, area=library.home, text="90%", by=cast.ben, reason="At first"
    )
    assert ben.post(address(library, "withdraw_target", target.pk), {"reason": "x"}).status_code == 404


def test_a_phase_starts_at_a_period_of_the_measure_and_only_once(ben: Client, library: Library) -> None:
    learn(library.smoking, library.home, {"2014/15": 19, "2015/16": 18, "2016/17": 17})
    assert ben.post(address(library, "phase"), {"period": "2014-15", "reason": "x"}).status_code == 422
    typed = {"period": "2016-17", "reason": "A new way of counting"}
    assert ben.post(address(library, "phase"), typed).status_code == 302
    assert NewPhase.objects.get().reason == "A new way of counting"
    assert "already counts anew" in ben.post(address(library, "phase"), typed).content.decode()


def test_a_rating_is_overruled_for_the_figure_that_was_looked_at(ben: Client, library: Library) -> None:
    learn(library.smoking, library.home, {"2015/16": 17.5})
    typed = {"rating": "amber", "reason": "The ward closed", "period": "2015-16", "seen": "0"}
    learn(library.smoking, library.home, {"2016/17": 17.0})
    response = ben.post(address(library, "overrule"), typed)
    assert "has changed since you opened this page" in response.content.decode()
    assert "The ward closed" in response.content.decode()
    assert not RatingOverride.objects.exists()
    assert ben.post(address(library, "overrule"), {**typed, "period": "2016-17"}).status_code == 302
    given = RatingOverride.objects.get()
    assert given.period.period == read_period("2016/17") and given.rating == "amber"
    where = address(library, "withdraw_overrule", given.pk)
    assert ben.post(where, {"reason": "It opened again"}).status_code == 302
    assert not RatingOverride.objects.filter(superseded_at__isnull=True).exists()


@pytest.mark.parametrize("field", ["tolerance", "floor"])
@pytest.mark.parametrize("number", ["1e308", "1e13", "1e400", "nan", "inf"])
def test_a_number_beyond_every_figure_is_refused_with_a_sentence(
    ben: Client, library: Library, field: str, number: str
) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5})
    sent = {"text": "17%", "reason": "Agreed", "tolerance_is": "percent", "tolerance": "1", field: number}
    response = ben.post(address(library), sent)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_the_day_something_became_known_is_the_day_here_in_summer_too(
    ben: Client, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    just_after_midnight = datetime(2017, 6, 20, 23, 30, tzinfo=UTC)
    monkeypatch.setattr("tests.measures.scenarios.moment", lambda text: just_after_midnight)
    learn(library.smoking, library.home, {"2016/17": 17.5})
    assert "2017-06-21" in ben.get(address(library, "figures_csv")).content.decode()
