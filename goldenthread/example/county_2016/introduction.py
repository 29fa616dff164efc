"""The pages before the priorities in the plan for 2016-2018: who the Trust is and how it will deliver."""

from __future__ import annotations

from goldenthread.example.building import section
from goldenthread.plans.content import Section


def introduction() -> list[Section]:
    """The foreword and the four sections that follow it, in the order of the document."""
    return [
        section(
            "Foreword",
            """From the chair of the Children and Young People's Committee and of the Children's Trust
            Board.

            This plan comes when money is shorter and demand higher than ever. Every service for children,
            young people and families has to look at how to work more efficiently, and together, without
            losing sight of what changes for them.

            The Trust wants childhood and the years after it to be good ones: young people sure of their
            relationships and doing well as they grow up, with families and communities beside them.

            Services are of high quality. Ofsted's inspection in 2015 graded children's services as good.
            Over eighty-two per cent of schools were judged good or better in December 2015, as were
            sixty-five per cent of children's centres, and every residential children's home is good or
            outstanding.

            Parents, carers and communities have their part in building aspiration and resilience. The Trust
            will publish regular updates over the two years and asks for views on how to do better.""",
        ),
        section(
            "Introduction",
            """The Trust stands up for children, young people and families in Nottinghamshire, the most
            vulnerable above all: everyone aged 0-19, care leavers of 20 and over, and young people up to 25
            with learning difficulties, special educational needs or disabilities.

            The plan names the areas where working together will make the most difference, and says what
            will be delivered in two years and what should change as a result. Annual Continuous Improvement
            Plans give the detail.

            The four priorities fit the Health and Wellbeing Strategy (2014-2017); this plan is the delivery
            plan for its section on children and young people, including the Health and Wellbeing Board's
            two key priorities of child sexual exploitation and emotional health and wellbeing. They rest on
            the evidence of the Joint Strategic Needs Assessment, and were consulted on with the
            Nottinghamshire Safeguarding Children Board, with front line staff and managers at roadshows,
            and with children and young people through the Young People's Board. Links to other strategies
            and plans will be kept up to date while the plan runs.""",
        ),
        section(
            "About the Children's Trust",
            """The Trust's ambition is a county where children are safe and happy, where everyone has a good
            life and everyone can do as well as they are able.

            The law does not require a Trust. It is the way the County Council and named partners, health
            among them, meet their duty to cooperate to improve children's wellbeing; the plan gives its
            source as section 10 of the Children Act 2010. The Trust reports to the Nottinghamshire Health
            and Wellbeing Board and answers to it for this plan. From April 2016 there is a Board, a
            strategic network that shares information and agrees priorities, and an Executive, which is
            responsible for delivery and reports regularly to the Board. The Nottinghamshire Safeguarding
            Children Board scrutinises and challenges the Trust's work.

            On the Board: Nottinghamshire County Council, Nottinghamshire Police, district and borough
            councils, clinical commissioning groups, education trust boards, and the Nottinghamshire
            Safeguarding Children Board.

            Eight principles: build trust and openness; seek the views of children, families and
            communities; be clear about priorities and plan and commission around them; look for
            commissioning and delivery that can be shared; be flexible; get value for money from activities
            and meetings; decide on evidence of need and likely effect; and tell people what we do.""",
        ),
        section(
            "How we will deliver the plan",
            """National policy, tight money, rising demand and closer regulation are all changing children's
            services. There will be fewer kinds of service and fewer people to provide them, and more will
            be done online. So far quality has held or improved; keeping it there is the hardest task.

            It takes a clear vision; a better understanding of local need; services delivered in different
            ways by different suppliers, for value; a workforce that is ready; and children and families who
            help to design what is offered.

            Working in partnership has already brought the Multi Agency Safeguarding Hub (MASH), the Family
            Nurse Partnership and, in November 2015, the Family Service. Next come integrated teams of
            several professions under one roof in the north, centre and south of the county, sharing one
            point of access, training and information.""",
        ),
        section(
            "Nottinghamshire's current performance",
            """Twelve key performance indicators show how the county stands against the national average.
            Progress reports on the plan and its indicators will be published every six months and discussed
            by the Children's Trust Board.""",
        ),
    ]
