"""How a plan is put on a page: the thread's nodes, sentences for polarity and dates, tables of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.interface.thread import ThreadNode
from goldenthread.plans.content import (
    FigureRole,
    Kind,
    Part,
    PlanContent,
    Polarity,
    ResponsibilityRole,
)
from goldenthread.plans.thread import Located, Standing, counts_of, is_step, leads_of, standing_of
from goldenthread.plans.wording import joined, many

POLARITY_SENTENCES = {
    Polarity.HIGH_IS_GOOD: "A higher figure is better.",
    Polarity.LOW_IS_GOOD: "A lower figure is better.",
    Polarity.CLOSE_TO_TARGET: "A figure close to the target is best.",
    Polarity.NO_JUDGEMENT: "Neither higher nor lower is better.",
    Polarity.INFORMATION: "For information only.",
    Polarity.NOT_STATED: "The plan does not say whether higher or lower is better.",
}

ROLE_NAMES = {
    ResponsibilityRole.LEAD: "Led by",
    ResponsibilityRole.PARTNER: "Partners",
    ResponsibilityRole.GOVERNANCE: "Overseen by",
    ResponsibilityRole.OFFICER: "Responsible officer",
    ResponsibilityRole.PROVIDER: "Figures from",
}

#: The same from the organisation's side: "Leads 12 milestones".
WHAT_IT_DOES = {
    ResponsibilityRole.LEAD: "Leads",
    ResponsibilityRole.PARTNER: "Takes part in",
    ResponsibilityRole.GOVERNANCE: "Oversees",
    ResponsibilityRole.OFFICER: "Answers for",
    ResponsibilityRole.PROVIDER: "Supplies figures for",
}

_STANDING_COLOURS = {
    Standing.DONE: "green",
    Standing.OVERDUE: "red",
    Standing.DUE_SOON: "yellow",
    Standing.LATER: "grey",
    Standing.UNDATED: "grey",
}

#: "By 30 September 2016" is a date; what is longer is a sentence and may wrap.
LONGEST_DATE = 20

FIGURE_ROLE_NAMES = {
    FigureRole.BASELINE: "Starting point",
    FigureRole.OUTTURN: "Result",
    FigureRole.TARGET: "Target",
    FigureRole.COMPARATOR: "Comparison",
    FigureRole.COMPARISON: "Compared",
}


def counts_sentence(plan: PlanContent, counts: Counter[Kind]) -> str:
    """What hangs below, in the plan's own words: "1 outcome, 3 milestones"."""
    return ", ".join(
        f"{counts[kind]} {many(plan.word_for(kind), counts[kind])}" for kind in Kind if counts[kind]
    )


def what_is_under(plan: PlanContent, part: Part) -> str:
    """What hangs below a part, as it reads in a sentence: "1 outcome and 3 milestones", or nothing."""
    counts = counts_of([part])
    return joined(
        f"{counts[kind]} {many(plan.word_for(kind), counts[kind])}" for kind in Kind if counts[kind]
    )


def late_sentence(plan: PlanContent, parts: Iterable[Part], today: date) -> str:
    """How many of these parts' steps are past their date, as a sentence, or nothing where none is."""
    late = sum(is_step(part) and standing_of(part, today) == Standing.OVERDUE for part in parts)
    if not late:
        return ""
    words = ("is past its", "it was") if late == 1 else ("are past their", "they were")
    return f"{late} {many(step_word(plan), late)} {words[0]} date, and nothing says whether {words[1]} met."


def step_word(plan: PlanContent) -> str:
    """A plan's word for its dated steps: for milestones, or for activities if only they have dates."""
    kinds = {part.kind for part in plan.walk() if is_step(part)}
    return plan.word_for(Kind.ACTIVITY if kinds == {Kind.ACTIVITY} else Kind.MILESTONE)


def standing_tag(part: Part, today: date) -> SafeString:
    """Where a milestone stands, as a word."""
    standing = standing_of(part, today)
    return format_html(
        '<strong class="govuk-tag govuk-tag--{}">{}</strong>', _STANDING_COLOURS[standing], standing.value
    )


def due_words(part: Part) -> str:
    """When a part is due: as the plan says it."""
    text = part.due.strip()
    return text[:1].upper() + text[1:] if text else ""


def part_url(part: Part) -> str:
    """The page of a part that is kept in the database."""
    return reverse("plans:part", args=[part.identity]) if part.identity else ""


