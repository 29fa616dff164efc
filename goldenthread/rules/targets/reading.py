"""Reading a target as it is written in a plan or a performance table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from goldenthread.rules.figures import NO_UNIT, Unit

from .changing import change, change_by_a_part
from .in_words import deliverable, direction_only, level_in_words, none_given
from .limits import between_two, two_limits
from .numeric import (
    maintain,
    none_of_a_thing,
    part_of_all,
    profile,
    small_limit,
    to_nought,
    value_or_threshold,
)
from .printed import behind_the_sentence
from .refusing import refused
from .relative import against_comparator, against_own_past, from_and_to
from .target import Target, TargetKind
from .target_text import not_testable, target_text
from .unit_fit import fitted


@lru_cache(maxsize=8192)  # a scorecard reads the same few hundred texts again and again
def read_target(text: str, *, measure: str = "", heading: str = "", unit: Unit = NO_UNIT) -> Target:
    """What a target says.

    `measure` is the measure's name, which gives the unit; `heading` the column's heading, which gives the
    period ("2016/17 Target"); `unit` the measure's own unit, where the library says it: a number in another
    unit is refused. Never raises: a text that none of the kinds fits is `UNREADABLE`, with the text kept and
    a sentence in `why_not`.
    """
    words = behind_the_sentence(text)
    target = _read(words, measure, heading, unit)
    return target if words == text else replace(target, text=text)


def _read(text: str, measure: str, heading: str, unit: Unit) -> Target:
    parts = target_text(text, measure, heading)
    for reader in _READERS:
        target = reader(parts)
        if target is not None:
            target = fitted(target, parts, unit)
            return target if target.period is not None else replace(target, period=parts.period)
    return not_testable(
        parts, TargetKind.UNREADABLE, "What would count as meeting it cannot be read from the text."
    )


_READERS = (
    none_given,
    refused,
    small_limit,
    part_of_all,
    from_and_to,
    change_by_a_part,
    change,
    against_comparator,
    against_own_past,
    none_of_a_thing,
    to_nought,
    maintain,
    between_two,
    two_limits,
    profile,
    value_or_threshold,
    level_in_words,
    direction_only,
    deliverable,
)
