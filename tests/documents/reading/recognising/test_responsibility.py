"""Who is named in a "Lead" cell: organisation, post, person."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from goldenthread.documents.reading.recognising.responsibility import (
    Abbreviations,
    looks_like_a_person,
    responsibilities,
)
from goldenthread.documents.reading.recognising.wording import words
from goldenthread.plans.content import ResponsibilityRole

LEAD, PARTNER, OFFICER = ResponsibilityRole.LEAD, ResponsibilityRole.PARTNER, ResponsibilityRole.OFFICER
NCC = Abbreviations({"NCC": "Northfield County Council", "CCGs": "Clinical Commissioning Groups"})


def named(text: str, role: ResponsibilityRole = LEAD) -> list[tuple[str, str, str]]:
    found, _doubts = responsibilities(text, role, NCC)
    return [(each.organisation, each.post, each.person) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NCC (Children's Social Care)", [("Northfield County Council", "Children's Social Care", "")]),
        (
            "NCC (Group Manager, Early Help Services)",
            [("Northfield County Council", "Group Manager, Early Help Services", "")],
        ),
        (
            "Group Manager (SEND Policy and Provision)",
            [("", "Group Manager (SEND Policy and Provision)", "")],
        ),
        (
            "NCC Group Manager for Support for Schools",
            [("Northfield County Council", "Group Manager for Support for Schools", "")],
        ),
        (
            "Closing the Gap Board / NCC Group Manager for SEND",
            [("Closing the Gap Board", "", ""), ("Northfield County Council", "Group Manager for SEND", "")],
        ),
        ("Improving Outcomes Steering Group", [("Improving Outcomes Steering Group", "", "")]),
        ("Northfield City Council Amara Okafor", [("Northfield City Council", "", "Amara Okafor")]),
        (
            "Northfield City CCG Amara Okafor/Ben Whitlock",
            [("Northfield City CCG", "", "Amara Okafor"), ("Northfield City CCG", "", "Ben Whitlock")],
        ),
        ("Amara Okafor", [("", "", "Amara Okafor")]),
        ("Amara Okafor, SEND Manager", [("", "SEND Manager", "Amara Okafor")]),
        ("Head of SEND, Northfield Council", [("Northfield Council", "Head of SEND", "")]),
        ("Head of Service, Children in Care", [("", "Head of Service, Children in Care", "")]),
        ("Ben Whitlock (NCC)", [("Northfield County Council", "", "Ben Whitlock")]),
        ("SEND Manager", [("", "SEND Manager", "")]),
        ("Director of Public Health", [("", "Director of Public Health", "")]),
        ("Public Health", [("Public Health", "", "")]),
        ("Adult Social Care", [("Adult Social Care", "", "")]),
        ("Northfield Police", [("Northfield Police", "", "")]),
        ("NCC – Children's Social Care", [("Northfield County Council", "Children's Social Care", "")]),
        ("1.SEND – NCC", [("Northfield County Council", "", "")]),
    ],
)
def test_a_lead_is_split_as_far_as_the_text_tells(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("NCC, CCGs, Police", ["Northfield County Council", "Clinical Commissioning Groups", "Police"]),
        (
            "CCGs, Schools and the Voluntary Sector",
            ["Clinical Commissioning Groups", "Schools", "Voluntary Sector"],
        ),
        (
            "NCC, District and Borough Councils",
            ["Northfield County Council", "District and Borough Councils"],
        ),
        ("Private, Voluntary and Independent Providers", ["Private, Voluntary and Independent Providers"]),
        ("Schools & Learning Providers", ["Schools", "Learning Providers"]),
    ],
)
def test_partners_in_a_row_are_told_apart(text, organisations):
    assert [organisation for organisation, _post, _person in named(text, PARTNER)] == organisations


def test_an_officer_with_a_name_in_brackets_is_officer_and_data_provider():
    found, _doubts = responsibilities("Amara Okafor (Ben Whitlock)", OFFICER, NCC)
    assert [(each.role, each.person) for each in found] == [
        (ResponsibilityRole.OFFICER, "Amara Okafor"),
        (ResponsibilityRole.PROVIDER, "Ben Whitlock"),
    ]


def test_a_person_alone_is_doubtful():
    _found, doubts = responsibilities("Amara Okafor", LEAD, NCC)
    assert [doubt.code for doubt in doubts] == ["person_without_organisation"]


def test_a_sentence_is_no_name():
    text = (
        "This is a service commissioned by the hospital but its data are provided every month by the Council"
    )
    found, doubts = responsibilities(text, LEAD, NCC)
    assert [(each.organisation, each.post, each.person) for each in found] == [("", "", "")]
    assert [doubt.code for doubt in doubts] == ["lead_is_a_sentence"]


@pytest.mark.parametrize(
    ("text", "is_person"),
    [
        ("Amara Okafor", True),
        ("Cllr Ben Whitlock", True),
        ("Siobhan O'Dell-Price", True),
        ("Public Health", False),
        ("Children's Centres", False),
        ("Youth Service", False),
        ("Okafor", False),
        ("NCC", False),
        ("group manager", False),
    ],
)
def test_two_or_three_capitalised_words_that_are_nothing_else_are_a_person(text, is_person):
    assert looks_like_a_person(text) is is_person


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("the Northfield County Council (NCC) and", {"NCC": "Northfield County Council"}),
        ("Clinical Commissioning Groups (CCGs)", {"CCGs": "Clinical Commissioning Groups"}),
        ("Department for Education (DfE)", {}),  # not all capitals: "DfE" is no initial letters of capitals
        ("a Multi-Agency Safeguarding Hub (MASH)", {"MASH": "Multi-Agency Safeguarding Hub"}),
        ("by the end of May (NEW)", {}),
    ],
)
def test_an_abbreviation_is_known_where_the_document_explains_it(text, meanings):
    assert Abbreviations.of(text).meanings == meanings


@given(st.text(max_size=80), st.sampled_from(list(ResponsibilityRole)))
def test_no_word_of_a_cell_is_lost(text, role):
    found, _doubts = responsibilities(text, role, NCC)
    kept = {word for each in found for word in words(each.text)}
    assert kept >= set(words(text))
