"""How much of a stranger's file is read before we stop, and what the officer is told when we do.

A partnership's plan is tens of pages; its scorecard is a few thousand rows. A file far beyond that is a
mistake (a data extract, a photograph album) or an attack (a few kilobytes that unfold to gigabytes).
Either way the officer gets a sentence that says what is wrong and what to do, and the server goes on
working. Where the rule comes from: issue 2, section 4, "Bad input".
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """The bounds of one reading. Each has its unit in its name; the defaults suit a plan or a scorecard."""

    file_bytes: int = 50 * MEGABYTE
    """The file as it was uploaded."""

    expanded_bytes: int = 400 * MEGABYTE
    """Everything inside a Word or Excel file once unzipped: what it claims, and what is counted."""

    part_bytes: int = 60 * MEGABYTE
    """One part of a Word or Excel file that has to be held in memory at once."""

    expansion_ratio: int = 250
    """How many times larger than its zipped size a part may be (only asked of parts over 5 MB:
    small parts full of repeated markup do compress very well)."""

    entries: int = 10_000
    """Files inside a Word or Excel file."""

    pages: int = 600
    """Pages of a PDF."""

    rows: int = 150_000
    """Rows of a workbook or of a CSV file, all sheets together."""

    cells: int = 600_000
    """Filled cells of a workbook or of a CSV file, all sheets together."""

    columns: int = 512
    """Columns of one sheet."""

    cell_characters: int = 100_000
    """Characters of one cell. Excel itself stops at 32,767."""

    stream_bytes: int = 100 * MEGABYTE
    """One compressed stream of a PDF once unfolded."""

    pages_seconds: float | None = None
    """Seconds after which no further page of a PDF is begun; None where time does not matter. A child process
    with a deadline sets it, so that the officer gets the pages that could be read and not only a refusal."""

    page_marks: int = 100_000
    """Characters and lines on one page of a PDF."""


DEFAULT_LIMITS = ReadingLimits()

DEFAULT_SECONDS = 60  # of processor time and of waiting, for one file in a child process
DEFAULT_MEGABYTES = 1024  # of memory, for one file in a child process


class CannotRead(Exception):
    """A file that is not read, with the reason.

    `code` names the kind of trouble for programs and tests ("password", "empty", "too-large" …) and never
    changes; `sentence` is what the officer reads: what is wrong, and what to do.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence

    def __reduce__(self) -> tuple[type[CannotRead], tuple[str, str]]:
        return (CannotRead, (self.code, self.sentence))


def in_megabytes(count: int) -> str:
    """A number of bytes as an officer reads it: "0.4 MB", "50 MB"."""
    megabytes = count / MEGABYTE
    return f"{megabytes:,.0f} MB" if megabytes >= 10 else f"{megabytes:.1f} MB"
