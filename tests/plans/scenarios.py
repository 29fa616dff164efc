"""Plans that tests speak of, written as small as they can be and still be a plan."""

from __future__ import annotations

from datetime import date

from goldenthread.plans.content import (
    FigureRole,
    Kind,
    Part,
    PlanContent,
    Polarity,
    ReportedFigure,
    Responsibility,
    ResponsibilityRole,
    StrategyLink,
    Tier,
)


def safe_plan(title: str = "Safe and Well 2016-18") -> PlanContent:
    """One priority, one outcome, one activity with two milestones, one measure."""
    lead = Responsibility(
        ResponsibilityRole.LEAD,
        "NCC (Children's Social Care)",
        organisation="NCC",
        post="Children's Social Care",
    )
    return PlanContent(
        title=title,
        tier=Tier.PARTNERSHIP_PLAN,
        starts=date(2016, 4, 1),
        ends=date(2018, 3, 31),
        words={Kind.ACTIVITY: "key action"},
        parts=[
            Part(
                Kind.PRIORITY,
                "Children are safe",
                number="1",
                key="1",
                parts=[
                    Part(
                        Kind.OUTCOME,
                        "Children who need help are found early",
                        number="1a",
                        key="1a",
                        parts=[
                            Part(
                                Kind.ACTIVITY,
                                "Bring the front door teams together",
                                number="1.1",
                                key="1.1",
                                responsibilities=[lead],
                                strategies=[StrategyLink("Front Door Improvement Plan")],
                                parts=[
                                    Part(
                                        Kind.MILESTONE,
                                        "One front door open",
                                        number="1.1.1",
                                        key="1.1.1",
                                        due="by November 2016",
                                        responsibilities=[lead],
                                    ),
                                    Part(
                                        Kind.MILESTONE,
                                        "Shared recording in use",
                                        number="1.1.2",
                                        key="1.1.2",
                                        due="March 2017",
                                    ),
                                ],
                            ),
                            Part(
                                Kind.MEASURE,
                                "Assessments completed within timescale",
                                key="m1",
                                polarity=Polarity.HIGH_IS_GOOD,
                                frequency="Quarterly",
                                figures=[
                                    ReportedFigure(FigureRole.BASELINE, "81.0%", "Current value"),
                                    ReportedFigure(FigureRole.TARGET, "85.0%", "Target 2016-17"),
                                ],
                            ),
                        ],
                    )
                ],
            )
        ],
    )
