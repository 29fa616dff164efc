"""Each group beside the rest: what may be claimed, with which interval, and how the gap has moved."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.assessing.history import History
from goldenthread.measures.models import Definition
from goldenthread.measures.presenting.gaps import Against, gap_between_two, gaps_to_the_rest
from goldenthread.measures.presenting.parts import Part, counts_behind
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import Number, Suppressed, Value
from goldenthread.rules.periods import Period, read_period
from goldenthread.rules.ratings import Rating, Status

LATEST = Period.year(2016)


def measured(unit: str = "percent", polarity: str = "low_is_good", **more) -> Assessment:
    definition = Definition(name="Smoking", unit=unit, polarity=polarity, decimals=1, **more)
    return Assessment(
        definition, Area(name="Northshire"), History((), (), ()), Rating(Status.NOT_RATED, "", "")
    )


def figure(
    value: float | None, counts: tuple[float, float] | None = None, *, period: Period = LATEST, **more
) -> KnownFigure:
    """A figure of a period: a number, or withheld; with its counts where they are known."""
    kept: Value = Suppressed("c") if value is None else Number(Decimal(repr(value)))
    known = dict.fromkeys(
        ("lower_95", "upper_95", "lower_998", "upper_998", "expected", "row", "superseded_at"), None
    )
    return KnownFigure(
        identity=1, definition_id=1, area_id=1, group_id=1, period=period, value=kept, status="",
        numerator=counts[0] if counts else None, denominator=counts[1] if counts else None, reason="",
        as_written="", note="", source_id=1, load_id=1, column="",
        learned_at=datetime(2017, 6, 1, tzinfo=UTC), **{**known, **more},
    )  # fmt: skip


def share(x: float, n: float, period: Period = LATEST) -> KnownFigure:
    return figure(round(100 * x / n, 1), (x, n), period=period)


def told(
    parts: dict[str, list[KnownFigure]], everybody: list[KnownFigure], found: Assessment | None = None, **how
):
    by_period = {each.period: each for each in everybody}
    return gaps_to_the_rest(
        [Part(name, tuple(figures)) for name, figures in parts.items()],
        by_period.get,
        LATEST,
        found or measured(),
        **{"is_whole": True, **how},
    )


@pytest.mark.parametrize(
    ("group", "everybody", "difference", "interval", "ratio", "meaning"),
    [
        ((300, 1000), (500, 3000), "+20.0 points", "95% interval +16.9 to +23.2", "3.00 times",
         "Worse"),
        ((50, 1000), (500, 3000), "−17.5 points", "95% interval −19.7 to −15.2", "0.22 times",
         "Better"),
        ((16, 100), (500, 3000), "−0.7 points", "95% interval −6.8 to +7.8", "0.96 times",
         "No clear gap: chance alone could give it"),
    ],
)  # fmt: skip
def test_a_group_is_held_against_those_not_in_it_with_an_interval(
    group, everybody, difference, interval, ratio, meaning
) -> None:
    found = told({"FSM": [share(*group)]}, [share(*everybody)])
    row = found.rows[0]
    assert found.against is Against.REST
    assert (row.shown, row.interval, row.ratio, row.meaning) == (difference, interval, ratio, meaning)


@pytest.mark.parametrize(
    ("polarity", "meaning"),
    [("low_is_good", "Worse"), ("high_is_good", "Better"), ("no_judgement", "Higher"), ("", "Higher")],
)
def test_what_a_gap_means_follows_the_polarity(polarity, meaning) -> None:
    found = told({"FSM": [share(300, 1000)]}, [share(500, 3000)], measured(polarity=polarity))
    assert found.rows[0].meaning == meaning


def test_rates_are_held_against_the_rest_per_so_many() -> None:
    found = told(
        {"Ward": [figure(120.0, (120, 10_000))]},
        [figure(70.0, (420, 60_000))],
        measured("rate", per=10_000),
    )
    row = found.rows[0]
    assert (row.shown, row.ratio) == ("+60.0 per 10,000", "2.00 times")
    assert row.interval.startswith("95% interval +")


@pytest.mark.parametrize(
    ("group", "everybody", "unit", "why"),
    [
        (figure(30.0), figure(20.0), "percent", "the counts behind the figures are not known"),
        (figure(30.0, (300, 1000)), figure(20.0), "percent", "the counts behind the figures are not known"),
        # counts that do not give the figure are those of another one
        (figure(30.0, (100, 1000)), figure(20.0, (600, 3000)), "percent", "the counts behind"),
        (figure(12.0), figure(10.0), "score", "neither a percentage nor a rate"),
        # more in the group than there are
        (figure(30.0, (300, 1000)), figure(20.0, (100, 500)), "percent", "the counts behind"),
    ],
)
def test_without_counts_a_group_stands_beside_everybody_and_nothing_is_claimed(
    group, everybody, unit, why
) -> None:
    found = told({"FSM": [group]}, [everybody], measured(unit))
    assert found.against is Against.EVERYBODY
    row = found.rows[0]
    assert row.shown and not row.interval and not row.meaning
    assert "include the group itself" in found.sentence and why in found.sentence


def test_where_nothing_is_known_of_everybody_the_other_groups_together_are_the_other_side() -> None:
    parts = {"A": [share(10, 100)], "B": [share(20, 100)], "C": [share(60, 200)]}
    found = told(parts, [])
    assert found.against is Against.OTHERS
    assert found.rows[0].other == "26.7%"
    assert told(parts, [], is_whole=False) is None, "groups that may overlap cannot be added up"


def test_two_groups_are_held_against_each_other_and_not_told_twice() -> None:
    assert told({"Girls": [share(10, 100)], "Boys": [share(20, 100)]}, [share(30, 200)]) is None


@pytest.mark.parametrize("rest", [(303, 1100), (320, 1004)])
def test_a_rest_of_fewer_than_five_is_never_shown(rest) -> None:
    found = told({"A": [share(300, 1000)], "B": [figure(None)]}, [share(*rest)])
    assert found.against is Against.EVERYBODY or not found.rows[0].shown


def test_a_withheld_group_keeps_its_row_and_shows_nothing() -> None:
    found = told({"A": [share(300, 1000)], "B": [figure(None)], "C": [share(90, 500)]}, [share(500, 3000)])
    assert [bool(row.shown) for row in found.rows] == [True, False, True]
    assert (found.rows[1].level, found.rows[1].meaning) == ("[c]", "Withheld")


def test_many_comparisons_say_how_many_chance_alone_would_flag() -> None:
    parts = {f"Ward {each}": [share(20 + each, 100)] for each in range(20)}
    found = told(parts, [share(600, 2000)])
    assert "Of 20 comparisons at 95%, about 1 would be flagged" in found.sentence


@pytest.mark.parametrize(
    ("counts", "answer"),
    [
        (
            (300, 100, 100),
            "Further from the rest than chance alone would give: A (worse), B (better) and C (better).",
        ),
        ((100, 100, 100), "No group stands further from the rest than chance alone would give."),
    ],
)
def test_the_groups_that_stand_out_are_named_in_a_sentence(counts, answer) -> None:
    parts = {name: [share(x, 1000)] for name, x in zip("ABC", counts, strict=True)}
    assert told(parts, [share(sum(counts), 3000)]).answer == answer


def years(values: list[tuple[int, int]], last: int = 2016) -> list[KnownFigure]:
    first = last - len(values) + 1
    return [share(x, n, Period.year(first + at)) for at, (x, n) in enumerate(values)]


@pytest.mark.parametrize(
    ("group", "everybody", "moved"),
    [
        ([(400, 1000), (200, 1000)], [(500, 3000)] * 2, "Narrowed since 2015-16, beyond chance"),
        ([(200, 1000), (400, 1000)], [(600, 3000)] * 2, "Widened since 2015-16, beyond chance"),
        ([(300, 1000), (50, 1000)], [(500, 3000)] * 2, "Turned round since 2015-16, beyond chance"),
        ([(300, 1000), (305, 1000)], [(500, 3000)] * 2, "No clear change since 2015-16"),
        ([(300, 1000)], [(500, 3000)], "No earlier gap is known"),
        ([(500, 1000), (450, 1000), (400, 1000), (350, 1000), (300, 1000), (250, 1000)], [(600, 3000)] * 6,
         "Narrowing over 6 periods, beyond chance"),
    ],
)  # fmt: skip
def test_a_gap_has_a_course_of_its_own(group, everybody, moved) -> None:
    assert told({"FSM": years(group)}, years(everybody)).rows[0].moved == moved


def test_a_gap_of_figures_without_counts_is_said_not_to_be_tested() -> None:
    group = [figure(30.0, period=Period.year(2015)), figure(28.0)]
    everybody = [figure(20.0, period=Period.year(2015)), figure(20.0)]
    assert told({"FSM": group}, everybody).rows[0].moved == "Smaller since 2015-16; not tested"


def test_figures_that_share_children_are_not_tested_against_the_period_before() -> None:
    periods = [read_period(text) for text in ("12 months to March 2016", "12 months to June 2016")]
    group = [share(400, 1000, periods[0]), share(200, 1000, periods[1])]
    all_of = {period: share(500, 3000, period) for period in periods}
    found = gaps_to_the_rest(
        [Part("FSM", tuple(group))], all_of.get, periods[1], measured(accumulation="rolling"), is_whole=True
    )
    assert found.rows[0].moved.endswith("not tested")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (share(200, 1000), share(300, 1000), "It lies between 6.2 and 13.7 points with 95% confidence."),
        (share(20, 100), share(22, 100), "Chance alone could give a gap of that size."),
        (figure(20.0), figure(30.0), "Its interval is not known, because the counts"),
        (
            figure(20.0, lower_95=18.0, upper_95=22.0),
            figure(30.0, lower_95=27.0, upper_95=33.0),
            "It lies between 6.4 and 13.6 points with 95% confidence.",
        ),
    ],
)
def test_a_pair_has_an_interval_or_says_why_not(first, second, said) -> None:
    gap = gap_between_two([Part("Girls", (first,)), Part("Boys", (second,))], measured())
    assert said in gap.sentence


def test_the_highest_and_the_lowest_of_several_are_named_as_such_and_claim_no_interval() -> None:
    parts = [Part(name, (share(x, 100),)) for name, x in (("A", 10), ("B", 20), ("C", 40))]
    gap = gap_between_two(parts, measured())
    assert gap.sentence == (
        "In 2016-17 the gap between the lowest and the highest, A (10.0%) and C (40.0%), is 30.0 points; the "
        "higher is 4.0 times the lower."
    )


@given(
    st.tuples(st.integers(5, 5000), st.integers(5, 5000)),
    st.tuples(st.integers(5, 5000), st.integers(5, 5000)),
)
@settings(deadline=None)
def test_mirrored_polarity_mirrors_what_is_said_and_the_gap_lies_in_its_interval(own, rest) -> None:
    (x, more), (y, others) = own, rest
    group = figure(100 * x / (x + more), (x, x + more))
    everybody = figure(100 * (x + y) / (x + more + y + others), (x + y, x + more + y + others))
    low, high = (
        told({"A": [group]}, [everybody], measured(polarity=each)).rows[0]
        for each in ("low_is_good", "high_is_good")
    )
    mirrored = {"Better": "Worse", "Worse": "Better"}
    assert high.meaning == mirrored.get(low.meaning, low.meaning)
    value, lower, upper = (
        float(each.replace("−", "-").replace("+", ""))
        for each in re.findall(r"[+−]?\d+\.\d", f"{low.shown} {low.interval.removeprefix('95%')}")
    )
    assert lower <= value <= upper


@pytest.mark.parametrize(
    ("found", "unit", "known"),
    [
        (figure(20.0, (200, 1000)), "percent", True),
        (figure(20.0, (204, 1000)), "percent", False),
        (figure(20.0, (0, 0)), "percent", False),
        (figure(120.0, (1200, 1000)), "percent", False),
        (figure(20.0, (200, 1000)), "count", False),
        (None, "percent", False),
    ],
)
def test_counts_are_believed_where_they_give_the_figure(found, unit, known) -> None:
    assert (counts_behind(found, Definition(unit=unit)) is not None) is known
