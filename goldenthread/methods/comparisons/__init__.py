"""An area against England, its region or its neighbours: better, similar or worse, where chance lets us say
so.

A figure that differs from the benchmark is not yet better or worse: with 40 children it would differ by
chance. The label says better or worse only where the area's own confidence limits leave the benchmark
outside. Where neither end of the scale is good, the words are higher and lower; where nothing can be said,
`reason` says why.

- Against England or a region: `against_benchmark` (95 %) or `against_benchmark_at_two_levels` (95 and 99.8
  %).
- Against statistical neighbours: the same, with `pooled_neighbours`, which leaves the area itself out.
- Against a benchmark that is itself uncertain (a survey, a small group): test the difference
  (`methods.significance`) and label it with `from_difference`.
- `quintiles` rank areas and claim no significance.
- `against_control_limits_for_proportion`, `against_control_limits_for_rate` and `interval_against_interval`
  are kept only so that labels published with them can be explained.

Source: Fingertips, and the technical guide of the Office for Health Improvement and Disparities.
"""

from .benchmark import against_benchmark, against_benchmark_at_two_levels, from_difference
from .labels import Comparison, Label, WhyNot
from .legacy import (
    against_control_limits_for_proportion,
    against_control_limits_for_rate,
    interval_against_interval,
)
from .neighbours import PooledBenchmark, pooled_neighbours
from .quintiles import NO_SIGNIFICANCE_CLAIMED, quintiles

__all__ = [
    "NO_SIGNIFICANCE_CLAIMED",
    "Comparison",
    "Label",
    "PooledBenchmark",
    "WhyNot",
    "against_benchmark",
    "against_benchmark_at_two_levels",
    "against_control_limits_for_proportion",
    "against_control_limits_for_rate",
    "from_difference",
    "interval_against_interval",
    "pooled_neighbours",
    "quintiles",
]
