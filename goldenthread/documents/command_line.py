"""`goldenthread read`: a document from the command line, for whoever would rather not open a browser.

Reading needs no database and no settings, and starts at once. Only `--into` opens the installation's
database, and even then nothing enters a plan: the draft waits there for a person's confirmation, as if it
had been brought in on the page.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

    from goldenthread.documents.reading.draft import Draft
    from goldenthread.documents.reading.source import SourceDocument
    from goldenthread.plans.content import PlanContent

ALL_UNDERSTOOD = 0
SOMETHING_TO_LOOK_AT = 1
COULD_NOT = 2

STANDARD_INPUT = "-"
#: So many lines that were not understood, and doubts, are printed; --report prints all.
LISTED = 20


class CannotDo(Exception):
    """What was asked cannot be done. The message is the sentence that is printed."""


def add_read_command(commands: Any) -> None:
    """Add `read` to the command line."""
    read = commands.add_parser(
        "read",
        help="read plans from documents",
        description=(
            "Read plans from Word, PDF, Excel, CSV or text. Exit code: 0 when every line was understood, 1 "
            "when something should be looked at, 2 when a document could not be read."
        ),
    )
    read.add_argument("files", nargs="+", metavar="FILE", help="a document; - reads standard input")
    read.add_argument(
        "--json",
        action="store_true",
        help="print the draft as JSON, in the published schema, and nothing else",
    )
    read.add_argument("--report", action="store_true", help="print what became of every line")
    read.add_argument(
        "--into",
        metavar="PLAN",
        help="keep the draft for a plan, by its title or the end of its address; it waits for confirmation",
    )
    read.add_argument("--partnership", metavar="NAME", help="with --into, where the plan is a new one")
    read.set_defaults(command=read_documents)


def read_plans(path: str) -> list[PlanContent]:
    """The plans in a document. Raises CannotDo with the sentence to print."""
    return list(_read(path)[1].plans)


def read_documents(options: argparse.Namespace) -> int:
    """Read each document, print what was found, and say by the exit code whether all went well."""
    keep = None
    if options.into is not None:
        try:
            keep = _keeper(options.into, options.partnership)
        except CannotDo as problem:
            print(problem, file=sys.stderr)
            return COULD_NOT
    worst = ALL_UNDERSTOOD
    drafts: list[dict[str, Any]] = []
    with _progress(options.files) as bar:
        for file in options.files:
            bar.begin(file)
            try:
                source, draft = _read(file)
                kept = keep(file) if keep else ""
            except CannotDo as problem:
                bar.say(str(problem), to=sys.stderr)
                worst = COULD_NOT
                continue
            worst = max(worst, _standing(draft))
            if options.json:
                from goldenthread.documents.reading.schema import draft_to_json

                drafts.append(draft_to_json(draft))
                bar.say(kept, to=sys.stderr)
            else:
                lines = _summary(source, draft, report=options.report) + ([kept] if kept else [])
                bar.say("\n".join(lines) + "\n", to=sys.stdout)
    if options.json and drafts:
        # One object for one file, a list for several, also where some of them could not be read.
        json.dump(drafts[0] if len(options.files) == 1 else drafts, sys.stdout, ensure_ascii=True, indent=2)
        print()
    return worst


def _read(file: str) -> tuple[SourceDocument, Draft]:
    from goldenthread.documents.reading.limits import DEFAULT_LIMITS, CannotRead
    from goldenthread.documents.reading.opening import open_document
    from goldenthread.documents.reading.reading import read_source

    name = _name_of(file)
    try:
        if file == STANDARD_INPUT:
            source = open_document(sys.stdin.buffer.read(DEFAULT_LIMITS.file_bytes + 1), name=name)
        else:
            source = open_document(file, name=name)
    except CannotRead as refused:
        raise CannotDo(f"{name}: {refused.sentence}") from refused
    except FileNotFoundError as missing:
        raise CannotDo(f"{name}: there is no such file at {_printable(file)}.") from missing
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the path
        reason = getattr(problem, "strerror", None) or str(problem)
        raise CannotDo(f"{name}: the file cannot be opened: {reason}.") from problem
    try:
        return source, read_source(source)
    except Exception as fault:
        raise CannotDo(
            f"{name}: it could not be read because of a fault of ours ({type(fault).__name__}: {fault}). "
            "Please report it with the document, if you may share it."
        ) from fault


def _name_of(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else _printable(Path(file).name) or file


def _printable(text: str) -> str:
    """A document's words cannot steer the terminal: control characters are shown as a mark."""
    return "".join(
        char if char in "\n\t" or (char.isprintable() and not "\ud800" <= char <= "\udfff") else "\ufffd"
        for char in text
    )


