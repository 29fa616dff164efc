"""The city's performance report 2016/17: promoting health and wellbeing (outcomes 1a to 1e, 16 rows).

Most cells of this part are spread over two lines of the copy, the number in one and its year in the
next, and a bracket opened in one line is closed in the next. Each row's value was put together from its
own line and the next; the order of lines leaves no choice but where a comment says so.
"""

from __future__ import annotations

from goldenthread.example import city_measures as names, measure_names as shared
from goldenthread.example.building import officer, priority, provider
from goldenthread.example.city_performance_report.rows import NONE, reported_outcome, row
from goldenthread.example.organisations import CITY_CCG, CITY_COUNCIL, FUTURES
from goldenthread.plans.content import Part

_CUMULATIVE = "Cumulative total shown"
_TWO_LINES = "Numbers and years stood on two lines of the copy and were put together."

_PUBLIC_HEALTH = officer("Consultant in Public Health", CITY_COUNCIL)
_PUBLIC_HEALTH_FIGURES = [_PUBLIC_HEALTH, provider("Public health analyst", CITY_COUNCIL)]
_YOUTH_JUSTICE_FIGURES = [
    officer("Youth offending team manager", CITY_COUNCIL),
    provider("Youth justice analyst", CITY_COUNCIL),
]
_FUTURES = [officer("Participation manager", FUTURES)]


def health() -> Part:
    """Priority 1 of the report."""
    return priority(
        "1",
        "Promoting the health and wellbeing of babies, children and young people",
        parts=[_babies(), _healthy_lifestyles(), _mental_health(), _risk_taking(), _independence()],
    )


def _babies() -> Part:
    return reported_outcome(
        "1a",
        "Mothers are well and babies are healthy",
        [
            row(
                "% of women reporting smoking at the time of delivery",
                names.SMOKING_AT_DELIVERY,
                "Annual",
                # The outturn is the figure of a part of the year, and the same as the year before.
                ("18.7%", "Available Q4", "18.7% (2016/17 Q2)", "17.0%", NONE, "11.2% (2016/17 Q2)"),
                who=_PUBLIC_HEALTH_FIGURES,
            ),
            row(
                "% of mothers who breastfeed their babies 6-8 weeks after delivery",
                shared.BREASTFEEDING,
                "Annual",
                (
                    "47.7%",
                    "Available Q4",
                    "47.7% (2015/16 no new data)",  # the bracket closes in the next row's line
                    "48.7%",
                    "42.7% (2015/16)",
                    "43.1% (2015/16)",
                ),
                who=_PUBLIC_HEALTH_FIGURES,
                rebuilt=_TWO_LINES,
            ),
            row(
                "Rate of infant mortality per 1,000 live births (aged under 1 year)",
                names.INFANT_MORTALITY,
                "Annual",
                (
                    "6.2 (2013-15)",
                    NONE,
                    "6.2 (2013-15 no new data)",  # closes in the next row's line
                    NONE,
                    "4.3 (2013-15) (E. Mids)",  # the region's figure, in the neighbours' column
                    "3.9 (2013-15)",
                ),
                who=_PUBLIC_HEALTH_FIGURES,
                rebuilt=_TWO_LINES,
            ),
            row(
                # The plan says Hib; the 5 is perhaps a footnote's mark.
                "% of eligible children who have received 3 doses of Dtap/IPV/Hib5 vaccine by their first "
                "birthday",
                names.PRIMARY_IMMUNISATION,
                "Annual",
                (
                    "92.4% (2014/15)",
                    "Available Q4",
                    "91.0% (2015/16)",
                    "95.0%",
                    "92.8% (2015/16)",
                    "93.6% (2015/16)",
                ),
                who=_PUBLIC_HEALTH_FIGURES,
                rebuilt=_TWO_LINES,
            ),
        ],
    )


def _healthy_lifestyles() -> Part:
    return reported_outcome(
        "1b",
        "Children and young people live healthily",
        [
            row(
                "% of Year 6 children who are obese (Nottingham Plan target)",
                names.OBESITY_IN_YEAR_6,
                "Annual",
                (
                    "22.5% (2014/15)",
                    "Available Q4",
                    "23.5% (2015/16)",
                    "19.5%",
                    "24.4% (2015/16)",
                    "19.8% (2015/16)",
                ),
                who=_PUBLIC_HEALTH_FIGURES,
                rebuilt=_TWO_LINES,
            ),
            row(
                "% of children aged 5 with tooth decay",
                names.TOOTH_DECAY_AT_FIVE,
                "Annual",
                # The numbers are lost in four cells; what is left of them is their years and places.
                (
                    "(2014/15)",
                    NONE,
                    "(2014/15 no new data)",
                    NONE,
                    "(2014/15) (E. Mids)",
                    "(2014/15) (E. Mids)",
                ),
                who=_PUBLIC_HEALTH_FIGURES,
                rebuilt="The copy has lost the percentages of this row; their years and places are left.",
            ),
        ],
    )


