"""What a performance report says: the answer, colours with their sentence, defects as notes, the key."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.targeting import overrule_rating
from goldenthread.measures.models import ComparatorMember, ComparatorSet, Definition
from goldenthread.measures.report.content import CannotReport
from goldenthread.partnerships.models import Area
from goldenthread.plans.actions import adopt_plan
from goldenthread.plans.content import PlanContent
from goldenthread.plans.models import Measure, Plan
from goldenthread.rules.ratings import WITHIN_FIVE_PERCENT

from .report_plans import SMOKING, YEAR, content_for, measure, plan_of, reported, row_for
from .scenarios import Library, learn, moment, small_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


def test_the_report_begins_with_how_many_measures_stand_how(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015-16": 18.0, "2016-17": 16.5})
    plan = plan_of(cast, library)
    assert content_for(plan)["answer"] == [
        "Of 2 measures, 1 is green for 2016-17.",
        "1 cannot be rated: 1 because no figure is known.",
    ]


@pytest.mark.parametrize(
    ("figures", "status", "says"),
    [
        ({"2016-17": 16.5}, "green", "Green: 16.5% is 0.5 points below the target of 17%"),
        ({"2016-17": 18.7}, "red", "Red: 18.7% is 1.7 points above the target of 17%; no tolerance is set"),
        ({"2015-16": 18.7}, "not_rated", "the figure is for 2015-16, older than the 2016-17 asked for"),
        ({"Q2 2016-17": 18.7}, "not_rated", "the figure is for Q2 2016-17, older than the 2016-17 asked for"),
        ({"2016-17": "suppressed"}, "not_rated", "withheld"),
        ({"2016-17": None}, "not_rated", "Not rated:"),
        ({}, "not_rated", "Not rated: no figure of this measure is known."),
    ],
)
def test_each_measure_has_its_colour_with_the_sentence_that_explains_it(
    cast, library: Library, figures: dict[str, Any], status: str, says: str
) -> None:
    if figures:
        learn(library.smoking, library.home, figures)
    row = row_for(content_for(plan_of(cast, library)), SMOKING)
    assert row["rating"]["status"] == status
    assert says in row["rating"]["sentence"]


@pytest.mark.parametrize(
    ("cells", "title", "part_of_the_note"),
    [
        ({"y2016_17_Outturn": "18.7% (2016/17 Q2)"}, "Part of a year printed as the whole", "Q2 2016-17"),
        ({"y2016_17_Outturn": "18.7% (2015/16)"}, "Older figure printed as this year's", "older figure"),
    ],
)
def test_a_defect_of_the_original_is_a_note_and_never_a_colour(
    cast, library: Library, cells: dict[str, str], title: str, part_of_the_note: str
) -> None:
    period = cells["y2016_17_Outturn"].split("(")[1].rstrip(")")
    learn(library.smoking, library.home, {period: 18.7})
    plan = plan_of(cast, library, measure(SMOKING, y2016_17_Target="17.0%", **cells))
    row = row_for(content_for(plan), SMOKING)
    assert row["rating"]["status"] == "not_rated"
    noted = next(note for note in row["notes"] if note["title"] == title)
    assert part_of_the_note in noted["text"]
    assert not noted["text"].startswith("Measure “")
    assert row["printed"] == [
        {"heading": "2016/17 Outturn", "text": cells["y2016_17_Outturn"]},
        *row["printed"][1:],
    ]


def test_a_measure_of_which_nobody_said_whether_higher_is_better_says_so_and_is_not_judged(
    cast, library: Library
) -> None:
    library.smoking.polarity = ""
    library.smoking.save()
    learn(library.smoking, library.home, {"2016-17": 16.5})
    row = row_for(content_for(plan_of(cast, library)), SMOKING)
    assert row["rating"]["sentence"] == "Not rated: nobody has said whether a higher figure is better."
    assert row["polarity"] == "Nobody has said whether a higher figure is better."


def test_a_measure_that_the_library_does_not_have_is_in_the_report_all_the_same(
    cast, library: Library
) -> None:
    plan = plan_of(cast, library, measure("Children who feel heard", y2016_17_Target="90%"))
    row = row_for(content_for(plan), "Children who feel heard")
    assert row["rating"]["reason"] == "no figure is known"
    assert row["target"] == {"text": "90%", "where": "printed in the plan", "sentence": ""}


def test_the_report_is_of_its_period_though_later_figures_are_known(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015-16": 18.0, "2016-17": 16.5})
    learn(library.smoking, library.home, {"Q1 2017-18": 19.0}, on="2017-08-01", source="quarterly")
    row = row_for(content_for(plan_of(cast, library), as_at=date(2017, 9, 1)), SMOKING)
    assert row["rating"]["status"] == "green"
    assert [(each["heading"], each["value"], each["period"]) for each in row["figures"][:3]] == [
        ("Before", "18.0%", "2015-16"),
        ("Latest", "16.5%", "2016-17"),
        ("Target", "17.0%", "2016-17"),
    ]


def test_comparators_stand_with_their_own_period_and_an_absent_one_is_shown_as_absent(
    cast, library: Library
) -> None:
    learn(library.smoking, library.home, {"2016-17": 16.5})
    learn(library.smoking, library.england, {"2015-16": 10.6})
    learn(library.smoking, library.home, {"2015-16": 18.0}, source="earlier")
    row = row_for(content_for(plan_of(cast, library)), SMOKING)
    by_heading = {each["heading"]: each for each in row["figures"]}
    assert by_heading["Statistical neighbours"]["value"] == "No figure"
    assert (by_heading["England"]["value"], by_heading["England"]["period"]) == ("10.6%", "2015-16")


@pytest.mark.parametrize(
    ("figures", "latest"),
    [
        ({"academic year 2015-16": 4.0, "academic year 2016-17": 5.0}, "academic year 2016-17"),
        ({"2016": 4.0, "2017": 5.0}, "2016"),
        ({"2016-17": 4.0, "Q1 2017-18": 5.0}, "2016-17"),
        ({"2016-17": 4.0, "academic year 2016-17": 5.0}, "2016-17"),
        ({"Q4 2016-17": 4.0, "April 2017": 5.0}, "Q4 2016-17"),
    ],
)
def test_of_several_kinds_of_year_the_report_takes_what_mostly_lies_in_its_own(
    cast, library: Library, figures: dict[str, Any], latest: str
) -> None:
    library.smoking.year_kind = ""
    library.smoking.save()
    for n, (period, value) in enumerate(figures.items()):
        learn(library.smoking, library.home, {period: value}, source=f"source {n}")
    row = row_for(content_for(plan_of(cast, library), as_at=date(2018, 1, 1)), SMOKING)
    assert row["figures"][1]["period"] == latest


def test_an_average_of_neighbours_says_of_how_many_and_from_which_list(cast, library: Library) -> None:
    neighbours = ComparatorSet.objects.create(
        kind="statistical", name="Statistical neighbours", edition=date(2015, 1, 1)
    )
    for position, (name, value) in enumerate(
        [("Aby", 10.0), ("Brough", 11.0), ("Cawood", 11.0), ("Dent", None)]
    ):
        area = Area.objects.create(name=name, kind="authority", dfe_number=401 + position)
        ComparatorMember.objects.create(
            comparator_set=neighbours, area=library.home, member=area, position=position
        )
        learn(library.smoking, area, {"2016-17": value}, source="neighbours")
    learn(library.smoking, library.home, {"2016-17": 16.5})
    row = row_for(content_for(plan_of(cast, library)), SMOKING)
    shown = next(each for each in row["figures"] if each["heading"] == "Statistical neighbours")
    assert (shown["value"], shown["period"]) == ("10.7%", "2016-17")
    assert shown["note"] == "mean of the 3 of 4 with a figure, list of January 2015"
    drawn = [dot for dot in row["trend"]["dots"] if dot["is"] == "comparator"]
    assert all(len(dot["value"]) < 25 for dot in drawn)  # a third has no end, and paper would break it


def test_a_worsening_that_could_not_be_tested_is_never_called_more_than_chance(
    cast, library: Library
) -> None:
    learn(library.smoking, library.home, {"2015-16": 16.0, "2016-17": 16.5})
    row = row_for(content_for(plan_of(cast, library)), SMOKING)
    assert row["change"]["sentence"] == (
        "Up by 0.5 points since 2015-16 (16.0%), which is worse; whether that is more than chance is not "
        "known."
    )


def test_an_overruled_rating_shows_both_ratings_the_name_and_the_reason(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016-17": 18.7})
    with recorded_as_at(moment("2017-06-20")):
        overrule_rating(
            definition=library.smoking,
            area=library.home,
            period=YEAR,
            rating="amber",
            by=cast.ben,
            reason="The hospital moved.",
        )
    content = content_for(plan_of(cast, library))
    rating = row_for(content, SMOKING)["rating"]
    assert rating["status"] == "amber"
    assert "given by Ben Whitlock on 20 June 2017" in rating["sentence"]
    assert "The hospital moved." in rating["sentence"]
    assert rating["overruled"]["computed"].startswith("Red: ")
    assert {each["status"]: each["count"] for each in content["counts"]}["amber"] == 1


def test_the_rule_for_colours_is_the_one_chosen_and_stands_in_the_key(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016-17": 17.5})
    plan = plan_of(cast, library)
    assert row_for(content_for(plan), SMOKING)["rating"]["status"] == "red"
    close = content_for(plan, policy=WITHIN_FIVE_PERCENT)
    assert row_for(close, SMOKING)["rating"]["status"] == "amber"
    assert close["key"]["policy"]["explanation"] == WITHIN_FIVE_PERCENT.explanation


def test_what_was_learned_after_its_day_is_not_in_it(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016-17": 18.7})
    plan = plan_of(cast, library)
    before = content_for(plan)
    learn(library.smoking, library.home, {"2016-17": 16.0}, on="2017-06-22")
    assert content_for(plan) == before
    assert content_for(plan, as_at=date(2017, 6, 22)) != before


def test_a_report_of_a_plan_without_measures_or_an_area_is_refused_with_a_sentence(
    cast, library: Library
) -> None:
    with recorded_as_at(moment("2016-04-01")):
        empty = adopt_plan(
            content=PlanContent(title="Empty", key="empty"),
            partnership=cast.northshire,
            by=cast.amara,
            reason="Agreed",
        )
    with pytest.raises(CannotReport, match="has no measures"):
        content_for(empty)
    plan = plan_of(cast, library)
    cast.northshire.home = None
    cast.northshire.save()
    plan.refresh_from_db()
    with pytest.raises(CannotReport, match="which area"):
        content_for(Plan.objects.get(pk=plan.pk))


def test_the_number_of_queries_does_not_grow_with_the_measures(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015-16": 18.0, "2016-17": 16.5})
    few = plan_of(cast, library)
    with recorded_as_at(moment("2016-04-01")):
        more = reported(*(measure(f"Measure {n}", y2016_17_Target="5%") for n in range(30)))
        more.key, more.title = "many", "Many measures"
        many = adopt_plan(content=more, partnership=cast.northshire, by=cast.amara, reason="Agreed")
    for n, each in enumerate(Measure.objects.filter(name__startswith="Measure ")):
        definition = Definition.objects.create(
            partnership=cast.northshire,
            measure=each,
            key=f"m{n}",
            name=each.name,
            unit="percent",
            polarity="low_is_good",
        )
        learn(definition, library.home, {"2015-16": 4.0, "2016-17": 5.5})
    asked = []
    for plan in (few, many):
        content_for(plan)  # what is remembered between questions is remembered for both
        with CaptureQueriesContext(
            connection,
        ) as found:
            content_for(plan)
        asked.append(len(found))
    assert asked[0] == asked[1] <= 25
