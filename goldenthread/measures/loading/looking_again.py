"""Looking at a preview again: what was worked out a moment ago, as long as nothing it depends on changed.

A load of 20,000 figures takes seconds to weigh against everything that is known. Whoever turns its pages,
filters it or answers a question sees what was weighed before, if the load, what was said of its columns and
names, the library, the areas, the groups, the day and everything that is known are the same to the last
letter. Each process keeps its own few. Confirming never asks here: it works out everything anew.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from django.db.models import Count, Max, Q

from goldenthread.measures.loading.preview import Preview, Weighed, preview
from goldenthread.measures.loading.working_out import answers_of, weigh_up
from goldenthread.measures.models import Definition, Group, Load, LoadStatus, NationalCode, Observation
from goldenthread.partnerships.models import Area

#: So many figures are kept in a process, of all loads together: some tens of megabytes.
MOST_FIGURES = 60_000
_MOST_LOADS = 8

State = tuple[Any, ...]


@dataclass(slots=True)
class _Seen:
    state: State
    weighed: Weighed
    answers: dict[str, str]
    preview: Preview


_seen: OrderedDict[int, _Seen] = OrderedDict()
_lock = Lock()


def look_at(load: Load, *, today: date) -> Preview:
    """What confirming a load would do, as `work_out` says it, without working out again what still holds."""
    state, answers = _state(load, today), answers_of(load)
    with _lock:
        seen = _seen.get(load.pk)
    if seen is None or seen.state != state:
        weighed = weigh_up(load, today=today)
        seen = _Seen(state, weighed, answers, preview(weighed, answers))
    elif seen.answers != answers:
        seen = _Seen(state, seen.weighed, answers, preview(seen.weighed, answers))
    _keep(load.pk, seen)
    return seen.preview


def _keep(identity: int, seen: _Seen) -> None:
    with _lock:
        _seen[identity] = seen
        _seen.move_to_end(identity)
        while len(_seen) > _MOST_LOADS or (
            len(_seen) > 1 and sum(len(each.weighed.rows) for each in _seen.values()) > MOST_FIGURES
        ):
            _seen.popitem(last=False)


def _state(load: Load, today: date) -> State:
    """Everything a preview depends on but the answers. It is read before the preview is worked out."""
    mine = Definition.objects.filter(partnership=load.partnership, removed=False).order_by("pk")
    places = Area.objects.filter(Q(partnership=None) | Q(partnership=load.partnership)).order_by("pk")
    codes = NationalCode.objects.filter(definition__in=mine).order_by("pk")
    known = Load.objects.filter(status__in=(LoadStatus.CONFIRMED, LoadStatus.UNDONE)).order_by()
    return (
        load.pk,
        load.at,
        load.sha256,
        load.details.get("home"),
        today,
        json.dumps(load.mapping, sort_keys=True),
        json.dumps(load.source.mapping, sort_keys=True),
        # What is known changes with a load that is confirmed or undone, and in no other way.
        tuple(known.aggregate(Max("at"), Max("pk"), Count("pk")).values()),
        Observation.objects.order_by().aggregate(Max("pk"))["pk__max"],
        tuple(mine.values_list("measure__name", *_SAYS_OF_A_MEASURE)),
        tuple(codes.values_list("definition_id", "code")),
        tuple(places.values_list("pk", "name", "gss_code", "dfe_number", "kind", "parent_id")),
        tuple(Group.objects.order_by("pk").values_list("pk", "key", "dimension", "name")),
    )


_SAYS_OF_A_MEASURE = (
    "pk",
    "key",
    "name",
    "short_name",
    "unit",
    "per",
    "decimals",
    "multiplier",
    "polarity",
    "year_kind",
    "accumulation",
    "expression",
)


def forget_all() -> None:
    """Keep nothing of what was looked at."""
    with _lock:
        _seen.clear()
