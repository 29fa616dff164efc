"""What the county's half of the worked example holds, plan by plan, and how its four plans hang together.

The counts are those of the four documents; each plan's module says how they were reached. Where the
documents themselves are at hand (`../shared/seeds`) the example is also held against them: every figure
and date stands in its document to the letter, and no sentence was copied from one.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from goldenthread.example import measure_names
from goldenthread.example.county_plans import county_plans
from goldenthread.example.organisations import ORGANISATIONS, organisation_called
from goldenthread.example.strategies import STRATEGIES, plans_naming
from goldenthread.partnerships.models import OrganisationKind as KeptKind
from goldenthread.plans.content import (
    PARENTS,
    FigureRole,
    Kind,
    Part,
    PlanContent,
    Polarity,
    ResponsibilityRole,
)

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
#: A cell that a page break cuts in two in the document.
CUT_IN_TWO = "Waiting for local data, England data = 10%"
DOCUMENTS = {
    "county-2015": "000_683b0054ba800c1c.txt",
    "county-2016": "002_ae059971d1280526.txt",
    "county-2016-17": "003_771c9bcc425a4dc8.txt",
    "county-2019": "004_e4d7c4f55bb06657.txt",
}


@cache
def plans() -> dict[str, PlanContent]:
    return {plan.key: plan for plan in county_plans()}


@cache
def parts() -> dict[str, Part]:
    return {part.key: part for plan in plans().values() for part in plan.walk()}


def document(key: str) -> str:
    path = SEEDS / DOCUMENTS[key]
    if not path.exists():
        pytest.skip(f"The document {path.name} is not on this machine.")
    return path.read_text(encoding="utf-8")


def flat(text: str) -> str:
    """The text without markup, marks of lists and line breaks, so that wrapped cells compare."""
    text = re.sub(r"<[^>]+>", " ", text).replace("**", "").replace("’", "'").replace("‘", "'")
    return " ".join(re.sub(r"[•▶|]", " ", text).split()).casefold()


# --- how much there is ----------------------------------------------------------------------------

PRIORITY, OUTCOME, SUCCESS, ACTIVITY = Kind.PRIORITY, Kind.OUTCOME, Kind.SUCCESS, Kind.ACTIVITY
MILESTONE, MEASURE, PROGRAMME, COMPONENT = Kind.MILESTONE, Kind.MEASURE, Kind.PROGRAMME, Kind.COMPONENT


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        ("county-2015", {PRIORITY: 5, OUTCOME: 13, ACTIVITY: 13, MILESTONE: 38, MEASURE: 36}),
        ("county-2016", {PRIORITY: 4, OUTCOME: 23, SUCCESS: 22, ACTIVITY: 21, MEASURE: 12}),
        (
            "county-2016-17",
            {PRIORITY: 4, OUTCOME: 18, SUCCESS: 19, ACTIVITY: 16, MILESTONE: 46, MEASURE: 42},
        ),
        (
            "county-2019",
            # 23 activities under the commitments and 12 under the programmes; 11 outcomes under the plan
            {
                PRIORITY: 3,
                OUTCOME: 11,
                SUCCESS: 12,
                ACTIVITY: 23 + 12,
                PROGRAMME: 4,
                COMPONENT: 10,
                MILESTONE: 9,
                MEASURE: 67,
            },
        ),
    ],
)
def test_a_plan_holds_every_part_of_its_document(key: str, counts: dict[Kind, int]) -> None:
    assert Counter(part.kind for part in plans()[key].walk()) == counts


@pytest.mark.parametrize(
    ("key", "kind", "by_priority"),
    [
        ("county-2015", MILESTONE, [9, 12, 4, 9, 4]),
        ("county-2015", MEASURE, [9, 16, 3, 4, 4]),
        ("county-2015", ACTIVITY, [5, 3, 1, 3, 1]),
        ("county-2016", OUTCOME, [6, 5, 5, 7]),
        ("county-2016", SUCCESS, [3, 8, 4, 7]),
        ("county-2016", ACTIVITY, [5, 5, 6, 5]),
        ("county-2016-17", ACTIVITY, [5, 4, 3, 4]),
        ("county-2016-17", MILESTONE, [20, 12, 5, 9]),
        ("county-2016-17", MEASURE, [16, 10, 6, 10]),
        ("county-2019", ACTIVITY, [4, 12, 7]),
        ("county-2019", SUCCESS, [2, 4, 6]),
        ("county-2019", MEASURE, [19, 48, 0]),
    ],
)
def test_every_priority_has_its_share(key: str, kind: Kind, by_priority: list[int]) -> None:
    priorities = plans()[key].of_kind(Kind.PRIORITY)
    assert [sum(part.kind == kind for part in each.walk()) for each in priorities] == by_priority


def test_the_programmes_have_their_milestones_components_and_activities() -> None:
    programmes = plans()["county-2019"].of_kind(PROGRAMME)
    held = []
    for each in programmes:
        kinds = Counter(part.kind for part in each.parts)
        held.append((kinds[MILESTONE], kinds[COMPONENT], kinds[ACTIVITY]))
    assert held == [(5, 3, 0), (4, 7, 0), (0, 0, 8), (0, 0, 4)]


def test_twelve_indicators_of_the_two_year_plan_are_compared_with_the_nation() -> None:
    compared = [
        figure.text
        for part in plans()["county-2016"].parts
        if part.kind == MEASURE
        for figure in part.figures_for(FigureRole.COMPARISON)
    ]
    assert compared == ["Better"] * 9 + ["Worse"] * 3


# --- where it stands ------------------------------------------------------------------------------


def test_every_part_hangs_under_a_kind_that_may_hold_it() -> None:
    for plan in plans().values():
        wrong = [
            (part.key, child.key)
            for part in plan.walk()
            for child in part.parts
            if part.kind not in PARENTS[child.kind]
        ]
        wrong += [(plan.key, part.key) for part in plan.parts if None not in PARENTS[part.kind]]
        assert wrong == []


def test_in_the_delivery_plan_an_outcome_holds_its_key_action_and_measures() -> None:
    for outcome in plans()["county-2015"].of_kind(OUTCOME):
        kinds = [part.kind for part in outcome.parts]
        assert kinds[0] == ACTIVITY
        assert set(kinds[1:]) == {MEASURE}


@pytest.mark.parametrize(
    ("key", "kind", "words"),
    [
        ("county-2015/1.1.2", MILESTONE, "The MASH and the Early Help Unit"),
        ("county-2015/3.outcome-1.3", ACTIVITY, "Closing the Gap Strategy"),
        ("county-2015/1.outcome-3.measure-4", MEASURE, "Strengths and Difficulties"),
        ("county-2016/measure-12", MEASURE, "Attainment gap at age 16"),
        ("county-2016/4.outcome-7", OUTCOME, "CAMHS"),
        ("county-2016-17/2.2.3", MILESTONE, "is being set up"),
        ("county-2016-17/1.3.measure-2", MEASURE, "from 15% to 10%"),
        ("county-2019/programme-1.milestone-5", MILESTONE, "early help"),
        ("county-2019/2.measure-48", MEASURE, "destination is not known"),
    ],
)
def test_a_key_leads_to_its_part(key: str, kind: Kind, words: str) -> None:
    assert parts()[key].kind == kind
    assert words in parts()[key].title


def test_whatever_a_part_serves_is_there() -> None:
    missing = {(part.key, each) for part in parts().values() for each in part.serves if each not in parts()}
    assert missing == set()


def test_every_key_activity_of_the_yearly_plan_serves_the_two_year_plan() -> None:
    for activity in plans()["county-2016-17"].of_kind(ACTIVITY):
        assert activity.serves, activity.key
        assert all(key.startswith("county-2016/") for key in activity.serves)


def test_nothing_serves_the_delivery_plan_of_2015_or_is_served_by_it() -> None:
    # It belonged to the plan for 2014-2016, which is not among the documents.
    assert not any(part.serves for part in plans()["county-2015"].walk())
    assert not any(key.startswith("county-2015/") for part in parts().values() for key in part.serves)


# --- what is kept to the letter -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "baseline", "target", "polarity"),
    [
        ("1.outcome-1.measure-1", "54.7%", "Higher than 2014/15", Polarity.HIGH_IS_GOOD),
        ("1.outcome-1.measure-2", "38.8", "In-line with statistical neighbours", Polarity.LOW_IS_GOOD),
        ("1.outcome-3.measure-2", "650", "Better than the national average", Polarity.LOW_IS_GOOD),
        # Oddities the plan check is shown on: an older value, a polarity the wrong way round,
        # figures still awaited, a target that sets nothing.
        (
            "1.outcome-3.measure-3",
            "14.8% (2013-2014)",
            "Better than the national average",
            Polarity.HIGH_IS_GOOD,
        ),
        ("1.outcome-3.measure-4", "45", "Better than the national average", Polarity.HIGH_IS_GOOD),
        (
            "2.outcome-1.measure-3",
            "Waiting for local data, England data = 8%",
            "Reduction (no specific target set)",
            Polarity.LOW_IS_GOOD,
        ),
        (
            "2.outcome-1.measure-9",
            "0.64 (2011/12 baseline)",
            "Reduction (no specific target set)",
            Polarity.LOW_IS_GOOD,
        ),
        ("2.outcome-2.measure-1", "N/A", "Transfer completed by October 2015", Polarity.NOT_STATED),
        ("3.outcome-1.measure-3", "28.9%", "26.0%", Polarity.NOT_STATED),
        ("5.outcome-1.measure-3", "New service", "80%", Polarity.NOT_STATED),
        (
            "5.outcome-1.measure-4",
            "53.5 points",
            "52 points (in line with the national average)",
            Polarity.NOT_STATED,
        ),
    ],
)
def test_an_indicator_keeps_its_row(key: str, baseline: str, target: str, polarity: Polarity) -> None:
    indicator = parts()[f"county-2015/{key}"]
    assert [(figure.role, figure.text, figure.heading) for figure in indicator.figures] == [
        (FigureRole.BASELINE, baseline, "Current Value"),
        (FigureRole.TARGET, target, "Annual Target for 2015-16"),
    ]
    assert indicator.polarity == polarity


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("county-2015/2.outcome-1.measure-1", "(PHOF 206i)"),
        ("county-2015/2.outcome-1.measure-6", "(PHOF 20.7i)"),
        ("county-2015/2.outcome-1.measure-5", "Reduction in teenage conception rates"),
        ("county-2016-17/1.2.measure-3", "Reduction in the number of inappropriate referrals"),
        ("county-2016-17/2.4.measure-1", "No specific milestone"),
        ("county-2016-17/4.4.measure-1", "CDS launch events"),
    ],
)
def test_an_oddity_of_the_original_name_is_kept(key: str, words: str) -> None:
    assert words in parts()[key].title


def test_the_core_data_set_lists_four_measures_twice() -> None:
    titles = Counter(part.title for part in plans()["county-2019"].of_kind(MEASURE))
    assert sorted(title for title, times in titles.items() if times == 2) == [
        "Participation in education, employment and training (EET) aged 16-17",
        "Percentage of LAC (for at least 12 months) who have had their annual health assessment",
        "Percentage of care leavers in education, employment or training aged 19-21",
        "Percentage of care leavers in suitable accommodation",
    ]


@pytest.mark.parametrize(
    ("key", "undated"),
    [
        ("county-2015", ["1.4.1", "1.5.1", "2.1.4", "3.1", "3.2", "3.3", "3.4"]),
        ("county-2016-17", []),
        (
            "county-2019",
            ["programme-2.milestone-1", "programme-2.milestone-3", "programme-2.milestone-4"],
        ),
    ],
)
def test_a_milestone_without_a_date_is_one_that_has_none_in_the_document(
    key: str, undated: list[str]
) -> None:
    found = [part.key for part in plans()[key].of_kind(MILESTONE) if not part.due]
    assert found == [f"{key}/{path}" for path in undated]


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_figure_and_date_stands_in_the_document(key: str) -> None:
    original = flat(document(key))
    written = [figure.text for part in plans()[key].walk() for figure in part.figures]
    written += [part.due for part in plans()[key].walk() if part.due]
    assert [text for text in written if flat(text) not in original and text != CUT_IN_TWO] == []


@pytest.mark.parametrize("key", DOCUMENTS)
def test_no_sentence_of_the_document_was_copied(key: str) -> None:
    # Names of measures, of priorities and of strategies are names. Everything else is prose.
    original = flat(document(key))
    prose = [
        text
        for part in plans()[key].walk()
        for text in (
            part.title if part.kind not in (MEASURE, PRIORITY, PROGRAMME, COMPONENT) else "",
            part.success,
            part.how_measured,
            part.why_it_matters,
            part.what_people_said,
            part.objective,
        )
    ]
    prose += [section.text for section in plans()[key].sections]
    sentences = [each for text in prose for each in re.split(r"(?<=[.;:])\s+", text) if len(each.split()) > 9]
    assert [each for each in sentences if flat(each).rstrip(".;:") in original] == []


def test_people_appear_by_role_only() -> None:
    # The one person the county's documents name signs the foreword of the two-year plan.
    original = document("county-2016")
    named = set(re.findall(r"Councillor ([A-Z]\w+ [A-Z]\w+)", original))
    told = " ".join(
        [section.text for plan in plans().values() for section in plan.sections]
        + [each.text for part in parts().values() for each in part.responsibilities]
    )
    assert named
    assert not any(name in told for name in named)
    assert not any(each.person for part in parts().values() for each in part.responsibilities)


# --- who, with what, measured how -----------------------------------------------------------------


def test_every_organisation_that_answers_for_something_is_on_the_list() -> None:
    names = {organisation.name for organisation in ORGANISATIONS}
    unknown = {
        (part.key, each.text)
        for part in parts().values()
        for each in part.responsibilities
        if each.organisation not in names
    }
    assert unknown == set()


def test_no_two_organisations_answer_to_one_name() -> None:
    for organisation in ORGANISATIONS:
        for name in (organisation.name, organisation.short, *organisation.also_called):
            assert not name or organisation_called(name) is organisation


def test_an_organisation_is_of_a_kind_that_partnerships_keep() -> None:
    assert {organisation.kind.value for organisation in ORGANISATIONS} <= set(KeptKind.values)


def test_an_organisation_nobody_knows_is_named_in_the_refusal() -> None:
    with pytest.raises(KeyError, match="Ministry of Walks"):
        organisation_called("Ministry of Walks")


def test_every_key_activity_of_the_yearly_plan_has_a_lead_and_a_group_that_oversees_it() -> None:
    for activity in plans()["county-2016-17"].of_kind(ACTIVITY):
        assert len(activity.responsible(ResponsibilityRole.LEAD)) == 1, activity.key
        assert activity.responsible(ResponsibilityRole.GOVERNANCE), activity.key


def test_the_two_year_plan_names_who_is_involved_and_no_lead() -> None:
    for activity in plans()["county-2016"].of_kind(ACTIVITY):
        assert {each.role for each in activity.responsibilities} == {ResponsibilityRole.PARTNER}


def test_every_milestone_of_the_delivery_plan_has_a_lead() -> None:
    assert all(
        part.responsible(ResponsibilityRole.LEAD) for part in plans()["county-2015"].of_kind(MILESTONE)
    )


def test_every_linked_strategy_is_on_the_list() -> None:
    names = {strategy.name for strategy in STRATEGIES}
    assert {link.name for part in parts().values() for link in part.strategies} <= names


@pytest.mark.parametrize(
    ("strategy", "naming"),
    [
        ("Looked After Children and Care Leavers Strategy", ["county-2015", "county-2016", "county-2016-17"]),
        ("Young People's Health Strategy", ["county-2016", "county-2016-17", "county-2019"]),
        (
            "Closing the Educational Gaps Strategy",
            ["county-2015", "county-2016", "county-2016-17", "county-2019"],
        ),
        ("Youth Justice Plan", ["county-2016"]),
    ],
)
def test_a_strategy_knows_the_plans_that_name_it(strategy: str, naming: list[str]) -> None:
    assert plans_naming(strategy, plans().values()) == naming


@pytest.mark.parametrize("key", ["county-2016", "county-2016-17"])
def test_the_strategies_of_a_plan_are_as_many_as_its_document_links(key: str) -> None:
    # 18 in the two-year plan. 18 wordings in the yearly one, of 17 strategies: the Young People's
    # Health Strategy is written with two different periods.
    links = [link for part in plans()[key].walk() for link in part.strategies]
    by_key = {"county-2016": {link.name for link in links}, "county-2016-17": {link.text for link in links}}
    assert len(by_key[key]) == 18


@pytest.mark.parametrize(
    ("measure", "uses"),
    [
        (measure_names.CP_PLAN_RATE, {"county-2015": 1, "county-2019": 1}),
        (
            measure_names.EARLY_EDUCATION_TAKE_UP_AT_TWO,
            {"county-2015": 1, "county-2016-17": 1, "county-2019": 1},
        ),
        (
            measure_names.GAP_AT_16,
            {"county-2015": 1, "county-2016": 1, "county-2016-17": 1, "county-2019": 1},
        ),
        (measure_names.LONG_TERM_PLACEMENTS, {"county-2015": 1, "county-2016-17": 1, "county-2019": 1}),
        (measure_names.SDQ_SCORE, {"county-2015": 1, "county-2016-17": 1, "county-2019": 1}),
        (measure_names.CARE_LEAVERS_ACCOMMODATION, {"county-2016-17": 1, "county-2019": 2}),
        (measure_names.SOCIAL_WORKER_VACANCIES, {"county-2016-17": 1, "county-2019": 1}),
        (measure_names.UNDER_18_CONCEPTIONS, {"county-2015": 1, "county-2016": 1}),
    ],
)
def test_one_measure_is_found_in_every_plan_that_uses_it(measure: str, uses: dict[str, int]) -> None:
    found = Counter(
        plan.key
        for plan in plans().values()
        for part in plan.of_kind(MEASURE)
        if (part.measure or part.title) == measure
    )
    assert found == uses
