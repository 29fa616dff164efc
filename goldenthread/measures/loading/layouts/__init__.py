"""How a sheet of figures is laid out: which rows are headings, which column is what.

Analysts bring long tables (a row for each figure), wide ones (measures down, years or areas across; areas
down, measures across), with headings on several rows, notes beneath and totals between. What the headings
say is understood where it can be; the person sees it with sample values and corrects it.
"""

from .cells import is_figure, without_period
from .layout import (
    ROLE_LABELS,
    ColumnSeen,
    Layout,
    Role,
    columns_of,
    headings_of,
    left_columns,
    plain_heading,
)
from .reading import SetAside, rows_of
from .understanding import Knows, remember, understand
from .when import part_of_a_year, presume_period

__all__ = [
    "ROLE_LABELS",
    "ColumnSeen",
    "Knows",
    "Layout",
    "Role",
    "SetAside",
    "columns_of",
    "headings_of",
    "is_figure",
    "left_columns",
    "part_of_a_year",
    "plain_heading",
    "presume_period",
    "remember",
    "rows_of",
    "understand",
    "without_period",
]
