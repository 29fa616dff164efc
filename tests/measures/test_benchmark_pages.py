"""The benchmark scorecard: any authority, all its measures, beside whom a reader chooses."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, strategies as st

from goldenthread.measures.models import (
    ComparatorMember,
    ComparatorSet,
    Definition,
    Source,
)
from goldenthread.measures.queries.benchmark_sheet import Measured, national_sources, sheet_of
from goldenthread.measures.queries.benchmarks import Benchmark, Place
from goldenthread.measures.queries.cube import forget_cubes
from goldenthread.measures.scorecards.benchmark_table import (
    Shown,
    change_words,
    lines_of,
    rank_words,
    shown_for,
)
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import Number, Unit, UnitKind, format_value
from goldenthread.rules.periods import Period
from goldenthread.rules.rounding import round_half_away
from tests.measures.scenarios import learn, small_library

TODAY = date(2017, 6, 21)


def measured(unit: str = "percent", decimals: int | None = None, polarity: str = "high_is_good", **more):
    given = {"no_quartile": False, "per": None, "short_name": "", "theme": "", "name": "Absence"} | more
    return Measured(identity=1, key="absence", unit=unit, decimals=decimals, polarity=polarity, **given)


@pytest.mark.parametrize(
    ("unit", "decimals", "latest", "value", "shown"),
    [
        ("percent", 1, 54.75, 54.75, "54.8%"),
        ("percent", None, 54.7, 51.234, "51.2%"),  # the places of the authority's own figure
        ("percent", None, 54.0, 51.6, "52%"),
        ("pounds", 0, 1234567.0, 1234567.5, "£1,234,568"),
        ("pounds", None, -12.5, -12.5, "−£12.5"),
        ("rate", 2, 3.0, 3.005, "3.01"),  # a half goes away from nought
        ("count", None, 12.0, 12.0, "12"),
    ],
)
def test_how_a_figure_is_written(unit, decimals, latest, value, shown) -> None:
    assert shown_for(measured(unit, decimals), latest)(value) == shown


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False), st.integers(0, 2))
def test_a_figure_is_written_as_everywhere_else(number: Decimal, places: int) -> None:
    wanted = format_value(Number(round_half_away(number, places)), Unit(UnitKind.PERCENT))
    assert Shown("", "%", places)(float(number)) == wanted


def row(change: float | None = None, better: bool | None = None, place: Place | None = None) -> Benchmark:
    years = (Period.year(2014), Period.year(2015))
    return Benchmark(1, years, (1.0, 2.0), (None, None), 1, change, better, None, None, (), place, 0)


@pytest.mark.parametrize(
    ("change", "better", "words"),
    [
        (1.25, True, "Up 1.3, better"),
        (-1.25, False, "Down 1.3, worse"),
        (0.5, None, "Up 0.5"),  # nobody says which way is better
        (0.0, None, "No change"),
        (0.004, True, "Hardly any change"),
        (None, None, "Not known"),  # the year before has no figure
    ],
)
def test_a_change_is_said_in_words(change, better, words) -> None:
    assert change_words(row(change, better), Shown("", "", 1)) == words


def test_the_change_of_a_percentage_is_in_points() -> None:
    assert change_words(row(1.25, True), Shown("", "%", 1)) == "Up 1.3 points, better"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(3, 150, 1, 1), "3 of 150"),
        (Place(3, 150, 2, 1), "3= of 150"),
        (None, "Not ranked"),
    ],
)
def test_a_rank_says_out_of_how_many_and_whether_it_is_shared(place, words) -> None:
    assert rank_words(row(place=place)) == words


@pytest.fixture
def client_of(cast):
    """A browser in which one of the cast is signed in."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(getattr(cast, name))
        return client

    return signed_in


