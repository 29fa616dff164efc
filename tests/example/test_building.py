"""How the words in which the example's plans are written become a plan with a key on every part."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from goldenthread.example.building import (
    activity,
    component,
    folded,
    lead,
    measure,
    milestone,
    officer,
    outcome,
    plan,
    priority,
    programme,
    section,
    strategy,
    success,
)
from goldenthread.plans.content import FigureRole, Kind, Part, PlanContent, ResponsibilityRole, Tier


def small_plan(*parts: Part) -> PlanContent:
    return plan(
        "ferndale-2016",
        "Ferndale plan",
        tier=Tier.ACTION_PLAN,
        partnership="Ferndale",
        owner="Ferndale Board",
        parts=parts,
    )


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        ([priority("2", "Healthy")], ["2"]),
        # A printed number leads to a priority, an activity and a milestone ...
        (
            [
                priority(
                    "2", "Healthy", parts=[activity("Walk", number="1", parts=[milestone("Map", number="3")])]
                )
            ],
            ["2", "2.1", "2.1.3"],
        ),
        # ... and a dotted one is a whole path, wherever the part hangs.
        (
            [priority("2", "Healthy", parts=[outcome("Fit", parts=[activity("Walk", number="2.1")])])],
            ["2", "2.outcome-1", "2.1"],
        ),
        # What has no number is counted among its own kind.
        (
            [priority("1", "Safe", parts=[success("a"), activity("b"), success("c"), activity("d")])],
            ["1", "1.success-1", "1.activity-1", "1.success-2", "1.activity-2"],
        ),
        # A measure's number does not lead to it: documents repeat those.
        (
            [outcome("Fit", parts=[measure("x", number="ii"), measure("y", number="ii")])],
            ["outcome-1", "outcome-1.measure-1", "outcome-1.measure-2"],
        ),
        (
            [programme("Care", number="02", parts=[component("Fostering"), milestone("Open")])],
            ["programme-1", "programme-1.component-1", "programme-1.milestone-1"],
        ),
        ([priority("1", "Safe", parts=[activity("a", number="1", ref="1.first")])], ["1", "1.first"]),
    ],
)
def test_a_part_is_found_by_its_printed_number_or_its_place(parts: list[Part], keys: list[str]) -> None:
    assert [part.key for part in small_plan(*parts).walk()] == [f"ferndale-2016/{key}" for key in keys]


def test_two_parts_with_one_printed_number_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"ferndale-2016/1\.1"):
        small_plan(priority("1", "Safe", parts=[activity("a", number="1"), activity("b", number="1")]))


def test_what_stands_beside_a_part_stays_with_it() -> None:
    part = milestone(
        "A map of safe walks is published",
        number="1",
        due="by March 2017",
        success="Children walk to school.",
        who=[lead("FCC (Roads)", "Ferndale Council", "Roads"), officer("Head of Roads", "Ferndale Council")],
        strategies=[strategy("Walking Strategy", "Walking Strategy (2015-18)")],
        serves=["ferndale-2014/2"],
    )
    assert (part.kind, part.due, part.success) == (
        Kind.MILESTONE,
        "by March 2017",
        "Children walk to school.",
    )
    assert [(each.role, each.text, each.post) for each in part.responsibilities] == [
        (ResponsibilityRole.LEAD, "FCC (Roads)", "Roads"),
        (ResponsibilityRole.OFFICER, "Head of Roads", "Head of Roads"),
    ]
    assert [(link.name, link.text) for link in part.strategies] == [
        ("Walking Strategy", "Walking Strategy (2015-18)")
    ]
    assert part.serves == ["ferndale-2014/2"]


def test_a_baseline_and_a_target_are_the_first_figures_of_a_measure() -> None:
    part = measure("Walks", baseline="14.8% (2013-2014)", target="higher")
    assert [(figure.role, figure.text) for figure in part.figures] == [
        (FigureRole.BASELINE, "14.8% (2013-2014)"),
        (FigureRole.TARGET, "higher"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one line", "one line"),
        ("wrapped\n        under an indent", "wrapped under an indent"),
        ("first\n\n    second\n    goes on", "first\n\nsecond goes on"),
        ("\n   \n", ""),
    ],
)
def test_line_breaks_of_the_module_are_not_part_of_the_text(written: str, read: str) -> None:
    assert folded(written) == read
    assert section("", written).text == read


@given(st.text(alphabet="ab \n\t", max_size=60))
def test_folding_loses_no_word_and_folds_once(text: str) -> None:
    assert folded(text).split() == text.split()
    assert folded(folded(text)) == folded(text)
