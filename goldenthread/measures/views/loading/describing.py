"""Saying which column is what, and what the names in a file mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.measures.actions.loading import CannotLoad, add_to_library, say_columns, say_names
from goldenthread.measures.loading.layouts import ROLE_LABELS, Layout, Role, columns_of
from goldenthread.measures.loading.looking_again import look_at
from goldenthread.measures.loading.matching import Library, nearly_called
from goldenthread.measures.loading.opening import Sheet
from goldenthread.measures.loading.questions import new_group
from goldenthread.measures.loading.remembered import ACROSS_NAMES
from goldenthread.measures.loading.settling import period_of
from goldenthread.measures.loading.working_out import (
    LibraryFor,
    groups_for,
    incoming_rows,
    layouts_of,
    library_for,
    names_said,
    names_unknown,
    sheets_of,
)
from goldenthread.measures.models import Load, LoadStatus
from goldenthread.measures.views.loading.asking import crumbs_of, load_or_404
from goldenthread.partnerships.permissions import check_looking_at_now, person_of

_NEW, _LEAVE = "new", "leave"
_LONGEST_IDENTITY = 18  # digits: more are no identity of anything
_MOST_NAMES = 200  # on one page; the rest comes once these are settled


@require_http_methods(["GET", "POST"])
def load_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column is what, sheet by sheet, with sample values."""
    load = load_or_404(request, pk)
    check_looking_at_now(request)
    if load.status != LoadStatus.WAITING or not load.details.get("sheets"):
        return redirect(load)
    sheets, layouts = sheets_of(load), layouts_of(load)
    problems: list[dict[str, str]] = []
    if request.method == "POST":
        layouts, problems = _layouts_sent(request, sheets, layouts)
        if not problems:
            try:
                say_columns(load=load, layouts=layouts, by=person_of(request))
            except CannotLoad as problem:
                problems = [{"text": str(problem), "href": "#sheet-0-headings"}]
            else:
                return redirect(load)
    assert load.partnership is not None
    library = library_for(load.partnership, names_said(load))
    return render(
        request,
        "measures/loading/columns.html",
        {
            "load": load,
            "sheets": [
                _sheet_shown(index, sheet, layout)
                for index, (sheet, layout) in enumerate(zip(sheets, layouts, strict=True))
            ],
            "roles": [(role.value, label) for role, label in ROLE_LABELS.items()],
            "across": list(ACROSS_NAMES.items()),
            "measures": sorted(library.measures.names.values()),
            "areas": sorted(set(library.areas.names.values())),
            "problems": problems,
            "crumbs": crumbs_of(load, ("Which column is what", "")),
        },
        status=422 if problems else 200,
    )


def _sheet_shown(index: int, sheet: Sheet, layout: Layout) -> dict[str, Any]:
    return {
        "index": index,
        "name": sheet.name or "The file",
        "rows": len(sheet.rows),
        "skipped": layout.skipped,
        "headings": ", ".join(str(number) for number in layout.headings),
        "across": layout.across,
        "fixed": layout.fixed,
        "columns": [
            {"seen": seen, "role": layout.columns.get(seen.column, Role.IGNORE).value}
            for seen in columns_of(sheet, layout.headings)
        ],
    }


def _layouts_sent(
    request: HttpRequest, sheets: list[Sheet], before: list[Layout]
) -> tuple[list[Layout], list[dict[str, str]]]:
    found, problems = [], []
    for index, (sheet, layout) in enumerate(zip(sheets, before, strict=True)):
        sent = _layout_sent(request, index, sheet, layout)
        called = f"{sheet.name}: " if sheet.name else ""
        if sent is None:
            problems.append(
                {
                    "text": f"{called}Enter the rows of the headings as numbers, like 1 or 3, 4",
                    "href": f"#sheet-{index}-headings",
                }
            )
            found.append(layout)
            continue
        period = sent.fixed.get("period", "")
        if period and period_of(period, None) is None:
            text = f"{called}Enter a period, like 2016/17 or Q2 2016/17"
            problems.append({"text": text, "href": f"#sheet-{index}-fixed-period"})
        if sent.problem:
            problems.append({"text": called + sent.problem, "href": f"#sheet-{index}-headings"})
        found.append(sent)
    return found, problems


def _layout_sent(request: HttpRequest, index: int, sheet: Sheet, before: Layout) -> Layout | None:
    """What was said of one sheet; None where the rows of its headings are no numbers."""
    name = f"sheet-{index}"
    text = request.POST.get(f"{name}-headings", "").replace(" ", "")
    numbers = [part for part in text.split(",") if part]
    if any(not (part.isascii() and part.isdigit() and len(part) < 8) for part in numbers):
        return None
    headings = sorted({int(part) for part in numbers})[:5]
    columns = {}
    for seen in columns_of(sheet, headings):
        said = request.POST.get(f"{name}-column-{seen.column}", "")
        columns[seen.column] = (
            Role(said) if said in set(Role) else before.columns.get(seen.column, Role.IGNORE)
        )
    across = request.POST.get(f"{name}-across", "")
    fixed = {
        kind: given
        for kind in ("measure", "area", "period", "group")
        if (given := _seen(request.POST.get(f"{name}-fixed-{kind}", "")))
    }
    return replace(
        before,
        headings=headings,
        columns=columns,
        across=across if across in ACROSS_NAMES else before.across,
        fixed=fixed,
        skipped=request.POST.get(f"{name}-skip") == "yes",
        presumed="",  # somebody looked at it and said it
    )