@pytest.fixture
def nation(cast, db):
    """England, its North with six authorities, three measures: a rate, a count, one without any figure."""
    forget_cubes()
    library = small_library(cast)
    source = Source.objects.create(
        key="lait", name="The national tool", kind="lait", publisher="The department", licence="Open"
    )
    absence = Definition.objects.create(
        key="absence", name="Absence", unit="percent", decimals=1, polarity="low_is_good", theme="Schools"
    )
    looked_after = Definition.objects.create(
        key="looked-after", name="Children looked after", unit="count", polarity="no_judgement", theme="Care"
    )
    others = [
        Area.objects.create(name=f"{name}shire", kind="authority", dfe_number=400 + at, parent=library.region)
        for at, name in enumerate(("East", "West", "South", "Mid", "Far"))
    ]
    for at, area in enumerate([library.home, *others]):
        learn(absence, area, {"2014-15": 5.0 + at, "2015-16": 6.0 + at}, source="lait")
        learn(looked_after, area, {"2015-16": 100.0 + at}, source="lait")
    learn(absence, library.england, {"2015-16": 7.5, "2016-17": 7.0}, source="lait")
    learn(absence, library.region, {"2015-16": 8.5}, source="lait")
    learn(looked_after, library.england, {"2015-16": 615.0}, source="lait")
    for edition, members in ((date(2016, 4, 1), others[:3]), (date(2025, 5, 1), others[3:])):
        neighbours = ComparatorSet.objects.create(
            kind="statistical", name="Statistical neighbours", edition=edition
        )
        for position, member in enumerate(members):
            ComparatorMember.objects.create(
                comparator_set=neighbours, area=library.home, member=member, position=position,
                closeness="Very close",
            )  # fmt: skip
    library.source = source
    library.others = others
    yield library
    forget_cubes()


def sheet(nation, *chosen: str, today: date = TODAY, as_at: date | None = None, number: int = 399):
    return sheet_of(nation.source, number, chosen=chosen, today=today, as_at=as_at)


def test_england_the_region_and_the_neighbours_in_use_stand_beside_the_figures(nation) -> None:
    found = sheet(nation)
    assert [each.choice.heading for each in found.compared] == [
        "England", "The North", "Statistical neighbours, April 2016",
    ]  # fmt: skip
    absence = next(each for each in lines_of(found) if each.measure.key == "absence")
    assert [each.figures[absence.at] for each in found.compared] == [7.5, 8.5, 8.0]
    assert (absence.row.latest, absence.row.change, absence.row.better) == (6.0, 1.0, False)
    assert absence.row.place == (1, 6, 1, 1)
    assert absence.row.behind == 1


def test_each_neighbour_and_each_edition_in_use_by_the_day_can_be_chosen(nation) -> None:
    assert [each.key for each in sheet(nation).choices] == [
        "england", "region", "statistical-2016-04", "area-400", "area-401", "area-402",
    ]  # fmt: skip
    later = sheet(nation, today=date(2026, 11, 22))
    assert [each.key for each in later.choices][2:4] == ["statistical-2025-05", "statistical-2016-04"]
    assert [each.choice.key for each in sheet(nation, "area-401", "england").compared] == [
        "england", "area-401",
    ]  # fmt: skip


def test_where_englands_figure_is_a_total_it_is_said_and_nothing_is_compared(nation, client_of) -> None:
    found = sheet(nation)
    assert {each.measure.key: each.total for each in lines_of(found)} == {
        "absence": False,
        "looked-after": True,
    }
    page = client_of("amara").get("/benchmark/399/").content.decode()
    assert "<i>A total</i>" in page and "615" not in page


def test_another_authority_opens_in_one_click_and_only_authorities_do(nation, client_of) -> None:
    amara = client_of("amara")
    assert "Eastshire: all measures" in amara.get("/benchmark/400/").content.decode()
    assert amara.get("/benchmark/", {"authority": "400"}).headers["Location"] == "/benchmark/400/"
    assert 'href="/benchmark/404/"' in amara.get("/benchmark/", {"q": "far"}).content.decode()
    for nobody in ("970", "980", "123", "4000000000000"):
        assert amara.get(f"/benchmark/{nobody}/").status_code == 404


