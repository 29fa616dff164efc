"""Parts that hold other things: details, insets, banners, tables by hand, tabs, accordions."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from goldenthread.interface.templatetags.interface.library import PARTS, register
from goldenthread.interface.templatetags.interface.states import banner_html


@register.simple_block_tag
def notification(
    content: str, title: str = "Important", success: bool = False, id: str = "", autofocus: bool = True
) -> SafeString:
    """``{% notification title="Success" success=True %}...{% endnotification %}``

    A success takes the focus when the page opens, as GOV.UK has it, unless `autofocus` is False.
    """
    identifier = id or f"notification-{slugify(title)}"
    return banner_html(content, title, success, identifier, autofocus=autofocus)


@register.simple_block_tag
def details(content: str, summary: str, open: bool = False, id: str = "") -> SafeString:
    """More for those who want it: ``{% details "How this is worked out" %}...{% enddetails %}``"""
    context = {"content": content, "summary": summary, "open": open, "id": id}
    return render_to_string(PARTS + "details.html", context)


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """A quotation or an aside, set in from the text."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Nothing here yet: says so, why, and what to do next."""
    return render_to_string(PARTS + "empty_state.html", {"content": content, "title": title})


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
    return render_to_string(PARTS + "table_region.html", context)


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
        return render_to_string(f"{PARTS}{self.name}.html", shown)


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
