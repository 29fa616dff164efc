"""The pages on which figures come in: choose, say which column is what, look, answer, confirm, undo."""

from goldenthread.measures.views.loading.bringing import bring, printed_figures, type_figure
from goldenthread.measures.views.loading.describing import load_columns, load_names
from goldenthread.measures.views.loading.done import load_discard, load_file, load_take_up, load_undo
from goldenthread.measures.views.loading.listing import loads
from goldenthread.measures.views.loading.looking import load, load_answers, load_confirm
from goldenthread.measures.views.loading.remembering import providers, remembered

__all__ = [
    "bring",
    "load",
    "load_answers",
    "load_columns",
    "load_confirm",
    "load_discard",
    "load_file",
    "load_names",
    "load_take_up",
    "load_undo",
    "loads",
    "printed_figures",
    "providers",
    "remembered",
    "type_figure",
]
