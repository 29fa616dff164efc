"""Organisations, strategies and measures as plans name them: found by name, or added where they are new."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from goldenthread.partnerships.models import Organisation, OrganisationKind, Partnership
from goldenthread.partnerships.queries import formerly_called
from goldenthread.plans.models import Measure, Strategy


class Registers:
    """The organisations, strategies and measures of a partnership, found by name or added when new.

    Names are compared without regard to capitals. Each register is read once, however many parts are
    written.
    """

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self._organisations: dict[str, Organisation] | None = None
        self._strategies: dict[str, Strategy] | None = None
        self._measures: dict[str, Measure] | None = None

    def organisation(self, name: str) -> Organisation | None:
        """The organisation of this name or short name, or once called so; None when no name is given."""
        if not name.strip():
            return None
        if self._organisations is None:
            self._organisations = {}
            for each in Organisation.objects.filter(partnership=self.partnership).order_by("-pk"):
                if each.short_name:
                    self._organisations.setdefault(each.short_name.lower(), each)
                self._organisations[each.name.lower()] = each
        found = self._organisations.get(name.strip().lower())
        if found is None:
            found = formerly_called(self.partnership, name) or _found_or_added(
                Organisation, name, {"partnership": self.partnership}, {"kind": _kind_by_name(name)}
            )
            self._organisations[name.strip().lower()] = found
        return found

    def strategy(self, name: str) -> Strategy:
        """The strategy of this name."""
        if self._strategies is None:
            self._strategies = {
                each.name.lower(): each for each in Strategy.objects.filter(partnership=self.partnership)
            }
        found = self._strategies.get(name.strip().lower())
        if found is None:
            found = _found_or_added(Strategy, name, {"partnership": self.partnership}, {})
            self._strategies[name.strip().lower()] = found
        return found

    def measure(self, name: str) -> Measure:
        """The measure of this name."""
        if self._measures is None:
            self._measures = {each.name.lower(): each for each in Measure.objects.all()}
        found = self._measures.get(name.strip().lower())
        if found is None:
            found = _found_or_added(Measure, name, {}, {})
            self._measures[name.strip().lower()] = found
        return found


_Named = TypeVar("_Named", Organisation, Strategy, Measure)


def _found_or_added(model: type[_Named], name: str, where: dict[str, Any], more: dict[str, Any]) -> _Named:
    """A new record of this name; or the one that somebody else has added in this moment."""
    try:
        with transaction.atomic():
            return model._default_manager.create(name=name.strip(), **where, **more)
    except IntegrityError:
        found = model._default_manager.filter(name__iexact=name.strip(), **where).first()
        if found is None:
            raise
        return found


_KINDS_BY_WORD: tuple[tuple[tuple[str, ...], OrganisationKind], ...] = (
    (("board", "group", "executive", "committee", "team", "meeting", "panel", "taskforce", "alliance"),
     OrganisationKind.GROUP),
    (("police",), OrganisationKind.POLICE),
    (("probation",), OrganisationKind.PROBATION),
    (("commissioning group", "ccg", "nhs england", "integrated care"), OrganisationKind.COMMISSIONER),
    (("nhs", "healthcare", "hospital", "citycare"), OrganisationKind.NHS_PROVIDER),
    (("district", "borough"), OrganisationKind.DISTRICT),
    (("council",), OrganisationKind.COUNCIL),
    (("school", "college", "university", "academy", "academies"), OrganisationKind.EDUCATION),
    (("voluntary", "charity", "community"), OrganisationKind.VOLUNTARY),
)  # fmt: skip


def _kind_by_name(name: str) -> OrganisationKind:
    """What sort of body a name suggests; an officer can correct it."""
    lower = name.lower()
    for words, kind in _KINDS_BY_WORD:
        if any(word in lower for word in words):
            return kind
    return OrganisationKind.OTHER
