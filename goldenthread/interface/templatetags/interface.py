"""The parts pages are put together from: ``{% load interface %}``. The gallery page shows every one.

Most are GOV.UK Design System components to the letter; the thread, ratings, figures, changes and
source excerpts are our own. Texts are escaped; pass HTML only where it was made safe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.contrib import messages as levels
from django.core.paginator import Page
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from goldenthread.interface.charts import ChartFigure, sparkline_svg
from goldenthread.interface.tables import Table
from goldenthread.interface.thread import ThreadNode, path_html, thread_html
from goldenthread.interface.wording import compare_words

register = template.Library()

_PARTS = "interface/components/"


# Actions and ways around -------------------------------------------------------------------------


@register.inclusion_tag(_PARTS + "button.html")
def button(
    text: str,
    href: str = "",
    kind: str = "",
    name: str = "",
    value: str = "",
    type: str = "submit",
    disabled: bool = False,
    once: bool = False,
    hidden_text: str = "",
) -> dict[str, Any]:
    """A button, or a link that looks like one. `kind`: "", "secondary", "warning", "start", "inverse".

    `once` ignores a second click within a second; `hidden_text` completes the wording for screen
    readers where several buttons say the same ("Remove" + "the milestone 1.2").
    """
    return {
        "text": text,
        "href": href,
        "classes": f" govuk-button--{kind}" if kind else "",
        "start": kind == "start",
        "name": name,
        "value": value,
        "type": type,
        "disabled": disabled,
        "once": once,
        "hidden_text": hidden_text,
    }


@register.inclusion_tag(_PARTS + "breadcrumbs.html")
def breadcrumbs(items: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The way up: items of `text` and `href`; the page itself, last, has no `href`."""
    return {"items": items}


@register.simple_tag
def back_link(href: str, text: str = "Back") -> SafeString:
    """One step back, where there is a single way back."""
    return format_html('<a href="{}" class="govuk-back-link">{}</a>', href, text)


@register.inclusion_tag(_PARTS + "search_box.html")
def search_box(
    action: str, value: str = "", name: str = "q", label: str = "Search", id: str = "search"
) -> dict[str, Any]:
    """One line to type in and a button; a GET, so that a search can be bookmarked and sent on."""
    return {"action": action, "value": value, "name": name, "label": label, "id": id}