def _mental_health() -> Part:
    return reported_outcome(
        "1c",
        "Children and young people have good mental health",
        [
            row(
                "Number of hospital admissions for self harm for those age 10-24 (per 100,000)",
                names.SELF_HARM_ADMISSIONS,
                "Annual",
                ("435.8 (2014/15)", NONE, "448 (2015/16)", NONE, "422.2 (2015/16)", "430.5 (2015/16)"),
                who=_PUBLIC_HEALTH_FIGURES,
                rebuilt=_TWO_LINES,
            ),
            row(
                "Number of referrals into the Behavioural, Emotional or Mental Health Pathway which lead to "
                "appropriate support from Child and Adolescent Mental Health Services (CAMHS)",
                names.PATHWAY_REFERRALS_SUPPORTED,
                "Quarterly",
                # The name takes two lines, and the years of the row above stand in the first of them.
                ("(1324 YTD)", "663", "1048", NONE, NONE, NONE),
                who=[officer("Commissioning officer, children's mental health", CITY_CCG)],
                definition=_CUMULATIVE,
                rebuilt="The first outturn is in brackets and of the year to date: the number before it may "
                "be lost.",
            ),
            row(
                # A rate by its name, a count by its figures.
                "Rate of hospital admissions for mental health conditions for those aged 0-17",
                names.MENTAL_HEALTH_ADMISSIONS,
                "Quarterly",
                ("63", "29", "54", NONE, NONE, NONE),
                who=[officer("Commissioning manager, maternity and children", CITY_CCG)],
                definition=_CUMULATIVE,
            ),
        ],
    )


def _risk_taking() -> Part:
    return reported_outcome(
        "1d",
        "Young people are well informed and positive about risk",
        [
            row(
                "Under 18 conception rate (Nottingham Plan target)",
                shared.UNDER_18_CONCEPTIONS,
                "Quarterly",
                ("32.7 (Dec 2014)", "32.9 (Sept 2015)", "31.2 (2015)", "31.1", "26.0 (2015)", "20.8 (2015)"),
                who=[_PUBLIC_HEALTH, provider("Teenage pregnancy lead", CITY_COUNCIL)],
            ),
            row(
                "Rate of first time entrants to the Youth Justice System (Nottingham Plan target) "
                "(per 100,000)",
                names.FIRST_TIME_ENTRANTS,
                "Quarterly",
                (
                    "210 (830)",
                    "81 (702)",
                    "168 (652 per 10,000) Oct 15 - Sept 16",  # the name says per 100,000
                    "196 (Q2) 390 (Q4)",
                    "(504) (Apr 15 - Mar 16 PNC data)",
                    "(357) (Apr 15 - Mar 16 PNC data)",
                ),
                who=_YOUTH_JUSTICE_FIGURES,
                definition=_CUMULATIVE,
            ),
            row(
                "Rate of proven re-offending by young people who offend",
                names.REOFFENDING,
                "Quarterly",
                ("1.14", "1.16", "1.01", "1.05", "1.15", "1.18"),
                who=_YOUTH_JUSTICE_FIGURES,
            ),
            row(
                "Number of new presentations to young peoples' drug and alcohol service",
                names.DRUG_SERVICE_PRESENTATIONS,
                "Quarterly",
                ("166", "57", "164", "240", NONE, NONE),
                who=[_PUBLIC_HEALTH, provider("Substance misuse analyst", CITY_COUNCIL)],
                definition=_CUMULATIVE,
            ),
        ],
    )


def _independence() -> Part:
    return reported_outcome(
        "1e",
        "Young people are ready to be independent",
        [
            row(
                "% and number of 16-18 year olds who are NEET",
                names.NEET_AT_16_TO_18,
                "Quarterly",
                (
                    "6.2% (479)",
                    "6.5% (512)",
                    "Q4 2016-17: New social care system embedded, data not available at present",
                    NONE,
                    NONE,
                    NONE,
                ),
                who=_FUTURES,
            ),
            row(
                "% and number of 16-18 year olds whose destination is Not Known",
                names.NOT_KNOWN_AT_16_TO_18,
                "Quarterly",
                (
                    "2.2% (178)",
                    "2.1% (185)",
                    "Q4 2016-17: New social care system embedded, data not available at",  # cut short so
                    NONE,
                    NONE,
                    NONE,
                ),
                who=_FUTURES,
            ),
            row(
                "% Looked After Children aged 15+ who have a designated Futures Advisor",
                names.FUTURES_ADVISER_IN_CARE,
                "Quarterly",
                (NONE, NONE, "Not available as of 21/06/17", NONE, NONE, NONE),
                who=_FUTURES,
                rebuilt="The reason was cut in its own line and is whole only in later ones.",
            ),
        ],
    )
