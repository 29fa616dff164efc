"""A reference to nothing is noticed when a change is committed, and the person reads what to do."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from goldenthread.audit.constraints import sentence_for
from goldenthread.plans.models import Section


@pytest.mark.django_db(transaction=True)
def test_a_reference_to_nothing_says_to_look_again() -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Section.objects.create(plan_id=999_999, position=0)
    assert "Load the page again" in sentence_for(refused.value)
