"""What every page about loading starts with: which load, and whether this person may load figures.

Somebody from elsewhere is told no more than that there is nothing; a colleague whose role does not allow it
is told who may.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from goldenthread.measures.models import Load
from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import (
    can_load_figures,
    can_view_plans,
    check_can_load_figures,
    partnerships_visible_to,
)


def partnerships_loaded_for(request: HttpRequest) -> list[Partnership]:
    """The partnerships this person may load figures for; PermissionDenied where there is none."""
    visible = partnerships_visible_to(request.user)
    found = [partnership for partnership in visible if can_load_figures(request.user, partnership)]
    if not found:
        if visible:
            check_can_load_figures(request.user, visible[0])
        raise PermissionDenied("You have no role in any partnership here. Ask an administrator for one.")
    return found


def load_or_404(request: HttpRequest, pk: int) -> Load:
    """A partnership's own load, for somebody who may load figures for it."""
    load = Load.objects.filter(pk=pk).select_related("partnership", "source").first()
    if load is None or load.partnership is None or not can_view_plans(request.user, load.partnership):
        raise Http404
    check_can_load_figures(request.user, load.partnership)
    return load


def crumbs_of(load: Load, *further: tuple[str, str]) -> list[dict[str, str]]:
    """The way up to a page about a load: texts with their addresses, the page itself last without."""
    crumbs = [{"text": "Figures loaded", "href": reverse("measures:loads")}]
    crumbs.append({"text": load.name, "href": load.get_absolute_url() if further else ""})
    return crumbs + [{"text": text, "href": href} for text, href in further]
