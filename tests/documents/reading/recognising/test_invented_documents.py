"""Plans, scorecards and action plans of other shapes: what an officer would make of them by hand."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.documents.reading.draft import Draft, PaperKind
from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading.source import SourceLine
from goldenthread.plans.content import FigureRole, Kind, Part, Polarity, ResponsibilityRole, Tier
from tests.documents.reading.recognising.making import bullet, document, heading, paragraph, table


def outline(parts: list[Part], depth: int = 0) -> list[str]:
    """The parts of a plan as an indented list: kind, number, title, due date."""
    lines = []
    for part in parts:
        due = f" [{part.due}]" if part.due else ""
        lines.append("  " * depth + " ".join(filter(None, [part.kind.value, part.number, part.title])) + due)
        lines.extend(outline(part.parts, depth + 1))
    return lines


def read(*blocks, **known) -> Draft:
    found = read_source(document(*blocks, **known))
    assert found.accounting.not_understood == {}
    return found


def people(part: Part) -> list[tuple[str, str, str, str]]:
    return [(each.role.value, each.organisation, each.post, each.person) for each in part.responsibilities]


def test_a_scorecard_with_quarters_neighbours_and_colours():
    draft = read(
        heading("Westmoor Children's Partnership Scorecard 2024/25"),
        table(
            "Ref|Indicator|Good is|Frequency|Q1|Q2|Q3|Q4|Target 2024/25|Stat"
            " neighbours|England|RAG|Commentary",
            "Safe||||||||||||",
            "S1|Re-referrals (%)|Low|Quarterly|22.1%|21.8%|20.9%||20%|21.5%|22.4%|Amber|Improving since May",
            "S2|Children in care per 10,000|Low|Quarterly|62|63|61|60|58|70|71|Green|",
            "Learning||||||||||||",
            "L1|Good level of development|High|Annual||||68.2%|70%|67%|67.7%|Red|Published in November",
        ),
        format="excel",
        name="scorecard.xlsx",
    )
    (plan,) = draft.plans
    assert (plan.tier, plan.partnership) == (Tier.PERFORMANCE_REPORT, "Westmoor Children's Partnership")
    assert (plan.starts, plan.ends) == (date(2024, 4, 1), date(2025, 3, 31))
    assert outline(plan.parts) == [
        "priority Safe",
        "  measure S1 Re-referrals (%)",
        "  measure S2 Children in care per 10,000",
        "priority Learning",
        "  measure L1 Good level of development",
    ]
    first = plan.of_kind(Kind.MEASURE)[0]
    assert first.polarity is Polarity.LOW_IS_GOOD
    assert [(each.role, each.heading, each.comparator, each.text) for each in first.figures] == [
        (FigureRole.OUTTURN, "Q1", "", "22.1%"),
        (FigureRole.OUTTURN, "Q2", "", "21.8%"),
        (FigureRole.OUTTURN, "Q3", "", "20.9%"),
        (FigureRole.TARGET, "Target 2024/25", "", "20%"),
        (FigureRole.COMPARATOR, "Stat neighbours", "Statistical neighbours", "21.5%"),
        (FigureRole.COMPARATOR, "England", "England", "22.4%"),
    ]
    assert [(each.heading, each.text) for each in first.updates] == [
        ("RAG", "Amber"),
        ("Commentary", "Improving since May"),
    ]


def test_quarters_under_the_years_of_a_heading_over_two_rows():
    draft = read(
        heading("Children's Services Performance Dashboard"),
        table(
            "Measure|2023/24|2023/24|2024/25|Polarity",
            "|Q3|Q4|Q1|",
            "Contacts to the front door|1,204|1,310|1,299|Lower is better",
            "% decided in 24 hours|88%|91%|93%|Higher is better",
            header_rows=2,
        ),
    )
    contacts, decided = draft.plans[0].parts
    assert [figure.heading for figure in contacts.figures] == ["2023/24 Q3", "2023/24 Q4", "2024/25 Q1"]
    assert (contacts.polarity, decided.polarity) == (Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD)


def test_an_action_plan_with_objective_action_lead_by_when_rag_and_update():
    draft = read(
        heading("Northfield SEND Improvement Action Plan 2025-2027"),
        table(
            "Objective|Action|Lead|By when|RAG|Update",
            "1. Children are seen on time|1.1 Recruit two psychologists|Head of SEND, Northfield"
            " Council|March 2026|Green|Both start in May",
            "|1.2 Publish waiting times|Integrated Care Board|Ongoing|Amber|",
            "2. Parents are heard|2.1 Set up a parent panel|Amara Okafor|Sept 2026|Red|Delayed",
        ),
    )
    (plan,) = draft.plans
    assert plan.tier is Tier.ACTION_PLAN
    assert plan.words == {Kind.PRIORITY: "objective", Kind.ACTIVITY: "action"}
    assert outline(plan.parts) == [
        "priority 1 Children are seen on time",
        "  activity 1.1 Recruit two psychologists [March 2026]",
        "  activity 1.2 Publish waiting times [Ongoing]",
        "priority 2 Parents are heard",
        "  activity 2.1 Set up a parent panel [Sept 2026]",
    ]
    recruit, _publish, panel = plan.of_kind(Kind.ACTIVITY)
    assert (recruit.status, recruit.updates[0].text) == ("Green", "Both start in May")
    assert people(recruit) == [("lead", "Northfield Council", "Head of SEND", "")]
    assert [doubt.code for doubt in panel.doubts] == ["person_without_organisation"]


def test_themes_with_bullets_only():
    draft = read(
        heading("Eastvale Early Help Strategy 2024-2029"),
        heading("Theme 1: A strong start", 2),
        paragraph("The first thousand days shape everything that follows for a child and its family."),
        bullet("Open a family hub in each locality by April 2025"),
        bullet("Train every health visitor in the new assessment"),
        heading("Theme 2: Belonging", 2),
        bullet("Make every school a place where children feel safe"),
        bullet("Lead: Eastvale Schools Forum"),
        heading("How we wrote this strategy"),
        paragraph("We asked four hundred families what they wanted, and they told us a great deal about it."),
    )
    (plan,) = draft.plans
    assert plan.word_for(Kind.PRIORITY) == "theme"
    assert outline(plan.parts) == [
        "priority 1 A strong start",
        "  activity Open a family hub in each locality by April 2025 [by April 2025]",
        "  activity Train every health visitor in the new assessment",
        "priority 2 Belonging",
        "  activity Make every school a place where children feel safe",
    ]
    assert plan.parts[0].why_it_matters.startswith("The first thousand days")
    assert {doubt.code for part in plan.of_kind(Kind.ACTIVITY) for doubt in part.doubts} == {
        "list_not_announced"
    }
    assert people(plan.parts[1].parts[0]) == [("lead", "Eastvale Schools Forum", "", "")]
    assert [section.heading for section in plan.sections] == ["Front page", "How we wrote this strategy"]


@pytest.mark.parametrize("below", ["", "Fewer children offend"])
def test_an_outcome_cell_merged_over_several_rows(below):
    """A merged cell arrives empty or repeated, as the format has it."""
    draft = read(
        heading("Southmere Youth Justice Plan 2025/26"),
        table(
            "Outcome|What we will do|Who|When|Measure|Baseline|Target",
            "Fewer children offend|Divert first-time offenders|Youth Justice Service|By June 2025|First"
            " time entrants|210|180",
            f"{below}|Train officers|Southmere Police|Q3 2025/26|Officers trained|0|40",
            "Victims are heard|Offer a meeting to all victims|Probation Service|Ongoing|% of victims"
            " met|55%|80%",
        ),
    )
    assert outline(draft.plans[0].parts) == [
        "outcome Fewer children offend",
        "  activity Divert first-time offenders [By June 2025]",
        "    measure First time entrants",
        "  activity Train officers [Q3 2025/26]",
        "    measure Officers trained",
        "outcome Victims are heard",
        "  activity Offer a meeting to all victims [Ongoing]",
        "    measure % of victims met",
    ]


def test_lists_side_by_side_and_notes_on_the_actions_above_them():
    draft = read(
        heading("Riverton Safeguarding Children Partnership"),
        heading("Business Plan April 2024 – March 2026"),
        heading("Strategic Aim 1", 2),
        heading("Children are protected from exploitation", 2),
        paragraph("Why is this a priority?", bold=True),
        paragraph("Exploitation has grown and changed over the last three years."),
        heading("What we will do", 3),
        bullet("Review the exploitation pathway"),
        bullet("Lead: Riverton Police"),
        bullet("By when: September 2024"),
        bullet("Train 200 practitioners"),
        heading("How will we know we have made a difference?", 3),
        bullet("Fewer children go missing more than once"),
        heading("Measures", 3),
        bullet("% of cases stepped down"),
    )
    (plan,) = draft.plans
    assert (plan.title, plan.partnership) == (
        "Business Plan April 2024 – March 2026",
        "Riverton Safeguarding Children Partnership",
    )
    assert (plan.starts, plan.ends) == (date(2024, 4, 1), date(2026, 3, 31))
    assert outline(plan.parts) == [
        "priority 1 Children are protected from exploitation",
        "  activity Review the exploitation pathway [September 2024]",
        "  activity Train 200 practitioners",
        "  success Fewer children go missing more than once",
        "  measure % of cases stepped down",
    ]
    assert plan.parts[0].why_it_matters
    assert people(plan.of_kind(Kind.ACTIVITY)[0]) == [("lead", "Riverton Police", "", "")]


def test_priorities_in_rows_across_the_table_and_a_column_nobody_knows():
    draft = read(
        paragraph("Early Years Delivery Plan 2025-26", bold=True),
        paragraph("Hillcombe Borough Council"),
        table(
            "Priority 1: Ready for school||||||",
            "No.|Task|Responsible|Target date|Progress|BRAG|Dependencies",
            "1|Map childcare places|Early Years Manager|31/05/2025|Map shared with providers|B|Venue",
            "2|Run three taster days|Children's Centres|30/09/2025|Two of three held|A|Budget",
            "Priority 2: Every parent supported||||||",
            "3|Launch the parent app|Digital Team|Dec 25|Not started|R|Supplier",
            header_rows=0,
        ),
    )
    (plan,) = draft.plans
    assert outline(plan.parts) == [
        "priority 1 Ready for school",
        "  activity 1 Map childcare places [31/05/2025]",
        "  activity 2 Run three taster days [30/09/2025]",
        "priority 2 Every parent supported",
        "  activity 3 Launch the parent app [Dec 25]",
    ]
    task = plan.of_kind(Kind.ACTIVITY)[0]
    assert task.status == "B"
    assert [(each.heading, each.text) for each in task.updates] == [
        ("Progress", "Map shared with providers"),
        ("Dependencies", "Venue"),
    ]
    assert [doubt.code for doubt in task.doubts] == ["column_not_recognised"]


def test_several_activities_in_one_cell_and_several_strategies_in_another():
    draft = read(
        heading("Ashby Young People's Plan"),
        table(
            "Priority|Key activities|Lead organisation|Success measures|Links to other strategies",
            "Being healthy|Offer clinics // Publish a guide|Ashby NHS Trust|More are helped early|Health"
            " Strategy 2023-28; Youth Strategy",
            "Having a voice|Set up a youth council|Ashby Town Council|On every board|Participation Charter",
        ),
    )
    plan = draft.plans[0]
    assert outline(plan.parts) == [
        "priority Being healthy",
        "  activity Offer clinics",
        "  activity Publish a guide",
        "priority Having a voice",
        "  activity Set up a youth council",
    ]
    clinics = plan.of_kind(Kind.ACTIVITY)[0]
    assert [link.name for link in clinics.strategies] == ["Health Strategy 2023-28", "Youth Strategy"]
    assert clinics.success == "More are helped early"


def test_dates_are_shared_out_to_the_actions_of_a_row():
    draft = read(
        heading("Priority 1 - Children are safe"),
        table(
            "Key Activity|Key Actions|Date actions required by|Key Performance Measures",
            "1. The hub|1. Co-locate // 2. Agree thresholds|2. May 2026 // 1. March 2026|% of referrals"
            " // Audits",
            "2. The pathway|Write it // Launch it|March 2026 // May 2026|% of cases",
            "3. The team|Hire // Train // Keep|March 2026 // May 2026|Vacancies",
        ),
    )
    milestones = draft.plans[0].of_kind(Kind.MILESTONE)
    assert [(each.title, each.due) for each in milestones[:4]] == [
        ("Co-locate", "March 2026"),
        ("Agree thresholds", "May 2026"),
        ("Write it", "March 2026"),
        ("Launch it", "May 2026"),
    ]
    assert [bool(each.doubts) for each in milestones] == [False, False, True, True, True, True, True]
    assert len(draft.plans[0].of_kind(Kind.MEASURE)) == 4


def test_what_was_repaired_in_the_source_is_told_with_the_parts():
    draft = read(
        heading("Theme 1: Best start"),
        table("Action|Lead", "Open two hubs|City Council", repairs=("Row 1 was cut by a page break.",)),
    )
    (action,) = draft.plans[0].of_kind(Kind.ACTIVITY)
    assert [(doubt.code, doubt.sentence) for doubt in action.doubts] == [
        ("repaired", "Row 1 was cut by a page break.")
    ]


def test_a_table_nobody_can_read_is_kept_as_text_with_a_question():
    draft = read(
        heading("Moorside Partnership Plan 2025-26"),
        heading("Our money", 2),
        table("Pot|Pounds", "Early help|1,200,000", "Youth work|300,000"),
    )
    assert "Youth work\t300,000" in draft.plans[0].sections[-1].text
    assert [question.code for question in draft.questions] == ["table_not_recognised"]


def test_sheets_of_a_workbook_do_not_run_into_one_another():
    made = document(
        heading("Brackley SEND Partnership – Action Plan 2025/26"),
        table(
            "Ref|Priority|Action|Owner|Due", "1.1|Identification|Publish the offer|SEND Manager|2025-09-30"
        ),
        heading("KPIs"),
        table("KPI|Polarity|Apr-25|May-25|Target", "Plans in 20 weeks (%)|High|52%|55%|60%"),
        format="excel",
    )
    made.lines = [
        SourceLine(line.number, line.text, sheet="Plan" if line.number < 4 else "KPIs") for line in made.lines
    ]
    (plan,) = read_source(made).plans
    assert outline(plan.parts) == [
        "priority Identification",
        "  activity 1.1 Publish the offer [2025-09-30]",
        "measure Plans in 20 weeks (%)",
    ]


def test_the_papers_of_a_meeting_are_kept_and_its_plan_is_read():
    draft = read_source(
        document(
            heading("Elmstead Children's Board"),
            heading("AGENDA"),
            bullet("Apologies for absence", marker="1."),
            bullet("Declarations of interest", marker="2."),
            heading("Minutes of the meeting held on 3 March 2025"),
            paragraph("Apologies for absence were received from two members."),
            paragraph("RESOLVED to note the report."),
            heading("Elmstead Children and Young People's Plan 2024-27: Action Plan"),
            heading("Priority 1: Safe"),
            table("Action|Lead|By when", "Open two hubs|Elmstead Council|March 2026"),
            heading("Board Forward Plan 2025"),
            heading("June 2025"),
            bullet("Annual report"),
        )
    )
    assert [paper.kind for paper in draft.papers] == [
        PaperKind.AGENDA,
        PaperKind.MINUTES,
        PaperKind.FORWARD_PLAN,
    ]
    (plan,) = draft.plans
    assert outline(plan.parts) == ["priority 1 Safe", "  activity Open two hubs [March 2026]"]
    assert draft.accounting.not_understood == {}


def test_officers_of_a_programme_are_named_once_for_all():
    draft = read(
        heading("Improvement Portfolio 2025-2027"),
        paragraph("Senior Responsible Officer: Director of Children's Services"),
        heading("Programmes"),
        heading("01 Homes for children"),
        paragraph("The objective is to open homes near children's families."),
        paragraph("Key milestones for the next year include:"),
        bullet("Open the first home by March 2026"),
        heading("02 Helping early"),
        paragraph("This involves the following areas:"),
        bullet("Family hubs"),
    )
    first, second = draft.plans[0].parts
    assert outline([first, second]) == [
        "programme 01 Homes for children",
        "  milestone Open the first home by March 2026 [by March 2026]",
        "programme 02 Helping early",
        "  component Family hubs",
    ]
    for programme in (first, second):
        (officer,) = programme.responsible(ResponsibilityRole.OFFICER)
        assert officer.post == "Director of Children's Services"


def test_headings_below_our_priorities_are_priorities_where_nothing_else_is_called_so():
    draft = read(
        heading("Thornbury Children and Families Strategy 2025-2030"),
        heading("Our priorities", 2),
        paragraph("We have two, and both were chosen together with the families of Thornbury over a year."),
        heading("1. Early help", 3),
        paragraph("Families should get help before things go wrong, from somebody they know."),
        paragraph("What we will do", bold=True),
        bullet("Open five family hubs by March 2026"),
        heading("2. Belonging", 3),
        table("Action|Owner|By when", "Launch the charter|Head of Education|July 2025"),
        heading("Governance", 2),
        paragraph("The board meets four times a year and publishes what it decides on its website."),
    )
    (plan,) = draft.plans
    assert outline(plan.parts) == [
        "priority 1 Early help",
        "  activity Open five family hubs by March 2026 [by March 2026]",
        "priority 2 Belonging",
        "  activity Launch the charter [July 2025]",
    ]
    assert {doubt.code for part in plan.parts for doubt in part.doubts} == {"heading_as_priority"}
    assert plan.sections[-1].heading == "Governance"


def test_a_heading_above_a_table_of_actions_is_a_priority_where_nothing_else_is_called_so():
    draft = read(
        paragraph("Harwood SEND Partnership"),
        paragraph("SEND Action Plan 2024-25"),
        heading("Early identification", 0),
        table("Action|Lead|Timescale|Impact", "Train staff|Schools Forum|July 2024|Fewer late referrals"),
        heading("Preparing for adulthood", 0),
        table(
            "Action|Lead|Timescale|Impact", "Agree a protocol|Social Care Team|By end of March 2025|No gaps"
        ),
    )
    assert outline(draft.plans[0].parts) == [
        "priority Early identification",
        "  activity Train staff [July 2024]",
        "priority Preparing for adulthood",
        "  activity Agree a protocol [By end of March 2025]",
    ]


def test_rows_that_ran_together_give_the_names_and_leave_the_figures():
    names = "Number of contacts Number of referrals % of referrals within a day"
    draft = read_source(
        document(
            heading("Westmoor Performance Report 2024/25"),
            table("Measure|2023/24|2024/25", f"{names}|10 20 30%|11 22 33%"),
        )
    )
    assert outline(draft.plans[0].parts) == [
        "measure Number of contacts",
        "measure Number of referrals",
        "measure % of referrals within a day",
    ]
    assert all(part.figures == [] and part.doubts for part in draft.plans[0].parts)
    assert list(draft.accounting.not_understood) == [3]


def test_a_date_that_cannot_be_read_and_a_row_without_a_name_are_doubted():
    draft = read(
        heading("Theme 1: Best start"),
        table("Action|By when", "Open two hubs|when funding allows"),
        table("Measure|2023/24", "Children seen|120", "|130"),
    )
    action, measure = draft.plans[0].parts[0].parts
    assert [doubt.code for doubt in action.doubts] == ["date_not_understood"]
    assert [doubt.code for doubt in measure.doubts] == ["measure_without_name"]


def test_commitments_and_milestones_in_lists_and_nothing_else():
    draft = read(
        heading("Our plan for children"),
        heading("Our commitments"),
        bullet("We will listen to children"),
        bullet("We will work as one team"),
        heading("Key milestones"),
        bullet("Launch by June 2026"),
        bullet("Review in 2027"),
    )
    (plan,) = draft.plans
    assert outline(plan.parts) == [
        "priority We will listen to children",
        "priority We will work as one team",
        "activity Launch by June 2026 [by June 2026]",
        "activity Review in 2027 [2027]",
    ]
    assert [part.doubts[0].code for part in plan.of_kind(Kind.PRIORITY)] == ["list_as_priorities"] * 2


def test_an_inspections_recommendations_with_their_actions():
    draft = read(
        heading("Inspection Action Plan"),
        table(
            "Recommendation|Action required|Responsible person|Target completion date|Status",
            "R1. Strengthen oversight|Weekly tracker|Service Director|30 June 2025|Complete",
            "R2. Improve plans|Training for 60 workers|Principal Social Worker|30 September 2025|In progress",
        ),
    )
    (plan,) = draft.plans
    assert plan.word_for(Kind.PRIORITY) == "recommendation"
    assert outline(plan.parts) == [
        "priority R1 Strengthen oversight",
        "  activity Weekly tracker [30 June 2025]",
        "priority R2 Improve plans",
        "  activity Training for 60 workers [30 September 2025]",
    ]
    assert people(plan.of_kind(Kind.ACTIVITY)[1]) == [("lead", "", "Principal Social Worker", "")]


def test_a_lead_and_a_date_behind_the_indicator_are_those_of_the_action():
    draft = read(
        heading("Family Hub Plan"),
        table(
            "Aim|Objective|Activity|Outcome|Indicator|Lead|Date",
            "Healthy babies|Infant feeding|Peer support|More breastfeeding|6-8 week rate|0-19 Service|Mar 26",
            "|Safe sleep|Home visits|Fewer deaths|Deaths|Midwifery Service|Apr 26",
        ),
    )
    assert outline(draft.plans[0].parts) == [
        "priority Healthy babies",
        "  activity Infant feeding",
        "    milestone Peer support [Mar 26]",
        "    measure 6-8 week rate",
        "  activity Safe sleep",
        "    milestone Home visits [Apr 26]",
        "    measure Deaths",
    ]


def test_a_report_to_a_board_with_the_plan_in_its_appendix():
    draft = read(
        heading("Elmstead Children's Board"),
        table(
            "Title of report:|Progress on the SEND action plan",
            "Report to:|Children's Board",
            "Contact officer:|SEND Manager",
            "Wards affected:|All",
            header_rows=0,
        ),
        heading("1. Background"),
        paragraph("The board asked for a report on progress at its last meeting in March."),
        heading("Appendix A: SEND Action Plan 2025-26"),
        table("Ref|Action|Lead|Deadline|Progress", "1|Publish the offer|SEND Manager|May 2025|Done"),
    )
    assert [(paper.kind, paper.title) for paper in draft.papers] == [
        (PaperKind.OTHER, "Elmstead Children's Board"),
        (PaperKind.REPORT, "Progress on the SEND action plan"),
    ]
    (plan,) = draft.plans
    assert plan.title == "SEND Action Plan 2025-26"
    assert outline(plan.parts) == ["activity 1 Publish the offer [May 2025]"]


def test_words_after_a_table_stand_under_the_priority_they_belong_to():
    draft = read(
        heading("Westmoor Children's Partnership Performance Report Q1 2025/26"),
        heading("Priority 1 – Safe"),
        table("Measure|Q1 24/25|Q1 25/26|Target", "Re-referrals|22%|20%|19%"),
        paragraph("Re-referrals have fallen since the new front door opened in May."),
    )
    assert [section.heading for section in draft.plans[0].sections] == ["Front page", "Safe"]
