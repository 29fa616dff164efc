"""What a careful officer would find in the worked example, which keeps the mistakes of its originals."""

from collections import Counter
from datetime import date

import pytest

from goldenthread.example.city_action_plan import action_plan
from goldenthread.example.city_performance_report import performance_report
from goldenthread.example.county_plans import county_plans
from goldenthread.example.plan_keys import (
    CITY_ACTION_PLAN,
    CITY_PERFORMANCE_REPORT,
    COUNTY_DELIVERY_PLAN,
    COUNTY_IMPROVEMENT_PLAN,
    COUNTY_PLAN,
    COUNTY_STRATEGY,
)
from goldenthread.plans.check import Finding, Severity, check_plans

TWO_WEEKS_BEFORE_THE_BOARD = date(2017, 6, 21)

#: Plan, rule, and words that the sentence or its evidence must hold.
EXPECTED = [
    # The delivery plan 2015-16
    (COUNTY_DELIVERY_PLAN, "polarity-against-usual", "Strengths and Difficulties"),
    (COUNTY_DELIVERY_PLAN, "malformed-code", "206i"),
    (COUNTY_DELIVERY_PLAN, "malformed-code", "206ii"),
    (COUNTY_DELIVERY_PLAN, "malformed-code", "20.7i"),
    (COUNTY_DELIVERY_PLAN, "date-outside-plan", "by August 2016"),
    (COUNTY_DELIVERY_PLAN, "same-outcome-twice", "twice under priority 1"),
    (
        COUNTY_DELIVERY_PLAN,
        "untestable-target",
        "9 indicators have the target “Reduction (no specific target set)”",
    ),
    (COUNTY_DELIVERY_PLAN, "untestable-target", "Strategic objectives successfully delivered"),
    (COUNTY_DELIVERY_PLAN, "no-baseline", "PHOF 2.09ii"),
    (COUNTY_DELIVERY_PLAN, "no-baseline", "PHOF 2.09iii"),
    (COUNTY_DELIVERY_PLAN, "no-date", "None of the 4 milestones under priority 3 has a date."),
    (COUNTY_DELIVERY_PLAN, "no-date", "Milestone 2.1.4"),
    (COUNTY_DELIVERY_PLAN, "no-frequency", "None of the 24 indicators"),
    (COUNTY_DELIVERY_PLAN, "no-owner", "None of the 36 indicators"),
    # The plan 2016-2018
    (COUNTY_PLAN, "no-lead", "None of the 21 key activities names who leads it."),
    (COUNTY_PLAN, "same-outcome-twice", "under priority 1 and priority 4"),
    (COUNTY_PLAN, "strategy-runs-out", "(2014-17)”, named in 2 places, runs out in 2017"),
    (
        COUNTY_PLAN,
        "strategy-named-differently",
        "“Closing the Gap Strategy” and “Closing the Educational Gaps",
    ),
    (COUNTY_PLAN, "no-target", "None of the 8 key performance indicators has a target."),
    # The improvement plan 2016-17
    (
        COUNTY_IMPROVEMENT_PLAN,
        "strategy-named-differently",
        "(2014-17)” and “Health Wellbeing Strategy (2014-2017)",
    ),
    (
        COUNTY_IMPROVEMENT_PLAN,
        "strategy-named-differently",
        "(2015-2018)”, “Young People's Health Strategy (2015-18)",
    ),
    (COUNTY_IMPROVEMENT_PLAN, "open-ended-date", "3 key actions"),
    (COUNTY_IMPROVEMENT_PLAN, "placeholder", "No specific milestone"),
    (COUNTY_IMPROVEMENT_PLAN, "measure-dropped", "of the 24 indicators"),
    # The strategy 2019-21
    (COUNTY_STRATEGY, "date-outside-plan", "by March 2019"),
    (COUNTY_STRATEGY, "same-measure-twice", "annual health assessment"),
    (COUNTY_STRATEGY, "same-measure-twice", "suitable accommodation"),
    (COUNTY_STRATEGY, "same-measure-twice", "Participation in education, employment and training (EET)"),
    (COUNTY_STRATEGY, "repeated-heading", "There are 3 lists of core measures headed"),
    (COUNTY_STRATEGY, "repeated-heading", "stands under commitment 3"),
    (COUNTY_STRATEGY, "measure-redefined", "for at least 12 months"),
    (COUNTY_STRATEGY, "no-date", "3 of the 4 milestones under programme 02 have no date"),
    (COUNTY_STRATEGY, "outcome-without-measure", "None of the 11 outcomes has a measure."),
    (COUNTY_STRATEGY, "no-target", "None of the 51 core measures has a target."),
    # The city's action plan
    (CITY_ACTION_PLAN, "placeholder", "Placeholder for performance measure"),
    (CITY_ACTION_PLAN, "placeholder", "Relevant performance measures"),
    (CITY_ACTION_PLAN, "duplicate-number", "Performance measure iv"),
    (CITY_ACTION_PLAN, "duplicate-number", "Performance measure vi"),
    (CITY_ACTION_PLAN, "skipped-number", "There is no performance measure i before ii"),
    (CITY_ACTION_PLAN, "denominator-between-places", "per 1000 live births"),
    (CITY_ACTION_PLAN, "priority-without-activity", "None of the 4 priorities"),
    (CITY_ACTION_PLAN, "never-reported", "4 of the 43 performance measures"),
    (CITY_ACTION_PLAN, "update-against-table", "1137 families"),
    # The city's performance report
    (CITY_PERFORMANCE_REPORT, "part-year-figure", "18.7% (2016/17 Q2)"),
    (CITY_PERFORMANCE_REPORT, "part-year-figure", "Oct 15 - Sept 16"),
    (CITY_PERFORMANCE_REPORT, "older-figure", "47.7% (2015/16 no new data)"),
    (CITY_PERFORMANCE_REPORT, "older-figure", "32.9 (Sept 2015)"),
    (CITY_PERFORMANCE_REPORT, "older-over-newer", "Prim: 0.04 Sec 0.28 (AY 2014/2015)"),
    (CITY_PERFORMANCE_REPORT, "name-against-value", "95.4% (AY 2014/15)"),
    (CITY_PERFORMANCE_REPORT, "denominator-differs", "per 10,000"),
    (CITY_PERFORMANCE_REPORT, "totals-do-not-fit", "2.2% (178)"),
    (CITY_PERFORMANCE_REPORT, "totals-do-not-fit", "458 (71.7)"),
    (CITY_PERFORMANCE_REPORT, "totals-do-not-fit", "81 (702)"),
    (CITY_PERFORMANCE_REPORT, "gap-not-difference", "the gap for Maths is printed as -0.35"),
    (
        CITY_PERFORMANCE_REPORT,
        "gap-not-difference",
        "the gap for Overall is printed as 0.37 and the difference is 0.41",
    ),
    (CITY_PERFORMANCE_REPORT, "unit-against-name", "Reading: -1.0%"),
    (CITY_PERFORMANCE_REPORT, "unit-against-name", "114.3 (2014/15)"),
    (CITY_PERFORMANCE_REPORT, "target-worse-than-baseline", "“6.4%” (2016/17 Target), worse than the “5.3%”"),
    (CITY_PERFORMANCE_REPORT, "target-already-met", "“8.0%” (2016/17 Target)"),
    (CITY_PERFORMANCE_REPORT, "figures-differ", "“4.1%” (2015/16 Outturn)"),
    (CITY_PERFORMANCE_REPORT, "measure-redefined", "a score against a percentage"),
    (CITY_PERFORMANCE_REPORT, "no-polarity", "Only 1 of the 40 measures"),
]

