"""The worked example is loaded all of it or nothing."""

from __future__ import annotations

import pytest

from goldenthread.example import loading
from goldenthread.example.loading import is_loaded, load_example
from goldenthread.measures.models import Definition, Observation, Report
from goldenthread.partnerships.models import Area, Organisation, Person
from goldenthread.plans.models import Plan, Strategy


@pytest.fixture
def officer(db) -> Person:
    return Person.objects.create_user(email="amara@example.org", name="Amara Okafor")


@pytest.mark.parametrize("step", ["_city", "load_national"])
def test_loading_that_is_cut_off_leaves_nothing_behind(officer, monkeypatch, step):
    def power_cut(*_args, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, step, power_cut)
    with pytest.raises(KeyboardInterrupt):
        load_example(by=officer)
    assert not is_loaded()
    for kept in (Plan, Organisation, Strategy, Area, Definition, Observation):
        assert kept.objects.count() == 0
    monkeypatch.undo()
    assert load_example(by=officer, extract=None)


def test_plans_of_a_time_without_figures_get_theirs(officer, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(loading, "give_homes", lambda partnerships: None)
        before.setattr(loading, "load_printed", lambda **named: None)
        before.setattr(loading, "freeze_board_report", lambda **named: None)
        assert load_example(by=officer, extract=None)
    plans = Plan.objects.count()
    assert load_example(by=officer, extract=None)
    assert Plan.objects.count() == plans
    assert Definition.objects.exists() and Observation.objects.exists() and Report.objects.exists()
    assert not load_example(by=officer, extract=None)
