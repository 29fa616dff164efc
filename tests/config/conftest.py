"""What the tests of an installation have in common."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_has_tried_before() -> None:
    """Attempts to sign in are counted; each test starts from none."""
    cache.clear()


@pytest.fixture
def whole(settings) -> None:
    """The installation with everything that stands between a request and its page."""
    for name in ("accounts.OneTimePasswordMiddleware", "refusals.RefusalMiddleware"):
        if f"goldenthread.config.{name}" not in settings.MIDDLEWARE:
            settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"goldenthread.config.{name}"]
    settings.CSRF_FAILURE_VIEW = "goldenthread.config.errors.form_expired"
