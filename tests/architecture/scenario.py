"""What the addresses lead to: a plan of Northshire's, documents it brought in, an accepted finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from goldenthread.audit.actions import recorded_as_at
from goldenthread.audit.models import Event
from goldenthread.documents.actions import discard
from goldenthread.documents.models import Upload, UploadStatus
from goldenthread.measures.models import Load, Report
from goldenthread.plans.actions import accept_finding, adopt_plan, change_part
from goldenthread.plans.check import Finding, check_plans
from goldenthread.plans.content import Section as SectionContent
from goldenthread.plans.models import AcceptedFinding, Measure, Part, Plan, Section, Strategy
from goldenthread.plans.queries import content_of
from tests.documents.scenarios import read_upload_of, upload_of
from tests.measures.load_forms import loads_of
from tests.measures.measure_forms import decide_about_measure
from tests.measures.national import one_national_figure
from tests.measures.report_forms import one_report
from tests.plans.scenarios import safe_plan

AGENDA = """Northshire Children's Trust Board

Agenda

Wednesday 5 July 2017 at 2 pm
Committee Room 1

1. Apologies for absence
2. Declarations of interest
3. Minutes of the meeting held on 5 April 2017
4. Any other business
"""
PASSWORD = "correct horse battery staple"
ADOPTED = datetime(2016, 4, 1, 9, tzinfo=UTC)
#: A day on which everything above was there already, and which is past.
A_PAST_DAY = date(2016, 6, 1)


@dataclass
class Scenario:
    """One record of everything that an address may name, all of Northshire."""

    cast: Any
    plan: Plan
    upload: Upload
    refused: Upload
    discarded: Upload
    agenda: Upload
    load: Load
    discarded_load: Load
    confirmed_load: Load
    report: Report
    accepted: AcceptedFinding
    finding: Finding
    change: Any

    def part(self, key: str) -> Part:
        """A part of the plan by its key."""
        return Part.objects.get(plan=self.plan, key=key)

    @property
    def measure(self) -> Measure:
        """The plan's only measure."""
        return Measure.objects.get()

    @property
    def section(self) -> Section:
        """The words around the plan."""
        return Section.objects.get(plan=self.plan)

    @property
    def strategy(self) -> Strategy:
        """The only strategy that the plan links to."""
        return Strategy.objects.get()


def small_scenario(cast: Any) -> Scenario:
    """Everything once. Everybody has the same password."""
    for who in (cast.amara, cast.ben, cast.carys, cast.dev, cast.edie, cast.farid):
        who.set_password(PASSWORD)
        who.save()
    with recorded_as_at(ADOPTED):
        content = safe_plan()
        content.sections = [SectionContent("Foreword", "We care.")]
        plan = adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason="Agreed")
        change_part(
            part=Part.objects.get(plan=plan, key="1.1"),
            fields={"status": "in progress"},
            by=cast.amara,
            reason="Told at the meeting",
        )
    change = Event.objects.latest("id").change
    finding, other = check_plans([content_of(plan)], today=timezone.localdate())[:2]
    accept_finding(
        plan=plan,
        code=other.code,
        subject=other.subject_key or plan.key,
        fingerprint=other.fingerprint,
        by=cast.ben,
        reason="Known to the board",
    )
    one_national_figure()
    loads = loads_of(cast)
    decide_about_measure(cast)
    discarded = read_upload_of(cast, name="not-needed.txt")
    discard(upload=discarded, by=cast.amara, reason="Not ours")
    return Scenario(
        cast=cast,
        plan=plan,
        upload=read_upload_of(cast),
        refused=upload_of(cast, status=UploadStatus.REFUSED, problem="It has no text.", name="scan.txt"),
        discarded=discarded,
        agenda=read_upload_of(cast, AGENDA, name="agenda.txt"),
        **loads,
        report=one_report(cast, plan),
        accepted=AcceptedFinding.objects.get(),
        finding=finding,
        change=change,
    )
