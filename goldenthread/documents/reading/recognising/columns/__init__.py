"""The columns of a plan's tables: what their headings mean, and which row the headings are."""

from goldenthread.documents.reading.recognising.columns.headings import (
    Heading,
    is_heading_row,
    looks_like_heading,
    read_headings,
)
from goldenthread.documents.reading.recognising.columns.meanings import (
    FIGURES,
    LEVELS,
    PERIOD,
    Column,
    meaning_of,
)

__all__ = [
    "FIGURES",
    "LEVELS",
    "PERIOD",
    "Column",
    "Heading",
    "is_heading_row",
    "looks_like_heading",
    "meaning_of",
    "read_headings",
]
