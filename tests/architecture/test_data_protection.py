"""Every field we keep says what it is for data protection. A new field fails until it stands here.

personal      about or naming a person with an account, an officer in a plan, or who did something
partnership   the partnership's own working information, for those with a role in it
public        what a plan says, which its board adopts and publishes

Nothing here may be about a child: no field of that kind exists, and none may be added below `analytics`.
"""

from __future__ import annotations

import pytest
from django.apps import apps

PERSONAL, PARTNERSHIP, PUBLIC = "personal", "partnership", "public"


def _fields(kind: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), kind)


FIELDS: dict[str, dict[str, str]] = {
    "audit.Event": {
        **_fields(PERSONAL, "actor actor_name on_behalf_of reason before after subject_name"),
        **_fields(PARTNERSHIP, "id at verb subject_kind subject_id thread change undoes"),
    },
    "partnerships.Area": _fields(PUBLIC, "id name kind dfe_number gss_code parent partnership abolished"),
    "partnerships.Partnership": _fields(PUBLIC, "id name slug area home"),
    "partnerships.Organisation": _fields(PUBLIC, "id partnership name short_name kind"),
    "partnerships.Person": _fields(
        PERSONAL, "id password last_login email name post is_active password_is_one_time joined"
    ),
    "partnerships.Membership": _fields(PERSONAL, "id person partnership role organisation"),
    "plans.Plan": _fields(
        PUBLIC,
        "id partnership key title owner tier starts ends adopted words serves predecessor source removed "
        "version",
    ),
    "plans.Plan_serves": _fields(PUBLIC, "id from_plan to_plan"),
    "plans.Section": _fields(PUBLIC, "id plan position heading text source_first_line source_last_line"),
    "plans.Measure": _fields(PUBLIC, "id name"),
    "plans.Part": _fields(
        PUBLIC,
        "id plan kind parent position key number title as_written list_heading why_it_matters "
        "what_people_said objective success how_measured definition status due due_earliest due_latest "
        "polarity frequency measure "
        "source_first_line source_last_line source_page source_sheet serves removed version",
    ),
    "plans.Part_serves": _fields(PUBLIC, "id from_part to_part"),
    "plans.Figure": _fields(PUBLIC, "id part position role heading comparator text"),
    "plans.Responsibility": {
        **_fields(PUBLIC, "id part position role organisation post"),
        **_fields(PERSONAL, "text person"),  # a plan may print an officer's name
    },
    "plans.Strategy": _fields(PUBLIC, "id partnership name starts ends"),
    "plans.StrategyLink": _fields(PUBLIC, "id part position strategy text"),
    "plans.ProgressUpdate": _fields(PARTNERSHIP, "id part position heading text"),
    "plans.AcceptedFinding": {
        **_fields(PARTNERSHIP, "id plan code subject fingerprint reason at"),
        **_fields(PERSONAL, "by_name"),
    },
    "measures.Definition": {
        **_fields(
            PUBLIC,
            "id partnership measure key name short_name theme meaning why_it_matters numerator denominator "
            "multiplier inclusions definition_source unit per decimals polarity frequency year_kind "
            "accumulation provider provider_name last_published next_published lag_days no_quartile "
            "expression expression_of preferred_source discontinued discontinued_reason successor "
            "break_reason removed version",
        ),
        **_fields(PERSONAL, "responsible_post"),  # a post, but some people write a name
    },
    "measures.NationalCode": _fields(PUBLIC, "id definition scheme code"),
    "measures.Relation": _fields(PUBLIC, "id definition national kind note removed"),
    "measures.Source": _fields(PUBLIC, "id partnership key name kind publisher licence address mapping"),
    "measures.Load": {
        **_fields(
            PARTNERSHIP,
            "id partnership source at status name file size sha256 problem mapping counts details undoes",
        ),
        **_fields(PERSONAL, "by by_name"),
    },
    "measures.Group": _fields(PUBLIC, "id key dimension name"),
    "measures.KnownPeriod": _fields(PUBLIC, "id kind start end year_kind"),
    # Figures are about areas and groups, never about a child; small numbers are withheld by their source or
    # by the rules of suppression before they are shown.
    "measures.Observation": _fields(
        PARTNERSHIP,
        "id definition area group period source load state value upper reason expected status numerator "
        "denominator lower_95 upper_95 lower_998 upper_998 as_written note row column learned_at "
        "superseded_at",
    ),
    "measures.ComparatorSet": _fields(PUBLIC, "id partnership kind name edition publisher removed"),
    "measures.ComparatorMember": _fields(PUBLIC, "id comparator_set area member position closeness"),
    "measures.MeasureTarget": {
        **_fields(
            PARTNERSHIP,
            "id definition area group period part text tolerance tolerance_is floor against resolved reason "
            "learned_at superseded_at",
        ),
        **_fields(PERSONAL, "by_name"),
    },
    "measures.NewPhase": {
        **_fields(PARTNERSHIP, "id definition area group period reason learned_at superseded_at"),
        **_fields(PERSONAL, "by_name"),
    },
    "measures.RatingOverride": {
        **_fields(PARTNERSHIP, "id definition area group period rating reason learned_at superseded_at"),
        **_fields(PERSONAL, "by_name"),
    },
    "measures.Report": {
        **_fields(PARTNERSHIP, "id partnership plan title as_at frozen_at content sha256"),
        **_fields(PERSONAL, "by_name"),
    },
    "documents.Upload": {
        **_fields(PERSONAL, "by by_name file draft"),  # a document may name anybody
        **_fields(
            PARTNERSHIP,
            "id partnership name size sha256 at handed_over status problem started finished into new_title "
            "found",
        ),
    },
    "documents.Decision": {
        **_fields(PARTNERSHIP, "id upload plan_index part_key choice brought_into at"),
        **_fields(PERSONAL, "by_name correction"),
    },
}

MODELS = {
    model._meta.label: model
    for app in apps.get_app_configs()
    if app.name.startswith("goldenthread.")
    for model in app.get_models(include_auto_created=True)
}


def test_every_kind_of_record_is_classified():
    assert sorted(FIELDS) == sorted(MODELS), "Add each new model to FIELDS, and take away what is gone."


@pytest.mark.parametrize("label", MODELS)
def test_every_field_says_what_it_is(label):
    kept = {field.name for field in MODELS[label]._meta.get_fields() if getattr(field, "concrete", False)}
    said = FIELDS.get(label, {})
    assert kept == set(said), (
        f"{label}: say in FIELDS whether {', '.join(sorted(kept ^ set(said)))} is personal, the "
        "partnership's or public (or take it away, where the field is gone)."
    )


@pytest.mark.parametrize("label", FIELDS)
def test_what_it_is_is_one_of_three(label):
    assert set(FIELDS[label].values()) <= {PERSONAL, PARTNERSHIP, PUBLIC}


@pytest.mark.parametrize("label", MODELS)
def test_no_field_is_about_a_child(label):
    telling = {"upn", "nhs_number", "date_of_birth", "dob", "child", "child_id", "pupil", "case_id", "uprn"}
    assert not telling & {field.name for field in MODELS[label]._meta.get_fields()}
