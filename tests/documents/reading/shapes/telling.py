"""A draft told in lines, as an officer would check it: every part with what the document says about it."""

from __future__ import annotations

from goldenthread.documents.reading.draft import Draft
from goldenthread.documents.reading.opening import open_document
from goldenthread.documents.reading.reading import read_source
from goldenthread.plans.content import Part, PlanContent

_TEXTS = {
    "due": "due",
    "status": "status",
    "success": "success",
    "how_measured": "measured by",
    "why_it_matters": "why",
    "what_people_said": "said",
    "objective": "objective",
    "definition": "definition",
    "polarity": "good",
    "frequency": "frequency",
}


def read_shape(name: str, data: bytes) -> Draft:
    """Read a document from its bytes, as the upload page and the command line do."""
    return read_source(open_document(data, name=name))


def told(part: Part, depth: int = 0) -> list[str]:
    """One part and those under it: kind, number, title, then every text, person, figure, note, doubt."""
    pieces = [" ".join(filter(None, [part.kind.value, part.number, part.title]))]
    pieces += [f"{word}: {value}" for name, word in _TEXTS.items() if (value := getattr(part, name))]
    for each in part.responsibilities:
        who = " / ".join(filter(None, [each.organisation, each.post, each.person]))
        pieces.append(f"{each.role.value}: {who}")
    for figure in part.figures:
        pieces.append(f"{figure.role.value} {figure.comparator or figure.heading}: {figure.text}")
    pieces += [f"note {each.heading}: {each.text}" for each in part.updates]
    pieces += [f"doubt: {each.code}" for each in part.doubts]
    lines = ["  " * depth + " | ".join(" ".join(piece.split()) for piece in pieces)]
    for below in part.parts:
        lines += told(below, depth + 1)
    return lines


def told_plan(plan: PlanContent) -> str:
    """All parts of a plan, one to a line."""
    return "\n".join(line for part in plan.parts for line in told(part))


def heading_of(plan: PlanContent) -> tuple[str, str, str, str]:
    """Title, whose plan it is, tier, and period in days."""
    period = f"{plan.starts} to {plan.ends}" if plan.starts else ""
    return plan.title, plan.partnership or plan.owner, plan.tier.value, period


def told_draft(draft: Draft) -> str:
    """A whole draft: for each plan its heading, its questions, its narrative and its parts."""
    lines = [f"questions: {', '.join(question.code for question in draft.questions) or 'none'}"]
    for plan in draft.plans:
        title, whose, tier, period = heading_of(plan)
        lines += [f"title: {title}", f"of: {whose}", f"tier: {tier}", f"period: {period}"]
        lines.append(f"words: {', '.join(f'{word} for {kind.value}' for kind, word in plan.words.items())}")
        lines.append(f"narrative: {'; '.join(section.heading for section in plan.sections)}")
        lines += told_plan(plan).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"
