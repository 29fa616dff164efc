"""The pages on which figures come in: choose, say which column is what, look, answer, confirm, undo."""

from goldenthread.measures.views.loading.listing import loads

__all__ = ["loads"]
