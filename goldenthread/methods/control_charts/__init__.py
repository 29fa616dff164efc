"""Control charts: has the process changed, or is this the variation it always has?

`xmr_chart` for single figures, `p_chart` and `u_chart` for counts with denominators, `run_chart` for short or
skewed series. A chart is one frozen result with limits, signals, icons and warnings in words. The rules come
as presets (`nhsr`, `mdc`, `ihi`) and can be set one by one.
"""

from .chart import (
    SHARE_CHART,
    XMR_CHART,
    ControlChart,
    Signal,
    lag_one_correlation,
    p_chart,
    u_chart,
    xmr_chart,
)
from .icons import Assurance, Meaning, Variation, assurance_of, meaning_of, meaning_shown, variation_of
from .limits import Limits, mean_moving_range, phase_starts, short_phases
from .run_chart import RUN_CHART, RunChart, run_chart
from .settings import IHI, MDC, NHSR, PRESETS, ChartRules, TwoOfThree

__all__ = [
    "IHI",
    "MDC",
    "NHSR",
    "PRESETS",
    "RUN_CHART",
    "SHARE_CHART",
    "XMR_CHART",
    "Assurance",
    "ChartRules",
    "ControlChart",
    "Limits",
    "Meaning",
    "RunChart",
    "Signal",
    "TwoOfThree",
    "Variation",
    "assurance_of",
    "lag_one_correlation",
    "mean_moving_range",
    "meaning_of",
    "meaning_shown",
    "p_chart",
    "phase_starts",
    "run_chart",
    "short_phases",
    "u_chart",
    "variation_of",
    "xmr_chart",
]
