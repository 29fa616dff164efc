"""Control charts: every published case of NHSRplotthedots' and PowerBI-SPC's rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from goldenthread.methods.control_charts import (
    Meaning,
    assurance_of,
    meaning_shown,
    phase_starts,
    short_phases,
)
from goldenthread.methods.control_charts.signals import (
    back_filled,
    beyond,
    runs_completed,
    shift,
    trend,
    trends_completed,
    two_of_three,
    two_of_three_net,
    two_of_three_windows,
)
from goldenthread.methods.trends import least_squares_line
from goldenthread.rules.polarity import Polarity
from tests.methods import vectors

POLARITY = {
    "increase": Polarity.HIGH,
    "decrease": Polarity.LOW,
    "neutral": Polarity.NO_JUDGEMENT,
}
WORD = {0: "none", 1: "upper", -1: "lower"}


def numbers(given: list[Any]) -> np.ndarray:
    return np.array(given, dtype=np.float64)


def signs(given: list[int]) -> np.ndarray:
    return np.array(given, dtype=np.int64)


NHSR: dict[str, Callable[[dict[str, Any]], Any]] = {
    "seven_points_one_side_of_mean": lambda a: np.abs(runs_completed(signs(a["sign"]), 7)).tolist(),
    "back_fill_seven": lambda a: np.abs(back_filled(signs(a["flag"]), 7)).tolist(),
    "seven_point_trend": lambda a: trends_completed(numbers(a["y"]), 7).tolist(),
    "two_in_three window member": lambda a: np.abs(
        two_of_three_windows(signs(a["close"]), signs(a["sign"]))
    ).tolist(),
    "two_in_three flagged point": lambda a: np.abs(
        two_of_three(signs(a["close"]), signs(a["sign"]))
    ).tolist(),
    "assurance": lambda a: assurance_of(
        a["lpl"], a["upl"], a["target"], POLARITY[a["improvement_direction"]]
    ),
    "rebase flag": lambda a: [
        int(place in phase_starts(a["dates"], a["rebase"])) for place in range(len(a["dates"]))
    ],
    "short phase": lambda a: short_phases(a["phase_lengths"], a["threshold"]),
}


@vectors.need_vectors
def test_every_case_of_nhsrplotthedots() -> None:
    published = vectors.cases("nhsr_ptd_rule_units.json")
    assert len(published) >= 50
    for case in published:
        [rule] = [NHSR[name] for name in NHSR if case["function"].startswith(name)]
        assert rule(case["args"]) == case["expected"], case


def words(directions: np.ndarray) -> list[str]:
    return [WORD[int(each)] for each in directions]


def flag_direction(args: dict[str, Any]) -> str:
    direction = {"none": 0, "upper": 1, "lower": -1}[args["direction"]]
    asked = args["settings"]["process_flag_type"]
    only = {"both": None, "improvement": Meaning.IMPROVEMENT, "deterioration": Meaning.CONCERN}[asked]
    meaning = meaning_shown(direction, POLARITY[args["settings"]["improvement_direction"]], only)
    said = {
        Meaning.CONCERN: "deterioration",
        Meaning.NEUTRAL_HIGH: "neutral_high",
        Meaning.NEUTRAL_LOW: "neutral_low",
    }
    return said.get(meaning, str(meaning))


POWERBI: dict[str, Callable[[dict[str, Any]], Any]] = {
    "shift": lambda a: words(shift(numbers(a["values"]), numbers(a["centre"]), a["run_length"])),
    "trend": lambda a: words(trend(numbers(a["values"]), a["points"])),
    "twoInThree": lambda a: words(
        two_of_three_net(
            beyond(numbers(a["values"]), numbers(a["lower_2sigma"]), numbers(a["upper_2sigma"])),
            whole_window=a["flag_whole_window"],
        )
    ),
    "astronomical": lambda a: words(
        beyond(numbers(a["values"]), numbers(a["lower_limit"]), numbers(a["upper_limit"]))
    ),
    "checkFlagDirection": flag_direction,
}


@vectors.need_vectors
def test_every_case_of_powerbi_spc() -> None:
    published = vectors.cases("powerbi_spc_rules.json")
    assert len(published) >= 100
    for case in published:
        if case["rule"] != "calculateTrendLine":
            assert POWERBI[case["rule"]](case["args"]) == case["expected"], case


@vectors.need_vectors
def test_every_trend_line_of_powerbi_spc() -> None:
    published = [
        case for case in vectors.cases("powerbi_spc_rules.json") if case["rule"] == "calculateTrendLine"
    ]
    assert len(published) >= 5
    for case in published:
        expected = [float("nan") if each is None else each for each in case["expected"]]
        found = least_squares_line(case["args"]["values"])
        assert found.tolist() == pytest.approx(expected, abs=1e-9, nan_ok=True), case
