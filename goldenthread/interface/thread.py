"""The thread as it is drawn: priority, outcome, activity, milestone and measure on one gold line.

A plan of 162 measures and 267 actions opens as easily as a small one, so the nodes are written
straight to HTML here instead of through a template each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

_ARROW = (
    '<svg class="gt-thread__arrow" viewBox="0 0 10 10" aria-hidden="true" focusable="false">'
    '<path d="M2 0l7 5-7 5z"/></svg>'
)

#: From this level on a title is set in the small size: milestones and measures of a full plan.
_DEEP = 3


@dataclass(slots=True)
class ThreadNode:
    """One part of a plan on the thread.

    `kind` is the plan's own word for it ("Priority", "Key action"); `counts` says what hangs below
    ("3 outcomes, 12 measures"); `slot` is whatever a page wants beside it (a rating, a due date): text,
    or HTML already made safe. `open` shows what is below without a click; `here` marks the part the
    page is about.
    """

    kind: str
    title: str
    number: str = ""
    href: str = ""
    counts: str = ""
    slot: str = ""
    id: str = ""
    open: bool = False
    here: bool = False
    children: Sequence[ThreadNode] = field(default_factory=list)


def thread_html(nodes: Sequence[ThreadNode], *, heading_level: int = 2) -> SafeString:
    """The list items of the thread, each with its branches below.

    `heading_level` is the level of the headings of the topmost parts; parts below the second level
    are not headings, so that a screen reader's list of headings stays short.
    """
    out: list[str] = []
    for node in nodes:
        _write(out, node, 1, heading_level)
    return mark_safe("".join(out))  # every text was escaped as it was written


def path_html(nodes: Sequence[ThreadNode]) -> SafeString:
    """The list items of the way down to one part: the same line, without branches."""
    out: list[str] = []
    for index, node in enumerate(nodes):
        last = index == len(nodes) - 1
        css = "gt-thread__node gt-thread__node--leaf" + (" gt-thread__node--here" if last else "")
        current = ' aria-current="page"' if last else ""
        out.append(f'<li class="{css}"{current}><div class="gt-thread__head">')
        _write_label(out, node)
        out.append(f'<p class="gt-thread__title">{_title(node, linked=not last)}</p></div></li>')
    return mark_safe("".join(out))


def _write(out: list[str], node: ThreadNode, level: int, heading_level: int) -> None:
    shape = "branch" if node.children else "leaf"
    css = f"gt-thread__node gt-thread__node--{shape} gt-thread__node--level-{level}"
    if level > _DEEP or (level == _DEEP and not node.children):
        css += " gt-thread__node--deep"
    if node.here:
        css += " gt-thread__node--here"
    identifier = f' id="{escape(node.id)}"' if node.id else ""
    out.append(f'<li class="{css}"{identifier}><div class="gt-thread__head">')
    _write_label(out, node)
    tag = f"h{heading_level + level - 1}" if level <= 2 and heading_level else "p"
    out.append(f'<{tag} class="gt-thread__title">{_title(node)}</{tag}>')
    if node.slot:
        out.append(f'<div class="gt-thread__slot">{conditional_escape(node.slot)}</div>')
    out.append("</div>")
    if node.children:
        _write_branch(out, node, level, heading_level)
    out.append("</li>")


def _write_label(out: list[str], node: ThreadNode) -> None:
    words = " ".join(word for word in (node.kind, node.number) if word)
    if words:
        out.append(f'<div class="gt-thread__label"><span class="gt-kind">{escape(words)}</span></div>')


def _title(node: ThreadNode, *, linked: bool = True) -> str:
    title = escape(node.title)
    return f'<a class="govuk-link" href="{escape(node.href)}">{title}</a>' if node.href and linked else title


def _write_branch(out: list[str], node: ThreadNode, level: int, heading_level: int) -> None:
    opened = " open" if node.open else ""
    counts = escape(node.counts) if node.counts else f"{len(node.children)} below"
    about = " ".join(word for word in (node.kind, node.number or node.title) if word)
    out.append(
        f'<details class="gt-thread__branch"{opened}><summary>{_ARROW}<span>{counts}'
        f'<span class="govuk-visually-hidden"> of {escape(about)}</span></span></summary>'
        '<ol class="gt-thread__children" role="list">'
    )
    for child in node.children:
        _write(out, child, level + 1, heading_level)
    out.append("</ol></details>")