def test_an_extract_says_among_how_many_it_ranks(nation, client_of) -> None:
    page = client_of("amara").get("/benchmark/399/").content.decode()
    assert "among the 6 authorities loaded here" in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["looked-after", "absence"]),  # by topic
        ({"order": "rank"}, ["absence", "looked-after"]),  # what is not judged stands last
        ({"order": "change"}, ["absence", "looked-after"]),
        ({"order": "age"}, ["absence", "looked-after"]),
        ({"topic": "Schools"}, ["absence"]),
        ({"quarter": "best"}, ["absence"]),
        ({"quarter": "worst"}, []),
        ({"q": "LOOKED after"}, ["looked-after"]),
        ({"figure": "none"}, []),
        ({"order": "nonsense", "quarter": "nonsense"}, ["looked-after", "absence"]),
    ],
)
def test_measures_are_sorted_and_chosen_in_the_address(nation, client_of, asked, shown) -> None:
    page = client_of("amara").get("/benchmark/399/", asked).content.decode()
    names = re.findall(r'scope="row"><a [^>]*>([^<]*)</a>', page)
    assert names == [{"absence": "Absence", "looked-after": "Children looked after"}[each] for each in shown]


def test_the_download_holds_plain_numbers_and_every_note(nation, client_of) -> None:
    answer = client_of("amara").get("/benchmark/399/", {"as": "csv", "against": "england"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    absence = rows[1]
    assert (absence["Latest"], absence["Change"], absence["Better or worse"]) == ("6.0", "1.0", "worse")
    assert (absence["England"], absence["Rank"], absence["Ranked"]) == ("7.5", "1", "6")
    assert rows[0]["England is a total"] == "yes"


def test_a_past_day_shows_what_was_known_then(nation, client_of) -> None:
    learn(
        Definition.objects.get(key="absence"), nation.home, {"2016-17": 9.0}, source="lait", on="2019-01-01"
    )
    now, then = sheet(nation), sheet(nation, as_at=date(2018, 1, 1))
    latest = [{each.measure.key: each.row.latest for each in lines_of(found)} for found in (now, then)]
    assert latest[0]["absence"] == 9.0 and latest[1]["absence"] == 6.0
    assert sheet(nation, as_at=date(2015, 1, 1)) is None


def test_the_number_of_queries_does_not_depend_on_how_much_there_is(
    nation, client_of, django_assert_num_queries
) -> None:
    from django.db import connection

    amara = client_of("amara")
    amara.get("/benchmark/399/")
    with CaptureQueriesContext(connection) as captured:
        amara.get("/benchmark/399/")
    few = len(captured)
    source = nation.source
    for number in range(30):
        definition = Definition.objects.create(key=f"more-{number}", name=f"More {number}")
        learn(definition, nation.home, {"2015-16": 1.0}, source=source.key)
    amara.get("/benchmark/399/")
    with django_assert_num_queries(few):
        page = amara.get("/benchmark/399/").content.decode()
    assert page.count('scope="row"') == 32


def test_without_national_figures_the_page_says_what_to_do(cast, client_of) -> None:
    forget_cubes()
    amara = client_of("amara")
    assert "Load the data" in amara.get("/benchmark/").content.decode()
    assert amara.get("/benchmark/892/").status_code == 404


def test_names_from_a_source_cannot_become_markup(nation, client_of) -> None:
    Definition.objects.filter(key="absence").update(name="<b>bold</b>", theme='"><script>')
    Area.objects.filter(pk=nation.others[0].pk).update(name="<i>East</i>")
    forget_cubes()
    page = client_of("amara").get("/benchmark/399/?against=area-400").content.decode()
    assert "<b>bold</b>" not in page and "<script>alert" not in page and "<i>East</i>" not in page
    assert "&lt;b&gt;bold" in page
    assert '"><script>' not in page


def test_a_load_that_came_since_is_seen_at_once(nation, client_of) -> None:
    amara = client_of("amara")
    amara.get("/benchmark/399/")
    learn(Definition.objects.get(key="absence"), nation.home, {"2016-17": 9.9}, source="lait")
    assert "9.9%" in amara.get("/benchmark/399/").content.decode()
    assert national_sources() == [nation.source]