@register.inclusion_tag(_PARTS + "pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """Previous, numbers, next. Everything else in the address (filters, a search) stays as it is."""

    def href(number: int) -> str:
        return _address(context, {parameter: [str(number)]})

    numbers = [
        {"ellipsis": True}
        if isinstance(number, str)
        else {"text": str(number), "href": href(number), "current": number == page.number}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return {
        "numbers": numbers,
        "previous_href": href(page.previous_page_number()) if page.has_previous() else "",
        "next_href": href(page.next_page_number()) if page.has_next() else "",
    }


def _address(context: template.Context, changes: Mapping[str, list[str]]) -> str:
    """This page's address with some of its parameters changed; an empty list takes one away."""
    request = context.get("request")
    if request is None:
        return "?"
    query = request.GET.copy()
    for name, values in changes.items():
        query.setlist(name, values)
        if not values:
            query.pop(name, None)
    return "?" + query.urlencode()


@register.inclusion_tag(_PARTS + "filter_panel.html", takes_context=True)
def filter_panel(
    context: template.Context,
    groups: Sequence[Mapping[str, Any]],
    title: str = "Filter",
    action: str = "",
    keep: str = "q",
) -> dict[str, Any]:
    """Checkboxes in groups, each choice with how many it would show.

    A group has `name` (the parameter), `legend` and `options`; an option has `value`, `text` and
    `count` (may be missing). What is chosen is read from the address. `keep` names the parameters,
    separated by commas, that stay when filters are applied.
    """
    request = context.get("request")
    given = request.GET if request is not None else {}
    shown, chosen = [], []
    for group in groups:
        values = given.getlist(group["name"]) if request is not None else []
        options = []
        for option in group["options"]:
            is_chosen = str(option["value"]) in values
            options.append({"count": None, **option, "chosen": is_chosen})
            if is_chosen:
                rest = [value for value in values if value != str(option["value"])]
                href = _address(context, {group["name"]: rest, "page": []})
                chosen.append({"text": option["text"], "remove_href": href})
        count = sum(option["chosen"] for option in options)
        shown.append({**group, "options": options, "chosen_count": count, "open": group.get("open") or count > 0})
    kept = [(name, given[name]) for name in keep.split(",") if name and given.get(name)]
    clear = _address(context, {**{group["name"]: [] for group in groups}, "page": []})
    return {
        "groups": shown,
        "title": title,
        "action": action,
        "kept": kept,
        "chosen": chosen,
        "clear_href": clear,
    }


# States ------------------------------------------------------------------------------------------

_RATING_WORDS = {"red": "Red", "amber": "Amber", "green": "Green", "not-rated": "Not rated"}


def _rating(value: Any) -> dict[str, str]:
    written = str(getattr(value, "value", value) or "").strip()
    name = slugify(written.replace("_", " ")) or "not-rated"
    if name in _RATING_WORDS:
        return {"name": name, "word": _RATING_WORDS[name]}
    # A partnership's own word ("Blue", "Complete") is shown as it is, with the neutral shape.
    return {"name": "not-rated", "word": written}


@register.inclusion_tag(_PARTS + "rating.html")
def rating(value: Any) -> dict[str, str]:
    """Red, amber, green or not rated: always the word and a shape (octagon, triangle, circle, dash)."""
    return _rating(value)


@register.inclusion_tag(_PARTS + "rating_block.html")
def rating_block(value: Any, reason: str) -> dict[str, str]:
    """A rating with the sentence that says why."""
    return {**_rating(value), "reason": reason}


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """A state in a word. `colour` is one of GOV.UK's tag colours; it repeats what the word says."""
    css = f" govuk-tag--{colour}" if colour else ""
    return format_html('<strong class="govuk-tag{}">{}</strong>', css, text)


@register.inclusion_tag(_PARTS + "task_list.html")
def task_list(items: Sequence[Mapping[str, Any]], id: str = "tasks") -> dict[str, Any]:
    """Things to do: `title`, `status`, and where there is one `href`, `hint` and `colour` of the status.

    A finished task's status has no colour; one that cannot be started has no `href`.
    """
    return {"items": items, "id": id}


@register.inclusion_tag(_PARTS + "progress.html")
def progress(
    label: str,
    done: float | None,
    of: float,
    text: str = "",
    refresh_href: str = "",
    refresh_seconds: int = 2,
    small: bool = False,
    id: str = "",
) -> dict[str, Any]:
    """How far something is, as a bar and in words. `done` may be None where nobody can know.

    With `refresh_href` the part fetches itself again while the page is open; pair it with
    ``{% refresh_without_script 5 %}`` in the head for browsers without JavaScript.
    """
    words = text or (f"{done:g} of {of:g}" if done is not None else "In progress")
    return {
        "label": label,
        "done": done,
        "of": of,
        "text": words,
        "refresh_href": refresh_href,
        "refresh_seconds": refresh_seconds,
        "small": small,
        "id": id or f"progress-{slugify(label)[:60]}",
    }


@register.inclusion_tag(_PARTS + "refresh.html")
def refresh_without_script(seconds: int = 5) -> dict[str, int]:
    """For the head of a page that waits for something: reloads it where there is no JavaScript."""
    return {"seconds": int(seconds)}


@register.simple_tag
def warning_text(text: str) -> SafeString:
    """Something with consequences, before a person does it."""
    return render_to_string(_PARTS + "warning_text.html", {"text": text})


@register.simple_tag
def message_banner(message: Any) -> SafeString:
    """What just happened (Django's messages), as a notification banner."""
    success = getattr(message, "level", levels.INFO) == levels.SUCCESS
    content = format_html('<p class="govuk-notification-banner__heading">{}</p>', str(message))
    return _banner(content, "Success" if success else "Important", success, f"message-{id(message)}")


def _banner(
    content: str, title: str, success: bool, identifier: str, *, autofocus: bool = True
) -> SafeString:
    context = {
        "content": content,
        "title": title,
        "success": success,
        "id": identifier,
        "autofocus": autofocus,
    }
    return render_to_string(_PARTS + "notification_banner.html", context)


# Blocks that hold other things -------------------------------------------------------------------


@register.simple_block_tag
def notification(
    content: str, title: str = "Important", success: bool = False, id: str = "", autofocus: bool = True
) -> SafeString:
    """``{% notification title="Success" success=True %}...{% endnotification %}``

    A success takes the focus when the page opens, as GOV.UK has it, unless `autofocus` is False.
    """
    identifier = id or f"notification-{slugify(title)}"
    return _banner(content, title, success, identifier, autofocus=autofocus)


@register.simple_block_tag
def details(content: str, summary: str, open: bool = False, id: str = "") -> SafeString:
    """More for those who want it: ``{% details "How this is worked out" %}...{% enddetails %}``"""
    context = {"content": content, "summary": summary, "open": open, "id": id}
    return render_to_string(_PARTS + "details.html", context)


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """A quotation or an aside, set in from the text."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Nothing here yet: says so, why, and what to do next."""
    return render_to_string(_PARTS + "empty_state.html", {"content": content, "title": title})


@register.simple_block_tag
def table_region(
    content: str, caption: str, id: str = "", sticky: bool = False, caption_hidden: bool = False
) -> SafeString:
    """A table written by hand (its head and body), in the region that scrolls on a phone."""
    context = {
        "content": content,
        "caption": caption,
        "id": id or f"table-{slugify(caption)[:60]}",
        "sticky": sticky,
        "caption_hidden": caption_hidden,
    }
    return render_to_string(_PARTS + "table_region.html", context)


class _Sections(template.Node):
    """Tabs or an accordion: collects the ``{% section %}`` s inside and shows them together."""

    def __init__(self, name: str, arguments: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.arguments = arguments
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        given = {key: value.resolve(context) for key, value in self.arguments.items()}
        sections: list[dict[str, Any]] = []
        with context.push(_sections=sections):
            self.nodelist.render(context)
        for number, section in enumerate(sections, 1):
            section["id"] = section["id"] or f"{given.get('id', self.name)}-{number}"
        shown = {"id": self.name, "title": "Contents", **given, "sections": sections}
        return render_to_string(f"{_PARTS}{self.name}.html", shown)


def _compile_sections(parser: Parser, token: Token) -> _Sections:
    name, *bits = token.split_contents()
    arguments = {}
    for bit in bits:
        key, equals, value = bit.partition("=")
        if not equals:
            raise template.TemplateSyntaxError(f"{name} takes arguments by name, such as id='...': {bit}")
        arguments[key] = parser.compile_filter(value)
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return _Sections(name, arguments, nodelist)


register.tag("tabs", _compile_sections)
register.tag("accordion", _compile_sections)


@register.simple_block_tag(takes_context=True)
def section(
    context: template.Context, content: str, label: str, summary: str = "", id: str = "", open: bool = False
) -> str:
    """One part of ``{% tabs %}`` or ``{% accordion %}``; shown by the block around it."""
    if "_sections" not in context:
        raise template.TemplateSyntaxError("{% section %} belongs inside {% tabs %} or {% accordion %}.")
    context["_sections"].append(
        {"label": label, "summary": summary, "id": id, "open": open, "content": content}
    )
    return ""


# Content -----------------------------------------------------------------------------------------


@register.inclusion_tag(_PARTS + "summary_list.html")
def summary_list(rows: Sequence[Mapping[str, Any]], plain: bool = False) -> dict[str, Any]:
    """What is known of one thing: rows of `key`, `value` and `actions` (each `text`, `href`, `about`)."""
    return {"rows": rows, "plain": plain}


@register.simple_tag
def data_table(table: Table) -> SafeString:
    """A :class:`~goldenthread.interface.tables.Table`."""
    return table.html()


@register.inclusion_tag(_PARTS + "figure.html")
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
    return render_to_string(_PARTS + "chart_figure.html", {"figure": figure})


@register.simple_tag
def sparkline(values: Sequence[float | None], label: str, target: float | None = None) -> SafeString:
    """A word-sized line of how a figure went; `label` says the same in words."""
    return sparkline_svg(values, label=label, target=target)


@register.inclusion_tag(_PARTS + "thread.html")
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


@register.inclusion_tag(_PARTS + "thread.html")
def thread_path(
    nodes: Sequence[ThreadNode], id: str = "thread-path", label: str = "Where this is in the plan"
) -> dict[str, Any]:
    """The thread from the top of a plan down to the part a page is about, last."""
    return {"nodes": path_html(nodes), "id": id, "label": label, "openable": False, "path": True}


@register.inclusion_tag(_PARTS + "timeline.html")
def timeline(events: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Events in order: `when` (as text), `title`, and where there are `href`, `by`, `text`."""
    return {"events": events}


@register.inclusion_tag(_PARTS + "diff.html")
def diff(
    before: str, after: str, old_heading: str = "Before", new_heading: str = "After", level: int = 4
) -> dict[str, Any]:
    """Old beside new with what went struck through and what came underlined, and both said in words."""
    old, new = compare_words(str(before or ""), str(after or ""))
    return {"old": old, "new": new, "old_heading": old_heading, "new_heading": new_heading, "level": level}


@register.inclusion_tag(_PARTS + "history.html")
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
    return render_to_string(_PARTS + "source_excerpt.html", context)
