"""What reading a document gives: draft plans, the board's papers, and an account of every line.

A draft is nobody's plan yet. An officer looks at it beside its source, corrects and confirms it, and
only then does anything enter a plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.documents.reading.accounting import Accounting
from goldenthread.plans.content import Place, PlanContent


class PaperKind(StrEnum):
    """The kinds of paper found in a board's pack."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    MEMBERSHIP = "membership"
    CONSTITUTION = "constitution"
    REPORT = "report"
    FORWARD_PLAN = "forward plan"
    PRESENTATION = "presentation"
    OTHER = "other"


@dataclass(slots=True)
class BoardPaper:
    """One paper of a board's pack, kept whole for the board's own part of the service."""

    kind: PaperKind
    title: str
    text: str
    place: Place | None = None


@dataclass(slots=True)
class Question:
    """Something about the whole document that the person who uploaded it has to answer."""

    code: str
    sentence: str
    place: Place | None = None


@dataclass(slots=True)
class Draft:
    """Everything that was read from one document.

    `document` is its name and `format` what it was ("text", "word", "pdf", "excel", "csv"). A
    document may hold several plans: an action plan and a performance report of it, say.
    """

    document: str
    format: str
    plans: list[PlanContent] = field(default_factory=list)
    papers: list[BoardPaper] = field(default_factory=list)
    accounting: Accounting = field(default_factory=Accounting)
    questions: list[Question] = field(default_factory=list)
