"""`goldenthread refresh` and `goldenthread neighbours`: national figures and neighbour lists, by hand or by a
timer.

Exit codes: 0 done; 1 done, with something to look at (figures vanished at the source or said twice); 2 it
could not be done, or one of several could not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldenthread.measures.actions.refreshing import Refreshed
    from goldenthread.measures.connectors.publication import Publication, PublishedFigure

DONE, LOOK, COULD_NOT = 0, 1, 2
_SAID_OF_EACH = 5  # notes and names that are printed; the load keeps them
_STEP = 100_000  # figures between two words of progress


def add_commands(commands: Any, make_ready: Callable[[], None]) -> None:
    """Add the commands to the command line. `make_ready` brings settings and database up to date."""
    refresh = commands.add_parser(
        "refresh",
        help="read a national source of figures again",
        description="Read a national source and say what is new, what was revised and what vanished there. "
        "Exit code: 0 done, 1 something to look at, 2 it could not be done.",
    )
    refresh.add_argument(
        "--due", action="store_true", help="every source that is due, asked as the last time"
    )
    refresh.add_argument("--today", type=_day, help=argparse.SUPPRESS)
    refresh.set_defaults(command=lambda options: _run(options, make_ready), kind="")
    kinds = refresh.add_subparsers(title="sources", metavar="")
    _add_sources(kinds, make_ready)

    neighbours = commands.add_parser("neighbours", help="keep an edition of the statistical neighbour lists")
    neighbours.add_argument("file", type=Path, help="the workbook of the tool")
    neighbours.add_argument(
        "--edition", type=_day, required=True, metavar="YYYY-MM-DD", help="the day from which it is in use"
    )
    neighbours.set_defaults(command=lambda options: _neighbours(options, make_ready))


def _add_sources(kinds: Any, make_ready: Callable[[], None]) -> None:
    def add(name: str, about: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = kinds.add_parser(name, help=about)
        parser.set_defaults(command=lambda options: _run(options, make_ready), kind=name)
        return parser

    lait = add("lait", "the Local Authority Interactive Tool")
    lait.add_argument("--data", required=True, help="the data file, a folder of them, or an https address")
    lait.add_argument("--dictionary", required=True, help="the dictionary, a file or an https address")
    ees = add("ees", "a data set of Explore Education Statistics")
    ees.add_argument("data_set", help="the data set's id")
    ees.add_argument(
        "--version", default="", help="1.0, or 2.* for the latest of version 2 (default: latest)"
    )
    ees.add_argument("--criteria", type=Path, help="a JSON file with the service's criteria, for a part")
    ees.add_argument("--indicator", action="append", default=[], help="an indicator's id; may be repeated")
    ees.add_argument("--base", default="", help=argparse.SUPPRESS)
    tips = add("fingertips", "Fingertips public health data")
    tips.add_argument("--data", default="", help="the figures, a file or an https address")
    tips.add_argument("--metadata", default="", help="the indicators' metadata, a file or an https address")
    tips.add_argument("--indicators", default="", help="indicator numbers, to ask the service: 90362,92901")
    tips.add_argument(
        "--area-type", type=int, default=502, help="502 counties and unitaries (default), 501 …"
    )
    tips.add_argument("--base", default="", help=argparse.SUPPRESS)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2025-05-01") from wrong


def _run(options: argparse.Namespace, make_ready: Callable[[], None]) -> int:
    if bool(options.kind) == options.due:
        print("Say which source to read (lait, ees or fingertips), or --due.", file=sys.stderr)
        return COULD_NOT
    make_ready()
    from goldenthread.measures.connectors.publication import CannotRead

    if options.due:
        return _all_due(options.today or datetime.now(UTC).astimezone().date())
    try:
        return _refresh(_asked(options))
    except CannotRead as problem:
        print(problem, file=sys.stderr)
        return COULD_NOT


def _asked(options: argparse.Namespace) -> dict[str, Any]:
    """What was asked, as it is remembered for the next time."""
    if options.kind == "lait":
        return {"kind": "lait", "data": _placed(options.data), "dictionary": _placed(options.dictionary)}
    if options.kind == "ees":
        from goldenthread.measures.connectors.asked import criteria_in

        return {
            "kind": "ees",
            "data_set": options.data_set,
            "version": options.version,
            "criteria": criteria_in(options.criteria) if options.criteria else None,
            "indicators": options.indicator,
            "base": options.base,
        }
    numbers = [each.strip() for each in options.indicators.split(",") if each.strip()]
    return {
        "kind": "fingertips",
        "data": _placed(options.data),
        "metadata": _placed(options.metadata),
        "indicators": numbers,
        "area_type": options.area_type,
        "base": options.base,
    }


def _placed(given: str) -> str:
    """A file by its whole path, which means the same whatever folder a timer starts in."""
    return given if not given or "://" in given else str(Path(given).resolve())


def _all_due(today: date) -> int:
    from goldenthread.measures.connectors.publication import CannotRead
    from goldenthread.measures.queries.due import due_sources

    due = due_sources(today=today)
    if not due:
        print("No source is due.")
    worst = DONE
    for each in due:
        print(f"{each.source.name}: {each.why}", flush=True)
        try:
            worst = max(worst, *(_refresh(asked) for asked in each.source.mapping["asked"]))
        except CannotRead as problem:  # the others are read all the same
            print(f"{each.source.name}: {problem}", file=sys.stderr)
            worst = COULD_NOT
    return worst


def _refresh(asked: dict[str, Any]) -> int:
    from django.conf import settings

    from goldenthread.measures.actions.refreshing import refresh, remember_asking
    from goldenthread.measures.connectors.asked import Asking
    from goldenthread.partnerships.actions import SYSTEM

    asking = Asking(asked, Path(settings.DATA) / "connectors")
    print("Reading the source", flush=True)
    publication = asking.read()
    print(f"Keeping what {publication.source.name} says ({publication.read_from})", flush=True)
    done = refresh(publication=replace(publication, figures=_counted(publication)), by=SYSTEM)
    remember_asking(source=done.load.source, asked=asked)
    asking.forget()
    for line in sentences(done):
        print(line)
    return LOOK if done.kept.vanished or done.kept.said_twice else DONE


def _counted(publication: Publication) -> Iterator[PublishedFigure]:
    """The figures; whoever watches sees how far it is."""
    watched = sys.stderr.isatty()
    for count, figure in enumerate(publication.figures, start=1):
        if watched and count % _STEP == 0:
            print(f"\r{count:,} figures", end="", file=sys.stderr, flush=True)
        yield figure
    if watched:
        print("\r", end="", file=sys.stderr, flush=True)


def sentences(done: Refreshed) -> Iterator[str]:
    """What a refresh did, in plain sentences."""
    kept = done.kept
    total = kept.new + kept.changed + kept.unchanged
    yield f"{_figures(total)}: {kept.new:,} new, {kept.changed:,} revised, {kept.unchanged:,} as before."
    for added, what in ((done.new_measures, "new"), (done.changed_measures, "described anew")):
        if added:
            yield f"{_counted_as(len(added), 'measure')} {'is' if len(added) == 1 else 'are'} {what}."
    if kept.vanished:
        are = "is" if len(kept.vanished) == 1 else "are"
        yield (
            f"{_figures(len(kept.vanished))} known here {are} no longer published. Nothing was removed here. "
            "Among them:"
        )
        for measure, area, group, period in done.load.details["vanished"][:_SAID_OF_EACH]:
            yield f"  {measure}: {area}, {period}" + ("" if group == "Everybody" else f", {group}")
    yield from done.notes[:_SAID_OF_EACH]
    if len(done.notes) > _SAID_OF_EACH:
        yield f"And {len(done.notes) - _SAID_OF_EACH:,} more notes, which the load keeps."


def _figures(number: int) -> str:
    return _counted_as(number, "figure")


def _counted_as(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _neighbours(options: argparse.Namespace, make_ready: Callable[[], None]) -> int:
    make_ready()
    from goldenthread.measures.actions.comparing import CannotCompare, add_neighbours
    from goldenthread.measures.connectors.neighbours import read_neighbours
    from goldenthread.measures.connectors.publication import CannotRead
    from goldenthread.partnerships.actions import SYSTEM

    try:
        kept = add_neighbours(lists=read_neighbours(options.file), edition=options.edition, by=SYSTEM)
    except (CannotRead, CannotCompare) as problem:
        print(problem, file=sys.stderr)
        return COULD_NOT
    areas = kept.comparator_set.members.values("area").distinct().order_by().count()
    word = "is kept" if kept.is_new else "was here already"
    print(f"The edition of {options.edition:%d %B %Y} {word}: {_counted_as(areas, 'authority list')}.")
    for note in kept.notes:
        print(note)
    return DONE