#: What an officer would call a mistake of the check, were it to say it: rows that are in order.
IN_ORDER = [
    (CITY_PERFORMANCE_REPORT, "gap-not-difference", "RWM Non-PP: 48.6%"),
    (CITY_PERFORMANCE_REPORT, "quarter-targets-fall", "196 (Q2) 390 (Q4)"),
    (CITY_PERFORMANCE_REPORT, "totals-do-not-fit", "526 (59)"),
    (CITY_PERFORMANCE_REPORT, "impossible-value", "-1.30"),
    (CITY_PERFORMANCE_REPORT, "target-not-reported", "Results available January 2018"),
    (CITY_PERFORMANCE_REPORT, "older-figure", "4.3% (2015/2016)"),
    (COUNTY_DELIVERY_PLAN, "date-outside-plan", "by April 2016"),
    (COUNTY_DELIVERY_PLAN, "target-worse-than-baseline", ""),
    (COUNTY_DELIVERY_PLAN, "name-against-polarity", ""),
    (COUNTY_IMPROVEMENT_PLAN, "steps-out-of-order", ""),
    (COUNTY_IMPROVEMENT_PLAN, "same-measure-twice", ""),
    (COUNTY_STRATEGY, "strategy-expired", ""),
]


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    plans = [*county_plans(), action_plan(), performance_report()]
    return check_plans(plans, today=TWO_WEEKS_BEFORE_THE_BOARD)


def says(finding: Finding, words: str) -> bool:
    return words in finding.sentence or any(words in each.text for each in finding.evidence)


@pytest.mark.parametrize(("plan", "code", "words"), EXPECTED)
def test_the_check_finds_what_a_careful_officer_would(findings, plan, code, words):
    assert any(each.plan_key == plan and each.code == code and says(each, words) for each in findings)


@pytest.mark.parametrize(("plan", "code", "words"), IN_ORDER)
def test_the_check_leaves_alone_what_is_in_order(findings, plan, code, words):
    assert not any(
        each.plan_key == plan and each.code == code and words in each.sentence for each in findings
    )


@pytest.mark.parametrize(
    ("plan", "most"),
    [
        (COUNTY_DELIVERY_PLAN, 25),
        (COUNTY_PLAN, 20),
        (COUNTY_IMPROVEMENT_PLAN, 25),
        (COUNTY_STRATEGY, 25),
        (CITY_ACTION_PLAN, 20),
        (CITY_PERFORMANCE_REPORT, 50),
    ],
)
def test_an_officer_is_not_drowned(findings, plan, most):
    assert sum(1 for each in findings if each.plan_key == plan) <= most


def test_problems_are_few_and_certain(findings):
    problems = Counter(each.code for each in findings if each.severity is Severity.PROBLEM)
    assert problems == {
        "denominator-differs": 1,
        "duplicate-number": 2,
        "gap-not-difference": 1,
        "impossible-value": 1,  # an average SDQ score of 45, of at most 40
        "name-against-value": 1,
        "older-over-newer": 1,
        "part-year-figure": 2,
    }


def test_the_check_says_the_same_each_time(findings):
    again = check_plans(
        [*county_plans(), action_plan(), performance_report()], today=TWO_WEEKS_BEFORE_THE_BOARD
    )
    assert [each.fingerprint for each in again] == [each.fingerprint for each in findings]
