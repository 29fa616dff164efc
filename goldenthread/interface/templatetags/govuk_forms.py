"""How a form's fields are put on the page: used by the form templates, and by pages that ask one thing.

``{% govuk_field form.name size="l" page_heading=True %}`` makes the label the page's heading (GOV.UK's
question page); ``{% error_summary form %}`` lists every problem at the top and links to its field.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.forms.renderers import get_default_renderer
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from goldenthread.interface.forms import DateInputWidget, first_control_id

register = template.Library()

#: Browsers' own checks speak before ours can, in their words and one at a time; a placeholder is gone
#: when a person needs it. Leave these out.
_LEFT_OUT = {"required", "min", "max", "step", "placeholder"}


def _attributes(pairs: Iterable[tuple[str, Any]]) -> SafeString:
    shown = [(name, value) for name, value in pairs if value is not False and value is not None]
    return format_html_join(
        "",
        "{}",
        (
            (format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value),)
            for name, value in shown
        ),
    )


@register.simple_tag
def widget_attributes(widget: dict[str, Any], base: str = "", extra: str = "") -> SafeString:
    """The attributes of a control with GOV.UK's class for it, and the error class where it is wrong."""
    attrs = dict(widget["attrs"])
    classes = [base, extra, str(attrs.pop("class", ""))]
    if base and attrs.get("aria-invalid"):
        classes.insert(1, f"{base}--error")
    if base == "govuk-textarea" and attrs.get("maxlength"):
        classes.append("govuk-js-character-count")
    joined = " ".join(name for name in classes if name)
    pairs = [(name, value) for name, value in attrs.items() if name not in _LEFT_OUT]
    return _attributes([*([("class", joined)] if joined else []), *pairs])


@register.simple_tag
def option_attributes(option: dict[str, Any]) -> SafeString:
    """The attributes of one radio button or checkbox of several."""
    kept = [
        (name, value)
        for name, value in option["attrs"].items()
        if name not in {*_LEFT_OUT, "class", "aria-invalid"}
    ]
    return _attributes(kept)


def _label(field: forms.BoundField) -> str:
    label = str(field.label)
    optional = not field.field.required and getattr(field.form, "mark_optional", True)
    single = isinstance(field.field.widget, forms.CheckboxInput)
    return f"{label} (optional)" if optional and not single and "(optional)" not in label else label


@register.simple_tag
def govuk_field(
    field: forms.BoundField, size: str = "", page_heading: bool = False, hide_label: bool = False
) -> SafeString:
    """A field with its label, hint, error and control. `size` is "s", "m", "l" or "xl"."""
    widget = field.field.widget
    limit = widget.attrs.get("maxlength") if isinstance(widget, forms.Textarea) else None
    context = {
        "field": field,
        "widget": mark_safe(str(field)) if not field.is_hidden else "",  # rendered by our own templates
        "label": _label(field),
        "size": size,
        "page_heading": page_heading,
        "hide_label": hide_label,
        "fieldset": field.use_fieldset,
        "date_parts": isinstance(widget, DateInputWidget),
        "single_checkbox": isinstance(widget, forms.CheckboxInput),
        "described_by": field.aria_describedby,
        "character_limit": limit,
    }
    renderer = field.form.renderer or get_default_renderer()
    return mark_safe(renderer.render("interface/forms/field_group.html", context))


@register.inclusion_tag("interface/components/error_summary.html")
def error_summary(*sources: Any, autofocus: bool = True) -> dict[str, Any]:
    """Every problem of one or more forms, each with a link to its field. Nothing where all is well.

    A source is a form, or a list of ``{"text": ..., "href": ...}``. The summary takes the focus when the
    page opens, as GOV.UK has it, unless `autofocus` is False.
    """
    errors: list[dict[str, str]] = []
    for source in sources:
        if isinstance(source, forms.BaseForm):
            errors.extend(_form_errors(source))
        elif source:
            errors.extend(source)
    return {"errors": errors, "autofocus": autofocus}


def _form_errors(form: forms.BaseForm) -> list[dict[str, str]]:
    if not form.is_bound:
        return []
    top = f"#{form.prefix or 'form'}-errors"
    found = [{"text": str(text), "href": top} for text in form.non_field_errors()]
    for name in form.errors:
        if name not in form.fields:
            continue
        field = form[name]
        href = top if field.is_hidden else f"#{first_control_id(field)}"
        found.extend({"text": str(text), "href": href} for text in field.errors)
    return found
