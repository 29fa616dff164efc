"""The plan pages: what each says, to whom, and at what cost in queries."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.audit.actions import recorded_as_at
from goldenthread.audit.models import Event
from goldenthread.partnerships.actions import change_organisation
from goldenthread.plans.actions import adopt_plan, change_part, remove_part
from goldenthread.plans.content import Kind, Part as PartContent, PlanContent, Section
from goldenthread.plans.models import Part, Plan
from goldenthread.plans.queries import content_of
from tests.plans.scenarios import safe_plan


@pytest.fixture
def plan(cast) -> Plan:
    with recorded_as_at(datetime(2016, 4, 1, 9, tzinfo=UTC)):
        return adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason="Agreed")


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def amara(cast) -> Client:
    return browser(cast.amara)


def part(plan: Plan, key: str) -> Part:
    return Part.objects.get(plan=plan, key=key)


def page(client: Client, address: str, **query) -> str:
    response = client.get(address, query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


class TestThePlan:
    def test_it_answers_with_what_the_plan_consists_of(self, plan, amara):
        text = page(amara, plan.get_absolute_url())
        assert (
            "April 2016 to March 2018: 1 priority, 1 outcome, 1 key action, 2 milestones and 1 measure."
            in text
        )

    def test_it_says_how_many_milestones_passed_in_silence(self, plan, amara):
        said = "2 milestones are past their date, and nothing says whether they were met."
        assert said in page(amara, plan.get_absolute_url())

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"kind": "milestone"}, "<strong>2</strong> of 6"),
            ({"kind": "measure"}, "<strong>1</strong> of 6"),
            ({"q": "front door"}, "<strong>2</strong> of 6"),
            ({"q": "recording", "kind": "milestone"}, "<strong>1</strong> of 6"),
            ({"standing": "Date passed"}, "<strong>2</strong> of 6"),
            ({"organisation": "Northshire County Council"}, "<strong>2</strong> of 6"),
            ({"kind": "nonsense"}, None),
        ],
    )
    def test_filters_say_how_much_they_leave(self, plan, amara, query, found):
        text = page(amara, plan.get_absolute_url(), **query)
        assert (
            (found in text)
            if found
            else ("part" in text and "match" not in text.split("Find in this plan")[1][:400])
        )

    def test_a_filter_that_leaves_nothing_says_what_to_do(self, plan, amara):
        assert "Nothing matches" in page(amara, plan.get_absolute_url(), q="elephants")

    def test_a_plan_of_429_parts_takes_as_many_queries_as_a_small_one(
        self, plan, cast, amara, django_assert_num_queries
    ):
        big = safe_plan("Big")
        outcome = big.parts[0].parts[0]
        outcome.parts += [PartContent(Kind.ACTIVITY, f"Action {n}", due="May 2017") for n in range(267)]
        outcome.parts += [PartContent(Kind.MEASURE, f"Measure {n}") for n in range(162)]
        other = adopt_plan(content=big, partnership=cast.northshire, by=cast.amara, reason="Agreed")
        for each in (plan, other):
            with django_assert_num_queries(16):
                amara.get(each.get_absolute_url())
            with django_assert_num_queries(7):
                amara.get(each.get_absolute_url())

    def test_a_stranger_is_told_no_more_than_that_there_is_nothing(self, plan, cast):
        for address in (plan.get_absolute_url(), part(plan, "1.1").get_absolute_url()):
            assert browser(cast.farid).get(address).status_code == 404


class TestAPart:
    @pytest.mark.parametrize(
        ("key", "says"),
        [
            ("1", "1 outcome, 1 key action, 2 milestones and 1 measure under it."),
            ("1.1", "2 milestones under it. 2 milestones are past their date"),
            ("1.1.1", "Its date has passed, and nothing here says whether it was met."),
            ("m1", "A higher figure is better."),
        ],
    )
    def test_it_begins_with_the_answer(self, plan, amara, key, says):
        assert says in page(amara, part(plan, key).get_absolute_url())

    def test_a_milestone_without_a_lead_names_that_of_what_it_belongs_to(self, plan, amara):
        text = page(amara, part(plan, "1.1.2").get_absolute_url())
        assert "Northshire County Council (as what it belongs to)" in text

    def test_the_measures_figures_stand_as_printed(self, plan, amara):
        text = page(amara, part(plan, "m1").get_absolute_url())
        assert "81.0%" in text
        assert "Target 2016-17" in text

    def test_what_was_taken_out_is_gone_but_its_history_is_not(self, plan, cast, amara):
        row = part(plan, "1.1.2")
        remove_part(part=row, by=cast.amara, reason="Merged")
        assert amara.get(row.get_absolute_url()).status_code == 404
        assert "Merged" in page(amara, reverse("plans:part_history", args=[row.pk]))


class TestEditing:
    def typed(self, plan: Plan, key: str, **changes) -> dict[str, str]:
        row = part(plan, key)
        typed = {"version": str(row.version), "title": row.title, "number": row.number, "reason": "Plainer"}
        typed |= {
            "success": row.success,
            "how_measured": row.how_measured,
            "due": row.due,
            "status": row.status,
        }
        lines = [f"Led by | {who.organisation.name} | {who.post}" for who in row.responsibilities.all()]
        typed["responsibilities"] = "\n".join(lines)
        typed["strategies"] = "\n".join(link.strategy.name for link in row.strategy_links.all())
        return typed | changes

    def test_the_heading_above_a_list_is_asked_for_only_where_the_document_prints_it(self, plan, amara, cast):
        address = reverse("plans:edit_part", args=[part(plan, "m1").pk])
        assert "Heading above it in the document" not in page(amara, address)
        change_part(part=part(plan, "m1"), fields={"list_heading": "Our aims"}, by=cast.amara, reason="x")
        assert "Heading above it in the document" in page(amara, address)

    def test_a_change_is_made_with_its_reason(self, plan, amara):
        row = part(plan, "1.1")
        response = amara.post(
            reverse("plans:edit_part", args=[row.pk]), self.typed(plan, "1.1", title="One front door")
        )
        assert response.status_code == 302
        row.refresh_from_db()
        assert row.title == "One front door"
        assert Event.objects.latest("id").reason == "Plainer"

    def test_saving_without_a_change_changes_nothing_not_even_how_a_lead_was_written(self, plan, amara):
        count = Event.objects.count()
        amara.post(reverse("plans:edit_part", args=[part(plan, "1.1").pk]), self.typed(plan, "1.1"))
        assert Event.objects.count() == count
        assert part(plan, "1.1").responsibilities.get().text == "NCC (Children's Social Care)"

    def test_without_a_reason_what_was_typed_is_still_there(self, plan, amara):
        response = amara.post(
            reverse("plans:edit_part", args=[part(plan, "1.1").pk]),
            self.typed(plan, "1.1", title="My long new wording", reason=""),
        )
        text = response.content.decode()
        assert "My long new wording" in text
        assert "Enter why this is being changed" in text

    def test_the_second_of_two_people_sees_both_wordings_and_decides(self, plan, cast, amara):
        opened = self.typed(plan, "1.1", title="Amara's wording")
        change_part(part=part(plan, "1.1"), fields={"title": "Edie's wording"}, by=cast.edie, reason="")
        address = reverse("plans:edit_part", args=[part(plan, "1.1").pk])
        text = amara.post(address, opened).content.decode()
        assert "Edie Marlowe changed this since you opened it" in text
        assert "Amara&#x27;s wording" in text
        assert part(plan, "1.1").title == "Edie's wording"
        again = {**opened, "version": str(part(plan, "1.1").version)}
        assert amara.post(address, again).status_code == 302
        assert part(plan, "1.1").title == "Amara's wording"

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            ("figures", "Target 85%", "is not a figure"),
            ("figures", "Wish | 2016 | 85%", "is not a figure"),
            ("responsibilities", "The council", "does not say who"),
            ("responsibilities", "Chief | The council", "does not say who"),
            ("title", "", "Enter the wording of the measure"),
        ],
    )
    def test_what_cannot_be_taken_is_refused_with_what_to_write(self, plan, amara, field, typed, sentence):
        row = part(plan, "m1")
        data = {"version": str(row.version), "title": row.title, "reason": "x", field: typed}
        response = amara.post(reverse("plans:edit_part", args=[row.pk]), data)
        assert sentence in response.content.decode()

    def test_figures_and_leads_are_typed_a_line_each(self, plan, cast, amara):
        row = part(plan, "m1")
        data = {
            "version": str(row.version),
            "title": row.title,
            "reason": "New year",
            "polarity": "high",
            "figures": "Target | 2017-18 | 90%\nComparison: England | 2016-17 | 83% (2015/16)",
            "responsibilities": "Figures from | Northshire Police | Performance analyst",
        }
        assert amara.post(reverse("plans:edit_part", args=[row.pk]), data).status_code == 302
        kept = next(each for each in content_of(plan).walk() if each.key == "m1")
        assert [(f.role, f.comparator, f.heading, f.text) for f in kept.figures] == [
            ("target", "", "2017-18", "90%"),
            ("comparator", "England", "2016-17", "83% (2015/16)"),
        ]
        assert kept.responsibilities[0].organisation == "Northshire Police"

    def test_a_part_is_added_where_its_kind_may_stand(self, plan, amara):
        address = reverse("plans:add_under_part", args=[part(plan, "1.1").pk, "milestone"])
        data = {"title": "Families asked", "due": "June 2017", "reason": "Agreed by the board"}
        assert amara.post(address, data).status_code == 302
        assert Part.objects.get(title="Families asked").due_latest == date(2017, 6, 30)
        assert (
            amara.get(reverse("plans:add_under_part", args=[part(plan, "m1").pk, "priority"])).status_code
            == 404
        )

    @pytest.mark.parametrize("who", ["ben", "carys", "dev"])
    def test_who_may_not_change_plans_reads_who_may(self, plan, cast, who):
        response = browser(getattr(cast, who)).get(reverse("plans:edit_part", args=[part(plan, "1.1").pk]))
        assert response.status_code == 403
        assert "gives that to: partnership officer, administrator" in response.content.decode()

    def test_the_past_is_not_changed(self, plan, amara):
        amara.post(reverse("plans:go_as_at"), {"as_at_day": "1", "as_at_month": "6", "as_at_year": "2016"})
        response = amara.post(
            reverse("plans:edit_part", args=[part(plan, "1.1").pk]), self.typed(plan, "1.1", title="New")
        )
        assert response.status_code == 403
        assert "the past cannot be changed" in response.content.decode()


class TestAsAt:
    def test_every_page_answers_as_at_the_date_chosen(self, plan, cast, amara):
        change_part(part=part(plan, "1.1"), fields={"title": "Today's wording"}, by=cast.amara, reason="")
        amara.post(reverse("plans:go_as_at"), {"as_at_day": "1", "as_at_month": "6", "as_at_year": "2016"})
        assert "Bring the front door teams together" in page(amara, plan.get_absolute_url())
        amara.post(reverse("plans:go_as_at"), {"today": "1"})
        assert "Today&#x27;s wording" in page(amara, plan.get_absolute_url())

    def test_before_it_was_adopted_a_plan_is_not_listed(self, plan, amara):
        amara.post(reverse("plans:go_as_at"), {"as_at_day": "1", "as_at_month": "6", "as_at_year": "2015"})
        assert "Safe and Well" not in page(amara, reverse("plans:plans"))

    def test_the_future_is_refused(self, plan, amara):
        response = amara.post(
            reverse("plans:go_as_at"), {"as_at_day": "1", "as_at_month": "6", "as_at_year": "2999"}
        )
        assert "must be today or in the past" in response.content.decode()

    def test_nobody_is_sent_to_another_site(self, amara):
        response = amara.post(reverse("plans:go_as_at"), {"today": "1", "next": "https://elsewhere.example/"})
        assert response["Location"] == "/"


class TestRegisters:
    def test_a_measure_shows_every_place_it_is_used(self, plan, cast, amara):
        adopt_plan(content=safe_plan("Another"), partnership=cast.northshire, by=cast.amara, reason="Agreed")
        text = page(amara, part(plan, "m1").measure.get_absolute_url())
        assert "Used twice, in 2 plans." in text

    def test_an_organisation_shows_what_it_leads_across_plans(self, plan, cast, amara):
        text = page(amara, reverse("plans:organisation", args=[cast.council.pk]))
        assert "Leads 1 milestone and 1 activity." in text

    def test_a_neighbours_organisation_is_not_shown(self, plan, cast):
        address = reverse("plans:organisation", args=[cast.council.pk])
        assert browser(cast.farid).get(address).status_code == 404

    def test_a_strategy_shows_where_it_is_named(self, plan, amara):
        strategy = part(plan, "1.1").strategy_links.get().strategy
        assert "Named once, in 1 plan" in page(amara, strategy.get_absolute_url())


class TestSearching:
    @pytest.mark.parametrize(
        ("words", "count"),
        [
            ("front door", 2),
            ("FRONT", 2),
            ("timescale", 1),
            ("children's social care", 2),
            ("elephants", 0),
            ("", None),
        ],
    )
    def test_all_the_words_must_be_there_in_any_order(self, plan, amara, words, count):
        text = page(amara, reverse("plans:search"), q=words)
        expected = {None: "Search every plan", 0: "Nothing has"}.get(count, f"{count} part")
        assert expected in text

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("northshire police", "Northshire Police"),
            ("improvement plan", "Front Door Improvement Plan"),
            ("safe and well", "Safe and Well 2016-18"),
        ],
    )
    def test_organisations_strategies_and_plans_are_found_too(self, plan, amara, words, found):
        assert f"{found}</a>" in page(amara, reverse("plans:search"), q=words)

    def test_a_neighbours_plan_is_not_found(self, plan, cast):
        assert "Nothing has" in page(browser(cast.farid), reverse("plans:search"), q="front door")


class TestHistory:
    def test_a_plans_history_tells_each_change_in_a_sentence(self, plan, cast, amara):
        change_part(part=part(plan, "1.1"), fields={"title": "New"}, by=cast.edie, reason="Clearer")
        text = page(amara, reverse("plans:plan_history", args=[plan.key]))
        assert "Edie Marlowe changed “1.1 New”" in text
        assert "Amara Okafor brought in “Safe and Well 2016-18”" in text

    def test_undo_puts_back_and_says_so(self, plan, cast, amara):
        change = change_part(part=part(plan, "1.1"), fields={"title": "New"}, by=cast.edie, reason="")
        response = amara.post(reverse("plans:undo", args=[change]), follow=True)
        assert "Undone" in response.content.decode()
        assert part(plan, "1.1").title == "Bring the front door teams together"


class TestThePlanCheck:
    def test_a_finding_is_accepted_with_a_reason_and_counted_apart(self, plan, cast):
        ben = browser(cast.ben)
        text = page(ben, reverse("plans:check"))
        start = text.index("/check/accept/?")
        address = text[start : text.index('"', start)].replace("&amp;", "&")
        assert ben.post(address, {"reason": ""}).status_code == 200
        assert ben.post(address, {"reason": "Known"}).status_code == 302
        assert "Known" in page(ben, reverse("plans:check"), state="accepted")

    def test_a_viewer_sees_findings_and_cannot_accept_them(self, plan, cast):
        assert "/check/accept/" not in page(browser(cast.dev), reverse("plans:check"))


class TestAnOrganisation:
    def test_its_change_is_shown_and_undone(self, plan, cast, amara):
        change_organisation(
            organisation=cast.council, fields={"name": "Northshire Council"}, by=cast.amara, reason="New name"
        )
        address = reverse("plans:organisation", args=[cast.council.pk])
        assert "New name" in page(amara, address)
        amara.post(reverse("plans:undo", args=[Event.objects.latest("id").change]))
        cast.council.refresh_from_db()
        assert cast.council.name == "Northshire County Council"

    def test_a_neighbour_cannot_undo_it(self, plan, cast):
        change_organisation(
            organisation=cast.council, fields={"name": "Northshire Council"}, by=cast.amara, reason="New name"
        )
        address = reverse("plans:undo", args=[Event.objects.latest("id").change])
        assert browser(cast.farid).post(address).status_code == 404
        assert browser(cast.dev).post(address).status_code == 403


class TestLinking:
    def test_a_part_is_found_and_linked_and_the_link_taken_away(self, plan, cast, amara):
        other = adopt_plan(
            content=safe_plan("Yearly"), partnership=cast.northshire, by=cast.amara, reason="x"
        )
        address = reverse("plans:edit_links", args=[part(other, "1.1").pk])
        assert "Children who need help" in page(amara, address, q="need help early")
        amara.post(address, {"add": str(part(plan, "1a").pk)})
        assert list(part(other, "1.1").serves.all()) == [part(plan, "1a")]
        assert "What serves it" in page(amara, part(plan, "1a").get_absolute_url())
        amara.post(address, {"remove": str(part(plan, "1a").pk)})
        assert not part(other, "1.1").serves.exists()

    def test_a_neighbours_part_cannot_be_linked(self, plan, cast, amara):
        theirs = adopt_plan(content=safe_plan(), partnership=cast.southborough, by=cast.farid, reason="x")
        amara.post(
            reverse("plans:edit_links", args=[part(plan, "1.1").pk]), {"add": str(part(theirs, "1a").pk)}
        )
        assert not part(plan, "1.1").serves.exists()


class TestCorrectingTheRegisters:
    def test_a_measure_is_renamed_from_its_page(self, plan, amara):
        measure = part(plan, "m1").measure
        address = reverse("plans:edit_measure", args=[measure.pk])
        assert "Enter why it is being renamed" in amara.post(address, {"name": "New"}).content.decode()
        sent = {"name": "New", "reason": "Shorter", "seen": self.seen(page(amara, address))}
        assert amara.post(address, sent).status_code == 302
        assert part(plan, "m1").measure.name == "New"

    @staticmethod
    def seen(text: str) -> str:
        return re.findall(r'name="seen" value="([^"]*)"', text)[0]

    def test_the_second_who_renames_a_measure_is_told_what_it_is_called_now(self, plan, cast, amara):
        measure = part(plan, "m1").measure
        address = reverse("plans:edit_measure", args=[measure.pk])
        sent = {"reason": "Shorter", "seen": self.seen(page(amara, address))}
        assert browser(cast.edie).post(address, {**sent, "name": "Theirs"}).status_code == 302
        response = amara.post(address, {**sent, "name": "Mine"}, follow=True)
        text = response.content.decode()
        assert "Edie Marlowe renamed “Assessments completed within timescale” to “Theirs”" in text
        assert part(plan, "m1").measure.name == "Theirs"

    def test_a_measure_that_was_made_one_with_another_meanwhile_is_looked_at_again(self, plan, cast, amara):
        address = reverse("plans:edit_measure", args=[part(plan, "m1").measure.pk])
        sent = {"name": "Mine", "reason": "Shorter", "seen": self.seen(page(amara, address))}
        other = safe_plan("Another")
        other.of_kind(Kind.MEASURE)[0].measure = part(plan, "m1").measure.name
        adopt_plan(content=other, partnership=cast.northshire, by=cast.edie, reason="x")
        text = amara.post(address, sent).content.decode()
        assert "used 2 times: somebody changed it since you opened it" in text
        assert part(plan, "m1").measure.name == "Assessments completed within timescale"
        assert amara.post(address, {**sent, "seen": self.seen(text)}).status_code == 302
        assert part(plan, "m1").measure.name == "Mine"

    def test_a_measure_that_nobody_here_uses_is_not_there(self, plan, cast):
        address = reverse("plans:edit_measure", args=[part(plan, "m1").measure.pk])
        response = browser(cast.farid).post(address, {"name": "Mine", "reason": "Ours", "seen": ""})
        assert response.status_code == 404

    def test_the_words_around_a_plan_are_changed_seen_as_they_were_and_undone(self, cast, amara):
        content = safe_plan()
        content.sections = [Section("Foreword", "We care.")]
        with recorded_as_at(datetime(2016, 4, 1, 9, tzinfo=UTC)):
            plan = adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason="x")
        address = reverse("plans:edit_section", args=[plan.sections.get().pk])
        data = {"heading": "Foreword", "text": "We care and act.", "reason": "Said better"}
        assert amara.post(address, data).status_code == 302
        assert content_of(plan).sections[0].text == "We care and act."
        assert content_of(plan, as_at=date(2017, 1, 1)).sections[0].text == "We care."
        amara.post(reverse("plans:undo", args=[Event.objects.latest("id").change]))
        assert content_of(plan).sections[0].text == "We care."

    def test_the_second_of_two_people_reads_who_came_first_and_decides(self, plan, cast, amara):
        strategy = part(plan, "1.1").strategy_links.get().strategy
        address = reverse("plans:edit_strategy", args=[strategy.pk])
        assert 'name="seen" value="0"' in page(amara, address)
        opened = {"name": strategy.name, "reason": "As its cover says", "seen": "0"}
        theirs = {**opened, "ends_day": "31", "ends_month": "3", "ends_year": "2018"}
        mine = {**opened, "ends_day": "31", "ends_month": "3", "ends_year": "2019"}
        assert browser(cast.edie).post(address, theirs).status_code == 302
        text = amara.post(address, mine).content.decode()
        assert "Edie Marlowe changed this since you opened it" in text
        strategy.refresh_from_db()
        assert strategy.ends == date(2018, 3, 31)
        assert amara.post(address, {**mine, "seen": str(Event.objects.latest("id").pk)}).status_code == 302
        strategy.refresh_from_db()
        assert strategy.ends == date(2019, 3, 31)

    def test_a_strategy_is_corrected_from_its_page(self, plan, amara):
        strategy = part(plan, "1.1").strategy_links.get().strategy
        address = reverse("plans:edit_strategy", args=[strategy.pk])
        data = {"name": "Front Door Plan", "reason": "Its name", "ends_day": "31", "ends_month": "3"}
        assert "must include a year" in amara.post(address, data).content.decode()
        assert amara.post(address, {**data, "ends_year": "2018"}).status_code == 302
        assert part(plan, "1.1").strategy_links.get().strategy.name == "Front Door Plan"

    @pytest.mark.parametrize("who", ["ben", "dev"])
    def test_only_who_may_change_plans_does(self, plan, cast, who):
        client = browser(getattr(cast, who))
        assert (
            client.get(reverse("plans:edit_measure", args=[part(plan, "m1").measure.pk])).status_code == 403
        )


class TestComparing:
    def test_two_plans_are_compared_in_a_sentence(self, plan, cast, amara):
        other = safe_plan("Next")
        other.parts[0].parts[0].parts[0].parts.pop()
        later = adopt_plan(content=other, partnership=cast.northshire, by=cast.amara, reason="x")
        text = page(amara, reverse("plans:compare"), before=plan.pk, after=later.pk)
        assert "From Safe and Well 2016-18 to Next: 5 kept and 1 dropped." in text

    def test_a_plan_is_compared_with_itself_at_an_earlier_date(self, plan, cast, amara):
        change_part(
            part=part(plan, "1.1"), fields={"title": "Bring the teams together"}, by=cast.amara, reason="x"
        )
        asked = {"before": plan.pk, "after": plan.pk}
        assert "Choose a different plan" in page(amara, reverse("plans:compare"), **asked)
        when = {"before_as_at_day": "1", "before_as_at_month": "6", "before_as_at_year": "2016"}
        text = page(amara, reverse("plans:compare"), **asked, **when)
        assert "as it was on 1 June 2016 to Safe and Well 2016-18: 5 kept and 1 reworded." in text


class TestALongTimeline:
    """Of thousands of steps a page holds some; printing holds all."""

    @pytest.fixture
    def long_plan(self, cast) -> Plan:
        steps = [
            PartContent(Kind.MILESTONE, f"Step {at}", due=f"1 March {2001 + at // 100}")
            for at in range(1_200)
        ]
        steps += [PartContent(Kind.MILESTONE, f"Undated {at}") for at in range(3)]
        activity = PartContent(Kind.ACTIVITY, "Act", parts=steps)
        content = PlanContent("Long", key="long", parts=[activity])
        return adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason="x")

    def steps_on(self, text: str) -> list[str]:
        return re.findall(r">((?:Step|Undated) \d+)<", text)

    def test_it_opens_where_today_is_and_every_step_is_on_one_page(self, long_plan, amara):
        address = reverse("plans:timeline")
        pages = [self.steps_on(page(amara, address, page=number)) for number in (1, 2, 3)]
        assert [len(each) for each in pages] == [500, 500, 203]
        assert len({step for each in pages for step in each}) == 1_203
        assert pages[2][-1] == "Undated 2"
        today = page(amara, address)
        assert "1,203 steps with a date or waiting for one" in today
        assert self.steps_on(today) == pages[2]  # 2012 is the last year with a date
        assert "Show all 1203 steps on one page" in today
        assert len(self.steps_on(page(amara, address, all=1))) == 1_203

    @pytest.mark.parametrize("asked", ["0", "99", "x", "-1", ""])
    def test_a_page_that_is_not_there_is_the_nearest_one(self, long_plan, amara, asked):
        assert self.steps_on(page(amara, reverse("plans:timeline"), page=asked))

    def test_as_many_questions_are_asked_for_a_long_one_as_for_a_short_one(self, plan, amara, cast):
        address = reverse("plans:timeline")
        page(amara, address)
        with CaptureQueriesContext(connection) as short:
            page(amara, address)
        steps = [PartContent(Kind.MILESTONE, f"Step {at}", due="1 March 2017") for at in range(600)]
        content = PlanContent("Long", key="long", parts=[PartContent(Kind.ACTIVITY, "Act", parts=steps)])
        adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason="x")
        page(amara, address)
        with CaptureQueriesContext(connection) as long:
            page(amara, address)
        assert len(long) == len(short)
