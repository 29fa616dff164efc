"""What nobody types on purpose, sent to the plan pages: the answer is a sentence, never a broken page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.audit.models import Event
from goldenthread.partnerships.models import Membership
from goldenthread.plans.actions import adopt_plan, change_part, rename_measure
from goldenthread.plans.models import Measure, Part, Plan, Strategy
from tests.plans.scenarios import safe_plan

SCRIPT = "<script>alert(1)</script>"
HANDLER = '"><img src=x onerror=alert(1)>'

ODD = {
    "a script": SCRIPT,
    "a handler": HANDLER,
    "a script as an address": "javascript:alert(1)",
    "writing turned round": "\u202egnp.exe",
    "a zero byte": "a\x00b",
    "control characters": "a\x07\x1b[31mb",
    "families": "👩‍👩‍👧" * 50,
    "20,000 letters": "x" * 20_000,
    "only blanks": "   ",
    "blanks that are not seen": "\u00a0\u200b",
    "a formula": "=CMD|' /C calc'!A0",
    "a template": "{{ 7|add:7 }}{% csrf_token %}",
    "a header": "a\r\nSet-Cookie: x=1",
    "digits of elsewhere": "٣",
    "half a pair": "%ED%A0%80",
}

odd = pytest.mark.parametrize("text", ODD.values(), ids=ODD)


@pytest.fixture
def plan(cast) -> Plan:
    return adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason="Agreed")


@pytest.fixture
def amara(cast) -> Client:
    client = Client()
    client.force_login(cast.amara)
    return client


def part(plan: Plan, key: str) -> Part:
    return Part.objects.get(plan=plan, key=key)


def is_answered(response) -> None:
    assert response.status_code < 500
    text = response.content.decode()
    assert SCRIPT not in text
    assert "<img src=x" not in text
    assert 'href="javascript' not in text


class TestForms:
    @odd
    @pytest.mark.parametrize("key", ["1.1", "m1"])
    def test_every_field_of_a_part(self, plan, amara, key, text):
        address = reverse("plans:edit_part", args=[part(plan, key).pk])
        names = ("title", "number", "success", "due", "status", "frequency", "definition", "polarity")
        names += ("measure", "figures", "responsibilities", "strategies", "reason", "version")
        for name in names:
            is_answered(amara.post(address, {"title": "Wording", "reason": "Agreed", name: text}))
        leads = f"Led by | {text} | {text}"
        figures = f"Target | {text} | {text}\nComparator: {text} | {text} | {text}"
        is_answered(amara.post(address, {"title": "Wording", "reason": "x", "responsibilities": leads}))
        is_answered(amara.post(address, {"title": "Wording", "reason": "x", "figures": figures}))
        is_answered(amara.get(part(plan, key).get_absolute_url()))
        is_answered(amara.get(address))

    @odd
    def test_what_is_added_under_a_part(self, plan, amara, text):
        address = reverse("plans:add_under_part", args=[part(plan, "1.1").pk, "milestone"])
        sent = {"title": text, "due": text, "responsibilities": f"Led by | {text}", "reason": "Agreed"}
        is_answered(amara.post(address, sent))
        is_answered(amara.get(plan.get_absolute_url()))

    @odd
    def test_the_details_of_a_plan(self, plan, amara, text):
        address = reverse("plans:edit_plan", args=[plan.key])
        good = {"title": "Title", "tier": plan.tier, "reason": "Agreed"}
        for name in ("title", "owner", "tier", "starts_0", "serves", "word_activity", "version", "reason"):
            is_answered(amara.post(address, {**good, name: text}))
        is_answered(amara.get(plan.get_absolute_url()))

    @odd
    def test_measures_strategies_links_and_directions(self, plan, amara, text):
        measure, strategy = Measure.objects.get(), Strategy.objects.get()
        activity = part(plan, "1.1").pk
        for address, sent in (
            (reverse("plans:edit_measure", args=[measure.pk]), {"name": text, "reason": "x"}),
            (reverse("plans:edit_strategy", args=[strategy.pk]), {"name": text, "reason": "x"}),
            (reverse("plans:edit_links", args=[activity]), {"add": text, "remove": text, "reason": text}),
            (reverse("plans:move_part", args=[activity]), {"direction": text}),
            (reverse("plans:remove_part", args=[activity]), {"reason": text}),
        ):
            is_answered(amara.post(address, sent))
        for name in ("home", "plans:measures", "plans:strategies", "plans:check"):
            is_answered(amara.get(reverse(name)))

    @pytest.mark.parametrize("name", ["responsibilities", "figures", "strategies"])
    def test_what_is_too_long_to_keep_is_said_to_be(self, plan, amara, name):
        long = "x" * 301
        sent = {
            "responsibilities": f"Led by | {long}",
            "figures": f"Target | {long} | 85%",
            "strategies": long,
        }
        address = reverse("plans:edit_part", args=[part(plan, "m1").pk])
        response = amara.post(address, {"title": "Wording", "reason": "x", name: sent[name]})
        assert "must be 300 characters or fewer" in response.content.decode()


DAYS = [
    ("31", "2", "2020"), ("29", "2", "2019"), ("1", "1", "0"), ("1", "1", "99999"), ("٣", "٣", "٢٠٢٠"),
    ("-1", "1", "2020"), ("1", "13", "2020"), ("1", "1", "1"), ("31", "12", "9999"), ("1e1", "1", "2020"),
    ("1", "", ""), ("9" * 5000, "1", "2020"), ("\x00", "1", "2020"),
]  # fmt: skip


@pytest.mark.parametrize("day", DAYS, ids=["-".join(day)[:12] for day in DAYS])
def test_odd_days(plan, amara, day):
    parts = {f"_{place}": text for place, text in enumerate(day)}
    good = {"title": "Title", "tier": plan.tier, "reason": "Agreed"}
    for name in ("starts", "ends", "adopted"):
        given = {name + place: text for place, text in parts.items()}
        is_answered(amara.post(reverse("plans:edit_plan", args=[plan.key]), {**good, **given}))
    asked = {"before_as_at" + place: text for place, text in parts.items()}
    is_answered(amara.get(reverse("plans:compare"), {"before": plan.pk, "after": plan.pk, **asked}))
    is_answered(amara.post(reverse("plans:go_as_at"), {"as_at" + p: text for p, text in parts.items()}))
    for name in ("home", "plans:plans", "plans:timeline", "plans:check"):
        is_answered(amara.get(reverse(name)))


QUERIES = ("", "0", "-1", "9999999999", "9" * 30, "٣", "²", "\x00", "last", "1e5", "nan", SCRIPT, "😀")


@pytest.mark.parametrize("text", QUERIES, ids=[repr(text)[:12] for text in QUERIES])
def test_odd_queries(plan, amara, text):
    names = ("page", "q", "plan", "kind", "standing", "organisation", "severity", "code", "state")
    names += ("before", "after", "before_as_at_0", "finding", "partnership", "next")
    asked = dict.fromkeys(names, text)
    for name in (
        "plans",
        "measures",
        "organisations",
        "strategies",
        "timeline",
        "compare",
        "search",
        "check",
    ):
        is_answered(amara.get(reverse(f"plans:{name}"), asked))
    is_answered(amara.get(reverse("plans:accept_finding"), asked))
    is_answered(amara.get(reverse("plans:as_at"), asked))
    is_answered(amara.get(reverse("plans:plan", args=[plan.key]), asked))
    is_answered(amara.get(reverse("plans:plan_history", args=[plan.key]), asked))
    is_answered(amara.get(reverse("plans:edit_links", args=[part(plan, "1.1").pk]), asked))


ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
    "http:evil.example", "///evil.example", "home", "plans:plans", "evil", "", " //evil.example", HANDLER,
)  # fmt: skip


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_led_elsewhere(plan, amara, address):
    response = amara.post(reverse("plans:go_as_at"), {"today": "1", "next": address})
    assert (response.status_code, response["Location"]) == (302, "/")


class TestAnotherPartnershipsRecords:
    """A form that names what belongs to the neighbour changes nothing there, and shows nothing of it."""

    @pytest.fixture
    def theirs(self, cast, plan) -> Plan:
        return adopt_plan(
            content=safe_plan("Secret of the neighbour"),
            partnership=cast.southborough,
            by=cast.farid,
            reason="Agreed",
        )

    def test_a_part_does_not_serve_a_neighbours(self, plan, theirs, amara):
        activity = part(plan, "1.1")
        address = reverse("plans:edit_links", args=[activity.pk])
        amara.post(address, {"add": part(theirs, "1a").pk, "reason": "x"})
        assert not activity.serves.exists()

    def test_a_plan_does_not_serve_a_neighbours(self, plan, theirs, amara):
        sent = {"title": plan.title, "tier": plan.tier, "reason": "x", "serves": [theirs.pk]}
        text = amara.post(reverse("plans:edit_plan", args=[plan.key]), sent).content.decode()
        assert not plan.serves.exists()
        assert theirs.title not in text

    def test_a_neighbours_plan_is_not_compared(self, plan, theirs, amara):
        text = amara.get(reverse("plans:compare"), {"before": plan.pk, "after": theirs.pk}).content.decode()
        assert theirs.title not in text

    def test_a_document_that_names_a_neighbours_part_is_not_tied_to_it(self, cast, plan, theirs):
        content = safe_plan("Third")
        content.parts[0].serves = ["secret-key"]
        change_part(
            part=part(theirs, "1a"), fields={"key": "secret-key"}, by=cast.farid, reason="So that it could"
        )
        third = adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason="x")
        assert not part(third, "1").serves.exists()

    def test_a_neighbours_name_for_a_shared_measure_is_not_shown(self, cast, plan, theirs, amara):
        rename_measure(
            measure=part(theirs, "m1").measure,
            name="The neighbours' name",
            partnerships=[cast.southborough],
            by=cast.farid,
            reason="Ours",
        )
        for name in ("home", "plans:measures", "plans:check", "plans:organisations", "plans:strategies"):
            text = amara.get(reverse(name)).content.decode()
            assert "neighbours' name" not in text
            assert theirs.title not in text
        shared = reverse("plans:measure", args=[part(plan, "m1").measure.pk])
        assert theirs.title not in amara.get(shared).content.decode()
        their_measure = reverse("plans:measure", args=[part(theirs, "m1").measure.pk])
        assert amara.get(their_measure).status_code == 404

    def test_a_change_in_two_partnerships_is_not_undone_by_whoever_has_a_role_in_one(
        self, cast, plan, theirs, amara
    ):
        Membership.objects.create(person=cast.edie, partnership=cast.southborough, role="officer")
        rename_measure(
            measure=Measure.objects.get(),
            name="One name for both",
            partnerships=[cast.northshire, cast.southborough],
            by=cast.edie,
            reason="Agreed by both",
        )
        change = Event.objects.latest("id").change
        assert amara.post(reverse("plans:undo", args=[change])).status_code == 403
        assert part(theirs, "m1").measure.name == "One name for both"
        edie = Client()
        edie.force_login(cast.edie)
        edie.post(reverse("plans:undo", args=[change]))
        assert part(theirs, "m1").measure.name == "Assessments completed within timescale"


class TestComingSecond:
    """The pages tell whoever comes second what happened; nobody's typing is lost."""

    def test_what_was_typed_for_a_part_that_was_taken_out_is_still_there(self, cast, plan, amara):
        from goldenthread.plans.actions import remove_part

        row = part(plan, "1.1")
        remove_part(part=row, by=cast.ben, reason="Not ours")
        sent = {"title": "My long wording", "version": row.version, "reason": "x"}
        text = amara.post(reverse("plans:edit_part", args=[row.pk]), sent).content.decode()
        assert "has been taken out of the plan by Ben Whitlock" in text
        assert "My long wording" in text

    def test_a_plans_details_changed_meanwhile_are_shown(self, cast, plan, amara):
        from goldenthread.plans.actions import change_plan

        change_plan(plan=plan, fields={"owner": "The other board"}, by=cast.ben, reason="x")
        sent = {"title": "Mine", "tier": plan.tier, "version": plan.version, "reason": "x"}
        text = amara.post(reverse("plans:edit_plan", args=[plan.key]), sent).content.decode()
        assert "Ben Whitlock changed this since you opened it" in text
        assert "The other board" in text
        plan.refresh_from_db()
        assert plan.title != "Mine"

    @pytest.mark.parametrize("name", ["plans:move_part", "plans:remove_part", "plans:edit_links"])
    def test_a_part_that_was_taken_out_is_not_moved_linked_or_taken_out_again(self, cast, plan, amara, name):
        from goldenthread.plans.actions import remove_part

        row = part(plan, "1.1.1")
        remove_part(part=row, by=cast.ben, reason="Not ours")
        events = Event.objects.count()
        sent = {"direction": "up", "reason": "x"}
        response = amara.post(reverse(name, args=[row.pk]), sent, follow=True)
        assert "has been taken out of the plan by Ben Whitlock" in response.content.decode()
        assert Event.objects.count() == events
