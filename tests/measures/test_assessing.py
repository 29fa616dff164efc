"""Where a measure stands: the figure, its target, the rating and the sentence that explains it."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.comparing import choose_set, take_out_of_use
from goldenthread.measures.actions.defining import define_measure, relate, unrelate
from goldenthread.measures.actions.targeting import overrule_rating, set_target
from goldenthread.measures.assessing.assessment import assess
from goldenthread.measures.models import ComparatorMember, ComparatorSet, Definition, Source
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import read_period
from goldenthread.rules.ratings import NotRated, Status

from .scenarios import Library, learn, moment, small_library

pytestmark = pytest.mark.django_db
TODAY = date(2017, 7, 1)


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


def one(cast, definition: Definition, *, as_at: date | None = None, today: date = TODAY, **how):
    return assess([definition], partnership=cast.northshire, contents=[], today=today, as_at=as_at, **how)[0]


def aim(cast, library: Library, text: str, **how):
    return set_target(
        definition=library.smoking, area=library.home, text=text, by=cast.ben, reason="Agreed", **how
    )


@pytest.mark.parametrize(
    ("value", "text", "how", "status", "says"),
    [
        (16.9, "17.0%", {}, Status.GREEN, "16.9% is 0.1 points below the target of 17%"),
        (17.0, "17.0%", {}, Status.GREEN, "17% is exactly the target of 17%"),
        (17.5, "17.0%", {}, Status.RED, "17.5% is 0.5 points above the target of 17%; no tolerance is set"),
        (17.5, "17.0%", {"tolerance": 1, "tolerance_is": "points"}, Status.AMBER, "tolerance of 1"),
        (18.6, "17.0%", {"tolerance": 10, "tolerance_is": "percent"}, Status.AMBER, "tolerance"),
        (18.8, "17.0%", {"tolerance": 10, "tolerance_is": "percent"}, Status.RED, "tolerance"),
    ],
)
def test_a_figure_is_rated_against_the_target_set_for_it(
    cast, library: Library, value: float, text: str, how: dict, status: Status, says: str
) -> None:
    learn(library.smoking, library.home, {"2016/17": value})
    aim(cast, library, text, **how)
    found = one(cast, library.smoking)
    assert found.rating.status is status
    assert says in found.rating.sentence


def test_without_a_target_there_is_no_colour_and_the_reason_is_said(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5})
    found = one(cast, library.smoking)
    assert found.rating.reason is NotRated.NO_TARGET
    assert found.rating.sentence == "Not rated: no target is set."


def test_without_any_figure_there_is_no_colour(cast, library: Library) -> None:
    aim(cast, library, "17.0%")
    found = one(cast, library.smoking)
    assert found.latest is None
    assert found.rating.status is Status.NOT_RATED


def test_a_withheld_figure_has_no_colour_and_no_change(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015/16": 17.5, "2016/17": "suppressed"})
    aim(cast, library, "17.0%")
    found = one(cast, library.smoking)
    assert found.rating.reason is NotRated.SUPPRESSED
    assert found.change is None


def test_a_measure_of_which_nobody_said_what_is_good_is_not_rated(cast, library: Library) -> None:
    library.smoking.polarity = ""
    library.smoking.save()
    learn(library.smoking, library.home, {"2016/17": 17.5})
    aim(cast, library, "17.0%")
    found = one(cast, library.smoking)
    assert found.rating.status is Status.NOT_RATED
    assert "Nobody has said whether a higher figure is better, so it is not rated." in found.notes


def test_an_older_figure_is_not_rated_for_the_year_a_report_asks_about(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015/16": 16.0})
    aim(cast, library, "17.0%", period=read_period("2016/17"))
    found = one(cast, library.smoking, for_period=read_period("2016/17"))
    assert found.rating.reason is NotRated.WRONG_PERIOD
    assert "older" in found.rating.sentence


def test_what_was_known_at_a_date_is_rated_with_the_target_of_that_date(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5}, on="2017-05-01")
    learn(library.smoking, library.home, {"2016/17": 16.5}, on="2017-06-01")
    aim(cast, library, "17.0%")
    assert one(cast, library.smoking).rating.status is Status.GREEN
    before = one(cast, library.smoking, as_at=date(2017, 5, 15), today=date(2017, 5, 15))
    assert before.latest is not None and before.shown(before.latest) == "17.5%"
    assert before.rating.reason is NotRated.NO_TARGET


def test_the_sentence_says_whether_the_change_is_beyond_chance(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015/16": 17.4}, numerator=522, denominator=3000)
    learn(library.smoking, library.home, {"2016/17": 17.0}, numerator=510, denominator=3000)
    aim(cast, library, "17.0%")
    found = one(cast, library.smoking)
    assert found.change is not None and found.change.beyond_chance is False and found.change.better is True
    assert "chance" in found.rating.sentence


def test_two_sources_that_disagree_are_both_kept_and_it_is_said(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5}, source="report", on="2017-05-01")
    learn(library.smoking, library.home, {"2016/17": 16.5}, source="return", on="2017-06-01")
    found = one(cast, library.smoking)
    assert found.shown(found.latest) == "16.5%"
    assert any("Two sources disagree" in note and "17.5%" in note for note in found.notes)


def test_the_preferred_source_counts_however_old_it_is(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5}, source="report", on="2017-05-01")
    learn(library.smoking, library.home, {"2016/17": 16.5}, source="return", on="2017-06-01")
    library.smoking.preferred_source = Source.objects.get(key="report")
    library.smoking.save()
    found = one(cast, library.smoking)
    assert found.shown(found.latest) == "17.5%"


def test_england_and_the_mean_of_the_neighbours_with_data_stand_beside_the_figure(
    cast, library: Library
) -> None:
    neighbours = ComparatorSet.objects.create(
        kind="statistical", name="Statistical neighbours", edition=date(2015, 1, 1)
    )
    for position, (name, value) in enumerate([("Aby", 10.0), ("Brough", 20.0), ("Cawood", None)], start=1):
        area = Area.objects.create(name=name, kind="authority", dfe_number=400 + position)
        ComparatorMember.objects.create(
            comparator_set=neighbours, area=library.home, member=area, position=position
        )
        learn(library.smoking, area, {"2016/17": value})
    learn(library.smoking, library.england, {"2015/16": 11.0, "2016/17": 10.5})
    learn(library.smoking, library.home, {"2016/17": 14.0})
    aim(cast, library, "Better than the statistical neighbour average")
    found = one(cast, library.smoking)
    said = {each.name: (str(each.number), each.how_many) for each in found.comparators}
    assert said["England"] == ("10.5", "")
    assert said["Statistical neighbours"] == ("15", "mean of the 2 of 3 with a figure")
    assert found.rating.status is Status.GREEN


@pytest.mark.parametrize(
    ("unit", "nation", "status", "is_total"),
    [
        ("count", 900.0, Status.NOT_RATED, True),  # all authorities together
        ("pounds", 900.0, Status.NOT_RATED, True),
        ("count", 31.0, Status.GREEN, False),  # a mean number: less than the four have together
        ("percent", 900.0, Status.GREEN, False),  # shares of a whole are never added up
    ],
)
def test_no_authority_is_held_against_a_total_of_all_of_them(
    cast, library: Library, unit: str, nation: float, status: Status, is_total: bool
) -> None:
    library.smoking.unit = unit
    library.smoking.save()
    neighbours = ComparatorSet.objects.create(kind="statistical", name="Near", edition=date(2015, 1, 1))
    for position, name in enumerate(["Aby", "Brough", "Cawood"], start=1):
        area = Area.objects.create(name=name, kind="authority", dfe_number=400 + position)
        ComparatorMember.objects.create(
            comparator_set=neighbours, area=library.home, member=area, position=position
        )
        learn(library.smoking, area, {"2016/17": 10.0 * position})
    learn(library.smoking, library.england, {"2016/17": nation})
    learn(library.smoking, library.region, {"2016/17": nation / 2})
    learn(library.smoking, library.home, {"2016/17": 14.0})
    aim(cast, library, "Better than the national average")
    found = one(cast, library.smoking)
    said = {each.name: each.how_many for each in found.comparators}
    assert (said["England"], said["The North"]) == (
        ("a total, not an average",) * 2 if is_total else ("", "")
    )
    assert found.rating.status is status
    assert ("the total of its authorities" in found.rating.sentence) is is_total


def test_a_later_edition_of_the_neighbours_is_never_used_for_an_earlier_day(cast, library: Library) -> None:
    later = ComparatorSet.objects.create(
        kind="statistical", name="Statistical neighbours", edition=date(2021, 4, 1)
    )
    area = Area.objects.create(name="Aby", kind="authority", dfe_number=401)
    ComparatorMember.objects.create(comparator_set=later, area=library.home, member=area, position=1)
    learn(library.smoking, area, {"2016/17": 10.0})
    learn(library.smoking, library.home, {"2016/17": 14.0})
    assert not one(cast, library.smoking).comparators


def test_the_national_measure_that_is_the_same_continues_the_line(cast, library: Library) -> None:
    national = Definition.objects.create(key="lait-smoking", name="Smoking at delivery", unit="percent")
    national.year_kind = "financial"
    national.save()
    relate(definition=library.smoking, national=national, kind="same", by=cast.ben)
    learn(national, library.home, {"2014/15": 19.0, "2015/16": 18.0}, source="lait")
    learn(library.smoking, library.home, {"2016/17": 17.5})
    found = one(cast, library.smoking)
    assert [str(each.number) for each in found.history.figures] == ["19.0", "18.0", "17.5"]
    assert found.change is not None and str(found.change.difference) == "-0.5"


def test_a_relation_holds_from_the_day_it_was_stated_until_it_was_taken_back(cast, library: Library) -> None:
    national = Definition.objects.create(
        key="lait-smoking", name="Smoking at delivery", unit="percent", year_kind="financial"
    )
    learn(national, library.home, {"2015/16": 18.0}, source="lait", on="2016-09-01")
    learn(library.smoking, library.home, {"2016/17": 17.5}, on="2016-09-01")
    with recorded_as_at(moment("2017-03-01")):
        relation = relate(definition=library.smoking, national=national, kind="same", by=cast.ben)
    with recorded_as_at(moment("2017-05-01")):
        relate(definition=library.smoking, national=national, kind="close", note="Another year", by=cast.ben)
    with recorded_as_at(moment("2017-06-01")):
        unrelate(relation=relation, by=cast.ben, reason="Another definition")

    def on(*day: int) -> tuple[int, int]:
        found = one(cast, library.smoking, as_at=date(*day))
        return len(found.history.figures), len(found.related)

    assert on(2017, 2, 28) == (1, 0)
    assert on(2017, 3, 1) == (2, 0)
    assert on(2017, 5, 2) == (1, 1)
    assert on(2017, 6, 2) == (1, 0)
    assert not one(cast, library.smoking).related


def test_a_set_of_neighbours_kept_later_is_not_shown_for_an_earlier_day(cast, library: Library) -> None:
    area = Area.objects.create(name="Aby", kind="authority", dfe_number=401)
    learn(library.smoking, area, {"2015/16": 10.0}, on="2016-09-01")
    learn(library.smoking, library.home, {"2015/16": 14.0}, on="2016-09-01")
    with recorded_as_at(moment("2017-03-01")):
        kept = choose_set(
            partnership=cast.northshire,
            name="By the sea",
            areas=[area],
            edition=date(2015, 1, 1),
            by=cast.ben,
        )
    with recorded_as_at(moment("2017-05-01")):
        take_out_of_use(comparator_set=kept, by=cast.ben, reason="Aby is not by the sea")

    def names(*day: int) -> list[str]:
        return [each.name for each in one(cast, library.smoking, as_at=date(*day)).comparators]

    assert names(2017, 2, 28) == []
    assert names(2017, 3, 1) == ["By the sea"]
    assert names(2017, 5, 1) == []
    assert not one(cast, library.smoking).comparators


def test_the_preferred_source_counts_for_england_too(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5}, source="report", on="2017-05-01")
    learn(library.smoking, library.england, {"2016/17": 11.0}, source="report", on="2017-05-01")
    learn(library.smoking, library.england, {"2016/17": 10.5}, source="return", on="2017-06-01")
    assert [str(each.number) for each in one(cast, library.smoking).comparators] == ["10.5"]
    library.smoking.preferred_source = Source.objects.get(key="report")
    library.smoking.save()
    assert [str(each.number) for each in one(cast, library.smoking).comparators] == ["11.0"]


def test_a_close_national_measure_stays_out_of_the_line(cast, library: Library) -> None:
    national = Definition.objects.create(key="lait-smoking", name="Smoking at delivery", unit="percent")
    relate(
        definition=library.smoking,
        national=national,
        kind="close",
        note="Counts early pregnancy.",
        by=cast.ben,
    )
    learn(national, library.home, {"2014/15": 19.0}, source="lait")
    learn(library.smoking, library.home, {"2016/17": 17.5})
    found = one(cast, library.smoking)
    assert len(found.history.figures) == 1
    assert [each.national for each in found.related] == [national]


def test_a_person_may_overrule_a_rating_and_both_are_kept(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5})
    aim(cast, library, "17.0%")
    overrule_rating(
        definition=library.smoking,
        area=library.home,
        period=read_period("2016/17"),
        rating="amber",
        by=cast.ben,
        reason="The hospital's return was late.",
    )
    found = one(cast, library.smoking)
    assert (found.status, found.rating.status) == (Status.AMBER, Status.RED)


def test_many_measures_need_no_more_queries_than_one(
    cast, library: Library, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    many = [library.smoking, library.schools]
    for number in range(30):
        many.append(
            define_measure(partnership=cast.northshire, name=f"Measure {number}", by=cast.ben, unit="percent")
        )
        learn(many[-1], library.home, {"2015/16": 1.0, "2016/17": 2.0})
    with django_assert_max_num_queries(8):
        assess(many, partnership=cast.northshire, contents=[], today=TODAY)


def test_a_figure_without_a_period_is_shown_and_never_rated(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"": 16.0})
    aim(cast, library, "17.0%", period=read_period("2016/17"))
    found = one(cast, library.smoking)
    assert found.shown(found.latest) == "16.0%"
    assert found.rating.reason is NotRated.WRONG_PERIOD
    assert found.rating.sentence == "Not rated: nothing says which period the figure is for."


def test_a_figure_with_a_period_goes_before_one_without(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"": 16.0}, source="plan", on="2017-06-30")
    learn(library.smoking, library.home, {"2015/16": 18.0})
    found = one(cast, library.smoking)
    assert found.shown(found.latest) == "18.0%"
    assert [each.value.value for each in found.history.undated] == [16]


def test_a_target_without_any_figure_is_not_called_no_target(cast, library: Library) -> None:
    aim(cast, library, "17.0%")
    assert one(cast, library.smoking).rating.reason is NotRated.MISSING


@pytest.mark.parametrize(
    ("accumulation", "period", "status"),
    [
        ("period", "Q2 2016/17", Status.GREEN),
        # The twelve months to the end of Q2 began before the profile did: its step is not for them ...
        ("period", "October 2015 to September 2016", Status.NOT_RATED),
        # ... unless the measure is one of rolling years, reported every quarter.
        ("rolling", "October 2015 to September 2016", Status.GREEN),
    ],
)
def test_a_step_of_a_profile_is_for_what_happened_since_the_profile_began(
    cast, library: Library, accumulation: str, period: str, status: Status
) -> None:
    library.smoking.accumulation = accumulation
    library.smoking.save()
    learn(library.smoking, library.home, {period: 16.0})
    aim(cast, library, "17.0% (Q2) 16.5% (Q4)", period=read_period("2016/17"))
    assert one(cast, library.smoking).rating.status is status


def test_what_a_report_printed_of_the_neighbours_gives_way_to_later_data(cast, library: Library) -> None:
    """A mean printed in 2016 is not set beside England's figure of 2025."""
    printed = Area.objects.create(
        name="England average (as printed)", kind="other", partnership=cast.northshire
    )
    learn(library.smoking, printed, {"2015/16": 11.0})
    learn(library.smoking, library.england, {"2016/17": 10.5})
    learn(library.smoking, library.home, {"2015/16": 17.0, "2016/17": 16.0})
    found = one(cast, library.smoking)
    assert [(each.name, str(each.number)) for each in found.comparators] == [("England", "10.5")]


def test_where_nobody_has_said_what_is_good_the_rating_says_so(cast, library: Library) -> None:
    library.smoking.polarity = ""
    library.smoking.save()
    learn(library.smoking, library.home, {"2016/17": 16.0})
    aim(cast, library, "17.0%")
    found = one(cast, library.smoking)
    assert found.rating.sentence == "Not rated: nobody has said whether a higher figure is better."


def test_something_to_be_done_is_not_rated_by_what_is_good(cast, library: Library) -> None:
    aim(cast, library, "Service specification agreed by October 2015")
    found = one(cast, library.smoking)
    assert found.rating.sentence == "Not rated: nobody has said whether it is done."
