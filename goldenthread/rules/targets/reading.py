"""Reading a target as it is written in a plan or a performance table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from .in_words import deliverable, direction_only, level_in_words, none_given
from .numeric import (
    between_two,
    maintain,
    none_of_a_thing,
    profile,
    small_limit,
    to_nought,
    value_or_threshold,
)
from .relative import against_comparator, against_own_past, change, change_by_a_part, from_and_to
from .target import Target, TargetKind
from .target_text import not_testable, target_text


@lru_cache(maxsize=8192)  # a scorecard reads the same few hundred texts again and again
def read_target(text: str, *, measure: str = "", heading: str = "") -> Target:
    """What a target says.

    `measure` is the measure's name, which gives the unit; `heading` the column's heading, which gives the
    period ("2016/17 Target"). Never raises: a text that none of the kinds fits is `UNREADABLE`, with the
    text kept and a sentence in `why_not`.
    """
    parts = target_text(text, measure, heading)
    for reader in _READERS:
        target = reader(parts)
        if target is not None:
            return target if target.period is not None else replace(target, period=parts.period)
    return not_testable(
        parts, TargetKind.UNREADABLE, "What would count as meeting it cannot be read from the text."
    )


_READERS = (
    none_given,
    small_limit,
    from_and_to,
    change_by_a_part,
    change,
    against_comparator,
    against_own_past,
    none_of_a_thing,
    to_nought,
    maintain,
    between_two,
    profile,
    value_or_threshold,
    level_in_words,
    direction_only,
    deliverable,
)
