"""The figures a plan prints, read into the library with their defects as notes."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.loading import (
    CannotLoad,
    bring_printed_figures,
    confirm_load,
    load_printed_figures,
)
from goldenthread.measures.connectors.publication import NO_PERIOD
from goldenthread.measures.loading.working_out import work_out
from goldenthread.measures.models import Definition, Load, LoadStatus
from goldenthread.measures.queries.known import KnownFigure, known_figures
from goldenthread.partnerships.models import Area
from goldenthread.plans.actions import adopt_plan
from goldenthread.plans.content import FigureRole, Kind, Part, PlanContent, Polarity, ReportedFigure
from goldenthread.plans.models import Plan
from goldenthread.rules.figures import MissingReason
from tests.measures.loading import TODAY
from tests.plans.scenarios import safe_plan

pytestmark = pytest.mark.django_db

Printed = tuple[str, str]  # heading and cell


def printing(cast, *cells: Printed, name: str = "Assessments completed within timescale (%)", **more) -> Plan:
    """A plan that prints these cells beside one measure; "England" and "neighbours" are comparators."""
    figures = []
    for heading, text in cells:
        comparator = next((word for word in ("England", "Statistical neighbours") if word in heading), "")
        role = FigureRole.COMPARATOR if comparator else FigureRole.OUTTURN
        figures.append(ReportedFigure(role, text, heading, comparator))
    measure = Part(Kind.MEASURE, name, key="m1", measure=name, figures=figures, **more)
    priority = Part(Kind.PRIORITY, "Children are safe", number="1", key="1", parts=[measure])
    with recorded_as_at(datetime(2017, 6, 21, 9, tzinfo=UTC)):
        return adopt_plan(
            content=PlanContent("Performance report", parts=[priority]),
            partnership=cast.northshire,
            by=cast.amara,
            reason="Agreed",
        )


def figures(cast, *cells: Printed, **more) -> list[KnownFigure]:
    """What is known once the printed cells are loaded."""
    load_printed_figures(plan=printing(cast, *cells, **more), by=cast.amara)
    return known_figures(definitions=[Definition.objects.get().pk])


def said(found: list[KnownFigure]) -> list[tuple[str, str, str]]:
    """Area, period and figure, in words."""
    areas = dict(Area.objects.values_list("pk", "name"))
    return [
        (areas[each.area_id], each.period.label, str(each.number) if each.number is not None else each.reason)
        for each in found
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("2015/16 Outturn", "18.7%")], [("Northshire", "2015-16", "18.7")]),
        ([("2016/17 Outturn", "18.7% (2016/17 Q2)")], [("Northshire", "Q2 2016-17", "18.7")]),
        ([("England 2015/16", "42.7%")], [("England", "2015-16", "42.7")]),
        (
            [("Statistical neighbours", "42.7% (2015/16)")],
            [("Statistical neighbours (as printed)", "2015-16", "42.7")],
        ),
        ([("2015/16", "c")], [("Northshire", "2015-16", "withheld because so few people are counted")]),
        ([("2016/17 Q2", "Available Q4")], [("Northshire", "Q2 2016-17", MissingReason.AWAITED.value)]),
        ([("Current value", "81.0%")], [("Northshire", NO_PERIOD.label, "81.0")]),
    ],
)
def test_a_cell_is_read_with_its_heading(cast, cells, expected):
    assert said(figures(cast, *cells)) == expected


def test_a_count_beside_a_share_is_its_numerator(cast):
    found = figures(cast, ("2015/16", "6.2% (479)"))
    assert [(each.number, each.numerator) for each in found] == [(Decimal("6.2"), 479.0)]


def test_groups_of_one_cell_are_figures_of_their_own_and_the_gap_is_none(cast):
    found = figures(cast, ("2015/16", "FSM 45% non-FSM 67% gap 22"))
    assert sorted(each.number or 0 for each in found) == [45, 67]


def test_a_figure_older_than_its_column_carries_the_defect_as_a_note(cast):
    found = figures(cast, ("2016/17 Outturn", "91.0% (2015/16)"))
    assert "The column is for 2016-17, and the cell says 2015-16." in found[0].note


def test_of_two_figures_for_one_year_the_cell_that_names_it_is_kept_and_its_note_names_the_other(cast):
    found = figures(cast, ("2015/16 Outturn", "4.1%"), ("2016/17 Outturn", "4.3% (2015/16)"))
    assert [str(each.number) for each in found] == ["4.3"]
    assert "“4.1%”" in found[0].note


def test_a_number_is_kept_before_a_gap(cast):
    found = figures(cast, ("2016/17 Q2", "Available Q4"), ("2016/17 Outturn", "18.7% (2016/17 Q2)"))
    assert [str(each.number) for each in found] == ["18.7"]


def test_the_measure_is_put_into_the_library_with_what_name_and_plan_say(cast):
    figures(cast, ("2015/16", "81.0%"), polarity=Polarity.HIGH_IS_GOOD, frequency="Quarterly")
    definition = Definition.objects.get()
    assert (definition.unit, definition.decimals, definition.polarity, definition.frequency) == (
        "percent",
        1,
        "high_is_good",
        "Quarterly",
    )
    assert definition.measure is not None and definition.partnership == cast.northshire


def test_loading_a_plan_again_changes_nothing_and_gives_the_load_there_is(cast):
    plan = printing(cast, ("2015/16", "81.0%"), ("2016/17", "82.0%"))
    first = load_printed_figures(plan=plan, by=cast.amara)
    assert load_printed_figures(plan=plan, by=cast.amara) == first
    assert Load.objects.count() == 1


def test_a_load_takes_the_day_on_which_it_is_said_to_be(cast):
    plan = printing(cast, ("2016/17 Outturn", "82.0%"))
    with recorded_as_at(datetime(2017, 2, 1, 9, tzinfo=UTC)):
        load = load_printed_figures(plan=plan, by=cast.amara)
    assert load.at == datetime(2017, 2, 1, 9, tzinfo=UTC)
    note = known_figures(definitions=[Definition.objects.get().pk])[0].note
    assert "is not over before 31 March 2017" in note


def test_a_person_sees_the_printed_figures_before_they_go_in(cast):
    load = bring_printed_figures(plan=printing(cast, ("2015/16", "81.0%")), by=cast.ben)
    assert load.status == LoadStatus.WAITING
    seen = work_out(load, today=TODAY)
    assert seen.counts["new"] == 1
    confirm_load(load=load, by=cast.ben, seen=seen.fingerprint, today=TODAY)


def test_a_plan_without_figures_says_so(cast):
    content = safe_plan()
    for part in content.walk():
        part.figures = []
    plan = adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason="Agreed")
    with pytest.raises(CannotLoad, match="prints no figures"):
        bring_printed_figures(plan=plan, by=cast.amara)
