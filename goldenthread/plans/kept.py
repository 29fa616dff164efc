"""A plan that is kept here, by its key: for `goldenthread check KEY`, which has no page around it.

Importing this needs no database; asking does.
"""

from __future__ import annotations

import os

from goldenthread.plans.content import PlanContent


class NowhereToLook(Exception):
    """The database of this installation cannot be asked. The message is the sentence that is printed."""


def kept_plan(key: str) -> PlanContent | None:
    """What the plan kept under this key says today, or None where there is none.

    Raises NowhereToLook where this installation has no settings or no database yet.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    try:
        django.setup()
        from goldenthread.plans.models import Plan
        from goldenthread.plans.queries import content_of

        plan = Plan.objects.filter(key=key, removed=False).first()
        return content_of(plan) if plan else None
    except ImproperlyConfigured as problem:
        raise NowhereToLook(
            f"There is no document at {key}. To look for a plan kept here, this installation needs its "
            f"settings. {problem}"
        ) from problem
    except DatabaseError as problem:
        raise NowhereToLook(
            f"There is no document at {key}, and this installation has no database yet to look in."
        ) from problem
