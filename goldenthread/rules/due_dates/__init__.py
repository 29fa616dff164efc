"""Due dates: when milestones and actions are to be done, read from the cells and sentences that say so.

The rule comes from the date columns and milestones of children's partnerships' delivery plans, and what
an officer who chases them needs to know: the first and the last day each allows, or why it allows none.
"""

from goldenthread.rules.due_dates.due_date import DueDate, DueDateKind, FoundDueDate, is_past, sort_key
from goldenthread.rules.due_dates.finding import find_due_dates
from goldenthread.rules.due_dates.reading import read_due_dates

__all__ = [
    "DueDate",
    "DueDateKind",
    "FoundDueDate",
    "find_due_dates",
    "is_past",
    "read_due_dates",
    "sort_key",
]
