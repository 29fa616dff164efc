"""The database keeps its promises, each is broken here once, and each has the sentence a person reads.

Coverage cannot tell whether a constraint works; only the database itself can, on SQLite and PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from goldenthread.audit.constraints import constraint_of, every_sentence, sentence_for
from goldenthread.audit.models import Event
from goldenthread.documents.models import Decision
from goldenthread.plans.models import Plan, ProgressUpdate
from tests.architecture.breaking import Breaks, Record, again, change
from tests.architecture.broken_figures import BREAKS as FIGURES
from tests.architecture.scenario import Scenario

pytestmark = pytest.mark.django_db

OURS = [
    model
    for app in apps.get_app_configs()
    if app.name.startswith("goldenthread.")
    for model in app.get_models(include_auto_created=True)
]
CONSTRAINTS = sorted(each.name for model in OURS for each in model._meta.constraints)


def _part(key: str) -> Record:
    return lambda scenario: scenario.part(key)


def _event(_: Scenario) -> Event:
    return Event.objects.latest("id")


def _northshire(scenario: Scenario) -> models.Model:
    return scenario.cast.northshire


def _council(scenario: Scenario) -> models.Model:
    return scenario.cast.council


def _dev(scenario: Scenario) -> models.Model:
    return scenario.cast.dev


def _devs_role(scenario: Scenario) -> models.Model:
    return scenario.cast.dev.memberships.get()


def _plan(scenario: Scenario) -> models.Model:
    return Plan.objects.get(pk=scenario.plan.pk)


def _measure(scenario: Scenario) -> models.Model:
    return scenario.measure


def _figure(scenario: Scenario) -> models.Model:
    return scenario.part("m1").figures.first()


def _lead(scenario: Scenario) -> models.Model:
    return scenario.part("1.1").responsibilities.get()


def _strategy(scenario: Scenario) -> models.Model:
    return scenario.strategy


def _link(scenario: Scenario) -> models.Model:
    return scenario.part("1.1").strategy_links.get()


def _update(scenario: Scenario) -> models.Model:
    return ProgressUpdate.objects.create(part=scenario.part("1.1"), position=0, text="On track")


def _accepted(scenario: Scenario) -> models.Model:
    return scenario.accepted


def _upload(scenario: Scenario) -> models.Model:
    return scenario.upload


def _refused(scenario: Scenario) -> models.Model:
    return scenario.refused


def _decision(scenario: Scenario) -> models.Model:
    return Decision.objects.create(
        upload=scenario.upload, plan_index=0, part_key="p1", choice="accepted", by_name="A", at=timezone.now()
    )


def _brought(scenario: Scenario) -> models.Model:
    decision = _decision(scenario)
    Decision.objects.filter(pk=decision.pk).update(brought_into=scenario.plan)
    return decision


BREAKS: dict[str, Breaks] = {
    # audit
    "audit_event_has_a_verb": again(_event, verb=""),
    "audit_event_has_an_actor": again(_event, actor_name=""),
    # partnerships
    "partnership_slug_is_unique": again(_northshire, name="Another"),
    "partnership_name_is_unique": again(_northshire, name="NORTHSHIRE CHILDREN'S TRUST", slug="another"),
    "partnership_has_a_name": change(_northshire, name=""),
    "organisation_name_is_unique": again(_council, name="northshire county council"),
    "organisation_has_a_name": change(_council, name=""),
    "organisation_kind_is_known": change(_council, kind="club"),
    "person_email_is_unique": again(_dev, email="DEV@example.org"),
    "person_has_a_name": change(_dev, name=""),
    "membership_is_held_once": again(_devs_role),
    "membership_role_is_known": change(_devs_role, role="chief"),
    "contributor_has_one_organisation": change(_devs_role, role="contributor"),
    # plans
    "plan_key_is_unique": again(_plan, title="Another"),
    "plan_title_is_unique": again(_plan, title="SAFE and well 2016-18", key="another"),
    "plan_has_a_title": change(_plan, title=""),
    "plan_ends_after_it_starts": change(_plan, ends=date(2015, 1, 1)),
    "plan_tier_is_known": change(_plan, tier="wish list"),
    "measure_name_is_unique": again(_measure, name="ASSESSMENTS completed within timescale"),
    "measure_has_a_name": change(_measure, name=""),
    "part_key_is_unique": again(_part("1.1")),
    "part_has_a_title": change(_part("1.1"), title=""),
    "part_kind_is_known": change(_part("1.1"), kind="dream"),
    "part_due_dates_are_in_order": change(_part("1.1.2"), due_latest=date(2000, 1, 1)),
    "measure_use_names_its_measure": change(_part("m1"), measure=None),
    "only_a_measure_has_polarity": change(_part("1.1"), polarity="high"),
    "polarity_is_known": change(_part("m1"), polarity="sideways"),
    "priority_stands_at_the_top": change(_part("1a"), kind="priority"),
    "part_is_not_its_own_parent": change(_part("1.1"), parent=F("id")),
    "figure_position_is_unique": again(_figure),
    "figure_role_is_known": change(_figure, role="guess"),
    "responsibility_position_is_unique": again(_lead),
    "responsibility_role_is_known": change(_lead, role="chief"),
    "strategy_name_is_unique": again(_strategy, name="FRONT door improvement plan"),
    "strategy_has_a_name": change(_strategy, name=""),
    "strategy_ends_after_it_starts": change(_strategy, starts=date(2017, 1, 1), ends=date(2016, 1, 1)),
    "strategy_link_position_is_unique": again(_link),
    "progress_update_position_is_unique": again(_update),
    "finding_is_accepted_once": again(_accepted),
    "accepted_finding_has_a_reason": change(_accepted, reason=""),
    # documents
    "upload_status_is_known": change(_upload, status="lost"),
    "refused_upload_says_why": change(_refused, problem=""),
    "read_upload_has_a_draft": change(_upload, draft=None),
    "part_of_a_draft_is_decided_once": again(_decision),
    "decision_is_known": change(_decision, choice="perhaps"),
    "correction_says_what": change(_decision, choice="corrected"),
    "discarded_part_enters_no_plan": change(_brought, choice="discarded"),
    # areas, measures, figures, targets, reports
    **FIGURES,
}


def broken(breaks: Callable[[], Any]) -> IntegrityError:
    """What the database says to a change that it refuses."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        breaks()
    return refused.value