def _seen(text: str) -> str:
    """What was typed, without characters that cannot be seen and no database keeps."""
    return "".join(char for char in text if char.isprintable()).strip()[:500]


# Names


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name of the file that is not known: how often it stands there, and what it may mean."""

    kind: str
    text: str
    count: int
    options: list[tuple[str, str]]


def unknown_names(load: Load) -> list[Unknown]:
    """The names of measures and areas in a load that somebody must say the meaning of."""
    assert load.partnership is not None
    library = library_for(load.partnership, names_said(load))
    rows, _ = incoming_rows(load)
    found = []
    for kind, counted in names_unknown(rows, library).items():
        names = library.measures if kind == "measure" else library.areas
        for texts, count in list(counted.values())[:_MOST_NAMES]:
            found.append(Unknown(kind, texts[0], count, _options(kind, texts, names, library)))
    return found + _alike_groups(load)


def _alike_groups(load: Load) -> list[Unknown]:
    """The groups nearly called as known ones, with the known one first and themselves last."""
    weighed = look_at(load, today=timezone.localdate()).weighed
    counted: dict[str, int] = {}
    for row in weighed.rows:
        if any(each.code == new_group.CODE for each in row.questions):
            name = row.figure.row.group or row.figure.group.name
            counted[name] = counted.get(name, 0) + 1
    if not counted:
        return []
    assert load.partnership is not None
    known = sorted({each.name for each in groups_for(load.partnership)})
    found = []
    for text, count in list(counted.items())[:_MOST_NAMES]:
        likely = nearly_called(text, known)
        names = [likely, *(each for each in known if each != likely)] if likely else known
        options = [(name, name) for name in names[:_MOST_NAMES]]
        found.append(Unknown("group", text, count, [*options, (text, "It is a group of its own")]))
    return found


def _options(kind: str, texts: tuple[str, ...], names: Library, library: LibraryFor) -> list[tuple[str, str]]:
    """The likeliest first, then everything, then what else can be done."""
    likely = names.suggestions(texts)
    options = [(str(each.identity), each.name) for each in likely]
    taken = {each.identity for each in likely}
    rest = [(str(pk), name) for pk, name in sorted(names.names.items(), key=lambda each: each[1])]
    if len(rest) <= 400:
        options += [each for each in rest if int(each[0]) not in taken]
    if kind == "measure":
        options.append((_NEW, "Add it to the library as a measure of its own"))
    return options


@require_http_methods(["GET", "POST"])
def load_names(request: HttpRequest, pk: int) -> HttpResponse:
    """What each unknown name of a file means."""
    load = load_or_404(request, pk)
    check_looking_at_now(request)
    if load.status != LoadStatus.WAITING:
        return redirect(load)
    unknown = unknown_names(load)
    if request.method == "POST":
        try:
            _say(request, load, unknown)
        except CannotLoad as problem:
            messages.info(request, str(problem))
        return redirect(load)
    if not unknown:
        return redirect(load)
    context = {
        "load": load,
        "unknown": list(enumerate(unknown)),
        "leave": _LEAVE,
        "crumbs": crumbs_of(load, ("What the names mean", "")),
    }
    return render(request, "measures/loading/names.html", context)


def _say(request: HttpRequest, load: Load, unknown: list[Unknown]) -> None:
    """Keep what was chosen for each name. A name is told by its text: the list may have changed meanwhile."""
    texts = request.POST.getlist("text")
    by_text = {(each.kind, each.text): each for each in unknown}
    said: dict[str, dict[str, int | str | None]] = {"measure": {}, "area": {}, "group": {}}
    for index, text in enumerate(texts):
        kind, choice = request.POST.get(f"kind-{index}", ""), request.POST.get(f"name-{index}", "")
        if (kind, text) not in by_text or not choice:
            continue
        if kind == "group":
            if choice in dict(by_text[kind, text].options):
                said[kind][text] = choice
        elif choice == _LEAVE:
            said[kind][text] = None
        elif choice == _NEW and kind == "measure":
            said[kind][text] = add_to_library(load=load, name=text, by=person_of(request)).pk
        elif choice.isascii() and choice.isdigit() and len(choice) <= _LONGEST_IDENTITY:
            said[kind][text] = int(choice)
    say_names(load=load, said=said, by=person_of(request))
    count = sum(len(each) for each in said.values())
    messages.success(request, f"{count} {'name is' if count == 1 else 'names are'} settled.")


def needs_columns(load: Load) -> bool:
    """Whether nobody can tell yet which column holds the figures."""
    layouts = layouts_of(load)
    return bool(layouts) and (
        all(layout.skipped for layout in layouts) or any(layout.problem for layout in layouts)
    )
