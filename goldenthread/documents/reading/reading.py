"""The entry: a document taken apart goes in, a draft with an account of every line comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.documents.reading.accounting import Signposts, account, evidence
from goldenthread.documents.reading.draft import Draft, Question
from goldenthread.documents.reading.recognising.finishing import finish
from goldenthread.documents.reading.recognising.front import named_most, partnership_in
from goldenthread.documents.reading.recognising.papers import read_paper
from goldenthread.documents.reading.recognising.prose import PlanReader
from goldenthread.documents.reading.recognising.responsibility import Abbreviations
from goldenthread.documents.reading.recognising.stretches import Stretch, cut
from goldenthread.documents.reading.recognising.thread import Thread
from goldenthread.documents.reading.recognising.wording import place_of, wording
from goldenthread.documents.reading.source import SourceDocument, SourceLine, Table
from goldenthread.plans.content import Kind, Place, PlanContent, Tier


def read_source(document: SourceDocument) -> Draft:
    """Read a document into a draft: its plans, its board papers, and what became of every line.

    Never raises on a document's content: what cannot be placed is listed as not understood. Nothing of
    the draft is stored or believed; that is for the officer who confirms it.
    """
    by_number = {line.number: line for line in document.lines}
    text = _whole_text(document)
    abbreviations = Abbreviations.of(text)
    signposts = Signposts()
    draft = Draft(document.name, document.format)
    draft.questions.extend(Question("source", sentence) for sentence in document.warnings)
    for stretch in cut(document):
        if stretch.paper is not None:
            draft.papers.extend(read_paper(stretch, document, by_number))
            continue
        _read_plan(draft, stretch, signposts, abbreviations, by_number)
    finish(draft)
    _ask_whose(draft, text, _running_lines(document))
    draft.accounting = account(document, _said(draft), signposts)
    _ask_about_what_was_not_understood(draft)
    return draft


def _read_plan(
    draft: Draft,
    stretch: Stretch,
    signposts: Signposts,
    abbreviations: Abbreviations,
    by_number: dict[int, SourceLine],
) -> None:
    plan = PlanContent(title="")
    if stretch.tier:
        plan.tier = stretch.tier
    known = {
        wording(part.title): part.kind
        for earlier in draft.plans
        for part in earlier.of_kind(Kind.PRIORITY, Kind.OUTCOME)
    }
    reader = PlanReader(Thread(plan, signposts, abbreviations, by_number, known=known))
    reader.read(stretch.blocks)
    for lines in reader.unread_tables:
        place = place_of(lines, by_number)
        where = f"lines {place.first_line} to {place.last_line}" if place else "this place"
        draft.questions.append(
            Question(
                "table_not_recognised",
                f"The table at {where} was kept as text: its columns were not recognised.",
                place,
            )
        )
    if plan.parts or plan.sections:
        draft.plans.append(plan)


def _running_lines(document: SourceDocument) -> list[str]:
    """What is printed at the head or foot of every page, each once."""
    lines = [
        line.text for line in document.lines if document.furniture.get(line.number, "").startswith("running")
    ]
    return list(dict.fromkeys(lines))


_COUNCILS_OWN = {Tier.COUNCIL_PLAN, Tier.DEPARTMENTAL_STRATEGY, Tier.CHANGE_PORTFOLIO}


def _ask_whose(draft: Draft, text: str, headers: list[str]) -> None:
    """Where no title names the partnership, the one that the text names most often is a guess to confirm."""
    for plan in draft.plans:
        if plan.tier in _COUNCILS_OWN:
            plan.owner = plan.owner or named_most(text, council=True)
        elif not plan.partnership:
            plan.partnership = next(filter(None, map(partnership_in, headers)), "")
            if plan.partnership:
                sentence = f"No title says whose plan this is; the pages are headed with {plan.partnership}."
                draft.questions.append(Question("partnership_guessed", f"{sentence} Is it theirs?"))
                continue
            plan.partnership = named_most(text, council=False)
            if plan.partnership:
                sentence = (
                    f"No title says whose plan this is; the text speaks most often of {plan.partnership}."
                )
                draft.questions.append(Question("partnership_guessed", f"{sentence} Is it theirs?"))


def _whole_text(document: SourceDocument) -> str:
    """The words of a document in reading order, for the abbreviations that it explains."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            texts.extend(cell.text for row in block.rows for cell in row)
        else:
            texts.append(block.text)
    return "\n".join(re.sub(r"\s+", " ", text) for text in texts)


def _said(draft: Draft) -> Iterator[tuple[Place | None, list[str]]]:
    """Everything the draft says, with the place it says it came from."""
    for plan in draft.plans:
        yield from evidence(plan)
    for paper in draft.papers:
        yield paper.place, [paper.title, paper.text]


def _ask_about_what_was_not_understood(draft: Draft) -> None:
    left = draft.accounting.counts.not_understood
    if left:
        lines = "One line was" if left == 1 else f"{left} lines were"
        draft.questions.append(
            Question(
                "not_understood", f"{lines} not understood, or only in part; the reading report lists them."
            )
        )
    if not draft.plans and not draft.papers:
        draft.questions.append(Question("no_plan", "No plan was found in this document."))
