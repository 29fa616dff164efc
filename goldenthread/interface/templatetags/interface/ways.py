"""Actions and ways around: buttons, breadcrumbs, search, pages of results, filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.interface.templatetags.interface.library import PARTS, register


@register.inclusion_tag(PARTS + "button.html")
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


@register.inclusion_tag(PARTS + "breadcrumbs.html")
def breadcrumbs(items: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The way up: items of `text` and `href`; the page itself, last, has no `href`."""
    return {"items": items}


@register.simple_tag
def back_link(href: str, text: str = "Back") -> SafeString:
    """One step back, where there is a single way back."""
    return format_html('<nav aria-label="Back"><a href="{}" class="govuk-back-link">{}</a></nav>', href, text)


@register.inclusion_tag(PARTS + "search_box.html")
def search_box(
    action: str, value: str = "", name: str = "q", label: str = "Search", id: str = "search"
) -> dict[str, Any]:
    """One line to type in and a button; a GET, so that a search can be bookmarked and sent on."""
    return {"action": action, "value": value, "name": name, "label": label, "id": id}


@register.inclusion_tag(PARTS + "pagination.html", takes_context=True)
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


@register.inclusion_tag(PARTS + "filter_panel.html", takes_context=True)
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
    given = request.GET if request is not None else QueryDict()
    shown, chosen = [], []
    for group in groups:
        values = given.getlist(group["name"])
        options = []
        for option in group["options"]:
            is_chosen = str(option["value"]) in values
            options.append({"count": None, **option, "chosen": is_chosen})
            if is_chosen:
                rest = [value for value in values if value != str(option["value"])]
                href = _address(context, {group["name"]: rest, "page": []})
                chosen.append({"text": option["text"], "remove_href": href})
        count = sum(option["chosen"] for option in options)
        shown.append(
            {**group, "options": options, "chosen_count": count, "open": group.get("open") or count > 0}
        )
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
