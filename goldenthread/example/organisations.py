"""The organisations, boards and groups that the example's plans name, in both partnerships.

Names of organisations and public bodies are facts and are given in full; `also_called` holds every
other way the documents write them, so that a table cell such as "NCC" finds its organisation. A
school, a CCG or a district council that the documents never name singly stands as its group, as there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COUNTY = "Nottinghamshire Children's Trust"
CITY = "Nottingham City Children's Partnership"


class OrganisationKind(StrEnum):
    """What sort of body it is; the values are those of `partnerships.models.OrganisationKind`."""

    COUNCIL = "council"
    DISTRICTS = "district"
    NHS_COMMISSIONER = "nhs-commissioner"
    NHS_PROVIDER = "nhs-provider"
    POLICE = "police"
    PROBATION = "probation"
    EDUCATION = "education"
    VOLUNTARY = "voluntary"
    PUBLIC_BODY = "public-body"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation, board or group, and the partnerships it takes part in."""

    name: str
    kind: OrganisationKind
    partnerships: tuple[str, ...] = (COUNTY,)
    short: str = ""
    also_called: tuple[str, ...] = ()


# Names used in more than one module.
COUNTY_COUNCIL = "Nottinghamshire County Council"
CITY_COUNCIL = "Nottingham City Council"
COUNTY_CCGS = "NHS Clinical Commissioning Groups in Nottinghamshire"
CITY_CCG = "NHS Nottingham City Clinical Commissioning Group"
POLICE = "Nottinghamshire Police"
PROBATION = "National Probation Service, Nottinghamshire"
DISTRICTS = "Nottinghamshire district and borough councils"
COUNTY_SCHOOLS = "Schools in Nottinghamshire"
HEALTH_PROVIDERS = "NHS providers in Nottinghamshire"
HEALTHCARE_TRUST = "Nottinghamshire Healthcare NHS Trust"
COUNTY_TRUST_BOARD = "Nottinghamshire Children's Trust Board"
COUNTY_TRUST_EXECUTIVE = "Nottinghamshire Children's Trust Executive"
COUNTY_SAFEGUARDING_BOARD = "Nottinghamshire Safeguarding Children Board"
CITY_SAFEGUARDING_BOARD = "Nottingham City Safeguarding Children Board"
CITY_BOARD = "Nottingham City Children's Partnership Board"
FUTURES = "Futures Advice, Skills & Employment"
CITYCARE = "Nottingham CityCare Partnership"
CRIME_AND_DRUGS_PARTNERSHIP = "Nottingham Crime and Drugs Partnership"
CITY_PROVIDER_NETWORK = "Children and Young People's Provider Network"

_BOTH = (COUNTY, CITY)
_Kind = OrganisationKind

