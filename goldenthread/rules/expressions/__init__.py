"""Derived measures: a share, a gap, a rolling mean, calculated from other measures and never typed.

`read_expression` reads "share(neet, [16-18 year olds])", `check_expression` sees that it makes sense,
`derive` calculates it for a period, and `order_of` says in which order derived measures follow each other.
"""

from .checking import Checked, Shape, check_expression, order_of
from .evaluating import Derived, Figures, derive
from .reading import LONGEST_EXPRESSION, read_expression
from .tree import FUNCTIONS, Call, ExpressionRefused, Literal, Measure, Node, Operation, in_words, measures_in

__all__ = [
    "FUNCTIONS",
    "LONGEST_EXPRESSION",
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
    "measures_in",
    "order_of",
    "read_expression",
]
