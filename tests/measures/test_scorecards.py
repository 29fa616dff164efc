"""Scorecards: every row says what the measure's own page says, in words a board can read out."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.defining import change_definition, define_measure, relate
from goldenthread.measures.actions.targeting import overrule_rating, set_target
from goldenthread.measures.models import ComparatorMember, ComparatorSet, Definition, Source
from goldenthread.measures.queries.cube import forget_cubes
from goldenthread.measures.scorecards.scorecard import by_priority, counts_of
from goldenthread.measures.scorecards.table import (
    change_words,
    counts_sentence,
    flags_sentence,
    place_words,
    target_words,
)
from goldenthread.partnerships.models import Area, Membership
from goldenthread.rules.periods import read_period
from goldenthread.rules.ratings import Status
from tests.measures.scenarios import learn, moment
from tests.measures.scorecard_scenarios import Board, learn_counts, small_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(cast) -> Board:
    forget_cubes()
    return small_board(cast)


@pytest.fixture
def browser(board) -> Client:
    client = Client()
    client.force_login(board.cast.dev)
    return client


def aim(board: Board, text: str, **how):
    return set_target(
        definition=board.library.smoking, area=board.library.home, text=text, by=board.cast.ben,
        reason="Agreed", **how,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "words", "direction"),
    [
        ((200, 1000), (150, 1000), "Down 5.0 points since 2015-16, better, beyond chance", "better"),
        ((150, 1000), (200, 1000), "Up 5.0 points since 2015-16, worse, beyond chance", "worse"),
        ((20, 100), (19, 100), "No clear change: down 1.0 points since 2015-16, within chance", "unclear"),
        ((20, 100), (20, 100), "No change since 2015-16", "unclear"),
    ],
)
def test_a_change_says_which_way_whether_better_and_whether_beyond_chance(
    board, before, now, words, direction
) -> None:
    learn_counts(board.library.smoking, board.library.home, "2015/16", *before)
    learn_counts(board.library.smoking, board.library.home, "2016/17", *now)
    row = board.row(board.library.smoking)
    assert (change_words(row), row.direction) == (words, direction)


def test_a_change_without_counts_is_said_not_to_be_tested(board) -> None:
    learn(board.library.smoking, board.library.home, {"2015/16": 20.0, "2016/17": 18.0})
    row = board.row(board.library.smoking)
    assert change_words(row) == "Down 2.0 points since 2015-16, better; not tested"


def test_after_a_gap_there_is_nothing_to_compare_with(board) -> None:
    learn(board.library.smoking, board.library.home, {"2014/15": 20.0, "2016/17": 18.0})
    assert change_words(board.row(board.library.smoking)) == "No earlier figure to compare with"


def test_each_past_period_is_rated_with_the_target_of_its_own_time(board) -> None:
    learn(board.library.smoking, board.library.home, {"2014/15": 20.0, "2015/16": 19.0, "2016/17": 18.0})
    aim(board, "21%", period=read_period("2014/15"))
    aim(board, "18.5%", period=read_period("2015/16"))
    aim(board, "17%", period=read_period("2016/17"))
    past = board.row(board.library.smoking).past
    assert [(str(each.period), each.status) for each in past] == [
        ("2014-15", Status.GREEN),
        ("2015-16", Status.RED),
        ("2016-17", Status.RED),
    ]


def test_a_period_that_had_no_target_is_not_rated_in_hindsight(board) -> None:
    learn(board.library.smoking, board.library.home, {"2015/16": 19.0, "2016/17": 18.0})
    aim(board, "17%", period=read_period("2016/17"))
    past = board.row(board.library.smoking).past
    assert [each.status for each in past] == [Status.NOT_RATED, Status.RED]


def test_a_rating_a_person_gave_stands_in_the_past_too(board) -> None:
    learn(board.library.smoking, board.library.home, {"2015/16": 19.0, "2016/17": 18.0})
    aim(board, "17%", period=read_period("2016/17"))
    for period in ("2015/16", "2016/17"):
        overrule_rating(
            definition=board.library.smoking, area=board.library.home, period=read_period(period),
            rating="green", by=board.cast.ben, reason="The hospital moved",
        )  # fmt: skip
    row = board.row(board.library.smoking)
    assert [each.status for each in row.past] == [Status.GREEN, Status.GREEN]
    assert row.past[1].rating.status is Status.RED


def test_the_counts_are_a_sentence_and_say_what_chance_would_flag(board) -> None:
    learn_counts(board.library.smoking, board.library.home, "2015/16", 20, 100)
    learn_counts(board.library.smoking, board.library.home, "2016/17", 19, 100)
    aim(board, "17%")
    counts = counts_of(board.scorecard())
    assert counts_sentence(counts) == (
        "2 measures: 1 red and 1 not rated. 0 got better and 0 worse since the period before."
    )
    assert counts.tested == 1
    assert flags_sentence(counts).startswith("Of 1 comparison at 95%, about 0.1 would be flagged")
    assert flags_sentence(counts).endswith("1 could not be tested.")


def test_where_nothing_could_be_tested_that_is_said(board) -> None:
    assert "No change here could be tested" in flags_sentence(counts_of(board.scorecard()))


def test_a_measure_stands_under_every_priority_that_uses_it(board) -> None:
    groups = by_priority(board.scorecard(), board.contents()[0])
    assert [(part.title, [row.definition.name for row in rows]) for part, rows in groups] == [
        ("Healthy children", [board.library.smoking.name, board.library.schools.name]),
        ("Learning children", [board.library.schools.name]),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [("17.0%", "17.0%"), ("Better than the national average", "Better than the national average (11.2%)")],
)
def test_a_target_is_as_set_with_what_it_came_to_where_it_leans_on_another(board, text, words) -> None:
    learn(board.library.smoking, board.library.home, {"2016/17": 18.0})
    learn(board.library.smoking, board.library.england, {"2016/17": 11.2})
    aim(board, text)
    assert target_words(board.row(board.library.smoking)) == words


@pytest.fixture
def nation(board) -> Definition:
    """Smoking in a national source, for Northshire, five others and England."""
    Source.objects.create(key="lait", name="The national tool", kind="lait")
    national = Definition.objects.create(
        key="national-smoking", name="Smoking", unit="percent", polarity="low_is_good", theme="Health"
    )
    neighbours = ComparatorSet.objects.create(
        kind="statistical", name="Statistical neighbours", edition=date(2016, 4, 1)
    )
    learn(national, board.library.home, {"2014/15": 21.0, "2015/16": 20.0}, source="lait")
    learn(national, board.library.england, {"2015/16": 11.0}, source="lait")
    for number in range(5):
        area = Area.objects.create(
            name=f"Area {number}", kind="authority", dfe_number=500 + number, parent=board.library.region
        )
        ComparatorMember.objects.create(
            comparator_set=neighbours, area=board.library.home, member=area, position=number
        )
        if number < 4:
            learn(national, area, {"2015/16": 10.0 + number}, source="lait")
        else:
            learn(national, area, {"2014/15": 30.0}, source="lait")
    with recorded_as_at(moment("2016-09-01")):
        relate(
            definition=board.library.smoking, national=national, kind="same", by=board.cast.ben, reason="Same"
        )
    return national


def test_the_same_measure_in_a_national_source_gives_rank_neighbours_and_theme(board, nation) -> None:
    row = board.row(board.library.smoking)
    assert place_words(row) == "Rank 5 of 5, worst quarter"
    assert row.theme == "Health"
    page = "".join(each.how_many for each in row.found.comparators)
    assert "mean of the 4 of 5 with a figure" in page


def test_a_rank_for_another_period_than_the_figure_says_for_when(board, nation) -> None:
    learn(board.library.smoking, board.library.home, {"2016/17": 18.0})
    assert place_words(board.row(board.library.smoking)).endswith("worst quarter for 2015-16")


def test_a_past_day_shows_only_what_was_known_then(board, nation) -> None:
    learn(board.library.smoking, board.library.home, {"2016/17": 18.0}, on="2018-05-01")
    then = board.row(board.library.smoking, as_at=date(2017, 7, 1))
    now = board.row(board.library.smoking, today=date(2018, 6, 1))
    assert [str(each.found.latest.period) for each in (then, now)] == ["2015-16", "2016-17"]
    assert board.row(board.library.smoking, as_at=date(2016, 1, 1)).found.latest is None
    assert board.scorecard(as_at=date(2014, 1, 1)) == []


# The pages


def names_on(page: str) -> list[str]:
    return re.findall(r'scope="row"><a [^>]*>([^<]*)</a>', page)


def test_the_scorecard_of_a_plan_reads_by_priority(board, browser, nation) -> None:
    aim(board, "17%")
    page = browser.get("/scorecards/board-plan/").content.decode()
    assert "2 measures: 1 red and 1 not rated." in page
    assert page.index("1 Healthy children") < page.index("2 Learning children")
    assert names_on(page) == [
        board.library.smoking.name, board.library.schools.name, board.library.schools.name,
    ]  # fmt: skip
    for said in ("Lower is better.", "Rank 5 of 5", "Statistical neighbours, April 2016: ", "England: 11.0%"):
        assert said in page
    assert "<details><summary>Why</summary><p>Red: 20% is 3 points above the target of 17%" in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"rating": "red"}, ["smoking"]),
        ({"rating": ["red", "not_rated"]}, ["smoking", "schools"]),
        ({"rating": "green"}, []),
        ({"only": "no-target"}, ["schools"]),
        ({"only": "no-figure"}, ["schools"]),
        ({"only": "worst-quarter"}, ["smoking"]),
        ({"only": "better"}, ["smoking"]),
        ({"only": "worse"}, []),
        ({"theme": "health"}, ["smoking"]),
        ({"theme": "none"}, ["schools"]),
        ({"order": "rating"}, ["smoking", "schools"]),
        ({"order": "rank"}, ["smoking", "schools"]),
        ({"order": "change"}, ["smoking", "schools"]),
        ({"order": "age"}, ["schools", "smoking"]),
        ({"order": "nonsense", "only": "nonsense"}, ["smoking", "schools", "schools"]),
    ],
)
def test_rows_are_chosen_and_sorted_in_the_address(board, browser, nation, asked, shown) -> None:
    aim(board, "17%")
    order = {"order": "rating"} if "order" not in asked else {}
    page = browser.get("/scorecards/board-plan/", {**order, **asked}).content.decode()
    wanted = {"smoking": board.library.smoking.name, "schools": board.library.schools.name}
    assert names_on(page) == [wanted[each] for each in shown]


def test_a_priority_can_be_chosen(board, browser) -> None:
    content = board.contents()[0]
    second = content.parts[1].identity
    page = browser.get("/scorecards/board-plan/", {"priority": second, "order": "rating"}).content.decode()
    assert names_on(page) == [board.library.schools.name]


def test_small_charts_and_ratings_over_time_show_the_same_measures(board, browser, nation) -> None:
    aim(board, "17%", period=read_period("2015/16"))
    charts = browser.get("/scorecards/board-plan/", {"view": "charts"}).content.decode()
    assert charts.count('class="gt-multiple__chart"') == 1  # schools have no figure to draw
    assert "2 figures, from 21.0% in 2014-15 to 20.0% in 2015-16" in charts
    strips = browser.get("/scorecards/board-plan/", {"view": "strips"}).content.decode()
    assert "Each is rated against the target of its own time" in strips
    assert "gt-rating--red" in strips


def test_by_organisation_and_by_theme(board, browser, nation) -> None:
    change_definition(
        definition=board.library.smoking, provider=board.cast.police, by=board.cast.ben,
        reason="They count it",
    )  # fmt: skip
    choose = browser.get("/scorecards/").content.decode()
    for href in (
        f"/scorecards/organisations/{board.cast.police.pk}/",
        "/scorecards/themes/northshire/health/",
        "/scorecards/board-plan/",
    ):
        assert f'href="{href}"' in choose
    page = browser.get(f"/scorecards/organisations/{board.cast.police.pk}/").content.decode()
    assert names_on(page) == [board.library.smoking.name]
    page = browser.get("/scorecards/themes/northshire/health/").content.decode()
    assert names_on(page) == [board.library.smoking.name]
    assert browser.get("/scorecards/themes/northshire/nothing/").status_code == 404
    assert browser.get("/scorecards/themes/southborough/health/").status_code == 404


def test_the_download_says_what_the_page_says(board, browser, nation) -> None:
    aim(board, "17%")
    answer = browser.get("/scorecards/board-plan/", {"as": "csv"})
    first = next(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (first["Latest"], first["Rating"], first["Rank"]) == ("20.0%", "Red", "5 of 5")
    assert first["Why"].startswith("Red: 20% is 3 points above")
    assert first["Beyond chance"] == "not tested"


def test_a_partnership_without_an_area_is_told_what_to_do(board, browser) -> None:
    board.cast.northshire.home = None
    board.cast.northshire.save()
    for address in ("/scorecards/", "/scorecards/board-plan/", "/exceptions/", "/data-quality/"):
        page = browser.get(address)
        assert page.status_code == 200
        assert "has no area of its own here yet" in page.content.decode(), address


def test_a_stranger_sees_nothing_of_it(board) -> None:
    farid = Client()
    farid.force_login(board.cast.farid)
    assert farid.get("/scorecards/board-plan/").status_code == 404
    assert farid.get(f"/scorecards/organisations/{board.cast.police.pk}/").status_code == 404
    for address in ("/exceptions/", "/data-quality/"):
        assert farid.get(address, {"partnership": "northshire"}).status_code == 404
    assert "Board plan" not in farid.get("/scorecards/").content.decode()


def test_what_people_wrote_cannot_become_markup(board, browser) -> None:
    change_definition(definition=board.library.smoking, name="<b>Smoking</b>", by=board.cast.ben, reason="x")
    learn(board.library.smoking, board.library.home, {"2016/17": 18.0}, note="<script>alert(1)</script>")
    for view in ("table", "charts", "strips"):
        page = browser.get("/scorecards/themes/northshire/none/", {"view": view}).content.decode()
        assert "<b>Smoking" not in page and "<script>alert" not in page
        assert "&lt;b&gt;Smoking" in page


def test_the_page_of_scorecards_asks_as_much_for_one_partnership_as_for_two(board, browser, nation) -> None:
    def asked() -> int:
        browser.get("/scorecards/")
        with CaptureQueriesContext(connection) as captured:
            page = browser.get("/scorecards/").content.decode()
        assert "2 measures: " in page
        return len(captured)

    alone = asked()
    cast = board.cast
    Membership.objects.create(person=cast.dev, partnership=cast.southborough, role="viewer")
    cast.southborough.home = board.library.region
    cast.southborough.save()
    assert asked() == alone <= 25
    other = browser.get("/scorecards/", {"partnership": cast.southborough.slug})
    assert "No measure of this partnership" in other.content.decode()


@pytest.mark.parametrize("address", ["/scorecards/board-plan/", "/scorecards/", "/exceptions/"])
def test_the_number_of_queries_does_not_depend_on_how_many_measures(
    board, browser, nation, address, django_assert_num_queries
) -> None:
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        browser.get(address)
    few = len(captured)
    for number in range(15):
        more = define_measure(
            partnership=board.cast.northshire, name=f"More {number}", by=board.cast.ben, unit="percent",
            polarity="high_is_good",
        )  # fmt: skip
        learn(more, board.library.home, {"2015/16": 10.0, "2016/17": 11.0})
        set_target(definition=more, area=board.library.home, text="12%", by=board.cast.ben, reason="Agreed")
    browser.get(address)
    with django_assert_num_queries(few):
        browser.get(address)
