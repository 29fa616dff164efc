"""`goldenthread check`: the plan check from the command line, over documents and over plans kept here.

How a document is read and where plans are kept is not this module's to know: whoever puts the command
together hands both in.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from goldenthread.plans.check.checking import check_plans, counts_by_severity
from goldenthread.plans.check.finding import Finding, Severity
from goldenthread.plans.check.wording import counted
from goldenthread.plans.content import Place, PlanContent

NOTHING_TO_LOOK_AT = 0
SOMETHING_TO_LOOK_AT = 1
COULD_NOT = 2

STANDARD_INPUT = "-"
WIDEST = 100  # columns
#: Places of a finding that are named; --json has all of them.
MOST_PLACES = 6

ReadPlans = Callable[[str], Iterable[PlanContent]]
KeptPlan = Callable[[str], PlanContent | None]


class CannotCheck(Exception):
    """What was asked cannot be done. The message is the sentence that is printed."""


def add_check_command(
    commands: Any, read_plans: ReadPlans | None = None, kept_plan: KeptPlan | None = None
) -> None:
    """Add `check` to the command line (`commands` is what argparse's `add_subparsers` gave).

    `read_plans` gives the plans in a document by its path ("-" is standard input), `kept_plan` the plan kept
    here under a key, or None. Whatever they raise is taken as a refusal, its message printed as the reason.
    """
    check = commands.add_parser(
        "check",
        help="look plans over as a careful officer would",
        description=(
            "Look plans over and say what to put right. Several plans are held against each other too."
            " Exit code: "
            "0 when there is nothing to look at, 1 when there is, 2 when a plan could not be read."
        ),
    )
    check.add_argument("plans", nargs="+", metavar="PLAN", help="a document, or the key of a plan kept here")
    check.add_argument("--json", action="store_true", help="print the findings as JSON and nothing else")
    check.add_argument(
        "--severity",
        choices=[str(each) for each in Severity],
        default=str(Severity.SUGGESTION),
        help="the mildest findings to show: problem shows only problems (default: suggestion, everything)",
    )
    check.add_argument(
        "--today",
        type=_day,
        default=None,
        metavar="YYYY-MM-DD",
        help="check as on another day",
    )
    check.set_defaults(command=lambda options: run_check(options, read_plans, kept_plan))


def run_check(
    options: argparse.Namespace, read_plans: ReadPlans | None = None, kept_plan: KeptPlan | None = None
) -> int:
    """Check what the options name, print the findings, and return the exit code."""
    plans: list[PlanContent] = []
    for name in options.plans:
        try:
            plans += _plans_called(name, read_plans, kept_plan)
        except CannotCheck as refused:
            print(_printable(str(refused)), file=sys.stderr)
            return COULD_NOT
    if not plans:
        print("There is no plan in what was given.", file=sys.stderr)
        return COULD_NOT
    least = Severity(options.severity)
    today = options.today or datetime.now(UTC).astimezone().date()
    findings = [each for each in check_plans(plans, today=today) if each.severity.rank <= least.rank]
    if options.json:
        print(json.dumps(_as_json(plans, findings), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_printable(line) for line in _as_text(plans, findings)))
    return SOMETHING_TO_LOOK_AT if findings else NOTHING_TO_LOOK_AT


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2017-06-21") from wrong


# Finding the plans


def _plans_called(name: str, read_plans: ReadPlans | None, kept_plan: KeptPlan | None) -> list[PlanContent]:
    """The plans in a document, or the one kept here under a key. Raises CannotCheck."""
    if name == STANDARD_INPUT or _is_file(name):
        return _read(name, read_plans)
    if kept_plan is None:
        raise CannotCheck(f"There is no document at {name}.")
    try:
        kept = kept_plan(name)
    except Exception as refused:  # as with the reader: only its message is known to be a sentence
        raise CannotCheck(str(refused)) from refused
    if kept is None:
        raise CannotCheck(f"There is no document at {name}, and no plan with that key is kept here.")
    return [kept]


def _is_file(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # a name too long for a path, or with a NUL in it
        return False


def _read(name: str, read_plans: ReadPlans | None) -> list[PlanContent]:
    if read_plans is None:
        raise CannotCheck(f"{name}: documents cannot be read here, only plans that are kept.")
    try:
        plans = list(read_plans(name))
    except Exception as refused:  # the reader is handed in: only its message is known to be a sentence
        raise CannotCheck(str(refused) or f"{name}: it could not be read.") from refused
    if not plans:
        raise CannotCheck(f"{name}: no plan was found in it.")
    return plans


# Telling the findings


def _as_text(plans: Sequence[PlanContent], findings: Sequence[Finding]) -> Iterator[str]:
    titles = [plan.title for plan in plans]
    width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    for (title, _key), of_plan in _by_plan(findings).items():
        yield title
        for severity in Severity:
            group = [each for each in of_plan if each.severity is severity]
            if group:
                yield ""
                yield f"  {counted(len(group), severity.value)}"
                for finding in group:
                    yield from _finding(finding, width)
        yield ""
    yield _last_line(len(titles), findings)


def _by_plan(findings: Sequence[Finding]) -> dict[tuple[str, str], list[Finding]]:
    plans: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        plans.setdefault((each.plan, each.plan_key), []).append(each)
    return plans


def _finding(finding: Finding, width: int) -> Iterator[str]:
    places = _places(finding)
    yield f"  - {finding.code}{f' ({places})' if places else ''}"
    for text in (finding.sentence, f"To do: {finding.what_to_do}"):
        yield textwrap.fill(
            text, width, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
        )


def _places(finding: Finding) -> str:
    """Where the evidence stands: "line 875", "lines 123, 124 and 3 more", "sheet KPIs, row 4"."""
    own = [each.place for each in finding.evidence if each.plan_key == finding.plan_key and each.place]
    places = own or ([finding.place] if finding.place else [])
    places.sort(key=lambda each: (each.page or 0, each.sheet, each.first_line))
    words = list(dict.fromkeys(_place(place) for place in places))
    if len(words) > 1 and all(word.startswith("line ") for word in words):
        words = [f"lines {words[0][5:]}", *(word[5:] for word in words[1:])]
    shown = ", ".join(words[:MOST_PLACES])
    return f"{shown} and {len(words) - MOST_PLACES} more" if len(words) > MOST_PLACES else shown


def _place(place: Place) -> str:
    if place.sheet:
        return f"sheet {place.sheet}, row {place.row if place.row is not None else place.first_line}"
    page = f"page {place.page}, " if place.page is not None else ""
    if place.last_line > place.first_line:
        return f"{page}lines {place.first_line}-{place.last_line}"
    return f"{page}line {place.first_line}"


def _last_line(plans: int, findings: Sequence[Finding]) -> str:
    counts = counts_by_severity(findings)
    said = [counted(counts[each], each.value) for each in Severity if counts[each]]
    checked = counted(plans, "plan")
    return f"{checked} checked: {', '.join(said)}." if said else f"{checked} checked: nothing to look at."


def _as_json(plans: Sequence[PlanContent], findings: Sequence[Finding]) -> dict[str, Any]:
    counts = counts_by_severity(findings)
    return {
        "plans": [{"title": plan.title, "key": plan.key, "source": plan.source} for plan in plans],
        "counts": {str(each): counts[each] for each in Severity},
        "findings": [asdict(each) for each in findings],
    }


def _printable(text: str) -> str:
    """A document's words cannot steer the terminal: control characters are shown as a mark."""
    return "".join(
        char if char == "\n" or (char.isprintable() and not "\ud800" <= char <= "\udfff") else "\ufffd"
        for char in text
    )
