"""Golden Thread: one place for a children's partnership's plan, its figures and its board."""

__version__ = "0.1.0"
