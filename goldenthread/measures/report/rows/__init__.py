"""One measure of the report: figures with periods, target, comparisons, rating, change, chart, notes."""

from goldenthread.measures.report.rows.row import observations_of, row_of

__all__ = ["observations_of", "row_of"]
