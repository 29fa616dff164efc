"""Every address of the installation, as the URLconf has them: ours and those of the accounts package."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def every_route() -> list[str]:
    """The name of every route, with its namespace: "plans:plan". A route without a name gives its pattern."""
    return list(_named(get_resolver().url_patterns, ""))


def _named(patterns: list[URLPattern | URLResolver], namespace: str) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _named(each.url_patterns, inner)
        else:
            yield f"{namespace}{each.name or each.pattern}"
