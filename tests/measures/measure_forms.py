"""Decisions about a measure of Northshire's for the addresses that lead to one, and what good forms send."""

from __future__ import annotations

from typing import Any

from goldenthread.measures.actions.defining import relate
from goldenthread.measures.actions.targeting import overrule_rating, set_target, start_new_phase
from goldenthread.measures.assessing.targets import TargetInForce
from goldenthread.measures.models import Definition, Observation, Relation
from goldenthread.measures.presenting.tables import understood
from goldenthread.rules.targets import read_target

NAME = "Assessments in time"
A_TARGET = "60%"


def northshires(cast: Any) -> Definition:
    """The measure that has figures."""
    return Definition.objects.get(partnership=cast.northshire, name=NAME)


def national(cast: Any) -> Definition:
    """A national measure."""
    return Definition.objects.filter(partnership__isnull=True).order_by("pk")[0]


def decide_about_measure(cast: Any) -> None:
    """A target, a new phase, an overruled rating and a relation, decided by the analyst."""
    definition = northshires(cast)
    home = Observation.objects.filter(definition=definition)[0].area
    cast.northshire.home = home
    cast.northshire.save()
    periods = [
        each.period.period
        for each in Observation.objects.filter(definition=definition)
        .select_related("period")
        .order_by("period")
    ]
    who: Any = {"definition": definition, "area": home, "by": cast.ben, "reason": "Agreed by the board"}
    set_target(text=A_TARGET, **who)
    start_new_phase(period=periods[1], **who)
    overrule_rating(period=periods[-1], rating="amber", **who)
    relate(definition=definition, national=national(cast), kind="close", note="Another year", by=cast.ben)


def target_typed(scenario: Any) -> dict[str, Any]:
    """Another target, as it was understood when it was looked at, in place of the one that stands."""
    definition, text = northshires(scenario.cast), "65%"
    words = understood(TargetInForce(text, read_target(text, measure=definition.name)), definition)
    seen = definition.targets.get(superseded_at__isnull=True).pk
    return {"text": text, "understood": words, "seen": seen, "reason": "Agreed by the board"}


def phase_typed(scenario: Any) -> dict[str, Any]:
    """A phase from the last period there is a figure for."""
    last = Observation.objects.filter(definition=northshires(scenario.cast)).order_by("-period__end")[0]
    return {"period": last.period.period.label, "reason": "A new way of counting"}


def overruling_typed(scenario: Any) -> dict[str, Any]:
    """Another rating than the one a person gave before."""
    standing = northshires(scenario.cast).overrides.get()
    return {
        "rating": "green",
        "reason": "The figure is known to be wrong",
        "period": standing.period.period.label,
        "seen": standing.pk,
    }


def section_typed(scenario: Any) -> dict[str, Any]:
    """Whether a higher figure is better, said anew."""
    version = northshires(scenario.cast).version
    return {"polarity": "close_to_target", "version": version, "reason": "As the board says"}


def relation(scenario: Any) -> Relation:
    """The relation to a national measure."""
    return Relation.objects.get(definition=northshires(scenario.cast))
