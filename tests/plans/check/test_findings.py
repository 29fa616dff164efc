"""What a finding carries: its place, its evidence, its fingerprint, and its place among the others."""

from datetime import date

from hypothesis import given, settings, strategies as st

from goldenthread.example.building import (
    activity,
    figure,
    lead,
    measure,
    milestone,
    outcome,
    priority,
    strategy,
    update,
)
from goldenthread.plans.check import Severity, check_plans, counts_by_severity
from goldenthread.plans.content import FigureRole, Part, Place, Polarity
from tests.plans.check.small_plans import TODAY, found, outturn, sentences, small_plan


def with_target(text, title="Excess weight"):
    return small_plan(measure(title, baseline="20%", target=text))


def test_a_finding_leads_to_its_words():
    row = measure("% of pupils", figures=[outturn("104%")])
    row.place, row.figures[0].place, row.identity = Place(12, 12), Place(14, 14, page=3), 7
    (finding,) = found("impossible-value", small_plan(row, key="mine"))
    (evidence,) = finding.evidence
    assert (finding.plan_key, finding.subject_key, finding.subject_identity) == ("mine", "mine/0", 7)
    assert (evidence.text, evidence.field, evidence.part_identity) == ("104%", "outturn", 7)
    assert (evidence.place, finding.place) == (Place(14, 14, page=3), Place(12, 12))
    assert finding.severity is Severity.PROBLEM


def test_a_fingerprint_stays_while_the_evidence_does():
    one, again = (found("untestable-target", with_target("Reduction")) for _ in range(2))
    assert one[0].fingerprint == again[0].fingerprint


def test_a_fingerprint_does_not_depend_on_the_day_or_on_other_parts():
    alone = found("untestable-target", with_target("Reduction"))
    plan = with_target("Reduction")
    plan.parts.append(measure("Something else"))
    among = found("untestable-target", plan, today=date(2020, 1, 1))
    assert alone[0].fingerprint == among[0].fingerprint


def test_a_fingerprint_changes_with_the_evidence():
    one = found("untestable-target", with_target("Reduction"))
    other = found("untestable-target", with_target("Reduction (no specific target set)"))
    assert one[0].fingerprint != other[0].fingerprint


def test_two_findings_never_share_a_fingerprint():
    plan = small_plan(*(measure("% of pupils", figures=[outturn("104%"), outturn("104%")]) for _ in range(2)))
    for part in plan.parts:
        part.key = ""
    marks = [each.fingerprint for each in check_plans([plan], today=TODAY)]
    assert len(marks) == len(set(marks))


def test_findings_come_in_the_order_of_the_document_the_whole_plan_first():
    plan = small_plan(
        milestone("Late", due="by August 2030"),
        measure("% of pupils", figures=[outturn("104%")]),
        measure("% of others", figures=[outturn("105%")]),
    )
    findings = check_plans(
        [plan, small_plan(milestone("Late", due="by August 2030"), key="next")], today=TODAY
    )
    places = [(each.plan_key, each.subject_key) for each in findings]
    assert places == sorted(places, key=lambda each: (each[0] == "next", each[1]))
    assert places[0] == ("plan", "")


def test_findings_are_counted_by_severity():
    counts = counts_by_severity(check_plans([with_target("Reduction")], today=TODAY))
    assert counts[Severity.WARNING] == 1 and counts[Severity.PROBLEM] == 0


def test_an_empty_plan_and_no_plan_have_no_findings():
    assert check_plans([], today=TODAY) == []
    assert check_plans([small_plan()], today=TODAY) == []


def test_a_long_title_is_cut_in_the_sentence_and_whole_in_the_evidence():
    title = "Percentage of " + "very " * 60 + "long titles"
    (finding,) = found("impossible-value", small_plan(measure(title, figures=[outturn("104%")])))
    assert " …” has " in finding.sentence and finding.subject == title


#: Texts that documents hold and nobody would invent: marks, torn brackets, figures run together.
TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "~",
            "104%",
            "-",
            "(2014/15",
            "Gap: PP: 3 Non-PP",
            "per 0",
            "1.1.1",
            "xxxx",
            "Q2",
            "20-14",
            "£",
            "iv",
        ]
    ),
    st.from_regex(r"[0-9]{1,4}([.,][0-9]+)?%? ?(\([0-9/ QAYa-z.,]{0,12}\)?)?", fullmatch=True),
)


def a_part(texts: tuple[str, ...], polarity: Polarity) -> Part:
    title, cell, heading, due, number = texts
    row = measure(title, number=number, frequency=cell, polarity=polarity, definition=heading)
    row.figures = [figure(role, cell, heading, heading) for role in FigureRole]
    step = milestone(title, number=number, due=due, success=cell, who=[lead(cell)], status=heading)
    return priority(
        number,
        title,
        parts=[
            outcome(title, number=number, due=due, parts=[row, row]),
            activity(title, number=number, due=due, strategies=[strategy(cell, heading)], parts=[step, row]),
        ],
        updates=[update(cell)],
    )


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS), st.sampled_from(Polarity)), max_size=3)
)
def test_no_text_makes_the_check_fail(rows):
    parts = [a_part(texts, polarity) for texts, polarity in rows]
    findings = check_plans([small_plan(*parts), small_plan(*parts, key="next")], today=TODAY)
    assert all(each.sentence and each.fingerprint for each in findings)
    assert len({each.fingerprint for each in findings}) == len(findings)


def test_a_plan_said_twice_has_the_same_findings_twice():
    plan = with_target("Reduction")
    assert sentences("untestable-target", plan, plan)[:1] == sentences("untestable-target", plan)
