"""Two people at one measure in the same moment, where a database lets two write side by side."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from goldenthread.measures.actions.targeting import (
    DecidedMeanwhile,
    overrule_rating,
    set_target,
    withdraw_target,
)
from goldenthread.measures.models import MeasureTarget, Observation
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import read_period
from tests.plans.test_two_at_once import at_once

from .deriving import made_from, worked_out
from .loading import accept_everything, brought, confirmed, defined
from .scenarios import small_library

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite lets one writer in at a time; on PostgreSQL this is tried.",
    ),
]


@pytest.mark.parametrize("stands", [False, True], ids=["none stands", "one stands"])
def test_of_several_who_set_one_target_one_does_and_the_others_are_told(
    transactional_db, cast, stands: bool
) -> None:
    library = small_library(cast)
    ward = Area.objects.create(name="Harbour", kind="ward", parent=library.home)
    who: dict[str, Any] = {"definition": library.smoking, "area": ward, "by": cast.ben, "reason": "Agreed"}
    seen = set_target(text="30%", **who).pk if stands else 0
    got = at_once(
        *[lambda text=text: set_target(text=text, seen=seen, **who) for text in ("20%", "19%", "18%", "17%")]
    )
    assert sum(isinstance(each, DecidedMeanwhile) for each in got) == 3, got
    assert sum(isinstance(each, MeasureTarget) for each in got) == 1
    assert MeasureTarget.objects.filter(superseded_at__isnull=True).count() == 1


def test_of_several_who_overrule_one_rating_one_does_and_the_others_are_told(transactional_db, cast) -> None:
    library = small_library(cast)
    period = read_period("2016/17")
    assert period is not None
    got = at_once(
        *[
            lambda rating=rating: overrule_rating(
                definition=library.smoking, area=library.home, period=period, rating=rating, by=cast.ben,
                reason="The ward closed", seen=0,
            )
            for rating in ("red", "amber", "green")
        ]
    )  # fmt: skip
    assert sum(isinstance(each, DecidedMeanwhile) for each in got) == 2, got


def test_a_target_withdrawn_by_two_is_withdrawn_once(transactional_db, cast) -> None:
    library = small_library(cast)
    target = set_target(
        definition=library.smoking, area=library.home, text="20%", by=cast.ben, reason="Agreed"
    )
    got = at_once(
        *[lambda: withdraw_target(target=MeasureTarget.objects.get(), by=cast.ben, reason="No")] * 3
    )
    assert sum(each is None for each in got) == 1, got
    assert MeasureTarget.objects.get(pk=target.pk).superseded_at is not None


@pytest.mark.parametrize("round_number", range(3))
def test_two_loads_at_once_leave_what_depends_on_both_worked_out_from_both(
    transactional_db, cast, round_number: int
) -> None:
    small_library(cast)
    for name in ("Starts", "Ends"):
        defined(cast, name, unit="count", decimals=0)
    made = made_from(cast, "[Starts] - [Ends]", unit="count")
    waiting = []
    for name, value in (("Starts", 30), ("Ends", 12)):
        text = f"Measure,Area,Period,Value\n{name},Northshire,2016/17,{value}\n"
        load = brought(cast, text, source=f"Who counts {name.lower()}")
        accept_everything(load, cast)
        waiting.append(load)
    got = at_once(*[lambda load=load: confirmed(load, cast.ben) for load in waiting])
    assert not [each for each in got if isinstance(each, Exception)], got
    assert worked_out(made) == {"2016-17": 18.0}
    assert Observation.objects.filter(definition=made, superseded_at__isnull=True).count() == 1
