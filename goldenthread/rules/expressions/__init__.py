"""Derived measures: a share, a gap, a rolling mean, calculated from other measures and never typed.

`read_expression` reads "share(neet, [16-18 year olds])" or "gap([neet | girls], [neet | boys])",
`check_expression` sees that it makes sense, `derive` calculates it for a period, and `order_of` says in which
order derived measures follow each other.
"""

from .checking import Checked, Shape, check_expression, order_of
from .evaluating import Derived, Figures, derive
from .reading import LONGEST_EXPRESSION, read_expression
from .tree import (
    FUNCTIONS,
    OF_GROUP,
    Call,
    ExpressionRefused,
    Literal,
    Measure,
    Node,
    Operation,
    in_words,
    measure_and_group,
    measures_in,
)

__all__ = [
    "FUNCTIONS",
    "LONGEST_EXPRESSION",
    "OF_GROUP",
    "Call",
    "Checked",
    "Derived",
    "ExpressionRefused",
    "Figures",
    "Literal",
    "Measure",
    "Node",
    "Operation",
    "Shape",
    "check_expression",
    "derive",
    "in_words",
    "measure_and_group",
    "measures_in",
    "order_of",
    "read_expression",
]