def _standing(draft: Draft) -> int:
    doubtful = any(part.doubts for plan in draft.plans for part in plan.walk())
    nothing = not draft.plans and not draft.papers
    return SOMETHING_TO_LOOK_AT if doubtful or nothing or draft.accounting.not_understood else ALL_UNDERSTOOD


def _summary(source: SourceDocument, draft: Draft, *, report: bool) -> list[str]:
    from goldenthread.documents.found import (
        accounting_sentence,
        counts_of_plan,
        found_in,
        in_a_row,
        left_sentence,
        read_sentence,
    )

    found = found_in(draft)
    lines = [f"{draft.document} ({draft.format})", f"  {read_sentence(found)} {left_sentence(found)}"]
    for plan, counted in zip(draft.plans, found["plans"], strict=True):
        counts = in_a_row(counts_of_plan(counted))
        lines += ["", f"  {plan.title}", f"    {plan.tier.value.capitalize()}: {counts}"]
        lines += _doubts(plan, report=report)
    if draft.papers:
        lines += ["", "  Papers of the board"]
        lines += [f"    {_where(paper.place)}{paper.kind.value}: {paper.title}" for paper in draft.papers]
    lines += ["", f"  {accounting_sentence(found)}"]
    lines += [f"  {question.sentence}" for question in draft.questions if question.code != "not_understood"]
    return lines + (_report(source, draft) if report else _not_understood(source, draft))


def _doubts(plan: PlanContent, *, report: bool) -> list[str]:
    doubts = [
        f"      {_where(part.place)}{plan.word_for(part.kind)} {part.number or _short(part.title)}: "
        f"{doubt.sentence}"
        for part in plan.walk()
        for doubt in part.doubts
    ]
    shown = doubts if report else doubts[:LISTED]
    heading = [f"    To look at ({len(doubts)}):"] if doubts else []
    return heading + shown + _more(len(doubts) - len(shown))


def _not_understood(source: SourceDocument, draft: Draft) -> list[str]:
    left = draft.accounting.not_understood
    texts = {line.number: line.text for line in source.lines}
    shown = [
        f"    line {number}: {_short(texts[number])} (left over: {left[number]})" for number in sorted(left)
    ]
    heading = ["  Not understood:"] if shown else []
    return heading + shown[:LISTED] + _more(len(shown) - LISTED)


def _report(source: SourceDocument, draft: Draft) -> list[str]:
    lines = ["", "  Every line:"]
    for line in source.lines:
        fate = draft.accounting.of(line.number)
        why = fate.reason or (f"left over: {fate.left_over}" if fate.left_over else "")
        outcome = f"{fate.outcome.value}, {why}" if why else fate.outcome.value
        lines.append(f"    {line.number:>6}  {outcome}: {_short(line.text)}")
    return lines


def _where(place: Any) -> str:
    return f"line {place.first_line}, " if place else ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 70 else words[:70].rsplit(" ", 1)[0] + " …"


def _more(count: int) -> list[str]:
    return [f"      and {count} more; --report lists them all"] if count > 0 else []


class _Quiet:
    """No progress bar: what is said is printed, and nothing else."""

    def begin(self, file: str) -> None:
        """A document is being read."""

    def say(self, text: str, *, to: TextIO) -> None:
        """Print what is to be said about the document, whatever it has in it."""
        if text:
            print(_printable(text), file=to)


