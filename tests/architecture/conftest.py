"""The scenario of the architecture's tests, made once for a module: what one test changes no other sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import override_settings

from tests.architecture.scenario import Scenario, small_scenario
from tests.conftest import small_cast


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is changed inside never happened."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]  # as in TestCase: a durable block may stand inside
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def scenario(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Scenario]:
    """Made once for all the rows; what trying a row changes is undone after it."""
    kept = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("uploads"))
    with django_db_blocker.unblock(), kept, undone():
        yield small_scenario(small_cast())
