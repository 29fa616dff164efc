"""Texts that hold a number and would be misread: refused, with what to write instead.

A wrong target is worse than none: whoever sets it sees the sentence and writes it another way, and whoever
imports it from a document has it on the list of what was not understood.
"""

from __future__ import annotations

import re

from goldenthread.rules.figures import Number, format_value

from . import phrases
from .target import Target, TargetKind
from .target_text import TargetText, direction_of, not_testable

_MULTIPLE = re.compile(
    r"(?:\b(?:twice|double|half|(?:a|one|two|three)[ -](?:third|quarter|fifth)s?|"
    r"(?:two|three|four|five|[0-9.]+) times)\s(?:of\s)?|(?:%|per ?cent)\s(?:of|from)\s)"
    r"(?:the\s|our\s)?$",
    re.I,
)
_NO_MULTIPLE = re.compile(r"\bwithin\b|\b(?:top|best|lowest|highest|bottom) [0-9]+ ?%", re.I)
_EACH_TIME = re.compile(
    r"\b(?:each|every|per|a) (?:year|quarter|month)\b|\bannually\b|\byear on year\b", re.I
)


def refused(parts: TargetText) -> Target | None:
    """What is not read although it holds a number, and why."""
    for why in (_broken_number(parts), _multiple(parts), _span_of_change(parts), _step_without_way(parts)):
        if why:
            return not_testable(parts, TargetKind.UNREADABLE, why)
    return None


def _broken_number(parts: TargetText) -> str:
    """ "85.0.5%": the end of it is no figure of its own."""
    for figure in parts.numbers:
        if re.search(r"[0-9][.,]$", parts.plain[: figure.start]):
            return "The digits do not make one number."
    return ""


def _multiple(parts: TargetText) -> str:
    """ "Half the England rate", "90% of the national average"."""
    for found in phrases.COMPARATOR.finditer(parts.plain):
        before = parts.plain[: found.start()]
        if _MULTIPLE.search(before) and not _NO_MULTIPLE.search(before):
            name = " ".join(found["name"].split())
            return f"It asks for a multiple of “{name}”. Work the figure out and enter it."
    return ""


def _span_of_change(parts: TargetText) -> str:
    """ "10-15% reduction": a change by between two amounts."""
    if len(parts.numbers) != 1 or not isinstance(parts.numbers[0].value, Number):
        return ""
    figure, value = parts.numbers[0], parts.numbers[0].value
    if not isinstance(value, Number) or value.upper is None:
        return ""
    before, after = parts.plain[: figure.start], parts.plain[figure.end :]
    moved = direction_of(before) is not None and phrases.NUMBER_OF_CHANGE.search(before)
    led = re.match(r"\s?(?:points? )?(?:above|below|higher|lower|better)\b", after, re.I)
    if moved or led or phrases.CHANGE_NOUN.match(after):
        shown = format_value(value, figure.unit)
        return f"It asks for a change or a distance of {shown}. Enter the one amount that has to be reached."
    return ""


def _step_without_way(parts: TargetText) -> str:
    """ "3 percentage points each year": how much, and not which way."""
    if len(parts.numbers) != 1 or direction_of(parts.plain) is not None:
        return ""
    after = parts.plain[parts.numbers[0].end :]
    points = parts.numbers[0].unit.kind.value == "percentage points"
    if points and re.fullmatch(rf"\W*(?:{_EACH_TIME.pattern})\W*", after, re.I):
        return "It says by how much and not which way: write “increase by” or “reduce by”."
    return ""
