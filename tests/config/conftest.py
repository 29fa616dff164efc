"""What the tests of an installation have in common."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_has_tried_before() -> None:
    """Attempts to sign in are counted; each test starts from none."""
    cache.clear()
