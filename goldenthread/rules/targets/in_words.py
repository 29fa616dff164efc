"""Targets without a number: none set, a direction, “most” and “all”, something to be done."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.rules.figures import (
    Missing,
    MissingReason,
    Suppressed,
)
from goldenthread.rules.periods import PeriodKind

from . import phrases
from .target import Sense, Target, TargetKind
from .target_text import TargetText, direction_of, not_testable

_NOTHING_SET = "No target is set."


def none_given(parts: TargetText) -> Target | None:
    first = parts.cell[0] if parts.cell else None
    if phrases.NONE_SET.match(parts.plain):
        return not_testable(parts, TargetKind.NONE, _NOTHING_SET)
    if first is None or len(parts.cell) > 1 or parts.numbers:
        return None
    if isinstance(first.value, Suppressed):
        return None
    if isinstance(first.value, Missing) and _is_whole_mark(parts, first.value.reason):
        return not_testable(parts, TargetKind.NONE, _NOTHING_SET)
    return None


def _is_whole_mark(parts: TargetText, reason: MissingReason) -> bool:
    if reason in (MissingReason.WORDS, MissingReason.LOST, MissingReason.UNREADABLE):
        return False
    if reason is MissingReason.AWAITED and not _TARGET_AWAITED.search(parts.plain):
        return False
    return len(parts.plain.split()) <= 6 or reason in (MissingReason.PLACEHOLDER, MissingReason.AWAITED)


# "Plan published by March" is a deliverable, "to be confirmed" a target that nobody has set yet.
_TARGET_AWAITED = re.compile(
    r"\b(?:tb[acd]|await\w*|waiting|pending|available|not yet|expected|to follow|to be (?:set|"
    r"confirmed|agreed))\b",
    re.I,
)


def direction_only(parts: TargetText) -> Target | None:
    if parts.numbers:
        return None
    if _TOWARDS_NO_BAR.search(parts.plain):
        why = "It says which way, and no figure that would show that it was missed."
        return not_testable(
            parts, TargetKind.DIRECTION, why, sense=direction_of(parts.plain) or Sense.IMPROVE
        )
    direction = direction_of(parts.plain)
    words = len(parts.plain.split())
    # In a longer text the verb only counts where it leads: "Reduce the number of …".
    leads = any(
        pattern.match(parts.plain.strip(" -•("))
        for pattern in (phrases.DECREASE, phrases.INCREASE, phrases.IMPROVE)
    )
    if direction is None or not (leads or words <= 6 or phrases.NO_SPECIFIC.search(parts.plain)):
        return None
    if re.search(
        r"\b(?:implemented|completed|agreed|in place|delivered|published|launched)\b", parts.plain, re.I
    ):
        return None
    why = "It gives a direction and no amount, so the smallest change would meet it."
    return not_testable(parts, TargetKind.DIRECTION, why, sense=direction)


_TOWARDS_NO_BAR = re.compile(
    r"\b(?:positive|upward|right|improving) (?:direction(?: of travel)?|trend|trajectory)\b"
    r"|\bdirection of travel\b|\bas (?:many|few|low|high|much|little|soon|quickly) as possible\b"
    r"|\b(?:towards|toward) best practice\b",
    re.I,
)

_LEADS_WITH_A_LEVEL = re.compile(
    r"\W*(?:at least\b|(?:[A-Za-z]+ )?(?:rating|judgement|grade) (?:of|is)\b"
    r"|(?:rated |graded |judged )?(?:good|outstanding)\b)",
    re.I,
)


def level_in_words(parts: TargetText) -> Target | None:
    """ "at least 'good' in all schools", "Most LAC have …": a threshold without a number."""
    if parts.numbers:
        return None
    if phrases.MOST_OF.search(parts.plain):
        word = parts.plain.split()[0].strip("\"'(").lower()
        why = f"“{word.capitalize()}” does not say how many."
        return not_testable(parts, TargetKind.THRESHOLD, why, sense=Sense.MOST)
    level = re.search(r"\bat least\b|\b(?:good|outstanding)\b|\b(?:rated|graded|judged)\b", parts.plain, re.I)
    if phrases.ALL_OF.search(parts.plain) and (
        level or re.match(r"\W*(?:all|every|each)\b", parts.plain, re.I)
    ):
        return Target(TargetKind.THRESHOLD, parts.text, sense=Sense.ALL)
    if level and _LEADS_WITH_A_LEVEL.match(parts.plain):
        return Target(TargetKind.THRESHOLD, parts.text, sense=Sense.AT_LEAST)
    return None


def deliverable(parts: TargetText) -> Target | None:
    whole = parts.periods[0] if len(parts.periods) == 1 else None
    rest = parts.plain[: whole.start] + parts.plain[whole.end :] if whole else parts.plain
    if whole and re.fullmatch(r"\W*(?:(?:by|end of|due|from|the)\b\W*)*", rest, re.I):
        note = "Only a date is given; what is to be done stands in the measure."
        return Target(TargetKind.DELIVERABLE, parts.text, period=whole.period, notes=(note,))
    if not re.search(r"[A-Za-z]{3}", parts.plain) or not phrases.DONE.search(parts.plain):
        return None
    due = next((each.period for each in parts.periods if each.period.kind is not PeriodKind.POOLED), None)
    notes = () if due else ("No date is given for it.",)
    target = Target(TargetKind.DELIVERABLE, parts.text, period=due, notes=notes)
    vague = phrases.VAGUE.search(parts.plain)
    if vague:
        words = parts.text[vague.start() : vague.end()]
        why = f"It does not say what would show it: “{words}” can be read in many ways."
        return replace(target, testable=False, why_not=why)
    return target
