"""Derived measures follow what they are made of: after every load, in the right order, never giving away a
withheld figure."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.defining import CannotDefine, define_measure
from goldenthread.measures.actions.deriving import (
    change_expression,
    derive_after,
    derive_after_definition,
    recompute_derived,
)
from goldenthread.measures.actions.loading import CannotLoad, undo_load
from goldenthread.measures.actions.refreshing import refresh
from goldenthread.measures.derived import following, is_out_of_date
from goldenthread.measures.models import Definition, Group, Load, NationalCode, Observation, Source
from goldenthread.measures.queries.known import known_figures
from goldenthread.partnerships.actions import SYSTEM
from goldenthread.partnerships.models import Area

from . import test_refreshing as national
from .deriving import learn_of_group, made_from, worked_out
from .loading import defined, loaded
from .scenarios import Library, learn, moment, small_library

pytestmark = pytest.mark.django_db

SMOKING, SCHOOLS = "[Women smoking at the time of delivery]", "[Pupils in good or outstanding schools]"


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


def figures_of(*rows: tuple[str, str, float]) -> str:
    lines = [f"{name},Northshire,{period},{value}" for name, period, value in rows]
    return "\n".join(["Measure,Area,Period,Value", *lines, ""])


NEET, COHORT = "Young people not in education", "Young people of that age"


@pytest.fixture
def counted(cast) -> list[Definition]:
    small_library(cast)
    return [defined(cast, name, unit="count", decimals=0) for name in (NEET, COHORT)]


# After every load


def test_a_load_works_out_what_depends_on_it_through_others_as_well(cast, counted) -> None:
    share = made_from(cast, f"share([{NEET}], [{COHORT}])", "Share not in education", unit="percent")
    mean = made_from(cast, "rolling_mean([Share not in education], 2)", "Mean of two years", unit="percent")
    load = loaded(cast, figures_of((NEET, "2015/16", 20), (COHORT, "2015/16", 400), (NEET, "2016/17", 30)))
    assert worked_out(share) == {"2015-16": 5.0, "2016-17": "m"}
    loaded(cast, figures_of((COHORT, "2016/17", 200)), name="second.csv")
    assert worked_out(share) == {"2015-16": 5.0, "2016-17": 15.0}
    assert worked_out(mean) == {"2015-16": "m", "2016-17": 10.0}
    assert {each.load.details["after"]["load"] for each in standing(share, "2015-16")} == {load.pk}


def standing(definition: Definition, label: str) -> list[Observation]:
    found = Observation.objects.filter(definition=definition, superseded_at__isnull=True)
    return [each for each in found.select_related("period", "load") if each.period.period.label == label]


def test_undoing_a_load_works_out_what_depended_on_it(cast, counted) -> None:
    share = made_from(cast, f"share([{NEET}], [{COHORT}])", unit="percent")
    loaded(cast, figures_of((NEET, "2015/16", 20), (COHORT, "2015/16", 400)))
    again = loaded(cast, figures_of((NEET, "2015/16", 40)), name="revised.csv")
    assert worked_out(share) == {"2015-16": 10.0}
    undo_load(load=again, by=cast.amara, reason="The wrong file")
    assert worked_out(share) == {"2015-16": 5.0}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_loading_does_not_matter(cast, counted, order) -> None:
    share = made_from(cast, f"share([{NEET}], [{COHORT}])", "Share", unit="percent")
    mean = made_from(cast, "rolling_mean([Share], 2)", "Mean", unit="percent")
    files = [
        figures_of((NEET, "2015/16", 20), (NEET, "2016/17", 30)),
        figures_of((COHORT, "2015/16", 400)),
        figures_of((COHORT, "2016/17", 200)),
    ]
    for number in order:
        loaded(cast, files[number], name=f"{number}.csv")
    assert worked_out(share) == {"2015-16": 5.0, "2016-17": 15.0}
    assert worked_out(mean) == {"2015-16": "m", "2016-17": 10.0}
    before = Observation.objects.count()
    assert recompute_derived(definition=share, by=cast.ben) == {"new": 0, "changed": 0, "unchanged": 2}
    assert Observation.objects.count() == before


def test_a_figure_whose_part_was_taken_back_is_missing_and_says_so(cast, counted) -> None:
    share = made_from(cast, f"share([{NEET}], [{COHORT}])", unit="percent")
    loaded(cast, figures_of((COHORT, "2015/16", 400)))
    load = loaded(cast, figures_of((NEET, "2015/16", 20)), name="second.csv")
    undo_load(load=load, by=cast.amara, reason="The wrong file")
    (left,) = standing(share, "2015-16")
    assert (left.state, left.note) == ("m", "It can no longer be worked out.")


def test_worked_out_figures_cannot_be_undone_by_themselves(cast, counted) -> None:
    made = made_from(cast, f"[{NEET}] * 2", unit="count")
    loaded(cast, figures_of((NEET, "2015/16", 20)))
    derived = Load.objects.get(source__kind="derived")
    with pytest.raises(CannotLoad, match="worked out from others"):
        undo_load(load=derived, by=cast.amara, reason="No")
    assert worked_out(made) == {"2015-16": 40.0}


def test_reading_a_national_source_again_works_out_what_depends_on_it(cast, library: Library) -> None:
    national.read(national.a_publication())
    absence = NationalCode.objects.get(code="Abs").definition
    made = made_from(cast, f"[{absence.name}] * 2", unit="none")
    refresh(publication=national.a_publication(national.figure(8.0)), by=SYSTEM)
    there = Area.objects.get(dfe_number=101)
    assert worked_out(made, there)["academic year 2022-23"] == 16.0
    assert worked_out(made, there, group="sex-girls") == {"academic year 2022-23": 11.0}


def test_a_load_that_nothing_depends_on_costs_one_query_more(cast, counted) -> None:
    load = loaded(cast, figures_of((NEET, "2015/16", 20)))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert derive_after(load=load, by=cast.ben) == []
    assert len([each for each in asked if "SAVEPOINT" not in each["sql"]]) == 1


def test_where_everything_comes_out_as_it_was_nothing_is_kept(cast, counted) -> None:
    made = made_from(cast, f"[{NEET}] * 0", unit="count")
    loaded(cast, figures_of((NEET, "2015/16", 20)))
    before = Load.objects.filter(source__kind="derived").count()
    assert recompute_derived(definition=made, by=cast.ben) == {"new": 0, "changed": 0, "unchanged": 1}
    assert Load.objects.filter(source__kind="derived").count() == before
    assert not is_out_of_date(made)


def test_the_number_of_queries_does_not_depend_on_how_many_figures_there_are(cast, library: Library) -> None:
    made = made_from(cast, f"{SMOKING} * 2", unit="percent")
    asked = []
    for years in (range(10, 12), range(12, 30)):
        learn(library.smoking, library.home, {f"20{year}/{year + 1}": float(year) for year in years})
        with CaptureQueriesContext(connection) as queries:
            assert recompute_derived(definition=made, by=cast.ben)["new"] == len(years)
        asked.append(len(queries))
    assert asked[1] <= asked[0]


# What a figure says


def test_a_figure_names_what_it_was_made_of_with_its_place_in_time(cast, counted) -> None:
    made = made_from(cast, f"rolling_sum([{NEET}], 2)", unit="count")
    loaded(cast, figures_of((NEET, "2014/15", 12), (NEET, "2015/16", 20)))
    (figure,) = standing(made, "2015-16")
    assert figure.note == f"Worked out from: {NEET} (20); {NEET} for 2014-15 (12)."


def test_the_note_follows_although_the_result_stays(cast, counted) -> None:
    made = made_from(cast, f"sum([{NEET}], [{COHORT}])", unit="count")
    loaded(cast, figures_of((NEET, "2015/16", 10), (COHORT, "2015/16", 30)))
    loaded(cast, figures_of((NEET, "2015/16", 15), (COHORT, "2015/16", 25)), name="moved.csv")
    (figure,) = standing(made, "2015-16")
    assert figure.value == 40.0 and "(15)" in figure.note and "(25)" in figure.note


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("provisional", "final", "provisional"),
        ("final", "estimated", "estimated"),
        ("estimated", "provisional", "provisional"),
        ("final", "final", ""),
    ],
)
def test_it_stands_as_its_least_certain_part(cast, library: Library, one, other, expected) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.0}, status=one)
    learn(library.schools, library.home, {"2016/17": 80.0}, status=other, source="schools")
    both = made_from(cast, f"{SMOKING} - {SCHOOLS}", unit="percentage points")
    assert [(each.value, each.status) for each in standing(both, "2016-17")] == [(-63.0, expected)]


# Groups


def learn_sexes(library: Library, counts: dict[str, tuple[int, int]], period: str = "2016/17") -> None:
    for group, (numerator, denominator) in counts.items():
        learn_of_group(
            library.smoking, library.home, group, period, 100 * numerator / denominator,
            numerator=float(numerator), denominator=float(denominator),
        )  # fmt: skip


def test_a_group_is_worked_out_where_every_part_has_a_figure_for_it(cast, counted) -> None:
    neet, cohort = counted
    home = cast.northshire.home
    for group, value in (("girls", 10), ("boys", 30)):
        learn_of_group(neet, home, group, "2016/17", value)
    learn_of_group(cohort, home, "girls", "2016/17", 100)
    share = made_from(cast, f"share([{NEET}], [{COHORT}])", unit="percent")
    assert worked_out(share, group="girls") == {"2016-17": 10.0}
    assert worked_out(share, group="boys") == {}


@pytest.mark.parametrize(
    ("counts", "withheld"),
    [
        ({"girls": (30, 100), "boys": (40, 100)}, set()),
        # The small count is not shown on the page, and the other would give it back from any total.
        ({"girls": (3, 100), "boys": (40, 100)}, {"girls", "boys"}),
        ({"girls": (0, 100), "boys": (40, 100)}, set()),
    ],
)
def test_what_a_page_withholds_is_withheld_from_what_is_made_of_it(
    cast, library: Library, counts, withheld
) -> None:
    learn_sexes(library, counts)
    made = made_from(cast, f"{SMOKING} * 2", unit="percent")
    assert {group for group in counts if worked_out(made, group=group) == {"2016-17": "s"}} == withheld


def test_a_part_withheld_by_its_source_is_not_given_back_by_the_total(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 25.0}, numerator=50.0, denominator=200.0)
    learn_of_group(library.smoking, library.home, "girls", "2016/17", None)
    learn_sexes(library, {"boys": (48, 100)})
    made = made_from(cast, f"{SMOKING} * 2", unit="percent")
    assert worked_out(made, group="girls") == worked_out(made, group="boys") == {"2016-17": "s"}
    assert worked_out(made) == {"2016-17": 50.0}


def test_withheld_goes_on_through_measures_made_of_measures(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015/16": "suppressed", "2016/17": 17.0, "2014/15": 16.0})
    made_from(cast, f"{SMOKING} * 2", "Twice", unit="percent")
    mean = made_from(cast, "rolling_mean([Twice], 2)", "Mean", unit="percent")
    assert worked_out(mean) == {"2014-15": "m", "2015-16": "s", "2016-17": "s"}
    assert "withheld" in standing(mean, "2016-17")[0].note


# Groups that an expression names


GAP = "gap([Women smoking at the time of delivery | boys], [Women smoking at the time of delivery | girls])"


def test_a_gap_between_groups_is_one_figure_for_the_area_and_follows_each_load(
    cast, library: Library
) -> None:
    learn_of_group(library.smoking, library.home, "girls", "2016/17", 14.0)
    learn_of_group(library.smoking, library.home, "boys", "2016/17", 20.0)
    made = made_from(cast, GAP, unit="percentage points")
    assert made.expression_of["Women smoking at the time of delivery | boys"] == f"{library.smoking.key}|boys"
    assert worked_out(made) == {"2016-17": 6.0}
    assert worked_out(made, group="girls") == {}
    assert "of boys (20%)" in standing(made, "2016-17")[0].note
    learn_of_group(library.smoking, library.home, "boys", "2016/17", 21.0)
    derive_after(load=Load.objects.filter(source__kind="provider").latest("pk"), by=cast.ben)
    assert worked_out(made) == {"2016-17": 7.0}


def test_a_group_and_everybody_stand_in_one_expression(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.0})
    learn_of_group(library.smoking, library.home, "girls", "2016/17", 14.0)
    made = made_from(cast, f"{SMOKING} - [Women smoking at the time of delivery | sex: girls]")
    assert worked_out(made) == {"2016-17": 3.0}


def test_a_gap_with_a_withheld_group_is_withheld(cast, library: Library) -> None:
    learn_sexes(library, {"girls": (3, 100), "boys": (40, 100)})
    assert worked_out(made_from(cast, GAP, unit="percentage points")) == {"2016-17": "s"}


def test_the_whole_less_a_group_does_not_give_a_withheld_group_back(cast, counted) -> None:
    neet, home = counted[0], cast.northshire.home
    loaded(cast, figures_of((NEET, "2016/17", 23)))
    learn_of_group(neet, home, "girls", "2016/17", 20.0)
    learn_of_group(neet, home, "boys", "2016/17", None)
    made = made_from(cast, f"[{NEET}] - [{NEET} | girls]", unit="count")
    assert worked_out(made) == {"2016-17": "s"}


def test_a_group_that_is_not_known_or_could_be_two_is_refused(cast, library: Library) -> None:
    for number, dimension in enumerate(("ethnicity", "need")):
        Group.objects.create(key=f"other-{number}", name="Other", dimension=dimension)
    name = "Women smoking at the time of delivery"
    with pytest.raises(CannotDefine, match="no group “nobody”"):
        made_from(cast, f"[{name} | nobody] * 2", "One")
    with pytest.raises(CannotDefine, match=r"a group of ethnicity and need\. Say which"):
        made_from(cast, f"[{name} | Other] * 2", "Two")
    made = made_from(cast, f"[{name} | need: Other] * 2", "Three")
    assert list(made.expression_of.values()) == [f"{library.smoking.key}|other-1"]


def test_a_measure_is_not_made_from_a_group_of_itself(cast, library: Library) -> None:
    Group.objects.create(key="girls", name="girls", dimension="sex")
    one = made_from(cast, f"{SMOKING} * 2", "One")
    with pytest.raises(CannotDefine, match="cannot be made from itself"):
        change_expression(definition=one, expression="[One | girls] * 2", by=cast.ben, reason="Round")


# As at a day


def test_on_a_past_day_it_is_what_it_was(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.0}, on="2017-05-01")
    with recorded_as_at(moment("2017-05-02")):
        made = made_from(cast, f"{SMOKING} * 2", unit="percent")
    learn(library.smoking, library.home, {"2016/17": 16.0}, on="2017-06-10")
    recompute_derived(definition=made, by=cast.ben)
    then = known_figures(definitions=[made.pk], as_at=date(2017, 5, 20))
    assert [each.number for each in then] == [34]
    assert worked_out(made) == {"2016-17": 32.0}


def test_nothing_is_known_before_its_parts_are(cast, library: Library) -> None:
    """A load of a past day, brought in after one of a later day, does not tell then what came later."""
    learn(library.smoking, library.home, {"2016/17": 17.0}, on="2017-06-10")
    with recorded_as_at(moment("2017-05-01")):
        made = made_from(cast, f"{SMOKING} * 2", unit="percent")
    assert known_figures(definitions=[made.pk], as_at=date(2017, 5, 20)) == []
    assert len(known_figures(definitions=[made.pk], as_at=date(2017, 6, 20))) == 1


# Definitions that change


def test_a_circle_is_refused_however_long_and_nothing_is_changed(cast, library: Library) -> None:
    one = made_from(cast, f"{SMOKING} * 2", "One")
    made_from(cast, "[One] * 2", "Two")
    with pytest.raises(CannotDefine, match="cannot be made from itself"):
        change_expression(definition=one, expression="[Two] * 2", by=cast.ben, reason="Round and round")
    one.refresh_from_db()
    assert one.expression == f"{SMOKING} * 2"


def test_a_circle_that_came_about_all_the_same_stops_no_load(cast, counted) -> None:
    one = made_from(cast, f"[{NEET}] * 2", "One")
    two = made_from(cast, "[One] * 2", "Two")
    loaded(cast, figures_of((NEET, "2015/16", 20)))
    Definition.objects.filter(pk=one.pk).update(
        expression=f"[{NEET}] + [Two]", expression_of={NEET: counted[0].key, "Two": two.key}
    )
    loaded(cast, figures_of((NEET, "2015/16", 30)), name="second.csv")
    assert worked_out(one) == worked_out(two) == {"2015-16": "m"}
    assert "made from itself" in standing(one, "2015-16")[0].note


def test_a_circle_among_other_measures_refuses_no_measure_that_does_not_need_them(cast, counted) -> None:
    one = made_from(cast, f"[{NEET}] * 2", "One")
    two = made_from(cast, "[One] * 2", "Two")
    Definition.objects.filter(pk=one.pk).update(expression="[Two]", expression_of={"Two": two.key})
    assert made_from(cast, f"[{NEET}] * 3", "Three").expression == f"[{NEET}] * 3"
    with pytest.raises(CannotDefine, match="cannot be made from itself"):
        made_from(cast, "[Two] * 3", "Four")


def test_an_expression_that_lost_a_measure_stops_no_load_and_shows_no_old_number(cast, counted) -> None:
    made = made_from(cast, f"[{NEET}] + [{COHORT}]", unit="count")
    loaded(cast, figures_of((NEET, "2015/16", 20), (COHORT, "2015/16", 400)))
    Definition.objects.filter(name=COHORT).update(removed=True)
    loaded(cast, figures_of((NEET, "2015/16", 30)), name="second.csv")
    assert worked_out(made) == {"2015-16": "m"}
    assert COHORT in standing(made, "2015-16")[0].note


def test_when_it_is_no_longer_worked_out_its_numbers_go_and_so_do_those_made_of_it(cast, counted) -> None:
    one = made_from(cast, f"[{NEET}] * 2", "One", unit="count")
    two = made_from(cast, "[One] * 2", "Two", unit="count")
    loaded(cast, figures_of((NEET, "2015/16", 20)))
    assert worked_out(two) == {"2015-16": 80.0}
    change_expression(definition=one, expression="", by=cast.ben, reason="Counted by hand from now on")
    assert worked_out(one) == worked_out(two) == {"2015-16": "m"}


def test_another_preferred_source_is_followed(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.0}, source="report", on="2017-05-01")
    learn(library.smoking, library.home, {"2016/17": 16.0}, source="return", on="2017-06-01")
    made = made_from(cast, f"{SMOKING} * 2", unit="percent")
    assert worked_out(made) == {"2016-17": 32.0}
    library.smoking.preferred_source = Source.objects.get(key="report")
    library.smoking.save()
    derive_after_definition(definition=library.smoking, by=cast.ben)
    assert worked_out(made) == {"2016-17": 34.0}


# In which order


@pytest.mark.parametrize(
    ("needs", "touched", "levels", "circles"),
    [
        ({"b": "a"}, "a", ["b"], ""),
        ({"b": "a", "c": "b"}, "a", ["b", "c"], ""),
        ({"c": "ab", "b": "a"}, "a", ["b", "c"], ""),
        ({"b": "a", "c": "a", "d": "bc"}, "a", ["bc", "d"], ""),
        ({"b": "a", "d": "x"}, "a", ["b"], ""),
        ({"b": "ac", "c": "b", "d": "a"}, "a", ["d"], "bc"),
        ({"b": "a"}, "z", [], ""),
        ({"c": "b", "b": "a"}, "b", ["c"], ""),
    ],
)
def test_what_follows_is_worked_out_after_what_it_needs(needs, touched, levels, circles) -> None:
    every = [Definition(key=key, expression_of={each: each for each in of}) for key, of in needs.items()]
    for number, each in enumerate(every, 1):
        each.pk = number
    found = following(touched, every)
    assert ["".join(sorted(each.key for each in level)) for level in found.levels] == levels
    assert "".join(sorted(each.key for each in found.in_circles)) == circles


def test_a_small_number_of_a_group_is_not_given_away_by_what_is_made_of_it(cast, library: Library) -> None:
    harmed = define_measure(partnership=cast.northshire, name="Children harmed", by=cast.ben, unit="count")
    made = made_from(cast, "[Children harmed] * 2", unit="count")
    for group, value in (("girls", 3), ("boys", 40), ("not-said", 60)):
        learn_of_group(harmed, library.home, group, "2016/17", value)
    recompute_derived(definition=made, by=cast.ben)
    found = {group: list(worked_out(made, library.home, group).values()) for group in ("girls", "not-said")}
    assert found == {"girls": ["s"], "not-said": [120.0]}
