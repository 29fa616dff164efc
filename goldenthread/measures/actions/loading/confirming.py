"""Confirming a load: all of it goes in, in one transaction, or nothing. Putting one aside."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.actions.deriving import derive_after
from goldenthread.measures.actions.loading.refusals import (
    CannotLoad,
    ChangedMeanwhile,
    thread_of,
    waiting,
)
from goldenthread.measures.actions.refreshing import PeriodKeeper, known_group
from goldenthread.measures.connectors.publication import PublishedGroup
from goldenthread.measures.keeping import keep
from goldenthread.measures.loading.layouts import remember
from goldenthread.measures.loading.opening import Sheet
from goldenthread.measures.loading.preview import Fate, Preview, PreviewRow
from goldenthread.measures.loading.working_out import layouts_of, sheets_of, work_out
from goldenthread.measures.models import Load, LoadStatus, Source
from goldenthread.rules.figures import Missing

_KEPT_ASIDE = 2_000  # rows refused or left out are kept with a load, so many of them


@transaction.atomic
def confirm_load(*, load: Load, by: Actor, seen: str, today: date) -> Load:
    """Keep every figure of a waiting load that raises no question or was accepted.

    `seen` is the fingerprint of the preview the person looked at. Raises ChangedMeanwhile where it is no
    longer what confirming would do, because somebody else loaded figures or answered; CannotLoad where
    questions are open or there is nothing to load.
    """
    # Two loads of one source come one after the other: the second sees what the first said.
    Source.objects.select_for_update(of=("self",)).get(pk=load.source_id)
    load = waiting(load)
    preview = work_out(load, today=today)
    if preview.fingerprint != seen:
        raise ChangedMeanwhile(
            "What is known changed since you looked at this: somebody loaded figures, or answered here. "
            "Nothing was loaded. What is below is what confirming would do now."
        )
    if preview.problem:
        raise CannotLoad(preview.problem)
    return keep_preview(load, preview, by=by)


def keep_preview(load: Load, preview: Preview, *, by: Actor) -> Load:
    """Keep what a preview says; call it inside the transaction in which the preview was worked out."""
    at = now()
    brought_in = load.at
    sheets = sheets_of(load)
    load.at = at
    rows = _unique(preview.entering)
    definitions = {row.figure.definition.identity for row in rows if row.figure.definition}
    kept = keep(load, _as_kept(rows), whole=False, definitions=definitions)
    load.status = LoadStatus.CONFIRMED
    counts = preview.counts
    load.counts = {
        "new": kept.new,
        "changed": kept.changed,
        "unchanged": counts["unchanged"] + kept.unchanged,
        "refused": counts["refused"],
        "left_out": counts["left_out"],
    }
    load.details = {
        "brought_in_at": brought_in.isoformat(),
        "confirmed_by": by.name,
        "warnings": load.details.get("warnings", []),
        "aside": [_aside(row) for row in preview.rows if row.fate is Fate.REFUSED or row.left_out][
            :_KEPT_ASIDE
        ],
        "accepted": [_accepted(row, load) for row in rows if row.questions][:_KEPT_ASIDE],
    } | _sheets_kept(load)
    load.save(update_fields=["at", "status", "counts", "details"])
    _remember(load, sheets)
    record(
        [Change("loaded", "load", load, {"status": LoadStatus.WAITING}, load.counts, thread_of(load))], by=by
    )
    derive_after(load=load, by=by)
    return load


def _unique(rows: list[PreviewRow]) -> list[PreviewRow]:
    taken = {row.figure.key: row for row in reversed(rows)}
    return [row for row in rows if taken[row.figure.key] is row]


def _as_kept(rows: list[PreviewRow]) -> list[tuple[Any, ...]]:
    """The rows in the form and order of `keeping`."""
    periods = PeriodKeeper()
    groups: dict[Any, int] = {}
    found = []
    for row in rows:
        figure = row.figure
        assert figure.definition is not None and figure.period is not None
        if figure.group not in groups:
            groups[figure.group] = known_group(PublishedGroup(figure.group.dimension, figure.group.name))
        expected = figure.value.expected if isinstance(figure.value, Missing) else None
        found.append(
            (
                figure.definition.identity,
                figure.area,
                groups[figure.group],
                periods.identity(figure.period),
                *figure.says,
                figure.as_written,
                _note(row),
                figure.row.row,
                figure.row.column[:120],
                periods.identity(expected) if expected is not None else None,
            )
        )
    return found


def _note(row: PreviewRow) -> str:
    """The figure's own note, and what was asked about it: a page can show the defect beside the figure."""
    asked = [f"Accepted although: {question.sentence}" for question in row.questions]
    return " ".join(text for text in (row.figure.note, *asked) if text)


