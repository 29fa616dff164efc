"""How a partnership turns a shortfall into a colour.

Practice differs from council to council, so nothing here is hidden in the code: a policy is a record with a
name and an explanation that is printed as the key of the report. What most agree on: meeting the target
exactly is green; amber is a tolerance that somebody agreed, in points or as a share of the target.

Where nobody set a tolerance or a floor standard there is no amber: a figure meets its target or it does not.
An officer would rather defend a red that the agreed target explains than an amber nobody agreed to.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goldenthread.rules.rounding import is_figure


class ToleranceIs(StrEnum):
    """What the number of a tolerance counts."""

    ABSOLUTE = "in the measure's unit"  # 2 points of 56%
    PERCENT_OF_TARGET = "percent of the target"  # 10% of 56% is 5.6 points


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from the target still counts as amber. ValueError for an amount below nought."""

    amount: Decimal
    is_: ToleranceIs = ToleranceIs.ABSOLUTE

    def __post_init__(self) -> None:
        if not is_figure(self.amount) or self.amount < 0:
            raise ValueError("A tolerance is a number that is not below nought.")

    @classmethod
    def points(cls, amount: Decimal | int | str) -> Tolerance:
        return cls(Decimal(amount))

    @classmethod
    def percent(cls, amount: Decimal | int | str) -> Tolerance:
        return cls(Decimal(amount), ToleranceIs.PERCENT_OF_TARGET)


def why_no_tolerance(tolerance: Tolerance, target: Decimal, *, can_be_negative: bool = False) -> str:
    """Why this tolerance has no meaning for this target, as a sentence; "" where it has one.

    A percentage of the target needs a scale that begins at nought: 10% of nought is nothing, and 10% of a
    Progress 8 score of −0.05 is no distance that anybody meant.
    """
    if tolerance.is_ is ToleranceIs.ABSOLUTE:
        return ""
    if target == 0:
        return "A tolerance in percent of the target has no meaning where the target is 0."
    if can_be_negative or target < 0:
        return "A tolerance in percent of the target has no meaning where figures can be below 0."
    return ""


def tolerance_in_units(tolerance: Tolerance, target: Decimal) -> Decimal:
    """The tolerance in the measure's own unit."""
    if tolerance.is_ is ToleranceIs.ABSOLUTE:
        return tolerance.amount
    return abs(target) * tolerance.amount / 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPolicy:
    """A partnership's rule for colours.

    `tolerance` is used where the target has none of its own. `inclusive`: exactly on target is green.
    `green_within`: a shortfall up to here is green already. `amber_if_improving`: a figure beyond that is
    amber where it is better than last time and red where it is not. `by_interval`: the margin of error
    decides, green only where the whole of it meets the target, amber where it includes the target.
    `touching_is_above`: an interval that begins exactly at the target lies above it (a quirk of the
    Fingertips reference, for comparing with it only; here touching is amber).
    """

    code: str
    name: str
    explanation: str
    tolerance: Tolerance | None = None
    inclusive: bool = True
    green_within: Tolerance | None = None
    amber_if_improving: bool = False
    by_interval: bool = False
    touching_is_above: bool = False


AS_SET = RatingPolicy(
    code="as-set",
    name="As each target sets it",
    explanation="Green: the target is met. Amber: it is missed by no more than the tolerance set for it, or, "
    "where only a floor standard is set, the figure is not below that. Red: anything worse.",
)
WITHIN_FIVE_PERCENT = RatingPolicy(
    code="within-5-percent",
    name="Amber within 5% of the target",
    explanation="Green: the target is met. Amber: missed by up to 5% of the target. Red: missed by more.",
    tolerance=Tolerance.percent(5),
)
WITHIN_TEN_PERCENT = RatingPolicy(
    code="within-10-percent",
    name="Amber within 10% of the target",
    explanation="Green: the target is met. Amber: missed by up to 10% of the target. Red: missed by more.",
    tolerance=Tolerance.percent(10),
)
IMPROVING_IS_AMBER = RatingPolicy(
    code="ten-percent-and-improving",
    name="Green within 10% of the target, amber where it improves",
    explanation="Green: the target is met, or missed by up to 10% of it. Amber: missed by more, but better "
    "than last time. Red: missed by more and not better than last time. (As used in Havering in 2014.)",
    green_within=Tolerance.percent(10),
    amber_if_improving=True,
)
BY_INTERVAL = RatingPolicy(
    code="by-interval",
    name="By the margin of error",
    explanation="Green: the whole margin of error meets the target. Amber: the margin of error includes or "
    "touches the target. Red: the whole margin of error misses the target.",
    by_interval=True,
)
FINGERTIPS_INTERVAL = RatingPolicy(
    code="fingertips-interval",
    name="By the margin of error, exactly as Fingertips does",
    explanation="As by the margin of error, but an interval that begins exactly at the target lies above it.",
    by_interval=True,
    touching_is_above=True,
)

#: The policies a partnership may choose from, by code.
POLICIES = {
    policy.code: policy
    for policy in (
        AS_SET,
        WITHIN_FIVE_PERCENT,
        WITHIN_TEN_PERCENT,
        IMPROVING_IS_AMBER,
        BY_INTERVAL,
        FINGERTIPS_INTERVAL,
    )
}
