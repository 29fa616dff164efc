"""Who may use which address. The table is the specification; `test_access.py` tries every row.

A new route fails the test until it stands here with who may use it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.plans.queries import seen_of
from tests.architecture.scenario import PASSWORD, Scenario
from tests.documents.scenarios import as_file
from tests.measures.load_forms import (
    brought_file,
    columns_said,
    line_forgotten,
    load_confirmed,
    names_said,
    typed_figure,
)
from tests.measures.measure_forms import (
    national,
    northshires,
    overruling_typed,
    phase_typed,
    relation,
    section_typed,
    target_typed,
)
from tests.measures.national import SOMEWHERE
from tests.measures.report_forms import frozen, previewed

#: Everybody there is, and nobody: Farid works for the neighbour and has nothing in Northshire.
EVERYBODY = ("nobody", "farid", "dev", "carys", "ben", "amara", "edie")

LEVELS: dict[str, tuple[str, ...]] = {
    # the words of the table       who may
    "anyone": EVERYBODY,
    "signed in": EVERYBODY[1:],
    "an officer of any partnership": ("farid", "amara", "edie"),
    "an analyst of any partnership": ("farid", "ben", "amara", "edie"),
    "an administrator of any partnership": ("edie",),
    # of Northshire, whose records the addresses name
    "viewer": ("dev", "carys", "ben", "amara", "edie"),
    "analyst": ("ben", "amara", "edie"),
    "officer": ("amara", "edie"),
    "administrator": ("edie",),
}

Typed = Callable[[Scenario], dict[str, Any]]


@dataclass(frozen=True)
class Route:
    """One address: who may use it, where it leads in the scenario, and what a good form sends to it.

    `typed` is None where the address is only read. `page` is False where there is nothing to read.
    `changes` says that sending the form leaves an audit event; `also_in_the_past`, that it may be sent while
    looking at a past date, because it has nothing to do with what is kept there.
    """

    who: str
    address: Callable[[Scenario], str]
    typed: Typed | None = None
    page: bool = True
    changes: bool = True
    also_in_the_past: bool = False


def _at(name: str, *arguments: Callable[[Scenario], Any] | str | int) -> Callable[[Scenario], str]:
    """The address of a route, with what it names taken from the scenario."""

    def address(scenario: Scenario) -> str:
        return reverse(name, args=[each(scenario) if callable(each) else each for each in arguments])

    return address


def _plan(scenario: Scenario) -> str:
    return scenario.plan.key


def _part(key: str) -> Callable[[Scenario], int]:
    return lambda scenario: scenario.part(key).pk


def _upload(scenario: Scenario) -> int:
    return scenario.upload.pk


def _measure(scenario: Scenario) -> str:
    return northshires(scenario.cast).key


def _decision(kind: str) -> Callable[[Scenario], int]:
    return lambda scenario: getattr(northshires(scenario.cast), kind).get().pk


def _load(scenario: Scenario) -> int:
    return scenario.load.pk


def _discarded_load(scenario: Scenario) -> int:
    return scenario.discarded_load.pk


def _confirmed_load(scenario: Scenario) -> int:
    return scenario.confirmed_load.pk


def _report(scenario: Scenario) -> int:
    return scenario.report.pk


def _with_reason(**more: Any) -> Typed:
    return lambda scenario: {"reason": "Agreed by the board", **more}


def _edited_plan(scenario: Scenario) -> dict[str, Any]:
    return {"title": "Safe and Well, revised", "tier": scenario.plan.tier, "reason": "Agreed by the board"}


def _edited_part(scenario: Scenario) -> dict[str, Any]:
    return {"title": "New wording", "version": scenario.part("1.1").version, "reason": "Plainer"}


def _renamed_measure(scenario: Scenario) -> dict[str, Any]:
    seen = seen_of(scenario.measure, [scenario.cast.northshire])
    return {"name": "Assessments in time", "reason": "Agreed by the board", "seen": seen}


def _corrected(scenario: Scenario) -> dict[str, Any]:
    return {"title": "Corrected wording"}


def _confirmed(scenario: Scenario) -> dict[str, Any]:
    from goldenthread.documents.actions import decide_together
    from goldenthread.documents.actions.deciding import Choice, Scope

    decide_together(
        upload=scenario.upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.ALL, by=scenario.cast.amara
    )
    return {"into": "new", "title": "Brought in", "tier": "partnership plan", "reason": "Adopted"}


def _new_password(scenario: Scenario) -> dict[str, Any]:
    new = "three unrelated words"
    return {"oldpassword": PASSWORD, "password1": new, "password2": new}


def _accept_address(scenario: Scenario) -> str:
    finding = scenario.finding.fingerprint
    return f"{reverse('plans:accept_finding')}?plan={scenario.plan.key}&finding={finding}"


ACCESS: dict[str, Route] = {
    # Coming in and going out
    "account_login": Route(
        "anyone",
        _at("account_login"),
        lambda _: {"login": "dev@example.org", "password": "wrong"},
        changes=False,
    ),
    "account_logout": Route("anyone", _at("account_logout"), lambda _: {}, changes=False),
    "account_inactive": Route("anyone", _at("account_inactive")),
    "account_signup": Route(
        "anyone", _at("account_signup"), lambda _: {"email": "x@example.org"}, changes=False
    ),
    "account_change_password": Route(
        "signed in", _at("account_change_password"), _new_password, also_in_the_past=True
    ),
    "account_reset_password": Route(
        "anyone", _at("account_reset_password"), lambda _: {"email": "dev@example.org"}, changes=False
    ),
    "account_reset_password_done": Route("anyone", _at("account_reset_password_done")),
    "account_reset_password_from_key": Route(  # a link that nobody was sent; tests/config tries a real one
        "anyone",
        _at("account_reset_password_from_key", "x", "y"),
        lambda _: {"password1": "z"},
        changes=False,
    ),
    "account_reset_password_from_key_done": Route("anyone", _at("account_reset_password_from_key_done")),
    # Home, and what everybody may look at; what it shows is each person's own
    "home": Route("signed in", _at("home")),
    "interface:gallery": Route("signed in", _at("interface:gallery")),
    "plans:plans": Route("signed in", _at("plans:plans")),
    "plans:measures": Route("signed in", _at("plans:measures")),
    "plans:organisations": Route("signed in", _at("plans:organisations")),
    "plans:strategies": Route("signed in", _at("plans:strategies")),
    "plans:timeline": Route("signed in", _at("plans:timeline")),
    "plans:compare": Route("signed in", _at("plans:compare")),
    "plans:search": Route("signed in", _at("plans:search")),
    "plans:check": Route("signed in", _at("plans:check")),
    "plans:as_at": Route("signed in", _at("plans:as_at")),
    "plans:go_as_at": Route(
        "signed in", _at("plans:go_as_at"), lambda _: {"today": "1"}, page=False, changes=False
    ),
    # A plan and what is in it
    "plans:plan": Route("viewer", _at("plans:plan", _plan)),
    "plans:plan_history": Route("viewer", _at("plans:plan_history", _plan)),
    "plans:part": Route("viewer", _at("plans:part", _part("1.1"))),
    "plans:part_history": Route("viewer", _at("plans:part_history", _part("1.1"))),
    "plans:measure": Route("viewer", _at("plans:measure", lambda scenario: scenario.measure.pk)),
    "plans:organisation": Route(
        "viewer", _at("plans:organisation", lambda scenario: scenario.cast.council.pk)
    ),
    "plans:strategy": Route("viewer", _at("plans:strategy", lambda scenario: scenario.strategy.pk)),
    # Changing a plan
    "plans:edit_plan": Route("officer", _at("plans:edit_plan", _plan), _edited_plan),
    "plans:add_to_plan": Route(
        "officer", _at("plans:add_to_plan", _plan, "priority"), _with_reason(title="Heard")
    ),
    "plans:edit_part": Route("officer", _at("plans:edit_part", _part("1.1")), _edited_part),
    "plans:add_under_part": Route(
        "officer", _at("plans:add_under_part", _part("1.1"), "milestone"), _with_reason(title="Asked")
    ),
    "plans:move_part": Route(
        "officer", _at("plans:move_part", _part("1.1.2")), lambda _: {"direction": "up"}, page=False
    ),
    "plans:remove_part": Route("officer", _at("plans:remove_part", _part("1.1.1")), _with_reason()),
    "plans:edit_links": Route(
        "officer",
        _at("plans:edit_links", _part("1.1")),
        lambda scenario: {"add": scenario.part("m1").pk, "reason": "Agreed by the board"},
    ),
    "plans:edit_measure": Route(
        "officer",
        _at("plans:edit_measure", lambda scenario: scenario.measure.pk),
        _renamed_measure,
    ),
    "plans:edit_strategy": Route(
        "officer",
        _at("plans:edit_strategy", lambda scenario: scenario.strategy.pk),
        _with_reason(name="Front Door Plan"),
    ),
    "plans:edit_section": Route(
        "officer",
        _at("plans:edit_section", lambda scenario: scenario.section.pk),
        _with_reason(heading="Foreword", text="We care and act."),
    ),
    "plans:undo": Route(
        "officer", _at("plans:undo", lambda scenario: scenario.change), lambda _: {}, page=False
    ),
    "partnerships:edit_organisation": Route(
        "officer",
        _at("partnerships:edit_organisation", lambda scenario: scenario.cast.council.pk),
        _with_reason(name="Northshire Council", kind="council"),
    ),
    # People and roles
    "partnerships:roles": Route("signed in", _at("partnerships:roles")),
    "partnerships:people": Route("an administrator of any partnership", _at("partnerships:people")),
    "partnerships:add_person": Route(
        "administrator",
        _at("partnerships:add_person", "northshire"),
        lambda _: {"email": "gwen@example.org", "name": "Gwen Achebe", "role": "viewer"},
    ),
    "partnerships:withdraw_role": Route(
        "administrator",
        _at("partnerships:withdraw_role", lambda scenario: scenario.cast.dev.memberships.get().pk),
        _with_reason(),
    ),
    "partnerships:new_password": Route(
        "administrator", _at("partnerships:new_password", lambda scenario: scenario.cast.dev.pk), lambda _: {}
    ),
    # The plan check
    "plans:accept_finding": Route("analyst", _accept_address, _with_reason()),
    "plans:reopen_finding": Route(
        "analyst",
        _at("plans:reopen_finding", lambda scenario: scenario.accepted.pk),
        lambda _: {},
        page=False,
    ),
    # Figures coming in
    "measures:loads": Route("an analyst of any partnership", _at("measures:loads")),
    "measures:bring_figures": Route(
        "an analyst of any partnership", _at("measures:bring_figures"), lambda _: brought_file()
    ),
    "measures:type_figure": Route(
        "an analyst of any partnership", _at("measures:type_figure"), typed_figure, changes=False
    ),
    "measures:printed_figures": Route("analyst", _at("measures:printed_figures", _plan), lambda _: {}),
    "measures:providers": Route("an analyst of any partnership", _at("measures:providers")),
    "measures:remembered": Route(
        "analyst", _at("measures:remembered", lambda scenario: scenario.load.source_id), line_forgotten
    ),
    "measures:load": Route("analyst", _at("measures:load", _load)),
    "measures:load_columns": Route(
        "analyst", _at("measures:load_columns", _load), columns_said, changes=False
    ),
    "measures:load_names": Route("analyst", _at("measures:load_names", _load), names_said),
    "measures:load_answers": Route(
        "analyst",
        _at("measures:load_answers", _load),
        lambda _: {"all": "accept:"},
        page=False,
        changes=False,
    ),
    "measures:load_confirm": Route(
        "analyst", _at("measures:load_confirm", _load), load_confirmed, page=False
    ),
    "measures:load_discard": Route("analyst", _at("measures:load_discard", _load), lambda _: {"reason": ""}),
    "measures:load_take_up": Route(
        "analyst", _at("measures:load_take_up", _discarded_load), lambda _: {}, page=False
    ),
    "measures:load_undo": Route(
        "analyst", _at("measures:load_undo", _confirmed_load), lambda _: {"reason": "The wrong file"}
    ),
    "measures:load_file": Route("analyst", _at("measures:load_file", _load)),
    # The library and each measure; the national ones are everybody's who sees any partnership
    "measures:library": Route("signed in", _at("measures:library")),
    "measures:measure_of_plans": Route(
        "viewer", _at("measures:measure_of_plans", lambda scenario: scenario.measure.pk)
    ),
    "measures:measure": Route("viewer", _at("measures:measure", _measure)),
    "measures:figures_csv": Route("viewer", _at("measures:figures_csv", _measure)),
    "measures:add_definition": Route(
        "an analyst of any partnership",
        _at("measures:add_definition"),
        _with_reason(name="Seen by a dentist"),
    ),
    "measures:edit_definition": Route("analyst", _at("measures:edit_definition", _measure)),
    "measures:edit_definition_section": Route(
        "analyst", _at("measures:edit_definition_section", _measure, "polarity"), section_typed
    ),
    "measures:recompute": Route(
        "analyst", _at("measures:recompute", _measure), lambda _: {}, page=False, changes=False
    ),
    "measures:relate": Route(
        "analyst",
        lambda scenario: f"{_at('measures:relate', _measure)(scenario)}?with={national(scenario.cast).key}",
        lambda _: {"kind": "same"},
    ),
    "measures:unrelate": Route(
        "analyst",
        _at("measures:unrelate", _measure, lambda scenario: relation(scenario).pk),
        _with_reason(),
    ),
    "measures:target": Route("analyst", _at("measures:target", _measure), target_typed),
    "measures:withdraw_target": Route(
        "analyst", _at("measures:withdraw_target", _measure, _decision("targets")), _with_reason()
    ),
    "measures:phase": Route("analyst", _at("measures:phase", _measure), phase_typed),
    "measures:withdraw_phase": Route(
        "analyst", _at("measures:withdraw_phase", _measure, _decision("phases")), _with_reason()
    ),
    "measures:overrule": Route("analyst", _at("measures:overrule", _measure), overruling_typed),
    "measures:withdraw_overrule": Route(
        "analyst", _at("measures:withdraw_overrule", _measure, _decision("overrides")), _with_reason()
    ),
    # Scorecards; the national figures are everybody's who sees any partnership
    "measures:scorecards": Route("signed in", _at("measures:scorecards")),
    "measures:plan_scorecard": Route("viewer", _at("measures:plan_scorecard", _plan)),
    "measures:organisation_scorecard": Route(
        "viewer", _at("measures:organisation_scorecard", lambda scenario: scenario.cast.council.pk)
    ),
    "measures:theme_scorecard": Route("viewer", _at("measures:theme_scorecard", "northshire", "none")),
    "measures:exceptions": Route("signed in", _at("measures:exceptions")),
    "measures:data_quality": Route("signed in", _at("measures:data_quality")),
    "measures:benchmarks": Route("signed in", _at("measures:benchmarks")),
    "measures:benchmark": Route("signed in", _at("measures:benchmark", SOMEWHERE)),
    # Performance reports
    "measures:reports": Route("signed in", _at("measures:reports")),
    "measures:new_report": Route("an analyst of any partnership", _at("measures:new_report")),
    "measures:preview_report": Route("analyst", previewed, frozen),
    "measures:report": Route("viewer", _at("measures:report", _report)),
    "measures:report_pdf": Route("viewer", _at("measures:report_pdf", _report)),
    "measures:report_csv": Route("viewer", _at("measures:report_csv", _report)),
    # Documents that were brought in, and their drafts
    "documents:documents": Route("an officer of any partnership", _at("documents:documents")),
    "documents:bring_in": Route(
        "an officer of any partnership", _at("documents:bring_in"), lambda _: {"files": [as_file()]}
    ),
    "documents:draft": Route("officer", _at("documents:draft", _upload)),
    "documents:download": Route("officer", _at("documents:download", _upload)),
    "documents:report": Route("officer", _at("documents:report", _upload)),
    "documents:paper": Route("officer", _at("documents:paper", lambda scenario: scenario.agenda.pk, 1)),
    "documents:draft_plan": Route("officer", _at("documents:draft_plan", _upload, 1)),
    "documents:draft_part": Route("officer", _at("documents:draft_part", _upload, 1, 1)),
    "documents:read_again": Route(
        "officer",
        _at("documents:read_again", lambda scenario: scenario.refused.pk),
        lambda _: {},
        page=False,
    ),
    "documents:discard": Route("officer", _at("documents:discard", _upload), _with_reason()),
    "documents:take_up_again": Route(
        "officer",
        _at("documents:take_up_again", lambda scenario: scenario.discarded.pk),
        lambda _: {},
        page=False,
    ),
    "documents:decide": Route(
        "officer",
        _at("documents:decide", _upload, 1),
        lambda _: {"choice": "accept", "scope": "all"},
        page=False,
    ),
    "documents:confirm": Route("officer", _at("documents:confirm", _upload, 1), _confirmed),
    "documents:correct": Route("officer", _at("documents:correct", _upload, 1, 1), _corrected),
}
