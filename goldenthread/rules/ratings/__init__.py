"""Ratings: red, amber, green or not rated, always with the sentence that says why.

`rate` holds a figure against what its target came to, `rate_deliverable` says where something to be done
stands. How a shortfall becomes a colour is a `RatingPolicy`, a record that a report prints as its key.
"""

from .deliverables import DELIVERABLE_METHOD, Deliverable, Delivery, rate_deliverable
from .goal import Accumulation, Goal, GoalKind, NoGoal, Outturn
from .judging import Side, certainty, judge_interval, judge_point, judge_zones, shortfall
from .policy import (
    AS_SET,
    BY_INTERVAL,
    FINGERTIPS_INTERVAL,
    IMPROVING_IS_AMBER,
    POLICIES,
    WITHIN_FIVE_PERCENT,
    WITHIN_TEN_PERCENT,
    RatingPolicy,
    Tolerance,
    ToleranceIs,
    tolerance_in_units,
    why_no_tolerance,
)
from .rate import INTERVAL_METHOD, POINT_METHOD, ZONES_METHOD, rate
from .rating import Certainty, Change, NotRated, Rating, Status

__all__ = [
    "AS_SET",
    "BY_INTERVAL",
    "DELIVERABLE_METHOD",
    "FINGERTIPS_INTERVAL",
    "IMPROVING_IS_AMBER",
    "INTERVAL_METHOD",
    "POINT_METHOD",
    "POLICIES",
    "WITHIN_FIVE_PERCENT",
    "WITHIN_TEN_PERCENT",
    "ZONES_METHOD",
    "Accumulation",
    "Certainty",
    "Change",
    "Deliverable",
    "Delivery",
    "Goal",
    "GoalKind",
    "NoGoal",
    "NotRated",
    "Outturn",
    "Rating",
    "RatingPolicy",
    "Side",
    "Status",
    "Tolerance",
    "ToleranceIs",
    "certainty",
    "judge_interval",
    "judge_point",
    "judge_zones",
    "rate",
    "rate_deliverable",
    "shortfall",
    "tolerance_in_units",
    "why_no_tolerance",
]
