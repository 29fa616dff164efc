"""Bringing documents in, deciding about what was read, and bringing it into a plan once confirmed.

Nothing enters a plan before a person confirms it, and nothing that was brought in is lost: the file
stays, the draft stays, and every decision is kept the moment it is made.
"""

from goldenthread.documents.actions.bringing_in import bring_in, read_again, read_upload, shown_name
from goldenthread.documents.actions.confirming import confirm
from goldenthread.documents.actions.deciding import Choice, Scope, decide, decide_together
from goldenthread.documents.actions.putting_aside import discard, take_up_again

__all__ = [
    "Choice",
    "Scope",
    "bring_in",
    "confirm",
    "decide",
    "decide_together",
    "discard",
    "read_again",
    "read_upload",
    "shown_name",
    "take_up_again",
]
