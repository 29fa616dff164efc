"""What pages say: summaries, tables, figures, charts, the thread, timelines, changes, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from goldenthread.interface.charts import ChartFigure
from goldenthread.interface.sparklines import sparkline_svg
from goldenthread.interface.tables import Table
from goldenthread.interface.templatetags.interface.library import PARTS, register
from goldenthread.interface.thread import ThreadNode, path_html, thread_html
from goldenthread.interface.wording import compare_words


@register.inclusion_tag(PARTS + "summary_list.html")
def summary_list(rows: Sequence[Mapping[str, Any]], plain: bool = False) -> dict[str, Any]:
    """What is known of one thing: rows of `key`, `value` and `actions` (each `text`, `href`, `about`)."""
    # The place of the actions is kept in every row, or, where no row has any, given to the values.
    return {"rows": rows, "plain": plain, "acts": any(row.get("actions") for row in rows)}


@register.simple_tag
def data_table(table: Table) -> SafeString:
    """A :class:`~goldenthread.interface.tables.Table`."""
    return table.html()


@register.inclusion_tag(PARTS + "figure.html")
def figure(
    label: str, value: Any, unit: str = "", period: str = "", age: str = "", href: str = ""
) -> dict[str, Any]:
    """A figure with what makes it one: its unit, the period it is of, and how old it is.

    A suppressed or missing figure is given in words ("Suppressed", "Not published until May 2017").
    """
    words = not any(character.isdigit() for character in str(value)) or len(str(value)) > 14
    return {
        "label": label,
        "value": value,
        "unit": unit,
        "period": period,
        "age": age,
        "href": href,
        "words": words,
    }


@register.simple_tag
def chart_figure(figure: ChartFigure) -> SafeString:
    """A chart with its sentence, its table and its download (goldenthread.interface.charts)."""
    return render_to_string(PARTS + "chart_figure.html", {"figure": figure})


@register.simple_tag
def sparkline(values: Sequence[float | None], label: str, target: float | None = None) -> SafeString:
    """A word-sized line of how a figure went; `label` says the same in words."""
    return sparkline_svg(values, label=label, target=target)


@register.inclusion_tag(PARTS + "thread.html")
def thread(
    nodes: Sequence[ThreadNode], id: str = "thread", label: str = "", heading_level: int = 2
) -> dict[str, Any]:
    """The thread: opens level by level, with or without JavaScript."""
    return {
        "nodes": thread_html(nodes, heading_level=heading_level),
        "id": id,
        "label": label,
        "openable": any(node.children for node in nodes),
    }


@register.inclusion_tag(PARTS + "thread.html")
def thread_path(
    nodes: Sequence[ThreadNode], id: str = "thread-path", label: str = "Where this is in the plan"
) -> dict[str, Any]:
    """The thread from the top of a plan down to the part a page is about, last."""
    return {"nodes": path_html(nodes), "id": id, "label": label, "openable": False, "path": True}


@register.inclusion_tag(PARTS + "timeline.html")
def timeline(events: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Events in order: `when` (as text), `title`, and where there are `href`, `by`, `text`."""
    return {"events": events}


@register.inclusion_tag(PARTS + "diff.html")
def diff(
    before: str, after: str, old_heading: str = "Before", new_heading: str = "After", level: int = 4
) -> dict[str, Any]:
    """Old beside new with what went struck through and what came underlined, and both said in words."""
    old, new = compare_words(str(before or ""), str(after or ""))
    return {"old": old, "new": new, "old_heading": old_heading, "new_heading": new_heading, "level": level}


@register.inclusion_tag(PARTS + "history.html")
def history(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Who did what, newest first: `what`, `who`, `when`, and where there are `reason`, `before`, `after`,
    `undo_href`.
    """
    return {"entries": entries}


_LINE_WORDS = {
    "draft": "",
    "here": "",
    "furniture": "page furniture",
    "not understood": "not understood",
}


@register.simple_block_tag
def source_excerpt(
    content: str,
    lines: Sequence[Mapping[str, Any]],
    heading: str = "In the document",
    draft_heading: str = "In the draft",
    id: str = "source",
    level: int = 3,
) -> SafeString:
    """A document's numbered lines beside what was made of them (the block's content).

    A line has `number`, `text`, `state` ("draft", "here", "furniture", "not understood") and, where
    there is a reason to give, `note`.
    """
    shown = []
    for line in lines:
        state = str(line.get("state", "draft"))
        words = " - ".join(word for word in (_LINE_WORDS.get(state, state), line.get("note", "")) if word)
        shown.append({**line, "css": slugify(state), "note": words[:1].upper() + words[1:]})
    context = {
        "content": mark_safe(content),  # rendered, and escaped, by the block itself
        "lines": shown,
        "heading": heading,
        "draft_heading": draft_heading,
        "id": id,
        "level": level,
    }
    return render_to_string(PARTS + "source_excerpt.html", context)