def test_every_constraint_has_a_sentence_and_every_sentence_its_constraint():
    assert sorted(every_sentence()) == CONSTRAINTS, (
        "Every constraint of a model has a sentence in the constraints.py of its folder; no other has one."
    )


def test_every_constraint_is_broken_here_once():
    assert sorted(BREAKS) == CONSTRAINTS, "Say in BREAKS how each constraint can be broken."


@pytest.mark.parametrize(("name", "sentence"), every_sentence().items())
def test_a_sentence_is_a_sentence(name, sentence):
    assert sentence[0].isupper() and sentence.endswith(".")
    assert name not in sentence and "_" not in sentence and "constraint" not in sentence


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_database_refuses_and_the_person_reads_why(scenario, name):
    refused = broken(lambda: BREAKS[name].do(scenario))
    assert constraint_of(refused) == name
    assert sentence_for(refused) == every_sentence()[name]


def test_a_missing_value_is_named_in_words(scenario):
    refused = broken(lambda: Plan.objects.filter(pk=scenario.plan.pk).update(partnership=None))
    assert sentence_for(refused) == "Something that is needed was left empty: partnership."


def test_what_only_the_database_knows_is_never_shown():
    said = sentence_for(IntegrityError("duplicate key value violates unique constraint “secret” (id)=(7)"))
    assert said.endswith("see how it stands now.") and "secret" not in said
