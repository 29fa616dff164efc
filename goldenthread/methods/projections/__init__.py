"""Projections: what is likely by the target date, the chance of meeting the target, and how often we were
right.

`project` answers for one series; `rolled` and `conformal_widening` check it on all the series there are;
`in_the_past` says what the check found.
"""

from .backtest import Misses, came_true, conformal_widening, read_table, rolled
from .drift import Drift, drift_of
from .projection import PROJECTION, Outlook, Projection, Widening, outlook_of, project
from .record import Caught, caught_in_the_past, in_the_past
from .scale import Scale, WorkingScale, fits, rounding_error, working_scale
from .seasonal import seasonal_path, theta_line

__all__ = [
    "PROJECTION",
    "Caught",
    "Drift",
    "Misses",
    "Outlook",
    "Projection",
    "Scale",
    "Widening",
    "WorkingScale",
    "came_true",
    "caught_in_the_past",
    "conformal_widening",
    "drift_of",
    "fits",
    "in_the_past",
    "outlook_of",
    "project",
    "read_table",
    "rolled",
    "rounding_error",
    "seasonal_path",
    "theta_line",
    "working_scale",
]
