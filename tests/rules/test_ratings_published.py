"""Specification: every published case of Fingertips' goal rules."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.rules.figures import Missing, MissingReason, Number
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import (
    AS_SET,
    BY_INTERVAL,
    FINGERTIPS_INTERVAL,
    Goal,
    GoalKind,
    NoGoal,
    Outturn,
    Status,
    rate,
)

PUBLISHED = Path(__file__).resolve().parents[3] / "shared/data/statistics/fingertips_targets.json"
CASES = json.loads(PUBLISHED.read_text(), parse_float=Decimal)["cases"] if PUBLISHED.exists() else []

pytestmark = pytest.mark.skipif(
    not CASES, reason="The published cases of targets are not beside the project."
)

COLOURS = {
    "better": Status.GREEN,
    "similar": Status.AMBER,
    "worse": Status.RED,
    "not_compared": Status.NOT_RATED,
}
POLARITIES = {
    "high_is_good": Polarity.HIGH,
    "low_is_good": Polarity.LOW,
    "not_applicable": Polarity.NO_JUDGEMENT,
    # The reference forgets to ask; the expected answers are those of a measure of which more is better.
    "ignored_by_reference": Polarity.HIGH,
}


def goal_of(case):
    target = case["target"]
    if case["kind"] in ("range", "percentile_range_of_benchmark_areas"):
        lower = target.get("lower", target.get("lower_value"))
        upper = target.get("upper", target.get("upper_value"))
        return NoGoal() if lower is None else Goal(Decimal(lower), GoalKind.ZONES, Decimal(upper))
    return NoGoal() if target["limit"] is None else Goal(Decimal(target["limit"]))


def outturn_of(case):
    data = case["data"]
    if case["kind"] != "single_value_with_ci":
        return Outturn(Number(Decimal(data["value"])))
    if data["lower_95"] is None:
        return Outturn(Missing(MissingReason.NOT_AVAILABLE))
    lower, upper = Decimal(data["lower_95"]), Decimal(data["upper_95"])
    return Outturn(Number((lower + upper) / 2), lower=lower, upper=upper)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case['data']} {case['polarity']}")
def test_every_published_case_has_its_published_answer(case):
    expected = case["expected"]
    if expected.startswith("error"):
        with pytest.raises(ValueError, match="lower end of a range cannot be above"):
            goal_of(case)
    elif expected == "accepted":
        assert goal_of(case).kind is GoalKind.ZONES
    else:
        policy = FINGERTIPS_INTERVAL if case["kind"].endswith("_ci") else AS_SET
        rating = rate(outturn_of(case), goal_of(case), polarity=POLARITIES[case["polarity"]], policy=policy)
        assert rating.status is COLOURS[expected]


def test_our_own_rule_differs_in_exactly_the_case_where_an_interval_touches_the_target():
    ours = [
        (
            case,
            rate(outturn_of(case), goal_of(case), polarity=POLARITIES[case["polarity"]], policy=BY_INTERVAL),
        )
        for case in CASES
        if case["kind"].endswith("_ci")
    ]
    differ = [case["data"] for case, rating in ours if rating.status is not COLOURS[case["expected"]]]
    assert differ == [{"lower_95": Decimal("10.0"), "upper_95": Decimal("10.0")}]
