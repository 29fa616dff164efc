"""The worked example, loaded once for all tests of a module: it takes seconds, and they only look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction


def load_for_a_module(blocker, **how) -> Iterator:
    """Load the example inside a transaction that outlives the tests of a module, and take it back after.

    Each test's own transaction is inside it, so what one test changes no other sees.
    """
    from goldenthread.example.loading import load_example
    from goldenthread.partnerships.models import Person

    outer = transaction.atomic()
    with blocker.unblock():
        outer.__enter__()
        officer = Person.objects.create_user(email="amara@example.org", name="Amara Okafor")
        assert load_example(by=officer, **how)
    yield officer
    with blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture(scope="module")
def _plans_loaded(django_db_setup, django_db_blocker):
    yield from load_for_a_module(django_db_blocker, extract=None)


@pytest.fixture(scope="module")
def _all_loaded(django_db_setup, django_db_blocker):
    yield from load_for_a_module(django_db_blocker)


@pytest.fixture
def loaded(_plans_loaded, db):
    """The example without its national history; the officer who loaded it."""
    return _plans_loaded


@pytest.fixture
def loaded_whole(_all_loaded, db):
    """The example with the national history behind its measures; the officer who loaded it."""
    return _all_loaded
