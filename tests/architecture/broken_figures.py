"""How the promises about areas, measures, figures, targets and reports can be broken, each once."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models

from goldenthread.measures.models import (
    ComparatorMember,
    ComparatorSet,
    Definition,
    Group,
    KnownPeriod,
    Load,
    MeasureTarget,
    NationalCode,
    NewPhase,
    Observation,
    RatingOverride,
    Relation,
    Report,
    Source,
)
from goldenthread.measures.models.observations import EVERYBODY
from goldenthread.partnerships.models import Area
from tests.architecture.breaking import Breaks, again, change
from tests.architecture.scenario import Scenario

NOON = datetime(2017, 6, 21, 12, tzinfo=ZoneInfo("Europe/London"))
EARLIER = datetime(2017, 6, 20, 12, tzinfo=ZoneInfo("Europe/London"))


def _area(_: Scenario) -> Area:
    found, _created = Area.objects.get_or_create(
        name="Westmark", kind="authority", defaults={"dfe_number": 777, "gss_code": "E09999999"}
    )
    return found


def _other_area() -> Area:
    return Area.objects.get_or_create(name="Eastmark", kind="authority")[0]


def _definition(scenario: Scenario) -> Definition:
    found, _created = Definition.objects.get_or_create(
        key="broken", defaults={"name": "Absence", "partnership": scenario.cast.northshire}
    )
    return found


def _of_plan(scenario: Scenario) -> Definition:
    Definition.objects.filter(measure=scenario.measure).delete()
    return Definition.objects.create(
        key="of-plan", name="Assessments", partnership=scenario.cast.northshire, measure=scenario.measure
    )


def _national() -> Definition:
    return Definition.objects.get_or_create(key="national", defaults={"name": "Absence"})[0]


def _code(scenario: Scenario) -> NationalCode:
    return NationalCode.objects.create(definition=_definition(scenario), scheme="lait", code="TotAbs")


def _relation(scenario: Scenario) -> Relation:
    return Relation.objects.create(definition=_definition(scenario), national=_national(), kind="same")


def _source(_: Scenario) -> Source:
    return Source.objects.create(key="broken-return", name="Return", kind="provider")


def _load(scenario: Scenario) -> Load:
    return Load.objects.create(
        source=_source(scenario), by_name="A", at=NOON, name="a.csv", status="confirmed"
    )


def _group(_: Scenario) -> Group:
    return Group.objects.create(key="sex-girls", dimension="sex", name="Girls")


def _everybody() -> Group:
    return Group.objects.get_or_create(key=EVERYBODY, defaults={"name": "Everybody"})[0]


def _period(_: Scenario) -> KnownPeriod:
    return KnownPeriod.objects.get_or_create(
        kind="year", start=date(1990, 4, 1), end=date(1991, 4, 1), year_kind="financial"
    )[0]


def _observation(scenario: Scenario) -> Observation:
    load = _load(scenario)
    return Observation.objects.create(
        definition=_definition(scenario),
        area=_area(scenario),
        group=_everybody(),
        period=_period(scenario),
        source=load.source,
        load=load,
        state="n",
        value=1.0,
        learned_at=NOON,
    )


def _set(_: Scenario) -> ComparatorSet:
    return ComparatorSet.objects.create(kind="statistical", name="Neighbours", edition=date(2021, 4, 1))


def _member(scenario: Scenario) -> ComparatorMember:
    return ComparatorMember.objects.create(
        comparator_set=_set(scenario), area=_area(scenario), member=_other_area(), position=1
    )


def _place(scenario: Scenario) -> dict[str, models.Model]:
    return {"definition": _definition(scenario), "area": _area(scenario), "group": _everybody()}


_DECIDED = {"reason": "Agreed", "by_name": "A", "learned_at": NOON}


def _target(scenario: Scenario) -> MeasureTarget:
    return MeasureTarget.objects.create(**_place(scenario), text="56%", **_DECIDED)


def _phase(scenario: Scenario) -> NewPhase:
    return NewPhase.objects.create(**_place(scenario), period=_period(scenario), **_DECIDED)


def _override(scenario: Scenario) -> RatingOverride:
    return RatingOverride.objects.create(
        **_place(scenario), period=_period(scenario), rating="amber", **_DECIDED
    )


def _report(scenario: Scenario) -> Report:
    return Report.objects.create(
        partnership=scenario.cast.northshire,
        title="Performance report",
        as_at=date(2017, 6, 21),
        frozen_at=NOON,
        by_name="A",
        content={},
        sha256="0" * 64,
    )


BREAKS: dict[str, Breaks] = {
    # areas
    "area_number_is_unique": again(_area, name="Another", gss_code=""),
    "area_code_is_unique": again(_area, name="Another", dfe_number=None),
    "area_name_is_unique": again(_area, name="WESTMARK", dfe_number=None, gss_code=""),
    "area_has_a_name": change(_area, name=""),
    "area_kind_is_known": change(_area, kind="planet"),
    "area_is_not_part_of_itself": change(_area, parent=models.F("id")),
    # definitions
    "definition_key_is_unique": again(_definition),
    "measure_is_defined_once_in_a_partnership": again(_of_plan, key="another"),
    "definition_has_a_name": change(_definition, name=""),
    "definition_unit_is_known": change(_definition, unit="smiles"),
    "definition_polarity_is_known": change(_definition, polarity="sideways"),
    "a_national_definition_belongs_to_no_plan": change(_of_plan, partnership=None),
    "discontinued_definition_says_why": change(_definition, discontinued=date(2017, 1, 1)),
    "successor_says_why": change(_definition, successor=models.F("id")),
    "code_is_given_once": again(_code),
    "code_scheme_is_known": change(_code, scheme="tarot"),
    "national_code_is_not_blank": change(_code, code=""),
    "relation_is_stated_once": again(_relation),
    "relation_kind_is_known": change(_relation, kind="cousin"),
    "close_relation_says_what_differs": change(_relation, kind="close"),
    # where figures come from
    "source_key_is_unique": again(_source),
    "source_has_a_name": change(_source, name=""),
    "source_kind_is_known": change(_source, kind="rumour"),
    "load_status_is_known": change(_load, status="lost"),
    "refused_load_says_why": change(_load, status="refused"),
    # figures: a row that stands is not changed, so each promise is broken by adding one more
    "group_key_is_unique": again(_group),
    "group_has_a_name": change(_group, name=""),
    "period_is_kept_once": again(_period),
    "period_ends_after_it_starts": change(_period, end=date(1989, 1, 1)),
    "a_source_says_one_thing": again(_observation),
    "observation_state_is_known": again(_observation, state="x", value=None, superseded_at=NOON),
    "only_a_number_has_a_value": again(_observation, state="s", superseded_at=NOON),
    "missing_figure_says_why": again(_observation, state="m", value=None, superseded_at=NOON),
    "superseded_after_it_was_learned": again(_observation, superseded_at=EARLIER),
    "observation_status_is_known": again(_observation, status="hopeful", superseded_at=NOON),
    # comparators
    "comparator_edition_is_kept_once": again(_set),
    "comparator_kind_is_known": change(_set, kind="friends"),
    "comparator_set_has_a_name": change(_set, name=""),
    "neighbour_is_listed_once": again(_member),
    "no_area_is_its_own_neighbour": change(_member, member=models.F("area")),
    # decisions
    "one_target_at_a_time": again(_target),
    "target_says_what_is_aimed_for": change(_target, text=""),
    "target_has_a_reason": change(_target, reason=""),
    "tolerance_says_its_kind": change(_target, tolerance=2.0),
    "tolerance_kind_is_known": change(_target, tolerance=2.0, tolerance_is="roughly"),
    "target_superseded_after_it_was_set": change(_target, superseded_at=EARLIER),
    "a_phase_starts_once": again(_phase),
    "new_phase_has_a_reason": change(_phase, reason=""),
    "a_rating_is_overruled_once": again(_override),
    "overruled_rating_has_a_reason": change(_override, reason=""),
    "overruling_rating_is_known": change(_override, rating="purple"),
    "report_has_a_title": again(_report, title=""),
}
