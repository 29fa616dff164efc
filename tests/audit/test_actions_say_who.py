"""Every verb that changes something says who does it: keyword-only, with `by=`.

The verbs of a part of the product are what its `actions` offers: the public functions of `actions.py`, or
what `actions/__init__.py` names.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

import goldenthread
from goldenthread.audit import actions as audit

#: Public functions beside the verbs, or verbs nobody performs; each with the reason.
EXCUSED: dict[str, str] = {
    "goldenthread.audit.actions.recorded_as_at": "says when, for what is done inside; changes nothing itself",
    "goldenthread.audit.actions.now": "only tells the moment",
    "goldenthread.audit.actions.record": "is the record itself, and takes who as by=",
    "goldenthread.partnerships.actions.thread_of": "only names the thread of the record",
    "goldenthread.partnerships.actions.one_time_password": "makes a password and gives it to nobody",
    "goldenthread.partnerships.actions.organisation_state": "only tells how it stands, for the record",
    "goldenthread.partnerships.actions.membership_state": "only tells how it stands, for the record",
    "goldenthread.plans.actions.understood": "only works out what a part means, before it is added",
    "goldenthread.documents.actions.shown_name": "only tells what a file is called on a page",
    "goldenthread.measures.actions.loading.provider_source": "only names who gives figures",
    "goldenthread.measures.actions.loading.bringing_in.provider_source": "the same, where it stands",
    "goldenthread.documents.actions.read_upload": "the machine reads; who brought it in is kept already",
}


#: Its verbs are offered file by file, because there are many.
FIGURES = "goldenthread.measures.actions"


def verbs() -> dict[str, Callable[..., Any]]:
    """Every function that an `actions` of ours offers, by where it is offered."""
    found = {}
    for each in pkgutil.walk_packages(goldenthread.__path__, "goldenthread."):
        if each.name.rpartition(".")[2] != "actions" and not each.name.startswith(f"{FIGURES}."):
            continue
        module = import_module(each.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if each.name.startswith(FIGURES) and not hasattr(function, "__wrapped__"):
                continue  # what changes something there is wrapped in its transaction
            if not name.startswith("_") and function.__module__.startswith(each.name):
                found[f"{each.name}.{name}"] = function
    return found


VERBS = verbs()


def test_there_are_verbs_in_every_part_that_changes_something():
    folders = {name.split(".")[1] for name in VERBS}
    assert {"audit", "partnerships", "plans", "measures", "documents"} <= folders


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_keyword_only_and_says_who(name):
    if name in EXCUSED:
        return
    parameters = inspect.signature(VERBS[name]).parameters
    assert "by" in parameters, f"{name} does not take by=. If nobody does it, give the reason in EXCUSED."
    named = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
    wrong = [each.name for each in parameters.values() if each.kind not in named]
    assert not wrong, f"{name} takes {', '.join(wrong)} by position."


def test_no_excuse_outlives_its_verb():
    assert not set(EXCUSED) - set(VERBS)


def test_whoever_acts_has_a_name_that_the_record_keeps():
    assert inspect.signature(audit.record).parameters["by"].kind is inspect.Parameter.KEYWORD_ONLY
