"""How things stand: ratings, tags, tasks, progress, warnings and messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages as levels
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from goldenthread.interface.templatetags.interface.library import PARTS, register

_RATING_WORDS = {"red": "Red", "amber": "Amber", "green": "Green", "not-rated": "Not rated"}


def _rating(value: Any) -> dict[str, str]:
    written = str(getattr(value, "value", value) or "").strip()
    name = slugify(written.replace("_", " ")) or "not-rated"
    if name in _RATING_WORDS:
        return {"name": name, "word": _RATING_WORDS[name]}
    # A partnership's own word ("Blue", "Complete") is shown as it is, with the neutral shape.
    return {"name": "not-rated", "word": written}


@register.inclusion_tag(PARTS + "rating.html")
def rating(value: Any) -> dict[str, str]:
    """Red, amber, green or not rated: always the word and a shape (octagon, triangle, circle, dash)."""
    return _rating(value)


@register.inclusion_tag(PARTS + "rating_block.html")
def rating_block(value: Any, reason: str) -> dict[str, str]:
    """A rating with the sentence that says why."""
    return {**_rating(value), "reason": reason}


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """A state in a word. `colour` is one of GOV.UK's tag colours; it repeats what the word says."""
    css = f" govuk-tag--{colour}" if colour else ""
    return format_html('<strong class="govuk-tag{}">{}</strong>', css, text)


@register.inclusion_tag(PARTS + "task_list.html")
def task_list(items: Sequence[Mapping[str, Any]], id: str = "tasks") -> dict[str, Any]:
    """Things to do: `title`, `status`, and where there is one `href`, `hint` and `colour` of the status.

    A finished task's status has no colour; one that cannot be started has no `href`.
    """
    return {"items": items, "id": id}


@register.inclusion_tag(PARTS + "progress.html")
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


@register.inclusion_tag(PARTS + "refresh.html")
def refresh_without_script(seconds: int = 5) -> dict[str, int]:
    """For the head of a page that waits for something: reloads it where there is no JavaScript."""
    return {"seconds": int(seconds)}


@register.simple_tag
def warning_text(text: str) -> SafeString:
    """Something with consequences, before a person does it."""
    return render_to_string(PARTS + "warning_text.html", {"text": text})


@register.simple_tag
def message_banner(message: Any) -> SafeString:
    """What just happened (Django's messages), as a notification banner."""
    success = getattr(message, "level", levels.INFO) == levels.SUCCESS
    content = format_html('<p class="govuk-notification-banner__heading">{}</p>', str(message))
    return banner_html(content, "Success" if success else "Important", success, f"message-{id(message)}")


def banner_html(
    content: str, title: str, success: bool, identifier: str, *, autofocus: bool = True
) -> SafeString:
    """The notification banner; `content` is HTML already made safe."""
    context = {
        "content": content,
        "title": title,
        "success": success,
        "id": identifier,
        "autofocus": autofocus,
    }
    return render_to_string(PARTS + "notification_banner.html", context)
