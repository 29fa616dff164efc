"""Breaking a measure down: small counts are withheld, and a gap is told with both levels."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.measures.actions.defining import define_measure
from goldenthread.measures.actions.refreshing import PeriodKeeper
from goldenthread.measures.keeping import keep
from goldenthread.measures.models import Group, Load, Source
from goldenthread.measures.presenting.page import measure_page
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import Suppressed
from goldenthread.rules.periods import read_period

from .scenarios import Library, learn, moment, small_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


def learn_groups(
    library: Library,
    period: str,
    counts: dict[str, tuple[int, int]],
    kind: str = "provider",
    *,
    area=None,
    dimension: str = "sex",
) -> None:
    """Counts by group: name -> (numerator, denominator)."""
    source, _ = Source.objects.get_or_create(key=f"groups-{kind}", defaults={"name": kind, "kind": kind})
    load = Load.objects.create(
        source=source, by_name="Ben", at=moment("2017-06-21"), status="confirmed", name=f"groups {period}"
    )
    found = read_period(period)
    assert found is not None
    rows = []
    for name, (numerator, denominator) in counts.items():
        group, _ = Group.objects.get_or_create(key=name, defaults={"name": name, "dimension": dimension})
        rows.append(
            (
                library.smoking.pk, (area or library.home).pk, group.pk, PeriodKeeper().identity(found), "n",
                100.0 * numerator / denominator, None, "", "", float(numerator), float(denominator),
                None, None, None, None, "", "", None, "", None,
            )
        )  # fmt: skip
    keep(load, rows, whole=False)


def first_breakdown(cast, library: Library):
    found = measure_page(library.smoking, partnership=cast.northshire, contents=[], today=date(2017, 7, 1))
    return found.breakdowns[0]


@pytest.mark.parametrize(
    ("counts", "total", "hidden"),
    [
        ({"girls": (30, 100), "boys": (40, 100)}, (70, 200), set()),
        ({"girls": (3, 100), "boys": (40, 100)}, None, {"girls"}),
        ({"girls": (3, 100), "boys": (40, 100)}, (43, 200), {"girls", "boys"}),
        ({"girls": (0, 100), "boys": (40, 100)}, (40, 200), set()),
        ({"girls": (40, 100)}, (43, 200), {"girls"}),
    ],
)
def test_a_small_count_is_withheld_and_cannot_be_worked_out_from_the_total(
    cast, library: Library, counts, total, hidden
) -> None:
    learn_groups(library, "2016/17", counts)
    if total:
        learn(
            library.smoking,
            library.home,
            {"2016/17": 100 * total[0] / total[1]},
            numerator=float(total[0]),
            denominator=float(total[1]),
        )
    breakdown = first_breakdown(cast, library)["breakdown"]
    withheld = {part.name for part in breakdown.parts if isinstance(part.figures[-1].value, Suppressed)}
    assert withheld == hidden
    table = str(first_breakdown(cast, library)["table"].html())
    for name in hidden:
        assert f">{counts[name][0]} of" not in table
    for name in set(counts) - hidden:
        assert f">{counts[name][0]} of {counts[name][1]}<" in table


def test_figures_that_a_publisher_protected_already_are_shown_as_published(cast, library: Library) -> None:
    learn_groups(library, "2016/17", {"girls": (3, 100), "boys": (40, 100)}, kind="ees")
    breakdown = first_breakdown(cast, library)["breakdown"]
    assert not any(isinstance(part.figures[-1].value, Suppressed) for part in breakdown.parts)


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        ("provider", "Children on a protection plan", ["c", "c", "40"]),
        ("ees", "Children on a protection plan", ["3", "9", "40"]),
        ("provider", "Schools judged good", ["3", "9", "40"]),
    ],
)
def test_small_numbers_of_people_below_the_authority_are_withheld_and_the_page_says_by_which_rule(
    cast, library: Library, kind, name, shown
) -> None:
    measure = define_measure(partnership=cast.northshire, name=name, by=cast.ben, unit="count")
    Source.objects.create(key="numbers", name="numbers", kind=kind)
    for ward, count in (("North ward", 3), ("South ward", 9), ("West ward", 40)):
        area = Area.objects.create(
            name=ward, kind="ward", parent=library.home, partnership=cast.northshire, gss_code=""
        )
        learn(measure, area, {"2016/17": float(count)}, source="numbers")
    learn(measure, library.home, {"2016/17": 52.0}, source="numbers")
    page = measure_page(measure, partnership=cast.northshire, contents=[], today=date(2017, 7, 1))
    breakdown = page.breakdowns[0]["breakdown"]
    latest = [part.figures[-1] for part in breakdown.parts]
    assert ["c" if each.number is None else f"{each.number:.0f}" for each in latest] == shown
    assert ("are themselves numbers of people" in breakdown.withheld) == ("c" in shown)


def test_a_gap_is_told_with_both_levels_and_its_own_change(cast, library: Library) -> None:
    learn_groups(library, "2015/16", {"girls": (100, 1000), "boys": (400, 1000)})
    learn_groups(library, "2016/17", {"girls": (200, 1000), "boys": (300, 1000)})
    gap = first_breakdown(cast, library)["breakdown"].gap
    assert "girls (20.0%)" in gap.sentence and "boys (30.0%)" in gap.sentence
    assert "is 10.0 points; the higher is 1.5 times the lower" in gap.sentence
    assert gap.trend == "The gap has narrowed since 2015-16 by more than chance alone would give."


def test_a_withheld_group_has_no_gap(cast, library: Library) -> None:
    learn_groups(library, "2016/17", {"girls": (3, 100), "boys": (40, 100)})
    assert first_breakdown(cast, library)["breakdown"].gap is None


def test_the_page_shows_gaps_slope_and_standardised_rate_where_the_groups_allow_them(
    cast, library: Library
) -> None:
    fifths = ("1 (most deprived)", "2", "3", "4", "5 (least deprived)")
    learn_groups(library, "2016/17", {name: (300 - 50 * at, 1000) for at, name in enumerate(fifths)},
                 dimension="IMD quintile")  # fmt: skip
    ages = {"0-4": (60, 1000), "5-9": (90, 1200), "10-14": (200, 1500)}
    for area in (library.home, library.england):
        learn_groups(library, "2016/17", ages, area=area, dimension="Age")
    learn_groups(library, "2016/17", {"girls": (100, 1000), "boys": (200, 1000), "unknown": (50, 500)})
    learn(library.smoking, library.home, {"2016/17": 20.0}, numerator=1000.0, denominator=5000.0)
    found = measure_page(library.smoking, partnership=cast.northshire, contents=[], today=date(2017, 7, 1))
    by_name = {each["breakdown"].name: each for each in found.breakdowns}
    assert by_name["IMD quintile"]["picture"] is not None and by_name["IMD quintile"]["gaps"] is None
    assert "England" in str(by_name["Age"]["standardised"].html())
    assert by_name["Sex"]["gaps"].caption == "Gap to the rest, 2016-17"


def test_the_places_within_the_area_stand_beside_the_rest_of_it(cast, library: Library) -> None:
    for name, x in (("North ward", 150), ("South ward", 90), ("West ward", 60)):
        ward = Area.objects.create(
            name=name, kind="ward", parent=library.home, partnership=cast.northshire, gss_code=""
        )
        learn(library.smoking, ward, {"2016/17": x / 10}, numerator=float(x), denominator=1000.0)
    learn(library.smoking, library.home, {"2016/17": 10.0}, numerator=300.0, denominator=3000.0)
    rows = first_breakdown(cast, library)["breakdown"].gaps.rows
    assert [(row.name, row.meaning) for row in rows] == [
        ("North ward", "Worse"),
        ("South ward", "No clear gap: chance alone could give it"),
        ("West ward", "Better"),
    ]