def _aside(row: PreviewRow) -> dict[str, Any]:
    figure = row.figure
    return {
        "sheet": figure.row.sheet,
        "row": figure.row.row,
        "column": figure.row.column,
        "cell": figure.row.cell[:200],
        "measure": figure.definition.name if figure.definition else next(iter(figure.row.measure), ""),
        "reason": row.reason or "Left out: " + " ".join(each.sentence for each in row.questions),
        "left_out": row.left_out,
    }


def _accepted(row: PreviewRow, load: Load) -> dict[str, Any]:
    said = load.details.get("answers", {}).get(row.figure.identity, {})
    return {
        "place": row.figure.row.place,
        "cell": row.figure.row.cell[:200],
        "questions": [each.sentence for each in row.questions],
        "by": said.get("by", ""),
    }


def _sheets_kept(load: Load) -> dict[str, Any]:
    """What was typed or printed has no file to go back to, so its rows stay with the load."""
    return {} if load.file else {"rows": load.details.get("rows", [])}


def _remember(load: Load, sheets: list[Sheet]) -> None:
    """Keep for the next time how this provider's columns and names are to be read."""
    source = load.source
    layouts = layouts_of(load)
    mapping = dict(source.mapping)
    if layouts and sheets:
        said = remember(list(zip(sheets, layouts, strict=False)))
        # A provider may send files of several kinds: a heading is forgotten only when somebody says so.
        mapping |= {**said, "columns": {**mapping.get("columns", {}), **said["columns"]}}
    names = mapping.get("names", {})
    for kind, meant in load.mapping.get("names", {}).items():
        names[kind] = {**names.get(kind, {}), **meant}
    mapping["names"] = names
    source.mapping = mapping
    source.save(update_fields=["mapping"])


@transaction.atomic
def discard_load(*, load: Load, by: Actor, reason: str = "") -> Load:
    """Put a load aside that nobody wants. The file and every answer stay, and it can be taken up again."""
    held = Load.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if held.status == LoadStatus.DISCARDED:
        return held
    if held.status not in (LoadStatus.WAITING, LoadStatus.REFUSED):
        raise CannotLoad(
            f"{held.name} cannot be discarded. It stands at: {held.get_status_display().lower()}."
        )
    return _restand(held, LoadStatus.DISCARDED, "discarded", by, reason)


@transaction.atomic
def take_up_load(*, load: Load, by: Actor) -> Load:
    """Take up a load that was discarded, where it was left."""
    held = Load.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if held.status != LoadStatus.DISCARDED:
        raise CannotLoad(f"{held.name} was not discarded. It stands at: {held.get_status_display().lower()}.")
    return _restand(
        held, LoadStatus.REFUSED if held.problem else LoadStatus.WAITING, "taken up again", by, ""
    )


def _restand(load: Load, status: LoadStatus, verb: str, by: Actor, reason: str) -> Load:
    before = {"status": load.status}
    load.status = status
    load.save(update_fields=["status"])
    record([Change(verb, "load", load, before, {"status": status}, thread_of(load))], by=by, reason=reason)
    return load
