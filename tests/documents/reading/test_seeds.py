"""The five real documents: what an officer counts in them is what the draft holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from goldenthread.documents.reading.draft import Draft, PaperKind
from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading.source import SourceDocument
from goldenthread.documents.reading.text import read_text
from goldenthread.plans.content import FigureRole, Kind, Part, PlanContent, Polarity, ResponsibilityRole, Tier

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
DELIVERY_PLAN, BOARD_PACK, PLAN_2016_18, PLAN_2016_17, STRATEGY = "000", "001", "002", "003", "004"
ALL = [DELIVERY_PLAN, BOARD_PACK, PLAN_2016_18, PLAN_2016_17, STRATEGY]


@cache
def source(number: str) -> SourceDocument:
    found = sorted(SEEDS.glob(f"{number}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip(f"The document {number} is not on this machine ({SEEDS}).")
    return read_text(found[0].name, found[0].read_text(encoding="utf-8"))


@cache
def draft(number: str) -> Draft:
    return read_source(source(number))


def plan(number: str, at: int = 0) -> PlanContent:
    return draft(number).plans[at]


def roles(parts: list[Part], role: ResponsibilityRole) -> int:
    return sum(1 for part in parts if part.responsible(role))


@pytest.mark.parametrize(
    ("number", "at", "kind", "count"),
    [
        (DELIVERY_PLAN, 0, Kind.PRIORITY, 5),
        (DELIVERY_PLAN, 0, Kind.ACTIVITY, 13),
        (DELIVERY_PLAN, 0, Kind.OUTCOME, 13),
        (DELIVERY_PLAN, 0, Kind.MILESTONE, 38),
        (DELIVERY_PLAN, 0, Kind.MEASURE, 36),
        (BOARD_PACK, 0, Kind.PRIORITY, 4),
        (BOARD_PACK, 0, Kind.OUTCOME, 10),
        (BOARD_PACK, 0, Kind.MEASURE, 43),
        (BOARD_PACK, 1, Kind.MEASURE, 40),
        (PLAN_2016_18, 0, Kind.PRIORITY, 4),
        (PLAN_2016_18, 0, Kind.ACTIVITY, 21),
        (PLAN_2016_18, 0, Kind.OUTCOME, 23),
        (PLAN_2016_18, 0, Kind.MEASURE, 12),
        (PLAN_2016_17, 0, Kind.PRIORITY, 4),
        (PLAN_2016_17, 0, Kind.ACTIVITY, 16),
        (PLAN_2016_17, 0, Kind.MILESTONE, 46),
        (PLAN_2016_17, 0, Kind.MEASURE, 42),
        (STRATEGY, 0, Kind.PRIORITY, 3),
        (STRATEGY, 0, Kind.ACTIVITY, 23),
        (STRATEGY, 0, Kind.PROGRAMME, 4),
        (STRATEGY, 0, Kind.MILESTONE, 9),
        (STRATEGY, 0, Kind.MEASURE, 67),
        (STRATEGY, 0, Kind.SUCCESS, 12),
    ],
)
def test_a_document_holds_as_many_parts_as_an_officer_counts(number, at, kind, count):
    assert len(plan(number, at).of_kind(kind)) == count


@pytest.mark.parametrize(
    ("number", "at", "tier", "partnership", "starts", "ends"),
    [
        (
            DELIVERY_PLAN,
            0,
            Tier.DELIVERY_PLAN,
            "Nottinghamshire Children's Trust",
            "2015-04-01",
            "2016-03-31",
        ),
        (BOARD_PACK, 0, Tier.ACTION_PLAN, "Nottingham Children's Partnership", "2016-04-01", "2020-03-31"),
        (
            BOARD_PACK,
            1,
            Tier.PERFORMANCE_REPORT,
            "Nottingham Children's Partnership",
            "2016-04-01",
            "2017-03-31",
        ),
        (PLAN_2016_18, 0, Tier.PARTNERSHIP_PLAN, None, "2016-04-01", "2018-03-31"),
        (STRATEGY, 0, Tier.DEPARTMENTAL_STRATEGY, None, "2019-04-01", "2021-03-31"),
    ],
)
def test_tier_partnership_and_years_come_from_the_front_page(number, at, tier, partnership, starts, ends):
    found = plan(number, at)
    assert found.tier is tier
    assert str(found.starts) == starts
    assert str(found.ends) == ends
    if partnership:
        assert found.partnership == partnership


@pytest.mark.parametrize(
    ("number", "kind", "word"),
    [
        (DELIVERY_PLAN, Kind.ACTIVITY, "key action"),
        (DELIVERY_PLAN, Kind.MEASURE, "indicator"),
        (BOARD_PACK, Kind.MEASURE, "performance measure"),
        (PLAN_2016_18, Kind.ACTIVITY, "key activity"),
        (PLAN_2016_17, Kind.MILESTONE, "key action"),
        (STRATEGY, Kind.PRIORITY, "commitment"),
    ],
)
def test_the_plans_own_words_for_its_levels_are_kept(number, kind, word):
    assert plan(number).word_for(kind) == word


# --- the delivery plan ---


def test_an_outcome_printed_under_its_key_action_holds_the_action_and_the_measures():
    for priority in plan(DELIVERY_PLAN).parts:
        for outcome in priority.parts:
            assert outcome.kind is Kind.OUTCOME
            assert [part.kind for part in outcome.parts].count(Kind.ACTIVITY) == 1
            assert any(part.kind is Kind.MEASURE for part in outcome.parts)


def test_two_key_actions_with_one_outcome_wording_give_two_outcomes():
    titles = [outcome.title for outcome in plan(DELIVERY_PLAN).of_kind(Kind.OUTCOME)]
    assert len(titles) - len(set(titles)) == 1


def test_milestones_have_number_lead_and_success_and_most_a_date():
    milestones = plan(DELIVERY_PLAN).of_kind(Kind.MILESTONE)
    assert all(milestone.number for milestone in milestones)
    assert roles(milestones, ResponsibilityRole.LEAD) == 38
    assert all(milestone.success for milestone in milestones)
    undated = [milestone.number for milestone in milestones if not milestone.due]
    assert undated == ["2.1.4", "3.1", "3.2", "3.3", "3.4"]


def test_a_success_criterion_printed_once_serves_the_milestones_below_it_with_a_doubt():
    shared = [
        milestone
        for milestone in plan(DELIVERY_PLAN).of_kind(Kind.MILESTONE)
        if any(doubt.code == "shared_cell" for doubt in milestone.doubts)
    ]
    assert [milestone.number for milestone in shared] == ["1.1.2", "1.1.3", "1.2.2", "1.2.3"]


@pytest.mark.parametrize(
    ("number", "due"),
    [
        ("1.1.1", "by November 2015"),
        ("4.1.1", "by 1 May 2015"),
        ("5.4", "by August 2016"),
        ("1.4.1", "2015-2016"),
        ("3.1", ""),
    ],
)
def test_due_dates_are_found_in_the_wording_of_milestones(number, due):
    found = next(part for part in plan(DELIVERY_PLAN).of_kind(Kind.MILESTONE) if part.number == number)
    assert found.due == due


def test_polarity_signs_are_read():
    measures = plan(DELIVERY_PLAN).of_kind(Kind.MEASURE)
    stated = [measure.polarity for measure in measures if measure.polarity is not Polarity.NOT_STATED]
    assert len(stated) == 16
    assert stated[:2] == [Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD]


@pytest.mark.parametrize(
    "text", ["54.7%", "14.8% (2013-2014)", "0.64 (2011/12 baseline)", "53.5 points", "New service"]
)
def test_current_values_are_kept_as_written(text):
    baselines = [
        figure.text
        for measure in plan(DELIVERY_PLAN).of_kind(Kind.MEASURE)
        for figure in measure.figures_for(FigureRole.BASELINE)
    ]
    assert text in baselines


# --- the city's board pack ---


def test_every_measure_of_the_action_plan_is_numbered_and_most_have_a_lead():
    measures = plan(BOARD_PACK).of_kind(Kind.MEASURE)
    assert all(measure.number for measure in measures)
    assert roles(measures, ResponsibilityRole.LEAD) == 42
    assert sum(1 for measure in measures if measure.updates) >= 38


def test_numbers_that_repeat_or_skip_are_pointed_out():
    repeated = [
        part.number
        for part in plan(BOARD_PACK).walk()
        if any(doubt.code in ("number_repeated", "number_skipped") for doubt in part.doubts)
    ]
    assert repeated == ["iv", "ii", "vi", "3c"]


def test_a_heading_over_three_lists_is_pointed_out_where_the_second_and_third_begin():
    headed = [part for part in plan(STRATEGY).walk() if part.list_heading]
    assert [part.place.first_line for part in headed if part.place] == [302, 321, 342]
    doubtful = [part for part in headed if any(doubt.code == "heading_repeated" for doubt in part.doubts)]
    assert doubtful == headed[1:]
    assert (
        sum(1 for number in ALL for each in draft(number).plans for p in each.walk() if p.list_heading) == 3
    )


def test_the_reports_columns_are_told_apart():
    smoking = plan(BOARD_PACK, 1).of_kind(Kind.MEASURE)[0]
    assert [(figure.role, figure.heading, figure.text) for figure in smoking.figures] == [
        (FigureRole.OUTTURN, "2015/16 Outturn", "18.7%"),
        (FigureRole.OUTTURN, "2016/17 Q2", "Available Q4"),
        (FigureRole.OUTTURN, "2016/17 Outturn", "18.7% (2016/17 Q2)"),
        (FigureRole.TARGET, "2016/17 Target", "17.0%"),
        (FigureRole.COMPARATOR, "Statistical Neighbour Average", "~"),
        (FigureRole.COMPARATOR, "England Average", "11.2% (2016/17 Q2)"),
    ]
    assert [figure.comparator for figure in smoking.figures[-2:]] == ["Statistical neighbours", "England"]
    assert smoking.frequency == "Annual"
    assert [each.role for each in smoking.responsibilities] == [
        ResponsibilityRole.OFFICER,
        ResponsibilityRole.PROVIDER,
    ]


def test_measures_of_the_report_point_at_the_same_measures_of_the_action_plan():
    keys = {part.key for part in plan(BOARD_PACK).of_kind(Kind.MEASURE)}
    served = [key for measure in plan(BOARD_PACK, 1).of_kind(Kind.MEASURE) for key in measure.serves]
    assert len(served) >= 20
    assert set(served) <= keys


def test_the_boards_own_papers_are_kept_whole():
    assert [paper.kind for paper in draft(BOARD_PACK).papers] == [
        PaperKind.AGENDA,
        PaperKind.CONSTITUTION,
        PaperKind.MEMBERSHIP,
        PaperKind.MINUTES,
        PaperKind.REPORT,
        PaperKind.REPORT,
        PaperKind.PRESENTATION,
        PaperKind.REPORT,
        PaperKind.REPORT,
        PaperKind.FORWARD_PLAN,
    ]


# --- the county's other plans ---


def test_indicators_compared_with_the_national_average_say_better_or_worse():
    words = [
        figure.text for measure in plan(PLAN_2016_18).of_kind(Kind.MEASURE) for figure in measure.figures
    ]
    assert (words.count("Better"), words.count("Worse")) == (9, 3)


def test_activities_carry_partners_how_they_are_measured_and_their_strategies():
    activities = plan(PLAN_2016_18).of_kind(Kind.ACTIVITY)
    assert roles(activities, ResponsibilityRole.PARTNER) == 21
    assert all(activity.how_measured and activity.strategies for activity in activities)


def test_priorities_carry_why_they_matter_and_what_children_said():
    for priority in plan(PLAN_2016_18).of_kind(Kind.PRIORITY):
        assert priority.why_it_matters
        assert priority.what_people_said


def test_the_yearly_plan_has_dates_groups_leads_and_strategies():
    found = plan(PLAN_2016_17)
    activities = found.of_kind(Kind.ACTIVITY)
    assert all(milestone.due for milestone in found.of_kind(Kind.MILESTONE))
    assert roles(activities, ResponsibilityRole.LEAD) == 16
    assert roles(activities, ResponsibilityRole.GOVERNANCE) >= 15
    assert all(activity.strategies for activity in activities)


def test_the_portfolios_officers_answer_for_every_programme():
    for programme in plan(STRATEGY).of_kind(Kind.PROGRAMME):
        assert programme.responsible(ResponsibilityRole.OFFICER)
        assert programme.objective


# --- every line ---


@pytest.mark.parametrize(
    ("number", "most"),
    [(DELIVERY_PLAN, 0), (BOARD_PACK, 30), (PLAN_2016_18, 2), (PLAN_2016_17, 2), (STRATEGY, 0)],
)
def test_hardly_a_line_is_not_understood(number, most):
    """In the board pack the rows of the report that the conversion smeared into one another are listed."""
    assert draft(number).accounting.counts.not_understood <= most
