"""Keeping a file of figures, a paste or what was typed, and reading it into a preview that waits.

The file is kept before anything else is known about it, and whatever becomes of it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.text import slugify

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.actions.loading.refusals import CannotLoad, thread_of
from goldenthread.measures.loading.incoming import IncomingRow
from goldenthread.measures.loading.layouts import presume_period, understand
from goldenthread.measures.loading.opening import CannotOpen, Opened, open_sheets, without_unseen
from goldenthread.measures.loading.working_out import library_for, names_said, sheets_as_data
from goldenthread.measures.models import Load, LoadStatus, Source, SourceKind
from goldenthread.partnerships.models import Area, AreaKind, Partnership

LARGEST_KEPT_BYTES = 50 * 1024 * 1024
_LONGEST_NAME = 255


@transaction.atomic
def provider_source(*, partnership: Partnership, name: str, kind: str = SourceKind.PROVIDER) -> Source:
    """The partnership's source of this name, made where there is none."""
    name = " ".join(without_unseen(name).split())
    if not name:
        raise CannotLoad("Say who gives the figures.")
    if len(name) > 300:
        raise CannotLoad("The name of who gives the figures is longer than 300 characters. Shorten it.")
    found = Source.objects.filter(partnership=partnership, name__iexact=name).first()
    if found is not None:
        return found
    wanted = slugify(f"{partnership.slug} {name}")[:100] or "source"
    taken = set(Source.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    key = next(key for key in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if key not in taken)
    return Source.objects.create(partnership=partnership, key=key, name=name, kind=kind)


def home_of(partnership: Partnership) -> Area:
    """The area whose figures are the partnership's own; one of its own is made where nobody named one."""
    if partnership.home is not None:
        return partnership.home
    name = partnership.area or partnership.name
    named = Area.objects.filter(kind=AreaKind.AUTHORITY, partnership=None, name__iexact=name).first()
    if named is not None:
        return named
    area, _ = Area.objects.get_or_create(
        kind=AreaKind.OTHER, partnership=partnership, name__iexact=name, defaults={"name": name}
    )
    return area


def bring_figures(*, partnership: Partnership, source: Source, file: File[Any], by: Actor) -> Load:
    """Keep a file of figures and read it; the load waits, or is refused with the reason.

    Raises CannotLoad where the file cannot even be kept.
    """
    name = _shown_name(file.name or "")
    size = file.size or 0
    if size > LARGEST_KEPT_BYTES:
        raise CannotLoad(f"{name} is too large to keep: {LARGEST_KEPT_BYTES // 1024**2} MB is the most.")
    load = Load(
        partnership=partnership,
        source=source,
        by_id=by.pk,
        by_name=by.name,
        at=now(),
        name=name,
        size=size,
        sha256=_digest(file),
    )
    try:
        load.file.save(name, file, save=False)
    except OSError as problem:
        raise CannotLoad(
            f"{name} could not be kept: there is no room, or the folder for uploads cannot be written. Tell "
            "whoever looks after this installation, and bring it in again later."
        ) from problem
    try:
        opened = _opened(load)
        with transaction.atomic():
            if opened is not None:
                _lay_out(load, opened)
            load.save()
            after = {"name": name, "sha256": load.sha256, "size": size, "status": load.status}
            record([Change("brought in", "load", load, None, after, thread_of(load))], by=by)
    except BaseException:
        load.file.storage.delete(load.file.name)
        raise
    return load


def bring_typed(
    *, partnership: Partnership, source: Source, rows: Sequence[IncomingRow], by: Actor, name: str
) -> Load:
    """Figures that were typed: they wait in a preview as those of a file do."""
    if not rows:
        raise CannotLoad("Type at least one figure.")
    return waiting_load(partnership=partnership, source=source, rows=rows, by=by, name=name)


@transaction.atomic
def waiting_load(
    *, partnership: Partnership, source: Source, rows: Sequence[IncomingRow], by: Actor, name: str
) -> Load:
    """A load of rows that are known already, without a file."""
    load = Load.objects.create(
        partnership=partnership,
        source=source,
        by_id=by.pk,
        by_name=by.name,
        at=now(),
        name=name[:_LONGEST_NAME],
        details={"rows": [row.as_data() for row in rows], "home": home_of(partnership).pk},
    )
    after = {"name": load.name, "figures": len(rows)}
    record([Change("brought in", "load", load, None, after, thread_of(load))], by=by)
    return load


def _opened(load: Load) -> Opened | None:
    try:
        return open_sheets(load.file.path, load.name)
    except CannotOpen as refused:
        load.status, load.problem = LoadStatus.REFUSED, str(refused)
        return None


def _lay_out(load: Load, opened: Opened) -> None:
    """Understand each sheet, with what was said of this provider's columns and names before."""
    assert load.partnership is not None
    library = library_for(load.partnership, names_said(load))
    kinds = {"measure": library.measures, "area": library.areas}
    layouts = [
        understand(sheet, remembered=load.source.mapping, knows=lambda kind, text: text in kinds[kind])
        for sheet in opened.sheets
    ]
    for sheet, layout in zip(opened.sheets, layouts, strict=True):
        presume_period(sheet, layout, load.name)
    load.details = {
        "sheets": sheets_as_data(opened.sheets),
        "warnings": opened.warnings,
        "home": home_of(load.partnership).pk,
    }
    load.mapping = {"layouts": [layout.as_data() for layout in layouts]}


def _shown_name(name: str) -> str:
    """A file's name as it can be shown and kept: no folders, nothing that cannot be seen."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(char for char in last if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    seen = " ".join(seen.split())
    if len(seen) > _LONGEST_NAME:
        stem, dot, suffix = seen.rpartition(".")
        suffix = f"…{dot}{suffix}" if stem and len(suffix) <= 10 else "…"
        seen = seen[: _LONGEST_NAME - len(suffix)] + suffix
    return seen if seen.strip(". ") else "figures"


def _digest(file: File[Any]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
