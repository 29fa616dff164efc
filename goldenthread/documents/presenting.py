"""What was read of a part, in rows of words: as written, and beside it what was understood."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from goldenthread.documents.reading.understanding import understood_target
from goldenthread.plans.content import FigureRole, Kind, Part, Polarity, ReportedFigure, Responsibility
from goldenthread.plans.presenting import FIGURE_ROLE_NAMES, POLARITY_SENTENCES, ROLE_NAMES
from goldenthread.rules.due_dates import DueDate, read_due_dates
from goldenthread.rules.figures import format_figure, read_cell

_TEXTS = {
    "why_it_matters": "Why it matters",
    "what_people_said": "What people said",
    "objective": "Objective",
    "success": "What success will look like",
    "how_measured": "How it will be measured",
    "definition": "Definition",
    "status": "Status",
    "frequency": "How often",
    "list_heading": "Heading above it",
}
_BREAK = mark_safe("<br>")
#: Texts longer than this are cut in lists, not on a part's own page. Characters.
CUT_AT = 280


def rows_of(part: Part, *, whole: bool = False) -> list[dict[str, Any]]:
    """What a part says besides its wording, as rows of a summary list."""
    rows: list[dict[str, Any]] = []
    if part.due.strip():
        rows.append({"key": "Due", "value": due_in_words(part.due)})
    for name, label in _TEXTS.items():
        text = str(getattr(part, name)).strip()
        if text:
            rows.append({"key": label, "value": text if whole else cut(text)})
    if part.kind == Kind.MEASURE:
        if part.measure.strip() and part.measure.strip() != part.title.strip():
            rows.append({"key": "Name of the measure", "value": part.measure})
        if part.polarity != Polarity.NOT_STATED:
            rows.append({"key": "What is good", "value": POLARITY_SENTENCES[part.polarity]})
    rows += [{"key": _heading_of(figure), "value": figure_in_words(figure, part)} for figure in part.figures]
    for role, name in ROLE_NAMES.items():
        if those := part.responsible(role):
            rows.append(
                {
                    "key": name,
                    "value": format_html_join(_BREAK, "{}", ((who_in_words(who),) for who in those)),
                }
            )
    if part.strategies:
        names = "; ".join(link.name or link.text for link in part.strategies)
        rows.append({"key": "Linked strategies", "value": names if whole else cut(names)})
    for update in part.updates:
        rows.append({"key": update.heading or "Update", "value": update.text if whole else cut(update.text)})
    return rows


def cut(text: str) -> str:
    """The beginning of a long text, cut between words."""
    return text if len(text) <= CUT_AT else text[:CUT_AT].rsplit(" ", 1)[0] + " …"


def as_written_and_understood(written: str, understood: str) -> SafeString:
    """A text of the document, and under it in softer ink what it was taken to mean."""
    if not understood or understood.strip().lower() == written.strip().lower():
        return format_html("{}", written)
    return format_html('{}<br><span class="gt-secondary">Understood: {}</span>', written, understood)


def due_in_words(text: str) -> SafeString:
    """A due date as written and the days that it allows, or why it gives none."""
    return as_written_and_understood(text, "; ".join(_one_due(due) for due in read_due_dates(text)))


def _one_due(due: DueDate) -> str:
    if due.earliest and due.latest:
        if due.earliest == due.latest:
            return _day(due.latest)
        return f"{_day(due.earliest)} to {_day(due.latest)}"
    if due.latest:
        return f"by {_day(due.latest)}"
    if due.earliest:
        return f"from {_day(due.earliest)}, with no end"
    return f"no date: {(due.why_not or 'it says none').rstrip('.')}"


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _heading_of(figure: ReportedFigure) -> str:
    role = FIGURE_ROLE_NAMES[figure.role]
    name = f"{role}: {figure.comparator}" if figure.comparator else role
    heading = figure.heading.strip()
    return name if not heading or heading.lower() == name.lower() else f"{name} ({heading})"


def figure_in_words(figure: ReportedFigure, part: Part) -> SafeString:
    """A figure as printed, and the number, unit and period that were read in it."""
    measure = part.measure or part.title
    if figure.role is FigureRole.TARGET:
        target = understood_target(figure.text, measure, figure.heading)
        if target.sentence.strip() != figure.text.strip():
            return as_written_and_understood(figure.text, target.sentence.rstrip("."))
    reading = read_cell(figure.text, measure=measure, heading=figure.heading)
    if figure.role is FigureRole.TARGET and not reading.numbers:
        return as_written_and_understood(figure.text, "")  # a target in words is as good as one in figures
    understood = "; ".join(words for each in reading.figures if (words := format_figure(each)))
    if reading.remainder:
        understood = "; ".join(filter(None, [understood, f"not understood: {reading.remainder}"]))
    return as_written_and_understood(figure.text, understood)


def who_in_words(who: Responsibility) -> SafeString:
    """Somebody who answers for a part, as written, and which organisation, post and person that is."""
    found = ", ".join(piece for piece in (who.organisation, who.post, who.person) if piece)
    return as_written_and_understood(who.text, found)


def doubts_of(part: Part) -> SafeString | str:
    """The sentences of a part's doubts, as a list."""
    return format_html_join("", "<li>{}</li>", ((doubt.sentence,) for doubt in part.doubts))
