"""What every test may use: a small cast of people, in two neighbouring partnerships.

Amara Okafor    partnership officer of Northshire
Ben Whitlock    performance analyst of Northshire
Carys Dunmore   contributor of Northshire for Northshire Police
Dev Patel-Shaw  viewer of Northshire
Edie Marlowe    administrator of Northshire
Farid Qasimi    partnership officer of Southborough, the neighbour; nothing in Northshire
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.no_network import only_this_machine

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five documents the product was first made for."""
    if not SEEDS.is_dir():
        pytest.skip("The five documents are not beside the project; their tests are skipped.")
    return SEEDS


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """No test reaches another machine."""
    with only_this_machine():
        yield


@dataclass
class Cast:
    """The people and bodies that tests speak of."""

    northshire: object
    southborough: object
    council: object
    police: object
    amara: object
    ben: object
    carys: object
    dev: object
    edie: object
    farid: object


@pytest.fixture
def cast(db) -> Cast:
    """The two partnerships and their people."""
    return small_cast()


def small_cast() -> Cast:
    """The two partnerships and their people, for whoever has a database at hand."""
    from goldenthread.partnerships.models import Membership, Organisation, Partnership, Person

    north = Partnership.objects.create(
        name="Northshire Children's Trust", slug="northshire", area="Northshire"
    )
    south = Partnership.objects.create(
        name="Southborough Children's Partnership", slug="southborough", area="Southborough"
    )
    council = Organisation.objects.create(
        partnership=north, name="Northshire County Council", short_name="NCC", kind="council"
    )
    police = Organisation.objects.create(partnership=north, name="Northshire Police", kind="police")

    def person(name: str, role: str, partnership, organisation=None) -> Person:
        someone = Person.objects.create_user(email=f"{name.split()[0].lower()}@example.org", name=name)
        Membership.objects.create(
            person=someone, partnership=partnership, role=role, organisation=organisation
        )
        return someone

    return Cast(
        northshire=north,
        southborough=south,
        council=council,
        police=police,
        amara=person("Amara Okafor", "officer", north),
        ben=person("Ben Whitlock", "analyst", north),
        carys=person("Carys Dunmore", "contributor", north, police),
        dev=person("Dev Patel-Shaw", "viewer", north),
        edie=person("Edie Marlowe", "administrator", north),
        farid=person("Farid Qasimi", "officer", south),
    )


@pytest.fixture(autouse=True)
def _read_nothing_from_another_test():
    """Contents read in one test are not those of the next, whose database starts anew."""
    yield
    import sys

    queries = sys.modules.get("goldenthread.plans.queries")
    if queries is not None:
        queries.forget()
