"""Answering the questions about figures that wait: load this as it is, or leave it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from goldenthread.audit.actions import Actor, now
from goldenthread.measures.actions.loading.refusals import CannotLoad, waiting
from goldenthread.measures.loading.looking_again import look_at
from goldenthread.measures.loading.preview import Answer
from goldenthread.measures.models import Load

_LONGEST_IDENTITY = 200  # characters: a sheet's name and a cell


@transaction.atomic
def answer(*, load: Load, answers: Mapping[str, str], by: Actor) -> Load:
    """Keep what somebody said of figures, by their identity; "" takes an answer back."""
    load = waiting(load)
    _keep(load, answers, by)
    return load


@transaction.atomic
def answer_all(*, load: Load, code: str, what: str, by: Actor, today: date) -> int:
    """Say the same of every figure that still waits because of one kind of question ("" for every kind)."""
    load = waiting(load)
    rows = look_at(load, today=today).waiting
    wanted = [
        row.figure.identity for row in rows if not code or all(each.code == code for each in row.questions)
    ]
    _keep(load, dict.fromkeys(wanted, what), by)
    return len(wanted)


def _keep(load: Load, answers: Mapping[str, str], by: Actor) -> None:
    unknown = _not_answers(answers.values())
    if unknown or any(not (each.isprintable() and len(each) < _LONGEST_IDENTITY) for each in answers):
        raise CannotLoad("Say of each figure whether it is loaded as it is or left out.")
    kept = load.details.setdefault("answers", {})
    at = now().isoformat()
    for identity, given in answers.items():
        if not given:
            kept.pop(identity, None)
        elif kept.get(identity, {}).get("answer") != given:
            kept[identity] = {"answer": given, "by": by.name, "at": at}
    load.save(update_fields=["details"])


def _not_answers(given: Iterable[str]) -> list[str]:
    return [each for each in given if each and each not in set(Answer)]