def node_of(
    plan: PlanContent, part: Part, today: date, *, keep: set[int] | None = None, open_to: int = 0
) -> ThreadNode:
    """A part as a node of the thread, with everything under it (or only what is kept by a filter)."""
    children = [
        node_of(plan, child, today, keep=keep, open_to=open_to - 1)
        for child in part.parts
        if keep is None or id(child) in keep
    ]
    return ThreadNode(
        kind=plan.word_for(part.kind).capitalize(),
        title=part.title,
        number=part.number,
        href=part_url(part),
        counts=counts_sentence(plan, counts_of([part])) if children else "",
        slot=slot_of(part, today),
        id=f"part-{part.identity}" if part.identity else "",
        open=open_to > 0 or keep is not None,
        children=children,
    )


def slot_of(part: Part, today: date) -> SafeString | str:
    """What a page wants to know at a glance about a milestone or a measure."""
    if is_step(part):
        words = due_words(part)
        due = format_html("<span>{}</span> ", words) if words else ""
        return format_html("{}{}", due, standing_tag(part, today))
    if part.kind == Kind.MEASURE:
        return glance(part)
    return ""


def glance(part: Part) -> str:
    """A measure in a line: where it starts, what it aims for."""
    pieces = []
    for role, word in (
        (FigureRole.BASELINE, "from"),
        (FigureRole.OUTTURN, "latest"),
        (FigureRole.TARGET, "target"),
    ):
        figures = [figure.text for figure in part.figures_for(role) if _says_something(figure.text)]
        if figures:
            pieces.append(f"{word} {figures[-1]}")
    return ", ".join(pieces)


def _says_something(text: str) -> bool:
    """Whether a printed figure is more than a mark for none ("N/A", "~", "-")."""
    return text.strip(" ~-–.").casefold() not in ("", "n/a", "na", "tbc", "not applicable")


def path_of(located: Located) -> list[ThreadNode]:
    """The thread from the plan down to a part."""
    plan = located.plan
    nodes = [ThreadNode(kind="Plan", title=plan.title, href=reverse("plans:plan", args=[plan.key]))]
    nodes += [
        ThreadNode(
            kind=plan.word_for(part.kind).capitalize(),
            title=part.title,
            number=part.number,
            href=part_url(part),
        )
        for part in (*located.above, located.part)
    ]
    return nodes


def figures_table(part: Part, *, caption: str = "Figures as printed in the plan") -> Table | None:
    """Every figure printed beside a measure, with its column's heading."""
    if not part.figures:
        return None
    rows = [
        [
            figure.heading or FIGURE_ROLE_NAMES[figure.role],
            FIGURE_ROLE_NAMES[figure.role] + (f": {figure.comparator}" if figure.comparator else ""),
            Cell(figure.text),
        ]
        for figure in part.figures
    ]
    columns: list[Column | str] = ["Column", "What it is", Column("As printed", numeric=True)]
    # Two plans may share the beginning of their titles, so a caption alone would not tell the tables apart.
    return Table(caption, columns, rows, small=True, id=f"figures-{part.identity}" if part.identity else "")


def milestones_table(
    located: Sequence[Located],
    today: date,
    *,
    caption: str,
    with_plan: bool = True,
    with_leads: bool = True,
    id: str = "",
    caption_size: str = "m",
) -> Table:
    """Milestones with their date and where they stand, in the order given."""
    columns: list[Column | str] = ["Step", "Due", Column("Standing", nowrap=True)]
    columns += ["Led by"] if with_leads else []
    columns += ["Plan"] if with_plan else []
    rows = []
    for each in located:
        part = each.part
        cells: list[object] = [
            Cell(
                format_html(
                    '<a class="govuk-link" href="{}">{}</a>',
                    part_url(part),
                    f"{part.number} {part.title}".strip(),
                )
            ),
            _due_cell(part),
            standing_tag(part, today),
        ]
        cells += [names_of_leads(each)] if with_leads else []
        cells += [each.plan.title] if with_plan else []
        rows.append(cells)
    return Table(caption, columns, rows, small=True, id=id, caption_size=caption_size)


def _due_cell(part: Part) -> SafeString | str:
    """When a part is due, on one line where that is a date and not a sentence."""
    words = due_words(part) or "Not given"
    return format_html('<span class="gt-nowrap">{}</span>', words) if len(words) <= LONGEST_DATE else words


def names_of_leads(located: Located) -> str:
    """Who leads a part, in words; the lead of what it belongs to where it names none."""
    return ", ".join(dict.fromkeys(leads_of(located))) or "Nobody named"


def period_words(plan: PlanContent) -> str:
    """When a plan runs: "April 2016 to March 2018"."""
    if plan.starts and plan.ends:
        return f"{plan.starts:%B %Y} to {plan.ends:%B %Y}"
    if plan.starts or plan.ends:
        day = plan.starts or plan.ends
        return f"{'from' if plan.starts else 'until'} {day:%B %Y}"
    return "Dates not given"


def crumbs_to(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """Breadcrumbs: text and address of each page above, the page itself last without one."""
    return [{"text": text, "href": href} if href else {"text": text} for text, href in steps]
