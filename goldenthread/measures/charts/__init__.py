"""The charts of a measure: its trend, control chart, neighbours, funnel and projection.

Each is drawn on the server and comes with a sentence, a table of every figure in it and a download.
"""

from goldenthread.measures.charts.comparison import Bar, comparison_chart
from goldenthread.measures.charts.control import control_chart
from goldenthread.measures.charts.funnel import FunnelPoint, funnel_chart
from goldenthread.measures.charts.gradient import Step, gradient_chart
from goldenthread.measures.charts.projection import projection_chart
from goldenthread.measures.charts.trend import trend_chart

__all__ = [
    "Bar",
    "FunnelPoint",
    "Step",
    "comparison_chart",
    "control_chart",
    "funnel_chart",
    "gradient_chart",
    "projection_chart",
    "trend_chart",
]
