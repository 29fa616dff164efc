"""Whatever a file is called and whatever is decided: names hide nothing, and every part ends in one place."""

from __future__ import annotations

import unicodedata

from hypothesis import given, strategies as st

from goldenthread.documents.actions import shown_name
from goldenthread.documents.bringing import what_goes_in
from goldenthread.documents.models import Decision
from goldenthread.plans.content import PARENTS, Kind, Part, PlanContent


@given(st.text(max_size=400))
def test_a_shown_name_is_short_visible_and_never_empty(name):
    shown = shown_name(name)
    assert 0 < len(shown) <= 255 and shown.strip(". ")
    assert not {"/", "\\"} & set(shown)
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs") for char in shown)


@given(st.text(max_size=400))
def test_showing_a_name_again_changes_nothing(name):
    assert shown_name(shown_name(name)) == shown_name(name)


@st.composite
def plans(draw) -> PlanContent:
    """A plan of up to three levels in which every part stands where its kind may."""
    count = 0

    def parts(above: Kind | None, depth: int) -> list[Part]:
        nonlocal count
        made = []
        kinds = [kind for kind in Kind if above in PARENTS[kind]]
        for kind in draw(st.lists(st.sampled_from(kinds), max_size=3 if kinds else 0)) if kinds else []:
            count += 1
            part = Part(kind, f"Part {count}", key=str(count))
            part.parts = parts(kind, depth - 1) if depth else []
            made.append(part)
        return made

    return PlanContent("A plan", parts=parts(None, 3))


@given(plans(), st.data())
def test_every_part_goes_in_waits_or_is_discarded_and_stands_where_it_may(plan, data):
    choices = st.sampled_from(["", "accepted", "corrected", "discarded"])
    decisions = {
        part.key: Decision(part_key=part.key, choice=choice, correction={"title": f"New {part.key}"})
        for part in plan.walk()
        if (choice := data.draw(choices))
    }
    bringing = what_goes_in(plan, decisions)
    inside = [part.key for part in bringing.content.walk()]
    elsewhere = [part.key for part in (*bringing.undecided, *bringing.discarded)]
    assert sorted(inside + elsewhere) == sorted(part.key for part in plan.walk())
    assert sorted(inside) == sorted(bringing.entering)
    assert {key for key, each in decisions.items() if each.choice in ("accepted", "corrected")} <= set(inside)
    for above, part in _with_parents(bringing.content.parts, None):
        assert above in PARENTS[part.kind]


def _with_parents(parts: list[Part], above: Kind | None) -> list[tuple[Kind | None, Part]]:
    found = []
    for part in parts:
        found += [(above, part), *_with_parents(part.parts, part.kind)]
    return found