class _Bar(_Quiet):
    """A progress bar on the terminal, which gives way while something is printed."""

    def __init__(self, bar: Progress, count: int) -> None:
        self._bar = bar
        self._task = bar.add_task("Reading", total=count)

    def begin(self, file: str) -> None:
        self._bar.update(self._task, description=f"Reading {_name_of(file)}")

    def say(self, text: str, *, to: TextIO) -> None:
        self._bar.advance(self._task)
        self._bar.stop()
        super().say(text, to=to)
        self._bar.start()


@contextlib.contextmanager
def _progress(files: list[str]) -> Iterator[_Quiet]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield _Quiet()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed} of {task.total}"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # what is printed goes where the person sent it
        redirect_stderr=False,
    )
    with bar:
        yield _Bar(bar, len(files))


# Into the installation's database ------------------------------------------------------------------


def _keeper(wanted: str, partnership: str | None) -> Callable[[str], str]:
    """What keeps a file as an upload for a plan and says where to confirm it."""
    _set_up_django()
    from django.db import DatabaseError

    try:
        into, home, title = _plan_meant(wanted, partnership)
    except DatabaseError as problem:
        raise CannotDo(
            "The database of this installation is not set up yet. Start it once first, with: goldenthread "
            "run (the worked example) or goldenthread serve."
        ) from problem

    def keep(file: str) -> str:
        from django.core.files.base import File

        from goldenthread.documents.actions import bring_in, read_upload
        from goldenthread.partnerships.actions import SYSTEM
        from goldenthread.plans.actions import CannotChange

        if file == STANDARD_INPUT:
            raise CannotDo("Standard input cannot be kept with --into. Save it as a file first.")
        try:
            with open(file, "rb") as opened:
                given = File(opened, name=Path(file).name)
                upload = bring_in(partnership=home, file=given, by=SYSTEM, into=into, new_title=title)
        except (CannotChange, OSError) as problem:
            raise CannotDo(f"{_name_of(file)}: {problem}") from problem
        read_upload(upload.pk)  # at once, also where no service is running to do it
        target = f"“{into.title}”" if into else f"a new plan “{title}” of {home.name}"
        return f"  Kept as a draft for {target}. Look at it and confirm it at {_address(upload)}"

    return keep


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as problem:
        raise CannotDo(str(problem)) from problem


def _plan_meant(wanted: str, partnership: str | None) -> tuple[Any, Any, str]:
    """The plan of that key or title, its partnership, and for a plan that is not there yet its title."""
    from django.db.models import Q

    from goldenthread.partnerships.models import Partnership
    from goldenthread.plans.models import Plan

    home = None
    if partnership is not None:
        home = Partnership.objects.filter(Q(name__iexact=partnership) | Q(slug=partnership)).first()
        if home is None:
            known = "; ".join(Partnership.objects.values_list("name", flat=True)) or "none yet"
            raise CannotDo(
                f"There is no partnership called “{partnership}”. The partnerships here are: {known}."
            )
    plans = Plan.objects.filter(Q(key=wanted) | Q(title__iexact=wanted.strip()), removed=False)
    if home is not None:
        plans = plans.filter(partnership=home)
    found = list(plans.select_related("partnership")[:2])
    if len(found) == 1:
        return found[0], found[0].partnership, ""
    if found:
        raise CannotDo(f"Several plans are called “{wanted}”. Say whose you mean, with --partnership.")
    if home is None:
        known = (
            "; ".join(Plan.objects.filter(removed=False).values_list("title", flat=True)[:20]) or "none yet"
        )
        raise CannotDo(
            f"There is no plan called “{wanted}”. The plans here are: {known}. For a new plan, say whose it "
            "is, with --partnership."
        )
    return None, home, wanted.strip()[:300]


def _address(upload: Any) -> str:
    from django.conf import settings

    path = upload.get_absolute_url()
    hosts = [
        host
        for host in settings.ALLOWED_HOSTS
        if host not in ("localhost", "127.0.0.1", "[::1]", "testserver")
    ]
    if hosts:
        return f"https://{hosts[0]}{path}"
    return f"{path}, where Golden Thread is open (http://127.0.0.1:8000{path} unless another port was chosen)"
