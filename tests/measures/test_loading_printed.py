"""The figures a plan prints, read into the library with their defects as notes."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.actions.defining import change_definition
from goldenthread.measures.actions.loading import (
    CannotLoad,
    bring_printed_figures,
    confirm_load,
    define_printed_measures,
    load_printed_figures,
)
from goldenthread.measures.connectors.publication import NO_PERIOD
from goldenthread.measures.loading.working_out import work_out
from goldenthread.measures.models import Definition, Load, LoadStatus
from goldenthread.measures.queries.known import KnownFigure, everybody, known_figures
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


def test_of_a_measure_that_is_a_gap_the_gap_is_the_figure_and_its_sides_are_groups(cast):
    cell = ("2016/17 Outturn", "RWM Non-PP: 48.6% PP: 40.8% Gap: 7.8% (AY 2015/2016)")
    found = figures(cast, cell, name="Pupil Premium gap in the national standard")
    by_group = {each.group_id: str(each.number) for each in found}
    assert by_group.pop(everybody()) == "7.8"
    assert sorted(by_group.values()) == ["40.8", "48.6"]


def test_overall_is_everybody_and_a_subject_is_not(cast):
    found = figures(
        cast,
        ("2016/17", "Overall -0.94 English - 1.01 Maths -0.84"),
        name="Progress score of pupils with SEND",
    )
    assert [str(each.number) for each in found if each.group_id == everybody()] == ["-0.94"]
    assert len(found) == 3


def test_cells_are_read_by_the_plans_own_words_for_the_measure(cast):
    """The library calls it a rate; the plan prints "number (per 10,000)": the rate stands in brackets."""
    plan = printing(
        cast, ("2016/17 Outturn", "480 (72.8)"), name="Number of children with a plan (per 10,000)"
    )
    [definition] = define_printed_measures(plan=plan, by=cast.amara)
    change_definition(
        definition=definition, by=cast.amara, reason="The rate is compared", unit="rate", per=10_000
    )
    load_printed_figures(plan=plan, by=cast.amara)
    [figure] = known_figures(definitions=[definition.pk])
    assert (figure.number, figure.numerator) == (Decimal("72.8"), 480.0)


def test_words_that_mislead_can_be_put_right(cast):
    """ "210 (830)" beside "Rate of ...": the number stands first, and the rate in brackets."""
    plan = printing(cast, ("2015/16 Outturn", "210 (830)"), name="Rate of first time entrants (per 100,000)")
    worded = {"Rate of first time entrants (per 100,000)": "Number of first time entrants (per 100,000)"}
    load_printed_figures(plan=plan, by=cast.amara, worded=worded)
    [figure] = known_figures(definitions=[Definition.objects.get().pk])
    assert figure.number == 830


@pytest.mark.parametrize(("known", "expected"), [(True, [("England", "2014-15", "8.0")]), (False, [])])
def test_what_a_cell_prints_of_another_place_is_never_taken_for_ones_own(cast, known, expected):
    cell = ("2014/15", "Waiting for local data, England data = 8%")
    plan = printing(cast, cell, name="Smoking prevalence at age 15 (%)")
    if known:
        Area.objects.create(name="England", kind="country", dfe_number=970)
    load_printed_figures(plan=plan, by=cast.amara)
    assert said(known_figures(definitions=[Definition.objects.get().pk])) == expected


def test_a_regions_figure_in_the_neighbours_column_is_the_regions(cast):
    Area.objects.create(name="East Midlands", kind="region", dfe_number=983)
    found = figures(cast, ("Statistical neighbours", "4.3 (2013-15) (E. Mids)"), name="Infant mortality rate")
    assert said(found) == [("East Midlands", "2013 to 2015 (three years pooled)", "4.3")]
    assert "the cell says East Midlands" in found[0].note
