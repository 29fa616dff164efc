"""What the strategy for 2019-21 says before its commitments: where it stands and what presses on it."""

from __future__ import annotations

from goldenthread.example.building import section
from goldenthread.plans.content import Section


def context() -> list[Section]:
    """The sections, in the order of the document."""
    return [
        section(
            "Your Nottinghamshire, Your Future",
            """The Council Plan wants the county to be known as a great place in four ways: to bring up your
            family, to fulfil your ambition, to enjoy your later life, and to start and grow your business.
            It makes 12 commitments, which cover all that the Council does.

            This is one of four departmental strategies that say how each department will help to keep them.
            Policy Committee agrees the strategies and monitors their progress, so that councillors can see
            the Council Plan being carried out by one Council with its departments working together.""",
        ),
        section(
            "Strategic context",
            """The department is one of the largest children's services in the country, for more than
            170,000 children and young people under 19, with universal, targeted and specialist services. It
            safeguards children and promotes their welfare, and carries out the Council's duties for
            education; under the Children Act 2004 the Director of Children's Services answers for both.

            Need grows in number and complexity while money shrinks. Academies, free schools and a system
            led by schools have changed the Council's part in education. National reform of social care,
            adoption, residential care and SEND goes on, as does the scrutiny of Ofsted, the Care Quality
            Commission and Her Majesty's Inspectorate of Probation; keeping services 'good' remains a
            priority. The vision is to make the best of what there is for safeguarding and education, with
            the most vulnerable first.

            Service plans and a 'business plan on a page' hold the detail. A partnership strategy for looked
            after children and care leavers holds every partner to its responsibilities as a corporate
            parent. The department's priorities tie in with the business plan of the Nottinghamshire
            Safeguarding Children Partnership and with the Children, Young People and Families Plan, which
            the Children and Families Alliance looks after.""",
        ),
        section(
            "Partnerships",
            """The Children Act 2004 asks the Council to promote cooperation with police, health, youth
            justice, probation, schools and the voluntary sector. The Nottinghamshire Children and Families
            Alliance brings together the police, district and borough councils, CCGs, education trust boards
            and the National Schools Partnership; it makes recommendations to the Health and Wellbeing Board
            and monitors progress for it.

            The Health and Wellbeing Board sets priorities through its strategy and the Joint Strategic
            Needs Assessment; the Sustainability and Transformation Plan says how local organisations will
            work together on care, health and wellbeing, for young people moving to adult social care among
            others. The Nottinghamshire Safeguarding Children Partnership, set up under the Children and
            Social Work Act 2017 and Working Together 2018, co-ordinates safeguarding, responds to need,
            publishes local child safeguarding practice reviews and provides scrutiny.

            The department works with over 1,335 schools, academies and private, voluntary and independent
            providers. Since the Health and Social Care Act 2012 more bodies commission health services for
            children; the Children's Integrated Commissioning Hub, in Adult Social Care, Health & Public
            Protection (ASCH&PP), keeps what they commission together. Children and families are heard
            through the Young People's Board and by designing services with those who use them.""",
        ),
        section(
            "Commissioning challenges",
            """The child population grows, and needs become more complex. Two models forecast the numbers of
            looked after children and of children with disabilities; a third, for the staff and skills it
            will take to manage more cases safely, is being built. Independent schools, residential homes,
            alternative provision and independent foster care are used more, and cost more. Remodelling
            Children's Care and Remodelling Social Work Practice are the answer: forecast, know the market,
            review, and design with those who use services; and depend less on agency social workers.""",
        ),
        section(
            "Regional cooperation",
            """After the Department for Education proposed regional adoption agencies in 2015, the councils
            of D2N2 (Derby, Derbyshire, Nottingham, Nottinghamshire) joined up, and since April 2019 the
            D2N2 Regional Adoption Agency runs adoption services. D2N2 also commissions care and education
            together and steps care down where it can. With all top tier councils of the East Midlands the
            Council belongs to a Regional Improvement Alliance, where they challenge one another.""",
        ),
        section(
            "Educational reform",
            """Support to Schools carries out the Council's duties: admissions and appeals, school places,
            fair access, SEND, educational psychology, and improving maintained schools that cause concern.
            The Education Improvement Service now sells its work, to schools and trusts in the county and
            increasingly to other East Midlands councils.""",
        ),
        section(
            "Departmental operating model",
            """Services support four levels of need, from before birth to 19, or to 25 with a learning
            difficulty or disability: Universal, Early Help, Targeted Early Help and Specialist. The Pathway
            to Provision says which level applies and where to turn: universal services are open to all, the
            Early Help Unit is the contact at Levels 2 and 3, and the Multi-Agency Safeguarding Hub (MASH)
            is the single point of contact at Level 4.""",
        ),
        section(
            "Improvement and change portfolio",
            """A series of programmes to improve services and what they achieve, for vulnerable children and
            families among others. Four programmes; they report to the Children and Young People's Committee
            and, where appropriate, to the Improvement and Change sub-committee.""",
        ),
        section(
            "Departmental core data set",
            """The 67 measures by which the department tells whether its services are effective, in four
            lists. The first is headed by commitment 1. The other three are all headed by commitment 2,
            including those on schools, early years and young people after 16.""",
        ),
    ]