ORGANISATIONS: tuple[Organisation, ...] = (
    # Both partnerships
    Organisation(
        POLICE,
        _Kind.POLICE,
        _BOTH,
        "the Police",
        ("Police", "Police & Partners", "Nottinghamshire Police Authority"),
    ),
    Organisation(PROBATION, _Kind.PROBATION, _BOTH, "Probation", ("Probation", "National Probation Service")),
    Organisation("NHS England", _Kind.NHS_COMMISSIONER, _BOTH),
    Organisation("Public Health England", _Kind.PUBLIC_BODY, _BOTH, "PHE"),
    Organisation("Department for Education", _Kind.PUBLIC_BODY, _BOTH, "DfE"),
    Organisation("Ofsted", _Kind.PUBLIC_BODY, _BOTH),
    Organisation("Care Quality Commission", _Kind.PUBLIC_BODY, _BOTH, "CQC"),
    Organisation(CITY_COUNCIL, _Kind.COUNCIL, _BOTH, "the City Council", ("Nottingham City", "NCiC")),
    Organisation(
        CITY_SAFEGUARDING_BOARD,
        _Kind.GROUP,
        _BOTH,
        "NCSCB",
        ("Nottingham City Safeguarding Children's Board", "Local Safeguarding Children Board"),
    ),
    Organisation(
        "Child Sexual Exploitation Cross Authority Group",
        _Kind.GROUP,
        _BOTH,
        "CSECAG",
        ("Child Sexual Exploitation Cross Authority Group (CSECAG)", "CSE Cross Authority Group"),
    ),
    # Nottinghamshire: members and partners
    Organisation(COUNTY_COUNCIL, _Kind.COUNCIL, short="NCC", also_called=("Nottinghamshire County",)),
    Organisation(
        DISTRICTS,
        _Kind.DISTRICTS,
        also_called=("District Councils", "District and Borough Councils", "District / Borough Councils"),
    ),
    Organisation(
        COUNTY_CCGS,
        _Kind.NHS_COMMISSIONER,
        short="CCGs",
        also_called=(
            "Clinical Commissioning Groups",
            "Clinical Commissioning Groups (CCGs)",
            "Nottinghamshire CCGs",
        ),
    ),
    Organisation("NHS Bassetlaw Clinical Commissioning Group", _Kind.NHS_COMMISSIONER),
    Organisation(
        "NHS commissioners in Nottinghamshire", _Kind.NHS_COMMISSIONER, also_called=("NHS commissioners",)
    ),
    Organisation(
        HEALTH_PROVIDERS,
        _Kind.NHS_PROVIDER,
        also_called=("Health providers", "Health Providers", "NHS Providers", "Health"),
    ),
    Organisation(
        HEALTHCARE_TRUST,
        _Kind.NHS_PROVIDER,
        also_called=("Nottinghamshire and Nottingham City Healthcare Trust",),
    ),
    Organisation(COUNTY_SCHOOLS, _Kind.EDUCATION, short="Schools"),
    Organisation(
        "Post-16 and other learning providers in Nottinghamshire",
        _Kind.EDUCATION,
        short="learning providers",
        also_called=(
            "Post 16 Learning Providers",
            "Post 16 Learning providers",
            "Post 16 Providers",
            "Learning Providers",
            "other Learning Providers",
        ),
    ),
    Organisation("Education Trust Boards", _Kind.EDUCATION),
    Organisation("National Schools Partnership", _Kind.EDUCATION, short="NSP"),
    Organisation("Dioceses", _Kind.EDUCATION),
    Organisation(
        "Regional Schools Commissioner", _Kind.PUBLIC_BODY, also_called=("the Regional Schools Commissioner",)
    ),
    Organisation(
        "Universities in and near Nottinghamshire", _Kind.EDUCATION, also_called=("local Universities",)
    ),
    Organisation("Nottingham Trent University", _Kind.EDUCATION, also_called=("Nottingham Trent",)),
    Organisation("Manchester Universities", _Kind.EDUCATION),
    Organisation(
        "Private, voluntary and independent providers in Nottinghamshire",
        _Kind.EDUCATION,
        short="PVI providers",
        also_called=("Private, Voluntary and Independent Providers",),
    ),
    Organisation(
        "Supported accommodation providers in Nottinghamshire", _Kind.VOLUNTARY, also_called=("Providers",)
    ),
    Organisation(
        "Voluntary sector in Nottinghamshire",
        _Kind.VOLUNTARY,
        also_called=("the Voluntary Sector", "Voluntary Sector"),
    ),
    Organisation("Nottinghamshire Participation Hub", _Kind.VOLUNTARY),
    Organisation(
        "Children's centres in Nottinghamshire",
        _Kind.PUBLIC_BODY,
        also_called=("Children's Centres",),
    ),
    # Nottinghamshire: boards and groups
    Organisation(COUNTY_TRUST_BOARD, _Kind.GROUP, short="the Trust Board"),
    Organisation(COUNTY_TRUST_EXECUTIVE, _Kind.GROUP, also_called=("Children's Trust Executive Group",)),
    Organisation(
        COUNTY_SAFEGUARDING_BOARD,
        _Kind.GROUP,
        short="NSCB",
        also_called=("Nottinghamshire Safeguarding Children Board (NSCB)",),
    ),
    Organisation("NSCB Think Family Task and Finish Group", _Kind.GROUP),
    Organisation("Nottinghamshire Health and Wellbeing Board", _Kind.GROUP, short="HWB"),
    Organisation("Nottinghamshire Children and Families Alliance", _Kind.GROUP, short="CAFA"),
    Organisation("Nottinghamshire Safeguarding Children Partnership", _Kind.GROUP, short="NSCP"),
    Organisation("Children and Young People's Committee", _Kind.GROUP),
    Organisation("Improvement and Change Sub-Committee", _Kind.GROUP),
    Organisation("Policy Committee", _Kind.GROUP),
    Organisation("Corporate Parenting Sub Committee", _Kind.GROUP),
    Organisation("Looked After Children and Care Leavers Strategy Group", _Kind.GROUP),
    Organisation("MASH Governance Group", _Kind.GROUP),
    Organisation("Corporate Leadership Team", _Kind.GROUP),
    Organisation("Children, Families and Cultural Services Leadership Team", _Kind.GROUP),
    Organisation("Closing the Gap Performance Board", _Kind.GROUP),
    Organisation("Local Management Groups", _Kind.GROUP),
    Organisation("Children and Young People's Mental Health and Wellbeing Executive", _Kind.GROUP),
    Organisation("Early Childhood and Healthy Child Programme Integrated Commissioning Group", _Kind.GROUP),
    Organisation("Young People's Health Strategy Steering Group", _Kind.GROUP),
    Organisation("ICCYPH Contract Management Meeting", _Kind.GROUP),
    Organisation("ICCYPH Steering Group", _Kind.GROUP),
    Organisation(
        "Improving Outcomes for Children and Young People with Disabilities Steering Group",
        _Kind.GROUP,
        also_called=(
            "Improving outcomes for disabled CYP Steering Group",
            "Improving Outcomes for CYP with Disabilities Steering Group",
            "Improving Outcomes Steering Group",
        ),
    ),
    Organisation("D2N2 Regional Adoption Agency", _Kind.PUBLIC_BODY),
    Organisation("D2N2 Teaching Partnership", _Kind.GROUP),
    # Nottingham
    Organisation(CITY_BOARD, _Kind.GROUP, (CITY,), "the Board"),
    Organisation(
        CITY_CCG, _Kind.NHS_COMMISSIONER, (CITY,), "the City CCG", ("CCG", "City CCG", "Nottingham City CCG")
    ),
    Organisation(CITYCARE, _Kind.NHS_PROVIDER, (CITY,), "CityCare", ("CityCare Partnership",)),
    Organisation(FUTURES, _Kind.EDUCATION, (CITY,), "Futures", ("Nottingham Futures",)),
    Organisation(
        CRIME_AND_DRUGS_PARTNERSHIP, _Kind.GROUP, (CITY,), also_called=("Crime and Drugs Partnership",)
    ),
    Organisation(
        "Department for Work and Pensions",
        _Kind.PUBLIC_BODY,
        (CITY,),
        "DWP",
        ("DWP Job Centre Plus", "Jobcentre Plus"),
    ),
    Organisation(CITY_PROVIDER_NETWORK, _Kind.VOLUNTARY, (CITY,), "CYPPN"),
    Organisation("Primary schools in Nottingham", _Kind.EDUCATION, (CITY,)),
    Organisation("Secondary schools in Nottingham", _Kind.EDUCATION, (CITY,)),
    Organisation("Special schools in Nottingham", _Kind.EDUCATION, (CITY,)),
    Organisation("Further education in Nottingham", _Kind.EDUCATION, (CITY,)),
    Organisation("Nottingham Youth Cabinet", _Kind.GROUP, (CITY,), "the Youth Cabinet"),
)


def _by_any_name() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for each in ORGANISATIONS:
        for name in (each.name, each.short, *each.also_called):
            if name:
                found.setdefault(name.casefold(), each)
    return found


_BY_ANY_NAME = _by_any_name()


def organisation_called(name: str) -> Organisation:
    """The organisation of this name, short name or other spelling. Raises KeyError, naming it, if none."""
    try:
        return _BY_ANY_NAME[name.casefold()]
    except KeyError:
        raise KeyError(f"No organisation of the example is called {name!r}.") from None
