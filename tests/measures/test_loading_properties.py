"""What holds of every load: order says nothing, twice changes nothing, undoing restores all."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.measures.actions.loading import answer, bring_typed, provider_source, undo_load
from goldenthread.measures.loading.incoming import IncomingRow, MeasureFacts
from goldenthread.measures.loading.matching import Library, plain_name
from goldenthread.measures.loading.preview import preview, weigh
from goldenthread.measures.loading.questions.around import Around
from goldenthread.measures.loading.settling import Known, settle
from goldenthread.measures.loading.working_out import work_out
from goldenthread.measures.models import Load, Observation
from goldenthread.measures.queries.known import known_figures
from goldenthread.rules.figures import UnitKind
from tests.conftest import small_cast
from tests.measures.loading import TODAY, confirmed, defined

MEASURES = {1: "Absence", 2: "Number of exclusions"}
FACTS = {
    1: MeasureFacts(1, "Absence", unit=UnitKind.PERCENT),
    2: MeasureFacts(2, "Number of exclusions", unit=UnitKind.COUNT),
}
CELLS = st.sampled_from(
    [
        "54",
        "54.1%",
        "0.54",
        "c",
        "*",
        "<5",
        "n/a",
        "1,234",
        "",
        "ask Ben",
        "6.2% (479)",
        "105",
        "-3",
        "45 (FSM)",
    ]
)
ROWS = st.lists(
    st.builds(
        dict,
        measure=st.sampled_from([("Absence",), ("Number of exclusions",), ("Unknown",), ()]),
        area=st.sampled_from([("Northshire",), ("Nowhere",), ()]),
        period=st.sampled_from(["2014/15", "2015/16", "Q2 2015/16", "2031/32", "when?", ""]),
        group=st.sampled_from(["", "Girls", "boys", "All"]),
        cell=CELLS,
        numerator=st.sampled_from(["", "3", "54"]),
        denominator=st.sampled_from(["", "0", "100"]),
    ),
    max_size=12,
)


def known() -> Known:
    """A small library."""
    return Known(Library(MEASURES), Library({1: "Northshire"}), FACTS, home=1)


def placed(rows: list[dict[str, Any]]) -> list[IncomingRow]:
    """Each row in a place of its own."""
    return [IncomingRow(sheet="", row=number, column="D", **row) for number, row in enumerate(rows, start=2)]


def seen(rows: list[IncomingRow]):
    """The preview of rows of which nothing is known yet."""
    figures = settle(rows, known())
    return preview(weigh(figures, known={}, around=Around(figures, TODAY)), {})


@given(ROWS, st.randoms(use_true_random=False))
def test_any_order_of_the_rows_gives_the_same_preview(rows, chance: random.Random):
    in_order = placed(rows)
    shuffled = list(in_order)
    chance.shuffle(shuffled)
    assert seen(shuffled).rows == seen(in_order).rows
    assert seen(shuffled).fingerprint == seen(in_order).fingerprint


@given(ROWS)
def test_every_row_is_in_the_preview_and_none_is_refused_without_a_reason(rows):
    shown = seen(placed(rows)).rows
    assert {row.figure.row.row for row in shown} == set(range(2, len(rows) + 2))
    assert all(row.reason for row in shown if row.fate == "refused")


@given(
    st.sampled_from(["c", "*", "<5", "<10", "[c]", "supp", "suppressed", "-c-", "≤5"]),
    st.text(alphabet="0123456789,.%", max_size=6),
    st.text(alphabet="0123456789,.%", max_size=6),
    st.sampled_from(["Absence", "Number of exclusions"]),
)
def test_a_withheld_cell_never_becomes_a_number(mark, numerator, denominator, measure):
    row = IncomingRow(
        "", 2, "D", mark, measure=(measure,), period="2015/16", numerator=numerator, denominator=denominator
    )
    for figure in settle([row], known()):
        if figure.number is not None:
            # "<5" beside a percentage is a bound and stays one: it is never taken for the number itself
            assert (measure == "Absence" and "<" in mark) or "≤" in mark
            assert figure.note or figure.doubts
        elif figure.says[0] == "s":
            assert not [each for each in figure.says if isinstance(each, float)]


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_no_cell_whatever_is_in_it_breaks_the_preview(cell, period, name):
    row = IncomingRow(
        "", 2, "D", cell, heading=period, measure=("Absence", name), area=(name,), period=period
    )
    assert len(seen([row]).rows) >= 1


@given(st.text(max_size=60))
def test_a_plain_name_is_plain(name):
    assert plain_name(plain_name(name)) == plain_name(name)


class LoadingInADatabase(TestCase):
    """The same with figures that are kept."""

    figures = st.lists(
        st.tuples(st.integers(2005, 2020), st.sampled_from(["", "Girls", "Boys"]), CELLS),
        min_size=1,
        max_size=8,
    )

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = small_cast()
        cls.definition = defined(cls.cast)
        cls.source = provider_source(partnership=cls.cast.northshire, name="Police")

    def loads(self, figures: list[tuple[int, str, str]]) -> Load | None:
        """A load of these by somebody who takes the first wherever two differ; None where nothing is new."""
        rows = [
            IncomingRow(
                "",
                number,
                "D",
                cell,
                measure=(self.definition.key,),
                period=f"{year}/{(year + 1) % 100:02d}",
                group=group,
            )
            for number, (year, group, cell) in enumerate(figures, start=2)
        ]
        load = bring_typed(
            partnership=self.cast.northshire, source=self.source, rows=rows, by=self.cast.ben, name="Typed"
        )
        taken: set[Any] = set()
        answers = {}
        for row in work_out(load, today=TODAY).waiting:
            answers[row.figure.identity] = "leave" if row.figure.key in taken else "accept"
            taken.add(row.figure.key)
        answer(load=load, answers=answers, by=self.cast.ben)
        load.refresh_from_db()
        looked_at = work_out(load, today=TODAY)
        return None if looked_at.problem else confirmed(load, self.cast.ben)

    def known(self) -> list[tuple[Any, ...]]:
        """Everything that is known of the measure, but for when it was learned."""
        return [
            (each.group_id, each.period, each.value, each.numerator, each.as_written, each.note, each.row)
            for each in known_figures(definitions=[self.definition.pk])
        ]

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(figures)
    def test_loading_twice_changes_nothing(self, figures):
        self.loads(figures)
        before, count = self.known(), Observation.objects.count()
        self.loads(figures)
        assert (self.known(), Observation.objects.count()) == (before, count)

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(figures, figures)
    def test_undoing_restores_exactly_what_was_known(self, first, second):
        self.loads(first)
        before = self.known()
        load = self.loads(second)
        if load is not None:
            undo_load(load=load, by=self.cast.ben, reason="Tried")
        assert self.known() == before
