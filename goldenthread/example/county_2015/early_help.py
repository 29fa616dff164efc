"""Priority four of the 2015-16 delivery plan: early help for those who need it."""

from __future__ import annotations

from goldenthread.example import measure_names, strategies
from goldenthread.example.building import activity, milestone, outcome, priority, strategy
from goldenthread.example.county_2015.indicators import indicator
from goldenthread.example.county_partnership import ncc
from goldenthread.plans.content import Part

EARLY_HELP_MANAGER = ncc("Group Manager, Early Help Services")
LOCALITY_MANAGER = ncc("Group Manager Childhood and Early Help Locality Services")


def early_help() -> Part:
    """Priority four: three key actions, nine milestones, four indicators."""
    return priority(
        "4",
        "Provide children and young people with the early help support that they need",
        parts=[_family_service(), _supported_accommodation(), _early_years()],
    )


def _family_service() -> Part:
    return outcome(
        "A new family service is at work.",
        parts=[
            activity(
                """Set up a family service based in localities, so that children and families get the early
                help they need""",
                number="4.1",
                parts=[
                    milestone(
                        "How the service will work has been agreed in its final form",
                        number="4.1.1",
                        due="by 1 May 2015",
                        success="Guidance for practice and menus of interventions have been published.",
                        who=[EARLY_HELP_MANAGER],
                    ),
                    milestone(
                        "Staff have moved into their roles in the family service",
                        number="4.1.2",
                        due="by 1 May 2015",
                        success="""Committee has agreed the structure, and staff have been moved or
                        appointed to their posts.""",
                        who=[EARLY_HELP_MANAGER],
                    ),
                    milestone(
                        "The skills and the infrastructure to run the family service are in place",
                        number="4.1.3",
                        due="by 1 May 2015",
                        success="""Staff are trained, IT works, business support is agreed, there is a plan
                        for moving cases across, and everyone knows what is happening.""",
                        who=[EARLY_HELP_MANAGER],
                    ),
                    milestone(
                        "The new family service begins",
                        number="4.1.4",
                        due="by 1 November 2015",
                        success="The service and its partners are ready for the new model and sure of it.",
                        who=[EARLY_HELP_MANAGER],
                    ),
                ],
            ),
            indicator(
                "Percentage of children whose needs were fully resolved at closure to an early help service",
                "65%",
                "70%",
            ),
        ],
    )


def _supported_accommodation() -> Part:
    return outcome(
        "Homeless young people and care leavers have somewhere suitable to live, with support that works.",
        parts=[
            activity(
                """Commission afresh the supported accommodation for homeless 16 and 17 year olds and care
                leavers""",
                number="4.2",
                parts=[
                    milestone(
                        "The new contracts are running",
                        number="4.2.1",
                        due="by 31 December 2015",
                        success="The tender is complete and all four contracts have been awarded.",
                        who=[EARLY_HELP_MANAGER],
                    ),
                ],
            ),
            indicator(
                "New contracts in place for supported accommodation", "N/A", "Contracts successful awarded"
            ),
        ],
    )


def _early_years() -> Part:
    return outcome(
        "Early childhood provision is of high quality, and there is enough of it.",
        parts=[
            activity(
                "Plan for early years provision to stay good and to be enough",
                number="4.3",
                parts=[
                    milestone(
                        """The plan for grouping children's centres in clusters is complete, with its
                        equality impact assessment brought up to date, while the contracts with NCFP go on
                        being monitored""",
                        number="4.3.1",
                        due="by March 2016",
                        success="""It is agreed how clustering can go ahead without losing ground on the
                        service's priorities.""",
                        who=[LOCALITY_MANAGER],
                    ),
                    milestone(
                        """Childcare places for two, three and four year olds have been reviewed and kept up
                        after the yearly Childcare Sufficiency Audit; the offer for two year olds is fully
                        rolled out and the capital works plan is complete""",
                        number="4.3.2",
                        due="by March 2016",
                        success="There are enough childcare places for two, three and four year olds.",
                        who=[LOCALITY_MANAGER],
                    ),
                    milestone(
                        "The Early Help Development Plan has been carried out",
                        number="4.3.3",
                        due="by March 2016",
                        success="What the revised plan lists has been delivered.",
                        who=[LOCALITY_MANAGER],
                        strategies=[strategy(strategies.EARLY_HELP_DEVELOPMENT)],
                    ),
                    milestone(
                        "A new team gives early years settings the new offer of support",
                        number="4.3.4",
                        due="by March 2016",
                        success="The support offered is being given.",
                        who=[LOCALITY_MANAGER],
                    ),
                ],
            ),
            indicator(
                "Percentage of children aged 0-4 living in low income areas seen at children's centres",
                "58%",
                "65%",
                measure=measure_names.SEEN_AT_CHILDRENS_CENTRES,
            ),
            indicator(
                "Percentage of eligible two year olds taking up early education places",
                "62%",
                "85%",
                measure=measure_names.EARLY_EDUCATION_TAKE_UP_AT_TWO,
            ),
        ],
    )
