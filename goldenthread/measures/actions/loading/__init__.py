"""Everything that brings figures in from people: files, pastes, forms, what plans print.

A load waits until somebody confirms it; then all of it goes in, in one transaction, or nothing. A whole load
can be undone. Nothing is deleted: undoing says again what was said before.
"""

from goldenthread.measures.actions.loading.answering import answer, answer_all
from goldenthread.measures.actions.loading.bringing_in import bring_figures, bring_typed, provider_source
from goldenthread.measures.actions.loading.confirming import confirm_load, discard_load, take_up_load
from goldenthread.measures.actions.loading.describing import add_to_library, say_columns, say_names
from goldenthread.measures.actions.loading.forgetting import forget
from goldenthread.measures.actions.loading.printed import (
    bring_printed_figures,
    define_printed_measures,
    load_printed_figures,
)
from goldenthread.measures.actions.loading.refusals import CannotLoad, ChangedMeanwhile, thread_of
from goldenthread.measures.actions.loading.undoing import undo_load

__all__ = [
    "CannotLoad",
    "ChangedMeanwhile",
    "add_to_library",
    "answer",
    "answer_all",
    "bring_figures",
    "bring_printed_figures",
    "bring_typed",
    "confirm_load",
    "define_printed_measures",
    "discard_load",
    "forget",
    "load_printed_figures",
    "provider_source",
    "say_columns",
    "say_names",
    "take_up_load",
    "thread_of",
    "undo_load",
]
